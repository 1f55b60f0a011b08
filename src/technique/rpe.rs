//! `rpe[8]`: how hard a set is, out of 10.

use super::{Arity, Claim, Figure, Param, Says, Stage, Takes, Technique, no_check, rules};
use crate::plan::{Call, Draft, Kind};
use crate::quantity::{Decimal, Interval};

/// `rpe`
pub(super) static TECHNIQUE: Technique = Technique {
    name: "rpe",
    summary: "how hard a set is, out of 10",
    doc: "Rating of perceived exertion: 10 is failure, 9 leaves one rep in reserve, 8 two. Halves and ranges are allowed: `rpe[8.5]`, `rpe[7-8]`.",
    example: "squat 3x5 @225 rpe[8]",
    params: &[Param {
        name: "a rating from 1 to 10",
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
    let Some(rpe) = call.amount(0) else { return };
    let interval = rpe.interval();
    if interval.min < Decimal::ONE || interval.max.is_some_and(|most| most > Decimal::whole(10)) {
        draft.reader.fault(
            &rules::EFFORT_OUT_OF_RANGE,
            rpe.span,
            format!("An RPE of {interval} is off the scale"),
            "1 to 10",
            "10 is failure, 8 leaves two reps in reserve; a percentage stands after `@`",
        );
        return;
    }
    if draft.effort_is_said(call) {
        return;
    }
    draft.each_set(call, |set| {
        if set.kind == Kind::Work && set.effort.admits(call.scope) {
            set.effort.rpe = Some(interval);
        }
    });
}

/// What it leaves in reserve, 10 less the rating; nothing where it is off the scale, which is reported.
fn reserve(call: &Call<'_>) -> Option<Interval> {
    Interval::reserve_of_rpe(call.amount(0)?.interval())
}
