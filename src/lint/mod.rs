//! What is unwise or contradictory about a routine: a resolved routine goes in, findings come out.
//!
//! Each lint is one file with its rule and its check, and one line in [`ALL`]. A check looks at an
//! entry, at a day, at the week or at the routine as a whole. [`check`] walks the plan once for
//! each setting of the options, so that what holds only under some of them is found too.

mod allow;
mod alternative_twice;
mod amrap_not_last;
mod assistance_beyond_body;
mod body_on_a_bar;
mod calves_not_first;
mod contradiction;
mod deload_flattens_drop;
mod deload_not_lighter;
mod failure_without_spotter;
mod gear_too_fine;
mod hams_without_curl;
mod implausible_load;
mod impossible_condition;
mod infeasible_load;
mod isolation_before_compound;
mod label_twice;
mod load_as_sets;
mod load_not_makeable;
mod no_deload;
mod over_max;
mod over_mrv;
mod priority_after_rest;
mod priority_not_trained;
mod priority_once_a_week;
mod progression_never_reached;
mod progression_not_makeable;
mod progression_past_max;
mod progression_stands_still;
mod progression_under_the_bar;
mod reps_at_max;
mod reps_of_a_hold;
mod reps_rise_with_load;
mod rest_of_seconds;
mod rpe_against_percent;
mod same_muscle_within_48h;
mod sides_not_said;
mod superset_of_one;
mod too_many_sets_in_a_session;
mod under_mev;
mod unused_declaration;
mod warmup_heavier_than_work;
mod warmup_step_twice;
mod weekly_jump;
mod worked_load_not_makeable;

mod context;
mod fits;
mod fold;
mod intensity;
mod line;
mod summary;

pub use context::Context;
pub use fold::Case;
pub(crate) use line::{Line, lifted};
pub use summary::{DayLine, DaySummary, MuscleDay, MuscleWeek, Open, WeekSummary};
pub(crate) use superset_of_one::RULE as SUPERSET_OF_ONE;

use std::collections::HashSet;

use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::plan::{Entry, Event, Memory, build, walk_with};
use crate::progress::{Track, Tracks};
use crate::requirement::{self, Breach};
use crate::routine::{Max, Progression, Routine, Settings, Step, settings};
use crate::source::{FileId, Place};
use fold::Folds;

/// A check with the rules that it upholds.
pub struct Lint {
    /// What its findings go back to.
    pub rules: &'static [&'static Rule],
    /// What it looks at.
    pub check: Check,
}

/// What a lint looks at.
pub enum Check {
    /// One line, planned. What it finds does not hang on the options but through the line itself.
    Entry(for<'a> fn(&Entry<'a>, &Context<'_, 'a>, &mut Findings)),
    /// One line, planned, whose lift has a max, and not yet moved on from session to session.
    AgainstMax(for<'a> fn(&Entry<'a>, &Max, &Context<'_, 'a>, &mut Findings)),
    /// One line, planned, under each setting of the options.
    EntryUnder(for<'a> fn(&Entry<'a>, &Context<'_, 'a>, &mut Findings)),
    /// One line, planned; what it finds of a lift is told once, with how many more sets it is so of.
    Lift(for<'a> fn(&Entry<'a>, &Context<'_, 'a>) -> Vec<Case>),
    /// A day.
    Day(for<'a> fn(&DaySummary<'a>, &Context<'_, 'a>, &mut Findings)),
    /// All days.
    Week(for<'a> fn(&[DaySummary<'a>], &Context<'_, 'a>, &mut Findings)),
    /// The sets of all days, and their order. Told only where the file has no errors: then every line
    /// is counted.
    Sets(for<'a> fn(&[DaySummary<'a>], &Context<'_, 'a>, &mut Findings)),
    /// What all weeks come to, told likewise.
    Plan(for<'a> fn(&[WeekSummary<'a>], &Context<'_, 'a>, &mut Findings)),
    /// A line that moves on from session to session, with the rule that it calls.
    Progression(for<'a> fn(&Track<'a>, &Progression, &Context<'_, 'a>, &mut Findings)),
    /// The declarations; runs once, whatever the settings.
    Routine(for<'a> fn(&Routine<'a>, &mut Findings)),
}

