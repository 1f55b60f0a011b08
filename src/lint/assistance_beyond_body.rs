//! Help that leaves nothing to lift.

use super::line::{Line, lifted};
use super::{Check, Context, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::plan::Entry;
use crate::progress::{Course, Outcome, PATHS};
use crate::quantity::Written;

/// `assistance-beyond-body`
static RULE: Rule = Rule {
    name: "assistance-beyond-body",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Loads,
    why: "A machine that takes off as much as the lifter weighs lifts alone. Such a set is counted as nothing lifted; most often the sign is a slip, and the weight was to be added.",
    bad: "units kg\nbodyweight 80\nday 2\n  pull_up 3x8 @bw-100\n",
    good: "units kg\nbodyweight 80\nday 2\n  pull_up 3x8 @bw-20\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Entry(check),
};

/// The same of what the sessions of a line come to.
pub(super) static ON_A_PATH: Lint = Lint {
    rules: &[],
    check: Check::Progression(check_paths),
};

fn check_paths(course: &Course<'_, '_>, context: &Context<'_, '_>, findings: &mut Findings) {
    let track = course.track;
    let beyond_of = |goes: fn(u32) -> Outcome| {
        let mut said = Findings::deaf();
        let mut sessions = course.follow_weeks(goes, &mut said);
        sessions.find_map(|(session, _)| {
            let words = track.beyond_the_body(context.routine, &session.state.load?)?;
            Some((session, words))
        })
    };
    // The plan itself is that in which all are made: its lines are looked at one by one.
    if beyond_of(|_| Outcome::Made).is_some_and(|(session, _)| session.number <= course.planned()) {
        return;
    }
    for (name, goes) in PATHS.iter().rev() {
        let Some((session, words)) = beyond_of(*goes) else {
            continue;
        };
        let message = format!(
            "With {name}, `{}` {words} in week {}{}",
            track.lift,
            session.week,
            context.under_options()
        );
        findings.push(
            Diagnostic::new(&RULE, message)
                .at(context.place(track.called), "nothing is left to lift")
                .help("go back less at a miss, or start with less help"),
        );
        return;
    }
}

fn check<'a>(entry: &Entry<'a>, context: &Context<'_, 'a>, findings: &mut Findings) {
    let (Some((own, own_unit)), Some(share)) =
        (context.routine.bodyweight, entry.exercise.bodyweight)
    else {
        return;
    };
    let line = Line::of(entry, context.routine);
    for lifted in lifted(entry).filter(|lifted| lifted.load.written == Written::Assisted) {
        let load = lifted.load;
        let moved = own_unit.convert(own, load.unit) * share;
        if load.weight.min < moved {
            continue;
        }
        findings.push(
            Diagnostic::new(
                &RULE,
                format!(
                    "`{}` takes {} {} off the {} {} that it lifts of the body",
                    entry.exercise.name,
                    load.weight.grouped(),
                    load.unit,
                    moved.rounded(1).grouped(),
                    load.unit
                ),
            )
            .at(
                context.place(line.load_span(&lifted)),
                "nothing is left to lift",
            )
            .help("take less off, or add it with `+`, as in `@bw+20`"),
        );
    }
}
