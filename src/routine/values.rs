//! Values with names: `let`, training maxes, and how loads are rounded.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use super::{Routine, Settings};
use crate::diagnostic::Findings;
use crate::expression::{self, How, Lift, MovedMaxes, Names, Value};
use crate::library::{Fit, Gear, fit};
use crate::quantity::{Decimal, Interval, Load, Mass, Unit, Written};
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
    /// How many others it hangs on, one after the other.
    pub depth: u32,
    /// What it comes to, by week, once another has asked for it: shares of shares would else multiply.
    known: RefCell<HashMap<u32, Option<(Interval, Mass)>>>,
}

impl TrainingMax {
    pub(super) fn new(span: Span, terms: Slice<Term>, depth: u32) -> Self {
        Self {
            span,
            terms,
            used: Cell::new(false),
            depth,
            known: RefCell::default(),
        }
    }
}

/// `round nearest 2.5kg`, `round down gear`: for loads that are worked out.
#[derive(Clone, Copy, Debug)]
pub struct Rounding {
    /// Where it is said.
    pub span: Option<Span>,
    /// Where it is said what to.
    pub target: Span,
    /// Which way.
    pub how: How,
    /// To multiples of this; to what the gear can make where it is `None`.
    pub step: Option<(Decimal, Mass)>,
}

/// A weight that was rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rounded {
    /// The weight.
    pub weight: Interval,
    /// Its unit: that of the step, or of the gear, that it was rounded to.
    pub unit: Mass,
    /// Whether the gear ends before what was asked, so that it is the most or the least there is.
    pub ends: bool,
}

impl Rounding {
    /// `load`, rounded; beside the body what is hung on or taken off. More help is less to lift, so that
    /// rounding down makes it more.
    #[must_use]
    pub fn of_load(self, load: Load, gear: &Gear) -> Load {
        let how = match (load.written, self.how) {
            (Written::Assisted, How::Down) => How::Up,
            (Written::Assisted, How::Up) => How::Down,
            (_, how) => how,
        };
        let rounded = Self { how, ..self }.apply(load.weight, load.unit, gear);
        Load {
            weight: rounded.weight,
            unit: rounded.unit,
            asked: rounded.ends.then_some((load.weight, load.unit)),
            ..load
        }
    }

    /// `weight` of `unit`, rounded; as it is where the gear does not say what it can make.
    #[must_use]
    pub fn apply(self, weight: Interval, unit: Mass, gear: &Gear) -> Rounded {
        let to = self.step.map_or(gear.unit, |(_, mass)| Some(mass));
        let to = to.unwrap_or(unit);
        let mut ends = false;
        let mut one = |weight: Decimal| {
            let weight = unit.weigh(weight, to);
            let Some((step, _)) = self.step else {
                let (rounded, end) = self.to_gear(weight, gear);
                ends |= end;
                return rounded;
            };
            // Nothing is no load: the least is one step.
            self.how.to_step(weight, step).max(step)
        };
        let weight = Interval {
            min: one(weight.min),
            max: weight.max.map(one),
        };
        Rounded {
            weight,
            unit: to,
            ends,
        }
    }

    /// `weight` as the gear can make it, and whether the gear would have to go on for it to be
    /// anything else.
    fn to_gear(self, weight: Decimal, gear: &Gear) -> (Decimal, bool) {
        let Some(Fit::Between { below, above }) = fit(gear, weight) else {
            return (weight, false);
        };
        // Nothing is no load: where there is no bar, the least is the lightest plate.
        match (below.filter(|below| *below > Decimal::ZERO), above) {
            (Some(below), Some(above)) => (self.how.between(weight, below, above), false),
            // As if one step more followed the last.
            (Some(most), None) => {
                let step = match fit(gear, most - SHADE) {
                    Some(Fit::Between {
                        below: Some(before),
                        ..
                    }) => most - before,
                    _ => Decimal::ZERO,
                };
                let next = most + step;
                let beyond = weight >= next || self.how.between(weight, most, next) != most;
                (most, beyond)
            }
            (None, Some(least)) => {
                let step = match fit(gear, least + SHADE) {
                    Some(Fit::Between {
                        above: Some(after), ..
                    }) => after - least,
                    _ => Decimal::ZERO,
                };
                let next = least - step;
                let beyond = weight <= next || self.how.between(weight, next, least) != least;
                (least, beyond)
            }
            (None, None) => (weight, false),
        }
    }
}

/// Less than any two weights that can be made differ by.
const SHADE: Decimal = Decimal::thousandth();

impl<'a> Routine<'a> {
    /// What it costs to plan all of it once, as a number of lines of the usual kind: those that move on by a
    /// long rule cost more.
    #[must_use]
    pub const fn work(&self) -> u64 {
        self.entries.saturating_mul(1 + self.longest_rule / 16)
    }

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
        self.named.set(true);
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

    /// The training max of `lift`, of which that of another lift is a share: kept, and without a note of how
    /// it came about.
    #[must_use]
    pub fn training_max_of_another(
        &self,
        lift: &str,
        settings: Settings,
        moved: Option<&Rc<MovedMaxes<'a>>>,
    ) -> Option<(Interval, Mass)> {
        let declared = self.training_maxes.get(lift)?;
        declared.used.set(true);
        self.named.set(true);
        let work_out = || self.training_max(lift, settings, moved);
        if moved.is_some() {
            return self.trace.hushed(work_out);
        }
        if let Some(known) = declared.known.borrow().get(&settings.week) {
            return *known;
        }
        let worked_out = self.trace.hushed(work_out);
        let mut known = declared.known.borrow_mut();
        known.insert(settings.week, worked_out);
        worked_out
    }

    /// The training max of `lift` in the week of `settings` as it is declared, where those that it is a share of
    /// have been `moved`.
    #[must_use]
    pub fn training_max(
        &self,
        lift: &str,
        settings: Settings,
        moved: Option<&Rc<MovedMaxes<'a>>>,
    ) -> Option<(Interval, Mass)> {
        let declared = self.training_maxes.get(lift)?;
        declared.used.set(true);
        self.named.set(true);
        self.asked_week.set(true);
        let mut findings = Findings::deaf();
        let names = Names {
            lift: Some(Lift {
                name: lift,
                top: None,
                top_unread: false,
                top_beside_body: false,
                reps: None,
                has_tm: false,
            }),
            moved: moved.cloned(),
            ..Names::of(self, settings)
        };
        let terms = self.ast.all(declared.terms);
        let value = expression::value(&mut self.reader(&mut findings), terms, &names)?;
        match value.unit {
            Unit::Percent => {
                let max = self.maxes.get(lift)?;
                max.used.set(true);
                self.trace
                    .note(Some(max.span), || self.max_words(lift, max));
                let part = value.amount.map(|percent| percent.percent_of(max.weight));
                Some((part, max.unit))
            }
            Unit::None => Some((value.amount, self.units?)),
            unit => Some((value.amount, unit.mass()?)),
        }
    }
}
