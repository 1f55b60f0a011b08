//! Sets and reps: `3 x 5`, `3 sets of 8-12 reps`, `5 reps x 3 sets`, `225x5x3`, `12/10/8`.

use super::{Group, Last, Reader, is_amrap, unit};
use crate::syntax::Kind as Piece;

/// Words for sets.
const SETS: &[&str] = &[
    "sets", "set", "séries", "series", "serien", "sätze", "satz", "serie",
];

/// So many are no sets and no reps, but a load.
const HEAVY: u32 = 45;

/// Words for reps.
const REPS: &[&str] = &[
    "reps",
    "rep",
    "repetitions",
    "times",
    "wdh",
    "wiederholungen",
    "répétitions",
    "repeticiones",
];

impl Reader<'_> {
    /// `3x5`, `3x30 sec`
    pub(super) fn scheme(&mut self) -> Option<()> {
        let (sets, reps) = self.lower(0).split_once('x')?;
        let (sets, reps) = (sets.to_owned(), reps.to_owned());
        self.at += 1;
        self.sets_of(sets, reps)
    }

    /// A group, with the unit or the word that stands after its reps.
    #[allow(clippy::unnecessary_wraps, reason = "it ends what is read as a part")]
    fn sets_of(&mut self, mut sets: String, mut reps: String) -> Option<()> {
        let count = |text: &str| text.parse::<u32>().unwrap_or(0);
        // `135x5`, `5x135`: a load by reps, as others write it.
        let (heavy, few) = if count(&sets) >= HEAVY {
            (&sets, &reps)
        } else {
            (&reps, &sets)
        };
        if count(heavy) >= HEAVY && (1..30).contains(&count(few)) && !self.is(0, Piece::At) {
            let load = heavy.clone();
            (sets, reps) = ("1".to_owned(), few.clone());
            self.sure = false;
            self.habits += 1;
            self.groups.push(Group {
                sets,
                reps,
                load: Some(load),
            });
            return Some(());
        }
        if REPS.contains(&self.lower(0)) {
            self.skip(1, 1);
        } else if reps.ends_with(|c: char| c.is_ascii_digit())
            && let Some(unit) = self
                .unit_word(0)
                .filter(|unit| matches!(*unit, "s" | "min" | "m"))
        {
            reps.push_str(unit);
            self.skip(1, 1);
        }
        self.groups.push(Group {
            sets,
            reps,
            load: None,
        });
        self.latest = Last::Other;
        Some(())
    }

    /// A number: of sets, reps, a load, or a time.
    pub(super) fn number(&mut self) -> Option<()> {
        if self.is(0, Piece::Code) {
            return self.code();
        }
        if let Some(reps) = self.listed() {
            return self.one_by_one(&reps);
        }
        let is_bare = is_range(self.lower(0));
        if is_bare
            && (self.groups.is_empty()
                || self
                    .tokens
                    .get(self.at.wrapping_sub(1))
                    .is_some_and(|token| token.kind == Piece::Comma))
            && self.counted().is_some()
        {
            return Some(());
        }
        // `5@135`
        let is_next = self.groups.last().is_none_or(|group| group.load.is_some());
        if is_bare && self.is(1, Piece::At) && self.is_glued(1) && is_next {
            self.sure = false;
            let reps = self.lower(0).to_owned();
            self.skip(1, 1);
            return self.sets_of("1".to_owned(), reps);
        }
        // `2 RIR`, `8 RPE`
        if is_bare && matches!(self.lower(1), "rir" | "rpe") {
            let effort = format!("{}[{}]", self.lower(1), self.lower(0));
            self.techniques.push(effort);
            self.latest = Last::Technique;
            return self.skip(2, 1);
        }
        let (number, unit) = self.amount()?;
        match unit {
            "s" | "min" => self.time(&number, unit),
            "m" => None,
            _ => {
                self.habits += 1;
                self.sure &= !unit.is_empty();
                self.loaded(format!("{number}{unit}"))
            }
        }
    }

    /// `90 s`: a rest, or how long a line without sets takes.
    fn time(&mut self, number: &str, unit: &str) -> Option<()> {
        if matches!(
            self.lower(0),
            "rest" | "rests" | "break" | "breaks" | "pause" | "repos" | "pausa"
        ) {
            self.skip(1, 1);
        } else if self.groups.is_empty() {
            self.groups.push(Group {
                sets: String::new(),
                reps: format!("{number}{unit}"),
                load: None,
            });
            return Some(());
        } else {
            // `21s` may be something else.
            let is_long = unit == "min" || number.parse::<u32>().is_ok_and(|seconds| seconds >= 30);
            self.sure = false;
            self.habits += 1;
            is_long.then_some(())?;
        }
        if self.lower(0) == "between" && SETS.contains(&self.lower(1)) {
            self.skip(2, 1);
        }
        self.techniques.push(format!("rest[{number}{unit}]"));
        self.latest = Last::Technique;
        Some(())
    }

    /// `3X5`, `3x8-10reps`, `3xAMRAP`, `225x5x3`
    fn code(&mut self) -> Option<()> {
        let code = self.lower(0).replace(['×', '✕', '⨯'], "x");
        let code = code.trim_end_matches("reps").trim_end_matches("rep");
        let parts: Vec<String> = code.split('x').map(str::to_owned).collect();
        self.skip(1, 1);
        self.product(parts)
    }

    /// `3 x 5`, `3 sets of 5`, `5 reps x 3 sets`, `225 x 5 x 3`
    fn counted(&mut self) -> Option<()> {
        let start = self.at;
        let read = self.counted_from();
        if read.is_none() {
            self.at = start;
        }
        read
    }

    fn counted_from(&mut self) -> Option<()> {
        let mut parts = vec![self.lower(0).to_owned()];
        let reps_first = REPS.contains(&self.lower(1));
        self.at += 1 + usize::from(reps_first);
        let mut is_of_sets = false;
        while parts.len() < 3 {
            let before = self.at;
            let mut is_joined = false;
            if SETS.contains(&self.lower(0)) {
                self.at += 1;
                (is_of_sets, is_joined) = (true, true);
            }
            while matches!(
                self.lower(0),
                "x" | "×" | "*" | "✕" | "⨯" | "by" | "of" | "de" | "à" | "von" | "for" | "times"
            ) || is_joined && matches!(self.lower(0), ":" | ",")
            {
                self.at += 1;
                is_joined = true;
            }
            // `x8`
            let word = self.lower(0).to_owned();
            let glued = word.strip_prefix('x').filter(|reps| is_range(reps));
            if let Some(reps) = glued {
                parts.push(reps.to_owned());
                self.at += 1;
            } else if !is_joined {
                self.at = before;
                break;
            } else if self.lower(0) == "to" && matches!(self.lower(1), "failure" | "fail") {
                parts.push("max".to_owned());
                self.at += 2;
            } else if is_amrap(&word) || matches!(word.as_str(), "max" | "failure" | "fail" | "f") {
                parts.push("max".to_owned());
                self.at += 1;
            } else if self.is(0, Piece::Amount) {
                parts.push(word);
                self.at += 1;
            } else {
                self.at = before;
                break;
            }
        }
        if reps_first {
            // The sets come last, and say that they are.
            SETS.contains(&self.lower(0)).then_some(())?;
            self.at += 1;
            parts.reverse();
        }
        self.habits += 1;
        let is_whole = parts.len() == 2 || parts.len() == 3 && !is_of_sets;
        is_whole.then_some(())?;
        self.product(parts)
    }

    /// Sets by reps, with the load as the greatest of three.
    fn product(&mut self, parts: Vec<String>) -> Option<()> {
        let weight = |text: &str| {
            let whole = text.split('.').next().unwrap_or("");
            whole.parse::<u32>().unwrap_or(0)
        };
        let mut parts = parts.into_iter();
        let (one, two, three) = (parts.next()?, parts.next()?, parts.next());
        if parts.next().is_some() {
            return None;
        }
        let is_reps = |reps: &str| {
            let end = reps.find(|c: char| !(c.is_ascii_digit() || matches!(c, '-' | '.' | '+')));
            let (number, unit_of) = reps
                .split_at_checked(end.unwrap_or(reps.len()))
                .unwrap_or((reps, ""));
            reps == "max"
                || is_range(number.trim_end_matches('+'))
                    && (unit_of.is_empty() || unit(unit_of).is_some())
        };
        let reps = |reps: &str| match reps {
            "amrap" | "f" | "failure" => "max".to_owned(),
            reps => reps.to_owned(),
        };
        let two = reps(&two);
        if !is_range(&one) || !is_reps(&two) {
            return None;
        }
        let Some(three) = three else {
            return self.sets_of(one, two);
        };
        let end = three
            .find(|c: char| !(c.is_ascii_digit() || c == '.'))
            .unwrap_or(three.len());
        let (number, unit_of) = three.split_at_checked(end)?;
        let unit_of = if unit_of.is_empty() {
            ""
        } else {
            unit(unit_of)?
        };
        let is_first = unit_of.is_empty() && weight(&one) > weight(number);
        let (sets, load) = if is_first {
            (number.to_owned(), one)
        } else {
            (one, format!("{number}{unit_of}"))
        };
        self.sure = false;
        self.sets_of(sets, two)?;
        self.loaded(load)
    }

    /// `12/10/8`, `5, 3, 1+`, `5-5-5`: reps of one set after the other.
    fn listed(&mut self) -> Option<Vec<String>> {
        if !self.groups.is_empty() {
            return None;
        }
        let mut reps: Vec<String> = self.lower(0).split('-').map(str::to_owned).collect();
        let mut end = 1;
        while matches!(self.lower(end), "," | "/" | "-") && self.is(end + 1, Piece::Amount) {
            reps.extend(self.lower(end + 1).split('-').map(str::to_owned));
            end += 2;
        }
        let is_plus = self.lower(end) == "+" && self.is_glued(end);
        if is_plus && let Some(last) = reps.last_mut() {
            last.push('+');
        }
        let is_count = |reps: &String| {
            let number = reps.trim_end_matches('+');
            !number.is_empty() && number.len() < 3 && number.chars().all(|c| c.is_ascii_digit())
        };
        (reps.len() > 2 && reps.iter().all(is_count)).then(|| {
            self.at += end + usize::from(is_plus);
            reps
        })
    }

    /// Sets of one, or of as many as are alike, with their loads behind them.
    fn one_by_one(&mut self, reps: &[String]) -> Option<()> {
        self.habits += 1;
        let mut loads = Vec::new();
        if self.is(0, Piece::At) {
            self.at += 1;
            if self.is(0, Piece::Open) {
                let inside = self.bracket()?;
                loads = inside
                    .split(',')
                    .map(|load| load.trim().to_owned())
                    .collect();
            } else {
                loop {
                    let (number, unit) = self.amount()?;
                    loads.push(format!("{number}{unit}"));
                    if !matches!(self.lower(0), "/" | "," | "-") || !self.is(1, Piece::Amount) {
                        break;
                    }
                    self.at += 1;
                }
            }
        }
        // The unit after the last is every one's.
        if let Some(percent) = loads.last().filter(|last| last.ends_with('%')).map(|_| "%") {
            for load in &mut loads {
                if load.ends_with(|c: char| c.is_ascii_digit()) {
                    load.push_str(percent);
                }
            }
        }
        let tm = usize::from(self.lower(0) == "tm");
        let of = if tm > 0 { " tm" } else { "" };
        self.at += tm;
        if loads.len() > 1 && loads.len() != reps.len() {
            return None;
        }
        for (at, reps) in reps.iter().enumerate() {
            let load = loads
                .get(at)
                .or(loads.first())
                .map(|load| format!("{load}{of}"));
            match self.groups.last_mut() {
                Some(last) if last.reps == *reps && last.load == load => {
                    let sets = last.sets.parse::<u32>().ok()?;
                    last.sets = (sets + 1).to_string();
                }
                _ => self.groups.push(Group {
                    sets: "1".to_owned(),
                    reps: reps.clone(),
                    load,
                }),
            }
        }
        Some(())
    }

    /// Writes as many reps as go into the sets that are to have them.
    pub(super) fn until_none_go(&mut self) -> Option<()> {
        let Some(in_last) = self.amrap else {
            return Some(());
        };
        let last = self.groups.last_mut()?;
        let fewest = last.reps.split('-').next()?.to_owned();
        if !fewest.chars().all(|c| c.is_ascii_digit()) {
            return None;
        }
        let sets = last.sets.parse::<u32>().ok()?;
        let open = format!("{fewest}+");
        if !in_last || sets == 1 {
            last.reps = open;
            return Some(());
        }
        last.sets = (sets - 1).to_string();
        let load = last.load.clone();
        self.groups.push(Group {
            sets: "1".to_owned(),
            reps: open,
            load,
        });
        Some(())
    }
}

/// `8`, `8-12`
fn is_range(text: &str) -> bool {
    let is_number = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_digit())
            && text.chars().all(|c| c.is_ascii_digit() || c == '.')
    };
    text.split('-').all(is_number) && text.split('-').count() <= 2
}
