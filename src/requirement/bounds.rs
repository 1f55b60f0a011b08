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

/// What can be said of a requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The plan keeps it, however it is carried out.
    Kept,
    /// The plan breaks it, or leaves a choice that does.
    Broken,
    /// The plan leaves an end open, and it hangs on that.
    Open,
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
    pub(super) fn unsaid<'a>(
        self,
        proof: &Proof<'_, 'a, '_>,
        [least, most]: [Subject<'a>; 2],
    ) -> Self {
        Self {
            least: self.least.filter(|_| !proof.is_said(least)),
            most: self.most.filter(|_| !proof.is_said(most)),
            unit: self.unit,
        }
    }

    /// Whether `amount` lies within. A range must lie within as a whole, since the plan leaves the choice
    /// of it open; what has no upper end is broken only where its least is already too much.
    pub(super) fn judge(self, amount: Interval) -> Verdict {
        let is_under = self.is_under(amount.min);
        let is_over = |value: Decimal| self.most.is_some_and(|most| value > most);
        match amount.max {
            Some(max) if is_under || is_over(max) => Verdict::Broken,
            None if is_over(amount.min) => Verdict::Broken,
            None if is_under || self.most.is_some() => Verdict::Open,
            Some(_) | None => Verdict::Kept,
        }
    }

    /// Whether `value` is less than the least.
    pub(super) fn is_under(self, value: Decimal) -> bool {
        self.least.is_some_and(|least| value < least)
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
            (Some(least), Some(most)) => write!(f, "{least} to {most}"),
            (Some(least), None) => write!(f, "at least {least}"),
            (None, Some(most)) => write!(f, "at most {most}"),
            (None, None) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(least: Option<u64>, most: Option<u64>) -> Bounds {
        Bounds {
            least: least.map(Decimal::whole),
            most: most.map(Decimal::whole),
            unit: Unit::None,
        }
    }

    #[test]
    fn an_open_end_is_no_breach_but_where_the_least_is() {
        let open = |least| Interval::at_least(Decimal::whole(least));
        let range = |min, max| Interval::between(Decimal::whole(min), Decimal::whole(max));
        let at_most = bounds(None, Some(10));
        assert_eq!(at_most.judge(open(5)), Verdict::Open);
        assert_eq!(at_most.judge(open(11)), Verdict::Broken);
        assert_eq!(at_most.judge(range(5, 10)), Verdict::Kept);
        assert_eq!(at_most.judge(range(5, 11)), Verdict::Broken);
        let at_least = bounds(Some(10), None);
        assert_eq!(at_least.judge(open(10)), Verdict::Kept);
        assert_eq!(at_least.judge(open(5)), Verdict::Open);
        assert_eq!(at_least.judge(range(9, 12)), Verdict::Broken);
        assert_eq!(bounds(Some(1), Some(4)).judge(open(2)), Verdict::Open);
    }
}
