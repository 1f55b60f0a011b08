//! The difference of two plans, for people: what was and what is, week by week.

use std::io;

use super::harmless;
use super::page::{FAINT, HEADING, PLAIN, Page, STRONG, padded, wrap};
use crate::quantity::{Decimal, Interval, Mass};
use crate::volume::{Change, Figures, MuscleSets, WeekDifference};

/// Writes the weeks in which two plans differ, tonnage in `unit`.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(
    out: impl io::Write,
    width: usize,
    names: (&str, &str),
    weeks: &[WeekDifference],
    unit: Mass,
) -> io::Result<()> {
    let mut page = Page::new(out, width);
    page.wrapped(0, HEADING, &harmless(&format!("{} → {}", names.0, names.1)))?;
    if weeks.is_empty() {
        page.gap()?;
        return page.line(&[(PLAIN, "no difference in what they come to")]);
    }
    let name = width.saturating_sub(46).clamp(14, 34);
    for week in weeks {
        page.gap()?;
        page.line(&[(STRONG, &format!("Week {}", week.number))])?;
        for exercise in &week.exercises {
            let words = figures(&exercise.change, unit);
            row(&mut page, name, &harmless(&exercise.title), &words)?;
        }
        for muscle in &week.muscles {
            let title = format!("{} (muscle)", harmless(&muscle.title));
            row(&mut page, name, &title, &sets(&muscle.change))?;
        }
        let minutes = |seconds: &Option<Interval>| {
            seconds.map(|seconds| {
                seconds.map(|seconds| Decimal::ratio(seconds, Decimal::whole(60)).rounded(0))
            })
        };
        let mut words = figures(&week.total, unit);
        words.extend(said(
            "min",
            minutes(&week.seconds.from),
            minutes(&week.seconds.to),
        ));
        if words.is_empty() {
            words.push("as before".to_owned());
        }
        row(&mut page, name, "Together", &words)?;
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
    let mut titles = wrap(title, name).into_iter();
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
fn figures(change: &Change<Figures>, unit: Mass) -> Vec<String> {
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
            words.push(format!("{unit} {} → {}", word(from), word(to)));
        }
    }
    words
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
