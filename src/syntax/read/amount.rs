//! Amounts: the text of a number or a range goes in; its exact value with its unit comes out.

use super::rules::{NOT_WHOLE, REVERSED_RANGE, TOO_LARGE, TOO_PRECISE, UNKNOWN_UNIT, ZERO_COUNT};
use super::{Reader, list, parted_at};
use crate::diagnostic::Diagnostic;
use crate::quantity::{Decimal, Interval, NumeralError, Thousandths, Unit};
use crate::source::Span;
use crate::syntax::ast::{Term, TermKind};

/// The most sets, reps, seconds or metres that one line may ask for.
pub const MAX_COUNT: u32 = 1_000_000;

/// A written number or range with its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The least.
    pub min: Thousandths,
    /// The greatest; the same for a single number.
    pub max: Thousandths,
    /// The unit that was written.
    pub unit: Unit,
    /// Where it stands, unit included.
    pub span: Span,
}

impl Amount {
    /// Both ends as an interval.
    #[must_use]
    pub fn interval(self) -> Interval {
        Interval::between(self.min.into(), self.max.into())
    }

    /// The one value it is, if it is not a range.
    #[must_use]
    pub fn single(self) -> Option<Decimal> {
        (self.min == self.max).then(|| self.min.into())
    }

    /// The one value it is, if it is no range and has no unit.
    #[must_use]
    pub fn bare(self) -> Option<Decimal> {
        self.single().filter(|_| self.unit == Unit::None)
    }

    /// The seconds it says, a bare number being seconds; `None` for what is no time.
    #[must_use]
    pub fn seconds(self) -> Option<Interval> {
        match self.unit {
            Unit::None | Unit::Seconds => Some(self.interval()),
            Unit::Minutes => Some(self.interval() * Decimal::whole(60)),
            _ => None,
        }
    }
}

impl Reader<'_, '_> {
    /// Reads `600`, `142.5kg`, `12-20`.
    pub fn amount(&mut self, span: Span) -> Option<Amount> {
        let text = self.str(span);
        let numeral_end = text
            .bytes()
            .position(|byte| !(byte.is_ascii_digit() || byte == b'.' || byte == b'-'))
            .unwrap_or(text.len());
        let (numerals, unit) = text.split_at_checked(numeral_end)?;
        let unit = if unit.is_empty() {
            Unit::None
        } else {
            self.unit(Span::new(
                span.end - u32::try_from(unit.len()).ok()?,
                span.end,
            ))?
        };
        let (min, max) = self.range(numerals, span)?;
        Some(Amount {
            min,
            max,
            unit,
            span,
        })
    }

    /// Reads the word of a unit.
    pub fn unit(&mut self, span: Span) -> Option<Unit> {
        let word = self.str(span);
        if let Some(unit) = Unit::named(word).or_else(|| Unit::counted(word)) {
            return Some(unit);
        }
        let place = self.place(span);
        let lower = word.to_lowercase();
        let habit = Unit::habit(&lower);
        let known = Unit::ALL.iter().map(|(unit, _)| *unit);
        let diagnostic =
            Diagnostic::new(&UNKNOWN_UNIT, format!("There is no unit called `{word}`"))
                .at(place, "not a unit");
        let diagnostic = match habit.or_else(|| Unit::named(&lower).map(Unit::word)) {
            Some(unit) => diagnostic
                .help(format!("write `{unit}`"))
                .fix(place, unit, true),
            None if Unit::ELSEWHERE.contains(&lower.as_str()) => {
                diagnostic.help(format!("the units are {}", list(known)))
            }
            None => match self.findings.nearest(word, known.clone()) {
                Some(near) => diagnostic.suggest(place, Some(near)),
                None => diagnostic.help(format!("the units are {}", list(known))),
            },
        };
        self.report(diagnostic);
        None
    }

    pub(super) fn range(&mut self, text: &str, span: Span) -> Option<(Thousandths, Thousandths)> {
        let Some((low, high)) = parted_at(text, b'-') else {
            let only = self.numeral(text, span)?;
            return Some((only, only));
        };
        let (low, high) = (self.numeral(low, span)?, self.numeral(high, span)?);
        if low > high {
            let place = self.place(span);
            let tail = self.str(span).get(text.len()..).unwrap_or("");
            let turned = format!("{high}-{low}{tail}");
            self.report(
                Diagnostic::new(
                    &REVERSED_RANGE,
                    format!("The range runs from {low} down to {high}"),
                )
                .at(place, "the lesser number comes first")
                .help(format!("write `{turned}`"))
                .fix(place, turned, true),
            );
            return Some((high, low));
        }
        Some((low, high))
    }

    fn numeral(&mut self, numeral: &str, span: Span) -> Option<Thousandths> {
        match Thousandths::parse(numeral) {
            Ok(value) => Some(value),
            Err(NumeralError::TooPrecise) => {
                self.fault(
                    &TOO_PRECISE,
                    span,
                    format!("{numeral} has more than three decimals"),
                    "too precise",
                    "no scale or plate is finer than a thousandth; write three decimals at most",
                );
                None
            }
            Err(NumeralError::TooLarge) => {
                self.fault(
                    &TOO_LARGE,
                    span,
                    "The number is over 1,000,000",
                    "too large",
                    "nothing that is counted or loaded goes beyond 1,000,000",
                );
                None
            }
        }
    }

    /// A whole number above zero and within [`MAX_COUNT`], for what `what` names ("sets").
    pub fn count(&mut self, value: Thousandths, span: Span, what: &str) -> Option<u32> {
        match value.as_count() {
            Some(0) => {
                self.fault(
                    &ZERO_COUNT,
                    span,
                    format!("Zero {what} are none"),
                    "nothing to do",
                    format!("write how many {what}, or leave the line out"),
                );
                None
            }
            Some(count) if count <= MAX_COUNT => Some(count),
            Some(_) => {
                self.fault(
                    &TOO_LARGE,
                    span,
                    "The number is over 1,000,000",
                    "too large",
                    format!("no line holds more than 1,000,000 {what}"),
                );
                None
            }
            None => {
                self.fault(
                    &NOT_WHOLE,
                    span,
                    format!("{value} is no whole number of {what}"),
                    "not whole",
                    format!("write a whole number of {what}"),
                );
                None
            }
        }
    }

    /// The amount that `terms` spell, with a unit that stands apart: `4 plates`.
    pub fn amount_of(&mut self, terms: &[Term]) -> Option<Amount> {
        match *terms {
            [
                Term {
                    kind: TermKind::Amount,
                    span,
                },
            ] => self.amount(span),
            [
                Term {
                    kind: TermKind::Amount,
                    span,
                },
                Term {
                    kind: TermKind::Word,
                    span: unit,
                },
            ] => self.amount_with(span, unit),
            _ => None,
        }
    }

    /// The amount at `number` in the unit at `unit`.
    pub fn amount_with(&mut self, number: Span, unit: Span) -> Option<Amount> {
        let amount = self.amount(number)?;
        Some(Amount {
            unit: self.unit(unit)?,
            span: number.to(unit),
            ..amount
        })
    }
}
