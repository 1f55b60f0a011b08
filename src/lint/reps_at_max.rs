//! Several reps with a load that is a max of one.

use super::intensity::{HUNDRED, intensity, percent, reps};
use super::line::{Line, lifted};
use super::{Check, Context, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::plan::Entry;
use crate::quantity::Decimal;
use crate::routine::Max;

/// `reps-at-max`
static RULE: Rule = Rule {
    name: "reps-at-max",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Loads,
    why: "A max is the load that goes up once. Two reps with it, or with more, mean that the max or the load is wrong; under the bar it shows too late.",
    bad: "units lb\nmax squat 315\nday 2\n  squat 3x2 @100%\n",
    good: "units lb\nmax squat 315\nday 2\n  squat 3x2 @90%\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::AgainstMax(check),
};

fn check<'a>(entry: &Entry<'a>, max: &Max, context: &Context<'_, 'a>, findings: &mut Findings) {
    let line = Line::of(entry, context.routine);
    for lifted in lifted(entry) {
        let Some(count) = lifted
            .segment
            .reps()
            .filter(|reps| reps.min >= Decimal::whole(2))
        else {
            continue;
        };
        let Some(share) = intensity(lifted.load, max).filter(|share| share.percent.min >= HUNDRED)
        else {
            continue;
        };
        let span = line.load_span(&lifted);
        findings.push(
            Diagnostic::new(
                &RULE,
                format!(
                    "{} of `{}` at {}, {} of the max{}",
                    reps(count),
                    entry.exercise.name,
                    lifted.load,
                    percent(share.percent.min),
                    context.in_week()
                ),
            )
            .at(context.place(span), "no load for more than one rep")
            .because(context.place(share.max.span), share.max_label())
            .help("lower the load, write one rep, or raise the max if it has grown"),
        );
    }
}
