//! More sets a week than a muscle recovers from.

use super::{Check, Context, DaySummary, Lint, MuscleWeek};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::plan::counted;
use crate::requirement;

/// `over-mrv`
static RULE: Rule = Rule {
    name: "over-mrv",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Volume,
    why: "The MRV of a muscle is the most direct hard sets a week that most lifters recover from; it rises with the days that they are spread over. Beyond it, sets tire and do not build. It is a landmark of training for size, so it is held only against routines that rank muscles by a `priority`, and it is no law: a file that means more says so, `require calves at most 33 sets per week`. The figures stand with the muscles (`legc explain quads`), community transcriptions of Renaissance Periodization's.",
    bad: "priority quads\nday 2\n  squat 10x8\nday 5\n  leg_press 10x12\n",
    good: "priority quads\nday 2\n  squat 8x8\nday 5\n  leg_press 8x12\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Sets(check),
};

fn check<'a>(days: &[DaySummary<'a>], context: &Context<'_, 'a>, findings: &mut Findings) {
    let routine = context.routine;
    if routine.priority(context.settings).is_none() {
        return;
    }
    for week in MuscleWeek::all(days) {
        let catalogue = &routine.catalogue;
        let days = routine.calendar.days_in_seven(week.days);
        let sets = routine.calendar.in_seven_days(week.sets);
        let mrv = catalogue.with_muscle(week.muscle, |muscle| muscle.landmarks.mrv(days));
        let Some(mrv) = mrv.filter(|mrv| sets.min > *mrv) else {
            continue;
        };
        if requirement::says(context, "most sets per week", week.muscle) {
            continue;
        }
        let name = catalogue.muscle_name(week.muscle);
        let days = counted(week.days as usize, "day");
        findings.push(
            Diagnostic::new(
                &RULE,
                format!(
                    "The week has {} hard sets for {name} on {days}{}; most lifters recover from {mrv}{}",
                    week.sets.grouped(),
                    routine.calendar.in_seven_days_told(week.sets),
                    context.under()
                ),
            )
            .at(context.place(week.last), "the last of them")
            .help(format!(
                "take some away, spread them over more days, or say that it is meant: `require {name} at most {} sets per week`",
                week.sets.max.unwrap_or(week.sets.min)
            )),
        );
    }
}