/// Every lint.
pub static ALL: &[&Lint] = &[
    &alternative_twice::LINT,
    &amrap_not_last::LINT,
    &assistance_beyond_body::LINT,
    &body_on_a_bar::LINT,
    &calves_not_first::LINT,
    &contradiction::LINT,
    &deload_flattens_drop::LINT,
    &deload_not_lighter::LINT,
    &failure_without_spotter::LINT,
    &gear_too_fine::LINT,
    &hams_without_curl::LINT,
    &implausible_load::LINT,
    &impossible_condition::LINT,
    &infeasible_load::LINT,
    &isolation_before_compound::LINT,
    &label_twice::LINT,
    &load_as_sets::LINT,
    &load_not_makeable::LINT,
    &no_deload::LINT,
    &over_max::LINT,
    &over_mrv::LINT,
    &priority_after_rest::LINT,
    &priority_not_trained::LINT,
    &priority_once_a_week::LINT,
    &progression_never_reached::LINT,
    &progression_not_makeable::LINT,
    &progression_past_max::LINT,
    &progression_stands_still::LINT,
    &progression_under_the_bar::LINT,
    &reps_at_max::LINT,
    &reps_of_a_hold::LINT,
    &reps_rise_with_load::LINT,
    &rest_of_seconds::LINT,
    &rpe_against_percent::LINT,
    &same_muscle_within_48h::LINT,
    &sides_not_said::LINT,
    &superset_of_one::LINT,
    &too_many_sets_in_a_session::LINT,
    &under_mev::LINT,
    &unused_declaration::LINT,
    &warmup_heavier_than_work::LINT,
    &warmup_step_twice::LINT,
    &weekly_jump::LINT,
    &worked_load_not_makeable::LINT,
];

/// Checks all there is to check about `routine`.
pub fn check(routine: &Routine<'_>, findings: &mut Findings) {
    let (all, complete) = settings(&routine.options, routine.entries);
    let several = all.len() > 1 || routine.calendar.total() > 1;
    // Beyond some thousands of entries a memory would cost more room than it saves time.
    let mut memory = Memory::of(if several { 4096 } else { 0 });
    let mut breaches = Vec::new();
    let mut counts = Findings::new();
    let mut moving = HashSet::new();
    let mut folds = Folds::default();
    for setting in &all {
        let tracks = check_under(
            routine,
            *setting,
            &mut memory,
            &mut breaches,
            (&mut counts, &mut folds),
            findings,
        );
        let context = Context::new(routine, *setting);
        for track in tracks.iter() {
            // What one setting has told of a line the next would tell again.
            if moving.insert(track.key.clone()) {
                check_progression(track, &context, findings);
            }
        }
    }
    requirement::report(routine, &all, breaches, findings);
    if !complete {
        let span = routine
            .options
            .first()
            .map(|choice| choice.span)
            .unwrap_or_default();
        findings.push(
            Diagnostic::new(
                &TOO_MANY_SETTINGS,
                "The options have too many settings to check each of them",
            )
            .at(
                Place::new(FileId::ROUTINE, span),
                if several {
                    "checked as set here, and with each option the other way"
                } else {
                    "checked as set here"
                },
            )
            .help("keep to six options, or split the routine"),
        );
    }
    // Lines that no day comes to are checked as they stand.
    let own = Context::new(routine, Settings::defaults(&routine.options));
    for block in routine
        .blocks
        .iter()
        .filter(|block| !block.used.get() || block.name.is_empty() || block.recursive)
    {
        routine.own_steps(block, &mut |step| {
            if let Step::Item {
                item,
                cues,
                block,
                bound,
            } = step
                && let Some(entry) = build(
                    routine,
                    item,
                    cues,
                    (block, bound),
                    own.settings,
                    &mut Tracks::default(),
                    findings,
                )
            {
                check_entry(&entry, false, &own, findings);
                folds.add(&entry, false, &own);
            }
        });
    }
    folds.report(findings);
    for lint in ALL {
        if let Check::Routine(check) = lint.check {
            check(routine, findings);
        }
    }
    if !findings.has_errors() && !load_as_sets::is_told(findings) {
        findings.extend(counts.sorted());
    }
    allow::settle(routine, findings);
}

