//! Sets as they stand in a notebook: what is counted, to where, and for which side.

use super::Line;
use crate::quantity::Unit;
use crate::syntax::Kind as Piece;

/// Words for a side of the body, and the one that `each` takes.
pub(in crate::mend) const SIDES: &[(&str, &str)] = &[
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
    /// `plank 3x60 sec`, `@225lbs`
    pub(super) fn parted_units(&mut self) {
        for at in 1..self.pieces.len() {
            let word = self.str(at);
            let number = word.trim_end_matches(char::is_alphabetic);
            let unit = word.get(number.len()..).unwrap_or("").to_lowercase();
            let habit = Unit::habit(&unit);
            if let Some(meant) = habit.filter(|_| self.is(at, Piece::Amount)) {
                let new = format!("{number}{meant}");
                self.put((at, at), new, "Units are written in short", true);
            }
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

    /// `squat 3 sets of 5 reps`, `squat 3 sets x 8-12`, `plank 3 sets of 30 sec`, `squat 3 sets to failure`
    pub(super) fn sets_of(&mut self) {
        const FACT: &str = "Sets and reps are written as one, with `x` between them";
        let is_said = |it: &Self, at: usize| {
            it.is(at, Piece::Amount) && matches!(it.lower(at + 1).as_str(), "sets" | "set")
        };
        let Some(at) = (1..self.pieces.len()).find(|at| is_said(self, *at)) else {
            return;
        };
        let sets = self.str(at);
        if !sets.chars().all(|c| c.is_ascii_digit() || c == '-') {
            return;
        }
        let mut last = at + 2;
        while matches!(
            self.lower(last).as_str(),
            "of" | "x" | "by" | "," | "×" | "*" | "for"
        ) {
            last += 1;
        }
        let word = self.lower(last);
        let asked = if matches!(word.as_str(), "to" | "till" | "until") {
            last += 1;
            let until = self.lower(last);
            matches!(until.as_str(), "failure" | "fail").then(|| "max".to_owned())
        } else if matches!(word.as_str(), "amrap" | "max" | "failure") {
            Some("max".to_owned())
        } else if let Some(reps) = word.strip_prefix('x').filter(|reps| is_reps(reps)) {
            Some(reps.to_owned())
        } else {
            self.argument(None, last).and_then(|(asked, end)| {
                last = end;
                let unit = asked.trim_start_matches(|c: char| !c.is_alphabetic());
                let is_asked = self.is(last, Piece::Amount) || last > at + 2;
                (is_asked && matches!(unit, "" | "s" | "min" | "m")).then_some(asked)
            })
        };
        let Some(asked) = asked else { return };
        if matches!(
            self.lower(last + 1).as_str(),
            "reps" | "rep" | "repetitions" | "times"
        ) {
            last += 1;
        }
        self.put((at, last), format!("{sets}x{asked}"), FACT, true);
        self.sets_end = Some(last);
    }

    /// `squat 12, 10, 8`, `squat 5-5-5`, `squat 3x12/10/8`, `squat 5 reps x 3 sets`
    pub(super) fn sets(&mut self) {
        const FACT: &str = "Reps that change from set to set are groups of their own";
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
        self.loads_by_reps(first);
        if is_list && end > first {
            let each = reps.clone();
            let mut groups: Vec<(usize, &str)> = Vec::new();
            for reps in reps {
                match groups.last_mut() {
                    Some((count, last)) if *last == reps => *count += 1,
                    _ => groups.push((1, reps)),
                }
            }
            // A load for each.
            if let Some((loads, end)) = self.loads_behind(end)
                && loads.len() == each.len()
            {
                let each = each.iter().zip(loads);
                let each: Vec<String> = each
                    .map(|(reps, load)| format!("1x{reps} @{load}"))
                    .collect();
                self.put((first, end), each.join(", "), FACT, true);
                return;
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
                self.put((first, end), groups.join(", "), FACT, true);
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

    /// `135/155/185 x 5`: loads from the piece `first` on, and the reps of all of them.
    fn loads_by_reps(&mut self, first: usize) {
        const FACT: &str = "Loads that change from set to set stand in brackets behind the sets";
        let (loads, last) = self.list(first);
        let is_by = matches!(self.lower(last + 1).as_str(), "x" | "for" | "×");
        let reps = self.str(last + 2);
        if loads.len() > 1 && is_by && is_reps(reps) && loads.iter().all(|load| load.len() > 1) {
            let (sets, loads) = (loads.len(), loads.join(", "));
            self.put(
                (first, last + 2),
                format!("{sets}x{reps} @[{loads}]"),
                FACT,
                false,
            );
        }
    }

    /// The numbers parted by `/`, `,` or `-` from the piece `at` on, and the last piece of them.
    fn list(&self, at: usize) -> (Vec<&str>, usize) {
        let mut numbers = Vec::new();
        let mut last = at;
        if self.is(at, Piece::Amount) {
            numbers.push(self.str(at));
            while matches!(self.str(last + 1), "," | "/" | "-") && self.is(last + 2, Piece::Amount)
            {
                numbers.push(self.str(last + 2));
                last += 2;
            }
        }
        (numbers, last)
    }

    /// The loads behind the piece `at`, `@135/155/185`, and the last piece of them.
    fn loads_behind(&self, at: usize) -> Option<(Vec<&str>, usize)> {
        let (loads, last) = self.list(at + 2);
        (self.is(at + 1, Piece::At) && loads.len() > 1).then_some((loads, last))
    }

    /// `3x5 225lb`, `3x5, 225`, `3x8 155@8`: a load that follows no `@`.
    pub(super) fn bare_load(&mut self) {
        const FACT: &str = "A load follows `@`";
        let ends_sets = |it: &Self, at: usize| {
            it.is(at, Piece::Scheme) || it.sets_end == Some(at) || it.is_glued_unit(at)
        };
        for at in 2..self.pieces.len() {
            let comma = usize::from(self.str(at - 1) == ",");
            if !ends_sets(self, at - 1 - comma) {
                continue;
            }
            let Some((load, last)) = self.argument(None, at) else {
                continue;
            };
            let unit = load.trim_start_matches(|c: char| !c.is_alphabetic() && c != '%');
            let is_load = matches!(unit, "" | "lb" | "kg" | "%");
            let next = self.lower(last + 1);
            let goes_on = matches!(
                next.as_str(),
                "x" | "/" | "-" | "," | ":" | "sets" | "set" | "+"
            ) || self.is(last + 1, Piece::Amount);
            let is_reps = comma > 0 && unit.is_empty() && load.len() < 3;
            if !is_load || goes_on || is_reps {
                continue;
            }
            let blank = if comma > 0 { " " } else { "" };
            if next == "@" && self.is_glued(last + 1) {
                // `155@8`: the load, and how hard it is.
                let effort = self.str(last + 2);
                if is_effort(effort) {
                    let new = format!("{blank}@{load} rpe[{effort}]");
                    self.put((at - comma, last + 2), new, FACT, false);
                }
                continue;
            }
            self.put((at - comma, last), format!("{blank}@{load}"), FACT, false);
        }
        for at in 2..self.pieces.len() {
            let is_load = self.is(at - 2, Piece::At) && self.is(at - 1, Piece::Amount);
            let effort = self.str(at + 1);
            if is_load && self.is(at, Piece::At) && is_effort(effort) {
                self.put((at, at + 1), format!(" rpe[{effort}]"), FACT, false);
            }
        }
        // `3max`
        for at in 1..self.pieces.len() {
            let word = self.lower(at);
            let sets = word.trim_end_matches(char::is_alphabetic);
            let asked = word.get(sets.len()..).unwrap_or("");
            if at < 4
                && self.is(at, Piece::Amount)
                && is_reps(sets)
                && matches!(asked, "max" | "amrap")
            {
                let fact = "As many reps as go are written `xmax`";
                self.put((at, at), format!("{sets}xmax"), fact, false);
            }
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

/// Whether `text` can be so many reps.
fn is_reps(text: &str) -> bool {
    !text.is_empty()
        && text.len() < 6
        && text.split('-').count() < 3
        && text.split('-').all(|part| {
            !part.is_empty() && part.len() < 3 && part.chars().all(|c| c.is_ascii_digit())
        })
}

/// Whether `text` can be an RPE.
fn is_effort(text: &str) -> bool {
    let (whole, half) = text.split_once('.').unwrap_or((text, "5"));
    matches!(whole, "5" | "6" | "7" | "8" | "9" | "10") && half == "5"
}
