//! How loads and effort stand to the lift's max, and loads to one another: a load goes in, its
//! share of the max comes out.

use super::line::{Lifted, lifted};
use crate::plan::{Effort, Entry, chart, percent_of};
use crate::quantity::{Decimal, Interval, Load};
use crate::routine::Max;

/// The percent of its max that a load is.
pub(super) struct Intensity<'r> {
    /// The percent.
    pub(super) percent: Interval,
    /// The max.
    pub(super) max: &'r Max,
}

impl Intensity<'_> {
    /// What to say where the max is declared.
    pub(super) fn max_label(&self) -> String {
        format!("the max is {} {}", self.max.weight.grouped(), self.max.unit)
    }
}

/// The percent of `max` that `load` is, as [`percent_of`] has it.
pub(super) fn intensity(load: Load, max: &Max) -> Option<Intensity<'_>> {
    let percent = percent_of(&load, (max.weight, max.unit))?;
    if load.percent().is_none() {
        // A max that loads are held against serves its purpose, though none is a percentage of it.
        max.used.set(true);
    }
    Some(Intensity { percent, max })
}

/// All of a max.
pub(super) const HUNDRED: Decimal = Decimal::whole(100);

/// `90%`, rounded for a person to read.
pub(super) fn percent(value: Decimal) -> String {
    format!("{}%", value.rounded(1))
}

/// `1 rep`, `8–12 reps`
pub(super) fn reps(count: Interval) -> String {
    if count == Interval::exactly(Decimal::ONE) {
        "1 rep".to_owned()
    } else {
        format!("{} reps", count.grouped())
    }
}

/// A set of plain reps whose load is a known share of the max: what the chart is about.
pub(super) struct Plain<'e, 'a, 'r> {
    /// The one segment.
    pub(super) lifted: Lifted<'e, 'a>,
    /// Its reps.
    pub(super) reps: Interval,
    /// The reps that are left in reserve, where the line says so.
    pub(super) reserve: Option<Interval>,
    /// The share of the max.
    pub(super) intensity: Intensity<'r>,
}

/// The sets of `entry` that are of plain reps, not beyond the max. A set in parts, with rests or
/// drops within, is for more reps than the chart has.
pub(super) fn plain_sets<'e, 'a, 'r>(
    entry: &'e Entry<'a>,
    max: &'r Max,
) -> impl Iterator<Item = Plain<'e, 'a, 'r>> {
    let alone = |lifted: &Lifted<'_, '_>| {
        let full = lifted
            .run
            .set
            .segments
            .iter()
            .filter(|segment| segment.bucket == lifted.segment.bucket);
        full.count() == 1 && lifted.segment.technique.is_none()
    };
    lifted(entry).filter(alone).filter_map(move |lifted| {
        let (reps, intensity) = (lifted.segment.reps()?, intensity(lifted.load, max)?);
        let beyond = intensity.percent.min > HUNDRED
            || (intensity.percent.min == HUNDRED && reps.min > Decimal::ONE);
        (!beyond).then(|| Plain {
            reps,
            reserve: reserve(lifted.run.set.effort),
            intensity,
            lifted,
        })
    })
}

/// The reps left in reserve: 10 less the RPE.
fn reserve(effort: Effort) -> Option<Interval> {
    let ten = Decimal::whole(10);
    effort.rir.or_else(|| {
        effort.rpe.map(|rpe| Interval {
            min: ten - rpe.max.unwrap_or(ten),
            max: Some(ten - rpe.min),
        })
    })
}

impl Plain<'_, '_, '_> {
    /// The reps that the chart has for the load, where `reps` are more than two beyond them.
    fn exceeded_by(&self, reps: Decimal) -> Option<Decimal> {
        chart::reps_at(self.intensity.percent.min).filter(|most| reps > *most + Decimal::whole(2))
    }

    /// The reps that the chart has for the load, where the set asks too many. What the reserve
    /// alone makes too many, the RPE that disagrees with the load says better.
    pub(super) fn too_many(&self) -> Option<Decimal> {
        let with_reserve =
            self.reps.min + self.reserve.map_or(Decimal::ZERO, |reserve| reserve.min);
        let alone = self.exceeded_by(self.reps.min);
        alone.or_else(|| {
            self.exceeded_by(with_reserve)
                .filter(|_| self.apart().is_none())
        })
    }

    /// The percentages that the chart has for the reps and the reserve, where the load is more
    /// than ten points away from them; the lesser is `None` where the chart ends.
    pub(super) fn disagrees(&self) -> Option<(Option<Decimal>, Decimal)> {
        self.apart()
            .filter(|_| self.exceeded_by(self.reps.min).is_none())
    }

    fn apart(&self) -> Option<(Option<Decimal>, Decimal)> {
        let to_failure = self.reps + self.reserve?;
        let high = chart::percent_for(to_failure.min).unwrap_or_else(chart::least_percent);
        // Half a rep more: the chart rounds down, and this end is the lenient one.
        let low = to_failure
            .max
            .and_then(|most| chart::percent_for(halves_up(most)));
        let (least, most) = (self.intensity.percent.min, self.intensity.percent.max);
        let ten = Decimal::whole(10);
        let too_heavy = least > high + ten;
        let too_light = low.zip(most).is_some_and(|(low, most)| most + ten < low);
        (too_heavy || too_light).then_some((low, high))
    }
}

/// The half at or above `reps`.
fn halves_up(reps: Decimal) -> Decimal {
    let down = reps.down_to(Decimal::HALF);
    if down < reps {
        down + Decimal::HALF
    } else {
        down
    }
}
