//! `forced[2]`: reps past failure that a partner helps with.

use super::{Arity, Conflict, Param, Stage, Takes, Technique, rules};
use crate::diagnostic::Diagnostic;
use crate::plan::{Call, Draft, Kind};
use crate::quantity::{Decimal, Unit};

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
    conflicts: &[
        Conflict {
            with: "pump",
            rule: &rules::FORCED_WITHOUT_FAILURE,
            message: "Forced reps follow failure, and pump work stops short of it",
            help: "leave one of the two out",
        },
        Conflict {
            with: "cluster",
            rule: &rules::FORCED_WITHOUT_FAILURE,
            message: "Forced reps follow failure, and a cluster stays clear of it",
            help: "leave one of the two out",
        },
    ],
    repeats: false,
    whole_line: false,
    extends: Some("partner"),
    apply,
    check,
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

/// Reps in reserve and forced reps exclude each other.
fn check<'a>(call: &Call<'a>, draft: &mut Draft<'_, 'a, '_>) {
    for name in ["rir", "rpe"] {
        let Some(effort) = draft.entry.call(name) else {
            continue;
        };
        let reserve = draft.entry.runs.iter().any(|run| {
            run.set
                .effort
                .rir
                .is_some_and(|rir| rir.min > Decimal::ZERO)
                || run
                    .set
                    .effort
                    .rpe
                    .and_then(|rpe| rpe.max)
                    .is_some_and(|rpe| rpe < Decimal::whole(10))
        });
        if reserve {
            let (place, cause) = (
                draft.reader.place(call.span),
                draft.reader.place(effort.span),
            );
            draft.reader.report(
                Diagnostic::new(
                    &rules::FORCED_WITHOUT_FAILURE,
                    "Forced reps follow failure, and this set stops short of it",
                )
                .at(place, "past failure")
                .because(cause, "short of failure")
                .help("leave one of the two out"),
            );
        }
    }
}
