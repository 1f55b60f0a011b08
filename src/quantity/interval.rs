//! Ranges that stay ranges: a least value and, where one is known, a greatest.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Mul};

use serde::Serialize;

use super::Decimal;

/// From `min` to `max`; a missing `max` says that nothing bounds it, as in `1x5+` or `3xmax`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Interval {
    /// The least it can be.
    pub min: Decimal,
    /// The most it can be; `None` when the source sets no bound.
    pub max: Option<Decimal>,
}

impl Interval {
    /// Exactly zero.
    pub const ZERO: Self = Self {
        min: Decimal::ZERO,
        max: Some(Decimal::ZERO),
    };

    /// Exactly `value`.
    #[must_use]
    pub const fn exactly(value: Decimal) -> Self {
        Self {
            min: value,
            max: Some(value),
        }
    }

    /// From `min` to `max`.
    #[must_use]
    pub const fn between(min: Decimal, max: Decimal) -> Self {
        Self {
            min,
            max: Some(max),
        }
    }

    /// `min` or more.
    #[must_use]
    pub const fn at_least(min: Decimal) -> Self {
        Self { min, max: None }
    }

    /// Whether both ends are the same known value.
    #[must_use]
    pub fn is_exact(self) -> bool {
        self.max == Some(self.min)
    }

    /// Whether some number is within both.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.max.is_none_or(|most| other.min <= most)
            && other.max.is_none_or(|most| self.min <= most)
    }

    /// The reps that an RPE leaves in reserve, 10 less it; `None` off the scale of 1 to 10.
    #[must_use]
    pub fn reserve_of_rpe(rpe: Self) -> Option<Self> {
        let ten = Decimal::whole(10);
        let most = rpe.max.filter(|most| *most <= ten)?;
        (rpe.min >= Decimal::ONE).then(|| Self::between(ten - most, ten - rpe.min))
    }

    /// Whether it is exactly zero.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self == Self::ZERO
    }

    /// `4`, `12–20` or `5 or more`, with thousands separated.
    #[must_use]
    pub fn grouped(self) -> String {
        match self.max {
            Some(max) if max == self.min => max.grouped(),
            Some(max) => format!("{}–{}", self.min.grouped(), max.grouped()),
            None => format!("{}+", self.min.grouped()),
        }
    }

    /// From the lesser of the two least values to the greater of the two greatest.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self {
            min: self.min.min(other.min),
            max: self.max.zip(other.max).map(|(one, more)| one.max(more)),
        }
    }

    /// The same of weights; what is finer than anyone reads is rounded, which is said: `≈33.333`.
    #[must_use]
    pub fn shown(self) -> String {
        match self.max {
            Some(max) if max == self.min => max.shown(),
            Some(max) => format!("{}–{}", self.min.shown(), max.shown()),
            None => format!("{}+", self.min.shown()),
        }
    }

    /// Each end put through `change`.
    #[must_use]
    pub fn map(self, change: impl Fn(Decimal) -> Decimal) -> Self {
        Self {
            min: change(self.min),
            max: self.max.map(change),
        }
    }
}

impl Default for Interval {
    fn default() -> Self {
        Self::ZERO
    }
}

impl Add for Interval {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            min: self.min + other.min,
            max: self.max.zip(other.max).map(|(a, b)| a + b),
        }
    }
}

/// The product of two intervals that are not negative. Zero times anything is zero, bounded or not.
impl Mul for Interval {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        if self.is_zero() || other.is_zero() {
            return Self::ZERO;
        }
        Self {
            min: self.min * other.min,
            max: self.max.zip(other.max).map(|(a, b)| a * b),
        }
    }
}

impl Mul<Decimal> for Interval {
    type Output = Self;
    fn mul(self, factor: Decimal) -> Self {
        self * Self::exactly(factor)
    }
}

impl Sum for Interval {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.max {
            Some(max) if max == self.min => write!(f, "{max}"),
            Some(max) => write!(f, "{}-{max}", self.min),
            None => write!(f, "{}+", self.min),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(min: u64, max: u64) -> Interval {
        Interval::between(Decimal::whole(min), Decimal::whole(max))
    }

    #[test]
    fn seven_sets_of_twelve_to_twenty_are_84_to_140() {
        assert_eq!(span(12, 20) * Decimal::whole(7), span(84, 140));
        assert_eq!((span(12, 20) * Decimal::whole(7)).grouped(), "84–140");
    }

    #[test]
    fn what_has_no_bound_keeps_none() {
        let amrap = Interval::at_least(Decimal::whole(5));
        assert_eq!((amrap + span(1, 2)).max, None);
        assert_eq!(amrap.grouped(), "5+");
        assert_eq!(amrap * Interval::ZERO, Interval::ZERO);
    }
}
