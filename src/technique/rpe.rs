//! `rpe[8]`: how hard a set is, out of 10.

use super::{Arity, Param, Stage, Takes, Technique, rules};
use crate::diagnostic::Diagnostic;
use crate::plan::{Call, Draft, Kind};
use crate::quantity::Decimal;

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
    conflicts: &[],
    repeats: false,
    whole_line: false,
    extends: None,
    apply,
    check,
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
        if set.kind == Kind::Work {
            set.effort.rpe = Some(interval);
        }
    });
}

fn check<'a>(call: &Call<'a>, draft: &mut Draft<'_, 'a, '_>) {
    let short = draft.entry.runs.iter().any(|run| {
        run.set.effort.failure
            && run
                .set
                .effort
                .rpe
                .and_then(|rpe| rpe.max)
                .is_some_and(|rpe| rpe < Decimal::whole(10))
    });
    let Some(failure) = draft.entry.call("failure").filter(|_| short) else {
        return;
    };
    let (place, cause) = (
        draft.reader.place(call.span),
        draft.reader.place(failure.span),
    );
    draft.reader.report(
        Diagnostic::new(
            &rules::FAILURE_WITH_RESERVE,
            "A set to failure is an RPE of 10",
        )
        .at(place, "short of failure")
        .because(cause, "to failure")
        .help("leave one of the two out"),
    );
}
