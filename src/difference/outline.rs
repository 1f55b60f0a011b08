//! A plan as a lifter reads it: days of lines, each in words, so that two plans can be held against
//! each other.

use std::rc::Rc;

use crate::routine::Part;

/// A plan.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// The days of each week, in order.
    pub weeks: Vec<Vec<Rc<Day>>>,
    /// What the file requires, each as it is written.
    pub requirements: Vec<String>,
    /// The rules of its own by which lines move on, each with all its lines.
    pub rules: Vec<String>,
    /// The options that something hangs on, each as the file sets it.
    pub options: Vec<String>,
    /// The notes of the whole file, under its title.
    pub notes: Vec<String>,
}

/// A day.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Day {
    /// Its number, and which of two trainings it is.
    pub at: (u32, Option<Part>),
    /// `Day 2`, `Monday`
    pub heading: String,
    /// Its title; empty where it has none.
    pub title: String,
    /// Its notes, under its title.
    pub notes: Vec<String>,
    /// Its lines, in order.
    pub lines: Vec<Line>,
}

/// A line of a day.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Line {
    /// The exercise's name in routines; of a session held elsewhere its muscles.
    pub name: String,
    /// What people are shown.
    pub title: String,
    /// Its sets, those that are alike together.
    pub sets: Vec<Sets>,
    /// What holds of all of them: label, sides, how it moves on, what may be done instead.
    pub manner: String,
    /// Its cues.
    pub cues: Vec<String>,
}

/// Sets that are alike.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Sets {
    /// How many: `3`, `3 to 4`.
    pub count: String,
    /// What each is: `5 × 100 kg, rest 3 min`.
    pub each: String,
    /// Whether they only prepare.
    pub is_warmup: bool,
}

impl Day {
    /// Whether nothing is done.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Whether it is what `other` is, on whichever day.
    #[must_use]
    pub fn is_same_training(&self, other: &Self) -> bool {
        self.title == other.title && self.notes == other.notes && self.lines == other.lines
    }
}
