//! A progression that goes nowhere when all goes well.

use super::{Check, Context, Lint};
use crate::diagnostic::{Diagnostic, Findings, Rule, Severity, Theme};
use crate::progress::{Outcome, State, Track};
use crate::routine::Progression;

/// `progression-stands-still`
static RULE: Rule = Rule {
    name: "progression-stands-still",
    severity: Severity::Warning,
    theme: Theme::Progression,
    why: "A line that asks the same however many of its sessions are made does not progress. Most often its step is smaller than what loads are rounded to, so that the rounding takes it back each time.",
    bad: "units lb\nround down 5\nprogress plus[step]\n  load = load + step  when made\nday 2\n  squat 5x5 @225 plus[2lb]\n",
    good: "units lb\nround down 5\nprogress plus[step]\n  load = load + step  when made\nday 2\n  squat 5x5 @225 plus[5lb]\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Progression(check),
};

/// How many sessions that go well are looked at.
const SESSIONS: u32 = 26;

fn check<'a>(
    track: &Track<'a>,
    progression: &Progression,
    context: &Context<'_, 'a>,
    findings: &mut Findings,
) {
    let routine = context.routine;
    let facts = track.facts(routine, progression, context.settings);
    let mut said = Findings::new();
    let mut reader = routine.reader(&mut said);
    let asks = |state: &State| (state.load, state.reps, state.sets);
    // As asked, and with reps to spare: some rules wait for more than was asked.
    let more = track.last.map_or(Outcome::Made, |asked| {
        Outcome::Done(asked.saturating_add(100))
    });
    let mut tries = false;
    for outcome in [Outcome::Made, more] {
        let mut state = track.start.clone();
        for number in 1..=SESSIONS {
            let stepped = facts.step(&state, number, outcome, &mut reader);
            tries |= !stepped.fired.is_empty();
            state = stepped.state;
            if asks(&state) != asks(&track.start) {
                return;
            }
        }
    }
    // A rule with a slip in it, which has been reported, moves nothing either.
    if said.has_errors() {
        return;
    }
    let rounding = routine.rounding.filter(|_| tries);
    let rounded = rounding.and_then(|rounding| rounding.span);
    let mut problem = Diagnostic::new(
        &RULE,
        format!(
            "Made {SESSIONS} times, `{}` still asks what it asked at first",
            track.lift
        ),
    )
    .at(context.place(track.called), "moves nothing")
    .because(context.place(progression.span), "the rule");
    problem = match rounded {
        Some(span) => problem
            .because(context.place(span), "every load is rounded so")
            .help("take a step that the rounding leaves, or round more finely"),
        None => problem.help(
            "say in the rule what rises when a session is made: `load = load + 5lb  when made`",
        ),
    };
    findings.push(problem);
}
