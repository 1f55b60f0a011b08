//! Values as they stand in a notebook: what a technique takes, and loads.

use super::{Line, all_at_once, habits};
use crate::mend::candidate::pieces;
use crate::quantity::{Decimal, Thousandths};
use crate::syntax::Kind as Piece;
use crate::technique::{self, Takes};

impl Line<'_> {
    /// `rest 2 min`, `rest: 90s`, `rest[2:30]`, `2min rest`, `RPE8`, `@8 RPE`, `tempo 3-0-1-0`
    pub(super) fn arguments(&mut self) {
        const FACT: &str = "What a technique takes stands in brackets";
        let mut at = 1;
        while at < self.pieces.len() {
            let word = self.lower(at);
            let figure = word
                .find(|c: char| c.is_ascii_digit())
                .unwrap_or(word.len());
            let (name, number) = word.split_at_checked(figure).unwrap_or((&word, ""));
            let here = at;
            at += 1;
            let technique = technique::named(name).filter(|_| self.is(here, Piece::Word));
            let Some((name, takes)) = technique.and_then(|technique| {
                let value = technique.takes_one_value()?;
                Some((technique.name, value.takes))
            }) else {
                continue;
            };
            let at_sign = self.is(here - 1, Piece::At);
            if !number.is_empty() && number.parse::<u32>().is_ok() {
                let (part, end) = match self.str(here + 1) {
                    "." if self.is_glued(here + 1) && self.is(here + 2, Piece::Amount) => {
                        (format!(".{}", self.str(here + 2)), here + 2)
                    }
                    _ => (String::new(), here),
                };
                self.value(here, end, name, &format!("{number}{part}"), at_sign);
                continue;
            }
            if self.is(here + 1, Piece::Open) {
                if let Some((time, end)) = self.clock(here + 2) {
                    self.put(
                        (here + 2, end),
                        time,
                        "Minutes and seconds are written in one unit",
                        true,
                    );
                }
                continue;
            }
            let mark = usize::from(matches!(self.str(here + 1), ":" | "=" | "of" | "at" | "@"));
            if let Some((value, end)) = self.argument(Some(takes), here + 1 + mark) {
                self.value(here, end, name, &value, at_sign);
                at = end + 1;
                continue;
            }
            // `2min rest`, `@8 RPE`
            let starts = (1..=3).filter_map(|back| here.checked_sub(back));
            let before = starts.filter(|from| *from > 1).find_map(|from| {
                let (value, end) = self.argument(Some(takes), from)?;
                let has_unit = value.ends_with(char::is_alphabetic);
                let is_load = self.is(from - 1, Piece::At);
                let fits = match takes {
                    Takes::Time => has_unit && !is_load,
                    Takes::Number => !has_unit,
                    _ => false,
                };
                (end + 1 == here && from > 1 && fits).then_some((from, value))
            });
            if let Some((mut from, value)) = before {
                if self.is(from - 1, Piece::At) || self.str(from - 1) == "," {
                    from -= 1;
                }
                let blank = if self.is_glued(from) { " " } else { "" };
                self.put((from, here), format!("{blank}{name}[{value}]"), FACT, true);
            }
        }
    }

    /// `name[value]` in the place of the pieces from `from` to `to`; after `@`, with it and without.
    fn value(&mut self, from: usize, to: usize, name: &str, value: &str, at_sign: bool) {
        let fact = "What a technique takes stands in brackets";
        let new = format!("{name}[{value}]");
        if at_sign {
            let blank = if self.is_glued(from - 1) { " " } else { "" };
            self.put((from - 1, to), format!("@{new}"), fact, false);
            self.put((from - 1, to), format!("{blank}{new}"), fact, false);
        } else if self.str(from - 1) == "," {
            self.put((from - 1, to), format!(" {new}"), fact, true);
        } else {
            self.put((from, to), new, fact, true);
        }
    }

    /// What a technique or, where none, a load `takes`, from the piece `at` on, and the last piece of it.
    pub(super) fn argument(&self, takes: Option<Takes>, at: usize) -> Option<(String, usize)> {
        if takes == Some(Takes::Code) {
            let mut end = at;
            let mut digits = String::new();
            while self.is(end, Piece::Amount)
                || self.is(end, Piece::Code)
                || matches!(self.str(end), "-" | "/" | ":" | "x" | "X")
            {
                digits.extend(self.str(end).chars().filter(char::is_ascii_alphanumeric));
                end += 1;
            }
            return (digits.len() == 4).then(|| (digits.to_uppercase(), end - 1));
        }
        if let Some(clock) = self.clock(at) {
            return Some(clock);
        }
        if !self.is(at, Piece::Amount) {
            return None;
        }
        let number = self.str(at);
        let bare = number.ends_with(|c: char| c.is_ascii_digit());
        match self.unit(at + 1).filter(|_| bare) {
            Some(unit) => Some((format!("{number}{unit}"), at + 1)),
            None => Some((number.to_owned(), at)),
        }
    }

    /// `2:30` as seconds, from the piece `at` on, and the last piece of it.
    fn clock(&self, at: usize) -> Option<(String, usize)> {
        if self.str(at + 1) != ":" || !self.is(at, Piece::Amount) {
            return None;
        }
        let minutes: u32 = self.str(at).parse().ok().filter(|minutes| *minutes < 100)?;
        let seconds: u32 = self
            .str(at + 2)
            .trim_end_matches("min")
            .parse()
            .ok()
            .filter(|seconds| *seconds < 60)?;
        let end = at + 2 + usize::from(self.unit(at + 3) == Some("min"));
        let time = if seconds == 0 {
            format!("{minutes}min")
        } else {
            format!("{}s", minutes * 60 + seconds)
        };
        Some((time, end))
    }

    /// `plank 3x30"`, `rest 2'`, `2'30"`: the marks of minutes and seconds.
    pub(super) fn marks_of_time(&mut self) {
        const FACT: &str = "Seconds are written with `s`, minutes with `min`";
        let Some((new, sure)) = timed(self.text) else {
            return;
        };
        let others = habits(&new, &pieces(&new), self.next_day.clone());
        let whole = all_at_once(&new, &others).or_else(|| others.into_iter().next());
        self.rewrite(&new, FACT, sure);
        if let Some(new) = whole.and_then(|all| all.edit.applied(&new)) {
            self.rewrite(&new, FACT, false);
        }
    }

    /// `run 5km`, `run 5 km`, `carry 3x100ft`: ways in what is not metres.
    pub(super) fn other_units(&mut self) {
        for at in 1..self.pieces.len() {
            let word = self.str(at);
            let number = word.trim_end_matches(char::is_alphabetic);
            let unit = word.get(number.len()..).unwrap_or("").to_lowercase();
            let (unit, end) = if unit.is_empty() {
                (self.lower(at + 1), at + 1)
            } else {
                (unit, at)
            };
            let (sets, way) = match number.rsplit_once('x') {
                Some((sets, way)) => (format!("{sets}x"), way),
                None => (String::new(), number),
            };
            let kinds = [Piece::Amount, Piece::Code, Piece::Scheme];
            let is_number = kinds.iter().any(|kind| self.is(at, *kind));
            let meant = WAYS.iter().find(|(name, _, _)| *name == unit);
            let (Some((_, metre, fact)), Ok(way)) = (meant, Thousandths::parse(way)) else {
                continue;
            };
            let is_plain = word.chars().all(|c| c.is_ascii_alphanumeric() || c == '.');
            if is_number && is_plain && !self.is(at - 1, Piece::At) {
                let metres = Decimal::from(way).scaled(i128::from(*metre), 10_000);
                self.put((at, end), format!("{sets}{metres}m"), fact, unit == "km");
            }
        }
    }

    /// `@week(100, 110)`, `rest(90s)`, `drop(700, 600)`
    pub(super) fn brackets(&mut self) {
        const FACT: &str = "What a word takes stands in square brackets";
        let mut open = Vec::new();
        for at in 1..self.pieces.len() {
            match self.str(at) {
                "(" => {
                    let word = self.str(at - 1);
                    let takes = technique::named(word).is_some() || CALLS.contains(&word);
                    open.push((at, takes && self.is_glued(at)));
                }
                ")" => {
                    if let Some((from, true)) = open.pop() {
                        self.put((from, from), "[", FACT, true);
                        self.put((at, at), "]", FACT, true);
                    }
                }
                _ => {}
            }
        }
    }

    /// `drop[102,5, 80,5]`: of two sorts of commas, the ones without a blank are of decimals.
    pub(super) fn decimals_in_lists(&mut self) {
        const FACT: &str = "Decimals are written with a point";
        let is_figures = |text: &str| text.chars().all(|c| c.is_ascii_digit());
        let mut lists: Vec<(Vec<usize>, bool)> = Vec::new();
        for at in 1..self.pieces.len() {
            if self.is(at, Piece::Open) {
                lists.push((Vec::new(), false));
            } else if self.is(at, Piece::Close) {
                let Some((glued, true)) = lists.pop() else {
                    continue;
                };
                for comma in glued {
                    self.put((comma, comma), ".", FACT, false);
                }
            } else if let Some((glued, has_other)) =
                lists.last_mut().filter(|_| self.is(at, Piece::Comma))
            {
                let part = self.str(at + 1).trim_end_matches(char::is_alphabetic);
                let is_decimal = self.is_glued(at)
                    && self.is_glued(at + 1)
                    && is_figures(self.str(at - 1))
                    && is_figures(part)
                    && (1..=2).contains(&part.len());
                if is_decimal {
                    glued.push(at);
                } else {
                    *has_other = true;
                }
            }
        }
    }

    /// `dip 3x8 @+10`, `dip 3x8 +10kg`
    pub(super) fn added_weight(&mut self) {
        const FACT: &str = "Weight that is added to the body's is written `@bw+…`";
        for at in 1..self.pieces.len() {
            let sign = self.str(at);
            if !matches!(sign, "+" | "-") || !self.is(at + 1, Piece::Amount) {
                continue;
            }
            if self.is(at - 1, Piece::At) {
                self.put((at, at), format!("bw{sign}"), FACT, false);
            } else if self.is(at - 1, Piece::Scheme) && !self.is_glued(at) && self.is_glued(at + 1)
            {
                self.put((at, at), format!("@bw{sign}"), FACT, false);
            }
        }
    }

    /// `@100,110,120`, `@100/110/120`, `3x5 with 225 lbs`
    pub(super) fn loads(&mut self) {
        const FACT: &str = "Loads that change from set to set stand in brackets";
        for at in 0..self.pieces.len() {
            if self.is(at, Piece::At) {
                let mut loads = Vec::new();
                let mut end = at;
                while self.is(end + 1, Piece::Amount) {
                    loads.push(self.str(end + 1));
                    end += 1;
                    if !matches!(self.str(end + 1), "," | "/" | ">")
                        || !self.is(end + 2, Piece::Amount)
                    {
                        break;
                    }
                    end += 1;
                }
                let is_decimal =
                    loads.len() == 2 && loads.get(1).is_some_and(|part| part.len() < 3);
                if self.str(at + 2) == ">" && loads.len() > 1 {
                    let blank = if self.is_glued(at) { " " } else { "" };
                    let drops = format!("{blank}drop[{}]", loads.join(", "));
                    self.put(
                        (at, end),
                        drops,
                        "Loads that fall within a set are a `drop[…]`",
                        true,
                    );
                } else if loads.len() > 1 && !is_decimal {
                    self.put((at + 1, end), format!("[{}]", loads.join(", ")), FACT, true);
                }
            }
            let after_sets = at > 1
                && (self.is(at - 1, Piece::Scheme)
                    || self.is_glued_unit(at - 1)
                    || self.sets_end == Some(at - 1));
            let word = self.lower(at);
            let slash = usize::from(word == "w" && self.str(at + 1) == "/");
            if after_sets && (matches!(word.as_str(), "with" | "at" | "using") || slash > 0) {
                let from = at + 1 + slash;
                if let Some((load, end)) = self
                    .argument(None, from)
                    .filter(|_| self.is(from, Piece::Amount))
                {
                    self.put((at, end), format!("@{load}"), "A load follows `@`", true);
                }
            }
        }
    }

    /// Whether a piece is the unit of a scheme that is written apart from it.
    pub(super) fn is_glued_unit(&self, at: usize) -> bool {
        at > 0 && self.unit(at).is_some() && self.is(at - 1, Piece::Scheme)
    }

    /// `@75% 1RM`, `@75% of 1RM`, `@75% TM`
    pub(super) fn share_of_max(&mut self) {
        const FACT: &str = "A percentage is of the lift's max, and needs no word for it";
        for at in 1..self.pieces.len() {
            let is_value = self.is(at - 1, Piece::At) || self.is(at - 1, Piece::Equals);
            if !is_value || !self.str(at).contains('%') {
                continue;
            }
            let (percent, glued) = self.str(at).split_once('%').unwrap_or_default();
            let of = usize::from(self.lower(at + 1) == "of");
            let base = if glued.is_empty() {
                self.lower(at + 1 + of)
            } else {
                glued.to_lowercase()
            };
            let end = if glued.is_empty() { at + 1 + of } else { at };
            match base.as_str() {
                "1rm" | "e1rm" | "rm" | "orm" => {
                    self.put((at, end), format!("{percent}%"), FACT, true);
                }
                "max" if of > 0 => self.put((at, end), format!("{percent}%"), FACT, true),
                "tm" => self.put(
                    (at, end),
                    format!("{percent}% tm"),
                    "The training max is written `tm`",
                    true,
                ),
                // `@90% squat`, `load = 90% load`
                word if of == 0
                    && glued.is_empty()
                    && self.is(end, Piece::Word)
                    && technique::named(word).is_none() =>
                {
                    let share = format!("{percent}% of {}", self.str(end));
                    self.put(
                        (at, end),
                        share,
                        "What a percentage is of stands behind `of`",
                        true,
                    );
                }
                _ => {}
            }
        }
    }
}