/// Checks one line; one that was checked before, and hangs on no option, only by what does.
fn check_entry<'a>(
    entry: &Entry<'a>,
    again: bool,
    context: &Context<'_, 'a>,
    findings: &mut Findings,
) {
    let max = context.routine.maxes.get(entry.exercise.name);
    for lint in ALL {
        match lint.check {
            Check::Entry(check) if !again => check(entry, context, findings),
            Check::AgainstMax(check) if !again => {
                if let Some(max) = max.filter(|_| !context.has_moved_on(entry)) {
                    check(entry, max, context, findings);
                }
            }
            Check::EntryUnder(check) => check(entry, context, findings),
            _ => {}
        }
    }
}

/// Checks a week; what is found of the number of its sets goes to `counts`.
fn check_week<'a>(
    days: &[DaySummary<'a>],
    context: &Context<'_, 'a>,
    findings: &mut Findings,
    counts: &mut Findings,
) {
    for day in days {
        for lint in ALL {
            if let Check::Day(check) = lint.check {
                check(day, context, findings);
            }
        }
    }
    for lint in ALL {
        match lint.check {
            Check::Week(check) => check(days, context, findings),
            Check::Sets(check) => check(days, context, counts),
            _ => {}
        }
    }
}

fn check_under<'a>(
    routine: &Routine<'a>,
    settings: Settings,
    memory: &mut Memory<'a>,
    breaches: &mut Vec<Breach>,
    (counts, folds): (&mut Findings, &mut Folds<'a>),
    findings: &mut Findings,
) -> Tracks<'a> {
    let mut days: Vec<DaySummary<'_>> = Vec::new();
    let mut weeks: Vec<WeekSummary<'_>> = Vec::new();
    let mut told = Findings::new();
    let mut after = Findings::new();
    let mut context = Context::new(routine, settings);
    folds.begin();
    let tracks = walk_with(
        memory,
        routine,
        settings,
        |_, _| true,
        findings,
        |event| match event {
            Event::Week(week) => {
                context.settings = settings.in_week(week);
                context.previous = std::mem::take(&mut days);
            }
            Event::Day(day) => days.push(DaySummary::new(day)),
            Event::Entry(entry, again) => {
                check_entry(entry, again, &context, &mut told);
                folds.add(entry, again, &context);
                if let Some(day) = days.last_mut() {
                    day.add(entry, routine);
                }
            }
            Event::Session(session) => {
                if let Some(day) = days.last_mut() {
                    day.add_session(session, routine);
                }
            }
            Event::Missed => {
                if let Some(day) = days.last_mut() {
                    day.missed = true;
                }
            }
            Event::EndOfDay => {}
            Event::EndOfWeek => {
                weeks.extend(WeekSummary::of(&days, &context));
                check_week(&days, &context, &mut after, counts);
                requirement::check(&days, &context, &mut after, breaches);
            }
        },
    );
    for lint in ALL {
        if let Check::Plan(check) = lint.check {
            check(&weeks, &context, counts);
        }
    }
    findings.extend(told.sorted());
    findings.extend(after.sorted());
    tracks
}

fn check_progression<'a>(track: &Track<'a>, context: &Context<'_, 'a>, findings: &mut Findings) {
    let Some(progression) = context.routine.progressions.get(track.rule) else {
        return;
    };
    for lint in ALL {
        if let Check::Progression(check) = lint.check {
            check(track, progression, context, findings);
        }
    }
}

/// `too-many-settings`
pub static TOO_MANY_SETTINGS: Rule = Rule {
    name: "too-many-settings",
    severity: Severity::Advice,
    concerns: Concerns::Sense,
    theme: Theme::Options,
    why: "Each option doubles the plans that a routine stands for. Up to 64 are checked one by one; beyond that, the file's own and those that differ from it in one option.",
    bad: "option a = no\noption b = no\noption c = no\noption d = no\noption e = no\noption f = no\noption g = no\nday 2\n  squat 5x5 pump[when a and b and c and d and e and f and g]\n",
    good: "option a = no\nday 2\n  squat 5x5 pump[when a]\n",
};

/// The rules of this stage, lints' and its own.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    ALL.iter()
        .flat_map(|lint| lint.rules.iter().copied())
        .chain([&TOO_MANY_SETTINGS])
        .chain(allow::RULES.iter().copied())
}

#[cfg(test)]
mod tests;
