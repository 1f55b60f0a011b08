//! How far long work has come: a line on a terminal that takes its own place, and nothing elsewhere.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// Work that takes less shows nothing.
const PATIENCE: Duration = Duration::from_millis(400);
/// A line that changes more often cannot be read.
const PAUSE: Duration = Duration::from_millis(80);

/// Counts what is done.
pub(super) struct Progress {
    total: usize,
    done: usize,
    next: Option<Instant>,
    shown: bool,
}

impl Progress {
    /// Of `total` things to do.
    pub(super) fn of(total: usize) -> Self {
        let watched = total > 1 && io::stderr().is_terminal();
        Self {
            total,
            done: 0,
            next: watched.then(|| Instant::now() + PATIENCE),
            shown: false,
        }
    }

    /// One more is done.
    pub(super) fn step(&mut self) {
        self.done += 1;
        if self.next.is_some_and(|next| Instant::now() >= next) {
            let (done, total) = (self.done, self.total);
            self.next = Some(Instant::now() + PAUSE);
            self.shown = true;
            let _ = write!(io::stderr(), "\r\u{1b}[Kchecking {done} of {total}");
            let _ = io::stderr().flush();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown {
            let _ = write!(io::stderr(), "\r\u{1b}[K");
        }
    }
}
