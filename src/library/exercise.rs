//! Exercises: a head line with its properties, the variants below it, and their cues.

use std::cell::OnceCell;
use std::rc::Rc;

use super::Catalogue;
use super::Gear;
use super::index::{self, Row};
use super::muscle::{self, Credit};
use super::property;
use crate::quantity::Decimal;
use crate::source::Place;
use crate::syntax::ast::{Declaration, Modifier, Statement};
use crate::syntax::read::{Amount, Reader};

/// An exercise of the catalogue.
#[derive(Clone, Debug)]
pub struct Exercise<'a> {
    /// Its name in routines.
    pub name: &'a str,
    /// What people are shown.
    pub title: &'a str,
    /// Where its name is declared.
    pub place: Place,
    /// What a set of it counts for, groups included.
    pub works: Vec<Credit>,
    /// The kind of gear it is done on.
    pub gear: &'a str,
    /// The movement, one of [`PATTERNS`].
    pub pattern: &'a str,
    /// Whether it moves more than one joint.
    pub compound: bool,
    /// Whether failing it traps the lifter: it wants a spotter or a cage.
    pub spot: bool,
    /// Whether it is done on a machine whose weight helps: the stack takes off the body.
    pub assisted: bool,
    /// Whether it is done a side at a time.
    pub sides: Sides,
    /// The part of the lifter's own weight that it moves.
    pub bodyweight: Option<Decimal>,
    /// What it is loaded with, once that has been asked for.
    pub(super) loading: OnceCell<Rc<Gear>>,
    /// The lines below its head, read when they are first asked for.
    details: OnceCell<Details<'a>>,
    /// Where those lines stand in the library, until then.
    below: Option<&'static Row>,
    /// The other names of a routine's own exercise; the library's are in its index.
    pub(super) also: Vec<&'a str>,
}

/// What stands below the head line of an exercise.
#[derive(Clone, Debug, Default)]
pub struct Details<'a> {
    /// Variants that move the work to other muscles.
    pub biases: Vec<Bias<'a>>,
    /// How to do it.
    pub cues: Vec<&'a str>,
}

/// Where the lines below a head line are.
#[derive(Clone, Copy, Debug)]
pub(super) enum Below<'s> {
    /// At hand: those of a routine's own exercise.
    Here(&'s [Statement]),
    /// In the library's text, to be read when they are needed.
    Elsewhere(&'static Row),
}

impl<'a> Exercise<'a> {
    /// An exercise of which nothing is known, to go on with after an unknown name.
    #[must_use]
    pub(crate) fn unknown(place: Place) -> Self {
        Self {
            name: "",
            title: "",
            place,
            works: Vec::new(),
            gear: "none",
            pattern: "",
            compound: false,
            spot: false,
            assisted: false,
            sides: Sides::Both,
            bodyweight: None,
            loading: OnceCell::new(),
            details: OnceCell::new(),
            below: None,
            also: Vec::new(),
        }
    }

    /// What kind of exercise it is: `squat on barbell, compound`, `lunge on dumbbells, compound, one
    /// leg at a time`.
    #[must_use]
    pub fn described(&self) -> String {
        let sides = match self.sides {
            Sides::Both => String::new(),
            Sides::One(limb) => format!(", one {} at a time", limb.word()),
            Sides::Either(limb) => format!(", with both or with one {} at a time", limb.word()),
        };
        let kind = if self.compound {
            "compound"
        } else {
            "isolation"
        };
        format!("{} on {}, {kind}{sides}", self.pattern, self.gear)
    }

    /// Its variants and cues, read by `read` if they have not been.
    pub(super) fn details(&self, read: impl FnOnce(&Row) -> Details<'a>) -> &Details<'a> {
        self.details
            .get_or_init(|| self.below.map(read).unwrap_or_default())
    }

    /// The other names that it answers to.
    #[must_use]
    pub fn other_names(&self) -> Vec<&'a str> {
        match self.below {
            Some(row) => index::other_names(index::EXERCISES, row).collect(),
            None => self.also.clone(),
        }
    }

    /// The cues of a routine's own exercise, which the plan shows. Those of the library tell how an exercise is
    /// done at all: `explain` has them.
    #[must_use]
    pub fn own_cues(&self) -> &[&'a str] {
        let own = self.details.get().filter(|_| self.below.is_none());
        own.map_or(&[], |details| &details.cues)
    }

    /// The variant at a place, once the variants have been read.
    #[must_use]
    pub fn variant(&self, at: usize) -> Option<&Bias<'a>> {
        self.details
            .get()
            .and_then(|details| details.biases.get(at))
    }
}

/// A variant: stance, foot placement, stride.
#[derive(Clone, Debug)]
pub struct Bias<'a> {
    /// Its name in `bias[...]`.
    pub name: &'a str,
    /// What people are shown.
    pub title: &'a str,
    /// What a set counts for when done so.
    pub works: Vec<Credit>,
    /// How to do it so.
    pub cues: Vec<&'a str>,
}

/// Whether an exercise is done with both limbs at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sides {
    /// Both at once.
    Both,
    /// `one[leg]`: always one at a time.
    One(Limb),
    /// `either[leg]`: as the routine says.
    Either(Limb),
}

/// What there are two of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limb {
    /// `each[leg]`
    Leg,
    /// `each[arm]`
    Arm,
    /// `each[side]`
    Side,
}

