//! Bounds in a requirement: `10-20`, `at most 75min`, `at least 2`.

use std::fmt;

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
        let (which, number, rest) = match terms {
            [at, which, number, rest @ ..] if reader.is_word(*at, "at") => {
                (Some(reader.str(which.span)), number, rest)
            }
            [number, rest @ ..] => (None, number, rest),
            [] => return None,
        };
        if number.kind != TermKind::Amount {
            return None;
        }
        let amount = reader.amount(number.span)?;
        let (least, most) = (Decimal::from(amount.min), Decimal::from(amount.max));
        let bounds = match which {
            None => Self {
                least: Some(least),
                most: Some(most),
                unit: amount.unit,
            },
            Some(_) if least != most => return None,
            Some("least") => Self {
                least: Some(least),
                most: None,
                unit: amount.unit,
            },
            Some("most") => Self {
                least: None,
                most: Some(most),
                unit: amount.unit,
            },
            Some(_) => return None,
        };
        Some((bounds, rest))
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
