//! One rep above the max.

use super::intensity::{HUNDRED, intensity, percent};
use super::line::{Line, lifted};
use super::{Check, Context, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::plan::Entry;
use crate::quantity::Decimal;
use crate::routine::Max;

/// `over-max`
static RULE: Rule = Rule {
    name: "over-max",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Loads,
    why: "A load above the max has never gone up. It may be the day of a new record; most often a digit is wrong, or the max is out of date.",
    bad: "units lb\nmax squat 315\nday 2\n  squat 1x1 @330\n",
    good: "units lb\nmax squat 315\nday 2\n  squat 1x1 @315\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::AgainstMax(check),
};

fn check<'a>(entry: &Entry<'a>, max: &Max, context: &Context<'_, 'a>, findings: &mut Findings) {
    let line = Line::of(entry, context.routine);
    for lifted in lifted(entry) {
        // More reps than one are an error of their own.
        if lifted
            .segment
            .reps()
            .is_none_or(|reps| reps.min >= Decimal::whole(2))
        {
            continue;
        }
        let Some(share) = intensity(lifted.load, max).filter(|share| share.percent.min > HUNDRED)
        else {
            continue;
        };
        let span = line.load_span(&lifted);
        findings.push(
            Diagnostic::new(
                &RULE,
                format!(
                    "{} is {} of the max of `{}`{}",
                    lifted.load,
                    percent(share.percent.min),
                    entry.exercise.name,
                    context.in_week()
                ),
            )
            .at(context.place(span), "above the max")
            .because(context.place(share.max.span), share.max_label())
            .help("lower the load, or raise the max if it has grown; a test of a new one is meant: `allow over-max \"…\"` says so"),
        );
    }
}
