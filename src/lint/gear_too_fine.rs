//! Plates of sizes so odd that what they make is not looked for.

use super::{Check, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::library::searched_up_to;
use crate::quantity::{Decimal, Mass};
use crate::routine::Routine;

/// `gear-too-fine`
static RULE: Rule = Rule {
    name: "gear-too-fine",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Gear,
    why: "Which plates make a load is found among all that they can make, a million at most. Plates to the thousandth of a pound make more than that, so heavy loads would be planned without their plates, and nobody would say that they cannot be made.",
    bad: "units lb\ngear barbell  bar[45] plates[45.001, 35.002, 25, 10, 5, 2.5]\nday 2\n  squat 5x5 @185\n",
    good: "units lb\ngear barbell  bar[45] plates[45, 35, 25, 10, 5, 2.5]\nday 2\n  squat 5x5 @185\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Routine(check),
};

fn check(routine: &Routine<'_>, findings: &mut Findings) {
    for gear in routine.catalogue.own_gear() {
        let (Some(place), Some(unit)) = (gear.place, gear.unit) else {
            continue;
        };
        // Beyond what anyone loads nothing is lost.
        let enough = Decimal::whole(match unit {
            Mass::Lb => 3000,
            Mass::Kg => 1360,
        });
        let Some(end) = searched_up_to(&gear).filter(|end| *end < enough && !gear.broken) else {
            continue;
        };
        let end = end.rounded(0).grouped();
        findings.push(
            Diagnostic::new(
                &RULE,
                format!("These plates make more loads than are looked through: those over {end} {unit} go without their plates"),
            )
            .at(place, "its plates are told apart too finely")
            .help("round the plates to what is stamped on them, as in `plates[45, 35, 25, 10, 5, 2.5]`"),
        );
    }
}
