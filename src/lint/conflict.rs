//! Techniques that do not go together, by their own declarations.

use super::{Check, Context, Lint};
use crate::diagnostic::{Diagnostic, Findings};
use crate::plan::{Entry, Scope};
use crate::technique::conflicts;

/// The rules are those of the techniques, which list them themselves.
pub(super) static LINT: Lint = Lint {
    rules: &[],
    check: Check::Entry(check),
};

fn check<'a>(entry: &Entry<'a>, context: &Context<'_, 'a>, findings: &mut Findings) {
    for call in entry.calls.iter() {
        for (conflict, other) in
            conflicts(call, &entry.calls).filter(|(_, other)| meet(call.scope, other.scope, entry))
        {
            findings.push(
                Diagnostic::new(conflict.rule, conflict.message)
                    .at(context.place(call.span), "this one")
                    .because(context.place(other.span), "and this one")
                    .help(conflict.help),
            );
        }
    }
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
