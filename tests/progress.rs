//! Lines that progress: the real binary is run, and what each session asks is held against what was
//! worked out by hand from the rule.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail by panicking"
)]

#[allow(dead_code, reason = "other tests use the rest")]
mod common;

use std::fmt::Write as _;

use common::legc;
use serde_json::Value;

/// Sets, reps and load of each session of `exercise`, in order: `5x5 22.5`.
#[track_caller]
fn sessions(text: &str, exercise: &str, args: &[&str]) -> Vec<String> {
    let all = [&["expand", "--format", "json"], args, &["-"]].concat();
    let ran = legc(&all, text);
    let plan: Value = serde_json::from_str(ran.text()).expect("a plan");
    let weeks = plan["weeks"].as_array().expect("weeks").iter();
    let days = weeks.flat_map(|week| week["days"].as_array().expect("days"));
    let entries = days.flat_map(|day| day["entries"].as_array().expect("entries"));
    let own = entries.filter(|entry| entry["exercise"] == exercise);
    own.map(|entry| {
        let sets = entry["sets"].as_array().expect("sets");
        let first = &sets[0]["segments"][0];
        let load = &first["load"]["value"];
        format!("{}x{} {load}", sets.len(), first["reps"]["min"])
    })
    .collect()
}

fn programme(name: &str) -> String {
    let path = format!(
        "{}/routines/programmes/{name}.leg",
        env!("CARGO_MANIFEST_DIR")
    );
    std::fs::read_to_string(path).expect("a programme")
}

/// 2.5 kg on for each session that is made; after the third miss in a row at 22.5 a tenth off, 20.25,
/// which the bar makes 20.
#[test]
fn linear_goes_back_after_three_misses() {
    let text = programme("stronglifts_five_by_five");
    let assumed = [
        "--assume",
        "squat=made,missed,missed,missed,made,missed,made,missed",
    ];
    let found = sessions(&text, "squat", &assumed);
    let loads = [
        "20", "22.5", "22.5", "22.5", "20", "22.5", "22.5", "25", "25", "27.5", "30", "32.5",
    ];
    assert_eq!(found, loads.map(|load| format!("5x5 {load}")));
    // The other lifts go on as if nothing had been said.
    let press = sessions(&text, "overhead_press", &assumed);
    assert_eq!(press[..3], ["5x5 20", "5x5 22.5", "5x5 25"]);
}

/// Five threes become six twos, ten singles, and then five threes of 85%: of 60 kg 51, which is
/// rounded down to 50.
#[test]
fn a_rule_of_the_file_moves_sets_and_reps() {
    let text = programme("gzclp");
    let missed = sessions(&text, "squat", &["--day", "monday", "--assume", "missed"]);
    assert_eq!(missed, ["5x3 60", "6x2 60", "10x1 60", "5x3 50"]);
    // It stays at six twos while they are made.
    let some = sessions(
        &text,
        "squat",
        &["--day", "monday", "--assume", "squat=missed,made"],
    );
    assert_eq!(some, ["5x3 60", "6x2 60", "6x2 65", "6x2 70"]);
    // The second lift remembers the last load of its tens: 40 made, 45 not; eights, sixes, then 40 + 2 x 5.
    let long = text.replace("weeks 4", "weeks 6");
    let second = sessions(
        &long,
        "squat",
        &[
            "--day",
            "thursday",
            "--assume",
            "squat=made,missed,missed,missed,made",
        ],
    );
    assert_eq!(
        second,
        [
            "3x10 40", "3x10 45", "3x8 45", "3x6 45", "3x10 50", "3x10 55"
        ]
    );
}

/// A step for the reps that were asked, two for ten and more, a tenth off for fewer.
#[test]
fn the_last_set_says_how_far() {
    let text =
        "units kg\nweeks 5\nround down 2.5\nday 1\n  bench_press  2x5 @60, 1x5+ @60  amrap[2.5]\n";
    let found = sessions(text, "bench_press", &["--assume", "bench_press=5,12,4,10"]);
    // 67.5 is missed: 60.75, rounded down.
    assert_eq!(
        found,
        ["3x5 60", "3x5 62.5", "3x5 67.5", "3x5 60", "3x5 65"]
    );
}

