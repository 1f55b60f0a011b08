//! The plan: each line of a routine goes in; an entry, a short list of runs of equal sets, comes out.
//!
//! A set is a list of segments. Sets that are the same but for their number are one [`Run`], so
//! that what an entry adds up to costs by the run, and expanding it streams.

mod build;
mod call;
pub(crate) mod chart;
mod draft;
mod load;
mod modifiers;
mod progress;
mod rules;
mod set;
mod time;
mod walk;

pub use build::build;
pub use call::{Call, Scope, Value};
pub use draft::Draft;
pub use load::WrittenLoad;
pub use rules::ALL as RULES;
pub use set::{
    Bucket, Count, EachSide, Effort, Entry, Kind, Measure, Run, Segment, Set, counted,
    counted_range, percent_of,
};
pub use time::{CHANGEOVER, Clock, EntryTime, Rest, default_rest, entry_time, under_load};
pub use walk::{Event, Memory, walk, walk_with};

pub(crate) use modifiers::check_unused;
pub(crate) use rules::{LIST_LENGTH, PERCENT_WITHOUT_MAX};
