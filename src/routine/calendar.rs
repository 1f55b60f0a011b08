//! The weeks of a plan, and which days each of them has.

use super::{Day, Routine, Settings};
use crate::quantity::{Decimal, Interval};
use crate::source::Span;

/// The most weeks that a plan may have, all its cycles together: ten years.
pub const MAX_WEEKS: u32 = 520;

/// The most days that a week may have.
pub const MAX_DAYS: u32 = 28;

/// How long the plan is, and what is said of some of its weeks.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// The weeks of one cycle.
    pub weeks: u32,
    /// How often they come round.
    pub cycles: u32,
    /// Where that is said.
    pub span: Option<Span>,
    /// The days of a week.
    pub days: u32,
    /// Every `week` line, in the order of the file.
    pub sections: Vec<WeekSection>,
    /// For each week of a cycle, the places of its days among the routine's, in the order of the week.
    pub schedule: Vec<Vec<usize>>,
    /// For each week of a cycle, how much lighter it is.
    pub deloads: Vec<Option<Deload>>,
}

impl Default for Calendar {
    fn default() -> Self {
        Self {
            weeks: 1,
            cycles: 1,
            span: None,
            days: 7,
            sections: Vec::new(),
            schedule: Vec::new(),
            deloads: Vec::new(),
        }
    }
}

impl Calendar {
    /// How many weeks the plan has in all.
    #[must_use]
    pub const fn total(&self) -> u32 {
        self.weeks * self.cycles
    }

    /// What `count` of a week of the file is in seven days; a landmark is of those.
    #[must_use]
    pub fn in_seven_days(&self, count: Interval) -> Interval {
        if self.days == 7 {
            return count;
        }
        let (seven, days) = (Decimal::whole(7), Decimal::from(self.days));
        count.map(|count| Decimal::ratio(count * seven, days))
    }

    /// So many days of a week of the file, in seven days, to the nearest.
    #[must_use]
    pub fn days_in_seven(&self, days: u32) -> u32 {
        (days.saturating_mul(14) + self.days) / (2 * self.days).max(1)
    }

    /// ` in 4 days, 31.5 in seven`, of what is counted in a week of another length; else nothing.
    #[must_use]
    pub fn in_seven_days_told(&self, count: Interval) -> String {
        if self.days == 7 || count.is_zero() {
            return String::new();
        }
        let all = self.in_seven_days(count).map(|count| count.rounded(1));
        format!(" in {} days, {} in seven", self.days, all.grouped())
    }

    /// Whether any week is lighter than the others.
    #[must_use]
    pub fn has_deloads(&self) -> bool {
        self.sections.iter().any(|section| section.deload.is_some())
    }

    /// The week of its cycle, from 1, that `week` of the plan is.
    #[must_use]
    pub const fn week_of_cycle(&self, week: u32) -> u32 {
        (week.saturating_sub(1)) % self.weeks + 1
    }

    /// The cycle, from 1, that `week` of the plan is in.
    #[must_use]
    pub const fn cycle(&self, week: u32) -> u32 {
        (week.saturating_sub(1)) / self.weeks + 1
    }
}

/// `week 1-3`, `week 4 deload[60%]`
#[derive(Clone, Debug)]
pub struct WeekSection {
    /// The first and the last of each run of weeks.
    pub weeks: Vec<(u32, u32)>,
    /// Where they are named.
    pub span: Span,
    /// How much lighter they are.
    pub deload: Option<Deload>,
}

impl WeekSection {
    /// Whether it is for `week` of a cycle.
    #[must_use]
    pub fn has(&self, week: u32) -> bool {
        self.weeks
            .iter()
            .any(|(first, last)| (*first..=*last).contains(&week))
    }

    /// How many weeks it is for: of two, the one with fewer says what a day of both is.
    #[must_use]
    pub fn count(&self) -> u32 {
        let each = self.weeks.iter().map(|(first, last)| last - first + 1);
        each.fold(0, u32::saturating_add)
    }
}

/// `deload[60%, sets 50%]`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deload {
    /// What loads are multiplied by, in percent.
    pub loads: Decimal,
    /// What work sets are multiplied by, in percent; rounded up.
    pub sets: Decimal,
    /// Where it is said.
    pub span: Span,
}

impl Deload {
    /// `loads at 60%, sets at 50%`
    #[must_use]
    pub fn words(&self) -> String {
        let hundred = Decimal::whole(100);
        let loads = (self.loads != hundred).then(|| format!("loads at {}%", self.loads));
        let sets = (self.sets != hundred).then(|| format!("sets at {}%", self.sets));
        let all: Vec<String> = loads.into_iter().chain(sets).collect();
        if all.is_empty() {
            return "deload: loads and sets at 100%".to_owned();
        }
        format!("deload: {}", all.join(", "))
    }
}

/// `week 3`, `weeks 1–4, 6`: weeks that follow each other are told together. `weeks` rise.
#[must_use]
pub fn weeks_in_words(weeks: &[u32]) -> String {
    let mut spans: Vec<(u32, u32)> = Vec::new();
    for week in weeks {
        match spans.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(*week) => *last = *week,
            _ => spans.push((*week, *week)),
        }
    }
    let each = spans.iter().map(|(first, last)| match last - first {
        0 => first.to_string(),
        _ => format!("{first}–{last}"),
    });
    let noun = if weeks.len() == 1 { "week" } else { "weeks" };
    format!("{noun} {}", each.collect::<Vec<_>>().join(", "))
}

impl<'a> Routine<'a> {
    /// The days of the week that `settings` are of, in order.
    pub fn days_of(&self, settings: Settings) -> impl Iterator<Item = &Day<'a>> {
        let week = self.calendar.week_of_cycle(settings.week) as usize - 1;
        let days = self.calendar.schedule.get(week).into_iter().flatten();
        days.filter_map(|at| self.days.get(*at))
    }

    /// How much lighter the week of `settings` is.
    #[must_use]
    pub fn deload(&self, settings: Settings) -> Option<Deload> {
        let week = self.calendar.week_of_cycle(settings.week) as usize;
        self.calendar.deloads.get(week - 1).copied().flatten()
    }
}
