//! Loads that the declared gear cannot make.

use super::line::{Line, lifted};
use super::{Check, Context, Lint};
use crate::diagnostic::{Diagnostic, Findings, Rule, Severity, Theme};
use crate::library::Gear;
use crate::plan::{Entry, Fit, fit, is_plainly_made};
use crate::quantity::{Decimal, Load, Written};
use crate::source::Place;

/// `load-not-makeable`
static BETWEEN: Rule = Rule {
    name: "load-not-makeable",
    severity: Severity::Error,
    theme: Theme::Gear,
    why: "The file says what the bar and the plates, the stack or the rack weigh. A load that they cannot make ends in arithmetic between two sets.",
    bad: "units lb\ngear barbell  bar[45] plates[45, 35, 25, 10, 5, 2.5]\nday 2\n  squat 5x5 @182\n",
    good: "units lb\ngear barbell  bar[45] plates[45, 35, 25, 10, 5, 2.5]\nday 2\n  squat 5x5 @180\n",
};

/// `load-below-bar`
static BELOW: Rule = Rule {
    name: "load-below-bar",
    severity: Severity::Error,
    theme: Theme::Gear,
    why: "An empty bar has its weight, and a stack its first plate. Nothing lighter can be lifted there.",
    bad: "units lb\ngear barbell  bar[45] plates[45, 35, 25, 10, 5, 2.5]\nday 2\n  squat 5x5 @30\n",
    good: "units lb\ngear barbell  bar[45] plates[45, 35, 25, 10, 5, 2.5]\nday 2\n  squat 5x5 @45\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&BETWEEN, &BELOW],
    check: Check::Entry(check),
};

fn check<'a>(entry: &Entry<'a>, context: &Context<'_, 'a>, findings: &mut Findings) {
    let gear = &entry.gear;
    // The library's gear is a usual gym's, and no promise of this one's.
    let (Some(declared), Some(unit)) = (gear.place, gear.unit) else {
        return;
    };
    let line = Line::of(entry, context.routine);
    for lifted in lifted(entry) {
        let load = lifted.load;
        // A percentage is rounded at the rack, and plates are makeable by their nature.
        if load.written != Written::Weight || load.unit != unit || !load.weight.is_exact() {
            continue;
        }
        if gear.loads.is_none() && is_plainly_made(gear, load.weight.min) {
            continue;
        }
        let Some(Fit::Between { below, above }) = fit(gear, load.weight.min) else {
            continue;
        };
        let Some(span) = line.written_load_span(&lifted) else {
            continue;
        };
        let misfit = Misfit {
            load,
            place: context.place(span),
            written: context.routine.str(span),
            declared,
            exercise: entry.exercise.name,
        };
        findings.push(match (below, above) {
            (None, Some(least)) => misfit.below(gear, least),
            (below, above) => misfit.between(below, above),
        });
    }
}

/// A load that does not fit its gear.
struct Misfit<'a> {
    load: Load,
    place: Place,
    /// The load as it stands in the text.
    written: &'a str,
    /// Where the gear is declared.
    declared: Place,
    exercise: &'a str,
}

impl Misfit<'_> {
    fn between(&self, below: Option<Decimal>, above: Option<Decimal>) -> Diagnostic {
        let unit = self.load.unit;
        let (nearest, help) = match (below, above) {
            (Some(below), Some(above)) => {
                let (below, above) = (below.grouped(), above.grouped());
                (
                    format!("; the nearest are {below} and {above} {unit}"),
                    format!("write {below} or {above} {unit}"),
                )
            }
            (Some(most), None) | (None, Some(most)) => (
                format!("; the most is {} {unit}", most.grouped()),
                format!("write {} {unit}", most.grouped()),
            ),
            (None, None) => (String::new(), "declare more plates".to_owned()),
        };
        let problem = self
            .problem(&BETWEEN, &nearest, "cannot be made")
            .help(help);
        match below.xor(above) {
            Some(only) => problem.fix(self.place, self.instead(only), false),
            None => problem,
        }
    }

    fn below(&self, gear: &Gear, least: Decimal) -> Diagnostic {
        let what = if gear.loads.is_some() {
            "the lightest is"
        } else {
            "empty it weighs"
        };
        let (least_text, unit) = (least.grouped(), self.load.unit);
        self.problem(
            &BELOW,
            &format!("; {what} {least_text} {unit}"),
            "lighter than the gear itself",
        )
        .help(format!("write {least_text} {unit}, or another exercise"))
        .fix(self.place, self.instead(least), false)
    }

    fn problem(&self, rule: &'static Rule, nearest: &str, label: &str) -> Diagnostic {
        Diagnostic::new(
            rule,
            format!(
                "`{}` cannot be loaded with {}{nearest}",
                self.exercise, self.load
            ),
        )
        .at(self.place, label)
        .because(self.declared, "the gear is declared here")
    }

    /// `weight` with a unit where the load has one.
    fn instead(&self, weight: Decimal) -> String {
        let unit = self
            .written
            .trim_start_matches(|c: char| !c.is_alphabetic());
        let number_end = self.written.len() - unit.len();
        let gap = self
            .written
            .get(..number_end)
            .map_or("", |number| if number.ends_with(' ') { " " } else { "" });
        format!("{weight}{gap}{unit}")
    }
}
