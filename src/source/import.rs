//! Imports: a source goes in, the files that it imports, and those that they do, are added to it.

use std::collections::HashMap;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::{FileId, Place, Source, Span};
use crate::diagnostic::{Concerns, Diagnostic, Rule, Severity, Theme, nearest, question};
use crate::library::{profile, progression};
use crate::syntax::read::list;
use crate::syntax::{self, Brought};

/// The most files that a routine may be made of.
pub const MAX_FILES: usize = 256;

/// Where files are read from.
pub trait Files {
    /// The one path by which a file is known, whatever links lead to it.
    ///
    /// # Errors
    /// When there is no such file.
    fn resolve(&self, path: &Path) -> io::Result<PathBuf>;

    /// The bytes of a file.
    ///
    /// # Errors
    /// When it cannot be read.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// The names of routines in a folder, not more than a few hundred; none where they cannot be seen.
    fn names(&self, folder: &Path) -> Vec<String>;
}

/// The files beside a text that lies nowhere: none.
#[derive(Clone, Copy, Debug)]
pub struct Nowhere;

impl Files for Nowhere {
    fn resolve(&self, _: &Path) -> io::Result<PathBuf> {
        Err(io::ErrorKind::NotFound.into())
    }

    fn read(&self, _: &Path) -> io::Result<Vec<u8>> {
        Err(io::ErrorKind::NotFound.into())
    }

    fn names(&self, _: &Path) -> Vec<String> {
        Vec::new()
    }
}

/// Adds to `source`, which is the file at `path`, all that it imports from within `root`. What
/// cannot be imported is reported where it is asked for.
pub fn load(source: &mut Source, path: &Path, root: &Path, files: &dyn Files) -> Vec<Diagnostic> {
    let mut loader = Loader {
        shown: path.parent().unwrap_or(Path::new("")).to_owned(),
        root: files.resolve(root).unwrap_or_else(|_| root.to_owned()),
        known: HashMap::new(),
        open: Vec::new(),
        order: Vec::new(),
        problems: Vec::new(),
        source,
        files,
    };
    let own = files.resolve(path).unwrap_or_else(|_| path.to_owned());
    loader.known.insert(own.clone(), 0);
    loader.source.found_at(own.clone());
    let shown = loader.shown.clone();
    loader.visit(0, own, &shown, None);
    let (order, problems) = (loader.order, loader.problems);
    source.read_in(order);
    bring_progressions(source);
    problems
}

/// Adds to `source` the progressions of the standard library that it may name, each once.
pub fn bring_progressions(source: &mut Source) {
    let named: Vec<_> = progression::named_in(source.text()).collect();
    for known in named {
        let shown = format!("<progress {}>", known.name);
        if source.files.iter().any(|file| file.name == shown) {
            continue;
        }
        let (at, _) = source.append(shown, known.text.as_bytes().to_vec(), Span::default());
        source.order.insert(0, at);
    }
}

struct Loader<'l> {
    source: &'l mut Source,
    files: &'l dyn Files,
    /// The folder of the routine's own file as it was given: messages name others from there.
    shown: PathBuf,
    root: PathBuf,
    known: HashMap<PathBuf, usize>,
    /// The files that are being read, each with the place that imports it.
    open: Vec<(PathBuf, Option<Span>)>,
    order: Vec<usize>,
    problems: Vec<Diagnostic>,
}

