//! `negative[6s]`: the weight is lowered slowly.

use super::{Arity, Conflict, Param, Stage, Takes, Technique, no_check, rules};
use crate::plan::{Call, Draft, Kind, Segment};
use crate::quantity::Unit;

/// `negative`
pub(super) static TECHNIQUE: Technique = Technique {
    name: "negative",
    summary: "lowered slowly, so many seconds a rep",
    doc: "Each lowering takes so many seconds. Beside `forced` it is the forced reps that are lowered so: the partner helps the weight up, and the lifter fights it down. Alone it is every rep of the set. `negative[3, 6s]` adds three reps of lowering alone, counted apart like forced reps.",
    example: "lying_leg_curl 6x12 @90 forced[2] negative[6s]",
    params: &[
        Param {
            name: "reps",
            takes: Takes::Count(Unit::Reps),
            arity: Arity::Optional,
        },
        Param {
            name: "a time for each lowering",
            takes: Takes::Time,
            arity: Arity::One,
        },
    ],
    stage: Stage::Manner,
    conflicts: &[Conflict {
        with: "pump",
        rule: &rules::NEGATIVE_WITH_PUMP,
        message: "Slow lowering and fast pump work exclude each other",
        help: "leave one of the two out",
    }],
    repeats: false,
    whole_line: false,
    extends: Some("partner"),
    apply,
    check: no_check,
};

fn apply<'a>(call: &Call<'a>, draft: &mut Draft<'_, 'a, '_>) {
    let lowering = call.seconds();
    let added = call.amount(0);
    draft.each_set(call, |set| {
        if set.kind == Kind::Warmup {
            return;
        }
        if let Some(reps) = added {
            let assisted = Segment {
                lowering,
                ..set.assisted("negative", reps.interval())
            };
            set.segments.push(assisted);
            return;
        }
        let has_forced = set
            .segments
            .iter()
            .any(|segment| segment.technique == Some("forced"));
        for segment in &mut set.segments {
            if !has_forced || segment.technique == Some("forced") {
                segment.lowering = lowering;
            }
        }
    });
}
