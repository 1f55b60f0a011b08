//! What sets are loaded with: against maxes, gear, reps, effort and the rest of the line.

use super::{broken, findings, fixed, messages, names};

#[test]
fn a_max_is_a_max_in_either_unit() {
    assert_eq!(
        broken("units lb\nmax squat 220\nday 2\n  squat 3x2 @100kg\n"),
        [("reps-at-max", "100kg".to_owned())]
    );
    assert!(names("units lb\nmax squat 221\nday 2\n  squat 1x1 @100kg\n").is_empty());
    let message = messages(
        "units lb\nmax squat 300\nday 2\n  squat 3x1 @315\n",
        "over-max",
    );
    assert_eq!(message, ["315 lb is 105% of the max of `squat`"]);
    // Help from a partner is not what a max is about; a range is judged by its lesser end.
    assert!(
        names("units lb\nmax leg_press 300\nday 2\n  leg_press 3x3 @90% forced[2]\n").is_empty()
    );
    assert!(names("units lb\nmax leg_press 300\nday 2\n  leg_press 3x1 @95-105%\n").is_empty());
}

#[test]
fn loads_are_pointed_at_wherever_they_are_written() {
    let at = |line: &str| {
        broken(&format!(
            "units lb\nmax leg_press 300\nday 2\n  leg_press {line}\n"
        ))
    };
    let found = |text: &str| vec![("reps-at-max", text.to_owned())];
    assert_eq!(at("2x5 @200, 1x3 @310"), found("310"));
    assert_eq!(at("3x3 @[200, 250, 300 lb]"), found("300 lb"));
    assert_eq!(
        at("3x3 @[200, 250, 300] failure[on last set]"),
        found("300")
    );
    assert_eq!(at("3x3 drop[310, 200]"), found("310"));
    assert_eq!(
        at("3x3 pyramid[200, 250, 320] failure[on last set]"),
        found("320")
    );
    assert_eq!(at("4x3 pyramid[200 to 320] work[2]"), found("320"));
    assert_eq!(at("4x3 @ 310 rest[90s] # heavy"), found("310"));
}

#[test]
fn gear_of_the_file_has_to_make_the_loads() {
    let with = |gear: &str, line: &str| {
        format!("units lb\ngear leg_press  {gear}\nday 2\n  leg_press {line}\n")
    };
    let stack = "stack[50 to 300 by 20]";
    let text = with(stack, "3x10 @100");
    assert_eq!(broken(&text), [("load-not-makeable", "100".to_owned())]);
    assert_eq!(
        messages(&text, "load-not-makeable"),
        ["`leg_press` cannot be loaded with 100 lb; the nearest are 90 and 110 lb"]
    );
    // One way out only: the fix takes it, unit and all.
    assert_eq!(
        fixed(&with(stack, "3x10 @400lb")),
        with(stack, "3x10 @290lb")
    );
    assert_eq!(
        fixed(&with(stack, "3x10 @[110, 130, 400 lb]")),
        with(stack, "3x10 @[110, 130, 290 lb]")
    );
    assert_eq!(
        fixed(&with("sled[70] plates[45, 25]", "3x10 drop[250, 30]"))
            .matches("70")
            .count(),
        2
    );
    assert_eq!(
        names(&with("sled[70] plates[45, 25]", "3x10 @30")),
        ["load-below-bar"]
    );
    // A pyramid's ends are the file's, its steps are worked out between them.
    let pyramid = with("sled[50] plates[45]", "5x10 pyramid[140 to 490] work[3]");
    assert_eq!(
        broken(&pyramid),
        [
            ("worked-load-not-makeable", "5x10".to_owned()),
            ("load-not-makeable", "490".to_owned())
        ]
    );
    // Plates weigh what the sled does too, and come in pairs where there are two posts.
    let plates = |line: &str| with("sled[50] plates[45]", line);
    assert!(names(&plates("3x10 @4 plates")).is_empty());
    assert_eq!(
        messages(&plates("3x10 @3 plates"), "load-not-makeable"),
        ["`leg_press` cannot be loaded with 185 lb; the nearest are 140 and 230 lb"]
    );
    let rounded = pyramid.replace("490", "500") + "round nearest gear\n";
    assert!(names(&rounded).is_empty());
    // Nothing is known of a gym that the file does not describe, but that its bar weighs something.
    assert!(names("units lb\nday 2\n  squat 5x5 @181\n").is_empty());
    assert!(names("units lb\nday 2\n  dumbbell_curl 3x8 @8\n").is_empty());
    let light = "units kg\nday 2\n  squat 5x5 @8\n";
    assert_eq!(broken(light), [("load-below-usual-bar", "8".to_owned())]);
    assert_eq!(fixed(light), light.replace("@8", "@rpe[8]"));
    let declared = format!("gear squat  bar[20kg] plates[5kg]\n{light}");
    assert_eq!(names(&declared), ["load-below-bar"]);
    assert_eq!(fixed(&declared), declared.replace("@8", "@rpe[8]"));
    assert!(names("units kg\ngear squat  bar[8]\nday 2\n  squat 5x5 @8\n").is_empty());
    // A load in another unit is held against the gear exactly.
    assert_eq!(
        messages(&with(stack, "3x10 @60kg"), "load-not-makeable"),
        ["`leg_press` cannot be loaded with 60 kg (132.28 lb); the nearest are 130 and 150 lb"]
    );
    // A step of a warm-up that is written as a weight is one like any other.
    assert_eq!(
        broken(&with(stack, "3x10 @110 warmup[60lbx8]")),
        [("load-not-makeable", "60lb".to_owned())]
    );
}

