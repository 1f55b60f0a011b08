//! `legc explain NAME`: the page of a finding, a technique, an exercise, a muscle, a progression, a profile
//! or a word of the language.

use super::{Failure, Outcome, complete, output};
use crate::view::explain;

/// Explain a finding, technique, exercise, muscle, progression, profile or word
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// What to explain
    #[arg(value_name = "NAME", required_unless_present = "list", add = complete::pages())]
    name: Option<String>,
    /// List everything that can be explained
    #[arg(long)]
    list: bool,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Failure> {
    if args.list {
        output::written(output::to_stdout(|out| {
            explain::write_list(out, output::width())
        }))?;
    }
    let Some(name) = &args.name else {
        return Ok(Outcome::Clean);
    };
    let mut found = false;
    output::written(output::to_stdout(|out| {
        found = explain::write(out, output::width(), name)?;
        Ok::<(), std::io::Error>(())
    }))?;
    if found {
        return Ok(Outcome::Clean);
    }
    let hint = explain::suggestion(name).map_or_else(
        || "; `legc explain --list` shows all".to_owned(),
        |near| format!("; {}", near.question()),
    );
    Err(Failure(format!(
        "there is nothing called `{}`{hint}",
        crate::view::harmless(name)
    )))
}
