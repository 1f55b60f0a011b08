//! An open file: its text as the editor has it, and places in it as the protocol counts them.

use std::path::PathBuf;
use std::rc::Rc;

use gen_lsp_types::{Position, PositionEncodingKind, Range};
use serde::Deserialize;

use crate::check::{Before, Checked};
use crate::source::{LineIndex, Span};

/// What a column counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// Bytes.
    Utf8,
    /// Halves of a character count two, as they do for the protocol unless agreed otherwise.
    Utf16,
}

impl Encoding {
    pub(super) const fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
        }
    }

    /// How wide `text` is.
    pub(super) fn width(self, text: &str) -> u32 {
        let width = match self {
            Self::Utf8 => text.len(),
            Self::Utf16 if text.is_ascii() => text.len(),
            Self::Utf16 => text.chars().map(char::len_utf16).sum(),
        };
        u32::try_from(width).unwrap_or(u32::MAX)
    }

    /// The byte of `line` at a column: the start of the character that it cuts, the end of the
    /// line where it lies beyond.
    fn byte(self, line: &str, column: u32) -> usize {
        let mut left = column as usize;
        for (at, c) in line.char_indices() {
            let width = match self {
                Self::Utf8 => c.len_utf8(),
                Self::Utf16 => c.len_utf16(),
            };
            if left < width {
                return at;
            }
            left -= width;
        }
        line.len()
    }
}

/// The byte of `text` at a position, clamped to the text.
pub(super) fn offset(text: &str, lines: &LineIndex, at: Position, encoding: Encoding) -> usize {
    let line = at.line as usize;
    if line >= lines.count() {
        return text.len();
    }
    let start = lines.start_of(line) as usize;
    start + encoding.byte(line_of(text, lines, line), at.character)
}

/// A line of `text` without its end.
fn line_of<'t>(text: &'t str, lines: &LineIndex, line: usize) -> &'t str {
    let start = lines.start_of(line) as usize;
    let end = if line + 1 < lines.count() {
        lines.start_of(line + 1) as usize
    } else {
        text.len()
    };
    text.get(start..end)
        .unwrap_or("")
        .trim_end_matches(['\n', '\r'])
}

/// The position of byte `offset` of `text`, within its line.
pub(super) fn position(text: &str, lines: &LineIndex, offset: u32, encoding: Encoding) -> Position {
    let line = lines.line_of(offset);
    let start = lines.start_of(line) as usize;
    let mut end = (offset as usize).min(text.len()).max(start);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let before = text.get(start..end).unwrap_or("");
    Position {
        line: u32::try_from(line).unwrap_or(u32::MAX),
        character: encoding.width(before.trim_end_matches(['\n', '\r'])),
    }
}

/// A change of an open file.
#[derive(Debug, Deserialize)]
pub(super) struct Change {
    /// What is replaced; all of it where it is not said.
    range: Option<Range>,
    text: String,
}

/// An open file.
pub(super) struct Document {
    /// Its path, where it has one.
    pub(super) path: Option<PathBuf>,
    /// That path without links: other files import it by this one.
    pub(super) resolved: Option<PathBuf>,
    pub(super) text: String,
    pub(super) lines: LineIndex,
    pub(super) version: Option<i32>,
    /// What is known of the text as it stands.
    pub(super) checked: Option<Rc<Checked>>,
    /// What is known of it as it was when it was last checked.
    pub(super) before: Before,
}

impl Document {
    pub(super) fn new(path: Option<PathBuf>, text: String, version: Option<i32>) -> Self {
        let resolved = path.as_ref().map(|path| {
            let folder = path.parent().and_then(|folder| folder.canonicalize().ok());
            let named = || Some(folder?.join(path.file_name()?));
            path.canonicalize()
                .ok()
                .or_else(named)
                .unwrap_or_else(|| path.clone())
        });
        Self {
            path,
            resolved,
            lines: LineIndex::new(&text),
            text,
            version,
            checked: None,
            before: Before::default(),
        }
    }

    /// Makes a change; a range that is turned round is turned back.
    pub(super) fn change(&mut self, change: Change, encoding: Encoding) {
        match change.range {
            None => self.text = change.text,
            Some(range) => {
                let span = self.bytes(range, encoding);
                self.text
                    .replace_range(span.start as usize..span.end as usize, &change.text);
            }
        }
        self.lines = LineIndex::new(&self.text);
        self.checked = None;
    }

    /// The byte at a position.
    pub(super) fn offset(&self, at: Position, encoding: Encoding) -> u32 {
        u32::try_from(offset(&self.text, &self.lines, at, encoding)).unwrap_or(u32::MAX)
    }

    /// The bytes of a range.
    pub(super) fn bytes(&self, range: Range, encoding: Encoding) -> Span {
        let (one, other) = (
            self.offset(range.start, encoding),
            self.offset(range.end, encoding),
        );
        Span::new(one.min(other), one.max(other))
    }

    /// The range of some bytes.
    pub(super) fn range(&self, span: Span, encoding: Encoding) -> Range {
        Range {
            start: position(&self.text, &self.lines, span.start, encoding),
            end: position(&self.text, &self.lines, span.end.max(span.start), encoding),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    #[test]
    fn columns_count_in_either_encoding_and_are_clamped() {
        let text = "aé😀b\r\nc\rd";
        let lines = LineIndex::new(text);
        for (encoding, position, byte) in [
            (Encoding::Utf16, at(0, 2), 3),
            (Encoding::Utf16, at(0, 3), 3),
            (Encoding::Utf16, at(0, 4), 7),
            (Encoding::Utf16, at(0, 99), 8),
            (Encoding::Utf8, at(0, 3), 3),
            (Encoding::Utf8, at(0, 5), 3),
            (Encoding::Utf8, at(0, 7), 7),
            (Encoding::Utf8, at(1, u32::MAX), 11),
            (Encoding::Utf8, at(2, 0), 12),
            (Encoding::Utf8, at(9, 0), 13),
        ] {
            assert_eq!(
                offset(text, &lines, position, encoding),
                byte,
                "{position:?}"
            );
        }
    }

    #[test]
    fn a_position_comes_back_from_its_byte() {
        let text = "aé😀b\r\nc\rd";
        let lines = LineIndex::new(text);
        for encoding in [Encoding::Utf8, Encoding::Utf16] {
            for (byte, c) in text.char_indices().filter(|(_, c)| !c.is_control()) {
                let place = position(text, &lines, Span::of(byte, byte).start, encoding);
                assert_eq!(offset(text, &lines, place, encoding), byte, "{c:?}");
            }
        }
    }
}
