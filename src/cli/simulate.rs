//! `legc simulate FILE`: what becomes of the lines that progress, as their sessions are made or missed.

use std::collections::HashSet;

use super::format::{self, Format};
use super::{Failure, Outcome, input, output};
use crate::diagnostic::Findings;
use crate::plan::{Event, Memory, walk_with};
use crate::progress::{Budget, Course, Simulated, Track, WEEKS, paths};
use crate::routine::MAX_WEEKS;
use crate::view::{simulation_json, simulation_text};

/// The formats of this command.
const FORMATS: &[Format] = &[Format::Text, Format::Json];

/// How many terms of rules the sessions may go through.
const SIMULATED: u64 = 8_000_000;

/// Follow the lines that progress over the weeks, as their sessions are made or missed
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    choices: input::Choices,
    /// How many weeks to look at; beyond its last the plan starts over [default: all of the plan, 12 at least]
    #[arg(long, value_name = "WEEKS")]
    weeks: Option<u32>,
    /// How to write it
    #[arg(long, value_name = "FORMAT", value_parser = format::of(FORMATS), default_value = "text")]
    format: Format,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Failure> {
    if let Some(weeks) = args.weeks.filter(|weeks| !(1..=MAX_WEEKS).contains(weeks)) {
        return Err(Failure(format!(
            "from 1 to {MAX_WEEKS} weeks can be looked at, not {weeks}"
        )));
    }
    let mut impossible = false;
    let outcome = input::planned(&args.choices, |routine, settings, choice| {
        let weeks = args.weeks.unwrap_or(routine.calendar.total().max(WEEKS));
        if !routine.progresses {
            return Err(Failure(
                "no line of the routine progresses by its sessions: `legc explain progress` shows how one does"
                    .to_owned(),
            ));
        }
        // The lines of the days that are asked for; all of their sessions count.
        let mut wanted = HashSet::new();
        let tracks = walk_with(
            &mut Memory::default(),
            routine,
            settings,
            |week, day| choice.wants(week, day),
            &mut Findings::deaf(),
            |event| {
                if let Event::Entry(entry, _) = event {
                    wanted.insert((entry.exercise.name, entry.span));
                }
            },
        );
        let is_wanted = |track: &&Track<'_>| {
            let mut own = track.lines.iter();
            own.any(|line| wanted.contains(&(track.lift, *line)))
        };
        let mut lines = Vec::new();
        let all = Budget::of(SIMULATED);
        for track in tracks.iter().filter(is_wanted) {
            let Some(course) = Course::of(routine, track, settings, &all) else {
                continue;
            };
            let mut found = Findings::new();
            let given = (weeks, args.choices.assumes());
            let paths = paths(&course, given, &mut found);
            let mut taken = paths.iter().flat_map(|path| &path.sessions);
            let beyond_the_body = taken.find_map(|taken| {
                let load = taken.session.state.load?;
                let words = track.beyond_the_body(routine, &load)?;
                let week = taken.session.week;
                Some(format!("In week {week} `{}` {words}", track.lift))
            });
            lines.push(Simulated {
                track,
                moves: course.moves(),
                paths,
                impossible: found
                    .sorted()
                    .into_iter()
                    .map(|found| found.message)
                    .chain(beyond_the_body)
                    .collect(),
            });
        }
        if all.is_overspent() {
            return Err(Failure(format!(
                "progression-too-long: the sessions of {weeks} weeks are too many to follow by rules so long; ask for fewer `--weeks`, or for one `--day`"
            )));
        }
        if lines.is_empty() {
            return Err(Failure(
                "no line that is asked for progresses by its sessions: `legc explain progress` shows how one does"
                    .to_owned(),
            ));
        }
        impossible = lines.iter().any(|line| !line.impossible.is_empty());
        match args.format {
            Format::Json => output::written(output::raw_to_stdout(|mut out| {
                simulation_json::write(&mut out, routine, weeks, &lines)
            }))?,
            _ => output::written(output::to_stdout(|out| {
                simulation_text::write(out, output::width(), routine, weeks, &lines)
            }))?,
        }
        Ok(())
    })?;
    Ok(match outcome {
        Outcome::Clean if !impossible => Outcome::Clean,
        _ => Outcome::Findings,
    })
}
