//! An effort and a load that do not go together.

use super::intensity::{HUNDRED, percent, plain_sets, reps};
use super::line::{Line, call_span};
use super::{Check, Context, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::plan::Entry;
use crate::quantity::{Decimal, Interval};
use crate::routine::Max;
use crate::syntax::read::Amount;

/// `rpe-against-percent`
static RULE: Rule = Rule {
    name: "rpe-against-percent",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Loads,
    why: "An RPE and a percentage of the max each say how heavy a set is. When the usual chart has them more than ten points apart, there is no following both.",
    bad: "units lb\nmax squat 315\nday 2\n  squat 3x5 @60% rpe[9]\n",
    good: "units lb\nmax squat 315\nday 2\n  squat 3x5 @80% rpe[8]\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::AgainstMax(check),
};

fn check<'a>(entry: &Entry<'a>, max: &Max, context: &Context<'_, 'a>, findings: &mut Findings) {
    let deload = context.routine.deload(context.settings);
    if deload.is_some_and(|deload| deload.loads < HUNDRED) {
        // A lighter load than the effort asks for is what a deload is.
        return;
    }
    let line = Line::of(entry, context.routine);
    for set in plain_sets(entry, max) {
        let Some((low, high)) = set.disagrees() else {
            continue;
        };
        // The reserve is what `rir` says, where there are both.
        let Some(call) = ["rir", "rpe"]
            .iter()
            .find_map(|name| line.call_for(name, set.lifted.run_at))
        else {
            continue;
        };
        let Some(amount) = call.amount(0).map(Amount::interval) else {
            continue;
        };
        let effort = if call.technique.name == "rpe" {
            format!("at an RPE of {amount}")
        } else {
            format!("with {amount} in reserve")
        };
        let usual = match low {
            None => format!("{} or less", percent(high)),
            Some(low) if low == high => format!("about {}", percent(high)),
            Some(low) => format!("from {} to {}", percent(low), percent(high)),
        };
        let span = line.load_span(&set.lifted);
        let percents = set.intensity.percent;
        let share = percent(
            percents
                .max
                .filter(|most| *most < high)
                .unwrap_or(percents.min),
        );
        let are = if set.reps == Interval::exactly(Decimal::ONE) {
            "is"
        } else {
            "are"
        };
        let named = call_span(entry, call);
        let at = if named == call.span {
            call.arg_span(0)
        } else {
            named
        };
        findings.push(
            Diagnostic::new(
                &RULE,
                format!(
                    "{} {effort} {are} usually done with {usual} of the max, not with {share}{}",
                    reps(set.reps),
                    context.in_week()
                ),
            )
            .at(context.place(at), "this effort")
            .because(
                context.place(span),
                format!("this load: {share} of the max"),
            )
            .help("keep one of the two, or bring them together"),
        );
    }
}
