//! A muscle that is tired out alone before it has to hold a bar.

use super::summary::direct_parts;
use super::{Check, Context, DayLine, DaySummary, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};

/// `isolation-before-compound`
static RULE: Rule = Rule {
    name: "isolation-before-compound",
    severity: Severity::Advice,
    concerns: Concerns::Sense,
    theme: Theme::Order,
    why: "What is trained first gains the most strength (Nunes et al. 2021), and a muscle that an isolation exercise has tired gives way under a free bar. So the squat comes before the leg extension. Pump work, a superset, and machines that catch their own weight are left out: there the order is a matter of taste.",
    bad: "day 2\n  leg_extension 4x12\n  squat 5x5\n",
    good: "day 2\n  squat 5x5\n  leg_extension 4x12\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Sets(check),
};

fn check<'a>(days: &[DaySummary<'a>], context: &Context<'_, 'a>, findings: &mut Findings) {
    for day in days {
        of_day(day, context, findings);
    }
}

fn of_day<'a>(day: &DaySummary<'a>, context: &Context<'_, 'a>, findings: &mut Findings) {
    let catalogue = &context.routine.catalogue;
    let taxing = |line: &&DayLine<'_>| line.taxes && line.label.is_none();
    for (at, bar) in day.lines.iter().enumerate() {
        if !bar.taxes || !bar.exercise.compound || !bar.exercise.spot {
            continue;
        }
        // A stance that moves the work elsewhere leaves the bar to the same muscles.
        let carrying = direct_parts(&bar.exercise.works, catalogue);
        let shared = |line: &DayLine<'_>| {
            let mut muscles = line.works.iter().copied();
            muscles.find(|one| {
                carrying.iter().any(|other| {
                    catalogue.is_within(*one, *other) || catalogue.is_within(*other, *one)
                })
            })
        };
        let earlier = day.lines.iter().take(at).filter(taxing);
        let tired = earlier
            .filter(|line| !line.exercise.compound)
            .find_map(|line| Some((line, shared(line)?)));
        let Some((line, muscle)) = tired else {
            continue;
        };
        let (first, then) = (line.exercise.name, bar.exercise.name);
        let name = catalogue.muscle_name(muscle);
        findings.push(
            Diagnostic::new(
                &RULE,
                format!(
                    "{} tires {name} with `{first}` before they carry the bar of `{then}`{}",
                    day.heading,
                    context.under()
                ),
            )
            .at(context.place(line.name_span), "tires them first")
            .because(context.place(bar.name_span), "with a bar to hold")
            .help(format!(
                "move `{first}` below `{then}`, or make it light: `pump`"
            )),
        );
    }
}
