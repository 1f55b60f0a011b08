//! What the machine formats promise: the real binary is run, and what it writes is held against
//! the schemas in `docs/` and against the contract that they state.

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

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use broken::{BROKEN, broken};
use common::{Ran, legc};
use jsonschema::Validator;
use serde_json::Value;

/// The schemas, by name.
const SCHEMAS: [(&str, &str); 5] = [
    ("check", include_str!("../docs/check.schema.json")),
    ("plan", include_str!("../docs/plan.schema.json")),
    ("set", include_str!("../docs/set.schema.json")),
    ("simulation", include_str!("../docs/simulation.schema.json")),
    ("volume", include_str!("../docs/volume.schema.json")),
];

/// A routine whose lines progress.
const PROGRESSING: &str = r#"routine "On and on"
units kg
weeks 3
progress down
  load = load - 20kg  when missed
day 1
  squat    3x8-12 @60    double[2.5]
  pull_up  3x5    @bw-20 linear[5]
  plank    3x30s  @20    down
"#;

/// A routine that has everything a plan can have.
const EVERYTHING: &str = r#"routine "Everything"
  > A note on the whole.
units kg
option spotter = no
max squat 142.125
bodyweight 80
gear seated_calf  plates[20]
gear squat        bar[20] plates[20, 10, 5, 2.5, 1.25] cage
style slow = tempo[31X0] rest[60-90s]

block calves
  donkey_calf | standing_calf  3-4x6  drop[90, 70, 50]
    > Stretch at the bottom.
  seated_calf  2x10  drop[4, 3 plates]

day monday "Legs"
  > A big meal the night before.
  bike  5min  warmup
  use calves
  squat  1x1 @77.125%
  squat  3x3 @100  slow warmup[1]
  A1 leg_extension    2x12-15  each[leg] pump rir[2]
  A2 single_leg_curl  2x8+8    each[leg] alternating[reps] phase[toes_pointed, toes_flexed] rpe[8-9]
  dumbbell_romanian_deadlift  2x8 @20  failure forced[2]
  lying_leg_curl  2x10 @40  negative[2, 6s]
  leg_press  2x20 @140  rest_pause[5s] partials[3] forced[2 when spotter]
  standing_calf  1x15 @60  myo[3-4x4, 15s] bias[soleus]
  assisted_pull_up  2x5+ @bw-20
  pull_up    2xmax @bw+10
  plank      2x30-45s
  sled_push  2x40m @60
  session arms "With Joe" 60min
    > Bring straps.
day tuesday rest
"#;

fn schema(name: &str) -> Value {
    let (_, text) = SCHEMAS
        .iter()
        .find(|(known, _)| *known == name)
        .expect("a schema");
    serde_json::from_str(text).expect("a schema is JSON")
}

/// Holds documents against one schema: by the `jsonschema` crate, and by a walk of our own that
/// finds keys that the schema does not describe.
struct Judge {
    root: &'static Value,
    validator: Validator,
    /// Every key of the schema that has been seen in a document, as `owner.key`.
    seen: BTreeSet<String>,
}

impl Judge {
    fn new(name: &str) -> Self {
        let root: &'static Value = Box::leak(Box::new(schema(name)));
        let validator = jsonschema::draft202012::new(root).expect("a schema of draft 2020-12");
        Self {
            root,
            validator,
            seen: BTreeSet::new(),
        }
    }

    #[track_caller]
    fn accept(&mut self, document: &str) -> Value {
        let value: Value =
            serde_json::from_str(document).unwrap_or_else(|error| panic!("{error}: {document}"));
        let errors: Vec<String> = self
            .validator
            .iter_errors(&value)
            .map(|error| format!("{} at {}", error, error.instance_path))
            .collect();
        assert!(errors.is_empty(), "{}", errors.join("\n"));
        self.walk(self.root, "root", &value);
        value
    }

    fn walk(&mut self, schema: &'static Value, owner: &str, value: &Value) {
        if !value.is_array() && !value.is_object() {
            return;
        }
        let mut facets = Vec::new();
        self.facets(schema, owner, &mut facets);
        match value {
            Value::Array(items) => {
                let each = facets.iter().find_map(|(_, facet)| facet.get("items"));
                let each = each.unwrap_or_else(|| panic!("{owner} describes no list"));
                for item in items {
                    self.walk(each, owner, item);
                }
            }
            Value::Object(keys) => {
                for (key, value) in keys {
                    let described = facets.iter().find_map(|(owner, facet)| {
                        Some((owner, facet.get("properties")?.get(key)?))
                    });
                    let (owner, schema) = described.unwrap_or_else(|| {
                        panic!("the schema does not describe `{key}` of {owner}")
                    });
                    let path = format!("{owner}.{key}");
                    self.walk(schema, &path, value);
                    self.seen.insert(path);
                }
            }
            _ => {}
        }
    }

