//! The body alone as the load of a lift that is done with a bar.

use super::line::{Line, lifted};
use super::{Check, Context, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::plan::Entry;
use crate::quantity::Mass;

/// `body-on-a-bar`
static RULE: Rule = Rule {
    name: "body-on-a-bar",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Loads,
    why: "`@bw` is the lifter's own weight and nothing else, or with so much more. A lift with a bar has its load on the bar: a squat \"with bodyweight\" is a bar of so many pounds, and counted as nothing lifted otherwise.",
    bad: "units kg\nday 2\n  squat 3x10 @bw\n",
    good: "units kg\nday 2\n  squat 3x10 @80\n  bodyweight_squat 3x20 @bw\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Entry(check),
};

fn check<'a>(entry: &Entry<'a>, context: &Context<'_, 'a>, findings: &mut Findings) {
    if entry.gear.bar.is_none() {
        return;
    }
    let Some(lifted) = lifted(entry).find(|lifted| lifted.load.is_beside_the_body()) else {
        return;
    };
    let name = entry.exercise.name;
    let alone = format!("bodyweight_{name}");
    let catalogue = &context.routine.catalogue;
    let other = if catalogue.exercise_names().any(|known| known == alone) {
        format!("; with the body alone it is `{alone}`")
    } else {
        String::new()
    };
    let place = context.place(Line::of(entry, context.routine).load_span(&lifted));
    findings.push(
        Diagnostic::new(
            &RULE,
            format!("`{name}` is done with a bar, and `bw` is the lifter without one"),
        )
        .at(place, "nothing on the bar")
        .help(format!(
            "write what the bar weighs with its plates, as in `@{}`{other}",
            match lifted.load.unit {
                Mass::Lb => "185lb",
                Mass::Kg => "80kg",
            }
        )),
    );
}
