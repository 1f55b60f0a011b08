//! What share of a max so many reps are usually done with: reps go in, a percentage comes out, and back.
//!
//! The chart is the one that lifters go by with RPE: Tuchscherer's (Reactive Training Systems),
//! continued to 16 reps. Individuals differ a lot (Nuzzo et al. 2024), so that whoever asks it
//! has to leave room.

use crate::quantity::{Decimal, Interval, Thousandths};

/// Tenths of a percent of the max for 1, 1.5, 2, … 16 reps to failure.
const TENTHS: [i64; 31] = [
    1000, 978, 955, 939, 922, 907, 892, 878, 863, 850, 837, 824, 811, 799, 786, 774, 762, 751, 739,
    723, 707, 694, 680, 667, 653, 640, 626, 613, 599, 586, 572,
];

fn percent((at, tenths): (usize, &i64)) -> (usize, Decimal) {
    (at, Thousandths(tenths * 100).into())
}

fn rows() -> impl DoubleEndedIterator<Item = (usize, Decimal)> {
    TENTHS.iter().enumerate().map(percent)
}

/// The reps of the row `at`.
fn reps(at: usize) -> Decimal {
    Decimal::ONE + Decimal::HALF * Decimal::whole(at as u64)
}

/// The percentage that `reps` to failure are done with, `reps` rounded down to a half; `None` off the chart.
pub(crate) fn percent_for(reps_to_failure: Decimal) -> Option<Decimal> {
    let last = TENTHS.len() - 1;
    let (_, percent) = rows().rev().find(|(at, _)| reps(*at) <= reps_to_failure)?;
    (reps_to_failure <= reps(last)).then_some(percent)
}

/// The most reps to failure that the chart has.
pub(crate) const MOST_REPS: u64 = 16;

/// From what to what percentage of the max sets of `reps` are usually done that leave `reserve`: a rep
/// more in reserve than asked, and a rep less, for lifters and days differ by so much. With it what
/// the chart itself has. `None` off the chart.
pub(crate) fn around(reps: Interval, reserve: Interval) -> Option<(Interval, Interval)> {
    let (least_asked, most_asked) = (reps.min + reserve.min, reps.max? + reserve.max?);
    let itself = Interval::between(percent_for(most_asked)?, percent_for(least_asked)?);
    let easier = most_asked + Decimal::ONE;
    let harder = (least_asked - Decimal::ONE).max(Decimal::ONE);
    let around = Interval::between(eased(easier)?, percent_for(harder)?);
    Some((itself, around))
}

/// The percentage of `reps`, which may be one beyond the chart: from there it falls on as it did last.
fn eased(reps: Decimal) -> Option<Decimal> {
    percent_for(reps).or_else(|| {
        let most = Decimal::whole(MOST_REPS);
        let (last, before) = (percent_for(most)?, percent_for(most - Decimal::ONE)?);
        Some(last - (before - last) * (reps - most))
    })
}

/// The least percentage of the chart, that of its most reps.
pub(crate) fn least_percent() -> Decimal {
    rows()
        .next_back()
        .map_or(Decimal::ZERO, |(_, percent)| percent)
}

/// The most reps to failure that are done with `percent` of the max; `None` off the chart.
pub(crate) fn reps_at(percent: Decimal) -> Option<Decimal> {
    if percent < least_percent() {
        return None;
    }
    rows()
        .rev()
        .find(|(_, row)| *row >= percent)
        .map(|(at, _)| reps(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Thousandths::parse(text).expect("a numeral").into()
    }

    #[test]
    fn the_chart_falls_all_the_way() {
        assert!(TENTHS.is_sorted_by(|a, b| a > b));
    }

    #[test]
    fn reps_become_percentages() {
        for (reps, percent) in [
            ("1", "100"),
            ("1.5", "97.8"),
            ("5", "86.3"),
            ("8.5", "77.4"),
            ("8.9", "77.4"),
            ("16", "57.2"),
        ] {
            assert_eq!(
                percent_for(decimal(reps)),
                Some(decimal(percent)),
                "{reps} reps"
            );
        }
        assert_eq!(percent_for(decimal("0.5")), None);
        assert_eq!(percent_for(decimal("16.5")), None);
    }

    #[test]
    fn the_rep_more_in_reserve_is_not_cut_off_at_the_end() {
        let reps = |reps| Interval::exactly(Decimal::whole(reps));
        for (asked, least) in [(13, "57.2"), (14, "54.5")] {
            let (_, range) = around(reps(asked), reps(2)).expect("it is on the chart");
            assert_eq!(range.min, decimal(least), "{asked} reps");
        }
        assert_eq!(around(reps(15), reps(2)), None);
    }

    #[test]
    fn percentages_become_reps() {
        for (percent, reps) in [
            ("100", "1"),
            ("95", "2"),
            ("90", "3.5"),
            ("86.3", "5"),
            ("60", "14.5"),
            ("57.2", "16"),
        ] {
            assert_eq!(reps_at(decimal(percent)), Some(decimal(reps)), "{percent}%");
        }
        assert_eq!(reps_at(decimal("100.1")), None);
        assert_eq!(reps_at(decimal("57.1")), None);
    }
}
