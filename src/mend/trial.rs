//! A line with what it hangs on: the declarations, the headers and its own section go in; what a
//! line in its place would have wrong comes out.

use std::cell::Cell;
use std::collections::HashSet;

use super::once::is_for_want_of_another;
use super::outline::{LineKind, Outline, line_at, opening};
use crate::check::as_found;
use crate::diagnostic::{Findings, Severity};
use crate::lint::SUPERSET_OF_ONE;
use crate::routine::Weekday;
use crate::source::{self, Source};

/// The most bytes that are read again for each edit that is tried.
const MAX_CONTEXT: usize = 32 * 1024;

/// The most weeks and settings, multiplied, that are walked for each.
const MAX_WALKS: u64 = 256;

/// The most lines of its own section, before a line and after it, that are read with it.
const MAX_AROUND: usize = 24;

/// What a line hangs on, and what hangs on it.
pub(super) struct Trial<'b> {
    before: String,
    after: String,
    /// What there is to find fault with as the line is.
    as_it_is: Faults,
    budget: &'b Budget,
}

/// How many bytes may still be read again.
pub(super) struct Budget(Cell<usize>);

impl Budget {
    pub(super) const fn new(bytes: usize) -> Self {
        Self(Cell::new(bytes))
    }

    /// Takes `bytes` of it, if there are so many.
    fn take(&self, bytes: usize) -> Option<()> {
        self.0.set(self.0.get().checked_sub(bytes)?);
        Some(())
    }
}

/// How well a line reads: the less of each, the better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Faults {
    on_the_line: usize,
    elsewhere: usize,
    /// Warnings and advice, on the line and elsewhere.
    others: usize,
}

impl Faults {
    /// Whether there are as many errors.
    pub(super) fn is_as_grave(self, other: Self) -> bool {
        (self.on_the_line, self.elsewhere) == (other.on_the_line, other.elsewhere)
    }
}

impl<'b> Trial<'b> {
    /// Of line `at` of `source`, where `broken` are the lines with errors; `None` where too much hangs
    /// together.
    pub(super) fn new(
        source: &Source,
        outline: &Outline,
        at: usize,
        broken: &HashSet<usize>,
        budget: &'b Budget,
    ) -> Option<Self> {
        let own = line_at(source, at);
        let is_local = outline.is_local(at);
        let section = outline.section(at);
        let week = outline.week_above(section.start);
        // What a block's lines come to, its parameters say.
        let user = is_local.then(|| outline.user(source, &section)).flatten();
        let name = declared(own).filter(|_| !is_local);
        let block = used(own).and_then(|block| outline.block(source, block));
        let is_kept = |line: usize, text: &str| {
            let kind = outline.kind(line);
            if section.contains(&line) {
                return line.abs_diff(at) <= MAX_AROUND || kind == LineKind::Header;
            }
            match kind {
                LineKind::Declares => true,
                LineKind::Foreign => false,
                _ if is_local => {
                    week == Some(line)
                        || user.is_some_and(|user| user.contains(&line))
                        || opening(text) == "block"
                }
                LineKind::Header | LineKind::Hangs => true,
                _ if block.as_ref().is_some_and(|block| block.contains(&line)) => true,
                LineKind::Plain => {
                    broken.contains(&line) || name.is_some_and(|name| text.contains(name))
                }
            }
        };
        let mut parts = (String::new(), String::new());
        for line in outline.lines_for(is_local, &section, week, user) {
            let text = line_at(source, line);
            if line != at && is_kept(line, text) {
                let part = if line > at {
                    &mut parts.1
                } else {
                    &mut parts.0
                };
                part.push_str(text.trim_end());
                part.push('\n');
            }
        }
        let (before, after) = parts;
        if before.len() + after.len() > MAX_CONTEXT {
            return None;
        }
        let mut trial = Self {
            before,
            after,
            as_it_is: Faults::default(),
            budget,
        };
        trial.as_it_is = trial.faults(own)?;
        // What is wrong may need more to show than was read: no edit can be judged then.
        (trial.as_it_is.on_the_line > 0).then_some(trial)
    }

    /// What is left to find fault with where `line` stands in its place; `None` where it does not
    /// read, or breaks something else.
    pub(super) fn reads(&self, line: &str) -> Option<Faults> {
        self.faults(line)
            .filter(|faults| faults.on_the_line == 0 && faults.elsewhere <= self.as_it_is.elsewhere)
    }

    /// Whether less is left to find fault with beyond the line itself.
    pub(super) fn is_better(&self, faults: Faults) -> bool {
        (faults.elsewhere, faults.others) < (self.as_it_is.elsewhere, self.as_it_is.others)
    }

    /// The number or the weekday of a day that is opened in its place.
    pub(super) fn next_day(&self) -> String {
        let keys = self.before.lines().rev().filter_map(|line| {
            let key = opening(line.trim_start().strip_prefix("day ")?);
            (!key.is_empty()).then_some(key)
        });
        for key in keys {
            let weekday = Weekday::named(key).map(Weekday::number);
            let Some(next) = weekday.or_else(|| key.parse().ok()).map(|key| key + 1) else {
                continue;
            };
            let weekday = Weekday::numbered(next).filter(|_| weekday.is_some());
            return match weekday {
                Some(weekday) => weekday.name().to_lowercase(),
                None => next.to_string(),
            };
        }
        "1".to_owned()
    }

    fn faults(&self, line: &str) -> Option<Faults> {
        let text = format!("{}{line}\n{}", self.before, self.after);
        self.budget.take(text.len())?;
        let start = self.before.len();
        let mut source = Source::new("", text);
        source::bring_progressions(&mut source);
        let mut findings = Findings::hasty();
        if !as_found(&source, None, &mut findings, MAX_WALKS) {
            return None;
        }
        let mut faults = Faults::default();
        for found in findings.iter() {
            // Of the plan only a part is here.
            let Some(label) = found.primary().filter(|_| !found.rule.is_of_the_plan()) else {
                continue;
            };
            let at = label.place.span.start as usize;
            let is_on_it = at >= start && at <= start + line.len();
            match found.rule.severity {
                Severity::Error
                    if is_for_want_of_another(found.rule) || found.rule == &SUPERSET_OF_ONE =>
                {
                    faults.others += 1;
                }
                Severity::Error if is_on_it => faults.on_the_line += 1,
                Severity::Error => faults.elsewhere += 1,
                _ => faults.others += 1,
            }
        }
        Some(faults)
    }
}

/// The name that a line declares, if it is one that does.
fn declared(line: &str) -> Option<&str> {
    let keyword = opening(line);
    let rest = line.trim_start().get(keyword.len()..)?.trim_start();
    let name = opening(rest);
    let declares = matches!(
        keyword,
        "option" | "let" | "style" | "block" | "progress" | "exercise" | "muscle" | "gear"
    );
    (declares && name.len() > 1).then_some(name)
}

/// The block that a line uses, if it is one that does.
fn used(line: &str) -> Option<&str> {
    let rest = line.trim_start().strip_prefix("use")?;
    Some(opening(rest)).filter(|name| !name.is_empty() && rest.starts_with([' ', '\t']))
}
