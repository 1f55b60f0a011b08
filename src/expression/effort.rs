//! `rpe[8]`, `rir[2]`: the percentage of the max that so hard a set is usually done with.

use super::walk::Walk;
use super::{Names, Value, picked, rules};
use crate::plan::chart;
use crate::quantity::{Decimal, Interval, Unit};
use crate::source::Span;
use crate::syntax::ast::{Term, TermKind};
use crate::syntax::read::{Reader, WRONG_UNIT};

/// A scale of effort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// `rpe[8]`: out of 10.
    Rpe,
    /// `rir[2]`: reps left in reserve.
    Rir,
}

impl Scale {
    /// The scale that `word` names.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        match word {
            "rpe" => Some(Self::Rpe),
            "rir" => Some(Self::Rir),
            _ => None,
        }
    }

    /// What is often asked for by it.
    const fn usual(self) -> &'static str {
        match self {
            Self::Rpe => "8",
            Self::Rir => "2",
        }
    }

    /// The reps in reserve that `amount` is; `None` off the scale.
    fn reserve(self, amount: Interval) -> Option<Interval> {
        let ten = Decimal::whole(10);
        let most = amount.max?;
        let least = match self {
            Self::Rpe => Decimal::ONE,
            Self::Rir => Decimal::ZERO,
        };
        (amount.min >= least && most <= ten).then(|| match self {
            Self::Rpe => Interval::between(ten - most, ten - amount.min),
            Self::Rir => amount,
        })
    }
}

/// The effort that a load is worked out by, where `terms` are one such: `rpe[8]`, `week[rpe[7], rpe[8]]`.
pub fn effort(
    reader: &mut Reader<'_, '_>,
    terms: &[Term],
    names: &Names<'_, '_>,
) -> Option<(Scale, Interval)> {
    let [word, open, inner @ .., close] = picked(reader, terms, names)? else {
        return None;
    };
    let scale = Scale::named(reader.str(word.span))?;
    let is_call = open.kind == TermKind::Open && close.kind == TermKind::Close;
    let value = is_call
        .then(|| super::value(reader, inner, names))
        .flatten()?;
    Some((scale, value.amount))
}

impl Walk<'_, '_, '_, '_, '_> {
    /// The rest of `rpe[8]`, whose word has been taken.
    pub(super) fn by_effort(&mut self, word: Term, scale: Scale) -> Option<Value> {
        self.next();
        let amount = self.sum()?;
        let close = self.peek().map_or(amount.span, |close| close.span);
        if !self.accept(TermKind::Close, "]") {
            self.malformed(close);
            return None;
        }
        let span = word.span.to(close);
        let name = self.reader.str(word.span);
        if amount.unit != Unit::None || amount.body {
            self.reader.fault(
                &WRONG_UNIT,
                amount.span,
                format!("`{name}` has no unit, and this comes to {amount}"),
                "a plain number belongs here",
                format!("write it as in `@{name}[{}]`", scale.usual()),
            );
            return None;
        }
        let Some(reserve) = scale.reserve(amount.amount) else {
            let (least, help) = match scale {
                Scale::Rpe => (1, "10 is failure, 8 leaves two reps in reserve"),
                Scale::Rir => (
                    0,
                    "write the reps that are left in reserve, as in `@rir[2]`",
                ),
            };
            self.reader.fault(
                &rules::WRONG_VALUE,
                amount.span,
                format!("`{name}` of {amount} is off the scale"),
                &format!("{least} to 10"),
                help,
            );
            return None;
        };
        let Some(reps) = self.names.lift.and_then(|lift| lift.reps) else {
            self.reader.fault(
                &rules::VALUE_OF_NO_LIFT,
                span,
                format!("`{name}` gives a load to sets of so many reps, and here are none"),
                "of how many reps?",
                format!("write it where reps are loaded, as in `squat 3x5 @{name}[{amount}]`"),
            );
            return None;
        };
        let Some((itself, around)) = chart::around(reps, reserve) else {
            self.off_the_chart(span, reps, reserve);
            return None;
        };
        self.names.routine.trace.note(None, || {
            let (noun, verb) = noun_and_verb(reps);
            format!(
                "by the chart, {reps} {noun} with {reserve} in reserve {verb} done with {itself}% of the max; a rep more or less in reserve, as lifters and days differ: {around}%"
            )
        });
        Some(Value {
            amount: around,
            unit: Unit::Percent,
            share: None,
            body: false,
            span,
        })
    }

    fn off_the_chart(&mut self, span: Span, reps: Interval, reserve: Interval) {
        let most = chart::MOST_REPS;
        let (noun, verb) = noun_and_verb(reps);
        self.reader.fault(
            &rules::WRONG_VALUE,
            span,
            format!(
                "{reps} {noun} with {reserve} in reserve {verb} off the chart, which ends at {most}"
            ),
            "no load is known for this",
            "write the load, and the effort after it as a technique: `3x20 @135 rpe[8]`",
        );
    }
}

/// `rep` and `is` of one, `reps` and `are` of more.
fn noun_and_verb(reps: Interval) -> (&'static str, &'static str) {
    if reps == Interval::exactly(Decimal::ONE) {
        ("rep", "is")
    } else {
        ("reps", "are")
    }
}
