//! A load that no one has lifted.

use super::intensity::intensity;
use super::line::{Line, lifted};
use super::{Check, Context, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::plan::Entry;
use crate::quantity::{Decimal, Mass};

/// `implausible-load`
static RULE: Rule = Rule {
    name: "implausible-load",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Loads,
    why: "3,000 lb, or 1,360 kg, is more than twice the heaviest squat on record. A load beyond it is a digit too many, or the wrong unit.",
    bad: "units lb\nday 2\n  leg_press 4x10 @4500\n",
    good: "units lb\nday 2\n  leg_press 4x10 @450\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Entry(check),
};

fn check<'a>(entry: &Entry<'a>, context: &Context<'_, 'a>, findings: &mut Findings) {
    let line = Line::of(entry, context.routine);
    let max = context.routine.maxes.get(entry.exercise.name);
    for lifted in lifted(entry) {
        let most = Decimal::whole(match lifted.load.unit {
            Mass::Lb => 3000,
            Mass::Kg => 1360,
        });
        let load = lifted.load.weight;
        // Where there is a max, the load is held against that.
        if load.max.unwrap_or(load.min) <= most
            || max.is_some_and(|max| intensity(lifted.load, max).is_some())
        {
            continue;
        }
        let span = line.load_span(&lifted);
        findings.push(
            Diagnostic::new(
                &RULE,
                format!(
                    "{} is more than twice the heaviest squat on record",
                    lifted.load
                ),
            )
            .at(
                context.place(span),
                format!("over {} {}", most.grouped(), lifted.load.unit),
            )
            .help("look for a digit too many, or a unit that is not meant"),
        );
    }
}