    /// A schema with all that it refers to or chooses from, each with the name of its definition.
    fn facets(&self, schema: &'static Value, owner: &str, all: &mut Vec<(String, &'static Value)>) {
        all.push((owner.to_owned(), schema));
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            let name = reference
                .strip_prefix("#/$defs/")
                .expect("a reference within the file");
            self.facets(&self.root["$defs"][name], name, all);
        }
        for choice in schema
            .get("anyOf")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            self.facets(choice, owner, all);
        }
    }
}

/// Every `owner.key` that a schema describes.
fn described(schema: &Value, owner: &str, all: &mut BTreeMap<String, Value>) {
    for (name, definition) in schema
        .get("$defs")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        described(definition, name, all);
    }
    for (key, property) in schema
        .get("properties")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        let path = format!("{owner}.{key}");
        described(property, &path, all);
        all.insert(path, property.clone());
    }
}

/// What is required of an object, at a pointer into its schema.
fn required(schema: &Value, pointer: &str) -> BTreeSet<String> {
    let list = schema
        .pointer(&format!("{pointer}/required"))
        .and_then(Value::as_array);
    list.unwrap_or_else(|| panic!("nothing is required at `{pointer}`"))
        .iter()
        .map(|key| key.as_str().expect("a key").to_owned())
        .collect()
}

fn routines() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("routines");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .expect("the routines")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "leg"))
        .map(|path| path.to_str().expect("a name in UTF-8").to_owned())
        .collect();
    files.sort();
    assert!(!files.is_empty(), "there are routines");
    files
}

/// The names of the options that a plan says it has.
fn options(plan: &Value) -> Vec<(String, bool)> {
    let options = plan["options"].as_array().expect("the options");
    options
        .iter()
        .map(|option| {
            (
                option["name"].as_str().unwrap().to_owned(),
                option["value"].as_bool().unwrap(),
            )
        })
        .collect()
}

#[track_caller]
fn ended(ran: &Ran, code: i32) {
    assert_eq!(ran.code, code, "{}", ran.stderr);
}

// The schemas themselves

#[test]
fn every_schema_is_one_and_says_what_each_key_is() {
    for (name, _) in SCHEMAS {
        let root = schema(name);
        jsonschema::meta::validate(&root).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(
            root["$schema"],
            "https://json-schema.org/draft/2020-12/schema"
        );
        let mut all = BTreeMap::new();
        described(&root, "root", &mut all);
        let definitions = root["$defs"].as_object().expect("definitions").clone();
        for (path, described) in all
            .into_iter()
            .chain(definitions)
            .chain([("root".to_owned(), root)])
        {
            for word in ["title", "description"] {
                let text = described.get(word).and_then(Value::as_str).unwrap_or("");
                assert!(!text.trim().is_empty(), "{name}: {path} has no {word}");
            }
            for closed in ["additionalProperties", "unevaluatedProperties"] {
                assert!(
                    described.get(closed).is_none(),
                    "{name}: {path} takes no further keys"
                );
            }
        }
    }
}

#[test]
fn a_set_is_described_alike_in_the_document_and_in_the_stream() {
    let (plan, set) = (schema("plan"), schema("set"));
    for (name, definition) in set["$defs"].as_object().unwrap() {
        assert_eq!(Some(definition), plan["$defs"].get(name), "{name}");
    }
    let stream = set["properties"].as_object().unwrap();
    for owner in ["set", "entry"] {
        for (key, property) in plan["$defs"][owner]["properties"].as_object().unwrap() {
            // What is the whole line's stands in the document alone.
            if !["alternatives", "cues", "sets"].contains(&key.as_str()) {
                assert_eq!(Some(property), stream.get(key), "{owner}.{key}");
            }
        }
    }
}

/// The keys that stay, whatever is added beside them.
#[test]
fn the_keys_that_are_promised_are_required() {
    let promised: [(&str, &str, &[&str]); 19] = [
        ("check", "", &["diagnostics"]),
        (
            "check",
            "/$defs/diagnostic",
            &["name", "severity", "message", "file", "labels", "fixes"],
        ),
        (
            "check",
            "/$defs/label",
            &["start", "end", "line", "column", "message", "primary"],
        ),
        ("check", "/$defs/fix", &["title", "safe", "edits"]),
        ("check", "/$defs/edit", &["start", "end", "text"]),
        ("plan", "", &["routine", "units", "weeks"]),
        ("plan", "/$defs/week", &["week", "days"]),
        ("plan", "/$defs/day", &["day", "rest", "entries"]),
        (
            "plan",
            "/$defs/entry",
            &["exercise", "title", "alternatives", "cues", "sets"],
        ),
        ("plan", "/$defs/set", &["set", "kind", "segments"]),
        ("plan", "/$defs/segment", &["reps", "load"]),
        ("plan", "/$defs/load", &["value", "unit"]),
        (
            "set",
            "",
            &[
                "week", "day", "exercise", "title", "set", "kind", "segments",
            ],
        ),
        (
            "volume",
            "",
            &["exercises", "muscles", "days", "weeks", "total"],
        ),
        (
            "volume",
            "/$defs/exercise",
            &["exercise", "hard_sets", "warmup_sets", "reps", "tonnage"],
        ),
        (
            "volume",
            "/$defs/muscle",
            &["muscle", "direct_sets", "fractional_sets"],
        ),
        (
            "volume",
            "/$defs/day",
            &[
                "day",
                "hard_sets",
                "warmup_sets",
                "reps",
                "tonnage",
                "muscles",
            ],
        ),
        (
            "volume",
            "/$defs/tally",
            &["hard_sets", "warmup_sets", "reps", "tonnage", "muscles"],
        ),
        ("volume", "/$defs/tonnage", &["min", "max", "unit"]),
    ];
    for (name, pointer, keys) in promised {
        let keys: BTreeSet<String> = keys.iter().map(|key| (*key).to_owned()).collect();
        assert_eq!(required(&schema(name), pointer), keys, "{name}{pointer}");
    }
}

