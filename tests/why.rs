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
            "Back squat, set 3 of 3 sets",
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
            "Back squat, set 3 of 3 sets",
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
            "deload: loads at 80%, line 13, so 125 kg",
        ],
    );
}

#[test]
fn what_cannot_be_asked_says_why() {
    for (words, message) in [
        (&["sqat"][..], "did you mean `squat`?"),
        (&["day", "squat"], "a number belongs after `day`"),
        (&["day", "2"], "which exercise?"),
        (&["squat", "plank"], "more than can be asked at once"),
        (
            &["day", "2", "squat"],
            "`squat` is not planned on day 2 of week 1",
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