#[test]
fn sessions_of_days_that_are_not_shown_count() {
    let text = programme("stronglifts_five_by_five");
    let all = sessions(&text, "squat", &[]);
    let one = sessions(&text, "squat", &["--week", "3", "--day", "friday"]);
    assert_eq!(one, all[8..9]);
    assert_eq!(one, ["5x5 40"]);
}

/// A lighter week is no session to go by, and what comes after it goes on from before it.
#[test]
fn a_deload_is_no_session() {
    let text = "units kg\nweeks 4\nday 1\n  squat 3x5 @100 linear[5]\nweek 3 deload[50%]\n";
    assert_eq!(
        sessions(text, "squat", &[]),
        ["3x5 100", "3x5 105", "3x5 55", "3x5 110"]
    );
}

/// Lines that say the same of one lift are one progression; those that start otherwise are not.
#[test]
fn equal_lines_are_one() {
    let text = "units kg\nweeks 2\nday 1\n  squat 3x5 @100 linear[5]\nday 3\n  squat  3x5  @100  linear[5]  rest[3min]\nday 5\n  squat 3x5 @80 linear[5]\n";
    assert_eq!(
        sessions(text, "squat", &[]),
        [
            "3x5 100", "3x5 105", "3x5 80", "3x5 110", "3x5 115", "3x5 85"
        ]
    );
}

/// A block with parameters makes a progression for each lift that it is used for.
#[test]
fn a_block_progresses_for_each_lift() {
    let text = "units kg\nweeks 2\nblock main[lift, start]\n  lift 3x5 @start linear[5]\nday 1\n  use main[squat, 100]\n  use main[bench_press, 60]\nday 3\n  use main[squat, 100]\n";
    assert_eq!(
        sessions(text, "squat", &[]),
        ["3x5 100", "3x5 105", "3x5 110", "3x5 115"]
    );
    assert_eq!(sessions(text, "bench_press", &[]), ["3x5 60", "3x5 65"]);
}

/// Help that is taken away, and then weight that is added.
#[test]
fn from_help_to_weight_beside_the_body() {
    let text = "units kg\nweeks 4\nday 1\n  pull_up 3x5 @bw-10 linear[5]\n";
    let ran = legc(&["expand", "-"], text);
    for asked in [
        "5 × bodyweight - 10 kg",
        "5 × bodyweight - 5 kg",
        "5 × bodyweight ",
        "5 × bodyweight + 5 kg",
    ] {
        assert!(ran.text().contains(asked), "{asked} in {}", ran.text());
    }
}

/// The file's own rule takes the place of the library's of that name, and a parameter of it may
/// change: the step here is halved at each miss.
#[test]
fn a_rule_of_ones_own_with_a_memory() {
    let text = "units kg\nweeks 5\nprogress linear[step]\n  load = load + step  when made\n  step = step / 2     when missed\nday 1\n  squat 3x5 @100 linear[10]\n";
    let assumed = ["--assume", "squat=made,missed,made,missed,made"];
    assert_eq!(
        sessions(text, "squat", &assumed),
        ["3x5 100", "3x5 110", "3x5 110", "3x5 115", "3x5 115"]
    );
}

