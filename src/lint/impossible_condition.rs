//! Conditions that no setting meets.

use std::cell::Cell;

use super::{Check, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::expression::{Names, holds, options_asked};
use crate::routine::{Routine, Settings};
use crate::syntax::ast::{Condition, Id, Modifier, Slice, Statement};

/// `impossible-condition`
static RULE: Rule = Rule {
    name: "impossible-condition",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Options,
    why: "An option cannot be on and off at once. What depends on both is never done, or with `unless` always, and the condition says nothing.",
    bad: "option spotter = no\nday 2\n  leg_press 5x5 pump[when spotter and not spotter]\n",
    good: "option spotter = no\nday 2\n  leg_press 5x5 pump[when spotter]\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Routine(check),
};

fn check(routine: &Routine<'_>, findings: &mut Findings) {
    let left = Cell::new(MAX_TRIALS);
    let trials = Trials {
        routine,
        left: &left,
    };
    for statement in &routine.ast.statements {
        match statement {
            Statement::Priority { condition, .. }
            | Statement::Require { condition, .. }
            | Statement::Profile { condition, .. }
            | Statement::Use { condition, .. }
            | Statement::Session { condition, .. } => {
                judge(*condition, &trials, findings);
            }
            Statement::Item(item) => {
                modifiers(item.modifiers, &trials, findings);
                judge(item.condition, &trials, findings);
            }
            Statement::Style { modifiers: all, .. } => modifiers(*all, &trials, findings),
            _ => {}
        }
    }
}

/// Whether `condition` lets what it stands on be done under no setting and in no week.
pub(super) fn is_never(
    condition: Option<Id<Condition>>,
    routine: &Routine<'_>,
    left: &Cell<u32>,
) -> bool {
    let Some(condition) = condition.and_then(|id| routine.ast.one(id)) else {
        return false;
    };
    let trials = Trials { routine, left };
    trials.ever_comes_to(condition, !condition.unless) == Some(false)
}

fn modifiers(all: Slice<Modifier>, trials: &Trials<'_, '_>, findings: &mut Findings) {
    for modifier in trials.routine.ast.all(all) {
        judge(modifier.condition, trials, findings);
    }
}

/// How many times conditions are tried, all of a file's together.
pub(super) const MAX_TRIALS: u32 = 1_000_000;

/// What is left of the trials.
struct Trials<'r, 'a> {
    routine: &'r Routine<'a>,
    left: &'r Cell<u32>,
}

fn judge(condition: Option<Id<Condition>>, trials: &Trials<'_, '_>, findings: &mut Findings) {
    let routine = trials.routine;
    let Some(condition) = condition.and_then(|id| routine.ast.one(id)) else {
        return;
    };
    if trials.ever_comes_to(condition, true) != Some(false) {
        return;
    }
    let message = if condition.unless {
        "What this condition leaves out for never comes, so nothing is ever left out"
    } else {
        "The condition never holds, so what it stands on is never done"
    };
    let (label, help) = advice(condition, routine);
    findings.push(
        Diagnostic::new(&RULE, message)
            .at(routine.place(condition.span), label)
            .help(help),
    );
}

/// What to say at a condition that never holds and what to write instead, by what it asks about.
fn advice(condition: &Condition, routine: &Routine<'_>) -> (&'static str, String) {
    let mut said = Findings::deaf();
    let reader = routine.reader(&mut said);
    let terms = routine.ast.all(condition.terms);
    let names = Names::of(routine, Settings::defaults(&routine.options));
    let asks_options = options_asked(&reader, terms, &names).next().is_some();
    let remove = if condition.unless {
        "remove the condition"
    } else {
        "remove what contradicts the rest"
    };
    let calendar = &routine.calendar;
    let numbers = [("week", calendar.weeks), ("cycle", calendar.cycles)];
    let asked = numbers
        .into_iter()
        .find(|(word, _)| terms.iter().any(|term| reader.is_word(*term, word)));
    let Some((word, last)) = asked else {
        return (
            "never, whatever the options",
            format!("{remove}, or name another option"),
        );
    };
    let is = match last {
        1 => format!("`{word}` is always 1 in this plan"),
        last => format!("`{word}` is 1 to {last} in this plan"),
    };
    let is_one_test = !terms.iter().any(|term| reader.is_word(*term, "and"));
    if !asks_options && !is_one_test {
        return ("never, in any week", remove.to_owned());
    }
    if asks_options {
        return (
            "never, whatever the options and the week",
            format!("{is}: {remove}, or name another {word} or option"),
        );
    }
    let write = match last {
        1 => format!("write `{word}s 4`, say, for a plan of several"),
        _ => "name one of these".to_owned(),
    };
    let or_remove = if condition.unless {
        ", or remove the condition"
    } else {
        ""
    };
    ("never, in any week", format!("{is}: {write}{or_remove}"))
}

impl Trials<'_, '_> {
    /// Whether what `condition` asks comes to `truth` under any setting in any week; `None` where that
    /// would take too long to find out, or it cannot be read.
    fn ever_comes_to(&self, condition: &Condition, truth: bool) -> Option<bool> {
        let routine = self.routine;
        let mut said = Findings::deaf();
        let mut reader = routine.reader(&mut said);
        let terms = routine.ast.all(condition.terms);
        let names = Names::of(routine, Settings::defaults(&routine.options));
        let mut asked: Vec<usize> = options_asked(&reader, terms, &names).collect();
        asked.sort_unstable();
        asked.dedup();
        routine.asked_week.set(false);
        let first = holds(&mut reader, terms, &names)?;
        // One option by itself, or none, can always be set so.
        if first == truth || (asked.len() == terms.len()) {
            return Some(true);
        }
        let weeks = if routine.asked_week.get() {
            routine.calendar.total()
        } else {
            1
        };
        let settings = 1_u32.checked_shl(u32::try_from(asked.len()).ok()?)?;
        let trials = settings.checked_mul(weeks)?;
        self.left.set(self.left.get().checked_sub(trials)?);
        for week in 1..=weeks {
            for bits in 0..settings {
                let mut tried = names.settings.in_week(week);
                for (bit, at) in asked.iter().enumerate() {
                    if bits >> bit & 1 == 1 {
                        tried = tried.flipped(*at);
                    }
                }
                if holds(&mut reader, terms, &Names::of(routine, tried))? == truth {
                    return Some(true);
                }
            }
        }
        Some(false)
    }
}
