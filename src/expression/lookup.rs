//! Words that stand for a value: `week`, `tm`, the names that `let` gives.

use std::rc::Rc;

use super::walk::Walk;
use super::{Names, Value, rules};
use crate::diagnostic::Diagnostic;
use crate::library::Exercise;
use crate::progress::over_sessions;
use crate::quantity::{Interval, Mass, Unit};
use crate::syntax::BASES;
use crate::syntax::ast::{Term, TermKind};
use crate::syntax::read::list;

impl<'a> Walk<'_, '_, '_, '_, 'a> {
    pub(super) fn word(&mut self, term: Term) -> Option<Value> {
        let word = self.reader.str(term.span);
        if self.peek().is_some_and(|next| next.kind == TermKind::Open) {
            return self.call(term, word);
        }
        let number = |n: u32| {
            self.names.routine.asked_week.set(true);
            Some(Value::number(n, term.span))
        };
        let Names {
            routine, settings, ..
        } = *self.names;
        if let Some(bound) = self.names.bound.get(word) {
            let value = super::value(self.reader, bound, &self.names.outside())?;
            let given = Term::span_of(bound);
            let text = self.reader.str(given);
            let trace = &self.names.routine.trace;
            trace.note(Some(given), || {
                let says = self.names.bound.says(word, text);
                // A number alone is what it comes to.
                match bound {
                    [_] if text == value.to_string() => says,
                    _ => format!("{says}, {value}"),
                }
            });
            return Some(value);
        }
        if let Some(value) = self.names.facts.value(word) {
            // What a line gave its rule is told where it gave it.
            let span = if value.span.is_empty() {
                term.span
            } else {
                value.span
            };
            return Some(Value { span, ..value });
        }
        match word {
            "week" => number(routine.week_of_cycle(settings)),
            "cycle" => number(routine.cycle(settings)),
            "bw" => Some(Value {
                body: true,
                ..Value::number(0, term.span)
            }),
            "max" | "tm" | "top" => self.of_the_lift(term, word),
            _ => {
                let at = routine.let_names.get(word).copied();
                let Some(at) = at.filter(|at| *at < self.names.before) else {
                    self.unknown(term, word);
                    return None;
                };
                // What is wrong with it, its declaration says.
                let value = routine.let_value(at, settings)?;
                if let Some(named) = routine.lets.get(at) {
                    let terms = self.reader.ast.all(named.terms);
                    let text = self.reader.str(Term::span_of(terms));
                    routine.trace.note(Some(named.span), || match terms {
                        [_] | [_, _] => format!("`{word}` is {value}"),
                        _ => format!("`{word}` is `{text}`, here {value}"),
                    });
                }
                Some(Value {
                    span: term.span,
                    ..value
                })
            }
        }
    }

    pub(super) fn unknown(&mut self, term: Term, word: &str) {
        let routine = self.names.routine;
        let place = self.reader.place(term.span);
        let message = format!("There is no value called `{word}`");
        let problem = Diagnostic::new(&rules::UNKNOWN_VALUE, message).at(place, "not known");
        let known = routine
            .let_names
            .iter()
            .filter(|(_, at)| **at < self.names.before)
            .map(|(name, _)| *name)
            .chain(["week", "cycle", "tm", "max", "top"])
            .chain(self.names.facts.values.iter().map(|(name, _)| *name));
        let effort = ["rpe", "rir"].iter().find_map(|effort| {
            let lower = word.to_lowercase();
            let number = lower.strip_prefix(effort)?;
            number.chars().all(|c| c.is_ascii_digit()).then(|| {
                let usual = if *effort == "rpe" { "8" } else { "2" };
                format!(
                    "{effort}[{}]",
                    if number.is_empty() { usual } else { number }
                )
            })
        });
        if let Some(effort) = effort {
            self.reader.report(problem.help(format!(
                "write `@{effort}` for the load that the chart gives, or `{effort}` without the `@` for the effort alone"
            )));
            return;
        }
        if let ("bar" | "empty", Some(mass)) = (word.to_lowercase().as_str(), routine.units) {
            let bar = mass.usual_bar();
            self.reader.report(problem.help(format!(
                "the empty bar is what it weighs: write `@{bar}`, or what this one does"
            )));
            return;
        }
        if matches!(
            word.to_lowercase().as_str(),
            "bodyweight" | "body_weight" | "body"
        ) {
            self.reader.report(
                problem
                    .help("the lifter's own weight is `bw`, as in `@bw+10`")
                    .fix(place, "bw", true),
            );
            return;
        }
        if matches!(
            word.to_lowercase().as_str(),
            "side" | "hand" | "arm" | "leg" | "each" | "per"
        ) {
            self.reader.report(problem.help(
                "write all that is on the bar, its own weight too; a dumbbell's load is what each hand holds",
            ));
            return;
        }
        let near = self.reader.findings.nearest(word, known);
        let problem = if near.is_some() {
            problem.suggest(place, near)
        } else {
            let mut own: Vec<&str> = routine.let_names.keys().copied().collect();
            own.sort_unstable();
            let declare = format!("declare it above: `let {word} = 5kg`");
            problem.help(if own.is_empty() || own.len() > 6 {
                declare
            } else {
                format!("{declare}; there is {} already", list(own))
            })
        };
        self.reader.report(problem);
    }