/// A routine of which lines move on, as a plan and as a simulation.
fn accept_progressing(plan: &mut Judge, simulation: &mut Judge) {
    plan.accept(legc(&["expand", "--format", "json", "-"], PROGRESSING).text());
    let assumed = [
        "simulate",
        "--format",
        "json",
        "--assume",
        "squat=12,missed",
        "-",
    ];
    simulation.accept(legc(&assumed, PROGRESSING).text());
    let rising = "units kg\ntm squat 180\nprogress rise\n  tm = tm + 5  when made\nday 1\n  squat 1x5 @85% tm rise\n";
    simulation.accept(legc(&["simulate", "--format", "json", "-"], rising).text());
    let sinking = "units kg\ngear squat bar[20] plates[20, 10, 5]\nprogress down\n  load = load - 15  when missed\nblock a[load]\n  squat 3x5 @load down\nday 1\n  use a[40]\n";
    simulation.accept(legc(&["simulate", "--format", "json", "-"], sinking).text());
}

// What is written, against the schemas

#[test]
fn every_routine_is_written_as_the_schemas_say() {
    let [mut check, mut plan, mut set, mut volume, mut simulation] =
        ["check", "plan", "set", "volume", "simulation"].map(Judge::new);
    accept_progressing(&mut plan, &mut simulation);
    for file in routines() {
        let ran = legc(&["check", "--format", "json", &file], "");
        let findings = check.accept(ran.text());
        let clean = findings["diagnostics"].as_array().unwrap().is_empty();
        assert_eq!(
            (ran.code, ran.stderr.as_str()),
            (i32::from(!clean), ""),
            "{file}"
        );

        let whole = legc(&["expand", "--format", "json", &file], "");
        ended(&whole, 0);
        let own = options(&plan.accept(whole.text()));
        let mut settings: Vec<Vec<String>> = vec![Vec::new()];
        for (name, value) in own {
            let other = format!("--set={name}={}", if value { "no" } else { "yes" });
            settings.push(vec![other]);
        }
        for setting in settings {
            let with = |command: &[&str]| {
                let args: Vec<&str> = command
                    .iter()
                    .copied()
                    .chain(setting.iter().map(String::as_str))
                    .chain([file.as_str()])
                    .collect();
                let ran = legc(&args, "");
                ended(&ran, 0);
                assert_eq!(ran.stderr, "", "{args:?}");
                ran
            };
            let document = with(&["expand", "--format", "json"]);
            let document = plan.accept(document.text());
            let stream = with(&["expand", "--format", "jsonl"]);
            let rows: Vec<Value> = stream.text().lines().map(|line| set.accept(line)).collect();
            assert_eq!(rows, rows_of(&document), "{file} {setting:?}");
            let reasons = with(&["expand", "--why", "--format", "json"]);
            let reasons = plan.accept(reasons.text());
            let stream = with(&["expand", "--why", "--format", "jsonl"]);
            let rows: Vec<Value> = stream.text().lines().map(|line| set.accept(line)).collect();
            assert_eq!(rows, rows_of(&reasons), "{file} {setting:?}");
            assert!(
                rows.iter().all(|row| row["why"][0]["of"] == "sets"),
                "{file}"
            );
            volume.accept(with(&["volume", "--format", "json"]).text());
            volume.accept(with(&["volume", "--format", "json", "--units", "kg"]).text());
        }
    }
}

/// The rows that the stream should have, from the document.
fn rows_of(plan: &Value) -> Vec<Value> {
    let mut rows = Vec::new();
    for week in plan["weeks"].as_array().unwrap() {
        for day in week["days"].as_array().unwrap() {
            for (at, entry) in day["entries"].as_array().unwrap().iter().enumerate() {
                for set in entry["sets"].as_array().unwrap() {
                    let mut row = set.as_object().unwrap().clone();
                    let head = entry.as_object().unwrap().clone();
                    row.extend(head.into_iter().filter(|(key, _)| {
                        !["alternatives", "cues", "sets"].contains(&key.as_str())
                    }));
                    row.insert("week".into(), week["week"].clone());
                    row.insert("day".into(), day["day"].clone());
                    row.insert("entry".into(), (at + 1).into());
                    rows.push(Value::Object(row));
                }
            }
        }
    }
    rows
}

