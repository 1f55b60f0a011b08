//! Sessions over weeks, for some of the ways in which they can go.

use super::{Moves, Outcome, State, Track};
use crate::diagnostic::Findings;
use crate::routine::{Progression, Routine, Settings};

/// One session of a path.
#[derive(Clone, Debug)]
pub struct Session {
    /// Its number, from 1.
    pub number: u32,
    /// Its week, from 1.
    pub week: u32,
    /// What the line asks.
    pub state: State,
    /// How it goes.
    pub outcome: Outcome,
    /// Whether that makes it.
    pub made: bool,
}

/// A way in which all sessions go.
#[derive(Clone, Debug)]
pub struct Path {
    /// What it is called.
    pub name: &'static str,
    /// Its sessions.
    pub sessions: Vec<Session>,
}

/// What becomes of one line.
#[derive(Clone, Debug)]
pub struct Simulated<'t, 'a> {
    /// The line.
    pub track: &'t Track<'a>,
    /// What of it moves.
    pub moves: Moves,
    /// Ways in which its sessions can go.
    pub paths: Vec<Path>,
    /// What some of them come to and cannot be, in words.
    pub impossible: Vec<String>,
}

/// How the sessions of a path go.
type Goes = fn(u32) -> Outcome;

/// The paths, the good one first.
const PATHS: [(&str, Goes); 3] = [
    ("all made", |_| Outcome::Made),
    ("every fourth missed", |number| {
        if number.is_multiple_of(4) {
            Outcome::Missed
        } else {
            Outcome::Made
        }
    }),
    ("all missed", |_| Outcome::Missed),
];

/// What becomes of `track` in the first `weeks` weeks, for each path; and, where `assumed` says so,
/// for what the routine is assumed to come to.
#[must_use]
pub fn paths<'a>(
    routine: &Routine<'a>,
    progression: &Progression,
    track: &Track<'a>,
    settings: Settings,
    (weeks, assumed): (u32, bool),
    findings: &mut Findings,
) -> Vec<Path> {
    let of_week = sessions_of_weeks(routine, track);
    let total = routine.calendar.total();
    let mut follow = |name: &'static str, goes: &dyn Fn(u32) -> Outcome| {
        let mut sessions = Vec::new();
        let mut state = track.start.clone();
        let mut number = 1;
        for week in 1..=weeks {
            // Beyond its last week a plan is taken to start over.
            let own = (week - 1) % total + 1;
            let count = of_week.get(own as usize - 1).copied().unwrap_or(0);
            let facts = track.facts(routine, progression, settings.in_week(own));
            for _ in 0..count {
                let outcome = goes(number);
                let mut reader = routine.reader(findings);
                let stepped = facts.step(&state, number, outcome, &mut reader);
                sessions.push(Session {
                    number,
                    week,
                    state: std::mem::replace(&mut state, stepped.state),
                    outcome,
                    made: stepped.made,
                });
                number += 1;
            }
        }
        Path { name, sessions }
    };
    let mut all: Vec<Path> = PATHS
        .iter()
        .map(|(name, goes)| follow(name, goes))
        .collect();
    if assumed {
        let goes = |number| routine.assumed.outcome(track.lift, number);
        all.insert(0, follow("as assumed", &goes));
    }
    all
}

/// How many sessions each week of the plan has.
fn sessions_of_weeks(routine: &Routine<'_>, track: &Track<'_>) -> Vec<u32> {
    let mut counts = vec![0; routine.calendar.total() as usize];
    for week in &track.weeks {
        if let Some(count) = counts.get_mut(*week as usize - 1) {
            *count += 1;
        }
    }
    counts
}
