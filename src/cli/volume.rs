//! `legc volume FILE`: what the plan adds up to.

use super::format::{self, Format};
use super::{Failure, Outcome, input, output};
use crate::diagnostic::Findings;
use crate::quantity::Mass;
use crate::routine::Day;
use crate::view::{volume_json, volume_text};
use crate::volume;

/// The formats of this command.
const FORMATS: &[Format] = &[Format::Text, Format::Json];

/// Add up a routine: sets, reps, tonnage, time
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    choices: input::Choices,
    /// The unit to show tonnage in [default: the routine's]
    #[arg(long, value_enum)]
    units: Option<Units>,
    /// How to write the volume
    #[arg(long, value_name = "FORMAT", value_parser = format::of(FORMATS), default_value = "text")]
    format: Format,
}

/// A unit of tonnage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Units {
    Kg,
    Lb,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Failure> {
    input::planned(&args.choices, |routine, settings, choice| {
        let volume = volume::volume(
            routine,
            settings,
            |week, day: &Day<'_>| choice.wants(week, day),
            &mut Findings::new(),
        );
        let unit = match args.units {
            Some(Units::Kg) => Mass::Kg,
            Some(Units::Lb) => Mass::Lb,
            None => volume.unit.unwrap_or(Mass::Kg),
        };
        if args.format == Format::Json {
            return output::written(output::raw_to_stdout(|mut out| {
                volume_json::write(&mut out, &volume, &routine.catalogue, unit)
            }));
        }
        input::tell_of_no_day(routine);
        output::written(output::to_stdout(|out| {
            volume_text::write(
                out,
                output::width(),
                routine,
                settings,
                &volume,
                choice.is_all(),
                unit,
            )
        }))
    })
}