/// What a simulation says of sessions that are all made is what the plan says.
#[test]
fn the_simulation_goes_the_way_of_the_plan() {
    for name in [
        "stronglifts_five_by_five",
        "greyskull",
        "double_progression",
    ] {
        let text = programme(name);
        let ran = legc(&["simulate", "--format", "json", "-"], text.as_str());
        let json: Value = serde_json::from_str(ran.text()).expect("a simulation");
        for line in json["lines"].as_array().expect("lines") {
            let exercise = line["exercise"].as_str().expect("an exercise");
            let planned = sessions(&text, exercise, &[]);
            let simulated = line["paths"][0]["sessions"]
                .as_array()
                .expect("sessions")
                .iter();
            let simulated: Vec<String> = simulated
                .take(planned.len())
                .map(|session| format!("{} {}", session["reps"], session["load"]["value"]))
                .collect();
            let planned: Vec<String> = planned
                .iter()
                .map(|session| session.split_once('x').expect("sets by reps").1.to_owned())
                .collect();
            assert_eq!(simulated, planned, "{exercise} of {name}");
        }
    }
}

/// Of what is assumed too: reps that are fewer than were asked are a miss, and so many or more are none.
#[test]
fn each_missed_session_has_its_mark() {
    let text = "units kg\nweeks 3\nday 1\n  squat 3x5 @100 linear[5]\n";
    let marks = |assume: &str| -> Vec<String> {
        let args = ["simulate", "--weeks", "3", "--assume", assume, "-"];
        let ran = legc(&args, text);
        let rows = ran.text().lines().filter(|line| {
            line.starts_with("  1 ") || line.starts_with("  2 ") || line.starts_with("  3 ")
        });
        rows.map(|row| {
            row.split("   ")
                .filter(|cell| !cell.trim().is_empty())
                .nth(1)
                .unwrap_or_default()
                .trim()
                .to_owned()
        })
        .collect()
    };
    assert_eq!(marks("missed,made"), ["100 kg ✗", "100 kg", "105 kg"]);
    assert_eq!(marks("3,5,6"), ["100 kg ✗", "100 kg", "105 kg"]);
}

#[test]
fn a_simulation_fits_beside_the_body() {
    let text = "units lb\nweeks 2\nday 1\n  pull_up 3x5 @bw+5 linear[5]\nday 4\n  pull_up 3x5 @bw+5 linear[5]\n";
    let ran = legc(&["simulate", "--assume", "missed,made,missed", "-"], text);
    let wide = ran.text().lines().find(|line| line.chars().count() > 80);
    assert_eq!(wide, None, "{}", ran.text());
    // What is shown of a path stands under its name, however many tables it takes.
    for name in [
        "as assumed",
        "all made",
        "every fourth missed",
        "all missed",
    ] {
        assert_eq!(ran.text().matches(name).count(), 1, "{}", ran.text());
    }
}

/// A day that is asked for shows its own lines, and all sessions of them.
#[test]
fn a_simulation_of_one_day_is_of_its_lines() {
    let text = "units kg\nweeks 2\nday 1\n  squat 3x5 @100 linear[5]\nday 3\n  squat  3x5 @100 linear[5]\n  bench_press 3x5 @60 linear[5]\n";
    let lines = |day: &str| -> Vec<(String, usize)> {
        let args = [
            "simulate", "--format", "json", "--weeks", "2", "--day", day, "-",
        ];
        let json: Value = serde_json::from_str(legc(&args, text).text()).expect("a simulation");
        let lines = json["lines"].as_array().expect("lines").iter();
        lines
            .map(|line| {
                let sessions = &line["paths"][0]["sessions"];
                let exercise = line["exercise"].as_str().expect("an exercise");
                (
                    exercise.to_owned(),
                    sessions.as_array().expect("sessions").len(),
                )
            })
            .collect()
    };
    assert_eq!(lines("1"), [("squat".to_owned(), 4)]);
    assert_eq!(
        lines("3"),
        [("squat".to_owned(), 4), ("bench_press".to_owned(), 2)]
    );
}

/// The names of what `check` finds.
fn found(text: &str) -> Vec<String> {
    let ran = legc(&["check", "--format", "json", "-"], text);
    let json: Value = serde_json::from_str(ran.text()).expect("findings");
    let all = json["diagnostics"].as_array().expect("findings").iter();
    all.map(|one| one["name"].as_str().expect("a name").to_owned())
        .collect()
}

