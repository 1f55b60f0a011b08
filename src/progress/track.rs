//! The state of every line that moves on, over a walk of the plan.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::course::{Budget, Turn};
use super::state::{Facts, State, Stepped, Weight};
use crate::expression::{MovedMax, MovedMaxes};
use crate::library::Gear;
use crate::plan::counted;
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
    pub lines: HashSet<Span>,
    /// What the block that it stands in is given there, name by name.
    pub given: Vec<(&'a str, &'a str)>,
    /// Where it calls the rule.
    pub called: Span,
    /// What it starts with.
    pub start: State,
    /// What it has come to in the session at hand.
    pub state: State,
    /// Its sessions so far, the one at hand too once it has gone.
    pub turns: Vec<Turn>,
    /// How many of those before it have gone well.
    pub made: u32,
    /// What comes after the session at hand, and whether that was made, once it has gone.
    pub next: Option<(State, bool)>,
}

impl<'a> Track<'a> {
    /// Which session is next, from 1.
    #[must_use]
    pub fn next_session(&self) -> u32 {
        u32::try_from(self.turns.len())
            .unwrap_or(u32::MAX)
            .saturating_add(1)
    }

    /// How many sessions have gone before the one at hand.
    #[must_use]
    pub fn sessions(&self) -> usize {
        self.turns.len() - usize::from(self.next.is_some())
    }

    /// Whether the session at hand has gone: what it comes to holds from the next day on.
    #[must_use]
    pub const fn has_gone(&self) -> bool {
        self.next.is_some()
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

    /// `takes 85 kg off the 80 kg that it lifts of the body`, where `load` is help that leaves nothing
    /// to lift.
    #[must_use]
    pub fn beyond_the_body(&self, routine: &Routine<'_>, load: &Weight) -> Option<String> {
        let (own, own_unit) = routine.bodyweight?;
        let share = routine.catalogue.exercise(self.lift)?.bodyweight?;
        let moved = own_unit.convert(own, load.unit) * share;
        let help = Decimal::ZERO - load.amount;
        let unit = load.unit;
        (load.body && help > Decimal::ZERO && help >= moved).then(|| {
            let (help, moved) = (help.grouped(), moved.rounded(1).grouped());
            format!("takes {help} {unit} off the {moved} {unit} that it lifts of the body")
        })
    }
}

/// All of them, in the order in which the walk came by them.
#[derive(Clone, Debug)]
pub struct Tracks<'a> {
    all: Vec<Track<'a>>,
    places: HashMap<String, usize>,
    /// Those of which a session has gone on the day at hand.
    gone: Vec<usize>,
    /// Those that move the training max of a lift.
    movers: HashMap<&'a str, usize>,
    /// What they have made of it.
    moved: Option<Rc<MovedMaxes<'a>>>,
    /// How much the sessions of the plan may cost.
    pub budget: Budget,
}

impl Default for Tracks<'_> {
    fn default() -> Self {
        Self {
            all: Vec::new(),
            places: HashMap::new(),
            gone: Vec::new(),
            movers: HashMap::new(),
            moved: None,
            budget: Budget::of(PLANNED),
        }
    }
}

/// How many terms of rules the sessions of a plan may go through: a year of sixty lines a week that move on
/// by `double` takes 120,000.
const PLANNED: u64 = 8_000_000;

/// `over 6 sessions, 5 made and 1 missed`
#[must_use]
pub fn over_sessions(sessions: usize, made: u32) -> String {
    let over = counted(sessions, "session");
    match sessions - made as usize {
        0 => format!("over {over}, all made"),
        missed => format!("over {over}, {made} made and {missed} missed"),
    }
}

impl<'a> Tracks<'a> {
    /// The one of the same key, or `new`.
    pub fn one(&mut self, new: Track<'a>) -> Option<&mut Track<'a>> {
        let line = new.span;
        let moves_tm = new.start.tm.map(|_| new.lift);
        let at = *self.places.entry(new.key.clone()).or_insert_with(|| {
            self.all.push(new);
            self.all.len() - 1
        });
        if let Some(lift) = moves_tm {
            self.movers.entry(lift).or_insert(at);
        }
        let track = self.all.get_mut(at)?;
        track.lines.insert(line);
        Some(track)
    }

    /// The session at hand of the one of `key` has gone: what `stepped` says comes next.
    pub fn went(&mut self, key: &str, turn: Turn, stepped: Stepped) {
        let Some(&at) = self.places.get(key) else {
            return;
        };
        if let Some(track) = self.all.get_mut(at) {
            track.turns.push(turn);
            track.next = Some((stepped.state, stepped.made));
            self.gone.push(at);
        }
    }

    /// The day ends: what its sessions came to holds from now on, the training maxes that they moved among it.
    pub fn end_day(&mut self) {
        for at in std::mem::take(&mut self.gone) {
            let Some(track) = self.all.get_mut(at) else {
                continue;
            };
            let Some((state, made)) = track.next.take() else {
                continue;
            };
            track.made += u32::from(made);
            track.state = state;
            if let (Some(from), Some(to)) = (track.start.tm, track.state.tm) {
                let moved = MovedMax {
                    weight: to.amount,
                    unit: to.unit,
                    from: from.amount,
                    called: Some(track.called),
                    sessions: track.sessions(),
                    made: track.made,
                };
                let all = self.moved.get_or_insert_default();
                Rc::make_mut(all).set(track.lift, moved);
            }
        }
    }

    /// The training maxes that have been moved, where any has.
    #[must_use]
    pub fn moved_maxes(&self) -> Option<Rc<MovedMaxes<'a>>> {
        self.moved.clone()
    }

    /// The one that moves the training max of `lift`.
    #[must_use]
    pub fn mover(&self, lift: &str) -> Option<&Track<'a>> {
        self.all.get(*self.movers.get(lift)?)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Track<'a>> {
        self.all.iter()
    }
}
