//! Mending by trial: what is wrong with a source goes in; each fault comes out once, at its place,
//! with the edit that mends it where one does.
//!
//! A slip in one token often breaks a line in several ways, and the lines that hang on it too. For
//! a line that cannot be read the few edits of one token are tried (`repair`), each on the line with
//! what it hangs on (`trial`). Where one of them makes the line read, the line is told of once, in
//! the words of that edit, and the rest of the source is checked as if it had been made: what
//! follows from a fault is not told beside it. Mending takes findings away and adds none.

mod candidate;
mod missing;
mod notation;
mod repair;
mod slips;
mod trial;
mod words;

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Diagnostic, Findings, Rule, Severity};
use crate::source::{self, FileId, LineIndex, Place, Source, Span};
use crate::{lint, routine, syntax};

/// The largest text that is mended: a year of training in detail. What is larger is told of as it is found.
const MAX_TEXT: usize = 128 * 1024;

/// The most lines that are mended; in a text with more that cannot be read, few are slips of one token.
const MAX_LINES: usize = 24;

/// What is wrong with `source` goes in by place and comes out by place, with what follows from
/// faults left out, and edits that mend them put in.
#[must_use]
pub fn mend(source: &Source, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let broken: HashSet<usize> = found
        .iter()
        .filter(|found| is_error(found))
        .filter_map(|found| line_of(source, found))
        .collect();
    if broken.is_empty() || broken.len() > MAX_LINES || source.text().len() > MAX_TEXT {
        return found;
    }
    let mut mending = Mending {
        original: source,
        work: None,
        edits: HashMap::new(),
        tried: HashSet::new(),
        guessed: false,
        told: Vec::new(),
    };
    let mut current = found.clone();
    while let Some(line) = mending.next(&current) {
        if mending.line(line, &current) {
            current = check(mending.source());
        }
    }
    mending.done(found, current)
}

/// Whether no plan can be made for it.
fn is_error(found: &Diagnostic) -> bool {
    found.rule.severity == Severity::Error
}

/// Whether it is about a file that is brought in, or about bytes: not to be found by checking the text.
fn is_of_the_files(rule: &Rule) -> bool {
    source::RULES.contains(&rule) || *rule == source::NOT_UTF8 || *rule == source::FILE_TOO_LARGE
}

/// Whether it says that a line, or a part of one, cannot be read: a slip of a token may well be why.
fn is_of_form(rule: &Rule) -> bool {
    let of_words = ["unknown-", "malformed-", "empty-", "outside-"];
    let others = [
        "option-value",
        "list-length",
        "week-list-length",
        "day-outside-week",
        "wrong-arguments",
        "wrong-parameters",
        "wrong-unit",
    ];
    syntax::rules::ALL.contains(&rule)
        || of_words.iter().any(|word| rule.name.starts_with(word))
        || others.contains(&rule.name)
}

/// Everything that is wrong with `source`, by place.
fn check(source: &Source) -> Vec<Diagnostic> {
    let mut findings = Findings::new();
    let ast = syntax::parse_source(source, &mut findings);
    let routine = routine::resolve(source, &ast, &mut findings);
    lint::check(&routine, &mut findings);
    findings.sorted()
}

/// The line of the text that a finding is on; `None` for one on no line of the routine's own.
fn line_of(source: &Source, found: &Diagnostic) -> Option<usize> {
    let place = found.primary()?.place;
    let file = source.file_at(place.span.start)?;
    let is_own = place.file == FileId::ROUTINE && !file.is_of_the_library();
    is_own.then(|| source.lines().line_of(place.span.start))
}

/// The bytes of a line without its end.
fn span_of_line(lines: &LineIndex, text: &str, line: usize) -> Span {
    let start = lines.start_of(line);
    let rest = Span::of(start as usize, text.len()).of_text(text);
    let length = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
    Span::of(start as usize, start as usize + length)
}

/// An edit of one line: the bytes of it from `start` up to `end` become `new`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Edit {
    start: usize,
    end: usize,
    new: String,
}

impl Edit {
    /// The line as it is after the edit.
    fn applied(&self, line: &str) -> Option<String> {
        let (before, after) = (line.get(..self.start)?, line.get(self.end..)?);
        Some(format!("{before}{}{after}", self.new))
    }

    /// Where a column of the edited line is in the line as it was.
    fn back(&self, column: usize) -> usize {
        if column <= self.start {
            column
        } else if column < self.start + self.new.len() {
            self.start
        } else {
            column - self.new.len() + (self.end - self.start)
        }
    }
}

