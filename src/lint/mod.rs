//! What is unwise or contradictory about a routine: a resolved routine goes in, findings come out.
//!
//! Each lint is one file with its rule and its check, and one line in [`ALL`]. A check looks at an
//! entry, at a day, at the week or at the routine as a whole. [`check`] walks the plan once for
//! each setting of the options, so that what holds only under some of them is found too.

mod alternative_twice;
mod amrap_not_last;
mod calves_not_first;
mod conflict;
mod failure_without_spotter;
mod hams_without_curl;
mod implausible_load;
mod impossible_condition;
mod infeasible_load;
mod label_twice;
mod load_not_makeable;
mod over_max;
mod priority_after_rest;
mod priority_not_trained;
mod progression_never_reached;
mod progression_stands_still;
mod progression_under_the_bar;
mod reps_at_max;
mod reps_rise_with_load;
mod rpe_against_percent;
mod same_muscle_within_48h;
mod several_failure_techniques;
mod sides_not_said;
mod superset_of_one;
mod unused_declaration;
mod warmup_heavier_than_work;

mod intensity;
mod line;
mod summary;

pub(crate) use line::{Line, lifted};
pub use summary::{DaySummary, Labelled, MuscleDay};

use std::cell::OnceCell;
use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Findings, Rule, Severity};
use crate::plan::{Entry, Event, Memory, build, walk_with};
use crate::progress::{Track, Tracks};
use crate::requirement::{self, Breach};
use crate::routine::{Max, Progression, Routine, Settings, Step, settings};
use crate::source::{FileId, Place, Span};
use crate::volume::{Volume, volume};

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
    /// One line, planned, whose lift has a max.
    AgainstMax(for<'a> fn(&Entry<'a>, &Max, &Context<'_, 'a>, &mut Findings)),
    /// One line, planned, under each setting of the options.
    EntryUnder(for<'a> fn(&Entry<'a>, &Context<'_, 'a>, &mut Findings)),
    /// A day.
    Day(for<'a> fn(&DaySummary<'a>, &Context<'_, 'a>, &mut Findings)),
    /// All days.
    Week(for<'a> fn(&[DaySummary<'a>], &Context<'_, 'a>, &mut Findings)),
    /// A line that moves on from session to session, with the rule that it calls.
    Progression(for<'a> fn(&Track<'a>, &Progression, &Context<'_, 'a>, &mut Findings)),
    /// The declarations; runs once, whatever the settings.
    Routine(for<'a> fn(&Routine<'a>, &mut Findings)),
}

/// Every lint.
pub static ALL: &[&Lint] = &[
    &alternative_twice::LINT,
    &amrap_not_last::LINT,
    &calves_not_first::LINT,
    &conflict::LINT,
    &failure_without_spotter::LINT,
    &hams_without_curl::LINT,
    &implausible_load::LINT,
    &impossible_condition::LINT,
    &infeasible_load::LINT,
    &label_twice::LINT,
    &load_not_makeable::LINT,
    &over_max::LINT,
    &priority_after_rest::LINT,
    &priority_not_trained::LINT,
    &progression_never_reached::LINT,
    &progression_stands_still::LINT,
    &progression_under_the_bar::LINT,
    &reps_at_max::LINT,
    &reps_rise_with_load::LINT,
    &rpe_against_percent::LINT,
    &same_muscle_within_48h::LINT,
    &several_failure_techniques::LINT,
    &sides_not_said::LINT,
    &superset_of_one::LINT,
    &unused_declaration::LINT,
    &warmup_heavier_than_work::LINT,
];

/// What a check may ask about.
pub struct Context<'c, 'a> {
    /// The routine.
    pub routine: &'c Routine<'a>,
    /// The setting of its options, and the week.
    pub settings: Settings,
    /// What all weeks come to under these options, once that has been asked for.
    volume: OnceCell<Volume<'a>>,
    /// The days of the week before this one, where there is one.
    previous: Vec<DaySummary<'a>>,
}

impl<'c, 'a> Context<'c, 'a> {
    /// Of a routine under the setting of its options.
    fn new(routine: &'c Routine<'a>, settings: Settings) -> Self {
        Self {
            routine,
            settings,
            volume: OnceCell::new(),
            previous: Vec::new(),
        }
    }

