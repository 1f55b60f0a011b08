//! `alternating`: left and right take turns.

use super::{Arity, Param, Stage, Takes, Technique, rules};
use crate::diagnostic::Diagnostic;
use crate::plan::{Call, Draft, Value};

/// `alternating`
pub(super) static TECHNIQUE: Technique = Technique {
    name: "alternating",
    summary: "left and right take turns",
    doc: "One side works while the other rests: set 1 left, set 1 right, set 2 left, and so on. With `alternating[reps]` the sides take turns rep by rep within one set, as in lunges. It goes with `each[leg]`, `each[arm]` or `each[side]`, or with an exercise that is done a side at a time anyway.",
    example: "leg_extension 7x20 each[leg] alternating rest[0s]",
    params: &[Param {
        name: "`sets` or `reps`",
        takes: Takes::OneOf(&["sets", "reps"]),
        arity: Arity::Optional,
    }],
    stage: Stage::Manner,
    claims: &[],
    repeats: false,
    whole_line: true,
    apply,
    check,
};

fn apply<'a>(call: &Call<'a>, draft: &mut Draft<'_, 'a, '_>) {
    if let Some(sides) = &mut draft.entry.sides {
        sides.alternating = true;
        sides.by_rep = matches!(call.args.first(), Some(Value::Word("reps", _)));
    }
}

fn check<'a>(call: &Call<'a>, draft: &mut Draft<'_, 'a, '_>) {
    // An `each` that does not fit the exercise has been reported itself.
    let refused = draft
        .entry
        .call("each")
        .is_some_and(|each| !matches!(each.args.first(), Some(Value::Word("hand", _))));
    if draft.known && draft.entry.sides.is_none() && !refused {
        let place = draft.reader.place(call.span);
        let name = draft.entry.exercise.name;
        draft.reader.report(
            Diagnostic::new(
                &rules::ALTERNATING_BOTH_SIDES,
                format!("`{name}` is done with both sides at once here, so none can take turns"),
            )
            .at(place, "which sides alternate?")
            .help("add `each[leg]`, `each[arm]` or `each[side]`, or remove `alternating`"),
        );
    }
}
