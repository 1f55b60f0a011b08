//! `legc check --watch`: runs anew whenever a file that was read, or a folder that was named, changes.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::{Failure, Outcome, files, output};

/// How often files are looked at. Looking works on every system and every kind of disk, and a
/// project of routines is small.
const PAUSE: Duration = Duration::from_millis(200);

/// What tells that a file has changed.
#[derive(PartialEq, Eq)]
struct Mark {
    modified: Option<SystemTime>,
    length: u64,
}

/// Runs `check` now and after every change of the files that `named` stands for or that `check` has
/// read, which it gives back. Ends when it is interrupted, or when nobody reads what it writes.
pub(super) fn watch(
    named: &[PathBuf],
    mut check: impl FnMut() -> Result<Vec<PathBuf>, Failure>,
) -> Result<Outcome, Failure> {
    loop {
        clear()?;
        let before = marks(named, &[]);
        let read = match check() {
            Ok(read) => read,
            // A file that is being saved may be away for a moment.
            Err(Failure(message)) => {
                output::message(&format!("legc: {message}"));
                Vec::new()
            }
        };
        output::message("watching for changes; Ctrl-C ends");
        let last = marks(named, &read);
        // What changed, came or went while it was read is read again.
        if before != marks(named, &[]) {
            continue;
        }
        while last == marks(named, &read) {
            std::thread::sleep(PAUSE);
        }
        // An editor may write in several steps.
        std::thread::sleep(PAUSE / 4);
    }
}

fn marks(named: &[PathBuf], others: &[PathBuf]) -> BTreeMap<PathBuf, Option<Mark>> {
    let found = files::named(named).unwrap_or_default();
    let all = found.into_iter().map(|named| named.path);
    all.chain(others.iter().cloned())
        .map(|path| {
            let mark = mark(&path);
            (path, mark)
        })
        .collect()
}

fn mark(path: &Path) -> Option<Mark> {
    let known = std::fs::metadata(path).ok()?;
    Some(Mark {
        modified: known.modified().ok(),
        length: known.len(),
    })
}

/// Makes room on a terminal; what was there before can be scrolled back to.
fn clear() -> Result<(), Failure> {
    if output::stdout_is_terminal() {
        let mut out = io::stdout().lock();
        out.write_all(b"\x1b[2J\x1b[H")?;
        out.flush()?;
    }
    Ok(())
}
