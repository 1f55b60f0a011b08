//! What a check may ask about, besides what it looks at: the routine, the week and the setting.

use std::cell::OnceCell;

use super::DaySummary;
use crate::diagnostic::Findings;
use crate::plan::Entry;
use crate::routine::{Routine, Settings};
use crate::source::{FileId, Place, Span};
use crate::volume::{Volume, volume};

/// What a check may ask about.
pub struct Context<'c, 'a> {
    /// The routine.
    pub routine: &'c Routine<'a>,
    /// The setting of its options, and the week.
    pub settings: Settings,
    /// What all weeks come to under these options, once that has been asked for.
    volume: OnceCell<Volume<'a>>,
    /// The days of the week before this one, where there is one.
    pub(super) previous: Vec<DaySummary<'a>>,
}

impl<'c, 'a> Context<'c, 'a> {
    /// Of a routine under the setting of its options.
    pub(super) fn new(routine: &'c Routine<'a>, settings: Settings) -> Self {
        Self {
            routine,
            settings,
            volume: OnceCell::new(),
            previous: Vec::new(),
        }
    }

    /// The days of this week among their neighbours, each with its place in time: those of the week
    /// before it, its own, and, where the plan is one week that comes round, its own once more.
    #[must_use]
    pub fn in_a_row<'d>(&'d self, days: &'d [DaySummary<'a>]) -> Vec<(i64, &'d DaySummary<'a>)> {
        let calendar = &self.routine.calendar;
        let week = i64::from(calendar.days);
        let placed = |days: &'d [DaySummary<'a>], later: i64| {
            let each = days.iter();
            each.map(move |day| (i64::from(day.number) + later, day))
        };
        let mut row: Vec<_> = placed(&self.previous, -week)
            .chain(placed(days, 0))
            .collect();
        if calendar.total() == 1 {
            row.extend(placed(days, week));
        }
        row
    }

    /// What all weeks come to under these options.
    pub fn volume(&self) -> &Volume<'a> {
        self.volume.get_or_init(|| {
            let mut said = Findings::deaf();
            volume(self.routine, self.settings, |_, _| true, &mut said)
        })
    }

    /// A place of the routine's file.
    #[must_use]
    pub const fn place(&self, span: Span) -> Place {
        Place::new(FileId::ROUTINE, span)
    }

    /// Whether an option called `name` is set to `yes`.
    #[must_use]
    pub fn is_on(&self, name: &str) -> bool {
        let at = self
            .routine
            .options
            .iter()
            .position(|choice| choice.name == name);
        at.is_some_and(|at| self.settings.is_yes(at))
    }

    /// ` (in week 3)`, of what is first so in a week after the first.
    #[must_use]
    pub fn in_week(&self) -> String {
        match self.settings.week {
            0 | 1 => String::new(),
            week => in_brackets(std::iter::once(format!("in week {week}"))),
        }
    }

    /// Whether `entry` is what sessions that all went well have led to: the lifter has grown with it.
    #[must_use]
    pub fn has_moved_on(&self, entry: &Entry<'_>) -> bool {
        entry.moves_on.is_some() && self.settings.week > 1
    }

    /// Words for the week and the settings that a finding depends on: empty where the routine has no
    /// options, and in the first week.
    #[must_use]
    pub fn under(&self) -> String {
        // A breach is told of the first week that has it; of the very first, of all it seems.
        let week = (self.settings.week > 1).then(|| format!("in week {}", self.settings.week));
        in_brackets(week.into_iter().chain(self.changed_options()))
    }

    /// The same without the week, of what names the week itself.
    #[must_use]
    pub fn under_options(&self) -> String {
        in_brackets(self.changed_options().into_iter())
    }

    /// `with spotter = yes`: the options that are not as the file has them.
    fn changed_options(&self) -> Option<String> {
        let options = &self.routine.options;
        let defaults = Settings::defaults(options);
        let changed: Vec<String> = options
            .iter()
            .enumerate()
            .filter(|(at, _)| self.settings.is_yes(*at) != defaults.is_yes(*at))
            .map(|(at, choice)| {
                let set = if self.settings.is_yes(at) {
                    "yes"
                } else {
                    "no"
                };
                format!("{} = {set}", choice.name)
            })
            .collect();
        (!changed.is_empty()).then(|| format!("with {}", changed.join(", ")))
    }
}

/// ` (in week 3, with spotter = yes)`; nothing of nothing.
fn in_brackets(circumstances: impl Iterator<Item = String>) -> String {
    let all: Vec<String> = circumstances.collect();
    if all.is_empty() {
        return String::new();
    }
    format!(" ({})", all.join(", "))
}