/// Words of values that take a list.
pub(in crate::mend) const CALLS: &[&str] = &[
    "week",
    "cycle",
    "min",
    "max",
    "round",
    "round_up",
    "round_down",
    "rpe",
    "rir",
];

/// Ways that Leg has no unit for: how many ten-thousandths of a metre each is.
pub(in crate::mend) const WAYS: &[(&str, u32, &str)] = &[
    ("km", 10_000_000, "A kilometre is 1000 metres"),
    ("k", 10_000_000, "A kilometre is 1000 metres"),
    ("mi", 16_093_440, "A mile is 1609.344 metres"),
    ("mile", 16_093_440, "A mile is 1609.344 metres"),
    ("miles", 16_093_440, "A mile is 1609.344 metres"),
    ("ft", 3048, "A foot is 0.3048 metres"),
    ("feet", 3048, "A foot is 0.3048 metres"),
    ("yd", 9144, "A yard is 0.9144 metres"),
    ("yds", 9144, "A yard is 0.9144 metres"),
    ("yards", 9144, "A yard is 0.9144 metres"),
];

/// `line` with `s` and `min` in the place of the marks of seconds and minutes, and whether they can be
/// nothing else.
fn timed(line: &str) -> Option<(String, bool)> {
    let (mut new, mut sure, mut quoted) = (String::new(), true, false);
    let mut rest = line;
    let mut is_marked = false;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or("");
        let figures = new.trim_end_matches(|c: char| c.is_ascii_digit());
        let number = new.get(figures.len()..).unwrap_or("");
        match c {
            '#' if !quoted => break,
            '"' | '″' | '”' if !quoted && !number.is_empty() => {
                sure &= figures.ends_with('x');
                is_marked = true;
                new.push('s');
            }
            '"' => {
                quoted = !quoted;
                new.push(c);
            }
            '\'' | '′' | '’' if !quoted && !number.is_empty() => {
                is_marked = true;
                let seconds: String = after.chars().take_while(char::is_ascii_digit).collect();
                let minutes: u32 = number.parse().ok().filter(|minutes| *minutes < 100)?;
                match seconds.parse::<u32>().ok().filter(|_| seconds.len() == 2) {
                    Some(more) => {
                        new = format!("{figures}{}s", minutes * 60 + more);
                        let end = after.get(2..).unwrap_or("");
                        rest = end.strip_prefix(['"', '″', '”']).unwrap_or(end);
                        continue;
                    }
                    None => new.push_str("min"),
                }
                sure = false;
            }
            _ => new.push(c),
        }
        rest = after;
    }
    new.push_str(rest);
    is_marked.then_some((new, sure))
}
