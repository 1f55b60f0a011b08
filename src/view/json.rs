//! The JSON forms that views share.

use serde::{Serialize, Serializer};

use crate::quantity::Interval;

/// A figure that is most often exact: a number, or `{"min", "max"}` where it is a range.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figure(pub(super) Interval);

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_exact() {
            self.0.min.serialize(serializer)
        } else {
            self.0.serialize(serializer)
        }
    }
}
