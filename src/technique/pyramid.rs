//! `pyramid[135 to 225]`: the load rises from set to set.

use super::{Arity, Claim, Param, Says, Stage, Takes, Technique, rules};
use crate::diagnostic::Diagnostic;
use crate::plan::{Call, Draft, Kind, LIST_LENGTH, Value, WrittenLoad, counted, counted_range};
use crate::quantity::{Decimal, Interval, Load, Mass, Written};
use crate::source::Span;

/// `pyramid`
pub(super) static TECHNIQUE: Technique = Technique {
    name: "pyramid",
    summary: "the load rises from set to set",
    doc: "`pyramid[135 to 225]` starts at the first load and ends at the second, in equal steps over the sets. With `work[3]` the top is reached at the first work set, and the sets before it are the ramp. Steps in between are rounded as the file says, or down to what a bar can make: 5 lb or 2.5 kg. `pyramid[135, 185, 225]` lists the loads; further sets stay at the last. Alone, beside `@[…]`, it says that the listed loads are meant to rise.",
    example: "squat 5x12 pyramid[135 to 225] work[3]",
    params: &[Param {
        name: "loads, or one `to` another",
        takes: Takes::LoadOrRamp,
        arity: Arity::Any,
    }],
    stage: Stage::Load,
    claims: &[Claim::new(Says::Loads, "the load of each set")],
    repeats: false,
    whole_line: true,
    apply,
    check,
};

/// The most sets that lead up to the top.
const MAX_STEPS: u32 = 100;

fn apply<'a>(call: &Call<'a>, draft: &mut Draft<'_, 'a, '_>) {
    if call.args.is_empty() {
        return;
    }
    if draft.entry.runs.iter().any(|run| {
        run.set
            .segments
            .iter()
            .any(|segment| segment.load.is_some())
    }) {
        draft.reader.fault(
            &rules::LOAD_TWICE,
            call.span,
            "The load is given twice: after `@` and in `pyramid`",
            "the loads of the sets",
            "leave out the load after `@`",
        );
        return;
    }
    let sets = draft.entry.sets();
    if !sets.is_exact() {
        draft.reader.fault(
            &rules::PYRAMID_OF_RANGE,
            call.span,
            format!(
                "A pyramid over {} has no fixed steps",
                counted_range(sets, "set")
            ),
            "how many steps?",
            "write one number of sets",
        );
        return;
    }
    let Some(loads) = loads(call, draft, sets.max) else {
        return;
    };
    let steps = u32::try_from(loads.len()).unwrap_or(u32::MAX);
    for n in 1..steps {
        draft.split_at(n);
    }
    let mut loads = loads.into_iter();
    let mut load = None;
    let mut done = 0;
    for run in &mut draft.entry.runs {
        if done < steps {
            load = loads.next().or(load);
        }
        done += run.sets.max;
        run.set
            .segments
            .iter_mut()
            .for_each(|segment| segment.load = load);
    }
}

/// The load of each set up to the top, the last of them the top itself.
fn loads<'a>(call: &Call<'a>, draft: &mut Draft<'_, 'a, '_>, sets: u32) -> Option<Vec<Load>> {
    let ramp: u32 = draft
        .entry
        .runs
        .iter()
        .take_while(|run| run.set.kind == Kind::Warmup)
        .map(|run| run.sets.max)
        .sum();
    let steps = if ramp > 0 && ramp < sets {
        ramp + 1
    } else {
        sets
    };
    match call.args.as_slice() {
        [Value::Ramp(from, to)] => ramp_of(call, draft, steps, (*from, *to)),
        args => {
            if args.len() > MAX_STEPS as usize {
                too_many_steps(call, draft, args.len());
                return None;
            }
            let mut loads = Vec::with_capacity(args.len());
            for arg in args {
                let Value::Load(written) = arg else {
                    draft.reader.fault(
                        &rules::WRONG_ARGUMENTS,
                        arg.span(),
                        "A pyramid runs from one load to another, or lists its loads, and this does both",
                        "a ramp within a list",
                        format!("write the ramp alone, as in `{}`, or each load by itself; a decimal has a point: `60.5`", TECHNIQUE.example),
                    );
                    return None;
                };
                let load = draft.load(*written)?;
                if !load.weight.is_exact() {
                    draft.reader.fault(
                        &rules::WRONG_ARGUMENTS,
                        written.span(),
                        "A step of a pyramid is one load, not a range",
                        "a range",
                        "from one load to another is written with `to`: `pyramid[135 to 225]`",
                    );
                    return None;
                }
                loads.push(load);
            }
            let given = u32::try_from(loads.len()).unwrap_or(u32::MAX);
            if given > sets || (given < sets && ramp > 0 && given != steps) {
                let place = draft.reader.place(call.span);
                let cause = draft
                    .entry
                    .runs
                    .first()
                    .map(|run| draft.reader.place(run.span));
                let mut problem = Diagnostic::new(
                    &LIST_LENGTH,
                    format!(
                        "{} for {}",
                        counted(loads.len(), "load"),
                        counted(sets as usize, "set")
                    ),
                )
                .at(place, "one load for each step belongs here")
                .help(format!(
                    "write {}: one for each set up to the first at the top",
                    counted(steps as usize, "load")
                ));
                if let Some(cause) = cause {
                    problem = problem.because(cause, "this many sets");
                }
                draft.reader.report(problem);
                return None;
            }
            Some(loads)
        }
    }
}

