//! Faults of which one cause makes many: all findings go in; of those that one line elsewhere would mend,
//! the first comes out, and says how many more there are, in the words that it has for that.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Concerns, Diagnostic, Rule};
use crate::plan::PERCENT_WITHOUT_MAX;
use crate::routine::{NO_UNITS, OUTSIDE_A_DAY};

/// Whether no line that breaks a rule is at fault for it, but another one, or none: what such a line is
/// mended to may break it as well.
pub(super) fn is_for_want_of_another(rule: &Rule) -> bool {
    [&OUTSIDE_A_DAY, &NO_UNITS, &PERCENT_WITHOUT_MAX].contains(&rule)
}

/// Whether a file that a routine asks for was not read: it is not there, or `opening`, the word that the
/// line of the finding opens with, was to ask for it.
pub(super) fn is_of_a_lacking_file(found: &Diagnostic, opening: &str) -> bool {
    let asks = matches!(
        opening,
        "import" | "imports" | "improt" | "include" | "Import"
    );
    let is_lacking = matches!(
        found.rule.name,
        "import-not-found" | "import-outside-project" | "import-cycle" | "too-many-files"
    );
    is_lacking || asks && found.rule.concerns.is_form()
}

/// Whether a finding may be of what a file declares that was not read: of names like no other, loads
/// without units, shares of no max, and of all that the plan comes to without it.
pub(super) fn is_for_want_of_a_file(found: &Diagnostic) -> bool {
    let is_unknown = found.rule.concerns == Concerns::Name && found.fixes.is_empty();
    let is_of_the_library = ["unknown-profile", "unknown-unit"].contains(&found.rule.name);
    let is_of_units = [&NO_UNITS, &PERCENT_WITHOUT_MAX].contains(&found.rule);
    is_unknown && !is_of_the_library || is_of_units || found.rule.is_of_the_plan()
}

/// Tells once what has one cause.
pub(super) fn once(found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut counts: HashMap<(&str, String), usize> = HashMap::new();
    for found in &found {
        if let Some(shared) = &found.shared {
            let key = (found.rule.name, shared.cause.clone());
            *counts.entry(key).or_default() += 1;
        }
    }
    let mut told = HashSet::new();
    let mut left = Vec::with_capacity(found.len());
    for mut found in found {
        let Some(shared) = found.shared.take() else {
            left.push(found);
            continue;
        };
        let key = (found.rule.name, shared.cause.clone());
        let count = counts.get(&key).copied().unwrap_or(1);
        if count < shared.least {
            left.push(found);
        } else if told.insert(key) {
            found.message = of_several(&shared.message, count);
            found.help = shared.help.or(found.help);
            left.push(found);
        }
    }
    left
}

/// The words of a finding that is the first of `count`.
fn of_several(message: &str, count: usize) -> String {
    let (more, s) = match count - 1 {
        1 => ("one more".to_owned(), ""),
        more => (format!("{more} more"), "s"),
    };
    message
        .replace("{count}", &count.to_string())
        .replace("{more}", &more)
        .replace("{s}", s)
}
