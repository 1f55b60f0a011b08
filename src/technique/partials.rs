//! `partials[5]`: reps through a part of the way, after the full ones.

use super::{Arity, Claim, Figure, Param, Says, Stage, Takes, Technique, no_check, rules};
use crate::plan::{Call, Draft, Kind};
use crate::quantity::Unit;

/// `partials`
pub(super) static TECHNIQUE: Technique = Technique {
    name: "partials",
    summary: "reps through a part of the way, after the full ones",
    doc: "When no full rep is left, a few go on through the part of the way that still moves. Partials are counted apart: they are in no tonnage and make no extra set.",
    example: "standing_calf 4x12 @200 partials[5]",
    params: &[Param {
        name: "reps",
        takes: Takes::Count(Unit::Reps),
        arity: Arity::One,
    }],
    stage: Stage::Tail,
    claims: &[
        Claim::new(Says::Reserve(Figure::None), "follows the last full rep")
            .or(&rules::FORCED_WITHOUT_FAILURE),
        Claim::new(Says::Past("partials"), "goes on with a part of the way"),
    ],
    repeats: false,
    whole_line: false,
    apply,
    check: no_check,
};

fn apply<'a>(call: &Call<'a>, draft: &mut Draft<'_, 'a, '_>) {
    let Some(reps) = call.amount(0) else { return };
    draft.each_set(call, |set| {
        if set.kind == Kind::Work {
            let assisted = set.assisted("partials", reps.interval());
            set.segments.push(assisted);
        }
    });
}
