//! Habits of writing: the pieces of a line as it would stand in a notebook go in; the edits that
//! write it as Leg does come out.

mod header;
mod heading;
mod opening;
mod parted;
mod sets;
mod values;

use super::candidate::{Candidate, Kind, text};
use crate::quantity::Unit;
use crate::syntax::{Kind as Piece, Lexeme};

pub(super) use parted::parted;
pub(super) use sets::SIDES;
pub(super) use values::{CALLS, WAYS};

/// A line, the pieces of it before a comment in another's manner, and the edits found so far.
struct Line<'l> {
    text: &'l str,
    pieces: &'l [Lexeme],
    /// The number or weekday that a day opened here would have.
    next_day: String,
    found: Vec<Candidate>,
    /// The last piece of sets that are said in words.
    sets_end: Option<usize>,
}

/// The edits of all habits that a line shows; `next_day` is the number or weekday of a day opened here.
pub(super) fn habits(line: &str, pieces: &[Lexeme], next_day: String) -> Vec<Candidate> {
    let mut it = Line {
        text: line,
        pieces,
        next_day,
        found: Vec::new(),
        sets_end: None,
    };
    it.comment();
    it.bullet();
    it.day();
    if it.found.is_empty() {
        it.heading();
    }
    it.header();
    it.marks_of_time();
    it.other_units();
    it.parted_units();
    it.sets_of();
    it.sets();
    it.until_failure();
    it.each();
    it.arguments();
    it.brackets();
    it.decimals_in_lists();
    it.added_weight();
    it.loads();
    it.bare_load();
    it.share_of_max();
    it.found
}

/// The edits that make points of the commas of decimals in lists.
pub(super) fn decimals(line: &str, pieces: &[Lexeme]) -> Vec<Candidate> {
    let mut it = Line {
        text: line,
        pieces,
        next_day: String::new(),
        found: Vec::new(),
        sets_end: None,
    };
    it.decimals_in_lists();
    it.found
}

/// One edit that makes all of `edits` that do not overlap; `None` where that is fewer than two.
pub(super) fn all_at_once(line: &str, edits: &[Candidate]) -> Option<Candidate> {
    let mut sorted: Vec<&Candidate> = edits.iter().filter(|edit| edit.keeps(line)).collect();
    sorted.sort_by_key(|candidate| (candidate.edit.start, candidate.edit.end));
    let first = sorted.first()?.edit.start;
    let (mut new, mut end, mut count) = (String::new(), first, 0);
    for candidate in sorted {
        let edit = &candidate.edit;
        if edit.start < end {
            continue;
        }
        new.push_str(line.get(end..edit.start)?);
        new.push_str(&edit.new);
        end = edit.end;
        count += 1;
    }
    let sure = edits.iter().all(Candidate::is_sure);
    (count > 1).then(|| Candidate::new(first, end, new, Kind::Habits { sure }))
}

impl<'l> Line<'l> {
    fn str(&self, at: usize) -> &'l str {
        self.pieces
            .get(at)
            .map_or("", |piece| text(self.text, piece))
    }

    fn lower(&self, at: usize) -> String {
        self.str(at).to_lowercase()
    }

    fn is(&self, at: usize, kind: Piece) -> bool {
        self.pieces.get(at).is_some_and(|piece| piece.kind == kind)
    }

    /// Whether a piece stands right against the one before it.
    fn is_glued(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.pieces.get(at));
        let piece = self.pieces.get(at);
        before
            .zip(piece)
            .is_some_and(|(before, piece)| before.span.end == piece.span.start)
    }

    /// Puts `new` in the place of the pieces `from` up to `to`, the last one too.
    fn put(
        &mut self,
        (from, to): (usize, usize),
        new: impl Into<String>,
        fact: &'static str,
        sure: bool,
    ) {
        if let (Some(first), Some(last)) = (self.pieces.get(from), self.pieces.get(to)) {
            let (start, end) = (first.span.start as usize, last.span.end as usize);
            self.edit(start, end, new, fact, sure);
        }
    }

    fn edit(
        &mut self,
        start: usize,
        end: usize,
        new: impl Into<String>,
        fact: &'static str,
        sure: bool,
    ) {
        self.add(Candidate::new(
            start,
            end,
            new,
            Kind::Habit {
                fact,
                sure,
                comments: false,
            },
        ));
    }

    /// Writes the whole line anew, where it differs.
    fn rewrite(&mut self, new: &str, fact: &'static str, sure: bool) {
        let same = |(one, two): &(char, char)| one == two;
        let chars = self.text.chars().zip(new.chars());
        let start: usize = chars.take_while(same).map(|(c, _)| c.len_utf8()).sum();
        let rest = |text: &'_ str| text.get(start..).unwrap_or("").to_owned();
        let (before, after) = (rest(self.text), rest(new));
        let chars = before.chars().rev().zip(after.chars().rev());
        let shared: usize = chars.take_while(same).map(|(c, _)| c.len_utf8()).sum();
        let end = self.text.len() - shared;
        let new = after.get(..after.len() - shared).unwrap_or("");
        self.edit(start, end, new, fact, sure);
    }

    fn add(&mut self, candidate: Candidate) {
        if candidate
            .edit
            .applied(self.text)
            .is_some_and(|new| new != self.text)
        {
            self.found.push(candidate);
        }
    }

    /// The unit that a word is, or is in the habit of being.
    fn unit(&self, at: usize) -> Option<&'static str> {
        let word = self.lower(at);
        let unit = Unit::meant(&word).filter(|_| self.is(at, Piece::Word));
        unit.map(Unit::word)
    }
}
