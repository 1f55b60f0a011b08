//! The difference of two plans, for people: what was and what is, day by day and week by week.

use std::collections::HashMap;
use std::io;

use super::harmless;
use super::page::{FAINT, HEADING, PLAIN, Page, STRONG, padded, wrap};
use crate::difference::{
    Change, DayDifference, Difference, Line, LineDifference, Moved, Sets, WeekDifference,
};
use crate::quantity::{Decimal, Interval, Mass};
use crate::routine::weeks_in_words;
use crate::volume::{Figures, MuscleSets};

/// Writes what two plans differ in, tonnage in `unit`; weeks that differ alike are told together.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(
    out: impl io::Write,
    width: usize,
    names: (&str, &str),
    difference: &Difference,
    unit: Mass,
) -> io::Result<()> {
    let mut page = Page::new(out, width);
    page.wrapped(0, HEADING, &harmless(&format!("{} → {}", names.0, names.1)))?;
    if difference.is_empty() {
        page.gap()?;
        return page.line(&[(PLAIN, "no difference")]);
    }
    if !(difference.new_requirements.is_empty() && difference.gone_requirements.is_empty()) {
        page.gap()?;
        page.line(&[(STRONG, "Requirements")])?;
        let new = difference.new_requirements.iter().map(|text| ("new", text));
        let gone = difference
            .gone_requirements
            .iter()
            .map(|text| ("gone", text));
        for (what, text) in gone.chain(new) {
            row(&mut page, 5, what, &[harmless(text)])?;
        }
    }
    for (weeks, body) in folded(difference, width, unit)? {
        let words = weeks_in_words(&weeks).replacen('w', "W", 1);
        let (first, second) = difference
            .weeks
            .iter()
            .find(|week| weeks.contains(&week.number))
            .map_or((true, true), |week| {
                (week.total.from.is_some(), week.total.to.is_some())
            });
        let only = match (first, second) {
            (true, false) => format!("in {} alone", names.0),
            (false, true) => format!("in {} alone", names.1),
            _ => String::new(),
        };
        page.gap()?;
        page.ends((STRONG, &words), (FAINT, &harmless(&only)))?;
        page.raw(&body)?;
    }
    Ok(())
}

/// The bodies of the weeks that differ alike, each once, with the weeks that it is of. Where they differ
/// by as much from other loads and tonnages, only that much is told.
fn folded(
    difference: &Difference,
    width: usize,
    unit: Mass,
) -> io::Result<Vec<(Vec<u32>, Vec<u8>)>> {
    struct Alike {
        weeks: Vec<u32>,
        /// What is told of them, from all there is to the least, which is one of all of them.
        bodies: Vec<Vec<u8>>,
        /// The first of the bodies that is one of all of them.
        shared: usize,
    }
    let mut all: Vec<Alike> = Vec::new();
    let mut known: HashMap<Vec<u8>, usize> = HashMap::new();
    for week in &difference.weeks {
        let body = |tonnage: Tonnages| {
            let mut body = Vec::new();
            self::week(&mut Page::new(&mut body, width), week, (unit, tonnage))?;
            Ok::<_, io::Error>(body)
        };
        let bodies = Tonnages::ALL.map(body);
        let bodies = bodies.into_iter().collect::<io::Result<Vec<_>>>()?;
        let Some(least) = bodies.last() else { continue };
        if let Some(alike) = known.get(least).and_then(|at| all.get_mut(*at)) {
            alike.weeks.push(week.number);
            let mut both = alike.bodies.iter().zip(&bodies);
            let shared = both.position(|(one, other)| one == other);
            alike.shared = alike.shared.max(shared.unwrap_or(0));
            continue;
        }
        known.insert(least.clone(), all.len());
        all.push(Alike {
            weeks: vec![week.number],
            bodies,
            shared: 0,
        });
    }
    let bodies = all.into_iter().filter_map(|mut alike| {
        let shared = alike.bodies.get_mut(alike.shared).map(std::mem::take)?;
        Some((alike.weeks, shared))
    });
    Ok(bodies.collect())
}

/// How a change of tonnage is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tonnages {
    /// `kg 1,200 → 1,500`
    Both,
    /// `kg +300`
    ByHowMuch,
    /// `more kg`, and no loads that both plans have.
    Whether,
}

impl Tonnages {
    /// From the most that is told to the least.
    const ALL: [Self; 3] = [Self::Both, Self::ByHowMuch, Self::Whether];
}

