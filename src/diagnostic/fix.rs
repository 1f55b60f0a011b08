//! Fixes: findings and the texts that they are of go in; the texts with those fixes made that do
//! good come out. Nothing is read or written here.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use super::{Diagnostic, Fix, Severity};
use crate::source::{Source, Span};

/// Which fixes are to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Those that are surely what was meant.
    Safe,
    /// The others as well.
    All,
}

/// What files are to hold, by path: of each of the others, what it holds already.
pub type Texts = BTreeMap<PathBuf, Vec<u8>>;

/// A routine, and what was found in it.
#[derive(Debug)]
pub struct Verdict {
    /// Its text, and those of the files that it imports.
    pub source: Source,
    /// What was found, by place.
    pub found: Vec<Diagnostic>,
}

/// Where routines are read and checked.
pub trait Project {
    /// Checks the routine at place `at` of those to mend, with `texts` in place of what the files
    /// hold; none where it can no longer be read.
    fn check(&mut self, at: usize, texts: &Texts) -> Option<Verdict>;

    /// What a file holds; none where it cannot be read.
    fn bytes(&mut self, path: &Path) -> Option<Vec<u8>>;
}

/// What was mended.
#[derive(Debug, Default)]
pub struct Mended {
    /// The files that changed, with what they are to hold.
    pub texts: Texts,
    /// How many fixes were made.
    pub made: usize,
}

/// The most times that routines are checked again for the sake of one of them.
const MAX_CHECKS: usize = 100;

/// Makes fixes until none is left that does good, and leaves in `checked` what is then found.
///
/// Fixes that do not touch one another are made at once, of two that do the first; then all is
/// checked again. A fix is made only where its finding goes by it and no error comes, neither in
/// its own routine nor in another of `checked` that the file is a part of.
pub fn mend(project: &mut dyn Project, checked: &mut [Verdict], wanted: Wanted) -> Mended {
    let mut mender = Mender {
        project,
        checked,
        wanted,
        mended: Mended::default(),
        refused: HashSet::new(),
        seen: HashSet::new(),
        checks: 0,
    };
    for at in 0..mender.checked.len() {
        mender.checks = 0;
        loop {
            let makings = mender.choose(at);
            if !mender.attempt(at, &makings) {
                break;
            }
        }
    }
    mender.mended
}

struct Mender<'p> {
    project: &'p mut dyn Project,
    checked: &'p mut [Verdict],
    wanted: Wanted,
    mended: Mended,
    /// The keys of fixes that have been tried and do no good.
    refused: HashSet<u64>,
    /// Every state of the texts that there has been.
    seen: HashSet<u64>,
    checks: usize,
}

/// A fix to make.
struct Making {
    /// What it is known by, wherever its line moves to.
    key: u64,
    /// The finding that is to go: its rule and its message.
    finding: (&'static str, String),
    /// Replacements in one file.
    file: PathBuf,
    /// The line of it that the finding is on, and where there each replacement begins, with its length.
    line: usize,
    columns: Vec<(usize, usize)>,
    edits: Vec<(Span, String)>,
}

impl Mender<'_> {
    /// The fixes of a routine that can be made at once.
    fn choose(&self, at: usize) -> Vec<Making> {
        let Some(Verdict { source, found }) = self.checked.get(at) else {
            return Vec::new();
        };
        let mut taken = Taken::default();
        let mut makings = Vec::new();
        for diagnostic in found {
            let Some(fix) = wanted_of(diagnostic, self.wanted) else {
                continue;
            };
            let Some(making) = Making::new(source, diagnostic, fix) else {
                continue;
            };
            if !self.refused.contains(&making.key) && taken.take(fix) {
                makings.push(making);
            }
        }
        makings
    }

    /// Makes all of `makings` or, where that does harm, some of them; whether any was made.
    fn attempt(&mut self, at: usize, makings: &[Making]) -> bool {
        if makings.is_empty() {
            return false;
        }
        if self.make(at, makings).is_some() {
            return true;
        }
        if let [only] = makings {
            self.refused.insert(only.key);
            return false;
        }
        let (some, others) = makings.split_at(makings.len() / 2);
        self.attempt(at, some) || self.attempt(at, others)
    }