/// The loads of `pyramid[20 to 40]`, in so many steps.
fn ramp_of<'a>(
    call: &Call<'a>,
    draft: &mut Draft<'_, 'a, '_>,
    steps: u32,
    (from, to): (WrittenLoad, WrittenLoad),
) -> Option<Vec<Load>> {
    if steps > MAX_STEPS {
        too_many_steps(call, draft, steps as usize);
        return None;
    }
    draft.one_unit(&[from, to]);
    let trace = &draft.routine.trace;
    let mut end = |number: u32, written: WrittenLoad| {
        trace.of_one(number, || {
            let exact = draft.exact_load(written)?;
            Some((exact, draft.rounded_as(exact, written)))
        })
    };
    let (from_end, to_end) = (end(1, from)?, end(steps, to)?);
    let exact = (from_end.0, to_end.0);
    let planned = (from_end.1, to_end.1);
    let ends = Ends::of(&exact, &planned);
    if ends.is_none() {
        draft.reader.fault(
            &rules::WRONG_ARGUMENTS,
            call.arg_span(0),
            "A ramp runs from one load to another, both of one kind",
            "no steps can be made between these",
            format!("write it as in `{}`", TECHNIQUE.example),
        );
    }
    let ends = ends?;
    let step = |at: u32| {
        let step = || ends.step(at, steps, call.span, draft);
        draft.routine.trace.of_one(at.saturating_add(1), step)
    };
    Some((0..steps).map(step).collect())
}

fn too_many_steps<'a>(call: &Call<'a>, draft: &mut Draft<'_, 'a, '_>, steps: usize) {
    draft.reader.fault(
        &rules::TOO_MANY_STEPS,
        call.span,
        format!("The pyramid has {steps} steps"),
        "too many",
        format!("a pyramid has at most {MAX_STEPS} steps; say with `work[…]` how many sets are at the top"),
    );
}

/// The ends of a ramp, as single numbers of one thing.
struct Ends {
    /// As they are planned, rounded.
    from: Load,
    to: Load,
    /// What is counted up, exactly: plates, or weight, below zero where a machine takes it off.
    low: Decimal,
    high: Decimal,
    /// The unit of that weight.
    unit: Mass,
    /// What steps are rounded down to.
    jump: Decimal,
}

impl Ends {
    /// `None` where an end is a range, or the two are of kinds that have nothing between them.
    fn of((from, to): &(Load, Load), planned: &(Load, Load)) -> Option<Self> {
        if !from.weight.is_exact() || !to.weight.is_exact() {
            return None;
        }
        let (low, high, jump) = match (from.written, to.written) {
            (Written::Plates(low), Written::Plates(high)) => (low.min, high.min, Decimal::ONE),
            _ if from.is_beside_the_body() == to.is_beside_the_body() => {
                let jump = if to.unit == Mass::Lb {
                    Decimal::whole(5)
                } else {
                    Decimal::ratio(Decimal::whole(5), Decimal::whole(2))
                };
                let low = from.signed().min;
                let low = if from.unit == to.unit {
                    low
                } else {
                    from.unit.convert(low, to.unit)
                };
                (low, to.signed().min, jump)
            }
            _ => return None,
        };
        Some(Self {
            from: planned.0,
            to: planned.1,
            low,
            high,
            unit: to.unit,
            jump,
        })
    }

