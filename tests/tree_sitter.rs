//! The grammar for editors against the language's own: both take the same texts, and refuse the same.
//!
//! `LEG_PARITY=2000 cargo test --release --test tree_sitter` tries so many slips in each file.
//! `UPDATE_PARSER=1 cargo test --test tree_sitter parser` makes the parser anew, and `LEG_GRAMMAR_JS=1` holds it
//! against `grammar.js` itself; both of them run Node.js.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may fail by panicking"
)]

#[path = "common/generator/mod.rs"]
mod generator;

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use generator::{Edit, mutated, routine, soup};
use leg::diagnostic::{Diagnostic, Findings};
use leg::editor::folding::{self, What};
use leg::source::FileId;
use leg::syntax;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};
use tree_sitter::{Language, Node, Parser, Query, QueryCursor, StreamingIterator, Tree};
use tree_sitter_generate::{OptLevel, generate_parser_in_directory};

fn language() -> Language {
    tree_sitter_leg::LANGUAGE.into()
}

fn tree(text: &str) -> Tree {
    let mut parser = Parser::new();
    parser.set_language(&language()).expect("a language");
    parser.parse(text, None).expect("a tree")
}

/// What the language's own syntax says is wrong with `text`.
fn faults(text: &str) -> Vec<Diagnostic> {
    let mut findings = Findings::new();
    syntax::parse(text, FileId::ROUTINE, &mut findings);
    findings.sorted()
}

// The parser

/// The parser that is kept is the one that the grammar makes: of `grammar.json`, for which nothing more
/// is needed, or of `grammar.js`.
#[test]
fn the_parser_is_what_the_grammar_makes() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR")).join("editors/tree-sitter-leg");
    let src = package.join("src");
    let update = env::var_os("UPDATE_PARSER").is_some();
    let from = if update || env::var_os("LEG_GRAMMAR_JS").is_some() {
        package.join("grammar.js")
    } else {
        src.join("grammar.json")
    };
    let made = tempfile::tempdir().expect("a folder");
    let out = if update { src.as_path() } else { made.path() };
    // The first of the forms of a parser that all editors of today read.
    let abi = 14;
    generate_parser_in_directory(
        &package,
        Some(out),
        Some(&from),
        abi,
        None,
        Some("node"),
        true,
        OptLevel::default(),
    )
    .expect("a parser");
    for file in [
        "grammar.json",
        "node-types.json",
        "parser.c",
        "tree_sitter/parser.h",
    ] {
        let Ok(new) = fs::read_to_string(out.join(file)) else {
            assert!(file == "grammar.json", "{file} was not made");
            continue;
        };
        let kept = fs::read_to_string(src.join(file)).expect("a file");
        assert!(
            kept == new,
            "{file} is not what the grammar makes: `UPDATE_PARSER=1 cargo test --test tree_sitter parser`"
        );
    }
}

// Parity

/// Where the language's own syntax refuses what the tree takes: a fault that is none of the
/// shape of a line but of what stands in it, or that only a look at other lines can find.
const BEYOND_THE_SHAPE: &[(&str, &str, &str)] = &[
    (
        "expected-value",
        "is a range, and a range is not reckoned with",
        "which numbers are ranges is known, but an expression would need each rule twice",
    ),
    (
        "unknown-keyword",
        "",
        "that `rund` is `round` misspelt is found by its likeness; `rund nearest 20kg` has an item's shape",
    ),
    (
        "unexpected-character",
        "`>` opens no kind of line",
        "the syntax knows a cue after blanks and tabs alone, the tree after a no-break space too",
    ),
    (
        "unexpected-character",
        "without blanks is no quotient",
        "a `/` joins two values in the tree, which does not ask for the blanks around it",
    ),
    (
        "unexpected-character",
        "`/` means nothing here",
        "that `135/185/225` is a list of loads and no quotient is known by its numbers",
    ),
    (
        "unexpected-text",
        "The load is given twice",
        "each list of the weeks would need its rules twice",
    ),
    (
        "unexpected-text",
        "is a share is said with `of`",
        "which word of an expression is a lift's name the tree does not know",
    ),
    ("expression-too-deep", "", "a tree has no greatest depth"),
    ("line-too-long", "", "a tree has no greatest length"),
];

