//! A new routine: an order of muscles and a number of days go in, a commented week comes out, after
//! the method that `require profile "article"` asks for.

use std::fmt::Write as _;

use crate::quantity::Mass;

/// The four parts of the legs, in the order in which most rank them.
pub const PARTS: &[&str] = &["quads", "hams", "glutes", "calves"];

/// The fewest and the most days that a week is made of.
pub const DAYS: std::ops::RangeInclusive<u32> = 2..=4;

/// What is trained on a day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Work {
    Calves,
    Hams,
    QuadsAndGlutes,
}

/// A week that trains the parts of the legs in the order of `priority`, which holds each of
/// [`PARTS`] once, on `days` days, a number of [`DAYS`]; loads in `units`.
#[must_use]
pub fn routine(priority: &[&str], days: u32, units: Mass) -> String {
    let mut text = String::new();
    head(&mut text, priority, units);
    for block in [
        calves(units),
        hams(units),
        quads_and_glutes(priority, units),
    ] {
        text.push_str(&block);
        text.push('\n');
    }
    text.push_str("day 1 rest\n");
    for (day, works) in week(priority, days) {
        let mut names = works.iter().map(|work| title(*work, priority));
        let first = names.next().unwrap_or_default().to_owned();
        let all = names.fold(first, |all, next| {
            format!("{all}, then {}", next.to_lowercase())
        });
        _ = writeln!(text, "\nday {day} \"{all}\"");
        for work in works {
            _ = writeln!(text, "  use {}", block(work));
        }
        if works_calves_alone(priority, days, day) {
            text.push_str("  session arms                 # what else you train that day; it comes after the calves\n");
        }
    }
    text
}

/// Which days have what. The first of the two large sessions has the day after the rest day, the
/// second has day 5; the calves have two or three days, never two in a row, and come first.
fn week(priority: &[&str], days: u32) -> Vec<(u32, Vec<Work>)> {
    use Work::Calves;
    let rank = |part: &str| priority.iter().position(|own| *own == part);
    let quads_lead = rank("quads").min(rank("glutes")) < rank("hams");
    let (first, second) = if quads_lead {
        (Work::QuadsAndGlutes, Work::Hams)
    } else {
        (Work::Hams, Work::QuadsAndGlutes)
    };
    let calves_lead = priority.first() == Some(&"calves");
    match (days, calves_lead) {
        (2, _) => vec![(2, vec![Calves, first]), (5, vec![Calves, second])],
        (3, true) => vec![
            (2, vec![Calves, first]),
            (4, vec![Calves]),
            (5, vec![second]),
        ],
        (3, false) => vec![
            (2, vec![first]),
            (5, vec![Calves, second]),
            (7, vec![Calves]),
        ],
        (_, true) => vec![
            (2, vec![Calves, first]),
            (4, vec![Calves]),
            (5, vec![second]),
            (6, vec![Calves]),
        ],
        (_, false) => vec![
            (2, vec![first]),
            (3, vec![Calves]),
            (5, vec![Calves, second]),
            (7, vec![Calves]),
        ],
    }
}

fn works_calves_alone(priority: &[&str], days: u32, day: u32) -> bool {
    let week = week(priority, days);
    let mut alone = week
        .iter()
        .filter(|(_, works)| works.as_slice() == [Work::Calves]);
    alone.any(|(number, _)| *number == day)
}

fn title(work: Work, priority: &[&str]) -> &'static str {
    match work {
        Work::Calves => "Calves",
        Work::Hams => "Hams",
        Work::QuadsAndGlutes if glutes_lead(priority) => "Glutes and quads",
        Work::QuadsAndGlutes => "Quads and glutes",
    }
}

const fn block(work: Work) -> &'static str {
    match work {
        Work::Calves => "calves",
        Work::Hams => "hams",
        Work::QuadsAndGlutes => "quads_and_glutes",
    }
}

fn glutes_lead(priority: &[&str]) -> bool {
    let rank = |part: &str| priority.iter().position(|own| *own == part);
    rank("glutes") < rank("quads")
}

fn head(text: &mut String, priority: &[&str], units: Mass) {
    let (unit, gear) = match units {
        Mass::Lb => (
            "lb",
            "gear seated_calf  plates[45]                            # one post; a plate is 45 lb\ngear squat        bar[45] plates[45, 35, 25, 10, 5, 2.5] cage",
        ),
        Mass::Kg => (
            "kg",
            "gear seated_calf  plates[20]                            # one post; a plate is 20 kg\ngear squat        bar[20] plates[25, 20, 15, 10, 5, 2.5, 1.25] cage",
        ),
    };
    _ = write!(
        text,
        "# Legs in four parts, the one that matters most first. The loads are examples: put in your own,\n\
         # then run `legc check` on this file, and `legc expand` for the sheet to carry.\n\
         routine \"Legs: {order}\"\n\n\
         units {unit}\n\
         option spotter = no              # someone to catch the squat and to help with the last curls\n\n\
         priority {order}\n\n\
         {gear}\n\n\
         require profile \"article\"        # calves early and often, a day of rest first\n\
         require 2 days between quads\n\n\
         # Toes pointed as long as they go, then flexed.\n\
         style strict_curl = phase[toes_pointed, toes_flexed] forced[2 from set 4 when spotter] negative[6s from set 4 when spotter]\n\n",
        order = priority.join(", "),
    );
}

fn calves(units: Mass) -> String {
    let loads = match units {
        Mass::Lb => "700, 600, 500, 400",
        Mass::Kg => "320, 270, 230, 180",
    };
    format!(
        "block calves\n  donkey_calf | standing_calf  4x6   drop[{loads}]\n    > One set is all four loads, with no rest between them.\n  seated_calf                  7x10  drop[4, 3, 2, 1 plates]\n    > A plate off after every ten until the post is empty.\n"
    )
}

fn hams(units: Mass) -> String {
    let load = match units {
        Mass::Lb => "70",
        Mass::Kg => "30",
    };
    format!(
        "block hams\n  lying_leg_curl              6x6+6    strict_curl\n  dumbbell_romanian_deadlift  4x12     @{load}\n    > Down to where the low back would round, and no lower.\n  seated_leg_curl             4x10+10  strict_curl\n  single_leg_curl             7x12     each[leg] alternating rest[0s] pump\n    > Quick and light: fill the muscle, do not tire it.\n"
    )
}

fn quads_and_glutes(priority: &[&str], units: Mass) -> String {
    let ramp = match units {
        Mass::Lb => "135 to 225",
        Mass::Kg => "60 to 100",
    };
    let (before, after, bias) = if glutes_lead(priority) {
        ("  glute_abduction  7x12-20\n", "", "glutes")
    } else {
        ("", "  glute_abduction  7x12-20\n", "quads")
    };
    format!(
        "block quads_and_glutes\n{before}  bike             5min    warmup\n  leg_extension    7x20    each[leg] alternating rest[0s] pump\n    > The burn ends the set, well before the muscle would.\n  squat            5x12    pyramid[{ramp}] work[3] failure forced[2 when spotter] bias[{bias}]\n    > Without a spotter: in the cage, pins just below the lowest point.\n  leg_press        4x20    rest_pause[5s] work bias[{bias}]\n  hack_squat       4x12    work\n  walking_lunge    3x20    each[leg] bias[glutes]\n{after}"
    )
}
