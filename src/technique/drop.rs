//! `drop[700, 600, 500, 400]`: one set, several loads, no rest between them.

use super::{Arity, Claim, Param, Says, Stage, Takes, Technique, no_check, rules};
use crate::diagnostic::Diagnostic;
use crate::plan::{Call, Draft, Scope, Value, WrittenLoad, counted};
use crate::quantity::{Decimal, Load, Unit, Written};
use crate::syntax::read::WRONG_UNIT;

/// `drop`
pub(super) static TECHNIQUE: Technique = Technique {
    name: "drop",
    summary: "one set with falling loads and no rest between them",
    doc: "At the end of the reps the load is lowered at once and the reps are done again, so many times as there are loads. The loads are those of one set's segments, first to last; the scheme's reps are the reps of each. `4x6 drop[700, 600, 500, 400]` is 4 sets of 4 segments, 96 reps, 52,800 lb and 4 hard sets: a drop set is one hard set, however many drops it has. With plates, `drop[4, 3, 2, 1 plates]` strips one at a time. Where the set has a load after `@`, drops in percent that open with 100% are shares of it: `4x6 @700 drop[100%, 85%, 70%]`; without one, percentages are of the max, as everywhere.",
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
    let own = own_loads(call, draft);
    if let Some(shares) = shares(call).filter(|_| !own.is_empty()) {
        of_own_load(call, draft, &own, &shares);
        return;
    }
    let mut groups = draft.reader.ast.all(draft.entry.item.scheme).iter();
    let loaded = groups.any(|group| !group.loads.is_empty());
    // For some sets alone, the drops take the place of the load that all have.
    if loaded && call.scope == Scope::All {
        // Shares of a load that cannot be worked out come to nothing; what is wrong with it has been told.
        if shares(call).is_none() {
            given_twice(call, draft);
        }
        return;
    }
    let mut loads: Vec<Option<Load>> = Vec::with_capacity(call.args.len());
    for arg in &call.args {
        let Value::Load(written) = arg else { return };
        loads.push(draft.load(*written));
    }
    falling(call, &loads, draft);
    part(call, draft, loads.len(), |at, _| {
        loads.get(at).copied().flatten()
    });
}

/// Parts each set into as many segments as there are drops, each with the load that `load` gives for its
/// place and for what it has.
fn part<'a>(
    call: &Call<'a>,
    draft: &mut Draft<'_, 'a, '_>,
    drops: usize,
    load: impl Fn(usize, Option<Load>) -> Option<Load>,
) {
    let mut uneven = None;
    draft.each_set(call, |set| {
        if let [only] = set.segments.as_slice() {
            set.segments = vec![only.clone(); drops];
        } else if set.segments.len() != drops {
            uneven = Some(set.segments.len());
            return;
        }
        for (at, segment) in set.segments.iter_mut().enumerate() {
            segment.load = load(at, segment.load);
            segment.technique = (at > 0).then_some("drop");
        }
    });
    let Some(segments) = uneven else { return };
    draft.reader.fault(
        &rules::SEGMENTS_DISAGREE,
        call.span,
        format!(
            "{} for {}",
            counted(drops, "load"),
            counted(segments, "segment")
        ),
        "one load for each segment belongs here",
        "write as many loads as the scheme has parts between `+`, or one part alone",
    );
}

fn given_twice<'a>(call: &Call<'a>, draft: &mut Draft<'_, 'a, '_>) {
    draft.reader.fault(
        &rules::LOAD_TWICE,
        call.span,
        "The load is given twice: after `@` and in `drop`",
        "the first of these is the load of the set's first segment",
        "leave out the load after `@`, or write the drops as shares of it, as in `drop[100%, 80%, 60%]`",
    );
}

/// The drops as shares of the set's own load, where they are all in percent and open with 100%.
fn shares(call: &Call<'_>) -> Option<Vec<Decimal>> {
    let share = |arg: &Value<'_>| {
        let Value::Load(written) = arg else {
            return None;
        };
        match written {
            WrittenLoad::Amount(amount) if amount.unit == Unit::Percent => amount.single(),
            WrittenLoad::Worked(value) if value.unit == Unit::Percent => {
                Some(value.amount.min).filter(|_| value.amount.is_exact())
            }
            _ => None,
        }
    };
    let shares: Option<Vec<Decimal>> = call.args.iter().map(share).collect();
    shares.filter(|shares| shares.first() == Some(&Decimal::whole(100)))
}

/// The loads that the sets have already, each once.
fn own_loads<'a>(call: &Call<'a>, draft: &mut Draft<'_, 'a, '_>) -> Vec<Load> {
    let mut own: Vec<Load> = Vec::new();
    draft.each_set(call, |set| {
        for load in set.segments.iter().filter_map(|segment| segment.load) {
            if !own.contains(&load) {
                own.push(load);
            }
        }
    });
    own
}

/// Drops from the load that each set has, by `shares` of it.
fn of_own_load<'a>(
    call: &Call<'a>,
    draft: &mut Draft<'_, 'a, '_>,
    own: &[Load],
    shares: &[Decimal],
) {
    let is_weight = |load: &Load| {
        matches!(
            load.written,
            Written::Weight | Written::Worked | Written::Percent(..)
        )
    };
    if let Some(load) = own.iter().find(|load| !is_weight(load)) {
        let (what, write) = match load.written {
            Written::Plates(_) => (
                "plates",
                "write how many plates each has: `drop[4, 3, 2 plates]`",
            ),
            _ => ("the body", "write each load: `drop[bw+20, bw+10, bw]`"),
        };
        draft.reader.fault(
            &WRONG_UNIT,
            call.span,
            format!("Shares of a load are of a weight, and this is loaded with {what}"),
            "no shares of that",
            write,
        );
        return;
    }
    let mut drops: Vec<(Load, Vec<Option<Load>>)> = Vec::new();
    for load in own {
        let of_it = shares.iter().enumerate().map(|(at, share)| {
            if at == 0 {
                return Some(*load);
            }
            let span = call.arg_span(at);
            let part = Load {
                weight: load.weight.map(|weight| share.percent_of(weight)),
                written: Written::Worked,
                ..*load
            };
            draft.routine.trace.note_of(span, Some(span), || {
                format!("{share}% of the set's load, {load}, is {part}")
            });
            Some(draft.round(part, span))
        });
        drops.push((*load, of_it.collect()));
    }
    if let Some((_, first)) = drops.first() {
        falling(call, first, draft);
    }
    part(call, draft, shares.len(), |at, own| {
        let known = drops.iter().find(|(load, _)| Some(*load) == own);
        let load = known.and_then(|(_, drops)| drops.get(at).copied().flatten());
        load.or(own)
    });
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
