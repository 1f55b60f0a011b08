//! A mutant goes in; how well `check` deals with it comes out.

use std::collections::HashMap;

use leg::diagnostic::{Diagnostic, Severity};

use super::corpus::{FILE, Said, Valid, check, plan};
use super::mutants::{Class, Mutant};

/// What is held against every mutant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a figure of its own")]
pub struct Score {
    /// Something is reported that is not reported of the valid file: an error or a warning.
    pub detected: bool,
    /// Exactly one error is; or, where the slip is none, exactly one warning.
    pub one: bool,
    /// The first of them points at the token that was changed.
    pub site: bool,
    /// Nothing else is reported, of whatever severity, that does not point there too.
    pub clean: bool,
    /// A message, label or help names what stood there, or says to take out what was put there.
    pub hint: bool,
    /// An offered edit brings back the text as it was, but for blanks.
    pub exact: bool,
}

impl Score {
    pub const NAMES: [&str; 6] = ["D", "ONE", "SITE", "CLEAN", "HINT", "EXACT"];

    pub fn figures(self) -> [bool; 6] {
        [
            self.detected,
            self.one,
            self.site,
            self.clean,
            self.hint,
            self.exact,
        ]
    }
}

/// The findings of a mutant that its valid file has not, the graver first of all that are one kind.
pub fn news(text: &str, said: &HashMap<Said, usize>) -> Vec<Diagnostic> {
    let mut left = said.clone();
    let mut found = check(text);
    found.retain(|found| {
        let known = left.get_mut(&(found.rule.name, found.message.clone()));
        match known.filter(|count| **count > 0) {
            Some(count) => {
                *count -= 1;
                false
            }
            None => true,
        }
    });
    found
}

/// The score of a mutant; `None` where it means what the valid file does.
pub fn score(valid: &Valid, mutant: &Mutant) -> Option<(Score, Vec<Diagnostic>)> {
    let text = mutant.apply(&valid.text);
    let found = news(&text, &valid.said);
    if found.is_empty() && plan(&text) == valid.plan {
        return None;
    }
    let of = |severity: Severity| {
        found
            .iter()
            .filter(move |found| found.rule.severity == severity)
    };
    let worst = if of(Severity::Error).count() > 0 {
        Severity::Error
    } else {
        Severity::Warning
    };
    let site = site(&valid.text, mutant);
    let first = of(worst).next();
    let score = Score {
        detected: first.is_some(),
        one: of(worst).count() == 1,
        site: first.is_some_and(|first| touches(first, site)),
        clean: first.is_some() && found.iter().all(|found| touches(found, site)),
        hint: of(worst).any(|found| names(found, valid, mutant)),
        exact: of(worst).any(|found| restores(found, &text, &valid.text)),
    };
    Some((score, found))
}

/// Where the change is in the mutant: what was put there and the blanks around it.
pub fn site(valid: &str, mutant: &Mutant) -> (usize, usize) {
    let blank = |c: char| c == ' ' || c == '\t';
    let before = &valid[..mutant.start];
    let after = &valid[mutant.end..];
    let start = before.trim_end_matches(blank).len();
    let gap = after.len() - after.trim_start_matches(blank).len();
    (start, mutant.start + mutant.new.len() + gap)
}

/// Whether the primary label of `found` points at `site` or right beside it.
pub fn touches(found: &Diagnostic, (start, end): (usize, usize)) -> bool {
    found.primary().is_some_and(|label| {
        label.place.file == FILE
            && label.place.span.start as usize <= end
            && label.place.span.end as usize >= start
    })
}

fn without_blanks(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Whether `found` says what stood at the place of `mutant`; or, where nothing did, to take out
/// what does.
fn names(found: &Diagnostic, valid: &Valid, mutant: &Mutant) -> bool {
    let mut said = found.message.clone();
    let labels = found.labels.iter().map(|label| label.message.as_str());
    let fixes = found.fixes.iter().map(|fix| fix.title.as_str());
    for text in labels.chain(found.help.as_deref()).chain(fixes) {
        said.push('\n');
        said.push_str(text);
    }
    let original = mutant.original(&valid.text);
    if original.is_empty() {
        return [
            "remove",
            "leave out",
            "leave it out",
            "take out",
            "one of the two",
        ]
        .iter()
        .any(|words| said.contains(words));
    }
    // What is quoted, between backticks; a word or a number as one of its own.
    let is_word = original.chars().all(|c| c.is_alphanumeric() || c == '_');
    let wanted = without_blanks(original);
    said.split('`').skip(1).step_by(2).any(|quoted| {
        if is_word {
            let mut words = quoted.split(|c: char| !(c.is_alphanumeric() || c == '_'));
            // A unit stands at the end of its number.
            let is_unit = mutant.class == Class::UnitMisspelt;
            words.any(|word| word == wanted || is_unit && word.ends_with(&wanted))
        } else {
            without_blanks(quoted).contains(&wanted)
        }
    })
}

/// Whether one of the edits that `found` offers makes `text` into `valid`.
fn restores(found: &Diagnostic, text: &str, valid: &str) -> bool {
    found.fixes.iter().any(|fix| {
        let mut edits: Vec<_> = fix.edits.iter().collect();
        edits.sort_by_key(|edit| std::cmp::Reverse(edit.place.span.start));
        let mut mended = text.to_owned();
        for edit in edits {
            let span = edit.place.span;
            let range = span.start as usize..span.end as usize;
            if edit.place.file != FILE || mended.get(range.clone()).is_none() {
                return false;
            }
            mended.replace_range(range, &edit.text);
        }
        without_blanks(&mended) == without_blanks(valid)
    })
}

/// Whether each of three mutants at once, on three lines, is pointed at, in the order of their places.
pub fn located(valid: &Valid, three: &mut [&Mutant; 3]) -> [bool; 3] {
    three.sort_by_key(|mutant| mutant.start);
    let mut text = valid.text.clone();
    for mutant in three.iter().rev() {
        text.replace_range(mutant.start..mutant.end, &mutant.new);
    }
    let found = news(&text, &valid.said);
    let mut shift = 0;
    three.map(|mutant| {
        let (start, end) = site(&valid.text, mutant);
        let site = (
            start.saturating_add_signed(shift),
            end.saturating_add_signed(shift),
        );
        let grown = mutant.new.len().cast_signed() - (mutant.end - mutant.start).cast_signed();
        shift += grown;
        found.iter().any(|found| touches(found, site))
    })
}
