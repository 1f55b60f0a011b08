//! Everything that has a name and a page of its own: rules, techniques, keywords.

use crate::diagnostic::Rule;
use crate::{library, lint, plan, requirement, routine, source, syntax, technique};

/// Every rule, by name.
#[must_use]
pub fn rules() -> Vec<&'static Rule> {
    let lists = [
        syntax::rules::ALL,
        syntax::read::ALL,
        library::RULES,
        routine::RULES,
        plan::RULES,
        technique::rules::ALL,
        requirement::RULES,
    ];
    let files = [&source::NOT_UTF8, &source::FILE_TOO_LARGE];
    let mut all: Vec<&'static Rule> = lists
        .into_iter()
        .flatten()
        .copied()
        .chain(files)
        .chain(lint::rules())
        .collect();
    all.sort_by_key(|rule| rule.name);
    all.dedup_by_key(|rule| rule.name);
    all
}

/// The rule called `name`.
#[must_use]
pub fn rule(name: &str) -> Option<&'static Rule> {
    rules().into_iter().find(|rule| rule.name == name)
}
