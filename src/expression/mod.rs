//! Expressions worked out: terms and what their names stand for go in, a value with its unit or a
//! truth comes out.
//!
//! `225 + 5*(week-1)`, `85% tm`, `week[65%, 75%, 85%]`; `spotter and week > 2`. Units are checked
//! like types: what cannot be added is an error that shows both sides.

mod call;
mod condition;
mod effort;
mod lookup;
mod names;
mod pick;
mod rounding;
pub mod rules;
mod value;
mod walk;

pub use call::FUNCTIONS;
pub use condition::{holds, options_asked};
pub use effort::{Scale, effort};
pub use names::{Facts, Lift, MovedMax, MovedMaxes, Names};
pub(crate) use pick::wrong_length;
pub use pick::{longest_list, picked};
pub use rounding::How;
pub use value::{Share, Value};

use crate::syntax::ast::Term;
use crate::syntax::read::Reader;
use walk::Walk;

/// Works out `terms`. What is wrong with them is reported.
pub fn value(reader: &mut Reader<'_, '_>, terms: &[Term], names: &Names<'_, '_>) -> Option<Value> {
    Walk::over(reader, terms, names).whole(Walk::sum)
}
