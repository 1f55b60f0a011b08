//! `legc completions SHELL`, and what a shell is told when someone presses Tab.
//!
//! A shell asks this program itself, with the words so far, so that days and options are those of
//! the routine on the line and exercises those of the library.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::Command;
use clap_complete::engine::{
    ArgValueCandidates, ArgValueCompleter, CompletionCandidate, PathCompleter, ValueCompleter,
};
use clap_complete::env::{EnvCompleter, Shells};
use clap_complete::{CompleteEnv, Shell};

use super::{Failure, Outcome, input, output};
use crate::diagnostic::GROUPS;
use crate::registry;
use crate::routine::{Day, Routine};
use crate::start;
use crate::view::explain;

/// What a shell sets when it asks.
const ASKED: &str = "COMPLETE";

/// Write what makes a shell complete the words of legc, for its start-up file
#[derive(Debug, clap::Args)]
#[command(after_help = "\
bash        source <(legc completions bash)
zsh         source <(legc completions zsh)
fish        legc completions fish | source
elvish      eval (legc completions elvish | slurp)
powershell  legc completions powershell | Out-String | Invoke-Expression")]
pub(super) struct Args {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Failure> {
    let name = args.shell.to_string();
    let known = Shells::builtins();
    let shell: &dyn EnvCompleter = known
        .completer(&name)
        .ok_or_else(|| Failure(format!("there are no completions for {name}")))?;
    output::written(output::raw_to_stdout(|mut out| {
        shell.write_registration(ASKED, "legc", "legc", "legc", &mut out)
    }))?;
    Ok(Outcome::Clean)
}

/// Answers a shell that asks for completions; whether one did.
pub(super) fn answered(command: impl Fn() -> Command) -> Result<bool, Failure> {
    let here = std::env::current_dir().ok();
    CompleteEnv::with_factory(command)
        .var(ASKED)
        .try_complete(std::env::args_os(), here.as_deref())
        .map_err(|error| Failure(error.to_string()))
}

/// Files of routines and folders that may hold some, and `-`.
pub(super) fn routines() -> ArgValueCompleter {
    ArgValueCompleter::new(|current: &OsStr| {
        let is_routine = |path: &Path| path.extension().is_some_and(|extension| extension == "leg");
        PathCompleter::any()
            .stdio()
            .filter(move |path| path.is_dir() || is_routine(path))
            .complete(current)
    })
}

/// The names that `explain` has a page for.
pub(super) fn pages() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        let candidate = |(name, what): (&str, &str)| {
            CompletionCandidate::new(name.to_owned()).help(Some(what.to_owned().into()))
        };
        explain::all().into_iter().map(candidate).collect()
    })
}

/// The findings and the groups of them.
pub(super) fn findings() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        let groups = GROUPS.iter().map(|group| group.name);
        let rules = registry::rules();
        groups
            .chain(rules.iter().map(|rule| rule.name))
            .map(CompletionCandidate::new)
            .collect()
    })
}

/// The parts of the legs.
pub(super) fn parts() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        start::PARTS
            .iter()
            .copied()
            .map(CompletionCandidate::new)
            .collect()
    })
}

/// The days of the routine on the line.
pub(super) fn days() -> ArgValueCandidates {
    of_routine(|routine| {
        let day = |day: &Day<'_>| {
            let weekday = day.weekday.map(|day| day.name().to_lowercase());
            let word = weekday.unwrap_or_else(|| day.number.to_string());
            CompletionCandidate::new(word).help(Some(day.heading().into()))
        };
        let mut days: Vec<_> = routine.days.iter().map(day).collect();
        let mut seen = HashSet::new();
        days.retain(|day| seen.insert(day.get_value().to_owned()));
        days
    })
}

/// The weeks of the routine on the line.
pub(super) fn weeks() -> ArgValueCandidates {
    of_routine(|routine| {
        let weeks = 1..=routine.calendar.total().min(104);
        weeks
            .map(|week| CompletionCandidate::new(week.to_string()))
            .collect()
    })
}

/// The options of the routine on the line, on and off.
pub(super) fn settings() -> ArgValueCandidates {
    of_routine(|routine| {
        let both = |name: &str| ["yes", "no"].map(|value| format!("{name}={value}"));
        let options = routine.options.iter().flat_map(|option| both(option.name));
        options.map(CompletionCandidate::new).collect()
    })
}

/// What `of` makes of the routine on the line.
fn of_routine(
    of: impl Fn(&Routine<'_>) -> Vec<CompletionCandidate> + Send + Sync + 'static,
) -> ArgValueCandidates {
    ArgValueCandidates::new(move || {
        let words = std::env::args_os().skip(1).map(PathBuf::from);
        let file = words
            .filter(|word| word.extension().is_some_and(|extension| extension == "leg"))
            .find(|word| word.is_file());
        let read = file.and_then(|file| input::read(&file).ok());
        read.map_or_else(Vec::new, |(source, undecoded)| {
            input::with_routine(&source, undecoded, |routine, _| of(routine))
        })
    })
}
