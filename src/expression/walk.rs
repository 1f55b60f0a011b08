//! A walk over the terms of an expression, by the strength of what joins them.

use super::{Names, Share, Value, rules};
use crate::diagnostic::Diagnostic;
use crate::quantity::{Decimal, Interval, Unit, Whole};
use crate::source::Span;
use crate::syntax::ast::{Term, TermKind};
use crate::syntax::read::{Reader, TOO_LARGE};
use crate::syntax::{BASES, MAX_DEPTH};

/// A walk over the terms of one expression.
pub(super) struct Walk<'w, 'r, 'f, 'n, 'a> {
    pub(super) reader: &'w mut Reader<'r, 'f>,
    pub(super) terms: &'w [Term],
    pub(super) at: usize,
    pub(super) depth: usize,
    /// Whether the product at hand opens its sum.
    opens: bool,
    pub(super) names: &'w Names<'n, 'a>,
}

impl<'w, 'r, 'f, 'n, 'a> Walk<'w, 'r, 'f, 'n, 'a> {
    /// A walk over `terms` that has not begun.
    pub(super) fn over(
        reader: &'w mut Reader<'r, 'f>,
        terms: &'w [Term],
        names: &'w Names<'n, 'a>,
    ) -> Self {
        Self {
            reader,
            terms,
            at: 0,
            depth: 0,
            opens: true,
            names,
        }
    }

    /// What `read` makes of the terms, all of which it must take.
    pub(super) fn whole<T>(mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let made = read(&mut self)?;
        if let Some(rest) = self.peek() {
            self.malformed(rest.span);
            return None;
        }
        Some(made)
    }

    pub(super) fn peek(&self) -> Option<Term> {
        self.terms.get(self.at).copied()
    }

    pub(super) fn next(&mut self) -> Option<Term> {
        let term = self.peek()?;
        self.at += 1;
        Some(term)
    }

    /// Takes the next term if it is written so.
    pub(super) fn accept(&mut self, kind: TermKind, text: &str) -> bool {
        let next = self.peek();
        let is = next.is_some_and(|next| next.kind == kind && self.reader.str(next.span) == text);
        self.at += usize::from(is);
        is
    }

    pub(super) fn malformed(&mut self, span: Span) {
        self.reader.fault(
            &rules::MALFORMED_EXPRESSION,
            span,
            format!("`{}` cannot stand in an expression here", self.reader.str(span)),
            "not expected here",
            "an expression joins numbers and names with `+`, `-`, `*`, `/` and `(…)`, as in `225 + 5*(week-1)`",
        );
    }

    /// Where a missing value would stand.
    pub(super) fn end(&self) -> Span {
        self.terms.last().map(|last| last.span).unwrap_or_default()
    }

    pub(super) fn sum(&mut self) -> Option<Value> {
        let outer = std::mem::replace(&mut self.opens, true);
        let mut left = self.product()?;
        loop {
            let minus = self.accept(TermKind::Sign, "-");
            if !minus && !self.accept(TermKind::Sign, "+") {
                self.opens = outer;
                return Some(left);
            }
            self.opens = false;
            let right = self.product()?;
            let right = {
                let (same, right) = self.alike(left, right);
                left = same;
                right
            };
            left = match left.plus(right, minus) {
                Some(sum) => self.in_bounds(sum)?,
                None => return self.mismatch(left, right, if minus { "-" } else { "+" }),
            };
        }
    }

    fn product(&mut self) -> Option<Value> {
        let mut help = self.help();
        let mut left = self.operand()?;
        let mut scaled = false;
        loop {
            let over = self.accept(TermKind::Operator, "/");
            if !over && !self.accept(TermKind::Operator, "*") {
                return match help.filter(|_| scaled) {
                    Some(help) => self.share_of_help(left, help),
                    None => Some(left),
                };
            }
            scaled = true;
            help = help.or(self.help());
            let right = self.operand()?;
            if over && right.amount == Interval::ZERO {
                self.reader.fault(
                    &rules::DIVISION_BY_ZERO,
                    right.span,
                    "This divides by zero",
                    "nothing",
                    "divide by a number that is not zero",
                );
                return None;
            }
            let made = if over {
                left.over(right)
            } else {
                left.times(right)
            };
            left = match made {
                Some(made) => self.in_bounds(made)?,
                None => return self.mismatch(left, right, if over { "/" } else { "*" }),
            };
        }
    }

    /// The load of a rule, if that is next and a machine's help: below zero.
    fn help(&self) -> Option<Value> {
        let next = self.peek().filter(|next| next.kind == TermKind::Word)?;
        let word = self.reader.str(next.span);
        let load = self.names.facts.value(word).filter(|_| word == "load")?;
        (load.amount.min < Decimal::ZERO).then_some(load)
    }

