//! Lines of their own as they stand in a notebook: days, and what a keyword opens.

use super::Line;
use crate::routine::Weekday;
use crate::syntax::{Kind as Piece, keyword};

impl Line<'_> {
    /// `day 1: Squat`, `day 4 - Legs`, `Friday`, `day2`, `day 7 off`
    pub(super) fn day(&mut self) {
        let Some((first, last)) = self.pieces.first().zip(self.pieces.last()) else {
            return;
        };
        let end = last.span.end as usize;
        let opens = self.lower(0);
        let glued = opens.strip_prefix("day").filter(|key| !key.is_empty());
        let is_number =
            |key: &str| key.len() < 3 && !key.is_empty() && key.chars().all(|c| c.is_ascii_digit());
        let (key, next) = match weekday(&opens) {
            Some(weekday) => (weekday, 1),
            None => match glued.filter(|key| is_number(key)) {
                Some(key) => (key.to_owned(), 1),
                None if opens == "day" || opens == "days" => (self.lower(1), 2),
                None => return,
            },
        };
        let is_key = is_number(&key) || weekday(&key).is_some();
        let key = weekday(&key).unwrap_or(key);
        let holds_sets = self
            .pieces
            .iter()
            .any(|piece| matches!(piece.kind, Piece::Scheme | Piece::Open));
        if !is_key || holds_sets || opens == "days" && self.pieces.len() < 3 {
            return;
        }
        let at_key = self
            .pieces
            .get(next - 1)
            .map_or(end, |piece| piece.span.end as usize);
        let rest = self.text.get(at_key..end).unwrap_or("");
        let rest =
            rest.trim_start_matches([' ', '\t', ':', '-', '–', '—', ',', '.', '|', '(', '/']);
        let mut part = "";
        let mut title = rest.trim_end_matches([':', ')', ' ']);
        for half in ["am", "pm"] {
            let after = title.get(2..).filter(|_| {
                title
                    .get(..2)
                    .is_some_and(|word| word.eq_ignore_ascii_case(half))
            });
            if let Some(after) = after.filter(|after| !after.starts_with(char::is_alphanumeric)) {
                (part, title) = (half, after.trim_start_matches([' ', ':', '-', '–', '—']));
            }
        }
        // Of a header that only ends wrongly, the end alone is written anew.
        let (start, mut new) = if self.str(0) == "day" && next == 2 && self.str(1) == key {
            (at_key, String::new())
        } else {
            (first.span.start as usize, format!("day {key}"))
        };
        if new.is_empty() && title.is_empty() {
            return;
        }
        if !part.is_empty() {
            new = format!("{new} {part}");
        }
        let fact = match title.to_lowercase().as_str() {
            "" => "A day is written as `day 1` or `day monday`",
            "rest" | "off" | "rest day" | "day off" | "\"rest\"" => {
                new.push_str(" rest");
                "A day of rest is written as `day 1 rest`"
            }
            // Words that are a title already.
            _ if title.starts_with(['"', '“'])
                && title.ends_with(['"', '”'])
                && title.len() > 1 =>
            {
                new = format!("{new} \"{}\"", title.trim_matches(['"', '“', '”']));
                "A day is written as `day 1` or `day monday`"
            }
            _ if title.contains(['"', '“', '”', '„', '«', '‘', '\''])
                || title.ends_with(" rest") =>
            {
                return;
            }
            _ => {
                new = format!("{new} \"{title}\"");
                "The title of a day stands in double quotes"
            }
        };
        self.edit(start, end, new, fact, true);
    }

    /// `max squat = 315`, `units: kg`, `option spotter: no`, `routine Legs`, `round to nearest 5`
    pub(super) fn header(&mut self) {
        let opens = self.lower(0);
        if !keyword::words().any(|word| word == opens) {
            return;
        }
        let Some(last) = self.pieces.len().checked_sub(1).filter(|last| *last > 0) else {
            return;
        };
        let is_named = matches!(opens.as_str(), "option" | "let" | "style");
        let mark = (1..=2).find(|at| matches!(self.str(*at), ":" | "="));
        match mark {
            Some(at) if is_named && self.str(at) == ":" => {
                self.put(
                    (at, at),
                    if self.is_glued(at) { " =" } else { "=" },
                    "A name and what it stands for are parted by `=`",
                    true,
                );
            }
            Some(at) if !is_named && opens != "day" && at < last => {
                let before = self
                    .pieces
                    .get(at - 1)
                    .map_or(0, |piece| piece.span.end as usize);
                let end = self
                    .pieces
                    .get(at)
                    .map_or(0, |piece| piece.span.end as usize);
                self.edit(
                    before,
                    end,
                    "",
                    "Only blanks part the words of this line",
                    true,
                );
            }
            _ => {}
        }
        let words = |it: &Self, from: usize| {
            it.pieces
                .get(from)
                .zip(it.pieces.last())
                .map(|(first, last)| first.span.to(last.span).of_text(it.text).to_owned())
        };
        if matches!(opens.as_str(), "routine" | "import")
            && (self.is(1, Piece::Word) || self.is(1, Piece::Amount))
            && let Some(title) = words(self, 1).filter(|title| !title.contains('"'))
        {
            self.put(
                (1, last),
                format!("\"{title}\""),
                "The words of this line stand in double quotes",
                true,
            );
        }
        if opens == "round" {
            let from = if self.str(1) == "to" { 2 } else { 1 };
            let how = self.str(from);
            if self.is(from, Piece::Amount) {
                self.put(
                    (1, from),
                    format!("nearest {how}"),
                    "Loads are rounded to the nearest, down or up",
                    false,
                );
            } else if from == 2 {
                self.put(
                    (1, from),
                    how,
                    "Loads are rounded to the nearest, down or up",
                    true,
                );
            }
        }
    }
}

/// The weekday that a word names, as Leg writes it in full.
fn weekday(word: &str) -> Option<String> {
    let word = word.strip_suffix('.').unwrap_or(word);
    let longer = ["tues", "thur", "thurs", "weds"];
    let word = if longer.contains(&word) {
        word.get(..3)?
    } else {
        word
    };
    Weekday::named(word).map(|weekday| weekday.name().to_lowercase())
}
