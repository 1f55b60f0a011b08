//! Numbers and schemes: the text of a piece goes in, exact values come out, and what is wrong
//! with them is reported.

mod amount;
mod rules;
mod scheme;

pub use amount::{Amount, MAX_COUNT};
pub use rules::{
    ALL, NOT_WHOLE, REVERSED_RANGE, TOO_LARGE, TOO_MANY_SEGMENTS, TOO_PRECISE, UNKNOWN_UNIT,
    WRONG_UNIT, ZERO_COUNT,
};
pub use scheme::{Bout, MAX_SEGMENTS, Scheme};

use super::ast::{Ast, Term, TermKind};
use super::lexeme::{self, Event};
use crate::diagnostic::{Diagnostic, Findings, Rule, joined};
use crate::source::{FileId, Place, Span};

/// A tree with its text, for looking up what spans say and reporting on it.
pub struct Reader<'a, 'f> {
    /// The text that the spans are of.
    pub text: &'a str,
    /// The file it is.
    pub file: FileId,
    /// The tree.
    pub ast: &'f Ast,
    /// Where reports go.
    pub findings: &'f mut Findings,
}

impl<'a> Reader<'a, '_> {
    /// The text of a span.
    #[must_use]
    pub fn str(&self, span: Span) -> &'a str {
        span.of_text(self.text)
    }

    /// Whether `term` is the word `word`.
    #[must_use]
    pub fn is_word(&self, term: Term, word: &str) -> bool {
        term.kind == TermKind::Word && self.str(term.span) == word
    }

    /// The text of a string without its quotes.
    #[must_use]
    pub fn unquoted(&self, span: Span) -> &'a str {
        self.str(span)
            .trim_matches(['"', '“', '”', '„', '«', '»', '‘', '’', '\''])
            .trim()
    }

    /// A place of this file.
    #[must_use]
    pub const fn place(&self, span: Span) -> Place {
        Place::new(self.file, span)
    }

    /// The line that holds `span`, with its end.
    #[must_use]
    pub fn line_of(&self, span: Span) -> Span {
        let before = self.text.get(..span.start as usize).unwrap_or("");
        let after = self.text.get(span.end as usize..).unwrap_or("");
        let start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
        let end = after.find('\n').map_or(after.len(), |at| at + 1);
        Span::of(start, span.end as usize + end)
    }

    /// What goes with the statement at `span` when it is taken out: its line, or where a comment stands
    /// behind it, all before that.
    #[must_use]
    pub fn statement_of(&self, span: Span) -> Span {
        let line = self.line_of(span);
        let mut said = line;
        lexeme::read(line.of_text(self.text), line.start, |event| {
            if let (Event::Line([first, .., last]), true) = (event, said == line) {
                said = first.span.to(last.span);
            }
        });
        let behind = Span::new(said.end, line.end).of_text(self.text);
        let comment = behind.trim_start();
        if comment.starts_with('#') {
            Span::new(said.start, line.end - Span::of(0, comment.len()).end)
        } else {
            line
        }
    }

    /// Reports a finding.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.findings.push(diagnostic);
    }

    /// Reports `rule` at `span`.
    pub fn fault(
        &mut self,
        rule: &'static Rule,
        span: Span,
        message: impl Into<String>,
        label: &str,
        help: impl Into<String>,
    ) {
        let place = self.place(span);
        self.report(Diagnostic::new(rule, message).at(place, label).help(help));
    }

    /// Reports that `word`, at `span`, is no known `what`, with the nearest that is.
    pub fn unknown<'n>(
        &mut self,
        rule: &'static Rule,
        what: &str,
        span: Span,
        known: impl IntoIterator<Item = &'n str>,
    ) {
        let word = self.str(span);
        let place = self.place(span);
        // Not even gathered where there is no looking for one any more.
        let known: Vec<&str> = if self.findings.look_for_names() {
            known.into_iter().collect()
        } else {
            Vec::new()
        };
        let near = self.findings.nearest(word, known.iter().copied());
        let mut diagnostic = Diagnostic::new(rule, format!("There is no {what} called `{word}`"))
            .at(place, "not known");
        if near.is_none() && (1..=MAX_LISTED).contains(&known.len()) {
            diagnostic = diagnostic.help(format!("there is {}", list(known)));
        }
        self.report(diagnostic.suggest(place, near));
    }
}

/// How many names are told where none of them is near.
const MAX_LISTED: usize = 6;

/// What stands before the first ASCII `mark` in `text`, and what after it: for the few bytes of a
/// number this takes half the time of `split_once`.
fn parted_at(text: &str, mark: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == mark)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// `a, b and c`
pub fn list<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    joined(&words, "and")
}