/// A line that needs a load no one has come to yet is not said to be out of reach: that is not known.
#[test]
fn only_what_is_sure_is_out_of_reach() {
    let rule = |when: &str| {
        format!(
            "units kg\nprogress plus\n  load = load + 5  when made\n  load = 40  when missed and {when}\nday 1\n  squat 3x5 @50 plus\n"
        )
    };
    assert_eq!(found(&rule("load > 100000")), [""; 0]);
    assert_eq!(found(&rule("misses >= 3")), [""; 0]);
    assert_eq!(found(&rule("session >= 200")), [""; 0]);
    assert_eq!(found(&rule("misses >= 20*10")), [""; 0]);
    assert_eq!(
        found(&rule("session >= 20 and made")),
        ["progression-never-reached"]
    );
    let late = |head: &str| {
        format!(
            "units kg\n{head}progress plus[step]\n  load = load + step  when made\n  reps = 4  when made and session >= 200\nday 1\n  squat 3x5 @50 plus[2.5]\n"
        )
    };
    for head in ["", "weeks 208\n"] {
        assert!(!found(&late(head)).contains(&"progression-never-reached".to_owned()));
    }
    assert_eq!(found(&rule("made")), ["progression-never-reached"]);
    assert_eq!(found(&rule("misses < 1")), ["progression-never-reached"]);
}

#[test]
fn what_is_assumed_has_to_be_possible() {
    let text = "units kg\nday 1\n  squat 3x5 @50 linear[5]\n";
    for (assumed, message) in [
        (
            "sqat=made",
            "there is no exercise called `sqat`; did you mean `squat`?",
        ),
        ("squat=maybe", "`maybe` is no way for a session to go"),
    ] {
        let ran = legc(&["expand", "--assume", assumed, "-"], text);
        assert_eq!(ran.code, 2, "{assumed}");
        assert!(ran.stderr.contains(message), "{}", ran.stderr);
    }
    // What only comes about when sessions are missed is told, and no plan is made of it.
    let sinking = "units kg\nweeks 6\nprogress down\n  load = load + 5   when made\n  load = load - 20  when missed\nday 1\n  squat 3x5 @50 down\n";
    assert_eq!(legc(&["expand", "-"], sinking).code, 0);
    let ran = legc(&["expand", "--assume", "missed", "-"], sinking);
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr
            .contains("After session 3 the load of `squat` comes to -10 kg"),
        "{}",
        ran.stderr
    );
}

/// Loads, counts and parameters that grow without bound end in a finding, and soon.
#[test]
fn growth_has_an_end() {
    for line in [
        "load = 2*load",
        "sets = sets * 2",
        "reps = reps * sets",
        "step = step * step\n  load = load + step",
    ] {
        let text = format!(
            "units kg\nweeks 520\nprogress more[step = 10]\n  {line}\nday 1\n  squat 3x5 @50kg more\n"
        );
        let found = found(&text);
        assert!(
            found
                .iter()
                .any(|name| name == "progression-out-of-range" || name == "value-too-large"),
            "{line}: {found:?}"
        );
    }
}

/// Many lines and many sessions.
#[test]
fn a_long_plan_of_many_lines() {
    let mut text = "units kg\nweeks 100\nday 1\n".to_owned();
    for at in 0..200 {
        _ = writeln!(text, "  squat 3x5 @{} linear[2.5]", 20 + at);
    }
    let ran = legc(&["volume", "--format", "json", "-"], text.as_str());
    let json: Value = serde_json::from_str(ran.text()).expect("a volume");
    // 15 reps of (20 + n) + 2.5 k, for n below 200 and k below 100.
    let starts: u64 = (20..220).sum::<u64>() * 100;
    let steps = 200 * (0..100).sum::<u64>() * 5 / 2;
    assert_eq!(json["total"]["tonnage"]["min"], 15 * (starts + steps));
}

