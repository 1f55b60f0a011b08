//! Too few sets a week for a muscle that is to grow.

use super::summary::is_a_week;
use super::{Check, Context, DaySummary, Lint, MuscleWeek};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::requirement;

/// `under-mev`
static RULE: Rule = Rule {
    name: "under-mev",
    severity: Severity::Advice,
    concerns: Concerns::Sense,
    theme: Theme::Volume,
    why: "The MEV of a muscle is the least direct hard sets a week that make it grow. A muscle that has priority wants more than that; with fewer it is kept, at best. Weeks of deload are left out. The figures stand with the muscles (`legc explain quads`), community transcriptions of Renaissance Periodization's.",
    bad: "priority quads\nday 2\n  squat 3x8\nday 5\n  leg_press 3x12\n",
    good: "priority quads\nday 2\n  squat 5x8\nday 5\n  leg_press 5x12\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Sets(check),
};

fn check<'a>(days: &[DaySummary<'a>], context: &Context<'_, 'a>, findings: &mut Findings) {
    let routine = context.routine;
    let Some(priority) = routine.priority(context.settings) else {
        return;
    };
    if routine.deload(context.settings).is_some() || !is_a_week(days) {
        return;
    }
    for (muscle, span) in &priority.muscles {
        // A muscle that no day trains has a finding of its own.
        let Some(week) = MuscleWeek::of(*muscle, days).filter(|week| !week.elsewhere) else {
            continue;
        };
        let catalogue = &routine.catalogue;
        let in_seven_days = routine.calendar.in_seven_days(week.sets);
        let mev = catalogue.with_muscle(*muscle, |muscle| muscle.landmarks.mev);
        let Some(mev) = mev.filter(|mev| in_seven_days.max.is_some_and(|most| most < *mev)) else {
            continue;
        };
        if requirement::says(context, "least sets per week", *muscle) {
            continue;
        }
        let name = catalogue.muscle_name(*muscle);
        let sets = week.sets.grouped();
        findings.push(
            Diagnostic::new(
                &RULE,
                format!(
                    "The week has {sets} hard sets for {name}, a priority{}; it takes some {mev} to grow{}",
                    routine.calendar.in_seven_days_told(week.sets),
                    context.under()
                ),
            )
            .at(context.place(*span), "to grow")
            .because(context.place(week.last), "the last of the sets")
            .help(format!(
                "add sets, or say that it is meant: `require {name} at least {} sets per week`",
                week.sets.min
            )),
        );
    }
}
