//! Sessions over weeks, for some of the ways in which they can go.

use super::course::{Course, Session};
use super::{Moves, Outcome, Track};
use crate::diagnostic::Findings;

/// A session of a path.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The session.
    pub session: Session,
    /// Whether it is made.
    pub made: bool,
    /// Whether what comes after it cannot be, or its help leaves nothing of the body to lift.
    pub beyond: bool,
    /// Whether it asks less than the empty bar that the file declares.
    pub under_the_bar: bool,
}

/// A way in which all sessions go.
#[derive(Clone, Debug)]
pub struct Path {
    /// What it is called.
    pub name: &'static str,
    /// Its sessions.
    pub sessions: Vec<Taken>,
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
pub const PATHS: [(&str, Goes); 3] = [
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

/// What becomes of a line in the first `weeks` weeks, for each path; and, where `assumed` says so,
/// for what the routine is assumed to come to.
#[must_use]
pub fn paths(
    course: &Course<'_, '_>,
    (weeks, assumed): (u32, bool),
    findings: &mut Findings,
) -> Vec<Path> {
    let track = course.track;
    let mut follow = |name: &'static str, goes: &dyn Fn(u32) -> Outcome| {
        let sessions = course.follow(goes, findings);
        let sessions = sessions.take_while(|(session, _)| session.week <= weeks);
        let taken = sessions.map(|(session, stepped)| Taken {
            made: stepped.made,
            beyond: stepped.beyond.is_some()
                || session
                    .state
                    .load
                    .is_some_and(|load| track.beyond_the_body(course.routine, &load).is_some()),
            under_the_bar: session
                .state
                .load
                .is_some_and(|load| track.is_under_the_bar(&load)),
            session,
        });
        Path {
            name,
            sessions: taken.collect(),
        }
    };
    let mut all: Vec<Path> = PATHS
        .iter()
        .map(|(name, goes)| follow(name, goes))
        .collect();
    if assumed {
        let goes = |number| course.routine.assumed.outcome(track.lift, number);
        all.insert(0, follow("as assumed", &goes));
    }
    all
}