    /// The load of step `at` of `steps`; those between the ends are worked out from the exact ones, and
    /// rounded as the file says, or down to a usual jump. How is noted for the pyramid at `span`.
    fn step(&self, at: u32, steps: u32, span: Span, draft: &Draft<'_, '_, '_>) -> Load {
        if at + 1 >= steps {
            return self.to;
        }
        if at == 0 {
            return self.from;
        }
        let part = (self.high - self.low) * Decimal::from(at);
        let value = self.low + Decimal::ratio(part, Decimal::from(steps - 1));
        let exact = self.load(value, draft);
        let trace = &draft.routine.trace;
        trace.note_of(span, Some(span), || {
            let (from, to) = (self.load(self.low, draft), self.load(self.high, draft));
            format!(
                "as step {} of {steps} in equal jumps from {from} to {to} it comes to {exact}",
                at.saturating_add(1)
            )
        });
        if draft.routine.rounding.is_some() && self.is_of_weight() {
            let step = draft.round(exact, span);
            // Rounding leads no step beyond the ends.
            let end = if step.is_heavier_than(&self.to) {
                self.to
            } else if self.from.is_heavier_than(&step) {
                self.from
            } else {
                return step;
            };
            trace.note_of(span, Some(span), || {
                format!("that is beyond the end of the pyramid, {end}")
            });
            return end;
        }
        let rounded = value.down_to(self.jump).max(self.low.min(self.high));
        let step = self.load(rounded, draft);
        if rounded != value {
            trace.note_of(span, Some(span), || {
                format!("rounded down to what plates usually make, {step}")
            });
        }
        step
    }

    /// `value`, which lies between the ends, as a load.
    fn load(&self, value: Decimal, draft: &Draft<'_, '_, '_>) -> Load {
        if matches!(self.to.written, Written::Plates(_)) {
            let count = Interval::exactly(value);
            let weight = draft.entry.gear.with_plates(count);
            return Load::plain(weight.unwrap_or(self.to.weight), self.unit)
                .written(Written::Plates(count));
        }
        if self.to.is_beside_the_body() {
            let below = value < Decimal::ZERO;
            let weight = if below { Decimal::ZERO - value } else { value };
            let written = if below {
                Written::Assisted
            } else {
                Written::Bodyweight
            };
            return Load::plain(Interval::exactly(weight), self.unit).written(written);
        }
        Load::plain(Interval::exactly(value), self.unit).written(Written::Worked)
    }

    /// Whether it is a weight that goes up, and not plates or what hangs on the body.
    fn is_of_weight(&self) -> bool {
        !matches!(self.to.written, Written::Plates(_)) && !self.to.is_beside_the_body()
    }
}

/// A pyramid rises.
fn check<'a>(call: &Call<'a>, draft: &mut Draft<'_, 'a, '_>) {
    let tops: Vec<(Load, Span)> = draft
        .entry
        .runs
        .iter()
        .filter_map(|run| {
            run.set
                .segments
                .first()
                .and_then(|segment| segment.load)
                .map(|load| (load, run.span))
        })
        .collect();
    let falls = tops
        .windows(2)
        .any(|pair| matches!(pair, [(before, _), (after, _)] if before.is_heavier_than(after)));
    if falls {
        draft.reader.fault(
            &rules::PYRAMID_NOT_RISING,
            call.span,
            "The pyramid does not rise all the way",
            "a later set is lighter",
            "order the loads from the lightest to the heaviest",
        );
    }
    if tops.is_empty() && call.args.is_empty() && draft.known {
        draft.reader.fault(
            &rules::WRONG_ARGUMENTS,
            call.span,
            "The pyramid has no loads",
            "from what to what?",
            "write it as in `pyramid[135 to 225]`, or give each set its load: `@[135, 185, 225]`",
        );
    }
}
