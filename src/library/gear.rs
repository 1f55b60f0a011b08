//! Gear: what a bar, a machine, a stack or a rack can be loaded with.

use super::plates::Sums;
use super::property;
use crate::diagnostic::{Concerns, Rule, Severity, Theme};
use crate::quantity::{Decimal, Interval, Mass, Thousandths, Unit};
use crate::source::{FileId, Place, Span};
use crate::syntax::ast::{Arg, Modifier, Name, Slice, Term, TermKind};
use crate::syntax::read::{Reader, WRONG_UNIT};

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
    /// What its plates can make, as far as that has been worked out.
    pub sums: Sums,
}

impl Gear {
    /// On how many posts plates are hung in equal parts: unless said, 2 for a bar and 1 for a pin.
    #[must_use]
    pub fn posts(&self) -> u32 {
        self.said_posts
            .unwrap_or(if self.bar.is_some() { 2 } else { 1 })
    }

    /// What it weighs with so many plates on it, the bar or the sled among it; `None` where plates are of
    /// several sizes, or of none.
    #[must_use]
    pub fn with_plates(&self, count: Interval) -> Option<Interval> {
        let [size] = self.plates.as_slice() else {
            return None;
        };
        let empty = Interval::exactly(self.bar.unwrap_or_default());
        Some(empty + count * size.weight)
    }

    /// The least that it can be loaded with: the empty bar, the lightest plates where there is none, or
    /// the first of a stack or a rack.
    #[must_use]
    pub fn least(&self) -> Option<Decimal> {
        match &self.loads {
            Some(Inventory::Steps { from, .. }) => Some(*from),
            Some(Inventory::Listed(loads)) => loads.first().copied(),
            None => self.bar.or_else(|| {
                let posts = self.posts();
                let enough = |size: &&PlateSize| size.count.is_none_or(|count| count >= posts);
                let hung = self.plates.iter().filter(enough);
                hung.map(|size| size.weight * Decimal::from(posts)).min()
            }),
        }
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
            Self::Listed(loads) => {
                let above = loads.partition_point(|load| *load < target);
                let below = loads.partition_point(|load| *load <= target);
                let below = below.checked_sub(1).and_then(|at| loads.get(at));
                (below.copied(), loads.get(above).copied())
            }
        }
    }
}

/// The properties of a `gear` line.
pub const PROPERTIES: &[&str] = &["bar", "plates", "posts", "sled", "stack", "rack", "cage"];

/// Reads the properties of a `gear` line; `units` is what its bare numbers are in.
pub(super) fn read(
    reader: &mut Reader<'_, '_>,
    name: Name,
    modifiers: Slice<Modifier>,
    units: Option<Mass>,
) -> Gear {
    let mut gear = Gear::default();
    if reader.file != FileId::LIBRARY {
        gear.place = Some(reader.place(name));
    }
    let before = reader.findings.len();
    for modifier in reader.ast.all(modifiers) {
        property::unconditional(reader, modifier);
        let word = reader.str(modifier.name);
        match word {
            "bar" | "sled" => {
                let weights = weights(reader, modifier, &mut gear);
                match weights.as_slice() {
                    [
                        PlateSize {
                            weight,
                            count: None,
                        },
                    ] => gear.bar = Some(*weight),
                    [] => {}
                    _ => malformed(reader, modifier, modifier.span()),
                }
            }
            "plates" => {
                gear.plates = weights(reader, modifier, &mut gear);
                gear.hold_against_file(reader, modifier, units);
            }
            "posts" => match posts(reader, modifier) {
                Some(posts) => gear.said_posts = Some(posts),
                None => property::malformed(reader, modifier.span(), word, "posts[1]"),
            },
            "stack" | "rack" => gear.loads = inventory(reader, modifier, &mut gear),
            "cage" => gear.cage = property::flag(reader, modifier),
            _ => property::unknown(reader, modifier, PROPERTIES),
        }
    }
    gear.broken = reader.findings.len() > before;
    gear.hold_against_each_other(reader, modifiers, units);
    let is_loaded = gear.bar.is_some() || !gear.plates.is_empty() || gear.loads.is_some();
    if is_loaded {
        let said = gear.unit.is_some();
        gear.unit = gear.unit.or(units);
        if !said {
            gear.hold_against_usual(reader, name);
        }
    }
    gear.plates
        .sort_by_key(|plate| std::cmp::Reverse(plate.weight));
    gear
}