/// Weeks of which one is lighter, and a day in two parts.
const WEEKS: &str = "units kg\nweeks 2 cycles 2\nday 1 am\n  squat 3x5 @100 warmup[10%x5]\nday 1 pm\n  leg_press 3x10 @100 + 5*(week-1)\nweek 2 deload[loads 80%, sets 50%]\n";

/// A schema that describes what is never written, or a document with a key that is not described,
/// would both be a promise that no one keeps.
#[test]
fn every_key_that_is_described_is_written_and_the_other_way_round() {
    let [mut check, mut plan, mut set, mut volume, mut simulation] =
        ["check", "plan", "set", "volume", "simulation"].map(Judge::new);
    accept_progressing(&mut plan, &mut simulation);
    let ran = legc(&["check", "--format", "json", "-"], EVERYTHING);
    assert_eq!(ran.text().matches("\"error\"").count(), 0, "{}", ran.text());
    check.accept(ran.text());
    check.accept(legc(&["check", "--format", "json", "-"], BROKEN).text());
    let folder = common::folder("json_import");
    std::fs::write(folder.join("anna.leg"), "max squat 120kg\n").unwrap();
    let routine = folder.join("routine.leg");
    let text = "import \"anna.leg\"\nmax squat 130kg\nday 1\n  squat 3x5 @80%\n";
    std::fs::write(&routine, text).unwrap();
    let routine = routine.to_str().unwrap();
    check.accept(legc(&["check", "--format", "json", routine], "").text());
    let text = "import \"anna.leg\"\nday 1\n  squat 3x5 @80%\n";
    std::fs::write(routine, text).unwrap();
    plan.accept(legc(&["expand", "--why", "--format", "json", routine], "").text());
    let reasons = legc(&["expand", "--why", "--format", "jsonl", routine], "");
    reasons.text().lines().for_each(|row| _ = set.accept(row));
    plan.accept(legc(&["expand", "--format", "json", "-"], WEEKS).text());
    for line in legc(&["expand", "--format", "jsonl", "-"], WEEKS)
        .text()
        .lines()
    {
        set.accept(line);
    }
    volume.accept(legc(&["volume", "--format", "json", "-"], WEEKS).text());
    plan.accept(legc(&["expand", "--format", "json", "-"], EVERYTHING).text());
    for line in legc(&["expand", "--format", "jsonl", "-"], EVERYTHING)
        .text()
        .lines()
    {
        set.accept(line);
    }
    volume.accept(legc(&["volume", "--format", "json", "-"], EVERYTHING).text());
    for (name, judge) in [
        ("check", check),
        ("plan", plan),
        ("set", set),
        ("volume", volume),
        ("simulation", simulation),
    ] {
        let mut all = BTreeMap::new();
        described(judge.root, "root", &mut all);
        let never: Vec<&String> = all
            .keys()
            .filter(|path| !judge.seen.contains(*path))
            .collect();
        assert!(
            never.is_empty(),
            "{name} describes what the sample has not: {never:?}"
        );
    }
}

#[test]
fn a_document_without_one_of_its_promised_keys_is_refused() {
    let judge = Judge::new("volume");
    let ran = legc(&["volume", "--format", "json", "-"], EVERYTHING);
    let value: Value = serde_json::from_str(ran.text()).unwrap();
    assert!(judge.validator.is_valid(&value));
    for pointer in [
        "",
        "/total",
        "/exercises/0",
        "/muscles/0",
        "/days/0",
        "/weeks/0",
        "/total/tonnage",
        "/total/reps",
    ] {
        let keys = required_of(&judge, pointer);
        for key in keys {
            let mut less = value.clone();
            less.pointer_mut(pointer)
                .unwrap()
                .as_object_mut()
                .unwrap()
                .remove(&key)
                .expect("a key that is there");
            assert!(!judge.validator.is_valid(&less), "{pointer}/{key}");
        }
    }
}

fn required_of(judge: &Judge, pointer: &str) -> BTreeSet<String> {
    let at = match pointer {
        "" => "",
        "/total" => "/$defs/tally",
        "/exercises/0" => "/$defs/exercise",
        "/muscles/0" => "/$defs/muscle",
        "/days/0" => "/$defs/day",
        "/weeks/0" => "/$defs/week",
        "/total/tonnage" => "/$defs/tonnage",
        _ => "/$defs/count",
    };
    required(judge.root, at)
}

// Findings

