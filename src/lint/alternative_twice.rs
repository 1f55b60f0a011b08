//! An alternative that is no other exercise.

use super::{Check, Context, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::plan::Entry;
use crate::source::Span;

/// `alternative-twice`
static RULE: Rule = Rule {
    name: "alternative-twice",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Names,
    why: "An alternative is for when the machine is taken. The same exercise under the same or another of its names is on the same machine.",
    bad: "day 2\n  leg_press | leg_press 3x10\n",
    good: "day 2\n  leg_press | hack_squat 3x10\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Entry(check),
};

fn check<'a>(entry: &Entry<'a>, context: &Context<'_, 'a>, findings: &mut Findings) {
    if entry.alternatives.is_empty() {
        return;
    }
    let mut all = std::iter::once(&entry.exercise)
        .chain(&entry.alternatives)
        .map(|exercise| exercise.name);
    let mut seen = std::collections::HashSet::new();
    if all.all(|name| seen.insert(name)) {
        return;
    }
    let (ast, item) = (context.routine.ast, entry.item);
    let catalogue = &context.routine.catalogue;
    let known = |span: &Span| {
        catalogue
            .exercise(context.routine.str(*span))
            .map(|exercise| exercise.name)
    };
    let names: Vec<(Span, Option<&str>)> = ast
        .all(item.exercises)
        .iter()
        .map(|span| (*span, known(span)))
        .collect();
    for (at, (span, name)) in names.iter().enumerate() {
        let Some(name) = name else { continue };
        let Some((first, _)) = names
            .iter()
            .take(at)
            .find(|(_, earlier)| *earlier == Some(*name))
        else {
            continue;
        };
        let Some(previous) = at
            .checked_sub(1)
            .and_then(|before| names.get(before).map(|(span, _)| *span))
        else {
            continue;
        };
        findings.push(
            Diagnostic::new(&RULE, format!("`{name}` is its own alternative"))
                .at(context.place(*span), "the same exercise again")
                .because(context.place(*first), "named here")
                .help("name another exercise, or leave it out")
                .instead(context.place(previous.after().to(*span)), ""),
        );
    }
}
