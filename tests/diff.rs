//! `legc diff`: what two routines differ in, by what they come to.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "what helps a test may assert by panicking, as the test itself may"
)]

mod common;

use std::path::PathBuf;

use common::{Ran, legc};
use serde_json::Value;

const ONE: &str = "units kg
weeks 2
day 1
  squat        3x5 @100
  leg_press    3x10 @150
day 3
  bench_press  3x5 @80 + 2.5*(week-1)
";

/// Writes two routines beside each other.
fn two(name: &str, one: &str, other: &str) -> (PathBuf, PathBuf) {
    let folder = common::folder(name);
    let (first, second) = (folder.join("one.leg"), folder.join("other.leg"));
    std::fs::write(&first, one).expect("a file");
    std::fs::write(&second, other).expect("a file");
    (first, second)
}

fn diff(name: &str, other: &str, args: &[&str]) -> Ran {
    let (first, second) = two(name, ONE, other);
    let mut all = vec!["diff"];
    all.extend(args);
    all.extend([
        first.to_str().expect("UTF-8"),
        second.to_str().expect("UTF-8"),
    ]);
    legc(&all, "")
}

#[test]
fn a_reformatted_file_is_the_same() {
    let other = "# another layout\nroutine \"Other words\"\nunits kg\nweeks 2\nblock legs\n  squat 3x5 @100kg\n  leg_press 1x10, 2x10 @150\nday monday\n  use legs\nday wednesday\n  bench_press 3x5 @week[80, 82.5]\n";
    let other = other.replace("1x10, 2x10 @150", "3x10 @150");
    let ran = diff("diff_same", &other, &[]);
    assert_eq!(ran.code, 0, "{}{}", ran.text(), ran.stderr);
    assert!(ran.text().contains("no difference"), "{}", ran.text());
    let ran = diff("diff_same_json", &other, &["--format", "json"]);
    let document: Value = serde_json::from_slice(&ran.stdout).expect("JSON");
    assert_eq!(document["weeks"], Value::Array(Vec::new()));
}