/// Reports weights that cannot be read, at `span`.
fn malformed(reader: &mut Reader<'_, '_>, modifier: &Modifier, span: Span) {
    let word = reader.str(modifier.name);
    let example = if word == "stack" {
        "stack[10 to 200 by 10]".to_owned()
    } else {
        format!("{word}[45]")
    };
    property::malformed(reader, span, word, &example);
}

/// `gear-in-another-unit`
pub static GEAR_IN_ANOTHER_UNIT: Rule = Rule {
    name: "gear-in-another-unit",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Units,
    why: "Plates of 45 are pounds, and a bar of 20 with plates of 20 is in kilograms. Gear that says no unit is in the file's, so what is hung on the bar would be more, or less, than twice what is meant.",
    bad: "units kg\ngear barbell  bar[45] plates[45, 25, 10, 5, 2.5]\nday 2\n  squat 3x5 @135\n",
    good: "units kg\ngear barbell  bar[45lb] plates[45, 25, 10, 5, 2.5 lb]\nround nearest gear\nmax squat 140\nday 2\n  squat 3x5 @80%\n",
};

impl Gear {
    /// Reports a bar with plates as they are usual in the other unit, and not in the file's.
    fn hold_against_usual(&self, reader: &mut Reader<'_, '_>, name: Name) {
        let (usual, other) = match self.unit {
            Some(Mass::Kg) => (45, Mass::Lb),
            Some(Mass::Lb) => (20, Mass::Kg),
            None => return,
        };
        let usual = Decimal::whole(usual);
        let has_plate = self.plates.iter().any(|plate| plate.weight == usual);
        let (Some(unit), true) = (self.unit, has_plate && self.bar == Some(usual)) else {
            return;
        };
        reader.fault(
            &GEAR_IN_ANOTHER_UNIT,
            name,
            format!(
                "A bar of {usual} {unit} with plates of {usual} {unit} is a usual one in {other}"
            ),
            &format!("in {unit}, as the file is"),
            format!("write the unit, as in `bar[{usual}{other}] plates[{usual}, 10, 5 {other}]`"),
        );
    }
}

fn posts(reader: &mut Reader<'_, '_>, modifier: &Modifier) -> Option<u32> {
    let [arg] = reader.ast.all(modifier.args) else {
        return None;
    };
    let amount = reader.amount_of(reader.ast.all(arg.terms))?;
    amount.bare()?;
    amount
        .min
        .as_count()
        .filter(|posts| (1..=2).contains(posts))
}

impl Gear {
    /// Reports a unit that some of the plates have and the last has not, where the file's is another:
    /// a unit after the last is everyone's, one among them may be of that plate alone.
    fn hold_against_file(
        &self,
        reader: &mut Reader<'_, '_>,
        plates: &Modifier,
        units: Option<Mass>,
    ) {
        let (Some(unit), Some(file)) = (self.unit, units.filter(|file| self.unit != Some(*file)))
        else {
            return;
        };
        let span_of = |arg: &Arg| Term::span_of(reader.ast.all(arg.terms));
        let says = |span: &Span| reader.str(*span).ends_with(unit.word());
        let spans: Vec<_> = reader.ast.all(plates.args).iter().map(span_of).collect();
        let Some(said) = spans.iter().rfind(|span| says(span)) else {
            return;
        };
        if spans.last() != Some(said) {
            let message = format!(
                "Plates in `{unit}` stand before plates without a unit, and the file is in `{file}`"
            );
            property::mixed(reader, *said, message);
        }
    }

    /// Reports weights without a unit beside others that have one, where the file's is another: `bar[20]` of
    /// a file in kilograms would be of 20 lb for the plates' sake.
    fn hold_against_each_other(
        &self,
        reader: &mut Reader<'_, '_>,
        modifiers: Slice<Modifier>,
        units: Option<Mass>,
    ) {
        let (Some(unit), Some(file)) = (self.unit, units.filter(|file| self.unit != Some(*file)))
        else {
            return;
        };
        for modifier in reader.ast.all(modifiers) {
            let word = reader.str(modifier.name);
            let args = reader.ast.all(modifier.args);
            let says = |arg: &Arg| {
                let text = reader.str(Term::span_of(reader.ast.all(arg.terms)));
                text.ends_with(char::is_alphabetic)
            };
            let is_of_weights = matches!(word, "bar" | "sled" | "plates" | "rack" | "stack");
            if is_of_weights && !args.iter().any(says) {
                let message = format!(
                    "`{word}` has no unit, the rest of this gear is in `{unit}`, and the file is in `{file}`"
                );
                let help = format!("write the unit of each, as in `{word}[…{unit}]`");
                let (rule, label) = (&GEAR_IN_ANOTHER_UNIT, "in which?");
                reader.fault(rule, modifier.span(), message, label, help);
            }
        }
    }

