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
use crate::volume::{Figures, MuscleSets, Tonnage};

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
    for (title, declared) in [
        ("Requirements", &difference.requirements),
        ("Rules", &difference.rules),
        ("Options", &difference.options),
    ] {
        if declared.is_empty() {
            continue;
        }
        page.gap()?;
        page.line(&[(STRONG, title)])?;
        let new = declared.new.iter().map(|text| ("new", text));
        let gone = declared.gone.iter().map(|text| ("gone", text));
        for (what, text) in gone.chain(new) {
            row(&mut page, 5, what, &[harmless(text)])?;
        }
    }
    weeks(&mut page, names, &difference.weeks, unit)?;
    for under in &difference.under {
        let settings = under.settings.iter().map(|(name, set)| {
            let set = if *set { "yes" } else { "no" };
            format!("{name} = {set}")
        });
        let heading = format!("With {}", settings.collect::<Vec<_>>().join(", "));
        page.gap()?;
        page.wrapped(0, HEADING, &harmless(&heading))?;
        weeks(&mut page, names, &under.weeks, unit)?;
    }
    Ok(())
}

/// Writes weeks that differ, those that differ alike together.
fn weeks(
    page: &mut Page<impl io::Write>,
    names: (&str, &str),
    weeks: &[WeekDifference],
    unit: Mass,
) -> io::Result<()> {
    for (numbers, body) in folded(weeks, page.width(), unit)? {
        let words = weeks_in_words(&numbers).replacen('w', "W", 1);
        let (first, second) = weeks
            .iter()
            .find(|week| numbers.contains(&week.number))
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
/// by as much from other figures, by how much is told.
fn folded(
    weeks: &[WeekDifference],
    width: usize,
    unit: Mass,
) -> io::Result<Vec<(Vec<u32>, Vec<u8>)>> {
    struct Alike {
        weeks: Vec<u32>,
        /// Told in each way.
        bodies: Vec<Vec<u8>>,
        /// The ways that tell the same of all of them.
        shared: Vec<bool>,
    }
    let mut all: Vec<Alike> = Vec::new();
    let mut known: HashMap<Vec<u8>, usize> = HashMap::new();
    for week in weeks {
        let body = |told: &Told| {
            let mut body = Vec::new();
            self::week(&mut Page::new(&mut body, width), week, (unit, *told))?;
            Ok::<_, io::Error>(body)
        };
        let bodies: Vec<Vec<u8>> = Told::ALL.iter().map(body).collect::<Result<_, _>>()?;
        let key = bodies.last().cloned().unwrap_or_default();
        if let Some(alike) = known.get(&key).and_then(|at| all.get_mut(*at)) {
            alike.weeks.push(week.number);
            let same = alike
                .bodies
                .iter()
                .zip(&bodies)
                .map(|(one, other)| one == other);
            for (shared, same) in alike.shared.iter_mut().zip(same) {
                *shared &= same;
            }
            continue;
        }
        known.insert(key, all.len());
        all.push(Alike {
            weeks: vec![week.number],
            shared: vec![true; bodies.len()],
            bodies,
        });
    }
    let told = all.into_iter().map(|alike| {
        let mut bodies = alike.bodies.into_iter().zip(alike.shared);
        let body = bodies.find_map(|(body, shared)| shared.then_some(body));
        (alike.weeks, body.unwrap_or_default())
    });
    Ok(told.collect())
}

/// How changes of figures are told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Told {
    /// `reps 30 → 40, kg 1,200 → 1,500`
    Both,
    /// `reps 30 → 40, kg +300`
    TonnageByHowMuch,
    /// `reps +10, kg +300`
    ByHowMuch,
}

impl Told {
    /// From what says most to what is the same of most weeks.
    const ALL: &[Self] = &[Self::Both, Self::TonnageByHowMuch, Self::ByHowMuch];
}

fn week(
    page: &mut Page<impl io::Write>,
    week: &WeekDifference,
    unit: (Mass, Told),
) -> io::Result<()> {
    let name = page.width().saturating_sub(46).clamp(14, 26);
    for day in &week.days {
        self::day(page, day, name)?;
    }
    let mut total = figures(&week.total, unit);
    let (from, to) = (week.seconds.from, week.seconds.to);
    let in_minutes = |seconds: Decimal| Decimal::ratio(seconds, Decimal::whole(60)).rounded(0);
    total.extend(said("min", from, to, unit.1, in_minutes));
    let exercises = week.exercises.iter().map(|exercise| {
        let title = format!("  {}", harmless(&exercise.title));
        (title, figures(&exercise.change, unit))
    });
    let muscles = week.muscles.iter().map(|muscle| {
        let title = format!("  {} (muscle)", harmless(&muscle.title));
        (title, sets(&muscle.change, unit.1))
    });
    // What is said nowhere here has not changed for a reader.
    let rows = exercises
        .chain(muscles)
        .filter(|(_, words)| !words.is_empty());
    let rows: Vec<(String, Vec<String>)> = rows.collect();
    if rows.is_empty() && total.is_empty() {
        return page.line(&[(PLAIN, "  "), (FAINT, "In all the week comes to the same")]);
    }
    page.line(&[(PLAIN, "  "), (HEADING, "In all")])?;
    for (title, words) in rows {
        row(page, name, &title, &words)?;
    }
    if total.is_empty() {
        total.push("as before".to_owned());
    }
    row(page, name, "  Together", &total)
}

fn day(page: &mut Page<impl io::Write>, day: &DayDifference, name: usize) -> io::Result<()> {
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
        let words = harmless(&line_words(line));
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
fn line_words(line: &LineDifference) -> String {
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
            let changed = changes(from, to);
            let changed: Vec<String> = std::iter::once(format!("from {day}"))
                .chain(changed)
                .collect();
            changed.join("; ")
        }
        (Some(from), Some(to), _) => changes(from, to).join("; "),
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
fn changes(from: &Line, to: &Line) -> Vec<String> {
    let mut words = Vec::new();
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
fn figures(change: &Change<Figures>, (unit, told): (Mass, Told)) -> Vec<String> {
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
        words.extend(said(what, from, to, told, |amount| amount.rounded(2)));
    }
    for (what, get) in [
        ("", (|figures| &figures.tonnage) as fn(&Figures) -> &Tonnage),
        (" of the body", |figures| &figures.bodyweight_tonnage),
    ] {
        let what = format!("{unit}{what}");
        words.extend(tonnage(
            &what,
            both.0.map(get),
            both.1.map(get),
            (unit, told),
        ));
    }
    words
}

/// `kg 1,200 → 1,500`, `kg +300`, where the two are not the same; what is not known is `?`.
fn tonnage(
    what: &str,
    from: Option<&Tonnage>,
    to: Option<&Tonnage>,
    (unit, told): (Mass, Told),
) -> Option<String> {
    let in_unit = |tonnage: Option<&Tonnage>| tonnage.map(|tonnage| tonnage.in_unit(unit));
    let (from, to) = (in_unit(from), in_unit(to));
    let both = (from.flatten(), to.flatten());
    let is_some = |amount: Option<Interval>| amount.is_some_and(|amount| !amount.is_zero());
    if from == to || !(is_some(both.0) || is_some(both.1)) {
        return None;
    }
    let round = |amount: Decimal| amount.rounded(3);
    if let (Some(from), Some(to)) = both
        && told >= Told::TonnageByHowMuch
        && let Some(more) = by_how_much(from, to, round)
    {
        return Some(format!("{what} {more}"));
    }
    let word = |is_known: bool, amount: Option<Interval>| match amount {
        Some(amount) => amount.map(round).grouped(),
        None if is_known => "?".to_owned(),
        None => "–".to_owned(),
    };
    let (before, after) = (word(from.is_some(), both.0), word(to.is_some(), both.1));
    Some(format!("{what} {before} → {after}"))
}

/// `+300`, `−300`, `+300 to +450`; of two without an upper end by how much the least is more. `None` where
/// one of them has one.
fn by_how_much(from: Interval, to: Interval, round: impl Fn(Decimal) -> Decimal) -> Option<String> {
    let signed = |from: Decimal, to: Decimal| {
        if to < from {
            format!("−{}", round(from - to).grouped())
        } else {
            format!("+{}", round(to - from).grouped())
        }
    };
    let least = signed(from.min, to.min);
    let most = match (from.max, to.max) {
        (Some(from), Some(to)) => signed(from, to),
        (None, None) => least.clone(),
        _ => return None,
    };
    Some(if least == most {
        least
    } else {
        format!("{least} to {most}")
    })
}

fn sets(change: &Change<MuscleSets>, told: Told) -> Vec<String> {
    let of = |get: fn(&MuscleSets) -> Interval| {
        (change.from.as_ref().map(get), change.to.as_ref().map(get))
    };
    let round = |amount: Decimal| amount.rounded(2);
    let (from, to) = of(|sets| sets.direct);
    let mut words: Vec<String> = said("direct sets", from, to, told, round)
        .into_iter()
        .collect();
    let (from, to) = of(|sets| sets.fractional);
    words.extend(said("with half of indirect", from, to, told, round));
    words
}

/// `sets 4 → 5`, `sets +1`, where the two are not the same.
fn said(
    what: &str,
    from: Option<Interval>,
    to: Option<Interval>,
    told: Told,
    round: impl Fn(Decimal) -> Decimal,
) -> Option<String> {
    let zero = |amount: Option<Interval>| amount.is_none_or(Interval::is_zero);
    let rounded = |amount: Option<Interval>| amount.map(|amount| amount.map(&round));
    if rounded(from) == rounded(to) || (zero(from) && zero(to)) {
        return None;
    }
    let more = from
        .zip(to)
        .and_then(|(from, to)| by_how_much(from, to, &round));
    if let Some(more) = more.filter(|_| told == Told::ByHowMuch) {
        return Some(format!("{what} {more}"));
    }
    let word = |amount: Option<Interval>| {
        rounded(amount).map_or_else(|| "–".to_owned(), Interval::grouped)
    };
    Some(format!("{what} {} → {}", word(from), word(to)))
}
