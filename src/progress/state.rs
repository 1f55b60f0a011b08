//! What a line has come to, and the step to what it comes to next.

use std::cmp::Ordering;
use std::rc::Rc;

use super::lines::{Line, lines, misfit};
use super::{Outcome, rules};
use crate::diagnostic::Diagnostic;
use crate::expression::{self, Lift, MovedMaxes, Names, Value};
use crate::library::Gear;
use crate::quantity::{Decimal, Interval, Load, Mass, Thousandths, Unit, Written};
use crate::routine::{Progression, Routine, Settings};
use crate::source::Span;
use crate::syntax::read::Reader;

/// The most sets and reps that a progression may come to.
const MOST: u32 = 1000;

/// What a line has come to before a session.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The load that moves.
    pub load: Option<Weight>,
    /// The reps of a set, the least of a range.
    pub reps: Option<u32>,
    /// How many sets.
    pub sets: u32,
    /// The training max of the lift, where the rule moves it.
    pub tm: Option<Weight>,
    /// What the rule's parameters stand at.
    pub params: Vec<Value>,
    /// How many sessions in a row were missed since anything moved.
    pub misses: u32,
}

impl State {
    /// Whether the line asks the same as in `other`: load, reps, sets and training max.
    #[must_use]
    pub fn asks_as(&self, other: &Self) -> bool {
        let as_heavy = match (self.load, other.load) {
            (Some(load), Some(other)) => load.weighs(&other),
            (load, other) => load == other,
        };
        as_heavy && (self.reps, self.sets, self.tm) == (other.reps, other.sets, other.tm)
    }
}

/// A load as a progression moves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weight {
    /// How heavy; beside the body, what is added to it, below zero what a machine takes off.
    pub amount: Decimal,
    /// Its unit.
    pub unit: Mass,
    /// Whether it is beside the body.
    pub body: bool,
    /// What the rule came to, where the gear ends before that.
    pub asked: Option<(Decimal, Mass)>,
}

impl Weight {
    /// As a load.
    #[must_use]
    pub fn load(self) -> Load {
        let below = self.amount < Decimal::ZERO;
        let weight = if below {
            Decimal::ZERO - self.amount
        } else {
            self.amount
        };
        let asked = self.asked;
        Load {
            asked: asked.map(|(weight, unit)| (Interval::exactly(weight), unit)),
            ..Load::plain(Interval::exactly(weight), self.unit).written(match (self.body, below) {
                (false, _) => Written::Worked,
                (true, false) => Written::Bodyweight,
                (true, true) => Written::Assisted,
            })
        }
    }

    /// How it stands to `other`: as more on the bar, or less.
    #[must_use]
    pub fn against(&self, other: &Self) -> Ordering {
        self.unit.weigh(self.amount, other.unit).cmp(&other.amount)
    }

    /// Whether it is as heavy as `other`.
    #[must_use]
    pub fn weighs(&self, other: &Self) -> bool {
        (self.amount, self.unit, self.body) == (other.amount, other.unit, other.body)
    }
}

/// What of a line a progression's rule may ask, and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'s, 'a> {
    /// The routine.
    pub routine: &'s Routine<'a>,
    /// The rule.
    pub progression: &'s Progression,
    /// The lift.
    pub lift: &'a str,
    /// What it is loaded with.
    pub gear: &'s Gear,
    /// The unit that the rule reckons in, whatever loads are rounded to.
    pub unit: Option<Mass>,
    /// The least and the greatest number of reps that the line asks.
    pub range: Option<(u32, u32)>,
    /// The reps that its last set asks at least, where the rule does not move them.
    pub last: Option<u32>,
    /// The options and the week.
    pub settings: Settings,
    /// Where the line calls the rule.
    pub called: Span,
}

/// A step: the next state, and which lines of the rule made it.
#[derive(Clone, Debug)]
pub struct Stepped {
    /// What the line comes to.
    pub state: State,
    /// Whether the session was made.
    pub made: bool,
    /// The places of those lines among the tree's statements.
    pub fired: Vec<usize>,
    /// The load that they came to, not yet rounded, where one of them sets it.
    pub worked_out: Option<Weight>,
    /// What one of them came to, and cannot be.
    pub beyond: Option<Beyond>,
}

/// What a line of a rule came to, and cannot be: no load, or no number of sets or reps.
#[derive(Clone, Copy, Debug)]
pub struct Beyond {
    /// `load`, `sets`, `reps` or `tm`
    pub what: &'static str,
    /// What it came to.
    pub value: Value,
    /// The line.
    pub line: Span,
}

