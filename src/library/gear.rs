//! Gear: what a bar, a machine, a stack or a rack can be loaded with.

use super::property;
use crate::quantity::{Decimal, Mass, Thousandths, Unit};
use crate::source::{FileId, Place};
use crate::syntax::ast::{Modifier, Name, Slice, Term, TermKind};
use crate::syntax::read::Reader;

/// What an exercise is loaded with.
#[derive(Clone, Debug, Default)]
pub struct Gear {
    /// Where a routine declares it; `None` for the library's.
    pub place: Option<Place>,
    /// The bar's or the empty sled's own weight.
    pub bar: Option<Decimal>,
    /// The plates there are.
    pub plates: Vec<PlateSize>,
    /// On how many posts plates are hung in equal parts, where it is said.
    pub said_posts: Option<u32>,
    /// The loads that a stack or a rack has, lightest first.
    pub loads: Option<Inventory>,
    /// The unit that all of it is in.
    pub unit: Option<Mass>,
    /// Whether something that is said of it could not be read.
    pub broken: bool,
    /// Whether a cage or catches stand around it.
    pub cage: bool,
}

impl Gear {
    /// On how many posts plates are hung in equal parts: unless said, 2 for a bar and 1 for a pin.
    #[must_use]
    pub fn posts(&self) -> u32 {
        self.said_posts
            .unwrap_or(if self.bar.is_some() { 2 } else { 1 })
    }

    /// This gear, with what it leaves unsaid from `kind`. What it can be loaded with is its own as
    /// soon as it says any of it.
    #[must_use]
    pub fn over(&self, kind: &Self) -> Self {
        let (cage, broken) = (self.cage || kind.cage, self.broken || kind.broken);
        if self.bar.is_none() && self.plates.is_empty() && self.loads.is_none() {
            let said_posts = self.said_posts.or(kind.said_posts);
            return Self {
                said_posts,
                broken,
                cage,
                ..kind.clone()
            };
        }
        let same_unit = self.unit == kind.unit && self.loads.is_none();
        Self {
            cage,
            broken,
            bar: self.bar.or(kind.bar.filter(|_| same_unit)),
            plates: if self.plates.is_empty() && same_unit {
                kind.plates.clone()
            } else {
                self.plates.clone()
            },
            ..self.clone()
        }
    }
}

/// A size of plate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlateSize {
    /// One plate's weight.
    pub weight: Decimal,
    /// How many there are in all; `None` where no one counts them.
    pub count: Option<u32>,
}

/// The loads of a stack or a rack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inventory {
    /// `stack[10 to 200 by 10]`
    Steps {
        /// The lightest.
        from: Decimal,
        /// The heaviest.
        to: Decimal,
        /// From each to the next.
        by: Decimal,
    },
    /// `stack[10, 15, 20, 30]`, lightest first
    Listed(Vec<Decimal>),
}

impl Inventory {
    /// The nearest loads at or below, and at or above, `target`.
    #[must_use]
    pub fn around(&self, target: Decimal) -> (Option<Decimal>, Option<Decimal>) {
        match self {
            Self::Steps { from, to, by } => {
                if target < *from {
                    return (None, Some(*from));
                }
                let below = (*from + (target - *from).down_to(*by)).min(*to);
                let below = *from + (below - *from).down_to(*by);
                let above = if below >= target { below } else { below + *by };
                (Some(below), (above <= *to).then_some(above))
            }
            Self::Listed(loads) => (
                loads.iter().copied().filter(|load| *load <= target).max(),
                loads.iter().copied().filter(|load| *load >= target).min(),
            ),
        }
    }
}

/// The properties of a `gear` line.
const PROPERTIES: &[&str] = &["bar", "plates", "posts", "sled", "stack", "rack", "cage"];

