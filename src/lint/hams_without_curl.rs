//! Hams that are never curled.

use super::{Check, Context, DaySummary, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};

/// `hams-without-curl`
static RULE: Rule = Rule {
    name: "hams-without-curl",
    severity: Severity::Advice,
    concerns: Concerns::Sense,
    theme: Theme::Order,
    why: "Hams bend the knee and straighten the hip. Deadlifts and the like train the hip alone; hams that have priority want a leg curl beside them.",
    bad: "priority hams\nday 2\n  romanian_deadlift 4x12\n",
    good: "priority hams\nday 2\n  lying_leg_curl 6x12\n  romanian_deadlift 4x12\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Week(check),
};

fn check<'a>(days: &[DaySummary<'a>], context: &Context<'_, 'a>, findings: &mut Findings) {
    let catalogue = &context.routine.catalogue;
    let Some(priority) = context.routine.priority(context.settings) else {
        return;
    };
    let Some(hams) = catalogue.muscle("hams") else {
        return;
    };
    let Some((_, wanted)) = priority
        .muscles
        .iter()
        .find(|(muscle, _)| catalogue.is_within(*muscle, hams))
    else {
        return;
    };
    let trained = || days.iter().filter_map(|day| day.muscle(hams));
    let Some((_, span)) = trained().find_map(|day| day.first_here) else {
        return;
    };
    // What a session elsewhere has for them is not known.
    if trained().any(|row| row.curl || row.elsewhere.is_some())
        || !days.iter().all(|day| day.is_complete(context))
    {
        return;
    }
    findings.push(
        Diagnostic::new(
            &RULE,
            format!(
                "Hams have priority, and no day has a curl for them{}",
                context.under()
            ),
        )
        .at(context.place(span), "hams, without a bend of the knee")
        .because(context.place(*wanted), "in the priority")
        .help("add a curl, as in `lying_leg_curl 6x12`"),
    );
}
