//! `warmup`: sets that are no work.

use super::{Arity, Conflict, Param, Stage, Takes, Technique, no_check, rules};
use crate::plan::{Call, Draft, Kind, Scope, counted_range};

/// `warmup`
pub(super) static TECHNIQUE: Technique = Technique {
    name: "warmup",
    summary: "sets that prepare and do not count as work",
    doc: "Warm-up sets have a line of their own in volume and are never hard sets. `warmup` says so of all sets of the line, `warmup[2]` of the first two.",
    example: "bike 5min warmup",
    params: &[Param {
        name: "sets",
        takes: Takes::Count,
        arity: Arity::Optional,
    }],
    stage: Stage::Kind,
    conflicts: &[
        Conflict {
            with: "failure",
            rule: &rules::WARMUP_TO_FAILURE,
            message: "A warm-up is not taken to failure",
            help: "leave one of the two out",
        },
        Conflict {
            with: "work",
            rule: &rules::WARMUP_AND_WORK,
            message: "`warmup` and `work` both say which sets count",
            help: "keep one of the two",
        },
    ],
    repeats: false,
    extends: None,
    apply,
    check: no_check,
};

fn apply<'a>(call: &Call<'a>, draft: &mut Draft<'_, 'a, '_>) {
    let Some(n) = call.count(0).filter(|_| call.scope == Scope::All) else {
        draft.each_set(call, |set| set.kind = Kind::Warmup);
        return;
    };
    let sets = draft.entry.sets();
    if n > sets.min {
        draft.reader.fault(
            &rules::MORE_THAN_THE_SETS,
            call.arg_span(0),
            format!("{n} warm-up sets of {}", counted_range(sets, "set")),
            "more than there are",
            "write fewer, or `warmup` alone for all of them",
        );
        return;
    }
    let end = draft.split_at(n);
    draft
        .entry
        .runs
        .iter_mut()
        .take(end)
        .for_each(|run| run.set.kind = Kind::Warmup);
}