#[test]
fn what_is_worked_out_has_to_be_made_too() {
    let with = |gear: &str, line: &str| {
        format!("units kg\n{gear}max squat 230\nweeks 2\nday 2\n  squat {line}\n")
    };
    let bar = "gear squat  bar[20] plates[6x25, 2x2.5]\n";
    let rounded = format!("round nearest gear\n{bar}");
    let said = |gear: &str, line: &str, rule: &str| messages(&with(gear, line), rule);
    // Told once for a lift, with how many more sets there are.
    let found = findings(&with(bar, "3x3 @60%, 2x5 @90% top"));
    assert_eq!(
        found
            .iter()
            .map(|found| found.message.as_str())
            .collect::<Vec<_>>(),
        ["`squat` cannot be loaded with 138 kg, 60% of its max; the nearest are 125 and 170 kg"]
    );
    assert_eq!(
        found[0].labels[0].message,
        "cannot be made; 7 more sets too, to week 2"
    );
    assert!(fixed(&with(bar, "3x3 @60%")).contains("\nround nearest gear\ngear squat"));
    let in_steps = with(&format!("round nearest 2.5\n{bar}"), "3x3 @60%");
    assert!(fixed(&in_steps).contains("round nearest gear\n"));
    // What the gear ends before is told as what was asked.
    assert_eq!(
        said(&rounded, "3x1 @100%", "worked-load-too-heavy"),
        [
            "`squat` is to be loaded with 230 kg, 100% of its max, and its gear makes no more than 175 kg"
        ]
    );
    assert_eq!(
        said(&rounded, "3x1 @5%", "worked-load-below-bar"),
        [
            "`squat` is to be loaded with 11.5 kg, 5% of its max, and its gear makes no less than 20 kg"
        ]
    );
    // A little beyond the end it is rounding as anywhere else.
    assert!(names(&with(&rounded, "3x3 @77%")).is_empty());
    // Of a usual gym nothing is known but the empty bar, and what is rounded to it.
    assert!(names(&with("", "3x3 @78%")).is_empty());
    assert_eq!(names(&with("", "3x3 @5%")), ["worked-load-below-bar"]);
    let rack = "units kg\nround nearest gear\nmax dumbbell_bench_press 100\nday 2\n  dumbbell_bench_press 3x3 @90%\n";
    assert_eq!(names(rack), ["worked-load-too-heavy"]);
    // A range that holds what can be made is one to choose from.
    assert!(names(&with(bar, "3x3 @50-60%")).is_empty());
    assert_eq!(
        names(&with(bar, "3x3 @56-60%")),
        ["worked-load-not-makeable"]
    );
    // One warms up with the empty bar, and the plan says so.
    assert!(names(&with(&rounded, "3x3 @125kg warmup[10%x5, 12%x5, 55%x3]")).is_empty());
    assert_eq!(
        names(&with(&rounded, "3x3 @125kg warmup[40%x5, 55%x3]")),
        ["warmup-step-twice"]
    );
}

#[test]
fn implausible_loads_are_told_in_both_units() {
    assert_eq!(
        names("day 2\n  leg_press 4x10 @3001lb\n"),
        ["implausible-load"]
    );
    assert_eq!(
        names("day 2\n  leg_press 4x10 @1361kg\n"),
        ["implausible-load"]
    );
    assert!(names("day 2\n  leg_press 4x10 @3000lb\n").is_empty());
}

