//! What is done to the sets: `RPE 8`, `rest 2-3 min`, `rest-pause`, `drop set to 10`, `last set AMRAP`.

use super::{Last, Reader, is_amrap};
use crate::mend::habits::SIDES;
use crate::syntax::Kind as Piece;
use crate::technique;

/// Words for a technique that are none of its own, each with the technique.
const OTHERS: &[(&[&str], &str)] = &[
    (&["rest", "-", "pause"], "rest_pause"),
    (&["rest", "pause"], "rest_pause"),
    (&["restpause"], "rest_pause"),
    (&["drop", "-", "set"], "drop"),
    (&["drop", "-", "sets"], "drop"),
    (&["drop", "set"], "drop"),
    (&["drop", "sets"], "drop"),
    (&["dropset"], "drop"),
    (&["dropsets"], "drop"),
    (&["drop_set"], "drop"),
    (&["strip", "set"], "drop"),
    (&["myo", "-", "reps"], "myo"),
    (&["myo", "reps"], "myo"),
    (&["myoreps"], "myo"),
    (&["myo_reps"], "myo"),
    (&["forced", "reps"], "forced"),
    (&["to", "failure"], "failure"),
    (&["till", "failure"], "failure"),
    (&["until", "failure"], "failure"),
    (&["to", "fail"], "failure"),
    (&["to", "muscular", "failure"], "failure"),
    (&["negatives"], "negative"),
    (&["alternate"], "alternating"),
    (&["alternate", "legs"], "alternating"),
    (&["alternate", "arms"], "alternating"),
    (&["repos"], "rest"),
    (&["pausa"], "rest"),
    (&["rest", "between", "sets"], "rest"),
    (&["warm", "-", "up"], "warmup"),
    (&["warm", "up"], "warmup"),
];

/// Words that say nothing that the others do not.
const IDLE: &[&str] = &[
    "the", "a", "an", "then", "and", "do", "for", "on", "in", "is", "are", "resting",
];

impl<'l> Reader<'l> {
    pub(super) fn word(&mut self) -> Option<()> {
        let word = self.lower(0).to_owned();
        if matches!(word.as_str(), "when" | "unless") {
            self.condition = self.rest_of_line()?.to_owned();
            self.at = self.tokens.len();
            return Some(());
        }
        // `if spotter`
        if word == "if" && self.is(1, Piece::Word) {
            self.skip(1, 1);
            self.condition = format!("when {}", self.rest_of_line()?);
            self.at = self.tokens.len();
            return Some(());
        }
        if self.is_last_set() {
            return self.last_set();
        }
        if is_amrap(&word) {
            self.amrap = Some(std::mem::take(&mut self.of_last));
            self.sure = false;
            self.latest = Last::Amrap;
            return self.skip(1, 1);
        }
        match word.as_str() {
            "each" | "per" | "every" if self.side(1).is_some() => return self.each(1),
            "e" if self.lower(1) == "/" && self.side(2).is_some() => return self.each(2),
            "ea" => {
                self.techniques.push("each[side]".to_owned());
                return self.skip(1, 1);
            }
            "bw" | "bodyweight" if !self.groups.is_empty() => {
                self.habits += 1;
                return self.load();
            }
            "with" | "at" | "using" | "w"
                if self.is(1 + usize::from(self.lower(1) == "/"), Piece::Amount) =>
            {
                self.skip(1 + usize::from(self.lower(1) == "/"), 1);
                return self.load();
            }
            _ => {}
        }
        if let Some((name, count)) = self.technique() {
            return self.done_to_sets(name, count);
        }
        // `RPE8`
        let figure = word
            .find(|c: char| c.is_ascii_digit())
            .unwrap_or(word.len());
        let (name, number) = word.split_at_checked(figure)?;
        if matches!(name, "rpe" | "rir") && number.parse::<u32>().is_ok() {
            self.skip(1, 1);
            let mut value = number.to_owned();
            if matches!(self.lower(0), "." | "-") && self.is_glued(0) && self.is(1, Piece::Amount) {
                value = format!("{value}{}{}", self.lower(0), self.lower(1));
                self.at += 2;
            }
            let name = name.to_owned();
            return self.put(&name, &value);
        }
        if IDLE.contains(&word.as_str()) && self.token(1).is_some() {
            return self.skip(1, 1);
        }
        None
    }

