//! What requirements say of plans: kept, broken, or left open by the plan.

use crate::check::check;
use crate::diagnostic::{Diagnostic, Findings};
use crate::source::Source;
use crate::syntax;

/// Everything that is found of `text`.
fn found(text: &str) -> Vec<Diagnostic> {
    let source = Source::new("t.leg", text);
    let mut findings = Findings::new();
    let ast = syntax::parse_source(&source, &mut findings);
    check(&source, &ast, findings).1
}

/// What is said of `requirement` on `plan`: each finding's name, message and help.
fn said(requirement: &str, plan: &str) -> Vec<[String; 3]> {
    let found = found(&format!("units kg\n{requirement}\n{plan}"));
    let all = found.into_iter();
    all.filter(|found| {
        found.rule.name.contains("requirement")
            || found.rule.severity == crate::diagnostic::Severity::Error
    })
    .map(|found| {
        [
            found.rule.name.to_owned(),
            found.message,
            found.help.unwrap_or_default(),
        ]
    })
    .collect()
}

/// The name and the message of the one thing that is said.
fn one(requirement: &str, plan: &str) -> (String, String) {
    let mut all = said(requirement, plan);
    assert_eq!(all.len(), 1, "{requirement}: {all:?}");
    let [name, message, _] = all.remove(0);
    (name, message)
}

fn holds(requirement: &str, plan: &str) {
    let all = said(requirement, plan);
    assert!(all.is_empty(), "{requirement}: {all:?}");
}

const OPEN_REPS: &str = "day 1\n  squat 2x5, 1x5+\nday 3\n  bench_press 2x10\n";

#[test]
fn minutes_of_open_reps_are_open_and_broken_where_the_least_is_too_much() {
    let (name, message) = one("require sessions at most 20min", OPEN_REPS);
    assert_eq!(name, "requirement-open");
    assert_eq!(
        message,
        "Whether Day 1 takes at most 20 min cannot be told: it takes about 7 min or more"
    );
    let (name, message) = one("require sessions at most 5min", OPEN_REPS);
    assert_eq!(name, "requirement-broken");
    assert_eq!(message, "Day 1 takes about 7+ min, not at most 5 min");
    // A closed day that breaks it is told, and not the open one beside it.
    let both = "day 1\n  squat 2x5, 1x5+\nday 3\n  bench_press 12x10\n";
    let (name, message) = one("require sessions at most 20min", both);
    assert_eq!(name, "requirement-broken");
    assert!(message.starts_with("Day 3 takes about "), "{message}");
    holds("require sessions at least 4min", OPEN_REPS);
    holds(
        "require sessions at most 20min",
        "day 1\n  squat 2x5, 1x5-8\n",
    );
}

#[test]
fn an_open_requirement_points_at_the_line_that_makes_it_open() {
    let text = "require sessions at most 20min\nday 1\n  bench_press 2x8\n  squat 1x5+\n";
    let found = found(text);
    let open = found
        .iter()
        .find(|found| found.rule.name == "requirement-open");
    let labels: Vec<&str> = open
        .into_iter()
        .flat_map(|open| &open.labels)
        .map(|label| label.place.span.of_text(text))
        .collect();
    assert_eq!(labels, ["require sessions at most 20min", "squat 1x5+"]);
}

#[test]
fn the_rise_of_open_reps_and_unknown_loads_is_open() {
    let weeks = |first: &str, second: &str| {
        format!("weeks 2\nday 1\n  squat week[{first}, {second}] @100\n")
    };
    let rise = "require tonnage rise at most 10%";
    holds(rise, &weeks("3x5", "3x5"));
    let (name, message) = one(rise, &weeks("3x5", "3x5+"));
    assert_eq!(name, "requirement-open");
    assert_eq!(
        message,
        "Whether the tonnage rises by at most 10% from week 1 to week 2 cannot be told (in week 2)"
    );
    let (name, message) = one(rise, &weeks("3x5", "3x6+"));
    assert_eq!(name, "requirement-broken");
    assert!(message.contains("rises by 20% or more from"), "{message}");
    // What both weeks leave open is no rise from the least of one to the least of the other.
    for plan in [
        "weeks 2\nday 1\n  squat 3x5 @week[100, 120]\n  leg_press 10x10\n",
        "weeks 2\nday 1\n  squat 1x5+ @week[100, 120]\n",
        "weeks 2\nday 1\n  squat week[1x5+, 1x9] @100\n",
    ] {
        assert_eq!(one(rise, plan).0, "requirement-open", "{plan}");
    }
    holds(rise, &weeks("1x5+", "1x5"));
    let no_load = "weeks 2\nday 1\n  squat 3x5\n";
    let help = &said(rise, no_load)[0];
    assert_eq!(help[0], "requirement-open");
    assert!(
        help[2].starts_with("give each of its lines a load"),
        "{help:?}"
    );
}

