//! A reset that puts load on.

use super::{Check, Context, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::progress::{Course, Outcome};

/// `progression-rises-when-missed`
static RULE: Rule = Rule {
    name: "progression-rises-when-missed",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Progression,
    why: "What a line of a rule does for missed sessions is to make the next one easier. More load for the same sets and reps makes it harder: most often a sign is the wrong way round, in the rule or in what the line gives it.",
    bad: "units lb\nprogress plus[step, back]\n  load = load + step             when made\n  load = (100% - back) of load   when missed\nday 2\n  squat 5x5 @225 plus[5lb, -10%]\n",
    good: "units lb\nprogress plus[step, back]\n  load = load + step             when made\n  load = (100% - back) of load   when missed\nday 2\n  squat 5x5 @225 plus[5lb, 10%]\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Progression(check),
};

fn check(course: &Course<'_, '_>, context: &Context<'_, '_>, findings: &mut Findings) {
    let (routine, track) = (course.routine, course.track);
    let mut said = Findings::deaf();
    let mut missed = course.follow_weeks(|_| Outcome::Missed, &mut said);
    let risen = missed.find_map(|(session, stepped)| {
        let (before, after) = (session.state, stepped.state);
        let alike = (before.reps, before.sets) == (after.reps, after.sets);
        let (before, after) = (before.load?, after.load?);
        let mut lines = stepped.fired.iter();
        let line = lines.find_map(|at| course.progression.resets_load_at(routine, *at))?;
        (alike && after.against(&before).is_gt()).then_some((before, after, line))
    });
    let Some((before, after, line)) = risen else {
        return;
    };
    let message = format!(
        "Missed, `{}` goes from {} to {}{}",
        track.lift,
        before.load(),
        after.load(),
        context.under_options()
    );
    findings.push(
        Diagnostic::new(&RULE, message)
            .at(context.place(track.called), "harder after a miss")
            .because(context.place(line), "by this line")
            .help(
                "take load off for what was missed, as in `load = 90% of load  when misses >= 3`",
            ),
    );
}
