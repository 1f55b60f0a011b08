//! The difference of two plans, for people: what was and what is, day by day and week by week.

mod figures;
mod lines;

use std::collections::HashMap;
use std::io;

use figures::{figures, said, sets};
use lines::lines_words;

use super::harmless;
use super::page::{FAINT, HEADING, PLAIN, Page, STRONG, padded, wrap};
use crate::difference::{Change, DayDifference, Declared, Difference, Named, WeekDifference};
use crate::quantity::{Decimal, Mass};
use crate::routine::weeks_in_words;

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
        ("Notes", &difference.notes),
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
    if let Some(notes) = &day.notes {
        let [from, to] = [&notes.from, &notes.to].map(|notes| notes.as_deref().unwrap_or_default());
        let declared = Declared::of(from, to);
        if declared.is_empty() {
            row(page, name, "  notes", &["in another order".to_owned()])?;
        }
        let new = declared.new.iter().map(|note| ("  now noted", note));
        let gone = declared.gone.iter().map(|note| ("  no longer noted", note));
        for (what, note) in gone.chain(new) {
            row(page, name, what, &[harmless(note)])?;
        }
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
