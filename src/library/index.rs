//! Where each declaration of the standard library stands in its text, and the pieces of its lines, as
//! `build.rs` found them.

use crate::source::Span;
use crate::syntax::Lexeme;

const TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/library.leg"));

/// The whole standard library, as one text.
#[must_use]
pub const fn text() -> &'static str {
    TEXT
}

/// A declaration under one of the names that it answers to.
#[derive(Debug)]
pub(super) struct Row {
    name: (u32, u32),
    start: u32,
    head: u32,
    below: u32,
    end: u32,
}

impl Row {
    /// The name.
    pub(super) fn name(&self) -> &'static str {
        Span::new(self.name.0, self.name.1).of_text(TEXT)
    }

    /// The line that opens it, without its other names, which the index has.
    pub(super) const fn head(&self) -> Span {
        Span::new(self.start, self.head)
    }

    /// The lines below that: variants and cues.
    pub(super) const fn below(&self) -> Span {
        Span::new(self.below, self.end)
    }

    /// The name that it was declared by.
    pub(super) fn proper_name(&self) -> &'static str {
        self.head()
            .of_text(TEXT)
            .split_ascii_whitespace()
            .nth(1)
            .unwrap_or(self.name())
    }
}

/// The pieces of some whole lines of the text.
pub(super) fn pieces(lines: Span) -> &'static [Lexeme] {
    let first = PIECES.partition_point(|piece| piece.span.start < lines.start);
    let last = PIECES.partition_point(|piece| piece.span.start < lines.end);
    PIECES.get(first..last).unwrap_or(&[])
}

mod tables {
    use super::Row;
    use crate::source::Span;
    use crate::syntax::{Kind, Lexeme};

    const fn p(kind: Kind, start: u32, end: u32) -> Lexeme {
        Lexeme {
            kind,
            span: Span::new(start, end),
        }
    }

    include!(concat!(env!("OUT_DIR"), "/library_index.rs"));
}

pub(super) use tables::{
    EXERCISES, EXERCISES_IN_ORDER, GEAR, GEAR_IN_ORDER, MUSCLES, MUSCLES_IN_ORDER, PIECES,
};

/// Every name that the declaration of `row` answers to, its own left out.
pub(super) fn other_names(
    table: &'static [Row],
    row: &'static Row,
) -> impl Iterator<Item = &'static str> {
    let own = row.proper_name();
    table
        .iter()
        .filter(move |other| other.start == row.start)
        .map(Row::name)
        .filter(move |name| *name != own)
}

/// The row of a sorted table that answers to `name`.
pub(super) fn find(table: &'static [Row], name: &str) -> Option<&'static Row> {
    let at = table.binary_search_by(|row| row.name().cmp(name)).ok()?;
    table.get(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_declarations_answer_to_one_name() {
        for table in [EXERCISES, MUSCLES] {
            for pair in table.windows(2) {
                assert_ne!(pair[0].name(), pair[1].name());
            }
        }
    }
}
