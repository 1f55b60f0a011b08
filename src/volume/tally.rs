//! Figures gathered by exercise, muscle, day and week.

use std::collections::HashMap;
use std::rc::Rc;

use super::Figures;
use crate::diagnostic::Findings;
use crate::library::{Catalogue, Exercise, MuscleId};
use crate::plan::{Clock, Entry, Event, walk};
use crate::quantity::{Decimal, Interval, Mass};
use crate::routine::{Day, Routine, Settings};

/// Hard sets of one muscle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MuscleSets {
    /// Sets that work it directly: what the community's landmarks count.
    pub direct: Interval,
    /// Direct sets, and half of the indirect ones: what the research counts.
    pub fractional: Interval,
}

impl MuscleSets {
    /// Whether nothing was counted.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.fractional.is_zero()
    }
}

/// What some entries come to.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// All of them together.
    pub figures: Figures,
    /// By muscle, indexed by [`MuscleId`]; see [`Self::muscle`].
    muscles: Vec<MuscleSets>,
}

impl Tally {
    /// Adds `entry`, whose figures are `figures`.
    pub fn add(&mut self, entry: &Entry<'_>, figures: &Figures) {
        self.figures += figures;
        for credit in entry.works() {
            let at = credit.muscle.index();
            if self.muscles.len() <= at {
                self.muscles.resize(at + 1, MuscleSets::default());
            }
            let Some(sets) = self.muscles.get_mut(at) else {
                continue;
            };
            sets.fractional = sets.fractional + figures.hard_sets * credit.weight;
            if credit.is_direct() {
                sets.direct = sets.direct + figures.hard_sets;
            }
        }
    }

    /// Adds all of `other`.
    pub fn add_all(&mut self, other: &Self) {
        self.figures += &other.figures;
        if self.muscles.len() < other.muscles.len() {
            self.muscles
                .resize(other.muscles.len(), MuscleSets::default());
        }
        for (mine, theirs) in self.muscles.iter_mut().zip(&other.muscles) {
            mine.direct = mine.direct + theirs.direct;
            mine.fractional = mine.fractional + theirs.fractional;
        }
    }

    /// The sets of one muscle.
    #[must_use]
    pub fn muscle(&self, muscle: MuscleId) -> MuscleSets {
        self.muscles
            .get(muscle.index())
            .copied()
            .unwrap_or_default()
    }

    /// Every muscle that has any sets, most sets first.
    #[must_use]
    pub fn muscles<'a>(&self, catalogue: &Catalogue<'a>) -> Vec<(&'a str, &'a str, MuscleSets)> {
        let named = self
            .muscles
            .iter()
            .enumerate()
            .filter(|(_, sets)| !sets.is_zero());
        let mut all: Vec<_> = named
            .filter_map(|(at, sets)| {
                let id = MuscleId::at(at)?;
                let (name, title) = catalogue.with_muscle(id, |muscle| (muscle.name, muscle.title));
                Some((name, title, *sets))
            })
            .collect();
        all.sort_by(|a, b| {
            b.2.fractional
                .min
                .cmp(&a.2.fractional.min)
                .then(a.0.cmp(b.0))
        });
        all
    }
}

/// A week's volume.
#[derive(Clone, Debug, Default)]
pub struct WeekVolume<'a> {
    /// Its number in the plan, from 1.
    pub number: u32,
    /// By exercise, in the order of the week.
    pub exercises: Vec<(Rc<Exercise<'a>>, Figures)>,
    /// What it comes to.
    pub tally: Tally,
    /// How long its days take together, in seconds.
    pub seconds: Interval,
    /// Whether a line of it could not be planned as it was meant: its sums are not those of the plan.
    pub faulty: bool,
}

/// A day's volume.
#[derive(Clone, Debug)]
pub struct DayVolume<'a> {
    /// The week that it is of, from 1.
    pub week: u32,
    /// 1 to 7.
    pub number: u32,
    /// `Day 2`, `Monday`
    pub heading: String,
    /// The day's title.
    pub title: Option<&'a str>,
    /// What it comes to.
    pub tally: Tally,
    /// How long it takes, in seconds.
    pub seconds: Interval,
}

