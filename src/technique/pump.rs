//! `pump`: light and quick, for the blood and not for the fibre.

use super::{Claim, Figure, Says, Stage, Technique, no_check, rules};
use crate::plan::{Call, Draft};

/// `pump`
pub(super) static TECHNIQUE: Technique = Technique {
    name: "pump",
    summary: "light and quick, short of failure",
    doc: "A light load moved quickly, with short rests or none, until the burn ends the set. It is not taken to failure, and it is a hard set all the same.",
    example: "leg_extension 7x20 each[leg] pump",
    params: &[],
    stage: Stage::Manner,
    claims: &[
        Claim::new(Says::Reserve(Figure::AtLeast(1)), "stops short of failure")
            .or(&rules::PUMP_TO_FAILURE)
            .help("leave out `{}`: the burn ends the set before the muscle does"),
        Claim::new(Says::Rep(Figure::AtMost(3)), "is quick"),
        Claim::new(Says::Light, "is for light loads"),
    ],
    repeats: false,
    whole_line: true,
    apply,
    check: no_check,
};

/// The word itself is what the plan shows.
fn apply<'a>(_: &Call<'a>, _: &mut Draft<'_, 'a, '_>) {}
