//! The registry of techniques: each is one file, and one line in [`ALL`].
//!
//! A technique has a page, parameters with units, checks, and what it does to the sets of a line.
//! `check`, `expand` and `explain` all read it from here.

mod argument;
mod call;
pub mod claim;
pub mod rules;

mod alternating;
mod bias;
mod cluster;
mod drop;
mod each;
mod failure;
mod forced;
mod myo;
mod negative;
mod partials;
mod phase;
mod pump;
mod pyramid;
mod rest;
mod rest_pause;
mod rir;
mod rpe;
mod tempo;
mod warmup;
mod work;

pub use call::call;
pub use claim::{Claim, Figure, Says, apart_from};
pub use tempo::{Tempo, seconds_per_rep};

use crate::plan::{Call, Draft};
use crate::quantity::Unit;

/// Something that can be done to the sets of a line.
#[derive(Debug)]
pub struct Technique {
    /// The word that calls it.
    pub name: &'static str,
    /// What it does, in a line.
    pub summary: &'static str,
    /// What a lifter should know about it, in a few paragraphs.
    pub doc: &'static str,
    /// A line that uses it, as it would stand under a day of a file in pounds.
    pub example: &'static str,
    /// What its brackets take.
    pub params: &'static [Param],
    /// When it is applied, among the techniques of a line.
    pub stage: Stage,
    /// What it says of the sets that it is for: what two techniques cannot both be for follows from
    /// this, each saying it of itself alone.
    pub claims: &'static [Claim],
    /// Whether it may be said twice of the same sets.
    pub repeats: bool,
    /// Whether it is of the line as a whole, and cannot be for some of its sets.
    pub whole_line: bool,
    /// Changes the sets.
    pub apply: for<'a> fn(&Call<'a>, &mut Draft<'_, 'a, '_>),
    /// Checks what came of it, once every technique has been applied.
    pub check: for<'a> fn(&Call<'a>, &mut Draft<'_, 'a, '_>),
}

impl Technique {
    /// The parameter that one number, time or code in the brackets is for, where no more is needed:
    /// `rest[90s]`, `tempo[4020]`, `negative[6s]`.
    #[must_use]
    pub fn takes_one_value(&self) -> Option<&'static Param> {
        let is_value = |param: &Param| {
            let takes_value = matches!(
                param.takes,
                Takes::Count(_) | Takes::Number | Takes::Time | Takes::Code
            );
            takes_value && matches!(param.arity, Arity::One | Arity::Optional)
        };
        let mut needed = self.params.iter().filter(|param| param.arity == Arity::One);
        let one = needed.next().or(self.params.first())?;
        (needed.next().is_none() && self.params.iter().all(is_value)).then_some(one)
    }
}

/// A parameter.
#[derive(Debug)]
pub struct Param {
    /// What it is called in the page and in messages.
    pub name: &'static str,
    /// What it takes.
    pub takes: Takes,
    /// How many of it.
    pub arity: Arity,
}

/// What a parameter takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// A whole number of reps or of sets: `2`, `2-4`, `2 reps`.
    Count(Unit),
    /// A number or range without a unit: `8.5`, `8-9`.
    Number,
    /// A time, in seconds unless said: `90s`, `2min`, `60-90`.
    Time,
    /// A load: `600`, `4 plates`, `75%`, `bw+20`.
    Load,
    /// A load, or two with `to` between them.
    LoadOrRamp,
    /// A word of the lifter's own.
    Word,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// Digits and `X`: `31X0`.
    Code,
    /// Sets by reps: `4x3-5`.
    Scheme,
    /// A whole number, or a step of a warm-up: `2`, `60%x5`, `20kgx10`.
    CountOrStep,
}

/// How many arguments a parameter takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arity {
    /// Exactly one.
    One,
    /// One or none.
    Optional,
    /// At least so many.
    Many(usize),
    /// Any number.
    Any,
}

/// When a technique is applied: each stage builds on what the earlier ones made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Which sets are work and which lead up to it.
    Kind,
    /// What each set is loaded with.
    Load,
    /// How a set is parted into segments.
    Segments,
    /// What is added to the end of a set.
    Tail,
    /// How a set is done, as it now stands.
    Manner,
}

impl Stage {
    /// All of them, first to last.
    pub const ALL: &'static [Self] = &[
        Self::Kind,
        Self::Load,
        Self::Segments,
        Self::Tail,
        Self::Manner,
    ];
}

/// Every technique, by name.
pub static ALL: &[&Technique] = &[
    &alternating::TECHNIQUE,
    &bias::TECHNIQUE,
    &cluster::TECHNIQUE,
    &drop::TECHNIQUE,
    &each::TECHNIQUE,
    &failure::TECHNIQUE,
    &forced::TECHNIQUE,
    &myo::TECHNIQUE,
    &negative::TECHNIQUE,
    &partials::TECHNIQUE,
    &phase::TECHNIQUE,
    &pump::TECHNIQUE,
    &pyramid::TECHNIQUE,
    &rest::TECHNIQUE,
    &rest_pause::TECHNIQUE,
    &rir::TECHNIQUE,
    &rpe::TECHNIQUE,
    &tempo::TECHNIQUE,
    &warmup::TECHNIQUE,
    &work::TECHNIQUE,
];

/// What lifters write elsewhere, and how Leg has it.
pub static HABITS: &[(&str, &str)] = &[
    ("dropset", "drop[…]"),
    ("drop_set", "drop[…]"),
    ("dropsets", "drop[…]"),
    ("strip", "drop[…]"),
    ("amrap", "`1x5+` or `1xmax` for the sets and reps"),
    ("tofailure", "failure"),
    ("to_failure", "failure"),
    ("restpause", "rest_pause[…]"),
    ("rp", "rest_pause[…]"),
    ("myoreps", "myo[…]"),
    ("myo_reps", "myo[…]"),
    ("negatives", "negative[…]"),
    ("warm_up", "warmup"),
    ("wu", "warmup"),
    ("per_leg", "each[leg]"),
    ("per_arm", "each[arm]"),
    ("per_side", "each[side]"),
    ("unilateral", "`each[leg]` or `each[arm]`"),
    (
        "superset",
        "`A1` before one exercise and `A2` before the next",
    ),
];

/// The technique called `name`.
#[must_use]
pub fn named(name: &str) -> Option<&'static Technique> {
    let at = ALL
        .binary_search_by(|technique| technique.name.cmp(name))
        .ok()?;
    ALL.get(at).copied()
}

/// A technique with no check of its own.
pub(crate) fn no_check<'a>(_: &Call<'a>, _: &mut Draft<'_, 'a, '_>) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn techniques_that_take_one_value_say_so_by_their_parameters() {
        let take_one = ALL.iter().filter(|known| known.takes_one_value().is_some());
        let names: Vec<&str> = take_one.map(|known| known.name).collect();
        assert_eq!(
            names,
            [
                "cluster",
                "forced",
                "negative",
                "partials",
                "rest",
                "rest_pause",
                "rir",
                "rpe",
                "tempo",
                "work"
            ]
        );
    }

    #[test]
    fn the_registry_is_sorted_and_every_technique_can_be_found() {
        for technique in ALL {
            assert_eq!(
                named(technique.name).map(|found| found.name),
                Some(technique.name)
            );
            assert!(
                technique.example.contains(technique.name),
                "{} is in its example",
                technique.name
            );
        }
    }
}
