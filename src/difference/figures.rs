//! What a week of two plans comes to: two volumes go in, the figures that are not the same come out.

use std::collections::BTreeMap;

use crate::library::Catalogue;
use crate::quantity::Interval;
use crate::volume::{Figures, MuscleSets, Volume};

/// What was and what is; `None` where there was none, or is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change<T> {
    /// In the first plan.
    pub from: Option<T>,
    /// In the second.
    pub to: Option<T>,
}

impl<T> Change<T> {
    /// Each of the two put through `make`.
    #[must_use]
    pub fn map<U>(self, make: impl Fn(T) -> U) -> Change<U> {
        Change {
            from: self.from.map(&make),
            to: self.to.map(make),
        }
    }
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

/// What one of the two plans has in a week.
#[derive(Default)]
pub(super) struct Side {
    pub(super) exercises: Vec<(String, String, Figures)>,
    pub(super) muscles: Vec<(String, String, MuscleSets)>,
    pub(super) total: Option<Figures>,
    pub(super) seconds: Option<Interval>,
}

impl Side {
    /// What `volume` has in week `number`; nothing where it has no such week.
    pub(super) fn of<'a>(volume: &Volume<'a>, names: &Catalogue<'a>, number: u32) -> Self {
        // The weeks of a plan are many, and in order.
        let at = volume.weeks.partition_point(|week| week.number < number);
        let Some(week) = volume.weeks.get(at).filter(|week| week.number == number) else {
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
pub(super) fn changes<T: Clone + PartialEq>(
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
