//! What moves along with the sets that a rule moves, and what is told of it to whoever asks why.

use super::{Call, Moved};
use crate::plan::draft::Draft;
use crate::plan::set::counted;
use crate::progress::{Moves, Track, over_sessions};
use crate::syntax::ast::{Group, TermKind};

impl<'a> Draft<'_, 'a, '_> {
    /// Notes for whoever asks why what the sessions before have made of the line; gives back what they
    /// have made of its load.
    pub(super) fn tell(
        &self,
        call: &Call<'a>,
        groups: &[Group],
        moves: Moves,
        track: &Track<'a>,
    ) -> Option<String> {
        let notes = &self.routine.trace;
        let sessions = track.sessions();
        let group = groups.first().filter(|_| sessions > 0 && notes.is_on())?;
        let text = self.reader.str(call.span);
        let (start, state) = (&track.start, &track.state);
        let over = over_sessions(sessions, track.made);
        let says = |change: Option<String>| {
            change.map_or_else(
                || format!("`{text}` has left it as it was {over}"),
                |change| format!("`{text}` has moved it {change} {over}"),
            )
        };
        if moves.reps || moves.sets {
            let sets = (start.sets != state.sets).then(|| {
                let sets = |sets: u32| counted(sets as usize, "set");
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

    /// Whether the load of `group` is a part of the top set.
    fn is_by_top(&self, group: &Group) -> bool {
        let ast = self.reader.ast;
        let loads = ast.all(group.loads).iter();
        let mut terms = loads.flat_map(|load| ast.all(load.terms));
        terms.any(|term| term.kind == TermKind::Word && self.reader.str(term.span) == "top")
    }

    /// Notes for whoever asks why that the top set, which the load of `group` is a part of, has moved.
    pub(in crate::plan) fn tell_of_top(&self, call: &Call<'a>, group: &Group, moved: &Moved) {
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
    pub(in crate::plan) fn move_along(
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
