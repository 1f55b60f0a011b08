//! A walk over a plan: a routine and its settings go in; days, entries and sessions come out, one at a time.

use std::collections::HashMap;
use std::rc::Rc;

use super::{Entry, build};
use crate::diagnostic::Findings;
use crate::progress::Tracks;
use crate::routine::{Bound, Day, Routine, Session, Settings, Step};
use crate::source::Span;
use crate::syntax::ast::{Item, Statement};

/// What the walk comes by.
pub enum Event<'e, 'a> {
    /// A week of the plan begins.
    Week(u32),
    /// A day begins.
    Day(&'e Day<'a>),
    /// A line of which is known what it comes to; only where the memory of the walk has such.
    Known(&'a Item),
    /// An exercise with its sets, and whether the memory of the walk had it.
    Entry(&'e Entry<'a>, bool),
    /// A line that could not be planned; what is wrong with it has been reported.
    Missed,
    /// Training done elsewhere.
    Session(&'e Session<'a>),
    /// The day that began last ends.
    EndOfDay,
    /// The week that began last ends.
    EndOfWeek,
}

/// A line with its cues, the block that it stands in, what that block's parameters stand for, and the
/// `use` that brings it to its day.
type Line<'a> = (
    &'a Item,
    &'a [Statement],
    Option<&'a str>,
    Bound<'a>,
    Option<Span>,
);

/// Entries that have been planned and hold under any settings: a routine that is walked once for
/// each setting of its options plans most of its lines once.
#[derive(Debug, Default)]
pub struct Memory<'k, 'a> {
    entries: HashMap<u32, Rc<Entry<'a>>>,
    most: usize,
    known: &'k [u32],
}

impl<'k, 'a> Memory<'k, 'a> {
    /// A memory of at most `most` entries, where the lines that begin at the bytes `known` need not be
    /// planned; the default is of none.
    #[must_use]
    pub fn of(most: usize, known: &'k [u32]) -> Self {
        Self {
            entries: HashMap::new(),
            most,
            known,
        }
    }

    /// Whether a line need not be planned.
    fn knows(&self, item: &Item, bound: &Bound<'_>) -> bool {
        bound.is_empty() && self.known.binary_search(&item.span.start).is_ok()
    }

    /// The entry of `item`, remembered or planned.
    fn entry(
        &mut self,
        routine: &Routine<'a>,
        step: Line<'a>,
        settings: Settings,
        tracks: &mut Tracks<'a>,
        findings: &mut Findings,
    ) -> Option<(Rc<Entry<'a>>, bool)> {
        let (item, cues, block, bound, used) = step;
        let is_bound = !bound.is_empty();
        if let Some(known) = self.entries.get(&item.span.start).filter(|_| !is_bound) {
            return Some((Rc::clone(known), true));
        }
        // What was noted of the line before is no reason of this one.
        routine.trace.clear();
        let told = findings.len();
        let planned = build(
            routine,
            item,
            cues,
            (block, bound),
            settings,
            tracks,
            findings,
        );
        findings.change_from(told, |finding| routine.point_at_use(finding, used));
        let entry = Rc::new(Entry { used, ..planned? });
        if !entry.conditional && !is_bound && self.entries.len() < self.most {
            self.entries.insert(item.span.start, Rc::clone(&entry));
        }
        Some((entry, false))
    }
}

/// Walks the days that `wants` wants, of every week in order. What is wrong with a line goes to `findings`,
/// and the line is passed over.
pub fn walk<'a>(
    routine: &Routine<'a>,
    settings: Settings,
    wants: impl Fn(u32, &Day<'a>) -> bool,
    findings: &mut Findings,
    on: impl FnMut(Event<'_, 'a>),
) {
    walk_with(
        &mut Memory::default(),
        routine,
        settings,
        wants,
        findings,
        on,
    );
}

/// The same, with a memory of earlier walks over the same routine. What its lines have come to at
/// the end comes back.
pub fn walk_with<'a>(
    memory: &mut Memory<'_, 'a>,
    routine: &Routine<'a>,
    settings: Settings,
    wants: impl Fn(u32, &Day<'a>) -> bool,
    findings: &mut Findings,
    mut on: impl FnMut(Event<'_, 'a>),
) -> Tracks<'a> {
    let mut tracks = Tracks::default();
    for week in 1..=routine.calendar.total() {
        let settings = settings.in_week(week);
        on(Event::Week(week));
        for day in routine.days_of(settings) {
            if !wants(week, day) {
                // The sessions of days that are not shown count all the same.
                if routine.progresses {
                    pass(memory, routine, day, settings, &mut tracks);
                }
                continue;
            }
            on(Event::Day(day));
            routine.steps(day, settings, &mut |step| match step {
                Step::Item { item, bound, .. } if memory.knows(item, &bound) => {
                    on(Event::Known(item));
                }
                Step::Item {
                    item,
                    cues,
                    block,
                    bound,
                    used,
                } => match memory.entry(
                    routine,
                    (item, cues, block, bound, used),
                    settings,
                    &mut tracks,
                    findings,
                ) {
                    Some((entry, again)) => on(Event::Entry(&entry, again)),
                    None => on(Event::Missed),
                },
                Step::Session(session) => on(Event::Session(&session)),
            });
            tracks.end_day();
            on(Event::EndOfDay);
        }
        on(Event::EndOfWeek);
    }
    tracks
}

/// Goes through a day for the sake of what its lines come to.
fn pass<'a>(
    memory: &mut Memory<'_, 'a>,
    routine: &Routine<'a>,
    day: &Day<'a>,
    settings: Settings,
    tracks: &mut Tracks<'a>,
) {
    let mut said = Findings::deaf();
    routine.steps(day, settings, &mut |step| {
        if let Step::Item {
            item,
            cues,
            block,
            bound,
            used,
        } = step
        {
            let line = (item, cues, block, bound, used);
            memory.entry(routine, line, settings, tracks, &mut said);
        }
    });
    tracks.end_day();
}
