//! Which techniques contradict each other, as a table to be read: what is said of every two of them on
//! one line, as `check` tells it.
//!
//! `UPDATE_GOLDEN=1 cargo test --test techniques` writes `tests/golden/techniques/pairs.txt` anew.

#![expect(
    clippy::expect_used,
    reason = "what helps a test may assert by panicking, as the test itself may"
)]

#[path = "common/recorded.rs"]
mod recorded;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use leg::check::Checked;
use leg::diagnostic::Diagnostic;
use leg::source::Source;
use leg::technique::{self, Technique};

/// The rules that two techniques of a line can break between them.
const OF_TWO: [&str; 14] = [
    "cluster-to-failure",
    "failure-with-reserve",
    "forced-without-failure",
    "load-twice",
    "negative-with-pump",
    "pump-to-failure",
    "rest-pause-with-pump",
    "rpe-rir-disagree",
    "several-failure-techniques",
    "several-segmentations",
    "techniques-disagree",
    "tempo-with-pump",
    "warmup-and-work",
    "warmup-to-failure",
];

/// How each technique is called in its example, and in other ways that say something else.
fn calls() -> Vec<String> {
    let mut calls: Vec<String> = technique::ALL
        .iter()
        .map(|known| in_example(known))
        .collect();
    let others = [
        "negative[3, 6s]",
        "rir[0]",
        "rpe[10]",
        "tempo[10X0]",
        "warmup",
        "warmup[1]",
    ];
    calls.extend(others.map(str::to_owned));
    calls.sort();
    calls
}

/// `drop[700, 600]` of `leg_press 4x6 drop[700, 600]`; of some sets alone is of all here.
fn in_example(technique: &Technique) -> String {
    let (name, example) = (technique.name, technique.example);
    let at = example.rfind(&format!(" {name}")).expect("the technique");
    let call = example.get(at + 1..).expect("the technique");
    let end = match call.find(['[', ' ']) {
        Some(at) if call.get(at..).is_some_and(|rest| rest.starts_with('[')) => {
            call.find(']').map_or(call.len(), |at| at + 1)
        }
        Some(at) => at,
        None => call.len(),
    };
    let call = call.get(..end).expect("a call");
    call.replace("[on last set]", "")
}

/// What is wrong between two calls on one line, in the order given.
fn between(one: &str, other: &str) -> Vec<Diagnostic> {
    let loads = |call: &str| call.starts_with("drop") || call.starts_with("pyramid");
    let load = if loads(one) || loads(other) {
        ""
    } else {
        "@90 "
    };
    let text = format!("units lb\nday 1\n  leg_extension 5x6+6+6+6 {load}{one} {other}\n");
    let checked = Checked::new(Source::new("pair.leg", text), Vec::new());
    let found = checked.found().iter();
    found
        .filter(|found| OF_TWO.contains(&found.rule.name))
        .cloned()
        .collect()
}

#[test]
fn every_two_techniques_are_as_the_table_says() {
    let calls = calls();
    let name = |call: &str| call.split('[').next().unwrap_or_default().to_owned();
    let mut table = String::new();
    let mut together = String::new();
    let mut apart = 0;
    for (at, one) in calls.iter().enumerate() {
        let mut beside = Vec::new();
        for other in calls
            .iter()
            .skip(at + 1)
            .filter(|other| name(other) != name(one))
        {
            let found = between(one, other);
            let rules = |found: &[Diagnostic]| -> BTreeSet<&str> {
                found.iter().map(|found| found.rule.name).collect()
            };
            assert_eq!(
                rules(&found),
                rules(&between(other, one)),
                "{one} and {other}, in either order"
            );
            assert!(found.len() < 2, "{one} {other}: one finding for one pair");
            let Some(found) = found.first() else {
                beside.push(other.as_str());
                continue;
            };
            apart += 1;
            let labels: Vec<&str> = found
                .labels
                .iter()
                .map(|label| label.message.as_str())
                .collect();
            _ = writeln!(
                table,
                "{one}  {other}\n  {} {}: {}\n  {}\n  help: {}\n",
                found.severity.word(),
                found.rule.name,
                found.message,
                labels.join(" | "),
                found.help.as_deref().unwrap_or_default()
            );
        }
        if !beside.is_empty() {
            _ = writeln!(together, "{one}\n  {}", beside.join("  "));
        }
    }
    assert!(apart > 40, "{apart} pairs contradict each other");
    let table = format!("{table}These go together\n\n{together}");
    recorded::is_as_recorded("tests/golden/techniques/pairs.txt", &table);
}

/// What is said of some sets is of these, and goes before what is said of all.
#[test]
fn techniques_of_different_sets_go_together() {
    for (one, other) in [
        ("drop[90, 80, 70, 60]", "forced[2]"),
        ("rest_pause[5s]", "cluster[20s]"),
        ("failure", "rir[2]"),
    ] {
        let on = |call: &str, sets: &str| match call.strip_suffix(']') {
            Some(open) => format!("{open} {sets}]"),
            None => format!("{call}[{sets}]"),
        };
        assert!(!between(one, other).is_empty(), "{one} {other}");
        let found = between(&on(one, "on set 1"), &on(other, "on last set"));
        assert!(found.is_empty(), "{found:?}");
    }
    assert!(between("rir[2]", "failure[on last set]").is_empty());
    assert!(between("failure", "rpe[8 on set 1]").is_empty());
    assert!(between("rir[2]", "forced[2 on last set]").is_empty());
    assert!(between("warmup[1]", "failure").is_empty());
    assert!(!between("pump", "failure[on last set]").is_empty());
    assert!(!between("warmup[on set 1]", "failure[on set 1]").is_empty());
    assert!(!between("forced[2]", "rir[2 on set 1]").is_empty());
}
