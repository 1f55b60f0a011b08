//! Mending by trial: what is wrong with a source goes in; each fault comes out once, at its place,
//! with the edit that mends it where one does.
//!
//! A slip in one token often breaks a line in several ways, and the lines that hang on it too. For
//! a line that cannot be read the few edits of one token are tried (`repair`), each on the line with
//! what it hangs on (`trial`). Where one of them makes the line read, the line is told of once, in
//! the words of that edit, and the rest of the source is checked as if it had been made: what
//! follows from a fault is not told beside it. Mending takes findings away and adds none.

mod candidate;
mod habits;
mod kept;
mod missing;
mod notation;
mod notebook;
mod once;
mod outline;
mod repair;
mod slips;
mod trial;
mod wishes;
mod words;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use self::kept::May;
use self::once::is_for_want_of_another;
use self::outline::Outline;
use self::trial::{Budget, Trial};
use crate::check::{Before, as_found};
use crate::diagnostic::{self, Concerns, Diagnostic, Findings, Fix, Severity};
use crate::quantity::Decimal;
use crate::source::{FileId, NOT_UTF8, Place, Source, Span};

/// The most lines that are mended; in a text with more that cannot be read, few are slips of one token.
const MAX_LINES: usize = 400;

/// How many bytes of lines with what they hang on are read again, all trials together.
const MAX_TRIED: usize = 8 * 1024 * 1024;

/// How many bytes of whole texts are checked again, all checks together; a last one is always made.
const MAX_CHECKED: usize = 1024 * 1024;

/// What is wrong with `source` goes in and comes out by place, with what follows from faults left out,
/// and edits that mend them put in. `before` is what is known of it, if that was kept.
#[must_use]
pub fn mend(source: &Source, before: Option<&Before>, findings: Findings) -> Vec<Diagnostic> {
    let mut told = told_once_of_bytes(source, each_once(source, before, findings));
    without_echoes(source, &mut told);
    for diagnostic in &mut told {
        diagnostic
            .fixes
            .retain(|fix| fix.drops || keeps(source, fix));
    }
    told
}

/// Whether what `source` says where `fix` changes it keeps its numbers and their units.
fn keeps(source: &Source, fix: &Fix) -> bool {
    let spans = || fix.edits.iter().map(|edit| edit.place.span);
    let Some(all) = spans().reduce(Span::to) else {
        return true;
    };
    let lines = source.lines();
    let start = lines.start_of(lines.line_of(all.start));
    let end = outline::span_of_line(source, lines.line_of(all.end)).end;
    let mut edits: Vec<&diagnostic::Edit> = fix.edits.iter().collect();
    edits.sort_by_key(|edit| edit.place.span);
    let (mut after, mut from) = (String::new(), start);
    for edit in edits {
        let span = edit.place.span;
        after.push_str(source.slice(Span::new(from, span.start.max(from))));
        after.push_str(&edit.text);
        from = span.end;
    }
    after.push_str(source.slice(Span::new(from, end.max(from))));
    let before = source.slice(Span::new(start, end.max(start)));
    kept::numbers(before, &after, May::ChangeUnits)
}

/// Where bytes are no text, nothing of their lines is told but that, and that once for each file.
fn told_once_of_bytes(source: &Source, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let of_bytes = |found: &Diagnostic| found.rule.name == NOT_UTF8.name;
    let line = |found: &Diagnostic| {
        let start = found.primary()?.place.span.start;
        Some(source.lines().line_of(start))
    };
    // The first of each line: what stands before it is looked at once.
    let mut firsts: HashMap<usize, u32> = HashMap::new();
    for found in found.iter().filter(|found| of_bytes(found)) {
        if let Some(label) = found.primary() {
            let start = label.place.span.start;
            let first = firsts.entry(source.lines().line_of(start)).or_insert(start);
            *first = start.min(*first);
        }
    }
    // A comment or a cue may hold anything.
    let says_something = |(line, first): (usize, u32)| {
        let before = source.slice(Span::new(source.lines().start_of(line), first));
        let says = !before.contains('#') && !before.trim_start().starts_with('>');
        says.then_some(line)
    };
    let lines: HashSet<usize> = firsts.into_iter().filter_map(says_something).collect();
    if lines.is_empty() {
        return found;
    }
    let file = |found: &Diagnostic| {
        let label = found.primary()?;
        Some(source.file_at(label.place.span.start)?.span.start)
    };
    let mut files = HashMap::new();
    for found in found.iter().filter(|found| of_bytes(found)) {
        *files.entry(file(found)).or_insert(0) += 1;
    }
    let mut told = Vec::new();
    for mut found in found {
        if of_bytes(&found) {
            let Some(count) = files.remove(&file(&found)) else {
                continue;
            };
            if count > 1 {
                let more = Decimal::whole(count - 1).grouped();
                let over = if count >= diagnostic::MAX_FINDINGS as u64 {
                    "over "
                } else {
                    ""
                };
                found.help = Some(format!(
                    "save the file as UTF-8; it is not in {over}{more} more places"
                ));
            }
            told.push(found);
        } else if !line(&found).is_some_and(|line| lines.contains(&line)) {
            told.push(found);
        }
    }
    told
}

