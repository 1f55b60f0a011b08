//! Where on its line a part of an entry stands: an entry and a part go in, a span comes out.

use super::contradiction::meet;
use crate::plan::{Bucket, Call, Entry, Run, Scope, Segment, Value};
use crate::quantity::Load;
use crate::routine::Routine;
use crate::source::Span;

/// A segment with a load that is lifted without help, with where it is in its entry.
pub(crate) struct Lifted<'e, 'a> {
    /// The place of its run in the entry.
    pub(crate) run_at: usize,
    /// The run.
    pub(crate) run: &'e Run<'a>,
    /// The place of the segment in a set.
    pub(crate) segment_at: usize,
    /// The segment.
    pub(crate) segment: &'e Segment<'a>,
    /// Its load.
    pub(crate) load: Load,
}

/// Every load of `entry` that is lifted without help.
pub(crate) fn lifted<'e, 'a>(entry: &'e Entry<'a>) -> impl Iterator<Item = Lifted<'e, 'a>> {
    entry.runs.iter().enumerate().flat_map(|(run_at, run)| {
        let segments = run.set.segments.iter().enumerate();
        segments
            .filter(|(_, segment)| segment.bucket == Bucket::Full)
            .filter_map(move |(segment_at, segment)| {
                Some(Lifted {
                    run_at,
                    run,
                    segment_at,
                    segment,
                    load: segment.load?,
                })
            })
    })
}

/// The line that an entry was made of, to find in it what a finding is about.
pub(crate) struct Line<'l, 'a> {
    entry: &'l Entry<'a>,
    routine: &'l Routine<'a>,
}

impl<'l, 'a> Line<'l, 'a> {
    /// The line of `entry`.
    pub(crate) const fn of(entry: &'l Entry<'a>, routine: &'l Routine<'a>) -> Self {
        Self { entry, routine }
    }

    /// Where the load of `lifted` is written; for a step of a pyramid that is worked out, the sets.
    pub(crate) fn load_span(&self, lifted: &Lifted<'_, '_>) -> Span {
        self.written_load_span(lifted).unwrap_or(lifted.run.span)
    }

    /// Where the load of `lifted` is written; `None` for a step of a pyramid that is worked out.
    pub(crate) fn written_load_span(&self, lifted: &Lifted<'_, '_>) -> Option<Span> {
        let step = lifted.run.span;
        let mut before = self
            .entry
            .calls
            .iter()
            .filter(|call| call.puts_sets_before());
        if let Some(warmup) = before.find(|call| call.covers(step)) {
            return warmup.args.iter().find_map(|arg| match arg {
                Value::Step(load, _) if arg.span() == step => Some(load.span),
                _ => None,
            });
        }
        if let Some(drop) = self.call_for("drop", lifted.run_at) {
            // Of shares of the set's own load the first is that load itself.
            let own = (lifted.segment_at == 0).then(|| self.group_span(lifted));
            let arg = drop.args.get(lifted.segment_at).map(Value::span);
            return own.flatten().or(arg);
        }
        let pyramid = self
            .entry
            .call("pyramid")
            .filter(|pyramid| !pyramid.args.is_empty());
        match pyramid {
            Some(pyramid) => self.step_span(lifted, pyramid),
            None => self.group_span(lifted),
        }
    }

    /// Where the load stands in `pyramid[135, 185, 225]` or `pyramid[135 to 225]`.
    fn step_span(&self, lifted: &Lifted<'_, '_>, pyramid: &Call<'_>) -> Option<Span> {
        let before = self.step_of_pyramid(lifted.run_at);
        let loads = |run: &Run<'a>| run.set.segments.first().and_then(|segment| segment.load);
        let top = self.entry.runs.last().and_then(loads);
        match pyramid.args.as_slice() {
            [Value::Ramp(_, to)] if top == Some(lifted.load) => Some(to.span()),
            [Value::Ramp(from, _)] => (before == 0).then(|| from.span()),
            // Sets beyond the last step stay at it.
            steps => steps.get(before as usize).or(steps.last()).map(Value::span),
        }
    }

    /// Where the load stands after `@`.
    fn group_span(&self, lifted: &Lifted<'_, '_>) -> Option<Span> {
        let scheme = lifted.run.span;
        let (ast, item) = (self.routine.ast, self.entry.item);
        let group = ast
            .all(item.scheme)
            .iter()
            .find(|group| group.scheme == scheme)?;
        let earlier = self
            .entry
            .runs
            .iter()
            .take(lifted.run_at)
            .filter(|run| run.span == scheme);
        let at = earlier.fold(0, |sum: u32, run| sum.saturating_add(run.sets.max)) as usize;
        let load = ast
            .all(group.loads)
            .get(if group.listed { at } else { 0 })?;
        Some(ast.span_of(load.terms))
    }

    /// The call of the technique `name` that is for the run at `run_at`.
    pub(crate) fn call_for(&self, name: &str, run_at: usize) -> Option<&'l Call<'a>> {
        let mut named = self
            .entry
            .calls
            .iter()
            .filter(|call| call.technique.name == name);
        named.find(|call| self.is_for(call, run_at))
    }

    /// Whether `call` is for the run at `run_at`.
    pub(crate) fn is_for(&self, call: &Call<'_>, run_at: usize) -> bool {
        let first = Scope::Only(self.sets_before(run_at).saturating_add(1));
        meet(call.scope, first, self.entry)
    }

    /// The first step, from 0, of the pyramid's that the run at `run_at` is: the sets of a warm-up stand
    /// before them.
    pub(crate) fn step_of_pyramid(&self, run_at: usize) -> u32 {
        let earlier = self.entry.runs.iter().take(run_at);
        let own = earlier.filter(|run| self.entry.put_before_by(run).is_none());
        own.fold(0, |sum: u32, run| sum.saturating_add(run.sets.max))
    }

    /// How many sets come before the run at `run_at`, at most.
    fn sets_before(&self, run_at: usize) -> u32 {
        let earlier = self.entry.runs.iter().take(run_at);
        earlier.fold(0, |sum: u32, run| sum.saturating_add(run.sets.max))
    }
}

/// Where `call` is written, if that is on the line of `entry`; else where the exercise is named,
/// so that each line that uses a style has a finding of its own.
pub(crate) fn call_span(entry: &Entry<'_>, call: &Call<'_>) -> Span {
    let on_the_line = entry.span.start <= call.span.start && call.span.end <= entry.span.end;
    if on_the_line {
        call.span
    } else {
        entry.name_span
    }
}
