//! The routines of one run: files go in, each with what was found in it comes out, and again as they
//! are mended.

use std::cell::RefCell;
use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

use super::files::Named;
use super::input;
use super::progress::Progress;
use super::{Failure, output, write};
use crate::diagnostic::{self, Levels, Mended, Texts, Verdict};
use crate::disk::Disk;
use crate::source::Files;
use crate::view::patch_text;

/// Routines that are checked together.
pub(super) struct Routines {
    files: Vec<Named>,
    levels: Levels,
    /// What has been read, where it is to be mended: all of a run sees the same.
    held: RefCell<Texts>,
    holds: bool,
}

/// What becomes of texts that are mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Then {
    /// Their files are written.
    Write,
    /// What would be written is shown.
    Show,
}

impl Routines {
    /// Those of `files`; `mends` where they are to be mended.
    pub(super) fn new(files: Vec<Named>, levels: Levels, mends: bool) -> Self {
        Self {
            files,
            levels,
            held: RefCell::default(),
            holds: mends,
        }
    }

    /// Checks all of them. A file that others import, has no day of its own and was not named itself
    /// is no routine: it is checked as a part of those.
    pub(super) fn check(&mut self) -> Result<Vec<Verdict>, Failure> {
        let mut progress = Progress::of(self.files.len());
        let mut all = Vec::with_capacity(self.files.len());
        let mut imported: HashSet<PathBuf> = HashSet::new();
        for named in &self.files {
            let (verdict, has_days) = self.look(&named.path, &Texts::new())?;
            let others = verdict.source.files().filter(|file| file.by.is_some());
            imported.extend(others.filter_map(|file| file.path.clone()));
            all.push((verdict, has_days));
            progress.step();
        }
        let mut files = std::mem::take(&mut self.files).into_iter();
        let mut verdicts = Vec::with_capacity(all.len());
        for (verdict, has_days) in all {
            let Some(named) = files.next() else { break };
            let path = verdict.source.path();
            let is_part = path.is_some_and(|path| imported.contains(path));
            if named.itself || has_days || !is_part {
                self.files.push(named);
                verdicts.push(verdict);
            }
        }
        Ok(verdicts)
    }

    /// One routine with what is found in it, and whether it has a day of its own.
    fn look(&self, path: &Path, texts: &Texts) -> Result<(Verdict, bool), Failure> {
        let files = Held { all: self, texts };
        let own = files.resolve(input::own(path));
        let held = own.ok().and_then(|own| files.known(&own));
        let (name, bytes) = match held {
            Some(bytes) => (input::name(path), bytes),
            None => input::read_bytes(path)?,
        };
        let keep = self.holds.then(|| bytes.clone());
        let (source, undecoded) = input::source(path, name, bytes, &files);
        if let (Some(bytes), Some(path)) = (keep, source.path()) {
            let mut held = self.held.borrow_mut();
            held.entry(path.to_owned()).or_insert(bytes);
        }
        let (mut found, has_days) = input::with_routine(&source, undecoded, |routine, found| {
            let own = |span: crate::source::Span| !source.is_imported(span.start);
            (found, routine.days.iter().any(|day| own(day.span)))
        });
        self.levels.apply(&mut found);
        Ok((Verdict { source, found }, has_days))
    }

    /// Writes or shows what was mended. Standard input comes out on standard output, mended or not.
    pub(super) fn keep(&self, mended: &Mended, then: Then) -> Result<(), Failure> {
        let stdin = Path::new("-");
        let is_read = self.files.iter().any(|named| input::is_stdin(&named.path));
        let stdin = Disk.resolve(input::own(stdin)).ok().filter(|_| is_read);
        let held = self.held.borrow();
        let unchanged = stdin.as_ref().and_then(|path| held.get_key_value(path));
        let unchanged = unchanged.filter(|(path, _)| !mended.texts.contains_key(*path));
        for (path, text) in mended.texts.iter().chain(unchanged) {
            let was = held.get(path).map_or(&[][..], Vec::as_slice);
            let is_stdin = Some(path) == stdin.as_ref();
            match then {
                Then::Show => self.show(path, was, text, is_stdin)?,
                Then::Write if is_stdin => {
                    output::written(output::raw_to_stdout(|out| out.write_all(text)))?;
                }
                Then::Write => write::write(path, Some(was), text)?,
            }
        }
        Ok(())
    }

    fn show(&self, path: &Path, was: &[u8], text: &[u8], is_stdin: bool) -> Result<(), Failure> {
        let named = self
            .files
            .iter()
            .find(|named| named.path.canonicalize().is_ok_and(|full| full == path));
        let here = std::env::current_dir().and_then(|here| here.canonicalize());
        let near = here.ok().and_then(|here| path.strip_prefix(here).ok());
        let name = match named {
            _ if is_stdin => "<stdin>".to_owned(),
            Some(named) => input::name(&named.path),
            None => near.unwrap_or(path).display().to_string(),
        };
        let colour = output::stdout_has_colour();
        output::written(output::raw_to_stdout(|out| {
            patch_text::write(out, &name, was, text, colour)
        }))
    }
}

impl diagnostic::Project for Routines {
    fn check(&mut self, at: usize, texts: &Texts) -> Option<Verdict> {
        let path = self.files.get(at)?.path.clone();
        self.look(&path, texts).ok().map(|(verdict, _)| verdict)
    }

    fn bytes(&mut self, path: &Path) -> Option<Vec<u8>> {
        self.held.borrow().get(path).cloned()
    }
}

/// The files of the disk, as they were when they were first read, and with some texts changed.
struct Held<'h> {
    all: &'h Routines,
    texts: &'h Texts,
}

impl Held<'_> {
    fn known(&self, path: &Path) -> Option<Vec<u8>> {
        let changed = self.texts.get(path).cloned();
        changed.or_else(|| self.all.held.borrow().get(path).cloned())
    }
}

impl Files for Held<'_> {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        Disk.resolve(path)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        if let Some(bytes) = self.known(path) {
            return Ok(bytes);
        }
        let bytes = Disk.read(path)?;
        if self.all.holds {
            let mut held = self.all.held.borrow_mut();
            held.insert(path.to_owned(), bytes.clone());
        }
        Ok(bytes)
    }

    fn names(&self, folder: &Path) -> Vec<String> {
        Disk.names(folder)
    }
}
