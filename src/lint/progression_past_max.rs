//! A line that moves on until it asks more than the max.

use super::intensity::{HUNDRED, intensity, percent, reps};
use super::line::lifted;
use super::{Check, Context, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::plan::Entry;
use crate::quantity::Decimal;

/// `progression-past-max`
static RULE: Rule = Rule {
    name: "progression-past-max",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Progression,
    why: "The plan of a line that moves on is the one in which every set is made. Where that leads past the declared max, either the steps are too large for so many weeks, or the max will have grown by then: test it, and write the new one down.",
    bad: "units lb\nweeks 6\nmax squat 250\nprogress plus[step]\n  load = load + step  when made\nday 2\n  squat 3x5 @210 plus[10lb]\n",
    good: "units lb\nweeks 4\nmax squat 250\nprogress plus[step]\n  load = load + step  when made\nday 2\n  squat 3x5 @210 plus[10lb]\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Entry(check),
};

fn check<'a>(entry: &Entry<'a>, context: &Context<'_, 'a>, findings: &mut Findings) {
    let name = entry.exercise.name;
    let (Some(span), Some(max)) = (entry.moves_on, context.routine.maxes.get(name)) else {
        return;
    };
    if !context.has_moved_on(entry) {
        return;
    }
    let past = lifted(entry).find_map(|lifted| {
        let count = lifted.segment.reps()?;
        let share = intensity(lifted.load, max)?;
        let several = count.min >= Decimal::whole(2) && share.percent.min == HUNDRED;
        (several || share.percent.min > HUNDRED).then_some((lifted.load, count, share))
    });
    let Some((load, count, share)) = past else {
        return;
    };
    let week = context.settings.week;
    findings.push(
        Diagnostic::new(
            &RULE,
            format!(
                "By week {week} `{name}` has moved on to {} at {load}, {} of its max",
                reps(count),
                percent(share.percent.min)
            ),
        )
        .at(context.place(span), "moves on by this")
        .because(context.place(max.span), share.max_label())
        .help("take smaller steps or fewer weeks, or write the new max down once it is tested"),
    );
}
