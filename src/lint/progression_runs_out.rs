//! A load, reps or sets that go back until there is nothing left of them.

use super::{Check, Context, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::progress::{Course, Outcome, PATHS};

/// `progression-runs-out`
static RULE: Rule = Rule {
    name: "progression-runs-out",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Progression,
    why: "A plan is followed by lifters who miss. What is taken off at each miss has to end somewhere: a load of nothing, or no set at all, is no session. The weeks of the plan are looked at, or twelve of one that comes round.",
    bad: "units lb\nweeks 4\nprogress plus[step]\n  load = load + step   when made\n  sets = sets - 1      when missed\nday 2\n  leg_press 3x10 @200 plus[5lb]\n",
    good: "units lb\nweeks 4\nprogress plus[step]\n  load = load + step           when made\n  sets = max[1, sets - 1]      when missed\nday 2\n  leg_press 3x10 @200 plus[5lb]\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Progression(check),
};

fn check(course: &Course<'_, '_>, context: &Context<'_, '_>, findings: &mut Findings) {
    let track = course.track;
    let beyond_of = |goes: fn(u32) -> Outcome| {
        let mut said = Findings::deaf();
        let mut sessions = course.follow_weeks(goes, &mut said);
        sessions.find_map(|(session, stepped)| Some((session.number, stepped.beyond?)))
    };
    // The plan itself is that in which all are made: that it runs out has been told of.
    if beyond_of(|_| Outcome::Made).is_some_and(|(session, _)| session <= course.planned()) {
        return;
    }
    for (name, goes) in PATHS.iter().rev() {
        let Some((session, beyond)) = beyond_of(*goes) else {
            continue;
        };
        // Before it comes to nothing it comes under the bar, which is told of.
        let over = |load| !track.is_under_the_bar(&load);
        if beyond.what == "load" && track.bar().is_some() && track.start.load.is_some_and(over) {
            return;
        }
        let message = format!(
            "With {name}, {} after session {session}{}",
            beyond.words(track.lift),
            context.under_options()
        );
        let help = match beyond.what {
            "load" => "take less off, or set it an end, as in `load = max[20kg, load - 5kg]`",
            "tm" => "take less off, or set it an end, as in `tm = max[60kg, 90% of tm]`",
            "reps" => "set them an end, as in `reps = max[1, reps - 1]`",
            _ => "set them an end, as in `sets = max[1, sets - 1]`",
        };
        findings.push(
            Diagnostic::new(&RULE, message)
                .at(context.place(track.called), "by this progression")
                .because(context.place(beyond.line), "set here")
                .help(help),
        );
        return;
    }
}
