//! `myo[4x3-5, 15s]`: an activation set, then small ones after short rests.

use super::{Arity, Claim, Figure, Param, Says, Stage, Takes, Technique, rest, rules};
use crate::plan::{Call, Draft, Measure, Segment, Value};
use crate::quantity::{Decimal, Interval};
use crate::syntax::read::{Bout, MAX_SEGMENTS, TOO_MANY_SEGMENTS};

/// `myo`
pub(super) static TECHNIQUE: Technique = Technique {
    name: "myo",
    summary: "an activation set, then mini-sets after short rests",
    doc: "The scheme's reps are the activation set, some 12 to 20 at an RPE of 8 or 9. Then follow mini-sets of 3 to 5 reps after 10 to 15 seconds each, until a rep is lost. `myo[4x3-5, 15s]` plans four of them; `myo[3-5x4, 15s]` from three to five. All of it is one hard set.",
    example: "leg_extension 1x15-20 @90 myo[4x4, 15s]",
    params: &[
        Param {
            name: "mini-sets by reps",
            takes: Takes::Scheme,
            arity: Arity::One,
        },
        Param {
            name: "a rest within the set",
            takes: Takes::Time,
            arity: Arity::One,
        },
    ],
    stage: Stage::Segments,
    claims: &[
        Claim::new(Says::Parts, "goes on with mini-sets"),
        Claim::new(
            Says::Reserve(Figure::AtMost(4)),
            "is near failure from its activation on",
        )
        .or(&rules::TECHNIQUES_DISAGREE),
        Claim::new(Says::Past("myo"), "goes on with mini-sets"),
    ],
    repeats: false,
    whole_line: false,
    apply,
    check,
};

fn apply<'a>(call: &Call<'a>, draft: &mut Draft<'_, 'a, '_>) {
    let Some(Value::Scheme(minis, span)) = call.args.first() else {
        return;
    };
    let (sure, most) = (minis.sets.0 as usize, minis.sets.1 as usize);
    let [Bout::Reps(reps)] = minis.bouts.as_slice() else {
        draft.reader.fault(
            &rules::WRONG_ARGUMENTS,
            *span,
            "Mini-sets are sets by reps",
            "one number of reps belongs here",
            "write them as in `myo[4x3-5, 15s]`",
        );
        return;
    };
    if most >= MAX_SEGMENTS {
        draft.reader.fault(
            &TOO_MANY_SEGMENTS,
            *span,
            format!("A set of {most} mini-sets has more than {MAX_SEGMENTS} segments"),
            "too many",
            "write fewer mini-sets",
        );
        return;
    }
    let pause = call.seconds();
    draft.each_set(call, |set| {
        let load = set.segments.last().and_then(|segment| segment.load);
        if let Some(activation) = set.segments.last_mut() {
            activation.pause = pause;
        }
        for at in 0..most {
            // A mini-set beyond those that are sure may not be reached.
            let reps = if at < sure {
                *reps
            } else {
                Interval {
                    min: Decimal::ZERO,
                    max: reps.max,
                }
            };
            let pause = if at + 1 < most { pause } else { None };
            set.segments.push(Segment {
                technique: Some("myo"),
                pause,
                ..Segment::plain(Measure::Reps(reps), load)
            });
        }
    });
}

fn check<'a>(call: &Call<'a>, draft: &mut Draft<'_, 'a, '_>) {
    let mut parted = draft.entry.runs.iter().filter(|run| {
        let mut segments = run.set.segments.iter();
        segments.any(|segment| segment.technique == Some(TECHNIQUE.name))
    });
    let few = parted.find(|run| {
        let activation = run.set.segments.first().and_then(Segment::reps);
        activation
            .and_then(|reps| reps.max)
            .is_some_and(|most| most < Decimal::whole(8))
    });
    if let Some(run) = few {
        let span = run.span;
        draft.reader.fault(
            &rules::MYO_TOO_HEAVY,
            span,
            "The activation set has fewer than 8 reps",
            "too heavy for myo-reps",
            "use a load for 12 to 20 reps, or write `rest_pause[…]`",
        );
    }
    rest::shorter_than_the_sets(call, draft);
}
