//! `cluster[20s]`: planned short rests between the segments of a set.

use super::{Arity, Claim, Figure, Param, Says, Stage, Takes, Technique, rest, rules};
use crate::plan::{Call, Draft};

/// `cluster`
pub(super) static TECHNIQUE: Technique = Technique {
    name: "cluster",
    summary: "short planned rests within a set, away from failure",
    doc: "A heavy set is parted into a few reps at a time, with 10 to 30 seconds between them, so that every rep is fast and clean. The scheme says the parts: `5x2+2+2`. Unlike rest-pause it is planned from the start and does not go to failure. All parts are one hard set.",
    example: "squat 5x2+2+2 @275 cluster[20s]",
    params: &[Param {
        name: "a rest within the set",
        takes: Takes::Time,
        arity: Arity::One,
    }],
    stage: Stage::Segments,
    claims: &[
        Claim::new(
            Says::Reserve(Figure::AtLeast(1)),
            "is planned to stay clear of failure",
        )
        .or(&rules::CLUSTER_TO_FAILURE)
        .help("leave out `{}`, or write `rest_pause[…]`, which is for failure"),
        Claim::new(Says::Parts, "rests between its parts"),
        Claim::new(Says::Heavy, "is for heavy reps").or(&rules::CLUSTER_TO_FAILURE),
        Claim::new(Says::Past("cluster"), "rests between its parts"),
    ],
    repeats: false,
    whole_line: false,
    apply,
    check: rest::shorter_than_the_sets,
};

fn apply<'a>(call: &Call<'a>, draft: &mut Draft<'_, 'a, '_>) {
    let pause = call.seconds();
    let mut parts = usize::MAX;
    draft.each_set(call, |set| {
        parts = parts.min(set.segments.len());
        if let [parts @ .., _] = set.segments.as_mut_slice() {
            for part in parts {
                part.pause = pause;
                part.technique = Some("cluster");
            }
        }
        if let Some(last) = set.segments.last_mut() {
            last.technique = Some("cluster");
        }
    });
    if parts == 1 {
        draft.reader.fault(
            &rules::CLUSTER_OF_ONE,
            call.span,
            "A cluster needs parts to rest between",
            "the sets have one part each",
            "part the reps with `+`, as in `5x2+2+2 cluster[20s]`",
        );
    }
}
