//! A line with what it hangs on: the declarations, the headers and its own section go in; what a
//! line in its place would have wrong comes out.

use std::collections::HashSet;

use crate::diagnostic::{Findings, Severity};
use crate::lint;
use crate::routine::{self, settings};
use crate::source::{self, Source, Span};
use crate::syntax::{self, keyword};

/// The most bytes that are read again for each edit that is tried.
const MAX_CONTEXT: usize = 32 * 1024;

/// The most weeks and settings, multiplied, that are walked for each.
const MAX_WALKS: u64 = 256;

/// What a line hangs on, and what hangs on it.
pub(super) struct Trial {
    before: String,
    after: String,
    /// What there is to find fault with as the line is.
    as_it_is: Faults,
}

/// How well a line reads: the less of each, the better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Faults {
    on_the_line: usize,
    elsewhere: usize,
    /// Warnings and advice, on the line and elsewhere.
    others: usize,
}

impl Trial {
    /// Of the line at `span` of `source`, where `broken` are the lines with errors; `None` where too
    /// much hangs together.
    pub(super) fn new(source: &Source, span: Span, broken: &HashSet<usize>) -> Option<Self> {
        let mut parts = (String::new(), String::new());
        let mut passed = false;
        let name = declared(source.slice(span));
        let lines = source.lines();
        for file in source.files().filter(|file| !file.is_of_the_library()) {
            let text = file.span.of_text(source.text());
            let own = file.span.start <= span.start && span.end <= file.span.end;
            let section = own.then(|| section(text, (span.start - file.span.start) as usize));
            let mut at = 0;
            for line in text.split_inclusive(['\n', '\r']) {
                let start = at;
                at += line.len();
                let offset = file.span.start as usize + start;
                let is_near = || {
                    let in_section = section.as_ref().is_some_and(|it| it.contains(&start));
                    let is_broken = broken.contains(&lines.line_of(Span::of(offset, offset).start));
                    in_section || is_broken || name.is_some_and(|name| line.contains(name))
                };
                if own && offset == span.start as usize {
                    passed = true;
                } else if is_kept(line) || is_near() {
                    let part = if passed { &mut parts.1 } else { &mut parts.0 };
                    part.push_str(line.trim_end());
                    part.push('\n');
                }
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
        };
        trial.as_it_is = trial.faults(source.slice(span))?;
        Some(trial)
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

    fn faults(&self, line: &str) -> Option<Faults> {
        let text = format!("{}{line}\n{}", self.before, self.after);
        let start = self.before.len();
        let mut source = Source::new("", text);
        source::bring_progressions(&mut source);
        let mut findings = Findings::new();
        let ast = syntax::parse_source(&source, &mut findings);
        let routine = routine::resolve(&source, &ast, &mut findings);
        let (all, _) = settings(&routine.options, routine.entries);
        let walks = all.len() as u64 * u64::from(routine.calendar.total());
        if walks > MAX_WALKS {
            return None;
        }
        lint::check(&routine, &mut findings);
        let mut faults = Faults::default();
        for found in findings.sorted() {
            // Of the plan only a part is here.
            let Some(label) = found.primary().filter(|_| !found.rule.is_of_the_plan()) else {
                continue;
            };
            let at = label.place.span.start as usize;
            let is_on_it = at >= start && at <= start + line.len();
            match found.rule.severity {
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

/// The word that a line opens with.
fn opening(line: &str) -> &str {
    let line = line.trim_start();
    let end = line.find(|c: char| !(c.is_alphanumeric() || c == '_'));
    line.get(..end.unwrap_or(line.len())).unwrap_or(line)
}

/// Whether a line is one that others may hang on.
fn is_kept(line: &str) -> bool {
    let word = opening(line);
    let is_declared = keyword::words().any(|keyword| keyword == word)
        && !matches!(word, "require" | "priority" | "session" | "import");
    let after = line.trim_start().get(word.len()..).unwrap_or("");
    is_declared || (!word.is_empty() && after.trim_start().starts_with('='))
}

/// Whether a line opens a section.
fn is_header(line: &str) -> bool {
    let word = opening(line);
    keyword::words().any(|keyword| keyword == word)
        && !matches!(word, "use" | "session" | "require")
}

/// The bytes of the section that byte `at` of `text` is in: from its header up to the next.
fn section(text: &str, at: usize) -> std::ops::Range<usize> {
    let (mut start, mut offset) = (0, 0);
    for line in text.split_inclusive(['\n', '\r']) {
        if offset > at && is_header(line) {
            return start..offset;
        }
        if offset <= at && is_header(line) {
            start = offset;
        }
        offset += line.len();
    }
    start..text.len()
}