/// Takes out what only says how a word would be written that there is not: `then[1x10]`.
fn without_echoes(source: &Source, told: &mut Vec<Diagnostic>) {
    let unknown: HashSet<(usize, String)> = told
        .iter()
        .filter(|found| found.rule.concerns == Concerns::Name)
        .filter_map(|found| {
            let word = source.slice(found.primary()?.place.span).to_lowercase();
            Some((line_of(source, found)?, word))
        })
        .collect();
    told.retain(|found| {
        let written = found.fixes.first().and_then(|fix| fix.edits.first());
        let word = written
            .and_then(|edit| edit.text.split_once('['))
            .map(|(word, _)| word);
        let line = line_of(source, found);
        !line
            .zip(word)
            .is_some_and(|(line, word)| unknown.contains(&(line, word.to_owned())))
    });
}

/// What is wrong with `source`, each cause once.
fn each_once(source: &Source, before: Option<&Before>, findings: Findings) -> Vec<Diagnostic> {
    let again = findings.going_on();
    let found = findings.sorted();
    let mut openings: HashMap<usize, &str> = HashMap::new();
    let lacks_a_file = found.iter().any(|found| {
        let opening = line_of(source, found).map_or("", |line| {
            let opening = |line| outline::opening(outline::line_at(source, line));
            openings.entry(line).or_insert_with(|| opening(line))
        });
        once::is_of_a_lacking_file(found, opening)
    });
    let is_told = |found: &Diagnostic| !lacks_a_file || !once::is_for_want_of_a_file(found);
    let found = found.into_iter().filter(is_told).collect();
    let mut left = mended(source, before, &again, found);
    left.retain(is_told);
    once::once(left)
}

/// The same, with what has one cause told as often as it is found.
fn mended(
    source: &Source,
    before: Option<&Before>,
    again: &Findings,
    found: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    let broken: HashSet<usize> = found
        .iter()
        .filter(|found| is_error(found))
        .filter_map(|found| line_of(source, found))
        .collect();
    if broken.is_empty() || broken.len() > MAX_LINES {
        return found;
    }
    let budget = Budget::new(MAX_TRIED);
    let mut mending = Mending {
        original: source,
        work: None,
        outline: Outline::of(source),
        budget: &budget,
        edits: HashMap::new(),
        tried: HashSet::new(),
        guessed: false,
        told: Vec::new(),
    };
    let mut current = found.clone();
    let mut checks = MAX_CHECKED / source.text().len().max(1);
    loop {
        // What others may hang on comes first, one by one, as it may be why they are broken.
        let (local, wide): (Vec<usize>, Vec<usize>) = mending
            .left(&current)
            .into_iter()
            .partition(|line| mending.outline.is_local(*line));
        let lines: Vec<usize> = match wide.first() {
            Some(first) if checks > 0 => vec![*first],
            // From the last to the first: where an edit is made, nothing before it moves.
            _ => wide.into_iter().chain(local).rev().collect(),
        };
        // Each line that is mended may bring others to light: not without end.
        if lines.is_empty() || mending.tried.len() + lines.len() > MAX_LINES {
            break;
        }
        let is_last = checks == 0;
        let state = mending.state();
        let mended = lines
            .iter()
            .filter(|line| mending.line(**line, &current, &state))
            .count();
        if mended > 0 {
            current = check(mending.source(), before, again.going_on());
            checks = checks.saturating_sub(1);
        }
        if is_last {
            break;
        }
    }
    mending.done(found, current)
}

/// Whether no plan can be made for it.
fn is_error(found: &Diagnostic) -> bool {
    found.rule.severity == Severity::Error
}

/// Everything that is wrong with `source`, by place; it is gathered in `findings`.
fn check(source: &Source, before: Option<&Before>, mut findings: Findings) -> Vec<Diagnostic> {
    as_found(source, before, &mut findings, u64::MAX);
    findings.sorted()
}

