//! Edits that mend findings: those offered at a place, and all that are sure at once.

use crate::diagnostic::{Diagnostic, Edit, Fix, Taken, Wanted, wanted_of};
use crate::source::Span;

/// The findings that touch `span`, each with its fixes.
pub fn at(found: &[Diagnostic], span: Span) -> impl Iterator<Item = (&Diagnostic, &Fix)> {
    found
        .iter()
        .filter(move |finding| {
            let labels = finding.labels.iter().filter(|label| label.primary);
            let mut spans = labels.map(|label| label.place.span);
            spans.any(|label| label.start <= span.end && span.start <= label.end)
        })
        .flat_map(|finding| finding.fixes.iter().map(move |fix| (finding, fix)))
}

/// The edits of every fix that is sure, in the order of the text; where two would meet, the first.
#[must_use]
pub fn all_safe(found: &[Diagnostic]) -> Vec<&Edit> {
    let mut safe: Vec<&Fix> = found
        .iter()
        .filter_map(|finding| wanted_of(finding, Wanted::Safe))
        .collect();
    safe.sort_by_key(|fix| fix.edits.first().map(|edit| edit.place.span));
    let mut taken = Taken::default();
    safe.retain(|fix| taken.take(fix));
    let mut edits: Vec<&Edit> = safe.into_iter().flat_map(|fix| &fix.edits).collect();
    edits.sort_by_key(|edit| edit.place.span);
    edits
}
