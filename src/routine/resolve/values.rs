//! Values: the `let`, `tm` and `round` lines go in, each checked once; their values come out.

use super::{Resolver, duplicate};
use crate::expression::{self, How, Lift, Names, Value};
use crate::quantity::{Decimal, Mass, Unit};
use crate::routine::settings::Settings;
use crate::routine::values::{Let, MAX_LETS, Rounding, TrainingMax};
use crate::routine::{no_units, rules};
use crate::source::Span;
use crate::syntax::ast::{Name, Slice, Statement, Term, TermKind};
use crate::syntax::read::WRONG_UNIT;

/// The most training maxes that are each a share of the next.
const MAX_CHAIN: u32 = 16;

impl Resolver<'_, '_> {
    /// Keeps every value, and works each out once, to report what is wrong with it.
    pub(super) fn values(&mut self) {
        let mut rounded: Option<Span> = None;
        for statement in self.statements() {
            match *statement {
                Statement::Let { name, terms } => self.let_line(name, terms),
                Statement::TrainingMax { exercise, terms } => self.training_max(exercise, terms),
                Statement::Round { keyword, terms } => {
                    if let Some(earlier) = rounded {
                        duplicate(&mut self.reader, keyword, earlier, "The rounding");
                        continue;
                    }
                    rounded = Some(keyword);
                    self.routine.rounding = self.rounding(keyword, terms);
                }
                _ => {}
            }
        }
    }

    /// Works out `terms` under the file's own settings; what is wrong is reported.
    fn worked_out(
        &mut self,
        terms: Slice<Term>,
        week: u32,
        before: usize,
        lift: Option<&str>,
    ) -> Option<Value> {
        let settings = Settings::defaults(&self.routine.options).in_week(week);
        let names = Names {
            before,
            lift: lift.map(|name| Lift {
                name,
                top: None,
                top_unread: false,
                top_beside_body: false,
                reps: None,
                has_tm: false,
            }),
            ..Names::of(&self.routine, settings)
        };
        expression::value(&mut self.reader, self.routine.ast.all(terms), &names)
    }

    fn let_line(&mut self, name: Name, terms: Slice<Term>) {
        let word = self.reader.str(name);
        if name.is_empty() {
            return;
        }
        // One that cannot be called so is there all the same: what asks for it is not at fault.
        let is_free = self.is_free(name, "a value");
        if let Some(earlier) = self
            .routine
            .let_names
            .get(word)
            .and_then(|at| self.routine.lets.get(*at))
            .map(|earlier| earlier.span)
        {
            duplicate(
                &mut self.reader,
                name,
                earlier,
                &format!("The value `{word}`"),
            );
            return;
        }
        let at = self.routine.lets.len();
        if at >= MAX_LETS {
            self.fault(
                &rules::TOO_MANY_VALUES,
                name,
                format!("A routine names at most {MAX_LETS} values"),
                "one too many",
                "leave out those that nothing needs",
            );
            return;
        }
        if !terms.is_empty() {
            for week in 1..=self.routine.calendar.total() {
                self.worked_out(terms, week, at, None);
            }
        }
        let named = Let::new(name, terms);
        named.used.set(!is_free);
        self.routine.lets.push(named);
        self.routine.let_names.insert(word, at);
    }

    fn training_max(&mut self, name: Name, terms: Slice<Term>) {
        if name.is_empty() {
            return;
        }
        let Some(exercise) = self.exercise(name) else {
            return;
        };
        if let Some(earlier) = self
            .routine
            .training_maxes
            .get(exercise.name)
            .map(|earlier| earlier.span)
        {
            let what = format!("The training max of `{}`", exercise.name);
            duplicate(&mut self.reader, name, earlier, &what);
            return;
        }
        if terms.is_empty() {
            return;
        }
        let lets = self.routine.lets.len();
        for week in 1..=self.routine.calendar.total() {
            let value = self.worked_out(terms, week, lets, Some(exercise.name));
            if let Some(value) = value {
                self.is_a_max(value, exercise.name);
            }
        }
        let depth = self.depth_of_training_max(terms);
        if depth > MAX_CHAIN {
            self.fault(
                &expression::rules::WRONG_VALUE,
                name,
                format!(
                    "The training max of `{}` is a share of a share of too many others",
                    exercise.name
                ),
                "too long a chain",
                format!(
                    "a chain has at most {MAX_CHAIN}: write a weight, or a percentage of the max"
                ),
            );
            return;
        }
        let training_max = TrainingMax::new(name, terms, depth);
        self.routine
            .training_maxes
            .insert(exercise.name, training_max);
    }

