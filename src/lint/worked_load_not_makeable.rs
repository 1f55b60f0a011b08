//! Loads that were worked out, and that the gear cannot make or ends before.

use super::fits::{Misfit, load_words};
use super::fold::Case;
use super::line::{Lifted, Line, lifted};
use super::{Check, Context, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Rule, Severity, Theme};
use crate::library::Gear;
use crate::plan::{Entry, Kind};
use crate::quantity::{Decimal, Load, Mass, Whole, Written};
use crate::source::Span;

/// `worked-load-not-makeable`
static BETWEEN: Rule = Rule {
    name: "worked-load-not-makeable",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Gear,
    why: "A percentage or an expression seldom comes to what the plates make. Unless the file says how loads are rounded, each is left to arithmetic between two sets; told once for a lift, with how many more sets it is so of.",
    bad: "units kg\nmax squat 230\ngear barbell  bar[20] plates[25, 20, 10, 5, 2.5]\nday 2\n  squat 3x3 @78%\n",
    good: "units kg\nround nearest gear\nmax squat 230\ngear barbell  bar[20] plates[25, 20, 10, 5, 2.5]\nday 2\n  squat 3x3 @78%\n",
};

/// `worked-load-too-heavy`
static TOO_HEAVY: Rule = Rule {
    name: "worked-load-too-heavy",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Gear,
    why: "`round nearest gear` makes of a load what the gear can make. Where all the plates there are come to less than was asked, that is much less than the plan means, and the set is no longer what it says.",
    bad: "units kg\nround nearest gear\nmax squat 230\ngear barbell  bar[20] plates[4x25, 2x15, 2x10]\nday 2\n  squat 3x1 @100%\n",
    good: "units kg\nround nearest gear\nmax squat 230\ngear barbell  bar[20] plates[8x25, 2x15, 2x10, 2x5]\nday 2\n  squat 3x1 @100%\n",
};

/// `worked-load-below-bar`
static BELOW: Rule = Rule {
    name: "worked-load-below-bar",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Gear,
    why: "The empty bar is the least that a barbell lift is loaded with, and the first dumbbell of the rack the least of its. A percentage that comes to less is lifted with more than the plan means.",
    bad: "units kg\nround nearest gear\nmax bench_press 60\ngear barbell  bar[20] plates[20, 10, 5, 2.5]\nday 2\n  bench_press 3x10 @25%\n",
    good: "units kg\nround nearest gear\nmax bench_press 60\ngear barbell  bar[20] plates[20, 10, 5, 2.5]\nday 2\n  bench_press 3x10 @40%\n",
};

/// `rounded-to-unknown-gear`
static UNKNOWN: Rule = Rule {
    name: "rounded-to-unknown-gear",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Gear,
    why: "`round nearest gear` makes of a load what the lift's own gear can make. Machines differ, so of a sled or a stack that the file does not describe nothing is known, and its loads stay as they were worked out.",
    bad: "units kg\nround nearest gear\nmax leg_press 187\nday 2\n  leg_press 3x8 @77%\n",
    good: "units kg\nround nearest gear\nmax leg_press 187\ngear leg_press  sled[50] plates[20, 10, 5, 2.5]\nday 2\n  leg_press 3x8 @77%\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&BETWEEN, &TOO_HEAVY, &BELOW, &UNKNOWN],
    check: Check::Lift(check),
};

/// How a load stands to its gear.
#[derive(Clone, Copy)]
enum Stands {
    /// The gear ends before it.
    TooHeavy { most: Decimal },
    /// It is less than the empty gear.
    Below { least: Decimal },
    /// It lies between two that can be made.
    Between(Misfit),
    /// It was to be rounded to what the gear makes, and nothing is known of that.
    Unrounded,
}

impl Stands {
    const fn rule(self) -> &'static Rule {
        match self {
            Self::TooHeavy { .. } => &TOO_HEAVY,
            Self::Below { .. } => &BELOW,
            Self::Between(_) => &BETWEEN,
            Self::Unrounded => &UNKNOWN,
        }
    }
}

