//! `rir[2]`: stop so many reps before failure.

use super::{Arity, Param, Stage, Takes, Technique, rules};
use crate::diagnostic::Diagnostic;
use crate::plan::{Call, Draft, Kind};
use crate::quantity::Decimal;

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
    conflicts: &[],
    repeats: false,
    whole_line: false,
    extends: None,
    apply,
    check,
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
        if set.kind == Kind::Work {
            set.effort.rir = Some(rir.interval());
        }
    });
}

fn check<'a>(call: &Call<'a>, draft: &mut Draft<'_, 'a, '_>) {
    let clash = draft.entry.runs.iter().find_map(|run| {
        let effort = run.set.effort;
        let rir = effort.rir?;
        if effort.failure && rir.min > Decimal::ZERO {
            return Some("failure");
        }
        let rpe = effort.rpe?;
        let from_rpe = |rpe: Decimal| Decimal::whole(10) - rpe;
        let (least, most) = (from_rpe(rpe.max?), from_rpe(rpe.min));
        (rir.max? < least || rir.min > most).then_some("rpe")
    });
    let Some(other) = clash.and_then(|name| draft.entry.call(name)) else {
        return;
    };
    let (place, cause) = (
        draft.reader.place(call.span),
        draft.reader.place(other.span),
    );
    let problem = if other.technique.name == "failure" {
        Diagnostic::new(
            &rules::FAILURE_WITH_RESERVE,
            "A set to failure leaves no rep in reserve",
        )
        .at(place, "reps in reserve")
        .because(cause, "none left")
        .help("leave one of the two out")
    } else {
        Diagnostic::new(
            &rules::RPE_RIR_DISAGREE,
            "The RPE and the reps in reserve disagree",
        )
        .at(place, "so many in reserve")
        .because(cause, "the reserve is 10 less the RPE")
        .help("leave one of the two out")
    };
    draft.reader.report(problem);
}