    /// `part` of a machine's help, as a part of the load: less of it is more to lift, so that 90% of a help
    /// of 30 is one of 33. What is added or taken off, as in `load - 10% of load`, is so much weight.
    fn share_of_help(&self, part: Value, help: Value) -> Option<Value> {
        if part.unit != help.unit {
            return Some(part);
        }
        let span = part.span;
        let made = if self.opens {
            help.plus(help, false)?.plus(part, true)?
        } else {
            part.negative(span)
        };
        Some(Value { span, ..made })
    }

    /// Two values, of which a bare one beside a number of reps or sets is one of those too; and, in a
    /// progression's rule, one beside a weight is in the file's unit, as a bare load is:
    /// `linear[5]` puts five of them on.
    pub(super) fn alike(&self, one: Value, other: Value) -> (Value, Value) {
        let units = self.names.routine.units;
        let in_rule = !self.names.facts.values.is_empty();
        let weighs = |value: Value| value.unit.mass().is_some() && value.unit.mass() == units;
        let fits = |value: Value| value.unit.is_count() || (in_rule && weighs(value));
        let bare = |value: Value| value.unit == Unit::None && !value.body;
        match (bare(one), bare(other)) {
            (true, false) if fits(other) => (one.in_unit(other.unit), other),
            (false, true) if fits(one) => (one, other.in_unit(one.unit)),
            _ => (one, other),
        }
    }

    /// `value`, unless it is beyond anything that is counted or loaded.
    fn in_bounds(&mut self, value: Value) -> Option<Value> {
        let most = Decimal::whole(1_000_000_000);
        let greatest = value.amount.max.unwrap_or(value.amount.min);
        if value.amount.min >= Decimal::ZERO - most && greatest <= most {
            return Some(value);
        }
        self.reader.fault(
            &TOO_LARGE,
            value.span,
            "The value is over 1,000,000,000",
            "too large",
            "nothing that is counted or loaded goes so far",
        );
        None
    }

    pub(super) fn mismatch(&mut self, left: Value, right: Value, operator: &str) -> Option<Value> {
        let (one, other) = (self.reader.place(left.span), self.reader.place(right.span));
        let message = match operator {
            "+" => format!("{right} cannot be added to {left}"),
            "-" => format!("{right} cannot be taken from {left}"),
            "*" => format!("{left} and {right} cannot be multiplied"),
            "/" => format!("{left} cannot be divided by {right}"),
            _ => format!("{left} cannot be held against {right}"),
        };
        let bare = |value: Value| value.unit == Unit::None && !value.body;
        // A slip is in what is written here, not in what a name stands for.
        let is_written = |value: Value| {
            let text = self.reader.str(value.span);
            text.starts_with(|c: char| c.is_ascii_digit())
                && text
                    .chars()
                    .all(|c| c.is_alphanumeric() || matches!(c, '.' | '%'))
        };
        let problem = Diagnostic::new(&rules::UNITS_DISAGREE, message);
        let mut problem = if is_written(left) && !is_written(right) {
            problem
                .at(one, left.described())
                .because(other, right.described())
        } else {
            problem
                .at(other, right.described())
                .because(one, left.described())
        };
        problem = match (bare(left), bare(right)) {
            (false, true) if left.unit != Unit::None && operator.len() == 1 => {
                let (text, unit) = (self.reader.str(right.span), left.unit.word());
                let digits = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
                match text.strip_suffix(digits) {
                    // What is worked out has its unit from one of its numbers, the first where it
                    // opens with one.
                    Some(number) if !number.is_empty() => {
                        let written = format!("{number}{unit}{digits}");
                        problem
                            .help(format!("write the unit here too: `{written}`"))
                            .fix(other, written, false)
                    }
                    _ => problem.help(format!(
                        "give one of its numbers the unit, as in `2.5{unit}`"
                    )),
                }
            }
            (true, false) if right.unit != Unit::None && matches!(operator, "+" | "-") => {
                let (text, unit) = (self.reader.str(left.span), right.unit.word());
                if text.chars().all(|c| c.is_ascii_digit() || c == '.') {
                    let written = format!("{text}{unit}");
                    let added = self.reader.str(right.span);
                    problem
                        .help(format!(
                            "write the unit here too: `{written} {operator} {added}`"
                        ))
                        .fix(one, written, false)
                } else {
                    problem.help(format!(
                        "give one of its numbers the unit, as in `2.5{unit}`"
                    ))
                }
            }
            // `70% + 10kg`: without a word after it, a percentage is of the max only where it is alone.
            (false, false)
                if left.unit == Unit::Percent
                    && right.unit.mass().is_some()
                    && matches!(operator, "+" | "-")
                    && self.names.lift.is_some() =>
            {
                let (share, added) = (self.reader.str(left.span), self.reader.str(right.span));
                let written = format!("{share} max");
                problem
                    .help(format!(
                        "say of what the percentage is: `{written} {operator} {added}`"
                    ))
                    .fix(one, written, false)
            }
            _ => problem.help(match operator {
                "*" => "multiply by a plain number or a percentage",
                "/" => "divide by a plain number, or by what is in the same unit",
                _ if left.unit.mass().is_some() && right.unit.mass().is_some() => {
                    "write both in one unit"
                }
                _ => "one of the two is a slip: only what counts the same goes together",
            }),
        };
        self.reader.report(problem);
        None
    }

