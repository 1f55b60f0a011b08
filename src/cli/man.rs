//! `legc man FOLDER`: the manual pages, one for each command.

use std::path::PathBuf;

use clap::CommandFactory;

use super::{Cli, Failure, Outcome, output};
use crate::view::harmless;

/// Write the manual pages into a folder, `legc.1` first
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The folder, which is there: ~/.local/share/man/man1 is one that `man` looks into
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Failure> {
    clap_mangen::generate_to(Cli::command(), &args.folder).map_err(|error| {
        let folder = args.folder.display().to_string();
        Failure(format!("{}: {error}", harmless(&folder)))
    })?;
    output::message(&format!("the pages are in {}", args.folder.display()));
    Ok(Outcome::Clean)
}
