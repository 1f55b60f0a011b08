//! What differs from week to week.

use super::{broken, messages, names};

#[test]
fn sets_climb_by_steps() {
    let rule = "weekly-jump";
    let squats = |sets: &str, more: &str| {
        let weeks = sets.split(',').count();
        messages(
            &format!("units lb\nweeks {weeks}\n{more}day 2\n  squat week[{sets}] @225\n"),
            rule,
        )
    };
    assert_eq!(
        squats("8x5, 8x5, 12x5", ""),
        ["Week 3 has 12 hard sets for quads, 50% more than week 1, the fullest before it"]
    );
    // Three more are no jump, nor is a fifth.
    assert!(squats("3x5, 3x5, 6x5", "").is_empty());
    assert!(squats("20x5, 20x5, 24x5", "").is_empty());
    // Back from a light week to what was done before it.
    assert!(squats("10x5, 5x5, 10x5", "").is_empty());
    assert!(squats("10x5, 10x5, 10x5", "week 2 deload[sets 50%]\n").is_empty());
    // Two weeks that take turns are both usual.
    assert!(squats("5x5, 10x5, 5x5, 10x5", "").is_empty());
    assert!(squats("8x5, 8x5, 12x5", "require quads sets rise at most 50%\n").is_empty());
    // Each muscle is told of once, with the first week that has it.
    assert_eq!(squats("4x5, 4x5, 8x5, 12x5", "").len(), 1);
    // What may have been as much is no jump.
    assert!(squats("4-8x5, 4-8x5, 8x5", "").is_empty());
}

#[test]
fn a_deload_takes_something_away() {
    let rule = "deload-not-lighter";
    let on = |line: &str, deload: &str| {
        messages(
            &format!("units lb\nweeks 3\nday 2\n  {line}\nweek 3 deload[{deload}]\n"),
            rule,
        )
    };
    assert_eq!(
        on("squat 5x5 @week[185, 205, 245]", "loads 90%"),
        ["Week 3 is a deload with no less tonnage than week 2"]
    );
    assert!(on("squat 5x5 @week[185, 205, 215]", "loads 90%").is_empty());
    assert!(on("squat 5x5 @225", "sets 60%").is_empty());
    // Where no load is known, the sets speak.
    assert_eq!(
        on("squat week[3x5, 3x5, 8x5]", "sets 60%"),
        ["Week 3 is a deload with no fewer sets than week 2"]
    );
    assert!(on("squat 5x5", "loads 60%").is_empty());
    // Of two weeks of deload the second may be as the first; one at the very start follows nothing.
    let twice = "units lb\nweeks 3\nday 2\n  squat 5x5 @225\nweek 2-3 deload[loads 60%]\n";
    assert!(names(twice).is_empty());
    let first = "units lb\nweeks 2\nday 2\n  squat 5x5 @225\nweek 1 deload[loads 60%]\n";
    assert!(names(first).is_empty());
}

#[test]
fn a_lighter_week_comes_in_time() {
    let rule = "no-deload";
    let text = |weeks: u32, line: &str, more: &str| {
        format!("units lb\nmax squat 315\nweeks {weeks}\nday 2\n  squat {line}\n{more}")
    };
    let on = |weeks: u32, line: &str, more: &str| messages(&text(weeks, line, more), rule);
    assert!(on(6, "5x5 @70%", "").is_empty());
    assert_eq!(
        on(7, "5x5 @70%", ""),
        ["Weeks 1 to 7 have no lighter week among them"]
    );
    assert!(on(13, "5x5 @70%", "week 7 deload[80%]\n").is_empty());
    assert_eq!(
        on(14, "5x5 @70%", "week 7 deload[80%]\n"),
        ["Weeks 8 to 14 have no lighter week among them"]
    );
    // Lighter without the word: fewer sets, less on the bar, or no training at all.
    let light = "week[5x5, 5x5, 5x5, 5x5, 3x5, 5x5, 5x5, 5x5]";
    assert!(on(8, &format!("{light} @70%"), "").is_empty());
    let light = "week[70%, 70%, 70%, 70%, 50%, 70%, 70%, 70%]";
    assert!(on(8, &format!("5x5 @{light}"), "").is_empty());
    assert!(on(8, "5x5 @70%", "week 4\nday 2 rest\n").is_empty());
    // Heavier to the middle and lighter after it is not the same as a light week.
    assert_eq!(on(8, "5x5 @60% + 1%*week", "").len(), 1);
    // A plan that names no number of weeks comes round for ever, and says nothing of it.
    assert!(names("units lb\nday 2\n  squat 5x5 @225\n").is_empty());
    // Ten years are looked at as fast as two months, and told of once.
    assert_eq!(on(520, "5x5 @70%", "").len(), 1);
}

#[test]
fn a_line_that_moves_on_outgrows_the_max_in_some_week() {
    let plan = |weeks: u32, line: &str| {
        format!(
            "units kg\nweeks {weeks}\nmax squat 140\nprogress plus[step]\n  load = load + step  when made\nday 1\n  squat {line}\n"
        )
    };
    assert_eq!(
        messages(&plan(5, "3x5 @120  plus[5kg]"), "progression-past-max"),
        ["By week 5 `squat` has moved on to 5 reps at 140 kg, 100% of its max"]
    );
    // It is one finding: what the chart says of such loads is of today's max too.
    assert_eq!(
        names(&plan(5, "3x5 @120  plus[5kg]")),
        ["progression-past-max"]
    );
    assert!(names(&plan(4, "3x5 @120  plus[5kg]")).is_empty());
    // A single at the max is what a max is.
    assert!(names(&plan(5, "3x1 @120  plus[5kg]")).is_empty());
    assert_eq!(
        names(&plan(6, "3x1 @120  plus[5kg]")),
        ["progression-past-max"]
    );
    // What the line starts with is held against the max as any load is.
    assert_eq!(names(&plan(1, "3x5 @140  plus[5kg]")), ["reps-at-max"]);
    // A load that a week is worked out for says which week it is.
    let worked = plan(5, "3x5 @120kg + 5kg*(week-1)");
    assert_eq!(
        messages(&worked, "reps-at-max"),
        ["5 reps of `squat` at 140 kg, 100% of the max (in week 5)"],
        "{:?}",
        broken(&worked)
    );
}