/// Reads the properties of a `gear` line; `units` is what its bare numbers are in.
pub(super) fn read(
    reader: &mut Reader<'_, '_>,
    name: Name,
    modifiers: Slice<Modifier>,
    units: Option<Mass>,
) -> Gear {
    let mut gear = Gear {
        said_posts: None,
        ..Gear::default()
    };
    if reader.file != FileId::LIBRARY {
        gear.place = Some(reader.place(name));
    }
    let before = reader.findings.len();
    for modifier in reader.ast.all(modifiers) {
        let word = reader.str(modifier.name);
        match word {
            "bar" | "sled" => {
                gear.bar = weights(reader, modifier, units, &mut gear)
                    .first()
                    .map(|plate| plate.weight);
            }
            "plates" => gear.plates = weights(reader, modifier, units, &mut gear),
            "posts" => match posts(reader, modifier) {
                Some(posts) => gear.said_posts = Some(posts),
                None => property::malformed(reader, modifier.span(), word, "posts[1]"),
            },
            "stack" | "rack" => gear.loads = inventory(reader, modifier, units, &mut gear),
            "cage" => gear.cage = true,
            _ => property::unknown(reader, modifier, PROPERTIES),
        }
    }
    gear.broken = reader.findings.len() > before;
    gear.plates
        .sort_by_key(|plate| std::cmp::Reverse(plate.weight));
    gear
}

fn posts(reader: &mut Reader<'_, '_>, modifier: &Modifier) -> Option<u32> {
    let [arg] = reader.ast.all(modifier.args) else {
        return None;
    };
    reader
        .amount_of(reader.ast.all(arg.terms))?
        .min
        .as_count()
        .filter(|posts| (1..=2).contains(posts))
}

/// Plain weights, `45`, and so many of one weight, `4x45`; a unit after the last is everyone's.
fn weights(
    reader: &mut Reader<'_, '_>,
    modifier: &Modifier,
    units: Option<Mass>,
    gear: &mut Gear,
) -> Vec<PlateSize> {
    let mut plates = Vec::new();
    for arg in reader.ast.all(modifier.args) {
        let read = match *reader.ast.all(arg.terms) {
            [
                Term {
                    kind: TermKind::Scheme,
                    span,
                },
                ..,
            ] => {
                let text = reader.str(span);
                text.split_once('x').and_then(|(count, weight)| {
                    let count = Thousandths::parse(count).ok()?.as_count()?;
                    let digits = weight.trim_end_matches(char::is_alphabetic);
                    let unit = weight.get(digits.len()..)?;
                    if let Some(mass) = Unit::named(unit).and_then(Unit::mass) {
                        gear.unit = Some(mass);
                    }
                    let weight = Thousandths::parse(digits).ok()?;
                    Some(PlateSize {
                        weight: weight.into(),
                        count: Some(count),
                    })
                })
            }
            ref terms => reader.amount_of(terms).and_then(|amount| {
                if let Some(mass) = amount.unit.mass() {
                    gear.unit = Some(mass);
                }
                Some(PlateSize {
                    weight: amount.single()?,
                    count: None,
                })
            }),
        };
        if let Some(plate) = read.filter(|plate| plate.weight > Decimal::ZERO) {
            plates.push(plate);
        } else {
            let word = reader.str(modifier.name);
            let example = format!("{word}[45]");
            property::malformed(reader, reader.ast.span_of(arg.terms), word, &example);
        }
    }
    gear.unit = gear.unit.or(units);
    if plates.is_empty() {
        let word = reader.str(modifier.name);
        let example = format!("{word}[45]");
        property::malformed(reader, modifier.span(), word, &example);
    }
    plates
}

/// `10 to 200 by 10 lb`, or a list.
fn inventory(
    reader: &mut Reader<'_, '_>,
    modifier: &Modifier,
    units: Option<Mass>,
    gear: &mut Gear,
) -> Option<Inventory> {
    if modifier.args.is_empty() {
        return None;
    }
    if let [arg] = reader.ast.all(modifier.args)
        && let [from, to, upper, by, step, unit @ ..] = reader.ast.all(arg.terms)
        && reader.str(to.span) == "to"
        && reader.str(by.span) == "by"
    {
        let (from, to, by) = (
            reader.amount(from.span)?,
            reader.amount(upper.span)?,
            reader.amount(step.span)?,
        );
        let unit = match unit {
            [unit] => reader.unit(unit.span)?,
            _ => by.unit,
        };
        gear.unit = unit.mass().or(to.unit.mass()).or(units);
        let (from, to, by) = (from.single()?, to.single()?, by.single()?);
        if by > Decimal::ZERO && from <= to {
            return Some(Inventory::Steps { from, to, by });
        }
        property::malformed(
            reader,
            modifier.span(),
            reader.str(modifier.name),
            "stack[10 to 200 by 10]",
        );
        return None;
    }
    let mut loads: Vec<Decimal> = weights(reader, modifier, units, gear)
        .iter()
        .map(|plate| plate.weight)
        .collect();
    loads.sort_unstable();
    Some(Inventory::Listed(loads))
}
