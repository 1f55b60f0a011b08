//! An edit that may mend a line, and the pieces of a line that edits are made of.

use super::Edit;
use super::kept::{self, May};
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
        /// Whether it takes a number out, or puts another in its place.
        drops: bool,
    },
    /// Takes out what is one too many.
    Remove {
        /// Whether it can say nothing.
        sure: bool,
    },
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
    /// Makes sets by reps of figures that stand together.
    Split,
    /// Writes as Leg does what a lifter would write in a notebook.
    Habit {
        /// What Leg has instead, in a sentence.
        fact: &'static str,
        /// Whether nothing else can be meant.
        sure: bool,
        /// Whether it makes a comment of what says something only to the reader.
        comments: bool,
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
    /// Writes as a requirement what asks for one.
    Wish,
    /// Puts in a name that is missed elsewhere, or that nothing uses.
    Named,
    /// Is not offered, but stands for what was meant.
    Assumed,
    /// Gives a number another unit.
    Unit,
    /// Makes the line a cue.
    Cue,
    /// Begins a line of its own for what stands behind an exercise.
    Parted,
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
            Kind::Close
                | Kind::Remove { sure: true }
                | Kind::Offered { safe: true, .. }
                | Kind::Habit { sure: true, .. }
                | Kind::Habits { sure: true }
                | Kind::Notebook { sure: true }
        ) || matches!(self.kind, Kind::Notation(whose) if !whose.is_empty())
    }

    /// Whether no number goes or becomes another by it.
    pub(super) fn keeps_numbers(&self) -> bool {
        let opens_day = self.edit.new.trim_start().starts_with("day ");
        !opens_day
            && !matches!(
                self.kind,
                Kind::Assumed
                    | Kind::Shorter
                    | Kind::Split
                    | Kind::Swap
                    | Kind::Cue
                    | Kind::Offered { drops: true, .. }
                    | Kind::Habit { comments: true, .. }
                    | Kind::Habits { .. }
                    | Kind::Unit
                    | Kind::Near
                    | Kind::Wish
                    | Kind::Notation(_)
                    | Kind::Notebook { .. }
            )
    }

    /// Whether all that `line` says is still there after the edit, but for what it is told to change.
    pub(super) fn keeps(&self, line: &str) -> bool {
        let Some(after) = self.edit.applied(line) else {
            return false;
        };
        match self.kind {
            // What is not offered, or says itself what goes; what several do is looked at one by one.
            Kind::Assumed
            | Kind::Shorter
            | Kind::Offered { drops: true, .. }
            | Kind::Habits { .. }
            | Kind::Cue
            | Kind::Split
            // The same letters and figures in another order.
            | Kind::Swap
            | Kind::Parted => true,
            // A day has a number, and its title is its own.
            Kind::Habit { .. } if after.trim_start().starts_with("day ") => {
                kept::numbers(line, &after, May::Add)
            }
            Kind::Habit { comments: true, .. } => kept::words(line, &after),
            Kind::Unit | Kind::Near => kept::numbers(line, &after, May::DropUnits),
            Kind::Offered { .. } => kept::numbers(line, &after, May::ChangeUnits),
            // Names are among what it writes anew; a mark within a word parts what is still there.
            Kind::Named | Kind::Insert => kept::numbers(line, &after, May::Count),
            // `3x5 AMRAP last set` is two groups.
            Kind::Notebook { .. } | Kind::Wish => kept::numbers(line, &after, May::Add),
            Kind::Notation(whose) if !whose.is_empty() => {
                kept::numbers(line, &after, May::DropUnits) && kept::words(line, &after)
            }
            _ => kept::numbers(line, &after, May::Count) && kept::words(line, &after),
        }
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
        if self.edit.new.trim_start().starts_with('#') {
            let comment = new.get(self.edit.start..).unwrap_or("");
            return comment.trim().to_owned();
        }
        if self.kind == Kind::Parted {
            let own = line.get(self.edit.end..).unwrap_or("");
            return own.split('#').next().unwrap_or("").trim().to_owned();
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
        // A comment that is made beside other things is told with them.
        let end = ends.map_or(0, |span| span.end as usize);
        let written = match new.get(end..).filter(|_| self.edit.new.contains('#')) {
            Some(comment) if comment.trim_start().starts_with('#') => {
                format!("{written} {}", comment.trim())
            }
            _ => written.to_owned(),
        };
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
    // A `+` is "or more", a `"` may be seconds.
    let sure = !text(line, piece).starts_with(['+', '-', '*', '"', '\'', '”', '’', '″', '′']);
    (!grows).then(|| Candidate::new(start, end, "", Kind::Remove { sure }))
}
