//! What blocks come to: every `use` goes in; how many entries the days have comes out, with the
//! blocks that come back to themselves marked.

use std::collections::HashSet;
use std::ops::Range;

use super::Resolver;
use crate::diagnostic::Diagnostic;
use crate::plan::counted;
use crate::quantity::Decimal;
use crate::routine::{Bound, Day, MAX_ENTRIES, Mismatch, bind, param_names, rules};
use crate::source::Span;
use crate::syntax::ast::Statement;
use crate::syntax::read::{Reader, list};

/// How deep blocks may use blocks.
const MAX_DEPTH: usize = 32;

/// What a block comes to.
#[derive(Clone, Copy, Default)]
struct Counted {
    /// Its lines and those of what it uses; a `use` is one itself, so that blocks of nothing count too.
    lines: u64,
    /// How deep its blocks stand in blocks.
    depth: usize,
}

/// Reports what is given to a block or a style and does not fit its parameters.
pub(crate) fn misfit(
    reader: &mut Reader<'_, '_>,
    mismatch: Mismatch<'_>,
    what: &str,
    at: Span,
    (declared, known): (Span, Vec<&str>),
) {
    let help = if known.is_empty() {
        "it takes none: leave out the brackets".to_owned()
    } else {
        let names = list(known.iter().copied());
        format!("it takes {names}: give values in this order, or by name, as in `[name = value]`")
    };
    let near = match mismatch {
        Mismatch::Unknown(span) => reader
            .findings
            .nearest(reader.str(span), known.iter().copied())
            .map(|near| (span, near)),
        _ => None,
    };
    let (message, span, label) = match mismatch {
        Mismatch::Missing(name) => (format!("{what} needs `{name}`"), at, "given nothing for it"),
        Mismatch::TooMany(span) => (
            match known.len() {
                0 => format!("{what} takes no values"),
                most => format!("{what} takes no more than {}", counted(most, "value")),
            },
            span,
            "one too many",
        ),
        Mismatch::Unknown(span) => (
            format!("{what} has no parameter called `{}`", reader.str(span)),
            span,
            "not known",
        ),
        Mismatch::Twice(span) => (
            format!("{what} is given one parameter twice"),
            span,
            "again here",
        ),
    };
    let (place, declared) = (reader.place(span), reader.place(declared));
    let problem = Diagnostic::new(&rules::PARAMETERS, message)
        .at(place, label)
        .because(declared, "declared here");
    reader.report(match near {
        Some((span, near)) => {
            let place = reader.place(span);
            problem.suggest(place, Some(near))
        }
        None => problem.help(help),
    });
}

