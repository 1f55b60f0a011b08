//! The units that may follow a number.

use std::fmt;

use serde::Serialize;

use super::Decimal;

/// A unit of weight. A file says which one its bare numbers are in: `units lb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Mass {
    /// `units lb`: the avoirdupois pound, 0.45359237 kg exactly.
    Lb,
    /// `units kg`
    Kg,
}

impl Mass {
    /// `lb` or `kg`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Lb => "lb",
            Self::Kg => "kg",
        }
    }

    /// `value` of this unit in `other`, rounded half to even at the ninth decimal.
    #[must_use]
    pub fn convert(self, value: Decimal, other: Self) -> Decimal {
        match (self, other) {
            (Self::Lb, Self::Kg) => value.scaled(45_359_237, 100_000_000),
            (Self::Kg, Self::Lb) => value.scaled(100_000_000, 45_359_237),
            _ => value,
        }
    }

    /// What the usual bar weighs empty, as a load is written.
    #[must_use]
    pub const fn usual_bar(self) -> &'static str {
        match self {
            Self::Lb => "45lb",
            Self::Kg => "20kg",
        }
    }

    /// `value` of this unit in `other`, to the millionth where they differ: so a weight in one unit is
    /// held against gear in the other, and comes out as it went in when it is taken there and back.
    #[must_use]
    pub fn weigh(self, value: Decimal, other: Self) -> Decimal {
        if self == other {
            value
        } else {
            self.convert(value, other).rounded(6)
        }
    }
}

impl fmt::Display for Mass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// What a written number counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Unit {
    /// `700`: nothing was written; the place decides.
    #[default]
    None,
    /// `315lb`
    Lb,
    /// `142.5kg`
    Kg,
    /// `4 plates`
    Plates,
    /// `75%`
    Percent,
    /// `30s`
    Seconds,
    /// `5min`
    Minutes,
    /// `40m`
    Metres,
    /// `5 reps`, in what is worked out; a scheme's own numbers have no unit.
    Reps,
    /// `3 sets`, likewise.
    Sets,
}

impl Unit {
    /// Every unit that can be written, with its word.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("lb", Self::Lb),
        ("kg", Self::Kg),
        ("plates", Self::Plates),
        ("%", Self::Percent),
        ("s", Self::Seconds),
        ("min", Self::Minutes),
        ("m", Self::Metres),
    ];

    /// What a value counts, where it is worked out: `let extra = 2 reps`.
    const COUNTS: &'static [(&'static str, Self)] = &[
        ("reps", Self::Reps),
        ("rep", Self::Reps),
        ("sets", Self::Sets),
        ("set", Self::Sets),
    ];

    /// What people write instead, and the word that Leg has for it.
    const HABITS: &'static [(&'static str, &'static str)] = &[
        ("lbs", "lb"),
        ("pound", "lb"),
        ("pounds", "lb"),
        ("kgs", "kg"),
        ("kilo", "kg"),
        ("kilos", "kg"),
        ("pl", "plates"),
        ("sec", "s"),
        ("secs", "s"),
        ("second", "s"),
        ("seconds", "s"),
        ("mins", "min"),
        ("minute", "min"),
        ("minutes", "min"),
        ("meter", "m"),
        ("meters", "m"),
        ("metre", "m"),
        ("metres", "m"),
        ("percent", "%"),
        ("pct", "%"),
    ];

    /// What stands behind numbers elsewhere: no unit of Leg's, and none misspelt.
    pub const ELSEWHERE: &'static [&'static str] = &[
        "k", "km", "mi", "mile", "miles", "ft", "feet", "yd", "yds", "yards", "max", "amrap", "r",
        "rep", "reps", "set", "sets", "rm", "st", "nd", "rd", "th",
    ];

    /// The unit that `word` names (`plate` too: `1 plate`).
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        if word == "plate" {
            return Some(Self::Plates);
        }
        Self::ALL
            .iter()
            .find_map(|&(name, unit)| (name == word).then_some(unit))
    }

    /// The word that Leg has for `word`, which people write instead: `lb` for `pounds`.
    #[must_use]
    pub fn habit(word: &str) -> Option<&'static str> {
        let mut habits = Self::HABITS.iter();
        habits.find_map(|&(habit, unit)| (habit == word).then_some(unit))
    }

    /// The unit that `word` names, or that people mean by it.
    #[must_use]
    pub fn meant(word: &str) -> Option<Self> {
        Self::named(Self::habit(word).unwrap_or(word)).filter(|unit| *unit != Self::None)
    }

    /// The count that `word` names in an expression: `reps`, `sets`.
    #[must_use]
    pub fn counted(word: &str) -> Option<Self> {
        Self::COUNTS
            .iter()
            .find_map(|&(name, unit)| (name == word).then_some(unit))
    }

    /// Whether it counts reps or sets.
    #[must_use]
    pub const fn is_count(self) -> bool {
        matches!(self, Self::Reps | Self::Sets)
    }

    /// The word that writes it; empty for [`Unit::None`].
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::ALL
            .iter()
            .chain(Self::COUNTS)
            .find_map(|&(name, unit)| (unit == self).then_some(name))
            .unwrap_or("")
    }

    /// The unit that a weight is in.
    #[must_use]
    pub const fn of_mass(mass: Mass) -> Self {
        match mass {
            Mass::Lb => Self::Lb,
            Mass::Kg => Self::Kg,
        }
    }

    /// The unit of weight it is, if it is one.
    #[must_use]
    pub const fn mass(self) -> Option<Mass> {
        match self {
            Self::Lb => Some(Mass::Lb),
            Self::Kg => Some(Mass::Kg),
            _ => None,
        }
    }
}
