//! Days and weeks as they are asked for on the command line: `monday`, `1 pm`; `3`, `1-4`, `1-2,4`.

use std::str::FromStr;

use super::Failure;
use crate::plan::counted;
use crate::routine::{Day, Part, Routine, Weekday};

/// A day, or one of the two trainings of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DayAsked {
    number: u32,
    part: Option<Part>,
}

impl DayAsked {
    /// The day that `word` names, by its number or its weekday; `1pm` is a training of it.
    pub(super) fn named(word: &str) -> Option<Self> {
        if let Some((day, part)) = word
            .len()
            .checked_sub(2)
            .and_then(|at| word.split_at_checked(at))
            && day.ends_with(|c: char| c.is_ascii_digit())
            && part.starts_with(char::is_alphabetic)
        {
            return Self::named(day)?.part(part);
        }
        let weekday = || Weekday::named(word).map(Weekday::number);
        let number = word.parse().ok().or_else(weekday)?;
        Some(Self { number, part: None })
    }

    /// The training that `word`, `am` or `pm`, names on this day.
    pub(super) fn part(self, word: &str) -> Option<Self> {
        let parts = [Part::Am, Part::Pm];
        let part = parts.into_iter().find(|part| part.word() == word)?;
        let part = Some(part);
        Some(Self { part, ..self })
    }

    /// `1`, `monday`, `1 pm`; `day` may stand before it, and case does not matter.
    fn read(text: &str) -> Option<Self> {
        let text = text.to_lowercase();
        let mut words: Vec<&str> = text.split_whitespace().collect();
        if words.first() == Some(&"day") {
            words.remove(0);
        }
        match *words.as_slice() {
            [day] => Self::named(day),
            [day, part] => Self::named(day)?.part(part),
            _ => None,
        }
    }

    /// The day of `routine` that `text` asks for.
    pub(super) fn of(text: &str, routine: &Routine<'_>) -> Result<Self, Failure> {
        let asked = Self::read(text);
        let known = asked.filter(|asked| routine.days.iter().any(|day| asked.is(day)));
        known.ok_or_else(|| {
            let mut all: Vec<String> = routine.days.iter().map(Day::heading).collect();
            all.dedup();
            Failure(format!(
                "the routine has no day `{text}`; it has {}",
                all.join(", ")
            ))
        })
    }

    /// Whether `day` is it.
    pub(super) fn is(self, day: &Day<'_>) -> bool {
        self.number == day.number && self.part.is_none_or(|part| day.part == Some(part))
    }
}

/// Weeks: one, or from one to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WeeksAsked {
    /// The first.
    pub(super) first: u32,
    /// The last.
    pub(super) last: u32,
}

impl FromStr for WeeksAsked {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (first, last) = text.split_once(['-', '–']).unwrap_or((text, text));
        let number = |text: &str| text.trim().parse::<u32>().ok();
        match number(first).zip(number(last)) {
            Some((first, last)) if first > last => Err(format!(
                "the weeks run from the lesser to the greater: {last}-{first}"
            )),
            Some((first, last)) => Ok(Self { first, last }),
            None => Err("a week is a number, 3, and several are 1-4".to_owned()),
        }
    }
}

impl WeeksAsked {
    /// One week.
    pub(super) const fn one(week: u32) -> Self {
        Self {
            first: week,
            last: week,
        }
    }

    /// Whether `week` is one of them.
    pub(super) const fn has(self, week: u32) -> bool {
        self.first <= week && week <= self.last
    }

    /// These, if `routine` has all of them.
    pub(super) fn within(self, routine: &Routine<'_>) -> Result<Self, Failure> {
        let weeks = routine.calendar.total();
        let missing = [self.first, self.last]
            .into_iter()
            .find(|week| *week == 0 || *week > weeks);
        match missing {
            None => Ok(self),
            Some(week) => Err(Failure(format!(
                "there is no week {week}: the routine has {}",
                counted(weeks as usize, "week")
            ))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_a_number_or_a_weekday_and_may_be_a_part_of_one() {
        let asked = |number, part| Some(DayAsked { number, part });
        for (text, day) in [
            ("2", asked(2, None)),
            ("Day 12", asked(12, None)),
            ("mon", asked(1, None)),
            ("1 pm", asked(1, Some(Part::Pm))),
            ("day 1 AM", asked(1, Some(Part::Am))),
            ("12pm", asked(12, Some(Part::Pm))),
            ("sunday pm", asked(7, Some(Part::Pm))),
            ("1 noon", None),
            ("123", asked(123, None)),
            ("1xx", None),
            ("am", None),
            ("", None),
        ] {
            assert_eq!(DayAsked::read(text), day, "{text}");
        }
    }

    #[test]
    fn weeks_are_one_or_a_range() {
        let weeks = |text: &str| text.parse::<WeeksAsked>();
        assert_eq!(weeks("3"), Ok(WeeksAsked::one(3)));
        assert_eq!(weeks("1-4"), Ok(WeeksAsked { first: 1, last: 4 }));
        assert_eq!(
            weeks("4-1"),
            Err("the weeks run from the lesser to the greater: 1-4".to_owned())
        );
        for wrong in ["", "one", "1-", "-3", "1-2-3"] {
            assert!(weeks(wrong).is_err(), "{wrong}");
        }
    }
}
