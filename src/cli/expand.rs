//! `legc expand FILE`: the plan, set by set.

use super::format::{self, Format};
use super::{Failure, Outcome, input, output};
use crate::quantity::Decimal;
use crate::routine::Day;
use crate::view::plan_json::{self, MAX_SETS, Refused};
use crate::view::plan_text;

/// The formats of this command.
const FORMATS: &[Format] = &[Format::Text, Format::Json, Format::Jsonl];

/// Expand a routine into the plan, set by set
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    choices: input::Choices,
    /// How to write the plan
    #[arg(long, value_name = "FORMAT", value_parser = format::of(FORMATS), default_value = "text")]
    format: Format,
    /// Show the reasons for every load, rep, rest and count, step by step
    #[arg(long)]
    why: bool,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Failure> {
    input::planned(&args.choices, |routine, settings, choice| {
        let wanted = |week, day: &Day<'_>| choice.wants(week, day);
        if args.why {
            routine.trace.start();
        }
        match args.format {
            Format::Jsonl => output::written(output::raw_to_stdout(|mut out| {
                plan_json::write_lines(&mut out, routine, settings, wanted)
            }))?,
            Format::Json => match output::raw_to_stdout(|mut out| {
                plan_json::write_document(&mut out, routine, settings, wanted)
            }) {
                Err(Refused::TooManySets(sets)) => {
                    return Err(Failure(format!(
                        "too-many-sets: the plan has {} sets, and one JSON document holds at most {}; `--format jsonl` streams them",
                        Decimal::whole(sets).grouped(),
                        Decimal::whole(MAX_SETS).grouped(),
                    )));
                }
                Err(Refused::Output(error)) => output::written(Err(error))?,
                Ok(()) => {}
            },
            _ => {
                input::tell_of_no_day(routine);
                output::written(output::to_stdout(|out| {
                    plan_text::write(out, output::width(), routine, settings, wanted)
                }))?;
            }
        }
        Ok(())
    })
}
