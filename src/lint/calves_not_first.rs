//! Calves at the end, where nothing is left for them.

use super::{Check, Context, DaySummary, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};

/// `calves-not-first`
static RULE: Rule = Rule {
    name: "calves-not-first",
    severity: Severity::Advice,
    concerns: Concerns::Sense,
    theme: Theme::Order,
    why: "Calves that have priority come before everything else of their day: at the end of a session no one has the energy left that stubborn calves need. Warm-up sets may stand before them.",
    bad: "priority calves\nday 2\n  leg_press 3x10\n  seated_calf 4x10\n",
    good: "priority calves\nday 2\n  seated_calf 4x10\n  leg_press 3x10\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Day(check),
};

fn check<'a>(day: &DaySummary<'a>, context: &Context<'_, 'a>, findings: &mut Findings) {
    let catalogue = &context.routine.catalogue;
    let Some(priority) = context.routine.priority(context.settings) else {
        return;
    };
    let Some(calves) = catalogue.muscle("calves") else {
        return;
    };
    let Some(wanted) = priority
        .muscles
        .iter()
        .find(|(muscle, _)| catalogue.is_within(*muscle, calves))
    else {
        return;
    };
    let Some((at, span)) = day.muscle(calves).and_then(|calves| calves.first_here) else {
        return;
    };
    let before = day
        .muscles
        .iter()
        .filter(|row| !catalogue.is_within(row.muscle, calves) && row.first.0 < at);
    let Some(before) = before.min_by_key(|row| row.first) else {
        return;
    };
    let other = catalogue.muscle_name(before.muscle);
    findings.push(
        Diagnostic::new(
            &RULE,
            format!(
                "{} trains {other} before calves, which have priority{}",
                day.heading,
                context.under()
            ),
        )
        .at(context.place(span), "calves come here")
        .because(context.place(before.first.1), format!("after {other}"))
        .because(context.place(wanted.1), "in the priority")
        .help("move the calves to the head of the day"),
    );
}
