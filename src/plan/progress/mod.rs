//! A line that moves on from session to session: its sets as they are written go in; as they are by
//! the sessions before, they come out.

mod along;
mod call;
mod start;

use std::collections::HashSet;
use std::rc::Rc;

use super::draft::Draft;
use super::set::{Count, Measure, Segment};
use crate::diagnostic::{Diagnostic, Rule};
use crate::progress::{Budget, Moves, State, Track, Tracks, Turn, rules};
use crate::quantity::{Decimal, Interval, Load};
use crate::routine::{Bound, Progression};
use crate::source::Span;
use crate::syntax::ast::{Group, Modifier};

/// The progression of a line, as it is called there.
pub(super) struct Call<'a> {
    name: &'a str,
    modifier: &'a Modifier,
    /// What the parameters of the style that it stands in stand for.
    bound: Bound<'a>,
    /// Where the line calls it, or the style that it stands in.
    pub(super) span: Span,
}

/// The load that a line starts with, and the one that it has come to.
pub(super) struct Moved {
    start: Load,
    now: Load,
    /// How it has, for whoever asks why.
    how: Option<String>,
}

impl<'a> Draft<'_, 'a, '_> {
    fn unfit_at(
        &mut self,
        span: Span,
        rule: &'static Rule,
        message: String,
        label: &str,
        help: &str,
    ) {
        self.reader.fault(rule, span, message, label, help);
    }

    fn unfit(&mut self, call: &Call<'a>, message: String, help: &str) {
        if self.known {
            self.unfit_at(call.span, &rules::UNFIT, message, "cannot move it", help);
        }
    }

    /// Brings the sets of the first group to what the sessions before have made of them, and goes
    /// on to the next session.
    pub(super) fn move_on(
        &mut self,
        call: &Call<'a>,
        groups: &[Group],
        tracks: &mut Tracks<'a>,
    ) -> Option<Moved> {
        let routine = self.routine;
        let progression = routine.progressions.get(call.name)?;
        progression.used.set(true);
        self.entry.conditional = true;
        self.is_followed(call, progression, &tracks.budget)?;
        let (params, texts) = self.params(call, progression)?;
        let moves = progression.moves(routine);
        let (load, start) = self.start(call, groups, progression, params)?;
        let run = self.entry.runs.first()?;
        let reps = run.set.segments.first().and_then(Segment::reps);
        let range = reps.and_then(|reps| {
            let low = count(reps.min)?;
            Some((low, reps.max.map_or(Some(low), count)?))
        });
        let turn = Turn {
            week: self.settings.week,
            range,
            last: self.least_reps_of_last(groups),
        };
        self.has_what_is_asked(call, progression, &start, turn)?;
        let key = self.key(call, &texts);
        if start.tm.is_some() {
            self.moves_tm_alone(call, &key, tracks)?;
        }
        let track = tracks.one(Track {
            key: key.clone(),
            lift: self.entry.exercise.name,
            title: self.entry.exercise.title,
            gear: Rc::clone(&self.entry.gear),
            unit: self.reckoned_in(load, &start),
            rule: call.name,
            span: self.entry.span,
            lines: HashSet::new(),
            given: self.given(),
            called: call.span,
            state: start.clone(),
            start: start.clone(),
            turns: Vec::new(),
            made: 0,
            next: None,
        })?;
        let other = [
            ("load", "another load", track.start.load != start.load),
            (
                "number of reps",
                "other reps",
                moves.reps && track.start.reps != start.reps,
            ),
            (
                "number of sets",
                "other sets",
                moves.sets && track.start.sets != start.sets,
            ),
            (
                "training max",
                "another training max",
                track.start.tm != start.tm,
            ),
        ];
        if let Some((one, other, _)) = other.iter().find(|(_, _, differs)| *differs) {
            let place = self.reader.place(call.span);
            self.reader.report(
                Diagnostic::new(
                    &rules::BY_WEEK,
                    format!(
                        "`{}` starts with {other} in week {}, and the sessions before move it too",
                        self.entry.exercise.name, self.settings.week
                    ),
                )
                .at(place, "moves it from session to session")
                .help(format!(
                    "give the line one {one} to start with, or leave out the progression"
                )),
            );
            return None;
        }
        let state = track.state.clone();
        let of = (self.settings, turn);
        if track.turns.is_empty() {
            let facts = track.facts(routine, progression, of);
            facts.prove(&state, &mut self.reader);
        }
        let how = self.tell(call, groups, moves, track);
        // A lighter week is no session to go by; a line that stands in a day twice is one session of it.
        if routine.deload(self.settings).is_none() && !track.has_gone() {
            let number = track.next_session();
            let outcome = routine.assumed.outcome(track.lift, number);
            let facts = track.facts(routine, progression, of);
            let stepped = facts.step(&state, number, outcome, &mut self.reader);
            tracks.went(&key, turn, stepped);
        }
        self.set_to(moves, &start, &state);
        if !moves.load {
            return None;
        }
        let now = self.entry.runs.first()?.set.segments.first()?.load;
        let (start, now) = load.zip(now)?;
        Some(Moved { start, now, how })
    }

    /// `Some` as long as what the sessions of the plan cost is within `budget`; that they are too many is
    /// reported once.
    fn is_followed(
        &mut self,
        call: &Call<'a>,
        progression: &Progression,
        budget: &Budget,
    ) -> Option<()> {
        let told = budget.is_overspent();
        if budget.spend(progression) {
            return Some(());
        }
        if !told {
            let message = format!(
                "From week {} on the sessions of the plan are too many to follow by rules so long",
                self.settings.week
            );
            let place = self.reader.place(call.span);
            let rule = self.reader.place(progression.span);
            self.reader.report(
                Diagnostic::new(&rules::TOO_LONG, message)
                    .at(place, "stands still from here on, as all that follow")
                    .because(rule, "the rule")
                    .help("shorten the rule, or the plan"),
            );
        }
        None
    }

    /// `Some` where no other line moves the training max of the lift; that one does is reported.
    fn moves_tm_alone(&mut self, call: &Call<'a>, key: &str, tracks: &Tracks<'a>) -> Option<()> {
        let lift = self.entry.exercise.name;
        let Some(other) = tracks.mover(lift).filter(|other| other.key != key) else {
            return Some(());
        };
        let (place, cause) = (
            self.reader.place(call.span),
            self.reader.place(other.called),
        );
        self.reader.report(
            Diagnostic::new(
                &rules::TM_TWICE,
                format!("Two lines move the training max of `{lift}`"),
            )
            .at(place, "moves it too")
            .because(cause, "moves it")
            .help("let one line move it: what is a share of it follows"),
        );
        None
    }

    /// Makes the first group what `state` says, as far as the rule moves it.
    fn set_to(&mut self, moves: Moves, start: &State, state: &State) {
        let Some(run) = self.entry.runs.first_mut() else {
            return;
        };
        if moves.sets {
            run.sets = Count::exactly(state.sets);
        }
        for segment in &mut run.set.segments {
            if let (true, Measure::Reps(written), Some(reps)) =
                (moves.reps, segment.measure, state.reps)
            {
                let exact = Decimal::from(reps);
                segment.measure = Measure::Reps(match written.max {
                    None => Interval::at_least(exact),
                    Some(_) => Interval::exactly(exact),
                });
            }
            if let (Some(load), Some(weight)) = (segment.load.as_mut(), state.load)
                && state.load != start.load
            {
                *load = weight.load();
            }
        }
    }
}

fn count(value: Decimal) -> Option<u32> {
    value.to_i64().and_then(|n| u32::try_from(n).ok())
}
