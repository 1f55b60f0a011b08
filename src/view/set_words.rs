//! A set in a lifter's words: a run goes in, `6 × 700 → 600 → 500 → 400 lb` comes out.

use std::fmt::Write as _;

use super::harmless;
use crate::plan::{Bucket, Count, Entry, Measure, Run, Segment};
use crate::quantity::{Decimal, Interval, Load, Whole, Written};

/// All that is asked of a set: its segments, how near to failure, pauses.
pub(super) fn set(entry: &Entry<'_>, run: &Run<'_>) -> String {
    let segments = &run.set.segments;
    let (full, rest): (Vec<_>, Vec<_>) = segments
        .iter()
        .partition(|segment| segment.bucket == Bucket::Full);
    let minis = full
        .iter()
        .position(|segment| segment.technique == Some("myo"));
    let (main, minis) = full
        .split_at_checked(minis.unwrap_or(full.len()))
        .unwrap_or((&full, &[]));
    let mut text = main_part(entry, main);
    text.push_str(&pauses(main, minis.is_empty()));
    if let Some(first) = minis.first() {
        let pause = main
            .last()
            .and_then(|segment| segment.pause)
            .map_or_else(String::new, |pause| {
                format!(", {} before each", time(pause))
            });
        let sure = minis
            .iter()
            .filter(|mini| mini.reps().is_some_and(|reps| reps.min > Decimal::ZERO))
            .count();
        let count = if sure == minis.len() {
            sure.to_string()
        } else {
            format!("{sure}–{}", minis.len())
        };
        let _ = write!(text, ", then {count} × {}{pause}", amount(first));
    }
    text.push_str(&effort(run));
    for segment in rest {
        let kind = match segment.technique {
            Some("partials") => "partial",
            Some("negative") => "lowered only",
            _ => "forced",
        };
        let _ = write!(
            text,
            ", then {} {kind}{}",
            amount(segment),
            lowering(segment)
        );
    }
    text
}

/// The segments of the set itself, each load said as seldom as can be.
fn main_part(entry: &Entry<'_>, main: &[&Segment<'_>]) -> String {
    let Some(first) = main.first() else {
        return String::new();
    };
    let one_load = main.iter().all(|segment| segment.load == first.load);
    let one_amount = main
        .iter()
        .all(|segment| segment.measure == first.measure && segment.phase.is_none());
    let loads: Option<Vec<Load>> = main.iter().map(|segment| segment.load).collect();
    match loads {
        Some(loads) if one_amount && !one_load && is_plain(&loads) => {
            let each = if entry.implements == 2 { " each" } else { "" };
            let steps: Vec<String> = loads.iter().map(|load| count(*load).shown()).collect();
            let unit = loads.last().map_or_else(String::new, |last| unit_of(*last));
            let weights = match (loads.first(), loads.last()) {
                (Some(heaviest), Some(lightest))
                    if matches!(lightest.written, Written::Plates(_)) =>
                {
                    format!(
                        " ({} to {} {})",
                        heaviest.weight.grouped(),
                        lightest.weight.grouped(),
                        lightest.unit
                    )
                }
                _ => shares(entry, &loads),
            };
            format!(
                "{} × {} {unit}{each}{weights}",
                amount(first),
                steps.join(" → ")
            )
        }
        _ if one_load => {
            let parts: Vec<String> = main
                .iter()
                .map(|segment| format!("{}{}", amount(segment), phase(segment)))
                .collect();
            let load = first.load.map_or_else(String::new, |load| {
                format!(" × {}", load_words(entry, load))
            });
            format!("{}{load}{}", parts.join(" + "), lowering(first))
        }
        _ => {
            let parts = main.iter().map(|segment| {
                let load = segment.load.map_or_else(String::new, |load| {
                    format!(" × {}", load_words(entry, load))
                });
                format!(
                    "{}{}{load}{}",
                    amount(segment),
                    phase(segment),
                    lowering(segment)
                )
            });
            parts.collect::<Vec<_>>().join(" → ")
        }
    }
}

/// Whether loads differ in their number alone, and percentages among them are told in one place: that of
/// the first, whose parts the others are, or those of all, of one whole.
fn is_plain(loads: &[Load]) -> bool {
    let kind = |load: &Load| match load.written {
        _ if load.asked.is_some() => None,
        Written::Weight | Written::Worked | Written::Percent(..) => Some((false, load.unit)),
        Written::Plates(_) => Some((true, load.unit)),
        _ => None,
    };
    let whole = |load: &Load| match load.written {
        Written::Percent(_, whole) => Some(whole),
        _ => None,
    };
    let Some((first, others)) = loads.split_first() else {
        return false;
    };
    let alone = others.iter().all(|load| whole(load).is_none());
    let alike = others.iter().all(|load| whole(load) == whole(first));
    kind(first).is_some() && others.iter().all(|load| kind(load) == kind(first)) && (alone || alike)
}

/// ` (70%)` of the first of several loads, the others being parts of it; ` (70 → 60 → 50% tm)` where
/// each has a percentage of one whole.
fn shares(entry: &Entry<'_>, loads: &[Load]) -> String {
    let share = |load: &Load| match load.written {
        Written::Percent(percent, whole) => Some((percent.grouped(), whole)),
        _ => None,
    };
    let own: Vec<(String, Whole)> = loads.iter().filter_map(share).collect();
    let Some((_, whole)) = own.first() else {
        return String::new();
    };
    let steps: Vec<&str> = own.iter().map(|(percent, _)| percent.as_str()).collect();
    format!(" ({}%{})", steps.join(" → "), of_whole(entry, *whole))
}

