//! An exercise of one side at a time, on a line that does not say so.

use super::{Check, Context, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::plan::Entry;

/// `sides-not-said`
static RULE: Rule = Rule {
    name: "sides-not-said",
    severity: Severity::Advice,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "20 steps of a lunge are 10 or 20 for each leg, depending on who reads it. Leg takes them for each leg's; `each[leg]` says so to the lifter too.",
    bad: "day 2\n  walking_lunge 3x20\n",
    good: "day 2\n  walking_lunge 3x20 each[leg]\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Entry(check),
};

fn check<'a>(entry: &Entry<'a>, context: &Context<'_, 'a>, findings: &mut Findings) {
    let Some(sides) = entry.sides.filter(|sides| !sides.said) else {
        return;
    };
    let Some(run) = entry.runs.first() else {
        return;
    };
    let limb = sides.limb.word();
    // Techniques stand before the line's condition, if it has one.
    let condition = entry
        .item
        .condition
        .and_then(|id| context.routine.ast.one(id))
        .map(|condition| condition.span);
    let (at, text) = condition.map_or(
        (entry.span.after(), format!(" each[{limb}]")),
        |condition| (condition.before(), format!("each[{limb}] ")),
    );
    findings.push(
        Diagnostic::new(
            &RULE,
            format!(
                "`{}` is done one {limb} at a time, so `{}` is for each {limb}",
                entry.exercise.name,
                context.routine.str(run.span)
            ),
        )
        .at(
            context.place(run.span),
            format!("each {limb}, or both together?"),
        )
        .help(format!(
            "write `each[{limb}]`, with half of the reps if these are of both together"
        ))
        .fix(context.place(at), text, false),
    );
}
