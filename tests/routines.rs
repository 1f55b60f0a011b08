//! The routines that come with Leg, checked as a user would check them and added up by hand.
//!
//! Each file of `routines/` goes through the library's stages and has to come out without a
//! finding, advice included, under every setting of its options. Then published programmes are
//! added up: the sums stand in the comments, and the figures have to be those, to the last digit.

#![expect(
    clippy::expect_used,
    reason = "what helps a test may assert by panicking, as the test itself may"
)]

#[path = "routines/article.rs"]
mod article;
#[path = "routines/counting.rs"]
mod counting;
#[path = "routines/files.rs"]
mod files;
#[path = "routines/published.rs"]
mod published;
#[path = "common/settings.rs"]
mod settings;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use leg::diagnostic::{Diagnostic, Findings};
use leg::lint;
use leg::plan::{Event, walk};
use leg::quantity::{Decimal, Interval, Mass, Thousandths};
use leg::routine::{self, Routine};
use leg::source::{self, FileId, Nowhere, Source};
use leg::syntax;
use leg::volume::{Figures, MuscleSets, Volume, volume};
use settings::settings;

// The stages, as `legc` runs them

/// Resolves and checks `text`, and gives `then` the routine with what was found.
fn with_routine<T>(text: &str, then: impl FnOnce(&Routine<'_>, Vec<Diagnostic>) -> T) -> T {
    let (mut source, undecoded) =
        Source::decode("routine.leg", text.as_bytes().to_vec(), FileId::ROUTINE);
    let mut findings = Findings::new();
    findings.extend(undecoded);
    let path = Path::new("routine.leg");
    findings.extend(source::load(&mut source, path, Path::new(""), &Nowhere));
    let ast = syntax::parse_source(&source, &mut findings);
    let routine = routine::resolve(&source, &ast, &mut findings);
    lint::check(&routine, &mut findings);
    then(&routine, findings.sorted())
}

/// Everything that is found in `text`.
fn findings(text: &str) -> Vec<Diagnostic> {
    with_routine(text, |_, found| found)
}

/// The names of the rules that findings go back to.
fn names(found: &[Diagnostic]) -> Vec<&'static str> {
    found.iter().map(|found| found.rule.name).collect()
}

/// Gives `then` the volume of `text` with the options of `set` on.
fn with_volume<T>(
    text: &str,
    set: &[&str],
    then: impl FnOnce(&Volume<'_>, &Routine<'_>) -> T,
) -> T {
    with_routine(text, |routine, _| {
        let mut findings = Findings::new();
        let volume = volume(routine, settings(routine, set), |_, _| true, &mut findings);
        assert!(findings.is_empty(), "a plan without faults");
        then(&volume, routine)
    })
}

/// The figures of each exercise, by name.
fn by_exercise(volume: &Volume<'_>) -> BTreeMap<String, Figures> {
    let all = volume.exercises.iter();
    all.map(|(exercise, figures)| (exercise.name.to_owned(), figures.clone()))
        .collect()
}

/// The figures of one exercise of `text`.
fn figures(text: &str, exercise: &str) -> Figures {
    with_volume(text, &[], |volume, _| {
        by_exercise(volume).remove(exercise).expect(exercise)
    })
}

/// The figures of the whole of `text`.
fn total(text: &str, set: &[&str]) -> Figures {
    with_volume(text, set, |volume, _| volume.total.figures.clone())
}

/// The sets of one muscle in the whole of `text`.
fn muscle(text: &str, set: &[&str], name: &str) -> MuscleSets {
    with_volume(text, set, |volume, routine| {
        let muscle = routine.catalogue.muscle(name);
        volume.total.muscle(muscle.expect(name))
    })
}

// Figures

fn decimal(text: &str) -> Decimal {
    Thousandths::parse(text).expect(text).into()
}

fn exactly(text: &str) -> Interval {
    Interval::exactly(decimal(text))
}

fn between(least: &str, most: &str) -> Interval {
    Interval::between(decimal(least), decimal(most))
}

fn at_least(least: &str) -> Interval {
    Interval::at_least(decimal(least))
}

/// A figure of more places than a file can write, to the ninth.
fn precisely(text: &str) -> Interval {
    let (whole, places) = text.split_once('.').unwrap_or((text, ""));
    let part = |digits: &str| Decimal::whole(digits.parse().unwrap_or_default());
    let scale = 10_u64.pow(u32::try_from(places.len()).unwrap_or_default());
    Interval::exactly(part(whole) + Decimal::ratio(part(places), Decimal::whole(scale)))
}
