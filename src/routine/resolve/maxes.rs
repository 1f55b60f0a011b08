//! Maxes: the `max` lines go in; weights by lift come out, those too that are a share of another lift's.

use std::cell::Cell;
use std::collections::HashMap;

use super::{Resolver, duplicate};
use crate::diagnostic::Diagnostic;
use crate::expression::rules::{VALUE_OF_NO_LIFT, WRONG_VALUE};
use crate::quantity::{Decimal, Mass, Thousandths, Unit};
use crate::routine::{Max, rules};
use crate::source::Span;
use crate::syntax::ast::{Load, Name, Slice, TermKind};
use crate::syntax::read::{TOO_LARGE, WRONG_UNIT};

/// The maxes that are shares of other lifts'.
#[derive(Default)]
pub(super) struct Shares<'a> {
    all: Vec<Share<'a>>,
    /// Where each is in `all`.
    at: HashMap<&'a str, usize>,
}

/// `max front_squat 80% of squat`
struct Share<'a> {
    lift: &'a str,
    /// Where the lift is named.
    span: Span,
    percent: Decimal,
    /// The lift that it is a share of, and where that is named.
    other: &'a str,
    other_span: Span,
}

/// What a `max` line says.
enum Said {
    Weight(Option<(Decimal, Mass)>),
    /// `80% of squat`
    Share(Span, Span),
    /// `80%`
    ShareOfNothing(Span),
}

