//! The most important muscle, trained on tired days only.

use super::{Check, Context, DaySummary, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};

/// `priority-after-rest`
static RULE: Rule = Rule {
    name: "priority-after-rest",
    severity: Severity::Advice,
    concerns: Concerns::Sense,
    theme: Theme::Order,
    why: "The day after rest is the freshest of the week. It belongs to the muscle that comes first in the priority.",
    bad: "priority quads\nday 1 rest\nday 2\n  bench_press 3x8\nday 3\n  squat 5x5\nday 5\n  bench_press 3x8\nday 6\n  leg_press 4x10\n",
    good: "priority quads\nday 1 rest\nday 2\n  squat 5x5\nday 3\n  bench_press 3x8\nday 5\n  leg_press 4x10\nday 6\n  bench_press 3x8\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Week(check),
};

fn check<'a>(days: &[DaySummary<'a>], context: &Context<'_, 'a>, findings: &mut Findings) {
    let Some((muscle, span)) = context
        .routine
        .priority(context.settings)
        .and_then(|priority| priority.muscles.first().copied())
    else {
        return;
    };
    let Some(rest) = days.iter().find(|day| day.rest) else {
        return;
    };
    // A day that is not written at all is one of rest as well, and day 7 comes before day 1.
    let rests = |number: u32| !days.iter().any(|day| day.number == number && day.trains());
    let follows_rest = |day: &&DaySummary<'a>| rests((day.number + 5) % 7 + 1);
    let mut trained = days.iter().filter(|day| day.muscle(muscle).is_some());
    let Some(first) = trained.clone().next() else {
        return;
    };
    if trained.any(|day| follows_rest(&day)) || !days.iter().all(|day| day.is_complete(context)) {
        return;
    }
    let name = context.routine.catalogue.muscle_name(muscle);
    findings.push(
        Diagnostic::new(
            &RULE,
            format!(
                "The first priority, {name}, is trained on no day after rest{}",
                context.under()
            ),
        )
        .at(context.place(span), "comes first")
        .because(
            context.place(first.span),
            "trained here, after a day of training",
        )
        .because(context.place(rest.span), "a day of rest")
        .help(format!("train {name} on the day after rest")),
    );
}
