//! The whole check: a source and its tree go in; the routine and everything that is wrong with it
//! come out. The command line and the language server both run this, and nothing else; the server with
//! what is known of the text as it was before.

use self_cell::self_cell;

use crate::diagnostic::{Diagnostic, Findings};
use crate::lint::{self, Known};
use crate::mend::mend;
use crate::routine::{self, Routine};
use crate::source::{Shared, Source, SourceFile, Span};
use crate::syntax::{self, Ast, Pieces, Standing};

/// What is known of a source that was checked, for the check of one that is nearly the same. It changes
/// how long that takes, and nothing of what is found.
#[derive(Debug, Default)]
pub struct Before {
    text: String,
    /// Where the routine's own file ends in it.
    own: u32,
    /// The names of the files, as they were read.
    files: Vec<String>,
    /// The pieces of its lines: each has the same wherever it stands.
    pieces: Pieces,
    /// Where lines stand that others may hang on.
    standing: Option<Standing>,
    /// What lines come to: the same as long as those are, and the files that are imported.
    known: Known,
}

impl Before {
    /// Reads `source` with what is known; the tree comes out with what is known of it then. Of its lines
    /// that is so where none has been edited but such of days and blocks as no other line hangs on.
    fn read(&self, source: &Source, findings: &mut Findings) -> (Ast, Self) {
        let (ast, pieces) = syntax::parse_again(source, &self.pieces, findings);
        let files: Vec<&SourceFile> = source.files().collect();
        let own = files.iter().find(|file| file.by.is_none());
        let mut now = Self {
            text: source.text().to_owned(),
            own: own.map_or(0, |file| file.span.end),
            files: files.iter().map(|file| file.name.clone()).collect(),
            standing: Standing::of(&ast, &pieces),
            pieces,
            known: Known::default(),
        };
        now.known = self.known_of(&now).unwrap_or_default();
        (ast, now)
    }

    /// What is known of the lines of `now`, if it is known.
    fn known_of(&self, now: &Self) -> Option<Known> {
        let shared = Shared::of(&self.text, &now.text);
        let edited = |of: &Self| {
            let end = of.text.len().checked_sub(shared.tail)?;
            let edited = Span::of(shared.head, end);
            let standing = of.standing.as_ref()?;
            let is_free = standing.is_free(edited.start..edited.end);
            let is_of_training = standing.is_of_training(edited.start);
            (is_free && is_of_training && edited.end <= of.own).then_some(edited)
        };
        let (old, new) = (edited(self)?, edited(now)?);
        (self.files == now.files).then(|| {
            self.known.moved(|start| match start {
                start if start < old.start => Some(start),
                start if start >= old.end => Some(start - old.end + new.end),
                _ => None,
            })
        })
    }
}

/// Resolves and lints the tree of `source`; what is wrong comes back by place, each fault once, with
/// what `findings` had already.
#[must_use]
pub fn check<'a>(
    source: &'a Source,
    ast: &'a Ast,
    mut findings: Findings,
) -> (Routine<'a>, Vec<Diagnostic>) {
    let (routine, _) = resolve_and_lint(source, ast, None, &mut findings, u64::MAX);
    (routine, mend(source, None, findings))
}

/// Reads, resolves and lints `source`, and adds what is wrong with it to `findings`, as it is found;
/// whether all of it was looked at: not so where its weeks and settings, multiplied, are more than
/// `most`.
pub(crate) fn as_found(
    source: &Source,
    before: Option<&Before>,
    findings: &mut Findings,
    most: u64,
) -> bool {
    if let Some(before) = before {
        let (ast, mut now) = before.read(source, findings);
        resolve_and_lint(source, &ast, Some(&mut now), findings, most).1
    } else {
        let ast = syntax::parse_source(source, findings);
        resolve_and_lint(source, &ast, None, findings, most).1
    }
}

fn resolve_and_lint<'a>(
    source: &'a Source,
    ast: &'a Ast,
    now: Option<&mut Before>,
    findings: &mut Findings,
    most: u64,
) -> (Routine<'a>, bool) {
    let routine = routine::resolve(source, ast, findings);
    let is_walked = most == u64::MAX || walks(&routine) <= most;
    match now {
        Some(now) if is_walked => {
            let known = std::mem::take(&mut now.known);
            now.known = lint::check_again(&routine, known, findings);
        }
        None if is_walked => lint::check(&routine, findings),
        _ => {}
    }
    (routine, is_walked)
}

/// How many weeks under how many settings there are to walk.
fn walks(routine: &Routine<'_>) -> u64 {
    let (all, _) = routine::settings(&routine.options, routine.entries);
    all.len() as u64 * u64::from(routine.calendar.total())
}

/// A source with its tree.
#[derive(Debug)]
struct Read {
    source: Source,
    ast: Ast,
}

self_cell!(
    struct Resolved {
        owner: Read,
        #[not_covariant]
        dependent: Routine,
    }
);

/// A source that has been checked, kept with all that is known of it.
pub struct Checked {
    resolved: Resolved,
    found: Vec<Diagnostic>,
}

impl Checked {
    /// Checks `source`; `undecoded` is what was found wrong when it was read.
    #[must_use]
    pub fn new(source: Source, undecoded: Vec<Diagnostic>) -> Self {
        Self::after(&mut Before::default(), source, undecoded)
    }

    /// The same where `before` is what is known of a source that was nearly this one: it becomes what is
    /// known of this.
    #[must_use]
    pub fn after(before: &mut Before, source: Source, undecoded: Vec<Diagnostic>) -> Self {
        let mut findings = findings_of(undecoded);
        let (ast, now) = before.read(&source, &mut findings);
        *before = now;
        Self::by(source, ast, |source, ast| {
            let now = Some(&mut *before);
            let (routine, _) = resolve_and_lint(source, ast, now, &mut findings, u64::MAX);
            (routine, mend(source, Some(before), findings))
        })
    }

    /// Only reads `source` and looks up its names; what is wrong is what was come by on the way.
    #[must_use]
    pub fn read(source: Source, undecoded: Vec<Diagnostic>) -> Self {
        let mut findings = findings_of(undecoded);
        let ast = syntax::parse_source(&source, &mut findings);
        Self::by(source, ast, |source, ast| {
            let routine = routine::resolve(source, ast, &mut findings);
            (routine, findings.sorted())
        })
    }

    fn by(
        source: Source,
        ast: Ast,
        check: impl for<'a> FnOnce(&'a Source, &'a Ast) -> (Routine<'a>, Vec<Diagnostic>),
    ) -> Self {
        let mut found = Vec::new();
        let resolved = Resolved::new(Read { source, ast }, |read| {
            let (routine, all) = check(&read.source, &read.ast);
            found = all;
            routine
        });
        Self { resolved, found }
    }

    /// The text of the routine and of what it imports.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.resolved.borrow_owner().source
    }

    /// Everything that is wrong with it, by place.
    #[must_use]
    pub fn found(&self) -> &[Diagnostic] {
        &self.found
    }

    /// Gives `look` the routine.
    pub fn with_routine<T>(&self, look: impl for<'a> FnOnce(&Routine<'a>) -> T) -> T {
        self.resolved.with_dependent(|_, routine| look(routine))
    }
}

/// Findings with those that there are already.
fn findings_of(undecoded: Vec<Diagnostic>) -> Findings {
    let mut findings = Findings::new();
    findings.extend(undecoded);
    findings
}

impl std::fmt::Debug for Checked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Checked")
            .field("source", self.source())
            .field("found", &self.found)
            .finish_non_exhaustive()
    }
}
