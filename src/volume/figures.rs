//! The figures of an entry, and how they add up.

use crate::plan::{Bucket, Entry, Kind, Measure, Run, Segment, under_load};
use crate::quantity::{Decimal, Interval, Load, Mass, Written};

/// What some sets come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Work sets; a chain of drops, pauses or mini-sets is one, and so is a set of both sides.
    pub hard_sets: Interval,
    /// Ramp and warm-up sets.
    pub warmup_sets: Interval,
    /// Full reps of work sets, both sides.
    pub reps: Interval,
    /// Full reps of warm-up sets, both sides.
    pub warmup_reps: Interval,
    /// Forced reps, negatives and partials, both sides; in no other figure.
    pub assisted_reps: Interval,
    /// Reps times load of work sets.
    pub tonnage: Tonnage,
    /// Reps times load of warm-up sets.
    pub warmup_tonnage: Tonnage,
    /// The lifter's own weight moved in work sets, where `bodyweight` is declared.
    pub bodyweight_tonnage: Tonnage,
    /// Seconds under load in work sets, both sides; 4 a rep where no tempo is said.
    pub seconds: Interval,
    /// The part of that in sets that go by the clock.
    pub timed_seconds: Interval,
    /// Metres covered in work sets, both sides.
    pub metres: Interval,
}

/// Tonnage: each unit summed as it is written, converted once at the end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tonnage {
    /// Of loads in pounds.
    pub lb: Interval,
    /// Of loads in kilograms.
    pub kg: Interval,
    /// Sets with some load that is not known: their share is in neither sum.
    pub unknown_sets: Interval,
}

impl Tonnage {
    fn add_load(&mut self, unit: Mass, amount: Interval) {
        match unit {
            Mass::Lb => self.lb = self.lb + amount,
            Mass::Kg => self.kg = self.kg + amount,
        }
    }

    /// The whole in `unit`: `None` where nothing is known of it, no upper end where only some is.
    #[must_use]
    pub fn in_unit(&self, unit: Mass) -> Option<Interval> {
        let known = self.lb.map(|lb| Mass::Lb.convert(lb, unit))
            + self.kg.map(|kg| Mass::Kg.convert(kg, unit));
        match self.unknown_sets.max {
            Some(Decimal::ZERO) => Some(known),
            _ if known.is_zero() => None,
            _ => Some(Interval::at_least(known.min)),
        }
    }
}

impl std::ops::AddAssign<&Self> for Tonnage {
    fn add_assign(&mut self, other: &Self) {
        self.lb = self.lb + other.lb;
        self.kg = self.kg + other.kg;
        self.unknown_sets = self.unknown_sets + other.unknown_sets;
    }
}

impl std::ops::AddAssign<&Self> for Figures {
    fn add_assign(&mut self, other: &Self) {
        self.hard_sets = self.hard_sets + other.hard_sets;
        self.warmup_sets = self.warmup_sets + other.warmup_sets;
        self.reps = self.reps + other.reps;
        self.warmup_reps = self.warmup_reps + other.warmup_reps;
        self.assisted_reps = self.assisted_reps + other.assisted_reps;
        self.tonnage += &other.tonnage;
        self.warmup_tonnage += &other.warmup_tonnage;
        self.bodyweight_tonnage += &other.bodyweight_tonnage;
        self.seconds = self.seconds + other.seconds;
        self.timed_seconds = self.timed_seconds + other.timed_seconds;
        self.metres = self.metres + other.metres;
    }
}

impl Figures {
    /// The figures of `entry`; `bodyweight` is the lifter's, if declared.
    #[must_use]
    pub fn of(entry: &Entry<'_>, bodyweight: Option<(Decimal, Mass)>) -> Self {
        let mut figures = Self::default();
        for run in &entry.runs {
            figures.add_run(entry, run, bodyweight);
        }
        figures
    }

    fn add_run(&mut self, entry: &Entry<'_>, run: &Run<'_>, bodyweight: Option<(Decimal, Mass)>) {
        let sets = run.sets.interval();
        let work = run.set.kind == Kind::Work;
        if !work {
            self.warmup_sets = self.warmup_sets + sets;
        } else if entry.exercise.pattern != "cardio" {
            self.hard_sets = self.hard_sets + sets;
        }
        let (mut unknown, mut body_unknown) = (false, false);
        for segment in &run.set.segments {
            let times = sets * entry.side_factor();
            if work {
                self.seconds = self.seconds + times * under_load(segment, run.set.tempo);
            }
            let reps = match segment.measure {
                Measure::Reps(reps) => times * reps,
                Measure::Metres(metres) => {
                    self.metres = self.metres + if work { times * metres } else { Interval::ZERO };
                    continue;
                }
                Measure::Seconds(seconds) => {
                    if work {
                        self.timed_seconds = self.timed_seconds + times * seconds;
                    }
                    continue;
                }
            };
            if segment.bucket == Bucket::Assisted {
                self.assisted_reps = self.assisted_reps + reps;
                continue;
            }
            let count = if work {
                &mut self.reps
            } else {
                &mut self.warmup_reps
            };
            *count = *count + reps;
            let tonnage = if work {
                &mut self.tonnage
            } else {
                &mut self.warmup_tonnage
            };
            match lifted(entry, segment, bodyweight) {
                Some((weight, unit)) => {
                    tonnage.add_load(unit, reps * weight * Decimal::from(entry.implements));
                }
                None => unknown = true,
            }
            if let (true, Some((own, unit))) = (work, bodyweight)
                && segment
                    .load
                    .is_none_or(|load| load.written != Written::Assisted)
            {
                match entry.exercise.bodyweight {
                    Some(fraction) => {
                        let moved = reps * (own * fraction);
                        self.bodyweight_tonnage.add_load(unit, moved);
                    }
                    None => body_unknown |= entry.exercise.gear == "bodyweight",
                }
            }
        }
        if body_unknown {
            let unknown = &mut self.bodyweight_tonnage.unknown_sets;
            *unknown = *unknown + sets;
        }
        if unknown {
            let tonnage = if work {
                &mut self.tonnage
            } else {
                &mut self.warmup_tonnage
            };
            tonnage.unknown_sets = tonnage.unknown_sets + sets;
        }
    }
}

/// What one implement weighs in `segment`: what is added to the body, for lifts done with the body.
fn lifted(
    entry: &Entry<'_>,
    segment: &Segment<'_>,
    bodyweight: Option<(Decimal, Mass)>,
) -> Option<(Interval, Mass)> {
    match segment.load {
        Some(Load {
            weight,
            unit,
            written: Written::Assisted,
            ..
        }) => {
            // What is left of the body once the machine has taken its share.
            let ((own, own_unit), fraction) = (bodyweight?, entry.exercise.bodyweight?);
            let moved = own_unit.convert(own, unit) * fraction;
            let less = |assist: Decimal| (moved - assist).max(Decimal::ZERO);
            let most_help = weight.max?;
            Some((Interval::between(less(most_help), less(weight.min)), unit))
        }
        Some(load) => Some((load.weight, load.unit)),
        None if entry.exercise.gear == "bodyweight" => Some((Interval::ZERO, Mass::Kg)),
        None => None,
    }
}
