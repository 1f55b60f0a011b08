//! `rest[2]`: two seconds, where minutes are meant.

use super::line::call_span;
use super::{Check, Context, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::plan::{Entry, Value};
use crate::quantity::Decimal;

/// `rest-of-seconds`
static RULE: Rule = Rule {
    name: "rest-of-seconds",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Units,
    why: "A rest without a unit is in seconds, and nobody rests two seconds between sets. Where minutes are meant the session is told much shorter than it is.",
    bad: "day 2\n  squat 5x5 rest[3]\n",
    good: "day 2\n  squat 5x5 rest[3min]\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Entry(check),
};

/// Up to so many, a number is of minutes.
const FEW: Decimal = Decimal::whole(6);

fn check<'a>(entry: &Entry<'a>, context: &Context<'_, 'a>, findings: &mut Findings) {
    let Some(rest) = entry.call("rest") else {
        return;
    };
    let Some(Value::Time(amount)) = rest.args.first() else {
        return;
    };
    let written = context.routine.str(amount.span);
    let bare = written.ends_with(|c: char| c.is_ascii_digit());
    let few = rest
        .seconds()
        .and_then(|rest| rest.max)
        .is_some_and(|most| most > Decimal::ZERO && most <= FEW);
    if !bare || !few {
        return;
    }
    // A style is written once for many lines.
    if call_span(entry, rest) != rest.span {
        return;
    }
    let place = context.place(amount.span);
    findings.push(
        Diagnostic::new(
            &RULE,
            format!("`rest[{written}]` is a rest of {written} seconds"),
        )
        .at(place, "seconds")
        .help(format!(
            "write the unit: `rest[{written}min]`, or `rest[{written}s]` if it is meant"
        ))
        .fix(place, format!("{written}min"), false),
    );
}
