//! Each fix as a text to be read: of every rule whose findings can be mended, a routine that breaks it
//! and the same with each fix made, in `tests/golden/fixes/fixes.txt`.
//!
//! The routines are the rules' own examples, and those below where an example has nothing to mend.
//! `UPDATE_GOLDEN=1 cargo test --test fixes` writes the page anew.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail by panicking"
)]

#[path = "common/broken.rs"]
mod broken;
#[allow(dead_code, reason = "another test reads what is printed")]
mod common;
#[path = "common/recorded.rs"]
mod recorded;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use common::legc;
use leg::check::Checked;
use leg::diagnostic::{Diagnostic, Edit, Fix, Severity};
use leg::registry;
use leg::source::{self, Source};
use similar::{ChangeTag, TextDiff};

/// Routines with findings that can be mended, of rules whose own example has none that can.
const OTHERS: &[(&str, &str)] = &[
    (
        "list-length",
        "units lb\nday 2\n  leg_press 3x5 pyramid[135, 155, 165, 175]\n",
    ),
    (
        "load-below-usual-bar",
        "units kg\nmax squat 100\nday 2\n  squat 3x5 @8\n",
    ),
    (
        "units-disagree",
        "units kg\nweeks 3\nmax squat 100\nday 2\n  squat 3x5 @60% max + 5*(week-1)\n",
    ),
    (
        "drops-not-descending",
        "units kg\nday 2\n  leg_extension 3x10 drop[52,5, 42,5]\n",
    ),
    (
        "expected-load",
        "units lb\nmax squat 315\nday 2\n  squat 3x5 @75 %\n",
    ),
    ("expected-name", "day 2\n  3x5 squat\n"),
    (
        "expected-number",
        "units lb\nmax squat = 315\nday 2\n  squat 3x5 @75%\n",
    ),
    (
        "expected-value",
        "units lb\nweeks 3\nday 2\n  bench_press 3x5 @200-5*(week-1)\n",
    ),
    (
        "load-not-makeable",
        "units lb\ngear dumbbells  rack[5 to 50 by 5]\nday 2\n  dumbbell_bench_press 3x8 @52.5\n",
    ),
    (
        "malformed-requirement",
        "require quads 3kg sets per week\nday 2\n  squat 3x5\n",
    ),
    (
        "malformed-scope",
        "day 2\n  leg_extension 3x12 failure[on lst set]\n",
    ),
    ("missing-scheme", "day 2\n  squat - 3x5\n"),
    (
        "progression-twice",
        "units lb\nprogress slower\n  load = load - 5lb when missed\nday 2\n  squat 5x5 @95 slower slower\n",
    ),
    ("unexpected-text", "units lb\nday 2\n  leg_press 3x10 360\n"),
    (
        "week-list-length",
        "weeks 2\nday 2\n  squat week[3x12, 3x10, 3x8]\n",
    ),
    (
        "wrong-arguments",
        "units lb\nday 2\n  standing_calf 4x6 drop[90 45]\n",
    ),
    (
        "wrong-parameters",
        "units lb\nday 2\n  squat 5x5 @135 linear[5, trys = 2]\n",
    ),
];

fn check(text: &str) -> Vec<Diagnostic> {
    let mut source = Source::new("a.leg", text);
    source::bring_progressions(&mut source);
    let checked = Checked::new(source, Vec::new());
    checked.found().to_vec()
}

/// The findings of `rule` in `text` that have fixes.
fn mendable(rule: &str, text: &str) -> Vec<Diagnostic> {
    let mut found = check(text);
    found.retain(|found| found.rule.name == rule && !found.fixes.is_empty());
    found
}

/// The routine in which `rule` is broken and can be mended.
fn case(rule: &'static leg::diagnostic::Rule) -> Option<&'static str> {
    let other = OTHERS.iter().find(|(name, _)| *name == rule.name);
    let text = other.map_or(rule.bad, |(_, text)| text);
    (!mendable(rule.name, text).is_empty()).then_some(text)
}

/// `text` with the edits of `fix` made.
fn made(text: &str, fix: &Fix) -> String {
    let mut edits: Vec<_> = fix.edits.iter().collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.place.span));
    let mut text = text.to_owned();
    for edit in edits {
        let span = edit.place.span;
        text.replace_range(span.start as usize..span.end as usize, &edit.text);
    }
    text
}

/// How often each error is found.
fn errors(found: &[Diagnostic]) -> BTreeMap<&'static str, usize> {
    let errors = found
        .iter()
        .filter(|found| found.severity == Severity::Error);
    let mut counts = BTreeMap::new();
    for error in errors {
        *counts.entry(error.rule.name).or_default() += 1;
    }
    counts
}

/// Every rule whose findings have been seen with a fix: in the rules' examples, in the goldens, in
/// texts that are hard to read.
fn seen_with_fixes() -> BTreeSet<&'static str> {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let files = fs::read_dir(golden).expect("the goldens").flatten();
    let files = files.filter(|entry| entry.path().extension().is_some_and(|ext| ext == "leg"));
    let goldens = files.map(|entry| fs::read(entry.path()).expect("a golden"));
    let broken = broken::broken().into_iter().map(|(_, text)| text);
    let broken = broken.filter(|text| text.len() < 20_000);
    let texts = goldens
        .chain(broken)
        .filter_map(|text| String::from_utf8(text).ok())
        .chain(
            registry::rules()
                .into_iter()
                .map(|rule| rule.bad.to_owned()),
        );
    let found = texts.flat_map(|text| check(&text));
    let mendable = found.filter(|found| !found.fixes.is_empty());
    mendable.map(|found| found.rule.name).collect()
}

