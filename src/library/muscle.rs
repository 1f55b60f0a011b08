//! Muscles, the groups they are part of, and what a set credits to each.

use super::Catalogue;
use super::property;
use crate::quantity::Decimal;
use crate::syntax::ast::{Declaration, Modifier};
use crate::syntax::read::Reader;

/// A muscle of a catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MuscleId(pub(super) u16);

impl MuscleId {
    /// Its place in a table with a row for each muscle.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The muscle at a place of such a table.
    #[must_use]
    pub fn at(index: usize) -> Option<Self> {
        u16::try_from(index).ok().map(Self)
    }
}

/// A muscle, a head of one, or a group: `muscle outer_quad "Outer quad"  part[quads]`.
#[derive(Clone, Debug)]
pub struct Muscle<'a> {
    /// Its name.
    pub name: &'a str,
    /// What people are shown.
    pub title: &'a str,
    /// Itself, then the group it is part of, then that group's.
    pub within: Vec<MuscleId>,
    /// How many sets a week it takes.
    pub landmarks: Landmarks,
}

/// Direct hard sets a week between which a muscle grows: `mv[6] mev[8] mav[12-18] mrv[18, 22, 26, 30]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Landmarks {
    /// What keeps it as it is.
    pub mv: Option<Decimal>,
    /// The least that makes it grow.
    pub mev: Option<Decimal>,
    /// What it grows best of, from and to.
    pub mav: Option<(Decimal, Decimal)>,
    /// The most that is recovered from, at 2 days a week, at 3, and so on.
    mrv: Vec<Decimal>,
}

impl Landmarks {
    /// The words for them, in the order of their size.
    pub const WORDS: [&'static str; 4] = ["mv", "mev", "mav", "mrv"];

    /// The most that is recovered from when it is spread over `days` days a week: on one day no more
    /// than on two, on more days than are told of no more than on the last.
    #[must_use]
    pub fn mrv(&self, days: u32) -> Option<Decimal> {
        let at = days.saturating_sub(2) as usize;
        self.mrv.get(at).or(self.mrv.last()).copied()
    }

    /// The landmark that `word` names, at `days` days a week: the least and the most it stands for.
    #[must_use]
    pub fn named(&self, word: &str, days: u32) -> Option<(Decimal, Decimal)> {
        let exactly = |sets: Decimal| (sets, sets);
        match word {
            "mv" => self.mv.map(exactly),
            "mev" => self.mev.map(exactly),
            "mav" => self.mav,
            "mrv" => self.mrv(days).map(exactly),
            _ => None,
        }
    }

    /// Each that is known: its letters, the direct hard sets a week, and what they are.
    #[must_use]
    pub fn told(&self) -> Vec<(&'static str, String, &'static str)> {
        let sets = |sets: Decimal| sets.to_string();
        let mrv: Vec<String> = self.mrv.iter().copied().map(sets).collect();
        let all = [
            ("MV", self.mv.map(sets), "sets a week keep it as it is"),
            (
                "MEV",
                self.mev.map(sets),
                "are the least that makes it grow",
            ),
            (
                "MAV",
                self.mav.map(|(least, most)| format!("{least}–{most}")),
                "are what it grows best of",
            ),
            (
                "MRV",
                (!mrv.is_empty()).then(|| mrv.join(", ")),
                "are the most, on 2 days a week, on 3 and so on",
            ),
        ];
        all.into_iter()
            .filter_map(|(word, sets, what)| Some((word, sets?, what)))
            .collect()
    }

    /// Reads one of them.
    fn read(&mut self, reader: &mut Reader<'_, '_>, modifier: &Modifier) {
        let (name, example) = match reader.str(modifier.name) {
            "mv" => ("mv", "mv[6]"),
            "mev" => ("mev", "mev[8]"),
            "mav" => ("mav", "mav[12-18]"),
            _ => ("mrv", "mrv[18, 22, 26]"),
        };
        let Some(sets) = property::ranges(reader, modifier) else {
            property::malformed(reader, modifier.span(), name, example);
            return;
        };
        let single = |&(least, most): &(Decimal, Decimal)| (least == most).then_some(least);
        match (name, sets.as_slice()) {
            ("mav", [range]) => self.mav = Some(*range),
            ("mv", [one]) if single(one).is_some() => self.mv = single(one),
            ("mev", [one]) if single(one).is_some() => self.mev = single(one),
            ("mrv", [_, ..]) if sets.iter().all(|one| single(one).is_some()) => {
                self.mrv = sets.iter().filter_map(single).collect();
            }
            _ => property::malformed(reader, modifier.span(), name, example),
        }
    }
}

/// The most muscles that an exercise may name.
const MAX_WORKS: usize = 64;

/// How deep muscles may be part of muscles.
const MAX_DEPTH: usize = 16;

/// How much of a set counts for a muscle: 1 direct, 0.5 indirect (fractional counting, Pelland et
/// al. 2025, doi 10.1007/s40279-025-02344-w).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Credit {
    /// The muscle.
    pub muscle: MuscleId,
    /// From above 0 to 1.
    pub weight: Decimal,
}

