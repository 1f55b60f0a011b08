//! Entries, runs, sets and segments.

use std::rc::Rc;

use crate::library::{Bias, Credit, Exercise, Gear, Limb};
use crate::quantity::{Decimal, Interval, Load, Mass};
use crate::source::Span;
use crate::syntax::ast::Item;

use super::call::{Call, Scope};

/// One line of a routine, planned.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// The line.
    pub span: Span,
    /// The line's tree.
    pub item: &'a Item,
    /// Where the exercise is named in it.
    pub name_span: Span,
    /// What is done.
    pub exercise: Rc<Exercise<'a>>,
    /// What it is loaded with.
    pub gear: Rc<Gear>,
    /// The most that is lifted once, where the file says.
    pub max: Option<(Decimal, Mass)>,
    /// The other lift of whose max a load is a percentage, as the line or its `use` names it.
    pub share_of: Option<&'a str>,
    /// What may be done instead.
    pub alternatives: Vec<Rc<Exercise<'a>>>,
    /// `A1`
    pub label: Option<&'a str>,
    /// The block that the line stands in.
    pub block: Option<&'a str>,
    /// The `use` of a day that brings it there, if any.
    pub used: Option<Span>,
    /// The cues of the routine's own exercise, of the bias and of the line, in this order.
    pub cues: Vec<&'a str>,
    /// The variant that `bias[...]` names, by its place in the exercise.
    pub bias: Option<usize>,
    /// A side at a time?
    pub sides: Option<EachSide>,
    /// How many implements are lifted at once, each of the load that is written: 2 for a pair of dumbbells.
    pub implements: u32,
    /// Whether a load or a technique of it could not be read: it is not all that was meant.
    pub faulty: bool,
    /// Whether any technique of it, or of a style of it, depends on an option.
    pub conditional: bool,
    /// Whether nothing was found wrong with it, and no parameter of a block has a part in it.
    pub alone: bool,
    /// Where the line calls the progression by which it moves on from session to session.
    pub moves_on: Option<Span>,
    /// The rule and what it is given, by what it comes to: `linear[2.5, tries = 2]`.
    pub moves_by: Option<String>,
    /// The sets, in runs of equal ones.
    pub runs: Vec<Run<'a>>,
    /// The techniques of the line, styles filled in, conditions met, in the order they were written.
    pub calls: Rc<[Call<'a>]>,
}

/// The percent of `max` that `load` is; `None` for loads beside the lifter's own weight, whose max could be
/// meant with or without it.
#[must_use]
pub fn percent_of(load: &Load, (max, unit): (Decimal, Mass)) -> Option<Interval> {
    if load.is_beside_the_body() {
        return None;
    }
    let share = |weight| Decimal::ratio(load.unit.convert(weight, unit) * Decimal::whole(100), max);
    Some(load.percent().unwrap_or_else(|| load.weight.map(share)))
}

/// A side at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EachSide {
    /// What there are two of.
    pub limb: Limb,
    /// Whether the line says so, or only the exercise.
    pub said: bool,
    /// `alternating`: the sides take turns set by set, and the turn of one is the rest of the other.
    pub alternating: bool,
    /// `alternating[reps]`: the sides take turns rep by rep, in one set.
    pub by_rep: bool,
}

impl EachSide {
    /// Whether one side rests while the other does a set.
    #[must_use]
    pub const fn takes_turns(self) -> bool {
        self.alternating && !self.by_rep
    }
}

/// How many sets: `3-4` is from 3 to 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// The least.
    pub min: u32,
    /// The greatest.
    pub max: u32,
}

impl Count {
    /// Exactly `n`.
    #[must_use]
    pub const fn exactly(n: u32) -> Self {
        Self { min: n, max: n }
    }

    /// Whether both ends are the same.
    #[must_use]
    pub const fn is_exact(self) -> bool {
        self.min == self.max
    }

    /// As an interval.
    #[must_use]
    pub fn interval(self) -> Interval {
        Interval::between(self.min.into(), self.max.into())
    }

    /// The part of this within the first `n`, and the part after them.
    #[must_use]
    pub fn split(self, n: u32) -> (Self, Self) {
        let head = Self {
            min: self.min.min(n),
            max: self.max.min(n),
        };
        (
            head,
            Self {
                min: self.min - head.min,
                max: self.max - head.max,
            },
        )
    }
}

/// `1 set`, `4 sets`
#[must_use]
pub fn counted(n: usize, noun: &str) -> String {
    if n == 1 {
        format!("1 {noun}")
    } else {
        format!("{n} {noun}s")
    }
}

/// `4 sets`, `3 to 4 sets`
#[must_use]
pub fn counted_range(count: Count, noun: &str) -> String {
    if count.is_exact() {
        counted(count.max as usize, noun)
    } else {
        format!("{} to {} {noun}s", count.min, count.max)
    }
}

/// Sets that are the same but for their number.
#[derive(Clone, Debug)]
pub struct Run<'a> {
    /// How many.
    pub sets: Count,
    /// What each of them is.
    pub set: Set<'a>,
    /// The group that they were written in.
    pub span: Span,
}

/// Whether a set counts as work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Ramp and warm-up sets, counted apart.
    Warmup,
    /// A hard set.
    #[default]
    Work,
}

/// One set.
#[derive(Clone, Debug, Default)]
pub struct Set<'a> {
    /// Whether it counts as work.
    pub kind: Kind,
    /// Its parts, in order.
    pub segments: Vec<Segment<'a>>,
    /// `tempo[31X0]`
    pub tempo: Option<&'a str>,
    /// The rest after it, in seconds, where the line says so.
    pub rest: Option<Interval>,
    /// How near to failure.
    pub effort: Effort,
}

