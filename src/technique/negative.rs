//! `negative[6s]`: the weight is lowered slowly.

use super::{Arity, Claim, Figure, Param, Says, Stage, Takes, Technique, no_check, rules};
use crate::plan::{Call, Draft, Kind, Segment};
use crate::quantity::{Interval, Unit};

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
    claims: &[
        Claim::new(
            Says::Lowering(Figure::Given(every_lowering)),
            "lowers for {}",
        )
        .when(of_every_rep),
        Claim::new(Says::Rep(Figure::Given(at_least)), "lowers slowly")
            .or(&rules::NEGATIVE_WITH_PUMP)
            .when(alone),
        Claim::new(Says::Past("partner"), "asks more than plain reps do"),
    ],
    repeats: false,
    whole_line: false,
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

/// How long it lowers.
fn every_lowering(call: &Call<'_>) -> Option<Interval> {
    call.seconds()
}

/// How long a rep takes with it.
fn at_least(call: &Call<'_>) -> Option<Interval> {
    Some(Interval::at_least(call.seconds()?.min))
}

/// Whether `calls` have nothing that says how the plain reps are done: beside `forced` it is those
/// reps that are lowered so, and beside a tempo the reps that it adds.
fn alone(_: &Call<'_>, calls: &[Call<'_>]) -> bool {
    let others = ["forced", "tempo"];
    calls
        .iter()
        .all(|call| !others.contains(&call.technique.name))
}

/// Whether it is for every rep of the set, and not for some that it adds.
fn of_every_rep(call: &Call<'_>, calls: &[Call<'_>]) -> bool {
    call.amount(0).is_none() && calls.iter().all(|call| call.technique.name != "forced")
}
