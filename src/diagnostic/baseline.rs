//! Findings that were there when checking was taken up: a list of them and what is found now go in;
//! what is new, and what of the list is no longer there, comes out.
//!
//! An entry is known by its file, its rule and the words of its line, and not by where the line is,
//! so that a routine can grow around it. Errors are in no list: of those no plan can be made.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::{Concerns, Diagnostic, Rule, Severity, Theme, Verdict};
use crate::source::{FileId, Place, Source, Span};

/// A finding of a list: its file, its rule and the words of its line.
type Key = (String, String, String);

#[derive(Serialize)]
struct Document {
    about: &'static str,
    findings: Vec<Entry>,
}

#[derive(Deserialize)]
struct Known<'t> {
    #[serde(borrow)]
    findings: Vec<&'t RawValue>,
}

/// So many findings that are alike.
#[derive(Serialize, Deserialize)]
struct Entry {
    file: String,
    name: String,
    line: String,
    count: usize,
}

/// Takes out of `verdicts` what `baseline` lists, and adds a verdict on the list itself: what of it
/// is no longer found in those files. How many were taken out comes back. `called` says what the list
/// calls the file at a byte of a source.
///
/// # Errors
/// In words, where the text is no such list.
pub fn known(
    baseline: Source,
    verdicts: &mut Vec<Verdict>,
    called: impl Fn(&Source, u32) -> String,
) -> Result<usize, String> {
    let text = baseline.text();
    let known: Known<'_> = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let mut left: BTreeMap<Key, (usize, Span)> = BTreeMap::new();
    for raw in known.findings {
        let entry: Entry = serde_json::from_str(raw.get()).map_err(|error| error.to_string())?;
        let start = raw.get().as_ptr() as usize - text.as_ptr() as usize;
        let span = Span::of(start, start + raw.get().len());
        let key = (entry.file, entry.name, entry.line);
        left.entry(key).or_insert((0, span)).0 += entry.count;
    }
    let mut taken = 0;
    let mut files: Vec<String> = Vec::new();
    for Verdict { source, found } in &mut *verdicts {
        files.extend(source.files().map(|file| called(source, file.span.start)));
        found.retain(|diagnostic| {
            let listed = key(source, diagnostic, &called).and_then(|key| left.get_mut(&key));
            match listed {
                Some((count, _)) if *count > 0 => {
                    *count -= 1;
                    taken += 1;
                    false
                }
                _ => true,
            }
        });
    }
    files.sort_unstable();
    let mut unneeded: Vec<Diagnostic> = left
        .iter()
        .filter(|((file, ..), (count, _))| *count > 0 && files.binary_search(file).is_ok())
        .map(|((file, name, _), (_, span))| {
            let place = Place::new(FileId::ROUTINE, *span);
            Diagnostic::new(
                &UNNEEDED,
                format!("`{name}` is no longer found here in `{file}`"),
            )
            .at(place, "not needed")
            .help("`--write-baseline` writes the list anew")
        })
        .collect();
    unneeded.sort_by_key(|diagnostic| diagnostic.primary().map(|label| label.place));
    if !unneeded.is_empty() {
        verdicts.push(Verdict {
            source: baseline,
            found: unneeded,
        });
    }
    Ok(taken)
}

/// The list of all that is found, but for errors, and how many are on it.
#[must_use]
pub fn listed(verdicts: &[Verdict], called: impl Fn(&Source, u32) -> String) -> (String, usize) {
    let mut counts: BTreeMap<Key, usize> = BTreeMap::new();
    for Verdict { source, found } in verdicts {
        for key in found.iter().filter_map(|found| key(source, found, &called)) {
            *counts.entry(key).or_default() += 1;
        }
    }
    let total = counts.values().sum();
    let findings = counts.into_iter().map(|((file, name, line), count)| Entry {
        file,
        name,
        line,
        count,
    });
    let document = Document {
        about: "Findings that `legc check --baseline` leaves out; `--write-baseline` writes the list anew",
        findings: findings.collect(),
    };
    let text = serde_json::to_string_pretty(&document).unwrap_or_default();
    (text + "\n", total)
}

