//! The help of a machine, written as a weight to lift.

use super::line::{Line, lifted};
use super::{Check, Context, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::plan::Entry;
use crate::quantity::Written;

/// `help-as-a-load`
static RULE: Rule = Rule {
    name: "help-as-a-load",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Loads,
    why: "The stack of a machine for assisted pull-ups or dips takes off the body what it weighs. Written as a load it is counted as weight on top of the body: the tonnage is wrong, and a deload, which takes off the load, makes the sets harder.",
    bad: "units kg\nday 2\n  assisted_pull_up 3x8 @30\n",
    good: "units kg\nday 2\n  assisted_pull_up 3x8 @bw-30\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Entry(check),
};

fn check<'a>(entry: &Entry<'a>, context: &Context<'_, 'a>, findings: &mut Findings) {
    if !entry.exercise.assisted {
        return;
    }
    let line = Line::of(entry, context.routine);
    let Some(lifted) = lifted(entry).find(|lifted| lifted.load.written != Written::Assisted) else {
        return;
    };
    let name = entry.exercise.name;
    let load = lifted.load;
    let helps = format!("The machine of `{name}` helps: its weight is taken off the body");
    let span = line.load_span(&lifted);
    let place = context.place(span);
    let finding = Diagnostic::new(&RULE, helps);
    findings.push(match load.written {
        Written::Bodyweight if load.weight.is_zero() => return,
        Written::Bodyweight => finding.at(place, "added to the body").help(format!(
            "write what it takes off, `@bw-{}`",
            load.weight.shown()
        )),
        Written::Weight => {
            let help = format!("bw-{}", context.routine.str(span));
            let is_after_at = line.written_load_span(&lifted) == Some(span);
            let finding = finding
                .at(place, "counted as lifted")
                .help(format!("write `@{help}`"));
            if is_after_at {
                finding.fix(place, help, false)
            } else {
                finding
            }
        }
        _ => finding
            .at(place, "counted as lifted")
            .help("write what it takes off, as in `@bw-30`"),
    });
}
