//! `legc diff A B`: what two routines differ in, line by line and by what they come to.

use std::path::PathBuf;

use super::format::{self, Format};
use super::{Failure, Outcome, complete, input, output};
use crate::diagnostic::Findings;
use crate::difference::{Compared, Difference, Outline};
use crate::quantity::Mass;
use crate::routine::{MAX_PLANNED, Routine, Settings};
use crate::view::outline::outline;
use crate::view::{difference_json, difference_text};
use crate::volume::{Volume, volume};

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
        let own = settings;
        let inner = input::planned(&second, |other, settings, _| {
            let (from, to) = (Side::of(one, own), Side::of(other, settings));
            let mut difference = Difference::of(&from.compared(), &to.compared());
            for set in settings_to_compare(one, other, &args.set) {
                let from = Side::of(one, with(one, own, &set));
                let to = Side::of(other, with(other, settings, &set));
                let there = Difference::of(&from.compared(), &to.compared());
                difference.add_under(set, there);
            }
            differs = !difference.is_empty();
            let names = (one.source.name(), other.source.name());
            let unit = to.volume.unit.or(from.volume.unit).unwrap_or(Mass::Kg);
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

/// A routine under a setting of its options.
struct Side<'s, 'a> {
    routine: &'s Routine<'a>,
    outline: Outline,
    volume: Volume<'a>,
}

impl<'s, 'a> Side<'s, 'a> {
    fn of(routine: &'s Routine<'a>, settings: Settings) -> Self {
        Self {
            routine,
            outline: outline(routine, settings),
            volume: volume(routine, settings, |_, _| true, &mut Findings::deaf()),
        }
    }

    const fn compared(&self) -> Compared<'_, 'a> {
        Compared {
            outline: &self.outline,
            volume: &self.volume,
            names: &self.routine.catalogue,
        }
    }
}

/// What options are set to.
type Set = Vec<(String, bool)>;

/// `settings` with the options that `routine` has set so.
fn with(routine: &Routine<'_>, settings: Settings, set: &[(String, bool)]) -> Settings {
    set.iter().fold(settings, |settings, (name, is_on)| {
        let at = routine
            .options
            .iter()
            .position(|choice| choice.name == name);
        match at.filter(|at| settings.is_yes(*at) != *is_on) {
            Some(at) => settings.flipped(at),
            None => settings,
        }
    })
}

/// The most settings that are compared besides the files' own, as many as `check` goes through.
const MAX_SETTINGS: usize = 63;

/// The settings to compare two routines under, besides their own and but for those that are given: all
/// there are of the options that either hangs on, or where those are too many, each option otherwise.
/// Those that set fewer options otherwise come first.
fn settings_to_compare(one: &Routine<'_>, other: &Routine<'_>, given: &[String]) -> Vec<Set> {
    let default = |routine: &Routine<'_>, name: &str| {
        let mut options = routine.options.iter();
        options.find_map(|choice| (choice.name == name).then_some(choice.default))
    };
    let both = one.options.iter().chain(&other.options);
    let asked = both.filter(|choice| choice.used.get());
    let mut names: Vec<&str> = asked.map(|choice| choice.name).collect();
    names.sort_unstable();
    names.dedup();
    names.retain(|name| {
        !given
            .iter()
            .any(|given| given.split('=').next() == Some(*name))
    });
    let mut all: Vec<Set> = vec![Vec::new()];
    let mut singly: Vec<Set> = Vec::new();
    for name in names {
        let own = [default(one, name), default(other, name)];
        // Where both have it and set it alike, what they set is compared already.
        let is_new = |set: &bool| own.into_iter().flatten().any(|own| own != *set);
        let others: Vec<bool> = [true, false].into_iter().filter(is_new).collect();
        let mut more = Vec::new();
        for set in others {
            let set = (name.to_owned(), set);
            singly.push(vec![set.clone()]);
            if all.len() <= MAX_SETTINGS {
                more.extend(
                    all.iter()
                        .map(|known| [known.as_slice(), std::slice::from_ref(&set)].concat()),
                );
            }
        }
        all.extend(more);
    }
    // Each is planned twice: as it is read, and for what it comes to.
    let planned = one.work().saturating_add(other.work()).saturating_mul(2);
    let most = usize::try_from(MAX_PLANNED / planned.max(1)).unwrap_or(usize::MAX);
    if all.len() > (MAX_SETTINGS + 1).min(most) {
        singly.truncate(most);
        return singly;
    }
    all.remove(0);
    all.sort_by_key(Vec::len);
    all
}
