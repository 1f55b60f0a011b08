//! The plan for programs: one document, or one set a line, streamed.
//!
//! The forms are described in `docs/plan.schema.json`.

mod forms;

use std::io;

use forms::{
    DayJson, DeloadJson, Document, OptionJson, Row, SessionJson, WeekJson, bodies, entry_json,
    head, sides,
};

use super::json::Figure;
use crate::diagnostic::Findings;
use crate::plan::{Event, walk};
use crate::reason::Planned;
use crate::routine::{Day, Part, Routine, Settings, Weekday};

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

/// Writes the whole plan as one JSON document, with the reasons for its numbers where the routine's
/// trace is on.
///
/// # Errors
/// When the plan has more than [`MAX_SETS`] sets, or `out` cannot be written to.
pub fn write_document<'a>(
    out: &mut impl io::Write,
    routine: &Routine<'a>,
    settings: Settings,
    wants: impl Fn(u32, &Day<'a>) -> bool,
) -> Result<(), Refused> {
    let sets = count_sets(routine, settings, &wants);
    if sets > MAX_SETS {
        return Err(Refused::TooManySets(sets));
    }
    let mut weeks: Vec<WeekJson<'a>> = Vec::new();
    let mut today = settings;
    walk(
        routine,
        settings,
        wants,
        &mut Findings::new(),
        |event| match event {
            Event::Week(week) => {
                today = settings.in_week(week);
                weeks.push(WeekJson {
                    week,
                    deload: routine.deload(today).map(DeloadJson::from),
                    days: Vec::new(),
                });
            }
            Event::Day(day) => {
                if let Some(week) = weeks.last_mut() {
                    week.days.push(DayJson {
                        day: day.number,
                        part: day.part.map(Part::word),
                        weekday: day.weekday.map(Weekday::name),
                        title: day.title,
                        rest: day.rest,
                        notes: day.notes.clone(),
                        sessions: Vec::new(),
                        entries: Vec::new(),
                    });
                }
            }
            Event::Entry(entry, _) => {
                if let Some(day) = last_day(&mut weeks) {
                    day.entries.push(entry_json(Planned {
                        routine,
                        settings: today,
                        entry,
                        notes: &routine.trace.take(),
                    }));
                }
            }
            Event::Session(session) => {
                if let Some(day) = last_day(&mut weeks) {
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
            Event::Known(_) | Event::Missed | Event::EndOfDay | Event::EndOfWeek => {}
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
        assumes: routine.progresses.then(|| routine.assumed.words()),
        weeks: weeks
            .into_iter()
            .filter(|week| !week.days.is_empty())
            .collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &document).map_err(io::Error::from)?;
    writeln!(out)?;
    Ok(())
}

/// The day that began last.
fn last_day<'w, 'a>(weeks: &'w mut [WeekJson<'a>]) -> Option<&'w mut DayJson<'a>> {
    weeks.last_mut()?.days.last_mut()
}

/// How many sets the plan has, both sides of a set counted; nothing is expanded for it.
#[must_use]
pub fn count_sets<'a>(
    routine: &Routine<'a>,
    settings: Settings,
    wants: &impl Fn(u32, &Day<'a>) -> bool,
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

/// Writes one set a line. The sets of a run differ in their number alone, so the rest of the line
/// is made once and copied.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_lines<'a>(
    out: &mut impl io::Write,
    routine: &Routine<'a>,
    settings: Settings,
    wants: impl Fn(u32, &Day<'a>) -> bool,
) -> io::Result<()> {
    let (mut week_number, mut day_number, mut part) = (1, 0, None);
    let mut at = 0;
    let mut failed = None;
    walk(
        routine,
        settings,
        wants,
        &mut Findings::new(),
        |event| match event {
            Event::Week(week) => week_number = week,
            Event::Day(day) => (day_number, part, at) = (day.number, day.part, 0),
            Event::Entry(entry, _) if failed.is_none() => {
                at += 1;
                let place = (week_number, day_number, part.map(Part::word));
                let planned = Planned {
                    routine,
                    settings: settings.in_week(week_number),
                    entry,
                    notes: &routine.trace.take(),
                };
                failed = write_entry(out, place, at, planned).err();
            }
            _ => {}
        },
    );
    failed.map_or(Ok(()), Err)
}

fn write_entry(
    out: &mut impl io::Write,
    (week, day, part): (u32, u32, Option<&str>),
    at: usize,
    planned: Planned<'_, '_>,
) -> io::Result<()> {
    let head = head(planned.entry);
    let mut number: u64 = 0;
    let mut digits = itoa::Buffer::new();
    let mut line: Vec<u8> = Vec::new();
    for (run_at, run) in planned.entry.runs.iter().enumerate() {
        let tails = |optional: bool| -> io::Result<Vec<Vec<u8>>> {
            let bodies = bodies(planned, run_at, run).into_iter();
            let rows = bodies.map(|body| Row {
                week,
                day,
                part,
                entry: at,
                head: &head,
                body,
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
