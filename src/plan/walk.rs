//! A walk over a plan: a routine and its settings go in; days, entries and sessions come out, one at a time.

use super::{Entry, build};
use crate::diagnostic::Findings;
use crate::routine::{Day, Routine, Session, Settings, Step};

/// What the walk comes by.
pub enum Event<'e, 'a> {
    /// A day begins.
    Day(&'e Day<'a>),
    /// An exercise with its sets.
    Entry(&'e Entry<'a>),
    /// Training done elsewhere.
    Session(&'e Session<'a>),
    /// The day that began last ends.
    EndOfDay,
}

/// Walks the days that `wants` wants, in order. What is wrong with a line goes to `findings`,
/// and the line is passed over.
pub fn walk<'a>(
    routine: &Routine<'a>,
    settings: Settings,
    wants: impl Fn(&Day<'a>) -> bool,
    findings: &mut Findings,
    mut on: impl FnMut(Event<'_, 'a>),
) {
    for day in routine.days.iter().filter(|day| wants(day)) {
        on(Event::Day(day));
        routine.steps(day, settings, &mut |step| match step {
            Step::Item { item, cues, block } => {
                if let Some(entry) = build(routine, item, cues, block, settings, findings) {
                    on(Event::Entry(&entry));
                }
            }
            Step::Session(session) => on(Event::Session(&session)),
        });
        on(Event::EndOfDay);
    }
}
