//! `legc why`: the reason for every number.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "what helps a test may assert by panicking, as the test itself may"
)]

#[allow(dead_code, reason = "other tests use the rest")]
mod common;

use common::legc;

const ROUTINE: &str = "units kg
weeks 2
round nearest 2.5
max squat 200
tm squat 90%
let step = 2.5kg
block main[lift, share]
  lift 3x5 @share tm + step*week  rest[3min on last set]
gear barbell bar[20] plates[25, 20, 10, 5, 2.5, 1.25]
day 1
  use main[squat, week[70%, 85%]]
  squat 1x3 @100, 2x5 @90% top
week 2 deload[80%]
day 2
  plank 3x30s
";

#[track_caller]
fn why(words: &[&str]) -> String {
    let mut args = vec!["why", "-"];
    args.extend(words);
    let ran = legc(&args, ROUTINE);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    ran.text().to_owned()
}

#[track_caller]
fn in_order(text: &str, parts: &[&str]) {
    // However it is wrapped.
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut rest = flat.as_str();
    for part in parts {
        let at = rest
            .find(part)
            .unwrap_or_else(|| panic!("`{part}` is not said, or not in its place:\n{text}"));
        rest = rest.get(at + part.len()..).expect("what is after it");
    }
}

#[test]
fn a_load_is_told_from_the_source_to_the_bar() {
    let text = why(&["week", "1", "day", "1", "squat", "set", "3"]);
    in_order(
        &text,
        &[
            "Back squat, set 3 of 3",
            "5 × 127.5 kg",
            "`3x5`, line 8",
            "the block `main`",
            "`share tm + step*week`, line 8",
            "week 1 of 2 takes `70%`, line 11",
            "`share` stands for `week[70%, 85%]`, 70%, line 11",
            "the max of `squat` is 200 kg, line 4",
            "the training max of `squat` is 180 kg, line 5",
            "`step` is 2.5 kg, line 6",
            "it comes to 128.5 kg",
            "rounded as the file says, 127.5 kg, line 3",
            "20 empty and 2×25 + 1×2.5 + 1×1.25, on both sides, line 9",
            "the rest is `rest[3min on last set]`, line 8",
            "Back squat, set 3 of 3",
            "the top set of the line is 100 kg",
            "it comes to 90 kg",
        ],
    );
    assert!(
        text.lines().all(|line| line.chars().count() <= 80),
        "{text}"
    );
}

#[test]
fn a_deload_is_told_with_what_it_makes() {
    // 85% of 180 and two steps of 2.5: 158, which is rounded to 157.5; 80% of that is 126.
    let text = why(&["week 2 squat set 1"]);
    in_order(
        &text,
        &[
            "5 × 125 kg",
            "it comes to 158 kg",
            "157.5 kg",
            "a deload with loads at 80%, so 126 kg of 157.5 kg; by the rounding and the gear, 125 kg, line 13",
        ],
    );
}

const DEFAULTS: &str = "units kg
max squat 200
block main[lift, share = 80%, scheme = 3x5, pause = 2min, step = 5kg]
  lift scheme @share rest[pause]
  lift 2x8 @100kg + step
style calm[left = 2] = rir[left]
day 1 am
  use main[squat]
day 1 pm
  bench_press 1x5 @60 calm
day 4
  use main[squat, 70%, pause = 3min]
";

#[test]
fn what_a_parameter_is_by_default_is_told_as_what_it_is_given_is() {
    let ask = |words: &[&str]| {
        let mut args = vec!["why", "-"];
        args.extend(words);
        let ran = legc(&args, DEFAULTS);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        ran.text().to_owned()
    };
    in_order(
        &ask(&["day", "1", "am", "squat"]),
        &[
            "Back squat, all 3 sets",
            "5 × 160 kg",
            "`scheme` stands for `3x5` by default, line 3",
            "`share` stands for `80%` by default, line 3",
            "the max of `squat` is 200 kg",
            "`pause` stands for `2min` by default, line 3",
            "8 × 105 kg",
            "`step` stands for `5kg` by default, 5 kg, line 3",
        ],
    );
    in_order(
        &ask(&["day", "4", "squat", "set", "1"]),
        &[
            "Back squat, set 1 of 3",
            "`scheme` stands for `3x5` by default",
            "`share` stands for `70%`, line 12",
            "`pause` stands for `3min`, line 12",
        ],
    );
    in_order(
        &ask(&["bench_press"]),
        &[
            "Bench press, its one set",
            "`left` stands for `2` by default, line 6",
        ],
    );
    let plan = legc(&["expand", "--why", "--day", "1 am", "-"], DEFAULTS);
    in_order(
        plan.text(),
        &["`share` stands for `80%` by default, line 3"],
    );
    assert!(!plan.text().contains("Bench press"), "{}", plan.text());
}

