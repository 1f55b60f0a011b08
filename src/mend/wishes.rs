//! Requirements as they come to mind: the words of one that Leg cannot read go in; the forms of it
//! that Leg can prove come out.

use crate::routine::Weekday;

/// How much is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bound {
    AtLeast,
    AtMost,
}

/// What a wish says, in whatever order.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a word of its own")]
struct Said<'w> {
    /// Words that are none of the form's own: muscles.
    subjects: Vec<&'w str>,
    count: Option<String>,
    bound: Option<Bound>,
    /// `sets`, `days`, `hours`, `min`, `times`
    of: Option<&'static str>,
    per_session: bool,
    between: bool,
    apart: bool,
    rest: bool,
    /// `on` before a day, or the day alone.
    day: Option<&'w str>,
    order: Option<&'static str>,
    /// How many subjects stand before that word.
    before: usize,
}

/// What `line` may ask for, each a whole line; more than one where it can be taken in several ways.
pub(super) fn granted(line: &str) -> Vec<String> {
    let line = line.trim().to_lowercase();
    let wish = line.strip_prefix("require").unwrap_or(&line);
    let condition = [" when ", " unless "]
        .iter()
        .filter_map(|word| wish.find(word))
        .min();
    let (wish, condition) = wish
        .split_at_checked(condition.unwrap_or(wish.len()))
        .unwrap_or((wish, ""));
    let parted = wish
        .replace(">=", " >= ")
        .replace("<=", " <= ")
        .replace(['/', ','], " / ");
    let Some(said) = Said::of(&parted) else {
        return Vec::new();
    };
    let forms = said.forms().into_iter();
    forms
        .map(|form| format!("require {form}{condition}"))
        .collect()
}

impl<'w> Said<'w> {
    fn of(wish: &'w str) -> Option<Self> {
        let mut said = Self::default();
        let words: Vec<&str> = wish.split_whitespace().collect();
        let mut at = 0;
        while let Some(word) = words.get(at).copied() {
            let next = words.get(at + 1).copied().unwrap_or("");
            at += 1;
            match (word, next) {
                ("at" | "no" | "not", "least" | "less" | "fewer") | ("more", "than") => {
                    said.bound = Some(Bound::AtLeast);
                    at += 1;
                }
                ("at" | "no" | "not", "most" | "more") | ("less" | "fewer", "than") => {
                    said.bound = Some(Bound::AtMost);
                    at += 1;
                }
                (">=" | ">" | "min" | "minimum" | "over" | "least", _) if said.count.is_none() => {
                    said.bound = Some(Bound::AtLeast);
                }
                ("<=" | "<" | "max" | "maximum" | "under" | "below" | "most" | "within", _) => {
                    said.bound = Some(Bound::AtMost);
                }
                ("once", _) => said.counted("1", "days"),
                ("twice", _) => said.counted("2", "days"),
                ("thrice", _) => said.counted("3", "days"),
                ("sets" | "set", _) => said.of = Some("sets"),
                ("days" | "times" | "time" | "x" | "sessions", _) if said.count.is_some() => {
                    said.of = Some("days");
                }
                ("day", "off") => {
                    said.rest = true;
                    at += 1;
                }
                ("day", _) if next.starts_with(|c: char| c.is_ascii_digit()) => {
                    said.day = Some(next);
                    at += 1;
                }
                ("hours" | "hour" | "hrs" | "h", _) => said.of = Some("hours"),
                ("min" | "mins" | "minutes", _) => said.of = Some("min"),
                ("session" | "sessions" | "workout" | "workouts" | "day" | "days", _) => {
                    said.per_session = true;
                }
                ("between", _) => said.between = true,
                ("rest" | "off", _) => said.rest = true,
                ("never" | "apart" | "separate" | "together" | "not", _) => said.apart = true,
                ("no" | "with", _) => said.apart |= word == "no",
                ("before" | "then", _) => said.ordered("before"),
                ("after", _) => said.ordered("after"),
                ("first" | "last", _) => {
                    said.order = Some(if word == "first" { "first" } else { "last" });
                }
                _ if is_weekday(word) => said.day = Some(word),
                _ if IDLE.contains(&word) => {}
                _ if word.starts_with(|c: char| c.is_ascii_digit()) => said.number(word)?,
                _ => said.subjects.push(word),
            }
        }
        Some(said)
    }

    fn counted(&mut self, count: &str, of: &'static str) {
        self.count = Some(count.to_owned());
        self.of = Some(of);
    }

    fn ordered(&mut self, order: &'static str) {
        self.order = Some(order);
        self.before = self.subjects.len();
    }

    /// `10`, `10-20`, `10+`, `48h`, `2x`, `75min`
    fn number(&mut self, word: &str) -> Option<()> {
        let end = word
            .find(|c: char| !(c.is_ascii_digit() || c == '-'))
            .unwrap_or(word.len());
        let (count, unit) = word.split_at_checked(end)?;
        match unit {
            "" => {}
            "+" => self.bound = Some(Bound::AtLeast),
            "x" | "d" => self.of = Some("days"),
            "h" | "hr" | "hrs" => self.of = Some("hours"),
            "min" | "m" | "mins" => self.of = Some("min"),
            _ => return None,
        }
        self.count = Some(count.to_owned());
        Some(())
    }

