//! `warmup`: sets that are no work.

use super::{Arity, Conflict, Param, Stage, Takes, Technique, no_check, rules, work};
use crate::plan::{Call, Draft, Kind};

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
    whole_line: false,
    extends: None,
    apply,
    check: no_check,
};

fn apply<'a>(call: &Call<'a>, draft: &mut Draft<'_, 'a, '_>) {
    let help = "write fewer, or `warmup` alone for all of them";
    let Some(n) = work::how_many(call, draft, (Kind::Warmup, "warm-up"), help) else {
        return;
    };
    let end = draft.split_at(n);
    for run in draft.entry.runs.iter_mut().take(end) {
        run.set.kind = Kind::Warmup;
    }
}