impl<'a> Resolver<'a, '_> {
    /// Keeps a max; one that is a share of another lift's goes to `shares`, until all are known.
    pub(super) fn max(&mut self, name: Name, load: Slice<Load>, shares: &mut Shares<'a>) {
        if name.is_empty() {
            return;
        }
        let ast = self.routine.ast;
        let terms = ast.all(load).first().map(|load| ast.all(load.terms));
        let said = match terms.unwrap_or_default() {
            [percent, of, other]
                if self.reader.is_word(*of, "of") && other.kind == TermKind::Word =>
            {
                Said::Share(percent.span, other.span)
            }
            [percent] if self.reader.str(percent.span).ends_with('%') => {
                Said::ShareOfNothing(percent.span)
            }
            _ => Said::Weight(self.weight(load)),
        };
        let Some(exercise) = self.exercise(name) else {
            return;
        };
        let lift = exercise.name;
        let earlier = self.routine.maxes.get(lift).map(|max| max.span);
        let of_shares = || Some(shares.all.get(*shares.at.get(lift)?)?.span);
        if let Some(earlier) = earlier.or_else(of_shares) {
            let what = format!("The max of `{lift}`");
            duplicate(&mut self.reader, name, earlier, &what);
            return;
        }
        if let Said::Weight(Some((weight, unit))) = said {
            let max = Max {
                weight,
                unit,
                span: name,
                share: None,
                used: Cell::new(false),
            };
            self.routine.maxes.insert(lift, max);
            return;
        }
        // Until it is worked out, if it ever is.
        self.routine.unread_maxes.insert(lift);
        match said {
            Said::Weight(_) => {}
            Said::ShareOfNothing(span) => {
                let percent = self.reader.str(span);
                self.fault(
                    &WRONG_UNIT,
                    span,
                    format!("`{percent}` of what?"),
                    "a weight belongs here",
                    format!("write a weight, or of which lift: `{percent} of squat`"),
                );
            }
            Said::Share(percent, other_span) => {
                let (amount, other) = (self.reader.amount(percent), self.exercise(other_span));
                let (Some(amount), Some(other)) = (amount, other) else {
                    return;
                };
                let share = amount.single().filter(|share| *share > Decimal::ZERO);
                let Some(percent) = share.filter(|_| amount.unit == Unit::Percent) else {
                    self.fault(
                        &rules::EXPECTED_ONE_WEIGHT,
                        amount.span,
                        "One percentage belongs before `of`",
                        "not one percentage",
                        format!("write it as in `max {lift} 80% of {}`", other.name),
                    );
                    return;
                };
                shares.at.insert(lift, shares.all.len());
                shares.all.push(Share {
                    lift,
                    span: name,
                    percent,
                    other: other.name,
                    other_span,
                });
            }
        }
    }

    /// Works out the maxes that are shares of others, however long a chain of them is; one that hangs on
    /// itself is reported.
    pub(super) fn shares(&mut self, shares: &Shares<'a>) {
        let Shares { all: shares, at } = shares;
        let mut is_done = vec![false; shares.len()];
        for first in 0..shares.len() {
            // From the first to the one whose other is known, and back.
            let mut chain: Vec<usize> = Vec::new();
            let mut next = Some(first);
            while let Some(here) = next.filter(|here| is_done.get(*here) == Some(&false)) {
                if let Some(done) = is_done.get_mut(here) {
                    *done = true;
                }
                chain.push(here);
                next = shares
                    .get(here)
                    .and_then(|share| at.get(share.other).copied());
            }
            if let Some(turn) = next.and_then(|next| chain.iter().position(|at| *at == next)) {
                let circle = chain.split_off(turn);
                let circle: Vec<&Share<'_>> =
                    circle.iter().filter_map(|at| shares.get(*at)).collect();
                self.hangs_on_itself(&circle);
            }
            for share in chain.iter().rev().filter_map(|at| shares.get(*at)) {
                self.share(share, at.contains_key(share.other));
            }
        }
    }

    /// Keeps a max that is a share of one that is known; `is_share` says whether that was to be one too.
    fn share(&mut self, share: &Share<'a>, is_share: bool) {
        let Share { lift, other, .. } = *share;
        let Some(of) = self.routine.maxes.get(other) else {
            // What is wrong with another is told there.
            if !is_share && !self.routine.unread_maxes.contains(other) {
                self.fault(
                    &VALUE_OF_NO_LIFT,
                    share.other_span,
                    format!("`{other}` has no max"),
                    "of what?",
                    format!(
                        "declare it: `max {other} 100kg`; or write the weight, `max {lift} 80kg`"
                    ),
                );
            }
            return;
        };
        of.used.set(true);
        let (weight, unit) = (share.percent.percent_of(of.weight), of.unit);
        if weight > Thousandths::MAX.into() || weight == Decimal::ZERO {
            let (rule, label) = if weight == Decimal::ZERO {
                (&WRONG_VALUE, "nothing to lift")
            } else {
                (&TOO_LARGE, "too large")
            };
            self.fault(
                rule,
                share.span,
                format!("The max of `{lift}` comes to {}", weight.grouped()),
                label,
                "a max is above zero, and none goes beyond 1,000,000",
            );
            return;
        }
        let max = Max {
            weight,
            unit,
            span: share.span,
            share: Some((share.percent, share.other_span)),
            used: Cell::new(false),
        };
        self.routine.unread_maxes.remove(lift);
        self.routine.maxes.insert(lift, max);
    }

    fn hangs_on_itself(&mut self, circle: &[&Share<'a>]) {
        let Some(first) = circle.first() else { return };
        let message = if circle.len() == 1 {
            format!("The max of `{}` is a share of itself", first.lift)
        } else {
            let all: Vec<String> = circle
                .iter()
                .take(4)
                .map(|share| format!("`{}`", share.lift))
                .collect();
            let more = if circle.len() > 4 { ", …" } else { "" };
            format!(
                "The maxes of {}{more} are shares of one another",
                all.join(", ")
            )
        };
        let mut problem = Diagnostic::new(&rules::MAX_OF_ITSELF, message)
            .at(self.reader.place(first.other_span), "comes back to itself")
            .help(format!(
                "give one of them a weight: `max {} 100kg`",
                first.other
            ));
        for share in circle.iter().skip(1).take(4) {
            problem = problem.because(self.reader.place(share.other_span), "by way of this");
        }
        self.reader.report(problem);
    }
}
