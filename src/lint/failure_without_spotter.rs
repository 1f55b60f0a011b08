//! Failure under a weight that traps the lifter.

use super::line::{Line, call_span};
use super::{Check, Context, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::plan::{Effort, Entry, Kind};
use crate::quantity::Interval;

/// `failure-without-spotter`
static RULE: Rule = Rule {
    name: "failure-without-spotter",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "A free bar that does not go up comes down on the lifter. Sets to failure under one want a spotter, or a cage with its pins set.",
    bad: "units lb\nday 2\n  squat 5x5 @225 failure\n",
    good: "units lb\ngear squat  cage\nday 2\n  squat 5x5 @225 failure\n",
};

/// The options that say who or what catches the bar.
pub(super) const CATCHES: [&str; 2] = ["spotter", "cage"];

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::EntryUnder(check),
};

fn check<'a>(entry: &Entry<'a>, context: &Context<'_, 'a>, findings: &mut Findings) {
    if !entry.exercise.spot {
        return;
    }
    let Some((run_at, run)) = entry
        .runs
        .iter()
        .enumerate()
        .find(|(_, run)| run.set.kind == Kind::Work && leaves_nothing(run.set.effort))
    else {
        return;
    };
    let gear = &entry.gear;
    if gear.cage || CATCHES.iter().any(|option| context.is_on(option)) {
        return;
    }
    let (name, under) = (entry.exercise.name, context.under());
    let line = Line::of(entry, context.routine);
    let call = ["failure", "forced", "rir", "rpe"]
        .iter()
        .find_map(|technique| line.call_for(technique, run_at));
    let problem = Diagnostic::new(
        &RULE,
        format!("`{name}` goes to failure with neither a spotter nor a cage{under}"),
    );
    let option = context
        .routine
        .options
        .iter()
        .find(|choice| CATCHES.contains(&choice.name));
    let span = call.map_or(run.span, |call| call_span(entry, call));
    let problem = problem.at(context.place(span), "to failure under a free weight");
    let (problem, cage) = match gear.place {
        Some(declared) => (
            problem.because(declared, "gear without a cage"),
            "add `cage` to the gear".to_owned(),
        ),
        None => (problem, format!("declare a cage with `gear {name}  cage`")),
    };
    findings.push(match option {
        Some(option) => problem
            .because(context.place(option.span), "who would catch it")
            .help(format!(
                "{cage}, or go to failure only `when {}`",
                option.name
            )),
        None => problem.help(format!(
            "{cage}, or `option spotter = no` and go to failure only `when spotter`"
        )),
    });
}

/// Whether the last rep is the last that goes: `failure`, `rir[0]`, `rpe[10]`.
fn leaves_nothing(effort: Effort) -> bool {
    effort.failure || effort.reserve() == Some(Interval::ZERO)
}
