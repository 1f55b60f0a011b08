//! `plank 3x60`: reps of what is held or carried.

use super::{Check, Context, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::plan::{Entry, Run, Segment};
use crate::quantity::Decimal;

/// `reps-of-a-hold`
static RULE: Rule = Rule {
    name: "reps-of-a-hold",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Units,
    why: "A plank is held so long, and a weight is carried so far; neither comes in twenty reps or more. A number without a unit is reps: so many more in the total, and no time at all.",
    bad: "day 2\n  plank 3x45\n",
    good: "day 2\n  plank 3x45s\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Entry(check),
};

/// From so many reps on they are seconds or metres: short holds are done in reps too.
const MANY: Decimal = Decimal::whole(20);

fn check<'a>(entry: &Entry<'a>, context: &Context<'_, 'a>, findings: &mut Findings) {
    let (done, units): (_, &[&str]) = match entry.exercise.pattern {
        "hold" => ("held", &["s"]),
        "carry" => ("carried or pushed", &["m", "s"]),
        _ => return,
    };
    let many = |run: &&Run<'a>| {
        let first = run.set.segments.first();
        let reps = first.and_then(Segment::reps);
        reps.is_some_and(|reps| reps.min >= MANY)
    };
    let Some(run) = entry.runs.iter().find(many) else {
        return;
    };
    let place = context.place(run.span);
    let written = context.routine.str(run.span);
    let with = |unit: &&str| format!("`{written}{unit}`");
    let ways: Vec<String> = units.iter().map(with).collect();
    let problem = Diagnostic::new(
        &RULE,
        format!(
            "`{}` is {done}, and `{written}` counts reps",
            entry.exercise.name
        ),
    )
    .at(place, "reps")
    .help(format!("write {}", ways.join(" or ")));
    findings.push(match units {
        [unit] => problem.fix(place, format!("{written}{unit}"), false),
        _ => problem,
    });
}
