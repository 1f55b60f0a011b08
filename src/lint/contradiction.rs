//! Techniques that cannot both be for a set, by what each of them says of it; what the load says of
//! the effort likewise.

use super::line::{Line, call_span, lifted};
use super::{Check, Context, Lint};
use crate::diagnostic::{Diagnostic, Findings};
use crate::plan::{Call, Entry, Kind, Scope};
use crate::source::Span;
use crate::technique::claim::{Contradiction, OF_THE_LOAD, Voice, contradiction};
use crate::technique::{Says, Technique};

/// The rules are those of the techniques, which list them themselves.
pub(super) static LINT: Lint = Lint {
    rules: &[],
    check: Check::Entry(check),
};

fn check<'a>(entry: &Entry<'a>, context: &Context<'_, 'a>, findings: &mut Findings) {
    for (at, call) in entry.calls.iter().enumerate() {
        let earlier = entry.calls.iter().take(at);
        for other in earlier.filter(|other| share_a_set(call, other, entry)) {
            let voices = (Voice::of(other), Voice::of(call));
            if let Some(found) = contradiction(voices, &entry.calls) {
                let (spans, written) = (
                    (call_span(entry, other), call_span(entry, call)),
                    (other.span, call.span),
                );
                findings.push(told(found, spans, written, context));
            }
        }
    }
    if let Some((said, call, found)) = against_the_load(entry, context) {
        let span = call_span(entry, call);
        findings.push(told(found, (said, span), (said, call.span), context));
    }
}

/// What two at `spans` of the line say; where they stand in one style, which the line names once, at
/// the places in it where they are `written`.
fn told(
    found: Contradiction,
    (one, other): (Span, Span),
    written: (Span, Span),
    context: &Context<'_, '_>,
) -> Diagnostic {
    let problem = Diagnostic::new(found.rule, found.message).help(found.help);
    if one == other {
        problem
            .at(context.place(other), "the style says both")
            .because(context.place(written.0), found.one)
            .because(context.place(written.1), found.other)
    } else {
        problem
            .at(context.place(other), found.other)
            .because(context.place(one), found.one)
    }
}

/// The load's own effort, `@rpe[8]`, and a technique that says otherwise.
fn against_the_load<'e, 'a>(
    entry: &'e Entry<'a>,
    context: &Context<'_, 'a>,
) -> Option<(Span, &'e Call<'a>, Contradiction)> {
    // Beside these the effort is said twice, whatever they say.
    if entry.call("rir").or(entry.call("rpe")).is_some() {
        return None;
    }
    let line = Line::of(entry, context.routine);
    lifted(entry).find_map(|lifted| {
        let set = &lifted.run.set;
        let figure = set.effort.reserve().filter(|_| set.kind == Kind::Work)?;
        let load = Voice {
            name: if set.effort.rpe.is_some() {
                "@rpe"
            } else {
                "@rir"
            },
            claims: OF_THE_LOAD,
            call: None,
            figure: Some(figure),
        };
        let mut calls = entry.calls.iter();
        let (call, found) = calls.find_map(|call| {
            let voices = (load, Voice::of(call));
            let found = line.is_for(call, lifted.run_at);
            found
                .then(|| contradiction(voices, &entry.calls))
                .flatten()
                .map(|found| (call, found))
        })?;
        Some((line.load_span(&lifted), call, found))
    })
}

/// Whether two calls of different techniques are for one set.
fn share_a_set(one: &Call<'_>, other: &Call<'_>, entry: &Entry<'_>) -> bool {
    one.technique.name != other.technique.name
        && meet(one.scope, other.scope, entry)
        && !is_for_the_others(one, other)
        && !is_for_the_others(other, one)
}

/// Whether `one` says of some sets what kind they are, so that `other`, which is for all, is for the
/// rest of them.
fn is_for_the_others(one: &Call<'_>, other: &Call<'_>) -> bool {
    let says_the_kind = |technique: &Technique| {
        let mut claims = technique.claims.iter();
        claims.any(|claim| matches!(claim.says, Says::Kind))
    };
    let of_some = one.scope != Scope::All || !one.args.is_empty();
    says_the_kind(one.technique)
        && of_some
        && other.scope == Scope::All
        && !says_the_kind(other.technique)
}

/// Whether two scopes have a set in common.
pub(super) fn meet(one: Scope, other: Scope, entry: &Entry<'_>) -> bool {
    let last = entry.sets().max;
    let range = |scope| match scope {
        Scope::All => (1, last),
        Scope::From(n) => (n, last),
        Scope::Only(n) => (n, n),
        Scope::Last => (last, last),
    };
    let (a, b) = (range(one), range(other));
    a.0 <= b.1 && b.0 <= a.1
}
