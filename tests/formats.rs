//! The formats of `check` that others read: each is held against its own schema or grammar, whatever
//! the file holds and whatever it is called.
//!
//! `schemas/sarif-2.1.0.json` is the schema that OASIS publishes, without its descriptions.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may fail by panicking"
)]

#[path = "common/broken.rs"]
mod broken;
mod common;
#[path = "common/generator/mod.rs"]
mod generator;

use std::path::Path;
use std::sync::LazyLock;

use broken::{BROKEN, broken};
use common::{Ran, legc};
use generator::{Edit, mutated, routine, soup};
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::Value;

static SARIF: LazyLock<Validator> = LazyLock::new(|| {
    let schema = include_str!("schemas/sarif-2.1.0.json");
    let schema: Value = serde_json::from_str(schema).expect("JSON");
    jsonschema::draft7::new(&schema).expect("a schema")
});

/// The JSON document.
static DOCUMENT: LazyLock<Validator> = LazyLock::new(|| {
    let schema = include_str!("../docs/check.schema.json");
    let schema: Value = serde_json::from_str(schema).expect("JSON");
    jsonschema::draft202012::new(&schema).expect("a schema")
});

/// One of the findings, in the contract of the JSON document.
static FINDING: LazyLock<Validator> = LazyLock::new(|| {
    let schema = include_str!("../docs/check.schema.json");
    let mut schema: Value = serde_json::from_str(schema).expect("JSON");
    let definition = schema["$defs"]["diagnostic"].clone();
    schema["properties"] = definition["properties"].clone();
    schema["required"] = definition["required"].clone();
    jsonschema::draft202012::new(&schema).expect("a schema")
});