impl Credit {
    /// Whether a set is direct work for the muscle.
    #[must_use]
    pub fn is_direct(self) -> bool {
        self.weight >= Decimal::ONE
    }
}

/// What `works[...]` says, rolled up: a head's work is its group's too, once, at its best weight.
pub(super) fn works<'a>(
    reader: &mut Reader<'a, '_>,
    catalogue: &Catalogue<'a>,
    modifier: &Modifier,
) -> Vec<Credit> {
    let mut credits: Vec<Credit> = Vec::new();
    if modifier.args.len() > MAX_WORKS {
        let message = format!("`works` names {} muscles", modifier.args.len());
        property::too_many(
            reader,
            modifier.span(),
            message,
            "an exercise works at most 64",
        );
        return credits;
    }
    for arg in reader.ast.all(modifier.args) {
        let Some((name, weight)) = property::weighted(reader, *arg)
            .filter(|(_, weight)| *weight > Decimal::ZERO && *weight <= Decimal::ONE)
        else {
            property::malformed(
                reader,
                reader.ast.span_of(arg.terms),
                "works",
                "works[quads, glutes 0.5]",
            );
            continue;
        };
        let Some(id) = catalogue.muscle(reader.str(name)) else {
            catalogue.unknown_muscle(reader, name);
            continue;
        };
        for muscle in catalogue.with_muscle(id, |muscle| muscle.within.clone()) {
            match credits.iter_mut().find(|credit| credit.muscle == muscle) {
                Some(credit) => credit.weight = credit.weight.max(weight),
                None => credits.push(Credit { muscle, weight }),
            }
        }
    }
    credits
}

/// The properties of a `muscle` line.
pub const PROPERTIES: &[&str] = &["part", "aka", "mv", "mev", "mav", "mrv"];

/// Reads a `muscle` line. The group it is part of is looked up first.
pub(super) fn read<'a>(
    reader: &mut Reader<'a, '_>,
    catalogue: &Catalogue<'a>,
    declaration: &Declaration,
) -> Muscle<'a> {
    let name = reader.str(declaration.name);
    let title = declaration
        .title
        .and_then(|id| reader.ast.one(id))
        .map_or(name, |title| reader.unquoted(title.span));
    let mut within = Vec::new();
    let mut landmarks = Landmarks::default();
    for modifier in reader.ast.all(declaration.modifiers) {
        property::unconditional(reader, modifier);
        match reader.str(modifier.name) {
            "part" => {
                let Some((group, span)) = property::word(reader, modifier, "part[quads]") else {
                    continue;
                };
                match catalogue.muscle(group) {
                    Some(id) => {
                        within = catalogue.with_muscle(id, |muscle| muscle.within.clone());
                        if within.len() >= MAX_DEPTH {
                            within.clear();
                            let message =
                                format!("Muscles are part of muscles more than {MAX_DEPTH} deep");
                            property::too_many(
                                reader,
                                span,
                                message,
                                "make it part of the uppermost group",
                            );
                        }
                    }
                    None => catalogue.unknown_muscle(reader, span),
                }
            }
            "aka" => {}
            "mv" | "mev" | "mav" | "mrv" => landmarks.read(reader, modifier),
            _ => property::unknown(reader, modifier, PROPERTIES),
        }
    }
    Muscle {
        name,
        title,
        within,
        landmarks,
    }
}
