//! One muscle on two days in a row.

use super::{Check, Context, DaySummary, Lint, MuscleDay};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::library::MuscleId;
use crate::requirement;
use crate::source::Span;

/// `same-muscle-within-48h`
static RULE: Rule = Rule {
    name: "same-muscle-within-48h",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Order,
    why: "A muscle grows in the two days after hard sets for it; the next hard sets come when it is no longer sore. Biceps the day after triceps are different muscles of one group, and fine. A programme that means it says so: `require 0 days between quads`. Core, neck and forearms, which recover overnight, and conditioning are left out, and so are sessions held elsewhere, whose sets are not known.",
    bad: "day 2\n  squat 5x5\nday 3\n  leg_press 3x10\n",
    good: "day 2\n  squat 5x5\nday 4\n  leg_press 3x10\n",
};

/// The muscles that stand hard work every day, and what is no muscle.
const EVERY_DAY: [&str; 4] = ["core", "neck", "forearms", "conditioning"];

/// Whether `muscle` stands hard work every day.
pub(super) fn recovers_overnight(muscle: MuscleId, context: &Context<'_, '_>) -> bool {
    let catalogue = &context.routine.catalogue;
    let mut every_day = EVERY_DAY.iter().filter_map(|name| catalogue.muscle(name));
    every_day.any(|group| catalogue.is_within(muscle, group))
}

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Week(check),
};

fn check<'a>(days: &[DaySummary<'a>], context: &Context<'_, 'a>, findings: &mut Findings) {
    let row = context.in_a_row(days);
    for (at, day) in &row {
        for (_, next) in row.iter().filter(|(next, _)| *next > 0 && *next == at + 1) {
            consecutive(day, next, context, findings);
        }
    }
}

fn consecutive<'a>(
    day: &DaySummary<'a>,
    next: &DaySummary<'a>,
    context: &Context<'_, 'a>,
    findings: &mut Findings,
) {
    let catalogue = &context.routine.catalogue;
    // Two parts of one group are trained apart; the same muscle is worked where one day trains
    // all of what the other trains.
    let whole = |row: &MuscleDay| row.whole && row.elsewhere.is_none();
    let common: Vec<(MuscleId, Span, Span)> = day
        .muscles
        .iter()
        .filter_map(|first| {
            let second = next.muscle(first.muscle)?;
            let (_, cause) = first.first_here?;
            let (_, span) = second.first_here?;
            (whole(first) || whole(second)).then_some((first.muscle, cause, span))
        })
        .collect();
    for &(muscle, cause, span) in &common {
        let within = |group: MuscleId| catalogue.is_within(muscle, group);
        let told_by_its_group = common
            .iter()
            .any(|(other, ..)| *other != muscle && within(*other));
        // A file that says how many days are between, be it none, has thought of it.
        let said = requirement::says(context, "days between", muscle);
        if told_by_its_group || said || recovers_overnight(muscle, context) {
            continue;
        }
        let name = catalogue.muscle_name(muscle);
        findings.push(
            Diagnostic::new(
                &RULE,
                format!(
                    "{} trains {name} again, the day after {}{}",
                    next.heading,
                    day.heading,
                    context.under()
                ),
            )
            .at(context.place(span), format!("{name} again"))
            .because(context.place(cause), format!("{name} the day before"))
            .help(format!("leave a day between, train another muscle, or say that it is meant: `require 0 days between {name}`")),
        );
    }
}
