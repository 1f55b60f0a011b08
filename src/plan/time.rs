//! How long a plan takes, in seconds.
use crate::quantity::{Decimal,Interval};
use super::Entry;
/// x
pub const CHANGEOVER: Decimal = Decimal::whole(90);
/// x
#[must_use] pub fn entry_seconds(_e:&Entry<'_>)->Interval{Interval::ZERO}
/// x
#[must_use] pub fn session_seconds(_e:&[Interval])->Interval{Interval::ZERO}