#[test]
fn shares_of_another_lift_and_of_a_load_are_told() {
    let text = "units kg\nmax front_squat 80% of squat\nmax squat 200\ntm squat 90%\ntm front_squat 85% of squat\nday 1\n  front_squat 3x5 @75%, 1x5 @60% tm\n  leg_press 2x6 @100 drop[100%, 80%]\n";
    let ask = |exercise: &str| legc(&["why", "-", exercise], text).text().to_owned();
    in_order(
        &ask("front_squat"),
        &[
            "5 × 120 kg",
            "the max of `front_squat` is 80% of that of `squat`, 200 kg: 160 kg, line 2",
            "5 × 91.8 kg",
            "the training max of `squat` is 180 kg, line 4",
            "the training max of `front_squat` is 153 kg, line 5",
        ],
    );
    in_order(
        &ask("leg_press"),
        &[
            "6 × 100 → 80 kg",
            "the load is `100`",
            "the load is `80%`",
            "80% of the set's load, 100 kg, is 80 kg",
        ],
    );
}

#[test]
fn the_step_of_a_pyramid_is_told_past_the_sets_of_a_warm_up() {
    let text = "units kg\nday 1\n  squat 3x5 warmup[50%x5] pyramid[60 to 100]\n";
    let ran = legc(&["why", "-", "squat"], text);
    in_order(
        ran.text(),
        &[
            "set 2 of 4",
            "the load is `60`",
            "set 3 of 4",
            "the load is step 2 of",
            "`100`",
        ],
    );
}

#[test]
fn parts_of_days_and_several_weeks_can_be_asked_about() {
    for day in ["1 pm", "1pm", "day 1 PM"] {
        let ran = legc(&["expand", "-", "--day", day], DEFAULTS);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        assert!(ran.text().contains("Bench press") && !ran.text().contains("Back squat"));
    }
    let ran = legc(&["expand", "-", "--day", "2 pm"], DEFAULTS);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr
            .contains("no day `2 pm`; it has Day 1 am, Day 1 pm, Day 4"),
        "{}",
        ran.stderr
    );
    let ran = legc(&["why", "-", "day 1 pm squat"], DEFAULTS);
    assert_eq!(ran.code, 2);
    let message = "`squat` is not planned on day 1 pm of week 1; it is on Day 1 am (3 sets), Day 1 am (2 sets)";
    assert!(ran.stderr.contains(message), "{}", ran.stderr);
    let weeks = why(&["week", "1-2", "day", "1", "squat", "set", "1"]);
    assert_eq!(weeks.matches("week 1, day 1").count(), 2, "{weeks}");
    assert_eq!(weeks.matches("week 2, day 1").count(), 2, "{weeks}");
    for (weeks, code) in [("1-2", 0), ("1,2", 0), ("2-1", 2), ("1-3", 2), ("x", 2)] {
        for command in ["expand", "volume"] {
            let ran = legc(&[command, "-", "--week", weeks], ROUTINE);
            assert_eq!(ran.code, code, "{weeks}: {}", ran.stderr);
        }
    }
}

#[test]
fn help_is_a_command_too() {
    for args in [&["help"][..], &["help", "expand"]] {
        let ran = legc(args, "");
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        assert!(ran.text().contains("Usage: legc"), "{}", ran.text());
    }
}

#[test]
fn what_cannot_be_asked_says_why() {
    for (words, message) in [
        (&["sqat"][..], "did you mean `squat`?"),
        (&["day", "squat"], "a number belongs after `day`"),
        (&["day", "2"], "which exercise?"),
        (&["squat", "plank"], "more than can be asked at once"),
        (
            &["day", "2", "plank"],
            "`plank` is not planned on day 2 of week 1",
        ),
        (&["squat", "set", "9"], "with a set 9"),
        (
            &["week", "3", "squat"],
            "there is no week 3: the routine has 2 weeks",
        ),
    ] {
        let mut args = vec!["why", "-"];
        args.extend(words);
        let ran = legc(&args, ROUTINE);
        assert_eq!(ran.code, 2, "{words:?}");
        assert!(ran.stderr.contains(message), "{words:?}: {}", ran.stderr);
    }
    // A routine with errors has no plan to be asked about.
    let ran = legc(&["why", "-", "squat"], "day 1\n  squat 0x5\n");
    assert_eq!(ran.code, 1);
}

