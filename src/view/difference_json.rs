//! The difference of two plans for programs: one JSON document, as `docs/diff.schema.json` describes it.

use std::collections::BTreeMap;
use std::io;

use serde::Serialize;

use super::volume_json::{FiguresJson, figures_json};
use crate::difference::{
    Change, DayDifference, Declared, Difference, Line, LineDifference, Moved, WeekDifference,
};
use crate::quantity::{Decimal, Interval, Mass};
use crate::volume::Figures;

#[derive(Serialize)]
struct Document<'d> {
    from: &'d str,
    to: &'d str,
    unit: Mass,
    requirements: DeclaredJson<'d>,
    rules: DeclaredJson<'d>,
    options: DeclaredJson<'d>,
    notes: DeclaredJson<'d>,
    weeks: Vec<WeekJson<'d>>,
    under: Vec<UnderJson<'d>>,
}

#[derive(Serialize)]
struct DeclaredJson<'d> {
    gone: &'d [String],
    new: &'d [String],
}

#[derive(Serialize)]
struct UnderJson<'d> {
    settings: BTreeMap<&'d str, bool>,
    weeks: Vec<WeekJson<'d>>,
}

#[derive(Serialize)]
struct DayJson<'d> {
    from: Option<&'d str>,
    to: Option<&'d str>,
    title: Option<ChangeJson<&'d str>>,
    notes: Option<ChangeJson<&'d [String]>>,
    lines: Vec<LineJson<'d>>,
    order: Option<&'d [String]>,
}

#[derive(Serialize)]
struct LineJson<'d> {
    exercise: &'d str,
    title: &'d str,
    #[serde(flatten)]
    change: ChangeJson<LineSaid<'d>>,
    from_day: Option<&'d str>,
    to_day: Option<&'d str>,
}

#[derive(Serialize)]
struct LineSaid<'d> {
    sets: Vec<SetsJson<'d>>,
    manner: &'d str,
    cues: &'d [String],
}

#[derive(Serialize)]
struct SetsJson<'d> {
    count: &'d str,
    each: &'d str,
    warmup: bool,
}

#[derive(Serialize)]
struct WeekJson<'d> {
    week: u32,
    days: Vec<DayJson<'d>>,
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

/// Writes what two plans differ in, tonnage in `unit`.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write<'d>(
    out: &mut impl io::Write,
    (from, to): (&'d str, &'d str),
    difference: &'d Difference,
    unit: Mass,
) -> io::Result<()> {
    let declared = |declared: &'d Declared| DeclaredJson {
        gone: &declared.gone,
        new: &declared.new,
    };
    let weeks = |weeks: &'d [WeekDifference]| {
        let weeks = weeks.iter();
        weeks.map(|week| week_json(week, unit)).collect()
    };
    let under = difference.under.iter().map(|under| UnderJson {
        settings: under
            .settings
            .iter()
            .map(|(name, set)| (name.as_str(), *set))
            .collect(),
        weeks: weeks(&under.weeks),
    });
    let document = Document {
        from,
        to,
        unit,
        requirements: declared(&difference.requirements),
        rules: declared(&difference.rules),
        options: declared(&difference.options),
        notes: declared(&difference.notes),
        weeks: weeks(&difference.weeks),
        under: under.collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

fn week_json(week: &WeekDifference, unit: Mass) -> WeekJson<'_> {
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
    WeekJson {
        week: week.number,
        days: week.days.iter().map(day_json).collect(),
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
    }
}

fn day_json(day: &DayDifference) -> DayJson<'_> {
    DayJson {
        from: day.heading.from.as_deref(),
        to: day.heading.to.as_deref(),
        title: day.title.as_ref().map(|title| ChangeJson {
            from: title.from.as_deref(),
            to: title.to.as_deref(),
        }),
        notes: day.notes.as_ref().map(|notes| ChangeJson {
            from: notes.from.as_deref(),
            to: notes.to.as_deref(),
        }),
        lines: day.lines.iter().map(line_json).collect(),
        order: day.order.as_deref(),
    }
}

fn line_json(line: &LineDifference) -> LineJson<'_> {
    let (from, to) = (line.change.from.as_ref(), line.change.to.as_ref());
    let either = to.or(from);
    LineJson {
        exercise: either.map_or("", |line| &line.name),
        title: either.map_or("", |line| &line.title),
        change: ChangeJson {
            from: from.map(said_json),
            to: to.map(said_json),
        },
        from_day: match &line.moved {
            Some(Moved::From(day)) => Some(day),
            _ => None,
        },
        to_day: match &line.moved {
            Some(Moved::To(day)) => Some(day),
            _ => None,
        },
    }
}

fn said_json(line: &Line) -> LineSaid<'_> {
    LineSaid {
        sets: line
            .sets
            .iter()
            .map(|sets| SetsJson {
                count: &sets.count,
                each: &sets.each,
                warmup: sets.is_warmup,
            })
            .collect(),
        manner: &line.manner,
        cues: &line.cues,
    }
}
