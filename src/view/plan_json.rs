//! The plan for programs: one document, or one set a line, streamed.
//!
//! The forms are described in `docs/plan.schema.json`.

use std::io;

use serde::Serialize;

use super::json::Figure;
use crate::diagnostic::Findings;
use crate::library::Gear;
use crate::plan::{Bucket, Entry, Event, Fit, Kind, Measure, Run, Segment, fit, walk};
use crate::quantity::{Decimal, Interval, Load, Mass, Written};
use crate::routine::{Day, Routine, Settings};

/// The most sets that one JSON document may hold; `--format jsonl` has no such limit.
pub const MAX_SETS: u64 = 100_000;

/// Why a plan was not written.
#[derive(Debug)]
pub enum Refused {
    /// More sets than [`MAX_SETS`].
    TooManySets(u64),
    /// The output could not be written to.
    Output(io::Error),
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

#[derive(Serialize)]
struct Document<'a> {
    routine: Option<&'a str>,
    units: Option<Mass>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<&'a str>,
    options: Vec<OptionJson<'a>>,
    weeks: Vec<Week<'a>>,
}

#[derive(Serialize)]
struct OptionJson<'a> {
    name: &'a str,
    value: bool,
}

#[derive(Serialize)]
struct Week<'a> {
    week: u32,
    days: Vec<DayJson<'a>>,
}

#[derive(Serialize)]
struct DayJson<'a> {
    day: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    weekday: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    rest: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sessions: Vec<SessionJson<'a>>,
    entries: Vec<EntryJson<'a>>,
}

#[derive(Serialize)]
struct SessionJson<'a> {
    muscles: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seconds: Option<Figure>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<&'a str>,
    /// How many entries of the day come before it.
    after: usize,
}

#[derive(Serialize)]
struct EntryJson<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    alternatives: Vec<&'a str>,
    cues: Vec<&'a str>,
    sets: Vec<SetJson<'a>>,
}

/// What all sets of an entry share.
#[derive(Clone, Serialize)]
struct Head<'a> {
    exercise: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    block: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bias: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    each: Option<&'static str>,
    #[serde(skip_serializing_if = "is_one")]
    implements: u32,
    #[serde(skip_serializing_if = "is_false")]
    pump: bool,
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
const fn is_one(n: &u32) -> bool {
    *n == 1
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
const fn is_false(flag: &bool) -> bool {
    !*flag
}

#[derive(Serialize)]
struct SetJson<'a> {
    set: u64,
    #[serde(flatten)]
    body: Body<'a>,
    #[serde(skip_serializing_if = "is_false")]
    optional: bool,
}

/// A set but for its number.
#[derive(Clone, Serialize)]
struct Body<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    side: Option<&'static str>,
    segments: Vec<SegmentJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rest_seconds: Option<Figure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tempo: Option<&'a str>,
    #[serde(skip_serializing_if = "is_false")]
    failure: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    rir: Option<Figure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rpe: Option<Figure>,
}

#[derive(Clone, Serialize)]
struct SegmentJson<'a> {
    reps: Option<Interval>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seconds: Option<Figure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    metres: Option<Figure>,
    load: Option<LoadJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    technique: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phase: Option<&'a str>,
    #[serde(skip_serializing_if = "is_false")]
    assisted: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pause_seconds: Option<Figure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lowering_seconds: Option<Figure>,
}

#[derive(Clone, Serialize)]
struct LoadJson {
    value: Figure,
    unit: Mass,
    #[serde(skip_serializing_if = "Option::is_none")]
    written: Option<WrittenJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bodyweight: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    plates: Vec<PlateJson>,
}

#[derive(Clone, Serialize)]
struct WrittenJson {
    value: Figure,
    unit: &'static str,
}

#[derive(Clone, Serialize)]
struct PlateJson {
    weight: Decimal,
    each_post: u32,
}

