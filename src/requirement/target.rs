//! What a requirement is about: a muscle or an exercise, and what a day has of it.

use crate::library::{Catalogue, MuscleId};
use crate::lint::DaySummary;
use crate::quantity::Interval;
use crate::source::Span;

/// What is trained, as a requirement names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Target<'a> {
    /// `calves`
    Muscle(MuscleId),
    /// `squat`, by its proper name
    Exercise(&'a str),
}

/// What a day has of a target.
#[derive(Clone, Copy, Debug)]
pub(super) struct Work {
    /// The place in the day, from 0, and where the first line of it names it.
    pub(super) first: (usize, Span),
    /// The same of the last.
    pub(super) last: (usize, Span),
    /// Its hard sets; of a muscle the direct ones, without those of sessions elsewhere.
    pub(super) sets: Interval,
    /// The first session elsewhere that trains it, with sets that are not known.
    pub(super) elsewhere: Option<Span>,
}

impl<'a> Target<'a> {
    /// What `word` names.
    pub(super) fn named(catalogue: &Catalogue<'a>, word: &str) -> Option<Self> {
        let muscle = catalogue.muscle(word).map(Self::Muscle);
        muscle.or_else(|| {
            let exercise = catalogue.exercise(word)?;
            Some(Self::Exercise(exercise.name))
        })
    }

    /// `quads`, `` `squat` ``
    pub(super) fn words(self, catalogue: &Catalogue<'a>) -> String {
        match self {
            Self::Muscle(muscle) => catalogue.muscle_name(muscle).to_owned(),
            Self::Exercise(name) => format!("`{name}`"),
        }
    }

    /// `for quads`, `` of `squat` ``: whose sets they are.
    pub(super) fn of_it(self, catalogue: &Catalogue<'a>) -> String {
        let whose = match self {
            Self::Muscle(_) => "for",
            Self::Exercise(_) => "of",
        };
        format!("{whose} {}", self.words(catalogue))
    }

    /// What `day` has of it; `None` where that is nothing.
    pub(super) fn on(self, day: &DaySummary<'a>) -> Option<Work> {
        match self {
            Self::Muscle(muscle) => day.muscle(muscle).map(|row| Work {
                first: row.first,
                last: row.last,
                sets: row.sets,
                elsewhere: row.elsewhere,
            }),
            Self::Exercise(name) => {
                let lines = || day.lines.iter().filter(|line| line.exercise.name == name);
                let (first, last) = (lines().next()?, lines().next_back()?);
                Some(Work {
                    first: (first.at, first.name_span),
                    last: (last.at, last.name_span),
                    sets: lines().map(|line| line.sets).sum(),
                    elsewhere: None,
                })
            }
        }
    }
}