    /// The lift that is named next, as in `65% of squat`, if one is: by itself, or by a parameter that stands
    /// for it.
    pub(super) fn another_lift(&self) -> Option<Rc<Exercise<'a>>> {
        let routine = self.names.routine;
        let term = self.peek().filter(|next| next.kind == TermKind::Word)?;
        let word = match self.names.bound.get(self.reader.str(term.span)) {
            Some([only]) => self.reader.str(only.span),
            _ => self.reader.str(term.span),
        };
        let is_value = routine.let_names.contains_key(word)
            || self.names.facts.value(word).is_some()
            || BASES.contains(&word);
        routine.catalogue.exercise(word).filter(|_| !is_value)
    }

    /// The max of `exercise`, which is named next, or in a `tm` line its training max.
    pub(super) fn of_another_lift(&mut self, exercise: &Exercise<'a>) -> Option<Value> {
        let Names {
            routine, ref bound, ..
        } = *self.names;
        let (term, name) = (self.next()?, exercise.name);
        let named = self.reader.str(term.span);
        if let Some(given) = bound.get(named) {
            let (given, says) = (Term::span_of(given), || bound.says(named, name));
            routine.trace.note(Some(given), says);
        }
        let own = self.names.lift.filter(|lift| !lift.has_tm);
        let (what, keyword, found) = match own {
            Some(own) => {
                let found = self.other_training_max(own.name, name);
                ("training max", "tm", found)
            }
            None => ("max", "max", self.other_max(name)),
        };
        let Some((weight, mass)) = found else {
            if own.is_some_and(|own| own.name == name) {
                self.reader.fault(
                    &rules::VALUE_OF_NO_LIFT,
                    term.span,
                    format!("The training max of `{name}` is a share of itself"),
                    "its own",
                    "a bare percentage is of the lift's max: leave out `of` and what follows it",
                );
                return None;
            }
            if own.is_some() || !routine.unread_maxes.contains(name) {
                self.reader.fault(
                    &rules::VALUE_OF_NO_LIFT,
                    term.span,
                    format!("`{name}` has no {what}"),
                    "of what?",
                    format!("declare it above: `{keyword} {name} 100kg`"),
                );
            }
            return None;
        };
        Some(Value {
            amount: weight,
            unit: Unit::of_mass(mass),
            share: None,
            body: false,
            span: term.span,
        })
    }

    fn other_max(&self, name: &str) -> Option<(Interval, Mass)> {
        let routine = self.names.routine;
        let max = routine.maxes.get(name)?;
        max.used.set(true);
        routine.named.set(true);
        let words = || routine.max_words(name, max);
        routine.trace.note(Some(max.span), words);
        Some((Interval::exactly(max.weight), max.unit))
    }

    /// The training max of `name`, of which that of `own` is a share; one that is declared above it, so
    /// that none can come back to itself.
    fn other_training_max(&self, own: &str, name: &str) -> Option<(Interval, Mass)> {
        let Names {
            routine, settings, ..
        } = *self.names;
        let other = routine.training_maxes.get(name)?;
        let depth = routine.training_maxes.get(own).map(|own| own.depth);
        if depth.is_some_and(|depth| other.depth >= depth) {
            return None;
        }
        if let Some(moved) = self.moved_max(name) {
            return Some(moved);
        }
        let moved = self.names.moved.as_ref();
        let (weight, mass) = routine.training_max_of_another(name, settings, moved)?;
        routine.trace.note(Some(other.span), || {
            format!("the training max of `{name}` is {weight} {mass}")
        });
        Some((weight, mass))
    }

    /// The training max of `lift` where a progression has moved it, with a note of how.
    fn moved_max(&self, lift: &str) -> Option<(Interval, Mass)> {
        let routine = self.names.routine;
        let moved = self.names.moved.as_ref()?.get(lift)?;
        routine.asked_week.set(true);
        routine.named.set(true);
        let (weight, unit) = (moved.weight, moved.unit);
        routine.trace.note(moved.called, || {
            let called = moved.called.unwrap_or_default();
            let over = over_sessions(moved.sessions, moved.made);
            let (text, from) = (self.reader.str(called), moved.from);
            if from == weight {
                format!("`{text}` has left the training max of `{lift}` at {weight} {unit} {over}")
            } else {
                format!(
                    "`{text}` has moved the training max of `{lift}` from {from} to {weight} {unit} {over}"
                )
            }
        });
        Some((Interval::exactly(weight), unit))
    }

    /// `max`, `tm` and `top` of the lift that is loaded.
    pub(super) fn of_the_lift(&mut self, term: Term, word: &str) -> Option<Value> {
        let routine = self.names.routine;
        let Some(lift) = self.names.lift else {
            self.reader.fault(
                &rules::VALUE_OF_NO_LIFT,
                term.span,
                format!("`{word}` is of a lift, and none is loaded here"),
                "of which lift?",
                format!("write it where a lift is loaded, as in `squat 5x5 @85% {word}`"),
            );
            return None;
        };
        // One that is declared and wrong is reported where it is declared.
        if word == "tm" && lift.has_tm && routine.training_maxes.contains_key(lift.name) {
            let moved = self.moved_max(lift.name);
            let (weight, mass) = if let Some(moved) = moved {
                moved
            } else {
                let others = self.names.moved.as_ref();
                routine.training_max(lift.name, self.names.settings, others)?
            };
            let declared = routine.training_maxes.get(lift.name).map(|tm| tm.span);
            routine
                .trace
                .note(declared.filter(|_| moved.is_none()), || {
                    format!("the training max of `{}` is {weight} {mass}", lift.name)
                });
            return Some(Value {
                amount: weight,
                unit: Unit::of_mass(mass),
                share: None,
                body: false,
                span: term.span,
            });
        }
        let found = match word {
            "max" => routine.maxes.get(lift.name).map(|max| {
                max.used.set(true);
                routine.named.set(true);
                (Interval::exactly(max.weight), max.unit)
            }),
            "tm" => None,
            _ => lift.top,
        };
        let Some((weight, mass)) = found else {
            let is_told = match word {
                "max" => routine.unread_maxes.contains(lift.name),
                "top" => lift.top_unread,
                _ => false,
            };
            if is_told {
                return None;
            }
            let (message, help) = match word {
                "top" if lift.top_beside_body => (
                    "The top set before this is beside the body".to_owned(),
                    "a part of it could be with the body or without: write what is added, as in `3x5 @bw+36`".to_owned(),
                ),
                "top" => (
                    "There is no top set before this".to_owned(),
                    "write the top set first, as in `squat 1x5 @85%, 3x5 @90% top`".to_owned(),
                ),
                "tm" => (
                    format!("`{}` has no training max", lift.name),
                    format!("declare it at the top of the file: `tm {} 90%`", lift.name),
                ),
                _ => (
                    format!("`{}` has no max", lift.name),
                    format!(
                        "declare it at the top of the file: `max {} 100kg`",
                        lift.name
                    ),
                ),
            };
            self.reader.fault(
                &rules::VALUE_OF_NO_LIFT,
                term.span,
                message,
                "of what?",
                help,
            );
            return None;
        };
        let declared = routine.maxes.get(lift.name).map(|max| max.span);
        routine
            .trace
            .note(declared.filter(|_| word == "max"), || match word {
                "max" => routine
                    .maxes
                    .get(lift.name)
                    .map_or_else(String::new, |max| routine.max_words(lift.name, max)),
                _ => format!("the top set of the line is {weight} {mass}"),
            });
        Some(Value {
            amount: weight,
            unit: Unit::of_mass(mass),
            share: None,
            body: false,
            span: term.span,
        })
    }
}
