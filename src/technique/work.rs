//! `work[3]`: which sets are work.

use super::{Arity, Claim, Param, Says, Stage, Takes, Technique, no_check, rules};
use crate::plan::{Call, Count, Draft, Kind, Run, Scope, counted_range};
use crate::quantity::Unit;

/// `work`
pub(super) static TECHNIQUE: Technique = Technique {
    name: "work",
    summary: "which sets are work; those before them are the ramp",
    doc: "`work[3]` says that the last three sets are work sets and those before them lead up to them: ramp sets, counted apart and never hard sets. `work` alone says that all are.",
    example: "squat 5x12 pyramid[135 to 225] work[3]",
    params: &[Param {
        name: "sets",
        takes: Takes::Count(Unit::Sets),
        arity: Arity::Optional,
    }],
    stage: Stage::Kind,
    claims: &[Claim::new(Says::Kind, "the work sets")],
    repeats: false,
    whole_line: false,
    apply,
    check: no_check,
};

/// How many sets `call` says are of `kind`, which `what` names; `None` where it says all of them,
/// and they are, or more than there are, which is reported.
pub(super) fn how_many<'a>(
    call: &Call<'a>,
    draft: &mut Draft<'_, 'a, '_>,
    (kind, what): (Kind, &str),
    help: &str,
) -> Option<u32> {
    if let (Some(n), true) = (call.amount(0), call.scope != Scope::All) {
        let name = call.technique.name;
        draft.reader.fault(
            &rules::MALFORMED_SCOPE,
            call.span,
            format!("`{name}` says both how many sets and which ones"),
            "one of the two",
            format!("write `{name}[{}]`, or only which sets are meant", n.max),
        );
        return None;
    }
    let Some(n) = call.count(0) else {
        draft.each_set(call, |set| set.kind = kind);
        return None;
    };
    let sets = draft.entry.sets();
    if n > sets.min {
        draft.reader.fault(
            &rules::MORE_THAN_THE_SETS,
            call.arg_span(0),
            format!("{n} {what} sets of {}", counted_range(sets, "set")),
            "more than there are",
            help,
        );
        return None;
    }
    Some(n)
}

fn apply<'a>(call: &Call<'a>, draft: &mut Draft<'_, 'a, '_>) {
    let help = "write fewer, or more sets";
    let Some(n) = how_many(call, draft, (Kind::Work, "work"), help) else {
        return;
    };
    // From the last set back: `n` of them are work, what is before leads up to them.
    let mut left = n;
    let mut runs: Vec<Run<'a>> = Vec::with_capacity(draft.entry.runs.len() + 1);
    while let Some(run) = draft.entry.runs.pop() {
        let work = Count {
            min: run.sets.min.min(left),
            max: run.sets.max.min(left),
        };
        let ramp = Count {
            min: run.sets.min - work.min,
            max: run.sets.max - work.max,
        };
        left -= work.max;
        let mut lead = run.clone();
        if work.max > 0 {
            runs.push(Run { sets: work, ..run });
        }
        if ramp.max > 0 {
            lead.sets = ramp;
            lead.set.kind = Kind::Warmup;
            runs.push(lead);
        }
    }
    runs.reverse();
    draft.entry.runs = runs;
}
