//! Ways to round.

use crate::quantity::Decimal;

/// Which way a number is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// To the nearer; half way, to the lesser.
    Nearest,
    /// To the lesser.
    Down,
    /// To the greater.
    Up,
}

impl How {
    /// The way that `word` names.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        match word {
            "nearest" => Some(Self::Nearest),
            "down" => Some(Self::Down),
            "up" => Some(Self::Up),
            _ => None,
        }
    }

    /// All ways' words.
    pub const WORDS: &'static [&'static str] = &["nearest", "down", "up"];

    /// `value` as a multiple of `step`.
    #[must_use]
    pub fn to_step(self, value: Decimal, step: Decimal) -> Decimal {
        let below = value.down_to(step);
        if below == value {
            return value;
        }
        self.between(value, below, below + step)
    }

    /// `value` as one of the two next to it.
    #[must_use]
    pub fn between(self, value: Decimal, below: Decimal, above: Decimal) -> Decimal {
        match self {
            Self::Nearest if value - below <= above - value => below,
            Self::Down => below,
            Self::Up | Self::Nearest => above,
        }
    }
}