impl Resolver<'_, '_> {
    /// Every `use` must name a block, none may come back to itself, and all together must stay in bounds.
    pub(super) fn uses(&mut self) {
        for statement in self.statements() {
            let Statement::Use { block, args, .. } = *statement else {
                continue;
            };
            if let Some(found) = self.routine.block(self.reader.str(block)) {
                found.used.set(true);
                let (name, params, declared) = (found.name, found.params, found.span);
                let fits = bind(&self.routine, params, args, &Bound::default());
                if let Err(mismatch) = fits {
                    let what = format!("The block `{name}`");
                    let known = (declared, param_names(&self.routine, params));
                    misfit(&mut self.reader, mismatch, &what, block, known);
                }
            } else {
                let blocks = self.routine.blocks.iter();
                let known = blocks
                    .map(|block| block.name)
                    .filter(|name| !name.is_empty());
                self.reader
                    .unknown(&rules::UNKNOWN_BLOCK, "block", block, known);
            }
        }
        let mut counts: Vec<Option<Counted>> = vec![None; self.routine.blocks.len()];
        for at in 0..self.routine.blocks.len() {
            self.count_block(at, &mut counts);
        }
        let of_day = |day: &Day<'_>| {
            let lines = day.lines.iter();
            lines.fold(0, |sum: u64, lines| {
                sum.saturating_add(self.count_lines(lines, &counts).lines)
            })
        };
        let of_days: Vec<u64> = self.routine.days.iter().map(of_day).collect();
        let calendar = &self.routine.calendar;
        let days = calendar.schedule.iter().flatten();
        let of_cycle = days.fold(0, |sum: u64, at| {
            sum.saturating_add(of_days.get(*at).copied().unwrap_or(0))
        });
        let total = of_cycle.saturating_mul(u64::from(calendar.cycles));
        self.routine.entries = total;
        if total > MAX_ENTRIES {
            let span = self
                .routine
                .days
                .first()
                .map(|day| day.span)
                .unwrap_or_default();
            self.fault(
                &rules::TOO_MANY_ENTRIES,
                span,
                format!(
                    "The days of all weeks come to {} lines once every block is filled in",
                    Decimal::whole(total).grouped()
                ),
                "more than 1,000,000",
                "blocks that use blocks multiply; use fewer",
            );
        }
    }

    fn count_lines(&self, lines: &Range<usize>, counts: &[Option<Counted>]) -> Counted {
        let lines = self.statements().get(lines.clone()).unwrap_or(&[]).iter();
        let mut sum = Counted::default();
        for line in lines {
            let used = match line {
                Statement::Item(_) | Statement::Session { .. } => Counted::default(),
                Statement::Use { block, .. } => {
                    let at = self.routine.block_names.get(self.reader.str(*block));
                    // A block that comes back to itself is left out of the plan.
                    let at = at.filter(|at| {
                        self.routine
                            .blocks
                            .get(**at)
                            .is_some_and(|block| !block.recursive)
                    });
                    let used = at.and_then(|at| counts.get(*at).copied().flatten());
                    let used = used.unwrap_or_default();
                    Counted {
                        depth: used.depth + 1,
                        ..used
                    }
                }
                _ => continue,
            };
            sum.lines = sum.lines.saturating_add(used.lines).saturating_add(1);
            sum.depth = sum.depth.max(used.depth);
        }
        sum
    }

    /// Counts a block's entries, its uses' first, with a stack of our own: nothing nests deep enough to hurt.
    fn count_block(&mut self, root: usize, counts: &mut [Option<Counted>]) {
        let mut path: Vec<(usize, Vec<(usize, Span)>)> = vec![(root, self.used_by(root))];
        if counts.get(root).copied().flatten().is_some() {
            return;
        }
        let mut open = HashSet::from([root]);
        while let Some((at, pending)) = path.last_mut() {
            let at = *at;
            let Some((next, span)) = pending.pop() else {
                let lines = self.lines_of(at);
                let mut total = self.count_lines(&lines, counts);
                path.pop();
                open.remove(&at);
                if total.depth > MAX_DEPTH {
                    self.too_deep(at);
                    // What uses it in turn starts anew, and is not reported for the same depth.
                    total = Counted::default();
                }
                if let Some(count) = counts.get_mut(at) {
                    *count = Some(total);
                }
                continue;
            };
            if open.contains(&next) {
                self.recursive(next, span, path.len());
            } else if counts.get(next).copied().flatten().is_none() {
                let uses = self.used_by(next);
                open.insert(next);
                path.push((next, uses));
            }
        }
    }

    /// Reports the block at `at`, which is left out of the plan.
    fn too_deep(&mut self, at: usize) {
        let Some(block) = self.routine.blocks.get_mut(at) else {
            return;
        };
        block.recursive = true;
        let span = block.span;
        self.fault(
            &rules::BLOCKS_TOO_DEEP,
            span,
            format!("Blocks use blocks more than {MAX_DEPTH} deep"),
            "too deep",
            "put the lines where they are used",
        );
    }

    fn used_by(&self, at: usize) -> Vec<(usize, Span)> {
        let lines = self
            .statements()
            .get(self.lines_of(at))
            .unwrap_or(&[])
            .iter();
        lines
            .filter_map(|line| match line {
                Statement::Use { block, .. } => Some((
                    *self.routine.block_names.get(self.reader.str(*block))?,
                    *block,
                )),
                _ => None,
            })
            .collect()
    }

    fn recursive(&mut self, at: usize, span: Span, length: usize) {
        let Some(block) = self.routine.blocks.get_mut(at) else {
            return;
        };
        block.recursive = true;
        let (name, declared) = (block.name, block.span);
        let (place, declared) = (self.reader.place(span), self.reader.place(declared));
        let way = if length > 1 { "by way of others, " } else { "" };
        self.reader.report(
            Diagnostic::new(
                &rules::RECURSIVE_BLOCK,
                format!("The block `{name}` uses itself, {way}without end"),
            )
            .at(place, "comes back to the block")
            .because(declared, "declared here")
            .help("remove this `use`"),
        );
    }

    /// The lines of the block at `at`.
    fn lines_of(&self, at: usize) -> Range<usize> {
        self.routine
            .blocks
            .get(at)
            .map_or(0..0, |block| block.lines.clone())
    }
}
