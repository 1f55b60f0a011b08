//! The sessions of a line over the weeks, one after the other: what each asks, and what comes of it.

use std::cell::Cell;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::state::{Facts, State, Stepped};
use super::{Moves, Outcome, Track};
use crate::diagnostic::Findings;
use crate::routine::{Progression, Routine, Settings};
use crate::syntax::read::Reader;

/// How many weeks of a plan of one week, which comes round, are looked at.
pub const WEEKS: u32 = 12;

/// How much may be looked at: a session costs as much as its rule has terms, and one more.
#[derive(Clone, Debug)]
pub struct Budget(Cell<Option<u64>>);

impl Budget {
    /// So many terms of rules.
    #[must_use]
    pub const fn of(terms: u64) -> Self {
        Self(Cell::new(Some(terms)))
    }

    /// Takes off what a session by `progression` costs; `false` where there is not so much left.
    pub fn spend(&self, progression: &Progression) -> bool {
        let left = self.0.get();
        let left = left.and_then(|left| left.checked_sub(progression.terms + 1));
        self.0.set(left);
        left.is_some()
    }

    /// Whether more was asked of it than there was.
    #[must_use]
    pub fn is_overspent(&self) -> bool {
        self.0.get().is_none()
    }
}

/// What a session asks that the rule of its line leaves alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Turn {
    /// Its week in the plan, from 1.
    pub week: u32,
    /// The least and the greatest number of reps.
    pub range: Option<(u32, u32)>,
    /// The reps of its last set, at least.
    pub last: Option<u32>,
}

/// The sessions of a line in order. Beyond its last week the plan starts over, the line as it is by then.
#[derive(Clone, Copy, Debug)]
pub struct Course<'c, 'a> {
    /// The routine.
    pub routine: &'c Routine<'a>,
    /// The rule.
    pub progression: &'c Progression,
    /// The line.
    pub track: &'c Track<'a>,
    settings: Settings,
    budget: &'c Budget,
}

/// One session.
#[derive(Clone, Debug)]
pub struct Session {
    /// Its number, from 1.
    pub number: u32,
    /// Its week, from 1, counted on where the plan starts over.
    pub week: u32,
    /// What the line asks.
    pub state: State,
    /// How it goes.
    pub outcome: Outcome,
}

impl<'c, 'a> Course<'c, 'a> {
    /// The sessions of `track` under the options of `settings`, as many as `budget` lets be looked at.
    /// `None` where it has none, or no rule.
    #[must_use]
    pub fn of(
        routine: &'c Routine<'a>,
        track: &'c Track<'a>,
        settings: Settings,
        budget: &'c Budget,
    ) -> Option<Self> {
        let progression = routine.progressions.get(track.rule)?;
        (!track.turns.is_empty()).then_some(Self {
            routine,
            progression,
            track,
            settings,
            budget,
        })
    }

    /// The same sessions under another budget.
    #[must_use]
    pub const fn within(self, budget: &'c Budget) -> Self {
        Self { budget, ..self }
    }

    /// What the rule sets.
    #[must_use]
    pub fn moves(&self) -> Moves {
        self.progression.moves(self.routine)
    }

    /// How many sessions the plan has.
    #[must_use]
    pub fn planned(&self) -> u32 {
        u32::try_from(self.track.turns.len()).unwrap_or(u32::MAX)
    }

    /// Whether the plan is one week that comes round.
    #[must_use]
    pub const fn comes_round(&self) -> bool {
        self.routine.calendar.total() == 1
    }

    /// The last week that is looked at: the plan's, or that of one which comes round.
    #[must_use]
    pub fn last_week(&self) -> u32 {
        if self.comes_round() {
            WEEKS
        } else {
            self.routine.calendar.total()
        }
    }

    /// The place of session `number` among those of the plan.
    #[must_use]
    pub fn place(&self, number: u32) -> usize {
        (number.saturating_sub(1) % self.planned()) as usize
    }

    /// What session `number` asks beside what the rule moves.
    #[must_use]
    pub fn turn(&self, number: u32) -> Option<Turn> {
        self.track.turns.get(self.place(number)).copied()
    }

    /// The week of session `number`, counted on where the plan starts over.
    fn week(&self, number: u32) -> Option<u32> {
        let rounds = number.saturating_sub(1) / self.planned();
        let before = rounds.checked_mul(self.routine.calendar.total())?;
        self.turn(number)?.week.checked_add(before)
    }

    /// What comes after `state` where session `number` goes as `outcome` says; `None` where the budget
    /// is spent.
    pub fn step(
        &self,
        state: &State,
        number: u32,
        outcome: Outcome,
        reader: &mut Reader<'_, '_>,
    ) -> Option<Stepped> {
        if !self.budget.spend(self.progression) {
            return None;
        }
        let facts = self.facts(number)?;
        Some(facts.step(state, number, outcome, reader))
    }

    fn facts(&self, number: u32) -> Option<Facts<'c, 'a>> {
        let turn = self.turn(number)?;
        let settings = self.settings.in_week(turn.week);
        let of = (settings, turn);
        Some(self.track.facts(self.routine, self.progression, of))
    }

    /// The sessions one after the other, each with what comes of it, where they go as `goes` says of
    /// their numbers; what is wrong with the rule is reported to `findings`. They end with the budget.
    pub fn follow<'f>(
        &'f self,
        mut goes: impl FnMut(u32) -> Outcome + 'f,
        findings: &'f mut Findings,
    ) -> impl Iterator<Item = (Session, Stepped)> + 'f {
        let mut next = Some((1, self.track.start.clone()));
        std::iter::from_fn(move || {
            let (number, state) = next.take()?;
            let outcome = goes(number);
            let mut reader = self.routine.reader(findings);
            let stepped = self.step(&state, number, outcome, &mut reader)?;
            next = Some((number.checked_add(1)?, stepped.state.clone()));
            let session = Session {
                number,
                week: self.week(number)?,
                state,
                outcome,
            };
            Some((session, stepped))
        })
    }

    /// Those of the weeks that are looked at.
    pub fn follow_weeks<'f>(
        &'f self,
        goes: impl FnMut(u32) -> Outcome + 'f,
        findings: &'f mut Findings,
    ) -> impl Iterator<Item = (Session, Stepped)> + 'f {
        let last = self.last_week();
        let sessions = self.follow(goes, findings);
        sessions.take_while(move |(session, _)| session.week <= last)
    }

    /// Its sessions as far as its rule can tell them apart, those that are all alike as one; by their
    /// weeks too, where `weeks` says so.
    pub(super) fn turns_told(&self, weeks: bool) -> Vec<Turn> {
        let turns = self.track.turns.iter().map(|turn| Turn {
            week: if weeks { turn.week } else { 0 },
            ..*turn
        });
        let mut told: Vec<Turn> = turns.collect();
        let first = told.first().copied();
        if told.iter().all(|turn| Some(*turn) == first) {
            told.truncate(1);
        }
        told
    }

    /// What its sessions hang on, beside what its line says: where that is the same they go the same way.
    #[must_use]
    pub fn hash(&self) -> u64 {
        let start = format!("{:?}", self.track.start);
        hash_of(&(self.options_asked(), start, &self.track.turns))
    }

    /// The options under which it goes, where its rule asks any.
    #[must_use]
    pub fn options_asked(&self) -> Option<Settings> {
        let options = &self.routine.options;
        let asked = self.progression.asked_words(self.routine);
        let mut asked = asked.filter(|word| options.iter().any(|choice| choice.name == *word));
        asked.next().map(|_| self.settings.in_week(1))
    }
}

pub(super) fn hash_of(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
