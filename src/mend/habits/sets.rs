//! Sets as they stand in a notebook: what is counted, to where, and for which side.

use super::Line;
use crate::syntax::Kind as Piece;

/// Words for a side of the body, and the one that `each` takes.
const SIDES: &[(&str, &str)] = &[
    ("leg", "leg"),
    ("legs", "leg"),
    ("arm", "arm"),
    ("arms", "arm"),
    ("side", "side"),
    ("sides", "side"),
    ("s", "side"),
    ("hand", "hand"),
    ("hands", "hand"),
];

impl Line<'_> {
    /// `plank 3x60 sec`
    pub(super) fn parted_units(&mut self) {
        for at in 1..self.pieces.len() {
            let is_number =
                self.is(at - 1, Piece::Scheme) || self.is(at - 1, Piece::Amount) && at == 2;
            if let Some(unit) = self.unit(at).filter(|_| is_number && !self.is_glued(at)) {
                let new = format!("{}{unit}", self.str(at - 1));
                self.put(
                    (at - 1, at),
                    new,
                    "A number and its unit are written as one",
                    true,
                );
            }
        }
    }

    /// `squat 12, 10, 8`, `squat 5-5-5`, `squat 3x12/10/8`, `squat 5 reps x 3 sets`
    pub(super) fn sets(&mut self) {
        let first = (1..self.pieces.len())
            .find(|at| self.is(*at, Piece::Amount) || self.is(*at, Piece::Scheme));
        let Some(first) = first.filter(|first| (1..*first).all(|at| self.is(at, Piece::Word)))
        else {
            return;
        };
        let (sets, opening) = match self.str(first).split_once('x') {
            Some((sets, reps)) => (sets.parse::<usize>().ok(), reps),
            None => (None, self.str(first)),
        };
        let mut reps: Vec<&str> = opening.split('-').collect();
        let mut end = first;
        while matches!(self.str(end + 1), "," | "/" | "-" | ";") && self.is(end + 2, Piece::Amount)
        {
            reps.extend(self.str(end + 2).split('-'));
            end += 2;
        }
        let is_count = |reps: &&str| {
            !reps.is_empty() && reps.len() < 3 && reps.chars().all(|c| c.is_ascii_digit())
        };
        let is_list = reps.len() > 2
            && reps.iter().all(is_count)
            && sets.is_none_or(|sets| sets == reps.len());
        if is_list && end > first {
            let mut groups: Vec<(usize, &str)> = Vec::new();
            for reps in reps {
                match groups.last_mut() {
                    Some((count, last)) if *last == reps => *count += 1,
                    _ => groups.push((1, reps)),
                }
            }
            // Each group says its own load: of one that is written once, the others would have none.
            let load = match groups.len() {
                1 => Some((String::new(), end)),
                _ => self.load_behind(end),
            };
            if let Some((load, end)) = load {
                let groups: Vec<String> = groups
                    .iter()
                    .map(|(count, reps)| format!("{count}x{reps}{load}"))
                    .collect();
                self.put(
                    (first, end),
                    groups.join(", "),
                    "Reps that change from set to set are groups of their own",
                    true,
                );
            }
        }
        let turned: Vec<String> = (first..first + 5).map(|at| self.lower(at)).collect();
        let said: Vec<&str> = turned.iter().map(String::as_str).collect();
        if let [
            reps,
            "reps" | "rep",
            "x" | "for" | "by",
            sets,
            "sets" | "set",
        ] = said.as_slice()
            && is_count(sets)
        {
            self.put(
                (first, first + 4),
                format!("{sets}x{reps}"),
                "Sets come first, then reps",
                true,
            );
        }
    }

    /// The load behind the piece `at`, ` @60` or none, and the last piece of it; `None` where it is more
    /// than a number with what that is of.
    fn load_behind(&self, at: usize) -> Option<(String, usize)> {
        if !self.is(at + 1, Piece::At) {
            return Some((String::new(), at));
        }
        let mut load = format!(" @{}", self.str(at + 2));
        let mut last = at + 2;
        if matches!(self.str(last + 1), "tm" | "max" | "top" | "plates") {
            last += 1;
            load = format!("{load} {}", self.str(last));
        }
        let is_whole = last + 1 >= self.pieces.len()
            || self.is(last + 1, Piece::Word) && self.str(last + 1) != "of";
        (self.is(at + 2, Piece::Amount) && is_whole).then_some((load, last))
    }

    /// `3x5 to failure`
    pub(super) fn until_failure(&mut self) {
        for at in 1..self.pieces.len() {
            let until = matches!(self.lower(at - 1).as_str(), "to" | "till" | "until");
            if until && matches!(self.lower(at).as_str(), "failure" | "fail") {
                self.put(
                    (at - 1, at),
                    "failure",
                    "A set to failure is said by `failure` alone",
                    true,
                );
            }
        }
    }

    /// `3x10 each leg`, `3x10/side`, `3x10 per arm`, `3x10 ea`
    pub(super) fn each(&mut self) {
        const FACT: &str = "What is done a side at a time is written with `each[…]`";
        for at in 1..self.pieces.len() {
            let word = self.lower(at);
            let next = self.lower(at + 1);
            let dot = usize::from(next == ".");
            let (mut from, mut to, side) = match word.as_str() {
                "each" | "per" | "every" | "/" | "e" => {
                    let slash = usize::from(word == "e" && next == "/");
                    if word == "e" && slash == 0 || self.is(at + 1, Piece::Open) {
                        continue;
                    }
                    let side = self.lower(at + 1 + slash);
                    let Some((_, side)) = SIDES.iter().find(|(known, _)| *known == side) else {
                        continue;
                    };
                    (at, at + 1 + slash, *side)
                }
                "ea" => (at, at + dot, "side"),
                _ => continue,
            };
            // `@45lb/side`: that is a load on each side.
            let loads =
                from > 1 && self.is(from - 1, Piece::Amount) && self.is(from - 2, Piece::At);
            if loads || word == "/" && self.is(from - 1, Piece::Word) {
                continue;
            }
            if self.str(from - 1) == "(" && self.str(to + 1) == ")" {
                (from, to) = (from - 1, to + 1);
            }
            if self.str(from - 1) == "," {
                from -= 1;
            }
            let blank = if self.is_glued(from) { " " } else { "" };
            self.put((from, to), format!("{blank}each[{side}]"), FACT, true);
            return;
        }
    }
}
