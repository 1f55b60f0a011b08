//! A piece of gear and a weight go in; the plates that make it, or the nearest weights that can be made, come out.

mod rack;
mod sums;

use std::cmp::Ordering;

use self::rack::billionths;
use self::sums::Found;
use super::Gear;
use crate::quantity::{Decimal, Load, Mass};

pub use sums::Sums;

/// How a weight can be put on a piece of gear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fit {
    /// Exactly: the plates of each post, heaviest first, with how many of each (empty for a stack, a rack, or the empty bar).
    Made(Vec<(Decimal, u32)>),
    /// Not exactly: the nearest weights that can be made.
    Between {
        /// The heaviest below, if there is one.
        below: Option<Decimal>,
        /// The lightest above, if there is one.
        above: Option<Decimal>,
    },
}

/// How `weight`, in the gear's own unit, can be put on `gear`: with the fewest plates, and of
/// those with the heaviest.
///
/// `None` where the gear does not say what it can be loaded with, or where the answer would take
/// more than a million steps, or the gear's part of sixteen million where a routine has much of it.
#[must_use]
pub fn fit(gear: &Gear, weight: Decimal) -> Option<Fit> {
    if let Some(loads) = &gear.loads {
        return match loads.around(weight) {
            (None, None) => None,
            (Some(below), _) if below == weight => Some(Fit::Made(Vec::new())),
            (below, above) => Some(Fit::Between { below, above }),
        };
    }
    if gear.bar.is_none() && gear.plates.is_empty() {
        return None;
    }
    let bar = gear.bar.unwrap_or_default();
    match weight.cmp(&bar) {
        Ordering::Less => Some(Fit::Between {
            below: None,
            above: Some(bar),
        }),
        Ordering::Equal => Some(Fit::Made(Vec::new())),
        Ordering::Greater if gear.plates.is_empty() => None,
        Ordering::Greater => hang(gear, bar, weight),
    }
}

/// Up to what weight, in the gear's own unit, [`fit`] looks for plates on `gear`; `None` where there is no end,
/// for the gear is not loaded with plates, or all of them are few.
#[must_use]
pub fn searched_up_to(gear: &Gear) -> Option<Decimal> {
    if gear.loads.is_some() || gear.plates.is_empty() {
        return None;
    }
    let bar = gear.bar.unwrap_or_default();
    let Some(rack) = gear.sums.rack(gear) else {
        return Some(bar);
    };
    let sums = gear.sums.allowed(rack)?;
    if rack.all().is_some_and(|all| all < sums) {
        return None;
    }
    let steps = sums.saturating_sub(rack.reach().saturating_add(1));
    rack.total(bar, steps)
}

/// How a load can be put on `gear`, and the unit that the gear is in, to which the load is brought
/// exactly: plates of pounds make a load in kilograms or do not.
///
/// `None` as of [`fit`], of a range, of what is beside the body, and where a usual gym's gear is in
/// another unit: no one has said that it is what there is.
#[must_use]
pub fn fit_load(gear: &Gear, load: &Load) -> Option<(Fit, Mass)> {
    let unit = gear.unit?;
    let of_this_gym = gear.place.is_some() || unit == load.unit;
    let one = load.weight.is_exact() && !load.is_beside_the_body();
    (one && of_this_gym)
        .then(|| fit(gear, load.unit.weigh(load.weight.min, unit)))
        .flatten()
        .map(|fit| (fit, unit))
}

/// Makes `weight` on a lighter `bar` from the plates of `gear`.
fn hang(gear: &Gear, bar: Decimal, weight: Decimal) -> Option<Fit> {
    let rack = gear.sums.rack(gear)?;
    let on_posts = billionths(weight - bar)?;
    // With no plate at all for each post there is no step: the empty bar is the most.
    let target = on_posts
        .checked_div(rack.step)
        .map_or(Some(0), |steps| usize::try_from(steps).ok())?;
    let exact = on_posts.checked_rem(rack.step) == Some(0);
    let total = |sum| rack.total(bar, sum);

    let all = rack.all();
    if let Some(all) = all.filter(|all| *all < target || (*all == target && !exact)) {
        return Some(Fit::Between {
            below: Some(total(all)?),
            above: None,
        });
    }
    let (below, above) = match gear.sums.around(rack, target, exact)? {
        Found::Made(counts) => {
            let plates = rack.sizes.iter().map(|size| size.weight).zip(counts);
            return Some(Fit::Made(plates.filter(|(_, count)| *count > 0).collect()));
        }
        Found::Between(below, above) => (below, above),
    };
    let above = match above {
        Some(sum) => Some(total(sum)?),
        None => None,
    };
    Some(Fit::Between {
        below: Some(total(below)?),
        above,
    })
}

#[cfg(test)]
mod tests;
