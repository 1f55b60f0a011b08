//! `warmup`, `warmup[2]`, `warmup[45%x8, 60%x5]`: sets that only prepare.

use super::{Arity, Claim, Figure, Param, Says, Stage, Takes, Technique, rules, work};
use crate::plan::{
    Call, Count, Draft, Kind, Measure, Run, Scope, Segment, Set, Value, WrittenLoad,
};
use crate::quantity::{Interval, Load, Unit, Written};
use crate::source::Span;
use crate::syntax::read::Amount;

/// `warmup`
pub(super) static TECHNIQUE: Technique = Technique {
    name: "warmup",
    summary: "sets that prepare and do not count as work",
    doc: "`warmup` says that the whole line is warm-up, `warmup[2]` that its first two sets are. `warmup[45%x8, 60%x5, 80%x2]` puts sets before those of the line: so many percent of their load, the first one's where they differ, for so many reps; rounded as the file says. Warm-up sets are counted apart, and are never hard sets.",
    example: "squat 3x5 @225 warmup[45%x8, 60%x5, 80%x2]",
    params: &[Param {
        name: "a number of sets, or steps such as `60%x5`",
        takes: Takes::CountOrStep,
        arity: Arity::Any,
    }],
    stage: Stage::Kind,
    claims: &[
        Claim::new(Says::Kind, "the warm-up sets").when(of_sets_of_the_line),
        Claim::new(Says::NothingPast, "only prepares")
            .or(&rules::TECHNIQUES_DISAGREE)
            .when(of_sets_of_the_line),
        Claim::new(Says::Reserve(Figure::AtLeast(1)), "only prepares")
            .or(&rules::WARMUP_TO_FAILURE)
            .when(of_sets_of_the_line),
    ],
    repeats: false,
    whole_line: false,
    apply,
    check,
};

/// Whether it is of sets that the line has.
fn of_sets_of_the_line(call: &Call<'_>, _: &[Call<'_>]) -> bool {
    !call.puts_sets_before()
}

fn apply<'a>(call: &Call<'a>, draft: &mut Draft<'_, 'a, '_>) {
    if call.puts_sets_before() {
        return;
    }
    if call.args.len() > 1 {
        draft.reader.fault(
            &rules::WRONG_ARGUMENTS,
            call.arg_span(1),
            "`warmup` takes one number of sets",
            "another one",
            "write it as in `warmup[2]`, or the steps themselves: `warmup[45%x8, 60%x5]`",
        );
        return;
    }
    let help = "write fewer, or `warmup` alone for all of them";
    let Some(n) = work::how_many(call, draft, (Kind::Warmup, "warm-up"), help) else {
        return;
    };
    let end = draft.split_at(n);
    for run in draft.entry.runs.iter_mut().take(end) {
        run.set.kind = Kind::Warmup;
    }
}

/// Puts the steps before the sets of the line, once those are as they are to be.
fn check<'a>(call: &Call<'a>, draft: &mut Draft<'_, 'a, '_>) {
    if !call.puts_sets_before() {
        return;
    }
    let steps = call.args.iter().map(|arg| match arg {
        Value::Step(load, reps) => Some((*load, *reps)),
        _ => None,
    });
    let Some(steps) = steps.collect::<Option<Vec<_>>>() else {
        draft.reader.fault(
            &rules::WRONG_ARGUMENTS,
            call.span,
            "`warmup` takes a number of sets or steps, not both",
            "both",
            "write the steps alone, as in `warmup[45%x8, 60%x5]`",
        );
        return;
    };
    if call.scope != Scope::All {
        draft.reader.fault(
            &rules::MALFORMED_SCOPE,
            call.span,
            "The steps of a warm-up come before all sets",
            "not for some",
            "leave out which sets it is for",
        );
        return;
    }
    let mut runs: Vec<Run<'a>> = Vec::with_capacity(steps.len() + draft.entry.runs.len());
    for (load, reps) in steps {
        let step = load.span.to(reps.span);
        let Some(load) = step_load((load, step), call.span, draft) else {
            return;
        };
        let reps = Measure::Reps(reps.interval());
        runs.push(Run {
            sets: Count::exactly(1),
            set: Set {
                kind: Kind::Warmup,
                segments: vec![Segment::plain(reps, Some(load))],
                ..Set::default()
            },
            span: step,
        });
    }
    runs.append(&mut draft.entry.runs);
    draft.entry.runs = runs;
}

/// The load of a step: a weight, or so many percent of the first work load.
fn step_load(
    (load, step): (Amount, Span),
    span: Span,
    draft: &mut Draft<'_, '_, '_>,
) -> Option<Load> {
    if load.unit != Unit::Percent {
        return draft.load(WrittenLoad::Amount(load));
    }
    let mut work = draft
        .entry
        .runs
        .iter()
        .filter(|run| run.set.kind == Kind::Work);
    let Some(of) = work.find_map(|run| run.set.segments.first()?.load) else {
        let groups = draft.reader.ast.all(draft.entry.item.scheme);
        // A load that is written and wrong has been reported.
        if draft.known && groups.iter().all(|group| group.loads.is_empty()) {
            draft.reader.fault(
                &rules::WRONG_ARGUMENTS,
                span,
                "The warm-up is a percentage of a load that is not given",
                "of what?",
                "give the line its load, as in `squat 3x5 @225 warmup[45%x8, 60%x5]`",
            );
        }
        return None;
    };
    if of.is_beside_the_body() {
        draft.reader.fault(
            &rules::WRONG_ARGUMENTS,
            span,
            "The warm-up is a percentage of a load beside the body",
            "of the body, or of what is added?",
            "write the warm-up sets on a line of their own",
        );
        return None;
    }
    let share = Amount::single(load)?;
    let worked = |weight| Load::plain(Interval::exactly(weight), of.unit).written(Written::Worked);
    let exact = worked(share.percent_of(of.weight.min));
    let trace = &draft.routine.trace;
    trace.note_of(step, Some(step), || {
        let first = worked(of.weight.min);
        format!("{share}% of the first work load, {first}, is {exact}")
    });
    let rounded = draft.round(exact, step);
    let load = draft.no_lighter_than_empty(rounded);
    if load != rounded {
        trace.note_of(step, draft.entry.gear.place.map(|place| place.span), || {
            format!("the empty gear weighs {load}, and a warm-up is with no less")
        });
    }
    Some(load)
}
