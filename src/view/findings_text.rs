//! Findings for people: each with its lines of source, drawn by miette.

use std::fmt;

use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents,
    SourceCode, SourceSpan, SpanContents,
};

use super::{cut, harmless, harmless_in_place, has_harmful};
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::source::{Source, Span};

/// How findings are drawn.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Columns.
    pub width: usize,
    /// Whether to use colour.
    pub colour: bool,
}

/// Draws findings of one source, which is made ready for the terminal once.
pub struct Renderer<'s> {
    source: &'s Source,
    /// The text with what could disturb a terminal taken out, where there is any.
    shown: Option<String>,
    handler: GraphicalReportHandler,
    /// Columns.
    width: usize,
}

impl<'s> Renderer<'s> {
    /// A renderer for `source`.
    #[must_use]
    pub fn new(source: &'s Source, style: Style) -> Self {
        let theme = if style.colour {
            GraphicalTheme::unicode()
        } else {
            GraphicalTheme::unicode_nocolor()
        };
        let handler = GraphicalReportHandler::new_themed(theme)
            .with_width(style.width)
            .with_links(false)
            .with_context_lines(1);
        let shown = has_harmful(source.text()).then(|| harmless_in_place(source.text()));
        Self {
            source,
            shown,
            handler,
            width: style.width,
        }
    }

    /// Writes `diagnostic` to `out`.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn write(&self, out: &mut impl fmt::Write, diagnostic: &Diagnostic) -> fmt::Result {
        let mut drawn = String::new();
        let report = Report {
            diagnostic,
            renderer: self,
        };
        self.handler.render_report(&mut drawn, &report)?;
        out.write_str(&cut::to_width(&drawn, self.width))?;
        out.write_str("\n\n")
    }

    fn text(&self) -> &str {
        self.shown.as_deref().unwrap_or(self.source.text())
    }

    /// A label's bytes, within the text, on whole characters and at least one of them wide.
    fn clamp(&self, label: &Label) -> (usize, usize) {
        let text = self.text();
        let mut start = (label.place.span.start as usize).min(text.len());
        let mut end = (label.place.span.end as usize)
            .clamp(start, text.len())
            .min(start + MAX_LABEL);
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        while !text.is_char_boundary(end) {
            end += 1;
        }
        if start == end && end == text.len() {
            // miette drops an empty label at the very end: point at the last character instead.
            start = text.char_indices().next_back().map_or(0, |(at, _)| at);
        }
        (start, end)
    }
}

/// The most bytes of source that are shown around a label: a few lines, or a part of a very long one.
const MAX_SHOWN: usize = 4 * 1024;

/// The most bytes that a label underlines.
const MAX_LABEL: usize = 400;

/// The part of `start..end` around `span`, on whole characters.
fn excerpt(text: &str, start: usize, end: usize, span: &SourceSpan) -> (usize, usize) {
    let mut from = span.offset().saturating_sub(80).max(start);
    let mut to = (span.offset() + span.len().min(MAX_LABEL) + 80).clamp(from, end);
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    while !text.is_char_boundary(to) {
        to += 1;
    }
    (from, to)
}

/// One diagnostic as miette sees it.
struct Report<'r, 's> {
    diagnostic: &'r Diagnostic,
    renderer: &'r Renderer<'s>,
}

impl fmt::Debug for Report<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Report<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&harmless(&self.diagnostic.message))
    }
}

impl std::error::Error for Report<'_, '_> {}

impl miette::Diagnostic for Report<'_, '_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.diagnostic.rule.name))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.diagnostic.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Advice => miette::Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let help = self.diagnostic.help.as_deref()?;
        Some(Box::new(harmless(help)))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self.renderer)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let mut labels: Vec<LabeledSpan> = self
            .diagnostic
            .labels
            .iter()
            .map(|label| {
                let (start, end) = self.renderer.clamp(label);
                let message = Some(harmless(&label.message)).filter(|message| !message.is_empty());
                let span = (start, end - start);
                if label.primary {
                    LabeledSpan::new_primary_with_span(message, span)
                } else {
                    LabeledSpan::new_with_span(message, span)
                }
            })
            .collect();
        // In the order of the text: out of it, miette shows all that lies between two labels.
        labels.sort_by_key(LabeledSpan::offset);
        Some(Box::new(labels.into_iter()))
    }
}

/// Reads a few lines around a span by the source's own line index, however long the file is.
impl SourceCode for Renderer<'_> {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (text, lines) = (self.text(), self.source.lines());
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let last_byte = offset(span.offset() + span.len().saturating_sub(1));
        let file = self.source.file_at(offset(span.offset()));
        let (name, file) = file.map_or(("", Span::default()), |file| {
            (file.name.as_str(), file.span)
        });
        // Of two files nothing is shown in one piece.
        if last_byte > file.end.max(file.start) {
            return Err(MietteError::OutOfBounds);
        }
        let file_line = lines.line_of(file.start);
        let first = lines
            .line_of(offset(span.offset()))
            .saturating_sub(before)
            .max(file_line);
        let last = lines.line_of(last_byte) + after;
        let start = lines.start_of(first) as usize;
        let end = if last + 1 < lines.count() {
            (lines.start_of(last + 1) as usize).min(file.end as usize)
        } else {
            file.end as usize
        };
        let (start, end) = if end - start > MAX_SHOWN {
            excerpt(text, start, end, span)
        } else {
            (start, end)
        };
        let (first, last) = (
            lines.line_of(offset(start)),
            last.min(lines.line_of(offset(end.saturating_sub(1).max(start)))),
        );
        let shown = text.get(start..end).ok_or(MietteError::OutOfBounds)?;
        // Asked for no context, miette wants the column to name in the heading.
        let column = if before + after == 0 {
            text.get(start..span.offset())
                .map_or(0, |before| before.chars().count())
        } else {
            0
        };
        let contents = MietteSpanContents::new_named(
            harmless(name),
            shown.trim_end_matches(['\n', '\r']).as_bytes(),
            (start, end - start).into(),
            first - file_line,
            column,
            last + 1 - first,
        );
        Ok(Box::new(contents))
    }
}
