//! The programmes of several weeks in `routines/programmes/`, checked as a user would check them
//! and added up by hand.
//!
//! Every file has to come out of the library's stages without a finding, advice included, and to
//! have a plan in each of its weeks. Then weeks and cycles are added up. What stands in the tables
//! here, as (sets, reps of each set, grams), was worked out by hand from the published scheme: its
//! percentages, its increments and its rounding, which half way goes to the lighter. The longest
//! tables, of several maxes in many weeks and of the chart, come from a script of exact fractions that
//! knows of the scheme and nothing of Leg, with the unrounded loads beside them. Nothing in a
//! table is worked out by Leg or in its decimals; the sums are plain products of whole numbers, and
//! the library has to come to the same sets, the same reps and the same gram.

#![expect(
    clippy::expect_used,
    reason = "what helps a test may assert by panicking, as the test itself may"
)]

mod effort;
mod kinds;
mod percentages;
mod progressions;
#[path = "../common/settings.rs"]
mod settings;

use std::path::{Path, PathBuf};

use leg::diagnostic::{Diagnostic, Findings};
use leg::lint;
use leg::quantity::{Decimal, Interval, Mass};
use leg::routine::{self, Routine};
use leg::source::{self, FileId, Source};
use leg::syntax;
use leg::volume::{Figures, Volume, volume};
use settings::settings;

// The stages, as `legc` runs them

/// Resolves and checks `text`, and gives `then` the routine with what was found.
fn with_routine<T>(text: &str, then: impl FnOnce(&Routine<'_>, Vec<Diagnostic>) -> T) -> T {
    let (mut source, undecoded) =
        Source::decode("programme.leg", text.as_bytes().to_vec(), FileId::ROUTINE);
    source::bring_progressions(&mut source);
    let mut findings = Findings::new();
    findings.extend(undecoded);
    let ast = syntax::parse_source(&source, &mut findings);
    let routine = routine::resolve(&source, &ast, &mut findings);
    lint::check(&routine, &mut findings);
    then(&routine, findings.sorted())
}

/// The names of the rules that the findings in `text` go back to.
fn findings(text: &str) -> Vec<&'static str> {
    with_routine(text, |_, found| {
        found.iter().map(|found| found.rule.name).collect()
    })
}

/// Gives `then` the volume of `text`: of all its weeks, or of one.
fn with_volume<T>(
    text: &str,
    set: &[&str],
    only: Option<u32>,
    then: impl FnOnce(&Volume<'_>) -> T,
) -> T {
    with_routine(text, |routine, _| {
        let mut findings = Findings::new();
        let wanted = |week, _: &_| only.is_none_or(|only| only == week);
        let volume = volume(routine, settings(routine, set), wanted, &mut findings);
        assert!(findings.is_empty(), "a plan without faults");
        then(&volume)
    })
}

/// What each week and all of them together come to.
struct Found {
    weeks: Vec<Figures>,
    total: Figures,
}

/// All exercises of `text`.
fn everything(text: &str, set: &[&str]) -> Found {
    with_volume(text, set, None, |volume| {
        let weeks = volume.weeks.iter();
        Found {
            weeks: weeks.map(|week| week.tally.figures.clone()).collect(),
            total: volume.total.figures.clone(),
        }
    })
}

/// One exercise of `text`.
fn lift(text: &str, exercise: &str) -> Found {
    let of = |volume: &Volume<'_>| {
        let mut all = volume.exercises.iter();
        let found = all.find(|(found, _)| found.name == exercise);
        found.expect(exercise).1.clone()
    };
    let weeks = everything(text, &[]).weeks.len();
    let numbers = 1..=u32::try_from(weeks).expect("so many weeks");
    Found {
        weeks: numbers
            .map(|week| with_volume(text, &[], Some(week), of))
            .collect(),
        total: with_volume(text, &[], None, of),
    }
}

// The files

