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
    let lines = progression.line_places(context.routine);
    // What the library's rule has beyond a line's need is no slip of the line's.
    let mut never = lines.filter(|(at, span)| {
        unreached.lines.contains(at) && !context.routine.is_of_the_library(*span)
    });
    let Some((_, first)) = never.next() else {
        return;
    };
    let (what, label, help) = match never.count() {
        0 => (
            "this line".to_owned(),
            "never reached".to_owned(),
            "change when it holds, write it before the line that takes its place, or remove it",
        ),
        more => (
            format!("{} lines of `{}`", more + 1, unreached.rule),
            format!("the first of them; {more} below it"),
            "change when they hold or what the line starts with, write them before the lines that take their place, or remove them",
        ),
    };
    let lift = unreached.lift;
    findings.push(
        Diagnostic::new(
            &RULE,
            format!("However the sessions of `{lift}` go, none comes to {what}"),
        )
        .at(context.place(first), label)
        .because(context.place(unreached.called), "called here")
        .help(help),
    );
}
