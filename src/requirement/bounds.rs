//! Bounds in a requirement: `10-20`, `at most 75min`, `at least 2`.

use std::fmt;

use super::{Proof, Subject};
use crate::quantity::{Decimal, Interval, Unit};
use crate::syntax::ast::{Term, TermKind};
use crate::syntax::read::Reader;

/// The least and the most that something may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bounds {
    least: Option<Decimal>,
    most: Option<Decimal>,
    /// What both are in.
    pub(super) unit: Unit,
}

impl Bounds {
    /// Reads bounds at the head of `terms`; what follows them comes back too.
    pub(super) fn read<'t>(
        reader: &mut Reader<'_, '_>,
        terms: &'t [Term],
    ) -> Option<(Self, &'t [Term])> {
        Self::read_with(reader, terms, |_, _| None)
    }

    /// The same, where a word may stand for a number or a range: `named` says of which.
    pub(super) fn read_with<'t>(
        reader: &mut Reader<'_, '_>,
        terms: &'t [Term],
        named: impl Fn(&Reader<'_, '_>, Term) -> Option<(Decimal, Decimal)>,
    ) -> Option<(Self, &'t [Term])> {
        let (which, number, rest) = match terms {
            [at, which, number, rest @ ..] if reader.is_word(*at, "at") => {
                (Some(reader.str(which.span)), number, rest)
            }
            [number, rest @ ..] => (None, number, rest),
            [] => return None,
        };
        let (least, most, unit) = if number.kind == TermKind::Amount {
            let amount = reader.amount(number.span)?;
            // The most of a range is no range.
            if which.is_some() && amount.single().is_none() {
                return None;
            }
            (amount.min.into(), amount.max.into(), amount.unit)
        } else {
            let (least, most) = named(reader, *number)?;
            (least, most, Unit::None)
        };
        let bounds = Self {
            least: (which != Some("most")).then_some(least),
            most: (which != Some("least")).then_some(most),
            unit,
        };
        if which.is_some_and(|which| which != "least" && which != "most") {
            return None;
        }
        Some((bounds, rest))
    }

    /// Bounds that are plain numbers, and the words that follow them.
    pub(super) fn counted<'t>(
        reader: &mut Reader<'t, '_>,
        terms: &[Term],
        named: impl Fn(&Reader<'_, '_>, Term) -> Option<(Decimal, Decimal)>,
    ) -> Option<(Self, Vec<&'t str>)> {
        let (bounds, rest) = Self::read_with(reader, terms, named)?;
        let words = rest.iter().map(|term| reader.str(term.span)).collect();
        (bounds.unit == Unit::None).then_some((bounds, words))
    }

    /// Without the ends that the file says itself, where this is of a profile.
    pub(super) fn unsaid(self, proof: &Proof<'_, '_, '_>, least: Subject, most: Subject) -> Self {
        Self {
            least: self.least.filter(|_| !proof.is_said(least)),
            most: self.most.filter(|_| !proof.is_said(most)),
            unit: self.unit,
        }
    }

    /// Whether every value of `amount` lies within: what may be outside is not proved.
    pub(super) fn hold(self, amount: Interval) -> bool {
        self.least.is_none_or(|least| amount.min >= least)
            && self
                .most
                .is_none_or(|most| amount.max.is_some_and(|greatest| greatest <= most))
    }

    /// The same in other units, each end times `factor`.
    pub(super) fn times(self, factor: Decimal) -> Self {
        Self {
            least: self.least.map(|least| least * factor),
            most: self.most.map(|most| most * factor),
            ..self
        }
    }
}

impl fmt::Display for Bounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.least, self.most) {
            (Some(least), Some(most)) if least == most => write!(f, "{least}"),
            (Some(least), Some(most)) => write!(f, "from {least} to {most}"),
            (Some(least), None) => write!(f, "at least {least}"),
            (None, Some(most)) => write!(f, "at most {most}"),
            (None, None) => Ok(()),
        }
    }
}