fn check<'a>(entry: &Entry<'a>, context: &Context<'_, 'a>) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    // A set of several segments is one set.
    let mut counted = Vec::new();
    for lifted in lifted(entry).filter(|lifted| lifted.load.is_worked_out()) {
        let Some((stands, unit)) = stands(&entry.gear, lifted.load, context) else {
            continue;
        };
        let is_warmup = lifted.run.set.kind == Kind::Warmup;
        if is_warmup && matches!(stands, Stands::Below { .. }) && lifted.load.asked.is_some() {
            // One warms up with the empty bar, and the plan says so.
            continue;
        }
        let rule = stands.rule();
        let sets = lifted.run.sets.max;
        match cases.iter_mut().find(|case| case.finding.rule == rule) {
            Some(_) if counted.contains(&(rule.name, lifted.run_at)) => {}
            Some(case) => case.more = case.more.saturating_add(sets),
            None => cases.push(Case {
                finding: told(entry, context, &lifted, (stands, unit)),
                sets,
                more: 0,
            }),
        }
        counted.push((rule.name, lifted.run_at));
    }
    cases
}

/// How `load` stands to `gear`, and the unit of the gear; `None` where it is made.
fn stands(gear: &Gear, load: Load, context: &Context<'_, '_>) -> Option<(Stands, Mass)> {
    if gear.broken {
        return None;
    }
    if gear.unit.is_none() {
        let to_gear = context
            .routine
            .rounding
            .is_some_and(|rounding| rounding.step.is_none());
        return to_gear.then_some((Stands::Unrounded, load.unit));
    }
    if let Some((asked, unit)) = load.asked {
        let planned = load.weight;
        let heavier = unit.weigh(asked.max?, load.unit) > planned.max?;
        let stands = if heavier {
            Stands::TooHeavy { most: planned.max? }
        } else {
            Stands::Below { least: planned.min }
        };
        return Some((stands, load.unit));
    }
    let misfit = Misfit::of(gear, load)?;
    let stands = match (misfit.below, misfit.above) {
        (None, Some(least)) => Stands::Below { least },
        (Some(most), None) => Stands::TooHeavy { most },
        _ => Stands::Between(misfit),
    };
    // Of a usual gym's gear the empty bar alone is taken to be in this one.
    let known = gear.place.is_some()
        || (matches!(stands, Stands::Below { .. }) && misfit.unit == load.unit);
    known.then_some((stands, misfit.unit))
}

fn told<'a>(
    entry: &Entry<'a>,
    context: &Context<'_, 'a>,
    lifted: &Lifted<'_, 'a>,
    (stands, unit): (Stands, Mass),
) -> Diagnostic {
    let load = lifted.load;
    let name = entry.exercise.name;
    let gear = &entry.gear;
    let (weight, asked_in) = load.asked.unwrap_or((load.weight, load.unit));
    let asked = Load::plain(weight, asked_in);
    let share = match load.written {
        Written::Percent(percent, whole) => {
            let whole = match whole {
                Whole::Max => "its max",
                Whole::TrainingMax => "its training max",
                Whole::Top => "the top set",
                Whole::Another => "the max of another lift",
            };
            format!(", {}% of {whole}", percent.grouped())
        }
        _ => String::new(),
    };
    let asked = format!("{}{share}", load_words(asked, unit));
    let under = context.under();
    let planned = load.asked.map(|_| format!("planned with {load}"));
    // A load that has moved on is the progression's; others of the line say themselves what they are.
    let groups = context.routine.ast.all(entry.item.scheme);
    let moved = entry.moves_on.filter(|_| {
        let first = groups.first().map(|group| group.scheme);
        context.has_moved_on(entry) && first == Some(lifted.run.span)
    });
    let span = moved.unwrap_or_else(|| Line::of(entry, context.routine).load_span(lifted));
    let place = context.place(span);
    let (message, label, help) = match stands {
        Stands::TooHeavy { most } => (
            format!(
                "`{name}` is to be loaded with {asked}, and its gear makes no more than {} {unit}{under}",
                most.grouped()
            ),
            planned.unwrap_or_else(|| "more than there is".to_owned()),
            help_of_more(entry, load, moved.is_some()),
        ),
        Stands::Below { least } => (
            format!(
                "`{name}` is to be loaded with {asked}, and its gear makes no less than {} {unit}{under}",
                least.grouped()
            ),
            planned.unwrap_or_else(|| "lighter than the gear".to_owned()),
            help_of_less(gear, name, (least, unit)),
        ),
        Stands::Between(misfit) => (
            format!(
                "`{name}` cannot be loaded with {asked}{}{under}",
                misfit.nearest()
            ),
            "cannot be made".to_owned(),
            String::new(),
        ),
        Stands::Unrounded => (
            format!(
                "`{name}` is loaded with {asked}, and what its gear can make the file does not say{under}"
            ),
            "not rounded".to_owned(),
            format!(
                "declare it, as in `gear {name}  {}`, or round to a step, as in `round nearest {}`",
                if entry.exercise.gear == "stack" || entry.exercise.gear == "cable" {
                    "stack[…]"
                } else {
                    "sled[…] plates[…]"
                },
                if unit == Mass::Lb { "5" } else { "2.5" }
            ),
        ),
    };
    let mut finding = Diagnostic::new(stands.rule(), message).at(place, label);
    if let Some(declared) = gear.place {
        finding = finding.because(declared, "the gear is declared here");
    }
    match (stands, context.routine.rounding) {
        (Stands::Between(_), _) => round_to_gear(finding, context, gear),
        (Stands::Unrounded, Some(rounding)) => finding
            .because(context.place(rounding.target), "loads are rounded to this")
            .help(help),
        _ => finding.help(help),
    }
}

