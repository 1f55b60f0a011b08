//! Source text: bytes go in, text with byte places and a line index comes out.

mod import;
mod lines;
mod place;
mod shared;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

pub use import::{Files, MAX_FILES, Nowhere, RULES, bring_progressions, load};
pub use lines::LineIndex;
pub use place::{FileId, Place, Span};
pub use shared::Shared;

use crate::diagnostic::{Concerns, Diagnostic, MAX_FINDINGS, Rule, Severity, Theme};

/// The largest file that is read: 64 MiB, months of training thousands of times over.
pub const MAX_FILE: usize = 64 * 1024 * 1024;

/// The text of a routine's file, and of those that it imports, one after the other: every byte of
/// any of them has one place. Messages name each file as it was given.
#[derive(Debug)]
pub struct Source {
    text: String,
    files: Vec<SourceFile>,
    /// The places of the files in the order in which they are read: what is imported comes first.
    order: Vec<usize>,
    lines: OnceLock<LineIndex>,
}

/// One file of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Its path as given, or `<stdin>`.
    pub name: String,
    /// Its bytes in the text of the source.
    pub span: Span,
    /// Where it is brought in, if it is.
    pub by: Option<Span>,
    /// Where it lies, whatever links lead to it; none where it is no file that could be changed.
    pub path: Option<PathBuf>,
}

impl SourceFile {
    /// Whether it is of the standard library, and not of the project.
    #[must_use]
    pub fn is_of_the_library(&self) -> bool {
        self.name.starts_with('<') && self.by.is_some()
    }
}

/// Where a byte of a source is, for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position<'s> {
    /// The file's name.
    pub file: &'s str,
    /// The line in the file, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
    /// The byte in the file.
    pub offset: u32,
}

impl Source {
    /// A source from text that is already known to be UTF-8.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            files: vec![SourceFile {
                name: name.into(),
                span: Span::of(0, text.len()),
                by: None,
                path: None,
            }],
            order: vec![0],
            text,
            lines: OnceLock::new(),
        }
    }

    /// Adds a file that is imported; its place among the files comes back with what is wrong with
    /// its bytes.
    pub fn append(
        &mut self,
        name: impl Into<String>,
        bytes: Vec<u8>,
        by: Span,
    ) -> (usize, Vec<Diagnostic>) {
        let (other, mut problems) = Self::decode(name, bytes, FileId::ROUTINE);
        self.text.push('\n');
        let start = self.text.len();
        self.text.push_str(&other.text);
        for place in problems.iter_mut().flat_map(Diagnostic::places_mut) {
            place.span = Span::of(
                start + place.span.start as usize,
                start + place.span.end as usize,
            );
        }
        let name = other.files.into_iter().next().map(|file| file.name);
        self.files.push(SourceFile {
            name: name.unwrap_or_default(),
            span: Span::of(start, self.text.len()),
            by: Some(by),
            path: None,
        });
        self.lines = OnceLock::new();
        (self.files.len() - 1, problems)
    }

    /// The same with `text` in the place of `span`, which is of one file.
    #[must_use]
    pub fn with(&self, span: Span, text: &str) -> Self {
        let grown = i64::try_from(text.len()).unwrap_or(0) - i64::from(span.end - span.start);
        let moved = |offset: u32| {
            let later = offset >= span.end;
            let moved = i64::from(offset) + if later { grown } else { 0 };
            u32::try_from(moved).unwrap_or(offset)
        };
        let file = |file: &SourceFile| SourceFile {
            name: file.name.clone(),
            span: Span::new(
                if file.span.start > span.start {
                    moved(file.span.start)
                } else {
                    file.span.start
                },
                moved(file.span.end),
            ),
            by: file.by.map(|by| Span::new(moved(by.start), moved(by.end))),
            path: file.path.clone(),
        };
        let mut whole = self.text.clone();
        whole.replace_range(span.start as usize..span.end as usize, text);
        let mut edited = Self {
            text: whole,
            files: self.files.iter().map(file).collect(),
            order: self.order.clone(),
            lines: OnceLock::new(),
        };
        bring_progressions(&mut edited);
        edited
    }

    /// Says where the file that was added last lies.
    pub fn found_at(&mut self, path: PathBuf) {
        if let Some(file) = self.files.last_mut() {
            file.path = Some(path);
        }
    }

    /// Says in which order the files are read.
    pub fn read_in(&mut self, order: Vec<usize>) {
        self.order = order;
    }

    /// The files in the order in which they are read.
    pub fn files(&self) -> impl Iterator<Item = &SourceFile> {
        self.order.iter().filter_map(|at| self.files.get(*at))
    }

    /// The file that holds byte `offset`.
    #[must_use]
    pub fn file_at(&self, offset: u32) -> Option<&SourceFile> {
        let at = self.files.partition_point(|file| file.span.start <= offset);
        self.files.get(at.saturating_sub(1))
    }

    /// Whether byte `offset` is of a file that is imported.
    #[must_use]
    pub fn is_imported(&self, offset: u32) -> bool {
        self.files
            .first()
            .is_some_and(|file| offset > file.span.end)
    }

    /// Where byte `offset` is.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position<'_> {
        let (line, column) = self.lines().position(&self.text, offset);
        let file = self.file_at(offset);
        let start = file.map_or(0, |file| file.span.start);
        Position {
            file: file.map_or("", |file| &file.name),
            line: line - self.lines().line_of(start),
            column,
            offset: offset - start,
        }
    }

    /// A source from the bytes of a file. Bytes that are not UTF-8 are each replaced by `?`, so
    /// that places stay byte offsets of the file, and are reported.
    #[must_use]
    pub fn decode(
        name: impl Into<String>,
        bytes: Vec<u8>,
        file: FileId,
    ) -> (Self, Vec<Diagnostic>) {
        if bytes.len() > MAX_FILE {
            let problem = Diagnostic::new(&FILE_TOO_LARGE, "The file is larger than 64 MiB")
                .at(Place::new(file, Span::new(0, 0)), "not read")
                .help("split the routine over several files");
            return (Self::new(name, String::new()), vec![problem]);
        }
        if is_utf16(&bytes) {
            let problem = Diagnostic::new(&NOT_UTF8, "The file is UTF-16 text")
                .at(Place::new(file, Span::new(0, 0)), "not read")
                .help("save the file as UTF-8");
            return (Self::new(name, String::new()), vec![problem]);
        }
        let mut bytes = match String::from_utf8(bytes) {
            Ok(text) => return (Self::new(name, text), Vec::new()),
            Err(error) => error.into_bytes(),
        };
        let mut problems = Vec::new();
        let mut from = 0;
        while let Some(Err(error)) = bytes.get(from..).map(std::str::from_utf8) {
            let start = from + error.valid_up_to();
            let end = error.error_len().map_or(bytes.len(), |len| start + len);
            // More than are gathered would only take room.
            if problems.len() < MAX_FINDINGS {
                problems.push(
                    Diagnostic::new(&NOT_UTF8, "The file is not UTF-8 text here")
                        .at(Place::new(file, Span::of(start, end)), "not a character")
                        .help("save the file as UTF-8"),
                );
            }
            bytes
                .iter_mut()
                .take(end)
                .skip(start)
                .for_each(|byte| *byte = b'?');
            from = end;
        }
        (
            Self::new(name, String::from_utf8_lossy(&bytes).into_owned()),
            problems,
        )
    }

    /// The name that messages give the routine's own file: its path as given, or `<stdin>`.
    #[must_use]
    pub fn name(&self) -> &str {
        self.files.first().map_or("", |file| &file.name)
    }

    /// Where the routine's own file lies, if it is one.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.files.first()?.path.as_deref()
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text at `span`, clamped to the text and to whole characters.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        span.of_text(&self.text)
    }

    /// Where each line starts; built on the first call.
    #[must_use]
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }
}