    /// Makes all of `makings` if that does good.
    fn make(&mut self, at: usize, makings: &[Making]) -> Option<()> {
        if self.checks >= MAX_CHECKS {
            return None;
        }
        let texts = self.texts_with(makings)?;
        let mut state = DefaultHasher::new();
        texts.hash(&mut state);
        if !self.seen.insert(state.finish()) {
            return None;
        }
        let is_touched = |source: &Source| {
            source.files().any(|file| {
                let path = file.path.as_deref();
                path.is_some_and(|path| makings.iter().any(|making| making.file == path))
            })
        };
        let mut others = Vec::new();
        for (place, before) in self.checked.iter().enumerate() {
            if place != at && !is_touched(&before.source) {
                continue;
            }
            self.checks += 1;
            let after = self.project.check(place, &texts)?;
            if worse(before, &after, makings)
                || (place == at && !helped(makings, &before.found, &after.found))
            {
                return None;
            }
            others.push((place, after));
        }
        for (place, after) in others {
            if let Some(checked) = self.checked.get_mut(place) {
                *checked = after;
            }
        }
        self.mended.texts = texts;
        self.mended.made += makings.len();
        Some(())
    }

    /// The texts with `makings` made.
    fn texts_with(&mut self, makings: &[Making]) -> Option<Texts> {
        let mut by_file: BTreeMap<&Path, Vec<&(Span, String)>> = BTreeMap::new();
        for making in makings {
            let edits = by_file.entry(&making.file).or_default();
            edits.extend(&making.edits);
        }
        let mut texts = self.mended.texts.clone();
        for (path, edits) in by_file {
            let now = match texts.get(path) {
                Some(now) => now.clone(),
                None => self.project.bytes(path)?,
            };
            texts.insert(path.to_owned(), spliced(&now, edits)?);
        }
        Some(texts)
    }
}

impl Making {
    /// `fix` in the file that it is of; none where that is no file that can be changed.
    fn new(source: &Source, diagnostic: &Diagnostic, fix: &Fix) -> Option<Self> {
        let first = fix.edits.first()?.place.span;
        let file = source.file_at(first.start)?;
        let path = file.path.clone()?;
        let mut key = DefaultHasher::new();
        let line = source.lines().line_of(first.start);
        let line = Span::new(
            source.lines().start_of(line),
            source.lines().start_of(line + 1).max(first.end),
        );
        (diagnostic.rule.name, &diagnostic.message, &fix.title).hash(&mut key);
        (source.slice(line), &path).hash(&mut key);
        let mut edits = Vec::with_capacity(fix.edits.len());
        let crlf = source.slice(file.span).contains("\r\n");
        let mut columns = Vec::new();
        for edit in &fix.edits {
            let span = edit.place.span;
            let start = source.lines().start_of(source.lines().line_of(span.start));
            columns.push(((span.start - start) as usize, edit.text.len()));
            if span.start < file.span.start || span.end > file.span.end || span.start > span.end {
                return None;
            }
            let text = if crlf {
                edit.text.replace("\r\n", "\n").replace('\n', "\r\n")
            } else {
                edit.text.clone()
            };
            if source.slice(span) == text {
                return None;
            }
            let start = file.span.start;
            edits.push((Span::new(span.start - start, span.end - start), text));
        }
        Some(Self {
            key: key.finish(),
            finding: (diagnostic.rule.name, diagnostic.message.clone()),
            file: path,
            line: Site::of(source, diagnostic).map_or(usize::MAX, |site| site.line),
            columns,
            edits,
        })
    }
}

/// The fix of a finding that is to be made: a safe one, or the only one there is. Of several none is
/// likelier than another.
pub(crate) fn wanted_of(diagnostic: &Diagnostic, wanted: Wanted) -> Option<&Fix> {
    let safe = diagnostic.fixes.iter().find(|fix| fix.safe);
    match wanted {
        Wanted::Safe => safe,
        Wanted::All => safe.or(match diagnostic.fixes.as_slice() {
            [only] => Some(only),
            _ => None,
        }),
    }
}

/// The places that edits take, none touching another.
#[derive(Default)]
pub(crate) struct Taken(BTreeMap<u32, u32>);

