//! What an editor asks of a routine: a place in its text goes in; names, pages, completions, edits
//! come out. Nothing here knows of a protocol or a disk.

pub mod completion;
pub mod days;
pub mod fixes;
pub mod folding;
mod glance;
pub mod hints;
pub mod hover;
mod line;
pub mod names;
pub mod pages;
pub mod selection;
pub mod signature;
pub mod symbols;
pub mod tokens;

/// Whether `c` may stand in a name.
#[must_use]
pub fn is_of_a_name(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}
