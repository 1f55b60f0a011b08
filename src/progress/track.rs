//! The state of every line that moves on, over a walk of the plan.

use std::collections::HashMap;
use std::rc::Rc;

use super::course::Turn;
use super::state::{Facts, State, Weight};
use crate::library::Gear;
use crate::quantity::{Decimal, Mass};
use crate::routine::{Progression, Routine, Settings};
use crate::source::{Place, Span};

/// One line that moves on, wherever in the plan it stands: lines that say the same of one lift are one.
#[derive(Clone, Debug)]
pub struct Track<'a> {
    /// What the lines say, the lift first.
    pub key: String,
    /// The lift.
    pub lift: &'a str,
    /// Its title.
    pub title: &'a str,
    /// What it is loaded with.
    pub gear: Rc<Gear>,
    /// The unit that its rule reckons in, whatever loads are rounded to.
    pub unit: Option<Mass>,
    /// The rule's name.
    pub rule: &'a str,
    /// The line that came first.
    pub span: Span,
    /// All lines of it.
    pub lines: Vec<Span>,
    /// What the block that it stands in is given there, name by name.
    pub given: Vec<(&'a str, &'a str)>,
    /// Where it calls the rule.
    pub called: Span,
    /// What it starts with.
    pub start: State,
    /// What it has come to.
    pub state: State,
    /// Its sessions so far.
    pub turns: Vec<Turn>,
    /// How many sessions have gone well.
    pub made: u32,
}

impl<'a> Track<'a> {
    /// Which session is next, from 1.
    #[must_use]
    pub fn next_session(&self) -> u32 {
        u32::try_from(self.turns.len())
            .unwrap_or(u32::MAX)
            .saturating_add(1)
    }

    /// What its rule may ask in a session, given the settings of its week and what it asks itself.
    #[must_use]
    pub fn facts<'s>(
        &'s self,
        routine: &'s Routine<'a>,
        progression: &'s Progression,
        (settings, turn): (Settings, Turn),
    ) -> Facts<'s, 'a> {
        Facts {
            routine,
            progression,
            lift: self.lift,
            gear: &self.gear,
            unit: self.unit,
            range: turn.range,
            last: turn.last,
            settings,
            called: self.called,
        }
    }

    /// The empty bar that the file declares for it, with its unit and where. The library's is a usual
    /// gym's, and no promise of this one's.
    #[must_use]
    pub fn bar(&self) -> Option<(Decimal, Mass, Place)> {
        let gear = &self.gear;
        let bar = gear.bar.filter(|bar| *bar > Decimal::ZERO)?;
        Some((bar, gear.unit?, gear.place?))
    }

    /// Whether `load` is lighter than that bar.
    #[must_use]
    pub fn is_under_the_bar(&self, load: &Weight) -> bool {
        let lighter = |(bar, unit, _)| load.unit.weigh(load.amount, unit) < bar;
        !load.body && self.bar().is_some_and(lighter)
    }
}

/// All of them, in the order in which the walk came by them.
#[derive(Clone, Debug, Default)]
pub struct Tracks<'a> {
    all: Vec<Track<'a>>,
    places: HashMap<String, usize>,
}

impl<'a> Tracks<'a> {
    /// The one of the same key, or `new`.
    pub fn one(&mut self, new: Track<'a>) -> Option<&mut Track<'a>> {
        let line = new.span;
        let at = *self.places.entry(new.key.clone()).or_insert_with(|| {
            self.all.push(new);
            self.all.len() - 1
        });
        let track = self.all.get_mut(at)?;
        if !track.lines.contains(&line) {
            track.lines.push(line);
        }
        Some(track)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Track<'a>> {
        self.all.iter()
    }
}
