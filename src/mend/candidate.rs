//! An edit that may mend a line, and the pieces of a line that edits are made of.

use super::Edit;
use crate::syntax::{self, Kind as Piece, Lexeme, PieceEvent, keyword};

/// What an edit does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// What a finding offers, by its place among the line's.
    Offered {
        /// Which of them.
        by: usize,
        /// Whether it is offered as sure.
        safe: bool,
    },
    /// Takes out what is one too many.
    Remove,
    /// Leaves out the last member of a list.
    Shorter,
    /// Puts in a mark that is missing.
    Insert,
    /// Puts the right closing mark in the place of a wrong one.
    Close,
    /// Exchanges two neighbours.
    Swap,
    /// Puts the nearest word that means something in the place of one that does not.
    Near,
    /// Writes a number and its unit, or its decimals, as one.
    Join,
    /// Writes as Leg does what a lifter would write in a notebook.
    Habit {
        /// What Leg has instead, in a sentence.
        fact: &'static str,
        /// Whether nothing else can be meant.
        sure: bool,
    },
    /// Does several of that at once.
    Habits {
        /// Whether each is sure.
        sure: bool,
    },
    /// Writes as Leg does a whole line as it would stand in a notebook.
    Notebook {
        /// Whether nothing of it was only guessed.
        sure: bool,
    },
    /// Writes in Leg what was in another's notation.
    Notation(&'static str),
    /// Puts in a name that is missed elsewhere, or that nothing uses.
    Named,
    /// Is not offered, but stands for what was meant.
    Assumed,
    /// Gives a number another unit.
    Unit,
    /// Makes the line a cue.
    Cue,
}

/// An edit that may mend a line.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) edit: Edit,
    pub(super) kind: Kind,
}

impl Candidate {
    pub(super) fn new(start: usize, end: usize, new: impl Into<String>, kind: Kind) -> Self {
        Self {
            edit: Edit {
                start,
                end,
                new: new.into(),
            },
            kind,
        }
    }

    /// Whether the edit, where it is the one that mends the line, is surely what was meant.
    pub(super) fn is_sure(&self) -> bool {
        matches!(
            self.kind,
            Kind::Remove
                | Kind::Close
                | Kind::Offered { safe: true, .. }
                | Kind::Habit { sure: true, .. }
                | Kind::Habits { sure: true }
                | Kind::Notebook { sure: true }
        ) || matches!(self.kind, Kind::Notation(whose) if !whose.is_empty())
    }

    /// The edited place as it is to be written, with the pieces beside it and the brackets whole.
    pub(super) fn snippet(&self, line: &str) -> String {
        let Some(new) = self.edit.applied(line) else {
            return self.edit.new.clone();
        };
        if matches!(self.kind, Kind::Notebook { .. }) {
            return new.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        // What is made a comment is no longer among the pieces.
        if self.edit.new.starts_with('#') {
            return new.get(self.edit.start..).unwrap_or("").to_owned();
        }
        let pieces = pieces(&new);
        let (from, to) = (self.edit.start, self.edit.start + self.edit.new.len());
        let mut first = pieces
            .iter()
            .rposition(|piece| {
                let end = piece.span.end as usize;
                end < from || (end == from && self.edit.new == "[")
            })
            .unwrap_or(0);
        let mut last = pieces
            .iter()
            .position(|piece| piece.span.start as usize > to)
            .unwrap_or(pieces.len().saturating_sub(1));
        let is = |at: usize, kinds: &[Piece]| {
            pieces
                .get(at)
                .is_some_and(|piece| kinds.contains(&piece.kind))
        };
        let open = |first: usize, last: usize| {
            let inside = pieces.get(first..=last).unwrap_or(&[]).iter();
            inside.fold((0i32, 0i32), |(depth, least), piece| {
                let depth = match piece.kind {
                    Piece::Open => depth + 1,
                    Piece::Close => depth - 1,
                    _ => depth,
                };
                (depth, least.min(depth))
            })
        };
        while first > 0
            && (open(first, last).1 < 0
                || is(
                    first,
                    &[Piece::Open, Piece::Comma, Piece::Sign, Piece::Operator],
                ))
        {
            first -= 1;
        }
        if first > 0 && is(first - 1, &[Piece::At]) {
            first -= 1;
        }
        // The words that open a line of a file say what it is about.
        let head = pieces.first().map_or("", |head| text(&new, head));
        if first <= 2 && keyword::words().any(|word| word == head) {
            first = 0;
        }
        let open_to = |last: usize| open(first, last).0;
        let takes = |last: usize| is(last, &[Piece::Word]) && is(last + 1, &[Piece::Open]);
        while last + 1 < pieces.len()
            && (open_to(last) > 0 || takes(last) || is(last, &[Piece::At, Piece::Comma]))
        {
            last += 1;
        }
        let ends = pieces
            .get(first)
            .zip(pieces.get(last))
            .map(|(first, last)| first.span.to(last.span));
        let written = ends.map_or("", |span| span.of_text(&new));
        written.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The pieces of one line.
pub(super) fn pieces(line: &str) -> Vec<Lexeme> {
    let mut pieces = Vec::new();
    syntax::read_pieces(line, 0, |event| {
        if let PieceEvent::Line(line) = event {
            pieces.extend_from_slice(line);
        }
    });
    pieces
}

pub(super) fn text<'l>(line: &'l str, piece: &Lexeme) -> &'l str {
    piece.span.of_text(line)
}

pub(super) fn is_mark(piece: &Lexeme) -> bool {
    matches!(
        piece.kind,
        Piece::Comma
            | Piece::Open
            | Piece::Close
            | Piece::At
            | Piece::Bar
            | Piece::Equals
            | Piece::Sign
            | Piece::Operator
            | Piece::Stray
    )
}

/// Without `piece`; what stood on both sides of it does not grow together.
pub(super) fn remove(line: &str, piece: &Lexeme) -> Option<Candidate> {
    let (start, end) = (piece.span.start as usize, piece.span.end as usize);
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let grows = line.get(..start)?.ends_with(is_name) && line.get(end..)?.starts_with(is_name);
    (!grows).then(|| Candidate::new(start, end, "", Kind::Remove))
}
