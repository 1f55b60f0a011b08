//! More reps with more weight.

use super::intensity::{intensity, reps};
use super::line::{Lifted, lifted};
use super::{Check, Context, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::plan::{Entry, Kind, chart};
use crate::quantity::{Decimal, Interval, Load};

/// `reps-rise-with-load`
static RULE: Rule = Rule {
    name: "reps-rise-with-load",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Loads,
    why: "As the weight goes up the reps go down. A line in which both rise is most often one whose groups or loads are in the wrong order.",
    bad: "units lb\nday 2\n  squat 1x5 @185, 1x8 @205\n",
    good: "units lb\nday 2\n  squat 1x8 @185, 1x5 @205\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Entry(check),
};

fn check<'a>(entry: &Entry<'a>, context: &Context<'_, 'a>, findings: &mut Findings) {
    if entry.runs.len() < 2 {
        return;
    }
    // The first segment of a set is the one that its load is chosen for.
    let work: Vec<Lifted<'_, '_>> = lifted(entry)
        .filter(|lifted| lifted.segment_at == 0 && lifted.run.set.kind == Kind::Work)
        .collect();
    for pair in work.windows(2) {
        let [before, after] = pair else { continue };
        let (Some(few), Some(many)) = (before.segment.reps(), after.segment.reps()) else {
            continue;
        };
        if many.min <= few.min || !after.load.is_heavier_than(&before.load) {
            continue;
        }
        if is_on_the_way_up(before.load, few, entry, context) {
            continue;
        }
        findings.push(
            Diagnostic::new(
                &RULE,
                format!(
                    "`{}` goes from {} at {} to {} at {}",
                    entry.exercise.name,
                    reps(few),
                    before.load,
                    reps(many),
                    after.load
                ),
            )
            .at(context.place(after.run.span), "heavier, and more reps")
            .because(context.place(before.run.span), "lighter, and fewer")
            .help("exchange the reps or the loads"),
        );
    }
}

/// Whether a set of `reps` is so far from what goes up at its load that it only leads to the next
/// ones: by the chart twice as many would.
fn is_on_the_way_up<'a>(
    load: Load,
    reps: Interval,
    entry: &Entry<'a>,
    context: &Context<'_, 'a>,
) -> bool {
    let Some(max) = context.routine.maxes.get(entry.exercise.name) else {
        return false;
    };
    let share = intensity(load, max);
    let most = share.and_then(|share| chart::reps_at(share.percent.min));
    let most = most.zip(reps.max);
    most.is_some_and(|(most, reps)| most >= reps * Decimal::whole(2))
}