/// Every reason of `text`, however it is laid out, without places in the page.
fn said(text: &str) -> String {
    let words = text.split_whitespace();
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn the_plan_shows_the_same_reasons() {
    let plan = legc(&["expand", "--why", "--week", "1", "-"], ROUTINE);
    assert_eq!(plan.code, 0, "{}", plan.stderr);
    let plan = plan.text();
    in_order(
        plan,
        &[
            "3 work 5 × 127.5 kg",
            "· the sets and reps are `3x5`, line 8",
            "– the line stands in the block `main`, line 8",
            "· the load is `share tm + step*week`, line 8",
            "– week 1 of 2 takes `70%`, line 11",
            "– rounded as the file says, 127.5 kg, line 3",
            "· the rest is `rest[3min on last set]`, line 8",
        ],
    );
    assert!(
        plan.lines().all(|line| line.chars().count() <= 80),
        "{plan}"
    );
    // Without it the plan is as it was.
    let bare = legc(&["expand", "--week", "1", "-"], ROUTINE);
    assert!(!bare.text().contains("the sets and reps are"));
}

/// `why` and `expand --why` say one and the same.
#[test]
fn both_ways_to_ask_have_one_answer() {
    let words = |text: &str| -> Vec<String> {
        let lines = text
            .lines()
            .map(|line| line.trim_start_matches([' ', '·', '–']));
        said(&lines.collect::<Vec<_>>().join(" "))
            .split(' ')
            .map(str::to_owned)
            .collect()
    };
    let json = legc(
        &["expand", "--why", "--week", "2", "--format", "jsonl", "-"],
        ROUTINE,
    );
    let why = why(&["week 2 squat"]).replace('\n', " ");
    let why = words(&why).join(" ");
    for row in json.text().lines() {
        let row: serde_json::Value = serde_json::from_str(row).expect("a row");
        if row["exercise"] != "squat" {
            continue;
        }
        for reason in row["why"].as_array().expect("reasons") {
            let text = said(reason["text"].as_str().expect("a text"));
            assert!(why.contains(&text), "{text} is not in {why}");
        }
    }
}

/// What a technique is given is told with it, and never with a load that is read after it.
#[test]
fn what_techniques_are_given_is_told_with_them() {
    let text = "units kg\nweeks 2\nlet rise = week[5, 10]\nstyle slow[a, b] = rest[a] rir[week[b, 3]]\nday 1\n  leg_press 3x10 @100 + rise  slow[90s, 2]\n";
    let ran = legc(&["expand", "--why", "--week", "1", "-"], text);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    in_order(
        ran.text(),
        &[
            "· the load is `100 + rise`, line 6",
            "– `rise` is `week[5, 10]`, here 5, line 3",
            "– it comes to 105 kg",
            "· `rir[week[b, 3]]` of the style `slow`",
            "– week 1 of 2 takes `b`, line 4",
            "– `b` stands for `2`, line 6",
            "· the rest is `rest[a]` of the style `slow`, line 4",
            "– `a` stands for `90s`, line 6",
        ],
    );
    assert_eq!(
        ran.text().matches("stands for").count(),
        2,
        "{}",
        ran.text()
    );
}

/// Two parameters of a block are two loads, each with its own steps.
#[test]
fn parameters_keep_their_steps_apart() {
    let text = "units kg\nmax squat 200\nblock main[a, b, c]\n  squat 1x5 @a, 1x3 @b\n  squat 1x2 @c\nday 1\n  use main[70%, 80% max - 5kg, week[90%]]\n";
    let rows = legc(&["expand", "--why", "--format", "jsonl", "-"], text);
    assert_eq!(rows.code, 0, "{}", rows.stderr);
    let loads: Vec<String> = rows
        .text()
        .lines()
        .map(|row| {
            let row: serde_json::Value = serde_json::from_str(row).expect("a row");
            let reasons = row["why"].as_array().expect("reasons").iter();
            let loads = reasons.filter(|reason| reason["of"] == "load");
            let texts = loads.filter_map(|reason| reason["text"].as_str());
            texts.collect::<Vec<_>>().join("; ")
        })
        .collect();
    let made = "on both sides, as a usual gym has it";
    let max = "the max of `squat` is 200 kg";
    assert_eq!(
        loads,
        [
            format!(
                "the load is `a`; `a` stands for `70%`; {max}; it comes to 140 kg; it is made of 20 empty and 2×25 + 1×10, {made}"
            ),
            format!(
                "the load is `b`; `b` stands for `80% max - 5kg`; {max}; it comes to 155 kg; it is made of 20 empty and 2×25 + 1×15 + 1×2.5, {made}"
            ),
            format!(
                "the load is `c`; `c` stands for `week[90%]`; week 1 of 1 takes `90%`; {max}; it comes to 180 kg; it is made of 20 empty and 3×25 + 1×5, {made}"
            ),
        ]
    );
}

const MOVING: &str = "units kg
weeks 4
round nearest 2.5
option tired = no
style strict = tempo[3010] rest[2min]
day 1
  squat        3x5     @100  linear[5, tries = 1]  strict
  squat        2x8     @60   when tired
day 3
  dumbbell_curl 3x8-12 @20   double[2.5]
week 3 deload[sets 50%]
";

#[test]
fn sets_and_reps_have_reasons_too() {
    let text = "units kg\nweeks 2\nday 1\n  squat week[3x5, 4x3] @100 warmup[50%x5]\nweek 2 deload[sets 50%]\n";
    let ran = legc(&["expand", "--why", "--week", "2", "-"], text);
    in_order(
        ran.text(),
        &[
            "the set is the step `50%x5` of `warmup[50%x5]`, line 4",
            "50% of the first work load, 100 kg, is 50 kg",
            "the sets and reps are `4x3`",
            "week 2 of 2 takes `4x3`",
            "a deload with 50% of the work sets, so 2 sets, line 5",
        ],
    );
}

#[test]
fn what_sessions_have_made_of_a_line_is_told_as_assumed() {
    let args = [
        "expand",
        "--why",
        "--week",
        "4",
        "--assume",
        "squat=made,missed",
        "--assume",
        "missed",
        "-",
    ];
    let ran = legc(&args, MOVING);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    in_order(
        ran.text(),
        &[
            "`linear[5, tries = 1]` has moved it from 100 kg to 95 kg over 2 sessions, 1 made and 1 missed, line 7",
            "`tempo[3010]` of the style `strict`",
            "the rest is `rest[2min]` of the style `strict`, line 5",
        ],
    );
    // All sessions made: the reps rise, the load stays.
    let ran = legc(
        &[
            "expand",
            "--why",
            "--week",
            "4",
            "--day",
            "3",
            "--set",
            "tired=yes",
            "-",
        ],
        MOVING,
    );
    in_order(
        ran.text(),
        &[
            "`double[2.5]` has moved it from 8 to 10 reps over 2 sessions, all made, line 10",
            "`double[2.5]` has left it as it was over 2 sessions",
        ],
    );
    let ran = legc(
        &[
            "expand",
            "--why",
            "--day",
            "1",
            "--week",
            "1",
            "--set",
            "tired=yes",
            "-",
        ],
        MOVING,
    );
    in_order(ran.text(), &["2x8", "`when tired` holds with tired = yes"]);
}

/// Reasons are those of the line at hand: what was noted of the many before it is forgotten.
#[test]
fn a_back_off_set_tells_what_has_moved_its_top_set() {
    let routine = "units lb\nweeks 4\nday 1\n  squat 1x5 @135, 3x5 @80% top  linear[5]\n";
    let ran = legc(
        &["why", "-", "week", "3", "monday", "squat", "set", "2"],
        routine,
    );
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    in_order(
        ran.text(),
        &[
            "5 × 116 lb",
            "`linear[5]` has moved the top set from 135 lb to 145 lb",
            "the top set of the line is 145 lb",
        ],
    );
}

#[test]
fn a_long_plan_streams_with_its_reasons() {
    let mut text =
        "units kg\nweeks 52 cycles 10\nmax squat 200\nround nearest 2.5\nday 1\n".to_owned();
    for _ in 0..5 {
        text.push_str(
            "  squat 3x5 @60% max + 1kg*cycle\n  leg_press 3x5 @100 linear[2.5, tries = 1]\n",
        );
    }
    let ran = legc(
        &["expand", "--why", "--format", "jsonl", "-"],
        text.as_str(),
    );
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let rows = ran.text().lines().count();
    assert_eq!(rows, 520 * 10 * 3);
    let longest = ran.text().lines().map(str::len).max().expect("rows");
    assert!(longest < 2000, "a row of {longest} bytes");
    let last = legc(&["expand", "--why", "--week", "520", "-"], text.as_str());
    let cycles = last.text().matches("the max of `squat` is 200 kg").count();
    assert_eq!(cycles, 5);
}

/// A line that moves on reads its schemes once more, for the last set: that is no second reason.
#[test]
fn what_a_parameter_stands_for_is_told_once() {
    let text =
        "units kg\nblock m[lift, sets = 3x5]\n  lift sets @100 linear[5]\nday 1\n  use m[squat]\n";
    let ran = legc(&["why", "-", "squat"], text);
    assert_eq!(ran.text().matches("`sets` stands for `3x5`").count(), 1);
}

/// Groups that move along with the first are told of as it is, and a deload with what its share is and
/// comes out as.
#[test]
fn what_moves_along_and_what_is_rounded_has_its_reason() {
    let asked = |text: &str, words: &[&str]| {
        let ran = legc(&[&["why", "-"], words].concat(), text);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        ran.text().to_owned()
    };
    let along = "units kg\nweeks 4\nday 1\n  leg_press 2x10 @100, 1x10+ @100 amrap[5]\n";
    for set in ["1", "3"] {
        let text = asked(along, &["week", "4", "day", "1", "leg_press", "set", set]);
        in_order(
            &text,
            &[
                "the load is `100`",
                "`amrap[5]` has moved it from 100 kg to 130 kg over 3 sessions, all made",
            ],
        );
    }
    let lighter = "units kg\nweeks 2\nround nearest 2.5\ngear barbell bar[20] plates[20, 10, 5, 2.5, 1.25]\nday 1\n  squat 3x5 @60 warmup[50%x5]\nweek 2 deload[loads 60%]\n";
    let day = ["week", "2", "day", "1", "squat", "set"];
    in_order(
        &asked(lighter, &[&day[..], &["1"]].concat()),
        &["loads at 60%, so 18 kg of 30 kg; by the rounding and the gear, 20 kg"],
    );
    in_order(
        &asked(lighter, &[&day[..], &["2"]].concat()),
        &["loads at 60%, so 36 kg of 60 kg; by the rounding and the gear, 35 kg"],
    );
}

#[test]
fn a_step_of_a_pyramid_is_told_with_what_it_is_exactly() {
    let plan = "day 1\n  lying_leg_curl 5x10 pyramid[20 to 40] work[2]\n";
    let args = ["why", "-", "day", "1", "lying_leg_curl", "set", "2"];
    let said = |head: &str| legc(&args, format!("units kg\n{head}{plan}"));
    let rounded = said("round nearest 2.5\n");
    let step = "the load is step 2 of `pyramid[20 to 40]`";
    let exact = "step 2 of 4 in equal jumps from 20 kg to 40 kg it comes to ≈26.667 kg";
    let parts = [step, exact, "rounded as the file says, 27.5 kg, line 2"];
    in_order(rounded.text(), &parts);
    // The other steps have theirs.
    assert!(!rounded.text().contains("33.333"), "{}", rounded.text());
    let usual = said("");
    let parts = [
        step,
        exact,
        "rounded down to what plates usually make, 25 kg",
    ];
    in_order(usual.text(), &parts);
}

#[test]
fn one_rep_is_done() {
    let text = "units kg\nmax squat 150\nday 1\n  squat 1x1 @rir[0]\n";
    let ran = legc(&["why", "-", "day", "1", "squat"], text);
    in_order(ran.text(), &["1 rep with 0 in reserve is done with"]);
}

#[test]
fn a_deload_of_nothing_less_says_so() {
    let text = "units kg\nweeks 2\nweek 2 deload[loads 100%]\nday 1\n  squat 3x5 @100\n";
    let ran = legc(&["expand", "-", "--week", "2"], text);
    in_order(
        ran.text(),
        &["Week 2 of 2", "deload: loads and sets at 100%"],
    );
}
