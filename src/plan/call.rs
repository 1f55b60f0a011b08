//! A technique as one line uses it: its arguments, checked, and the sets that it is for.

use super::load::WrittenLoad;
use crate::quantity::Interval;
use crate::source::Span;
use crate::syntax::read::{Amount, Scheme};
use crate::technique::Technique;

/// A technique as one line uses it.
#[derive(Clone, Debug)]
pub struct Call<'a> {
    /// Which one.
    pub technique: &'static Technique,
    /// Its arguments, checked against its parameters.
    pub args: Vec<Value<'a>>,
    /// The sets that it is for.
    pub scope: Scope,
    /// Where it is written: on the line, or in a style.
    pub span: Span,
    /// Where the line names the style that it stands in.
    pub style: Option<Span>,
}

impl Call<'_> {
    /// Whether it puts sets before those of the line, as the steps of a warm-up do: then it is of no
    /// set that the line has.
    #[must_use]
    pub fn puts_sets_before(&self) -> bool {
        let mut args = self.args.iter();
        args.any(|arg| matches!(arg, Value::Step(..)))
    }

    /// Whether `span` stands within it.
    #[must_use]
    pub const fn covers(&self, span: Span) -> bool {
        self.span.start <= span.start && span.end <= self.span.end
    }

    /// Where the argument `at` stands; the whole call where there is none.
    #[must_use]
    pub fn arg_span(&self, at: usize) -> Span {
        self.args.get(at).map_or(self.span, Value::span)
    }

    /// The whole number that argument `at` is.
    #[must_use]
    pub fn count(&self, at: usize) -> Option<u32> {
        match self.args.get(at) {
            Some(Value::Amount(amount)) => amount.min.as_count(),
            _ => None,
        }
    }

    /// The amount that argument `at` is.
    #[must_use]
    pub fn amount(&self, at: usize) -> Option<Amount> {
        match self.args.get(at) {
            Some(Value::Amount(amount)) => Some(*amount),
            _ => None,
        }
    }

    /// The first time among the arguments, in seconds.
    #[must_use]
    pub fn seconds(&self) -> Option<Interval> {
        self.args.iter().find_map(|arg| match arg {
            Value::Time(amount) => amount.seconds(),
            _ => None,
        })
    }
}

/// The sets of a line that a technique is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Every one.
    #[default]
    All,
    /// `from set 4`
    From(u32),
    /// `on set 4`
    Only(u32),
    /// `on last set`
    Last,
}

/// An argument, checked.
#[derive(Clone, Debug)]
pub enum Value<'a> {
    /// A number or range: sets, reps, RIR.
    Amount(Amount),
    /// A time.
    Time(Amount),
    /// A load.
    Load(WrittenLoad),
    /// `135 to 225`
    Ramp(WrittenLoad, WrittenLoad),
    /// A word.
    Word(&'a str, Span),
    /// `4x3-5`
    Scheme(Scheme, Span),
    /// `60%x5`: a load and the reps of it.
    Step(Amount, Amount),
}

impl Value<'_> {
    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Amount(amount) | Self::Time(amount) => amount.span,
            Self::Load(load) => load.span(),
            Self::Ramp(from, to) => from.span().to(to.span()),
            Self::Word(_, span) | Self::Scheme(_, span) => *span,
            Self::Step(load, reps) => load.span.to(reps.span),
        }
    }
}
