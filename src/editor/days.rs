//! The days of a file, and the plan of one.

use crate::routine::{Day, Routine, Settings};
use crate::source::Span;
use crate::view::plan_text;

/// How wide a plan is written.
const WIDTH: usize = 80;

/// Where each day is named.
#[must_use]
pub fn days(routine: &Routine<'_>) -> Vec<Span> {
    let mut days: Vec<Span> = routine.days.iter().map(|day| day.span).collect();
    days.sort_unstable();
    days
}

/// The plan of the day that is named at `day`, in the first week that has it, with the file's own
/// settings.
#[must_use]
pub fn plan(routine: &Routine<'_>, day: Span) -> String {
    let settings = Settings::defaults(&routine.options);
    let is_it = |other: &Day<'_>| other.span == day;
    let weeks = 1..=routine.calendar.total();
    let first = weeks
        .into_iter()
        .find(|week| routine.days_of(settings.in_week(*week)).any(is_it));
    let mut written = Vec::new();
    // Writing to memory does not fail.
    let _ = plan_text::write(
        anstream::StripStream::new(&mut written),
        WIDTH,
        routine,
        settings,
        |week, other| Some(week) == first && is_it(other),
    );
    String::from_utf8_lossy(&written).into_owned()
}
