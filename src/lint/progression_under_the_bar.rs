//! Loads that go back until they are lighter than the bar.

use super::{Check, Context, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::progress::{Outcome, Track, Weight};
use crate::quantity::Decimal;
use crate::routine::Progression;

/// `progression-under-the-bar`
static RULE: Rule = Rule {
    name: "progression-under-the-bar",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Progression,
    why: "A plan is followed by lifters who miss. If each session is missed, the load goes back step by step; within the weeks of the plan it should not come to less than the empty bar weighs.",
    bad: "units lb\nweeks 4\ngear barbell bar[45] plates[45, 25, 10, 5, 2.5]\nprogress plus[step]\n  load = load + step  when made\n  load = load - 20lb  when missed\nday 2\n  bench_press 5x5 @85 plus[5lb]\n",
    good: "units lb\nweeks 4\ngear barbell bar[45] plates[45, 25, 10, 5, 2.5]\nprogress plus[step]\n  load = load + step            when made\n  load = max[45lb, load - 20lb] when missed\nday 2\n  bench_press 5x5 @85 plus[5lb]\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Progression(check),
};

fn check<'a>(
    track: &Track<'a>,
    progression: &Progression,
    context: &Context<'_, 'a>,
    findings: &mut Findings,
) {
    let routine = context.routine;
    // The library's gear is a usual gym's, and no promise of this one's.
    let gear = &track.gear;
    let (Some(bar), Some(unit), Some(declared)) = (gear.bar, gear.unit, gear.place) else {
        return;
    };
    let of_gear = |load: &Weight| load.unit.weigh(load.amount, unit);
    let lifted = track.start.load.filter(|load| !load.body);
    if bar <= Decimal::ZERO || lifted.is_none_or(|load| of_gear(&load) < bar) {
        return;
    }
    let facts = track.facts(routine, progression, context.settings);
    let mut said = Findings::deaf();
    let mut reader = routine.reader(&mut said);
    let mut state = track.start.clone();
    for (before, week) in (1..).zip(track.weeks.iter().skip(1)) {
        state = facts
            .step(&state, before, Outcome::Missed, &mut reader)
            .state;
        let Some(load) = state.load.filter(|load| of_gear(load) < bar) else {
            continue;
        };
        findings.push(
            Diagnostic::new(
                &RULE,
                format!(
                    "Missed each time, `{}` is at {} in week {week}, and the bar weighs {} {unit}",
                    track.lift,
                    load.load(),
                    bar.grouped()
                ),
            )
            .at(context.place(track.called), "goes back under the bar")
            .because(declared, "the bar")
            .help(format!(
                "go back no further than the bar, as in `load = max[{bar}{unit}, 90% of load]`, or start higher"
            )),
        );
        return;
    }
}