impl Beyond {
    /// `the load of `squat` comes to -5 kg`
    #[must_use]
    pub fn words(&self, lift: &str) -> String {
        let Self { what, value, .. } = self;
        let (what, comes) = match *what {
            "load" => ("load", "comes"),
            "tm" => ("training max", "comes"),
            counted => (counted, "come"),
        };
        format!("the {what} of `{lift}` {comes} to {value}")
    }
}

impl<'a> Facts<'_, 'a> {
    /// What comes after `state` where the session, its `number` from 1, went as `outcome` says.
    /// For each thing that is set the first line whose condition holds is the one. What cannot be is
    /// reported, and stays as it was.
    pub fn step(
        &self,
        state: &State,
        number: u32,
        outcome: Outcome,
        reader: &mut Reader<'_, '_>,
    ) -> Stepped {
        let asked = self.asked(state);
        let done = match outcome {
            Outcome::Made => asked,
            Outcome::Missed => asked.map(|asked| asked.saturating_sub(1)),
            Outcome::Done(reps) => Some(reps),
        };
        let made = match outcome {
            Outcome::Made => true,
            Outcome::Missed => false,
            Outcome::Done(reps) => asked.is_none_or(|asked| reps >= asked),
        };
        let misses = if made { 0 } else { state.misses + 1 };
        let values = self.values(state, (number, misses, done));
        let truths = [("made", made), ("missed", !made)];
        let names = self.names(state, &values, &truths);
        let mut next = State {
            misses,
            ..state.clone()
        };
        let mut fired = Vec::new();
        let mut worked_out = None;
        let mut beyond = None;
        let mut set: Vec<&str> = Vec::new();
        for line in lines(self.routine, self.progression) {
            if set.contains(&line.name) {
                continue;
            }
            let when = self.routine.ast.all(line.when);
            // A condition that cannot be read has been reported, and never holds.
            let holds = when.is_empty()
                || expression::holds(reader, when, &names).is_some_and(|so| so != line.unless);
            if !holds {
                continue;
            }
            set.push(line.name);
            fired.push(line.at);
            if let Some(value) = expression::value(reader, line.terms, &names) {
                if line.name == "load" {
                    worked_out = self.worked_out(next.load, value);
                }
                if let Some(out) = self.assign(&mut next, &line, value) {
                    self.out_of_range(&out, number, reader);
                    beyond = beyond.or(Some(out));
                }
            }
        }
        if !next.asks_as(state) {
            next.misses = 0;
        }
        Stepped {
            state: next,
            made,
            fired,
            worked_out,
            beyond,
        }
    }

    /// Reads every line of the rule against `state`, whether it would hold or not: units that disagree
    /// are reported before a session goes so that they meet.
    pub fn prove(&self, state: &State, reader: &mut Reader<'_, '_>) {
        let values = self.values(state, (1, 0, self.asked(state)));
        let truths = [("made", true), ("missed", false)];
        let names = self.names(state, &values, &truths);
        for line in lines(self.routine, self.progression) {
            let when = self.routine.ast.all(line.when);
            if !when.is_empty() {
                expression::holds(reader, when, &names);
            }
            if let Some(value) = expression::value(reader, line.terms, &names)
                && !line.takes(value)
            {
                misfit(&line, value, reader);
            }
        }
    }

    fn names<'n>(
        &'n self,
        state: &State,
        values: &'n [(&'a str, Value)],
        truths: &'n [(&'a str, bool)],
    ) -> Names<'n, 'a> {
        Names {
            lift: Some(Lift {
                name: self.lift,
                top: None,
                top_unread: false,
                top_beside_body: false,
                reps: None,
                has_tm: true,
            }),
            facts: expression::Facts { values, truths },
            moved: state
                .tm
                .map(|tm| Rc::new(MovedMaxes::of(self.lift, tm.amount, tm.unit))),
            ..Names::of(self.routine, self.settings)
        }
    }

    /// The reps that the last set asks at least.
    fn asked(&self, state: &State) -> Option<u32> {
        if self.progression.moves(self.routine).reps {
            state.reps
        } else {
            self.last
        }
    }

    fn values(
        &self,
        state: &State,
        (number, misses, done): (u32, u32, Option<u32>),
    ) -> Vec<(&'a str, Value)> {
        let count = |name: &'static str, n: u32, unit: Unit| {
            let number = Value::number(n, Span::default());
            (name, Value { unit, ..number })
        };
        let mut values: Vec<(&'a str, Value)> = vec![
            count("sets", state.sets, Unit::Sets),
            count("misses", misses, Unit::None),
            count("session", number, Unit::None),
        ];
        values.extend(state.reps.map(|reps| count("reps", reps, Unit::Reps)));
        values.extend(done.map(|done| count("done", done, Unit::Reps)));
        if let Some((low, high)) = self.range {
            let ends = [("low", low), ("high", high)];
            values.extend(ends.map(|(name, n)| count(name, n, Unit::Reps)));
        }
        values.extend(state.load.map(|load| {
            let unit = self.unit.unwrap_or(load.unit);
            let value = Value {
                amount: Interval::exactly(load.unit.weigh(load.amount, unit)),
                unit: Unit::of_mass(unit),
                share: None,
                body: false,
                span: Span::default(),
            };
            ("load", value)
        }));
        let params = self.routine.ast.all(self.progression.params).iter();
        let params = params.map(|param| crate::routine::param_name(self.routine, param));
        values.extend(params.zip(state.params.iter().copied()));
        values
    }

    /// Sets what `line` sets to `value`; gives back what it cannot be.
    fn assign(&self, next: &mut State, line: &Line<'_>, value: Value) -> Option<Beyond> {
        let beyond = |what: &'static str| {
            Some(Beyond {
                what,
                value,
                line: line.span,
            })
        };
        match line.name {
            // That it is none has been reported where the line was proved.
            _ if !line.takes(value) => {}
            "load" => match self.weight(next.load, value) {
                Some(load) => next.load = Some(load),
                None => return beyond("load"),
            },
            "tm" => match next
                .tm
                .and_then(|before| self.as_weight(before, before.unit, value))
            {
                Some(tm) => next.tm = Some(tm),
                None => return beyond("tm"),
            },
            "reps" | "sets" => {
                let what = if line.name == "reps" { "reps" } else { "sets" };
                let count = value.as_count(value.unit);
                let Some(count) = count.filter(|n| (1..=MOST).contains(n)) else {
                    return beyond(what);
                };
                if what == "reps" {
                    next.reps = Some(count);
                } else {
                    next.sets = count;
                }
            }
            name => {
                let params = self.routine.ast.all(self.progression.params);
                let at = params
                    .iter()
                    .position(|param| crate::routine::param_name(self.routine, param) == name);
                if let Some(slot) = at.and_then(|at| next.params.get_mut(at)) {
                    *slot = Value {
                        span: Span::default(),
                        ..value
                    };
                }
            }
        }
        None
    }

    /// The load that `value` is beside the one before it, in the unit that the rule reckons in.
    fn worked_out(&self, before: Option<Weight>, value: Value) -> Option<Weight> {
        let before = before?;
        self.as_weight(before, self.unit.unwrap_or(before.unit), value)
    }

    /// The weight in `unit` that `value` is beside the one before it.
    fn as_weight(&self, before: Weight, unit: Mass, value: Value) -> Option<Weight> {
        let mass = match value.unit {
            Unit::None => self.routine.units,
            unit => unit.mass(),
        }?;
        if value.body || !value.amount.is_exact() {
            return None;
        }
        let amount = mass.weigh(value.amount.min, unit);
        let heavy = amount > Thousandths::MAX.into();
        if heavy || (!before.body && amount <= Decimal::ZERO) {
            return None;
        }
        Some(Weight {
            amount,
            unit,
            asked: None,
            ..before
        })
    }

    /// The load that `value` is, rounded as the file says.
    fn weight(&self, before: Option<Weight>, value: Value) -> Option<Weight> {
        let exact = self.worked_out(before, value)?;
        // With the body alone there is nothing to round.
        let due = exact.amount != Decimal::ZERO;
        let Some(rounding) = self.routine.rounding.filter(|_| due) else {
            return Some(exact);
        };
        let rounded = rounding.of_load(exact.load(), self.gear);
        let signed = |weight: Decimal| {
            if exact.amount < Decimal::ZERO {
                Decimal::ZERO - weight
            } else {
                weight
            }
        };
        Some(Weight {
            amount: signed(rounded.weight.min),
            unit: rounded.unit,
            asked: rounded
                .asked
                .map(|(weight, unit)| (signed(weight.min), unit)),
            ..exact
        })
    }

    fn out_of_range(&self, beyond: &Beyond, number: u32, reader: &mut Reader<'_, '_>) {
        let (called, rule) = (reader.place(self.called), reader.place(beyond.line));
        let help = match beyond.what {
            "load" | "tm" => "it is a weight above zero: take less off, or start higher",
            _ => "write a whole number from 1 to 1,000",
        };
        let message = format!("After session {number} {}", beyond.words(self.lift));
        reader.report(
            Diagnostic::new(&rules::OUT_OF_RANGE, message)
                .at(called, "by this progression")
                .because(rule, "set here")
                .help(help),
        );
    }
}