/// The messages of what `check` finds, by name.
fn messages(text: &str) -> Vec<(String, String)> {
    let ran = legc(&["check", "--format", "json", "-"], text);
    let json: Value = serde_json::from_str(ran.text()).expect("findings");
    let all = json["diagnostics"].as_array().expect("findings").iter();
    let word = |one: &Value, key: &str| one[key].as_str().expect("a word").to_owned();
    all.map(|one| (word(one, "name"), word(one, "message")))
        .collect()
}

/// An option that only a rule asks about is used, what it does is checked, and a line that it leads to
/// is come to.
#[test]
fn a_rule_may_ask_about_an_option() {
    let text = |declared: &str| {
        format!(
            "units kg\nweeks 4\n{declared}\nrequire tonnage rise at most 6%\nprogress up[step]\n  load = load + 2*step  when made and heavy\n  load = load + step  when made\nday 1\n  squat 3x5 @100 up[5]\n"
        )
    };
    assert_eq!(found(&text("option heavy = no")), ["requirement-broken"]);
    assert_eq!(found(&text("option heavy = yes")), ["requirement-broken"]);
    // A line that one setting alone comes to is reached; one that none comes to is not.
    let never = "units kg\noption heavy = no\nprogress up\n  load = load + 5  when made and heavy\n  load = load + 2  when made\n  load = load - 5  when made and missed and heavy\nday 1\n  squat 3x5 @100 up\n";
    assert_eq!(found(never), ["progression-never-reached"]);
    // What goes wrong under a setting alone is told with it.
    let still = "units kg\noption heavy = no\nprogress up\n  load = load + 5  unless heavy\nday 1\n  squat 3x5 @100 up\n";
    let found = messages(still);
    let [(name, message)] = found.as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!(name, "progression-stands-still");
    assert_eq!(
        message,
        "Made 26 times, `squat` still asks what it asked at first (with heavy = yes)"
    );
}

/// A rule that waits for a week comes to it, on the days that the plan has.
#[test]
fn sessions_are_followed_in_their_weeks() {
    let late = "units kg\nweeks 4\nprogress wavy[step]\n  load = load + step  when made and week = 4\n  load = load - step  when misses = 2 and week = 3\nday 1\n  squat 3x5 @100 wavy[2.5]\nday 3\n  squat 3x5 @100 wavy[2.5]\n";
    assert_eq!(found(late), [""; 0]);
    let cycles = "units kg\nweeks 2 cycles 3\nprogress up[step]\n  load = load + step  when made and week = 2\nday 1\n  squat 3x5 @100 up[2.5]\n";
    assert_eq!(found(cycles), [""; 0]);
    // A week without a session of it never comes.
    let none = "units kg\nweeks 2\nprogress up[step]\n  load = load + step  when made\n  load = load - step  when missed and week = 2\nweek 1\nday 1\n  squat 3x5 @100 up[2.5]\nweek 2\nday 1\n  leg_press 3x10 @100\n";
    assert_eq!(found(none), ["progression-never-reached"]);
}

/// What missed sessions lead to is looked at beyond the one week that a plan has.
#[test]
fn misses_are_followed_over_weeks() {
    let bar = "units kg\ngear squat bar[20] plates[20,10,5] cage\nday 1\n  squat 3x5 @60 linear[10, tries=1, back=50%]\n";
    let (name, message) = messages(bar).remove(0);
    assert_eq!(name, "progression-under-the-bar");
    assert_eq!(
        message,
        "With all missed, `squat` is at 15 kg in week 3, and the bar weighs 20 kg"
    );
    let out = |lines: &str| {
        format!(
            "units kg\nprogress a[step]\n  {lines}\n  load = load + step  when made\nday 1\n  leg_press 3x5 @100 a[2.5]\n"
        )
    };
    let runs_out = |lines: &str| {
        let found = messages(&out(lines));
        let [(name, message)] = found.as_slice() else {
            panic!("{lines}: {found:?}")
        };
        assert_eq!(name, "progression-runs-out", "{lines}");
        message.clone()
    };
    assert_eq!(
        runs_out("load = load - 60  when missed"),
        "With all missed, the load of `leg_press` comes to -20 kg after session 2"
    );
    assert_eq!(
        runs_out("sets = sets - 1  when missed"),
        "With all missed, the sets of `leg_press` come to 0 sets after session 3"
    );
    assert_eq!(found(&out("sets = max[1, sets - 1]  when missed")), [""; 0]);
}

