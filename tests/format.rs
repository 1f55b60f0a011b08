//! What the layout of a routine may not change: what it says, what is wrong with it, a comment, a
//! line that cannot be read.
//!
//! `LEG_FORMAT_FILES=100000 cargo test --test format random` lays out so many random files.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail by panicking"
)]

#[allow(dead_code, reason = "other tests use the rest")]
#[path = "common/generator/mod.rs"]
mod generator;

use std::fs;
use std::path::{Path, PathBuf};

use generator::{Edit, mutated, routine, soup};
use leg::diagnostic::{Diagnostic, Findings, Severity};
use leg::format::{edits, edits_within, formatted};
use leg::routine::{self as resolution, Routine, Settings};
use leg::source::{FileId, LineIndex, Source, Span};
use leg::view::plan_json;
use leg::{lint, syntax};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

/// Resolves and checks `text`, and gives `then` the routine with what was found.
fn with_routine<T>(text: &str, then: impl FnOnce(&Routine<'_>, &[Diagnostic]) -> T) -> T {
    let source = Source::new("a.leg", text);
    let mut findings = Findings::new();
    let ast = syntax::parse(source.text(), FileId::ROUTINE, &mut findings);
    let routine = resolution::resolve(&source, &ast, &mut findings);
    lint::check(&routine, &mut findings);
    then(&routine, &findings.sorted())
}

/// What a text comes to: its findings, places aside, and its plan where it has no error.
fn meaning(text: &str) -> (Vec<(&'static str, String)>, String) {
    with_routine(text, |routine, found| {
        let told = found.iter().map(|found| {
            // A message may quote blanks.
            (found.rule.name, letters(&found.message))
        });
        let mut plan = Vec::new();
        if found
            .iter()
            .all(|found| found.rule.severity != Severity::Error)
        {
            let own = Settings::defaults(&routine.options);
            // A slip can make five sets five million, and those are written elsewhere.
            if plan_json::count_sets(routine, own, &|_, _| true) <= 20_000 {
                plan_json::write_lines(&mut plan, routine, own, |_, _| true).expect("a plan");
            }
        }
        (told.collect(), String::from_utf8(plan).expect("UTF-8"))
    })
}

/// All of a text but its blanks and line ends.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, ' ' | '\t' | '\u{a0}' | '\n' | '\r'))
        .collect()
}

/// The lines whose form has a fault, as they stand.
fn broken_lines(text: &str) -> Vec<&str> {
    let mut findings = Findings::new();
    syntax::parse(text, FileId::ROUTINE, &mut findings);
    let index = LineIndex::new(text);
    let found = findings.sorted();
    let places = found.iter().filter_map(Diagnostic::primary);
    let mut lines: Vec<usize> = places
        .map(|label| index.line_of(label.place.span.start))
        .collect();
    lines.dedup();
    let span = |line: usize| {
        let next = if line + 1 < index.count() {
            index.start_of(line + 1)
        } else {
            u32::MAX
        };
        Span::new(index.start_of(line), next)
    };
    lines
        .into_iter()
        .map(|line| span(line).of_text(text).trim_end_matches(['\n', '\r']))
        // The mark at the start of a file is of no line: a blank line after it may go.
        .map(|line| line.trim_start_matches('\u{feff}'))
        .collect()
}

/// All that must hold of the layout of any text.
fn holds(text: &str) {
    let laid_out = formatted(text);
    assert_eq!(
        formatted(&laid_out),
        laid_out,
        "not the same twice, of {text:?}"
    );
    assert_eq!(
        letters(&laid_out),
        letters(text),
        "more than blanks has changed"
    );
    assert_eq!(broken_lines(&laid_out), broken_lines(text), "of {text:?}");
    assert_eq!(meaning(&laid_out), meaning(text), "of {text:?}");
    let ends = |text: &str| {
        text.split(|c| c != '\r' && c != '\n')
            .filter(|end| !end.is_empty())
            .map(|ends| ends.starts_with("\r\n"))
            .collect::<std::collections::BTreeSet<_>>()
    };
    assert!(
        text.is_empty() || !text.contains(['\n', '\r']) || ends(&laid_out).is_subset(&ends(text)),
        "other line ends"
    );
    let mut last = 0;
    for edit in edits(text) {
        let span = edit.place.span;
        let now = text
            .get(span.start as usize..span.end as usize)
            .expect("a place of the text");
        assert!(last <= span.start && now != edit.text, "an edit too many");
        last = span.end;
    }
}

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 128,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_routine_with_slips_in_it(text in routine(), edits in prop::collection::vec(any::<Edit>(), 1..6)) {
        holds(&mutated(&text, &edits));
    }

    #[test]
    fn a_soup_of_the_languages_own_words(text in soup()) {
        holds(&text);
    }

    #[test]
    fn any_text(text in any::<String>()) {
        holds(&text);
    }

    #[test]
    fn lines_alone_are_laid_out_as_in_the_whole(text in routine(), from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>()) {
        let (from, to) = (from.index(text.len() + 1), to.index(text.len() + 1));
        let span = Span::of(from.min(to), from.max(to));
        let all: Vec<_> = edits(&text).into_iter().map(|edit| (edit.place, edit.text)).collect();
        for edit in edits_within(&text, span) {
            assert!(all.contains(&(edit.place, edit.text)));
        }
    }
}

