//! A muscle that is tired out alone before it has to hold a bar.

use std::collections::HashMap;

use super::summary::direct_parts;
use super::{Check, Context, DayLine, DaySummary, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::library::{Catalogue, MuscleId};

/// `isolation-before-compound`
static RULE: Rule = Rule {
    name: "isolation-before-compound",
    severity: Severity::Advice,
    concerns: Concerns::Sense,
    theme: Theme::Order,
    why: "What is trained first gains the most strength (Nunes et al. 2021), and a muscle that an isolation exercise has tired gives way under a free bar. So the squat comes before the leg extension. Pump work, a superset, and machines that catch their own weight are left out: there the order is a matter of taste.",
    bad: "day 2\n  leg_extension 4x12\n  squat 5x5\n",
    good: "day 2\n  squat 5x5\n  leg_extension 4x12\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Sets(check),
};

fn check<'a>(days: &[DaySummary<'a>], context: &Context<'_, 'a>, findings: &mut Findings) {
    for day in days {
        of_day(day, context, findings);
    }
}

fn of_day<'a>(day: &DaySummary<'a>, context: &Context<'_, 'a>, findings: &mut Findings) {
    let catalogue = &context.routine.catalogue;
    let mut tired = Tired::default();
    for line in &day.lines {
        if line.taxes && line.label.is_none() && !line.exercise.compound {
            tired.add(line, catalogue);
        }
        let bar = line;
        if !bar.taxes || !bar.exercise.compound || !bar.exercise.spot {
            continue;
        }
        // A stance that moves the work elsewhere leaves the bar to the same muscles.
        let carrying = direct_parts(&bar.exercise.works, catalogue);
        let Some(First { line, muscle, .. }) = tired.first_of(&carrying, catalogue) else {
            continue;
        };
        let (first, then) = (line.exercise.name, bar.exercise.name);
        let name = catalogue.muscle_name(muscle);
        findings.push(
            Diagnostic::new(
                &RULE,
                format!(
                    "{} tires {name} with `{first}` before they carry the bar of `{then}`{}",
                    day.heading,
                    context.under()
                ),
            )
            .at(context.place(line.name_span), "tires them first")
            .because(context.place(bar.name_span), "with a bar to hold")
            .help(format!(
                "move `{first}` below `{then}`, or make it light: `pump`"
            )),
        );
    }
}

/// The first line that tires a muscle alone.
#[derive(Clone, Copy)]
struct First<'d, 'a> {
    /// How many were tired before it.
    order: usize,
    line: &'d DayLine<'a>,
    muscle: MuscleId,
}

/// What has been tired alone so far, muscle by muscle.
#[derive(Default)]
struct Tired<'d, 'a> {
    count: usize,
    muscles: HashMap<MuscleId, First<'d, 'a>>,
    /// The first that is a muscle or a part of it.
    parts: HashMap<MuscleId, First<'d, 'a>>,
}

impl<'d, 'a> Tired<'d, 'a> {
    fn add(&mut self, line: &'d DayLine<'a>, catalogue: &Catalogue<'_>) {
        for &muscle in &line.works {
            let first = First {
                order: self.count,
                line,
                muscle,
            };
            self.count += 1;
            if self.muscles.contains_key(&muscle) {
                continue;
            }
            self.muscles.insert(muscle, first);
            catalogue.with_muscle(muscle, |muscle| {
                for group in &muscle.within {
                    self.parts.entry(*group).or_insert(first);
                }
            });
        }
    }

    /// The first that is one of `muscles`, a part of one, or what one is a part of.
    fn first_of(&self, muscles: &[MuscleId], catalogue: &Catalogue<'_>) -> Option<First<'d, 'a>> {
        let first = |muscle: &MuscleId| {
            let part = self.parts.get(muscle).copied();
            let wholes = catalogue.with_muscle(*muscle, |muscle| {
                let wholes = muscle.within.iter();
                let wholes = wholes.filter_map(|whole| self.muscles.get(whole).copied());
                wholes.min_by_key(|first| first.order)
            });
            part.into_iter()
                .chain(wholes)
                .min_by_key(|first| first.order)
        };
        let all = muscles.iter().filter_map(first);
        all.min_by_key(|first| first.order)
    }
}
