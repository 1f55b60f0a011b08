//! The volume as tables that fit a terminal.

use std::io;

use super::harmless;
use super::page::{FAINT, HEADING, PLAIN, Page, STRONG, padded, right};
use crate::library::Catalogue;
use crate::quantity::{Decimal, Interval, Mass};
use crate::routine::{Routine, Settings};
use crate::volume::{Figures, Tonnage, Volume};

/// Writes `volume` with tonnage in `unit`.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(
    out: impl io::Write,
    width: usize,
    routine: &Routine<'_>,
    settings: Settings,
    volume: &Volume<'_>,
    is_all: bool,
    unit: Mass,
) -> io::Result<()> {
    let mut page = Page::new(out, width);
    let title = harmless(routine.title.unwrap_or("Routine"));
    page.ends(
        (HEADING, &title),
        (FAINT, &settings.describe(&routine.options)),
    )?;
    if let Some(assumption) = super::assumption(routine) {
        page.wrapped(2, FAINT, &harmless(&assumption))?;
    }
    let name = width.saturating_sub(COLUMNS).clamp(12, 40);

    page.gap()?;
    header(&mut page, "Exercise", name, unit)?;
    for (exercise, figures) in &volume.exercises {
        row(
            &mut page,
            &harmless(exercise.title),
            name,
            figures,
            None,
            unit,
        )?;
    }

    page.gap()?;
    if volume.weeks.len() > 1 {
        header(&mut page, "Week", name, unit)?;
        for week in &volume.weeks {
            row(
                &mut page,
                &week.number.to_string(),
                name,
                &week.tally.figures,
                Some(week.seconds),
                unit,
            )?;
        }
    } else {
        header(&mut page, "Day", name, unit)?;
    }
    for day in volume.days.iter().filter(|_| volume.weeks.len() == 1) {
        let title = day.title.map_or_else(
            || day.heading.clone(),
            |title| format!("{} · {}", day.heading, harmless(title)),
        );
        row(
            &mut page,
            &title,
            name,
            &day.tally.figures,
            Some(day.seconds),
            unit,
        )?;
    }
    row(
        &mut page,
        match volume.weeks.as_slice() {
            [] | [_] if is_all => "Week",
            _ => "Together",
        },
        name,
        &volume.total.figures,
        Some(volume.seconds),
        unit,
    )?;

    muscles(&mut page, volume, &routine.catalogue, name)?;
    remarks(&mut page, &volume.total.figures, unit)
}

const SETS: usize = 10;
const WARM: usize = 9;
const REPS: usize = 13;
const TONNAGE: usize = 15;
const MINUTES: usize = 9;
const COLUMNS: usize = SETS + WARM + REPS + TONNAGE + MINUTES;

fn header(page: &mut Page<impl io::Write>, what: &str, name: usize, unit: Mass) -> io::Result<()> {
    let columns = [
        padded(what, name),
        right("hard sets", SETS),
        right("warm-up", WARM),
        right("reps", REPS),
        right(unit.word(), TONNAGE),
        right(if what == "Exercise" { "" } else { "min" }, MINUTES),
    ];
    page.line(&[(STRONG, columns.concat().trim_end())])
}

fn row(
    page: &mut Page<impl io::Write>,
    title: &str,
    name: usize,
    figures: &Figures,
    seconds: Option<Interval>,
    unit: Mass,
) -> io::Result<()> {
    let minutes = seconds.map_or_else(String::new, |seconds| {
        seconds
            .map(|seconds| Decimal::ratio(seconds, Decimal::whole(60)).rounded(0))
            .grouped()
    });
    let cells = [
        right(&dashed(figures.hard_sets), SETS),
        right(&dashed(figures.warmup_sets), WARM),
        right(&dashed(figures.reps), REPS),
        right(&tonnage(figures, unit), TONNAGE),
        right(&minutes, MINUTES),
    ];
    let mut lines = super::page::wrap(title, name).into_iter();
    let first = lines.next().unwrap_or_default();
    page.line(&[
        (PLAIN, &padded(&first, name)),
        (PLAIN, cells.concat().trim_end()),
    ])?;
    for more in lines {
        page.line(&[(PLAIN, &more)])?;
    }
    Ok(())
}

fn dashed(figure: Interval) -> String {
    if figure.is_zero() {
        "–".to_owned()
    } else {
        figure.map(|value| value.rounded(1)).grouped()
    }
}

fn tonnage(figures: &Figures, unit: Mass) -> String {
    tonnage_words(&figures.tonnage, unit)
}

fn tonnage_words(tonnage: &Tonnage, unit: Mass) -> String {
    match tonnage.in_unit(unit) {
        None => "?".to_owned(),
        Some(amount) if amount.is_zero() => dashed(amount),
        Some(amount) => amount.map(|value| value.rounded(3)).grouped(),
    }
}

fn muscles(
    page: &mut Page<impl io::Write>,
    volume: &Volume<'_>,
    catalogue: &Catalogue<'_>,
    name: usize,
) -> io::Result<()> {
    let all = volume.total.muscles(catalogue);
    if all.is_empty() {
        return Ok(());
    }
    page.gap()?;
    let head = [
        padded("Muscle", name),
        right("direct", SETS + 2),
        right("with half of indirect", 24),
    ];
    page.line(&[(STRONG, &head.concat())])?;
    for (_, title, sets) in all {
        let cells = [
            right(&dashed(sets.direct), SETS + 2),
            right(&dashed(sets.fractional), 24),
        ];
        let mut lines = super::page::wrap(&harmless(title), name).into_iter();
        let first = lines.next().unwrap_or_default();
        page.line(&[(PLAIN, &padded(&first, name)), (PLAIN, &cells.concat())])?;
        for more in lines {
            page.line(&[(PLAIN, &format!("  {more}"))])?;
        }
    }
    Ok(())
}

/// What the tables leave out, and what their signs mean.
fn remarks(page: &mut Page<impl io::Write>, total: &Figures, unit: Mass) -> io::Result<()> {
    let mut remarks: Vec<String> = Vec::new();
    if !total.tonnage.unknown_sets.is_zero() {
        remarks.push(format!("? and +: the load of {} sets is not given, so tonnage is unknown or at least what is shown", total.tonnage.unknown_sets.grouped()));
    }
    if !total.metres.is_zero() {
        remarks.push(format!("{} m are covered", dashed(total.metres)));
    }
    if !total.timed_seconds.is_zero() {
        remarks.push(format!(
            "{} s of sets are by the clock",
            dashed(total.timed_seconds)
        ));
    }
    if !total.assisted_reps.is_zero() {
        remarks.push(format!(
            "{} forced, lowered or partial reps come on top",
            total.assisted_reps.grouped()
        ));
    }
    if total
        .warmup_tonnage
        .in_unit(unit)
        .is_some_and(|amount| !amount.is_zero())
    {
        remarks.push(format!(
            "warm-up and ramp sets move {} {unit} more",
            tonnage_words(&total.warmup_tonnage, unit)
        ));
    }
    if !total
        .bodyweight_tonnage
        .in_unit(unit)
        .is_none_or(Interval::is_zero)
    {
        remarks.push(format!(
            "the body itself adds {} {unit}",
            tonnage_words(&total.bodyweight_tonnage, unit)
        ));
    }
    if !remarks.is_empty() {
        page.gap()?;
    }
    for remark in remarks {
        page.wrapped(0, FAINT, &remark)?;
    }
    Ok(())
}
