//! What can become of a line, however its sessions go.

use std::collections::{HashSet, VecDeque};

use super::state::State;
use super::{Outcome, Track};
use crate::diagnostic::Findings;
use crate::routine::{Progression, Routine, Settings};

/// The most states that are looked at.
const MOST_STATES: usize = 2000;

/// The most sessions that are looked ahead: three years of one a week.
pub const HORIZON: u32 = 156;

/// What became of it.
#[derive(Clone, Debug, Default)]
pub struct Explored {
    /// The lines of the rule that no way comes to, as places among the tree's statements.
    pub never: Vec<usize>,
    /// Whether that is sure: every state within the horizon was looked at.
    pub complete: bool,
}

/// Follows `track` from its start through every way in which its sessions can go, the shortest
/// first, until each line of its rule has been come to, or nothing new comes.
#[must_use]
pub fn explore<'a>(
    routine: &Routine<'a>,
    progression: &Progression,
    track: &Track<'a>,
    settings: Settings,
) -> Explored {
    let mut never: Vec<usize> = progression.line_places(routine).map(|(at, _)| at).collect();
    let facts = track.facts(routine, progression, settings);
    let mut findings = Findings::deaf();
    let mut reader = routine.reader(&mut findings);
    let asks = Asks::of(routine, progression);
    let mut seen: HashSet<String> = HashSet::new();
    let mut ahead: VecDeque<(u32, State)> = VecDeque::from([(1, track.start.clone())]);
    let mut complete = true;
    while let Some((number, state)) = ahead.pop_front() {
        for outcome in outcomes(track, &state) {
            let stepped = facts.step(&state, number, outcome, &mut reader);
            never.retain(|at| !stepped.fired.contains(at));
            if never.is_empty() {
                return Explored {
                    never,
                    complete: true,
                };
            }
            if number >= HORIZON || seen.len() >= MOST_STATES {
                complete &= number >= HORIZON;
                continue;
            }
            if seen.insert(asks.key(&stepped.state, number)) {
                ahead.push_back((number + 1, stepped.state));
            }
        }
    }
    Explored { never, complete }
}

/// What the conditions of a rule ask about. States that differ in nothing else go the same ways.
struct Asks {
    load: bool,
    time: bool,
}

impl Asks {
    fn of(routine: &Routine<'_>, progression: &Progression) -> Self {
        let asked = |words: &[&str]| {
            let mut asked = progression.asked_words(routine);
            asked.any(|word| words.contains(&word))
        };
        Self {
            load: asked(&["load", "max", "tm"]),
            time: asked(&["session", "week", "cycle"]),
        }
    }

    fn key(&self, state: &State, number: u32) -> String {
        let load = state.load.filter(|_| self.load);
        let number = self.time.then_some(number);
        let State {
            reps,
            sets,
            params,
            misses,
            ..
        } = state;
        format!("{load:?}{number:?}{reps:?}{sets}{params:?}{misses}")
    }
}

/// The ways in which a session can go that a rule could tell apart.
fn outcomes(track: &Track<'_>, state: &State) -> Vec<Outcome> {
    let asked = state.reps.or(track.last);
    let mut all = vec![Outcome::Made, Outcome::Missed];
    if let Some(asked) = asked {
        let more = [1, 2, 3, 5, 8, 10, 15, 30];
        all.extend(more.map(|more| Outcome::Done(asked.saturating_add(more))));
        all.extend((asked > 1).then_some(Outcome::Done(0)));
    }
    all
}
