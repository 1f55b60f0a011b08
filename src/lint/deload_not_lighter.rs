//! A week of deload that is no rest.

use super::{Check, Context, Lint, WeekSummary};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::quantity::Interval;

/// `deload-not-lighter`
static RULE: Rule = Rule {
    name: "deload-not-lighter",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Volume,
    why: "A deload takes weight or sets away so that the body catches up. A week of it that comes to as much as the week before takes nothing away: most often the loads still climb with the week, and outrun what the deload takes off.",
    bad: "units lb\nweeks 2\nday 2\n  squat 5x5 @week[185, 225]\nweek 2 deload[loads 90%]\n",
    good: "units lb\nweeks 2\nday 2\n  squat 5x5 @week[185, 185]\nweek 2 deload[loads 90%]\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Plan(check),
};

fn check<'a>(weeks: &[WeekSummary<'a>], context: &Context<'_, 'a>, findings: &mut Findings) {
    for pair in weeks.windows(2) {
        let [before, now] = pair else { continue };
        let Some(deload) = now.deload.filter(|_| before.deload.is_none()) else {
            continue;
        };
        let Some(what) = no_less(before, now).filter(|_| before.number + 1 == now.number) else {
            continue;
        };
        findings.push(
            Diagnostic::new(
                &RULE,
                format!(
                    "Week {} is a deload with no {what} than week {}{}",
                    now.number,
                    before.number,
                    context.under_options()
                ),
            )
            .at(context.place(deload.span), "takes nothing away")
            .help("take more off, or keep the loads of that week from climbing"),
        );
    }
}

/// What `now` does not have in comparison with `before`: less tonnage, where all loads are known, or else
/// fewer sets.
fn no_less(before: &WeekSummary<'_>, now: &WeekSummary<'_>) -> Option<&'static str> {
    let as_much = |then: Interval, now: Interval| match (then.max, now.max) {
        (Some(then_most), Some(now_most)) => now.min >= then.min && now_most >= then_most,
        _ => now.min >= then.min,
    };
    let sets = |week: &WeekSummary<'_>| week.figures.hard_sets;
    match before.tonnage().zip(now.tonnage()) {
        Some((then, now)) => as_much(then, now).then_some("less tonnage"),
        // With fewer loads than sets known, only more sets are surely no rest.
        None => (sets(now).min > sets(before).min && as_much(sets(before), sets(now)))
            .then_some("fewer sets"),
    }
}
