//! How long training takes: entries go in, seconds under load and seconds of a session come out.
//!
//! An estimate, with figures of ours where the line says nothing: 4 seconds a rep, a second a
//! metre, 15 seconds to set up, rests by load and kind of exercise, 90 seconds between exercises.

use super::set::{Count, EachSide, Entry, Kind, Measure, Segment, Set};
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
    /// A set that prepares for work sets with a shorter rest of their own.
    Prepares,
}

impl Rest {
    const fn seconds(self) -> Decimal {
        Decimal::whole(match self {
            Self::Turns | Self::Cardio | Self::Prepares => 0,
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
            Self::Prepares => "the work sets that it prepares for",
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
    let takes_turns = entry.sides.is_some_and(EachSide::takes_turns);
    let rest = match () {
        () if takes_turns => Rest::Turns,
        () if entry.exercise.pattern == "cardio" => Rest::Cardio,
        () if heavy && set.kind == Kind::Work => Rest::Heavy,
        () if entry.exercise.compound => Rest::Compound,
        () => Rest::Isolation,
    };
    // No one rests longer after a warm-up than after the work.
    let mut work = entry.runs.iter().filter(|run| run.set.kind == Kind::Work);
    let said = work.next().and_then(|run| run.set.rest);
    match said.and_then(|said| said.max) {
        Some(most) if set.kind == Kind::Warmup && most < rest.seconds() => (most, Rest::Prepares),
        _ => (rest.seconds(), rest),
    }
}

/// Sets that are alike, with the rest after each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Rests {
    sets: Count,
    each: Interval,
}

/// The rests after the sets of `entry`, run by run.
fn rests_of<'e>(entry: &'e Entry<'_>) -> impl Iterator<Item = Rests> + 'e {
    let takes_turns = entry.sides.is_some_and(EachSide::takes_turns);
    // Where sides take turns, each side's set is followed by a rest.
    let sides = if takes_turns {
        Decimal::whole(2)
    } else {
        Decimal::ONE
    };
    entry.runs.iter().map(move |run| {
        let said = run.set.rest;
        let each = said.unwrap_or_else(|| Interval::exactly(default_rest(entry, &run.set).0));
        Rests {
            sets: run.sets,
            each: each * sides,
        }
    })
}

/// What `entry` takes.
#[must_use]
pub fn entry_time(entry: &Entry<'_>) -> EntryTime {
    let mut work = Interval::ZERO;
    for run in &entry.runs {
        let loaded: Interval = run
            .set
            .segments
            .iter()
            .map(|segment| under_load(segment, run.set.tempo) + segment.pause.unwrap_or_default())
            .sum();
        let sets = run.sets.interval();
        work = work + sets * (loaded * entry.side_factor() + Interval::exactly(SET_UP));
    }
    let rests: Vec<Rests> = rests_of(entry).collect();
    let rest = Round {
        members: vec![Member { rests, said: true }],
        ..Round::default()
    };
    EntryTime {
        work,
        rest: rest.rests(),
    }
}

/// An exercise of a superset, or one by itself.
#[derive(Clone, Debug)]
struct Member {
    rests: Vec<Rests>,
    /// Whether the line says how long it rests: then it does so before the next exercise too.
    said: bool,
}

impl Member {
    /// How many sets it has, at one end of the range.
    fn sets(&self, end: End) -> u64 {
        self.rests.iter().map(|rests| end.of(rests.sets)).sum()
    }

    /// The rests after the sets after the first `from`, up to the first `to`; `None` where they have no end.
    fn between(&self, end: End, from: u64, to: u64) -> Option<Decimal> {
        let mut before = 0;
        let mut sum = Decimal::ZERO;
        for rests in &self.rests {
            let after = before + end.of(rests.sets);
            let counted = after.min(to).saturating_sub(before.max(from));
            if counted > 0 {
                sum = sum + end.rest(rests.each)? * Decimal::whole(counted);
            }
            before = after;
        }
        Some(sum)
    }
}

/// An end of what is a range.
#[derive(Clone, Copy)]
enum End {
    Least,
    Most,
}

impl End {
    fn of(self, sets: Count) -> u64 {
        u64::from(match self {
            Self::Least => sets.min,
            Self::Most => sets.max,
        })
    }

    const fn rest(self, rest: Interval) -> Option<Decimal> {
        match self {
            Self::Least => Some(rest.min),
            Self::Most => rest.max,
        }
    }
}

/// The exercises of a superset, or one by itself: who does them goes round, and rests after the last
/// that still has a set.
#[derive(Clone, Debug, Default)]
struct Round {
    /// `A`, of a superset.
    letter: char,
    members: Vec<Member>,
}

impl Round {
    /// All the rests; none after the last set.
    fn rests(&self) -> Interval {
        Interval {
            min: self.rests_at(End::Least).unwrap_or_default(),
            max: self.rests_at(End::Most),
        }
    }

    fn rests_at(&self, end: End) -> Option<Decimal> {
        let mut sum = Decimal::ZERO;
        // The rounds that a later exercise has sets in.
        let mut rounds = 0;
        let mut last = Decimal::ZERO;
        for member in self.members.iter().rev() {
            let sets = member.sets(end);
            let from = if member.said { 0 } else { rounds };
            sum = sum + member.between(end, from, sets)?;
            if sets > rounds {
                last = member.between(end, sets - 1, sets)?;
                rounds = sets;
            }
        }
        Some(sum - last)
    }
}

/// Adds up a session, entry by entry.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    total: Interval,
    stations: u64,
    /// The superset that is open.
    round: Option<Round>,
}

impl Clock {
    /// Adds `entry`: one of a superset shares its rests with the others of its letter.
    pub fn add(&mut self, entry: &Entry<'_>) {
        let time = entry_time(entry);
        self.total = self.total + time.work;
        let Some(letter) = entry.label.and_then(|label| label.chars().next()) else {
            self.close();
            self.stations += 1;
            self.total = self.total + time.rest;
            return;
        };
        // Steps of a warm-up come before the rounds, each with a rest of its own.
        let (before, rests): (Vec<_>, Vec<_>) = rests_of(entry)
            .zip(&entry.runs)
            .partition(|(_, run)| entry.put_before_by(run).is_some());
        let before = before.into_iter();
        let before: Interval = before
            .map(|(rests, _)| rests.sets.interval() * rests.each)
            .sum();
        self.total = self.total + before;
        let member = Member {
            rests: rests.into_iter().map(|(rests, _)| rests).collect(),
            said: entry.runs.iter().any(|run| run.set.rest.is_some()),
        };
        if let Some(round) = self.round.as_mut().filter(|round| round.letter == letter) {
            round.members.push(member);
            return;
        }
        self.close();
        self.stations += 1;
        self.round = Some(Round {
            letter,
            members: vec![member],
        });
    }

    /// Adds a session held elsewhere that says how long it takes.
    pub fn add_seconds(&mut self, seconds: Interval) {
        self.close();
        self.total = self.total + seconds;
    }

    fn close(&mut self) {
        if let Some(round) = self.round.take() {
            self.total = self.total + round.rests();
        }
    }

    /// The seconds of the whole session.
    #[must_use]
    pub fn seconds(&self) -> Interval {
        let open = self.round.as_ref().map_or(Interval::ZERO, Round::rests);
        self.total
            + open
            + Interval::exactly(CHANGEOVER * Decimal::whole(self.stations.saturating_sub(1)))
    }
}