#[test]
fn what_a_slip_in_a_line_does_to_the_sums_is_no_rise() {
    let rise = "require tonnage rise at most 10%";
    let lines = "day 1\n  squat 3x5 @100\n  leg_press 3x10 @";
    // Week 1 has a load that is none; from the rest of it to all of week 2 is no rise.
    let all = said(rise, &format!("weeks 2\n{lines}100kg*(week-1)\n"));
    let names: Vec<&str> = all.iter().map(|[name, ..]| name.as_str()).collect();
    assert_eq!(names, ["wrong-value"], "{all:?}");
    let all = said(
        rise,
        "let a = 1lb + 1kg\nweeks 2\nday 1\n  squat 3x5 @week[100, 120]\n  leg_press 3x10 @a\n",
    );
    let names: Vec<&str> = all.iter().map(|[name, ..]| name.as_str()).collect();
    assert_eq!(names, ["units-disagree"], "{all:?}");
}

#[test]
fn sets_of_a_session_elsewhere_are_open() {
    let plan = "day 1\n  squat 3x5\nday 3\n  session quads\n";
    for requirement in [
        "require quads at most 10 sets per week",
        "require quads at least 5 sets per week",
        "require quads at most 10 sets per session",
    ] {
        assert_eq!(one(requirement, plan).0, "requirement-open");
    }
    assert_eq!(
        one("require quads at most 2 sets per week", plan).0,
        "requirement-broken"
    );
    holds("require quads at least 3 sets per week", plan);
}

#[test]
fn each_place_where_a_requirement_is_broken_is_told_in_one_finding() {
    let day = |number: u32| format!("day {number}\n  lying_leg_curl 3x5\n  seated_calf 3x5\n");
    let order = "require calves before hams";
    let two = day(1) + &day(4);
    assert_eq!(
        one(order, &two).1,
        "Day 1 trains hams before calves; also Day 4"
    );
    let weeks = format!("weeks 12\n{two}");
    assert_eq!(
        one(order, &weeks).1,
        "Day 1 trains hams before calves (in week 1); also in weeks 2–12 and Day 4 in weeks 1–12"
    );
    let five = (1..=6).map(day).collect::<String>();
    assert_eq!(
        one(order, &five).1,
        "Day 1 trains hams before calves; also Day 2, Day 3, Day 4 and 2 more"
    );
}

#[test]
fn exercises_can_be_what_a_requirement_is_about() {
    let plan = "day 1\n  leg_press 3x5\n  squat 3x5\nday 2\n  squat 2x5\n  bench_press 3x5\n";
    for (requirement, message) in [
        (
            "require squat before leg_press",
            "Day 1 trains `leg_press` before `squat`",
        ),
        ("require squat first", "Day 1 trains quads before `squat`"),
        (
            "require back_squat at most 1 day per week",
            "The week trains `squat` on 2 days, not on at most 1",
        ),
        (
            "require squat at most 4 sets per week",
            "The week has 5 sets of `squat`, not at most 4",
        ),
        (
            "require squat at most 2 sets per session",
            "Day 1 has 3 sets of `squat`, not at most 2",
        ),
        (
            "require squat never with chest",
            "Day 2 trains both `squat` and chest",
        ),
        (
            "require 1 day between squat",
            "Day 1 and Day 2 train `squat` with no day between, not 1",
        ),
    ] {
        let (name, said) = one(requirement, plan);
        assert_eq!(
            (name.as_str(), said.as_str()),
            ("requirement-broken", message)
        );
    }
    holds("require squat 2 days per week", plan);
    holds("require bench_press last", plan);
    let weeks = "weeks 2\nday 1\n  squat week[3x5, 4x5] @100\n  bench_press 3x5 @50\n";
    assert_eq!(
        one("require squat tonnage rise at most 10%", weeks).1,
        "The tonnage of `squat` rises by 33.3% from week 1 to week 2, not at most 10% (in week 2)"
    );
    holds("require bench_press sets rise at most 10%", weeks);
    for wrong in [
        "require squat at most 4 fractional sets per week",
        "require squat at least mev sets per week",
        "require quads tonnage rise at most 10%",
    ] {
        assert_eq!(one(wrong, plan).0, "malformed-requirement");
    }
}

#[test]
fn the_help_names_the_lines_to_move() {
    let plan = "day 1\n  lying_leg_curl 3x5\n  seated_calf 3x5\n";
    let help = |requirement: &str| said(requirement, plan)[0][2].clone();
    assert_eq!(
        help("require calves before hams"),
        "put `seated_calf` above `lying_leg_curl`, or change the requirement"
    );
    assert_eq!(
        help("require hams last"),
        "put `lying_leg_curl` below `seated_calf`, or change the requirement"
    );
    let unknown = said("require squatt before hams", plan);
    assert_eq!(
        unknown[0][1],
        "There is no muscle and no exercise called `squatt`"
    );
    assert_eq!(unknown[0][2], "did you mean `squat`?");
}

/// Leg curls on one day and on another, and what the second has besides.
fn curls(first: &str, second: &str, more: &str) -> String {
    format!("day {first}\n  leg_curl 3x10 @40\nday {second}\n  leg_curl 3x10 @40\n{more}")
}