fn week(
    page: &mut Page<impl io::Write>,
    week: &WeekDifference,
    unit: (Mass, Tonnages),
) -> io::Result<()> {
    let name = page.width().saturating_sub(46).clamp(14, 26);
    for day in &week.days {
        self::day(page, day, name, unit.1)?;
    }
    let minutes = |seconds: &Option<Interval>| {
        seconds.map(|seconds| {
            seconds.map(|seconds| Decimal::ratio(seconds, Decimal::whole(60)).rounded(0))
        })
    };
    let mut total = figures(&week.total, unit);
    total.extend(said(
        "min",
        minutes(&week.seconds.from),
        minutes(&week.seconds.to),
    ));
    if week.exercises.is_empty() && week.muscles.is_empty() && total.is_empty() {
        return page.line(&[(PLAIN, "  "), (FAINT, "In all the week comes to the same")]);
    }
    page.line(&[(PLAIN, "  "), (HEADING, "In all")])?;
    for exercise in &week.exercises {
        let words = figures(&exercise.change, unit);
        row(
            page,
            name,
            &format!("  {}", harmless(&exercise.title)),
            &words,
        )?;
    }
    for muscle in &week.muscles {
        let title = format!("  {} (muscle)", harmless(&muscle.title));
        row(page, name, &title, &sets(&muscle.change))?;
    }
    if total.is_empty() {
        total.push("as before".to_owned());
    }
    row(page, name, "  Together", &total)
}

fn day(
    page: &mut Page<impl io::Write>,
    day: &DayDifference,
    name: usize,
    told: Tonnages,
) -> io::Result<()> {
    let heading = match (&day.heading.from, &day.heading.to) {
        (Some(from), Some(to)) if from != to => format!("{from} is now {to}"),
        (Some(from), None) => format!("{from}, gone"),
        (None, Some(to)) => format!("{to}, new"),
        (from, to) => from.clone().or(to.clone()).unwrap_or_default(),
    };
    page.wrapped(2, HEADING, &harmless(&heading))?;
    if let Some(title) = &day.title {
        let [from, to] = [&title.from, &title.to].map(|title| title.as_deref().unwrap_or_default());
        let words = match (from, to) {
            ("", to) => format!("now “{to}”"),
            (from, "") => format!("no longer “{from}”"),
            (from, to) => format!("“{from}” → “{to}”"),
        };
        row(page, name, "  called", &[harmless(&words)])?;
    }
    for line in &day.lines {
        let either = line.change.to.as_ref().or(line.change.from.as_ref());
        let title = either.map_or("", |line| line.title.as_str());
        let words = harmless(&line_words(line, told));
        row(page, name, &format!("  {}", harmless(title)), &[words])?;
    }
    if let Some(order) = &day.order {
        row(
            page,
            name,
            "  now in this order",
            &[harmless(&order.join(", "))],
        )?;
    }
    Ok(())
}

/// What has become of a line: `3 → 4 sets of 5 × 100 kg`, `to Day 3`, `new: 3 sets of 5 × 100 kg`.
fn line_words(line: &LineDifference, told: Tonnages) -> String {
    let (from, to) = (line.change.from.as_ref(), line.change.to.as_ref());
    let whole = |line: &Line| {
        let sets: Vec<String> = line.sets.iter().map(whole_sets).collect();
        let manner = Some(line.manner.clone()).filter(|manner| !manner.is_empty());
        let parts: Vec<String> = Some(sets.join("; "))
            .filter(|sets| !sets.is_empty())
            .into_iter()
            .chain(manner)
            .collect();
        parts.join(", ")
    };
    let head = |what: &str, line: &Line| match whole(line) {
        words if words.is_empty() => what.to_owned(),
        words => format!("{what}: {words}"),
    };
    match (from, to, &line.moved) {
        (_, _, Some(Moved::To(day))) => format!("to {day}"),
        (Some(from), Some(to), Some(Moved::From(day))) => {
            let changed = changes(from, to, told);
            let changed: Vec<String> = std::iter::once(format!("from {day}"))
                .chain(changed)
                .collect();
            changed.join("; ")
        }
        (Some(from), Some(to), _) => changes(from, to, told).join("; "),
        (None, Some(to), _) => head("new", to),
        (Some(from), None, _) => head("gone", from),
        (None, None, _) => String::new(),
    }
}

/// `3 sets of 5 × 100 kg`
fn whole_sets(sets: &Sets) -> String {
    let kind = if sets.is_warmup { "warm-up " } else { "" };
    format!("{kind}{} of {}", counted_words(&sets.count), sets.each)
}

/// `1 set`, `3 to 4 sets`
fn counted_words(count: &str) -> String {
    let noun = if count == "1" { "set" } else { "sets" };
    format!("{count} {noun}")
}

