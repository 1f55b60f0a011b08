//! The volume as tables that fit a terminal.

use std::io;

use unicode_width::UnicodeWidthStr;

use super::harmless;
use super::page::{FAINT, HEADING, PLAIN, Page, STRONG, padded, right};
use crate::library::Catalogue;
use crate::plan::counted;
use crate::quantity::{Decimal, Interval, Mass};
use crate::routine::{Routine, Settings, weeks_in_words};
use crate::volume::{Figures, MuscleSets, Tally, Tonnage, Volume};

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
    let several = volume.weeks.len() > 1;
    let exercises = volume.exercises.iter().map(|(exercise, figures)| Row {
        title: harmless(exercise.title),
        figures,
        seconds: None,
    });
    let weeks = volume.weeks.iter().filter(|_| several).map(|week| Row {
        title: week.number.to_string(),
        figures: &week.tally.figures,
        seconds: Some(week.seconds),
    });
    let days = volume.days.iter().filter(|_| !several).map(|day| Row {
        title: day.title.map_or_else(
            || day.heading.clone(),
            |title| format!("{} · {}", day.heading, harmless(title)),
        ),
        figures: &day.tally.figures,
        seconds: Some(day.seconds),
    });
    let total = Row {
        title: match volume.weeks.as_slice() {
            [] | [_] if is_all => "Week".to_owned(),
            _ => "Together".to_owned(),
        },
        figures: &volume.total.figures,
        seconds: Some(volume.seconds),
    };
    let exercises: Vec<Row<'_>> = exercises.collect();
    let spans: Vec<Row<'_>> = weeks.chain(days).chain([total]).collect();
    let all: Vec<&Row<'_>> = exercises.iter().chain(&spans).collect();
    let layout = Layout::of(width, unit, &all);
    let numbers: Vec<u32> = volume.weeks.iter().map(|week| week.number).collect();
    let weeks = format!("Exercise, {}", weeks_in_words(&numbers));
    let head = if several && weeks.width() < layout.name {
        &weeks
    } else {
        "Exercise"
    };
    layout.table(&mut page, head, &exercises, false)?;
    let head = if several { "Week" } else { "Day" };
    layout.table(&mut page, head, &spans, true)?;
    muscles(&mut page, volume, &routine.catalogue, layout.name)?;
    remarks(&mut page, &volume.total.figures, unit)
}

/// What is written in one row: an exercise, a day, a week.
struct Row<'f> {
    title: String,
    figures: &'f Figures,
    seconds: Option<Interval>,
}

/// How wide the columns are.
struct Layout {
    unit: Mass,
    /// Whether tonnage is rounded to whole numbers, for want of room.
    whole: bool,
    name: usize,
    columns: [usize; 5],
}

/// What figures are usually given.
const COLUMNS: [usize; 5] = [10, 9, 13, 15, 9];

/// The fewest columns that a title needs.
const NAME: usize = 14;

impl Layout {
    /// The layout in which `rows` fit in `width`: the usual one, and where some figures are wider, titles get
    /// the less.
    fn of<'r>(width: usize, unit: Mass, rows: &[&'r Row<'r>]) -> Self {
        let layout = |whole: bool| {
            let mut layout = Self {
                unit,
                whole,
                name: 0,
                columns: [0; 5],
            };
            let mut least = layout.heads(true).map(|head| head.width() + 1);
            for row in rows {
                for (column, cell) in least.iter_mut().zip(layout.cells(row)) {
                    *column = (*column).max(cell.width() + 1);
                }
            }
            layout.columns = least;
            let taken = |columns: &[usize; 5]| columns.iter().sum::<usize>();
            // Columns are as wide as usual so far as there is room.
            let mut spare = width.saturating_sub(taken(&least) + 24.min(width / 3));
            for (column, usual) in layout.columns.iter_mut().zip(COLUMNS) {
                let more = usual.saturating_sub(*column).min(spare);
                *column += more;
                spare -= more;
            }
            layout.name = width.saturating_sub(taken(&layout.columns));
            layout
        };
        let exact = layout(false);
        let mut layout = if exact.name < NAME {
            layout(true)
        } else {
            exact
        };
        layout.name = layout.name.clamp(NAME, 40);
        layout
    }

    fn heads(&self, timed: bool) -> [&'static str; 5] {
        let minutes = if timed { "min" } else { "" };
        ["hard sets", "warm-up", "reps", self.unit.word(), minutes]
    }

    fn cells(&self, row: &Row<'_>) -> [String; 5] {
        let figures = row.figures;
        let minutes = row.seconds.map_or_else(String::new, |seconds| {
            seconds
                .map(|seconds| Decimal::ratio(seconds, Decimal::whole(60)).rounded(0))
                .grouped()
        });
        let places = if self.whole { 0 } else { 3 };
        [
            dashed(figures.hard_sets),
            dashed(figures.warmup_sets),
            dashed(figures.reps),
            tonnage_words(&figures.tonnage, self.unit, places),
            minutes,
        ]
    }

    /// `cells`, each at the right of its column.
    fn laid_out<T: AsRef<str>>(&self, cells: &[T; 5]) -> String {
        let cells = cells.iter().zip(self.columns);
        let cells = cells.map(|(cell, column)| right(cell.as_ref(), column));
        cells.collect::<String>().trim_end().to_owned()
    }

    /// A table with a gap before it.
    fn table(
        &self,
        page: &mut Page<impl io::Write>,
        head: &str,
        rows: &[Row<'_>],
        timed: bool,
    ) -> io::Result<()> {
        page.gap()?;
        let heads = self.laid_out(&self.heads(timed));
        page.line(&[(STRONG, &format!("{}{heads}", padded(head, self.name)))])?;
        for row in rows {
            titled(
                page,
                &row.title,
                self.name,
                &self.laid_out(&self.cells(row)),
            )?;
        }
        Ok(())
    }
}

