//! The difference of two plans for programs: one JSON document, as `docs/diff.schema.json` describes it.

use std::io;

use serde::Serialize;

use super::volume_json::{FiguresJson, figures_json};
use crate::quantity::{Decimal, Interval, Mass};
use crate::volume::{Change, Figures, WeekDifference};

#[derive(Serialize)]
struct Document<'d> {
    from: &'d str,
    to: &'d str,
    unit: Mass,
    weeks: Vec<WeekJson<'d>>,
}

#[derive(Serialize)]
struct WeekJson<'d> {
    week: u32,
    exercises: Vec<ExerciseJson<'d>>,
    muscles: Vec<MuscleJson<'d>>,
    total: ChangeJson<FiguresJson>,
    minutes: ChangeJson<Interval>,
}

#[derive(Serialize)]
struct ExerciseJson<'d> {
    exercise: &'d str,
    title: &'d str,
    #[serde(flatten)]
    change: ChangeJson<FiguresJson>,
}

#[derive(Serialize)]
struct MuscleJson<'d> {
    muscle: &'d str,
    title: &'d str,
    direct_sets: ChangeJson<Interval>,
    fractional_sets: ChangeJson<Interval>,
}

#[derive(Serialize)]
struct ChangeJson<T> {
    from: Option<T>,
    to: Option<T>,
}

/// Writes the weeks in which two plans differ, tonnage in `unit`.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(
    out: &mut impl io::Write,
    (from, to): (&str, &str),
    weeks: &[WeekDifference],
    unit: Mass,
) -> io::Result<()> {
    let figures = |change: &Change<Figures>| {
        let json = |figures: &Figures| figures_json(figures, unit, true);
        ChangeJson {
            from: change.from.as_ref().map(json),
            to: change.to.as_ref().map(json),
        }
    };
    let minutes = |seconds: Interval| {
        seconds.map(|seconds| Decimal::ratio(seconds, Decimal::whole(60)).rounded(2))
    };
    let weeks = weeks.iter().map(|week| WeekJson {
        week: week.number,
        exercises: week
            .exercises
            .iter()
            .map(|exercise| ExerciseJson {
                exercise: &exercise.name,
                title: &exercise.title,
                change: figures(&exercise.change),
            })
            .collect(),
        muscles: week
            .muscles
            .iter()
            .map(|muscle| {
                let (from, to) = (muscle.change.from, muscle.change.to);
                MuscleJson {
                    muscle: &muscle.name,
                    title: &muscle.title,
                    direct_sets: ChangeJson {
                        from: from.map(|sets| sets.direct),
                        to: to.map(|sets| sets.direct),
                    },
                    fractional_sets: ChangeJson {
                        from: from.map(|sets| sets.fractional),
                        to: to.map(|sets| sets.fractional),
                    },
                }
            })
            .collect(),
        total: figures(&week.total),
        minutes: ChangeJson {
            from: week.seconds.from.map(minutes),
            to: week.seconds.to.map(minutes),
        },
    });
    let document = Document {
        from,
        to,
        unit,
        weeks: weeks.collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}
