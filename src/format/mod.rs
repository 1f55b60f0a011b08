//! The one layout of a routine: a text goes in; what to change between its pieces comes out.
//!
//! Only blanks and line ends are ever changed, so no word and no comment can be lost. A line with
//! a fault in its form is left as it is, byte for byte.
//!
//! - What belongs to a section or to the line above it is indented by two.
//! - A paragraph, the lines without a blank line between them, is laid out together: its lines of
//!   a kind have their columns one below the other, two blanks after the widest. A long one sets
//!   no column.
//! - Comments behind lines that follow each other are one below the other; one on a line of its
//!   own stands as a line beside it.
//! - Blank lines are kept, one of a run; every line end stays what it is.

mod cells;
mod columns;
mod gap;
mod page;

use crate::diagnostic::Edit;
use crate::source::{FileId, MAX_FILE, Place, Span};
use crate::syntax::{PieceEvent, read_pieces};

/// The changes that lay out `text`, first to last, none touching another. Each puts blanks, or a
/// line end, in place of blanks.
#[must_use]
pub fn edits(text: &str) -> Vec<Edit> {
    lay_out(text).0
}

/// The same, and how many lines are left as they are, for a fault in their form or below a line with one.
fn lay_out(text: &str) -> (Vec<Edit>, usize) {
    let (edits, left) = page::lay_out(text);
    let grown: usize = edits.iter().map(|edit| edit.text.len()).sum();
    if text.len() + grown > MAX_FILE {
        // It could not be read again.
        return (Vec::new(), left);
    }
    (edits, left)
}

/// The same for the lines that `span` touches alone: their columns are still those of the whole.
#[must_use]
pub fn edits_within(text: &str, span: Span) -> Vec<Edit> {
    let is_end = |c: char| c == '\n' || c == '\r';
    let before = Span::new(0, span.start).of_text(text);
    let start = before.rfind(is_end).map_or(0, |at| at + 1);
    let after = Span::of(span.end as usize, text.len()).of_text(text);
    let end = after
        .find(is_end)
        .map_or(text.len(), |at| span.end as usize + at);
    let lines = Span::of(start, end);
    let mut edits = edits(text);
    edits.retain(|edit| lines.start <= edit.place.span.start && edit.place.span.end <= lines.end);
    edits
}

/// `text` in its layout.
#[must_use]
pub fn formatted(text: &str) -> String {
    laid_out(text).0
}

/// The same, and how many lines are left as they are, for a fault in their form or below a line with one.
#[must_use]
pub fn laid_out(text: &str) -> (String, usize) {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut from = 0;
    let (edits, left) = lay_out(text);
    for edit in edits {
        out.push_str(Span::new(from, edit.place.span.start).of_text(text));
        out.push_str(&edit.text);
        from = edit.place.span.end;
    }
    out.push_str(Span::of(from as usize, text.len()).of_text(text));
    (out, left)
}

/// `text`, a part of a line, with its pieces as far apart as they always are: what is laid out otherwise
/// reads the same. Comments are left out.
#[must_use]
pub(crate) fn in_words(text: &str) -> String {
    let mut words = String::new();
    read_pieces(text, 0, |event| {
        let pieces = match event {
            PieceEvent::Line(pieces) => pieces,
            PieceEvent::TooLong(span) => {
                words.push_str(span.of_text(text));
                return;
            }
        };
        let (mut earlier, mut last) = (None, None);
        for piece in pieces {
            if let Some(last) = last {
                let is_apart = gap::is_blank_in_words(text, earlier, last, *piece);
                words.push_str(if is_apart { " " } else { "" });
            }
            words.push_str(piece.span.of_text(text));
            (earlier, last) = (last, Some(*piece));
        }
    });
    words
}

/// Puts so many blanks in place of what is at `span`, unless they are there.
fn put(text: &str, span: Span, blanks: usize, edits: &mut Vec<Edit>) {
    let now = span.of_text(text);
    if now.len() != blanks || !now.bytes().all(|byte| byte == b' ') {
        edits.push(edit(span, " ".repeat(blanks)));
    }
}

fn edit(span: Span, text: impl Into<String>) -> Edit {
    Edit {
        place: Place::new(FileId::ROUTINE, span),
        text: text.into(),
    }
}

/// What parts pieces: a no-break space too, which looks like a blank.
const BLANKS: [char; 3] = [' ', '\t', '\u{a0}'];

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn words_are_as_far_apart_however_they_are_laid_out() {
        for (written, words) in [
            (
                "require calves  before quads,hams # first",
                "require calves before quads, hams",
            ),
            ("linear[2.5,tries=2]", "linear[2.5, tries = 2]"),
            ("load=load+k", "load = load + k"),
            ("load = -k*2", "load = -k * 2"),
            ("2*( week-1 )", "2 * (week - 1)"),
            ("reps>=8", "reps >= 8"),
            ("quads 10-20 sets", "quads 10-20 sets"),
            ("profile \"a  #b\"", "profile \"a  #b\""),
        ] {
            assert_eq!(in_words(written), words);
            assert_eq!(in_words(words), words);
        }
    }
}