    /// The forms that say it.
    fn forms(&self) -> Vec<String> {
        let subjects = self.subjects.join(", ");
        let count = self.count.as_deref().unwrap_or("");
        if let (Some(day), true) = (self.day, self.rest) {
            let day = if is_weekday(day) {
                day.to_owned()
            } else {
                format!("day {day}")
            };
            return vec![format!("rest on {day}")];
        }
        if self.rest && !count.is_empty() && self.subjects.is_empty() {
            return vec![format!("{count} rest days per week")];
        }
        if let Some(order @ ("before" | "after")) = self.order
            && let Some((first, second)) = self.subjects.split_at_checked(self.before)
            && !first.is_empty()
            && !second.is_empty()
        {
            let (first, second) = (first.join(", "), second.join(", "));
            // `no chest after back` is chest before back.
            let order = if self.apart && order == "after" {
                "before"
            } else {
                order
            };
            return vec![format!("{first} {order} {second}")];
        }
        if let (Some(place @ ("first" | "last")), [one]) = (self.order, self.subjects.as_slice()) {
            return vec![format!("{one} {place}")];
        }
        if let ([one, two], true, "") = (self.subjects.as_slice(), self.apart, count) {
            return vec![format!("{one} never with {two}")];
        }
        if count.is_empty() {
            return Vec::new();
        }
        if self.of == Some("min")
            || (self.of.is_none() && self.per_session && !self.between && self.subjects.is_empty())
        {
            return vec![format!("sessions at most {count}min")];
        }
        let [subject] = self.subjects.as_slice() else {
            return Vec::new();
        };
        let bounded = |bound: Option<Bound>| match bound {
            Some(Bound::AtLeast) => format!("at least {count}"),
            Some(Bound::AtMost) => format!("at most {count}"),
            _ => count.to_owned(),
        };
        let rest_between = self.between || self.of == Some("hours");
        let days = if count == "1" { "day" } else { "days" };
        match self.of {
            Some("hours") if count == "1" => vec![format!("1 hour between {subjects}")],
            Some("days") if rest_between => vec![format!("{count} {days} between {subjects}")],
            Some(of @ ("days" | "hours")) if rest_between => {
                vec![format!("{count} {of} between {subjects}")]
            }
            _ if self.between => vec![format!("{count} {days} between {subjects}")],
            Some("sets") => {
                let of = if self.per_session { "session" } else { "week" };
                let is_range = count.contains('-');
                let bounds: &[Option<Bound>] = match self.bound {
                    Some(_) => &[self.bound],
                    None if is_range => &[None],
                    None => &[Some(Bound::AtLeast), Some(Bound::AtMost)],
                };
                let forms = bounds.iter();
                forms
                    .map(|bound| format!("{subject} {} sets per {of}", bounded(*bound)))
                    .collect()
            }
            Some("days") => vec![format!("{subject} {} {days} per week", bounded(self.bound))],
            _ => Vec::new(),
        }
    }
}

/// Whether a word is a weekday in full.
fn is_weekday(word: &str) -> bool {
    Weekday::named(word).is_some_and(|day| day.name().eq_ignore_ascii_case(word))
}

/// Words that say nothing that the others do not.
const IDLE: &[&str] = &[
    "a", "an", "the", "of", "for", "per", "each", "every", "in", "on", "and", "is", "are", "be",
    "must", "should", "week", "weeks", "weekly", "/", "have", "has", "train", "training", "to",
    "all", "every", "do", "with", "least", "rests",
];

#[cfg(test)]
mod tests {
    use super::granted;

    #[test]
    fn wishes_come_out_as_requirements() {
        for (wish, forms) in [
            (
                "require at least 10 sets chest",
                &["require chest at least 10 sets per week"][..],
            ),
            (
                "chest >= 10 sets",
                &["require chest at least 10 sets per week"],
            ),
            (
                "require chest 10+ sets",
                &["require chest at least 10 sets per week"],
            ),
            (
                "require 10-20 sets of chest per week",
                &["require chest 10-20 sets per week"],
            ),
            (
                "require chest 10 sets",
                &[
                    "require chest at least 10 sets per week",
                    "require chest at most 10 sets per week",
                ],
            ),
            (
                "require max 12 sets per session quads",
                &["require quads at most 12 sets per session"],
            ),
            (
                "require calves 2x/week when tired",
                &["require calves 2 days per week when tired"],
            ),
            (
                "require quads twice a week",
                &["require quads 2 days per week"],
            ),
            (
                "require at least 2 days between chest",
                &["require 2 days between chest"],
            ),
            (
                "require 48h between quads",
                &["require 48 hours between quads"],
            ),
            (
                "require sessions under 75 min",
                &["require sessions at most 75min"],
            ),
            (
                "require less than 75min",
                &["require sessions at most 75min"],
            ),
            (
                "require chest not with back",
                &["require chest never with back"],
            ),
            (
                "require no chest after back",
                &["require chest before back"],
            ),
            ("require sunday rest", &["require rest on sunday"]),
            ("require 2 rest days", &["require 2 rest days per week"]),
            ("require calves then hams", &["require calves before hams"]),
            ("require calves often", &[]),
        ] {
            assert_eq!(granted(wish), forms, "{wish}");
        }
    }
}