    /// Takes the unit at `span`, if it is one of weight: all of one gear is in one unit.
    fn take_unit(&mut self, reader: &mut Reader<'_, '_>, unit: Unit, span: Span) -> Option<()> {
        if unit == Unit::None {
            return Some(());
        }
        let Some(mass) = unit.mass() else {
            reader.fault(
                &WRONG_UNIT,
                span,
                format!("Gear is not weighed in `{}`", unit.word()),
                "not a weight",
                "write it in lb or kg",
            );
            return None;
        };
        if let Some(earlier) = self.unit.filter(|earlier| *earlier != mass) {
            let message = format!("This gear is in `{earlier}` and in `{mass}`");
            property::mixed(reader, span, message);
            return None;
        }
        self.unit = Some(mass);
        Some(())
    }
}

/// Plain weights, `45`, and so many of one weight, `4x45`; a unit after the last is everyone's.
fn weights(reader: &mut Reader<'_, '_>, modifier: &Modifier, gear: &mut Gear) -> Vec<PlateSize> {
    let mut plates = Vec::new();
    let before = reader.findings.len();
    for arg in reader.ast.all(modifier.args) {
        let terms = reader.ast.all(arg.terms);
        match weight(reader, terms, gear).filter(|plate| plate.weight > Decimal::ZERO) {
            Some(plate) => plates.push(plate),
            None if reader.findings.len() == before => {
                malformed(reader, modifier, Term::span_of(terms));
            }
            None => {}
        }
    }
    if plates.is_empty() && reader.findings.len() == before {
        malformed(reader, modifier, modifier.span());
    }
    plates
}

/// `45`, `20 kg`, `4x45`, `4x45 lb`
fn weight(reader: &mut Reader<'_, '_>, terms: &[Term], gear: &mut Gear) -> Option<PlateSize> {
    let [
        Term {
            kind: TermKind::Scheme,
            span,
        },
        unit @ ..,
    ] = terms
    else {
        let amount = reader.amount_of(terms)?;
        gear.take_unit(reader, amount.unit, amount.span)?;
        return Some(PlateSize {
            weight: amount.single()?,
            count: None,
        });
    };
    let (count, weight) = reader.str(*span).split_once('x')?;
    let count = Thousandths::parse(count).ok()?.as_count()?;
    let digits = weight.trim_end_matches(char::is_alphabetic);
    let glued = weight.get(digits.len()..)?;
    let unit = match unit {
        [] if glued.is_empty() => Unit::None,
        [] => Unit::named(glued)?,
        [unit] if glued.is_empty() => reader.unit(unit.span)?,
        _ => return None,
    };
    gear.take_unit(reader, unit, *span)?;
    let weight = Thousandths::parse(digits).ok()?;
    Some(PlateSize {
        weight: weight.into(),
        count: Some(count),
    })
}

/// `10 to 200 by 10 lb`, or a list.
fn inventory(
    reader: &mut Reader<'_, '_>,
    modifier: &Modifier,
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
        let before = reader.findings.len();
        let steps = steps(reader, [*from, *upper, *step], unit, gear);
        if steps.is_none() && reader.findings.len() == before {
            malformed(reader, modifier, modifier.span());
        }
        return steps;
    }
    let weights = weights(reader, modifier, gear);
    if weights.iter().any(|weight| weight.count.is_some()) {
        malformed(reader, modifier, modifier.span());
        return None;
    }
    let mut loads: Vec<Decimal> = weights.iter().map(|plate| plate.weight).collect();
    loads.sort_unstable();
    Some(Inventory::Listed(loads))
}

/// The loads from one to another by equal steps.
fn steps(
    reader: &mut Reader<'_, '_>,
    numbers: [Term; 3],
    unit: &[Term],
    gear: &mut Gear,
) -> Option<Inventory> {
    let mut values = [Decimal::ZERO; 3];
    for (value, term) in values.iter_mut().zip(numbers) {
        let amount = reader.amount(term.span)?;
        gear.take_unit(reader, amount.unit, amount.span)?;
        *value = amount.single()?;
    }
    match unit {
        [] => {}
        [unit] => {
            let read = reader.unit(unit.span)?;
            gear.take_unit(reader, read, unit.span)?;
        }
        _ => return None,
    }
    let [from, to, by] = values;
    (by > Decimal::ZERO && from <= to).then_some(Inventory::Steps { from, to, by })
}
