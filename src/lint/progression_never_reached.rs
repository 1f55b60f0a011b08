//! A line of a progression that no way of training comes to.

use super::moving::Unreached;
use super::{Check, Context, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};

/// `progression-never-reached`
static RULE: Rule = Rule {
    name: "progression-never-reached",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Progression,
    why: "A reset or a deload that can never come is no safety net. Here every way in which the sessions can go was followed, for as far as they differ, and none comes to the line: another line takes its place each time, or what it waits for cannot be.",
    bad: "units lb\nprogress plus[step]\n  load = load + step         when made\n  load = 95% of load         when misses = 2\n  load = 90% of load         when misses = 3\nday 2\n  squat 5x5 @225 plus[5lb]\n",
    good: "units lb\nprogress plus[step]\n  load = load + step         when made\n  load = 90% of load         when misses = 3\nday 2\n  squat 5x5 @225 plus[5lb]\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Unreached(check),
};

fn check(unreached: &Unreached<'_>, context: &Context<'_, '_>, findings: &mut Findings) {
    let Some(progression) = context.routine.progressions.get(unreached.rule) else {
        return;
    };
    for (at, span) in progression.line_places(context.routine) {
        // What the library's rule has beyond a line's need is no slip of the line's.
        if !unreached.lines.contains(&at) || context.routine.is_of_the_library(span) {
            continue;
        }
        findings.push(
            Diagnostic::new(
                &RULE,
                format!(
                    "However the sessions of `{}` go, none comes to this line",
                    unreached.lift
                ),
            )
            .at(context.place(span), "never reached")
            .because(context.place(unreached.called), "called here")
            .help(
                "change when it holds, write it before the line that takes its place, or remove it",
            ),
        );
    }
}