/// What differs between two lines of one exercise.
fn changes(from: &Line, to: &Line, told: Tonnages) -> Vec<String> {
    let mut words = Vec::new();
    let (mut from, mut to) = (from.clone(), to.clone());
    if told == Tonnages::Whether && from.sets.len() == to.sets.len() {
        for (one, other) in from.sets.iter_mut().zip(&mut to.sets) {
            without_shared_load(&mut one.each, &mut other.each);
        }
    }
    let (from, to) = (&from, &to);
    let parts = |line: &Line| {
        let sets = line.sets.iter().cloned();
        sets.partition::<Vec<Sets>, _>(|sets| sets.is_warmup)
    };
    let ((warm_from, work_from), (warm_to, work_to)) = (parts(from), parts(to));
    if warm_from != warm_to {
        words.push(match (warm_from.is_empty(), warm_to.is_empty()) {
            (false, true) => "no longer warmed up".to_owned(),
            (true, false) => {
                let sets = warm_to
                    .iter()
                    .map(|sets| format!("{} of {}", counted_words(&sets.count), sets.each));
                format!("now warmed up: {}", sets.collect::<Vec<_>>().join("; "))
            }
            _ => changed_sets(&warm_from, &warm_to),
        });
    }
    if work_from != work_to {
        words.push(changed_sets(&work_from, &work_to));
    }
    if from.manner != to.manner {
        words.push(changed_parts(&from.manner, &to.manner));
    }
    if from.cues != to.cues {
        words.push("other cues".to_owned());
    }
    words
}

/// Takes the load out of two sets that have the same one: `5 × 100 kg`, `8 × 100 kg`.
fn without_shared_load(one: &mut String, other: &mut String) {
    let load = |each: &str| {
        let (start, load) = each.split_once(" × ")?;
        let load = load.split(", ").next().unwrap_or(load);
        Some((start.len(), load.to_owned()))
    };
    let (Some((at, mine)), Some((other_at, theirs))) = (load(one), load(other)) else {
        return;
    };
    if mine == theirs {
        let length = " × ".len() + mine.len();
        one.replace_range(at..at + length, "");
        other.replace_range(other_at..other_at + length, "");
    }
}

/// `rest 2 min → rest 3 min`, `now tempo 3010`, `no longer each leg`
fn changed_parts(from: &str, to: &str) -> String {
    let without = |these: &str, those: &str| {
        let those: Vec<&str> = those.split(", ").collect();
        let parts = these.split(", ").filter(|part| !those.contains(part));
        parts.collect::<Vec<_>>().join(", ")
    };
    match (without(from, to), without(to, from)) {
        (gone, new) if gone.is_empty() && new.is_empty() => format!("{from} → {to}"),
        (gone, new) if gone.is_empty() => format!("now {new}"),
        (gone, new) if new.is_empty() => format!("no longer {gone}"),
        (gone, new) => format!("{gone} → {new}"),
    }
}

/// `5 × 100 kg → 5 × 105 kg`; what stands before both is told once: `5 × 100 kg, RPE 8 → RPE 9`.
fn changed_each(from: &str, to: &str) -> String {
    let (mut before, mut after) = (from, to);
    let mut shared = String::new();
    while let (Some((head, rest)), Some((other, other_rest))) =
        (before.split_once(", "), after.split_once(", "))
    {
        if head != other {
            break;
        }
        shared = format!("{shared}{head}, ");
        (before, after) = (rest, other_rest);
    }
    format!("{shared}{before} → {after}")
}

/// `5 × 100 kg → 5 × 105 kg`, `3 → 4 sets of 5 × 100 kg`, `set 3: 5 × 100 kg → 8 × 100 kg`
fn changed_sets(from: &[Sets], to: &[Sets]) -> String {
    if let ([one], [other]) = (from, to) {
        if one.count == other.count {
            return changed_each(&one.each, &other.each);
        }
        if one.each == other.each {
            return format!(
                "{} → {} of {}",
                one.count,
                counted_words(&other.count),
                other.each
            );
        }
    }
    let alike = from.len() == to.len()
        && from
            .iter()
            .zip(to)
            .all(|(one, other)| one.count == other.count);
    if alike {
        let mut first = 1_u32;
        let mut words = Vec::new();
        for (one, other) in from.iter().zip(to) {
            let Ok(count) = one.count.parse::<u32>() else {
                break;
            };
            let last = first.saturating_add(count).saturating_sub(1);
            if one.each != other.each {
                let which = if first == last {
                    format!("set {first}")
                } else {
                    format!("sets {first}–{last}")
                };
                words.push(format!("{which}: {}", changed_each(&one.each, &other.each)));
            }
            first = last.saturating_add(1);
        }
        if !words.is_empty() {
            return words.join("; ");
        }
    }
    let all = |sets: &[Sets]| match sets {
        [] => "none".to_owned(),
        sets => sets.iter().map(whole_sets).collect::<Vec<_>>().join("; "),
    };
    format!("{} → {}", all(from), all(to))
}

