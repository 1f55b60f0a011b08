//! A line or a day at a glance: what it comes to, as the plan would show it.

use std::cell::Cell;
use std::fmt::Write;

use crate::diagnostic::Findings;
use crate::plan::{Clock, Entry, Event, build, walk};
use crate::progress::Tracks;
use crate::quantity::{Decimal, Interval, Mass};
use crate::routine::{Bound, Day, Routine, Settings};
use crate::source::Span;
use crate::syntax::ast::{Item, Statement};
use crate::view::{minutes, plan_text};
use crate::volume::Figures;

/// How wide a plan in a hover is.
const WIDTH: usize = 64;

/// How many weeks are held against each other, so that a plan of years is as quick to show.
pub(super) const MAX_WEEKS: u32 = 52;

/// A line where it comes in the week: its day, the `use` that brings it there, and itself.
pub(super) type Occurrence = (Option<Span>, Option<Span>, Span);

/// The line of an item that byte `offset` is on, if it is one.
pub(super) fn item_at<'a>(routine: &Routine<'a>, offset: u32) -> Option<&'a Item> {
    let ast = routine.ast;
    // Statements of one file are in the order of its lines, but the files are not.
    ast.statements.iter().find_map(|statement| match statement {
        Statement::Item(item) if item.span.start <= offset && offset <= item.span.end => Some(item),
        _ => None,
    })
}

/// The page of the entry that the plan makes of an item, the first time it comes: with the file's
/// own settings, or, where they leave the line out, as if it were in. Where other weeks have it
/// otherwise it says which week it shows.
pub(super) fn of_item(routine: &Routine<'_>, item: &Item) -> Option<String> {
    let settings = Settings::defaults(&routine.options);
    let differs = Cell::new(false);
    let mut week = 0;
    let mut first: Option<(u32, Occurrence, String)> = None;
    let mut at = None;
    let mut deaf = Findings::deaf();
    let day = day_of(routine, item.span);
    let wants = |week: u32, other: &Day<'_>| {
        week <= MAX_WEEKS && !differs.get() && day.is_none_or(|day: Span| day == other.span)
    };
    walk(routine, settings, wants, &mut deaf, |event| match event {
        Event::Week(number) => week = number,
        Event::Day(day) => at = Some(day.span),
        Event::Entry(one, _) if one.span == item.span && !differs.get() => {
            let occurrence = (at, one.used, one.span);
            match &first {
                None => first = Some((week, occurrence, entry(routine, one))),
                Some((_, known, page)) => {
                    differs.set(*known == occurrence && *page != entry(routine, one));
                }
            }
        }
        _ => {}
    });
    if let Some((week, _, page)) = first {
        let total = routine.calendar.total();
        return Some(if differs.get() {
            format!("week {week} of {total}\n\n{page}")
        } else {
            page
        });
    }
    let mut tracks = Tracks::default();
    let bound = (None, Bound::default());
    let settings = settings.in_week(1);
    let own = routine.ast.statements.iter().find_map(|one| match one {
        Statement::Item(own) if own.span == item.span => Some(own),
        _ => None,
    })?;
    let entry = build(routine, own, &[], bound, settings, &mut tracks, &mut deaf)?;
    Some(self::entry(routine, &entry))
}

/// The day that a line is written under; `None` for one of a block.
fn day_of(routine: &Routine<'_>, line: Span) -> Option<Span> {
    let is_there = |day: &&Day<'_>| {
        day.lines.iter().any(|lines| {
            let lines = routine.ast.statements.get(lines.clone()).unwrap_or(&[]);
            lines
                .iter()
                .any(|one| matches!(one, Statement::Item(item) if item.span == line))
        })
    };
    routine.days.iter().find(is_there).map(|day| day.span)
}

/// The entry as the plan shows it, and its figures below.
pub(super) fn entry(routine: &Routine<'_>, entry: &Entry<'_>) -> String {
    let mut shown = Vec::new();
    // Writing to memory does not fail.
    let _ = plan_text::write_entry(anstream::StripStream::new(&mut shown), WIDTH, entry);
    let shown = String::from_utf8_lossy(&shown);
    // No language is named: ALE would fail where Vim has no colours for it.
    let mut text = String::from("```\n");
    for line in shown.lines() {
        let _ = writeln!(text, "{}", line.trim_end_matches(['□', ' ']));
    }
    let figures = Figures::of(entry, routine.bodyweight);
    let mut clock = Clock::default();
    clock.add(entry);
    let words = figures_words(routine, &figures, clock.seconds());
    let _ = write!(text, "```\n\n{words}\n");
    text
}

/// `4 hard sets · 96 reps · 52,800 lb · about 9 min`
pub(super) fn figures_words(routine: &Routine<'_>, figures: &Figures, seconds: Interval) -> String {
    let mut words = Vec::new();
    let mut count = |amount: Interval, one: &str, more: &str| {
        if !amount.is_zero() {
            let noun = if amount == Interval::exactly(Decimal::ONE) {
                one
            } else {
                more
            };
            words.push(format!("{} {noun}", amount.grouped()));
        }
    };
    count(figures.hard_sets, "hard set", "hard sets");
    count(figures.warmup_sets, "warm-up set", "warm-up sets");
    count(figures.reps, "rep", "reps");
    words.extend(tonnage(routine, figures));
    if !seconds.is_zero() {
        words.push(format!("about {} min", minutes(seconds)));
    }
    words.join(" · ")
}

/// `52,800 lb`, where any of it is known.
pub(super) fn tonnage(routine: &Routine<'_>, figures: &Figures) -> Option<String> {
    let tonnage = &figures.tonnage;
    let unit = routine.units.unwrap_or(if tonnage.kg.is_zero() {
        Mass::Lb
    } else {
        Mass::Kg
    });
    let amount = tonnage.in_unit(unit).filter(|amount| !amount.is_zero())?;
    Some(format!(
        "{} {unit}",
        amount.map(|value| value.rounded(1)).grouped()
    ))
}

/// What a day comes to, in the first week that has it.
pub(super) fn day(routine: &Routine<'_>, day: Span) -> Option<DayGlance> {
    let settings = Settings::defaults(&routine.options);
    let done = Cell::new(false);
    let mut glance = None;
    let (mut figures, mut clock) = (Figures::default(), Clock::default());
    let wants = |_: u32, other: &Day<'_>| !done.get() && other.span == day;
    walk(
        routine,
        settings,
        wants,
        &mut Findings::deaf(),
        |event| match event {
            Event::Entry(entry, _) if !done.get() => {
                figures += &Figures::of(entry, routine.bodyweight);
                clock.add(entry);
            }
            Event::Session(session) if !done.get() => {
                if let Some(seconds) = session.seconds {
                    clock.add_seconds(seconds);
                }
            }
            Event::EndOfDay if !done.get() => {
                done.set(true);
                glance = Some(DayGlance {
                    figures: std::mem::take(&mut figures),
                    seconds: clock.seconds(),
                });
            }
            _ => {}
        },
    );
    glance
}

/// What a day comes to.
pub(super) struct DayGlance {
    pub(super) figures: Figures,
    pub(super) seconds: Interval,
}
