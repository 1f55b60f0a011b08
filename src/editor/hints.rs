//! What stands behind a line without being written: what it lifts, how long its day takes.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use super::glance::{self, Occurrence};
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
    /// `52,800 lb`, or `week 1: 52,800 lb` where other weeks have other figures
    pub words: String,
}

/// What is known of a line or a day.
struct Told {
    /// The byte behind a line; of a day it is looked up once.
    at: Option<u32>,
    /// Where it came first, in which week, and with what words.
    of: Occurrence,
    week: u32,
    words: String,
    /// Whether it has other words in another week.
    differs: bool,
}

impl Told {
    fn hint(self, routine: &Routine<'_>) -> Option<Hint> {
        let Self {
            at, week, words, ..
        } = self;
        Some(Hint {
            at: at.or_else(|| header_end(routine, self.of.2))?,
            words: if self.differs {
                format!("week {week}: {words}")
            } else {
                words
            },
        })
    }
}

/// The most lines that are planned to hold weeks against each other, all weeks together.
const MAX_LINES: u32 = 50_000;

/// What to show behind the lines of the routine, with the file's own settings: each line and day as
/// it is the first time it comes.
#[must_use]
pub fn hints(routine: &Routine<'_>) -> Vec<Hint> {
    let settings = Settings::defaults(&routine.options);
    let seen: RefCell<HashSet<Span>> = RefCell::default();
    let mut told: HashMap<Span, Told> = HashMap::new();
    let mut week = 0;
    let mut open: Option<(Span, Clock)> = None;
    // Of a very long file no more is planned than the first week has.
    let lines = u32::try_from(routine.ast.statements.len()).unwrap_or(u32::MAX);
    let weeks = glance::MAX_WEEKS.min(MAX_LINES / lines.max(1));
    let wants = |week: u32, day: &Day<'_>| {
        let is_new = seen.borrow_mut().insert(day.span);
        is_new || week <= weeks
    };
    let mut tell = |at: Option<u32>, of: Occurrence, week: u32, words: String| {
        let known = told.entry(of.2).or_insert_with(|| Told {
            at,
            of,
            week,
            words: words.clone(),
            differs: false,
        });
        known.differs |= known.of == of && known.words != words;
    };
    walk(
        routine,
        settings,
        wants,
        &mut Findings::deaf(),
        |event| match event {
            Event::Week(number) => week = number,
            Event::Day(day) => open = Some((day.span, Clock::default())),
            Event::Entry(entry, _) => {
                if let Some((_, clock)) = &mut open {
                    clock.add(entry);
                }
                let figures = Figures::of(entry, routine.bodyweight);
                if let Some(words) = glance::tonnage(routine, &figures) {
                    let day = open.as_ref().map(|(day, _)| *day);
                    let of = (day, entry.used, entry.span);
                    tell(Some(entry.span.end), of, week, words);
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
                if !seconds.is_zero() {
                    let words = format!("about {} min", minutes(seconds));
                    tell(None, (Some(day), None, day), week, words);
                }
            }
            _ => {}
        },
    );
    let mut hints: Vec<Hint> = told
        .into_values()
        .filter_map(|told| told.hint(routine))
        .collect();
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
