//! The reason for every number of a set: each with the lines of the source that it comes from.

use std::io;

use super::page::{FAINT, HEADING, PLAIN, Page, STRONG};
use super::{harmless, place_words, set_words};
use crate::plan::counted_range;
use crate::reason::Planned;
use crate::routine::Day;

/// Writes why the sets of an entry of `day`, or its set `only`, are as they are.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(
    out: impl io::Write,
    width: usize,
    day: &Day<'_>,
    planned: Planned<'_, '_>,
    only: Option<u32>,
) -> io::Result<()> {
    let mut page = Page::new(out, width);
    let mut first = 1;
    for (at, run) in planned.entry.runs.iter().enumerate() {
        let last = first + run.sets.max - 1;
        if only.is_none_or(|only| (first..=last).contains(&only)) {
            let all = planned.entry.sets();
            let which = match only {
                _ if all.max == 1 => "its one set".to_owned(),
                None if first == 1 && last == all.max => {
                    format!("all {}", counted_range(all, "set"))
                }
                None if first < last => {
                    format!("sets {first} to {last} of {}", set_words::number(all))
                }
                _ => format!(
                    "set {} of {}",
                    only.unwrap_or(first),
                    set_words::number(all)
                ),
            };
            self::run(&mut page, day, planned, at, &which)?;
        }
        first = last + 1;
    }
    Ok(())
}

fn run(
    page: &mut Page<impl io::Write>,
    day: &Day<'_>,
    planned: Planned<'_, '_>,
    at: usize,
    which: &str,
) -> io::Result<()> {
    let (entry, routine) = (planned.entry, planned.routine);
    let Some(run) = entry.runs.get(at) else {
        return Ok(());
    };
    let title = format!("{}, {which}", harmless(entry.exercise.title));
    let when = if routine.calendar.total() > 1 {
        let day = day.heading().to_lowercase();
        format!("week {}, {day}", planned.settings.week)
    } else {
        day.heading()
    };
    page.gap()?;
    page.ends((HEADING, &title), (FAINT, &when))?;
    page.wrapped(2, STRONG, &harmless(&set_words::set(entry, run)))?;
    for reason in planned.reasons(at) {
        let indent = if reason.is_step { 4 } else { 2 };
        let place = place_words(routine.source, reason.at);
        page.wrapped(indent, PLAIN, &harmless(&format!("{}{place}", reason.text)))?;
    }
    Ok(())
}