/// Spoils the layout of a text and nothing else: blanks where blanks may be.
fn shaken(text: &str, seed: u64) -> String {
    let mut state = seed | 1;
    let mut blanks = |least: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        " \t  "
            .chars()
            .cycle()
            .skip((state % 3) as usize)
            .take(least + (state % 5) as usize / 2)
            .collect::<String>()
    };
    let mut out = String::new();
    for line in text.split_inclusive(['\n', '\r']) {
        let (mark, line) = line
            .strip_prefix('\u{feff}')
            .map_or(("", line), |line| ("\u{feff}", line));
        let words = line.trim_start_matches([' ', '\t']);
        out += mark;
        if !out.ends_with('\r') || words != "\n" {
            out += &blanks(0);
        }
        let (mut in_string, mut is_plain) = (false, !words.starts_with('>'));
        for c in words.chars() {
            in_string ^= c == '"' && is_plain;
            is_plain &= c != '#' || in_string;
            let is_free = is_plain && !in_string;
            if matches!(c, ',' | ']') && is_free {
                out += &blanks(0);
            }
            match c {
                ' ' if is_free => out += &blanks(1),
                c => out.push(c),
            }
            if matches!(c, ',' | '[') && is_free {
                out += &blanks(0);
            }
        }
    }
    out
}

/// The text with comments on lines of their own in the margin: they stand as what is beside them stood.
fn with_comments_aside(text: &str) -> Vec<&str> {
    let aside = |line| {
        Some(str::trim_start(line))
            .filter(|line| line.starts_with('#'))
            .unwrap_or(line)
    };
    text.lines().map(aside).collect()
}

/// Lays out random files: as they are, with slips, and with their blanks shaken, which all come to
/// the one layout.
#[test]
fn random_files() {
    let files =
        std::env::var("LEG_FORMAT_FILES").map_or(200, |files| files.parse().expect("a number"));
    let mut runner = TestRunner::deterministic();
    let slips = prop::collection::vec(any::<Edit>(), 1..6);
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let mut text = String::new();
    for at in 0..files {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(at);
        text = match at % 4 {
            0 => routine()
                .new_tree(&mut runner)
                .expect("a routine")
                .current(),
            1 => shaken(&text, seed),
            2 => formatted(&text),
            _ => {
                let slips = slips.new_tree(&mut runner).expect("slips").current();
                mutated(&text, &slips)
            }
        };
        holds(&text);
        if at % 4 < 2 {
            let (one, other) = (formatted(&text), formatted(&shaken(&text, seed)));
            assert_eq!(
                with_comments_aside(&one),
                with_comments_aside(&other),
                "two layouts"
            );
        }
    }
}

fn legs_under(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            legs_under(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "leg") {
            found.push(path);
        }
    }
}

fn legs(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    legs_under(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join(folder),
        &mut found,
    );
    assert!(!found.is_empty());
    found.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a file");
        (path, text)
    };
    found.into_iter().map(read).collect()
}

#[test]
fn what_comes_with_leg_is_laid_out() {
    for (path, text) in legs("routines").into_iter().chain(legs("src")) {
        assert_eq!(formatted(&text), text, "`legc fmt {}`", path.display());
    }
}

#[test]
fn the_pages_are_laid_out() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seen = 0;
    let pages = ["README.md", "docs/tutorial.md"].map(|page| root.join(page));
    let chapters = fs::read_dir(root.join("docs/reference")).expect("a folder");
    for path in pages
        .into_iter()
        .chain(chapters.flatten().map(|chapter| chapter.path()))
    {
        let text = fs::read_to_string(&path).expect("a file");
        for rest in text.split("\n```leg").skip(1) {
            let block = rest.split("\n```").next().unwrap_or_default();
            let (_, block) = block.split_once('\n').expect("lines");
            let block = format!("{block}\n");
            assert_eq!(formatted(&block), block, "in {}", path.display());
            seen += 1;
        }
    }
    assert!(seen > 60, "only {seen} routines");
}

/// What would be a byte order mark if it stood at the top stays below its blank line.
#[test]
fn a_byte_order_mark_below_a_blank_line() {
    for text in [
        "\n\u{feff}",
        "\r\u{feff}squat 3x5\n",
        "\u{feff}\n\u{feff}day 1\n",
    ] {
        holds(text);
    }
}

#[test]
fn every_golden_file() {
    for (_, text) in legs("tests/golden") {
        holds(&text);
    }
}

#[test]
fn the_routines_shaken_come_back() {
    for (path, text) in legs("routines") {
        for seed in 1..20 {
            let back = formatted(&shaken(&text, seed));
            assert_eq!(
                with_comments_aside(&back),
                with_comments_aside(&text),
                "{}",
                path.display()
            );
        }
    }
}
