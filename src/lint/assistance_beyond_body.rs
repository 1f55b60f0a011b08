//! Help that leaves nothing to lift.

use super::line::{Line, lifted};
use super::{Check, Context, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::plan::Entry;
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
