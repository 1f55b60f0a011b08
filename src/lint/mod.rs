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
mod comma_or_point;
mod contradiction;
mod deload_flattens_drop;
mod deload_not_lighter;
mod failure_without_spotter;
mod gear_too_fine;
mod hams_without_curl;
mod help_as_a_load;
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
mod part_for_a_whole_day;
mod priority_after_rest;
mod priority_not_trained;
mod priority_once_a_week;
mod progression_never_reached;
mod progression_not_makeable;
mod progression_past_max;
mod progression_rises_when_missed;
mod progression_runs_out;
mod progression_stands_still;
mod progression_under_the_bar;
mod reps_at_max;
mod reps_of_a_hold;
mod reps_rise_with_load;
mod rest_of_seconds;
mod rpe_against_percent;
mod same_muscle_within_48h;
mod sets_without_load;
mod sides_not_said;
mod superset_of_one;
mod too_many_sets_in_a_session;
mod under_mev;
mod unused_declaration;
mod unused_parameter;
mod warmup_heavier_than_work;
mod warmup_step_twice;
mod weekly_jump;
mod worked_load_not_makeable;

mod context;
mod fits;
mod fold;
mod intensity;
mod known;
mod line;
mod moving;
mod summary;

pub use context::Context;
pub use fold::Case;
pub use known::Known;
pub(crate) use line::{Line, lifted};
pub use summary::{DayLine, DaySummary, MuscleDay, MuscleWeek, Open, WeekSummary};
pub(crate) use superset_of_one::RULE as SUPERSET_OF_ONE;

use std::cell::Cell;
use std::rc::Rc;

use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::plan::{Entry, Event, Memory, build, check_unused, walk_with};
use crate::progress::{Course, Tracks};
use crate::requirement::{self, Breach};
use crate::routine::{Max, Routine, Settings, Step, Style, settings};
use crate::source::{FileId, Place};
use fold::Folds;
use known::Kept;
use moving::{Moving, Unreached};
use summary::Worth;

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
    /// The sessions of a line that moves on, under each setting of the options; told once of a line.
    Progression(for<'a> fn(&Course<'_, 'a>, &Context<'_, 'a>, &mut Findings)),
    /// The lines of a rule that no way of a line comes to, under any setting.
    Unreached(for<'a> fn(&Unreached<'a>, &Context<'_, 'a>, &mut Findings)),
    /// The declarations; runs once, whatever the settings.
    Routine(for<'a> fn(&Routine<'a>, &mut Findings)),
}

/// Every lint.
pub static ALL: &[&Lint] = &[
    &alternative_twice::LINT,
    &amrap_not_last::LINT,
    &assistance_beyond_body::LINT,
    &assistance_beyond_body::ON_A_PATH,
    &body_on_a_bar::LINT,
    &calves_not_first::LINT,
    &comma_or_point::LINT,
    &contradiction::LINT,
    &deload_flattens_drop::LINT,
    &deload_not_lighter::LINT,
    &failure_without_spotter::LINT,
    &gear_too_fine::LINT,
    &hams_without_curl::LINT,
    &help_as_a_load::LINT,
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
    &part_for_a_whole_day::LINT,
    &priority_after_rest::LINT,
    &priority_not_trained::LINT,
    &priority_once_a_week::LINT,
    &progression_never_reached::LINT,
    &progression_not_makeable::LINT,
    &progression_past_max::LINT,
    &progression_rises_when_missed::LINT,
    &progression_runs_out::LINT,
    &progression_stands_still::LINT,
    &progression_under_the_bar::LINT,
    &reps_at_max::LINT,
    &reps_of_a_hold::LINT,
    &reps_rise_with_load::LINT,
    &rest_of_seconds::LINT,
    &rpe_against_percent::LINT,
    &same_muscle_within_48h::LINT,
    &sets_without_load::LINT,
    &sides_not_said::LINT,
    &superset_of_one::LINT,
    &too_many_sets_in_a_session::LINT,
    &under_mev::LINT,
    &unused_declaration::LINT,
    &unused_parameter::LINT,
    &warmup_heavier_than_work::LINT,
    &warmup_step_twice::LINT,
    &weekly_jump::LINT,
    &worked_load_not_makeable::LINT,
];

