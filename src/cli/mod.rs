//! `legc`: arguments, files and streams go in; the core is run; an exit code comes out.

mod asked;
mod baseline;
mod check;
mod complete;
mod diff;
mod expand;
mod explain;
mod files;
mod fmt;
mod format;
mod input;
mod lsp;
mod man;
mod new;
mod output;
mod progress;
mod project;
mod simulate;
mod volume;
mod watch;
mod why;
mod write;

use std::process::ExitCode;

use clap::{ColorChoice, CommandFactory, Parser, Subcommand};

/// Check, expand and add up routines written in Leg, a language for strength training.
#[derive(Debug, Parser)]
#[command(name = "legc", version, about, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// Whether to colour: as the terminal and `NO_COLOR` have it, always, or never
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value_t,
        hide_default_value = true
    )]
    color: ColorChoice,
}

/// Each is one file of this folder.
#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Args),
    Expand(expand::Args),
    Volume(volume::Args),
    Simulate(simulate::Args),
    Diff(diff::Args),
    New(new::Args),
    Fmt(fmt::Args),
    Why(why::Args),
    Explain(explain::Args),
    Lsp(lsp::Args),
    Completions(complete::Args),
    Man(man::Args),
}

/// How a command ended.
pub(crate) enum Outcome {
    /// 0: all is well.
    Clean,
    /// 1: something was found.
    Findings,
}

/// Why a command could not run: the message for standard error. Exit code 2.
pub(crate) struct Failure(String);

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

/// Runs the command line.
#[must_use]
pub fn main() -> ExitCode {
    match complete::answered(Cli::command) {
        Ok(false) => {}
        Ok(true) => return ExitCode::SUCCESS,
        Err(failure) => return ended(Err(failure)),
    }
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are what was asked for; anything else could not run.
            let code = if error.use_stderr() { 2 } else { 0 };
            return if error.print().is_ok() {
                ExitCode::from(code)
            } else {
                ExitCode::from(2)
            };
        }
    };
    output::set_colour(cli.color);
    ended(match cli.command {
        Command::Check(args) => check::run(&args),
        Command::Expand(args) => expand::run(&args),
        Command::Volume(args) => volume::run(&args),
        Command::Simulate(args) => simulate::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::New(args) => new::run(&args),
        Command::Fmt(args) => fmt::run(&args),
        Command::Why(args) => why::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Lsp(args) => Ok(lsp::run(&args)),
        Command::Completions(args) => complete::run(&args),
        Command::Man(args) => man::run(&args),
    })
}

/// The exit code of a command that ended so, its failure told.
fn ended(how: Result<Outcome, Failure>) -> ExitCode {
    match how {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(Failure(message)) => {
            output::message(&format!("legc: {message}"));
            ExitCode::from(2)
        }
    }
}
