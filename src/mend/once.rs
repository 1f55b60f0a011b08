//! Faults of which one cause makes many: all findings go in; of those that one line elsewhere would mend,
//! the first comes out, and says how many more there are.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Concerns, Diagnostic, Rule};
use crate::expression::rules::WEEK_LIST_LENGTH;
use crate::plan::PERCENT_WITHOUT_MAX;
use crate::routine::{NO_UNITS, OUTSIDE_A_DAY};

/// So many lists that do not fit the weeks say that there are other weeks.
const MANY_LISTS: usize = 3;

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
        if let Some(cause) = cause(found) {
            *counts.entry((found.rule.name, cause)).or_default() += 1;
        }
    }
    let mut told: HashSet<(&str, String)> = HashSet::new();
    let mut left = Vec::with_capacity(found.len());
    for mut found in found {
        let Some(key) = cause(&found).map(|cause| (found.rule.name, cause)) else {
            left.push(found);
            continue;
        };
        let count = counts.get(&key).copied().unwrap_or(1);
        let least = if found.rule == &WEEK_LIST_LENGTH {
            MANY_LISTS
        } else {
            2
        };
        if count < least {
            left.push(found);
            continue;
        }
        if told.insert(key) {
            tell(&mut found, count);
            left.push(found);
        }
    }
    left
}

/// What a finding has in common with others of its cause; `None` for one that stands for itself.
fn cause(found: &Diagnostic) -> Option<String> {
    if found.rule == &NO_UNITS {
        return Some(String::new());
    }
    if found.rule == &PERCENT_WITHOUT_MAX {
        return found.message.split('`').nth(3).map(str::to_owned);
    }
    if found.rule == &WEEK_LIST_LENGTH {
        return counted(&found.message).map(|(given, weeks)| format!("{given} for {weeks}"));
    }
    None
}

/// `4 values for 3 weeks`
fn counted(message: &str) -> Option<(&str, &str)> {
    let (given, weeks) = message.split_once(" for ")?;
    Some((given.split(' ').next()?, weeks.split(' ').next()?))
}

/// Says how many there are of a finding that is the first of `count`.
fn tell(found: &mut Diagnostic, count: usize) {
    let more = |what: &str| match count - 1 {
        1 => format!("one more {what}"),
        more => format!("{more} more {what}s"),
    };
    if found.rule == &NO_UNITS {
        let first = found.message.split('`').nth(1).unwrap_or("").to_owned();
        found.message = format!(
            "`{first}` and {} have no unit, and the file does not say which one is meant",
            more("load")
        );
        found.help = Some("write `units lb` or `units kg` at the top of the file".to_owned());
    } else if found.rule == &PERCENT_WITHOUT_MAX {
        if let Some((percent, lift)) = found.message.split_once(" of what?") {
            found.message = format!("{percent} and {} of what?{lift}", more("load"));
        }
    } else if let Some((given, weeks)) = counted(&found.message) {
        let (given, weeks) = (given.to_owned(), weeks.to_owned());
        found.message = format!("{count} lists are of {given} weeks, and the plan has {weeks}");
        found.help = Some(format!(
            "write `weeks {given}`, or {weeks} members in each of the lists"
        ));
    }
}
