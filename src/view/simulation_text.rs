//! What becomes of the lines that progress: a table for each, by week, one column for each way in
//! which its sessions can go.

use std::io;

use unicode_width::UnicodeWidthStr;

use super::harmless;
use super::page::{FAINT, HEADING, PLAIN, Page, STRONG, padded};
use crate::plan::counted;
use crate::progress::{Moves, Outcome, Path, Session, Simulated};
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
    page.gap()?;
    let columns = line.paths.len().max(1);
    let room = (page.width().saturating_sub(FIRST) / columns).max(14);
    let heads = line.paths.iter().map(|path| path.name.to_owned());
    row(page, "week", heads, room, true)?;
    // Weeks in which every path asks what it asked before are told together.
    let mut before: Option<(u32, u32, Vec<String>)> = None;
    for week in 1..=weeks {
        let cells: Vec<String> = line
            .paths
            .iter()
            .map(|path| cell(path, week, line.moves).unwrap_or_else(|| without(routine, week)))
            .collect();
        before = match before.take() {
            Some((first, _, same)) if same == cells => Some((first, week, same)),
            other => {
                if let Some(told) = other {
                    weeks_row(page, told, room)?;
                }
                Some((week, week, cells))
            }
        };
    }
    if let Some(told) = before {
        weeks_row(page, told, room)?;
    }
    for impossible in &line.impossible {
        page.wrapped(2, STRONG, &format!("! {}", harmless(impossible)))?;
    }
    Ok(())
}

/// The columns of the week's number.
const FIRST: usize = 9;

fn weeks_row(
    page: &mut Page<impl io::Write>,
    (first, last, cells): (u32, u32, Vec<String>),
    room: usize,
) -> io::Result<()> {
    let number = if first == last {
        first.to_string()
    } else {
        format!("{first}–{last}")
    };
    row(page, &number, cells.into_iter(), room, false)
}

fn row(
    page: &mut Page<impl io::Write>,
    first: &str,
    cells: impl Iterator<Item = String>,
    room: usize,
    head: bool,
) -> io::Result<()> {
    let style = if head { FAINT } else { PLAIN };
    let mut text = format!("  {}", padded(first, FIRST - 2));
    for cell in cells {
        let short = if cell.width() >= room {
            // Too narrow for what it holds: it runs on, and the next one after it.
            format!("{cell} ")
        } else {
            padded(&cell, room)
        };
        text.push_str(&short);
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
/// `×` for each that is missed.
fn cell(path: &Path, week: u32, moves: Moves) -> Option<String> {
    let of_week: Vec<&Session> = path
        .sessions
        .iter()
        .filter(|session| session.week == week)
        .collect();
    let (first, last) = (of_week.first()?, of_week.last()?);
    let missed = of_week
        .iter()
        .filter(|session| session.outcome == Outcome::Missed)
        .count();
    let (one, other) = (asked(first, moves), asked(last, moves));
    let marks = "×".repeat(missed.min(4));
    let text = if one == other {
        one
    } else {
        let from = one
            .trim_end_matches(" lb")
            .trim_end_matches(" kg")
            .to_owned();
        format!("{from} → {other}")
    };
    Some(if marks.is_empty() {
        text
    } else {
        format!("{text} {marks}")
    })
}

/// `3 × 8 × 50 lb`: of what a session asks that which moves.
fn asked(session: &Session, moves: Moves) -> String {
    let state = &session.state;
    let sets = moves.sets.then(|| state.sets.to_string());
    let reps = (moves.reps || moves.sets).then_some(state.reps).flatten();
    let load = state.load.map(|load| load.load().to_string());
    let parts = [sets, reps.map(|reps| reps.to_string()), load];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" × ")
}