/// What to do where there is too little to load.
fn help_of_more(entry: &Entry<'_>, load: Load, has_moved: bool) -> String {
    let gear = &entry.gear;
    let more = match (&gear.loads, gear.place) {
        (Some(_), Some(_)) => "declare heavier ones if there are any".to_owned(),
        (Some(_), None) => format!(
            "declare what there is, as in `gear {}  rack[…]`",
            entry.exercise.gear
        ),
        (None, _) => "declare more plates if there are any".to_owned(),
    };
    let less = match load.written {
        _ if has_moved => "start lower or take smaller steps",
        Written::Percent(_, Whole::TrainingMax) => {
            "write a lower percentage or a smaller training max"
        }
        Written::Percent(_, Whole::Top) => "write a lower percentage or a lighter top set",
        Written::Percent(_, Whole::Max | Whole::Another) => {
            "write a lower percentage or a smaller max"
        }
        _ => "load it less",
    };
    format!("{more}, {less}, or plan another lift")
}

/// What to do where the gear alone is too heavy.
fn help_of_less(gear: &Gear, name: &str, (least, unit): (Decimal, Mass)) -> String {
    let lighter = match (gear.place, gear.bar) {
        (None, Some(_)) => format!("declare a lighter bar, as in `gear {name}  bar[…]`, "),
        _ => String::new(),
    };
    format!(
        "{lighter}load it with {} {unit} or more, or plan another lift",
        least.grouped()
    )
}

/// Says how loads come to be what the gear makes, and offers to write it.
fn round_to_gear(finding: Diagnostic, context: &Context<'_, '_>, gear: &Gear) -> Diagnostic {
    let routine = context.routine;
    let Some(rounding) = routine.rounding else {
        let finding = finding.help(
            "write `round nearest gear` among the declarations: what is worked out becomes what the gear can make",
        );
        let own = gear
            .place
            .filter(|place| !routine.source.is_imported(place.span.start));
        let Some(declared) = own else {
            return finding;
        };
        let before = routine.source.text().get(..declared.span.start as usize);
        let line = before
            .and_then(|text| text.rfind('\n'))
            .map_or(0, |end| end + 1);
        let line = u32::try_from(line).unwrap_or_default();
        return finding.fix(
            context.place(Span::new(line, line)),
            "round nearest gear\n",
            false,
        );
    };
    let target = context.place(rounding.target);
    match rounding.step {
        Some((step, mass)) => finding
            .because(target, "loads are rounded to this")
            .help(format!(
                "round to `gear` in place of {step} {mass}: what is worked out becomes what the gear can make"
            ))
            .instead(target, "gear"),
        None => finding.help("write a load that the gear can make"),
    }
}
