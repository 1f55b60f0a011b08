//! More for one muscle in one session than it has a use for.

use super::same_muscle_within_48h::recovers_overnight;
use super::{Check, Context, DaySummary, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::quantity::Decimal;
use crate::requirement;

/// `too-many-sets-in-a-session`
static RULE: Rule = Rule {
    name: "too-many-sets-in-a-session",
    severity: Severity::Advice,
    concerns: Concerns::Sense,
    theme: Theme::Volume,
    why: "Past some twelve hard sets for one muscle at a time, more of them add fatigue and hardly any growth: meta-regressions of the sets of a session find the gain levelling off at about eleven (Remmert et al. 2025). On another day the same sets do more. A file that means it says so: `require quads at most 20 sets per session`.",
    bad: "day 2\n  squat 6x8\n  leg_press 5x12\n  leg_extension 4x15\n",
    good: "day 2\n  squat 6x8\n  leg_extension 4x15\nday 5\n  leg_press 5x12\n",
};

/// The most direct hard sets for a muscle in a session that nothing is said of.
const MOST: u64 = 12;

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
    let most = Decimal::whole(MOST);
    let over = |muscle| {
        day.muscle(muscle)
            .is_some_and(|row| row.whole && row.sets.min > most)
    };
    for row in &day.muscles {
        let muscle = row.muscle;
        let groups = catalogue.with_muscle(muscle, |muscle| muscle.within.clone());
        let told_by_its_group = groups.iter().any(|group| *group != muscle && over(*group));
        if !over(muscle)
            || told_by_its_group
            || recovers_overnight(muscle, context)
            || requirement::says(context, "most sets per session", muscle)
        {
            continue;
        }
        let name = catalogue.muscle_name(muscle);
        let sets = row.sets.grouped();
        let (first, span) = (row.first_here.unwrap_or(row.first).1, row.last.1);
        findings.push(
            Diagnostic::new(
                &RULE,
                format!(
                    "{} has {sets} hard sets for {name}, over {MOST}{}",
                    day.heading,
                    context.under()
                ),
            )
            .at(context.place(span), "the last of them")
            .because(context.place(first), "the first")
            .help(format!(
                "move some of them to another day, or say that it is meant: `require {name} at most {} sets per session`",
                row.sets.max.unwrap_or(row.sets.min)
            )),
        );
    }
}
