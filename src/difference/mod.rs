//! What two plans differ in: their outlines and volumes go in; days and lines that are not the same,
//! and what they come to, come out, week by week.
//!
//! What is compared is what a lifter reads: a file laid out otherwise is the same plan.

mod days;
mod figures;
mod outline;

pub use days::{DayDifference, LineDifference, Moved};
pub use figures::{Change, Named};
pub use outline::{Day, Line, Outline, Sets};

use std::collections::BTreeSet;

use figures::{Side, changes};

use crate::library::Catalogue;
use crate::quantity::Interval;
use crate::volume::{Figures, MuscleSets, Volume};

/// A plan that is held against another.
pub struct Compared<'c, 'a> {
    /// As a lifter reads it.
    pub outline: &'c Outline,
    /// What it comes to.
    pub volume: &'c Volume<'a>,
    /// The names that it uses.
    pub names: &'c Catalogue<'a>,
}

/// What two plans differ in.
#[derive(Clone, Debug, Default)]
pub struct Difference {
    /// Requirements of the second alone.
    pub new_requirements: Vec<String>,
    /// Requirements of the first alone.
    pub gone_requirements: Vec<String>,
    /// The weeks that differ.
    pub weeks: Vec<WeekDifference>,
}

/// What a week has that the same week of the other plan has not, or not so.
#[derive(Clone, Debug)]
pub struct WeekDifference {
    /// The week's number.
    pub number: u32,
    /// Days that differ; none where one of the plans has no such week.
    pub days: Vec<DayDifference>,
    /// Exercises whose figures differ, in the order of the plans.
    pub exercises: Vec<Named<Figures>>,
    /// Muscles whose sets differ.
    pub muscles: Vec<Named<MuscleSets>>,
    /// The whole week.
    pub total: Change<Figures>,
    /// How long it takes, in seconds.
    pub seconds: Change<Interval>,
}

impl Difference {
    /// What `to` has that `from` has not, or not so.
    #[must_use]
    pub fn of(from: &Compared<'_, '_>, to: &Compared<'_, '_>) -> Self {
        let (earlier, later) = (&from.outline.requirements, &to.outline.requirements);
        let without = |these: &[String], those: &[String]| {
            let those: BTreeSet<&String> = those.iter().collect();
            let mut left = these.to_vec();
            left.retain(|one| !those.contains(one));
            left
        };
        Self {
            new_requirements: without(later, earlier),
            gone_requirements: without(earlier, later),
            weeks: weeks(from, to),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.weeks.is_empty()
            && self.new_requirements.is_empty()
            && self.gone_requirements.is_empty()
    }
}

fn weeks(from: &Compared<'_, '_>, to: &Compared<'_, '_>) -> Vec<WeekDifference> {
    let numbers = |volume: &Volume<'_>| volume.weeks.iter().map(|week| week.number).collect();
    let numbers: [BTreeSet<u32>; 2] = [numbers(from.volume), numbers(to.volume)];
    let [earlier, later] = &numbers;
    let mut weeks = Vec::new();
    for number in earlier | later {
        let of = |outline: &Outline| {
            let at = (number as usize).checked_sub(1)?;
            outline.weeks.get(at).cloned()
        };
        let days = match (of(from.outline), of(to.outline)) {
            (Some(from), Some(to)) => days::days(&from, &to),
            _ => Vec::new(),
        };
        let (from, to) = (
            Side::of(from.volume, from.names, number),
            Side::of(to.volume, to.names, number),
        );
        let week = WeekDifference {
            number,
            days,
            exercises: changes(from.exercises, to.exercises),
            muscles: changes(from.muscles, to.muscles),
            total: Change {
                from: from.total,
                to: to.total,
            },
            seconds: Change {
                from: from.seconds,
                to: to.seconds,
            },
        };
        if week.is_any() {
            weeks.push(week);
        }
    }
    weeks
}

impl WeekDifference {
    fn is_any(&self) -> bool {
        !self.days.is_empty()
            || !self.exercises.is_empty()
            || !self.muscles.is_empty()
            || self.total.from != self.total.to
            || self.seconds.from != self.seconds.to
    }
}