impl<'a> Set<'a> {
    /// A segment to follow the others, of reps that `technique` adds and that are counted apart;
    /// its load is that of the last full one.
    #[must_use]
    pub fn assisted(&self, technique: &'static str, reps: Interval) -> Segment<'a> {
        let mut from_the_last = self.segments.iter().rev();
        let full = from_the_last.find(|segment| segment.bucket == Bucket::Full);
        Segment {
            technique: Some(technique),
            bucket: Bucket::Assisted,
            ..Segment::plain(Measure::Reps(reps), full.and_then(|full| full.load))
        }
    }
}

/// How near to failure a set is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effort {
    /// `failure`
    pub failure: bool,
    /// `rir[2]`: reps that are left in reserve.
    pub rir: Option<Interval>,
    /// `rpe[8]`
    pub rpe: Option<Interval>,
}

impl Effort {
    /// To failure. For some sets that goes before a reserve that all are said to leave.
    pub fn goes_to_failure(&mut self, scope: Scope) {
        if scope != Scope::All {
            *self = Self::default();
        }
        self.failure = true;
    }

    /// Whether a reserve that sets of `scope` leave can be this set's: one of some sets goes before
    /// the failure of all, one of all sets stands behind the failure of some.
    pub fn admits(&mut self, scope: Scope) -> bool {
        if scope != Scope::All {
            self.failure = false;
        }
        !self.failure
    }

    /// What is left of it when the load is made lighter: a set goes to failure with any load, and
    /// leaves so many reps in reserve with the one that it was said of.
    #[must_use]
    pub const fn of_a_lighter_load(self) -> Self {
        Self {
            failure: self.failure,
            rir: None,
            rpe: None,
        }
    }

    /// The reps that it leaves in reserve, where it says.
    #[must_use]
    pub fn reserve(self) -> Option<Interval> {
        self.rir.or_else(|| Interval::reserve_of_rpe(self.rpe?))
    }
}

/// A part of a set with one load and no rest within.
#[derive(Clone, Debug)]
pub struct Segment<'a> {
    /// What it asks.
    pub measure: Measure,
    /// `3xmax`: as many reps as go, and none that must be reached.
    pub all_out: bool,
    /// What is lifted, by each hand where there are two implements.
    pub load: Option<Load>,
    /// The technique that made it more than a plain segment: `drop`, `forced`.
    pub technique: Option<&'static str>,
    /// Its name, as in `phase[toes_pointed, toes_flexed]`.
    pub phase: Option<&'a str>,
    /// Where its reps are counted.
    pub bucket: Bucket,
    /// Seconds of rest after it, within the set.
    pub pause: Option<Interval>,
    /// Seconds that each lowering takes: `negative[6s]`.
    pub lowering: Option<Interval>,
    /// The load before its week, a deload, made it lighter.
    pub before_deload: Option<Load>,
}

/// What a segment asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// So many reps (a side, where it is done a side at a time).
    Reps(Interval),
    /// So many seconds.
    Seconds(Interval),
    /// So many metres.
    Metres(Interval),
}

/// Where the reps of a segment are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bucket {
    /// Reps and tonnage.
    #[default]
    Full,
    /// Reps that a partner helps with, negatives and partials: apart, and in no tonnage.
    Assisted,
}

impl Segment<'_> {
    /// A plain segment that asks `measure` with `load`.
    #[must_use]
    pub const fn plain(measure: Measure, load: Option<Load>) -> Self {
        Self {
            measure,
            all_out: false,
            load,
            before_deload: None,
            technique: None,
            phase: None,
            bucket: Bucket::Full,
            pause: None,
            lowering: None,
        }
    }

    /// The reps it asks, if it asks reps.
    #[must_use]
    pub const fn reps(&self) -> Option<Interval> {
        match self.measure {
            Measure::Reps(reps) => Some(reps),
            _ => None,
        }
    }
}

impl<'a> Entry<'a> {
    /// The first call of the technique `name`.
    #[must_use]
    pub fn call(&self, name: &str) -> Option<&Call<'a>> {
        self.calls.iter().find(|call| call.technique.name == name)
    }

    /// The call that put the sets of `run` before those of the line, as the steps of a warm-up are.
    #[must_use]
    pub fn put_before_by(&self, run: &Run<'a>) -> Option<&Call<'a>> {
        let mut calls = self.calls.iter();
        calls.find(|call| call.puts_sets_before() && call.covers(run.span))
    }

    /// The percent of the lift's max that `load` is; `None` where the file has no max of it, and of loads beside
    /// the lifter's own weight.
    #[must_use]
    pub fn percent_of_max(&self, load: &Load) -> Option<Interval> {
        percent_of(load, self.max?)
    }

    /// How many sets in all.
    #[must_use]
    pub fn sets(&self) -> Count {
        self.runs.iter().fold(Count::exactly(0), |sum, run| Count {
            min: sum.min.saturating_add(run.sets.min),
            max: sum.max.saturating_add(run.sets.max),
        })
    }

    /// The variant it is done in.
    #[must_use]
    pub fn variant(&self) -> Option<&Bias<'a>> {
        self.bias.and_then(|at| self.exercise.variant(at))
    }

    /// What a set counts for.
    #[must_use]
    pub fn works(&self) -> &[Credit] {
        self.variant()
            .filter(|bias| !bias.works.is_empty())
            .map_or(&self.exercise.works, |bias| &bias.works)
    }

    /// What a rep is multiplied by for both sides.
    #[must_use]
    pub fn side_factor(&self) -> Decimal {
        if self.sides.is_some() {
            Decimal::whole(2)
        } else {
            Decimal::ONE
        }
    }
}
