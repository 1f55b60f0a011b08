//! Random routines: plain choices come out of proptest, and a text that is right, or one with slips
//! in it, is made of them.

mod choice;
mod slip;
mod text;

use proptest::prelude::*;

pub use slip::{Edit, mutated, soup};

/// A routine that is right in every particular.
pub fn routine() -> impl Strategy<Value = String> {
    choice::file().prop_map(|file| text::write(&file))
}