    /// The days of this week among their neighbours, each with its place in time: those of the week
    /// before it, its own, and, where the plan is one week that comes round, its own once more.
    #[must_use]
    pub fn in_a_row<'d>(&'d self, days: &'d [DaySummary<'a>]) -> Vec<(i64, &'d DaySummary<'a>)> {
        let calendar = &self.routine.calendar;
        let week = i64::from(calendar.days);
        let placed = |days: &'d [DaySummary<'a>], later: i64| {
            let each = days.iter();
            each.map(move |day| (i64::from(day.number) + later, day))
        };
        let mut row: Vec<_> = placed(&self.previous, -week)
            .chain(placed(days, 0))
            .collect();
        if calendar.total() == 1 {
            row.extend(placed(days, week));
        }
        row
    }

    /// What all weeks come to under these options.
    pub fn volume(&self) -> &Volume<'a> {
        self.volume.get_or_init(|| {
            let mut said = Findings::deaf();
            volume(self.routine, self.settings, |_, _| true, &mut said)
        })
    }

    /// A place of the routine's file.
    #[must_use]
    pub const fn place(&self, span: Span) -> Place {
        Place::new(FileId::ROUTINE, span)
    }

    /// Whether an option called `name` is set to `yes`.
    #[must_use]
    pub fn is_on(&self, name: &str) -> bool {
        let at = self
            .routine
            .options
            .iter()
            .position(|choice| choice.name == name);
        at.is_some_and(|at| self.settings.is_yes(at))
    }

    /// Words for the settings that a finding depends on: empty where the routine has no options.
    #[must_use]
    pub fn under(&self) -> String {
        let defaults = Settings::defaults(&self.routine.options);
        // A breach is told of the first week that has it; of the very first, of all it seems.
        let week = (self.settings.week > 1).then(|| format!("in week {}", self.settings.week));
        let changed = self
            .routine
            .options
            .iter()
            .enumerate()
            .filter(|(at, _)| self.settings.is_yes(*at) != defaults.is_yes(*at));
        let changed: Vec<String> = changed
            .map(|(at, choice)| {
                format!(
                    "{} = {}",
                    choice.name,
                    if self.settings.is_yes(at) {
                        "yes"
                    } else {
                        "no"
                    }
                )
            })
            .collect();
        let options = (!changed.is_empty()).then(|| format!("with {}", changed.join(", ")));
        let all: Vec<String> = week.into_iter().chain(options).collect();
        if all.is_empty() {
            return String::new();
        }
        format!(" ({})", all.join(", "))
    }
}

/// Checks all there is to check about `routine`.
pub fn check(routine: &Routine<'_>, findings: &mut Findings) {
    let (all, complete) = settings(&routine.options, routine.entries);
    let several = all.len() > 1 || routine.calendar.total() > 1;
    // Beyond some thousands of entries a memory would cost more room than it saves time.
    let mut memory = Memory::of(if several { 4096 } else { 0 });
    let mut breaches = Vec::new();
    let mut moving = HashSet::new();
    for setting in &all {
        let tracks = check_under(routine, *setting, &mut memory, &mut breaches, findings);
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
            }
        });
    }
    for lint in ALL {
        if let Check::Routine(check) = lint.check {
            check(routine, findings);
        }
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
    for lint in ALL {
        match lint.check {
            Check::Entry(check) if !again => check(entry, context, findings),
            Check::AgainstMax(check) if !again => {
                if let Some(max) = max {
                    check(entry, max, context, findings);
                }
            }
            Check::EntryUnder(check) => check(entry, context, findings),
            _ => {}
        }
    }
}

fn check_week<'a>(days: &[DaySummary<'a>], context: &Context<'_, 'a>, findings: &mut Findings) {
    for day in days {
        for lint in ALL {
            if let Check::Day(check) = lint.check {
                check(day, context, findings);
            }
        }
    }
    for lint in ALL {
        if let Check::Week(check) = lint.check {
            check(days, context, findings);
        }
    }
}

fn check_under<'a>(
    routine: &Routine<'a>,
    settings: Settings,
    memory: &mut Memory<'a>,
    breaches: &mut Vec<Breach>,
    findings: &mut Findings,
) -> Tracks<'a> {
    let mut days: Vec<DaySummary<'_>> = Vec::new();
    let mut told = Findings::new();
    let mut after = Findings::new();
    let mut context = Context::new(routine, settings);
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
                check_week(&days, &context, &mut after);
                requirement::check(&days, &context, &mut after, breaches);
            }
        },
    );
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
    why: "Each option doubles the plans that a routine stands for. Up to 64 are checked one by one; beyond that, the file's own and those that differ from it in one option.",
    bad: "option a = no\noption b = no\noption c = no\noption d = no\noption e = no\noption f = no\noption g = no\nday 2\n  squat 5x5 pump[when a and b and c and d and e and f and g]\n",
    good: "option a = no\nday 2\n  squat 5x5 pump[when a]\n",
};

/// The rules of this stage, lints' and its own.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    ALL.iter()
        .flat_map(|lint| lint.rules.iter().copied())
        .chain([&TOO_MANY_SETTINGS])
}

#[cfg(test)]
mod tests;
