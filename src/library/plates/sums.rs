//! The sums that the plates of one post can make: worked out once for a piece of gear, and looked up
//! for each load.
//!
//! Taking the heaviest plate that fits is wrong where plates are counted: 30 a side from a pair
//! of 25 and two pairs of 15 is 15 and 15. So every sum that one post can hold is worked out, in steps of
//! the greatest common divisor of the plates, as far as some load has asked for. Sizes
//! are taken one at a time, lightest first, each in time proportional to the number of sums.

use std::cell::{OnceCell, RefCell};
use std::collections::VecDeque;

use super::rack::Rack;
use crate::library::Gear;

/// How many pairs of a plate size and a sum on one post are looked at for one piece of gear before
/// giving up.
///
/// A bar of 1,000 lb with seven sizes down to 1.25 lb takes under 3,000.
const MOST: usize = 1_000_000;

/// How many are looked at for all the gear of a routine.
const MOST_OF_ALL: usize = 16 * MOST;

/// In the count of plates that make a sum: none do.
const NEVER: u32 = u32::MAX;

/// What the plates of a piece of gear can make, as far as it has been asked.
#[derive(Debug)]
pub struct Sums {
    most: usize,
    rack: OnceCell<Option<Rack>>,
    table: RefCell<Table>,
}

impl Default for Sums {
    fn default() -> Self {
        Self {
            most: MOST,
            rack: OnceCell::new(),
            table: RefCell::default(),
        }
    }
}

/// A copy is for gear that may be loaded with other plates: it works out its own.
impl Clone for Sums {
    fn clone(&self) -> Self {
        Self {
            most: self.most,
            ..Self::default()
        }
    }
}

/// What is on the posts next to a target, in steps.
pub(super) enum Found {
    /// The target itself: how many of each size of the rack.
    Made(Vec<u32>),
    /// The nearest sums.
    Between(usize, Option<usize>),
}

impl Sums {
    /// Those of one of `count` pieces of gear of a routine, which share what may be looked at.
    pub(in crate::library) fn one_of(count: usize) -> Self {
        Self {
            most: MOST_OF_ALL.checked_div(count).unwrap_or(MOST).min(MOST),
            ..Self::default()
        }
    }

    /// The plates that one post of `gear`, whose sums these are, can have; `None` where they cannot be
    /// reckoned with.
    pub(super) fn rack(&self, gear: &Gear) -> Option<&Rack> {
        self.rack.get_or_init(|| Rack::of(gear)).as_ref()
    }

    /// How many sums on one post may be looked at; `None` where there are no sizes.
    pub(super) fn allowed(&self, rack: &Rack) -> Option<usize> {
        self.most.checked_div(rack.sizes.len())
    }

    /// What there is at `target` on one post of `rack`, or around it where it is not `exact`; `None` where that
    /// is too far to look.
    pub(super) fn around(&self, rack: &Rack, target: usize, exact: bool) -> Option<Found> {
        let all = rack.all().unwrap_or(usize::MAX);
        let limit = target.saturating_add(rack.reach()).min(all);
        let allowed = self.allowed(rack).unwrap_or(usize::MAX);
        if limit >= allowed {
            return None;
        }
        if self
            .table
            .borrow()
            .limit()
            .is_none_or(|known| known < limit)
        {
            // Twice as far as asked: loads that rise and rise are looked for anew a few times only.
            let far = limit.saturating_mul(2).min(all).min(allowed - 1);
            self.table.replace(Table::of(rack, far));
        }
        let table = self.table.borrow();
        let at = table.made.partition_point(|sum| *sum <= target);
        let below = *table.made.get(at.checked_sub(1)?)?;
        Some(if exact && below == target {
            Found::Made(table.plates(rack, target)?)
        } else {
            Found::Between(below, table.made.get(at).copied())
        })
    }

    /// How many pairs of a size and a sum the table has now.
    #[cfg(test)]
    pub(super) fn looked_at(&self) -> usize {
        self.table.borrow().taken.len()
    }
}

/// Every sum up to a limit.
#[derive(Debug, Default)]
struct Table {
    /// The sums that can be made, the least first: nothing, to begin with.
    made: Vec<usize>,
    /// For each size of the rack, how many of it the fewest plates of each sum have, as of when only it and
    /// the lighter ones were there.
    taken: Vec<u32>,
    /// How many sums there are, those that cannot be made among them; 0 where none were looked at.
    sums: usize,
}

impl Table {
    fn of(rack: &Rack, limit: usize) -> Self {
        let sums = limit + 1;
        let mut fewest = vec![NEVER; sums];
        if let Some(none) = fewest.first_mut() {
            *none = 0;
        }
        let mut taken = vec![0; sums * rack.sizes.len()];
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
        let made = fewest.iter().enumerate();
        let made = made.filter_map(|(sum, fewest)| (*fewest != NEVER).then_some(sum));
        Self {
            made: made.collect(),
            taken,
            sums,
        }
    }

    /// The greatest sum that was looked at.
    const fn limit(&self) -> Option<usize> {
        self.sums.checked_sub(1)
    }

    /// How many of each size make `sum`, which can be made.
    fn plates(&self, rack: &Rack, sum: usize) -> Option<Vec<u32>> {
        let mut left = sum;
        let mut plates = Vec::with_capacity(rack.sizes.len());
        for (size, taken) in rack.sizes.iter().zip(self.taken.chunks_exact(self.sums)) {
            let count = *taken.get(left)?;
            left = left.checked_sub(size.steps.checked_mul(usize::try_from(count).ok()?)?)?;
            plates.push(count);
        }
        Some(plates)
    }
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
