//! An entry at its making: the techniques of its line go in, stage by stage; its sets come out changed.

use std::ops::Range;
use std::rc::Rc;

use super::call::{Call, Scope};
use super::load::WrittenLoad;
use super::rules;
use super::set::{Count, Entry, Run, Set, counted_range};
use crate::diagnostic::{Diagnostic, Findings};
use crate::expression::{Lift, MovedMaxes, Names};
use crate::quantity::{Interval, Unit};
use crate::routine::{Bound, Routine, Settings};
use crate::source::Span;
use crate::syntax::ast::Term;
use crate::syntax::read::Reader;
use crate::technique;

/// An entry that techniques are still at work on.
pub struct Draft<'d, 'a, 'f> {
    /// What has been made so far.
    pub entry: Entry<'a>,
    /// The techniques read so far.
    pub(super) calls: Vec<Call<'a>>,
    /// How many modifiers have been read, those of styles included.
    pub(super) filled: usize,
    /// Whether it has been said that plates of no known size are asked for.
    pub(super) told_of_plates: bool,
    /// Whether the exercise is known; nothing that depends on it is reported otherwise.
    pub known: bool,
    /// The options and the week that it is planned for.
    pub settings: Settings,
    /// What the parameters of its block, or of the style at hand, stand for.
    pub bound: Bound<'a>,
    /// The routine it is of.
    pub routine: &'d Routine<'a>,
    /// The reps of the group at hand, where it counts them.
    pub(super) reps: Option<Interval>,
    /// Where the line loads its sets by their effort, as `@rpe[8]` does.
    pub by_effort: Option<Span>,
    /// The training maxes that progressions have moved, where any has.
    pub(super) moved: Option<Rc<MovedMaxes<'a>>>,
    /// The text, and where reports go.
    pub reader: Reader<'a, 'f>,
}