/// Whether the two grammars part over `fault` for a reason that is known.
fn is_known(fault: &Diagnostic, text: &str) -> bool {
    // In a block with parameters a word may stand for sets and reps. The tree does not know which.
    let in_block = || {
        let start = fault.primary().map_or(0, |label| label.place.span.start);
        let before = text.get(..start as usize).unwrap_or("");
        let opens = ["day", "week", "block", "progress", "exercise"];
        let header = before.split(['\n', '\r']).rev().find(|line| {
            let word = line.split_whitespace().next();
            word.is_some_and(|word| opens.contains(&word))
        });
        header.is_some_and(|line| line.trim_start().starts_with("block") && line.contains('['))
    };
    let of_a_word =
        ["missing-scheme", "malformed-scheme", "unexpected-text"].contains(&fault.rule.name);
    let beyond = |(name, message, _): &(&str, &str, &str)| {
        fault.rule.name == *name && fault.message.contains(message)
    };
    BEYOND_THE_SHAPE.iter().any(beyond) || (of_a_word && in_block())
}

/// The line on which the grammars part, and how, if they do.
fn difference(text: &str) -> Option<String> {
    // For a tree a NUL is where a text ends.
    if text.contains('\0') {
        return None;
    }
    let (faults, tree) = (faults(text), tree(text));
    match (faults.as_slice(), tree.root_node().has_error()) {
        ([], true) => {
            let wrong = first_error(tree.root_node()).expect("an error");
            let line = text.lines().nth(wrong.start_position().row).unwrap_or("");
            Some(format!("only the tree refuses {line:?}: {wrong:?}"))
        }
        ([_, ..], false) if !faults.iter().all(|fault| is_known(fault, text)) => {
            let mut told = String::from("only the syntax refuses:");
            for fault in &faults {
                let start = fault.primary().map_or(0, |label| label.place.span.start);
                let before = text.get(..start as usize).unwrap_or("");
                let row = before.matches('\n').count();
                let line = text.split('\n').nth(row).unwrap_or("");
                _ = write!(told, "\n  {line:?}: {} {}", fault.rule.name, fault.message);
            }
            Some(told)
        }
        _ => None,
    }
}

fn first_error(node: Node<'_>) -> Option<Node<'_>> {
    if node.is_error() || node.is_missing() {
        return Some(node);
    }
    let mut cursor = node.walk();
    node.children(&mut cursor)
        .filter(Node::has_error)
        .find_map(first_error)
}

/// Every file of Leg in this project, by its path.
fn corpus() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    let mut folders: Vec<PathBuf> = ["routines", "tests/golden", "src/library"]
        .iter()
        .map(|folder| root.join(folder))
        .collect();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("a file").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "leg") {
                let text = fs::read_to_string(&path).expect("text");
                files.push((path, text));
            }
        }
    }
    files.sort();
    files
}

/// The texts of the registry: what is wrong, and the same put right.
fn examples() -> Vec<&'static str> {
    let rules = leg::registry::rules();
    rules
        .iter()
        .flat_map(|rule| [rule.bad, rule.good])
        .collect()
}

/// How many slips are tried in each file.
fn slips() -> usize {
    env::var("LEG_PARITY")
        .ok()
        .and_then(|asked| asked.parse().ok())
        .unwrap_or(12)
}

/// Fails with the first few of `differences`.
#[track_caller]
fn expect_none(differences: &[String]) {
    let shown: Vec<&str> = differences.iter().take(20).map(String::as_str).collect();
    assert!(
        differences.is_empty(),
        "{} texts are taken by one and refused by the other\n{}",
        differences.len(),
        shown.join("\n")
    );
}

#[test]
fn both_take_the_same_files() {
    let files = corpus();
    let (taken, refused): (Vec<_>, Vec<_>) =
        files.iter().partition(|(_, text)| faults(text).is_empty());
    assert!(taken.len() > 100 && refused.len() > 20, "a corpus of both");
    let of_files = files.iter().filter_map(|(path, text)| {
        difference(text).map(|difference| format!("{}: {difference}", path.display()))
    });
    let of_examples = examples()
        .into_iter()
        .filter_map(|text| difference(text).map(|difference| format!("{text}{difference}")));
    expect_none(&of_files.chain(of_examples).collect::<Vec<_>>());
}

#[test]
fn both_refuse_the_same_slips() {
    let mut runner = TestRunner::deterministic();
    let edits = prop::collection::vec(any::<Edit>(), 1..3);
    let mut draw = || edits.new_tree(&mut runner).expect("edits").current();
    let mut differences = Vec::new();
    let (mut taken, mut refused) = (0, 0);
    for (path, text) in corpus() {
        for _ in 0..slips() {
            // A part of the file, so that one slip does not hide the next.
            let edits = draw();
            let text = mutated(&text, &edits);
            for part in parts(&text) {
                if faults(part).is_empty() {
                    taken += 1;
                } else {
                    refused += 1;
                }
                if let Some(difference) = difference(part) {
                    differences.push(format!("{}: {difference}", path.display()));
                }
            }
        }
    }
    assert!(
        taken > 100 && refused > 100,
        "{taken} taken, {refused} refused"
    );
    expect_none(&differences);
}