#[track_caller]
fn valid(validator: &Validator, value: &Value) {
    let errors: Vec<String> = validator
        .iter_errors(value)
        .map(|error| format!("{error} at {}", error.instance_path))
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

/// Text that can disturb no terminal and no reader of lines.
#[track_caller]
fn harmless(text: &str) {
    for c in text.chars() {
        assert!(
            c == '\n' || !leg::diagnostic::is_harmful(c),
            "{c:?} in {text}"
        );
    }
}

/// What a run in one format says, as severities and names in order.
type Said = Vec<(String, String)>;

fn finding(value: &Value) -> (String, String) {
    valid(&FINDING, value);
    let text = |key: &str| value[key].as_str().expect("a text").to_owned();
    (text("severity"), text("name"))
}

#[track_caller]
fn jsonl(ran: &Ran) -> Said {
    let read = |line: &str| finding(&serde_json::from_str(line).expect("JSON"));
    ran.text().lines().map(read).collect()
}

#[track_caller]
fn json(ran: &Ran) -> Said {
    let document: Value = serde_json::from_slice(&ran.stdout).expect("JSON");
    valid(&DOCUMENT, &document);
    let found = document["diagnostics"].as_array().expect("findings");
    found.iter().map(finding).collect()
}

#[track_caller]
fn concise(ran: &Ran) -> Said {
    harmless(ran.text());
    let read = |line: &str| {
        let severities = ["error[", "warning[", "advice["];
        let (at, severity) = severities
            .iter()
            .filter_map(|severity| Some((line.find(&format!(": {severity}"))?, severity)))
            .min()
            .expect(line);
        let mut place = line[..at].rsplit(':');
        let mut number = || place.next()?.parse::<u32>().ok().filter(|n| *n > 0);
        assert!(number().is_some() && number().is_some(), "{line}");
        let (name, message) = line[at + 2 + severity.len()..]
            .split_once("] ")
            .expect("a name");
        assert!(!message.is_empty());
        (severity.trim_end_matches('[').to_owned(), name.to_owned())
    };
    ran.text().lines().map(read).collect()
}

#[track_caller]
fn github(ran: &Ran) -> Said {
    harmless(ran.text());
    let read = |line: &str| {
        let (head, message) = line
            .strip_prefix("::")
            .and_then(|line| line.split_once("::"))
            .expect("a command");
        assert!(!message.is_empty());
        let (command, properties) = head.split_once(' ').expect("properties");
        let severity = match command {
            "notice" => "advice",
            "error" | "warning" => command,
            other => panic!("{other}"),
        };
        let mut name = "";
        for property in properties.split(',') {
            let (key, value) = property.split_once('=').expect("a property");
            match key {
                "file" => assert!(!value.contains(':'), "{value}"),
                "title" => name = value,
                "line" | "endLine" | "col" | "endColumn" => {
                    assert!(value.parse::<u32>().is_ok_and(|n| n > 0), "{value}");
                }
                other => panic!("{other}"),
            }
        }
        (severity.to_owned(), name.to_owned())
    };
    ran.text().lines().map(read).collect()
}

#[track_caller]
fn sarif(ran: &Ran) -> Said {
    let log: Value = serde_json::from_slice(&ran.stdout).expect("JSON");
    valid(&SARIF, &log);
    let rules = log["runs"][0]["tool"]["driver"]["rules"]
        .as_array()
        .expect("rules");
    let results = log["runs"][0]["results"].as_array().expect("results");
    let read = |result: &Value| {
        let index = result["ruleIndex"].as_u64().expect("an index");
        let rule = &rules[usize::try_from(index).expect("an index")];
        assert_eq!(rule["id"], result["ruleId"]);
        assert_eq!(result["locations"].as_array().expect("places").len(), 1);
        let uri = &result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
        let uri = uri.as_str().expect("a reference");
        assert!(uri.bytes().all(|byte| byte.is_ascii_graphic()), "{uri}");
        let severity = match result["level"].as_str().expect("a level") {
            "note" => "advice",
            level => level,
        };
        let name = result["ruleId"].as_str().expect("a name");
        (severity.to_owned(), name.to_owned())
    };
    results.iter().map(read).collect()
}

/// Reads a document as its users do: suites of cases with failures, and counts that agree.
#[track_caller]
fn junit(ran: &Ran) -> Said {
    let document = roxmltree::Document::parse(ran.text()).expect("XML");
    let count = |node: &roxmltree::Node<'_, '_>, key: &str| -> usize {
        node.attribute(key).expect(key).parse().expect("a count")
    };
    let root = document.root_element();
    assert_eq!(root.tag_name().name(), "testsuites");
    let mut said = Said::new();
    let (mut all, mut failed) = (0, 0);
    for suite in root.children().filter(roxmltree::Node::is_element) {
        assert_eq!(suite.tag_name().name(), "testsuite");
        assert!(suite.attribute("name").is_some());
        let mut tests = 0;
        let before = said.len();
        for case in suite.children().filter(roxmltree::Node::is_element) {
            assert_eq!(case.tag_name().name(), "testcase");
            assert!(case.attribute("classname").is_some());
            let name = case.attribute("name").expect("a name");
            tests += 1;
            for failure in case.children().filter(roxmltree::Node::is_element) {
                assert_eq!(failure.tag_name().name(), "failure");
                assert!(!failure.attribute("message").expect("a message").is_empty());
                let severity = failure.attribute("type").expect("a type");
                let name = name.split(' ').next().expect("a name");
                said.push((severity.to_owned(), name.to_owned()));
            }
        }
        assert_eq!(count(&suite, "tests"), tests);
        assert_eq!(count(&suite, "failures"), said.len() - before);
        all += tests;
        failed += said.len() - before;
    }
    assert_eq!(
        (count(&root, "tests"), count(&root, "failures")),
        (all, failed)
    );
    said
}

/// How a format is read.
type Read = fn(&Ran) -> Said;

const FORMATS: [(&str, Read); 6] = [
    ("json", json),
    ("jsonl", jsonl),
    ("concise", concise),
    ("github", github),
    ("sarif", sarif),
    ("junit", junit),
];

/// What every format says of a file, which has to be the same.
#[track_caller]
fn all_agree(path: &str, text: &[u8]) -> usize {
    let mut before: Option<Said> = None;
    for (format, read) in FORMATS {
        let ran = legc(&["check", "--format", format, path], text);
        let said = read(&ran);
        harmless(ran.text());
        assert_eq!(ran.code, i32::from(!said.is_empty()), "{format}");
        assert!(before.is_none_or(|before| before == said), "{format}");
        before = Some(said);
    }
    let ran = legc(&["check", path], text);
    harmless(ran.text());
    harmless(&ran.stderr);
    before.map_or(0, |said| said.len())
}

#[test]
fn whatever_a_file_holds_every_format_is_valid() {
    let mut found = 0;
    for (what, text) in broken() {
        // Those of very many findings are for one format: see tests/json.rs.
        if text.len() < 200_000 {
            println!("{what}");
            found += all_agree("-", &text);
        }
    }
    assert!(found > 120, "{found}");
}

/// Text with characters in it that a terminal, a reader of lines or a page would take for something else.
fn hostile() -> impl Strategy<Value = String> {
    let harmful = prop::sample::select(vec![
        '\0',
        '\u{1b}',
        '\u{7}',
        '\u{8}',
        '\r',
        '\u{85}',
        '\u{9b}',
        '\u{200f}',
        '\u{2028}',
        '\u{202e}',
        '\u{2066}',
        '\u{feff}',
        '\u{ffff}',
        '\u{10ffff}',
        '<',
        '&',
        '"',
        '%',
        ':',
        '💪',
    ]);
    (
        soup(),
        prop::collection::vec((any::<prop::sample::Index>(), harmful), 1..12),
    )
        .prop_map(|(text, put)| {
            let mut letters: Vec<char> = text.chars().collect();
            for (at, letter) in put {
                letters.insert(at.index(letters.len() + 1), letter);
            }
            letters.into_iter().collect()
        })
}

fn with_slips() -> impl Strategy<Value = String> {
    let slips = prop::collection::vec(any::<Edit>(), 1..6);
    (routine(), slips).prop_map(|(text, edits)| mutated(&text, &edits))
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        // Each is seven runs of the command.
        cases: ProptestConfig::default().cases / 16,
        ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_the_bytes_every_format_is_valid(text in prop::collection::vec(any::<u8>(), 0..300)) {
        all_agree("-", &text);
    }

    #[test]
    fn whatever_the_words_every_format_is_valid(text in prop_oneof![soup(), hostile(), with_slips()]) {
        all_agree("-", text.as_bytes());
    }
}

#[cfg(unix)]
#[test]
fn whatever_a_file_is_called_every_format_is_valid() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let folder = common::folder("formats_names");
    let names: [&[u8]; 9] = [
        b"a b.leg",
        b"a:1:2: b.leg",
        b"100%,a=b.leg",
        b"\x1b[31m\n::error::.leg",
        b"a&b<c>\"d'.leg",
        "\u{202e}gel.a\u{2028}.leg".as_bytes(),
        "\u{ffff}\u{fffe}\u{0}".trim_end_matches('\0').as_bytes(),
        b"\xff\xfe.leg",
        "\u{1f4aa} Beine.leg".as_bytes(),
    ];
    for name in names {
        let path = folder.join(OsStr::from_bytes(name));
        std::fs::write(&path, BROKEN).expect("a file to write");
        let mut before: Option<Said> = None;
        for (format, read) in FORMATS {
            let ran = std::process::Command::new(env!("CARGO_BIN_EXE_legc"))
                .args(["check", "--format", format])
                .arg(&path)
                .output()
                .expect("legc to run");
            let ran = Ran {
                code: ran.status.code().expect("a code"),
                stdout: ran.stdout,
                stderr: String::from_utf8(ran.stderr).expect("UTF-8"),
            };
            harmless(&ran.stderr);
            let said = read(&ran);
            assert!(said.len() > 5 && before.is_none_or(|before| before == said));
            before = Some(said);
        }
        // One that is not there is told of as harmlessly.
        std::fs::remove_file(&path).expect("a file to remove");
        let ran = std::process::Command::new(env!("CARGO_BIN_EXE_legc"))
            .arg("check")
            .arg(&path)
            .output()
            .expect("legc to run");
        assert_eq!(ran.status.code(), Some(2));
        let told = String::from_utf8(ran.stderr).expect("UTF-8");
        harmless(&told);
        assert!(told.ends_with("there is no such file\n"), "{told}");
    }
}

