//! A piece of gear and a weight go in; the plates that make it, or the nearest weights that can be made, come out.
//!
//! Taking the heaviest plate that fits is wrong where plates are counted: 30 a side from a pair
//! of 25 and two pairs of 15 is 15 and 15. So every sum that one post can hold is worked out, up
//! to the least above the target, in steps of the greatest common divisor of the plates. Sizes
//! are taken one at a time, lightest first, each in time proportional to the number of sums.

use std::cmp::Ordering;
use std::collections::VecDeque;

use crate::library::{Gear, PlateSize};
use crate::quantity::{Decimal, Load, Mass};

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

/// How many pairs of a plate size and a sum on one post are looked at before giving up.
///
/// A bar of 1,000 lb with seven sizes down to 1.25 lb takes under 3,000.
const STATES: usize = 1_000_000;

/// The parts of one that a [`Decimal`] is exact to.
const BILLION: u64 = 1_000_000_000;

/// In the count of plates that make a sum: none do.
const NEVER: u32 = u32::MAX;

/// How `weight`, in the gear's own unit, can be put on `gear`: with the fewest plates, and of
/// those with the heaviest.
///
/// `None` where the gear does not say what it can be loaded with, or where the answer would take
/// more than a million steps.
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
        Ordering::Greater => hang(&Rack::of(gear)?, bar, weight),
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
    let Some(rack) = Rack::of(gear) else {
        return Some(bar);
    };
    let sums = STATES.checked_div(rack.sizes.len())?;
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

/// Whether the plates that no one counts plainly make `weight`, heaviest first. Where they do not,
/// it may be made all the same: [`fit`] knows, and takes longer.
#[must_use]
pub fn is_plainly_made(gear: &Gear, weight: Decimal) -> bool {
    let posts = Decimal::from(gear.posts());
    let uncounted = gear.plates.iter().filter(|plate| plate.count.is_none());
    let on_posts = weight - gear.bar.unwrap_or_default();
    on_posts >= Decimal::ZERO
        && uncounted.fold(on_posts, |left, plate| {
            left - left.down_to(plate.weight * posts)
        }) == Decimal::ZERO
}

/// A size of plate as one post can have it.
struct Size {
    weight: Decimal,
    /// Its weight in the rack's steps.
    steps: usize,
    /// How many one post can have; `None` where no one counts them.
    most: Option<u32>,
}

impl Size {
    /// What all of them weigh, in steps; `None` where that has no end.
    fn all(&self) -> Option<usize> {
        self.steps.checked_mul(usize::try_from(self.most?).ok()?)
    }
}

/// The plates that one post can have.
struct Rack {
    /// Heaviest first, each weight once.
    sizes: Vec<Size>,
    /// The greatest common divisor of their weights, on every post at once, in billionths.
    step: u64,
}

impl Rack {
    fn of(gear: &Gear) -> Option<Self> {
        if gear.posts() == 0 {
            return None;
        }
        let mut plates = gear.plates.clone();
        plates.sort_unstable_by_key(|plate| std::cmp::Reverse(plate.weight));
        plates.dedup_by(|again, first| {
            let same = again.weight == first.weight;
            if same {
                first.count = first
                    .count
                    .zip(again.count)
                    .map(|(a, b)| a.saturating_add(b));
            }
            same
        });
        let most = |plate: &PlateSize| plate.count.map(|count| count / gear.posts());
        plates.retain(|plate| most(plate) != Some(0));
        let divisor = plates.iter().try_fold(0, |divisor, plate| {
            Some(common_divisor(
                divisor,
                billionths(plate.weight).filter(|w| *w > 0)?,
            ))
        })?;
        let sizes = plates.iter().map(|plate| {
            let steps = usize::try_from(billionths(plate.weight)?.checked_div(divisor)?).ok()?;
            Some(Size {
                weight: plate.weight,
                steps,
                most: most(plate),
            })
        });
        Some(Self {
            sizes: sizes.collect::<Option<_>>()?,
            step: divisor.checked_mul(u64::from(gear.posts()))?,
        })
    }

    /// What all the plates weigh, in steps; `None` where that has no end.
    fn all(&self) -> Option<usize> {
        self.sizes
            .iter()
            .try_fold(0_usize, |sum, size| sum.checked_add(size.all()?))
    }

    /// What `steps` of plates and `bar` weigh together.
    fn total(&self, bar: Decimal, steps: usize) -> Option<Decimal> {
        let billionths = self.step.checked_mul(u64::try_from(steps).ok()?)?;
        Some(bar + Decimal::ratio(Decimal::whole(billionths), Decimal::whole(BILLION)))
    }