/// Every programme, and how many weeks it has.
const PROGRAMMES: [(&str, u32); 25] = [
    ("block_periodization", 9),
    ("daily_undulating", 6),
    ("double_progression", 6),
    ("eight_day_rotation", 4),
    ("five_three_one_bbb", 12),
    ("generic_bulking", 6),
    ("german_volume", 6),
    ("greyskull", 2),
    ("gzclp", 4),
    ("heavy_duty", 3),
    ("juggernaut", 16),
    ("korte_three_by_three", 8),
    ("madcow_five_by_five", 8),
    ("reddit_push_pull_legs", 3),
    ("rir_ramp", 5),
    ("russian_squat", 6),
    ("sheiko_29", 4),
    ("smolov_base", 3),
    ("smolov_jr", 3),
    ("stronglifts_five_by_five", 4),
    ("texas_method", 6),
    ("the_bridge", 8),
    ("top_set_back_off", 4),
    ("two_a_days", 3),
    ("wave_loading", 4),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("routines/programmes")
}

/// The text of a programme.
fn text(name: &str) -> String {
    std::fs::read_to_string(folder().join(name).with_extension("leg")).expect(name)
}

/// The text of a programme in which the lines that begin with `start` read `line` instead.
fn with_line(name: &str, start: &str, line: &str) -> String {
    replace_line(&text(name), start, line)
}

fn replace_line(text: &str, start: &str, line: &str) -> String {
    assert_eq!(
        text.lines().filter(|old| old.starts_with(start)).count(),
        1,
        "one line begins with {start}"
    );
    let lines = text
        .lines()
        .map(|old| if old.starts_with(start) { line } else { old });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_programme_is_in_the_list() {
    let mut names: Vec<String> = std::fs::read_dir(folder())
        .expect("the folder of programmes")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "leg"))
        .filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned()))
        .collect();
    names.sort();
    assert_eq!(names, PROGRAMMES.map(|(name, _)| name));
}

#[test]
fn every_programme_is_clean() {
    for (name, _) in PROGRAMMES {
        assert_eq!(findings(&text(name)), [""; 0], "{name}");
    }
}

#[test]
fn every_week_has_a_plan() {
    for (name, weeks) in PROGRAMMES {
        with_volume(&text(name), &[], None, |volume| {
            let numbers: Vec<u32> = volume.weeks.iter().map(|week| week.number).collect();
            assert_eq!(numbers, (1..=weeks).collect::<Vec<_>>(), "{name}");
            for week in &volume.weeks {
                let figures = &week.tally.figures;
                let number = week.number;
                assert!(
                    !figures.hard_sets.is_zero(),
                    "sets in {name}, week {number}"
                );
                assert!(!figures.reps.is_zero(), "reps in {name}, week {number}");
                assert!(!week.seconds.is_zero(), "time in {name}, week {number}");
                let days = volume.days.iter().filter(|day| day.week == number);
                assert!(days.count() > 0, "days in {name}, week {number}");
            }
        });
    }
}

/// The comment that a file begins with ends in the sets, the reps and the tonnage of all weeks.
#[test]
fn every_programme_says_what_it_comes_to() {
    for (name, _) in PROGRAMMES {
        let text = text(name);
        let comment = text.lines().map_while(|line| line.strip_prefix('#'));
        let comment = comment.map(str::trim).collect::<Vec<_>>().join(" ");
        let (_, said) = comment.split_once("In all").expect(name);
        let total = everything(&text, &[]).total;
        let amount = |interval: Interval| match interval.max {
            Some(max) if max != interval.min => {
                format!("{} to {}", interval.min.grouped(), max.grouped())
            }
            _ => interval.min.grouped(),
        };
        let (tonnage, unit) = if total.tonnage.lb.is_zero() {
            (total.tonnage.kg, "kg")
        } else {
            (total.tonnage.lb, "lb")
        };
        let sums = format!(
            "{} sets, {} reps, {} {unit}",
            amount(total.hard_sets),
            amount(total.reps),
            amount(tonnage)
        );
        assert!(said.contains(&sums), "{name}: {sums}, and not{said}");
    }
}

