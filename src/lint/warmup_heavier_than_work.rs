//! A warm-up that is heavier than what it leads up to.

use super::line::{Lifted, Line, lifted};
use super::{Check, Context, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::plan::{Entry, Kind};

/// `warmup-heavier-than-work`
static RULE: Rule = Rule {
    name: "warmup-heavier-than-work",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Loads,
    why: "A warm-up leads up to the work. One with more on the bar than the work sets tires the lifter for them, or is a work set itself.",
    bad: "units lb\nday 2\n  squat 1x5 @225, 3x5 @185 warmup[1]\n",
    good: "units lb\nday 2\n  squat 1x5 @135, 3x5 @185 warmup[1]\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Entry(check),
};

fn check<'a>(entry: &Entry<'a>, context: &Context<'_, 'a>, findings: &mut Findings) {
    // A pyramid that falls has a rule of its own.
    if entry.call("pyramid").is_some() {
        return;
    }
    let Some(warmup) = heaviest(entry, Kind::Warmup) else {
        return;
    };
    let Some(work) = heaviest(entry, Kind::Work) else {
        return;
    };
    if !warmup.load.is_heavier_than(&work.load) {
        return;
    }
    let line = Line::of(entry, context.routine);
    let place = |lifted: &Lifted<'_, '_>| context.place(line.load_span(lifted));
    findings.push(
        Diagnostic::new(
            &RULE,
            format!(
                "`{}` is warmed up with {} for work with {}",
                entry.exercise.name, warmup.load, work.load
            ),
        )
        .at(place(&warmup), "the heaviest of the warm-up")
        .because(place(&work), "the heaviest of the work")
        .help("lower the warm-up's load, or say with `work[…]` how many of the last sets are work"),
    );
}

/// The heaviest load of the sets of `kind`.
fn heaviest<'e, 'a>(entry: &'e Entry<'a>, kind: Kind) -> Option<Lifted<'e, 'a>> {
    lifted(entry)
        .filter(|lifted| lifted.run.set.kind == kind)
        .reduce(|most, next| {
            if next.load.is_heavier_than(&most.load) {
                next
            } else {
                most
            }
        })
}
