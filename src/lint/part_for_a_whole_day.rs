//! A morning, or an evening, of some weeks that takes the place of a whole day.

use std::collections::HashMap;

use super::{Check, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::routine::{Day, Part, Routine};

/// `part-for-a-whole-day`
static RULE: Rule = Rule {
    name: "part-for-a-whole-day",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Calendar,
    why: "A day below a `week` line takes the place of that day in its weeks, and so does a morning or an evening alone: all that the whole day has is left out then. Where only an evening was to be added, the weeks lack the day's training.",
    bad: "weeks 2\nday 1\n  squat 3x5\nweek 2\nday 1 pm\n  seated_calf 4x10\n",
    good: "weeks 2\nday 1 am\n  squat 3x5\nweek 2\nday 1 pm\n  seated_calf 4x10\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Routine(check),
};

fn check(routine: &Routine<'_>, findings: &mut Findings) {
    let calendar = &routine.calendar;
    let mut wholes: HashMap<u32, Vec<&Day<'_>>> = HashMap::new();
    for whole in routine.days.iter().filter(|day| day.part.is_none()) {
        if trains(routine, whole) {
            wholes.entry(whole.number).or_default().push(whole);
        }
    }
    for (at, day) in routine.days.iter().enumerate() {
        let (Some(part), Some(section)) = (day.part, day.weeks) else {
            continue;
        };
        // The first week in which it stands alone, and the whole day that it takes the place of.
        let replaced = (1..).zip(&calendar.schedule).find_map(|(week, days)| {
            let of_day = |at: &usize| routine.days.get(*at).filter(|it| it.number == day.number);
            let is_alone = days.contains(&at) && days.iter().filter_map(of_day).count() == 1;
            if !is_alone {
                return None;
            }
            let mut wholes = wholes.get(&day.number)?.iter();
            let whole = wholes.find(|whole| {
                whole.weeks != Some(section)
                    && whole.weeks.is_none_or(|at| {
                        let section = calendar.sections.get(at);
                        section.is_some_and(|section| section.has(week))
                    })
            })?;
            Some((week, *whole))
        });
        let Some((week, whole)) = replaced else {
            continue;
        };
        let name = routine.str(day.span);
        let other = match part {
            Part::Am => Part::Pm,
            Part::Pm => Part::Am,
        };
        findings.push(
            Diagnostic::new(
                &RULE,
                format!(
                    "`day {name} {}` takes the place of all of `day {name}` in week {week}",
                    part.word()
                ),
            )
            .at(routine.place(day.span), "this part alone is left of the day")
            .because(routine.place(whole.span), "left out then")
            .help(format!(
                "name the day of every week `day {name} {other}`, or write that part below the `week` too: `day {name} {other} rest` where there is none",
                other = other.word()
            )),
        );
    }
}

/// Whether anything is trained on `day`.
fn trains(routine: &Routine<'_>, day: &Day<'_>) -> bool {
    let statements = &routine.ast.statements;
    let lines = day
        .lines
        .iter()
        .filter_map(|lines| statements.get(lines.clone()));
    !day.rest && lines.flatten().next().is_some()
}
