//! `drop[700, 600, 500, 400]`: one set, several loads, no rest between them.

use super::{Arity, Claim, Param, Says, Stage, Takes, Technique, no_check, rules};
use crate::diagnostic::Diagnostic;
use crate::plan::{Call, Draft, Scope, Value, counted};
use crate::quantity::Load;

/// `drop`
pub(super) static TECHNIQUE: Technique = Technique {
    name: "drop",
    summary: "one set with falling loads and no rest between them",
    doc: "At the end of the reps the load is lowered at once and the reps are done again, so many times as there are loads. The loads are those of one set's segments, first to last; the scheme's reps are the reps of each. `4x6 drop[700, 600, 500, 400]` is 4 sets of 4 segments, 96 reps, 52,800 lb and 4 hard sets: a drop set is one hard set, however many drops it has. With plates, `drop[4, 3, 2, 1 plates]` strips one at a time.",
    example: "leg_press 4x6 drop[700, 600, 500, 400]",
    params: &[Param {
        name: "loads, heaviest first",
        takes: Takes::Load,
        arity: Arity::Many(2),
    }],
    stage: Stage::Segments,
    claims: &[
        Claim::new(Says::Loads, "the loads of each set"),
        Claim::new(Says::Past("drop"), "goes on with lighter loads"),
    ],
    repeats: false,
    whole_line: false,
    apply,
    check: no_check,
};

fn apply<'a>(call: &Call<'a>, draft: &mut Draft<'_, 'a, '_>) {
    let mut loads: Vec<Option<Load>> = Vec::with_capacity(call.args.len());
    for arg in &call.args {
        let Value::Load(written) = arg else { return };
        loads.push(draft.load(*written));
    }
    falling(call, &loads, draft);
    let mut uneven = None;
    draft.each_set(call, |set| {
        if let [only] = set.segments.as_slice() {
            set.segments = vec![only.clone(); loads.len()];
        } else if set.segments.len() != loads.len() {
            uneven = Some(set.segments.len());
            return;
        }
        for (at, (segment, load)) in set.segments.iter_mut().zip(&loads).enumerate() {
            segment.load = *load;
            segment.technique = (at > 0).then_some("drop");
        }
    });
    if let Some(segments) = uneven {
        draft.reader.fault(
            &rules::SEGMENTS_DISAGREE,
            call.span,
            format!(
                "{} for {}",
                counted(loads.len(), "load"),
                counted(segments, "segment")
            ),
            "one load for each segment belongs here",
            "write as many loads as the scheme has parts between `+`, or one part alone",
        );
    }
    let mut groups = draft.reader.ast.all(draft.entry.item.scheme).iter();
    let loaded = groups.any(|group| !group.loads.is_empty());
    // For some sets alone, the drops take the place of the load that all have.
    if loaded && call.scope == Scope::All {
        draft.reader.fault(
            &rules::LOAD_TWICE,
            call.span,
            "The load is given twice: after `@` and in `drop`",
            "the first of these is the load of the set's first segment",
            "leave out the load after `@`",
        );
    }
}

fn falling<'a>(call: &Call<'a>, loads: &[Option<Load>], draft: &mut Draft<'_, 'a, '_>) {
    for (at, pair) in loads.windows(2).enumerate() {
        let [Some(before), Some(after)] = pair else {
            continue;
        };
        if !before.is_heavier_than(after) {
            let rounding = draft.routine.rounding.and_then(|rounding| rounding.span);
            let rounded =
                rounding.filter(|_| after.is_worked_out() && !after.is_heavier_than(before));
            let (place, cause) = (
                draft.reader.place(call.arg_span(at + 1)),
                draft.reader.place(call.arg_span(at)),
            );
            let told = Diagnostic::new(
                &rules::DROPS_NOT_DESCENDING,
                format!("The drop from {before} goes to {after}"),
            )
            .at(place, "not lighter")
            .because(cause, "than this");
            let told = match rounded {
                Some(span) => told
                    .because(draft.reader.place(span), "every load is rounded so")
                    .help("drop further, or round more finely"),
                None => told.help("order the loads from the heaviest to the lightest"),
            };
            draft.reader.report(told);
            return;
        }
    }
}
