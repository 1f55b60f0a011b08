//! The files of the project that are not open, for what asks about all of them: where a name is
//! used, and which symbols there are.

use std::path::{Path, PathBuf};

use super::document::Document;
use super::server::Server;
use super::uri;
use crate::disk::{Disk, project};
use crate::source::Files;

/// The most files that are looked at.
const MAX_FILES: usize = 256;

/// The most entries of folders that are looked at.
const MAX_ENTRIES: usize = 10_000;

/// How deep folders are looked into.
const MAX_DEPTH: usize = 6;

/// The largest file that is read unasked.
const MAX_SIZE: u64 = 4 * 1024 * 1024;

impl Server {
    /// Reads the routines of the project that are not open. A project is what the editor has opened
    /// as a folder, or what is marked as one around an open file; never a home, nor a whole disk.
    pub(super) fn read_project(&mut self) {
        let mut roots: Vec<PathBuf> = self.client.folders.clone();
        let open = self.documents.values();
        roots.extend(
            open.filter_map(|document| Some(project(document.resolved.as_deref()?)?.to_owned())),
        );
        roots.retain(|root| !is_too_wide(root));
        roots.sort();
        roots.dedup();
        let mut finder = Finder::default();
        for root in &roots {
            finder.folder(root, 0);
        }
        self.closed.clear();
        for path in finder.files {
            let Ok(resolved) = path.canonicalize() else {
                continue;
            };
            let mut open = self.documents.values();
            if open.any(|document| document.resolved.as_deref() == Some(&resolved)) {
                continue;
            }
            let Ok(bytes) = Disk.read(&path) else {
                continue;
            };
            // What is no text has its faults told when it is opened.
            let Ok(text) = String::from_utf8(bytes) else {
                continue;
            };
            let document = Document::new(Some(path.clone()), text, None);
            self.closed.insert(uri::of_path(&path), document);
        }
    }
}

/// Whether a folder is one that holds far more than a project.
fn is_too_wide(root: &Path) -> bool {
    let home = ["HOME", "USERPROFILE"]
        .into_iter()
        .filter_map(std::env::var_os)
        .any(|home| {
            let home = PathBuf::from(home);
            home.starts_with(root) || home.canonicalize().is_ok_and(|home| home.starts_with(root))
        });
    home || root.parent().is_none()
}

#[derive(Default)]
struct Finder {
    files: Vec<PathBuf>,
    entries: usize,
}

impl Finder {
    fn folder(&mut self, folder: &Path, depth: usize) {
        let Ok(entries) = std::fs::read_dir(folder) else {
            return;
        };
        let mut entries: Vec<_> = entries.flatten().take(MAX_ENTRIES).collect();
        entries.sort_by_key(std::fs::DirEntry::file_name);
        for entry in entries {
            self.entries += 1;
            if self.entries > MAX_ENTRIES || self.files.len() >= MAX_FILES {
                return;
            }
            let name = entry.file_name();
            let name = name.to_string_lossy();
            // A link is looked at where it leads to, or not at all.
            let Ok(kind) = entry.file_type() else {
                continue;
            };
            let path = entry.path();
            if kind.is_dir() {
                let skipped = name.starts_with('.') || ["target", "node_modules"].contains(&&*name);
                if depth < MAX_DEPTH && !skipped {
                    self.folder(&path, depth + 1);
                }
            } else if kind.is_file()
                && path.extension().is_some_and(|extension| extension == "leg")
                && entry.metadata().is_ok_and(|file| file.len() <= MAX_SIZE)
            {
                self.files.push(path);
            }
        }
    }
}
