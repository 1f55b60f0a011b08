//! Exact decimal numbers: what a file writes (thousandths) and what is worked out from it.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Mul, Sub};

use serde::{Serialize, Serializer};

/// A number as it stands in the source: up to three decimals, at most [`Thousandths::MAX`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Thousandths(pub i64);

/// Why a numeral is not a number that Leg can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumeralError {
    /// More than three digits after the point.
    TooPrecise,
    /// Beyond [`Thousandths::MAX`].
    TooLarge,
}

impl Thousandths {
    /// The largest number that may be written, 1,000,000. Every total stays exact under it.
    pub const MAX: Self = Self(1_000_000_000);

    /// A whole number.
    #[must_use]
    pub const fn whole(n: i64) -> Self {
        Self(n.saturating_mul(1000))
    }

    /// Reads `digits[.digits]`; the grammar has already seen to the shape.
    ///
    /// # Errors
    /// When the numeral has more than three decimals or is above [`Self::MAX`].
    pub fn parse(numeral: &str) -> Result<Self, NumeralError> {
        let point = numeral.bytes().position(|byte| byte == b'.');
        let (whole, fraction) = match point {
            Some(at) => (numeral.get(..at), numeral.get(at + 1..)),
            None => (Some(numeral), None),
        };
        let (whole, fraction) = (whole.unwrap_or(""), fraction.unwrap_or(""));
        if fraction.trim_end_matches('0').len() > 3 {
            return Err(NumeralError::TooPrecise);
        }
        let digits = whole
            .bytes()
            .chain(fraction.bytes().chain(std::iter::repeat(b'0')).take(3));
        let mut value: i64 = 0;
        for digit in digits {
            value = value
                .checked_mul(10)
                .and_then(|v| v.checked_add(i64::from(digit.wrapping_sub(b'0'))))
                .ok_or(NumeralError::TooLarge)?;
        }
        if value > Self::MAX.0 {
            return Err(NumeralError::TooLarge);
        }
        Ok(Self(value))
    }

    /// The whole number this is, if it is one and is not negative.
    #[must_use]
    pub fn as_count(self) -> Option<u32> {
        (self.0 % 1000 == 0)
            .then(|| u32::try_from(self.0 / 1000).ok())
            .flatten()
    }
}

impl fmt::Display for Thousandths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Decimal::from(*self).fmt(f)
    }
}

/// An exact decimal with nine places, wide enough that no total of a legal file can overflow.
///
/// A written load has three places and a written percentage five, so one times the other is
/// exact. Sums and products saturate rather than wrap; the limits on sets, reps, loads and
/// entries keep every real figure below that by orders of magnitude.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(i128);

const SCALE: i128 = 1_000_000_000;

impl Decimal {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// One.
    pub const ONE: Self = Self(SCALE);
    /// A half, the credit of an indirect set.
    pub const HALF: Self = Self(SCALE / 2);

    /// A whole number.
    #[must_use]
    pub const fn whole(n: u64) -> Self {
        Self((n as i128) * SCALE)
    }

    /// A thousandth, the finest that is written.
    #[must_use]
    pub const fn thousandth() -> Self {
        Self(SCALE / 1000)
    }

    /// `numerator / denominator`, rounded half to even at the ninth place; zero for a zero denominator.
    #[must_use]
    pub fn ratio(numerator: Self, denominator: Self) -> Self {
        if denominator.0 == 0 {
            return Self::ZERO;
        }
        // Halves are told from a remainder that is not negative: the divisor is made positive.
        let (numerator, denominator) = if denominator.0 < 0 {
            (numerator.0.saturating_neg(), denominator.0.saturating_neg())
        } else {
            (numerator.0, denominator.0)
        };
        Self(divide_half_even(
            numerator.saturating_mul(SCALE),
            denominator,
        ))
    }

    /// This many percent of `whole`, exactly.
    #[must_use]
    pub fn percent_of(self, whole: Self) -> Self {
        Self(multiply(self, whole).0 / 100)
    }

    /// Pounds to kilograms at 0.45359237, or back with `denominator` and `numerator` exchanged;
    /// rounded half to even at the ninth place.
    #[must_use]
    pub fn scaled(self, numerator: i128, denominator: i128) -> Self {
        if denominator == 0 {
            return Self::ZERO;
        }
        let whole = self.0 / denominator;
        let rest = self.0 % denominator;
        Self(
            whole
                .saturating_mul(numerator)
                .saturating_add(divide_half_even(
                    rest.saturating_mul(numerator),
                    denominator,
                )),
        )
    }

    /// The multiple of `step` at or below this (this itself when `step` is zero).
    #[must_use]
    pub fn down_to(self, step: Self) -> Self {
        if step.0 <= 0 {
            return self;
        }
        Self(self.0.div_euclid(step.0) * step.0)
    }

    /// Rounded half to even at `places` decimals, for a person to read.
    #[must_use]
    pub fn rounded(self, places: u32) -> Self {
        let unit = 10_i128.pow(9_u32.saturating_sub(places));
        Self(divide_half_even(self.0, unit).saturating_mul(unit))
    }

    /// Whether this is a whole number.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        self.0 % SCALE == 0
    }

    /// The whole part, towards zero, if it fits.
    #[must_use]
    pub fn to_i64(self) -> Option<i64> {
        i64::try_from(self.0 / SCALE).ok()
    }

    /// As [`Self::grouped`]; what is finer than anyone reads to three decimals, which is said: a third
    /// of 100 is `≈33.333`.
    #[must_use]
    pub fn shown(self) -> String {
        let readable = self.rounded(4) == self;
        if readable {
            self.grouped()
        } else {
            format!("≈{}", self.rounded(3).grouped())
        }
    }

    /// With a comma between each three digits of the whole part: `52,800`.
    #[must_use]
    pub fn grouped(self) -> String {
        let plain = self.to_string();
        let (sign, plain) = plain
            .strip_prefix('-')
            .map_or(("", plain.as_str()), |rest| ("-", rest));
        let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
        let mut out = String::from(sign);
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at) % 3 == 0 {
                out.push(',');
            }
            out.push(digit);
        }
        if !fraction.is_empty() {
            out.push('.');
            out.push_str(fraction);
        }
        out
    }
}

