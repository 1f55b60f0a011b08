//! `forced[2]`: reps past failure that a partner helps with.

use super::{Arity, Claim, Figure, Param, Says, Stage, Takes, Technique, no_check, rules};
use crate::plan::{Call, Draft, Kind};
use crate::quantity::Unit;

/// `forced`
pub(super) static TECHNIQUE: Technique = Technique {
    name: "forced",
    summary: "reps past failure, with a partner's help",
    doc: "When no further rep goes up, a partner helps just enough for a few more. Forced reps are counted apart: they are in no tonnage and make no extra set. They follow failure, so the set is one to failure. `forced[2 from set 4]` keeps them for the later sets, `forced[2 when spotter]` for when there is a partner.",
    example: "lying_leg_curl 6x12 @90 forced[2]",
    params: &[Param {
        name: "reps",
        takes: Takes::Count(Unit::Reps),
        arity: Arity::One,
    }],
    stage: Stage::Tail,
    claims: &[
        Claim::new(Says::Reserve(Figure::None), "follows failure")
            .or(&rules::FORCED_WITHOUT_FAILURE),
        Claim::new(Says::Past("partner"), "goes on with a partner's help"),
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
            set.effort.failure = true;
            let assisted = set.assisted("forced", reps.interval());
            set.segments.push(assisted);
        }
    });
}