/// What a finding is known by; none for an error.
fn key(
    source: &Source,
    found: &Diagnostic,
    called: &impl Fn(&Source, u32) -> String,
) -> Option<Key> {
    if found.rule.severity == Severity::Error {
        return None;
    }
    let at = found.primary()?.place.span.start;
    let lines = source.lines();
    let line = lines.line_of(at);
    let span = Span::new(lines.start_of(line), lines.start_of(line + 1).max(at));
    let end = source.file_at(at)?.span.end;
    let span = if line + 1 < lines.count() {
        span
    } else {
        Span::new(span.start, end)
    };
    let text = source.slice(span);
    let text = text.split('#').next().unwrap_or("");
    let words: Vec<&str> = text.split_whitespace().collect();
    let words: String = words.join(" ").chars().take(200).collect();
    Some((called(source, at), found.rule.name.to_owned(), words))
}

/// `baseline-not-needed`
pub(super) static UNNEEDED: Rule = Rule {
    name: "baseline-not-needed",
    severity: Severity::Advice,
    concerns: Concerns::Sense,
    theme: Theme::Allowing,
    why: "An entry of the list given by `--baseline` has nothing to leave out any more. Left standing it would hide the next finding of its kind on such a line.",
    bad: "",
    good: "day 2\n  squat 5x5\n",
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Findings;
    use crate::syntax;

    fn verdict(text: &str) -> Verdict {
        let source = Source::new("a.leg", text);
        let mut findings = Findings::new();
        let ast = syntax::parse_source(&source, &mut findings);
        let (_, found) = crate::check::check(&source, &ast, findings);
        Verdict { source, found }
    }

    fn called(source: &Source, at: u32) -> String {
        source.position(at).file.to_owned()
    }

    /// What is left of a text's findings by the list of another's, and how many were taken out.
    fn left(list: &str, text: &str) -> (usize, Vec<&'static str>) {
        let (list, _) = listed(&[verdict(list)], called);
        let mut verdicts = vec![verdict(text)];
        let taken = known(Source::new("b.json", list), &mut verdicts, called).unwrap();
        let found = verdicts.iter().flat_map(|verdict| &verdict.found);
        (taken, found.map(|found| found.rule.name).collect())
    }

    const OLD: &str = "units lb\nday 2\n  squat 5x5 @225 failure\n";

    #[test]
    fn what_is_listed_is_left_out_wherever_its_line_has_moved() {
        assert_eq!(left(OLD, OLD), (1, vec![]));
        let moved =
            "units lb\n# new\nday 1\n  plank 3x30s\nday 2\n\tsquat  5x5 @225   failure # now\n";
        assert_eq!(left(OLD, moved), (1, vec![]));
    }

    #[test]
    fn what_is_new_is_told_and_so_is_what_is_gone() {
        let more = format!("{OLD}  squat 5x5 @225 failure\n");
        assert_eq!(left(OLD, &more), (1, vec!["failure-without-spotter"]));
        assert_eq!(left(&more, OLD), (1, vec!["baseline-not-needed"]));
        let other = "units lb\nday 2\n  squat 5x5 @235 failure\n";
        assert_eq!(
            left(OLD, other).1,
            ["failure-without-spotter", "baseline-not-needed"]
        );
    }

    #[test]
    fn errors_are_on_no_list() {
        let broken = "day 2\n  sqat 5x5\n";
        assert_eq!(listed(&[verdict(broken)], called).1, 0);
        assert_eq!(left(broken, broken), (0, vec!["unknown-exercise"]));
    }

    #[test]
    fn what_is_no_list_is_refused() {
        for text in [
            "",
            "[]",
            "{\"findings\": [3]}",
            "{\"findings\": [{\"file\": \"a\"}]}",
        ] {
            let mut verdicts = vec![verdict(OLD)];
            assert!(known(Source::new("b.json", text), &mut verdicts, called).is_err());
        }
    }
}
