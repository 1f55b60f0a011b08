//! What the names of an expression stand for.

use std::collections::HashMap;
use std::rc::Rc;

use super::Value;
use crate::quantity::{Decimal, Interval, Mass};
use crate::routine::{Bound, Routine, Settings};
use crate::source::Span;

/// What names stand for where an expression is worked out.
#[derive(Clone)]
pub struct Names<'n, 'a> {
    /// Its values, maxes and weeks.
    pub routine: &'n Routine<'a>,
    /// The options, and the week that is planned.
    pub settings: Settings,
    /// The lift that is loaded, where there is one.
    pub lift: Option<Lift<'n>>,
    /// What the parameters of the block or style stand for.
    pub bound: Bound<'a>,
    /// Only the values that are declared before this many others can be named.
    pub before: usize,
    /// What only the rule of a progression can name.
    pub facts: Facts<'n>,
    /// The training maxes that progressions have moved, where any has.
    pub moved: Option<Rc<MovedMaxes<'a>>>,
}

/// The training maxes that progressions have moved, lift by lift.
#[derive(Clone, Debug, Default)]
pub struct MovedMaxes<'a>(HashMap<&'a str, MovedMax>);

/// What a progression has made of the training max of a lift.
#[derive(Clone, Copy, Debug)]
pub struct MovedMax {
    /// What it has come to.
    pub weight: Decimal,
    /// The unit of it, and of what it was.
    pub unit: Mass,
    /// What it was at first.
    pub from: Decimal,
    /// Where the line that moves it calls its progression; `None` within its rule.
    pub called: Option<Span>,
    /// How many sessions it has been moved over.
    pub sessions: usize,
    /// How many of these were made.
    pub made: u32,
}

impl<'a> MovedMaxes<'a> {
    /// That of one lift alone, as its rule sees it.
    #[must_use]
    pub fn of(lift: &'a str, weight: Decimal, unit: Mass) -> Self {
        let moved = MovedMax {
            weight,
            unit,
            from: weight,
            called: None,
            sessions: 0,
            made: 0,
        };
        Self(HashMap::from([(lift, moved)]))
    }

    /// What the training max of `lift` has come to.
    pub fn set(&mut self, lift: &'a str, moved: MovedMax) {
        self.0.insert(lift, moved);
    }

    /// What that of `lift` has come to, where it has been moved.
    #[must_use]
    pub fn get(&self, lift: &str) -> Option<MovedMax> {
        self.0.get(lift).copied()
    }
}

/// What a line has come to, and how its last session went, for the rule by which it moves on.
#[derive(Clone, Copy, Default)]
pub struct Facts<'n> {
    /// `load`, `reps`, `misses`, the rule's own parameters.
    pub values: &'n [(&'n str, Value)],
    /// `made`, `missed`
    pub truths: &'n [(&'n str, bool)],
}

impl Facts<'_> {
    /// The value called `name`.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<Value> {
        find(self.values, name)
    }

    /// The truth called `name`.
    #[must_use]
    pub fn truth(&self, name: &str) -> Option<bool> {
        find(self.truths, name)
    }
}

fn find<T: Copy>(all: &[(&str, T)], name: &str) -> Option<T> {
    let mut all = all.iter();
    all.find_map(|(known, value)| (*known == name).then_some(*value))
}

/// The lift that an expression loads.
#[derive(Clone, Copy)]
pub struct Lift<'n> {
    /// Its name.
    pub name: &'n str,
    /// The heaviest load of the line so far: what `top` is.
    pub top: Option<(Interval, Mass)>,
    /// Whether there is none because a load before it cannot be worked out, which has been told.
    pub top_unread: bool,
    /// Whether there is none because all before it is beside the body: `bw+40`.
    pub top_beside_body: bool,
    /// The reps of the sets that are loaded, where they are counted: what `rpe[8]` goes by.
    pub reps: Option<Interval>,
    /// Whether its training max may be asked for: not where that itself is worked out.
    pub has_tm: bool,
}

impl<'n, 'a> Names<'n, 'a> {
    /// The names of `routine` in the week that `settings` are of.
    #[must_use]
    pub fn of(routine: &'n Routine<'a>, settings: Settings) -> Self {
        Self {
            routine,
            settings,
            lift: None,
            bound: Bound::default(),
            before: usize::MAX,
            facts: Facts::default(),
            moved: None,
        }
    }

    /// These names where a `use` was written: what it gives means there what it means here.
    #[must_use]
    pub fn outside(&self) -> Self {
        Self {
            bound: Bound::default(),
            ..self.clone()
        }
    }
}