#[test]
fn hours_are_counted_by_half_days() {
    let between = |hours: u32| format!("require {hours} hours between hams");
    for (first, second, hours) in [
        ("1 pm", "3 am", 36),
        ("1 am", "2 pm", 36),
        ("1 am", "1 pm", 12),
        ("1", "3 am", 48),
        ("1", "2", 24),
    ] {
        let plan = curls(first, second, "");
        holds(&between(hours), &plan);
        assert_eq!(
            one(&between(hours + 1), &plan).1,
            format!(
                "Day {first} and Day {second} train hams with {hours} hours between, not {}",
                hours + 1
            )
        );
    }
    // Days count whole, and a morning and an evening are one.
    holds("require 1 day between hams", &curls("1 pm", "3 am", ""));
    holds("require 1 day between hams", &curls("1 am", "1 pm", ""));
}

#[test]
fn the_morning_of_a_day_comes_before_its_evening() {
    let calves = |day: &str| format!("day {day}\n  calf_raise 3x10 @40\n");
    let plan = curls("2 am", "4", &calves("2 pm"));
    let all = said("require calves before hams", &plan);
    assert_eq!(
        all[0],
        [
            "requirement-broken",
            "Day 2 am trains hams before Day 2 pm trains calves",
            "put `standing_calf` above `lying_leg_curl` on Day 2 am, or change the requirement"
        ]
    );
    holds("require hams before calves", &plan);
    assert_eq!(
        one("require calves first", &plan).1,
        "Day 2 am trains hams before Day 2 pm trains calves"
    );
    holds("require calves last", &plan);
    assert_eq!(
        one("require hams last", &plan).1,
        "Day 2 pm trains calves after Day 2 am trains hams"
    );
    // Another day's evening is no matter.
    holds(
        "require calves before hams",
        &curls("2 am", "4", &calves("3 pm")),
    );
}

#[test]
fn a_counter_example_names_the_options_that_it_hangs_on() {
    let plan = "option spotter = no\noption home = no\nday 1\n  squat 3x5 @100\n  leg_press 3x10 @100 when spotter\nday 4\n  leg_curl 3x10 @40 when home\nday 5\n  leg_curl 3x10 @40\n";
    let between = "require 1 day between hams";
    assert_eq!(
        one(between, plan).1,
        "Day 4 and Day 5 train hams with no day between, not 1 (with home = yes)"
    );
    // Broken under three of four settings, it hangs on both.
    let quads = "option a = no\noption b = no\nday 1\n  squat 3x5 unless a and b\n";
    assert_eq!(
        one("require quads at most 2 sets per week", quads).1,
        "The week has 3 sets for quads, not at most 2 (with b = no)"
    );
    let either = "option a = no\noption b = no\nday 1\n  squat 3x5 when a and b\n";
    assert_eq!(
        one("require quads at most 2 sets per week", either).1,
        "The week has 3 sets for quads, not at most 2 (with a = yes, b = yes)"
    );
}

/// What is said of weeks and options is true of each that it names.
#[test]
fn figures_that_differ_are_told_apart() {
    let broken = |requirement: &str, plan: &str| {
        let mut all = said(requirement, plan);
        assert_eq!(all.len(), 1, "{requirement}: {all:?}");
        let [_, message, help] = all.remove(0);
        (message, help)
    };
    let (message, help) = broken(
        "require quads 4-6 sets per week",
        "weeks 3\nday 1\n  squat week[5x5, 7x5, 3x5] @100\n",
    );
    assert_eq!(
        message,
        "The week has 7 sets for quads, not 4 to 6 (in week 2); also 3 sets in week 3"
    );
    assert_eq!(
        help,
        "bring each within 4 to 6 sets, or change the requirement"
    );
    let options = "option spotter = no\nweeks 3\nday 1\n  squat week[8x5, 8x5, 13x5] @100 unless spotter\n  squat week[8x5, 8x5, 4x5] @100 when spotter\n";
    let (message, help) = broken("require quads 6-12 sets per week", options);
    assert_eq!(
        message,
        "The week has 13 sets for quads, not 6 to 12 (in week 3, with spotter = no); also 4 sets in week 3 with spotter = yes"
    );
    assert!(
        help.starts_with("bring each within 6 to 12 sets, or "),
        "{help}"
    );
    // Those that are alike are one, and what is too much all along has its own help.
    let (message, help) = broken(
        "require quads at most 6 sets per week",
        "option light = no\nweeks 4\nday 1\n  squat week[7x5, 7x5, 8x5, 9x5] @100\n  leg_curl 3x10 @40 when light\n",
    );
    assert_eq!(
        message,
        "The week has 7 sets for quads, not at most 6 (in week 1); also in week 2 and 8–9 sets in weeks 3–4"
    );
    assert!(help.starts_with("take away sets for quads, or "), "{help}");
    let (message, help) = broken(
        "require quads 4-6 sets per session",
        "day 1\n  squat 7x5 @100\nday 3\n  squat 1x5 @100\n",
    );
    assert_eq!(
        message,
        "Day 1 has 7 sets for quads, not 4 to 6; also Day 3 (1 set)"
    );
    assert!(help.starts_with("bring each within 4 to 6 sets"), "{help}");
}
