//! As many reps as possible, and then more sets.

use super::{Check, Context, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::plan::{Entry, Segment};

/// `amrap-not-last`
static RULE: Rule = Rule {
    name: "amrap-not-last",
    severity: Severity::Advice,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "A set of as many reps as possible leaves little for the sets after it. As the last one it costs them nothing, and shows more of what the lifter can do.",
    bad: "units lb\nmax squat 315\nday 2\n  squat 1x5+ @85%, 3x5 @65%\n",
    good: "units lb\nmax squat 315\nday 2\n  squat 3x5 @65%, 1x5+ @85%\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Entry(check),
};

fn check<'a>(entry: &Entry<'a>, context: &Context<'_, 'a>, findings: &mut Findings) {
    let Some(last) = entry.runs.last() else {
        return;
    };
    // The sets of one group, as in `3xmax`, are all the same.
    for run in entry.runs.iter().filter(|run| run.span != last.span) {
        let open = run
            .set
            .segments
            .iter()
            .filter_map(Segment::reps)
            .any(|reps| reps.max.is_none());
        if open {
            let after = context.routine.str(last.span);
            findings.push(
                Diagnostic::new(
                    &RULE,
                    format!(
                        "`{}` has as many reps as possible, and `{after}` comes after it",
                        context.routine.str(run.span)
                    ),
                )
                .at(context.place(run.span), "as many as possible")
                .because(context.place(last.span), "with what is left")
                .help("put the open set last, or write a fixed number of reps"),
            );
        }
    }
}
