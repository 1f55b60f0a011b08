//! Plates as one post can have them, each size a whole number of steps.

use crate::library::{Gear, PlateSize};
use crate::quantity::Decimal;

/// The parts of one that a [`Decimal`] is exact to.
const BILLION: u64 = 1_000_000_000;

/// A size of plate as one post can have it.
#[derive(Debug)]
pub(super) struct Size {
    pub(super) weight: Decimal,
    /// Its weight in the rack's steps.
    pub(super) steps: usize,
    /// How many one post can have; `None` where no one counts them.
    pub(super) most: Option<u32>,
}

impl Size {
    /// What all of them weigh, in steps; `None` where that has no end.
    fn all(&self) -> Option<usize> {
        self.steps.checked_mul(usize::try_from(self.most?).ok()?)
    }
}

/// The plates that one post can have.
#[derive(Debug)]
pub(super) struct Rack {
    /// Heaviest first, each weight once.
    pub(super) sizes: Vec<Size>,
    /// The greatest common divisor of their weights, on every post at once, in billionths.
    pub(super) step: u64,
}

impl Rack {
    pub(super) fn of(gear: &Gear) -> Option<Self> {
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
    pub(super) fn all(&self) -> Option<usize> {
        self.sizes
            .iter()
            .try_fold(0_usize, |sum, size| sum.checked_add(size.all()?))
    }

    /// What `steps` of plates and `bar` weigh together.
    pub(super) fn total(&self, bar: Decimal, steps: usize) -> Option<Decimal> {
        let billionths = self.step.checked_mul(u64::try_from(steps).ok()?)?;
        Some(bar + Decimal::ratio(Decimal::whole(billionths), Decimal::whole(BILLION)))
    }

    /// No more than this many steps above any target is a sum that can be made, if one above it
    /// can: taking any plate off the least such sum leaves no more than the target, and without
    /// end of one size some number of it will do.
    pub(super) fn reach(&self) -> usize {
        let heaviest = self.sizes.first();
        let endless = self.sizes.iter().rfind(|size| size.most.is_none());
        endless.or(heaviest).map_or(0, |size| size.steps)
    }
}

/// A weight in billionths; `None` below zero, or above nine thousand million.
pub(super) fn billionths(weight: Decimal) -> Option<u64> {
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
