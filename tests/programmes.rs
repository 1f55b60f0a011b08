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

use std::path::{Path, PathBuf};

use leg::diagnostic::{Diagnostic, Findings};
use leg::lint;
use leg::quantity::{Decimal, Interval, Mass};
use leg::routine::{self, Routine, Settings};
use leg::source::{self, FileId, Source};
use leg::syntax;
use leg::volume::{Figures, Volume, volume};

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

/// The settings of a routine with each option of `set` on.
fn settings(routine: &Routine<'_>, set: &[&str]) -> Settings {
    let own = Settings::defaults(&routine.options);
    set.iter().fold(own, |settings, option| {
        settings
            .with(&routine.options, option)
            .expect("an option of the routine")
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

// Published programmes

/// 70, 75, 80 and 85 kg, 5 kg more in week 2 and 10 in week 3: 10,255, 10,920, 11,585 kg.
#[test]
fn smolov_junior() {
    let found = everything(&text("smolov_jr"), &[]);
    let expected = [
        week(&[
            (6, 6, 70_000),
            (7, 5, 75_000),
            (8, 4, 80_000),
            (10, 3, 85_000),
        ]),
        week(&[
            (6, 6, 75_000),
            (7, 5, 80_000),
            (8, 4, 85_000),
            (10, 3, 90_000),
        ]),
        week(&[
            (6, 6, 80_000),
            (7, 5, 85_000),
            (8, 4, 90_000),
            (10, 3, 95_000),
        ]),
    ];
    assert_weeks(&found, &expected, Mass::Kg);
    let sums = expected.map(|week| (week.least.sets, week.least.reps, week.least.grams));
    assert_eq!(
        sums,
        [
            (31, 133, 10_255_000),
            (31, 133, 10_920_000),
            (31, 133, 11_585_000)
        ]
    );
    assert_eq!(kg(&found.total), exactly(32_760_000));
}

/// Of 150 kg: 105, 112.5, 120 and 127.5 kg, 10 kg more in week 2, 15 in week 3.
#[test]
fn smolov_base_cycle() {
    let found = everything(&text("smolov_base"), &[]);
    let expected = [
        week(&[
            (4, 9, 105_000),
            (5, 7, 112_500),
            (7, 5, 120_000),
            (10, 3, 127_500),
        ]),
        week(&[
            (4, 9, 115_000),
            (5, 7, 122_500),
            (7, 5, 130_000),
            (10, 3, 137_500),
        ]),
        week(&[
            (4, 9, 120_000),
            (5, 7, 127_500),
            (7, 5, 135_000),
            (10, 3, 142_500),
        ]),
    ];
    assert_weeks(&found, &expected, Mass::Kg);
    assert_eq!(kg(&found.total), exactly(50_627_500));
}

/// Of 100 kg: 10,495, 11,855, 12,535 kg; the last day is ten triples with the max, which is told.
#[test]
fn smolov_base_cycle_of_a_hundred() {
    let hundred = with_line("smolov_base", "max squat", "max squat 100");
    let found = everything(&hundred, &[]);
    let expected = [
        week(&[
            (4, 9, 70_000),
            (5, 7, 75_000),
            (7, 5, 80_000),
            (10, 3, 85_000),
        ]),
        week(&[
            (4, 9, 80_000),
            (5, 7, 85_000),
            (7, 5, 90_000),
            (10, 3, 95_000),
        ]),
        week(&[
            (4, 9, 85_000),
            (5, 7, 90_000),
            (7, 5, 95_000),
            (10, 3, 100_000),
        ]),
    ];
    assert_weeks(&found, &expected, Mass::Kg);
    let sums = expected.map(|week| (week.least.sets, week.least.reps, week.least.grams));
    assert_eq!(
        sums,
        [
            (26, 136, 10_495_000),
            (26, 136, 11_855_000),
            (26, 136, 12_535_000)
        ]
    );
    assert_eq!(kg(&found.total), exactly(34_885_000));
    assert!(findings(&hundred).contains(&"reps-at-max"));
}

/// A cycle of 5/3/1: the three main loads of each of its weeks, and the load of the tens.
fn wendler(main: [[u64; 3]; 4], tens: u64) -> [Week; 4] {
    let [fives, threes, ones, light] = main;
    let lines = |reps: [u64; 3], [first, second, last]: [u64; 3]| {
        [
            (1, reps[0], first),
            (1, reps[1], second),
            (1, reps[2], last),
            (5, 10, tens),
        ]
    };
    [
        open_week(&lines([5, 5, 5], fives)),
        open_week(&lines([3, 3, 3], threes)),
        open_week(&lines([5, 3, 1], ones)),
        week(&lines([5, 5, 5], light)),
    ]
}

/// Training maxes of 180, 185 and 190 kg, each load to the nearest 2.5 kg.
#[test]
fn five_three_one_squats() {
    let found = lift(&text("five_three_one_bbb"), "squat");
    // 117, 135, 153; 126, 144, 162; 135, 153, 171; 72, 90, 108; 90
    let first = wendler(
        [
            [117_500, 135_000, 152_500],
            [125_000, 145_000, 162_500],
            [135_000, 152_500, 170_000],
            [72_500, 90_000, 107_500],
        ],
        90_000,
    );
    // 120.25, 138.75 (half way), 157.25; 129.5, 148, 166.5; .., 175.75; 74, 92.5, 111; 92.5
    let second = wendler(
        [
            [120_000, 137_500, 157_500],
            [130_000, 147_500, 167_500],
            [137_500, 157_500, 175_000],
            [75_000, 92_500, 110_000],
        ],
        92_500,
    );
    // 123.5, 142.5, 161.5; 133, 152, 171; .., 180.5; 76, 95, 114; 95
    let third = wendler(
        [
            [122_500, 142_500, 162_500],
            [132_500, 152_500, 170_000],
            [142_500, 162_500, 180_000],
            [75_000, 95_000, 115_000],
        ],
        95_000,
    );
    let cycles: Vec<Week> = first.into_iter().chain(second).chain(third).collect();
    assert_weeks(&found, &cycles, Mass::Kg);
    // 2,025 + 1,297.5 + 1,302.5 + 1,350 and four times 4,500, as the file says
    let sums = cycles.iter().take(4).map(|week| week.least.grams);
    let expected = [6_525_000, 5_797_500, 5_802_500, 5_850_000];
    assert_eq!(sums.collect::<Vec<_>>(), expected);
    assert_eq!(kg(&found.total), at_least(73_915_000));
}

/// Training maxes of 67.5, 70 and 72.5 kg.
#[test]
fn five_three_one_presses() {
    let found = lift(&text("five_three_one_bbb"), "overhead_press");
    // 43.875, 50.625, 57.375; 47.25, 54, 60.75; .., 64.125; 27, 33.75 (half way), 40.5; 33.75
    let first = wendler(
        [
            [45_000, 50_000, 57_500],
            [47_500, 55_000, 60_000],
            [50_000, 57_500, 65_000],
            [27_500, 32_500, 40_000],
        ],
        32_500,
    );
    // 45.5, 52.5, 59.5; 49, 56, 63; .., 66.5; 28, 35, 42; 35
    let second = wendler(
        [
            [45_000, 52_500, 60_000],
            [50_000, 55_000, 62_500],
            [52_500, 60_000, 67_500],
            [27_500, 35_000, 42_500],
        ],
        35_000,
    );
    // 47.125, 54.375, 61.625; 50.75, 58, 65.25; .., 68.875; 29, 36.25 (half way), 43.5; 36.25
    let third = wendler(
        [
            [47_500, 55_000, 62_500],
            [50_000, 57_500, 65_000],
            [55_000, 62_500, 70_000],
            [30_000, 35_000, 42_500],
        ],
        35_000,
    );
    let cycles: Vec<Week> = first.into_iter().chain(second).chain(third).collect();
    assert_weeks(&found, &cycles, Mass::Kg);
}

/// A training max of 100 kg and nothing rounded: 1,125, 720, 725 and 750 kg, the tens 2,500.
#[test]
fn five_three_one_of_a_hundred() {
    let once = with_line("five_three_one_bbb", "weeks", "weeks 4");
    let bare = replace_line(&once, "round", "");
    let hundred = replace_line(&bare, "tm squat", "tm squat 100kg");
    let hundred = replace_line(&hundred, "let lower", "let lower = 0kg");
    let found = lift(&hundred, "squat");
    let expected = wendler(
        [
            [65_000, 75_000, 85_000],
            [70_000, 80_000, 90_000],
            [75_000, 85_000, 95_000],
            [40_000, 50_000, 60_000],
        ],
        50_000,
    );
    assert_weeks(&found, &expected, Mass::Kg);
    let main = [1_125_000, 720_000, 725_000, 750_000];
    assert_eq!(
        expected.map(|week| week.least.grams),
        main.map(|main| main + 2_500_000)
    );
}

/// Sixty per cent of 100, 90, 100 and 80 kg; from the fourth round on 2.5 kg more.
#[test]
fn german_volume_training() {
    let text = text("german_volume");
    let squat = lift(&text, "squat");
    let squats =
        [60_000, 60_000, 60_000, 62_500, 62_500, 62_500].map(|load| week(&[(10, 10, load)]));
    assert_weeks(&squat, &squats, Mass::Kg);
    assert_eq!(kg(&squat.weeks[0]), exactly(6_000_000));
    assert_eq!(kg(&squat.total), exactly(36_750_000));
    // 100 reps of 4 + 0 + 2 + 0 s
    let seconds = Interval::exactly(Decimal::whole(600));
    assert_eq!(squat.weeks[5].seconds, seconds);

    let round = |more: u64| {
        let main = [
            (10, 10, 60_000 + more),
            (10, 10, 54_000 + more),
            (10, 10, 60_000 + more),
            (10, 10, 48_000 + more),
            (10, 10, 25_000),
        ];
        // Pairs of 22.5, 7.5 and 7.5 kg; the leg raise has no load.
        let loads = [45_000, 45_000, 35_000, 0, 15_000, 15_000];
        let with = |reps: u64| {
            let assisting = loads.map(|load| (3, reps, load));
            [main.as_slice(), &assisting].concat()
        };
        week_between(&with(10), &with(12))
    };
    let rounds = [0, 0, 0, 2_500, 2_500, 2_500].map(round);
    assert_weeks(&everything(&text, &[]), &rounds, Mass::Kg);
}

/// Unrounded, a record of 100 kg: 2,250 + 720 + 500 = 3,470 kg, and 40 reps.
#[test]
fn texas_method_of_a_hundred() {
    let bare = with_line("texas_method", "round", "");
    let found = lift(&bare, "squat");
    let first = week(&[(5, 5, 90_000), (2, 5, 72_000), (1, 5, 100_000)]);
    assert_figures(&found.weeks[0], &first, Mass::Kg, "week 1");
    assert_eq!(kg(&found.weeks[0]), exactly(3_470_000));
    assert_eq!(first.least.reps, 40);
    // 102.5 kg: 92.25 and 73.8
    let second = week(&[(5, 5, 92_250), (2, 5, 73_800), (1, 5, 102_500)]);
    assert_figures(&found.weeks[1], &second, Mass::Kg, "week 2");
}

/// 2.5 kg more a week on every lift but the press, which has them every other week.
#[test]
fn texas_method() {
    let text = text("texas_method");
    let squats = [
        // 90, 72, 100
        [90_000, 72_500, 100_000],
        // 92.25, 73.8, 102.5
        [92_500, 75_000, 102_500],
        // 94.5, 75.6, 105
        [95_000, 75_000, 105_000],
        // 96.75, 77.4, 107.5
        [97_500, 77_500, 107_500],
        // 99, 79.2, 110
        [100_000, 80_000, 110_000],
        // 101.25 (half way), 81, 112.5
        [100_000, 80_000, 112_500],
    ];
    let squat =
        squats.map(|[volume, light, record]| [(5, 5, volume), (2, 5, light), (1, 5, record)]);
    let found = lift(&text, "squat");
    assert_weeks(&found, &squat.each_ref().map(|lines| week(lines)), Mass::Kg);
    let kilograms = [
        3_475_000, 3_575_000, 3_650_000, 3_750_000, 3_850_000, 3_862_500,
    ];
    let weeks: Vec<Interval> = found.weeks.iter().map(kg).collect();
    assert_eq!(weeks, kilograms.map(exactly));

    // 67.5, 69.75, 72, 74.25, 76.5, 78.75 (half way); then deadlift, press, power clean
    let others = [
        [67_500, 75_000, 115_000, 45_000, 60_000],
        [70_000, 77_500, 117_500, 45_000, 62_500],
        [72_500, 80_000, 120_000, 47_500, 65_000],
        [75_000, 82_500, 122_500, 47_500, 67_500],
        [77_500, 85_000, 125_000, 50_000, 70_000],
        [77_500, 87_500, 127_500, 50_000, 72_500],
    ];
    let mut weeks = Vec::new();
    for (squat, [volume, record, pull, press, clean]) in squat.iter().zip(others) {
        let others = [
            (5, 5, volume),
            (1, 5, record),
            (1, 5, pull),
            (3, 5, press),
            (5, 3, clean),
            (5, 10, 0),
        ];
        // Chins of 6 to 10
        let with = |reps: u64| [squat.as_slice(), &others, &[(3, reps, 0)]].concat();
        weeks.push(week_between(&with(6), &with(10)));
    }
    assert_weeks(&everything(&text, &[]), &weeks, Mass::Kg);
}

/// Twelve workouts: the squat from 20 kg to 47.5, A six times and B six times.
#[test]
fn stronglifts() {
    let found = everything(&text("stronglifts_five_by_five"), &[]);
    let expected = [
        week(&[
            // A: squat, bench, row; B: squat, press, deadlift; A
            (5, 5, 20_000),
            (5, 5, 20_000),
            (5, 5, 30_000),
            (5, 5, 22_500),
            (5, 5, 20_000),
            (1, 5, 40_000),
            (5, 5, 25_000),
            (5, 5, 22_500),
            (5, 5, 32_500),
        ]),
        week(&[
            // B, A, B
            (5, 5, 27_500),
            (5, 5, 22_500),
            (1, 5, 45_000),
            (5, 5, 30_000),
            (5, 5, 25_000),
            (5, 5, 35_000),
            (5, 5, 32_500),
            (5, 5, 25_000),
            (1, 5, 50_000),
        ]),
        week(&[
            (5, 5, 35_000),
            (5, 5, 27_500),
            (5, 5, 37_500),
            (5, 5, 37_500),
            (5, 5, 27_500),
            (1, 5, 55_000),
            (5, 5, 40_000),
            (5, 5, 30_000),
            (5, 5, 40_000),
        ]),
        week(&[
            (5, 5, 42_500),
            (5, 5, 30_000),
            (1, 5, 60_000),
            (5, 5, 45_000),
            (5, 5, 32_500),
            (5, 5, 42_500),
            (5, 5, 47_500),
            (5, 5, 32_500),
            (1, 5, 65_000),
        ]),
    ];
    assert_weeks(&found, &expected, Mass::Kg);
    assert_eq!(kg(&found.total), exactly(25_012_500));
}

/// A training max of 190 kg: 152, 161.5, 171, 180.5, 190 and 199.5 kg, to the nearest 2.5.
#[test]
fn russian_squats() {
    let light = (6, 2, 152_500);
    let found = everything(&text("russian_squat"), &[]);
    let expected = [
        week(&[light, (6, 3, 152_500), light]),
        week(&[(6, 4, 152_500), light, (6, 5, 152_500)]),
        week(&[light, (6, 6, 152_500), light]),
        week(&[(5, 5, 162_500), light, (4, 4, 170_000)]),
        week(&[light, (3, 3, 180_000), light]),
        week(&[(2, 2, 190_000), light, (1, 1, 200_000)]),
    ];
    assert_weeks(&found, &expected, Mass::Kg);
    assert_eq!(kg(&found.total), exactly(42_302_500));
}

/// Working maxes of 67.5, 180, 108 and 198 kg, after each wave 2.5 or 5 kg more. Of each lift stand
/// the loads of the wave's three weeks, then of the deload: 40, 50 and 60%.
#[test]
fn juggernaut() {
    // 60, 67.5 and 75%: of 67.5, 40.5, 45.5625 and 50.625; of 180, 108, 121.5 and 135
    let tens = [
        [40_000, 45_000, 50_000, 27_500, 32_500, 40_000],
        [107_500, 122_500, 135_000, 72_500, 90_000, 107_500],
        [65_000, 72_500, 80_000, 42_500, 55_000, 65_000],
        [120_000, 132_500, 147_500, 80_000, 100_000, 120_000],
    ];
    // 65, 72.5 and 80%: of 70, 45.5, 50.75 and 56; of 185, 120.25, 134.125 and 148
    let eights = [
        [45_000, 50_000, 55_000, 27_500, 35_000, 42_500],
        [120_000, 135_000, 147_500, 75_000, 92_500, 110_000],
        [72_500, 80_000, 87_500, 45_000, 55_000, 67_500],
        [132_500, 147_500, 162_500, 80_000, 102_500, 122_500],
    ];
    // 70, 77.5 and 85%: of 72.5, 50.75, 56.1875 and 61.625; of 190, 133, 147.25 and 161.5
    let fives = [
        [50_000, 55_000, 62_500, 30_000, 35_000, 42_500],
        [132_500, 147_500, 162_500, 75_000, 95_000, 115_000],
        [80_000, 87_500, 95_000, 45_000, 57_500, 67_500],
        [145_000, 160_000, 177_500, 82_500, 105_000, 125_000],
    ];
    // 75, 82.5 and 90%: of 75, 56.25 (half way), 61.875 and 67.5; of 195, 146.25 (half way),
    // 160.875 and 175.5
    let threes = [
        [55_000, 62_500, 67_500, 30_000, 37_500, 45_000],
        [145_000, 160_000, 175_000, 77_500, 97_500, 117_500],
        [87_500, 95_000, 105_000, 45_000, 57_500, 70_000],
        [160_000, 175_000, 192_500, 85_000, 107_500, 127_500],
    ];
    // The reps, and the sets of accumulation and of intensification.
    let waves = [
        (10, [5, 3], tens),
        (8, [5, 3], eights),
        (5, [6, 4], fives),
        (3, [7, 5], threes),
    ];
    let mut weeks = Vec::new();
    for (reps, [more, fewer], lifts) in waves {
        for (at, sets) in [more, fewer, 1].into_iter().enumerate() {
            weeks.push(open_week(&lifts.map(|loads| (sets, reps, loads[at]))));
        }
        let light = lifts.map(|[_, _, _, a, b, c]| [(1, 5, a), (1, 5, b), (1, 5, c)]);
        weeks.push(week(&light.concat()));
    }
    let found = everything(&text("juggernaut"), &[]);
    assert_weeks(&found, &weeks, Mass::Kg);
    assert_eq!(kg(&found.total), at_least(119_662_500));
}

/// What the chart gives a lift for so many reps at such an RPE, at the least and at the most.
type Chart = [(u64, u64, u64, u64)];

/// A week of sets by how hard they are: a lift's chart, sets, reps, RPE.
fn week_by_effort(sets: &[(&Chart, u64, u64, u64)]) -> Week {
    let at = |most: bool| {
        let line = |(chart, sets, reps, rpe): &(&Chart, u64, u64, u64)| {
            let loads = chart.iter().find(|row| (row.0, row.1) == (*reps, *rpe));
            let (_, _, least, greatest) = loads.expect("a load of the chart");
            (*sets, *reps, if most { *greatest } else { *least })
        };
        sets.iter().map(line).collect::<Vec<_>>()
    };
    week_between(&at(false), &at(true))
}

/// Maxes of 160, 110, 200 and 70 kg, and the shares of them; the least is what the chart gives for a
/// rep more in reserve, the most for a rep less, each to the nearest 2.5.
#[test]
fn the_bridge() {
    // 73.9 to 78.6%, 76.2 to 81.1%, 78.6 to 83.7%, 81.1 to 86.3%, 83.7 to 89.2%, 89.2 to 95.5%
    let squat: &Chart = &[
        (5, 6, 117_500, 125_000), // 118.24, 125.76
        (5, 7, 122_500, 130_000), // 121.92, 129.76
        (5, 8, 125_000, 135_000), // 125.76, 133.92
        (4, 6, 122_500, 130_000),
        (4, 7, 125_000, 135_000),
        (4, 8, 130_000, 137_500), // 129.76, 138.08
        (3, 8, 135_000, 142_500), // 133.92, 142.72
        (1, 8, 142_500, 152_500), // 142.72, 152.8
    ];
    // Of 104.5: 95% of the bench press
    let close_grip: &Chart = &[
        (4, 7, 82_500, 87_500), // 82.137, 87.4665
        (4, 8, 85_000, 90_000), // 84.7495, 90.1835
        (4, 9, 87_500, 92_500), // 87.4665, 93.214
    ];
    let bench: &Chart = &[
        (5, 6, 77_500, 82_500), // 77.2255, 82.137
        (5, 7, 80_000, 85_000), // 79.629, 84.7495
        (5, 8, 82_500, 87_500),
        (4, 6, 80_000, 85_000),
        (4, 7, 82_500, 87_500),
        (4, 8, 85_000, 90_000),
        (4, 9, 87_500, 92_500),
        (3, 7, 85_000, 90_000),
        (3, 8, 87_500, 92_500),
        (3, 9, 90_000, 97_500),  // 90.1835, 96.349
        (1, 8, 92_500, 100_000), // 93.214, 99.7975
    ];
    let rack_pull: &Chart = &[
        (7, 6, 135_000, 147_500), // 136, 147.8
        (7, 7, 142_500, 152_500), // 141.4, 152.4
        (7, 8, 147_500, 157_500), // 147.8, 157.2
        (7, 9, 152_500, 162_500), // 152.4, 162.2
    ];
    // Of 180, nine tenths of the deadlift
    let paused: &Chart = &[
        (4, 7, 142_500, 150_000), // 141.48, 150.66
        (4, 8, 145_000, 155_000), // 145.98, 155.34
        (4, 9, 150_000, 160_000), // 150.66, 160.56
        (3, 7, 145_000, 155_000),
        (3, 8, 150_000, 160_000),
        (3, 9, 155_000, 165_000), // 155.34, 165.96
    ];
    // Of 144, nine tenths of the squat
    let pause_squat: &Chart = &[
        (4, 7, 112_500, 120_000), // 113.184, 120.528
        (4, 8, 117_500, 125_000), // 116.784, 124.272
        (4, 9, 120_000, 127_500), // 120.528, 128.448
    ];
    // Of 136, 85% of it
    let pin_squat: &Chart = &[
        (4, 7, 107_500, 115_000), // 106.896, 113.832
        (4, 8, 110_000, 117_500), // 110.296, 117.368
        (4, 9, 115_000, 122_500), // 113.832, 121.312
        (3, 7, 110_000, 117_500),
        (3, 8, 115_000, 122_500),
        (3, 9, 117_500, 125_000), // 117.368, 125.392
    ];
    let press: &Chart = &[
        (5, 6, 52_500, 55_000), // 51.73, 55.02
        (5, 7, 52_500, 57_500), // 53.34, 56.77
        (5, 8, 55_000, 57_500), // 55.02, 58.59
        (4, 6, 52_500, 57_500),
        (4, 7, 55_000, 57_500),
        (4, 8, 57_500, 60_000), // 56.77, 60.41
        (3, 9, 60_000, 65_000), // 60.41, 64.54
        (1, 8, 62_500, 67_500), // 62.44, 66.85
    ];
    // Of 88, four fifths of the bench press
    let row: &Chart = &[
        (8, 6, 57_500, 62_500), // 57.464, 62.216
        (8, 7, 60_000, 65_000), // 59.84, 65.032
        (8, 8, 62_500, 67_500), // 62.216, 67.056
        (6, 6, 62_500, 67_500),
        (6, 7, 65_000, 70_000), // 65.032, 69.168
        (6, 8, 67_500, 72_500), // 67.056, 71.368
    ];
    let deadlift: &Chart = &[
        (5, 6, 147_500, 157_500), // 147.8, 157.2
        (5, 7, 152_500, 162_500), // 152.4, 162.2
        (5, 8, 157_500, 167_500), // 157.2, 167.4
        (4, 6, 152_500, 162_500),
        (4, 7, 157_500, 167_500),
        (4, 8, 162_500, 172_500), // 162.2, 172.6
        (3, 8, 167_500, 177_500), // 167.4, 178.4
        (3, 9, 172_500, 185_000), // 172.6, 184.4
        (1, 8, 177_500, 190_000), // 178.4, 191
    ];
    // Of 128, four fifths of the squat
    let tempo: &Chart = &[
        (8, 6, 82_500, 90_000),  // 83.584, 90.496
        (8, 7, 87_500, 95_000),  // 87.04, 94.592
        (8, 8, 90_000, 97_500),  // 90.496, 97.536
        (8, 9, 95_000, 100_000), // 94.592, 100.608
    ];
    // Of 152, 95% of it
    let beltless: &Chart = &[
        (6, 6, 107_500, 115_000), // 107.464, 115.824
        (6, 7, 112_500, 120_000), // 112.328, 119.472
        (6, 8, 115_000, 122_500), // 115.824, 123.272
        (6, 9, 120_000, 127_500), // 119.472, 127.224
    ];
    // A climb: a set at each of the first two RPEs, so many at the third.
    let climb = |chart, reps, rpe, sets| {
        [
            (chart, 1, reps, rpe),
            (chart, 1, reps, rpe + 1),
            (chart, sets, reps, rpe + 2),
        ]
    };
    let volume = |sets: [u64; 9], pulls: u64, tempos: u64| {
        let [
            squats,
            grips,
            racks,
            pauses,
            presses,
            rows,
            deads,
            benches,
            slow,
        ] = sets;
        let lines = [
            climb(squat, 5, 6, squats),
            climb(close_grip, 4, 7, grips),
            climb(rack_pull, 7, pulls, racks),
            climb(pause_squat, 4, 7, pauses),
            climb(press, 5, 6, presses),
            climb(row, 8, 6, rows),
            climb(deadlift, 5, 6, deads),
            climb(bench, 5, 6, benches),
            climb(tempo, 8, tempos, slow),
        ];
        week_by_effort(&lines.concat())
    };
    // A single, then sets of a few.
    let single = |chart, sets, reps, rpe| [(chart, 1, 1, 8), (chart, sets, reps, rpe)];
    let expected = [
        volume([1, 1, 1, 1, 1, 2, 1, 1, 1], 6, 6),
        volume([3, 2, 2, 2, 4, 3, 3, 4, 2], 6, 6),
        volume([3, 2, 2, 2, 4, 3, 3, 4, 2], 7, 7),
        volume([4, 3, 2, 3, 4, 4, 3, 5, 2], 7, 6),
        week_by_effort(
            &[
                climb(squat, 4, 6, 3),
                climb(bench, 4, 7, 2),
                climb(paused, 4, 7, 2),
                climb(pin_squat, 4, 7, 2),
                climb(press, 4, 6, 5),
                climb(row, 8, 6, 4),
                climb(deadlift, 4, 6, 3),
                climb(bench, 4, 6, 5),
                climb(beltless, 6, 7, 2),
            ]
            .concat(),
        ),
        week_by_effort(
            &[
                single(squat, 3, 4, 8).as_slice(),
                &climb(bench, 3, 7, 3),
                &climb(paused, 4, 7, 2),
                &climb(pin_squat, 3, 7, 3),
                &single(press, 4, 4, 8),
                &climb(row, 6, 6, 4),
                &single(deadlift, 3, 4, 8),
                &single(bench, 4, 4, 8),
                &climb(beltless, 6, 6, 4),
            ]
            .concat(),
        ),
        week_by_effort(
            &[
                single(squat, 4, 3, 8).as_slice(),
                &climb(bench, 3, 7, 3),
                &climb(paused, 3, 7, 2),
                &climb(pin_squat, 3, 7, 3),
                &single(press, 4, 3, 9),
                &climb(row, 6, 6, 4),
                &single(deadlift, 4, 3, 8),
                &single(bench, 4, 3, 9),
                &climb(beltless, 6, 6, 4),
            ]
            .concat(),
        ),
        week_by_effort(
            &[
                single(squat, 2, 3, 8).as_slice(),
                &climb(bench, 3, 7, 1),
                &climb(paused, 3, 7, 1),
                &climb(pin_squat, 4, 7, 1),
                &single(press, 1, 3, 9),
                &climb(row, 6, 6, 2),
                &single(deadlift, 1, 3, 9),
                &single(bench, 1, 3, 9),
                &climb(beltless, 6, 6, 2),
            ]
            .concat(),
        ),
    ];
    let found = everything(&text("the_bridge"), &[]);
    assert_weeks(&found, &expected, Mass::Kg);
}

/// Three weeks, each with two sessions of what is done twice: a rep more each, from eight to twelve
/// or fifteen to twenty, and after twelves 2.5 kg more and eights again.
#[test]
fn push_pull_legs() {
    // What is loaded with `grams` goes up by `step` grams, twice as much for a pair.
    let eights = [(8, 0), (9, 0), (10, 0), (11, 0), (12, 0), (8, 1)];
    let fifteens = [(15, 0), (16, 0), (17, 0), (18, 0), (19, 0), (20, 0)];
    let mut weeks = Vec::new();
    for at in 0..3 {
        let once = 2_500 * at;
        let mut lines = vec![
            (1, 5, 100_000 + 2 * once),
            (5, 5, 60_000 + once),
            (5, 5, 60_000 + once),
            (5, 5, 40_000 + once),
            // Press and bench for reps come once a week.
            (3, 8 + at, 30_000),
            (3, 8 + at, 45_000),
        ];
        for session in [2 * at, 2 * at + 1] {
            lines.push((3, 5, 80_000 + 2_500 * session));
            let session = usize::try_from(session).expect("a small number");
            let (reps, steps) = eights[session];
            let (more, _) = fifteens[session];
            let (one, pair) = (2_500 * steps, 5_000 * steps);
            lines.extend([
                // Pull
                (3, reps, 50_000 + one),
                (3, reps, 50_000 + one),
                (5, more, 15_000),
                (4, reps, 20_000 + pair),
                (4, reps, 20_000 + pair),
                // Push
                (3, reps, 40_000 + pair),
                (3, reps, 20_000 + one),
                (3, more, 10_000),
                (3, reps, 15_000 + one),
                (3, more, 10_000),
                // Legs
                (3, reps, 60_000 + one),
                (3, reps, 120_000 + one),
                (3, reps, 40_000 + one),
                (5, reps, 60_000 + one),
            ]);
        }
        weeks.push(open_week(&lines));
    }
    let found = everything(&text("reddit_push_pull_legs"), &[]);
    assert_weeks(&found, &weeks, Mass::Kg);
    assert_eq!(kg(&found.total), at_least(138_520_000));
}

/// In pounds, one set of each: a rep more in each rotation, two of what comes twice in it.
#[test]
fn heavy_duty() {
    let rotation = |after: u64| {
        let legs = |before: u64| {
            [
                (1, 8 + 2 * after + before, 140_000),
                (1, 12 + 2 * after + before, 200_000),
            ]
        };
        let others = [
            (1, 6 + after, 120_000),
            (1, 1 + after, 185_000),
            (1, 6 + after, 160_000),
            (1, 5 + after, 315_000),
            (1, 8 + after, 360_000),
            // Pairs of dumbbells
            (1, 6 + after, 50_000),
            (1, 6 + after, 40_000),
            (1, 6 + after, 85_000),
            (1, 6 + after, 60_000),
            // What a dip has on top of the body
            (1, 3 + after, 25_000),
            (1, 8 + after, 225_000),
        ];
        week(&[legs(0).as_slice(), &legs(1), &others].concat())
    };
    let text = text("heavy_duty");
    let found = everything(&text, &[]);
    assert_weeks(&found, &[rotation(0), rotation(1), rotation(2)], Mass::Lb);
    with_volume(&text, &[], None, |volume| {
        let days = volume.days.iter().map(|day| day.number);
        let days: Vec<_> = days.filter(|day| [1, 5, 9, 13].contains(day)).collect();
        assert_eq!(days, [1, 5, 9, 13].repeat(3), "every fourth day");
    });
}

/// Of each lift: 50, 62.5, 75, 87.5 and 100% of Monday's top, then Friday's triple. Tops of 92.5, 95
/// and so on to 110% of fives with 140, 100, 80, 60 and 160 kg; a triple has the next week's top.
#[test]
fn madcow() {
    // 129.5, 133, 136.5, 140, 143.5, 147, 150.5, 154, 157.5
    let squats = [
        [65_000, 80_000, 97_500, 112_500, 130_000, 132_500],
        [67_500, 82_500, 100_000, 117_500, 132_500, 137_500],
        [67_500, 85_000, 102_500, 120_000, 137_500, 140_000],
        [70_000, 87_500, 105_000, 122_500, 140_000, 142_500],
        [72_500, 90_000, 107_500, 125_000, 142_500, 147_500],
        [72_500, 92_500, 110_000, 127_500, 147_500, 150_000],
        [75_000, 95_000, 112_500, 132_500, 150_000, 155_000],
        // 77, 96.25 (half way), 115.5, 134.75
        [77_500, 95_000, 115_000, 135_000, 155_000, 157_500],
    ];
    let benches = [
        // 46.25 (half way), 57.8125, 69.375, 80.9375, 92.5
        [45_000, 57_500, 70_000, 80_000, 92_500, 95_000],
        [47_500, 60_000, 70_000, 82_500, 95_000, 97_500],
        [47_500, 60_000, 72_500, 85_000, 97_500, 100_000],
        [50_000, 62_500, 75_000, 87_500, 100_000, 102_500],
        [50_000, 65_000, 77_500, 90_000, 102_500, 105_000],
        [52_500, 65_000, 77_500, 92_500, 105_000, 107_500],
        [52_500, 67_500, 80_000, 95_000, 107_500, 110_000],
        [55_000, 67_500, 82_500, 95_000, 110_000, 112_500],
    ];
    // 74, 76, 78, 80, 82, 84, 86, 88, 90
    let rows = [
        [37_500, 45_000, 55_000, 65_000, 75_000, 75_000],
        [37_500, 47_500, 57_500, 67_500, 75_000, 77_500],
        [40_000, 47_500, 57_500, 67_500, 77_500, 80_000],
        [40_000, 50_000, 60_000, 70_000, 80_000, 82_500],
        [40_000, 50_000, 62_500, 72_500, 82_500, 85_000],
        [42_500, 52_500, 62_500, 72_500, 85_000, 85_000],
        [42_500, 52_500, 65_000, 75_000, 85_000, 87_500],
        [45_000, 55_000, 65_000, 77_500, 87_500, 90_000],
    ];
    // The last four of the five; 55.5, 57, 58.5, 60, 61.5, 63, 64.5, 66
    let presses = [
        [35_000, 42_500, 47_500, 55_000],
        [35_000, 42_500, 50_000, 57_500],
        [37_500, 45_000, 50_000, 57_500],
        [37_500, 45_000, 52_500, 60_000],
        [37_500, 45_000, 55_000, 62_500],
        [40_000, 47_500, 55_000, 62_500],
        [40_000, 47_500, 57_500, 65_000],
        [40_000, 50_000, 57_500, 65_000],
    ];
    // 148, 152, 156, 160, 164, 168, 172, 176
    let pulls = [
        [92_500, 110_000, 130_000, 147_500],
        [95_000, 115_000, 132_500, 152_500],
        [97_500, 117_500, 137_500, 155_000],
        [100_000, 120_000, 140_000, 160_000],
        [102_500, 122_500, 142_500, 165_000],
        [105_000, 125_000, 147_500, 167_500],
        [107_500, 130_000, 150_000, 172_500],
        [110_000, 132_500, 155_000, 175_000],
    ];
    let mut weeks = Vec::new();
    for at in 0..8 {
        let mut lines = Vec::new();
        for [a, b, c, d, top, triple] in [squats[at], benches[at], rows[at]] {
            lines.extend([a, b, c, d, top].map(|grams| (1, 5, grams)));
            lines.extend([a, b, c, d].map(|grams| (1, 5, grams)));
            lines.extend([(1, 3, triple), (1, 8, c)]);
        }
        let [a, b, c, ..] = squats[at];
        lines.extend([(1, 5, a), (1, 5, b), (2, 5, c)]);
        lines.extend(presses[at].map(|grams| (1, 5, grams)));
        lines.extend(pulls[at].map(|grams| (1, 5, grams)));
        // Back extensions, sit-ups, curls, skull crushers; dips of five to eight
        lines.extend([
            (2, 10, 10_000),
            (7, 10, 5_000),
            (3, 8, 30_000),
            (3, 8, 25_000),
        ]);
        let with = |reps: u64| [lines.as_slice(), &[(3, reps, 10_000)]].concat();
        weeks.push(week_between(&with(5), &with(8)));
    }
    assert_weeks(
        &everything(&text("madcow_five_by_five"), &[]),
        &weeks,
        Mass::Kg,
    );
}

/// Of 200, 140 and 230 kg: squats and deadlifts of five to eight sets, bench presses of six to eight;
/// then six light triples of the one, ten fours of the other, and a single or two.
#[test]
fn korte() {
    // 58, 60, 62 and 64%: 116, 120, 124, 128; 81.2, 84, 86.8, 89.6; 133.4, 138, 142.6, 147.2
    let volume = [
        [115_000, 80_000, 132_500],
        [120_000, 85_000, 137_500],
        [125_000, 87_500, 142_500],
        [127_500, 90_000, 147_500],
    ];
    // 80, 85, 90 and 95%: 160, 170, 180, 190; 112, 119, 126, 133; 184, 195.5, 207, 218.5
    let singles = [
        [160_000, 112_500, 185_000],
        [170_000, 120_000, 195_000],
        [180_000, 125_000, 207_500],
        [190_000, 132_500, 217_500],
    ];
    let mut weeks = Vec::new();
    for [squat, bench, pull] in volume {
        // Three days of five, six and five sets, or of eight each
        let of = |sets: u64, benches: u64| [(sets, 5, squat), (benches, 6, bench), (sets, 5, pull)];
        weeks.push(week_between(&of(15, 18), &of(24, 24)));
    }
    for [squat, bench, pull] in singles {
        let of = |sets: u64| {
            [
                (6, 3, 120_000),
                (10, 4, 85_000),
                (6, 3, 137_500),
                (sets, 1, squat),
                (sets, 1, bench),
                (sets, 1, pull),
            ]
        };
        weeks.push(week_between(&of(1), &of(2)));
    }
    let found = everything(&text("korte_three_by_three"), &[]);
    assert_weeks(&found, &weeks, Mass::Kg);
}

/// 85%, 92.5% and all of what the sets call for, then a step of 5 or 2.5 kg a week; everything comes
/// twice a week, with the fewest sets and reps or with the most.
#[test]
fn generic_bulking() {
    // Squat, stiff-leg deadlift, standing calf; bench, row: of six to eight
    let heavy = [
        // 102, 93.5, 102; 76.5, 68
        [102_500, 92_500, 102_500, 77_500, 67_500],
        // 111, 101.75, 111; 83.25, 74
        [110_000, 102_500, 110_000, 82_500, 75_000],
        [120_000, 110_000, 120_000, 90_000, 80_000],
        [125_000, 115_000, 125_000, 92_500, 82_500],
        [130_000, 120_000, 130_000, 95_000, 85_000],
        [135_000, 125_000, 135_000, 97_500, 87_500],
    ];
    // Leg press, leg curl, seated calf; incline, pulldown: of ten to twelve
    let medium = [
        // 153, 38.25, 42.5; 51
        [152_500, 37_500, 42_500, 50_000, 50_000],
        // 166.5, 41.625, 46.25 (half way); 55.5
        [167_500, 42_500, 45_000, 55_000, 55_000],
        [180_000, 45_000, 50_000, 60_000, 60_000],
        [185_000, 47_500, 52_500, 62_500, 62_500],
        [190_000, 50_000, 55_000, 65_000, 65_000],
        [195_000, 52_500, 57_500, 67_500, 67_500],
    ];
    // Pushdown and curl, of twelve to fifteen; 25.5, 27.75
    let light = [25_000, 27_500, 30_000, 32_500, 35_000, 37_500];
    let mut weeks = Vec::new();
    for at in 0..6 {
        let of = |[more, fewer, fewest]: [u64; 3], [six, ten, twelve]: [u64; 3]| {
            let mut lines = vec![(4 * fewest, twelve, light[at])];
            lines.extend(heavy[at].map(|grams| (2 * more, six, grams)));
            lines.extend(medium[at].map(|grams| (2 * fewer, ten, grams)));
            lines
        };
        let least = of([3, 2, 1], [6, 10, 12]);
        let most = of([4, 3, 2], [8, 12, 15]);
        weeks.push(week_between(&least, &most));
    }
    let found = everything(&text("generic_bulking"), &[]);
    assert_weeks(&found, &weeks, Mass::Kg);
}

/// So many per cent of a max of whole kilograms, to the nearest 2.5, half way to the lighter.
fn percent(percent: u64, max: u64) -> u64 {
    (10 * percent * max + 1249) / 2500 * 2500
}

/// The published table, as (sets, reps, per cent) of 200, 140 and 240 kg; the totals beside it.
#[test]
fn sheiko() {
    assert_eq!(
        [percent(65, 140), percent(75, 140), percent(55, 250)],
        [90_000, 105_000, 137_500],
        "91, 105 and 137.5 kg"
    );
    let (squat, bench, pull) = (200, 140, 240);
    // The way up to the work sets of most days, to the triples at 70%.
    let up = [(1, 5, 50), (1, 4, 60), (2, 3, 70)];
    let with = |sets: &[Line]| [up.as_slice(), sets].concat();
    let weeks: [Vec<(u64, Vec<Line>)>; 4] = [
        vec![
            (bench, vec![(1, 5, 50), (2, 4, 60), (2, 3, 70), (5, 3, 75)]),
            (squat, vec![(1, 5, 50), (2, 5, 60), (5, 5, 70)]),
            (bench, vec![(1, 5, 50), (1, 5, 60), (4, 4, 70)]),
            (pull, vec![(1, 3, 50), (2, 3, 60), (2, 3, 70), (4, 3, 75)]),
            (pull, vec![(1, 4, 55), (1, 4, 65), (2, 4, 75), (4, 3, 85)]),
            (bench, vec![(1, 5, 50), (1, 5, 60), (1, 4, 70), (2, 3, 75)]),
            (bench, vec![(2, 2, 80), (2, 3, 75)]),
            (bench, vec![(1, 4, 70), (1, 6, 60), (1, 8, 50)]),
            (squat, vec![(1, 5, 50), (2, 4, 60), (2, 3, 70), (5, 3, 75)]),
        ],
        vec![
            (squat, with(&[(5, 2, 80)])),
            (bench, with(&[(5, 3, 80)])),
            (squat, vec![(2, 3, 45), (2, 3, 55), (4, 2, 60)]),
            (pull, vec![(1, 3, 50), (1, 3, 60), (2, 3, 70), (4, 2, 75)]),
            (bench, vec![(1, 6, 50), (2, 6, 60), (4, 6, 65)]),
            (pull, vec![(1, 4, 55), (1, 4, 65), (2, 4, 75), (4, 4, 80)]),
            (squat, with(&[(5, 2, 80)])),
            (
                bench,
                with(&[(2, 2, 80), (1, 3, 75), (1, 5, 65), (1, 7, 55)]),
            ),
            (squat, vec![(1, 5, 50), (2, 5, 60), (4, 4, 70)]),
        ],
        vec![
            (squat, vec![(1, 5, 55), (1, 4, 65), (2, 3, 75), (4, 2, 85)]),
            (bench, with(&[(6, 3, 80)])),
            (squat, vec![(1, 3, 50), (1, 3, 60), (1, 3, 70), (4, 3, 80)]),
            (pull, vec![(2, 3, 50), (2, 3, 60), (4, 3, 65)]),
            (bench, with(&[(3, 2, 80), (2, 2, 85), (2, 3, 80)])),
            (pull, vec![(1, 4, 60), (2, 4, 70), (2, 3, 80), (3, 2, 90)]),
            (squat, with(&[(6, 3, 80)])),
            (bench, with(&[(7, 3, 80)])),
        ],
        vec![
            (squat, with(&[(5, 3, 80)])),
            (bench, vec![(1, 5, 55), (1, 5, 65), (5, 4, 75)]),
            (squat, vec![(2, 5, 40), (2, 4, 50), (3, 3, 60)]),
            (bench, with(&[(2, 3, 80), (3, 2, 85)])),
            (pull, vec![(1, 3, 50), (1, 3, 60), (2, 3, 70), (2, 3, 80)]),
            (pull, vec![(3, 2, 85), (3, 2, 80)]),
            (bench, vec![(1, 5, 50), (1, 5, 60), (4, 5, 70)]),
            (squat, with(&[(6, 3, 80)])),
            (bench, vec![(1, 6, 50), (1, 5, 60), (2, 4, 70), (2, 3, 80)]),
            (bench, vec![(2, 2, 85), (2, 3, 80)]),
            (bench, vec![(1, 4, 70), (1, 6, 60), (1, 8, 50)]),
        ],
    ];
    let grams = |(max, sets): &(u64, Vec<Line>)| {
        let line = |(sets, reps, of): &Line| (*sets, *reps, percent(*of, *max));
        sets.iter().map(line).collect::<Vec<_>>()
    };
    let expected = weeks.map(|lines| week(&lines.iter().flat_map(grams).collect::<Vec<_>>()));
    let found = everything(&text("sheiko_29"), &[]);
    assert_weeks(&found, &expected, Mass::Kg);
    assert_eq!(kg(&found.total), exactly(119_575_000));
}

// Kinds of programmes

/// Of 160 kg: 128, 136, 144; 132, 140, 148, and 2.5 kg more a week; 80% of the first wave at last.
#[test]
fn waves() {
    let squats = [
        [127_500, 135_000, 145_000, 132_500, 140_000, 147_500],
        [130_000, 137_500, 147_500, 135_000, 142_500, 150_000],
        [132_500, 140_000, 150_000, 137_500, 145_000, 152_500],
    ];
    let benches = [
        [80_000, 85_000, 90_000, 82_500, 87_500, 92_500],
        [82_500, 87_500, 92_500, 85_000, 90_000, 95_000],
        [85_000, 90_000, 95_000, 87_500, 92_500, 97_500],
    ];
    let waves = |[a, b, c, d, e, f]: [u64; 6]| {
        [
            (1, 3, a),
            (1, 2, b),
            (1, 1, c),
            (1, 3, d),
            (1, 2, e),
            (1, 1, f),
        ]
    };
    let mut weeks = Vec::new();
    for (squat, bench) in squats.into_iter().zip(benches) {
        let others = [(3, 8, 90_000), (4, 8, 70_000)];
        let lines = [waves(squat).as_slice(), &waves(bench), &others].concat();
        weeks.push(week(&lines));
    }
    // 80% of 127.5 and so on: 102, 108, 116; 64, 68, 72; 72 and 56
    weeks.push(week(&[
        (1, 3, 102_500),
        (1, 2, 107_500),
        (1, 1, 115_000),
        (1, 3, 65_000),
        (1, 2, 67_500),
        (1, 1, 72_500),
        (3, 8, 72_500),
        (4, 8, 55_000),
    ]));
    assert_weeks(&everything(&text("wave_loading"), &[]), &weeks, Mass::Kg);
}

/// Of 140 kg 91, 112 and 105, of 100 kg 65, 80 and 75; with 0, 2.5, 5, then 5, 7.5, 10 kg more.
#[test]
fn daily_undulation() {
    let squats = [
        [90_000, 112_500, 105_000],
        // 93.5, 114.5, 107.5
        [92_500, 115_000, 107_500],
        // 96, 117, 110
        [95_000, 117_500, 110_000],
        [95_000, 117_500, 110_000],
        // 98.5, 119.5, 112.5
        [97_500, 120_000, 112_500],
        // 101, 122, 115
        [100_000, 122_500, 115_000],
    ];
    let benches = [
        [65_000, 80_000, 75_000],
        [67_500, 82_500, 77_500],
        [70_000, 85_000, 80_000],
        [70_000, 85_000, 80_000],
        [72_500, 87_500, 82_500],
        [75_000, 90_000, 85_000],
    ];
    let days = |[size, speed, strength]: [u64; 3]| [(4, 10, size), (5, 3, speed), (4, 6, strength)];
    let weeks: Vec<Week> = squats
        .into_iter()
        .zip(benches)
        .map(|(squat, bench)| week(&[days(squat), days(bench)].concat()))
        .collect();
    let found = everything(&text("daily_undulating"), &[]);
    assert_weeks(&found, &weeks, Mass::Kg);
}

/// Four weeks up; then half the sets, rounded up, of 80% of the first week's loads, rounded.
#[test]
fn ramp_of_effort() {
    // Leg press, leg curl, chest press, row; hack squat, seated curl, pulldown, shoulder press
    let lines = |sets: [u64; 2], loads: [u64; 8]| {
        let [more, fewer] = sets;
        let [press, curl, chest, row, hack, seated, pull, shoulder] = loads;
        week(&[
            (more, 10, press),
            (fewer, 12, curl),
            (more, 10, chest),
            (more, 10, row),
            (more, 8, hack),
            (fewer, 10, seated),
            (more, 10, pull),
            (more, 10, shoulder),
        ])
    };
    let expected = [
        lines(
            [3, 2],
            [
                160_000, 40_000, 50_000, 55_000, 90_000, 45_000, 60_000, 35_000,
            ],
        ),
        lines(
            [3, 2],
            [
                165_000, 42_500, 52_500, 57_500, 95_000, 47_500, 62_500, 37_500,
            ],
        ),
        lines(
            [4, 3],
            [
                170_000, 45_000, 55_000, 60_000, 100_000, 50_000, 65_000, 40_000,
            ],
        ),
        lines(
            [4, 3],
            [
                175_000, 47_500, 57_500, 62_500, 105_000, 52_500, 67_500, 42_500,
            ],
        ),
        // Half of four and of three; 128, 32, 40, 44; 72, 36, 48, 28
        lines(
            [2, 2],
            [
                127_500, 32_500, 40_000, 45_000, 72_500, 35_000, 47_500, 27_500,
            ],
        ),
    ];
    assert_weeks(&everything(&text("rir_ramp"), &[]), &expected, Mass::Kg);
}

/// Five weeks of eight to twelve reps; in the sixth all have the next pair, 2.5 kg heavier each.
#[test]
fn double_progression() {
    // Goblet squat and lunge, bench press, row and deadlift, incline press.
    let asked = |reps: u64, more: u64| {
        week(&[
            (3, reps, 22_500 + more),
            (3, reps, 2 * (20_000 + more)),
            (3, 2 * reps, 25_000 + more),
            (3, 2 * reps, 2 * (22_500 + more)),
            (3, reps, 2 * (17_500 + more)),
            (3, reps, 2 * (25_000 + more)),
        ])
    };
    let weeks = [
        asked(8, 0),
        asked(9, 0),
        asked(10, 0),
        asked(11, 0),
        asked(12, 0),
        asked(8, 2_500),
    ];
    let found = everything(&text("double_progression"), &[]);
    assert_weeks(&found, &weeks, Mass::Kg);
    assert_eq!(kg(&found.total), exactly(50_805_000));
}

/// Four weeks in which all is made: the squat and the deadlift 5 kg more each week, the others 2.5.
#[test]
fn gzclp() {
    let of = |after: u64| {
        let (large, small) = (5_000 * after, 2_500 * after);
        open_week(&[
            (5, 3, 60_000 + large),
            (3, 10, 30_000 + small),
            (5, 3, 30_000 + small),
            (3, 10, 50_000 + large),
            (5, 3, 45_000 + small),
            (3, 10, 40_000 + large),
            (5, 3, 70_000 + large),
            (3, 10, 20_000 + small),
            // The pulldown twice, the row twice: no last set of 25 reps yet.
            (12, 15, 30_000),
        ])
    };
    let found = everything(&text("gzclp"), &[]);
    assert_weeks(&found, &[of(0), of(1), of(2), of(3)], Mass::Kg);
    assert_eq!(kg(&found.total), at_least(54_750_000));
}

/// Press and bench 1 kg more each time that they come, squat and deadlift 2.5.
#[test]
fn greyskull() {
    let found = everything(&text("greyskull"), &[]);
    let weeks = [
        open_week(&[
            (3, 5, 50_000),
            (3, 5, 60_000),
            (3, 5, 30_000),
            (1, 5, 80_000),
            (3, 5, 51_000),
            (3, 5, 62_500),
        ]),
        open_week(&[
            (3, 5, 31_000),
            (3, 5, 65_000),
            (3, 5, 52_000),
            (1, 5, 82_500),
            (3, 5, 32_000),
            (3, 5, 67_500),
        ]),
    ];
    assert_weeks(&found, &weeks, Mass::Kg);
    assert_eq!(kg(&found.total), at_least(8_327_500));
}

/// Four rotations of eight days; the pairs of dumbbells are 40 kg, then 5 more, 15 and 25.
#[test]
fn rotation_of_eight_days() {
    let rotation = |more: u64| {
        week(&[
            (4, 5, 80_000 + more),
            (3, 6, 45_000 + more),
            (4, 6, 70_000 + more),
            (3, 8, 60_000 + more),
            (4, 5, 110_000 + more),
            (3, 8, 40_000 + more),
            (3, 12, 40_000 + 2 * more),
            (3, 15, 15_000),
            (3, 12, 50_000 + more),
            (3, 12, 25_000),
            (3, 15, 140_000 + 2 * more),
            (4, 15, 80_000 + more),
        ])
    };
    let weeks = [0, 2_500, 5_000, 7_500].map(rotation);
    let text = text("eight_day_rotation");
    assert_weeks(&everything(&text, &[]), &weeks, Mass::Kg);
    with_volume(&text, &[], None, |volume| {
        let days = volume.days.iter().map(|day| (day.week, day.number));
        let eighths = days.filter(|(_, number)| *number == 7);
        assert_eq!(eighths.count(), 4, "a seventh day in each rotation");
    });
}

/// In pounds, rounded down to 5: the top set first, then nine tenths of what it was rounded to.
#[test]
fn top_sets_and_back_off_sets() {
    // Of 350: 271.25, 280, 288.75, 227.5; of 250: 193.75, 200, 206.25, 162.5; of 400: 300 to 260.
    // Of the tops 243, 252, 256.5, 202.5; 171, 180, 184.5, 144; 270, 279, 288, 234.
    let tops = [
        [[270, 240], [190, 170], [300, 270]],
        [[280, 250], [200, 180], [310, 275]],
        [[285, 255], [205, 180], [320, 285]],
        [[225, 200], [160, 140], [260, 230]],
    ];
    let weeks = |extra: Line| {
        let mut weeks = Vec::new();
        for (at, [squat, bench, pull]) in tops.into_iter().enumerate() {
            let mut lines = vec![
                (1, 5, squat[0] * 1000),
                (3, 5, squat[1] * 1000),
                (1, 5, bench[0] * 1000),
                (3, 5, bench[1] * 1000),
                (1, 5, pull[0] * 1000),
                (2, 5, pull[1] * 1000),
            ];
            if at < 3 {
                lines.push((3, 12, 270_000));
            }
            if at == 1 || at == 2 {
                lines.push(extra);
            }
            weeks.push(week(&lines));
        }
        weeks
    };
    let text = text("top_set_back_off");
    // A pair of 60 lb dumbbells; with a spotter a single of 90% of 250.
    let alone = weeks((2, 10, 120_000));
    assert_weeks(&everything(&text, &[]), &alone, Mass::Lb);
    let spotted = weeks((1, 1, 225_000));
    assert_weeks(&everything(&text, &["spotter=yes"]), &spotted, Mass::Lb);
}

/// Mornings and evenings of three weeks; a pair of dumbbells is 25 kg.
#[test]
fn mornings_and_evenings() {
    let of = |more: u64| {
        week(&[
            (5, 3, 120_000 + more),
            (4, 10, 40_000),
            (4, 12, 90_000),
            (5, 3, 90_000 + more),
            (4, 10, 60_000),
            (3, 12, 25_000),
            (4, 5, 100_000 + more),
            (4, 10, 45_000),
            (4, 12, 40_000),
            (5, 5, 50_000 + more),
            (4, 10, 60_000),
            (3, 15, 20_000),
        ])
    };
    let weeks = [0, 2_500, 5_000].map(of);
    assert_weeks(&everything(&text("two_a_days"), &[]), &weeks, Mass::Kg);
}

/// Four weeks of eights and sixes, three of triples, half of the sets at 80%, a single each.
#[test]
fn three_blocks() {
    let found = everything(&text("block_periodization"), &[]);
    let expected = [
        // Of 160, 110 and 200: 100, 68.75 (half way), 125
        week(&[(5, 8, 100_000), (5, 8, 67_500), (4, 6, 125_000)]),
        // 104, 71.5, 130
        week(&[(5, 8, 105_000), (5, 8, 72_500), (4, 6, 130_000)]),
        // 108, 74.25, 135
        week(&[(5, 8, 107_500), (5, 8, 75_000), (4, 6, 135_000)]),
        // 112, 77, 140
        week(&[(5, 8, 112_500), (5, 8, 77_500), (4, 6, 140_000)]),
        // 128, 88, 160
        week(&[(5, 3, 127_500), (5, 3, 87_500), (4, 3, 160_000)]),
        // 133, 90.5, 165
        week(&[(5, 3, 132_500), (5, 3, 90_000), (4, 3, 165_000)]),
        // 138, 93, 170
        week(&[(5, 3, 137_500), (5, 3, 92_500), (4, 3, 170_000)]),
        // 80% of 112.5, 77.5 and 140: 90, 62, 112; half of five is three
        week(&[(3, 8, 90_000), (3, 8, 62_500), (2, 6, 112_500)]),
        // 97.5%: 156, 107.25, 195
        week(&[(1, 1, 155_000), (1, 1, 107_500), (1, 1, 195_000)]),
    ];
    assert_weeks(&found, &expected, Mass::Kg);
}
