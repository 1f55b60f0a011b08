//! `legc diff A B`: what two routines differ in, line by line and by what they come to.

use std::path::PathBuf;

use super::format::{self, Format};
use super::{Failure, Outcome, complete, input, output};
use crate::diagnostic::Findings;
use crate::difference::{Compared, Difference};
use crate::quantity::Mass;
use crate::view::outline::outline;
use crate::view::{difference_json, difference_text};
use crate::volume::volume;

/// The formats of this command.
const FORMATS: &[Format] = &[Format::Text, Format::Json];

/// Say what two routines differ in, line by line and by what they come to
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The first routine
    #[arg(value_name = "A", add = complete::routines())]
    from: PathBuf,
    /// The second
    #[arg(value_name = "B", add = complete::routines())]
    to: PathBuf,
    /// Set an option, in each routine that has it: spotter=yes
    #[arg(long, value_name = "NAME=VALUE", add = complete::settings())]
    set: Vec<String>,
    #[command(flatten)]
    assume: input::Assume,
    /// How to write the difference
    #[arg(long, value_name = "FORMAT", value_parser = format::of(FORMATS), default_value = "text")]
    format: Format,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Failure> {
    let choices =
        |file: &PathBuf| input::Choices::of(file.clone(), args.set.clone(), args.assume.clone());
    let (first, second) = (choices(&args.from), choices(&args.to));
    let mut differs = false;
    let mut sound = true;
    let outcome = input::planned(&first, |one, settings, _| {
        let from = volume(one, settings, |_, _| true, &mut Findings::deaf());
        let before = outline(one, settings);
        let inner = input::planned(&second, |other, settings, _| {
            let to = volume(other, settings, |_, _| true, &mut Findings::deaf());
            let difference = Difference::of(
                &Compared {
                    outline: &before,
                    volume: &from,
                    names: &one.catalogue,
                },
                &Compared {
                    outline: &outline(other, settings),
                    volume: &to,
                    names: &other.catalogue,
                },
            );
            differs = !difference.is_empty();
            let names = (one.source.name(), other.source.name());
            let unit = to.unit.or(from.unit).unwrap_or(Mass::Kg);
            match args.format {
                Format::Json => output::written(output::raw_to_stdout(|mut out| {
                    difference_json::write(&mut out, names, &difference, unit)
                }))?,
                _ => output::written(output::to_stdout(|out| {
                    difference_text::write(out, output::width(), names, &difference, unit)
                }))?,
            }
            Ok(())
        })?;
        sound = matches!(inner, Outcome::Clean);
        Ok(())
    })?;
    Ok(match outcome {
        Outcome::Clean if sound && !differs => Outcome::Clean,
        _ => Outcome::Findings,
    })
}