    /// No more than this many steps above any target is a sum that can be made, if one above it
    /// can: taking any plate off the least such sum leaves no more than the target, and without
    /// end of one size some number of it will do.
    fn reach(&self) -> usize {
        let heaviest = self.sizes.first();
        let endless = self.sizes.iter().rfind(|size| size.most.is_none());
        endless.or(heaviest).map_or(0, |size| size.steps)
    }
}

/// Makes `weight` on a lighter `bar` from what is on the rack.
fn hang(rack: &Rack, bar: Decimal, weight: Decimal) -> Option<Fit> {
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
    let limit = target
        .saturating_add(rack.reach())
        .min(all.unwrap_or(usize::MAX));
    let sums = limit.checked_add(1)?;
    let states = sums
        .checked_mul(rack.sizes.len())
        .filter(|states| *states <= STATES)?;

    let mut fewest = vec![NEVER; sums];
    if let Some(none) = fewest.first_mut() {
        *none = 0;
    }
    // How many of each size the fewest have, as of when only it and the lighter ones were there.
    let mut taken = vec![0; states];
    let mut window = VecDeque::new();
    for (size, taken) in rack.sizes.iter().zip(taken.chunks_exact_mut(sums)).rev() {
        match size
            .most
            .filter(|most| usize::try_from(*most).is_ok_and(|most| most < limit / size.steps))
        {
            None => add_uncounted(&mut fewest, taken, size.steps),
            Some(most) => add_counted(&mut fewest, taken, size.steps, most, &mut window),
        }
    }

    let made = |(sum, fewest): (usize, &u32)| (*fewest != NEVER).then_some(sum);
    let below = fewest
        .iter()
        .enumerate()
        .take(sums.min(target + 1))
        .rev()
        .find_map(made)?;
    if exact && below == target {
        let mut left = target;
        let mut plates = Vec::new();
        for (size, taken) in rack.sizes.iter().zip(taken.chunks_exact(sums)) {
            let count = *taken.get(left)?;
            if count > 0 {
                plates.push((size.weight, count));
                left = left.checked_sub(size.steps.checked_mul(usize::try_from(count).ok()?)?)?;
            }
        }
        return Some(Fit::Made(plates));
    }
    let above = match fewest.iter().enumerate().skip(target + 1).find_map(made) {
        Some(sum) => Some(total(sum)?),
        None => None,
    };
    Some(Fit::Between {
        below: Some(total(below)?),
        above,
    })
}

/// Adds a size of which there are enough for every sum: the fewest plates with it, and how many of
/// them are of it, the most where there is a choice.
fn add_uncounted(fewest: &mut [u32], taken: &mut [u32], steps: usize) {
    for sum in steps..fewest.len() {
        let lighter = sum - steps;
        let (Some(&with), Some(&before)) = (fewest.get(lighter), taken.get(lighter)) else {
            return;
        };
        let (Some(best), Some(count)) = (fewest.get_mut(sum), taken.get_mut(sum)) else {
            return;
        };
        if with != NEVER && with < *best {
            *best = with + 1;
            *count = before + 1;
        }
    }
}

/// Adds a size of which there are `most`: as [`add_uncounted`], by the least of a sliding window.
///
/// The window is over sums that differ by whole plates of this size. It holds those worth adding
/// plates to, the nearest last: each with its place and the fewest lighter plates that make it.
fn add_counted(
    fewest: &mut [u32],
    taken: &mut [u32],
    steps: usize,
    most: u32,
    window: &mut VecDeque<(u32, u32)>,
) {
    for first in 0..steps.min(fewest.len()) {
        window.clear();
        let fewest = fewest.iter_mut().skip(first).step_by(steps);
        let taken = taken.iter_mut().skip(first).step_by(steps);
        for (place, (best, count)) in (0..).zip(fewest.zip(taken)) {
            if *best != NEVER {
                while window
                    .back()
                    .is_some_and(|(from, lighter)| lighter + (place - from) > *best)
                {
                    window.pop_back();
                }
                window.push_back((place, *best));
            }
            if window.front().is_some_and(|(from, _)| place - from > most) {
                window.pop_front();
            }
            if let Some((from, lighter)) = window.front() {
                *count = place - from;
                *best = lighter + *count;
            }
        }
    }
}

/// A weight in billionths; `None` below zero, or above nine thousand million.
fn billionths(weight: Decimal) -> Option<u64> {
    (weight * Decimal::whole(BILLION))
        .to_i64()
        .and_then(|whole| u64::try_from(whole).ok())
}

const fn common_divisor(mut a: u64, mut b: u64) -> u64 {
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests;
