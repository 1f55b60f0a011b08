//! Steps of a warm-up that come to one load.

use super::line::{Line, lifted};
use super::{Check, Context, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::plan::Entry;
use crate::quantity::Load;

/// `warmup-step-twice`
static RULE: Rule = Rule {
    name: "warmup-step-twice",
    severity: Severity::Advice,
    concerns: Concerns::Sense,
    theme: Theme::Loads,
    why: "The steps of a warm-up lead up to the work. With a light lift two of them may come to one load, by rounding: the second is a set more that leads nowhere.",
    bad: "units kg\nround nearest 10\nday 2\n  bench_press 3x5 @60 warmup[50%x8, 55%x5, 75%x3]\n",
    good: "units kg\nround nearest 10\nday 2\n  bench_press 3x5 @60 warmup[50%x8, 75%x3]\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Entry(check),
};

fn check<'a>(entry: &Entry<'a>, context: &Context<'_, 'a>, findings: &mut Findings) {
    let mut steps = entry.calls.iter().filter(|call| call.puts_sets_before());
    let Some(call) = steps.next() else {
        return;
    };
    let line = Line::of(entry, context.routine);
    let steps: Vec<_> = lifted(entry)
        .filter(|lifted| call.covers(lifted.run.span))
        .collect();
    // With the empty bar one warms up as often as one likes, and the plan says that it is that.
    let is_same = |one: Load, other: Load| {
        let ends = one.asked.or(other.asked).is_some();
        !ends && (one.weight, one.unit) == (other.weight, other.unit)
    };
    let again = steps.windows(2).find_map(|pair| match pair {
        [one, other] if is_same(one.load, other.load) => Some((one, other)),
        _ => None,
    });
    let Some((one, other)) = again else {
        return;
    };
    let place = |lifted| context.place(line.load_span(lifted));
    let load = other.load;
    findings.push(
        Diagnostic::new(
            &RULE,
            format!(
                "`{}` is warmed up with {} {} twice in a row{}",
                entry.exercise.name,
                load.weight.grouped(),
                load.unit,
                context.under()
            ),
        )
        .at(place(other), "the same again")
        .because(place(one), "here first")
        .help("leave out one of the two steps"),
    );
}