/// Checks all there is to check about `routine`.
pub fn check(routine: &Routine<'_>, findings: &mut Findings) {
    check_with(routine, &Known::default(), None, findings);
}

/// The same where `known` is what lines come to that need not be looked at again; with what is known
/// now.
pub(crate) fn check_again(routine: &Routine<'_>, known: Known, findings: &mut Findings) -> Known {
    let (all, _) = settings(&routine.options, routine.work());
    let known = known.under(&all);
    let mut kept = Kept::default();
    check_with(routine, &known, Some(&mut kept), findings);
    known.with(kept)
}

fn check_with(
    routine: &Routine<'_>,
    known: &Known,
    mut kept: Option<&mut Kept>,
    findings: &mut Findings,
) {
    let (all, complete) = settings(&routine.options, routine.work());
    let several = all.len() > 1 || routine.calendar.total() > 1;
    // Beyond some thousands of entries a memory would cost more room than it saves time.
    let mut memory = Memory::of(if several { 4096 } else { 0 }, known.starts());
    let mut breaches = Vec::new();
    let mut counts = Findings::new();
    let mut moving = Moving::default();
    let mut folds = Folds::default();
    for setting in &all {
        let tracks = check_under(
            routine,
            *setting,
            &mut memory,
            (known, kept.as_deref_mut()),
            &mut breaches,
            (&mut counts, &mut folds),
            findings,
        );
        moving.check(&tracks, &Context::new(routine, *setting), findings);
    }
    moving.report(routine, complete, findings);
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
    check_what_is_never_done(routine, &mut folds, findings);
    // Styles that no line comes to, in the order of the file.
    let styles = routine.styles.values();
    let mut unused: Vec<&Style> = styles.filter(|style| !style.used.get()).collect();
    unused.sort_by_key(|style| style.span.start);
    for style in unused {
        check_unused(routine, style, findings);
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

/// Checks lines that no day of the plan comes to, as they stand: those of blocks that are not used,
/// and those whose condition never holds.
fn check_what_is_never_done<'a>(
    routine: &Routine<'a>,
    folds: &mut Folds<'a>,
    findings: &mut Findings,
) {
    let own = Context::new(routine, Settings::defaults(&routine.options));
    let left = Cell::new(impossible_condition::MAX_TRIALS);
    let mut check = |step: Step<'a>, all: bool| {
        if let Step::Item {
            item,
            cues,
            block,
            bound,
            ..
        } = step
            && (all || impossible_condition::is_never(item.condition, routine, &left))
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
    };
    for block in &routine.blocks {
        let unused = !block.used.get() || block.name.is_empty() || block.recursive;
        routine.own_steps(block, &mut |step| check(step, unused));
    }
    for day in &routine.days {
        routine.lines_of(day, &mut |step| check(step, false));
    }
}

/// Checks one line; one that was checked before, and hangs on no option, only by what does.
fn check_entry<'a>(
    entry: &Entry<'a>,
    again: bool,
    context: &Context<'_, 'a>,
    findings: &mut Findings,
) {
    let max = context.routine.maxes.get(entry.exercise.name);
    let told = findings.len();
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
    findings.change_from(told, |finding| {
        context.routine.point_at_use(finding, entry.used);
    });
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
    memory: &mut Memory<'_, 'a>,
    (known, mut kept): (&Known, Option<&mut Kept>),
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
                let before = told.said();
                check_entry(entry, again, &context, &mut told);
                let is_case = folds.add(entry, again, &context);
                let worth = Worth::of(entry, routine.bodyweight);
                if let Some(day) = days.last_mut() {
                    day.add(entry, &worth, routine);
                }
                if let Some(kept) = &mut kept {
                    let found = is_case || told.said() > before;
                    kept.add(entry, worth, found, routine);
                }
            }
            Event::Known(item) => {
                if let (Some(day), Some((line, worth))) =
                    (days.last_mut(), known.line(item, routine))
                {
                    let works = Rc::clone(&line.exercise);
                    day.add_line(line, &works.works, worth, routine);
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
