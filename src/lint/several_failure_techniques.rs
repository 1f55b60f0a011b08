//! Two ways past failure in one set.

use super::conflict::meet;
use super::line::call_span;
use super::{Check, Context, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity};
use crate::plan::{Call, Entry};

/// `several-failure-techniques`
static RULE: Rule = Rule {
    name: "several-failure-techniques",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    why: "Drops, rest-pause, myo-reps, partials and a partner's help each take a set past its plain reps. One of them is hard to recover from; two in the same set leave little for the sets after it.",
    bad: "units lb\nday 2\n  leg_press 3x10 @360 rest_pause[10s] forced[2]\n",
    good: "units lb\nday 2\n  leg_press 3x10 @360 rest_pause[10s]\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Entry(check),
};

fn check<'a>(entry: &Entry<'a>, context: &Context<'_, 'a>, findings: &mut Findings) {
    for (at, call) in entry.calls.iter().enumerate() {
        let mut earlier = entry.calls.iter().take(at);
        let Some(other) =
            earlier.find(|other| differ(call, other) && meet(call.scope, other.scope, entry))
        else {
            continue;
        };
        let (span, cause) = (call_span(entry, call), call_span(entry, other));
        let (name, other_name) = (call.technique.name, other.technique.name);
        let problem = Diagnostic::new(
            &RULE,
            format!(
                "`{other_name}` and `{name}` both take the same set of `{}` past its plain reps",
                entry.exercise.name
            ),
        )
        .at(context.place(span), "on top of the other");
        // Both may come from one style, which the line names once.
        let problem = if cause == span {
            problem
                .because(context.place(call.span), "this one")
                .because(context.place(other.span), "and this one")
        } else {
            problem.because(context.place(cause), "the other")
        };
        findings.push(problem.help(format!(
            "keep one, or give each its own set, as in `{name}[… on last set]`"
        )));
    }
}

/// Whether the two extend a set in different ways, and no stricter rule says so already.
fn differ(one: &Call<'_>, other: &Call<'_>) -> bool {
    let (Some(mine), Some(theirs)) = (one.technique.extends, other.technique.extends) else {
        return false;
    };
    let conflict = |a: &Call<'_>, b: &Call<'_>| {
        a.technique
            .conflicts
            .iter()
            .any(|conflict| conflict.with == b.technique.name)
    };
    mine != theirs && !conflict(one, other) && !conflict(other, one)
}