// What was worked out by hand

/// Sets, the reps of each, and the grams of each rep: of both dumbbells where there is a pair, and
/// twice the reps where each side is trained. In programmes in pounds, thousandths of a pound.
type Line = (u64, u64, u64);

/// Sums of lines.
#[derive(Clone, Copy, Default)]
struct Sum {
    sets: u64,
    reps: u64,
    grams: u64,
}

fn sum(lines: &[Line]) -> Sum {
    lines
        .iter()
        .fold(Sum::default(), |sum, (sets, reps, grams)| Sum {
            sets: sum.sets + sets,
            reps: sum.reps + sets * reps,
            grams: sum.grams + sets * reps * grams,
        })
}

/// A week: the least that it comes to, and the most, which an open set leaves unsaid.
struct Week {
    least: Sum,
    most: Option<Sum>,
}

fn week(lines: &[Line]) -> Week {
    let sum = sum(lines);
    Week {
        least: sum,
        most: Some(sum),
    }
}

/// A week whose last set of something is open.
fn open_week(lines: &[Line]) -> Week {
    Week {
        least: sum(lines),
        most: None,
    }
}

/// A week with ranges of sets, reps or loads: at their least, and at their most.
fn week_between(least: &[Line], most: &[Line]) -> Week {
    Week {
        least: sum(least),
        most: Some(sum(most)),
    }
}

fn interval(week: &Week, part: impl Fn(&Sum) -> u64, divisor: u64) -> Interval {
    let number = |sum: &Sum| Decimal::ratio(Decimal::whole(part(sum)), Decimal::whole(divisor));
    match &week.most {
        Some(most) => Interval::between(number(&week.least), number(most)),
        None => Interval::at_least(number(&week.least)),
    }
}

fn assert_figures(found: &Figures, expected: &Week, unit: Mass, place: &str) {
    let most = expected.most.unwrap_or(expected.least);
    let sets = [expected.least.sets, most.sets].map(Decimal::whole);
    let sets = Interval::between(sets[0], sets[1]);
    assert_eq!(found.hard_sets, sets, "sets of {place}");
    let reps = interval(expected, |sum| sum.reps, 1);
    assert_eq!(found.reps, reps, "reps of {place}");
    let tonnage = interval(expected, |sum| sum.grams, 1000);
    let (here, there) = match unit {
        Mass::Kg => (found.tonnage.kg, found.tonnage.lb),
        Mass::Lb => (found.tonnage.lb, found.tonnage.kg),
    };
    assert_eq!(here, tonnage, "tonnage of {place}");
    assert_eq!(there, Interval::ZERO, "the other unit in {place}");
    let unknown = found.tonnage.unknown_sets;
    assert_eq!(unknown, Interval::ZERO, "unknown loads in {place}");
}

/// Each week, and all of them together.
fn assert_weeks(found: &Found, expected: &[Week], unit: Mass) {
    assert_eq!(found.weeks.len(), expected.len(), "so many weeks");
    let mut all = week(&[]);
    for (at, (found, expected)) in found.weeks.iter().zip(expected).enumerate() {
        assert_figures(found, expected, unit, &format!("week {}", at + 1));
        all.least = plus(all.least, expected.least);
        all.most = all.most.zip(expected.most).map(|(a, b)| plus(a, b));
    }
    assert_figures(&found.total, &all, unit, "all weeks");
}

fn plus(a: Sum, b: Sum) -> Sum {
    Sum {
        sets: a.sets + b.sets,
        reps: a.reps + b.reps,
        grams: a.grams + b.grams,
    }
}

/// Kilograms of a whole week or cycle, as they are published.
fn kg(figures: &Figures) -> Interval {
    figures.tonnage.kg
}

fn exactly(grams: u64) -> Interval {
    Interval::exactly(Decimal::ratio(Decimal::whole(grams), Decimal::whole(1000)))
}

fn at_least(grams: u64) -> Interval {
    Interval::at_least(exactly(grams).min)
}
