//! `failure`: until no further rep goes up.

use super::{Claim, Figure, Says, Stage, Technique, no_check};
use crate::plan::{Call, Draft, Kind};

/// `failure`
pub(super) static TECHNIQUE: Technique = Technique {
    name: "failure",
    summary: "to failure: until no further rep goes up",
    doc: "The work sets are taken to where no further rep can be done in good form. Ramp and warm-up sets are not. `failure[on last set]` and `failure[from set 3]` say which sets. Under a free bar it wants a spotter or a cage.",
    example: "leg_press 4x12 @360 failure[on last set]",
    params: &[],
    stage: Stage::Manner,
    claims: &[Claim::new(
        Says::Reserve(Figure::None),
        "ends where no further rep goes up",
    )
    .yielding()],
    repeats: false,
    whole_line: false,
    apply,
    check: no_check,
};

fn apply<'a>(call: &Call<'a>, draft: &mut Draft<'_, 'a, '_>) {
    draft.each_set(call, |set| {
        if set.kind == Kind::Work {
            set.effort.goes_to_failure(call.scope);
        }
    });
}