/// A reset takes off.
#[test]
fn a_reset_that_rises_is_found() {
    let text = |given: &str| format!("units kg\nday 1\n  squat 3x5 @100 linear[5{given}]\n");
    assert_eq!(
        found(&text(", back=-10%")),
        ["progression-rises-when-missed"]
    );
    assert_eq!(found(&text(", tries=1-3")), ["wrong-value"]);
    assert_eq!(found(&text(", tries=2, back=5%")), [""; 0]);
}

/// Help that a path comes to leaves nothing to lift: found by `check`, marked by `simulate`.
#[test]
fn help_beyond_the_body_is_found_on_a_path() {
    let text = |back: &str| {
        format!(
            "units kg\nbodyweight 80\nround down 2.5\nweeks 6\nday 1\n  dip 3x5 @bw-20 linear[2.5, tries=1, back = {back}]\n"
        )
    };
    let messages = messages(&text("30%"));
    let of_help: Vec<&str> = messages
        .iter()
        .filter(|(name, _)| name == "assistance-beyond-body")
        .map(|(_, message)| message.as_str())
        .collect();
    assert_eq!(
        of_help,
        ["With all missed, `dip` takes 85 kg off the 80 kg that it lifts of the body in week 6"]
    );
    assert!(!found(&text("5%")).contains(&"assistance-beyond-body".to_owned()));
    let ran = legc(&["simulate", "-"], text("30%"));
    assert_eq!(ran.code, 1);
    assert!(ran.text().contains("bw-65 kg ✗\n"), "{}", ran.text());
    assert!(ran.text().contains("bw-85 kg ✗!\n"), "{}", ran.text());
    assert!(
        ran.text()
            .contains("! In week 6 `dip` takes 85 kg off the 80 kg")
    );
}

/// The simulation marks what is under the bar, and what comes to nothing.
#[test]
fn the_simulation_marks_what_cannot_be() {
    let text = "units kg\ngear squat bar[20] plates[20,10,5] cage\nprogress down\n  load = load + 10  when made\n  load = load - 25  when missed\nday 1\n  squat 3x5 @60 down\n";
    let ran = legc(&["simulate", "--weeks", "3", "-"], text);
    assert_eq!(ran.code, 1);
    let missed: Vec<&str> = ran
        .text()
        .lines()
        .filter_map(|line| {
            line.split_once("kg   ")?
                .1
                .split_once("kg   ")
                .map(|(_, last)| last.trim())
        })
        .collect();
    assert_eq!(missed, ["60 kg ✗", "35 kg ✗", "10 kg ✗↓!"]);
    assert!(ran.text().contains("↓ less than the empty bar, 20 kg"));
    let json = legc(&["simulate", "--weeks", "3", "--format", "json", "-"], text);
    let json: Value = serde_json::from_str(json.text()).expect("a simulation");
    let last = &json["lines"][0]["paths"][2]["sessions"][2];
    assert_eq!(last["under_the_bar"], true);
    assert_eq!(last["impossible"], true);
}

/// A rule that asks what its line does not have: one finding, at the line.
#[test]
fn what_a_rule_asks_the_line_has_to_have() {
    let text = "units kg\nprogress up[step]\n  load = load + 2*step  when done >= 10\n  load = load + step  when made\nday 1\n  plank 3x30s @20 up[5]\n";
    let found = messages(text);
    assert_eq!(
        found,
        [(
            "progression-unfit".to_owned(),
            "`up` asks for `done`, and the line counts no reps".to_owned()
        )]
    );
    // A load that is asked about and not moved is known.
    let asked = "units kg\nprogress up\n  reps = reps + 1  when made and load < 50\nday 1\n  squat 3x5 @40 up\n";
    assert_eq!(self::found(asked), [""; 0]);
}

