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
    /// What the files require.
    pub requirements: Declared,
    /// The rules of their own by which lines move on.
    pub rules: Declared,
    /// What they set the options to.
    pub options: Declared,
    /// The notes of the whole file, under its title.
    pub notes: Declared,
    /// The weeks that differ.
    pub weeks: Vec<WeekDifference>,
    /// What differs besides with options set otherwise.
    pub under: Vec<Under>,
}

/// What is declared in one of two files alone, as it is written.
#[derive(Clone, Debug, Default)]
pub struct Declared {
    /// Of the first alone.
    pub gone: Vec<String>,
    /// Of the second alone.
    pub new: Vec<String>,
}

/// Weeks that differ with options set otherwise than the files do, and not so as they stand.
#[derive(Clone, Debug)]
pub struct Under {
    /// The options, with what they are set to.
    pub settings: Vec<(String, bool)>,
    /// The weeks.
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
        let (earlier, later) = (from.outline, to.outline);
        Self {
            requirements: Declared::of(&earlier.requirements, &later.requirements),
            rules: Declared::of(&earlier.rules, &later.rules),
            options: Declared::of(&earlier.options, &later.options),
            notes: Declared::of(&earlier.notes, &later.notes),
            weeks: weeks(from, to),
            under: Vec::new(),
        }
    }

    /// Adds what `other`, the difference with options set to `settings`, has of weeks that has not been
    /// told: those whose days differ otherwise.
    pub fn add_under(&mut self, settings: Vec<(String, bool)>, other: Self) {
        let under = self.under.iter().flat_map(|under| &under.weeks);
        let told: Vec<&WeekDifference> = self.weeks.iter().chain(under).collect();
        let is_told = |week: &WeekDifference| {
            let mut told = told.iter().filter(|told| told.number == week.number);
            told.any(|told| told.days == week.days)
        };
        let weeks = other.weeks.into_iter();
        let weeks: Vec<_> = weeks
            .filter(|week| !week.days.is_empty() && !is_told(week))
            .collect();
        if !weeks.is_empty() {
            self.under.push(Under { settings, weeks });
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let declared = [&self.requirements, &self.rules, &self.options, &self.notes];
        self.weeks.is_empty()
            && self.under.is_empty()
            && declared.iter().all(|declared| declared.is_empty())
    }
}

impl Declared {
    /// What each of two files, or days, declares alone.
    #[must_use]
    pub fn of(earlier: &[String], later: &[String]) -> Self {
        let without = |these: &[String], those: &[String]| {
            let those: BTreeSet<&String> = those.iter().collect();
            let mut left = these.to_vec();
            left.retain(|one| !those.contains(one));
            left
        };
        Self {
            gone: without(earlier, later),
            new: without(later, earlier),
        }
    }

    /// Whether both files declare the same.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.gone.is_empty() && self.new.is_empty()
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