/// A routine's volume.
#[derive(Clone, Debug, Default)]
pub struct Volume<'a> {
    /// By exercise, in the order of the plan.
    pub exercises: Vec<(Rc<Exercise<'a>>, Figures)>,
    /// By day.
    pub days: Vec<DayVolume<'a>>,
    /// By week; those without any of the days that are wanted are left out.
    pub weeks: Vec<WeekVolume<'a>>,
    /// All of it.
    pub total: Tally,
    /// How long all days take together, in seconds.
    pub seconds: Interval,
    /// The unit to show tonnage in: the routine's, or that of most of its loads.
    pub unit: Option<Mass>,
    /// Whether the lifter's own weight is declared; the body's share is unknown otherwise.
    pub knows_bodyweight: bool,
}

/// Adds up `routine` under `settings`, for the days that `wants` wants.
pub fn volume<'a>(
    routine: &Routine<'a>,
    settings: Settings,
    wants: impl Fn(u32, &Day<'a>) -> bool,
    findings: &mut Findings,
) -> Volume<'a> {
    let mut volume = Volume {
        unit: routine.units,
        knows_bodyweight: routine.bodyweight.is_some(),
        ..Volume::default()
    };
    let mut order: HashMap<&'a str, usize> = HashMap::new();
    let mut order_in_week: HashMap<&'a str, usize> = HashMap::new();
    let mut clock = Clock::default();
    walk(routine, settings, wants, findings, |event| match event {
        Event::Week(number) => {
            order_in_week.clear();
            volume.weeks.push(WeekVolume {
                number,
                ..WeekVolume::default()
            });
        }
        Event::Day(day) => {
            clock = Clock::default();
            volume.days.push(DayVolume {
                week: volume.weeks.last().map_or(1, |week| week.number),
                number: day.number,
                heading: day.heading(),
                title: day.title,
                tally: Tally::default(),
                seconds: Interval::ZERO,
            });
        }
        Event::Entry(entry, _) => {
            let figures = Figures::of(entry, routine.bodyweight);
            let at = *order.entry(entry.exercise.name).or_insert_with(|| {
                volume
                    .exercises
                    .push((Rc::clone(&entry.exercise), Figures::default()));
                volume.exercises.len() - 1
            });
            if let Some((_, sum)) = volume.exercises.get_mut(at) {
                *sum += &figures;
            }
            if let Some(week) = volume.weeks.last_mut() {
                let at = *order_in_week.entry(entry.exercise.name).or_insert_with(|| {
                    week.exercises
                        .push((Rc::clone(&entry.exercise), Figures::default()));
                    week.exercises.len() - 1
                });
                week.faulty |= entry.faulty;
                if let Some((_, sum)) = week.exercises.get_mut(at) {
                    *sum += &figures;
                }
            }
            if let Some(day) = volume.days.last_mut() {
                day.tally.add(entry, &figures);
            }
            clock.add(entry);
        }
        Event::Session(session) => {
            if let Some(seconds) = session.seconds {
                clock.add_seconds(seconds);
            }
        }
        Event::Known(_) => {}
        Event::Missed => {
            if let Some(week) = volume.weeks.last_mut() {
                week.faulty = true;
            }
        }
        Event::EndOfDay => {
            if let Some(day) = volume.days.last_mut() {
                day.seconds = clock.seconds();
                volume.total.add_all(&day.tally);
                volume.seconds = volume.seconds + day.seconds;
                if let Some(week) = volume.weeks.last_mut() {
                    week.tally.add_all(&day.tally);
                    week.seconds = week.seconds + day.seconds;
                }
            }
        }
        Event::EndOfWeek => {
            let number = volume.days.last().map_or(0, |day| day.week);
            volume.weeks.retain(|week| week.number <= number);
        }
    });
    if volume.unit.is_none() {
        let tonnage = &volume.total.figures.tonnage;
        let lb_in_kg = Mass::Lb.convert(tonnage.lb.min, Mass::Kg);
        volume.unit = Some(if lb_in_kg > tonnage.kg.min && lb_in_kg > Decimal::ZERO {
            Mass::Lb
        } else {
            Mass::Kg
        });
    }
    volume
}