#[test]
fn every_rule_that_can_be_mended_is_seen_mended() {
    let cases: Vec<_> = registry::rules()
        .into_iter()
        .filter_map(|rule| Some((rule, case(rule)?)))
        .collect();
    let shown: BTreeSet<&str> = cases.iter().map(|(rule, _)| rule.name).collect();
    let missing: Vec<_> = seen_with_fixes()
        .into_iter()
        .filter(|rule| !shown.contains(rule))
        .collect();
    assert!(
        missing.is_empty(),
        "findings of these can be mended, and no routine here has one: {missing:?}"
    );

    let mut page = String::new();
    for (rule, text) in &cases {
        for found in mendable(rule.name, text) {
            _ = writeln!(page, "{}: {}", rule.name, found.message);
            for fix in &found.fixes {
                let sure = if fix.safe { "sure" } else { "to be asked for" };
                let after = made(text, fix);
                _ = writeln!(page, "  {}, {sure}", fix.title);
                for change in TextDiff::from_lines(*text, after.as_str()).iter_all_changes() {
                    let mark = match change.tag() {
                        ChangeTag::Equal => ' ',
                        ChangeTag::Delete => '-',
                        ChangeTag::Insert => '+',
                    };
                    let line = leg::diagnostic::harmless(change.value().trim_end_matches('\n'));
                    _ = writeln!(page, "    {mark} {line}");
                }
            }
            page.push('\n');
        }
    }
    recorded::is_as_recorded("tests/golden/fixes/fixes.txt", &page);
}

/// A fix does what it is offered for: its finding goes by it, no error comes, and it is not offered again.
#[test]
fn a_fix_mends_its_finding_and_makes_no_error() {
    let place = |found: &Diagnostic| found.primary().map(|label| label.place);
    for rule in registry::rules() {
        let Some(text) = case(rule) else { continue };
        let before = check(text);
        for found in mendable(rule.name, text) {
            for fix in &found.fixes {
                let what = format!("{}: {} in {text:?}", rule.name, fix.title);
                let after = check(&made(text, fix));
                for (name, count) in errors(&after) {
                    let had = errors(&before).get(name).copied().unwrap_or_default();
                    assert!(count <= had, "{what} makes {name}");
                }
                let again = after.iter().any(|other| {
                    other.rule == found.rule
                        && other.message == found.message
                        && place(other) == place(&found)
                });
                assert!(!again, "{what} is as it was");
            }
        }
    }
}

/// Whatever stands around it stays, byte for byte: comments, blanks, ends of lines.
#[test]
fn a_fix_leaves_everything_else_as_it_was() {
    const NOTE: &str = "  \t# kept: é 💪 \u{a0}";
    let mut fixes = 0;
    for rule in registry::rules() {
        let Some(text) = case(rule) else { continue };
        // A comment behind each line; a line that does not end takes it in, so that there is another
        // fault. Then a comment of its own below each, with other ends of lines.
        let (mut behind, mut below) = (String::new(), "\u{feff}".to_owned());
        for line in text.lines() {
            _ = writeln!(behind, "{line}{NOTE}");
            _ = write!(below, "{line}\r\n{NOTE}\r\n");
        }
        below.push_str(NOTE.trim_end());
        for (text, is_behind) in [(behind, true), (below, false)] {
            let found = mendable(rule.name, &text);
            assert!(is_behind || !found.is_empty(), "{}: {text:?}", rule.name);
            for fix in found.iter().flat_map(|found| &found.fixes) {
                fixes += 1;
                let after = made(&text, fix);
                let notes = |text: &str| text.matches(NOTE.trim()).count();
                let ends = |text: &str| text.matches("\r\n").count();
                let what = format!("{}: {}\n{text}\n{after}", rule.name, fix.title);
                // The copy of a section goes with its comments: they stand in the other one.
                let removed = |edit: &Edit| {
                    let span = edit.place.span;
                    let replaced = text.get(span.start as usize..span.end as usize);
                    replaced.expect("a place in the text").to_owned()
                };
                let is_copy = |removed: &str| {
                    let lines = removed.trim().lines().count();
                    lines > 1 && after.contains(removed.trim())
                };
                let copied: usize = fix
                    .edits
                    .iter()
                    .map(removed)
                    .filter(|removed| is_copy(removed))
                    .map(|removed| notes(&removed))
                    .sum();
                assert_eq!(notes(&after) + copied, notes(&text), "{what}");
                if !is_behind && after.lines().count() == text.lines().count() {
                    assert_eq!(ends(&after), ends(&text), "{what}");
                }
                for edit in &fix.edits {
                    let replaced = removed(edit);
                    let stays = !replaced.contains("kept") || is_copy(&replaced);
                    assert!(stays, "{what}");
                }
            }
        }
    }
    assert!(fixes > 80, "{fixes}");
}

/// What `--fix` has mended it leaves alone when it is run again, and so does `--fix --unsafe`.
#[test]
fn mended_once_is_mended() {
    let folder = common::folder("fixes");
    for rule in registry::rules() {
        let Some(text) = case(rule) else { continue };
        let path = folder.join(format!("{}.leg", rule.name));
        let file = path.to_str().expect("UTF-8");
        for args in [&["--fix"][..], &["--fix", "--unsafe"]] {
            fs::write(&path, text).expect("a file to write");
            let run = || {
                _ = legc(&[&["check", file][..], args].concat(), "");
                fs::read_to_string(&path).expect("a file")
            };
            let once = run();
            assert_eq!(run(), once, "{} {args:?}", rule.name);
        }
    }
}