    /// How many training maxes of other lifts one hangs on, one after the other.
    fn depth_of_training_max(&self, terms: Slice<Term>) -> u32 {
        let terms = self.routine.ast.all(terms);
        let others = terms.windows(2).filter_map(|pair| match pair {
            [of, name] if self.reader.is_word(*of, "of") => {
                let exercise = self
                    .routine
                    .catalogue
                    .exercise(self.reader.str(name.span))?;
                let other = self.routine.training_maxes.get(exercise.name)?;
                Some(other.depth + 1)
            }
            _ => None,
        });
        others.max().unwrap_or(0)
    }

    /// Reports a training max that is no weight.
    fn is_a_max(&mut self, value: Value, lift: &str) {
        match value.unit {
            _ if value.amount.min <= Decimal::ZERO || value.body || !value.amount.is_exact() => {
                self.fault(
                    &expression::rules::WRONG_VALUE,
                    value.span,
                    format!("The training max of `{lift}` comes to {value}"),
                    "no weight",
                    "write one weight above zero, or a percentage of the max: `tm squat 90%`",
                );
            }
            // What is wrong with its declaration has been told.
            Unit::Percent if self.routine.unread_maxes.contains(lift) => {}
            Unit::Percent if !self.routine.maxes.contains_key(lift) => self.fault(
                &expression::rules::VALUE_OF_NO_LIFT,
                value.span,
                format!(
                    "`{}` of what? `{lift}` has no max",
                    self.reader.str(value.span)
                ),
                "a percentage of the lift's max",
                format!("declare it above: `max {lift} 100kg`"),
            ),
            Unit::None if self.routine.units.is_none() => {
                if !self.routine.units_unread {
                    no_units(&mut self.reader, value.span);
                }
            }
            Unit::None | Unit::Percent | Unit::Lb | Unit::Kg => {}
            unit => self.fault(
                &WRONG_UNIT,
                value.span,
                format!("A training max cannot be in `{}`", unit.word()),
                "not a weight",
                "write it as in `tm squat 285lb` or `tm squat 90%`",
            ),
        }
    }

    /// `round nearest 2.5kg`, `round down gear`
    fn rounding(&mut self, keyword: Span, terms: Slice<Term>) -> Option<Rounding> {
        let terms = self.routine.ast.all(terms);
        let (how, to) = match terms {
            [how, to @ ..] if how.kind == TermKind::Word && !to.is_empty() => {
                (How::named(self.reader.str(how.span)), to)
            }
            _ => (None, terms),
        };
        let Some(how) = how else {
            self.bad_rounding(keyword, terms);
            return None;
        };
        if let [word] = to
            && self.reader.is_word(*word, "gear")
        {
            return Some(Rounding {
                span: Some(keyword),
                target: word.span,
                how,
                step: None,
            });
        }
        let Some(amount) = self.reader.amount_of(to) else {
            self.bad_rounding(keyword, terms);
            return None;
        };
        let step = amount.single().filter(|step| *step > Decimal::ZERO);
        let unit = match amount.unit {
            Unit::None => self.routine.units,
            unit => unit.mass(),
        };
        if amount.unit == Unit::None && unit.is_none() && !self.routine.units_unread {
            no_units(&mut self.reader, amount.span);
            return None;
        }
        if let (Some(unit), Some(units)) = (unit, self.routine.units)
            && unit != units
        {
            self.fault(
                &rules::ROUNDING_IN_ANOTHER_UNIT,
                amount.span,
                format!("Loads are rounded to steps in `{unit}`, and the file is in `{units}`"),
                &format!("what is worked out comes out in `{unit}`"),
                if units == Mass::Lb {
                    "write it as in `round nearest 5`, or say that it is meant: `allow rounding-in-another-unit \"…\"`"
                } else {
                    "write it as in `round nearest 2.5`, or say that it is meant: `allow rounding-in-another-unit \"…\"`"
                },
            );
        }
        let step = step.zip(unit);
        if step.is_none() {
            self.bad_rounding(keyword, terms);
        }
        step.map(|step| Rounding {
            span: Some(keyword),
            target: Term::span_of(to),
            how,
            step: Some(step),
        })
    }

    fn bad_rounding(&mut self, keyword: Span, terms: &[Term]) {
        let span = if terms.is_empty() {
            keyword
        } else {
            Term::span_of(terms)
        };
        self.fault(
            &rules::MALFORMED_ROUNDING,
            span,
            "How loads are rounded cannot be read",
            "which way, and to what?",
            "write it as in `round nearest 2.5kg`, `round down 5lb`, or `round nearest gear` for what the gear can make",
        );
    }
}
