//! `legc why FILE day 2 squat set 3`: where the numbers of a set come from.

use std::path::PathBuf;

use super::asked::{DayAsked, WeeksAsked};
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
    /// An exercise, and where it is needed the week, the day and the set: week 3 day 2 pm squat set 3;
    /// week 1-4 asks about several
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
    weeks: Option<WeeksAsked>,
    day: Option<(String, DayAsked)>,
    exercise: String,
    set: Option<u32>,
}

impl Question {
    fn read(words: &[String]) -> Result<Self, Failure> {
        let mut question = Self::default();
        let mut words = words
            .iter()
            .flat_map(|word| word.split_whitespace())
            .peekable();
        let day = |named: &str, words: &mut std::iter::Peekable<_>| {
            let mut text = named.to_lowercase();
            let day = DayAsked::named(&text)?;
            let next = words.peek();
            let part = next.and_then(|next: &&str| day.part(&next.to_lowercase()));
            if part.is_some() {
                text = format!("{text} {}", words.next().unwrap_or_default());
            }
            Some((text, part.unwrap_or(day)))
        };
        let missing =
            |word: &str| Failure(format!("a number belongs after `{word}`, as in `{word} 2`"));
        while let Some(word) = words.next() {
            match word {
                "week" | "weeks" => {
                    let weeks = words.next().ok_or_else(|| missing("week"))?;
                    let weeks = weeks.parse().map_err(|_| missing("week"))?;
                    question.weeks = Some(weeks);
                }
                "set" => {
                    let set = words.next().and_then(|set| set.parse().ok());
                    question.set = Some(set.ok_or_else(|| missing("set"))?);
                }
                "day" => {
                    let named = words.next().unwrap_or_default();
                    question.day = Some(day(named, &mut words).ok_or_else(|| missing("day"))?);
                }
                weekday if Weekday::named(weekday).is_some() && question.day.is_none() => {
                    question.day = day(weekday, &mut words);
                }
                exercise if question.exercise.is_empty() => {
                    exercise.clone_into(&mut question.exercise);
                }
                other => {
                    return Err(Failure(format!(
                        "`{other}` is more than can be asked at once; ask as in `legc why FILE week 3 day 2 squat set 3`"
                    )));
                }
            }
        }
        if question.exercise.is_empty() {
            return Err(Failure(
                "which exercise? ask as in `legc why FILE day 2 squat set 3`".to_owned(),
            ));
        }
        Ok(question)
    }

    /// Says that there is nothing to tell of; `elsewhere` are the days of those weeks that have the exercise.
    fn answered_by_nothing(&self, weeks: WeeksAsked, elsewhere: &[String]) -> Failure {
        let day = self.day.as_ref();
        let day = day.map_or_else(String::new, |(text, _)| format!(" on day {text}"));
        let set = self
            .set
            .map_or_else(String::new, |set| format!(" with a set {set}"));
        let weeks = match weeks {
            WeeksAsked { first, last } if first < last => format!("weeks {first}-{last}"),
            WeeksAsked { first, .. } => format!("week {first}"),
        };
        let exercise = &self.exercise;
        let mut said = format!("`{exercise}` is not planned{day} of {weeks}{set}");
        if !elsewhere.is_empty() {
            said = format!("{said}; it is on {}", elsewhere.join(", "));
        }
        Failure(said)
    }
}

pub(super) fn run(args: &Args) -> Result<Outcome, Failure> {
    let question = Question::read(&args.what)?;
    let choices = input::Choices::of(args.file.clone(), args.set.clone(), args.assume.clone());
    input::planned(&choices, |routine, settings, _| {
        let wanted = &question.exercise;
        let Some(exercise) = routine.catalogue.exercise(wanted) else {
            let near = routine.catalogue.exercise_meant(wanted);
            let hint = near.map_or_else(String::new, |near| format!("; {}", near.question()));
            return Err(Failure(format!(
                "there is no exercise called `{wanted}`{hint}"
            )));
        };
        let weeks = question
            .weeks
            .unwrap_or(WeeksAsked::one(1))
            .within(routine)?;
        if let Some((text, _)) = &question.day {
            DayAsked::of(text, routine)?;
        }
        routine.trace.start();
        let mut week = 1;
        let mut today: Option<Day<'_>> = None;
        let mut told = false;
        let mut elsewhere: Vec<String> = Vec::new();
        let mut failed = None;
        let mut text: Vec<u8> = Vec::new();
        walk(
            routine,
            settings,
            |week, _| weeks.has(week),
            &mut Findings::deaf(),
            |event| match event {
                Event::Week(number) => week = number,
                Event::Day(day) => today = Some(day.clone()),
                Event::Entry(entry, _) => {
                    let (Some(day), true) = (&today, entry.exercise.name == exercise.name) else {
                        return;
                    };
                    let is_asked = question.day.as_ref().is_none_or(|(_, asked)| asked.is(day));
                    let sets = entry.sets().max;
                    if !is_asked || question.set.is_some_and(|set| set == 0 || set > sets) {
                        let heading =
                            format!("{} ({})", day.heading(), counted(sets as usize, "set"));
                        if !elsewhere.contains(&heading) && elsewhere.len() < 8 {
                            elsewhere.push(heading);
                        }
                        return;
                    }
                    told = true;
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
        if !told {
            return Err(question.answered_by_nothing(weeks, &elsewhere));
        }
        if let Some(error) = failed {
            return Err(error.into());
        }
        output::written(output::to_stdout(|out| out.write_all(&text)))?;
        Ok(())
    })
}