/// A title in its column, on several lines where it needs them, with `cells` beside the first.
fn titled(
    page: &mut Page<impl io::Write>,
    title: &str,
    name: usize,
    cells: &str,
) -> io::Result<()> {
    let mut lines = super::page::wrap(title, name.saturating_sub(1)).into_iter();
    let first = lines.next().unwrap_or_default();
    page.line(&[(PLAIN, &padded(&first, name)), (PLAIN, cells)])?;
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

/// Tonnage to so many decimal places.
fn tonnage_words(tonnage: &Tonnage, unit: Mass, places: u32) -> String {
    match tonnage.in_unit(unit) {
        None => "?".to_owned(),
        Some(amount) if amount.is_zero() => dashed(amount),
        Some(amount) => amount.map(|value| value.rounded(places)).grouped(),
    }
}

/// The most groups of weeks that have columns of their own.
const MAX_GROUPS: usize = 3;

/// The sets of each muscle. Of several weeks they are those of a week, for that is what they are held
/// against: weeks that are alike together, or from the least to the most where too many differ.
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
    let of_tally = |tally: &Tally| -> Vec<MuscleSets> {
        let ids = all.iter().map(|(name, ..)| catalogue.muscle(name));
        ids.map(|id| id.map_or_else(MuscleSets::default, |id| tally.muscle(id)))
            .collect()
    };
    let mut groups: Vec<(Vec<u32>, Vec<MuscleSets>)> = Vec::new();
    for week in &volume.weeks {
        let sets = of_tally(&week.tally);
        match groups.iter_mut().find(|(_, known)| *known == sets) {
            Some((weeks, _)) => weeks.push(week.number),
            None => groups.push((vec![week.number], sets)),
        }
    }
    page.gap()?;
    let several = volume.weeks.len() > 1;
    let what = if several {
        "Muscle, sets a week"
    } else {
        "Muscle"
    };
    if !several || groups.len() == 1 || groups.len() > MAX_GROUPS {
        let head = [
            padded(what, name),
            right("direct", 12),
            right("with half of indirect", 24),
        ];
        page.line(&[(STRONG, &head.concat())])?;
        for (at, (_, title, _)) in all.iter().enumerate() {
            let mut own = groups.iter().filter_map(|(_, sets)| sets.get(at).copied());
            let first = own.next().unwrap_or_default();
            let sets = own.fold(first, |sets, more| MuscleSets {
                direct: sets.direct.to(more.direct),
                fractional: sets.fractional.to(more.fractional),
            });
            let cells = [
                right(&dashed(sets.direct), 12),
                right(&dashed(sets.fractional), 24),
            ];
            titled(page, &harmless(title), name, &cells.concat())?;
        }
        if groups.len() > 1 {
            let weeks = counted(volume.weeks.len(), "week");
            let remark = format!("from the lightest to the fullest of {weeks}");
            page.wrapped(0, FAINT, &remark)?;
        }
        return Ok(());
    }
    let column = |text: &str, at: usize| right(text, if at == 0 { 8 } else { 10 });
    let (mut first, mut second) = (padded(what, name), padded("", name));
    for (weeks, _) in &groups {
        first.push_str(&right(&weeks_in_words(weeks), 18));
        second.push_str(&(column("direct", 0) + &column("with half", 1)));
    }
    page.line(&[(STRONG, &first)])?;
    page.line(&[(FAINT, &second)])?;
    for (at, (_, title, _)) in all.iter().enumerate() {
        let sets = groups.iter().filter_map(|(_, sets)| sets.get(at));
        let cells =
            sets.map(|sets| column(&dashed(sets.direct), 0) + &column(&dashed(sets.fractional), 1));
        titled(page, &harmless(title), name, &cells.collect::<String>())?;
    }
    page.wrapped(0, FAINT, "with half: half of the indirect sets added")
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
            tonnage_words(&total.warmup_tonnage, unit, 3)
        ));
    }
    if !total
        .bodyweight_tonnage
        .in_unit(unit)
        .is_none_or(Interval::is_zero)
    {
        remarks.push(format!(
            "the body itself adds {} {unit}",
            tonnage_words(&total.bodyweight_tonnage, unit, 3)
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
