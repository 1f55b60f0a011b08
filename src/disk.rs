//! The files of this machine, for the command line and the language server: the core reads none.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::source::{Files, MAX_FILE};

/// The folder that a routine may import from: the nearest above it that is marked as a project's,
/// or its own.
pub(crate) fn root(path: &Path) -> PathBuf {
    let own = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let Ok(full) = own.canonicalize() else {
        return own.to_owned();
    };
    project(&full).unwrap_or(&full).to_owned()
}

/// The nearest folder, from `full` upwards, that is marked as a project's.
pub(crate) fn project(full: &Path) -> Option<&Path> {
    let marked = |folder: &&Path| {
        [".git", "leg.toml"]
            .iter()
            .any(|mark| folder.join(mark).exists())
    };
    full.ancestors().find(marked)
}

/// The files of this machine.
pub(crate) struct Disk;

/// The most files of a folder that are looked at for a name.
const MAX_NAMES: usize = 512;

impl Files for Disk {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        // A file that is not there yet, as standard input never is, lies in its folder.
        match (path.canonicalize(), path.parent(), path.file_name()) {
            (Ok(full), ..) => Ok(full),
            (Err(_), Some(folder), Some(name)) if path == Path::new("stdin") => {
                let folder = if folder == Path::new("") {
                    Path::new(".")
                } else {
                    folder
                };
                Ok(folder.canonicalize()?.join(name))
            }
            (Err(error), ..) => Err(error),
        }
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        // Before it is opened: a pipe would wait for someone to write.
        if !std::fs::metadata(path)?.is_file() {
            return Err(io::Error::other("it is no plain file"));
        }
        let file = std::fs::File::open(path)?;
        file.take(MAX_FILE as u64 + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn names(&self, folder: &Path) -> Vec<String> {
        let folder = if folder == Path::new("") {
            Path::new(".")
        } else {
            folder
        };
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let is_routine =
            |name: &String| Path::new(name).extension().is_some_and(|end| end == "leg");
        let names = entries
            .take(MAX_NAMES)
            .filter_map(|entry| entry.file_name().into_string().ok());
        let mut names: Vec<String> = names.filter(is_routine).collect();
        names.sort();
        names
    }
}
