//! `rest[90s]`: how long to rest after each set.

use super::{Arity, Param, Stage, Takes, Technique, no_check, rules};
use crate::diagnostic::Diagnostic;
use crate::plan::{Call, Draft, Set};
use crate::quantity::Decimal;

/// `rest`
pub(super) static TECHNIQUE: Technique = Technique {
    name: "rest",
    summary: "the rest after each set",
    doc: "Seconds unless said: `rest[90]`, `rest[2min]`, `rest[60-90s]`. `rest[0s]` goes straight on. Where a line does not say, the estimate of the session's length takes 240 seconds for loads of 85% and more, 150 for compound lifts and 90 for the others.",
    example: "squat 5x5 @225 rest[3min]",
    params: &[Param {
        name: "a time",
        takes: Takes::Time,
        arity: Arity::One,
    }],
    stage: Stage::Manner,
    claims: &[],
    repeats: false,
    whole_line: false,
    apply,
    check: no_check,
};

fn apply<'a>(call: &Call<'a>, draft: &mut Draft<'_, 'a, '_>) {
    let rest = call.seconds();
    draft.each_set(call, |set| set.rest = rest);
}

/// A rest within a set is shorter than the one after it; else it would be another set.
pub(super) fn shorter_than_the_sets<'a>(call: &Call<'a>, draft: &mut Draft<'_, 'a, '_>) {
    let Some(inner) = call.seconds().and_then(|inner| inner.max) else {
        return;
    };
    // Of the sets that this is for, those whose rest is said.
    let within = |set: &Set<'a>| {
        let mut segments = set.segments.iter();
        segments.any(|segment| segment.pause == call.seconds())
    };
    let mut said = draft.entry.runs.iter().filter(|run| within(&run.set));
    let Some(outer) = said.find_map(|run| run.set.rest.filter(|outer| inner >= outer.min)) else {
        return;
    };
    let mut rests = draft.entry.calls.iter();
    let Some(rest) =
        rests.find(|rest| rest.technique.name == TECHNIQUE.name && rest.seconds() == Some(outer))
    else {
        return;
    };
    if inner != Decimal::ZERO {
        let (place, cause) = (draft.reader.place(call.span), draft.reader.place(rest.span));
        draft.reader.report(
            Diagnostic::new(&rules::INNER_REST_TOO_LONG, format!("The rest within the set, {inner} s, is not shorter than the rest after it, {outer} s"))
                .at(place, "within the set")
                .because(cause, "after the set")
                .help("shorten the inner rest, or lengthen the other"),
        );
    }
}