/// Whether `bytes` open with the mark of UTF-16.
fn is_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff])
}

/// Bytes that are not UTF-8.
pub static NOT_UTF8: Rule = Rule {
    name: "not-utf8",
    severity: Severity::Error,
    concerns: Concerns::Files,
    theme: Theme::Files,
    why: "A routine is UTF-8 text. A file saved in another encoding shows wrong characters in cues and \
          titles, and two editors would not agree on what it says.",
    bad: "",
    good: "routine \"Wheels\"\n",
};

/// A file over [`MAX_FILE`].
pub static FILE_TOO_LARGE: Rule = Rule {
    name: "file-too-large",
    severity: Severity::Error,
    concerns: Concerns::Files,
    theme: Theme::Files,
    why: "A file is read whole, so its size is limited: 64 MiB.",
    bad: "",
    good: "routine \"Wheels\"\n",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_16_is_told_once_and_not_read() {
        let text: Vec<u8> = "\u{feff}day 1\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let (source, problems) = Source::decode("a.leg", text, FileId::ROUTINE);
        assert_eq!((source.text(), problems.len()), ("", 1));
    }

    #[test]
    fn bytes_that_are_no_text_are_reported_in_place() {
        let (source, problems) = Source::decode(
            "a.leg",
            b"day 1\nsqu\xff\xfet 5x5\n".to_vec(),
            FileId::ROUTINE,
        );
        assert_eq!(source.text(), "day 1\nsqu??t 5x5\n");
        assert_eq!(problems.len(), 2);
        let (_, many) = Source::decode("a.leg", vec![0xff; 150_000], FileId::ROUTINE);
        assert_eq!(many.len(), MAX_FINDINGS);
        assert_eq!(
            problems[0].primary().map(|label| label.place.span),
            Some(Span::new(9, 10))
        );
    }
}