/// Too many weeks are told before anything is planned.
#[test]
fn so_many_weeks_cannot_be_simulated() {
    let ran = legc(
        &["simulate", "--weeks", "100000", "-"],
        "units kg\nday 1\n  sqat 3x5\n",
    );
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("from 1 to 520 weeks"), "{}", ran.stderr);
}

/// Lines are one by what their numbers come to, and those that differ are told apart by what their block
/// is given.
#[test]
fn lines_are_one_by_what_they_come_to() {
    let text = "units kg\nblock a[lift, load]\n  lift 3x5 @load linear[2.5]\nday 1\n  use a[squat, 100kg]\nday 2\n  squat 3x5 @100 linear[2.5kg]\nday 3\n  use a[load = 100, lift = squat]\nday 4\n  squat 3x5 @100kg linear[step = 2.5]\n";
    assert_eq!(
        sessions(text, "squat", &[]),
        ["3x5 100", "3x5 102.5", "3x5 105", "3x5 107.5"]
    );
    let two = "units kg\nblock a[load]\n  squat 3x5 @load linear[2.5]\nday 1\n  use a[100]\n  use a[60]\n";
    let ran = legc(&["simulate", "--weeks", "1", "-"], two);
    assert!(ran.text().contains("with load = 100\n"), "{}", ran.text());
    assert!(ran.text().contains("with load = 60\n"), "{}", ran.text());
    let json = legc(&["simulate", "--format", "json", "-"], two);
    let json: Value = serde_json::from_str(json.text()).expect("a simulation");
    assert_eq!(json["lines"][1]["given"][0]["text"], "60");
}

/// A reset makes an assisted lift easier, however the rule writes it.
#[test]
fn a_share_of_a_help_is_more_help() {
    let missed = ["--assume", "missed"];
    let library = "units kg\nweeks 3\nday 1\n  pull_up 3x5 @bw-30 linear[5, tries = 1]\n";
    assert_eq!(
        sessions(library, "pull_up", &missed),
        ["3x5 30", "3x5 33", "3x5 36.3"]
    );
    for back in [
        "90% of load",
        "0.9 * load",
        "load * 0.5 * 1.8",
        "load - 10% of load",
        "load - load / 10",
        "max[-40kg, 90% of load]",
        "(100% - 10%) of load",
    ] {
        let text = format!(
            "units kg\nweeks 2\nprogress back\n  load = load + 5  when made\n  load = {back}  when missed\nday 1\n  pull_up 3x5 @bw-30 back\n"
        );
        assert_eq!(
            sessions(&text, "pull_up", &missed),
            ["3x5 30", "3x5 33"],
            "{back}"
        );
        // A load is what it was.
        let text = text.replace("@bw-30", "@bw+30").replace("-40kg", "10kg");
        assert_eq!(
            sessions(&text, "pull_up", &missed),
            ["3x5 30", "3x5 27"],
            "{back}"
        );
    }
}

/// A machine's help is rounded as a load is.
#[test]
fn a_help_is_rounded() {
    let text =
        "units kg\nweeks 3\nround nearest 2.5\nday 1\n  pull_up 3x5 @bw-20 linear[2, tries = 1]\n";
    assert_eq!(
        sessions(text, "pull_up", &["--assume", "made,missed"]),
        ["3x5 20", "3x5 17.5", "3x5 20"]
    );
}

