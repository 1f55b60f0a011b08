//! The difference of two plans, for people: what was and what is, day by day and week by week.

use std::collections::HashMap;
use std::io;

use super::harmless;
use super::page::{FAINT, HEADING, PLAIN, Page, STRONG, padded, wrap};
use crate::difference::{
    Change, DayDifference, Difference, Line, LineDifference, Moved, Named, Sets, WeekDifference,
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

/// The bodies of the weeks that differ alike, each once, with the weeks that it is of.
fn folded(
    weeks: &[WeekDifference],
    width: usize,
    unit: Mass,
) -> io::Result<Vec<(Vec<u32>, Vec<u8>)>> {
    let body = |weeks: &[&WeekDifference], told: Told| {
        let mut body = Vec::new();
        week(&mut Page::new(&mut body, width), weeks, (unit, told))?;
        Ok::<_, io::Error>(body)
    };
    let mut alike: Vec<Vec<&WeekDifference>> = Vec::new();
    let mut known: HashMap<Vec<u8>, usize> = HashMap::new();
    for week in weeks {
        let at = *known
            .entry(body(&[week], Told::Shape)?)
            .or_insert(alike.len());
        match alike.get_mut(at) {
            Some(others) => others.push(week),
            None => alike.push(vec![week]),
        }
    }
    let told = alike.into_iter().map(|weeks| {
        let numbers = weeks.iter().map(|week| week.number).collect();
        Ok((numbers, body(&weeks, Told::Whole)?))
    });
    told.collect()
}

/// How much is told of a change.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    /// All that is the same of every week that it is of.
    Whole,
    /// What makes weeks differ alike: which lines changed in which way, and which figures rose or fell.
    Shape,
}

