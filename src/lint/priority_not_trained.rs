//! A muscle that has priority and no training.

use super::{Check, Context, DaySummary, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::library::MuscleId;

/// `priority-not-trained`
static RULE: Rule = Rule {
    name: "priority-not-trained",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Order,
    why: "`priority` names the muscles that are to grow first. One that no day trains, here or in a session elsewhere, will not grow at all.",
    bad: "priority quads, hams\nday 2\n  squat 5x5\n",
    good: "priority quads, hams\nday 2\n  squat 5x5\n  lying_leg_curl 4x10\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Week(check),
};

fn check<'a>(days: &[DaySummary<'a>], context: &Context<'_, 'a>, findings: &mut Findings) {
    let Some(priority) = context.routine.priority(context.settings) else {
        return;
    };
    // A file of declarations and blocks for others trains nothing itself.
    if !days.iter().any(DaySummary::trains) {
        return;
    }
    for (muscle, span) in &priority.muscles {
        if days.iter().any(|day| trains(day, *muscle, context))
            || !days.iter().all(|day| day.is_complete(context))
        {
            continue;
        }
        let name = context.routine.catalogue.muscle_name(*muscle);
        findings.push(
            Diagnostic::new(&RULE, format!("No day trains {name}, in spite of the priority{}", context.under()))
                .at(context.place(*span), "trained on no day")
                .help(format!("add an exercise that works {name}, or `session {name}` where it is trained elsewhere")),
        );
    }
}

/// Whether `day` trains `muscle`, or all of a group that it is part of.
fn trains<'a>(day: &DaySummary<'a>, muscle: MuscleId, context: &Context<'_, 'a>) -> bool {
    let catalogue = &context.routine.catalogue;
    day.muscles
        .iter()
        .any(|row| row.muscle == muscle || row.whole && catalogue.is_within(muscle, row.muscle))
}
