//! What a plan adds up to: entries go in; sets, reps, tonnage and time come out, by the line and
//! never by the set.

mod figures;
mod tally;

pub use figures::{Figures, Tonnage};
pub use tally::{DayVolume, MuscleSets, Tally, Volume, WeekVolume, volume};
