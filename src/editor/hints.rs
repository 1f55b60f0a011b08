//! What stands behind a line without being written: what it lifts, how long its day takes.

use std::cell::RefCell;
use std::collections::HashSet;

use super::glance;
use crate::diagnostic::Findings;
use crate::plan::{Clock, Event, walk};
use crate::routine::{Day, Routine, Settings};
use crate::source::Span;
use crate::syntax::ast::Statement;
use crate::view::minutes;
use crate::volume::Figures;

/// A few words behind a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The byte behind which they stand.
    pub at: u32,
    /// `52,800 lb`
    pub words: String,
}

/// What to show behind the lines of the routine, with the file's own settings: each line and day as
/// it is the first time it comes.
#[must_use]
pub fn hints(routine: &Routine<'_>) -> Vec<Hint> {
    let settings = Settings::defaults(&routine.options);
    let seen: RefCell<HashSet<Span>> = RefCell::default();
    let mut told: HashSet<Span> = HashSet::new();
    let mut hints = Vec::new();
    let mut open: Option<(Span, Clock)> = None;
    let wants = |_: u32, day: &Day<'_>| seen.borrow_mut().insert(day.span);
    walk(
        routine,
        settings,
        wants,
        &mut Findings::deaf(),
        |event| match event {
            Event::Day(day) => open = Some((day.span, Clock::default())),
            Event::Entry(entry, _) => {
                if let Some((_, clock)) = &mut open {
                    clock.add(entry);
                }
                let figures = Figures::of(entry, routine.bodyweight);
                if let Some(words) = glance::tonnage(routine, &figures)
                    && told.insert(entry.span)
                {
                    hints.push(Hint {
                        at: entry.span.end,
                        words,
                    });
                }
            }
            Event::Session(session) => {
                if let (Some((_, clock)), Some(seconds)) = (&mut open, session.seconds) {
                    clock.add_seconds(seconds);
                }
            }
            Event::EndOfDay => {
                let Some((day, clock)) = open.take() else {
                    return;
                };
                let seconds = clock.seconds();
                if let (false, Some(at)) = (seconds.is_zero(), header_end(routine, day)) {
                    hints.push(Hint {
                        at,
                        words: format!("about {} min", minutes(seconds)),
                    });
                }
            }
            _ => {}
        },
    );
    hints.sort_by_key(|hint| hint.at);
    hints
}

/// Where the line of a day ends, its title included.
fn header_end(routine: &Routine<'_>, day: Span) -> Option<u32> {
    routine.ast.statements.iter().find_map(|one| match one {
        Statement::Day {
            keyword,
            key,
            part,
            title,
            ..
        } if *key == day || *keyword == day => {
            let title = title.and_then(|id| routine.ast.one(id));
            Some(title.map_or(day.end.max(part.end), |title| title.span.end))
        }
        _ => None,
    })
}
