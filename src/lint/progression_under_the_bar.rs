//! Loads that go back until they are lighter than the bar.

use super::{Check, Context, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::progress::{Course, PATHS};

/// `progression-under-the-bar`
static RULE: Rule = Rule {
    name: "progression-under-the-bar",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Progression,
    why: "A plan is followed by lifters who miss. Where sessions are missed the load goes back step by step; within the weeks of the plan, or twelve of one that comes round, it should not come to less than the empty bar weighs.",
    bad: "units lb\nweeks 4\ngear barbell bar[45] plates[45, 25, 10, 5, 2.5]\nprogress plus[step]\n  load = load + step  when made\n  load = load - 20lb  when missed\nday 2\n  bench_press 5x5 @85 plus[5lb]\n",
    good: "units lb\nweeks 4\ngear barbell bar[45] plates[45, 25, 10, 5, 2.5]\nprogress plus[step]\n  load = load + step            when made\n  load = max[45lb, load - 20lb] when missed\nday 2\n  bench_press 5x5 @85 plus[5lb]\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Progression(check),
};

fn check(course: &Course<'_, '_>, context: &Context<'_, '_>, findings: &mut Findings) {
    let track = course.track;
    let Some((bar, unit, declared)) = track.bar() else {
        return;
    };
    if track
        .start
        .load
        .is_none_or(|load| track.is_under_the_bar(&load))
    {
        return;
    }
    for (name, goes) in PATHS.iter().rev() {
        let mut said = Findings::deaf();
        let mut sessions = course.follow_weeks(goes, &mut said);
        let under = sessions.find_map(|(session, _)| {
            let load = session.state.load?;
            track
                .is_under_the_bar(&load)
                .then_some((session.week, load))
        });
        let Some((week, load)) = under else {
            continue;
        };
        let message = format!(
            "With {name}, `{}` is at {} in week {week}, and the bar weighs {} {unit}{}",
            track.lift,
            load.load(),
            bar.grouped(),
            context.under_options()
        );
        findings.push(
            Diagnostic::new(&RULE, message)
            .at(context.place(track.called), "goes back under the bar")
            .because(declared, "the bar")
            .help(format!(
                "go back no further than the bar, as in `load = max[{bar}{unit}, 90% of load]`, or start higher"
            )),
        );
        return;
    }
}
