//! A superset that has one exercise.

use std::collections::HashMap;

use super::{Check, Context, DaySummary, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::routine::Step;
use crate::source::Span;

/// `superset-of-one`
pub(crate) static RULE: Rule = Rule {
    name: "superset-of-one",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "A label joins exercises that are done in turn: `A1`, `A2`. With one exercise there is nothing to take turns with, so a line was lost or a label left over.",
    bad: "day 2\n  A1 leg_extension 3x12\n  lying_leg_curl 3x12\n",
    good: "day 2\n  A1 leg_extension 3x12\n  A2 lying_leg_curl 3x12\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Day(check),
};

fn check<'a>(day: &DaySummary<'a>, context: &Context<'_, 'a>, findings: &mut Findings) {
    if day.lines.iter().all(|line| line.label.is_none()) {
        return;
    }
    // The lines as they are written: one with a slip in it is still there to take turns with.
    let labels: Vec<Option<(&str, Span)>> = day
        .lines(context)
        .iter()
        .map(|step| label(step, context))
        .collect();
    let letter = |label: &Option<(&'a str, Span)>| label.and_then(|(text, _)| text.chars().next());
    // The first two lines of each letter: of a group of one, the other is among them.
    let mut first: HashMap<Option<char>, Vec<(&str, Span)>> = HashMap::new();
    for one in &labels {
        let known = first.entry(letter(one)).or_default();
        if let (0..2, Some(one)) = (known.len(), one)
            && known.iter().all(|(_, at)| *at != one.1)
        {
            known.push(*one);
        }
    }
    for group in labels.chunk_by(|one, next| letter(one) == letter(next)) {
        let &[Some((label, span))] = group else {
            continue;
        };
        let known = first.get(&letter(&Some((label, span))));
        let other = known.and_then(|known| known.iter().find(|(_, at)| *at != span));
        let heading = &day.heading;
        let problem = Diagnostic::new(
            &RULE,
            format!(
                "`{label}` is a superset of one exercise on {heading}{}",
                context.under()
            ),
        )
        .at(context.place(span), "nothing to take turns with");
        findings.push(match other {
            Some((apart, at)) => problem
                .because(context.place(*at), format!("`{apart}` stands apart"))
                .help("put the exercises of one superset on lines next to each other"),
            None => problem.help(format!(
                "label the exercise next to it `{}`, or remove the label",
                partner(label)
            )),
        });
    }
}

fn label<'a>(step: &Step<'a>, context: &Context<'_, 'a>) -> Option<(&'a str, Span)> {
    match step {
        Step::Item { item, .. } => Some((context.routine.str(item.label), item.label))
            .filter(|(label, _)| !label.is_empty()),
        Step::Session(_) => None,
    }
}

/// The label of the exercise to take turns with: `A2` for `A1`, `A1` for the others.
fn partner(label: &str) -> String {
    let (letter, number) = label.split_at_checked(1).unwrap_or((label, ""));
    format!("{letter}{}", if number == "1" { "2" } else { "1" })
}
