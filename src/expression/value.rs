//! A number with its unit, and what can be done with two of them.

use std::fmt;

use crate::quantity::{Decimal, Interval, Thousandths, Unit, Whole};
use crate::source::Span;
use crate::syntax::read::Amount;

/// What an expression comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Value {
    /// How much; of minutes, the seconds.
    pub amount: Interval,
    /// Of what; never minutes.
    pub unit: Unit,
    /// The percentage that it is, and of what, where it is that alone: `85% tm`.
    pub share: Option<Share>,
    /// Whether it is beside the lifter's own weight: `bw+25`.
    pub body: bool,
    /// Where it is written.
    pub span: Span,
}

/// A percentage of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// How many percent.
    pub percent: Interval,
    /// Of what.
    pub of: Whole,
    /// Where that is named.
    pub span: Span,
}

impl From<Amount> for Value {
    fn from(amount: Amount) -> Self {
        let minutes = amount.unit == Unit::Minutes;
        Self {
            amount: if minutes {
                amount.interval() * Decimal::whole(60)
            } else {
                amount.interval()
            },
            unit: if minutes { Unit::Seconds } else { amount.unit },
            share: None,
            body: false,
            span: amount.span,
        }
    }
}

impl Value {
    /// The plain number `n`.
    #[must_use]
    pub fn number(n: u32, span: Span) -> Self {
        Self {
            amount: Interval::exactly(n.into()),
            unit: Unit::None,
            share: None,
            body: false,
            span,
        }
    }

    /// The plain number, or the number of `unit`, that it is, if it is one whole one.
    #[must_use]
    pub fn as_count(&self, unit: Unit) -> Option<u32> {
        let counts = self.unit == Unit::None || self.unit == unit;
        if !counts || self.body || !self.amount.is_exact() {
            return None;
        }
        self.amount.min.to_i64().and_then(|n| u32::try_from(n).ok())
    }

    /// The same as a written amount, to the nearest thousandth; `None` below zero, for what has no
    /// upper end, and past a million.
    #[must_use]
    pub fn to_amount(&self) -> Option<Amount> {
        let thousandths = |value: Decimal| Thousandths::parse(&value.rounded(3).to_string()).ok();
        if self.amount.min < Decimal::ZERO {
            return None;
        }
        Some(Amount {
            min: thousandths(self.amount.min)?,
            max: thousandths(self.amount.max?)?,
            unit: self.unit,
            span: self.span,
        })
    }

    /// The same number of `unit`.
    pub(super) const fn in_unit(self, unit: Unit) -> Self {
        Self { unit, ..self }
    }

    /// Zero less this.
    pub(super) fn negative(self, span: Span) -> Self {
        Self {
            amount: negative(self.amount),
            share: None,
            span,
            ..self
        }
    }

    /// The sum, or the difference; `None` where the units do not go together.
    pub(super) fn plus(self, other: Self, minus: bool) -> Option<Self> {
        // `bw` itself has no unit; what is added to it gives one.
        let nothing = |value: Self| value.body && value.unit == Unit::None;
        let unit = match (nothing(self), nothing(other)) {
            (true, _) => other.unit,
            (_, true) => self.unit,
            _ if self.unit == other.unit => self.unit,
            _ => return None,
        };
        if other.body && (self.body || minus) {
            return None;
        }
        let body = self.body || other.body;
        if body && !matches!(unit, Unit::None | Unit::Lb | Unit::Kg) {
            return None;
        }
        let added = if minus {
            negative(other.amount)
        } else {
            other.amount
        };
        Some(Self {
            amount: self.amount + added,
            unit,
            share: None,
            body,
            span: self.span.to(other.span),
        })
    }

    /// The product: a number of something, a percentage of it, or sets of so many reps.
    pub(super) fn times(self, other: Self) -> Option<Self> {
        if self.body || other.body {
            return None;
        }
        let span = self.span.to(other.span);
        let (unit, part) = match (self.unit, other.unit) {
            (Unit::None, unit) | (unit, Unit::None) => (unit, false),
            (Unit::Percent, unit) | (unit, Unit::Percent) => (unit, true),
            (Unit::Sets, Unit::Reps) | (Unit::Reps, Unit::Sets) => (Unit::Reps, false),
            _ => return None,
        };
        let amount = product(self.amount, other.amount);
        Some(Self {
            amount: if part {
                amount.map(|amount| Decimal::ratio(amount, Decimal::whole(100)))
            } else {
                amount
            },
            unit,
            share: None,
            body: false,
            span,
        })
    }

    /// The quotient: by a number, or how often one goes into the other. The divisor is not zero.
    pub(super) fn over(self, other: Self) -> Option<Self> {
        if self.body || other.body || !other.amount.is_exact() {
            return None;
        }
        let unit = match (self.unit, other.unit) {
            (unit, Unit::None) => unit,
            (one, other) if one == other => Unit::None,
            _ => return None,
        };
        Some(Self {
            amount: ordered(
                self.amount
                    .map(|amount| Decimal::ratio(amount, other.amount.min)),
            ),
            unit,
            share: None,
            body: false,
            span: self.span.to(other.span),
        })
    }

    /// What it is, for a label: `a plain number`, `in kg`.
    #[must_use]
    pub fn described(&self) -> &'static str {
        if self.body {
            return "beside the body";
        }
        match self.unit {
            Unit::None => "a plain number",
            Unit::Lb => "in lb",
            Unit::Kg => "in kg",
            Unit::Plates => "plates",
            Unit::Percent => "a percentage",
            Unit::Seconds | Unit::Minutes => "a time",
            Unit::Metres => "a distance",
            Unit::Reps => "a number of reps",
            Unit::Sets => "a number of sets",
        }
    }
}

fn negative(amount: Interval) -> Interval {
    let less = |value: Decimal| Decimal::ZERO - value;
    Interval {
        min: less(amount.max.unwrap_or(amount.min)),
        max: Some(less(amount.min)),
    }
}

fn ordered(amount: Interval) -> Interval {
    match amount.max {
        Some(max) if max < amount.min => Interval::between(max, amount.min),
        _ => amount,
    }
}

/// The product of intervals of any sign.
fn product(one: Interval, other: Interval) -> Interval {
    let (Some(most), Some(other_most)) = (one.max, other.max) else {
        return one * other;
    };
    let all = [
        one.min * other.min,
        one.min * other_most,
        most * other.min,
        most * other_most,
    ];
    let [first, others @ ..] = all;
    let least = others.iter().fold(first, |least, next| least.min(*next));
    let greatest = others.iter().fold(first, |most, next| most.max(*next));
    Interval::between(least, greatest)
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let space = if matches!(self.unit, Unit::None | Unit::Percent) {
            ""
        } else {
            " "
        };
        if self.body {
            f.write_str("bodyweight + ")?;
        }
        write!(f, "{}{space}{}", self.amount, self.unit.word())
    }
}
