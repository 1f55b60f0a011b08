//! What can become of a line, however its sessions go.

use std::collections::{HashSet, VecDeque};
use std::rc::Rc;

use super::Outcome;
use super::course::{Course, hash_of};
use super::simulate::PATHS;
use super::state::State;
use crate::diagnostic::Findings;
use crate::routine::param_names;

/// The most states that are looked at.
const MOST_STATES: usize = 2000;

/// The most sessions that are looked ahead beside those of the plan: three years of one a week.
const HORIZON: u32 = 156;

/// What became of it.
#[derive(Clone, Debug, Default)]
pub struct Explored {
    /// The lines of the rule that no way comes to, as places among the tree's statements.
    pub never: Vec<usize>,
    /// Whether that is sure: every state that its ways come to was looked at.
    pub complete: bool,
}

impl Explored {
    fn has_come_to(&mut self, fired: &[usize]) {
        self.never.retain(|at| !fired.contains(at));
        self.complete |= self.never.is_empty();
    }
}

/// Follows a line from its start through every way in which its sessions can go, the shortest
/// first, until each line of its rule has been come to, or nothing new comes.
#[must_use]
pub fn explore(course: &Course<'_, '_>) -> Explored {
    let routine = course.routine;
    let lines = course.progression.line_places(routine);
    let mut explored = Explored {
        never: lines.map(|(at, _)| at).collect(),
        complete: false,
    };
    let asks = Asks::of(course);
    let mut findings = Findings::deaf();
    let mut reader = routine.reader(&mut findings);
    let mut seen: HashSet<String> = HashSet::new();
    let mut ahead: VecDeque<(u32, State)> = VecDeque::from([(1, course.track.start.clone())]);
    let mut complete = true;
    let horizon = HORIZON.saturating_add(course.planned());
    let counts_on = asks.only_counts_on();
    while let Some((number, state)) = ahead.pop_front() {
        for outcome in outcomes(course, &state, number) {
            let Some(stepped) = course.step(&state, number, outcome, &mut reader) else {
                return explored;
            };
            explored.has_come_to(&stepped.fired);
            if explored.never.is_empty() {
                return explored;
            }
            let key = asks.key(course, &stepped.state, number + 1);
            if seen.contains(&key) {
                continue;
            }
            if number >= horizon || seen.len() >= MOST_STATES {
                // What is still new there can come to more beyond it.
                complete &= number >= horizon && counts_on;
                continue;
            }
            seen.insert(key);
            ahead.push_back((number + 1, stepped.state));
        }
    }
    // Loads that no line asks about are not told apart above; where they go back far enough, rounding
    // makes them stand, and misses add up.
    for (_, goes) in PATHS {
        let sessions = course.follow(goes, &mut findings);
        let sessions = sessions.take_while(|(session, _)| session.number <= horizon);
        sessions.for_each(|(_, stepped)| explored.has_come_to(&stepped.fired));
    }
    explored.complete |= complete;
    explored
}

/// What tells the ways of one line from those of another as far as its rule can: lines of which this
/// is the same come to the same lines of the rule.
#[must_use]
pub fn likeness(course: &Course<'_, '_>) -> u64 {
    let asks = Asks::of(course);
    let track = course.track;
    let loaded = (track.lift, track.unit, Rc::as_ptr(&track.gear));
    hash_of(&(
        track.rule,
        asks.load().then(|| format!("{loaded:?}")),
        asks.key(course, &track.start, 1),
        course.turns_told(asks.week()),
        course.options_asked(),
    ))
}

/// What the ways of a line hang on: what the conditions of its rule ask about, and what that is worked
/// out by. States that differ in nothing else go the same ways.
struct Asks<'a> {
    words: HashSet<&'a str>,
    /// Which of the rule's parameters are among them.
    params: Vec<bool>,
    /// Whether the sessions of the plan differ in what the rule leaves alone.
    turns: bool,
}

impl<'a> Asks<'a> {
    fn of(course: &Course<'_, 'a>) -> Self {
        let Course {
            routine,
            progression,
            ..
        } = *course;
        let mut asked: HashSet<&str> = progression.asked_words(routine).collect();
        loop {
            let before = asked.len();
            for (name, words) in progression.worked_out_by(routine) {
                if asked.contains(name) {
                    asked.extend(words);
                }
            }
            for (name, at) in &routine.let_names {
                if let Some(named) = routine.lets.get(*at).filter(|_| asked.contains(name)) {
                    let terms = routine.ast.all(named.terms).iter();
                    asked.extend(terms.map(|term| routine.str(term.span)));
                }
            }
            if asked.len() == before {
                break;
            }
        }
        let params = param_names(routine, progression.params).into_iter();
        Self {
            params: params.map(|param| asked.contains(param)).collect(),
            words: asked,
            turns: course.turns_told(false).len() > 1,
        }
    }

    fn any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.words.contains(word))
    }

    fn load(&self) -> bool {
        self.any(&["load", "max", "tm"])
    }

    fn week(&self) -> bool {
        self.any(&["week", "cycle"])
    }

    /// Whether what is new beyond the horizon can only be a greater number of sessions or of misses,
    /// and none of the numbers that they are held against is so great.
    fn only_counts_on(&self) -> bool {
        let moves =
            self.load() || self.any(&["reps", "done", "sets"]) || self.params.contains(&true);
        let digits = |word: &str| {
            let end = word.find(|c: char| !c.is_ascii_digit());
            word.split_at(end.unwrap_or(word.len())).0.to_owned()
        };
        let numbers = self.words.iter().map(|word| digits(word));
        let numbers = numbers.filter(|digits| !digits.is_empty());
        // As great as `2 * 100` at most.
        let greatest = numbers.fold(1, |product: u32, digits| {
            product.saturating_mul(digits.parse().map_or(u32::MAX, |number: u32| number.max(1)))
        });
        !moves && greatest <= HORIZON
    }

    /// What tells `state` before session `number` from others.
    fn key(&self, course: &Course<'_, 'a>, state: &State, number: u32) -> String {
        let number = if self.any(&["session"]) {
            Some(number as usize)
        } else {
            (self.week() || self.turns).then(|| course.place(number))
        };
        let params = state.params.iter().zip(&self.params);
        let params: Vec<_> = params
            .filter_map(|(value, asked)| asked.then_some(value))
            .collect();
        let load = state.load.filter(|_| self.load());
        // What is done is told from what is asked.
        let reps = state.reps.filter(|_| self.any(&["reps", "done"]));
        let tm = state.tm.filter(|_| self.any(&["tm"]));
        let sets = self.any(&["sets"]).then_some(state.sets);
        let misses = self.any(&["misses"]).then_some(state.misses);
        format!("{number:?}{load:?}{reps:?}{sets:?}{misses:?}{tm:?}{params:?}")
    }
}

/// The ways in which session `number` can go that a rule could tell apart.
fn outcomes(course: &Course<'_, '_>, state: &State, number: u32) -> Vec<Outcome> {
    let last = course.turn(number).and_then(|turn| turn.last);
    let mut all = vec![Outcome::Made, Outcome::Missed];
    if let Some(asked) = state.reps.or(last) {
        let more = [1, 2, 3, 5, 8, 10, 15, 30];
        all.extend(more.map(|more| Outcome::Done(asked.saturating_add(more))));
        all.extend((asked > 1).then_some(Outcome::Done(0)));
    }
    all
}
