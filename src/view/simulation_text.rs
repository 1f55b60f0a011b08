//! What becomes of the lines that progress: a table for each, by week, one column for each way in
//! which its sessions can go.

use std::io;
use std::ops::Range;

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

use super::harmless;
use super::page::{FAINT, HEADING, PLAIN, Page, STRONG, padded};
use crate::plan::counted;
use crate::progress::{Moves, Path, Simulated, Taken};
use crate::routine::{Routine, Settings};

/// Writes what becomes of `lines` in the first `weeks` weeks.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(
    out: impl io::Write,
    width: usize,
    routine: &Routine<'_>,
    weeks: u32,
    lines: &[Simulated<'_, '_>],
) -> io::Result<()> {
    let mut page = Page::new(out, width);
    let title = harmless(routine.title.unwrap_or("Routine"));
    page.ends((HEADING, &title), (FAINT, &counted(weeks as usize, "week")))?;
    if weeks > routine.calendar.total() && routine.calendar.total() > 1 {
        page.wrapped(
            2,
            FAINT,
            "after its last week the plan starts over, its loads as they are by then",
        )?;
    }
    for line in lines {
        table(&mut page, routine, line, weeks)?;
    }
    Ok(())
}

fn table(
    page: &mut Page<impl io::Write>,
    routine: &Routine<'_>,
    line: &Simulated<'_, '_>,
    weeks: u32,
) -> io::Result<()> {
    let track = line.track;
    let position = routine.source.position(track.span.start);
    page.gap()?;
    page.ends(
        (STRONG, &harmless(track.title)),
        (FAINT, &format!("line {}", position.line)),
    )?;
    page.wrapped(2, FAINT, &harmless(routine.str(track.span)))?;
    if !track.given.is_empty() {
        let given = track.given.iter();
        let given: Vec<String> = given
            .map(|(name, text)| format!("{name} = {text}"))
            .collect();
        page.wrapped(2, FAINT, &harmless(&format!("with {}", given.join(", "))))?;
    }
    let rows = rows(routine, line, weeks);
    let widths: Vec<usize> = (0..line.paths.len())
        .map(|at| {
            let cells = rows.iter().filter_map(|row| row.cells.get(at));
            let head = line.paths.get(at).map_or(0, |path| path.name.width());
            cells.map(|cell| cell.width()).max().unwrap_or(0).max(head) + GAP
        })
        .collect();
    let room = page.width().saturating_sub(FIRST);
    // Columns that have no room beside the others stand below them.
    let mut at = 0;
    while at < widths.len() {
        let mut end = at;
        let mut taken = 0;
        while let Some(width) = widths.get(end) {
            if end > at && taken + width > room + GAP {
                break;
            }
            taken += width;
            end += 1;
        }
        page.gap()?;
        let heads = line.paths.iter().map(|path| path.name);
        columns(page, FAINT, "week", heads, (at..end, &widths))?;
        for row in &rows {
            let cells = row.cells.iter().map(String::as_str);
            columns(page, PLAIN, &row.weeks(), cells, (at..end, &widths))?;
        }
        at = end;
    }
    let of_any = |is: fn(&Taken) -> bool| {
        let mut paths = line.paths.iter();
        paths.any(|path| path.sessions.iter().any(is))
    };
    if of_any(|taken| !taken.made) {
        page.wrapped(2, FAINT, &format!("{MISSED} a missed session"))?;
    }
    if let Some((bar, unit, _)) = track.bar().filter(|_| of_any(|taken| taken.under_the_bar)) {
        let told = format!("{UNDER} less than the empty bar, {} {unit}", bar.grouped());
        page.wrapped(2, FAINT, &told)?;
    }
    for impossible in &line.impossible {
        page.wrapped(2, STRONG, &format!("{BEYOND} {}", harmless(impossible)))?;
    }
    Ok(())
}

/// The columns of the week's number.
const FIRST: usize = 9;

/// The blanks between two columns.
const GAP: usize = 3;

/// What stands beside a session that is missed.
const MISSED: &str = "✗";