/// The lines and columns of every byte of a file, by the words of the schema alone.
fn positions(bytes: &[u8]) -> Vec<(u64, u64)> {
    let (mut line, mut column) = (1, 1);
    let mut positions = Vec::with_capacity(bytes.len() + 1);
    let mut at = 0;
    while at < bytes.len() {
        let length = (1..=4)
            .find(|length| {
                bytes.get(at..at + length).is_some_and(|piece| {
                    std::str::from_utf8(piece).is_ok_and(|text| text.chars().count() == 1)
                })
            })
            .unwrap_or(1);
        positions.extend(std::iter::repeat_n((line, column), length));
        column += 1;
        if bytes[at] == b'\n' || (bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n')) {
            (line, column) = (line + 1, 1);
        }
        at += length;
    }
    positions.push((line, column));
    positions
}

#[test]
fn findings_stay_json_whatever_is_in_the_file() {
    let mut judge = Judge::new("check");
    let folder = common::folder("broken");
    for (name, bytes) in broken() {
        let ran = legc(&["check", "--format", "json", "-"], bytes.clone());
        assert_eq!(ran.stderr, "", "{name}");
        let document = judge.accept(ran.text());
        let found = document["diagnostics"].as_array().unwrap();
        assert_eq!(ran.code, i32::from(!found.is_empty()), "{name}");
        let positions = positions(&bytes);
        for finding in found {
            assert_eq!(finding["file"], "<stdin>", "{name}");
            for label in finding["labels"].as_array().unwrap() {
                let number = |key: &str| label[key].as_u64().unwrap();
                let (start, end) = (number("start"), number("end"));
                assert!(start <= end && end <= bytes.len() as u64, "{name}: {label}");
                let place = (number("line"), number("column"));
                assert_eq!(
                    place,
                    positions[usize::try_from(start).unwrap()],
                    "{name}: {finding}"
                );
            }
            for edit in finding["fixes"]
                .as_array()
                .unwrap()
                .iter()
                .flat_map(|fix| fix["edits"].as_array().unwrap())
            {
                let (start, end) = (
                    edit["start"].as_u64().unwrap(),
                    edit["end"].as_u64().unwrap(),
                );
                assert!(start <= end && end <= bytes.len() as u64, "{name}: {edit}");
            }
        }
        // The same from a file, under its name.
        let path = folder.join("broken file \u{e9}.leg");
        std::fs::write(&path, &bytes).expect("a file");
        let path = path.to_str().unwrap();
        let from_file = legc(&["check", "--format", "json", path], "");
        let mut same = judge.accept(from_file.text());
        for finding in same["diagnostics"].as_array_mut().unwrap() {
            assert_eq!(finding["file"], path);
            finding["file"] = "<stdin>".into();
        }
        assert_eq!(same, document, "{name}");
        // No plan is made of it, and nothing is said where data belongs.
        let errors = found.iter().any(|finding| finding["severity"] == "error");
        for command in ["expand", "volume"] {
            let ran = legc(&[command, "--format", "json", "-"], bytes.clone());
            ended(&ran, i32::from(errors));
            assert_eq!(
                (ran.stdout.is_empty(), ran.stderr.is_empty()),
                (errors, !errors),
                "{name}: {command}"
            );
        }
    }
}

#[test]
fn findings_that_are_drawn_leave_the_terminal_alone() {
    let turns = |c: char| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    for (name, bytes) in broken() {
        let ran = legc(&["check", "-"], bytes.clone());
        assert!(ran.code < 2, "{name}: {}", ran.stderr);
        let harmful = ran
            .text()
            .chars()
            .find(|c| (c.is_control() && *c != '\n') || turns(*c));
        assert_eq!(harmful, None, "{name}");
        let stderr = legc(&["expand", "-"], bytes).stderr;
        assert_eq!(
            stderr
                .chars()
                .find(|c| (c.is_control() && *c != '\n') || turns(*c)),
            None,
            "{name}"
        );
    }
}

