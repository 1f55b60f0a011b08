//! What is on the bar, the pin or the body: a weight in one unit, and how it was written.

use std::fmt;

use super::{Decimal, Interval, Mass};

/// A load of one implement, worked out to a weight, with the form in which the source gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Load {
    /// How heavy: added weight for a bodyweight lift (below zero is assistance, see [`Written`]).
    pub weight: Interval,
    /// The unit of the weight.
    pub unit: Mass,
    /// How the source said it.
    pub written: Written,
    /// What it was worked out to, where the gear ends before that: then the weight is the most, or
    /// the least, that the gear makes.
    pub asked: Option<(Interval, Mass)>,
}

/// How a load was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// `@315`, `@142.5kg`
    Weight,
    /// `@4 plates`: so many plates, of the size that the gear declares.
    Plates(Interval),
    /// `@75%`, `@85% tm`: so much of it.
    Percent(Interval, Whole),
    /// `@225 + 5*(week-1)`: worked out to a weight.
    Worked,
    /// `@bw`, `@bw+25`
    Bodyweight,
    /// `@bw-40`: the weight is how much the machine takes off.
    Assisted,
}

/// What a percentage is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// `@75%`, `@75% max`: the most that is lifted once.
    Max,
    /// `@85% tm`: the training max.
    TrainingMax,
    /// `@90% top`: the heaviest set of the line so far.
    Top,
    /// `@65% of squat`: the max of another lift, which the line of the load names.
    Another,
}

impl Whole {
    /// The word for it in a file, `max`, `tm` or `top`; none for another lift's max.
    #[must_use]
    pub const fn word(self) -> Option<&'static str> {
        match self {
            Self::Max => Some("max"),
            Self::TrainingMax => Some("tm"),
            Self::Top => Some("top"),
            Self::Another => None,
        }
    }

    /// The whole that `word` names.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        let all = [Self::Max, Self::TrainingMax, Self::Top];
        all.into_iter().find(|whole| whole.word() == Some(word))
    }
}

impl Load {
    /// `weight` of `unit`, written plainly.
    #[must_use]
    pub const fn plain(weight: Interval, unit: Mass) -> Self {
        Self {
            weight,
            unit,
            written: Written::Weight,
            asked: None,
        }
    }

    /// This, written in another way.
    #[must_use]
    pub const fn written(self, written: Written) -> Self {
        Self { written, ..self }
    }

    /// Whether it was worked out, and not written as the weight that it is.
    #[must_use]
    pub const fn is_worked_out(&self) -> bool {
        matches!(self.written, Written::Percent(..) | Written::Worked)
    }

    /// The percent of the lift's max that it is written as, where it is no other for want of gear.
    #[must_use]
    pub const fn percent(&self) -> Option<Interval> {
        match (self.written, self.asked) {
            (Written::Percent(percent, Whole::Max), None) => Some(percent),
            _ => None,
        }
    }

    /// Whether it is written as a change to the lifter's own weight.
    #[must_use]
    pub const fn is_beside_the_body(&self) -> bool {
        matches!(self.written, Written::Bodyweight | Written::Assisted)
    }

    /// The weight, below zero where a machine takes it off the body.
    #[must_use]
    pub fn signed(&self) -> Interval {
        let below = |weight: Decimal| Decimal::ZERO - weight;
        match self.written {
            Written::Assisted => Interval {
                min: below(self.weight.max.unwrap_or(self.weight.min)),
                max: Some(below(self.weight.min)),
            },
            _ => self.weight,
        }
    }

    /// Whether every value of this is heavier than every value of `other`, in whatever units. A
    /// weight beside the body and one in place of it cannot be compared: neither is heavier.
    #[must_use]
    pub fn is_heavier_than(&self, other: &Self) -> bool {
        if self.is_beside_the_body() != other.is_beside_the_body() {
            return false;
        }
        let (mine, theirs) = (self.signed(), other.signed());
        let most = theirs.max.unwrap_or(theirs.min);
        self.unit.convert(mine.min, Mass::Kg) > other.unit.convert(most, Mass::Kg)
    }
}

impl fmt::Display for Load {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let weight = self.weight.shown();
        match self.written {
            Written::Bodyweight if self.weight.is_zero() => f.write_str("bodyweight"),
            Written::Bodyweight => write!(f, "bodyweight + {weight} {}", self.unit),
            Written::Assisted => write!(f, "bodyweight - {weight} {}", self.unit),
            _ => write!(f, "{weight} {}", self.unit),
        }
    }
}
