//! What lines come to of which nothing is found: kept from one check for the next. Where only other
//! lines of days and blocks have been edited since, they are neither planned nor looked at again.
//!
//! A line is kept where what it comes to hangs on itself and the library alone, or on declarations that
//! are the same for all lines: not on the week or an option, a value or a style by its name, the max of
//! its lift, or how sessions go. Whoever keeps it sees to it that the declarations are the same.

use std::collections::HashMap;
use std::rc::Rc;

use super::summary::{Worth, Written};
use crate::plan::Entry;
use crate::routine::{Routine, Settings};
use crate::source::Span;
use crate::syntax::ast::Item;

/// The most lines that are kept, a kilobyte each.
const MAX_KEPT: usize = 32 * 1024;

/// What is known of the lines of a routine.
#[derive(Debug, Default)]
pub struct Known {
    /// The settings that the routine was walked under.
    settings: Vec<Settings>,
    /// Where each of the lines begins, in order.
    starts: Vec<u32>,
    worths: Vec<Rc<Worth>>,
}

impl Known {
    /// The same of a text in which the line that began at a byte begins at `moved` of it, if at all.
    #[must_use]
    pub fn moved(&self, moved: impl Fn(u32) -> Option<u32>) -> Self {
        let lines = self.starts.iter().zip(&self.worths);
        let (starts, worths) = lines
            .filter_map(|(start, worth)| Some((moved(*start)?, Rc::clone(worth))))
            .unzip();
        Self {
            settings: self.settings.clone(),
            starts,
            worths,
        }
    }

    /// Nothing, where the routine is walked under other settings than it was.
    pub(super) fn under(self, settings: &[Settings]) -> Self {
        if self.settings == settings {
            return self;
        }
        Self {
            settings: settings.to_vec(),
            ..Self::default()
        }
    }

    /// Where the lines begin that are known, in order.
    pub(super) fn starts(&self) -> &[u32] {
        &self.starts
    }

    /// What `item` comes to, and how it is written.
    pub(super) fn line<'a>(
        &self,
        item: &Item,
        routine: &Routine<'a>,
    ) -> Option<(Written<'a>, &Worth)> {
        let at = self.starts.binary_search(&item.span.start).ok()?;
        let name = *routine.ast.all(item.exercises).first()?;
        let exercise = routine.catalogue.exercise(routine.str(name))?;
        let written = Written {
            label: Some(routine.str(item.label)).filter(|label| !label.is_empty()),
            span: item.span,
            name_span: name,
            exercise,
        };
        Some((written, self.worths.get(at)?))
    }

    /// Adds the lines that were kept by the check.
    pub(super) fn with(mut self, kept: Kept) -> Self {
        let lines = kept.lines.into_iter();
        let mut lines: Vec<(u32, Rc<Worth>)> = lines
            .filter_map(|(span, worth)| Some((span.start, worth?)))
            .chain(self.starts.drain(..).zip(self.worths.drain(..)))
            .take(MAX_KEPT)
            .collect();
        lines.sort_unstable_by_key(|(start, _)| *start);
        (self.starts, self.worths) = lines.into_iter().unzip();
        self
    }
}

/// The lines that a check has come by, each with what it comes to if it is to be kept.
#[derive(Default)]
pub(super) struct Kept {
    lines: HashMap<Span, Option<Rc<Worth>>>,
}

impl Kept {
    /// Keeps a line of which nothing was found, or, `found` being true, sees to it that it is not.
    pub(super) fn add(
        &mut self,
        entry: &Entry<'_>,
        worth: Worth,
        found: bool,
        routine: &Routine<'_>,
    ) {
        let hangs_on_others = entry.conditional
            || !entry.alone
            || entry.moves_on.is_some()
            || entry.bias.is_some()
            || routine.named.get()
            || routine.maxes.contains_key(entry.exercise.name);
        let keeps = !found && !hangs_on_others;
        self.lines
            .entry(entry.span)
            .and_modify(|worth| {
                if !keeps {
                    *worth = None;
                }
            })
            .or_insert_with(|| keeps.then(|| Rc::new(worth)));
    }
}