fn row(
    page: &mut Page<impl io::Write>,
    name: usize,
    title: &str,
    words: &[String],
) -> io::Result<()> {
    let room = page.width().saturating_sub(name + 3);
    let text = words.join(", ");
    let indent = title.len() - title.trim_start().len();
    let margin = " ".repeat(indent);
    let titles = wrap(title, name.saturating_sub(indent));
    let mut titles = titles.into_iter().map(|title| format!("{margin}{title}"));
    let mut parts = wrap(&text, room).into_iter();
    loop {
        let (title, part) = (titles.next(), parts.next());
        if title.is_none() && part.is_none() {
            return Ok(());
        }
        let title = padded(&title.unwrap_or_default(), name + 1);
        page.line(&[
            (PLAIN, "  "),
            (PLAIN, &title),
            (FAINT, &part.unwrap_or_default()),
        ])?;
    }
}

/// `sets 4 → 5, reps 40 → 50, kg 1,200 → 1,500`
fn figures(change: &Change<Figures>, (unit, told): (Mass, Tonnages)) -> Vec<String> {
    let both = (change.from.as_ref(), change.to.as_ref());
    let of = |get: &dyn Fn(&Figures) -> Interval| (both.0.map(get), both.1.map(get));
    let mut words: Vec<String> = Vec::new();
    match both {
        (None, Some(_)) => words.push("new".to_owned()),
        (Some(_), None) => words.push("gone".to_owned()),
        _ => {}
    }
    for (what, get) in [
        (
            "sets",
            &(|figures: &Figures| figures.hard_sets) as &dyn Fn(&Figures) -> Interval,
        ),
        ("warm-up", &|figures| figures.warmup_sets),
        ("reps", &|figures| figures.reps),
        ("assisted", &|figures| figures.assisted_reps),
        ("m", &|figures| figures.metres),
        ("s under load", &|figures| figures.seconds),
    ] {
        let (from, to) = of(get);
        words.extend(said(what, from, to));
    }
    let tonnage = |figures: Option<&Figures>| figures.map(|figures| figures.tonnage.in_unit(unit));
    let (from, to) = (tonnage(both.0), tonnage(both.1));
    if from != to {
        let word = |known: Option<Option<Interval>>| match known {
            None => "–".to_owned(),
            Some(None) => "?".to_owned(),
            Some(Some(amount)) => amount.map(|amount| amount.rounded(3)).grouped(),
        };
        if from.flatten().is_some_and(|from| !from.is_zero())
            || to.flatten().is_some_and(|to| !to.is_zero())
        {
            let known = from.flatten().zip(to.flatten());
            let more = known.and_then(|(from, to)| by_how_much(from, to));
            words.push(match (told, more, known) {
                (Tonnages::ByHowMuch, Some(more), _) => format!("{unit} {more}"),
                (Tonnages::Whether, Some(_), Some((from, to))) if to.min > from.min => {
                    format!("more {unit}")
                }
                (Tonnages::Whether, Some(_), Some((from, to))) if to.min < from.min => {
                    format!("fewer {unit}")
                }
                _ => format!("{unit} {} → {}", word(from), word(to)),
            });
        }
    }
    words
}

/// `+300`, `−300`, `+300 to +450`; `None` where either has no upper end.
fn by_how_much(from: Interval, to: Interval) -> Option<String> {
    let signed = |from: Decimal, to: Decimal| {
        if to < from {
            format!("−{}", (from - to).rounded(3).grouped())
        } else {
            format!("+{}", (to - from).rounded(3).grouped())
        }
    };
    let (least, most) = (signed(from.min, to.min), signed(from.max?, to.max?));
    Some(if least == most {
        least
    } else {
        format!("{least} to {most}")
    })
}

fn sets(change: &Change<MuscleSets>) -> Vec<String> {
    let of = |get: fn(&MuscleSets) -> Interval| {
        (change.from.as_ref().map(get), change.to.as_ref().map(get))
    };
    let (from, to) = of(|sets| sets.direct);
    let mut words: Vec<String> = said("direct sets", from, to).into_iter().collect();
    let (from, to) = of(|sets| sets.fractional);
    words.extend(said("with half of indirect", from, to));
    words
}

/// `sets 4 → 5`, where the two are not the same.
fn said(what: &str, from: Option<Interval>, to: Option<Interval>) -> Option<String> {
    let zero = |amount: Option<Interval>| amount.is_none_or(Interval::is_zero);
    if from == to || (zero(from) && zero(to)) {
        return None;
    }
    let word = |amount: Option<Interval>| {
        amount.map_or_else(
            || "–".to_owned(),
            |amount| amount.map(|amount| amount.rounded(2)).grouped(),
        )
    };
    Some(format!("{what} {} → {}", word(from), word(to)))
}