#[test]
fn findings_of_several_files_are_one_object() {
    let mut judge = Judge::new("check");
    let folder = common::folder("several");
    let (good, bad) = (folder.join("good.leg"), folder.join("bad.leg"));
    std::fs::write(&good, "day 2\n  squat 5x5\n").unwrap();
    std::fs::write(&bad, "day 2\n  sqat 5x5\n").unwrap();
    let (good, bad) = (good.to_str().unwrap(), bad.to_str().unwrap());
    let ran = legc(
        &["check", "--format", "json", good, bad, "-"],
        "day 2\n  squat 5x5 pmup\n",
    );
    ended(&ran, 1);
    let document = judge.accept(ran.text());
    let found: Vec<(&str, &str)> = document["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| {
            (
                finding["file"].as_str().unwrap(),
                finding["name"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        found,
        [(bad, "unknown-exercise"), ("<stdin>", "unknown-technique")]
    );
}

#[test]
fn places_are_bytes_and_lines_and_columns_count_from_one() {
    let ran = legc(
        &["check", "--format", "json", "-"],
        "day 2 \"F\u{fc}\u{df}e\"\n  squat 5x5\n\tsquat 5x5 \"\u{d7}\" pmup\n",
    );
    let document: Value = serde_json::from_str(ran.text()).unwrap();
    let ran = legc(
        &["check", "--format", "json", "-"],
        "day 2\n  squat 5x5 \u{d7}\u{d7} pump\n",
    );
    let other: Value = serde_json::from_str(ran.text()).unwrap();
    let label = |document: &Value| {
        let label = &document["diagnostics"][0]["labels"][0];
        ["start", "end", "line", "column"].map(|key| label[key].as_u64().unwrap())
    };
    assert_eq!(label(&document), [38, 42, 3, 12]);
    assert_eq!(label(&other), [18, 20, 2, 13]);
    assert_eq!(document["diagnostics"][0]["labels"][0]["primary"], true);
}

#[test]
fn a_safe_fix_makes_the_file_right() {
    let text = "day 2\n  sqat 5x5\n";
    let ran = legc(&["check", "--format", "json", "-"], text);
    let document: Value = serde_json::from_str(ran.text()).unwrap();
    let fix = &document["diagnostics"][0]["fixes"][0];
    assert_eq!(
        (fix["safe"].as_bool(), fix["title"].as_str()),
        (Some(true), Some("write `squat`"))
    );
    let edit = &fix["edits"][0];
    let at = |key: &str| usize::try_from(edit[key].as_u64().unwrap()).unwrap();
    let mended = format!(
        "{}{}{}",
        &text[..at("start")],
        edit["text"].as_str().unwrap(),
        &text[at("end")..]
    );
    assert_eq!(mended, "day 2\n  squat 5x5\n");
    ended(&legc(&["check", "-"], mended), 0);
}

// Plans

#[test]
fn every_digit_of_a_load_is_written() {
    let routine = "units kg\nmax squat 142.125\nday 1\n  squat 3x1 @77.125%\n";
    let load = r#"{"value":109.61390625,"unit":"kg","written":{"value":77.125,"unit":"%"},"share":{"value":77.125,"of":"max"}}"#;
    let stream = legc(&["expand", "--format", "jsonl", "-"], routine);
    assert_eq!(stream.text().matches(load).count(), 3, "{}", stream.text());
    let document = legc(&["expand", "--format", "json", "-"], routine);
    assert_eq!(
        document.text().matches("\"value\": 109.61390625,").count(),
        3
    );
    // Three sets of one rep, in the three places where tonnage stands, for each of both ends and
    // for the exercise, the day, the week and the total; exactly, and in pounds to the ninth decimal.
    let volume = legc(&["volume", "--format", "json", "-"], routine);
    for end in ["\"min\": 328.84171875,", "\"max\": 328.84171875,"] {
        assert_eq!(volume.text().matches(end).count(), 4, "{}", volume.text());
    }
    let pounds = legc(
        &["volume", "--format", "json", "--units", "lb", "-"],
        routine,
    );
    assert!(
        pounds.text().contains("\"min\": 724.971892164,"),
        "{}",
        pounds.text()
    );
}

#[test]
fn large_totals_have_every_digit_too() {
    let ran = legc(
        &["volume", "--format", "json", "-"],
        "units kg\nday 1\n  leg_press 1000000x1000000 @999999.999\n",
    );
    ended(&ran, 0);
    assert!(
        ran.text().contains("\"min\": 999999999000000000,"),
        "{}",
        ran.text()
    );
    let ran = legc(
        &["volume", "--format", "json", "-"],
        "units kg\nday 1\n  leg_press 1000000x999999 @0.001\n",
    );
    assert!(ran.text().contains("\"min\": 999999000,"), "{}", ran.text());
}

#[test]
fn what_is_unknown_is_null_and_never_zero() {
    let ran = legc(
        &["volume", "--format", "json", "-"],
        "units kg\nday 1\n  leg_press 3x5\n  squat 2x5 @100\n  hack_squat 1x5+ @100\n",
    );
    let volume: Value = serde_json::from_str(ran.text()).unwrap();
    let exercise = |at: usize| &volume["exercises"][at];
    assert_eq!(exercise(0)["tonnage"], Value::Null);
    assert_eq!(
        (
            &exercise(1)["tonnage"]["min"],
            &exercise(1)["tonnage"]["max"]
        ),
        (&1000.into(), &1000.into())
    );
    assert_eq!(
        (
            &exercise(2)["tonnage"]["min"],
            &exercise(2)["tonnage"]["max"]
        ),
        (&500.into(), &Value::Null)
    );
    assert_eq!(
        (
            &volume["total"]["tonnage"]["min"],
            &volume["total"]["tonnage"]["max"]
        ),
        (&1500.into(), &Value::Null)
    );
    assert_eq!(volume["total"]["tonnage"]["unknown_sets"]["min"], 3);
    assert_eq!(volume["total"]["reps"]["max"], Value::Null);
}

#[test]
fn a_bodyweight_that_is_not_declared_is_unknown() {
    let ran = legc(
        &["volume", "--format", "json", "-"],
        "units kg\nday 1\n  pull_up 3x5\n",
    );
    let volume: Value = serde_json::from_str(ran.text()).unwrap();
    assert_eq!(volume["exercises"][0]["bodyweight_tonnage"], Value::Null);
    assert_eq!(volume["total"]["bodyweight_tonnage"], Value::Null);
}

#[test]
fn a_muscle_that_is_declared_anew_is_one_muscle() {
    let ran = legc(
        &["volume", "--format", "json", "-"],
        "muscle lower_quad \"Low\"  part[quads]\nmuscle quads \"My quads\"\nexercise own \"Own\"  works[lower_quad] gear[stack] pattern[press]\nday 1\n  own 2x5\n  leg_extension 3x5\n",
    );
    let volume: Value = serde_json::from_str(ran.text()).unwrap();
    let quads: Vec<&Value> = volume["muscles"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|muscle| muscle["muscle"] == "quads")
        .collect();
    assert_eq!(quads.len(), 1, "{quads:?}");
    assert_eq!(
        quads[0]["direct_sets"],
        serde_json::json!({"min": 5, "max": 5})
    );
}

#[test]
fn the_article_adds_up() {
    let ran = legc(
        &["volume", "--format", "json", "-"],
        "units lb\ngear seated_calf plates[45]\nday 1\n  donkey_calf 4x6 drop[700, 600, 500, 400]\n  seated_calf 7x10 drop[4, 3, 2, 1 plates]\n",
    );
    let volume: Value = serde_json::from_str(ran.text()).unwrap();
    for (at, sets, reps, tonnage) in [(0, 4, 96, 52_800), (1, 7, 280, 31_500)] {
        let exercise = &volume["exercises"][at];
        assert_eq!(
            exercise["hard_sets"],
            serde_json::json!({"min": sets, "max": sets})
        );
        assert_eq!(
            exercise["reps"],
            serde_json::json!({"min": reps, "max": reps})
        );
        assert_eq!(
            (&exercise["tonnage"]["min"], &exercise["tonnage"]["max"]),
            (&tonnage.into(), &tonnage.into())
        );
    }
}

// Exit codes and streams

#[test]
fn exit_codes_say_how_it_went() {
    let good = "option spotter = no\nday 1\n  leg_press 5x5 pump[when spotter]\n";
    let bad = "day 1\n  leg_pres 5x5\n";
    let cases: [(i32, &[&str], &str); 27] = [
        (0, &["check", "-"], good),
        (0, &["check", "--format", "json", "-"], good),
        (0, &["check", "-", "-"], good),
        (0, &["expand", "-"], good),
        (0, &["expand", "--format", "json", "-"], good),
        (0, &["expand", "--format", "jsonl", "-"], good),
        (
            0,
            &[
                "expand",
                "--day",
                "1",
                "--week",
                "1",
                "--set",
                "spotter=yes",
                "-",
            ],
            good,
        ),
        (0, &["expand", "--day", "Monday", "-"], good),
        (0, &["volume", "-"], good),
        (
            0,
            &["volume", "--format", "json", "--units", "kg", "-"],
            good,
        ),
        (0, &["--help"], ""),
        (0, &["--version"], ""),
        (1, &["check", "-"], bad),
        (1, &["check", "--format", "json", "-"], bad),
        (1, &["expand", "-"], bad),
        (1, &["expand", "--format", "jsonl", "-"], bad),
        (1, &["volume", "--format", "json", "-"], bad),
        (2, &["check", "there/is/no/such.leg"], ""),
        (
            2,
            &[
                "check",
                "--format",
                "json",
                concat!(env!("CARGO_MANIFEST_DIR"), "/docs"),
            ],
            "",
        ),
        (2, &["expand", "--day", "3", "-"], good),
        (2, &["expand", "--day", "someday", "-"], good),
        (2, &["volume", "--week", "2", "-"], good),
        (2, &["expand", "--set", "spoter=yes", "-"], good),
        (2, &["volume", "--set", "spotter=perhaps", "-"], good),
        (2, &["check", "--frmat", "json", "-"], good),
        (2, &["volume", "--format", "jsonl", "-"], good),
        (2, &[], ""),
    ];
    for (code, args, stdin) in cases {
        let ran = legc(args, stdin);
        assert_eq!(ran.code, code, "{args:?}: {}", ran.stderr);
        if code == 2 {
            assert!(
                ran.stdout.is_empty() && !ran.stderr.is_empty(),
                "{args:?}: {}",
                ran.stderr
            );
        }
    }
}

/// A day that the weeks which are asked for do not have is no empty plan.
#[test]
fn a_day_of_another_week_is_none_to_print() {
    let text = "weeks 2\nday 1\n  leg_press 5x5\nweek 2\nday 1 am\n  leg_press 5x5\nday 1 pm\n  leg_press 5x5\n";
    for command in ["expand", "volume"] {
        let ran = legc(&[command, "--day", "1 pm", "--week", "1", "-"], text);
        assert_eq!(ran.code, 2, "{}", ran.text());
        let said = "no week that is asked for has `--day 1 pm`: week 1 has Day 1";
        assert_eq!(ran.stderr, format!("legc: {said}\n"));
        let ran = legc(&[command, "--day", "1 pm", "-"], text);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
    }
}

/// What is said of a setting that cannot be is on standard error, in words.
#[test]
fn what_could_not_run_says_why() {
    let good =
        "option spotter = no\nday 1\n  leg_press 5x5 pump[when spotter]\nday 3\n  leg_press 5x5\n";
    let cases: [(&[&str], &str); 6] = [
        (
            &["expand", "--day", "2", "-"],
            "legc: the routine has no day `2`; it has Day 1, Day 3\n",
        ),
        (
            &["expand", "--week", "2", "-"],
            "legc: there is no week 2: the routine has 1 week\n",
        ),
        (
            &["expand", "--set", "spoter=yes", "-"],
            "legc: the routine has no option called `spoter`; did you mean `spotter`?\n",
        ),
        (
            &["expand", "--set", "spotter=y", "-"],
            "legc: `spotter` is `yes` or `no`, not `y`\n",
        ),
        (
            &["check", "no/such.leg"],
            "legc: no/such.leg: there is no such file\n",
        ),
        (
            &["check", "good.leg", "no/such.leg"],
            "legc: good.leg: there is no such file\n",
        ),
    ];
    for (args, said) in cases {
        let ran = legc(args, good);
        assert_eq!((ran.code, ran.stderr.as_str()), (2, said), "{args:?}");
        assert!(ran.stdout.is_empty(), "{args:?}");
    }
}

#[test]
fn standard_output_carries_data_alone() {
    // Warnings do not stand in the way of a plan, and are not in it.
    let warned = "units lb\nday 1\n  squat 5x5 @225 failure\n";
    let ran = legc(&["check", "--format", "json", "-"], warned);
    ended(&ran, 1);
    for (args, lines) in [
        (["expand", "--format", "jsonl", "-"], 5),
        (["expand", "--format", "json", "-"], 0),
    ] {
        let ran = legc(&args, warned);
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
        assert!(lines == 0 || ran.text().lines().count() == lines);
        assert!(ran.text().ends_with('\n'));
    }
    // What a person is told besides is on standard error.
    let ran = legc(&["check", "-"], "day 1\n  leg_press 5x5\n");
    assert_eq!((ran.text(), ran.stderr.as_str()), ("", "<stdin>: clean\n"));
    let ran = legc(&["check", "-"], "day 1\n  leg_pres 5x5\n");
    assert!(ran.text().contains("unknown-exercise"), "{}", ran.text());
    assert!(
        ran.stderr
            .starts_with("<stdin>: 1 error, 1 with a sure fix (`--fix`); "),
        "{}",
        ran.stderr
    );
    assert!(
        !ran.text().contains('\u{1b}'),
        "no colour where no terminal is"
    );
}

#[test]
fn too_many_sets_for_a_document_are_refused() {
    for (sets, code) in [
        ("100000x5", 0),
        ("100001x5", 2),
        ("1-100001x5", 2),
        ("50001x5 each[leg]", 2),
    ] {
        let ran = legc(
            &["expand", "--format", "json", "-"],
            format!("day 1\n  leg_press {sets}\n"),
        );
        ended(&ran, code);
        assert_eq!(ran.stdout.is_empty(), code == 2, "{sets}");
        assert_eq!(
            ran.stderr.starts_with("legc: too-many-sets: "),
            code == 2,
            "{}",
            ran.stderr
        );
    }
}

/// Nothing that is written is dropped.
#[test]
fn whether_the_sides_take_turns_is_in_the_plan() {
    let [turns, one_after_the_other] = ["alternating", ""].map(|word| {
        legc(
            &["expand", "--format", "json", "-"],
            format!("day 1\n  leg_extension 2x5 each[leg] {word}\n"),
        )
    });
    assert_ne!(turns.text(), one_after_the_other.text());
}

#[test]
fn a_day_and_an_option_choose_the_plan() {
    let routine = "option spotter = no\nday 1\n  leg_press 2x5 failure[when spotter]\nday tuesday\n  leg_press 1x5\n";
    let rows = |args: &[&str]| {
        let args: Vec<&str> = ["expand", "--format", "jsonl"]
            .iter()
            .chain(args)
            .copied()
            .chain(["-"])
            .collect();
        let ran = legc(&args, routine);
        ended(&ran, 0);
        let rows: Vec<Value> = ran
            .text()
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        rows.iter()
            .map(|row| (row["day"].as_u64().unwrap(), row["failure"] == true))
            .collect::<Vec<_>>()
    };
    assert_eq!(rows(&[]), [(1, false), (1, false), (2, false)]);
    assert_eq!(
        rows(&["--day", "1", "--set", "spotter=yes"]),
        [(1, true), (1, true)]
    );
    assert_eq!(rows(&["--day", "tue"]), [(2, false)]);
    assert_eq!(
        rows(&["--day", "2", "--day", "monday"]),
        [(1, false), (1, false), (2, false)]
    );
}
