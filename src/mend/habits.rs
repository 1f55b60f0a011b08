//! Habits of writing: the pieces of a line as it would stand in a notebook go in; the edits that
//! write it as Leg does come out.

use super::candidate::{Candidate, Kind, text};
use crate::quantity::Unit;
use crate::routine::Weekday;
use crate::syntax::{Kind as Piece, Lexeme, keyword};
use crate::technique;

/// A line, the pieces of it before a comment in another's manner, and the edits found so far.
struct Line<'l> {
    text: &'l str,
    pieces: &'l [Lexeme],
    found: Vec<Candidate>,
}

/// The edits of all habits that a line shows.
pub(super) fn habits(line: &str, pieces: &[Lexeme]) -> Vec<Candidate> {
    let mut it = Line {
        text: line,
        pieces,
        found: Vec::new(),
    };
    it.comment();
    it.bullet();
    it.day();
    it.header();
    it.parted_units();
    it.sets();
    it.until_failure();
    it.each();
    it.arguments();
    it.added_weight();
    it.loads();
    it.share_of_max();
    it.found
}

/// One edit that makes all of `edits` that do not overlap; `None` where that is fewer than two.
pub(super) fn all_at_once(line: &str, edits: &[Candidate]) -> Option<Candidate> {
    let mut sorted: Vec<&Candidate> = edits.iter().collect();
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
        let candidate = Candidate::new(start, end, new, Kind::Habit { fact, sure });
        if candidate
            .edit
            .applied(self.text)
            .is_some_and(|new| new != self.text)
        {
            self.found.push(candidate);
        }
    }

    /// `squat 3x5 // paused`, `; a comment`, `-- a comment`, `(paused)`
    fn comment(&mut self) {
        let code = self.text.split('#').next().unwrap_or("");
        let mut quoted = false;
        for (at, c) in code.char_indices() {
            quoted ^= c == '"';
            let rest = code.get(at..).unwrap_or("");
            let parted = code
                .get(..at)
                .is_none_or(|before| before.is_empty() || before.ends_with([' ', '\t']));
            let mark = ["//", ";", "-- ", "/*"]
                .into_iter()
                .find(|mark| rest.starts_with(mark));
            let Some(mark) = mark.filter(|mark| !quoted && (parted || *mark == ";")) else {
                continue;
            };
            let mark = mark.trim_end();
            if code
                .get(at + mark.len()..)
                .is_none_or(|said| said.trim().is_empty())
            {
                return;
            }
            self.edit(at, at + mark.len(), "#", "A comment starts with `#`", true);
            let within = |piece: &&Lexeme| (piece.span.start as usize) < at;
            let kept = self.pieces.iter().take_while(within).count();
            self.pieces = self.pieces.get(..kept).unwrap_or(&[]);
            return;
        }
        let open = self
            .pieces
            .iter()
            .position(|piece| text(self.text, piece) == "(");
        let Some(open) = open.filter(|open| *open > 1 && self.str(self.pieces.len() - 1) == ")")
        else {
            return;
        };
        let inside = self
            .pieces
            .get(open + 1..self.pieces.len() - 1)
            .unwrap_or(&[]);
        let is_word = |piece: &Lexeme| {
            piece.kind == Piece::Word || matches!(text(self.text, piece), "," | ".")
        };
        let says_each = matches!(self.lower(open + 1).as_str(), "each" | "per" | "ea");
        let is_reckoned =
            self.is_glued(open) || self.str(open - 1).starts_with(['+', '*', '-', '@']);
        if !inside.is_empty() && inside.iter().all(is_word) && !says_each && !is_reckoned {
            let last = self.pieces.len() - 1;
            let span = self
                .pieces
                .get(open)
                .zip(self.pieces.get(last))
                .map(|(open, close)| open.span.to(close.span));
            let said = span.map_or("", |span| span.of_text(self.text));
            self.put(
                (open, last),
                format!("# {said}"),
                "Words in brackets say nothing to Leg",
                false,
            );
            self.pieces = self.pieces.get(..open).unwrap_or(&[]);
        }
    }

    /// `1. squat 3x5`, `- squat 3x5`, `A1) squat 3x5`, `a1 squat 3x5`
    fn bullet(&mut self) {
        let first = self.str(0);
        let is_small = first.starts_with(|c: char| c.is_ascii_lowercase()) && first.len() == 2;
        if is_small && first.ends_with(|c: char| c.is_ascii_digit()) && self.is(1, Piece::Word) {
            self.put(
                (0, 0),
                first.to_uppercase(),
                "A label is a capital letter with a number",
                true,
            );
            return;
        }
        let trimmed = self.text.trim_start();
        let start = self.text.len() - trimmed.len();
        let figures = trimmed.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = trimmed.len() - figures.len();
        let (length, from) = if digits > 0 && digits < 3 && figures.starts_with(['.', ')', ':']) {
            (digits + 1, 0)
        } else if let Some(mark) = trimmed
            .chars()
            .next()
            .filter(|c| "-*•·–—◦▪●○+".contains(*c))
        {
            (mark.len_utf8(), 0)
        } else {
            let mut letters = trimmed.chars();
            let is_label = letters.next().is_some_and(|c| c.is_ascii_uppercase())
                && letters.next().is_some_and(|c| c.is_ascii_digit())
                && letters.next().is_some_and(|c| matches!(c, '.' | ')' | ':'));
            if !is_label {
                return;
            }
            (3, 2)
        };
        let after = trimmed.get(length..).unwrap_or("");
        let blanks = after.len() - after.trim_start().len();
        if after.trim_start().starts_with(char::is_alphabetic) {
            let end = start + length + if from == 0 { blanks } else { 0 };
            self.edit(
                start + from,
                end,
                "",
                "A line opens with no number and no dash",
                true,
            );
        }
    }

    /// `day 1: Squat`, `day 4 - Legs`, `Friday`, `day2`, `day 7 off`
    fn day(&mut self) {
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
    fn header(&mut self) {
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

    /// `plank 3x60 sec`
    fn parted_units(&mut self) {
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
    fn sets(&mut self) {
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
            let groups: Vec<String> = groups
                .iter()
                .map(|(count, reps)| format!("{count}x{reps}"))
                .collect();
            self.put(
                (first, end),
                groups.join(", "),
                "Reps that change from set to set are groups of their own",
                true,
            );
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

    /// `3x5 to failure`
    fn until_failure(&mut self) {
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

    /// The unit that a word is, or is in the habit of being.
    fn unit(&self, at: usize) -> Option<&'static str> {
        let word = self.lower(at);
        let habit = Unit::HABITS.iter().find(|(habit, _)| *habit == word);
        let unit = Unit::named(habit.map_or(word.as_str(), |(_, meant)| meant))?;
        (self.is(at, Piece::Word) && unit != Unit::None).then(|| unit.word())
    }

    /// `3x10 each leg`, `3x10/side`, `3x10 per arm`, `3x10 ea`
    fn each(&mut self) {
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

    /// `rest 2 min`, `rest: 90s`, `rest[2:30]`, `2min rest`, `RPE8`, `@8 RPE`, `tempo 3-0-1-0`
    fn arguments(&mut self) {
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
            if !self.is(here, Piece::Word) || !TAKE_ONE.contains(&name) {
                continue;
            }
            let name = technique::named(name).map_or("", |technique| technique.name);
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
            if let Some((value, end)) = self.argument(name, here + 1 + mark) {
                self.value(here, end, name, &value, at_sign);
                at = end + 1;
                continue;
            }
            // `2min rest`, `@8 RPE`
            let starts = (1..=3).filter_map(|back| here.checked_sub(back));
            let before = starts.filter(|from| *from > 1).find_map(|from| {
                let (value, end) = self.argument(name, from)?;
                let has_unit = value.ends_with(char::is_alphabetic);
                let is_load = self.is(from - 1, Piece::At);
                let fits = match name {
                    "rest" => has_unit && !is_load,
                    "rpe" | "rir" => !has_unit,
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

    /// What a technique takes, from the piece `at` on, and the last piece of it.
    fn argument(&self, name: &str, at: usize) -> Option<(String, usize)> {
        if name == "tempo" {
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

    /// `dip 3x8 @+10`, `dip 3x8 +10kg`
    fn added_weight(&mut self) {
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
    fn loads(&mut self) {
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
            let after_sets =
                at > 1 && (self.is(at - 1, Piece::Scheme) || self.is_glued_unit(at - 1));
            let word = self.lower(at);
            let slash = usize::from(word == "w" && self.str(at + 1) == "/");
            if after_sets && (matches!(word.as_str(), "with" | "at" | "using") || slash > 0) {
                let from = at + 1 + slash;
                if let Some((load, end)) = self
                    .argument("", from)
                    .filter(|_| self.is(from, Piece::Amount))
                {
                    self.put((at, end), format!("@{load}"), "A load follows `@`", true);
                }
            }
        }
    }

    /// Whether a piece is the unit of a scheme that is written apart from it.
    fn is_glued_unit(&self, at: usize) -> bool {
        at > 0 && self.unit(at).is_some() && self.is(at - 1, Piece::Scheme)
    }

    /// `@75% 1RM`, `@75% of 1RM`, `@75% TM`
    fn share_of_max(&mut self) {
        const FACT: &str = "A percentage is of the lift's max, and needs no word for it";
        for at in 1..self.pieces.len() {
            if !self.is(at - 1, Piece::At) || !self.str(at).contains('%') {
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
                _ => {}
            }
        }
    }
}

/// Techniques that take one value.
const TAKE_ONE: &[&str] = &[
    "forced", "negative", "partials", "rest", "rir", "rpe", "tempo", "work",
];

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
