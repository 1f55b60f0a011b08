//! Drops that are none in a week of deload.

use super::fold::Case;
use super::line::call_span;
use super::{Check, Context, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Rule, Severity, Theme};
use crate::plan::{Entry, Run};

/// `deload-flattens-drop`
static RULE: Rule = Rule {
    name: "deload-flattens-drop",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "A deload scales every load of a drop set, and rounding makes them what can be loaded. Where two come to the same there is nothing to take off between them, and the set is as many reps at one load.",
    bad: "units kg\nweeks 2\nround nearest 5\nday 2\n  leg_press 3x10 drop[25, 20, 17]\nweek 2 deload[loads 50%]\n",
    good: "units kg\nweeks 2\nround nearest 5\nday 2\n  leg_press 3x10 drop[25, 20, 17]\nweek 2 deload[sets 50%]\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Lift(check),
};

fn check<'a>(entry: &Entry<'a>, context: &Context<'_, 'a>) -> Vec<Case> {
    let deload = context.routine.deload(context.settings);
    let (Some(deload), Some(drop)) = (deload, entry.call("drop")) else {
        return Vec::new();
    };
    let mut flat = entry.runs.iter().filter(|run| is_flat(run));
    let Some(first) = flat.next() else {
        return Vec::new();
    };
    let loads: Vec<String> = first
        .set
        .segments
        .iter()
        .filter_map(|segment| segment.load)
        .map(|load| load.to_string())
        .collect();
    let finding = Diagnostic::new(
        &RULE,
        format!(
            "In the deload of week {} the drops of `{}` come to {}{}",
            context.settings.week,
            entry.exercise.name,
            loads.join(", "),
            context.under_options()
        ),
    )
    .at(
        context.place(call_span(entry, drop)),
        "no load less than the one before",
    )
    .because(context.place(deload.span), "loads are scaled here")
    .help("take sets off in that week, as in `deload[sets 50%]`, give the day a line of its own there, or take wider drops");
    vec![Case {
        finding,
        sets: first.sets.max,
        more: flat.fold(0, |sum: u32, run| sum.saturating_add(run.sets.max)),
    }]
}

/// Whether a drop of `run` goes to a load that is no lighter.
fn is_flat(run: &Run<'_>) -> bool {
    run.set.segments.windows(2).any(|pair| match pair {
        [before, after] if after.technique == Some("drop") => before
            .load
            .zip(after.load)
            .is_some_and(|(before, after)| !before.is_heavier_than(&after)),
        _ => false,
    })
}
