//! The words for formats: one for each, the same in every command that has it.

use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};

/// How a command writes what it has to say. Each command names those that it has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people
    #[default]
    #[value(alias = "full")]
    Text,
    /// For people: a line for each
    Concise,
    /// For programs: one JSON document
    Json,
    /// For programs: one JSON object a line
    Jsonl,
    /// For code scanning: SARIF 2.1.0
    Sarif,
    /// For GitHub Actions: notes on the lines of a change
    Github,
    /// For continuous integration: the XML of `JUnit`
    Junit,
}

impl Format {
    /// Whether people read it.
    pub(super) const fn is_for_people(self) -> bool {
        matches!(self, Self::Text | Self::Concise)
    }
}

/// The words of a command that has `formats`.
pub(super) fn of(formats: &'static [Format]) -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(formats.iter().filter_map(Format::to_possible_value))
        .map(|word| Format::from_str(&word, false).unwrap_or_default())
}