fn multiply(a: Decimal, b: Decimal) -> Decimal {
    // Nearly always one factor is a small whole number: sets, reps, sides. Then there is nothing
    // to divide but a machine word, and a word by a constant is cheap.
    if let Some(n) = small_whole(a) {
        return Decimal(b.0.saturating_mul(n));
    }
    if let Some(n) = small_whole(b) {
        return Decimal(a.0.saturating_mul(n));
    }
    // The whole part of one factor is taken apart so that the product stays in range.
    let whole = (a.0 / SCALE).saturating_mul(b.0);
    let rest = divide_half_even((a.0 % SCALE).saturating_mul(b.0), SCALE);
    Decimal(whole.saturating_add(rest))
}

/// The whole number that this is, if it is one and small enough for a machine word.
fn small_whole(value: Decimal) -> Option<i128> {
    const UNIT: i64 = 1_000_000_000;
    let word = i64::try_from(value.0).ok()?;
    (word % UNIT == 0).then_some(i128::from(word / UNIT))
}

fn divide_half_even(numerator: i128, denominator: i128) -> i128 {
    let quotient = numerator.div_euclid(denominator);
    let rest = numerator.rem_euclid(denominator);
    match (rest.saturating_mul(2)).cmp(&denominator) {
        std::cmp::Ordering::Less => quotient,
        std::cmp::Ordering::Greater => quotient + 1,
        std::cmp::Ordering::Equal => quotient + quotient.rem_euclid(2),
    }
}

impl From<Thousandths> for Decimal {
    fn from(written: Thousandths) -> Self {
        Self(i128::from(written.0) * (SCALE / 1000))
    }
}

impl From<u32> for Decimal {
    fn from(n: u32) -> Self {
        Self::whole(u64::from(n))
    }
}

impl Add for Decimal {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Decimal {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Mul for Decimal {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        multiply(self, other)
    }
}

impl Sum for Decimal {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let magnitude = self.0.unsigned_abs();
        let scale = SCALE.unsigned_abs();
        let (whole, fraction) = (magnitude / scale, magnitude % scale);
        if fraction == 0 {
            return f.pad(&format!("{sign}{whole}"));
        }
        let digits = format!("{fraction:09}");
        f.pad(&format!("{sign}{whole}.{}", digits.trim_end_matches('0')))
    }
}

/// A JSON number whose digits are exact: nothing is rounded to a binary float on the way out.
impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self.is_whole(), self.to_i64()) {
            (true, Some(n)) => serializer.serialize_i64(n),
            _ => serde_json::value::RawValue::from_string(self.to_string())
                .map_err(serde::ser::Error::custom)?
                .serialize(serializer),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Thousandths::parse(text).expect("a numeral").into()
    }

    #[test]
    fn numerals_are_read_exactly_or_refused() {
        assert_eq!(Thousandths::parse("142.5"), Ok(Thousandths(142_500)));
        assert_eq!(Thousandths::parse("1.2500"), Ok(Thousandths(1250)));
        assert_eq!(Thousandths::parse("1.2345"), Err(NumeralError::TooPrecise));
        assert_eq!(Thousandths::parse("1000000"), Ok(Thousandths::MAX));
        assert_eq!(
            Thousandths::parse("1000000.001"),
            Err(NumeralError::TooLarge)
        );
        assert_eq!(
            Thousandths::parse("99999999999999999999999"),
            Err(NumeralError::TooLarge)
        );
    }

    #[test]
    fn a_percentage_of_a_load_is_exact() {
        assert_eq!(
            decimal("75").percent_of(decimal("315")).to_string(),
            "236.25"
        );
        assert_eq!(
            decimal("77.125").percent_of(decimal("142.125")).to_string(),
            "109.61390625"
        );
    }

    #[test]
    fn a_million_sets_of_a_million_reps_fit() {
        let million = decimal("1000000");
        assert_eq!((million * million).grouped(), "1,000,000,000,000");
        assert_eq!(
            (million * million * million).to_string(),
            "1000000000000000000"
        );
    }

    #[test]
    fn pounds_become_kilograms_exactly() {
        let pounds = decimal("52800");
        assert_eq!(
            pounds.scaled(45_359_237, 100_000_000).to_string(),
            "23949.677136"
        );
    }

    #[test]
    fn what_is_finer_than_anyone_reads_is_shown_as_about_that() {
        let third = Decimal::ratio(Decimal::whole(1000), Decimal::whole(3));
        assert_eq!(third.shown(), "≈333.333");
        assert_eq!(Decimal::from(Thousandths(126_563)).shown(), "126.563");
    }

    #[test]
    fn rounding_is_half_to_even() {
        assert_eq!(decimal("2.5").rounded(0).to_string(), "2");
        assert_eq!(decimal("3.5").rounded(0).to_string(), "4");
        assert_eq!(decimal("109.75").rounded(1).to_string(), "109.8");
        assert_eq!(decimal("187.5").down_to(decimal("5")).to_string(), "185");
    }

    #[test]
    fn json_keeps_every_digit() {
        let exact = decimal("77.125").percent_of(decimal("142.125"));
        assert_eq!(serde_json::to_string(&exact).expect("json"), "109.61390625");
        assert_eq!(serde_json::to_string(&decimal("700")).expect("json"), "700");
    }
}
