//! Values with names: `let`, training maxes, and how loads are rounded.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use super::{Routine, Settings};
use crate::diagnostic::Findings;
use crate::expression::{self, How, Lift, Names, Value};
use crate::library::Gear;
use crate::plan::{Fit, fit};
use crate::quantity::{Decimal, Interval, Mass, Unit};
use crate::source::Span;
use crate::syntax::ast::{Slice, Term};

/// The most values that a routine may name.
pub(super) const MAX_LETS: usize = 1000;

/// `let step = 2.5kg`
#[derive(Debug)]
pub struct Let {
    /// Where it is named.
    pub span: Span,
    /// What it stands for.
    pub terms: Slice<Term>,
    /// Whether anything uses it.
    pub used: Cell<bool>,
    /// What it comes to, by week, once it has been asked for: values that use values would else
    /// multiply.
    known: RefCell<HashMap<u32, Option<Value>>>,
}

impl Let {
    pub(super) fn new(span: Span, terms: Slice<Term>) -> Self {
        Self {
            span,
            terms,
            used: Cell::new(false),
            known: RefCell::default(),
        }
    }
}

/// `tm squat 90%`
#[derive(Debug)]
pub struct TrainingMax {
    /// Where the lift is named.
    pub span: Span,
    /// What it is: a weight, or a percentage of the max.
    pub terms: Slice<Term>,
    /// Whether any load is a percentage of it.
    pub used: Cell<bool>,
}

/// `round nearest 2.5kg`, `round down gear`: for loads that are worked out.
#[derive(Clone, Copy, Debug)]
pub struct Rounding {
    /// Where it is said.
    pub span: Option<Span>,
    /// Which way.
    pub how: How,
    /// To multiples of this; to what the gear can make where it is `None`.
    pub step: Option<(Decimal, Mass)>,
}

impl Rounding {
    /// `weight` of `unit`, rounded; as it is where the gear does not say what it can make.
    #[must_use]
    pub fn apply(self, weight: Interval, unit: Mass, gear: &Gear) -> Interval {
        weight.map(|weight| self.one(weight, unit, gear))
    }

    fn one(self, weight: Decimal, unit: Mass, gear: &Gear) -> Decimal {
        if let Some((step, mass)) = self.step {
            let step = mass.convert(step, unit);
            // Nothing is no load: the least is one step.
            return self.how.to_step(weight, step).max(step);
        }
        if gear.unit != Some(unit) {
            return weight;
        }
        match fit(gear, weight) {
            Some(Fit::Between { below, above }) => match (below, above) {
                (Some(below), Some(above)) => self.how.between(weight, below, above),
                (below, above) => below.or(above).unwrap_or(weight),
            },
            _ => weight,
        }
    }
}

impl Routine<'_> {
    /// The week of its cycle that `settings` are of.
    #[must_use]
    pub const fn week_of_cycle(&self, settings: Settings) -> u32 {
        self.calendar.week_of_cycle(settings.week)
    }

    /// The cycle that the week of `settings` is in.
    #[must_use]
    pub const fn cycle(&self, settings: Settings) -> u32 {
        self.calendar.cycle(settings.week)
    }

    /// The place of the option called `name`.
    #[must_use]
    pub fn option_at(&self, name: &str) -> Option<usize> {
        self.options.iter().position(|choice| choice.name == name)
    }

    /// What the `let` at `at` comes to in the week of `settings`; `None` where it is wrong, which
    /// its declaration says.
    #[must_use]
    pub fn let_value(&self, at: usize, settings: Settings) -> Option<Value> {
        self.asked_week.set(true);
        let named = self.lets.get(at)?;
        named.used.set(true);
        let is_known = |at: &usize| {
            let named = self.lets.get(*at);
            named.is_none_or(|named| named.known.borrow().contains_key(&settings.week))
        };
        // Those before it first, one after the other: however long a chain is, none waits for another.
        if !is_known(&at) {
            let first = (0..at).rev().take_while(|at| !is_known(at)).last();
            for at in first.unwrap_or(at)..at {
                self.work_out(at, settings);
            }
        }
        self.work_out(at, settings)
    }

    /// Works out the `let` at `at`, unless that has been done for this week.
    fn work_out(&self, at: usize, settings: Settings) -> Option<Value> {
        let named = self.lets.get(at)?;
        if let Some(known) = named.known.borrow().get(&settings.week) {
            return *known;
        }
        let mut findings = Findings::deaf();
        let above = Names {
            before: at,
            ..Names::of(self, settings)
        };
        let terms = self.ast.all(named.terms);
        let value = expression::value(&mut self.reader(&mut findings), terms, &above);
        named.known.borrow_mut().insert(settings.week, value);
        value
    }

    /// The training max of `lift` in the week of `settings`.
    #[must_use]
    pub fn training_max(&self, lift: &str, settings: Settings) -> Option<(Interval, Mass)> {
        let declared = self.training_maxes.get(lift)?;
        declared.used.set(true);
        self.asked_week.set(true);
        let mut findings = Findings::deaf();
        let names = Names {
            lift: Some(Lift {
                name: lift,
                top: None,
                reps: None,
                has_tm: false,
            }),
            ..Names::of(self, settings)
        };
        let terms = self.ast.all(declared.terms);
        let value = expression::value(&mut self.reader(&mut findings), terms, &names)?;
        match value.unit {
            Unit::Percent => {
                let max = self.maxes.get(lift)?;
                max.used.set(true);
                self.trace.note(Some(max.span), || {
                    format!("the max of `{lift}` is {} {}", max.weight, max.unit)
                });
                let part = value.amount.map(|percent| percent.percent_of(max.weight));
                Some((part, max.unit))
            }
            Unit::None => Some((value.amount, self.units?)),
            unit => Some((value.amount, unit.mass()?)),
        }
    }
}
