//! What a routine can name: exercises, muscles and gear, declared in Leg.
//!
//! The standard library is text that the binary embeds. It is indexed by a scan for the lines
//! that open a declaration, and only what a routine names is ever parsed, so that it costs less
//! than the user's own file. A routine's own declarations go through the same code and come first.

mod catalogue;
mod exercise;
mod gear;
mod index;
mod meant;
mod muscle;
mod plates;
pub mod profile;
pub mod progression;
mod property;
mod summary;

pub use catalogue::Catalogue;
pub use exercise::PROPERTIES as EXERCISE_PROPERTIES;
pub use exercise::{Bias, Details, Exercise, Limb, PATTERNS, Sides};
pub use gear::PROPERTIES as GEAR_PROPERTIES;
pub use gear::{Gear, Inventory, PlateSize};
pub use index::text;
pub use muscle::PROPERTIES as MUSCLE_PROPERTIES;
pub use muscle::{Credit, Landmarks, Muscle, MuscleId};
pub use plates::{Fit, fit, fit_load, searched_up_to};
pub use property::RULES;
pub(crate) use property::UNKNOWN_EXERCISE;
pub use summary::summary;
