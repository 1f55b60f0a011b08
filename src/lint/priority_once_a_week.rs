//! A muscle of priority that is trained on one day of the week.

use super::summary::is_a_week;
use super::{Check, Context, DaySummary, Lint, MuscleWeek};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::requirement;

/// `priority-once-a-week`
static RULE: Rule = Rule {
    name: "priority-once-a-week",
    severity: Severity::Advice,
    concerns: Concerns::Sense,
    theme: Theme::Order,
    why: "Muscles grow faster when the same sets are spread over two days of the week than when one day has them all (Schoenfeld et al. 2016). A muscle with priority is worth the second day. A file that means one says so: `require quads 1 day per week`, or how many days are to lie between.",
    bad: "priority quads\nday 2\n  squat 5x5\n  leg_press 4x10\nday 5\n  bench_press 5x5\n",
    good: "priority quads\nday 2\n  squat 5x5\nday 5\n  bench_press 5x5\n  leg_press 4x10\n",
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
    // A week of another length has its own count of days, and a lighter one may leave some out.
    if routine.calendar.days != 7 || routine.deload(context.settings).is_some() || !is_a_week(days)
    {
        return;
    }
    for (muscle, span) in &priority.muscles {
        let Some(week) = MuscleWeek::of(*muscle, days).filter(|week| week.days == 1) else {
            continue;
        };
        if ["days per week", "days between"]
            .iter()
            .any(|what| requirement::says(context, what, *muscle))
        {
            continue;
        }
        let name = routine.catalogue.muscle_name(*muscle);
        findings.push(
            Diagnostic::new(
                &RULE,
                format!(
                    "One day a week trains {name}, a priority{}",
                    context.under()
                ),
            )
            .at(context.place(*span), "in the priority")
            .because(context.place(week.last), "trained on this day alone")
            .help(format!(
                "move some of the sets to a second day, or say that it is meant: `require {name} 1 day per week`"
            )),
        );
    }
}