    pub(super) fn operand(&mut self) -> Option<Value> {
        let Some(term) = self.next() else {
            let end = self.end();
            self.malformed(end);
            return None;
        };
        self.depth += 1;
        if self.depth > MAX_DEPTH * 2 {
            self.reader.fault(
                &rules::MALFORMED_EXPRESSION,
                term.span,
                "The expression is nested too deep",
                "too deep",
                "give a part of it a name with `let`",
            );
            return None;
        }
        let value = match term.kind {
            TermKind::Amount => self.amount(term),
            TermKind::Word => self.word(term),
            TermKind::Sign if self.reader.str(term.span) == "-" => {
                let value = self.operand()?;
                Some(value.negative(term.span.to(value.span)))
            }
            TermKind::Operator if self.reader.str(term.span) == "(" => {
                let value = self.sum()?;
                let close = self.peek().map_or(value.span, |close| close.span);
                if !self.accept(TermKind::Operator, ")") {
                    self.malformed(close);
                    return None;
                }
                Some(Value {
                    span: term.span.to(close),
                    ..value
                })
            }
            _ => {
                self.malformed(term.span);
                None
            }
        };
        let value = self.of_a_whole(value?);
        self.depth -= 1;
        value
    }

    /// `600`, `142.5 kg`
    fn amount(&mut self, number: Term) -> Option<Value> {
        let next = self.peek().filter(|next| next.kind == TermKind::Word);
        let count = next.and_then(|next| Unit::counted(self.reader.str(next.span)));
        if let (Some(next), Some(count)) = (next, count) {
            self.next();
            let bare = Value::from(self.reader.amount(number.span)?);
            let span = number.span.to(next.span);
            if bare.unit != Unit::None {
                self.malformed(next.span);
                return None;
            }
            return Some(Value {
                span,
                ..bare.in_unit(count)
            });
        }
        let unit = next.filter(|next| Unit::named(self.reader.str(next.span)).is_some());
        let amount = match unit {
            Some(unit) => {
                self.next();
                self.reader.amount_with(number.span, unit.span)?
            }
            None => self.reader.amount(number.span)?,
        };
        Some(Value::from(amount))
    }

    /// `max`, `tm`, `top` or another lift, if that is next, and where it is named.
    fn named_whole(&self) -> Option<(Whole, Span)> {
        let (next, after) = (self.peek()?, self.terms.get(self.at + 1));
        if next.kind != TermKind::Word || after.is_some_and(|after| after.kind == TermKind::Open) {
            return None;
        }
        if let Some(whole) = Whole::named(self.reader.str(next.span)) {
            return Some((whole, next.span));
        }
        self.another_lift()?;
        let bound = self.names.bound.get(self.reader.str(next.span));
        Some((Whole::Another, bound.map_or(next.span, Term::span_of)))
    }

    /// `of start`, `tm`: what the percentage `share` is of, if that is next.
    fn of_a_whole(&mut self, share: Value) -> Option<Value> {
        let Some(word) = self.peek().filter(|next| next.kind == TermKind::Word) else {
            return Some(share);
        };
        if !self.accept(TermKind::Word, "of") && !BASES.contains(&self.reader.str(word.span)) {
            return Some(share);
        }
        if share.unit != Unit::Percent {
            self.reader.fault(
                &rules::UNITS_DISAGREE,
                share.span,
                format!("{share} is no percentage of anything"),
                share.described(),
                "write a percentage before what it is of: `85% tm`",
            );
            return None;
        }
        let help = self.help();
        let named = self.named_whole();
        let whole = match self.another_lift() {
            Some(exercise) => self.of_another_lift(&exercise)?,
            None => self.operand()?,
        };
        if whole.unit == Unit::None && !whole.body {
            // Of a plain number it is one, whose unit the place says.
            return share.times(whole).map(|part| Value {
                amount: part
                    .amount
                    .map(|amount| Decimal::ratio(amount, Decimal::whole(100))),
                unit: Unit::None,
                ..part
            });
        }
        match share.times(whole) {
            Some(part) if whole.unit != Unit::Percent => match help {
                Some(help) => self.share_of_help(part, help),
                None => Some(Value {
                    share: named.map(|(of, span)| Share {
                        percent: share.amount,
                        of,
                        span,
                    }),
                    ..part
                }),
            },
            _ => self.mismatch(share, whole, "*"),
        }
    }
}