/// Writes what differs in `weeks`, which differ alike.
fn week(
    page: &mut Page<impl io::Write>,
    weeks: &[&WeekDifference],
    unit: (Mass, Told),
) -> io::Result<()> {
    let Some(first) = weeks.first() else {
        return Ok(());
    };
    let name = page.width().saturating_sub(46).clamp(14, 26);
    for at in 0..first.days.len() {
        let days = weeks.iter().filter_map(|week| week.days.get(at));
        day(page, &days.collect::<Vec<_>>(), name, unit.1)?;
    }
    let totals: Vec<_> = weeks.iter().map(|week| &week.total).collect();
    let mut total = figures(&totals, unit);
    let in_minutes = |seconds: Decimal| Decimal::ratio(seconds, Decimal::whole(60)).rounded(0);
    let minutes = weeks.iter().map(|week| {
        let seconds = &week.seconds;
        (seconds.from, seconds.to)
    });
    total.extend(said(
        "min",
        &minutes.collect::<Vec<_>>(),
        unit.1,
        in_minutes,
    ));
    let exercises = first.exercises.iter().map(|exercise| {
        let title = format!("  {}", harmless(&exercise.title));
        let all = weeks.iter();
        let all = all.filter_map(|week| changed(&week.exercises, &exercise.name));
        (title, figures(&all.collect::<Vec<_>>(), unit))
    });
    let muscles = first.muscles.iter().map(|muscle| {
        let title = format!("  {} (muscle)", harmless(&muscle.title));
        let all = weeks.iter();
        let all = all.filter_map(|week| changed(&week.muscles, &muscle.name));
        (title, sets(&all.collect::<Vec<_>>(), unit.1))
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

/// How what is called `name` changed.
fn changed<'d, T>(all: &'d [Named<T>], name: &str) -> Option<&'d Change<T>> {
    let found = all.iter().find(|named| named.name == name);
    found.map(|named| &named.change)
}

/// Writes what differs on a day, one of each week of several that differ alike.
fn day(
    page: &mut Page<impl io::Write>,
    days: &[&DayDifference],
    name: usize,
    told: Told,
) -> io::Result<()> {
    let Some(day) = days.first() else {
        return Ok(());
    };
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
    for (at, line) in day.lines.iter().enumerate() {
        let either = line.change.to.as_ref().or(line.change.from.as_ref());
        let title = either.map_or("", |line| line.title.as_str());
        let words = harmless(&lines_words(
            days.iter().filter_map(|day| day.lines.get(at)),
            told,
        ));
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

/// What has become of a line of several weeks: all of it where that is the same, else what is.
fn lines_words<'d>(lines: impl Iterator<Item = &'d LineDifference>, told: Told) -> String {
    let mut lines = lines.peekable();
    let Some(first) = lines.peek().copied() else {
        return String::new();
    };
    let whole = line_words(first, told);
    if told == Told::Shape || lines.all(|line| line_words(line, told) == whole) {
        return whole;
    }
    line_words(first, Told::Shape)
}

/// What has become of a line: `3 → 4 sets of 5 × 100 kg`, `to Day 3`, `new: 3 sets of 5 × 100 kg`.
fn line_words(line: &LineDifference, told: Told) -> String {
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
fn changes(from: &Line, to: &Line, told: Told) -> Vec<String> {
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
            _ => changed_sets(&warm_from, &warm_to, told),
        });
    }
    if work_from != work_to {
        words.push(changed_sets(&work_from, &work_to, told));
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

/// `5 × 100 kg → 5 × 105 kg`; what stands before both is told once: `5 × 100 kg, RPE 8 → RPE 9`. In shape
/// a load that is the same is left out: `5 → 6 at the same loads`.
fn changed_each(from: &str, to: &str, told: Told) -> String {
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
    if told == Told::Whole {
        return format!("{shared}{before} → {after}");
    }
    match (before.split_once(" × "), after.split_once(" × ")) {
        _ if !shared.is_empty() => format!("{before} → {after}"),
        (Some((amount, load)), Some((other, same))) if load == same => {
            format!("{amount} → {other} at the same loads")
        }
        _ => format!("{before} → {after}"),
    }
}

/// `3 → 4 sets of 5 × 100 kg`; in shape `3 → 4 sets of 5`.
fn changed_count(from: &Sets, to: &Sets, told: Told) -> String {
    let each = match to.each.split_once(" × ") {
        Some((amount, _)) if told == Told::Shape => amount,
        _ => &to.each,
    };
    format!("{} → {} of {each}", from.count, counted_words(&to.count))
}

/// `5 × 100 kg → 5 × 105 kg`, `3 → 4 sets of 5 × 100 kg`, `set 3: 5 × 100 kg → 8 × 100 kg`
fn changed_sets(from: &[Sets], to: &[Sets], told: Told) -> String {
    if let ([one], [other]) = (from, to)
        && one.count == other.count
    {
        return changed_each(&one.each, &other.each, told);
    }
    let both = || from.iter().zip(to);
    let is_told = |(one, other): (&Sets, &Sets)| one.count == other.count || one.each == other.each;
    if from.len() == to.len()
        && both().all(is_told)
        && let Some(words) = changed_runs(both(), told)
    {
        return words;
    }
    let all = |sets: &[Sets]| match sets {
        [] => "none".to_owned(),
        sets => sets.iter().map(whole_sets).collect::<Vec<_>>().join("; "),
    };
    format!("{} → {}", all(from), all(to))
}

/// What has become of each of several runs, of which the count or the sets themselves are what they were.
fn changed_runs<'d>(
    both: impl Iterator<Item = (&'d Sets, &'d Sets)>,
    told: Told,
) -> Option<String> {
    let mut first = 1_u32;
    let mut words = Vec::new();
    for (one, other) in both {
        let count: u32 = one.count.parse().ok()?;
        let last = first.saturating_add(count).saturating_sub(1);
        if one.count != other.count {
            words.push(changed_count(one, other, told));
        } else if one.each != other.each {
            let which = if first == last {
                format!("set {first}")
            } else {
                format!("sets {first}–{last}")
            };
            let each = changed_each(&one.each, &other.each, told);
            words.push(format!("{which}: {each}"));
        }
        first = last.saturating_add(1);
    }
    (!words.is_empty()).then(|| words.join("; "))
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
fn figures(changes: &[&Change<Figures>], (unit, told): (Mass, Told)) -> Vec<String> {
    let Some(first) = changes.first() else {
        return Vec::new();
    };
    let of = |get: &dyn Fn(&Figures) -> Option<Interval>| -> Vec<Pair> {
        let each = changes.iter();
        let each = each.map(|change| {
            let of = |figures: &Option<Figures>| figures.as_ref().and_then(get);
            (of(&change.from), of(&change.to))
        });
        each.collect()
    };
    let mut words: Vec<String> = Vec::new();
    match (&first.from, &first.to) {
        (None, Some(_)) => words.push("new".to_owned()),
        (Some(_), None) => words.push("gone".to_owned()),
        _ => {}
    }
    for (what, get) in [
        (
            "sets",
            (|figures| figures.hard_sets) as fn(&Figures) -> Interval,
        ),
        ("warm-up", |figures| figures.warmup_sets),
        ("reps", |figures| figures.reps),
        ("assisted", |figures| figures.assisted_reps),
        ("m", |figures| figures.metres),
        ("s under load", |figures| figures.seconds),
    ] {
        let pairs = of(&|figures| Some(get(figures)));
        words.extend(said(what, &pairs, told, |amount| amount.rounded(2)));
    }
    for (what, get) in [
        ("", (|figures| &figures.tonnage) as fn(&Figures) -> &Tonnage),
        (" of the body", |figures| &figures.bodyweight_tonnage),
    ] {
        // What is there and not known is no number, and nothing either.
        let is_unknown = |figures: &Option<Figures>| {
            let tonnage = figures.as_ref().map(get);
            tonnage.is_some_and(|tonnage| tonnage.in_unit(unit).is_none())
        };
        let pairs = of(&|figures| get(figures).in_unit(unit));
        let what = format!("{unit}{what}");
        let unknown = (is_unknown(&first.from), is_unknown(&first.to));
        words.extend(said_of(&what, &pairs, unknown, told, |amount| {
            amount.rounded(3)
        }));
    }
    words
}

/// What was and what is, in one week.
type Pair = (Option<Interval>, Option<Interval>);

fn sets(changes: &[&Change<MuscleSets>], told: Told) -> Vec<String> {
    let of = |get: fn(&MuscleSets) -> Interval| -> Vec<Pair> {
        let each = changes.iter();
        each.map(|change| (change.from.as_ref().map(get), change.to.as_ref().map(get)))
            .collect()
    };
    let round = |amount: Decimal| amount.rounded(2);
    let direct = said("direct sets", &of(|sets| sets.direct), told, round);
    let halves = of(|sets| sets.fractional);
    let halves = said("with half of indirect", &halves, told, round);
    direct.into_iter().chain(halves).collect()
}

/// `sets 4 → 5`, where the two are not the same.
fn said(
    what: &str,
    pairs: &[Pair],
    told: Told,
    round: impl Fn(Decimal) -> Decimal,
) -> Option<String> {
    said_of(what, pairs, (false, false), told, round)
}

/// `kg 1,200 → 1,500`, where the two are not the same. Of several weeks that are not alike in that by how
/// much, `kg +300`, and from how much to how much, `kg +300 to +450`. What is not known is `?`.
fn said_of(
    what: &str,
    pairs: &[Pair],
    unknown: (bool, bool),
    told: Told,
    round: impl Fn(Decimal) -> Decimal,
) -> Option<String> {
    let rounded = |amount: Option<Interval>| amount.map(|amount| amount.map(&round));
    let pairs: Vec<Pair> = pairs
        .iter()
        .map(|(from, to)| (rounded(*from), rounded(*to)))
        .collect();
    let zero = |amount: Option<Interval>| amount.is_none_or(Interval::is_zero);
    let (from, to) = *pairs.first()?;
    if (from == to && unknown.0 == unknown.1) || (zero(from) && zero(to)) {
        return None;
    }
    let word = |is_unknown: bool, amounts: &mut dyn Iterator<Item = Option<Interval>>| {
        let all = amounts.flatten().reduce(spanning);
        match all {
            Some(amount) => amount.grouped(),
            None if is_unknown => "?".to_owned(),
            None => "–".to_owned(),
        }
    };
    let differences = pairs.iter().map(|(from, to)| by_how_much(*from, *to));
    let differences: Option<Vec<(Decimal, Decimal)>> = differences.collect();
    if told == Told::Shape {
        return Some(match differences.as_ref().and_then(|all| all.first()) {
            Some((least, most)) => {
                let zero = Decimal::ZERO;
                format!("{what} {:?} {:?}", least.cmp(&zero), most.cmp(&zero))
            }
            None => format!("{what} {} {}", from.is_some(), to.is_some()),
        });
    }
    let is_one = pairs.iter().all(|pair| *pair == (from, to));
    if let (false, Some(all)) = (is_one, differences) {
        let least = all.iter().map(|(least, _)| *least).min()?;
        let most = all.iter().map(|(_, most)| *most).max()?;
        return Some(if least == most {
            format!("{what} {}", signed(least))
        } else {
            format!("{what} {} to {}", signed(least), signed(most))
        });
    }
    let before = word(unknown.0, &mut pairs.iter().map(|(from, _)| *from));
    let after = word(unknown.1, &mut pairs.iter().map(|(_, to)| *to));
    Some(format!("{what} {before} → {after}"))
}

/// What holds both.
fn spanning(one: Interval, other: Interval) -> Interval {
    Interval {
        min: one.min.min(other.min),
        max: one.max.zip(other.max).map(|(one, other)| one.max(other)),
    }
}

/// By how much the least and the most are more; of two without an upper end by how much the least is.
/// `None` where one of them alone has one, or is not there.
fn by_how_much(from: Option<Interval>, to: Option<Interval>) -> Option<(Decimal, Decimal)> {
    let (from, to) = (from?, to?);
    let least = to.min - from.min;
    match (from.max, to.max) {
        (Some(from), Some(to)) => Some((least, to - from)),
        (None, None) => Some((least, least)),
        _ => None,
    }
}

/// `+300`, `−300`
fn signed(amount: Decimal) -> String {
    if amount < Decimal::ZERO {
        format!("−{}", (Decimal::ZERO - amount).grouped())
    } else {
        format!("+{}", amount.grouped())
    }
}
