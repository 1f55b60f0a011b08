//! What the checks of days and weeks need to know of a day, gathered entry by entry.

use std::rc::Rc;

use super::Context;
use crate::library::{Catalogue, Credit, Exercise, MuscleId};
use crate::plan::{Entry, Kind, entry_time};
use crate::quantity::{Decimal, Interval, Mass};
use crate::routine::{Day, Deload, Part, Routine, Session, Step};
use crate::source::Span;
use crate::volume::Figures;

/// A day, summed up.
#[derive(Clone, Debug)]
pub struct DaySummary<'a> {
    /// 1 to 7.
    pub number: u32,
    /// Whether it is the morning's or the evening's part of the day.
    pub part: Option<Part>,
    /// `Day 2`, `Monday`
    pub heading: String,
    /// Where the day is named.
    pub span: Span,
    /// Whether it was declared a day of rest.
    pub rest: bool,
    /// What each muscle has there, in the order in which they come up.
    pub muscles: Vec<MuscleDay>,
    /// Its entries, in order.
    pub lines: Vec<DayLine<'a>>,
    /// Whether any of its lines could not be planned.
    pub missed: bool,
    /// How many entries and sessions there are.
    pub entries: usize,
    /// What its lines come to.
    pub figures: Figures,
    /// The heaviest load of each lift that has a max, in kilograms; of percentages those of the max.
    pub tops: Vec<(&'a str, Decimal)>,
}

/// What a day has for one muscle, directly (a group's heads are its own).
#[derive(Clone, Copy, Debug)]
pub struct MuscleDay {
    /// The muscle.
    pub muscle: MuscleId,
    /// The place in the day, from 0, and the line of the first work for it.
    pub first: (usize, Span),
    /// The same of the last.
    pub last: (usize, Span),
    /// Its direct hard sets; those of a session elsewhere are not known.
    pub sets: Interval,
    /// The first line with work for it, sessions elsewhere left out.
    pub first_here: Option<(usize, Span)>,
    /// Whether any of it is a curl.
    pub curl: bool,
    /// The first session held elsewhere that trains it.
    pub elsewhere: Option<Span>,
    /// Whether any of it is for the muscle as a whole, and not for a part of it only.
    pub whole: bool,
}

/// An entry of a day.
#[derive(Clone, Debug)]
pub struct DayLine<'a> {
    /// Its place in the day, from 0.
    pub at: usize,
    /// `A1`
    pub label: Option<&'a str>,
    /// The line.
    pub span: Span,
    /// Where the exercise is named in it.
    pub name_span: Span,
    /// What is done.
    pub exercise: Rc<Exercise<'a>>,
    /// The muscles that it works directly, each group by its parts where those are named.
    pub works: Vec<MuscleId>,
    /// Whether it has hard sets that are not for the pump.
    pub taxes: bool,
    /// Its hard sets.
    pub sets: Interval,
    /// Whether nothing bounds the time that it takes: `1x5+`.
    pub endless: bool,
    /// Why its tonnage has no upper end, where it has none.
    pub tonnage_open: Option<Open>,
}

/// How an entry is written.
pub(super) struct Written<'a> {
    /// `A1`
    pub(super) label: Option<&'a str>,
    /// The line.
    pub(super) span: Span,
    /// Where the exercise is named in it.
    pub(super) name_span: Span,
    /// What is done.
    pub(super) exercise: Rc<Exercise<'a>>,
}

/// What an entry comes to, wherever it stands.
#[derive(Debug)]
pub(super) struct Worth {
    figures: Figures,
    /// Whether it has work sets, and not of cardio.
    works: bool,
    /// Whether these are not for the pump.
    taxes: bool,
    /// Whether nothing bounds the time that it takes.
    endless: bool,
}

impl Worth {
    /// What `entry` comes to, the lifter's weight being `bodyweight`.
    pub(super) fn of(entry: &Entry<'_>, bodyweight: Option<(Decimal, Mass)>) -> Self {
        let is_work = entry.runs.iter().any(|run| run.set.kind == Kind::Work);
        let works = is_work && entry.exercise.pattern != "cardio";
        let time = entry_time(entry);
        Self {
            figures: Figures::of(entry, bodyweight),
            works,
            taxes: works && entry.call("pump").is_none(),
            endless: (time.work + time.rest).max.is_none(),
        }
    }
}

/// Why a figure has no upper end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// Nothing bounds the reps.
    Reps,
    /// Some load is not known.
    Load,
}

impl Open {
    /// Why the tonnage of `figures` has no upper end.
    fn of(figures: &Figures) -> Option<Self> {
        let tonnage = &figures.tonnage;
        match () {
            () if !tonnage.unknown_sets.is_zero() => Some(Self::Load),
            () if tonnage.lb.max.is_none() || tonnage.kg.max.is_none() => Some(Self::Reps),
            () => None,
        }
    }
}