impl Limb {
    /// All limbs' words.
    pub const WORDS: &'static [&'static str] = &["leg", "arm", "side"];

    /// The limb that `word` names.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        match word {
            "leg" => Some(Self::Leg),
            "arm" => Some(Self::Arm),
            "side" => Some(Self::Side),
            _ => None,
        }
    }

    /// `leg`, `arm` or `side`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Leg => "leg",
            Self::Arm => "arm",
            Self::Side => "side",
        }
    }
}

/// The movements that an exercise can be.
pub const PATTERNS: &[&str] = &[
    "squat",
    "hinge",
    "lunge",
    "leg_press",
    "curl",
    "extension",
    "raise",
    "abduction",
    "adduction",
    "thrust",
    "press",
    "fly",
    "row",
    "pull",
    "shrug",
    "core",
    "carry",
    "jump",
    "cardio",
    "hold",
];

/// The properties of an `exercise` line.
pub const PROPERTIES: &[&str] = &[
    "works",
    "gear",
    "pattern",
    "compound",
    "spot",
    "assisted",
    "one",
    "either",
    "bodyweight",
    "aka",
];

/// Reads an `exercise` line.
pub(super) fn read<'a>(
    reader: &mut Reader<'a, '_>,
    catalogue: &Catalogue<'a>,
    declaration: &Declaration,
    below: Below<'_>,
) -> Exercise<'a> {
    let name = reader.str(declaration.name);
    let mut exercise = Exercise {
        name,
        title: title(reader, declaration),
        ..Exercise::unknown(reader.place(declaration.name))
    };
    for modifier in reader.ast.all(declaration.modifiers) {
        property::unconditional(reader, modifier);
        property(reader, catalogue, modifier, &mut exercise);
    }
    match below {
        Below::Here(lines) => {
            exercise.details = OnceCell::from(read_details(reader, catalogue, lines));
        }
        Below::Elsewhere(row) => exercise.below = Some(row),
    }
    exercise
}

/// Reads the `bias` and cue lines at the head of `lines`.
pub(super) fn read_details<'a>(
    reader: &mut Reader<'a, '_>,
    catalogue: &Catalogue<'a>,
    lines: &[Statement],
) -> Details<'a> {
    let mut details = Details::default();
    for statement in lines {
        match statement {
            Statement::Bias(bias) => details.biases.push(self::bias(reader, catalogue, bias)),
            Statement::Cue { text } => {
                let cue = reader.str(*text).trim();
                match details.biases.last_mut() {
                    Some(bias) => bias.cues.push(cue),
                    None => details.cues.push(cue),
                }
            }
            Statement::Broken => {}
            _ => break,
        }
    }
    details
}

fn title<'a>(reader: &Reader<'a, '_>, declaration: &Declaration) -> &'a str {
    let title = declaration.title.and_then(|id| reader.ast.one(id));
    title.map_or_else(
        || reader.str(declaration.name),
        |title| reader.unquoted(title.span),
    )
}

fn property<'a>(
    reader: &mut Reader<'a, '_>,
    catalogue: &Catalogue<'a>,
    modifier: &Modifier,
    exercise: &mut Exercise<'a>,
) {
    match reader.str(modifier.name) {
        "works" => exercise.works = muscle::works(reader, catalogue, modifier),
        "gear" => {
            let known: Vec<&str> = catalogue.gear_names().collect();
            exercise.gear =
                property::choice(reader, modifier, &known, "gear[barbell]").unwrap_or("none");
        }
        "pattern" => {
            exercise.pattern =
                property::choice(reader, modifier, PATTERNS, "pattern[squat]").unwrap_or("");
        }
        "compound" => exercise.compound = property::flag(reader, modifier),
        "spot" => exercise.spot = property::flag(reader, modifier),
        "assisted" => exercise.assisted = property::flag(reader, modifier),
        word @ ("one" | "either") => {
            let limb =
                property::choice(reader, modifier, Limb::WORDS, "one[leg]").and_then(Limb::named);
            if let Some(limb) = limb {
                exercise.sides = if word == "one" {
                    Sides::One(limb)
                } else {
                    Sides::Either(limb)
                };
            }
        }
        "bodyweight" => {
            let fraction = match reader.ast.all(modifier.args) {
                [arg] => reader
                    .amount_of(reader.ast.all(arg.terms))
                    .and_then(Amount::bare),
                _ => None,
            };
            if fraction.is_none() {
                property::malformed(reader, modifier.span(), "bodyweight", "bodyweight[0.64]");
            }
            exercise.bodyweight = fraction;
        }
        "aka" => {
            let names = reader.ast.all(modifier.args).iter();
            exercise.also = names
                .map(|arg| reader.str(reader.ast.span_of(arg.terms)))
                .collect();
        }
        _ => property::unknown(reader, modifier, PROPERTIES),
    }
}

fn bias<'a>(
    reader: &mut Reader<'a, '_>,
    catalogue: &Catalogue<'a>,
    declaration: &Declaration,
) -> Bias<'a> {
    let mut works = Vec::new();
    for modifier in reader.ast.all(declaration.modifiers) {
        property::unconditional(reader, modifier);
        match reader.str(modifier.name) {
            "works" => works = muscle::works(reader, catalogue, modifier),
            _ => property::unknown(reader, modifier, &["works"]),
        }
    }
    Bias {
        name: reader.str(declaration.name),
        title: title(reader, declaration),
        works,
        cues: Vec::new(),
    }
}