/// Writes the whole plan as one JSON document.
///
/// # Errors
/// When the plan has more than [`MAX_SETS`] sets, or `out` cannot be written to.
pub fn write_document<'a>(
    out: &mut impl io::Write,
    routine: &Routine<'a>,
    settings: Settings,
    wants: impl Fn(&Day<'a>) -> bool,
) -> Result<(), Refused> {
    let sets = count_sets(routine, settings, &wants);
    if sets > MAX_SETS {
        return Err(Refused::TooManySets(sets));
    }
    let mut days: Vec<DayJson<'a>> = Vec::new();
    walk(
        routine,
        settings,
        wants,
        &mut Findings::new(),
        |event| match event {
            Event::Day(day) => days.push(DayJson {
                day: day.number,
                weekday: day.weekday.map(crate::routine::Weekday::name),
                title: day.title,
                rest: day.rest,
                notes: day.notes.clone(),
                sessions: Vec::new(),
                entries: Vec::new(),
            }),
            Event::Entry(entry, _) => {
                if let Some(day) = days.last_mut() {
                    day.entries.push(entry_json(entry));
                }
            }
            Event::Session(session) => {
                if let Some(day) = days.last_mut() {
                    let after = day.entries.len();
                    day.sessions.push(SessionJson {
                        muscles: session
                            .muscles
                            .iter()
                            .map(|(muscle, _)| routine.catalogue.muscle_name(*muscle))
                            .collect(),
                        title: session.title,
                        seconds: session.seconds.map(Figure),
                        notes: session.notes.clone(),
                        after,
                    });
                }
            }
            Event::EndOfDay => {}
        },
    );
    let options = routine
        .options
        .iter()
        .enumerate()
        .map(|(at, choice)| OptionJson {
            name: choice.name,
            value: settings.is_yes(at),
        });
    let document = Document {
        routine: routine.title,
        units: routine.units,
        notes: routine.notes.clone(),
        options: options.collect(),
        weeks: vec![Week { week: 1, days }],
    };
    serde_json::to_writer_pretty(&mut *out, &document).map_err(io::Error::from)?;
    writeln!(out)?;
    Ok(())
}

/// How many sets the plan has, both sides of a set counted; nothing is expanded for it.
#[must_use]
pub fn count_sets<'a>(
    routine: &Routine<'a>,
    settings: Settings,
    wants: &impl Fn(&Day<'a>) -> bool,
) -> u64 {
    let mut sets: u64 = 0;
    walk(routine, settings, wants, &mut Findings::new(), |event| {
        if let Event::Entry(entry, _) = event {
            let rows = u64::from(entry.sets().max) * sides(entry).len() as u64;
            sets = sets.saturating_add(rows);
        }
    });
    sets
}

fn entry_json<'a>(entry: &Entry<'a>) -> EntryJson<'a> {
    let mut sets = Vec::new();
    let mut number = 0;
    for run in &entry.runs {
        for at in 0..run.sets.max {
            number += 1;
            for side in sides(entry) {
                sets.push(SetJson {
                    set: number,
                    body: body(run, &entry.gear, *side),
                    optional: at >= run.sets.min,
                });
            }
        }
    }
    EntryJson {
        head: head(entry),
        alternatives: entry
            .alternatives
            .iter()
            .map(|exercise| exercise.name)
            .collect(),
        cues: entry.cues.clone(),
        sets,
    }
}

fn head<'a>(entry: &Entry<'a>) -> Head<'a> {
    Head {
        exercise: entry.exercise.name,
        title: entry.exercise.title,
        label: entry.label,
        block: entry.block,
        bias: entry.variant().map(|bias| bias.name),
        each: entry.sides.map(|sides| sides.limb.word()),
        implements: entry.implements,
        pump: entry.call("pump").is_some(),
    }
}

/// A row for each side that has one of its own.
const fn sides(entry: &Entry<'_>) -> &'static [Option<&'static str>] {
    match entry.sides {
        None => &[None],
        Some(sides) if sides.by_rep => &[Some("each")],
        Some(_) => &[Some("left"), Some("right")],
    }
}

fn body<'a>(run: &Run<'a>, gear: &Gear, side: Option<&'static str>) -> Body<'a> {
    let set = &run.set;
    Body {
        kind: match set.kind {
            Kind::Warmup => "warmup",
            Kind::Work => "work",
        },
        side,
        segments: set
            .segments
            .iter()
            .map(|segment| segment_json(segment, gear))
            .collect(),
        rest_seconds: set.rest.map(Figure),
        tempo: set.tempo,
        failure: set.effort.failure,
        rir: set.effort.rir.map(Figure),
        rpe: set.effort.rpe.map(Figure),
    }
}

fn segment_json<'a>(segment: &Segment<'a>, gear: &Gear) -> SegmentJson<'a> {
    let (mut reps, mut seconds, mut metres) = (None, None, None);
    match segment.measure {
        Measure::Reps(asked) => reps = Some(asked),
        Measure::Seconds(asked) => seconds = Some(Figure(asked)),
        Measure::Metres(asked) => metres = Some(Figure(asked)),
    }
    SegmentJson {
        reps,
        seconds,
        metres,
        load: segment.load.map(|load| load_json(load, gear)),
        technique: segment.technique,
        phase: segment.phase,
        assisted: segment.bucket == Bucket::Assisted,
        pause_seconds: segment.pause.map(Figure),
        lowering_seconds: segment.lowering.map(Figure),
    }
}

