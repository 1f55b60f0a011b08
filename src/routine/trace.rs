//! How loads come about: each step of their working out, noted down for whoever asks why.

use std::cell::{Cell, RefCell};

use crate::source::Span;

/// The steps by which loads were worked out, in order; none while no one asks.
#[derive(Debug, Default)]
pub struct Trace {
    on: Cell<bool>,
    steps: RefCell<Vec<Step>>,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The load that it is a step towards, as it is written; none before that has been read whole.
    pub load: Option<Span>,
    /// What it says.
    pub text: String,
    /// Where what it says is declared.
    pub at: Option<Span>,
}

impl Trace {
    /// Notes steps from now on.
    pub fn start(&self) {
        self.on.set(true);
    }

    /// Adds a step towards the load that is being read.
    pub fn note(&self, at: Option<Span>, text: impl FnOnce() -> String) {
        self.push(None, at, text);
    }

    /// Adds a step towards the load at `load`, which has been read.
    pub fn note_of(&self, load: Span, at: Option<Span>, text: impl FnOnce() -> String) {
        self.push(Some(load), at, text);
    }

    fn push(&self, load: Option<Span>, at: Option<Span>, text: impl FnOnce() -> String) {
        if self.on.get() {
            let text = text();
            self.steps.borrow_mut().push(Step { load, text, at });
        }
    }

    /// Says that the steps since the last load were towards the one at `load`.
    pub fn settle(&self, load: Span) {
        if self.on.get() {
            let mut steps = self.steps.borrow_mut();
            let open = steps.iter_mut().filter(|step| step.load.is_none());
            open.for_each(|step| step.load = Some(load));
        }
    }

    /// The steps so far, which are forgotten.
    #[must_use]
    pub fn take(&self) -> Vec<Step> {
        std::mem::take(&mut *self.steps.borrow_mut())
    }
}
