//! Leg, a language for strength training.
//!
//! A routine is plain text. The stages it goes through are the folders of this crate, in the
//! order in which the data goes:
//!
//! 1. [`source`]: bytes become text with a line index.
//! 2. [`syntax`]: text becomes a tree of lines; every fault of form is found here.
//! 3. [`library`]: the exercises, muscles and gear that a routine can name, written in Leg.
//! 4. [`routine`]: names are looked up, declarations gathered, days and blocks laid out.
//! 5. [`technique`]: the registry of what can be done to a set.
//! 6. [`plan`]: each line becomes an entry, a short list of runs of equal sets.
//!    [`progress`] says what a line has come to by the sessions before.
//! 7. [`volume`]: what a plan adds up to, by the line and never by the set.
//! 8. [`requirement`] and [`lint`]: what the file demands of its plan, and what is unwise about it.
//!    [`mend`] tells of each fault once, with the edit that mends it.
//! 9. [`reason`]: where every number of a set comes from. [`difference`]: what two plans differ in.
//! 10. [`view`]: the plan, the volume and the findings as text and as JSON.
//!
//! [`mod@format`] lays a text out, from its pieces and its tree alone. [`quantity`] and
//! [`diagnostic`] serve all of them. The core does no input or output; only [`cli`] touches files,
//! streams and exit codes.

// The parser that pest derives asks for it.
extern crate alloc;

pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod difference;
mod disk;
pub mod editor;
pub mod expression;
pub mod format;
pub mod library;
pub mod lint;
pub mod lsp;
pub mod mend;
pub mod plan;
pub mod progress;
pub mod quantity;
pub mod reason;
pub mod registry;
pub mod requirement;
pub mod routine;
pub mod source;
pub mod start;
pub mod syntax;
pub mod technique;
pub mod view;
pub mod volume;