fn load_json(load: Load, gear: &Gear) -> LoadJson {
    let (written, bodyweight) = match load.written {
        Written::Weight => (None, None),
        Written::Plates(count) => (
            Some(WrittenJson {
                value: Figure(count),
                unit: "plates",
            }),
            None,
        ),
        Written::Percent(percent) => (
            Some(WrittenJson {
                value: Figure(percent),
                unit: "%",
            }),
            None,
        ),
        Written::Bodyweight => (None, Some("added")),
        Written::Assisted => (None, Some("assisted")),
    };
    let plates =
        match (load.weight.is_exact() && gear.unit == Some(load.unit) && bodyweight.is_none())
            .then(|| fit(gear, load.weight.min))
        {
            Some(Some(Fit::Made(plates))) => plates
                .into_iter()
                .map(|(weight, each_post)| PlateJson { weight, each_post })
                .collect(),
            _ => Vec::new(),
        };
    LoadJson {
        value: Figure(load.weight),
        unit: load.unit,
        written,
        bodyweight,
        plates,
    }
}

/// A row of the stream but for its set's number.
#[derive(Serialize)]
struct Row<'r, 'a> {
    week: u32,
    day: u32,
    entry: usize,
    #[serde(flatten)]
    head: &'r Head<'a>,
    #[serde(flatten)]
    body: Body<'a>,
    #[serde(skip_serializing_if = "is_false")]
    optional: bool,
}

/// Writes one set a line. The sets of a run differ in their number alone, so the rest of the line
/// is made once and copied.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_lines<'a>(
    out: &mut impl io::Write,
    routine: &Routine<'a>,
    settings: Settings,
    wants: impl Fn(&Day<'a>) -> bool,
) -> io::Result<()> {
    let mut day_number = 0;
    let mut at = 0;
    let mut failed = None;
    walk(
        routine,
        settings,
        wants,
        &mut Findings::new(),
        |event| match event {
            Event::Day(day) => (day_number, at) = (day.number, 0),
            Event::Entry(entry, _) if failed.is_none() => {
                at += 1;
                failed = write_entry(out, day_number, at, entry).err();
            }
            _ => {}
        },
    );
    failed.map_or(Ok(()), Err)
}

fn write_entry(out: &mut impl io::Write, day: u32, at: usize, entry: &Entry<'_>) -> io::Result<()> {
    let head = head(entry);
    let mut number: u64 = 0;
    let mut digits = itoa::Buffer::new();
    let mut line: Vec<u8> = Vec::new();
    for run in &entry.runs {
        let tails = |optional: bool| -> io::Result<Vec<Vec<u8>>> {
            let rows = sides(entry).iter().map(|side| Row {
                week: 1,
                day,
                entry: at,
                head: &head,
                body: body(run, &entry.gear, *side),
                optional,
            });
            rows.map(|row| tail(&row)).collect()
        };
        for (count, optional) in [(run.sets.min, false), (run.sets.max - run.sets.min, true)] {
            if count == 0 {
                continue;
            }
            let tails = tails(optional)?;
            for _ in 0..count {
                number += 1;
                line.clear();
                for tail in &tails {
                    line.extend_from_slice(b"{\"set\":");
                    line.extend_from_slice(digits.format(number).as_bytes());
                    line.extend_from_slice(tail);
                }
                out.write_all(&line)?;
            }
        }
    }
    Ok(())
}

/// `,"week":1,…}` and the end of the line.
fn tail(row: &Row<'_, '_>) -> io::Result<Vec<u8>> {
    let mut tail = serde_json::to_vec(row)?;
    if let Some(brace) = tail.first_mut() {
        *brace = b',';
    }
    tail.push(b'\n');
    Ok(tail)
}
