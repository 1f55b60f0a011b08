//! Headings as they stand in a notebook: `Workout A`, `Push Day:`, `Tag 1: Beine`, `Warm-up:`.

use super::Line;
use crate::syntax::{Kind as Piece, keyword};

/// Words for a day, or for what is done on one.
const DAYS: &[&str] = &[
    "day", "workout", "session", "training", "tag", "einheit", "jour", "séance", "seance", "dag",
    "día", "dia", "sesión", "sesion", "giorno",
];

/// Of these, the ones that say no more than `day` does.
const PLAIN_DAYS: &[&str] = &["day", "tag", "jour", "dag", "día", "dia", "giorno"];

/// Words for what a day trains.
const SPLITS: &[&str] = &[
    "push",
    "pull",
    "leg",
    "legs",
    "upper",
    "lower",
    "full",
    "body",
    "fullbody",
    "arm",
    "arms",
    "chest",
    "back",
    "shoulder",
    "shoulders",
    "delts",
    "biceps",
    "triceps",
    "quads",
    "hams",
    "hamstrings",
    "glutes",
    "calves",
    "abs",
    "core",
    "cardio",
    "conditioning",
    "squat",
    "bench",
    "deadlift",
    "press",
    "heavy",
    "light",
    "medium",
    "volume",
    "intensity",
    "and",
    "und",
    "et",
    "y",
    "a",
    "b",
    "c",
    "d",
    "beine",
    "brust",
    "rücken",
    "schultern",
    "arme",
    "oberkörper",
    "unterkörper",
    "jambes",
    "dos",
    "piernas",
    "pecho",
    "espalda",
];

/// Words for a part of a day.
const PARTS: &[&str] = &[
    "warmup",
    "warm",
    "up",
    "cooldown",
    "cool",
    "down",
    "main",
    "lifts",
    "lift",
    "work",
    "accessory",
    "accessories",
    "assistance",
    "finisher",
    "finishers",
    "circuit",
    "stretching",
    "mobility",
    "notes",
    "note",
    "exercises",
    "supplemental",
];

/// Words for a set of turns, and for where it ends.
const TURNS: &[&str] = &[
    "superset",
    "supersets",
    "giant",
    "set",
    "sets",
    "triset",
    "end",
    "endsuperset",
];

/// Numbers in words.
const NUMBERS: &[&str] = &["one", "two", "three", "four", "five", "six", "seven"];

impl Line<'_> {
    /// `Workout A`, `Push Day`, `Leg Day:`, `Tag 1: Beine`, `**Day 2**`, `rest day`, `Warm-up:`
    pub(super) fn heading(&mut self) {
        let trimmed = self.text.trim_start();
        let start = self.text.len() - trimmed.len();
        let marks = ['*', '=', '-', '_', '~', '[', ']', ' ', '\t', '–', '—'];
        let bare = trimmed.trim_matches(marks);
        let has_colon = bare.ends_with(':');
        let bare = bare.trim_end_matches([':', '.', ' ']);
        let is_marked = has_colon || trimmed.starts_with("**") || trimmed.starts_with("==");
        let holds_more = self.pieces.iter().any(|piece| {
            matches!(
                piece.kind,
                Piece::Scheme | Piece::At | Piece::Equals | Piece::Cue
            )
        });
        if bare.is_empty() || holds_more || bare.contains(['"', '“', '”', '„', '«', '‘', '’', '\''])
        {
            return;
        }
        let lower = bare.to_lowercase();
        let words: Vec<&str> = lower
            .split([' ', '/', '&', '+', ',', ':', '-', '–', '—', '(', ')', '_'])
            .filter(|word| !word.is_empty())
            .collect();
        let first = words.first().copied().unwrap_or("");
        let end = start + trimmed.trim_end().len();
        if words.len() > 6 || keyword::is_taken(first) && !matches!(first, "day" | "session") {
            return;
        }
        let all = |known: &[&str]| words.iter().all(|word| known.contains(word));
        if all(PARTS) {
            self.comment_out(start, end, "Only days, weeks and blocks have headings");
            return;
        }
        if all(TURNS) {
            self.comment_out(
                start,
                end,
                "Exercises done in turn carry labels, `A1` before one and `A2` before the next",
            );
            return;
        }
        let names_a_day = words.iter().any(|word| DAYS.contains(word));
        let is_set_off = is_marked || bare.starts_with(char::is_uppercase) || start == 0;
        let is_split = words.len() < 5
            && all(SPLITS)
            && is_set_off
            && (is_marked || words.len() > 1 || !is_lift(first));
        if !names_a_day && !is_split {
            return;
        }
        // What opens as it should is a slip of another kind.
        let is_spelt = words.get(1).is_some_and(|word| NUMBERS.contains(word));
        if self.str(0) == "session" || self.str(0) == "day" && !is_spelt {
            return;
        }
        // `Tag 1`, `Day One`: it has its number. Other figures are none of a heading.
        let figures = words
            .iter()
            .filter(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        let at = words.iter().position(|word| DAYS.contains(word));
        let number = at.and_then(|at| words.get(at + 1)).and_then(|word| {
            let spelt = NUMBERS
                .iter()
                .position(|number| number == word)
                .map(|at| at + 1);
            spelt.or_else(|| word.parse().ok().filter(|number| (1..=7).contains(number)))
        });
        let is_digit = at
            .and_then(|at| words.get(at + 1))
            .is_some_and(|word| word.parse::<usize>().is_ok());
        if figures.count() > usize::from(is_digit) || (is_digit && number.is_none()) {
            return;
        }
        let is_sure = number.is_some()
            && at
                .and_then(|at| words.get(at))
                .is_some_and(|word| PLAIN_DAYS.contains(word));
        let key = number.map_or_else(|| self.next_day.clone(), |number| number.to_string());
        let title = title(bare, number.is_some());
        let new = match title.to_lowercase().as_str() {
            "" => format!("day {key}"),
            "rest" | "off" => format!("day {key} rest"),
            _ => format!("day {key} \"{title}\""),
        };
        self.edit(
            start,
            end,
            new,
            "A day opens with `day` and its number",
            is_sure,
        );
    }

    fn comment_out(&mut self, start: usize, end: usize, fact: &'static str) {
        let said = self.text.get(start..end).unwrap_or("").to_owned();
        self.edit(start, end, format!("# {said}"), fact, false);
    }
}

/// Whether a word alone on its line is a lift whose sets are missing, more likely than a day.
fn is_lift(word: &str) -> bool {
    matches!(
        word,
        "squat" | "bench" | "deadlift" | "press" | "a" | "b" | "c" | "d" | "and"
    )
}

/// What a heading says besides that it is a day, and its number.
fn title(bare: &str, has_number: bool) -> String {
    let is_plain = |word: &str| PLAIN_DAYS.contains(&word.to_lowercase().as_str());
    let mut words: Vec<&str> = bare.split_whitespace().collect();
    if words.len() > 1 && words.last().is_some_and(|last| is_plain(last)) {
        words.pop();
    }
    if has_number
        && let Some(at) = words.iter().position(|word| {
            let word = word.trim_matches([':', '-']).to_lowercase();
            DAYS.contains(&word.as_str())
        })
    {
        // `Tag 1`, with the number that stands for it now.
        words.drain(at..(at + 2).min(words.len()));
    }
    let said = words.join(" ");
    let said = said.trim_matches([' ', ':', '-', '–', '—', ',', '.', '/', '(', ')', '*', '_']);
    said.to_owned()
}
