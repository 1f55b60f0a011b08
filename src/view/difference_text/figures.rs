//! What has become of figures, in words: those of one week or of several go in, `sets 4 → 5, kg +300` comes
//! out.

use super::Told;
use crate::difference::Change;
use crate::quantity::{Decimal, Interval, Mass};
use crate::volume::{Figures, MuscleSets, Tonnage};

/// `sets 4 → 5, reps 40 → 50, kg 1,200 → 1,500`
pub(super) fn figures(changes: &[&Change<Figures>], (unit, told): (Mass, Told)) -> Vec<String> {
    let Some(first) = changes.first() else {
        return Vec::new();
    };
    let of = |get: &dyn Fn(&Figures) -> Option<Interval>| -> Vec<Pair> {
        let each = changes.iter();
        let each = each.map(|change| {
            let of = |figures: &Option<Figures>| figures.as_ref().and_then(get);
            (of(&change.from), of(&change.to))
        });
        each.collect()
    };
    let mut words: Vec<String> = Vec::new();
    match (&first.from, &first.to) {
        (None, Some(_)) => words.push("new".to_owned()),
        (Some(_), None) => words.push("gone".to_owned()),
        _ => {}
    }
    for (what, get) in [
        (
            "sets",
            (|figures| figures.hard_sets) as fn(&Figures) -> Interval,
        ),
        ("warm-up", |figures| figures.warmup_sets),
        ("reps", |figures| figures.reps),
        ("assisted", |figures| figures.assisted_reps),
        ("m", |figures| figures.metres),
        ("s under load", |figures| figures.seconds),
    ] {
        let pairs = of(&|figures| Some(get(figures)));
        words.extend(said(what, &pairs, told, |amount| amount.rounded(2)));
    }
    for (what, get) in [
        ("", (|figures| &figures.tonnage) as fn(&Figures) -> &Tonnage),
        (" of the body", |figures| &figures.bodyweight_tonnage),
    ] {
        // What is there and not known is no number, and nothing either.
        let is_unknown = |figures: &Option<Figures>| {
            let tonnage = figures.as_ref().map(get);
            tonnage.is_some_and(|tonnage| tonnage.in_unit(unit).is_none())
        };
        let pairs = of(&|figures| get(figures).in_unit(unit));
        let what = format!("{unit}{what}");
        let unknown = (is_unknown(&first.from), is_unknown(&first.to));
        words.extend(said_of(&what, &pairs, unknown, told, |amount| {
            amount.rounded(3)
        }));
    }
    words
}

/// What was and what is, in one week.
type Pair = (Option<Interval>, Option<Interval>);

pub(super) fn sets(changes: &[&Change<MuscleSets>], told: Told) -> Vec<String> {
    let of = |get: fn(&MuscleSets) -> Interval| -> Vec<Pair> {
        let each = changes.iter();
        each.map(|change| (change.from.as_ref().map(get), change.to.as_ref().map(get)))
            .collect()
    };
    let round = |amount: Decimal| amount.rounded(2);
    let direct = said("direct sets", &of(|sets| sets.direct), told, round);
    let halves = of(|sets| sets.fractional);
    let halves = said("with half of indirect", &halves, told, round);
    direct.into_iter().chain(halves).collect()
}

/// `sets 4 → 5`, where the two are not the same.
pub(super) fn said(
    what: &str,
    pairs: &[Pair],
    told: Told,
    round: impl Fn(Decimal) -> Decimal,
) -> Option<String> {
    said_of(what, pairs, (false, false), told, round)
}

/// `kg 1,200 → 1,500`, where the two are not the same. Of several weeks that are not alike in that by how
/// much, `kg +300`, and from how much to how much, `kg +300 to +450`. What is not known is `?`.
fn said_of(
    what: &str,
    pairs: &[Pair],
    unknown: (bool, bool),
    told: Told,
    round: impl Fn(Decimal) -> Decimal,
) -> Option<String> {
    let rounded = |amount: Option<Interval>| amount.map(|amount| amount.map(&round));
    let pairs: Vec<Pair> = pairs
        .iter()
        .map(|(from, to)| (rounded(*from), rounded(*to)))
        .collect();
    let zero = |amount: Option<Interval>| amount.is_none_or(Interval::is_zero);
    let (from, to) = *pairs.first()?;
    if (from == to && unknown.0 == unknown.1) || (zero(from) && zero(to)) {
        return None;
    }
    let word = |is_unknown: bool, amounts: &mut dyn Iterator<Item = Option<Interval>>| {
        let all = amounts.flatten().reduce(spanning);
        match all {
            Some(amount) => amount.grouped(),
            None if is_unknown => "?".to_owned(),
            None => "–".to_owned(),
        }
    };
    let differences = pairs.iter().map(|(from, to)| by_how_much(*from, *to));
    let differences: Option<Vec<(Decimal, Decimal)>> = differences.collect();
    if told == Told::Shape {
        return Some(match differences.as_ref().and_then(|all| all.first()) {
            Some((least, most)) => {
                let zero = Decimal::ZERO;
                format!("{what} {:?} {:?}", least.cmp(&zero), most.cmp(&zero))
            }
            None => format!("{what} {} {}", from.is_some(), to.is_some()),
        });
    }
    let is_one = pairs.iter().all(|pair| *pair == (from, to));
    if let (false, Some(all)) = (is_one, differences) {
        let least = all.iter().map(|(least, _)| *least).min()?;
        let most = all.iter().map(|(_, most)| *most).max()?;
        return Some(if least == most {
            format!("{what} {}", signed(least))
        } else {
            format!("{what} {} to {}", signed(least), signed(most))
        });
    }
    let before = word(unknown.0, &mut pairs.iter().map(|(from, _)| *from));
    let after = word(unknown.1, &mut pairs.iter().map(|(_, to)| *to));
    Some(format!("{what} {before} → {after}"))
}

/// What holds both.
fn spanning(one: Interval, other: Interval) -> Interval {
    Interval {
        min: one.min.min(other.min),
        max: one.max.zip(other.max).map(|(one, other)| one.max(other)),
    }
}

/// By how much the least and the most are more; of two without an upper end by how much the least is.
/// `None` where one of them alone has one, or is not there.
fn by_how_much(from: Option<Interval>, to: Option<Interval>) -> Option<(Decimal, Decimal)> {
    let (from, to) = (from?, to?);
    let least = to.min - from.min;
    match (from.max, to.max) {
        (Some(from), Some(to)) => Some((least, to - from)),
        (None, None) => Some((least, least)),
        _ => None,
    }
}

/// `+300`, `−300`
fn signed(amount: Decimal) -> String {
    if amount < Decimal::ZERO {
        format!("−{}", (Decimal::ZERO - amount).grouped())
    } else {
        format!("+{}", amount.grouped())
    }
}
