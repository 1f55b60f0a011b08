//! A week with far more sets for a muscle than any before it.

use std::collections::HashMap;

use super::same_muscle_within_48h::recovers_overnight;
use super::{Check, Context, Lint, MuscleWeek, WeekSummary};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::library::MuscleId;
use crate::quantity::Decimal;
use crate::requirement;

/// `weekly-jump`
static RULE: Rule = Rule {
    name: "weekly-jump",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Volume,
    why: "What a muscle can take grows by steps of a set or two a week. Over a fifth more hard sets than in the fullest week so far, and four of them or more, outrun it, and the tendons all the more; a slip in a list of weeks looks the same. The first two weeks, which may be an A and a B in turn, say what is usual. A file that means a steeper climb says so: `require quads sets rise at most 40%`.",
    bad: "units lb\nweeks 3\nday 2\n  squat week[6x5, 6x5, 10x5] @225\n",
    good: "units lb\nweeks 3\nday 2\n  squat week[6x5, 6x5, 8x5] @225\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Plan(check),
};

/// The most percent by which a week may be more than those before it.
const PERCENT: u64 = 20;

/// How many weeks it takes to know what is usual: two that take turns have a set of days each.
const USUAL: usize = 2;

/// The fewest sets that are a jump, whatever they are more than.
const SETS: u64 = 4;

fn check<'a>(weeks: &[WeekSummary<'a>], context: &Context<'_, 'a>, findings: &mut Findings) {
    let mut fullest: HashMap<MuscleId, (u32, MuscleWeek)> = HashMap::new();
    for (at, week) in weeks.iter().enumerate() {
        let jumps = |row: &&MuscleWeek| {
            let before = fullest.get(&row.muscle);
            at >= USUAL
                && row.whole
                && before.is_some_and(|(_, before)| more(before, row).is_some())
        };
        for row in week.muscles.iter().filter(jumps) {
            let catalogue = &context.routine.catalogue;
            let told_by_its_group = week.muscles.iter().filter(jumps).any(|group| {
                group.muscle != row.muscle && catalogue.is_within(row.muscle, group.muscle)
            });
            if !told_by_its_group && let Some((number, before)) = fullest.get(&row.muscle) {
                tell(week, row, (*number, before), context, findings);
            }
        }
        for row in &week.muscles {
            let so_far = fullest.entry(row.muscle).or_insert((week.number, *row));
            if row.sets.min > so_far.1.sets.min {
                *so_far = (week.number, *row);
            }
        }
    }
}

/// By how many percent `now` is more than `before`, where that is too many.
fn more(before: &MuscleWeek, now: &MuscleWeek) -> Option<Decimal> {
    let (then, now) = (before.sets.max?, now.sets.min);
    if before.elsewhere || then < Decimal::ONE || now < then + Decimal::whole(SETS) {
        return None;
    }
    let percent = Decimal::ratio((now - then) * Decimal::whole(100), then);
    (percent > Decimal::whole(PERCENT)).then_some(percent)
}

fn tell(
    week: &WeekSummary<'_>,
    row: &MuscleWeek,
    (number, before): (u32, &MuscleWeek),
    context: &Context<'_, '_>,
    findings: &mut Findings,
) {
    if recovers_overnight(row.muscle, context)
        || requirement::says(context, "rise of sets", row.muscle)
        || requirement::says_of_plan(context, "rise of sets")
    {
        return;
    }
    let Some(by) = more(before, row) else { return };
    let name = context.routine.catalogue.muscle_name(row.muscle);
    let by = by.rounded(0);
    findings.push(
        Diagnostic::new(
            &RULE,
            format!(
                "Week {} has {} hard sets for {name}, {by}% more than week {number}, the fullest before it{}",
                week.number,
                row.sets.grouped(),
                context.under_options()
            ),
        )
        .at(context.place(row.last), "the last of them")
        .help(format!(
            "climb in smaller steps, or say that it is meant: `require {name} sets rise at most {by}%`"
        )),
    );
}
