//! Loads that the declared gear cannot make.

use super::fits::{Misfit, load_words};
use super::line::{Line, lifted};
use super::{Check, Context, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::library::Gear;
use crate::plan::Entry;
use crate::quantity::{Decimal, Load, Written};
use crate::source::{Place, Span};

/// `load-not-makeable`
static BETWEEN: Rule = Rule {
    name: "load-not-makeable",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Gear,
    why: "The file says what the bar and the plates, the stack or the rack weigh. A load that they cannot make ends in arithmetic between two sets.",
    bad: "units lb\ngear barbell  bar[45] plates[45, 35, 25, 10, 5, 2.5]\nday 2\n  squat 5x5 @182\n",
    good: "units lb\ngear barbell  bar[45] plates[45, 35, 25, 10, 5, 2.5]\nday 2\n  squat 5x5 @180\n",
};

/// `load-below-bar`
static BELOW: Rule = Rule {
    name: "load-below-bar",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Gear,
    why: "An empty bar has its weight, and a stack its first plate. Nothing lighter can be lifted there.",
    bad: "units lb\ngear barbell  bar[45] plates[45, 35, 25, 10, 5, 2.5]\nday 2\n  squat 5x5 @30\n",
    good: "units lb\ngear barbell  bar[45] plates[45, 35, 25, 10, 5, 2.5]\nday 2\n  squat 5x5 @45\n",
};

/// `load-below-usual-bar`
static BELOW_USUAL: Rule = Rule {
    name: "load-below-usual-bar",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Gear,
    why: "A load of a barbell lift is with the bar, and the usual bar weighs 20 kg or 45 lb empty. A lighter one is a slip, or an effort: `@8` is 8 kg, `@rpe[8]` two reps short of failure. Where the bar is lighter, the file says so.",
    bad: "units kg\nday 2\n  squat 3x5 @8\n",
    good: "units kg\nmax squat 140\nday 2\n  squat 3x5 @rpe[8]\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&BETWEEN, &BELOW, &BELOW_USUAL],
    check: Check::Entry(check),
};

fn check<'a>(entry: &Entry<'a>, context: &Context<'_, 'a>, findings: &mut Findings) {
    let gear = &entry.gear;
    let line = Line::of(entry, context.routine);
    // What is worked out is looked at by itself.
    let is_written = |load: Load| matches!(load.written, Written::Weight | Written::Plates(_));
    for lifted in lifted(entry).filter(|lifted| is_written(lifted.load)) {
        let load = lifted.load;
        let Some(misfit) = Misfit::of(gear, load) else {
            continue;
        };
        if load.written != Written::Weight && misfit.above.is_none() {
            // That there are not so many plates has been said.
            continue;
        }
        let Some(span) = line.written_load_span(&lifted) else {
            continue;
        };
        let Some(declared) = gear.place else {
            // The library's gear is a usual gym's, and no promise of this one's: but a bar it has.
            let bar = gear
                .bar
                .filter(|_| load.unit == misfit.unit && !gear.broken);
            if let (None, Some(bar)) = (misfit.below, bar) {
                findings.push(below_usual_bar((entry, load), context, (span, bar)));
            }
            continue;
        };
        let told = Told {
            load,
            misfit,
            place: context.place(span),
            written: context.routine.str(span),
            declared,
            exercise: entry.exercise.name,
        };
        findings.push(match (misfit.below, misfit.above) {
            (None, Some(least)) => told.below(gear, least),
            (below, above) => told.between(below, above),
        });
    }
}

/// Reports a load that is lighter than the empty bar of any usual gym.
fn below_usual_bar(
    (entry, load): (&Entry<'_>, Load),
    context: &Context<'_, '_>,
    (span, bar): (Span, Decimal),
) -> Diagnostic {
    let name = entry.exercise.name;
    let (bar, unit) = (bar.grouped(), load.unit);
    let place = context.place(span);
    let written = context.routine.str(span);
    let finding = Diagnostic::new(
        &BELOW_USUAL,
        format!("`{name}` is loaded with {load}, and the usual bar weighs {bar} {unit} empty"),
    )
    .at(place, "lighter than the bar");
    if is_effort(load, written) {
        finding
            .help(format!(
                "is it an RPE? The load by it is `@rpe[{written}]`, and `rpe[{written}]` after the load says the effort alone; a lighter bar is declared: `gear {name}  bar[{written}]`"
            ))
            .fix(place, format!("rpe[{written}]"), false)
    } else {
        finding.help(format!(
            "write {bar} {unit} or more; a lighter bar is declared: `gear {name}  bar[{}{unit}]`",
            load.weight.min
        ))
    }
}

/// Whether a load that is written as `8` may be meant as an RPE.
fn is_effort(load: Load, written: &str) -> bool {
    let mut bytes = written.bytes();
    load.weight.is_exact()
        && load.weight.min <= Decimal::whole(10)
        && bytes.all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// A load that does not fit its gear.
struct Told<'a> {
    load: Load,
    misfit: Misfit,
    place: Place,
    /// The load as it stands in the text.
    written: &'a str,
    /// Where the gear is declared.
    declared: Place,
    exercise: &'a str,
}

impl Told<'_> {
    fn between(&self, below: Option<Decimal>, above: Option<Decimal>) -> Diagnostic {
        let unit = self.misfit.unit;
        let help = match (below, above) {
            (Some(below), Some(above)) => {
                format!("write {} or {} {unit}", below.grouped(), above.grouped())
            }
            (Some(only), None) | (None, Some(only)) => format!("write {} {unit}", only.grouped()),
            (None, None) => "declare more plates".to_owned(),
        };
        let problem = self
            .problem(&BETWEEN, &self.misfit.nearest(), "cannot be made")
            .help(help);
        self.with_fix(problem, below.xor(above))
    }

    fn below(&self, gear: &Gear, least: Decimal) -> Diagnostic {
        let what = if gear.loads.is_some() {
            "the lightest is"
        } else {
            "empty it weighs"
        };
        let (least_text, unit) = (least.grouped(), self.misfit.unit);
        let problem = self
            .problem(
                &BELOW,
                &format!("; {what} {least_text} {unit}"),
                "lighter than the gear itself",
            )
            .help(format!("write {least_text} {unit}, or another exercise"));
        let written = self.written;
        if gear.bar.is_some() && is_effort(self.load, written) {
            return problem
                .help(format!(
                    "write {least_text} {unit} or more; or is it an RPE? The load by it is `@rpe[{written}]`"
                ))
                .fix(self.place, format!("rpe[{written}]"), false);
        }
        self.with_fix(problem, Some(least))
    }

    /// `problem` with the one load there is to write, where it is in the unit of what is written.
    fn with_fix(&self, problem: Diagnostic, only: Option<Decimal>) -> Diagnostic {
        match only.filter(|_| self.misfit.unit == self.load.unit) {
            Some(only) => problem.instead(self.place, self.instead(only)),
            None => problem,
        }
    }

    fn problem(&self, rule: &'static Rule, nearest: &str, label: &str) -> Diagnostic {
        Diagnostic::new(
            rule,
            format!(
                "`{}` cannot be loaded with {}{nearest}",
                self.exercise,
                load_words(self.load, self.misfit.unit)
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
