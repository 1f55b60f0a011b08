//! `rest_pause[5s]`: short rests in a set that could not go on without.

use super::{Arity, Claim, Figure, Param, Says, Stage, Takes, Technique, rest, rules};
use crate::plan::{Call, Draft};

/// `rest_pause`
pub(super) static TECHNIQUE: Technique = Technique {
    name: "rest_pause",
    summary: "short rests within a set that could not go on without",
    doc: "At or near failure the weight is held or put down for a few seconds, and the reps go on: the way to 20 reps with a load for 14. With one number of reps the plan says that at least one pause is taken; with parts, as in `1x10+4+3 rest_pause[15s]`, where. All of it is one hard set.",
    example: "leg_press 4x20 @360 rest_pause[5s]",
    params: &[Param {
        name: "a rest within the set",
        takes: Takes::Time,
        arity: Arity::One,
    }],
    stage: Stage::Segments,
    claims: &[
        Claim::new(Says::Parts, "pauses where it could not go on"),
        Claim::new(Says::Heavy, "is for loads at the limit").or(&rules::REST_PAUSE_WITH_PUMP),
        Claim::new(
            Says::Reserve(Figure::AtMost(2)),
            "goes to failure or near it",
        )
        .or(&rules::TECHNIQUES_DISAGREE),
        Claim::new(Says::Past("rest_pause"), "pauses where it could not go on"),
    ],
    repeats: false,
    whole_line: false,
    apply,
    check: rest::shorter_than_the_sets,
};

fn apply<'a>(call: &Call<'a>, draft: &mut Draft<'_, 'a, '_>) {
    let pause = call.seconds();
    draft.each_set(call, |set| {
        let parts = set.segments.len();
        for (at, segment) in set.segments.iter_mut().enumerate() {
            segment.technique = Some("rest_pause");
            // In a set of one part the pause is somewhere within it.
            if at + 1 < parts || parts == 1 {
                segment.pause = pause;
            }
        }
    });
}
