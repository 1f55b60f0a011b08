//! Exact quantities: decimals, intervals, units and loads, with no binary floating point anywhere.

mod decimal;
mod interval;
mod load;
mod unit;

pub use decimal::{Decimal, NumeralError, Thousandths};
pub use interval::Interval;
pub use load::{Load, Whole, Written};
pub use unit::{Mass, Unit};