/// The muscles of `works` that are worked directly, each group by its parts where those are named.
pub(super) fn direct_parts(works: &[Credit], catalogue: &Catalogue<'_>) -> Vec<MuscleId> {
    let direct = || works.iter().filter(|credit| credit.is_direct());
    let is_whole = |credit: &&Credit| {
        !direct().any(|other| {
            other.muscle != credit.muscle && catalogue.is_within(other.muscle, credit.muscle)
        })
    };
    direct()
        .filter(is_whole)
        .map(|credit| credit.muscle)
        .collect()
}

/// What a week has for one muscle.
#[derive(Clone, Copy, Debug)]
pub struct MuscleWeek {
    /// The muscle.
    pub muscle: MuscleId,
    /// Its direct hard sets.
    pub sets: Interval,
    /// On how many days it is trained, those elsewhere too.
    pub days: u32,
    /// Whether any of its training is held elsewhere, with sets that are not known.
    pub elsewhere: bool,
    /// Whether any of it is for the muscle as a whole, and not for a part of it only.
    pub whole: bool,
    /// Its last line of the week.
    pub last: Span,
}

impl MuscleWeek {
    /// What `days` have for `muscle`; `None` where no day trains it.
    #[must_use]
    pub fn of(muscle: MuscleId, days: &[DaySummary<'_>]) -> Option<Self> {
        let mut week: Option<Self> = None;
        let mut number = None;
        for day in days {
            let Some(row) = day.muscle(muscle) else {
                continue;
            };
            // A morning and an evening are one day.
            let another = u32::from(number.replace(day.number) != Some(day.number));
            let so_far = week.unwrap_or(Self {
                muscle,
                sets: Interval::ZERO,
                days: 0,
                elsewhere: false,
                whole: false,
                last: row.last.1,
            });
            week = Some(Self {
                sets: so_far.sets + row.sets,
                days: so_far.days + another,
                elsewhere: so_far.elsewhere || row.elsewhere.is_some(),
                whole: so_far.whole || row.whole,
                last: row.last.1,
                ..so_far
            });
        }
        week
    }

    /// What `days` have for each muscle that any of them trains.
    #[must_use]
    pub fn all(days: &[DaySummary<'_>]) -> Vec<Self> {
        let mut muscles: Vec<MuscleId> = Vec::new();
        for row in days.iter().flat_map(|day| &day.muscles) {
            if !muscles.contains(&row.muscle) {
                muscles.push(row.muscle);
            }
        }
        muscles
            .into_iter()
            .filter_map(|muscle| Self::of(muscle, days))
            .collect()
    }
}

/// What a week comes to.
#[derive(Clone, Debug)]
pub struct WeekSummary<'a> {
    /// Its number in the plan, from 1.
    pub number: u32,
    /// How much lighter it was made, if it was.
    pub deload: Option<Deload>,
    /// What its lines come to.
    pub figures: Figures,
    /// The heaviest load of each lift that has a max, in kilograms.
    pub tops: Vec<(&'a str, Decimal)>,
    /// What it has for each muscle.
    pub muscles: Vec<MuscleWeek>,
}

impl<'a> WeekSummary<'a> {
    /// What `days` come to; `None` where nothing is trained.
    #[must_use]
    pub fn of(days: &[DaySummary<'a>], context: &Context<'_, 'a>) -> Option<Self> {
        if !days.iter().any(DaySummary::trains) {
            return None;
        }
        let mut week = Self {
            number: context.settings.week,
            deload: context.routine.deload(context.settings),
            figures: Figures::default(),
            tops: Vec::new(),
            muscles: MuscleWeek::all(days),
        };
        for day in days {
            week.figures += &day.figures;
            for (lift, top) in &day.tops {
                match week.tops.iter_mut().find(|(known, _)| known == lift) {
                    Some((_, so_far)) => *so_far = (*so_far).max(*top),
                    None => week.tops.push((lift, *top)),
                }
            }
        }
        Some(week)
    }

    /// Its tonnage in kilograms, where all of it is known.
    #[must_use]
    pub fn tonnage(&self) -> Option<Interval> {
        let tonnage = self.figures.tonnage.in_unit(Mass::Kg)?;
        let all_known = self.figures.tonnage.unknown_sets.is_zero();
        (all_known && tonnage.min > Decimal::ZERO).then_some(tonnage)
    }

    /// The heaviest load of `lift`.
    #[must_use]
    pub fn top(&self, lift: &str) -> Option<Decimal> {
        let mut tops = self.tops.iter();
        tops.find_map(|(known, top)| (*known == lift).then_some(*top))
    }
}

/// Whether `days` are a week, and not one session that is written by itself.
#[must_use]
pub fn is_a_week(days: &[DaySummary<'_>]) -> bool {
    let mut trained = days.iter().filter(|day| day.trains());
    let first = trained.next().map(|day| day.number);
    trained.any(|day| Some(day.number) != first)
}

impl<'a> DaySummary<'a> {
    /// An empty day.
    #[must_use]
    pub fn new(day: &Day<'a>) -> Self {
        Self {
            number: day.number,
            part: day.part,
            heading: day.heading(),
            span: day.span,
            rest: day.rest,
            muscles: Vec::new(),
            lines: Vec::new(),
            missed: false,
            entries: 0,
            figures: Figures::default(),
            tops: Vec::new(),
        }
    }

    /// What the day has for `muscle`.
    #[must_use]
    pub fn muscle(&self, muscle: MuscleId) -> Option<&MuscleDay> {
        self.muscles.iter().find(|day| day.muscle == muscle)
    }

    /// Whether anything is trained.
    #[must_use]
    pub fn trains(&self) -> bool {
        self.entries > 0
    }

    /// Adds an entry, which comes to `worth`.
    pub(super) fn add(&mut self, entry: &Entry<'a>, worth: &Worth, routine: &Routine<'a>) {
        let exercise = &entry.exercise;
        if routine.maxes.contains_key(exercise.name) {
            let loads = entry.runs.iter().flat_map(|run| &run.set.segments);
            let loads = loads.filter_map(|segment| segment.load);
            let heaviest = loads.map(|load| load.unit.convert(load.weight.min, Mass::Kg));
            self.tops
                .extend(heaviest.max().map(|top| (exercise.name, top)));
        }
        let written = Written {
            label: entry.label,
            span: entry.span,
            name_span: entry.name_span,
            exercise: Rc::clone(exercise),
        };
        self.add_line(written, entry.works(), worth, routine);
    }

    /// Adds a line that comes to `worth` and counts for `credits`.
    pub(super) fn add_line(
        &mut self,
        line: Written<'a>,
        credits: &[Credit],
        worth: &Worth,
        routine: &Routine<'a>,
    ) {
        let at = self.entries;
        self.entries += 1;
        self.figures += &worth.figures;
        let parts = direct_parts(credits, &routine.catalogue);
        let (here, hard_sets) = ((at, line.name_span), worth.figures.hard_sets);
        let is_curl = line.exercise.pattern == "curl";
        for credit in credits.iter().filter(|credit| credit.is_direct()) {
            if !worth.works {
                break;
            }
            let whole = parts.contains(&credit.muscle);
            self.with_muscle(credit.muscle, here, |day| {
                day.whole |= whole;
                day.sets = day.sets + hard_sets;
                day.curl |= is_curl;
                day.first_here.get_or_insert(here);
            });
        }
        self.lines.push(DayLine {
            at,
            label: line.label,
            span: line.span,
            name_span: line.name_span,
            exercise: line.exercise,
            works: parts,
            taxes: worth.taxes,
            sets: hard_sets,
            endless: worth.endless,
            tonnage_open: Open::of(&worth.figures),
        });
    }

    /// Adds a session that is held elsewhere.
    pub fn add_session(&mut self, session: &Session<'a>, routine: &Routine<'a>) {
        let at = self.entries;
        self.entries += 1;
        for (muscle, span) in &session.muscles {
            for within in routine
                .catalogue
                .with_muscle(*muscle, |muscle| muscle.within.clone())
            {
                self.with_muscle(within, (at, *span), |day| {
                    day.elsewhere.get_or_insert(*span);
                    day.whole |= within == *muscle;
                });
            }
        }
    }

    /// Every line of the day as it is written: those too that could not be planned.
    #[must_use]
    pub fn lines(&self, context: &Context<'_, 'a>) -> Vec<Step<'a>> {
        let mut lines = Vec::new();
        for day in context
            .routine
            .days_of(context.settings)
            .filter(|day| day.number == self.number)
        {
            context
                .routine
                .steps(day, context.settings, &mut |step| lines.push(step));
        }
        lines
    }

    /// Whether every line of the day could be planned: of one with a slip in it there is no
    /// saying what it does not train.
    #[must_use]
    pub fn is_complete(&self, context: &Context<'_, 'a>) -> bool {
        !context.routine.broken && !self.missed
    }

    /// Runs `change` on the row of `muscle`, which is made where there is none.
    fn with_muscle(
        &mut self,
        muscle: MuscleId,
        here: (usize, Span),
        change: impl FnOnce(&mut MuscleDay),
    ) {
        if let Some(day) = self.muscles.iter_mut().find(|day| day.muscle == muscle) {
            day.last = here;
            change(day);
            return;
        }
        let mut day = MuscleDay {
            muscle,
            first: here,
            last: here,
            sets: Interval::ZERO,
            first_here: None,
            curl: false,
            elsewhere: None,
            whole: false,
        };
        change(&mut day);
        self.muscles.push(day);
    }
}