impl Loader<'_> {
    /// Reads the imports of the file at place `at`; `shown` is its folder as messages name it.
    fn visit(&mut self, at: usize, path: PathBuf, shown: &Path, by: Option<Span>) {
        let file = self.source.files.get(at).map(|file| file.span);
        let file = file.unwrap_or_default();
        let imports: Vec<(Span, String, Brought)> =
            syntax::imports(file.of_text(&self.source.text))
                .into_iter()
                .map(|(span, brought)| {
                    let start = (file.start + span.start) as usize;
                    let span = Span::of(start, start + (span.end - span.start) as usize);
                    let quoted = span.of_text(&self.source.text);
                    (span, quoted.trim_matches('"').to_owned(), brought)
                })
                .collect();
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        self.open.push((path, by));
        for (span, text, brought) in imports {
            match brought {
                Brought::File => self.import(span, &text, &folder, shown),
                Brought::Profile => self.profile(span, &text),
            }
        }
        self.open.pop();
        self.order.push(at);
    }

    /// Adds the requirements of a profile, once.
    fn profile(&mut self, span: Span, name: &str) {
        let Some(text) = profile::profile(name) else {
            let place = Place::new(FileId::ROUTINE, span);
            let message = format!("There is no profile called `{name}`");
            let known = profile::ALL.iter().map(|(known, _)| *known);
            let problem = Diagnostic::new(&UNKNOWN_PROFILE, message).at(place, "not known");
            self.problems.push(match nearest(name, known.clone()) {
                Some(near) => problem.help(near.question()).fix(
                    place,
                    format!("\"{}\"", near.name),
                    near.is_sure(),
                ),
                None => problem.help(format!("the profiles are {}", list(known))),
            });
            return;
        };
        let shown = format!("<profile {name}>");
        if self.source.files.iter().all(|file| file.name != shown) {
            let (at, _) = self.source.append(shown, text.as_bytes().to_vec(), span);
            self.order.push(at);
        }
    }

    fn import(&mut self, span: Span, text: &str, folder: &Path, shown: &Path) {
        let wanted = Path::new(text);
        if wanted.is_absolute() {
            self.report(
                &IMPORT_OUTSIDE,
                span,
                "An import is named from the file that it stands in",
                "a path from the root of the disk",
                "write it relative to this file, as in `import \"gym.leg\"`",
            );
            return;
        }
        let Ok(path) = self.files.resolve(&folder.join(wanted)) else {
            self.not_found(span, text, folder);
            return;
        };
        if !path.starts_with(&self.root) {
            self.report(
                &IMPORT_OUTSIDE,
                span,
                &format!("`{text}` lies outside of the project"),
                "not within its folder",
                "move it into the folder of the routine, or put an empty file `leg.toml` into the folder that holds both",
            );
            return;
        }
        if let Some(at) = self.open.iter().position(|(open, _)| *open == path) {
            self.cycle(span, text, at);
            return;
        }
        if self.known.contains_key(&path) {
            return;
        }
        if self.known.len() >= MAX_FILES {
            let message = format!("A routine is made of more than {MAX_FILES} files");
            self.report(
                &TOO_MANY_FILES,
                span,
                &message,
                "one too many",
                "import fewer",
            );
            return;
        }
        let bytes = match self.files.read(&path) {
            Ok(bytes) => bytes,
            Err(error) => {
                let message = format!("`{text}` cannot be read: {error}");
                let help = "make it readable, or leave the import out";
                self.report(&IMPORT_NOT_FOUND, span, &message, "not read", help);
                return;
            }
        };
        if self.source.text.len() + bytes.len() > super::MAX_FILE {
            self.report(
                &super::FILE_TOO_LARGE,
                span,
                "The files of the routine are larger than 64 MiB together",
                "not read",
                "split the routine",
            );
            return;
        }
        let shown = plain(&shown.join(wanted));
        let (at, problems) = self.source.append(shown.display().to_string(), bytes, span);
        self.source.found_at(path.clone());
        self.problems.extend(problems);
        self.known.insert(path.clone(), at);
        let folder = shown.parent().unwrap_or(Path::new("")).to_owned();
        self.visit(at, path, &folder, Some(span));
    }

    /// Reports an import of a file that is being read, by way of which this one was come to.
    fn cycle(&mut self, span: Span, text: &str, at: usize) {
        let first = self.open.get(at + 1).and_then(|(_, by)| *by);
        let message = if first.is_some() {
            format!("`{text}` imports this file, so the two import each other without end")
        } else {
            format!("`{text}` imports itself")
        };
        let mut problem = Diagnostic::new(&IMPORT_CYCLE, message)
            .at(Place::new(FileId::ROUTINE, span), "comes back to it")
            .help("put what both need into a third file that imports neither");
        if let Some(first) = first {
            let place = Place::new(FileId::ROUTINE, first);
            problem = problem.because(place, "this file is imported from here");
        }
        self.problems.push(problem);
    }

    /// Reports a file that there is not, with those that may be meant.
    fn not_found(&mut self, span: Span, text: &str, folder: &Path) {
        let place = Place::new(FileId::ROUTINE, span);
        let message = format!("There is no file `{text}` beside this one");
        let problem = Diagnostic::new(&IMPORT_NOT_FOUND, message).at(place, "not found");
        let wanted = Path::new(text);
        let within = wanted.parent().unwrap_or(Path::new(""));
        let name = wanted.file_name().map(|name| name.to_string_lossy());
        let folder = folder.join(within);
        let inside = self
            .files
            .resolve(&folder)
            .is_ok_and(|folder| folder.starts_with(&self.root));
        let names = if inside {
            self.files.names(&folder)
        } else {
            Vec::new()
        };
        let near = name.and_then(|name| {
            let near = nearest(&name, names.iter().map(String::as_str))?;
            let path = |name: &str| within.join(name).to_string_lossy().replace('\\', "/");
            Some((near.names().map(path).collect::<Vec<_>>(), near.is_sure()))
        });
        self.problems.push(match near {
            Some((paths, sure)) => paths.iter().fold(
                problem.help(question(paths.iter().map(String::as_str))),
                |problem, path| problem.fix(place, format!("\"{path}\""), sure && paths.len() == 1),
            ),
            None => problem.help("write its path from the folder of this file"),
        });
    }

    fn report(&mut self, rule: &'static Rule, span: Span, message: &str, label: &str, help: &str) {
        let place = Place::new(FileId::ROUTINE, span);
        self.problems
            .push(Diagnostic::new(rule, message).at(place, label).help(help));
    }
}

