//! Where on its line a part of an entry stands: an entry and a part go in, a span comes out.

use super::conflict::meet;
use crate::diagnostic::Findings;
use crate::plan::{Bucket, Call, Entry, Run, Scope, Segment, Value};
use crate::quantity::Load;
use crate::routine::Routine;
use crate::source::{FileId, Span};
use crate::syntax::ast::{Item, Statement};
use crate::syntax::{Ast, parse_at};

/// A segment with a load that is lifted without help, with where it is in its entry.
pub(super) struct Lifted<'e, 'a> {
    /// The place of its run in the entry.
    pub(super) run_at: usize,
    /// The run.
    pub(super) run: &'e Run<'a>,
    /// The place of the segment in a set.
    pub(super) segment_at: usize,
    /// The segment.
    pub(super) segment: &'e Segment<'a>,
    /// Its load.
    pub(super) load: Load,
}

/// Every load of `entry` that is lifted without help.
pub(super) fn lifted<'e, 'a>(entry: &'e Entry<'a>) -> impl Iterator<Item = Lifted<'e, 'a>> {
    entry.runs.iter().enumerate().flat_map(|(run_at, run)| {
        let segments = run
            .set
            .segments
            .iter()
            .enumerate()
            .filter(|(_, segment)| segment.bucket == Bucket::Full);
        segments.filter_map(move |(segment_at, segment)| {
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

impl Lifted<'_, '_> {
    /// Where the load is written; `None` for a step of a pyramid that is worked out.
    pub(super) fn load_span(&self, entry: &Entry<'_>, routine: &Routine<'_>) -> Option<Span> {
        if let Some(drop) = call_for(entry, "drop", self.run_at) {
            return drop.args.get(self.segment_at).map(Value::span);
        }
        if let Some(pyramid) = entry
            .call("pyramid")
            .filter(|pyramid| !pyramid.args.is_empty())
        {
            return self.step_span(entry, pyramid);
        }
        Some(self.group_span(entry, routine).unwrap_or(self.run.span))
    }

    /// Where the load stands in `pyramid[135, 185, 225]` or `pyramid[135 to 225]`.
    fn step_span(&self, entry: &Entry<'_>, pyramid: &Call<'_>) -> Option<Span> {
        let before = sets_before(entry, self.run_at);
        match pyramid.args.as_slice() {
            [Value::Ramp(_, to)]
                if entry
                    .runs
                    .last()
                    .is_some_and(|last| loads(last).eq(loads(self.run))) =>
            {
                Some(to.span())
            }
            [Value::Ramp(from, _)] => (before == 0).then(|| from.span()),
            // Sets beyond the last step stay at it.
            steps => steps.get(before as usize).or(steps.last()).map(Value::span),
        }
    }

    /// Where the load stands after `@`.
    fn group_span(&self, entry: &Entry<'_>, routine: &Routine<'_>) -> Option<Span> {
        let earlier = entry
            .runs
            .iter()
            .take(self.run_at)
            .filter(|run| run.span == self.run.span);
        let at = earlier.fold(0, |sum: u32, run| sum.saturating_add(run.sets.max)) as usize;
        read_again(entry, routine, |ast, item| {
            let group = ast
                .all(item.scheme)
                .iter()
                .find(|group| group.scheme == self.run.span)?;
            let load = ast
                .all(group.loads)
                .get(if group.listed { at } else { 0 })?;
            Some(ast.span_of(load.terms))
        })
    }
}

fn loads(run: &Run<'_>) -> impl Iterator<Item = Option<Load>> {
    run.set.segments.iter().map(|segment| segment.load)
}

/// How many sets come before the run at `run_at`, at most.
fn sets_before(entry: &Entry<'_>, run_at: usize) -> u32 {
    entry
        .runs
        .iter()
        .take(run_at)
        .fold(0, |sum: u32, run| sum.saturating_add(run.sets.max))
}

/// The call of the technique `name` that is for the run at `run_at`.
pub(super) fn call_for<'e, 'a>(
    entry: &'e Entry<'a>,
    name: &str,
    run_at: usize,
) -> Option<&'e Call<'a>> {
    let first = Scope::Only(sets_before(entry, run_at).saturating_add(1));
    entry
        .calls
        .iter()
        .find(|call| call.technique.name == name && meet(call.scope, first, entry))
}

/// Where `call` is written, if that is on the line of `entry`; else where the exercise is named,
/// so that each line that uses a style has a finding of its own.
pub(super) fn call_span(entry: &Entry<'_>, call: &Call<'_>) -> Span {
    let on_the_line = entry.span.start <= call.span.start && call.span.end <= entry.span.end;
    if on_the_line {
        call.span
    } else {
        entry.name_span
    }
}

/// What `look` finds in the tree of the entry's line. An entry does not carry the place of each
/// of its names and loads, so its line is read once more where there is something to report.
pub(super) fn read_again<T>(
    entry: &Entry<'_>,
    routine: &Routine<'_>,
    look: impl FnOnce(&Ast, &Item) -> Option<T>,
) -> Option<T> {
    let text = routine.source.text();
    // What is wrong with the line has been said already.
    let mut said = Findings::new();
    let ast = parse_at(
        text,
        entry.span.of_text(text),
        entry.span.start,
        FileId::ROUTINE,
        &mut said,
    );
    let item = ast.statements.iter().find_map(|statement| match statement {
        Statement::Item(item) => Some(item),
        _ => None,
    });
    item.and_then(|item| look(&ast, item))
}