#[test]
fn a_fix_is_told_as_sarif_has_it() {
    let ran = legc(
        &["check", "--format", "sarif", "-"],
        "day 2\n  é sqaut 5x5\n",
    );
    sarif(&ran);
    let ran = legc(
        &["check", "--format", "sarif", "-"],
        "# é\nday 2\n  sqaut 5x5\n",
    );
    let log: Value = serde_json::from_slice(&ran.stdout).expect("JSON");
    let change = &log["runs"][0]["results"][0]["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], "%3Cstdin%3E");
    let replacement = &change["replacements"][0];
    assert_eq!(replacement["insertedContent"]["text"], "squat");
    let region = &replacement["deletedRegion"];
    let place = [
        "startLine",
        "startColumn",
        "endLine",
        "endColumn",
        "byteOffset",
        "byteLength",
    ]
    .map(|key| region[key].as_u64().expect(key));
    assert_eq!(place, [3, 3, 3, 8, 13, 5]);
}

#[test]
fn people_are_shown_some_and_told_how_many_are_left_out() {
    let text = format!("day 2\n{}", "  xyzzy 5x5\n".repeat(500));
    let ran = legc(&["check", "-"], text.as_str());
    assert_eq!(ran.text().matches("unknown-exercise").count(), 200);
    assert!(
        ran.stderr
            .contains("500 errors (the first 200 are shown; `--max 500` shows all)")
    );
    let ran = legc(
        &["check", "--max", "3", "--format", "concise", "-"],
        text.as_str(),
    );
    assert_eq!(ran.text().lines().count(), 3);
    let ran = legc(&["check", "--format", "concise", "-"], text.as_str());
    assert_eq!(ran.text().lines().count(), 500);
    // For programs nothing is left out.
    let ran = legc(
        &["check", "--max", "3", "--format", "jsonl", "-"],
        text.as_str(),
    );
    assert_eq!(ran.text().lines().count(), 500);
}

#[test]
fn a_line_names_the_other_lines_that_a_finding_is_about() {
    let folder = common::folder("formats_others");
    for (file, text) in [
        ("gym.leg", "units kg\nmax squat 100\n"),
        (
            "a.leg",
            "import \"gym.leg\"\nmax squat 120\nweeks 2\nday 1\n  squat 3x5 @week[60%, 70%, 80%]\n",
        ),
    ] {
        std::fs::write(folder.join(file), text).expect("a file to write");
    }
    let path = folder.join("a.leg");
    let path = path.to_str().expect("UTF-8");
    let ran = legc(&["check", "--format", "concise", path], "");
    let text = ran.text().replace(&format!("{}/", folder.display()), "");
    assert_eq!(
        text,
        "a.leg:2:5: error[duplicate-declaration] The max of `squat` is declared twice; also gym.leg:2:5\n\
         a.leg:5:14: error[week-list-length] 3 values for 2 weeks; also line 3\n"
    );
}

#[test]
fn every_format_is_documented_by_the_command() {
    let ran = legc(&["check", "--help"], "");
    for (format, _) in FORMATS {
        assert!(ran.text().contains(&format!("- {format}:")), "{format}");
    }
    // `full` is another word for the one that is drawn.
    assert_eq!(legc(&["check", "--format", "full", "-"], BROKEN).code, 1);
    let ran = legc(&["volume", "--format", "sarif", "-"], BROKEN);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr.contains("[possible values: text, json]"),
        "{}",
        ran.stderr
    );
}

