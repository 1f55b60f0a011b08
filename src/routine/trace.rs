//! How sets and loads come about: each step of their working out, noted down for whoever asks why.

use std::cell::{Cell, RefCell};

use crate::source::Span;

/// The steps by which sets and loads were worked out, in order; none while no one asks.
#[derive(Debug, Default)]
pub struct Trace {
    on: Cell<bool>,
    line: Cell<Option<Span>>,
    one_of: Cell<Option<u32>>,
    steps: RefCell<Vec<Note>>,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Where the load or the sets that it is a step towards are written; none before a load has been
    /// read whole.
    pub towards: Option<Span>,
    /// Which of several loads that are written as one it is a step towards, from 1: `pyramid[20 to 40]`.
    pub one_of: Option<u32>,
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

    /// Whether anyone asks.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.on.get()
    }

    /// Adds a step towards the load that is being read.
    pub fn note(&self, at: Option<Span>, text: impl FnOnce() -> String) {
        self.push(None, at, text);
    }

    /// Adds a step towards the load or the sets at `towards`, which have been read.
    pub fn note_of(&self, towards: Span, at: Option<Span>, text: impl FnOnce() -> String) {
        self.push(Some(towards), at, text);
    }

    /// Does `work` without a note: what it reads is read elsewhere too.
    pub fn hushed<T>(&self, work: impl FnOnce() -> T) -> T {
        let on = self.on.replace(false);
        let done = work();
        self.on.set(on);
        done
    }

    /// Takes what is noted from now on for steps towards the load at `line`, where a parameter may
    /// stand for what is written elsewhere; `None` ends that.
    pub fn stand_at(&self, line: Option<Span>) {
        self.line.set(line);
    }

    /// Takes what `work` notes for steps towards load `number`, from 1, of several that are written as one.
    pub fn of_one<T>(&self, number: u32, work: impl FnOnce() -> T) -> T {
        self.one_of.set(Some(number));
        let done = work();
        self.one_of.set(None);
        done
    }

    fn push(&self, towards: Option<Span>, at: Option<Span>, text: impl FnOnce() -> String) {
        if self.on.get() {
            let text = text();
            let towards = self.line.get().or(towards);
            self.steps.borrow_mut().push(Note {
                towards,
                one_of: self.one_of.get(),
                text,
                at,
            });
        }
    }

    /// Says that the steps since the last load were towards the one at `load`.
    pub fn settle(&self, load: Span) {
        if self.on.get() {
            let load = self.line.get().unwrap_or(load);
            let mut steps = self.steps.borrow_mut();
            let open = steps.iter_mut().filter(|step| step.towards.is_none());
            open.for_each(|step| step.towards = Some(load));
        }
    }

    /// Forgets the steps so far.
    pub fn clear(&self) {
        if self.on.get() {
            self.steps.borrow_mut().clear();
        }
    }

    /// The steps so far, which are forgotten.
    #[must_use]
    pub fn take(&self) -> Vec<Note> {
        std::mem::take(&mut *self.steps.borrow_mut())
    }
}
