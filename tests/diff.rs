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

#[test]
fn a_routine_with_errors_has_no_difference() {
    let ran = diff("diff_wrong", "day 1\n  squat 0x5\n", &[]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("no plan can be made"), "{}", ran.stderr);
    assert_eq!(ran.text(), "");
}
