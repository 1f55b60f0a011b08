//! `legc why FILE day 2 squat set 3`: where the numbers of a set come from.

use std::path::PathBuf;

use super::{Failure, Outcome, complete, input, output};
use crate::diagnostic::Findings;
use crate::plan::{Event, counted, walk};
use crate::reason::Planned;
use crate::routine::{Day, Weekday};
use crate::view::why_text;

/// Say why the numbers of a set are what they are
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The routine; `-` is standard input
    #[arg(value_name = "FILE", add = complete::routines())]
    file: PathBuf,
    /// An exercise, and where it is needed the week, the day and the set: week 3 day 2 squat set 3
    #[arg(required = true, value_name = "WHAT")]
    what: Vec<String>,
    /// Set an option of the routine: spotter=yes
    #[arg(long, value_name = "NAME=VALUE", add = complete::settings())]
    set: Vec<String>,
    #[command(flatten)]
    assume: input::Assume,
}

/// What is asked about.
#[derive(Default)]
struct Question {
    week: Option<u32>,
    day: Option<u32>,
    exercise: Option<String>,
    set: Option<u32>,
}

impl Question {
    fn read(words: &[String]) -> Result<Self, Failure> {
        let mut question = Self::default();
        let mut words = words.iter().flat_map(|word| word.split_whitespace());
        while let Some(word) = words.next() {
            let number = |next: Option<&str>| {
                next.and_then(|next| next.parse().ok()).ok_or_else(|| {
                    Failure(format!("a number belongs after `{word}`, as in `{word} 2`"))
                })
            };
            match word {
                "week" => question.week = Some(number(words.next())?),
                "set" => question.set = Some(number(words.next())?),
                "day" => {
                    let next = words.next();
                    let weekday = next.and_then(Weekday::named).map(Weekday::number);
                    question.day = Some(match weekday {
                        Some(day) => day,
                        None => number(next)?,
                    });
                }
                exercise if question.exercise.is_none() => {
                    question.exercise = Some(exercise.to_owned());
                }
                other => {
                    return Err(Failure(format!(
                        "`{other}` is more than can be asked at once; ask as in `legc why FILE week 3 day 2 squat set 3`"
                    )));
                }
            }
        }
        if question.exercise.is_none() {
            return Err(Failure(
                "which exercise? ask as in `legc why FILE day 2 squat set 3`".to_owned(),
            ));
        }
        Ok(question)
    }
}

pub(super) fn run(args: &Args) -> Result<Outcome, Failure> {
    let question = Question::read(&args.what)?;
    let wanted = question.exercise.as_deref().unwrap_or_default();
    let choices = input::Choices::of(args.file.clone(), args.set.clone(), args.assume.clone());
    input::planned(&choices, |routine, settings, _| {
        let Some(exercise) = routine.catalogue.exercise(wanted) else {
            let near = routine.catalogue.exercise_meant(wanted);
            let hint = near.map_or_else(String::new, |near| format!("; {}", near.question()));
            return Err(Failure(format!(
                "there is no exercise called `{wanted}`{hint}"
            )));
        };
        let week = question.week.unwrap_or(1);
        let weeks = routine.calendar.total();
        if week == 0 || week > weeks {
            return Err(Failure(format!(
                "there is no week {week}: the routine has {}",
                counted(weeks as usize, "week")
            )));
        }
        let of_day = |number: u32, day: &Day<'_>| {
            number == week && question.day.is_none_or(|asked| asked == day.number)
        };
        routine.trace.start();
        let mut today: Option<Day<'_>> = None;
        let mut told = 0_u32;
        let mut failed = None;
        let mut text: Vec<u8> = Vec::new();
        walk(
            routine,
            settings,
            of_day,
            &mut Findings::deaf(),
            |event| match event {
                Event::Day(day) => today = Some(day.clone()),
                Event::Entry(entry, _) => {
                    let (Some(day), true) = (&today, entry.exercise.name == exercise.name) else {
                        return;
                    };
                    let sets = entry.sets().max;
                    if question.set.is_some_and(|set| set == 0 || set > sets) {
                        return;
                    }
                    told += 1;
                    let planned = Planned {
                        routine,
                        settings: settings.in_week(week),
                        entry,
                        notes: &routine.trace.take(),
                    };
                    let width = output::width();
                    let written = why_text::write(&mut text, width, day, planned, question.set);
                    failed = failed.take().or(written.err());
                }
                _ => {}
            },
        );
        if told == 0 {
            let day = question
                .day
                .map_or_else(String::new, |day| format!(" on day {day}"));
            let set = question
                .set
                .map_or_else(String::new, |set| format!(" with a set {set}"));
            return Err(Failure(format!(
                "`{wanted}` is not planned{day} of week {week}{set}"
            )));
        }
        if let Some(error) = failed {
            return Err(error.into());
        }
        output::written(output::to_stdout(|out| out.write_all(&text)))?;
        Ok(())
    })
}
