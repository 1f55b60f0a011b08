//! What a line starts with, and whether that is all that its rule asks and moves.

use super::{Call, count};
use crate::diagnostic::Findings;
use crate::expression::Value;
use crate::plan::build::scheme_of;
use crate::plan::draft::Draft;
use crate::plan::set::Segment;
use crate::progress::{State, Turn, Weight};
use crate::quantity::{Load, Mass, Written};
use crate::routine::Progression;
use crate::syntax::ast::Group;
use crate::syntax::read::Bout;

impl<'a> Draft<'_, 'a, '_> {
    /// `Some` where the line has all that the rule asks of it; what it has not is reported.
    pub(super) fn has_what_is_asked(
        &mut self,
        call: &Call<'a>,
        progression: &Progression,
        start: &State,
        turn: Turn,
    ) -> Option<()> {
        let reps = start.reps.is_some();
        let facts = [
            ("load", start.load.is_some()),
            ("reps", reps),
            ("low", turn.range.is_some()),
            ("high", turn.range.is_some()),
            (
                "done",
                turn.last.is_some() || (reps && progression.moves(self.routine).reps),
            ),
        ];
        let names = |word: &str| progression.names(self.routine, word);
        let mut missing = facts.iter().filter(|(word, has)| !has && names(word));
        let Some((word, _)) = missing.next() else {
            return Some(());
        };
        let name = call.name;
        let (message, help) = if *word == "load" {
            (
                format!("`{name}` asks for the `load`, and the line has none, or several"),
                "give the line one load, as in `3x5 @100`",
            )
        } else {
            (
                format!("`{name}` asks for `{word}`, and the line counts no reps"),
                "write reps, as in `3x8-12`, or take a rule that asks for none",
            )
        };
        self.unfit(call, message, help);
        None
    }

    /// What the line starts with, as it is written. What the rule could not move is reported.
    pub(super) fn start(
        &mut self,
        call: &Call<'a>,
        groups: &[Group],
        progression: &Progression,
        params: Vec<Value>,
    ) -> Option<(Option<Load>, State)> {
        let name = call.name;
        let moves = progression.moves(self.routine);
        let one_run = self.entry.runs.len() == 1;
        let run = self.entry.runs.first()?;
        let plain = run.set.segments.len() == 1;
        let reps = run.set.segments.first().and_then(Segment::reps);
        let load = run.set.segments.first().and_then(|segment| segment.load);
        let sets = run.sets;
        if moves.load {
            let is_loaded = |group: &Group| !group.loads.is_empty();
            let written = groups.first().is_some_and(is_loaded);
            let one = load.filter(|load| {
                one_run && load.weight.is_exact() && !matches!(load.written, Written::Plates(_))
            });
            if one.is_none() {
                let (message, help) = match load {
                    // A load that is written and could not be read has been reported.
                    None if written => return None,
                    None if groups.iter().any(is_loaded) => (
                        format!(
                            "`{name}` moves the load, and the first sets of the line have none"
                        ),
                        "give them the load to start with, as in `squat 3x5 @135, 1x5+ @135 linear[5]`",
                    ),
                    None => (
                        format!("`{name}` moves the load, and the line has none"),
                        "give the line the load to start with, as in `squat 3x5 @135 linear[5]`",
                    ),
                    Some(load) if matches!(load.written, Written::Plates(_)) => (
                        format!("`{name}` moves the load, and plates are counted"),
                        "write the load as a weight",
                    ),
                    Some(_) => (
                        format!("`{name}` moves one load, and the line has several"),
                        "write one load; back-off sets follow it as in `3x5 @90% top`",
                    ),
                };
                self.unfit(call, message, help);
                return None;
            }
        }
        if (moves.reps || moves.sets) && (groups.len() > 1 || !one_run || !plain) {
            let message =
                format!("`{name}` moves the sets or reps, and the line has several kinds of set");
            self.unfit(call, message, "write each kind of set on a line of its own");
            return None;
        }
        if moves.reps && reps.is_none() {
            let message = format!("`{name}` moves the reps, and the line counts none");
            self.unfit(call, message, "write reps, as in `3x8-12`");
            return None;
        }
        if moves.sets && !sets.is_exact() {
            let message = format!("`{name}` moves the sets, and the line has a range of them");
            self.unfit(call, message, "write one number of sets");
            return None;
        }
        let tm = if moves.tm {
            Some(self.training_max(call)?)
        } else {
            None
        };
        let weight = load
            .filter(|load| load.weight.is_exact())
            .map(|load| Weight {
                amount: load.signed().min,
                unit: load.unit,
                body: load.is_beside_the_body(),
                asked: load.asked.map(|(weight, unit)| (weight.min, unit)),
            });
        let state = State {
            load: weight.filter(|_| moves.load || progression.names(self.routine, "load")),
            reps: reps.and_then(|reps| count(reps.min)),
            sets: sets.max,
            tm,
            params,
            misses: 0,
        };
        Some((load, state))
    }

    /// The training max of the lift as it is declared, which the rule is to move; that there is none is
    /// reported.
    fn training_max(&mut self, call: &Call<'a>) -> Option<Weight> {
        let (routine, lift) = (self.routine, self.entry.exercise.name);
        if !routine.training_maxes.contains_key(lift) {
            let message = format!(
                "`{}` moves the training max, and `{lift}` has none",
                call.name
            );
            let help = format!("declare it at the top of the file: `tm {lift} 90%`");
            self.unfit(call, message, &help);
            return None;
        }
        let declared = routine
            .trace
            .hushed(|| routine.training_max(lift, self.settings, None));
        // One that is no weight has been reported where it is declared.
        let (weight, unit) = declared.filter(|(weight, _)| weight.is_exact())?;
        Some(Weight {
            amount: weight.min,
            unit,
            body: false,
            asked: None,
        })
    }

    /// The unit that a rule reckons in: that of the load, but where this came into another by
    /// rounding, that of what the rule is given, or the file's.
    pub(super) fn reckoned_in(&self, load: Option<Load>, start: &State) -> Option<Mass> {
        let routine = self.routine;
        let by_rounding =
            routine.rounding.is_some() && load.is_some_and(|load| load.is_worked_out());
        let given = start.params.iter().find_map(|param| param.unit.mass());
        let other = given.or(routine.units).filter(|_| by_rounding);
        other.or(start.load.map(|load| load.unit))
    }

    /// The reps that the last set of the line asks at least; the last open one, as in `1x5+`, where
    /// there is one, for that is the set which shows how it went.
    pub(super) fn least_reps_of_last(&mut self, groups: &[Group]) -> Option<u32> {
        let mut said = Findings::deaf();
        let mut reader = self.routine.reader(&mut said);
        let names = self.names();
        let trace = &self.routine.trace;
        let bouts = groups.iter().filter_map(|group| {
            // Where its group is laid out, each scheme is read and told of.
            let span = trace.hushed(|| scheme_of(&mut reader, group, &names))?;
            let scheme = reader.scheme(span)?;
            scheme.bouts.last().copied()
        });
        let mut last = None;
        let mut open = None;
        for bout in bouts {
            match bout {
                Bout::Reps(reps) => last = count(reps.min),
                Bout::AsManyAsPossible(reps) => open = count(reps.min),
                Bout::Max => open = Some(1),
                Bout::Seconds(_) | Bout::Metres(_) => {}
            }
        }
        open.or(last)
    }
}