/// `coach/../gym.leg` as `gym.leg`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if plain.file_name().is_some() => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

/// `import-not-found`
static IMPORT_NOT_FOUND: Rule = Rule {
    name: "import-not-found",
    severity: Severity::Error,
    concerns: Concerns::Files,
    theme: Theme::Files,
    why: "`import` brings the declarations and blocks of another file. Without the file all that uses them would be unknown.",
    bad: "",
    good: "day 2\n  squat 5x5\n",
};

/// `import-outside-project`
static IMPORT_OUTSIDE: Rule = Rule {
    name: "import-outside-project",
    severity: Severity::Error,
    concerns: Concerns::Files,
    theme: Theme::Files,
    why: "A routine imports from its own project alone: from its folder and those within it, or from the nearest folder above it that holds `leg.toml` or `.git`. So a routine from elsewhere reads nothing that is not its own.",
    bad: "",
    good: "day 2\n  squat 5x5\n",
};

/// `import-cycle`
static IMPORT_CYCLE: Rule = Rule {
    name: "import-cycle",
    severity: Severity::Error,
    concerns: Concerns::Files,
    theme: Theme::Files,
    why: "Files that import each other have no order in which they could be read.",
    bad: "",
    good: "day 2\n  squat 5x5\n",
};

/// `unknown-profile`
static UNKNOWN_PROFILE: Rule = Rule {
    name: "unknown-profile",
    severity: Severity::Error,
    concerns: Concerns::Files,
    theme: Theme::Requirements,
    why: "`require profile` asks of the plan what a profile of the standard library asks. One that there is not would ask for nothing.",
    bad: "",
    good: "day 2\n  squat 5x5\n",
};

/// `too-many-files`
static TOO_MANY_FILES: Rule = Rule {
    name: "too-many-files",
    severity: Severity::Error,
    concerns: Concerns::Files,
    theme: Theme::Files,
    why: "A routine is made of at most 256 files.",
    bad: "",
    good: "day 2\n  squat 5x5\n",
};

/// All of them.
pub static RULES: &[&Rule] = &[
    &IMPORT_NOT_FOUND,
    &IMPORT_OUTSIDE,
    &IMPORT_CYCLE,
    &UNKNOWN_PROFILE,
    &TOO_MANY_FILES,
];