/// What a percentage is of, as after it: nothing of the max, ` tm`, ` top`, ` of front squat`.
fn of_whole(entry: &Entry<'_>, whole: Whole) -> String {
    match (whole, whole.word()) {
        (Whole::Max, _) => String::new(),
        (_, Some(word)) => format!(" {word}"),
        (_, None) => {
            let lift = entry.share_of.unwrap_or("another lift");
            format!(" of {}", harmless(&lift.replace('_', " ")))
        }
    }
}

fn count(load: Load) -> Interval {
    match load.written {
        Written::Plates(count) => count,
        _ => load.weight,
    }
}

fn unit_of(load: Load) -> String {
    match load.written {
        Written::Plates(_) => "plates".to_owned(),
        _ => load.unit.to_string(),
    }
}

/// Rests within the set.
fn pauses(main: &[&Segment<'_>], say_between: bool) -> String {
    let Some((segment, pause)) = main
        .iter()
        .find_map(|segment| segment.pause.map(|pause| (segment, pause)))
    else {
        return String::new();
    };
    match segment.technique {
        Some("rest_pause") if main.len() == 1 => format!(", at least one pause of {}", time(pause)),
        _ if say_between || main.len() > 1 => format!(", {} between", time(pause)),
        _ => String::new(),
    }
}

fn effort(run: &Run<'_>) -> String {
    let effort = run.set.effort;
    let mut words = String::new();
    if effort.failure {
        words.push_str(", to failure");
    }
    if let Some(rir) = effort.rir {
        let _ = write!(words, ", {} in reserve", rir.grouped());
    }
    if let Some(rpe) = effort.rpe {
        let _ = write!(words, ", RPE {}", rpe.grouped());
    }
    words
}

fn phase(segment: &Segment<'_>) -> String {
    segment.phase.map_or_else(String::new, |phase| {
        format!(" {}", harmless(&phase.replace('_', " ")))
    })
}

fn lowering(segment: &Segment<'_>) -> String {
    segment.lowering.map_or_else(String::new, |seconds| {
        format!(", lowered over {}", time(seconds))
    })
}

/// `12`, `12–20`, `5 or more`, `as many as go`, `30 s`, `40 m`
fn amount(segment: &Segment<'_>) -> String {
    match segment.measure {
        Measure::Reps(reps) => match reps.max {
            None if segment.all_out && reps.min == Decimal::ONE => "as many as go".to_owned(),
            None => format!("{} or more", reps.min.grouped()),
            Some(most) if segment.technique == Some("myo") => Interval {
                min: reps.min.max(Decimal::ONE).min(most),
                ..reps
            }
            .grouped(),
            Some(_)
                if segment.load.is_none()
                    && segment.bucket == Bucket::Full
                    && segment.phase.is_none() =>
            {
                let one = reps == Interval::exactly(Decimal::ONE);
                format!("{} {}", reps.grouped(), if one { "rep" } else { "reps" })
            }
            Some(_) => reps.grouped(),
        },
        Measure::Seconds(seconds) => time(seconds),
        Measure::Metres(metres) => format!("{} m", metres.grouped()),
    }
}

fn load_words(entry: &Entry<'_>, load: Load) -> String {
    let each = if entry.implements == 2 { " each" } else { "" };
    match load.written {
        Written::Plates(count) => {
            let noun = if count == Interval::exactly(Decimal::ONE) {
                "plate"
            } else {
                "plates"
            };
            format!("{} {noun} ({load})", count.grouped())
        }
        Written::Percent(percent, whole) => {
            let is = asked(load).map_or_else(String::new, |asked| format!(" is {asked}"));
            let whole = of_whole(entry, whole);
            format!("{load}{each} ({}%{whole}{is})", percent.grouped())
        }
        Written::Bodyweight if load.weight.is_zero() => load.to_string(),
        _ => {
            let asked = asked(load).map_or_else(String::new, |asked| format!(" ({asked} asked)"));
            format!("{load}{each}{asked}")
        }
    }
}

/// `4`, `3 to 4`
pub(super) fn number(count: Count) -> String {
    if count.is_exact() {
        count.max.to_string()
    } else {
        format!("{} to {}", count.min, count.max)
    }
}

/// What was asked where the gear ends before it: `230 kg`
fn asked(load: Load) -> Option<String> {
    let (weight, unit) = load.asked?;
    Some(format!("{} {unit}", weight.shown()))
}

/// `rest 90 s`, `no rest`
pub(super) fn rest(rest: Interval) -> String {
    if rest.is_zero() {
        "no rest".to_owned()
    } else {
        format!("rest {}", time(rest))
    }
}

/// `90 s`, `3 min`, `60–90 s`
fn time(seconds: Interval) -> String {
    let minute = Decimal::whole(60);
    let whole_minutes = |value: Decimal| value >= minute + minute && value.down_to(minute) == value;
    if whole_minutes(seconds.min) && seconds.max.is_some_and(whole_minutes) {
        return format!(
            "{} min",
            seconds.map(|value| Decimal::ratio(value, minute)).grouped()
        );
    }
    format!("{} s", seconds.grouped())
}

/// Whole minutes, rounded.
pub(crate) fn minutes(seconds: Interval) -> String {
    seconds
        .map(|seconds| Decimal::ratio(seconds, Decimal::whole(60)).rounded(0))
        .grouped()
}
