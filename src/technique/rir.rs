//! `rir[2]`: stop so many reps before failure.

use super::{Arity, Claim, Figure, Param, Says, Stage, Takes, Technique, no_check, rules};
use crate::plan::{Call, Draft, Kind};
use crate::quantity::{Decimal, Interval};

/// `rir`
pub(super) static TECHNIQUE: Technique = Technique {
    name: "rir",
    summary: "so many reps left in reserve",
    doc: "Reps in reserve: `rir[2]` stops when two more could have been done, `rir[1-3]` between one and three. `rir[0]` is failure. RIR is 10 less the RPE.",
    example: "leg_press 4x12 @360 rir[2]",
    params: &[Param {
        name: "reps in reserve",
        takes: Takes::Number,
        arity: Arity::One,
    }],
    stage: Stage::Manner,
    claims: &[Claim::new(Says::Reserve(Figure::Given(reserve)), "leaves {}").yielding()],
    repeats: false,
    whole_line: false,
    apply,
    check: no_check,
};

fn apply<'a>(call: &Call<'a>, draft: &mut Draft<'_, 'a, '_>) {
    let Some(rir) = call.amount(0) else { return };
    if rir
        .interval()
        .max
        .is_some_and(|most| most > Decimal::whole(10))
    {
        draft.reader.fault(
            &rules::EFFORT_OUT_OF_RANGE,
            rir.span,
            format!("{} reps in reserve are no effort", rir.max),
            "0 to 10",
            "write the reps that are left in reserve, as in `rir[2]`",
        );
        return;
    }
    if draft.effort_is_said(call) {
        return;
    }
    draft.each_set(call, |set| {
        if set.kind == Kind::Work && set.effort.admits(call.scope) {
            set.effort.rir = Some(rir.interval());
        }
    });
}

/// What it leaves in reserve; nothing where it is off the scale, which is reported.
fn reserve(call: &Call<'_>) -> Option<Interval> {
    let rir = call.amount(0)?.interval();
    rir.max
        .is_none_or(|most| most <= Decimal::whole(10))
        .then_some(rir)
}
