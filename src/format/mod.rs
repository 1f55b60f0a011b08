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
