//! What two plans differ in: two volumes go in, the figures that are not the same come out.

use std::collections::BTreeMap;

use super::{Figures, MuscleSets, Volume};
use crate::library::Catalogue;
use crate::quantity::Interval;

/// What was and what is; `None` where there was none, or is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change<T> {
    /// In the first plan.
    pub from: Option<T>,
    /// In the second.
    pub to: Option<T>,
}

/// Under which name and title something changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named<T> {
    /// Its name in routines.
    pub name: String,
    /// What people are shown.
    pub title: String,
    /// How it changed.
    pub change: Change<T>,
}

/// What a week has that the same week of the other plan has not, or not so.
#[derive(Clone, Debug)]
pub struct WeekDifference {
    /// The week's number.
    pub number: u32,
    /// Exercises whose figures differ, in the order of the plans.
    pub exercises: Vec<Named<Figures>>,
    /// Muscles whose sets differ.
    pub muscles: Vec<Named<MuscleSets>>,
    /// The whole week.
    pub total: Change<Figures>,
    /// How long it takes, in seconds.
    pub seconds: Change<Interval>,
}

/// The weeks in which two plans differ; none where they come to the same.
#[must_use]
pub fn difference<'a, 'b>(
    (from, from_names): (&Volume<'a>, &Catalogue<'a>),
    (to, to_names): (&Volume<'b>, &Catalogue<'b>),
) -> Vec<WeekDifference> {
    let numbers = from.weeks.iter().map(|week| week.number);
    let mut numbers: Vec<u32> = numbers
        .chain(to.weeks.iter().map(|week| week.number))
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    let weeks = numbers.into_iter().map(|number| {
        let (from, to) = (
            Side::of(from, from_names, number),
            Side::of(to, to_names, number),
        );
        WeekDifference {
            number,
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
        }
    });
    weeks.filter(WeekDifference::is_any).collect()
}

impl WeekDifference {
    fn is_any(&self) -> bool {
        !self.exercises.is_empty()
            || !self.muscles.is_empty()
            || self.total.from != self.total.to
            || self.seconds.from != self.seconds.to
    }
}

/// What one of the two plans has in a week.
#[derive(Default)]
struct Side {
    exercises: Vec<(String, String, Figures)>,
    muscles: Vec<(String, String, MuscleSets)>,
    total: Option<Figures>,
    seconds: Option<Interval>,
}

impl Side {
    fn of<'a>(volume: &Volume<'a>, names: &Catalogue<'a>, number: u32) -> Self {
        let mut weeks = volume.weeks.iter();
        let Some(week) = weeks.find(|week| week.number == number) else {
            return Self::default();
        };
        let exercises = week.exercises.iter().map(|(exercise, figures)| {
            let (name, title) = (exercise.name.to_owned(), exercise.title.to_owned());
            (name, title, figures.clone())
        });
        let muscles = week.tally.muscles(names).into_iter();
        Self {
            exercises: exercises.collect(),
            muscles: muscles
                .map(|(name, title, sets)| (name.to_owned(), title.to_owned(), sets))
                .collect(),
            total: Some(week.tally.figures.clone()),
            seconds: Some(week.seconds),
        }
    }
}

/// Those of two lists that are not the same under one name, in the order of the second, then of
/// the first.
fn changes<T: Clone + PartialEq>(
    from: Vec<(String, String, T)>,
    to: Vec<(String, String, T)>,
) -> Vec<Named<T>> {
    let mut was: BTreeMap<String, T> = from
        .iter()
        .map(|(name, _, value)| (name.clone(), value.clone()))
        .collect();
    let mut changed: Vec<Named<T>> = Vec::new();
    for (name, title, value) in to {
        let before = was.remove(&name);
        if before.as_ref() != Some(&value) {
            changed.push(Named {
                name,
                title,
                change: Change {
                    from: before,
                    to: Some(value),
                },
            });
        }
    }
    // What is left of the first is not in the second.
    for (name, title, value) in from {
        if was.contains_key(&name) {
            changed.push(Named {
                name,
                title,
                change: Change {
                    from: Some(value),
                    to: None,
                },
            });
        }
    }
    changed
}