/// The line of the text that a finding is on; `None` for one on no line of the routine's own.
fn line_of(source: &Source, found: &Diagnostic) -> Option<usize> {
    let place = found.primary()?.place;
    let file = source.file_at(place.span.start)?;
    let is_own = place.file == FileId::ROUTINE && !file.is_of_the_library();
    is_own.then(|| source.lines().line_of(place.span.start))
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

    /// Where the text that it replaces begins and ends, without the blanks around it.
    fn bare(&self, line: &str) -> (usize, usize) {
        let gone = line.get(self.start..self.end).unwrap_or("");
        let start = self.start + gone.len() - gone.trim_start().len();
        (start, start + gone.trim().len())
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

/// A source with edits made.
struct State {
    work: Option<Rc<Source>>,
    edits: HashMap<usize, Edit>,
}

struct Mending<'s> {
    original: &'s Source,
    /// The source with all edits made; `None` as long as there are none.
    work: Option<Rc<Source>>,
    outline: Outline,
    budget: &'s Budget,
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
        self.work.as_deref().unwrap_or(self.original)
    }

    fn state(&self) -> State {
        State {
            work: self.work.clone(),
            edits: self.edits.clone(),
        }
    }

    /// The lines with an error that have not been looked at, in their order.
    fn left(&self, current: &[Diagnostic]) -> Vec<usize> {
        let lines: BTreeSet<usize> = current
            .iter()
            .filter(|found| {
                is_error(found) && !matches!(found.rule.concerns, Concerns::Files | Concerns::Plan)
            })
            .filter_map(|found| line_of(self.source(), found))
            .filter(|line| !self.tried.contains(line))
            .collect();
        lines.into_iter().collect()
    }

    /// Mends one line, if an edit of one token does; whether one did. `before` is the source that
    /// `current` was found in: since then only lines after this one have been edited.
    fn line(&mut self, line: usize, current: &[Diagnostic], before: &State) -> bool {
        self.tried.insert(line);
        let found_in = before.work.as_deref().unwrap_or(self.original);
        let (here, elsewhere): (Vec<&Diagnostic>, Vec<&Diagnostic>) = current
            .iter()
            .partition(|found| line_of(found_in, found) == Some(line));
        let is_on_it = |found: &&Diagnostic| is_error(found) && !is_for_want_of_another(found.rule);
        let on_it: Vec<&Diagnostic> = here.into_iter().filter(is_on_it).collect();
        let broken = elsewhere
            .iter()
            .filter(|found| is_error(found))
            .filter_map(|found| line_of(found_in, found))
            .collect();
        let Some(trial) = Trial::new(self.source(), &self.outline, line, &broken, self.budget)
        else {
            return false;
        };
        let span = outline::span_of_line(self.source(), line);
        let text = self.source().slice(span);
        let Some(repair) = repair::of_line(text, span, &on_it, &elsewhere, &trial) else {
            return false;
        };
        let Some(new) = repair.edit.applied(self.source().slice(span)) else {
            return false;
        };
        let mut told = repair.told;
        for place in told.iter_mut().flat_map(Diagnostic::places_mut) {
            *place = before.back(self.original, *place);
        }
        self.told.extend(told);
        self.guessed |= repair.guessed && on_it.iter().all(|found| makes_the_plan(found_in, found));
        self.work = Some(Rc::new(self.source().with(span, &new)));
        self.outline.set(line, &new);
        self.edits.insert(line, repair.edit);
        true
    }

    /// What is told of the lines that were mended, and of the others what is still found.
    fn done(mut self, found: Vec<Diagnostic>, current: Vec<Diagnostic>) -> Vec<Diagnostic> {
        // A plan with a gap in it breaks what a whole one may keep.
        let has_gap = self.guessed
            || current.iter().any(|found| {
                is_error(found)
                    && found.rule.concerns.is_form()
                    && makes_the_plan(self.source(), found)
            });
        if self.edits.is_empty() && !has_gap {
            return found;
        }
        let state = self.state();
        let mut left = HashSet::new();
        let mut told = std::mem::take(&mut self.told);
        for mut found in current {
            // What is mended may lack the same, and the first of all days' outsiders be another.
            if is_for_want_of_another(found.rule) {
                for place in found.places_mut() {
                    *place = state.back(self.original, *place);
                }
                told.push(found);
            } else if let Some(label) = found.primary() {
                left.insert((found.rule.name, state.back(self.original, label.place)));
            }
        }
        // As it was found at first: its words and places are those of the text as it is.
        told.extend(found.into_iter().filter(|found| {
            let Some(label) = found.primary() else {
                return true;
            };
            let mended =
                line_of(self.original, found).is_some_and(|line| self.edits.contains_key(&line));
            if found.rule.concerns == Concerns::Files {
                return true;
            }
            if is_for_want_of_another(found.rule) {
                return false;
            }
            let is_left = left.contains(&(found.rule.name, label.place));
            !mended && is_left && !(has_gap && found.rule.is_of_the_plan())
        }));
        let mut sorted = Findings::new();
        sorted.extend(told);
        sorted.sorted()
    }
}

impl State {
    /// Where a place of the edited text is in the original.
    fn back(&self, original: &Source, place: Place) -> Place {
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
            original.lines().start_of(line) as usize + column
        };
        let (start, mut end) = (at(place.span.start), at(place.span.end));
        // Within what was written anew: all that stood there.
        if start == end && !place.span.is_empty() {
            let line = work.lines().line_of(place.span.start);
            let edited = self.edits.get(&line).map_or(0, |edit| edit.end);
            end = end.max(original.lines().start_of(line) as usize + edited);
        }
        Place::new(place.file, Span::of(start, end))
    }
}

/// Whether a finding is on a line without which the plan would be another.
fn makes_the_plan(source: &Source, found: &Diagnostic) -> bool {
    line_of(source, found).is_some_and(|line| {
        let text = outline::line_at(source, line).trim_start();
        !text.starts_with("require") && !text.starts_with("priority")
    })
}
