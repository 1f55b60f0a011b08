//! More reps than the load leaves room for.

use super::intensity::{percent, plain_sets, reps};
use super::line::Line;
use super::{Check, Context, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::plan::{Entry, chart};
use crate::quantity::{Decimal, Interval};
use crate::routine::Max;

/// `infeasible-load`
static RULE: Rule = Rule {
    name: "infeasible-load",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Loads,
    why: "The heavier the load, the fewer the reps: 90% of a max goes up three or four times. Lifters differ, so Leg speaks up only when a set asks for over two reps more than the usual chart has.",
    bad: "units lb\nmax squat 315\nday 2\n  squat 3x10 @90%\n",
    good: "units lb\nmax squat 315\nday 2\n  squat 3x10 @70%\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::AgainstMax(check),
};

fn check<'a>(entry: &Entry<'a>, max: &Max, context: &Context<'_, 'a>, findings: &mut Findings) {
    let line = Line::of(entry, context.routine);
    for set in plain_sets(entry, max) {
        let Some(most) = set.too_many() else { continue };
        let reserve = set.reserve.map_or(Decimal::ZERO, |reserve| reserve.min);
        let left = if reserve > Decimal::ZERO {
            format!(", and {reserve} more in reserve,")
        } else {
            String::new()
        };
        let least = Interval {
            min: set.reps.min,
            max: set.reps.max.map(|_| set.reps.min),
        };
        let share = percent(set.intensity.percent.min);
        let most = reps(Interval::exactly(most.down_to(Decimal::ONE)));
        let span = line.load_span(&set.lifted);
        let lighter = chart::percent_for(set.reps.min + reserve).map_or_else(
            || format!("under {}", percent(chart::least_percent())),
            |to| format!("about {}", percent(to)),
        );
        findings.push(
            Diagnostic::new(
                &RULE,
                format!(
                    "{} of `{}`{left} at {}, {share} of the max, are more than most lifters have{}",
                    reps(least),
                    entry.exercise.name,
                    set.lifted.load,
                    context.in_week()
                ),
            )
            .at(context.place(span), format!("good for about {most}"))
            .because(context.place(set.lifted.run.span), "more than that")
            .because(
                context.place(set.intensity.max.span),
                set.intensity.max_label(),
            )
            .help(format!(
                "write about {most}, or a load of {lighter} of the max"
            )),
        );
    }
}
