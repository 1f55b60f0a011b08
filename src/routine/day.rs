//! Days, by number or by weekday.

use std::ops::Range;

use super::calendar::MAX_DAYS;
use super::rules::DAY_OUTSIDE_WEEK;
use crate::source::Span;
use crate::syntax::read::Reader;

/// `day 2 "Quads and glutes"` with its lines.
#[derive(Clone, Debug)]
pub struct Day<'a> {
    /// 1 to 7; Monday is 1.
    pub number: u32,
    /// The weekday, where the file names it so.
    pub weekday: Option<Weekday>,
    /// The number or weekday as written.
    pub span: Span,
    /// Whether it is the morning's or the evening's part of the day.
    pub part: Option<Part>,
    /// The `week` line that it stands under, by its place in the calendar; `None` for every week.
    pub weeks: Option<usize>,
    /// Its title.
    pub title: Option<&'a str>,
    /// Whether it was declared a day of rest.
    pub rest: bool,
    /// Cues right under its line: the night before, what to bring.
    pub notes: Vec<&'a str>,
    /// Its lines, as indices of the tree's statements; several where it is declared more than once.
    pub lines: Vec<Range<usize>>,
}

impl Day<'_> {
    /// `Monday`, or `Day 2`, whichever part of it this is.
    #[must_use]
    pub fn named(&self) -> String {
        self.weekday.map_or_else(
            || format!("Day {}", self.number),
            |day| day.name().to_owned(),
        )
    }

    /// `Monday`, `Day 2`, `Day 2 am`
    #[must_use]
    pub fn heading(&self) -> String {
        let day = self.named();
        match self.part {
            Some(part) => format!("{day} {}", part.word()),
            None => day,
        }
    }
}

/// A part of a day on which one trains twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// `day 2 am`
    Am,
    /// `day 2 pm`
    Pm,
}

impl Part {
    /// `am` or `pm`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Am => "am",
            Self::Pm => "pm",
        }
    }
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weekday(u32);

const NAMES: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

impl Weekday {
    /// Every word that names a weekday.
    pub const WORDS: &'static [&'static str] = &[
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
    ];

    /// The weekday that `word` names: `monday`, `mon`, in any case.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        let word = word.to_lowercase();
        let at = Self::WORDS.iter().position(|known| *known == word)?;
        u32::try_from(at % 7).ok().map(|at| Self(at + 1))
    }

    /// The weekday of a number, 1 for Monday to 7 for Sunday.
    #[must_use]
    pub fn numbered(number: u32) -> Option<Self> {
        (1..=7).contains(&number).then_some(Self(number))
    }

    /// 1 for Monday to 7 for Sunday.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }

    /// Its English name.
    #[must_use]
    pub fn name(self) -> &'static str {
        NAMES.get(self.0 as usize - 1).copied().unwrap_or("")
    }
}

/// Reports a day, by its number or its weekday at `key`, that a week of so many days does not have.
pub(crate) fn outside(reader: &mut Reader<'_, '_>, key: Span, days: u32) {
    let word = reader.str(key);
    let (message, help) = match Weekday::named(word) {
        Some(weekday) => (
            format!("A week of {days} days has no {}", weekday.name()),
            format!(
                "name a day from 1 to {days}; a week of weekdays has seven: leave the `days` line out"
            ),
        ),
        None => (
            format!("There is no day {word}"),
            match word.parse::<u32>().ok().filter(|day| *day <= MAX_DAYS) {
                Some(day) if day > days => {
                    format!("name a day from 1 to {days}, or write `days {day}` at the top")
                }
                _ => format!("name a day from 1 to {days}; `days 8` makes a week of eight"),
            },
        ),
    };
    reader.fault(&DAY_OUTSIDE_WEEK, key, message, "outside the week", help);
}
