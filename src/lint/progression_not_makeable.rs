//! A line of a plan of one week that moves on to what its gear cannot make.

use super::fits::Misfit;
use super::progression_stands_still::SESSIONS;
use super::{Check, Context, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::plan::counted;
use crate::progress::{Course, Outcome};

/// `progression-not-makeable`
static RULE: Rule = Rule {
    name: "progression-not-makeable",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Progression,
    why: "A week that comes round again moves on from the last time. The load it comes to has to be one that the gear can make, as the one it starts with is.",
    bad: "units kg\ngear dumbbells  rack[5 to 40 by 5]\nprogress plus[step]\n  load = load + step  when made\nday 2\n  dumbbell_curl 3x8 @20 plus[2kg]\n",
    good: "units kg\ngear dumbbells  rack[5 to 40 by 5]\nprogress plus[step]\n  load = load + step  when made\nday 2\n  dumbbell_curl 3x8 @20 plus[5kg]\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Progression(check),
};

fn check(course: &Course<'_, '_>, context: &Context<'_, '_>, findings: &mut Findings) {
    let track = course.track;
    let gear = &track.gear;
    // The weeks of a longer plan are looked at as they are.
    let Some(declared) = gear.place.filter(|_| course.comes_round()) else {
        return;
    };
    let mut said = Findings::deaf();
    let made = course.follow(|_| Outcome::Made, &mut said);
    for (session, stepped) in made.take(SESSIONS as usize) {
        let (Some(start), Some(now)) = (track.start.load, stepped.state.load) else {
            return;
        };
        if now.weighs(&start) || now.body {
            continue;
        }
        // Where the rack ends is for the lifter who comes to it to see.
        if let Some(misfit) = Misfit::of(gear, now.load())
            && misfit.below.is_some()
            && misfit.above.is_some()
        {
            let message = format!(
                "After {} that {} made `{}` is at {}, and cannot be loaded with it{}",
                counted(session.number as usize, "session"),
                if session.number == 1 { "is" } else { "are" },
                track.lift,
                now.load(),
                misfit.nearest()
            );
            findings.push(
                Diagnostic::new(&RULE, message)
                    .at(context.place(track.called), "moves it there")
                    .because(declared, "the gear is declared here")
                    .help(
                        "take a step that the gear can make, or write `round nearest gear` among the declarations",
                    ),
            );
        }
        return;
    }
}