impl Taken {
    /// Takes the places of a fix, all or none.
    pub(crate) fn take(&mut self, fix: &Fix) -> bool {
        let spans = || fix.edits.iter().map(|edit| edit.place.span);
        let is_taken = |span: Span| {
            let before = self.0.range(..=span.end).next_back();
            before.is_some_and(|(_, end)| *end >= span.start)
        };
        if spans().any(is_taken) {
            return false;
        }
        let mut own: Vec<Span> = spans().collect();
        own.sort_unstable();
        let apart = own
            .iter()
            .zip(own.iter().skip(1))
            .all(|(one, next)| one.end <= next.start);
        if apart {
            self.0.extend(own.iter().map(|span| (span.start, span.end)));
        }
        apart
    }
}

/// `bytes` with replacements that do not overlap; none where one of them is beyond the end.
fn spliced(bytes: &[u8], mut edits: Vec<&(Span, String)>) -> Option<Vec<u8>> {
    edits.sort_by_key(|(span, _)| *span);
    let mut text = Vec::with_capacity(bytes.len());
    let mut from = 0;
    for (span, replacement) in edits {
        text.extend_from_slice(bytes.get(from..span.start as usize)?);
        text.extend_from_slice(replacement.as_bytes());
        from = span.end as usize;
    }
    text.extend_from_slice(bytes.get(from..)?);
    Some(text)
}

/// Whether there are more errors of any rule than before, but for one that a line with a fix had all the
/// while and could not show: it stands elsewhere on the line, and as many go as come.
fn worse(before: &Verdict, after: &Verdict, makings: &[Making]) -> bool {
    let errors = |verdict: &Verdict| {
        let is_error = |found: &&Diagnostic| found.rule.severity == Severity::Error;
        let found = verdict.found.iter().filter(is_error);
        let placed = found.map(|found| (found.rule.name, Site::of(&verdict.source, found)));
        placed.collect::<Vec<_>>()
    };
    let (before, after) = (errors(before), errors(after));
    let counts = |all: &[(&'static str, Option<Site>)]| {
        let mut counts: HashMap<&'static str, usize> = HashMap::new();
        for (rule, _) in all {
            *counts.entry(rule).or_default() += 1;
        }
        counts
    };
    let (had, has) = (counts(&before), counts(&after));
    let mut mended: HashMap<(&Path, usize), Vec<&Making>> = HashMap::new();
    for making in makings {
        let line = (making.file.as_path(), making.line);
        mended.entry(line).or_default().push(making);
    }
    let shows = |site: &Option<Site>| {
        let Some(site) = site else { return false };
        let on_it = mended.get(&(site.file.as_path(), site.line));
        on_it.is_some_and(|makings| makings.iter().all(|making| !making.wrote(site)))
    };
    after.iter().any(|(rule, site)| {
        has.get(rule) > had.get(rule) && !(shows(site) && after.len() <= before.len())
    })
}

/// Where a finding points: its file, its line there, and the columns of that.
struct Site {
    file: PathBuf,
    line: usize,
    start: usize,
    end: usize,
}

impl Site {
    fn of(source: &Source, found: &Diagnostic) -> Option<Self> {
        let span = found.primary()?.place.span;
        let file = source.file_at(span.start)?;
        let line = source.lines().line_of(span.start);
        let start_of_line = source.lines().start_of(line);
        Some(Self {
            file: file.path.clone()?,
            line: line - source.lines().line_of(file.span.start),
            start: (span.start - start_of_line) as usize,
            end: span.end.saturating_sub(start_of_line) as usize,
        })
    }
}

impl Making {
    /// Whether `site`, on its line, is what it wrote.
    fn wrote(&self, site: &Site) -> bool {
        self.columns
            .iter()
            .any(|(start, length)| *start <= site.end && site.start <= start + length)
    }
}

/// Whether what each fix is for has become less.
fn helped(makings: &[Making], before: &[Diagnostic], after: &[Diagnostic]) -> bool {
    let mut counts: HashMap<(&str, &str), i64> = HashMap::new();
    for (found, each) in [(before, 1), (after, -1)] {
        for diagnostic in found {
            let key = (diagnostic.rule.name, diagnostic.message.as_str());
            *counts.entry(key).or_default() += each;
        }
    }
    makings.iter().all(|making| {
        let (rule, message) = &making.finding;
        counts
            .get(&(*rule, message.as_str()))
            .is_some_and(|less| *less > 0)
    })
}

#[cfg(test)]
mod tests;
