//! `legc new`: a ready routine to start from, on standard output.

use super::{Failure, Outcome, complete, output};
use crate::diagnostic::nearest;
use crate::quantity::Mass;
use crate::start::{self, DAYS, PARTS};

/// Write a new routine for the legs, ready to check and to change
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The parts of the legs, the most important first: glutes,calves,hams
    #[arg(long, value_name = "MUSCLES", value_delimiter = ',', add = complete::parts())]
    priority: Vec<String>,
    /// On how many days of the week: 2 to 4
    #[arg(long, value_name = "N", default_value_t = 4)]
    days: u32,
    /// The unit of its loads
    #[arg(long, value_enum, default_value_t)]
    units: Units,
}

/// A unit of loads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum Units {
    #[default]
    Lb,
    Kg,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Failure> {
    let mut priority: Vec<&str> = Vec::new();
    for word in args.priority.iter().map(|word| word.trim()) {
        let Some(part) = PARTS.iter().find(|part| **part == word) else {
            let near = nearest(word, PARTS.iter().copied());
            let hint = near.map_or_else(
                || format!("they are {}", PARTS.join(", ")),
                |near| near.question(),
            );
            return Err(Failure(format!("`{word}` is no part of the legs; {hint}")));
        };
        if priority.contains(part) {
            return Err(Failure(format!("`{word}` is named twice")));
        }
        priority.push(part);
    }
    // Those that are not named come last, in the usual order.
    for part in PARTS {
        if !priority.contains(part) {
            priority.push(part);
        }
    }
    if !DAYS.contains(&args.days) {
        return Err(Failure(format!(
            "legs are trained on {} to {} days a week, not {}",
            DAYS.start(),
            DAYS.end(),
            args.days
        )));
    }
    let units = match args.units {
        Units::Lb => Mass::Lb,
        Units::Kg => Mass::Kg,
    };
    let text = start::routine(&priority, args.days, units);
    output::written(output::raw_to_stdout(|out| out.write_all(text.as_bytes())))?;
    Ok(Outcome::Clean)
}
