//! `275x5`: a load where the sets stand.

use super::{Check, Context, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::plan::{Entry, Kind, Run};
use crate::quantity::Decimal;
use crate::source::Span;
use crate::technique::Says;

/// `load-as-sets`
static RULE: Rule = Rule {
    name: "load-as-sets",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Loads,
    why: "A logbook says `275x5` for five reps with 275. In Leg what stands before the `x` is the number of sets, and the load stands after an `@`: that would be 275 sets without a load.",
    bad: "units lb\nday 2\n  deadlift 275x5\n",
    good: "units lb\nday 2\n  deadlift 1x5 @275\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Entry(check),
};

/// So many sets of some reps no one does; of fewer reps, so many more.
const MANY: u32 = 20;
const FEW_REPS: u32 = 4;
const VERY_MANY: u32 = 31;

/// Whether a load has been told of where sets stand: then the sets say nothing.
pub(super) fn is_told(findings: &Findings) -> bool {
    findings.iter().any(|one| one.rule == &RULE)
}

fn check<'a>(entry: &Entry<'a>, context: &Context<'_, 'a>, findings: &mut Findings) {
    let mut claims = entry.calls.iter().flat_map(|call| call.technique.claims);
    let loaded = claims.any(|claim| matches!(claim.says, Says::Loads));
    if loaded || ["bodyweight", "none", "band"].contains(&entry.exercise.gear) {
        return;
    }
    let text = |run: &Run<'_>| context.routine.str(run.span);
    let mut loads: Vec<&Run<'a>> = Vec::new();
    for run in &entry.runs {
        // What a technique has parted is still one group.
        if loads.last().is_some_and(|last| last.span == run.span) {
            continue;
        }
        if is_a_load(run, text(run)) {
            loads.push(run);
        }
    }
    let (Some(first), Some(last)) = (loads.first(), loads.last()) else {
        return;
    };
    let place = context.place(first.span);
    let meant = |run: &&Run<'_>| match text(run).split_once('x') {
        Some((load, reps)) => format!("1x{reps} @{load}"),
        None => String::new(),
    };
    let written: Vec<String> = loads.iter().map(meant).collect();
    let written = written.join(", ");
    let sets = first.sets.max;
    let (count, shown) = (Decimal::from(sets).grouped(), text(first));
    let problem = Diagnostic::new(&RULE, format!("`{shown}` is {count} sets without a load"))
        .at(place, format!("{count} sets"))
        .help(format!(
            "sets stand before the `x`, and the load after an `@`: if {sets} is the load, write `{written}`"
        ));
    let all = entry.runs.iter().all(|run| is_a_load(run, text(run)));
    let whole = Span::new(first.span.start, last.span.end);
    findings.push(if all {
        problem.fix(context.place(whole), written, false)
    } else {
        problem
    });
}

/// Whether `run`, written as `text`, is so many sets that the number is a load.
fn is_a_load(run: &Run<'_>, text: &str) -> bool {
    let mut segments = run.set.segments.iter();
    let reps = segments.next().and_then(|segment| {
        let plain = segment.load.is_none() && segment.technique.is_none();
        segment.reps().filter(|_| plain)
    });
    let Some(reps) = reps.filter(|_| segments.next().is_none()) else {
        return false;
    };
    let many = if reps.min >= Decimal::from(FEW_REPS) {
        MANY
    } else {
        VERY_MANY
    };
    let starts_with_a_number = text.starts_with(|c: char| c.is_ascii_digit());
    run.set.kind == Kind::Work
        && run.sets.is_exact()
        && run.sets.min >= many
        && starts_with_a_number
}