struct Mending<'s> {
    original: &'s Source,
    /// The source with all edits made; `None` as long as there are none.
    work: Option<Source>,
    /// By the line that they are of.
    edits: HashMap<usize, Edit>,
    /// Lines that have been looked at.
    tried: HashSet<usize>,
    /// Whether what some line was meant to say is only guessed at.
    guessed: bool,
    /// What is told of the lines that were mended, its places those of the original.
    told: Vec<Diagnostic>,
}

impl Mending<'_> {
    fn source(&self) -> &Source {
        self.work.as_ref().unwrap_or(self.original)
    }

    /// The first line with an error that has not been looked at.
    fn next(&self, current: &[Diagnostic]) -> Option<usize> {
        current
            .iter()
            .filter(|found| {
                is_error(found) && !is_of_the_files(found.rule) && !found.rule.is_of_the_plan()
            })
            .filter_map(|found| line_of(self.source(), found))
            .find(|line| !self.tried.contains(line))
    }

    /// Mends one line, if an edit of one token does; whether one did.
    fn line(&mut self, line: usize, current: &[Diagnostic]) -> bool {
        self.tried.insert(line);
        let (here, elsewhere): (Vec<&Diagnostic>, Vec<&Diagnostic>) = current
            .iter()
            .partition(|found| line_of(self.source(), found) == Some(line));
        let on_it: Vec<&Diagnostic> = here.into_iter().filter(|found| is_error(found)).collect();
        let span = span_of_line(self.source().lines(), self.source().text(), line);
        let Some(repair) = repair::of_line(self.source(), span, &on_it, &elsewhere) else {
            return false;
        };
        let Some(new) = repair.edit.applied(self.source().slice(span)) else {
            return false;
        };
        let mut told = repair.told;
        for place in told.iter_mut().flat_map(Diagnostic::places_mut) {
            *place = self.back(*place);
        }
        self.told.extend(told);
        self.guessed |= repair.guessed && on_it.iter().all(|found| self.makes_the_plan(found));
        self.work = Some(self.source().with(span, &new));
        self.edits.insert(line, repair.edit);
        true
    }

    /// Whether a finding is on a line without which the plan would be another.
    fn makes_the_plan(&self, found: &Diagnostic) -> bool {
        line_of(self.source(), found).is_some_and(|line| {
            let span = span_of_line(self.source().lines(), self.source().text(), line);
            let text = self.source().slice(span).trim_start();
            !text.starts_with("require") && !text.starts_with("priority")
        })
    }

    /// Where a place of the edited text is in the original.
    fn back(&self, place: Place) -> Place {
        let Some(work) = self.work.as_ref().filter(|_| place.file == FileId::ROUTINE) else {
            return place;
        };
        let at = |offset: u32| {
            let line = work.lines().line_of(offset);
            let column = (offset - work.lines().start_of(line)) as usize;
            let column = match self.edits.get(&line) {
                Some(edit) => edit.back(column),
                None => column,
            };
            self.original.lines().start_of(line) as usize + column
        };
        Place::new(
            place.file,
            Span::of(at(place.span.start), at(place.span.end)),
        )
    }

    /// What is told of the lines that were mended, and of the others what is still found.
    fn done(mut self, found: Vec<Diagnostic>, current: Vec<Diagnostic>) -> Vec<Diagnostic> {
        // A plan with a gap in it breaks what a whole one may keep.
        let has_gap = self.guessed
            || current.iter().any(|found| {
                is_error(found) && is_of_form(found.rule) && self.makes_the_plan(found)
            });
        if self.edits.is_empty() && !has_gap {
            return found;
        }
        let mut left = HashSet::new();
        for found in current {
            if let Some(label) = found.primary() {
                left.insert((found.rule.name, self.back(label.place)));
            }
        }
        let mut told = std::mem::take(&mut self.told);
        // As it was found at first: its words and places are those of the text as it is.
        told.extend(found.into_iter().filter(|found| {
            let Some(label) = found.primary() else {
                return true;
            };
            let mended =
                line_of(self.original, found).is_some_and(|line| self.edits.contains_key(&line));
            if is_of_the_files(found.rule) {
                return true;
            }
            let is_left = left.contains(&(found.rule.name, label.place));
            !mended && is_left && !(has_gap && found.rule.is_of_the_plan())
        }));
        let mut sorted = Findings::new();
        sorted.extend(told);
        sorted.sorted()
    }
}
