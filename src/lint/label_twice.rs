//! One label on two exercises of a day.

use std::collections::HashMap;

use super::{Check, Context, DaySummary, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::source::Span;

/// `label-twice`
static RULE: Rule = Rule {
    name: "label-twice",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Names,
    why: "A label says when its exercise's turn comes. Two exercises with the same one leave open which goes first, and whether they are one superset or two.",
    bad: "day 2\n  A1 leg_extension 3x12\n  A1 lying_leg_curl 3x12\n",
    good: "day 2\n  A1 leg_extension 3x12\n  A2 lying_leg_curl 3x12\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Day(check),
};

fn check<'a>(day: &DaySummary<'a>, context: &Context<'_, 'a>, findings: &mut Findings) {
    let mut seen: HashMap<&str, Span> = HashMap::new();
    for line in &day.lines {
        let Some(label) = line.label else { continue };
        // The label is the first piece of its line.
        let start = line.span.start;
        let span = Span::new(
            start,
            start.saturating_add(u32::try_from(label.len()).unwrap_or(0)),
        );
        let first = *seen.entry(label).or_insert(span);
        // A block that is used twice repeats its own labels.
        if first == span {
            continue;
        }
        findings.push(
            Diagnostic::new(&RULE, format!("`{}` labels two exercises on {}{}", label, day.heading, context.under()))
                .at(context.place(span), "again here")
                .because(context.place(first), "first here")
                .help("number the exercises of one superset in turn, as in `A1`, `A2`, and give another superset another letter"),
        );
    }
}