/// A text cut before some of its headers.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let cut = text
            .get(1..)
            .and_then(|after| after.find("\nday "))
            .map(|at| at + 2);
        let (part, after) = cut.map_or((text, None), |cut| {
            let (part, after) = text.split_at(cut);
            (part, Some(after))
        });
        rest = after;
        Some(part)
    })
}

proptest! {
    #![proptest_config(Config::with_cases(64))]

    #[test]
    fn both_take_the_same_random_routines(text in routine(), edits in prop::collection::vec(any::<Edit>(), 0..3)) {
        prop_assert_eq!(difference(&text), None);
        prop_assert_eq!(difference(&mutated(&text, &edits)), None);
    }

    #[test]
    fn both_refuse_the_same_soup(text in soup()) {
        prop_assert_eq!(difference(&text), None);
    }
}

// The tree

/// The files of `test/corpus`, in the form of tree-sitter's own tests: a title between lines of
/// `=`, a text, `---`, the tree.
#[test]
fn trees_are_as_the_corpus_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("editors/tree-sitter-leg/test/corpus");
    let mut count = 0;
    for entry in fs::read_dir(folder).expect("a corpus") {
        let text = fs::read_to_string(entry.expect("a file").path()).expect("text");
        let mut blocks = text.split("==================\n").skip(1);
        while let (Some(title), Some(body)) = (blocks.next(), blocks.next()) {
            let (text, expected) = body.split_once("\n---\n\n").expect("a tree below ---");
            let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let found = tree(text).root_node().to_sexp();
            let expected = words(expected).replace(" )", ")");
            assert_eq!(words(&found), expected, "{}", title.trim());
            count += 1;
        }
    }
    assert!(count >= 8, "{count} trees");
}

/// What the queries say of a text: each capture with its text, in the order of the text.
fn captures(query: &str, text: &str) -> Vec<(String, String)> {
    let query = Query::new(&language(), query).expect("a query");
    let tree = tree(text);
    let mut cursor = QueryCursor::new();
    let mut found = cursor.captures(&query, tree.root_node(), text.as_bytes());
    let mut captures = Vec::new();
    while let Some((matched, at)) = found.next() {
        let capture = matched.captures.get(*at).expect("a capture");
        let name = query
            .capture_names()
            .get(capture.index as usize)
            .expect("a name");
        let text = text.get(capture.node.byte_range()).expect("text");
        captures.push(((*name).to_owned(), text.trim_end().to_owned()));
    }
    captures
}

#[test]
fn a_line_is_coloured_by_what_its_pieces_are() {
    let text = "block calves\nday 2 \"Legs\"\n  A1 squat  4x6 @85% tm  drop[700, 600 to 500]  when spotter # now\n  > Down.\n";
    let found = captures(tree_sitter_leg::HIGHLIGHTS, text);
    let has = |name: &str, text: &str| found.contains(&(name.to_owned(), text.to_owned()));
    for (name, text) in [
        ("keyword", "block"),
        ("module", "calves"),
        ("keyword", "day"),
        ("number", "2"),
        ("string", "\"Legs\""),
        ("label", "A1"),
        ("function", "squat"),
        ("number", "4x6"),
        ("number", "85%"),
        ("keyword", "tm"),
        ("function.method", "drop"),
        ("keyword.operator", "to"),
        ("keyword.conditional", "when"),
        ("variable", "spotter"),
        ("comment", "# now"),
        ("string.special", "> Down."),
    ] {
        assert!(has(name, text), "{text} is no {name} in {found:#?}");
    }
}

#[test]
fn every_query_is_one() {
    for query in [tree_sitter_leg::INDENTS, tree_sitter_leg::LOCALS] {
        assert!(!captures(query, "block a[b]\n  b 3x5\nday 2\n  use a[squat]\n").is_empty());
    }
}

/// What the tree folds is what the language server folds.
#[test]
fn folds_are_those_of_the_server() {
    let query = Query::new(&language(), tree_sitter_leg::FOLDS).expect("a query");
    for (path, text) in corpus() {
        if !faults(&text).is_empty() {
            continue;
        }
        let tree = tree(&text);
        let mut cursor = QueryCursor::new();
        let mut matches = cursor.matches(&query, tree.root_node(), text.as_bytes());
        let mut found = Vec::new();
        while let Some(matched) = matches.next() {
            for capture in matched.captures {
                let (start, end) = (capture.node.start_position(), capture.node.end_position());
                let last = if end.column == 0 {
                    end.row - 1
                } else {
                    end.row
                };
                if last > start.row {
                    found.push((start.row, last));
                }
            }
        }
        let mut expected: Vec<(usize, usize)> = folding::folds(&text)
            .iter()
            .filter(|fold| fold.what == What::Section)
            .map(|fold| (fold.first, fold.last))
            .collect();
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "{}", path.display());
    }
}
