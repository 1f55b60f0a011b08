//! `each[leg]`: a side at a time; `each[hand]`: the load is each hand's.

use super::{Arity, Param, Stage, Takes, Technique, no_check, rules};
use crate::diagnostic::Diagnostic;
use crate::library::{Limb, Sides};
use crate::plan::{Call, Draft, EachSide, Value};

/// `each`
pub(super) static TECHNIQUE: Technique = Technique {
    name: "each",
    summary: "a side at a time, or a load for each hand",
    doc: "`each[leg]`, `each[arm]` and `each[side]` say that the reps are each side's: the plan shows both, reps and tonnage count both, and a set of both sides is one hard set for the muscle. `each[hand]` says that the load is what each hand holds; for exercises on a pair of dumbbells it always is.",
    example: "leg_extension 7x20 each[leg]",
    params: &[Param {
        name: "`leg`, `arm`, `side` or `hand`",
        takes: Takes::OneOf(&["leg", "arm", "side", "hand"]),
        arity: Arity::One,
    }],
    stage: Stage::Kind,
    claims: &[],
    repeats: true,
    whole_line: true,
    apply,
    check: no_check,
};

fn apply<'a>(call: &Call<'a>, draft: &mut Draft<'_, 'a, '_>) {
    let Some(Value::Word(word, _)) = call.args.first() else {
        return;
    };
    let Some(limb) = Limb::named(word) else {
        each_hand(call, draft);
        return;
    };
    let fits = match draft.entry.exercise.sides {
        Sides::Both => false,
        Sides::One(own) | Sides::Either(own) => own == limb || limb == Limb::Side,
    };
    if fits || !draft.known {
        if matches!(draft.entry.exercise.sides, Sides::Either(Limb::Arm)) {
            // An arm that works alone lifts its own dumbbell, not both.
            draft.entry.implements = 1;
        }
        draft.entry.sides = Some(EachSide {
            limb,
            said: true,
            alternating: false,
            by_rep: false,
        });
        return;
    }
    let name = draft.entry.exercise.name;
    let place = draft.reader.place(call.span);
    let problem = match draft.entry.exercise.sides {
        Sides::Both => {
            draft.entry.sides = None;
            Diagnostic::new(
                &rules::SIDE_ON_BOTH,
                format!("`{name}` is done with both sides at once"),
            )
            .at(place, "not a side at a time")
            .help(format!(
                "leave it out, or name an exercise that is done with one {word}"
            ))
            .instead(place, "")
        }
        Sides::One(own) | Sides::Either(own) => {
            let meant = format!("each[{}]", own.word());
            Diagnostic::new(
                &rules::SIDE_ON_BOTH,
                format!(
                    "`{name}` is done with one {} at a time, not one {word}",
                    own.word()
                ),
            )
            .at(place, "another limb")
            .help(format!("write `{meant}`"))
            .fix(place, meant, true)
        }
    };
    draft.reader.report(problem);
}

/// The load is one hand's: two implements are lifted, or one with each side in turn.
fn each_hand<'a>(call: &Call<'a>, draft: &mut Draft<'_, 'a, '_>) {
    if [
        "dumbbells",
        "dumbbell",
        "kettlebell",
        "cable",
        "plate_loaded",
        "stack",
        "band",
        "bodyweight",
    ]
    .contains(&draft.entry.exercise.gear)
    {
        draft.entry.implements = 2;
    } else if draft.known {
        let (name, gear) = (draft.entry.exercise.name, draft.entry.exercise.gear);
        draft.reader.fault(
            &rules::HAND_ON_ONE_BAR,
            call.span,
            format!("`{name}` is done on gear of the kind `{gear}`, which both hands share"),
            "no load for each hand",
            "leave it out; the load is the whole",
        );
    }
}