/// What stands beside one that asks less than the empty bar.
const UNDER: &str = "↓";

/// What stands beside one after which the line comes to what cannot be.
const BEYOND: &str = "!";

/// What every path asks in some weeks that are alike.
struct Row {
    first: u32,
    last: u32,
    cells: Vec<String>,
}

impl Row {
    fn weeks(&self) -> String {
        if self.first == self.last {
            return self.first.to_string();
        }
        format!("{}–{}", self.first, self.last)
    }
}

/// The rows of a table: weeks in which every path asks what it asked before are told together.
fn rows(routine: &Routine<'_>, line: &Simulated<'_, '_>, weeks: u32) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for week in 1..=weeks {
        let cells: Vec<String> = line
            .paths
            .iter()
            .map(|path| cell(path, week, line.moves).unwrap_or_else(|| without(routine, week)))
            .collect();
        match rows.last_mut() {
            Some(row) if row.cells == cells => row.last = week,
            _ => rows.push(Row {
                first: week,
                last: week,
                cells,
            }),
        }
    }
    rows
}

/// One line of a table: those of its cells that are shown, each in its width.
fn columns<'c>(
    page: &mut Page<impl io::Write>,
    style: Style,
    first: &str,
    cells: impl Iterator<Item = &'c str>,
    (shown, widths): (Range<usize>, &[usize]),
) -> io::Result<()> {
    let mut text = format!("  {}", padded(first, FIRST - 2));
    let shown = cells.zip(widths).take(shown.end).skip(shown.start);
    for (cell, width) in shown {
        text.push_str(&padded(cell, *width));
    }
    page.line(&[(style, text.trim_end())])
}

/// What is said of a week without a session to go by.
fn without(routine: &Routine<'_>, week: u32) -> String {
    let own = Settings::default().in_week((week - 1) % routine.calendar.total() + 1);
    let deload = routine.deload(own);
    deload.map_or("–", |_| "deload").to_owned()
}

/// What a path asks in a week: the first session's and, where it moves within the week, the last's;
/// with a mark for each that is missed, and one where any asks less than the bar or leads to
/// what cannot be.
fn cell(path: &Path, week: u32, moves: Moves) -> Option<String> {
    let sessions = path.sessions.iter();
    let of_week: Vec<&Taken> = sessions
        .filter(|taken| taken.session.week == week)
        .collect();
    let (first, last) = (of_week.first()?, of_week.last()?);
    let missed = of_week.iter().filter(|taken| !taken.made).count();
    let (one, other) = (asked(first, moves), asked(last, moves));
    let mut marks = MISSED.repeat(missed.min(4));
    if of_week.iter().any(|taken| taken.under_the_bar) {
        marks.push_str(UNDER);
    }
    if of_week.iter().any(|taken| taken.beyond) {
        marks.push_str(BEYOND);
    }
    let text = if one == other {
        one
    } else {
        let from = one
            .trim_end_matches(" lb")
            .trim_end_matches(" kg")
            .to_owned();
        let other = other.trim_start_matches("tm ");
        format!("{from} → {other}")
    };
    Some(if marks.is_empty() {
        text
    } else {
        format!("{text} {marks}")
    })
}

/// `3 × 8 × 50 lb`: of what a session asks that which moves.
fn asked(taken: &Taken, moves: Moves) -> String {
    let state = &taken.session.state;
    let sets = moves.sets.then(|| state.sets.to_string());
    let reps = (moves.reps || moves.sets).then_some(state.reps).flatten();
    let load = state.load.filter(|_| moves.load).map(|weight| {
        let load = weight.load().to_string();
        match load.strip_prefix("bodyweight") {
            Some(rest) => format!(
                "bw{}",
                rest.replace("+ ", "+").replace("- ", "-").trim_start()
            ),
            None => load,
        }
    });
    let tm = state.tm.map(|tm| format!("tm {}", tm.load()));
    let parts = [sets, reps.map(|reps| reps.to_string()), load, tm];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" × ")
}