    fn rest_of_line(&self) -> Option<&'l str> {
        let text: &'l str = self.text;
        text.get(self.token(0)?.start..self.tokens.last()?.end)
    }

    /// The technique that is next, and in how many words it is written.
    fn technique(&self) -> Option<(&'static str, usize)> {
        let others = OTHERS.iter().filter(|(words, _)| {
            let mut words = words.iter().enumerate();
            words.all(|(at, word)| self.lower(at) == *word)
        });
        if let Some((words, name)) = others.max_by_key(|(words, _)| words.len()) {
            return Some((*name, words.len()));
        }
        technique::named(self.lower(0)).map(|technique| (technique.name, 1))
    }

    /// `rest 2-3 min`, `rest: 90s`, `rest(2min)`, `tempo 3-0-1-0`, `drop 400/300/200`
    fn done_to_sets(&mut self, name: &'static str, words: usize) -> Option<()> {
        let is_own = words == 1 && self.token(0)?.text == name;
        self.skip(words, usize::from(!is_own));
        if matches!(
            self.token(0).map_or("", |token| token.text),
            "[" | "(" | "{"
        ) {
            let inside = self.bracket()?;
            return self.put(name, inside);
        }
        let takes_none = matches!(
            name,
            "failure" | "pump" | "alternating" | "warmup" | "backoff"
        );
        if takes_none {
            return self.put(name, "");
        }
        let mark = usize::from(matches!(
            self.lower(0),
            ":" | "=" | "of" | "at" | "@" | "to" | "for"
        ));
        let is_down_to = self.lower(0) == "to";
        if !self.is(mark, Piece::Amount) && !self.is(mark, Piece::Code) {
            return self.without_value(name);
        }
        self.skip(mark, 1);
        if name == "tempo" {
            let mut digits = String::new();
            while self.is(0, Piece::Amount)
                || self.is(0, Piece::Code)
                || matches!(self.lower(0), "-" | "/" | ":" | "x")
            {
                digits.extend(self.lower(0).chars().filter(char::is_ascii_alphanumeric));
                self.at += 1;
            }
            return (digits.len() == 4).then(|| self.put(name, &digits.to_uppercase()))?;
        }
        let mut values = Vec::new();
        loop {
            let (number, unit) = self.amount()?;
            values.push(format!("{number}{unit}"));
            let parts = matches!(self.lower(0), "/" | ">" | "," | "→")
                && matches!(name, "drop" | "pyramid" | "work" | "myo");
            if !parts || !self.is(1, Piece::Amount) {
                break;
            }
            self.at += 1;
        }
        if name == "drop" && is_down_to {
            // The load that the sets begin with is the first of the drops.
            let load = self.groups.last_mut()?.load.take()?;
            values.insert(0, load);
        }
        if name == "rest" && self.lower(0) == "between" {
            self.skip(2, 1);
        }
        self.put(name, &values.join(", "))
    }

    /// A technique that takes values, and none are told.
    fn without_value(&mut self, name: &'static str) -> Option<()> {
        let usual = match name {
            "rest_pause" => "15s",
            "drop" => "100%, 80%, 60%",
            "myo" => "4x5, 15s",
            "forced" => "2",
            _ => return self.put(name, ""),
        };
        self.sure = false;
        self.put(name, usual)
    }

    #[allow(clippy::unnecessary_wraps, reason = "it ends what is read as a part")]
    fn put(&mut self, name: &str, value: &str) -> Option<()> {
        let of_last = if std::mem::take(&mut self.of_last) {
            "on last set"
        } else {
            ""
        };
        let gap = if value.is_empty() || of_last.is_empty() {
            ""
        } else {
            " "
        };
        let inside = format!("{value}{gap}{of_last}");
        self.techniques.push(if inside.is_empty() {
            name.to_owned()
        } else {
            format!("{name}[{inside}]")
        });
        self.latest = Last::Technique;
        Some(())
    }

    /// Whether `last set`, `on the last set`, `final set` is next.
    fn is_last_set(&self) -> bool {
        let on = usize::from(self.lower(0) == "on");
        let the = on + usize::from(self.lower(on) == "the");
        matches!(self.lower(the), "last" | "final") && self.lower(the + 1).starts_with("set")
    }

    /// `AMRAP last set`, `last set AMRAP`, `failure on the last set`
    fn last_set(&mut self) -> Option<()> {
        while !self.lower(0).starts_with("set") {
            self.at += 1;
        }
        self.skip(1, 1);
        while matches!(self.lower(0), ":" | "," | "is" | "=" | "-" | "–") {
            self.at += 1;
        }
        let goes_on = is_amrap(self.lower(0)) || self.technique().is_some();
        match self.latest {
            Last::Amrap if !goes_on => self.amrap = Some(true),
            Last::Technique if !goes_on => {
                let last = self.techniques.last_mut()?;
                *last = match last.strip_suffix(']') {
                    Some(open) => format!("{open} on last set]"),
                    None => format!("{last}[on last set]"),
                };
            }
            _ if goes_on => self.of_last = true,
            _ => return None,
        }
        Some(())
    }

    /// The side that a word names.
    pub(super) fn side(&self, ahead: usize) -> Option<&'static str> {
        let word = self.lower(ahead);
        let side = SIDES.iter().find(|(known, _)| *known == word);
        side.map(|(_, side)| *side)
    }

    /// `each leg`, `/side`: the side is `ahead`.
    pub(super) fn each(&mut self, ahead: usize) -> Option<()> {
        let side = self.side(ahead)?;
        self.techniques.push(format!("each[{side}]"));
        self.skip(ahead + 1, 1)
    }
}
