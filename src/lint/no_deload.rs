//! Many weeks without a lighter one.

use super::{Check, Context, Lint, WeekSummary};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::quantity::Decimal;

/// `no-deload`
static RULE: Rule = Rule {
    name: "no-deload",
    severity: Severity::Advice,
    concerns: Concerns::Sense,
    theme: Theme::Volume,
    why: "Fatigue gathers faster than it shows. Most coaches and most published programmes take a lighter week every four to six. A week counts as lighter where the file says `deload`, where it comes to four fifths of the fullest or less, or where every lift with a max stays as far below its heaviest.",
    bad: "units lb\nweeks 8\nday 2\n  squat 5x5 @225\n",
    good: "units lb\nweeks 8\nday 2\n  squat 5x5 @225\nweek 4 deload[loads 80%, sets 60%]\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Plan(check),
};

/// The most weeks in a row that nothing is said of.
const MOST: usize = 6;

fn check<'a>(weeks: &[WeekSummary<'a>], context: &Context<'_, 'a>, findings: &mut Findings) {
    let Some(said) = context.routine.calendar.span else {
        return;
    };
    let mut hard: Vec<&WeekSummary<'_>> = Vec::new();
    for week in weeks {
        // A week in which nothing is trained is the lightest of all.
        if hard
            .last()
            .is_some_and(|last| last.number + 1 < week.number)
        {
            hard.clear();
        }
        if is_light(week, &hard) {
            hard.clear();
            continue;
        }
        hard.push(week);
        if hard.len() > MOST {
            break;
        }
    }
    let ([first, .., last], true) = (hard.as_slice(), hard.len() > MOST) else {
        return;
    };
    findings.push(
        Diagnostic::new(
            &RULE,
            format!(
                "Weeks {} to {} have no lighter week among them{}",
                first.number,
                last.number,
                context.under_options()
            ),
        )
        .at(context.place(said), "so many weeks")
        .help(format!(
            "make one of them lighter, as in `week {} deload[loads 80%, sets 60%]`",
            context.routine.calendar.week_of_cycle(last.number)
        )),
    );
}

/// Whether `week` is lighter than the hard ones before it.
fn is_light<'a>(week: &WeekSummary<'a>, hard: &[&WeekSummary<'a>]) -> bool {
    if week.deload.is_some() {
        return true;
    }
    let four_fifths = |of: Decimal| of.scaled(4, 5);
    let fullest = |figure: &dyn Fn(&WeekSummary<'a>) -> Option<Decimal>| {
        hard.iter().filter_map(|week| figure(week)).max()
    };
    let is_less = |figure: &dyn Fn(&WeekSummary<'a>) -> Option<Decimal>| {
        let (now, most) = (figure(week), fullest(figure));
        now.zip(most)
            .is_some_and(|(now, most)| now <= four_fifths(most))
    };
    let heaviest_are_less = || {
        !week.tops.is_empty()
            && week
                .tops
                .iter()
                .all(|(lift, _)| is_less(&|week| week.top(lift)))
    };
    is_less(&|week| Some(week.tonnage()?.min))
        || is_less(&|week| Some(week.figures.hard_sets.min))
        || heaviest_are_less()
}
