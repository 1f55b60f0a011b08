//! The simulation for programs: one JSON document, as `docs/simulation.schema.json` describes it.

use std::io;

use serde::Serialize;

use super::json::Figure;
use crate::progress::{Outcome, Simulated, Taken, Weight};
use crate::quantity::Interval;
use crate::routine::Routine;

#[derive(Serialize)]
struct Document<'a> {
    routine: Option<&'a str>,
    weeks: u32,
    lines: Vec<LineJson<'a>>,
}

#[derive(Serialize)]
struct LineJson<'a> {
    exercise: &'a str,
    title: &'a str,
    progression: &'a str,
    line: usize,
    text: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    given: Vec<GivenJson<'a>>,
    paths: Vec<PathJson>,
    impossible: &'a [String],
}

#[derive(Serialize)]
struct GivenJson<'a> {
    name: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct PathJson {
    path: &'static str,
    sessions: Vec<SessionJson>,
}

#[derive(Serialize)]
struct SessionJson {
    session: u32,
    week: u32,
    sets: u32,
    reps: Option<u32>,
    load: Option<LoadJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    training_max: Option<LoadJson>,
    result: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    done: Option<u32>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    under_the_bar: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    impossible: bool,
}

#[derive(Serialize)]
struct LoadJson {
    value: Figure,
    unit: &'static str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    bodyweight: bool,
}

/// Writes what becomes of `lines` in the first `weeks` weeks.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(
    out: &mut impl io::Write,
    routine: &Routine<'_>,
    weeks: u32,
    lines: &[Simulated<'_, '_>],
) -> io::Result<()> {
    let lines = lines.iter().map(|line| LineJson {
        exercise: line.track.lift,
        title: line.track.title,
        progression: line.track.rule,
        line: routine.source.position(line.track.span.start).line,
        text: routine.str(line.track.span),
        given: given(&line.track.given),
        paths: line
            .paths
            .iter()
            .map(|path| PathJson {
                path: path.name,
                sessions: path.sessions.iter().map(session).collect(),
            })
            .collect(),
        impossible: &line.impossible,
    });
    let document = Document {
        routine: routine.title,
        weeks,
        lines: lines.collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &document).map_err(io::Error::from)?;
    writeln!(out)
}

fn given<'a>(given: &[(&'a str, &'a str)]) -> Vec<GivenJson<'a>> {
    let all = given.iter();
    all.map(|(name, text)| GivenJson { name, text }).collect()
}

fn session(taken: &Taken) -> SessionJson {
    let session = &taken.session;
    let (result, done) = match session.outcome {
        Outcome::Made => ("made", None),
        Outcome::Missed => ("missed", None),
        Outcome::Done(reps) => ("done", Some(reps)),
    };
    SessionJson {
        session: session.number,
        week: session.week,
        sets: session.state.sets,
        reps: session.state.reps,
        load: session.state.load.map(load),
        training_max: session.state.tm.map(load),
        result,
        done,
        under_the_bar: taken.under_the_bar,
        impossible: taken.beyond,
    }
}

fn load(weight: Weight) -> LoadJson {
    LoadJson {
        value: Figure(Interval::exactly(weight.amount)),
        unit: weight.unit.word(),
        bodyweight: weight.body,
    }
}