impl<'d, 'a> Draft<'d, 'a, '_> {
    /// What names stand for on this line.
    #[must_use]
    pub fn names(&self) -> Names<'d, 'a> {
        let segments = self.entry.runs.iter().flat_map(|run| &run.set.segments);
        let loads = segments.filter_map(|segment| segment.load);
        let top = loads
            .clone()
            .filter(|load| !load.is_beside_the_body())
            .reduce(|top, next| {
                if next.is_heavier_than(&top) {
                    next
                } else {
                    top
                }
            });
        Names {
            lift: Some(Lift {
                name: self.entry.exercise.name,
                top: top.map(|top| (top.weight, top.unit)),
                top_unread: top.is_none() && self.has_unread_load(),
                top_beside_body: top.is_none() && loads.clone().next().is_some(),
                reps: self.reps,
                has_tm: true,
            }),
            bound: self.bound.clone(),
            moved: self.moved.clone(),
            ..Names::of(self.routine, self.settings)
        }
    }

    /// Whether a group that has been laid out says a load, and has none.
    fn has_unread_load(&self) -> bool {
        let groups = self.routine.ast.all(self.entry.item.scheme).iter();
        groups.filter(|group| !group.loads.is_empty()).any(|group| {
            let mut runs = self.entry.runs.iter();
            runs.any(|run| {
                let mut segments = run.set.segments.iter();
                run.span == group.scheme && segments.all(|segment| segment.load.is_none())
            })
        })
    }

    /// The load that `terms` spell. Of an exercise that is not known nothing more is said.
    pub fn written_load(&mut self, terms: &[Term]) -> Option<WrittenLoad> {
        let names = self.names();
        if self.known {
            return WrittenLoad::read(&mut self.reader, terms, &names);
        }
        let mut said = Findings::deaf();
        WrittenLoad::read(&mut self.routine.reader(&mut said), terms, &names)
    }

    /// Applies every technique, stage by stage, in the order they were written.
    pub(super) fn apply(&mut self) {
        let calls: Rc<[Call<'a>]> = std::mem::take(&mut self.calls).into();
        self.entry.calls = Rc::clone(&calls);
        for stage in technique::Stage::ALL {
            // What is said of some sets overrides what is said of all, in whatever order.
            let overrides =
                |call: &Call<'_>| *stage == technique::Stage::Manner && call.scope != Scope::All;
            for late in [false, true] {
                let now = calls
                    .iter()
                    .filter(|call| call.technique.stage == *stage && overrides(call) == late);
                for call in now {
                    (call.technique.apply)(call, self);
                }
            }
        }
        for call in calls.iter() {
            (call.technique.check)(call, self);
        }
    }

    /// The runs that `scope` is for, parted from the others; out of range is reported at `span`.
    pub fn scoped(&mut self, scope: Scope, span: Span) -> Range<usize> {
        let sets = self.entry.sets();
        let total = self.entry.runs.len();
        match scope {
            Scope::All => 0..total,
            Scope::From(n) | Scope::Only(n) if n == 0 || n > sets.max => {
                self.reader.fault(
                    &rules::SET_OUT_OF_RANGE,
                    span,
                    format!(
                        "There is no set {n}: the line has {}",
                        counted_range(sets, "set")
                    ),
                    "out of range",
                    "name a set that the line has",
                );
                0..0
            }
            Scope::From(n) => {
                let from = self.split_at(n - 1);
                from..self.entry.runs.len()
            }
            Scope::Only(n) => {
                let from = self.split_at(n - 1);
                let to = self.split_at(n);
                from..to
            }
            Scope::Last => {
                let unsure = |run: &Run<'_>| run.sets.min == 0 && total > 1;
                if self.entry.runs.last().is_some_and(unsure) {
                    self.reader.fault(
                        &rules::SET_OUT_OF_RANGE,
                        span,
                        format!(
                            "Which set is the last is not sure: the line has {}",
                            counted_range(sets, "set")
                        ),
                        "the sets after it differ from those before",
                        "write one number of sets, or name the set: `on set 4`",
                    );
                    return 0..0;
                }
                let Some(last) = self.entry.runs.pop() else {
                    return 0..0;
                };
                let (min, max) = (
                    last.sets.min.saturating_sub(1),
                    last.sets.max.saturating_sub(1),
                );
                if max > 0 {
                    self.entry.runs.push(Run {
                        sets: Count { min, max },
                        ..last.clone()
                    });
                }
                self.entry.runs.push(Run {
                    sets: Count::exactly(1),
                    ..last
                });
                self.entry.runs.len() - 1..self.entry.runs.len()
            }
        }
    }

    /// Parts the runs after the first `n` sets; gives the index of the first run after them.
    pub fn split_at(&mut self, n: u32) -> usize {
        let mut before = 0;
        for at in 0..self.entry.runs.len() {
            let Some(run) = self.entry.runs.get_mut(at) else {
                break;
            };
            if before + run.sets.max > n {
                let (head, tail) = run.sets.split(n - before);
                if head.max == 0 {
                    return at;
                }
                let rest = Run {
                    sets: tail,
                    ..run.clone()
                };
                run.sets = head;
                self.entry.runs.insert(at + 1, rest);
                return at + 1;
            }
            before += run.sets.max;
        }
        self.entry.runs.len()
    }

    /// Whether the line's load says its effort already, as `@rpe[8]` does; then `call` is reported.
    pub fn effort_is_said(&mut self, call: &Call<'a>) -> bool {
        let Some(load) = self.by_effort else {
            return false;
        };
        let (place, cause) = (self.reader.place(call.span), self.reader.place(load));
        self.reader.report(
            Diagnostic::new(
                &rules::TECHNIQUE_TWICE,
                "The effort is said twice of the same sets",
            )
            .at(place, "again here")
            .because(cause, "the load is worked out by the effort")
            .help("keep one of the two; `@…%` gives a load of its own"),
        );
        true
    }

    /// Gives `change` every set of the runs that `call` is for.
    pub fn each_set(&mut self, call: &Call<'a>, mut change: impl FnMut(&mut Set<'a>)) {
        let range = self.scoped(call.scope, call.span);
        for run in self.entry.runs.get_mut(range).unwrap_or(&mut []) {
            change(&mut run.set);
        }
    }

    /// Reports a list whose loads are in different units.
    pub(crate) fn one_unit(&mut self, loads: &[WrittenLoad]) {
        let mut written = loads.iter().filter(|load| load.unit() != Unit::None);
        let Some(first) = written.next() else { return };
        if let Some(other) = written.find(|load| load.unit() != first.unit()) {
            let (place, cause) = (
                self.reader.place(other.span()),
                self.reader.place(first.span()),
            );
            self.reader.report(
                Diagnostic::new(
                    &rules::MIXED_UNITS,
                    format!(
                        "One list mixes `{}` and `{}`",
                        first.unit().word(),
                        other.unit().word()
                    ),
                )
                .at(place, format!("in `{}`", other.unit().word()))
                .because(cause, format!("in `{}`", first.unit().word()))
                .help("write all of them in one unit"),
            );
        }
    }
}
