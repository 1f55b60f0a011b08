//! The volume for programs: one JSON document, as `docs/volume.schema.json` describes it.

use std::io;

use serde::Serialize;

use crate::library::Catalogue;
use crate::quantity::{Decimal, Interval, Mass};
use crate::volume::{Figures, Tally, Tonnage, Volume};

#[derive(Serialize)]
struct Document<'a> {
    unit: Mass,
    exercises: Vec<ExerciseJson<'a>>,
    muscles: Vec<MuscleJson<'a>>,
    days: Vec<DayJson<'a>>,
    weeks: Vec<WeekJson<'a>>,
    total: TallyJson<'a>,
}

#[derive(Serialize)]
struct ExerciseJson<'a> {
    exercise: &'a str,
    title: &'a str,
    #[serde(flatten)]
    figures: FiguresJson,
}

#[derive(Serialize)]
struct MuscleJson<'a> {
    muscle: &'a str,
    title: &'a str,
    direct_sets: Interval,
    fractional_sets: Interval,
}

#[derive(Serialize)]
struct DayJson<'a> {
    week: u32,
    day: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(flatten)]
    tally: TallyJson<'a>,
}

#[derive(Serialize)]
struct WeekJson<'a> {
    week: u32,
    #[serde(flatten)]
    tally: TallyJson<'a>,
}

#[derive(Serialize)]
struct TallyJson<'a> {
    #[serde(flatten)]
    figures: FiguresJson,
    session_seconds: Interval,
    minutes: Interval,
    muscles: Vec<MuscleJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct FiguresJson {
    hard_sets: Interval,
    warmup_sets: Interval,
    reps: Interval,
    warmup_reps: Interval,
    assisted_reps: Interval,
    tonnage: Option<TonnageJson>,
    warmup_tonnage: Option<TonnageJson>,
    bodyweight_tonnage: Option<TonnageJson>,
    seconds_under_load: Interval,
    metres: Interval,
}

#[derive(Serialize)]
struct TonnageJson {
    #[serde(flatten)]
    amount: Interval,
    unit: Mass,
    /// Sets whose load is not known; their share is missing from `min`, and `max` is then `null`.
    unknown_sets: Interval,
}

/// Writes `volume`, tonnage in `unit`.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(
    out: &mut impl io::Write,
    volume: &Volume<'_>,
    catalogue: &Catalogue<'_>,
    unit: Mass,
) -> io::Result<()> {
    let tally = |tally: &Tally, seconds| {
        tally_json(tally, seconds, catalogue, unit, volume.knows_bodyweight)
    };
    let document = Document {
        unit,
        exercises: volume
            .exercises
            .iter()
            .map(|(exercise, figures)| ExerciseJson {
                exercise: exercise.name,
                title: exercise.title,
                figures: figures_json(figures, unit, volume.knows_bodyweight),
            })
            .collect(),
        muscles: muscles(&volume.total, catalogue),
        days: volume
            .days
            .iter()
            .map(|day| DayJson {
                week: day.week,
                day: day.number,
                title: day.title,
                tally: tally(&day.tally, day.seconds),
            })
            .collect(),
        weeks: volume
            .weeks
            .iter()
            .map(|week| WeekJson {
                week: week.number,
                tally: tally(&week.tally, week.seconds),
            })
            .collect(),
        total: tally(&volume.total, volume.seconds),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

fn muscles<'a>(tally: &Tally, catalogue: &Catalogue<'a>) -> Vec<MuscleJson<'a>> {
    let all = tally.muscles(catalogue).into_iter();
    all.map(|(muscle, title, sets)| MuscleJson {
        muscle,
        title,
        direct_sets: sets.direct,
        fractional_sets: sets.fractional,
    })
    .collect()
}

fn tally_json<'a>(
    tally: &Tally,
    seconds: Interval,
    catalogue: &Catalogue<'a>,
    unit: Mass,
    knows_bodyweight: bool,
) -> TallyJson<'a> {
    TallyJson {
        figures: figures_json(&tally.figures, unit, knows_bodyweight),
        session_seconds: seconds,
        minutes: seconds.map(|seconds| Decimal::ratio(seconds, Decimal::whole(60)).rounded(2)),
        muscles: muscles(tally, catalogue),
    }
}

pub(super) fn figures_json(figures: &Figures, unit: Mass, knows_bodyweight: bool) -> FiguresJson {
    FiguresJson {
        hard_sets: figures.hard_sets,
        warmup_sets: figures.warmup_sets,
        reps: figures.reps,
        warmup_reps: figures.warmup_reps,
        assisted_reps: figures.assisted_reps,
        tonnage: tonnage(&figures.tonnage, unit),
        warmup_tonnage: tonnage(&figures.warmup_tonnage, unit),
        bodyweight_tonnage: tonnage(&figures.bodyweight_tonnage, unit).filter(|_| knows_bodyweight),
        seconds_under_load: figures.seconds,
        metres: figures.metres,
    }
}

fn tonnage(tonnage: &Tonnage, unit: Mass) -> Option<TonnageJson> {
    let amount = tonnage.in_unit(unit)?;
    Some(TonnageJson {
        amount,
        unit,
        unknown_sets: tonnage.unknown_sets,
    })
}
