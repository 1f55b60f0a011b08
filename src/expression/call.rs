//! Words with a list: `week[a, b]`, `min[a, b]`, `round[a, 2.5kg]`.

use super::walk::Walk;
use super::{How, Scale, Value, pick, rules};
use crate::diagnostic::Diagnostic;
use crate::quantity::{Decimal, Interval};
use crate::syntax::ast::{Term, TermKind};

/// Words that are called with a list: `min[a, b]`.
pub const FUNCTIONS: &[&str] = &[
    "week",
    "cycle",
    "min",
    "max",
    "round",
    "round_down",
    "round_up",
    "rpe",
    "rir",
];

impl Walk<'_, '_, '_, '_, '_> {
    /// `week[a, b]`, `min[a, b]`, `round[a, 2.5kg]`
    pub(super) fn call(&mut self, term: Term, word: &str) -> Option<Value> {
        if matches!(word, "week" | "cycle") {
            let rest = self.terms.get(self.at - 1..).unwrap_or(&[]);
            let length = pick::list_length(rest);
            let chosen = pick::chosen(self.reader, rest.get(..length)?, self.names)?;
            let mut inner = Walk::over(&mut *self.reader, chosen, self.names);
            inner.depth = self.depth;
            let inner = inner.whole(Walk::sum)?;
            self.at += length - 1;
            let end = rest.get(length - 1).map_or(inner.span, |close| close.span);
            return Some(Value {
                span: term.span.to(end),
                ..inner
            });
        }
        if !FUNCTIONS.contains(&word) {
            let place = self.reader.place(term.span);
            let problem = Diagnostic::new(
                &rules::UNKNOWN_VALUE,
                format!("Nothing called `{word}` takes a list of values"),
            )
            .at(place, "not known");
            let near = self
                .reader
                .findings
                .nearest(word, FUNCTIONS.iter().copied());
            self.reader.report(match near {
                Some(near) => problem.suggest(place, Some(near)),
                None => problem.help("these do: `week[…]`, `cycle[…]`, `min[…]`, `max[…]`, `round[…]`, `round_down[…]`, `round_up[…]`, `rpe[…]`, `rir[…]`"),
            });
            return None;
        }
        if let Some(scale) = Scale::named(word) {
            return self.by_effort(term, scale);
        }
        self.next();
        let mut values: Vec<Value> = Vec::new();
        loop {
            values.push(self.sum()?);
            if self.accept(TermKind::Close, "]") {
                break;
            }
            if !self.accept(TermKind::Comma, ",") {
                let span = self.peek().map_or_else(|| self.end(), |next| next.span);
                self.malformed(span);
                return None;
            }
        }
        let end = self
            .at
            .checked_sub(1)
            .and_then(|at| self.terms.get(at))
            .map_or(term.span, |close| close.span);
        let is_round = word.starts_with("round");
        if values.len() < 2 || (is_round && values.len() > 2) {
            let span = term.span.to(end);
            self.reader.fault(
                &rules::MALFORMED_EXPRESSION,
                span,
                format!("`{word}` takes two values, not {}", values.len()),
                "another number of values",
                format!("write it as in `{word}[100kg, 2.5kg]`"),
            );
            return None;
        }
        let made = if is_round {
            self.rounded(word, &values)
        } else {
            self.extreme(word, &values)
        };
        made.map(|value| Value {
            span: term.span.to(end),
            ..value
        })
    }

    fn rounded(&mut self, word: &str, values: &[Value]) -> Option<Value> {
        let [value, step] = values else { return None };
        let (value, step) = self.alike(*value, *step);
        if value.unit != step.unit || step.body {
            return self.mismatch(value, step, "");
        }
        if !step.amount.is_exact() || step.amount.min <= Decimal::ZERO {
            self.reader.fault(
                &rules::WRONG_VALUE,
                step.span,
                format!("There are no multiples of {step} to round to"),
                "one number above zero belongs here",
                format!("write it as in `{word}[100kg, 2.5kg]`"),
            );
            return None;
        }
        let how = match word {
            "round_down" => How::Down,
            "round_up" => How::Up,
            _ => How::Nearest,
        };
        Some(Value {
            amount: value
                .amount
                .map(|value| how.to_step(value, step.amount.min)),
            ..value
        })
    }

    fn extreme(&mut self, word: &str, values: &[Value]) -> Option<Value> {
        let (first, others) = values.split_first()?;
        let mut best = *first;
        for other in others {
            let (same, other) = self.alike(best, *other);
            best = same;
            if other.unit != best.unit || other.body != best.body {
                return self.mismatch(best, other, "");
            }
            let choose = |one: Decimal, other: Decimal| {
                if word == "min" {
                    one.min(other)
                } else {
                    one.max(other)
                }
            };
            best.amount = Interval {
                min: choose(best.amount.min, other.amount.min),
                max: best
                    .amount
                    .max
                    .zip(other.amount.max)
                    .map(|(one, other)| choose(one, other)),
            };
        }
        Some(Value {
            share: None,
            ..best
        })
    }
}
