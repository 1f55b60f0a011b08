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
    why: "3,000 lb, or 1,360 kg, is more than twice the heaviest squat on record, and no lift with a bar on record comes to 650 kg, equipped bench presses among them. A load beyond it is a digit too many, or the wrong unit.",
    bad: "units lb\nday 2\n  leg_press 4x10 @4500\n",
    good: "units lb\nday 2\n  leg_press 4x10 @450\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Entry(check),
};

/// The gear that is a bar with plates.
const BARS: &[&str] = &["barbell", "ez_bar", "trap_bar", "smith"];

fn check<'a>(entry: &Entry<'a>, context: &Context<'_, 'a>, findings: &mut Findings) {
    let line = Line::of(entry, context.routine);
    let max = context.routine.maxes.get(entry.exercise.name);
    let on_a_bar = BARS.contains(&entry.exercise.gear);
    for lifted in lifted(entry) {
        let most = Decimal::whole(match (lifted.load.unit, on_a_bar) {
            (Mass::Lb, true) => 1_433,
            (Mass::Kg, true) => 650,
            (Mass::Lb, false) => 3_000,
            (Mass::Kg, false) => 1_360,
        });
        let load = lifted.load.weight;
        // Where there is a max, the load is held against that.
        if load.max.unwrap_or(load.min) <= most
            || max.is_some_and(|max| intensity(lifted.load, max).is_some())
        {
            continue;
        }
        let than = if on_a_bar {
            "than any lift with a bar on record"
        } else {
            "than twice the heaviest squat on record"
        };
        let span = line.load_span(&lifted);
        findings.push(
            Diagnostic::new(&RULE, format!("{} is more {than}", lifted.load))
                .at(
                    context.place(span),
                    format!("over {} {}", most.grouped(), lifted.load.unit),
                )
                .help("look for a digit too many, or a unit that is not meant"),
        );
    }
}
