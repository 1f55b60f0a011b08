//! Progression: what a line has come to and how its last session went go in; what it comes to in
//! the next one comes out.
//!
//! The rules are written in Leg: `progress linear[step]` with lines such as `load = load + step when
//! made`. A line of a day calls one as it calls a technique: `squat 3x5 @225 linear[5lb]`. A plan
//! cannot know how its sessions will go; it says what it assumes ([`Assumed`]).

mod assumed;
mod course;
mod explore;
pub mod facts;
mod lines;
pub mod rules;
mod simulate;
mod state;
mod track;

pub use assumed::{Assumed, Outcome};
pub use course::{Budget, Course, Session, Turn, WEEKS};
pub use explore::{Explored, explore, likeness};
pub use lines::Moves;
pub use simulate::{PATHS, Path, Simulated, Taken, paths};
pub use state::{Beyond, Facts, State, Stepped, Weight};
pub use track::{Track, Tracks, over_sessions};