/// A line that stands in a day twice is judged with all its sets, and moves on once; in the morning and in the
/// evening are two sessions. Another line of the lift goes its own way.
#[test]
fn a_line_that_stands_in_a_day_twice_is_one_session() {
    let text = "units kg\nweeks 2\nday 1\n  squat 3x5 @100 linear[5]\n  squat 1x5 @80 linear[2.5]\n  squat 3x5 @100 linear[5]\nday 3\n  squat 3x5 @100 linear[5]\n";
    assert_eq!(
        sessions(text, "squat", &[]),
        [
            "3x5 100", "1x5 80", "3x5 100", "3x5 105", "3x5 110", "1x5 82.5", "3x5 110", "3x5 115"
        ]
    );
    // The third session is the second week's first.
    let assumed = ["--assume", "squat=made,made,missed", "--week", "2"];
    let found = sessions(
        &text.replace("linear[5]", "linear[5, 1]"),
        "squat",
        &assumed,
    );
    assert_eq!(found, ["3x5 110", "1x5 82.5", "3x5 110", "3x5 99"]);
    // Days that are not shown count the same.
    let shown = sessions(text, "squat", &["--day", "3"]);
    assert_eq!(shown, ["3x5 105", "3x5 115"]);
    let parts =
        "units kg\nday 1 am\n  squat 3x5 @100 linear[5]\nday 1 pm\n  squat 3x5 @100 linear[5]\n";
    assert_eq!(sessions(parts, "squat", &[]), ["3x5 100", "3x5 105"]);
    let ran = legc(&["simulate", "--weeks", "2", "-"], text);
    assert!(
        ran.text().contains("  2      110 → 115 kg"),
        "{}",
        ran.text()
    );
}

/// All shares of a training max follow where a rule moves it, those of other lifts too, from the next day on.
#[test]
fn shares_of_a_training_max_follow_it() {
    let text = "units kg\nweeks 3 cycles 2\ntm squat 180\ntm front_squat 80% of squat\nprogress rise[step]\n  tm = 90% of tm  when missed\n  tm = tm + step  when made and week = 3\nday 1\n  squat 1x5+ @85% tm rise[5]\n  squat 5x10 @50% tm\nday 3\n  front_squat 3x5 @50% tm\n";
    let squat = sessions(text, "squat", &[]);
    let (before, after) = (["1x5 153", "5x10 90"], ["1x5 157.25", "5x10 92.5"]);
    assert_eq!(
        squat,
        [before, before, before, after, after, after].concat()
    );
    let front = sessions(text, "front_squat", &[]);
    // In week 3 the day after has it already: 40% of 185.
    assert_eq!(
        front,
        ["3x5 72", "3x5 72", "3x5 74", "3x5 74", "3x5 74", "3x5 76"]
    );
    // Missed in week 2, it is 162 from then on, and 167 after week 3; 4 reps are a miss.
    let missed = sessions(text, "squat", &["--assume", "squat=5,4"]);
    assert_eq!(
        missed[4..8],
        ["1x5 137.7", "5x10 81", "1x5 141.95", "5x10 83.5"]
    );
    let why = legc(
        &["why", "-", "week", "4", "day", "1", "squat", "set", "1"],
        text,
    );
    assert!(
        why.text()
            .contains("has moved the training max of `squat` from 180 to 185 kg over 3"),
        "{}",
        why.text()
    );
    let json = legc(&["simulate", "--weeks", "4", "--format", "json", "-"], text);
    let json: Value = serde_json::from_str(json.text()).expect("JSON");
    let last = &json["lines"][0]["paths"][0]["sessions"][3];
    assert_eq!(last["training_max"]["value"], 185);
    assert_eq!(last["load"], Value::Null);
}

/// Sessions that cost more than is followed are told of by name.
#[test]
fn rules_so_long_are_followed_so_far() {
    let mut text = "units kg\nweeks 520\ndays 28\nprogress long\n".to_owned();
    for at in 1..=400 {
        writeln!(
            text,
            "  load = load + {at}  when missed and misses = {at} and session > {at}"
        )
        .unwrap();
    }
    for day in 1..=28 {
        writeln!(text, "day {day}\n  squat 3x5 @100 long").unwrap();
    }
    let ran = legc(&["expand", "-"], text);
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr.contains("progression-too-long"),
        "{}",
        ran.stderr
    );
}
