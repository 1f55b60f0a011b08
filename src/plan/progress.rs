//! A line that moves on from session to session: its sets as they are written go in; as they are by
//! the sessions before, they come out.

use std::fmt::Write as _;
use std::rc::Rc;

use super::build::scheme_of;
use super::draft::Draft;
use super::load::{amount, is_plain};
use super::set::{Count, Measure, Segment};
use crate::diagnostic::{Diagnostic, Findings, Rule};
use crate::expression::rules::WRONG_VALUE;
use crate::expression::{self, Names, Value};
use crate::progress::{Moves, State, Track, Tracks, Turn, Weight, rules};
use crate::quantity::{Decimal, Interval, Load, Mass, Unit, Written};
use crate::routine::{Bound, Progression, bind_args, misfit, param_names};
use crate::source::Span;
use crate::syntax::ast::{Group, Item, Modifier, Slice, Term, TermKind};
use crate::syntax::read::Bout;
use crate::technique;

/// How deep a progression may stand in styles.
const MAX_STYLES: usize = 8;

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
    /// The progression that `item` calls, by itself or in a style.
    pub(super) fn progression(&mut self, item: &'a Item) -> Option<Call<'a>> {
        let mut found: Option<Call<'a>> = None;
        let bound = self.bound.clone();
        self.find_progression(item.modifiers, &bound, None, 0, &mut found);
        found
    }

    fn find_progression(
        &mut self,
        modifiers: Slice<Modifier>,
        bound: &Bound<'a>,
        styled: Option<Span>,
        depth: usize,
        found: &mut Option<Call<'a>>,
    ) {
        let routine = self.routine;
        for modifier in routine.ast.all(modifiers) {
            let name = self.reader.str(modifier.name);
            let span = styled.unwrap_or(modifier.span());
            if technique::named(name).is_some() {
                continue;
            }
            if routine.progressions.contains_key(name) {
                if modifier.condition.is_some() {
                    self.unfit_at(
                        modifier.span(),
                        &rules::UNFIT,
                        format!("`{name}` is of the line under all settings"),
                        "hangs on a condition",
                        "write the line twice, each with its own `when`",
                    );
                }
                if let Some(earlier) = found {
                    let earlier = earlier.name;
                    self.unfit_at(
                        span,
                        &rules::TWICE,
                        format!("The line moves on by `{earlier}` and by `{name}`"),
                        "a second progression",
                        "keep one of the two",
                    );
                    continue;
                }
                *found = Some(Call {
                    name,
                    modifier,
                    bound: bound.clone(),
                    span,
                });
            } else if let Some(style) = routine.styles.get(name)
                && depth < MAX_STYLES
                && let Ok(inner) = bind_args(routine, style.params, modifier.args, bound)
            {
                let styled = styled.or(Some(modifier.name));
                self.find_progression(style.modifiers, &inner, styled, depth + 1, found);
            }
        }
    }

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
        let track = tracks.one(Track {
            key: self.key(call, &texts),
            lift: self.entry.exercise.name,
            title: self.entry.exercise.title,
            gear: Rc::clone(&self.entry.gear),
            unit: self.reckoned_in(load, &start),
            rule: call.name,
            span: self.entry.span,
            lines: Vec::new(),
            given: self.given(),
            called: call.span,
            state: start.clone(),
            start: start.clone(),
            turns: Vec::new(),
            made: 0,
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
        if routine.deload(self.settings).is_none() {
            // A lighter week is no session to go by.
            let number = track.next_session();
            let outcome = routine.assumed.outcome(track.lift, number);
            let facts = track.facts(routine, progression, of);
            let stepped = facts.step(&state, number, outcome, &mut self.reader);
            track.turns.push(turn);
            track.made += u32::from(stepped.made);
            track.state = stepped.state;
        }
        self.set_to(moves, &start, &state);
        let now = self.entry.runs.first()?.set.segments.first()?.load;
        let (start, now) = load.zip(now)?;
        Some(Moved { start, now, how })
    }

    /// What the parameters stand for at the start, and the text of each.
    fn params(
        &mut self,
        call: &Call<'a>,
        progression: &Progression,
    ) -> Option<(Vec<Value>, String)> {
        let routine = self.routine;
        let bound = match bind_args(routine, progression.params, call.modifier.args, &call.bound) {
            Ok(bound) => bound,
            Err(mismatch) => {
                let what = format!("The progression `{}`", call.name);
                let known = (progression.span, param_names(routine, progression.params));
                misfit(&mut self.reader, mismatch, &what, call.span, known);
                return None;
            }
        };
        let names = Names {
            bound: call.bound.clone(),
            ..self.names()
        };
        let mut values = Vec::new();
        let mut texts = String::new();
        for (name, terms) in bound.all() {
            let value = expression::value(&mut self.reader, terms, &names)?;
            if !value.amount.is_exact() {
                let text = self.reader.str(value.span);
                self.reader.fault(
                    &WRONG_VALUE,
                    value.span,
                    format!("`{name}` is one number, and `{text}` is a range"),
                    "a range",
                    "write one number",
                );
                return None;
            }
            values.push(value);
            self.put_as_it_comes(terms, &call.bound, &mut texts);
        }
        Some((values, texts))
    }

    /// `Some` where the line has all that the rule asks of it; what it has not is reported.
    fn has_what_is_asked(
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
    fn start(
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
            params,
            misses: 0,
        };
        Some((load, state))
    }

    /// What the `use` gives the block of the line.
    fn given(&self) -> Vec<(&'a str, &'a str)> {
        let all = self.bound.all();
        let text = |terms| self.reader.str(Term::span_of(terms));
        all.map(|(name, terms)| (name, text(terms))).collect()
    }

    /// The unit that a rule reckons in: that of the load, but where this came into another by
    /// rounding, that of what the rule is given, or the file's.
    fn reckoned_in(&self, load: Option<Load>, start: &State) -> Option<Mass> {
        let routine = self.routine;
        let by_rounding =
            routine.rounding.is_some() && load.is_some_and(|load| load.is_worked_out());
        let given = start.params.iter().find_map(|param| param.unit.mass());
        let other = given.or(routine.units).filter(|_| by_rounding);
        other.or(start.load.map(|load| load.unit))
    }

    /// What makes two lines one: the lift, the sets and loads, the rule and what it is given.
    fn key(&self, call: &Call<'a>, params: &str) -> String {
        let ast = self.reader.ast;
        let mut key = format!(
            "{}\u{1f}{}\u{1f}{params}",
            self.entry.exercise.name, call.name
        );
        for group in ast.all(self.entry.item.scheme) {
            let scheme = self.reader.str(group.scheme);
            let given = self.bound.get(scheme).map(Term::span_of);
            key.push_str(given.map_or(scheme, |given| self.reader.str(given)));
            for load in ast.all(group.loads) {
                key.push('@');
                self.put_as_it_comes(ast.all(load.terms), &self.bound, &mut key);
            }
        }
        key
    }

    /// Adds `terms` to `key`, a number as what it comes to: `100` and `100kg` are the same in a file in
    /// kilograms, and so is a parameter that stands for one of them.
    fn put_as_it_comes(&self, terms: &[Term], bound: &Bound<'a>, key: &mut String) {
        let given = |term: &Term| {
            let is_word = term.kind == TermKind::Word;
            is_word.then(|| bound.get(self.reader.str(term.span)))?
        };
        let terms = match terms {
            [name] => given(name).unwrap_or(terms),
            _ => terms,
        };
        let mut said = Findings::deaf();
        let mut reader = self.routine.reader(&mut said);
        let plain = is_plain(&reader, terms).then(|| amount(&mut reader, terms));
        if let Some(amount) = plain.flatten() {
            let mass = amount.unit.mass();
            let unit = match amount.unit {
                _ if mass.is_some() && mass == self.routine.units => Unit::None,
                unit => unit,
            };
            _ = write!(key, "{} {} {unit:?}", amount.min, amount.max);
        } else {
            key.push_str(self.reader.str(Term::span_of(terms)));
            for (name, given) in terms.iter().filter_map(|term| Some((term, given(term)?))) {
                let name = self.reader.str(name.span);
                _ = write!(key, " {name}={}", self.reader.str(Term::span_of(given)));
            }
        }
        key.push('\u{1f}');
    }

    /// Notes for whoever asks why what the sessions before have made of the line; gives back what they
    /// have made of its load.
    fn tell(
        &self,
        call: &Call<'a>,
        groups: &[Group],
        moves: Moves,
        track: &Track<'a>,
    ) -> Option<String> {
        let notes = &self.routine.trace;
        let sessions = track.turns.len();
        let group = groups.first().filter(|_| sessions > 0 && notes.is_on())?;
        let missed = sessions - track.made as usize;
        let text = self.reader.str(call.span);
        let (start, state) = (&track.start, &track.state);
        let gone = match missed {
            0 => "all made".to_owned(),
            missed => format!("{} made and {missed} missed", track.made),
        };
        let over = super::counted(sessions, "session");
        let says = |change: Option<String>| {
            change.map_or_else(
                || format!("`{text}` has left it as it was over {over}, {gone}"),
                |change| format!("`{text}` has moved it {change} over {over}, {gone}"),
            )
        };
        if moves.reps || moves.sets {
            let sets = (start.sets != state.sets).then(|| {
                let sets = |sets: u32| super::counted(sets as usize, "set");
                format!("from {} to {}", sets(start.sets), sets(state.sets))
            });
            let reps = start.reps.zip(state.reps).filter(|(from, to)| from != to);
            let reps = reps.map(|(from, to)| format!("from {from} to {to} reps"));
            let both: Vec<String> = sets.into_iter().chain(reps).collect();
            let change = (!both.is_empty()).then(|| both.join(" and "));
            notes.note_of(group.scheme, Some(call.span), || says(change));
        }
        let (from, to) = (start.load?.load(), state.load?.load());
        let how = says((from != to).then(|| format!("from {from} to {to}")));
        if !moves.load {
            return None;
        }
        if let Some(load) = self.reader.ast.all(group.loads).first() {
            let towards = self.reader.ast.span_of(load.terms);
            notes.note_of(towards, Some(call.span), || how.clone());
        }
        Some(how)
    }

    /// The reps that the last set of the line asks at least; the last open one, as in `1x5+`, where
    /// there is one, for that is the set which shows how it went.
    fn least_reps_of_last(&mut self, groups: &[Group]) -> Option<u32> {
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

    /// Whether the load of `group` is a part of the top set.
    fn is_by_top(&self, group: &Group) -> bool {
        let ast = self.reader.ast;
        let loads = ast.all(group.loads).iter();
        let mut terms = loads.flat_map(|load| ast.all(load.terms));
        terms.any(|term| term.kind == TermKind::Word && self.reader.str(term.span) == "top")
    }

    /// Notes for whoever asks why that the top set, which the load of `group` is a part of, has moved.
    pub(super) fn tell_of_top(&self, call: &Call<'a>, group: &Group, moved: &Moved) {
        let Moved { start, now, .. } = moved;
        let load = self.reader.ast.all(group.loads).first();
        let Some(load) = load.filter(|_| start != now && self.is_by_top(group)) else {
            return;
        };
        let towards = self.reader.ast.span_of(load.terms);
        let text = self.reader.str(call.span);
        self.routine.trace.note_of(towards, Some(call.span), || {
            format!("`{text}` has moved the top set from {start} to {now}")
        });
    }

    /// Brings the sets of a further group along: those of the same load as the first one's move with
    /// it; those that are a part of the top set do so by themselves.
    pub(super) fn move_along(
        &mut self,
        call: &Call<'a>,
        group: &Group,
        first: usize,
        moved: Option<&Moved>,
    ) {
        let Some(moved) = moved else { return };
        let ast = self.reader.ast;
        if self.is_by_top(group) {
            return;
        }
        let (mut along, mut other) = (false, false);
        let runs = self.entry.runs.get_mut(first..).unwrap_or(&mut []);
        for segment in runs.iter_mut().flat_map(|run| &mut run.set.segments) {
            match segment.load {
                Some(load) if load == moved.start => {
                    segment.load = Some(moved.now);
                    along = true;
                }
                Some(_) => other = true,
                None => {}
            }
        }
        if let (Some(how), true) = (&moved.how, along) {
            for load in ast.all(group.loads) {
                let trace = &self.routine.trace;
                trace.note_of(ast.span_of(load.terms), Some(call.span), || how.clone());
            }
        }
        if other {
            let message = format!("`{}` moves one load, and the line has several", call.name);
            let help = "write the other as a part of the top set, as in `3x5 @90% top`";
            self.unfit(call, message, help);
        }
    }
}

fn count(value: Decimal) -> Option<u32> {
    value.to_i64().and_then(|n| u32::try_from(n).ok())
}