#[test]
fn what_differs_is_told_by_week() {
    let other = ONE
        .replace("3x10 @150", "4x10 @150")
        .replace(
            "bench_press  3x5 @80 + 2.5*(week-1)",
            "bench_press  3x5 @80",
        )
        .replace("day 3\n", "day 3\n  plank 2x30s\n");
    let ran = diff("diff_other", &other, &["--format", "json"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    let document: Value = serde_json::from_slice(&ran.stdout).expect("JSON");
    let schema: Value = serde_json::from_str(
        &std::fs::read_to_string(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/docs/diff.schema.json"
        ))
        .expect("a schema"),
    )
    .expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    assert!(validator.is_valid(&document), "{document}");
    let weeks = document["weeks"].as_array().expect("weeks");
    assert_eq!(weeks.len(), 2);
    let names = |week: &Value| -> Vec<String> {
        let all = week["exercises"].as_array().expect("exercises").iter();
        all.map(|one| one["exercise"].as_str().expect("a name").to_owned())
            .collect()
    };
    // In the first week the bench press is the same.
    assert_eq!(names(&weeks[0]), ["leg_press", "plank"]);
    assert_eq!(names(&weeks[1]), ["leg_press", "plank", "bench_press"]);
    let press = &weeks[0]["exercises"][0];
    assert_eq!(press["from"]["hard_sets"]["min"], 3);
    assert_eq!(press["to"]["hard_sets"]["min"], 4);
    assert_eq!(press["to"]["tonnage"]["min"], 6000);
    assert_eq!(weeks[0]["exercises"][1]["from"], Value::Null);
    let text = diff("diff_other_text", &other, &[]);
    for part in [
        "Week 2",
        "3 → 4 sets of 10 × 150 kg",
        "new: 2 sets of 30 s",
        "Leg press",
        "sets 3 → 4",
        "reps 30 → 40",
        "kg 4,500 → 6,000",
        "new, sets – → 2",
    ] {
        assert!(text.text().contains(part), "{part}: {}", text.text());
    }
    assert!(text.text().lines().all(|line| line.chars().count() <= 80));
}

const PLAN: &str = "units kg
weeks 12
require quads 2 days per week
day 1 \"Legs\"
  squat        3x5 @100 rpe[8]
  leg_press    3x10 @150
  plank        3x30s
day 3
  bench_press  3x5 @80 + 2.5*(week-1)
day 5
  leg_press    1x5 @140, 2x8 @120
";

/// What `diff` says of [`PLAN`] with `changes` made, in words alone.
#[track_caller]
fn changed(name: &str, changes: &[(&str, &str)]) -> String {
    let mut other = PLAN.to_owned();
    for (from, to) in changes {
        assert!(other.contains(from), "{from}");
        other = other.replace(from, to);
    }
    let (first, second) = two(name, PLAN, &other);
    let paths = [first.to_str(), second.to_str()].map(|path| path.expect("UTF-8"));
    let ran = legc(&["diff", paths[0], paths[1]], "");
    assert_eq!(ran.code, 1, "{}{}", ran.text(), ran.stderr);
    assert!(
        ran.text().lines().all(|line| line.chars().count() <= 80),
        "{}",
        ran.text()
    );
    let json = legc(&["diff", "--format", "json", paths[0], paths[1]], "");
    let document: Value = serde_json::from_slice(&json.stdout).expect("JSON");
    let schema = include_str!("../docs/diff.schema.json");
    let schema: Value = serde_json::from_str(schema).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let wrong: Vec<String> = validator
        .iter_errors(&document)
        .map(|error| error.to_string())
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    let words = ran.text().split_whitespace().skip(3);
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn each_kind_of_change_is_told_in_a_lifters_words() {
    let same = "In all the week comes to the same";
    let lines = "  squat        3x5 @100 rpe[8]\n  leg_press    3x10 @150\n";
    let turned = "  leg_press    3x10 @150\n  squat        3x5 @100 rpe[8]\n";
    for (name, changes, said) in [
        (
            "diff_order",
            &[(lines, turned)][..],
            format!("Weeks 1–12 Day 1 now in this order Leg press, Back squat, Plank {same}"),
        ),
        (
            "diff_day",
            &[("day 3", "day 4")],
            format!("Weeks 1–12 Day 3 is now Day 4 {same}"),
        ),
        (
            "diff_effort",
            &[("rpe[8]", "rpe[9] tempo[3010]")],
            "Weeks 1–12 Day 1 Back squat 5 × 100 kg, RPE 8 → RPE 9, tempo 3010 In all".to_owned(),
        ),
        (
            "diff_reserve",
            &[("rpe[8]", "rir[1]")],
            format!("Weeks 1–12 Day 1 Back squat 5 × 100 kg, RPE 8 → 1 in reserve {same}"),
        ),
        (
            "diff_require",
            &[("require quads 2", "require quads 1-2")],
            "Requirements gone require quads 2 days per week new require quads 1-2 days per week".to_owned(),
        ),
        (
            "diff_one_set",
            &[("2x8 @120", "1x8 @120, 1x8 @125")],
            "Weeks 1–12 Day 5 Leg press 1 set of 5 × 140 kg; 2 sets of 8 × 120 kg → 1 set of 5 × 140 kg; 1 set of 8 × 120 kg; 1 set of 8 × 125 kg In all".to_owned(),
        ),
        (
            "diff_loads",
            &[("1x5 @140", "1x5 @145")],
            "Weeks 1–12 Day 5 Leg press set 1: 5 × 140 kg → 5 × 145 kg In all".to_owned(),
        ),
        (
            "diff_moved",
            &[("  plank        3x30s\n", ""), ("day 3\n", "day 3\n  plank 3x40s\n")],
            "Weeks 1–12 Day 1 Plank to Day 3 Day 3 Plank from Day 1; 30 s → 40 s In all".to_owned(),
        ),
        (
            "diff_week",
            &[("2.5*(week-1)", "week[0, 2.5, 5, 7.5, 10, 12.5, 15, 20, 20, 22.5, 25, 27.5]")],
            "Week 8 Day 3 Bench press 5 × 97.5 kg → 5 × 100 kg In all Bench press kg 1,462.5 → 1,500".to_owned(),
        ),
        (
            "diff_new",
            &[("day 5\n", "day 5\n  squat 2x3 @90\n"), ("  plank        3x30s\n", "")],
            "Weeks 1–12 Day 1 Plank gone: 3 sets of 30 s Day 5 Back squat new: 2 sets of 3 × 90 kg In all".to_owned(),
        ),
        (
            "diff_day_and_load",
            &[("day 3\n  bench_press  3x5 @80 +", "day 4\n  plank 1x20s\n  bench_press  3x5 @80 +")],
            "Weeks 1–12 Day 3 is now Day 4 Plank new: 1 set of 20 s In all".to_owned(),
        ),
        (
            "diff_warm_up",
            &[("3x5 @100 rpe[8]", "3x5 @100 rpe[8] warmup[50%x5]")],
            "Weeks 1–12 Day 1 Back squat now warmed up: 1 set of 5 × 50 kg In all".to_owned(),
        ),
        (
            "diff_weekday",
            &[("day 3", "day wednesday"), ("day 1", "day monday"), ("day 5", "day friday"), ("3x30s", "3x40s")],
            "Weeks 1–12 Monday Plank 30 s → 40 s In all".to_owned(),
        ),
        (
            "diff_title",
            &[("\"Legs\"", "\"Lower\"")],
            format!("Weeks 1–12 Day 1 called “Legs” → “Lower” {same}"),
        ),
        (
            "diff_note_of_a_day",
            &[("day 3\n", "day 3\n  > Sleep first.\n")],
            format!("Weeks 1–12 Day 3 now noted Sleep first. {same}"),
        ),
        (
            "diff_note_of_the_file",
            &[("units kg\n", "routine \"R\"\n> Bring straps.\nunits kg\n")],
            "Notes new Bring straps.".to_owned(),
        ),
    ] {
        let words = changed(name, changes);
        assert!(words.starts_with(&said), "{name}: {words}");
    }
}

#[test]
fn what_is_laid_out_or_called_otherwise_is_no_difference() {
    let loose = "units kg
require calves before quads, hams
progress s[k, j = 1]
  load = load + k  when made
  load = load - j  when missed
day 1
  seated_calf  3x10  @40
  squat        3x5   @100  linear[2.5, tries = 2]
  leg_press    3x5   @100  s[2.5]
  bench_press  3x5   @60   linear[2.5]
";
    let tight = "units kg
require calves before quads,hams
progress s[k,j=1]
  load=load+k when made # well done
  load=load-j when missed
day 1
  seated_calf 3x10 @40
  squat 3x5 @100 linear[2.5,2]
  leg_press 3x5 @100 s[2.5kg,j=1]
  bench_press 3x5 @60 linear[2.5kg,tries=3]
";
    let ran = |name: &str, other: &str| {
        let (first, second) = two(name, loose, other);
        let paths = [first.to_str(), second.to_str()].map(|path| path.expect("UTF-8"));
        legc(&["diff", paths[0], paths[1]], "")
    };
    let same = ran("diff_layout", tight);
    assert_eq!(same.code, 0, "{}{}", same.text(), same.stderr);
    // A call that does differ is told whole.
    let other = ran(
        "diff_call",
        &tight.replace("linear[2.5,2]", "linear[2.5,4]"),
    );
    assert!(
        other
            .text()
            .contains("  linear[2.5, tries = 2] → linear[2.5, tries = 4]\n"),
        "{}",
        other.text()
    );
}

#[test]
fn weeks_that_differ_by_as_much_are_told_together() {
    let words = changed(
        "diff_fold",
        &[
            ("3x5 @80 +", "4x5 @80 +"),
            ("weeks 12", "weeks 12 # and more"),
        ],
    );
    // A set of 80 kg, of 82.5 kg, … is more by other amounts: the change is one all the same.
    assert_eq!(words.matches("Day 3").count(), 1, "{words}");
    assert!(
        words.starts_with("Weeks 1–12 Day 3 Bench press 3 → 4 sets of 5 In all")
            && words.contains("kg +400 to +537.5"),
        "{words}"
    );
    // A change of the loads themselves is another one in each week.
    let words = changed("diff_apart", &[("@80 +", "@82 +")]);
    assert_eq!(words.matches("Day 3").count(), 12, "{words}");
    let words = changed(
        "diff_fold_more",
        &[("leg_press    3x10 @150", "leg_press    4x10 @150")],
    );
    assert_eq!(words.matches("Day 1").count(), 1, "{words}");
    assert!(
        words.contains("Weeks 1–12") && words.contains("kg +1,500"),
        "{words}"
    );
}

#[test]
fn a_long_plan_is_compared_at_once() {
    let many = PLAN
        .replace("weeks 12", "weeks 52 cycles 10")
        .replace("2.5*(week-1)", "0.1*cycle");
    let other = many.replace("3x10 @150", "4x10 @150");
    let (first, second) = two("diff_long", &many, &other);
    let paths = [first.to_str(), second.to_str()].map(|path| path.expect("UTF-8"));
    let ran = legc(&["diff", paths[0], paths[1]], "");
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(ran.text().contains("Weeks 1–520"), "{}", ran.text());
}

#[test]
fn a_routine_with_errors_has_no_difference() {
    let ran = diff("diff_wrong", "day 1\n  squat 0x5\n", &[]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("no plan can be made"), "{}", ran.stderr);
    assert_eq!(ran.text(), "");
}

#[test]
fn what_lies_under_an_option_is_told_with_it() {
    let base = "units kg\noption spotter = no\nday 1\n  squat 3x5 @100\n  leg_press 3x10 @100 failure[on last set when spotter]\n  leg_extension 3x10 @40 when spotter\n";
    let other = base
        .replace(
            " failure[on last set when spotter]",
            " failure[when spotter]",
        )
        .replace("  leg_extension 3x10 @40 when spotter\n", "");
    let (first, second) = two("diff_under", base, &other);
    let files = [
        first.to_str().expect("UTF-8"),
        second.to_str().expect("UTF-8"),
    ];
    let ran = legc(&["diff", files[0], files[1]], "");
    assert_eq!(ran.code, 1, "{}", ran.text());
    assert!(ran.text().contains("With spotter = yes"), "{}", ran.text());
    assert!(
        ran.text().contains("gone: 3 sets of 10 × 40 kg"),
        "{}",
        ran.text()
    );
    let ran = legc(&["diff", files[0], files[1], "--format", "json"], "");
    let document: Value = serde_json::from_slice(&ran.stdout).expect("JSON");
    assert_eq!(document["weeks"], serde_json::json!([]));
    assert_eq!(
        document["under"][0]["settings"],
        serde_json::json!({"spotter": true})
    );
    // What is asked for is what is compared.
    let ran = legc(&["diff", files[0], files[1], "--set", "spotter=no"], "");
    assert_eq!(ran.code, 0, "{}", ran.text());
    // Where an option starts is told, and the plans that come of it.
    let (first, second) = two("diff_default", base, &base.replace("= no", "= yes"));
    let files = [
        first.to_str().expect("UTF-8"),
        second.to_str().expect("UTF-8"),
    ];
    let ran = legc(&["diff", files[0], files[1]], "");
    assert!(
        ran.text().contains("new   option spotter = yes"),
        "{}",
        ran.text()
    );
    assert!(!ran.text().contains("With spotter"), "{}", ran.text());
}

#[test]
fn rules_are_compared_and_a_unit_that_goes_without_saying_is_none() {
    let base = "units kg\nweeks 2\nprogress steady[step]\n  load = load + step when made\n  load = 90% of load when misses = 3\nday 1\n  squat 3x5 @100 steady[5]\n";
    let compare = |name: &str, other: &str| {
        let (first, second) = two(name, base, other);
        legc(
            &[
                "diff",
                first.to_str().expect("UTF-8"),
                second.to_str().expect("UTF-8"),
            ],
            "",
        )
    };
    let ran = compare("diff_rule", &base.replace("90% of", "80% of"));
    assert_eq!(ran.code, 1);
    assert!(ran.text().contains("load = 80% of load"), "{}", ran.text());
    let ran = compare("diff_unit", &base.replace("steady[5]", "steady[5kg]"));
    assert_eq!(ran.code, 0, "{}", ran.text());
    let ran = compare(
        "diff_body",
        &base.replace("weeks 2", "weeks 2\nbodyweight 80"),
    );
    assert_eq!(ran.code, 1);
    assert!(ran.text().contains("kg of the body"), "{}", ran.text());
    assert!(!ran.text().contains("as before"), "{}", ran.text());
}

#[test]
fn one_change_to_weeks_of_other_figures_is_told_once() {
    let base = "units kg\nweeks 3\nday 1\n  squat week[2x5, 2x3, 2x2] @100\n  squat 1x5+ @100\n  leg_press 3x10 @100\n";
    let (first, second) = two("diff_folded", base, &base.replace("3x10", "4x10"));
    let ran = legc(
        &[
            "diff",
            first.to_str().expect("UTF-8"),
            second.to_str().expect("UTF-8"),
        ],
        "",
    );
    assert!(ran.text().contains("Weeks 1–3"), "{}", ran.text());
    assert!(
        ran.text().contains("sets 6 → 7") || ran.text().contains("sets +1"),
        "{}",
        ran.text()
    );
}
