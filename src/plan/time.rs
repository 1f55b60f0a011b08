//! How long training takes: entries go in, seconds under load and seconds of a session come out.
//!
//! An estimate, with figures of ours where the line says nothing: 4 seconds a rep, a second a
//! metre, 15 seconds to set up, rests by load and kind of exercise, 90 seconds between exercises.

use super::set::{Entry, Kind, Measure, Segment, Set};
use crate::quantity::{Decimal, Interval};
use crate::technique::seconds_per_rep;

/// Seconds from one exercise to the next.
pub const CHANGEOVER: Decimal = Decimal::whole(90);

/// Seconds to set up for a set.
const SET_UP: Decimal = Decimal::whole(15);

/// What an entry takes, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntryTime {
    /// Under load and setting up.
    pub work: Interval,
    /// Between its sets; none after the last.
    pub rest: Interval,
}

/// Seconds that `segment` is under load, for one side.
#[must_use]
pub fn under_load(segment: &Segment<'_>, tempo: Option<&str>) -> Interval {
    match segment.measure {
        Measure::Seconds(seconds) => seconds,
        Measure::Metres(metres) => metres,
        Measure::Reps(reps) => {
            let rep = seconds_per_rep(tempo);
            match segment.lowering {
                // Half of a usual rep is the lowering, which takes longer here.
                Some(lowering) => reps * lowering.map(|lowering| lowering + rep * Decimal::HALF),
                None => reps * rep,
            }
        }
    }
}

/// What the estimate goes by for a rest that is not given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// One side rests while the other works.
    Turns,
    /// There is nothing to rest from.
    Cardio,
    /// From 85% up.
    Heavy,
    /// A lift of several joints.
    Compound,
    /// A lift of one.
    Isolation,
}

impl Rest {
    const fn seconds(self) -> Decimal {
        Decimal::whole(match self {
            Self::Turns | Self::Cardio => 0,
            Self::Heavy => 240,
            Self::Compound => 150,
            Self::Isolation => 90,
        })
    }

    /// `a compound lift`
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Turns => "sides that take turns",
            Self::Cardio => "what is no lift",
            Self::Heavy => "85% of the max and more",
            Self::Compound => "a compound lift",
            Self::Isolation => "an isolation lift",
        }
    }
}

/// The rest after a set that does not say, in seconds, and what it goes by.
#[must_use]
pub fn default_rest(entry: &Entry<'_>, set: &Set<'_>) -> (Decimal, Rest) {
    let heavy = set.segments.iter().any(|segment| {
        let percent = segment.load.and_then(|load| entry.percent_of_max(&load));
        percent.is_some_and(|percent| percent.min >= Decimal::whole(85))
    });
    let takes_turns = entry
        .sides
        .is_some_and(|sides| sides.alternating && !sides.by_rep);
    let rest = match () {
        () if takes_turns => Rest::Turns,
        () if entry.exercise.pattern == "cardio" => Rest::Cardio,
        () if heavy && set.kind == Kind::Work => Rest::Heavy,
        () if entry.exercise.compound => Rest::Compound,
        () => Rest::Isolation,
    };
    (rest.seconds(), rest)
}

/// What `entry` takes.
#[must_use]
pub fn entry_time(entry: &Entry<'_>) -> EntryTime {
    let takes_turns = entry
        .sides
        .is_some_and(|sides| sides.alternating && !sides.by_rep);
    let (mut work, mut rest) = (Interval::ZERO, Interval::ZERO);
    let mut last = Interval::ZERO;
    for run in &entry.runs {
        let loaded: Interval = run
            .set
            .segments
            .iter()
            .map(|segment| under_load(segment, run.set.tempo) + segment.pause.unwrap_or_default())
            .sum();
        let sets = run.sets.interval();
        work = work + sets * (loaded * entry.side_factor() + Interval::exactly(SET_UP));
        last = run
            .set
            .rest
            .unwrap_or_else(|| Interval::exactly(default_rest(entry, &run.set).0));
        // Where sides take turns, each side's set is followed by a rest.
        rest = rest
            + sets
                * last
                * if takes_turns {
                    Decimal::whole(2)
                } else {
                    Decimal::ONE
                };
    }
    let but_last = Interval {
        min: (rest.min - last.min).max(Decimal::ZERO),
        max: rest
            .max
            .zip(last.max)
            .map(|(all, one)| (all - one).max(Decimal::ZERO)),
    };
    EntryTime {
        work,
        rest: but_last,
    }
}

/// Adds up a session, entry by entry.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    total: Interval,
    stations: u64,
    /// The superset that is open: its letter, the rests after its last exercise so far, and
    /// whether the line says how long they are.
    round: Option<(char, Interval, bool)>,
}

impl Clock {
    /// Adds `entry`: one of a superset shares its rests with the others of its letter.
    pub fn add(&mut self, entry: &Entry<'_>) {
        let time = entry_time(entry);
        let letter = entry.label.and_then(|label| label.chars().next());
        self.total = self.total + time.work;
        let said = entry.runs.iter().any(|run| run.set.rest.is_some());
        match (letter, self.round) {
            (Some(letter), Some((open, rest, rest_said))) if letter == open => {
                // A rest that the line asks for is taken; else one goes straight to the next.
                if rest_said {
                    self.total = self.total + rest;
                }
                self.round = Some((letter, time.rest, said));
            }
            (Some(letter), _) => {
                self.close();
                self.stations += 1;
                self.round = Some((letter, time.rest, said));
            }
            (None, _) => {
                self.close();
                self.stations += 1;
                self.total = self.total + time.rest;
            }
        }
    }

    /// Adds a session held elsewhere that says how long it takes.
    pub fn add_seconds(&mut self, seconds: Interval) {
        self.close();
        self.total = self.total + seconds;
    }

    fn close(&mut self) {
        if let Some((_, rest, _)) = self.round.take() {
            self.total = self.total + rest;
        }
    }

    /// The seconds of the whole session.
    #[must_use]
    pub fn seconds(&self) -> Interval {
        let open = self.round.map_or(Interval::ZERO, |(_, rest, _)| rest);
        self.total
            + open
            + Interval::exactly(CHANGEOVER * Decimal::whole(self.stations.saturating_sub(1)))
    }
}