// Files, folders, patterns

fn tree(name: &str) -> std::path::PathBuf {
    let folder = common::folder(name);
    for (file, text) in [
        ("leg.toml", ""),
        ("b.leg", "import \"lib/gym.leg\"\nday 1\n  sqaut 5x5 @60\n"),
        (
            "a/c.leg",
            "import \"../lib/gym.leg\"\nday 1\n  squat 5x5 @60\n",
        ),
        (
            "lib/gym.leg",
            "units kg\nlet spare = 2kg\ngear squat bar[20] platse[20]\n",
        ),
        (".ignore", "old\n"),
        ("old/d.leg", "nothing\n"),
    ] {
        let path = folder.join(file);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file to write");
    }
    folder
}

#[test]
fn a_folder_is_checked_in_order_and_what_is_shared_is_told_once() {
    let folder = tree("formats_folder");
    let lines = |args: &[&str]| -> Vec<String> {
        let ran = legc(args, "");
        let folder = format!("{}/", folder.display());
        let lines = ran.text().lines();
        lines
            .map(|line| {
                line.replace(&folder, "")
                    .split(' ')
                    .next()
                    .expect("a place")
                    .to_owned()
            })
            .collect()
    };
    let path = folder.to_str().expect("UTF-8");
    let all = lines(&["check", "--format", "concise", path]);
    assert_eq!(all, ["lib/gym.leg:3:20:", "b.leg:3:3:"]);
    let pattern = format!("{path}/**/*.leg");
    assert_eq!(lines(&["check", "--format", "concise", &pattern]), all);
    // Named itself, a file that others import is a routine of its own.
    let gym = folder.join("lib/gym.leg");
    let own = lines(&["check", "--format", "concise", gym.to_str().expect("UTF-8")]);
    assert_eq!(own.first().map(String::as_str), Some("lib/gym.leg:3:20:"));
    let none = Path::new(path).join("a/x*.leg");
    assert_eq!(legc(&["check", none.to_str().expect("UTF-8")], "").code, 2);
}