#[test]
fn reps_may_fall_as_the_load_rises() {
    assert!(names("units lb\nday 2\n  squat 3x5 @[135, 185, 225]\n").is_empty());
    assert!(names("units lb\nday 2\n  squat 1x5 @135, 3x8 @185 warmup[1]\n").is_empty());
    assert_eq!(
        broken("day 2\n  pull_up 1x5 @bw+10kg, 1x8 @bw+20kg\n"),
        [("reps-rise-with-load", "1x8".to_owned())]
    );
    assert!(names("day 2\n  assisted_pull_up 1x5 @bw-10kg, 1x8 @bw-20kg\n").is_empty());
}

#[test]
fn the_chart_leaves_room_for_strong_lifters() {
    let on = |line: &str| {
        names(&format!(
            "units lb\nmax leg_press 400\nday 2\n  leg_press {line}\n"
        ))
    };
    // 80% is good for 7 reps in the chart; 9 pass, 10 do not.
    assert!(on("3x9 @80%").is_empty());
    assert_eq!(on("3x10 @80%"), ["infeasible-load"]);
    assert_eq!(on("3x10 @320"), ["infeasible-load"]);
    // Rests within the set, drops and parts are what such loads are done with.
    for line in [
        "3x12 @80% rest_pause[15s]",
        "3x12 drop[320, 280, 240]",
        "3x6+6 @80%",
    ] {
        assert!(on(line).is_empty(), "{line}");
    }
    // The chart ends at 16 reps.
    assert!(on("3x30 @50%").is_empty());
    assert_eq!(on("3x6 @85% rir[2]"), ["infeasible-load"]);
}

#[test]
fn an_effort_is_held_against_the_load() {
    let on = |line: &str| names(&format!("units lb\nmax squat 300\nday 2\n  squat {line}\n"));
    assert_eq!(on("3x5 @60% rpe[9]"), ["rpe-against-percent"]);
    assert_eq!(on("3x5 @180 rir[1]"), ["rpe-against-percent"]);
    assert_eq!(on("3x3 @92% rpe[6]"), ["rpe-against-percent"]);
    assert!(on("3x5 @80% rpe[7-8]").is_empty());
    assert!(on("3x8-12 @70% rir[1-3]").is_empty());
    // Too heavy for the reps alone: one finding says so.
    assert_eq!(on("3x10 @95% rpe[8]"), ["infeasible-load"]);
    // Beyond the chart only the heavy side is known.
    assert!(on("3x20 @40% rpe[8]").is_empty());
    assert_eq!(
        messages(
            "units lb\nmax squat 300\nday 2\n  squat 3x5 @60% rpe[9]\n",
            "rpe-against-percent"
        ),
        ["5 reps at an RPE of 9 are usually done with about 83.7% of the max, not with 60%"]
    );
}

#[test]
fn a_load_of_one_group_is_not_that_of_the_others() {
    let day = |line: &str| {
        let max = if line.contains("@75%") {
            "max squat 315\n"
        } else {
            ""
        };
        format!("units lb\n{max}day 2\n  {line}\n")
    };
    let line = |text: &str| text.lines().last().unwrap_or("").trim().to_owned();
    for (written, meant) in [
        (
            "lying_leg_curl 1x15, 1x12, 1x10 @90",
            "lying_leg_curl 1x15 @90, 1x12 @90, 1x10 @90",
        ),
        ("squat 2x5 @225, 1x5+", "squat 2x5 @225, 1x5+ @225"),
        (
            "squat 2x5, 1x5+ @75% rest[3min]",
            "squat 2x5 @75%, 1x5+ @75% rest[3min]",
        ),
    ] {
        let text = day(written);
        assert_eq!(names(&text), ["sets-without-load"], "{written}");
        assert_eq!(line(&fixed(&text)), meant);
    }
    // What the others are to be loaded with cannot be told from these.
    for written in [
        "squat 1x8, 1x5 @205, 1x3 @225",
        "squat 1x8, 2x5 @[205, 225]",
    ] {
        let found = findings(&day(written));
        let own = found
            .iter()
            .find(|found| found.rule.name == "sets-without-load");
        assert!(own.is_some_and(|found| found.fixes.is_empty()), "{written}");
    }
    // These are done without, or have theirs from elsewhere.
    for written in [
        "pull_up 3x5 @bw+10, 1xmax",
        "push_up 1x10, 1xmax @bw+20",
        "squat 3x5, 1x5+",
        "squat 2x5, 3x5 @225 work[3]",
        "seated_calf 2x10, 1x10 drop[90, 45 on last set]",
        "sled_push 2x20m, 2x40m @180",
    ] {
        let found = names(&day(written));
        assert!(
            !found.contains(&"sets-without-load"),
            "{written}: {found:?}"
        );
    }
}
