//! Files that mean harm: they are answered, in bounds of memory and output, and the run ends.
//!
//! Nothing is timed here: a run that never ends is ended by `common::legc` and fails.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may fail by panicking"
)]

mod common;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};

use common::{legc, spawn};
use serde_json::Value;

/// How often each rule speaks up about a file.
#[track_caller]
fn found(text: impl Into<Vec<u8>>) -> BTreeMap<String, usize> {
    let ran = legc(&["check", "--format", "json", "-"], text);
    assert_eq!(ran.stderr, "");
    let document: Value = serde_json::from_slice(&ran.stdout).expect("JSON");
    let mut counts = BTreeMap::new();
    for finding in document["diagnostics"].as_array().expect("findings") {
        *counts
            .entry(finding["name"].as_str().expect("a name").to_owned())
            .or_insert(0) += 1;
    }
    assert_eq!(ran.code, i32::from(!counts.is_empty()));
    counts
}

/// The rules that speak up, each once.
#[track_caller]
fn rules(text: impl Into<Vec<u8>>) -> Vec<String> {
    found(text).into_keys().collect()
}

/// A line for each number below `count`.
fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect()
}

/// `block b0` to `block b(depth)`, each of whose lines come from the ones before it.
fn blocks(depth: usize, leaf: &str, lines: impl Fn(usize) -> String) -> String {
    let mut text = format!("block b0\n{leaf}");
    for at in 1..=depth {
        _ = write!(text, "block b{at}\n{}", lines(at));
    }
    _ = write!(text, "day 1\n  use b{depth}\n");
    text
}

// A million sets of a million reps

const MILLION: &str = "units kg\nday 1\n  squat 1000000x1000000 @100\n";

#[test]
fn a_million_sets_of_a_million_reps_are_added_up_exactly() {
    let ran = legc(&["volume", "--format", "json", "-"], MILLION);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    for figure in [
        "\"hard_sets\": {\n        \"min\": 1000000,\n        \"max\": 1000000\n",
        "\"reps\": {\n        \"min\": 1000000000000,\n        \"max\": 1000000000000\n",
        "\"tonnage\": {\n        \"min\": 100000000000000,\n        \"max\": 100000000000000,\n        \"unit\": \"kg\"",
    ] {
        assert!(ran.text().contains(figure), "{}", ran.text());
    }
    let ran = legc(&["volume", "-"], MILLION);
    assert!(ran.text().contains("1,000,000,000,000"), "{}", ran.text());
}

#[test]
fn a_million_sets_are_read_by_a_person() {
    let ran = legc(&["expand", "-"], MILLION);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert!(
        ran.stdout.len() < 4096,
        "a line says it: {} bytes",
        ran.stdout.len()
    );
    assert!(ran.text().contains("1,000,000"), "{}", ran.text());
}

#[test]
fn a_million_sets_are_too_many_for_a_document() {
    let ran = legc(&["expand", "--format", "json", "-"], MILLION);
    assert_eq!((ran.code, ran.stdout.len()), (2, 0));
    assert_eq!(
        ran.stderr,
        "legc: too-many-sets: the plan has 1,000,000 sets, and one JSON document holds at most 100,000; `--format jsonl` streams them\n"
    );
}

#[test]
fn as_many_loaded_bars_as_a_document_holds_are_written() {
    let text = "units kg\ngear squat  bar[20] plates[25, 20, 15, 10, 5, 2.5, 1.25, 1, 0.5, 0.25]\nday 1\n  squat 100000x1 @1000.5\n";
    let ran = legc(&["expand", "--format", "json", "-"], text);
    assert_eq!(
        (ran.code, ran.text().matches("\"each_post\"").count()),
        (0, 300_000)
    );
}

/// The most memory that a child has had, in KiB.
#[cfg(target_os = "linux")]
fn peak(child: &std::process::Child) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id()))
        .expect("a child that is alive");
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .expect("its peak");
    line.trim()
        .trim_end_matches(" kB")
        .trim()
        .parse()
        .expect("a number")
}

#[test]
fn a_million_sets_stream_in_little_memory() {
    let mut child = spawn(&["expand", "--format", "jsonl", "-"]);
    child
        .stdin
        .take()
        .expect("piped")
        .write_all(MILLION.as_bytes())
        .expect("a file to read");
    let mut stream = BufReader::new(child.stdout.take().expect("piped"));
    let mut bytes = 0;
    let mut line = String::new();
    for set in 1..=1000 {
        line.clear();
        bytes += stream.read_line(&mut line).expect("a row");
        let row: Value = serde_json::from_str(&line).expect("JSON");
        assert_eq!(row["set"], set);
        assert_eq!(row["segments"][0]["reps"]["min"], 1_000_000);
    }
    let mut buffer = vec![0; 1 << 20];
    while bytes < 100_000_000 {
        let read = stream.read(&mut buffer).expect("more rows");
        assert!(read > 0, "only {bytes} bytes were written");
        bytes += read;
    }
    #[cfg(target_os = "linux")]
    assert!(peak(&child) < 64 * 1024, "{} KiB", peak(&child));
    child.kill().expect("a child that is alive");
    child.wait().expect("its end");
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let mut child = spawn(&["expand", "--format", "jsonl", "-"]);
    child
        .stdin
        .take()
        .expect("piped")
        .write_all(MILLION.as_bytes())
        .expect("a file to read");
    let mut stream = BufReader::new(child.stdout.take().expect("piped"));
    let mut line = String::new();
    stream.read_line(&mut line).expect("a row");
    drop(stream);
    let mut stderr = String::new();
    child
        .stderr
        .take()
        .expect("piped")
        .read_to_string(&mut stderr)
        .expect("standard error");
    let status = child.wait().expect("its end");
    assert_eq!((status.code(), stderr.as_str()), (Some(0), ""));
}

#[test]
fn a_gigantic_plan_still_adds_up_exactly() {
    // Nearly as many sets, reps and plates as lines have room for: 200 x 14 x 64 times 10^6 sets
    // of 10^6 reps with 10^12 kg.
    let group = format!("1000000x{} @1000000 plates", vec!["1000000"; 64].join("+"));
    let line = format!("  seated_calf {}\n", vec![group; 14].join(", "));
    let text = format!(
        "units kg\ngear seated_calf  plates[1000000]\nday 1\n{}",
        line.repeat(200)
    );
    let ran = legc(&["volume", "--format", "json", "-"], text);
    // Either the figure is exact, or there is none.
    let exact = ran
        .text()
        .contains("\"min\": 179200000000000000000000000000,");
    assert!(
        exact || (ran.code > 0 && ran.stdout.is_empty()),
        "{}",
        ran.text().get(..1500).unwrap_or("")
    );
}

// Blocks and styles without end

#[test]
fn blocks_that_double_thirty_times_are_too_many_entries() {
    let text = blocks(30, "  squat 5x5\n", |at| {
        format!("  use b{0}\n  use b{0}\n", at - 1)
    });
    assert_eq!(rules(text.as_str()), ["too-many-entries"]);
    for command in ["expand", "volume"] {
        let ran = legc(&[command, "-"], text.as_str());
        assert_eq!((ran.code, ran.stdout.len()), (1, 0));
        assert!(ran.stderr.contains("3,221,225,471"), "{}", ran.stderr);
    }
}

#[test]
fn blocks_of_nothing_that_double_thirty_times_end() {
    let double = |at: usize| format!("  use b{0}\n  use b{0}\n", at - 1);
    assert!(rules(blocks(30, "", double)).contains(&"empty-section".to_owned()));
    assert!(rules(blocks(30, "  use b0\n", double)).contains(&"recursive-block".to_owned()));
}

#[test]
fn a_block_that_uses_itself_is_reported() {
    assert_eq!(
        rules("block a\n  squat 5x5\n  use a\nday 1\n  use a\n"),
        ["recursive-block"]
    );
    assert_eq!(
        rules("block a\n  use a\nday 1\n  use a\n"),
        ["recursive-block"]
    );
    let twice =
        "option o = no\nblock a\n  use a when o\n  squat 5x5\n  use a unless o\nday 1\n  use a\n";
    assert_eq!(rules(twice), ["recursive-block"]);
}

#[test]
fn blocks_that_use_one_another_are_reported() {
    assert_eq!(
        rules("block a\n  use b\nblock b\n  squat 5x5\n  use a\nday 1\n  use a\n  use b\n"),
        ["recursive-block"]
    );
    // All of twenty blocks use all of them.
    let all = lines(20, |at| format!("  use b{at}\n"));
    let text = lines(20, |at| format!("block b{at}\n  squat 5x5\n{all}"));
    let counts = found(format!("{text}day 1\n  use b0\n  use b19\n"));
    assert_eq!(counts.keys().collect::<Vec<_>>(), ["recursive-block"]);
    assert!(counts["recursive-block"] <= 400);
}

#[test]
fn a_chain_of_a_hundred_thousand_blocks_is_too_deep() {
    // From the first to the last: each uses the next.
    let mut text = lines(100_000, |at| format!("block b{at}\n  use b{}\n", at + 1));
    text += "block b100000\n  squat 5x5\nday 1\n  use b0\n";
    assert_eq!(rules(text), ["blocks-too-deep"]);
}

#[test]
fn a_chain_of_a_hundred_thousand_blocks_told_backwards_is_too_deep() {
    let text = blocks(100_000, "  squat 5x5\n", |at| {
        format!("  use b{}\n", at - 1)
    });
    assert_eq!(rules(text), ["blocks-too-deep"]);
}

#[test]
fn styles_that_come_back_to_themselves_are_reported() {
    assert_eq!(
        rules("style a = a\nday 1\n  squat 5x5 a\n"),
        ["recursive-style"]
    );
    assert_eq!(
        rules("style a = b b\nstyle b = a a\nday 1\n  squat 5x5 a b\n"),
        ["recursive-style"]
    );
    assert_eq!(
        rules("style a = pump b\nstyle b = c\nstyle c = a\nday 1\n  squat 5x5 c\n"),
        ["recursive-style"]
    );
}

#[test]
fn styles_that_multiply_end() {
    // A style of a thousand styles of a thousand styles of a thousand.
    let mut text = "style s0 = rest[90s]\n".to_owned();
    for at in 1..=3 {
        _ = writeln!(
            text,
            "style s{at} = {}",
            format!("s{} ", at - 1).repeat(1000)
        );
    }
    assert!(!found(format!("{text}day 1\n  squat 5x5 s3\n")).is_empty());
    // The same of itself.
    let text = format!("style a = {}\nday 1\n  squat 5x5 a\n", "a ".repeat(4000));
    assert!(rules(text).contains(&"recursive-style".to_owned()));
}

// Very many of one thing

#[test]
fn ten_thousand_options_are_too_many() {
    let mut text = lines(10_000, |at| format!("option o{at} = no\n"));
    text += "day 1\n";
    for at in 0..10_000 {
        _ = writeln!(text, "  squat 5x5 when o{at}");
    }
    let counts = found(text);
    assert_eq!(counts["too-many-options"], 10_000 - 32);
    assert_eq!(counts["too-many-settings"], 1);
}

#[test]
fn two_hundred_thousand_lines_of_junk_are_reported() {
    const KINDS: [&str; 5] = ["§§ {}", "]][[ {} \"", "5x5 {}", "@{} | = +", "x{} ,,, %"];
    let text: String = (0..200_000)
        .map(|at: usize| KINDS[at % 5].replace("{}", &at.to_string()) + "\n")
        .collect();
    let ran = legc(&["check", "-"], text);
    assert_eq!(ran.code, 1);
    // So many are kept, with one that says so, and a person is shown the first of them.
    let errors = ran
        .stderr
        .strip_prefix("<stdin>: ")
        .and_then(|rest| rest.split(' ').next())
        .expect("a count");
    assert_eq!(errors.parse(), Ok(100_001), "{}", ran.stderr);
    assert!(
        ran.stderr
            .contains("(the first 200 are shown; `--max 100001` shows all)"),
        "{}",
        ran.stderr
    );
    assert!(ran.stdout.len() < 200_000, "{} bytes", ran.stdout.len());
}

#[test]
fn very_many_unknown_names_are_looked_up_in_bounds() {
    const MANY: usize = 500;
    let many = |line: &dyn Fn(usize) -> String| lines(MANY, line);
    let day = "day 1\n  squat 5x5\n";
    // Names of the file's own beside as many that are nearly one of them.
    let files = [
        (
            "unknown-exercise",
            format!("day 1\n{}", many(&|at| format!("  zz{at}squat 5x5\n"))),
        ),
        (
            "unknown-block",
            format!(
                "{}day 1\n{}",
                many(&|at| format!("block blk{at}\n  squat 5x5\n")),
                many(&|at| format!("  use blx{at}q\n"))
            ),
        ),
        (
            "unknown-technique",
            format!(
                "{}day 1\n{}",
                many(&|at| format!("style sty{at} = pump\n")),
                many(&|at| format!("  squat 5x5 stx{at}q\n"))
            ),
        ),
        (
            "unknown-muscle",
            format!(
                "{}{}{day}",
                many(&|at| format!("muscle mus{at} \"M\"\n")),
                many(&|at| format!("priority mux{at}q\n"))
            ),
        ),
        (
            "unknown-gear",
            format!(
                "{}{}{day}",
                many(&|at| format!("exercise exr{at} \"E\" works[quads]\n")),
                many(&|at| format!("gear exx{at}q  bar[45lb]\n"))
            ),
        ),
    ];
    for (rule, text) in files {
        assert_eq!(found(text)[rule], MANY);
    }
}

#[test]
fn names_are_looked_for_until_very_many_have_been_looked_at() {
    const MANY: usize = 3000;
    let near = |text: String| -> Vec<bool> {
        let ran = legc(&["check", "--format", "jsonl", "-"], text);
        let found = ran.text().lines().filter_map(|line| {
            let found: Value = serde_json::from_str(line).expect("JSON");
            (found["name"] == "unknown-exercise").then(|| found["fixes"] != Value::Array(vec![]))
        });
        found.collect()
    };
    let misspelt = |count| format!("day 1\n{}", lines(count, |_| "  sqaut 5x5\n".to_owned()));
    // A file that somebody wrote gets the near name of each.
    assert_eq!(near(misspelt(401)), vec![true; 401]);
    // Of one that nobody did each is told of, and the first of them with it.
    let found = near(misspelt(MANY));
    assert_eq!(found.len(), MANY);
    assert_eq!((found.first(), found.last()), (Some(&true), Some(&false)));
    assert!(found.is_sorted_by(|one, next| one >= next), "{found:?}");
}

// Long lines, deep brackets, bytes that are no text

#[test]
fn a_line_of_five_megabytes_is_not_read_and_not_shown() {
    let long = "5".repeat(5_000_000);
    for text in [
        format!("day 1\n  squat {long}\n  squat 5x5\n"),
        format!("day 1\n  squat 5x5\n# {long}"),
        format!("{long}\r\rday 1\n  squat 5x5\n"),
    ] {
        assert_eq!(
            found(text.as_str()).into_iter().collect::<Vec<_>>(),
            [("line-too-long".to_owned(), 1)]
        );
        let ran = legc(&["check", "-"], text);
        assert_eq!(ran.code, 1);
        assert!(
            ran.stdout.len() < 100_000,
            "{} bytes are drawn",
            ran.stdout.len()
        );
    }
}

#[test]
fn brackets_nest_as_deep_as_they_like() {
    for deep in ["[", "pump[", "rest[90s, ", "@[", "]", "drop[1, pump]"] {
        let text = format!(
            "day 1\n  squat 5x5 {}\n  squat 5x5\n",
            deep.repeat(8000 / deep.len())
        );
        let counts = found(text);
        assert!(
            !counts.is_empty() && counts.values().sum::<usize>() < 2000,
            "{deep}: {counts:?}"
        );
    }
}

#[test]
fn a_file_of_nothing_but_wrong_bytes_is_answered() {
    // That is one thing to mend: how the file is saved.
    let counts = found(vec![0xff; 50_000]);
    assert_eq!(counts["not-utf8"], 1);
    let counts = found(b"\xff\n".repeat(20_000));
    assert_eq!(counts["not-utf8"], 1);
}

#[test]
fn a_line_of_nothing_but_wrong_bytes_is_not_drawn_whole() {
    let ran = legc(&["check", "-"], vec![0xff; 200_000]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.stdout.len() < 500_000,
        "{} bytes are drawn",
        ran.stdout.len()
    );
}

#[test]
fn a_file_over_the_limit_is_not_read() {
    let path = common::folder("large").join("large.leg");
    let file = std::fs::File::create(&path).expect("a file");
    file.set_len(65 * 1024 * 1024).expect("a file with a hole");
    let path = path.to_str().expect("a name in UTF-8");
    let ran = legc(&["check", "--format", "json", path], "");
    let document: Value = serde_json::from_slice(&ran.stdout).expect("JSON");
    assert_eq!(
        (ran.code, &document["diagnostics"][0]["name"]),
        (1, &"file-too-large".into())
    );
    assert_eq!(
        document["diagnostics"].as_array().expect("findings").len(),
        1
    );
    // Nor is more of a stream than it takes to know.
    let ran = legc(&["check", "-"], vec![b'\n'; 66 * 1024 * 1024]);
    assert_eq!(ran.code, 1);
    assert!(ran.text().contains("file-too-large"), "{}", ran.text());
}

// Declarations

#[test]
fn an_absurd_inventory_of_plates_is_given_up_on() {
    let sizes: Vec<String> = (0..64)
        .map(|at| format!("1000000x{}.{:03}", 1 + at / 7, 1 + 13 * at))
        .collect();
    for (gear, load) in [
        (format!("bar[20] plates[{}]", sizes.join(", ")), "1000000"),
        (
            format!("plates[{}]", sizes.join(", ").replace("1000000x", "")),
            "999999.999",
        ),
    ] {
        let text = format!("units kg\ngear squat  {gear}\nday 1\n  squat 3x1 @{load}\n");
        assert_eq!(rules(text.as_str()), ["gear-too-fine", "implausible-load"]);
        for args in [
            ["expand", "--format=json", "-"],
            ["expand", "--format=text", "-"],
            ["volume", "--format=json", "-"],
        ] {
            let ran = legc(&args, text.as_str());
            assert_eq!(ran.code, 0, "{}", ran.stderr);
        }
    }
}

#[test]
fn muscles_lie_within_muscles_to_a_depth() {
    // Each is part of the one before.
    let chain = |many: usize| {
        let mut text = "muscle m0 \"M\"\n".to_owned();
        for at in 1..many {
            _ = writeln!(text, "muscle m{at} \"M\"  part[m{}]", at - 1);
        }
        let last = many - 1;
        text + &format!(
            "exercise deep \"Deep\"  works[m{last}] gear[stack] pattern[raise]\nday 1\n  deep 5x5\n"
        )
    };
    let ran = legc(&["volume", "--format", "json", "-"], chain(16));
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let volume: Value = serde_json::from_slice(&ran.stdout).expect("JSON");
    assert_eq!(volume["muscles"].as_array().map(Vec::len), Some(16));
    // Past it a chain starts anew: one finding each time.
    let counts = found(chain(4000));
    assert_eq!(counts["malformed-property"], 3999 / 16);
    let counts = found(chain(10_000));
    assert!(
        counts["malformed-property"] > 5000,
        "no body has so many muscles: {counts:?}"
    );
}

#[test]
fn options_times_lines_are_planned_in_bounds() {
    let mut text = "units lb\n".to_owned();
    for at in 0..6 {
        _ = writeln!(text, "option o{at} = no");
    }
    for at in 0..6 {
        _ = writeln!(text, "block b{at}\n  squat 5x5 when o{at}");
        for _ in 0..10 {
            _ = writeln!(
                text,
                "  {}",
                if at == 0 {
                    "leg_press 3x10".to_owned()
                } else {
                    format!("use b{}", at - 1)
                }
            );
        }
    }
    text += "day 1\n  use b5\n";
    let counts = found(text);
    assert_eq!(counts["too-many-settings"], 1, "{counts:?}");
}

#[test]
fn a_set_of_very_many_muscles_is_refused() {
    let mut text = String::new();
    for at in 0..900 {
        _ = writeln!(text, "muscle m{at} \"M\"");
    }
    let all: Vec<String> = (0..900).map(|at| format!("m{at}")).collect();
    _ = writeln!(
        text,
        "exercise all \"All\"  works[{}] gear[stack] pattern[raise]",
        all.join(", ")
    );
    text += "day 1\n";
    text += &"  all 5x5\n".repeat(1000);
    let counts = found(text);
    assert_eq!(counts["malformed-property"], 1, "{counts:?}");
}

#[test]
fn names_of_every_length_are_taken() {
    let name = "n".repeat(4000);
    let text = format!(
        "option {name} = no\nstyle s{name} = pump\nday 1\n  squat 5x5 s{name}[when {name}]\n"
    );
    assert_eq!(rules(text.as_str()), Vec::<String>::new());
    let text = format!(
        "option {name} = no\nblock b{name}\n  squat 5x5\nday 1 \"{name}\"\n  use b{name} when {name}\n"
    );
    assert_eq!(rules(text), Vec::<String>::new());
}

#[test]
fn values_that_use_values_do_not_multiply() {
    let mut text = "units kg\nweeks 520\nlet a0 = 1*week\n".to_owned();
    for at in 1..200 {
        _ = writeln!(text, "let a{at} = a{0} + a{0} - a{0}", at - 1);
    }
    text += "day 1\n  squat 3x5 @100 + a199\n";
    assert_eq!(rules(text.as_str()), ["no-deload"]);
    let ran = legc(&["expand", "--format", "jsonl", "--week", "520", "-"], text);
    assert!(ran.text().contains("\"value\":620,"), "{}", ran.text());
}

#[test]
fn brackets_end_at_a_depth() {
    let nested = |many: usize| {
        format!(
            "units kg\nday 1\n  squat 3x5 @{}100{} rest[{}60{}]\n  leg_press 3x5 when {}week = 1{}\n",
            "(".repeat(many),
            ")".repeat(many),
            "(".repeat(many),
            ")".repeat(many),
            "(".repeat(many),
            ")".repeat(many)
        )
    };
    assert_eq!(rules(nested(20).as_str()), Vec::<String>::new());
    for many in [40, 1000] {
        let counts = found(nested(many));
        assert!(counts["expression-too-deep"] >= 2, "{many}: {counts:?}");
    }
    let lists = format!(
        "units kg\nday 1\n  squat 3x5 @{}100{}\n",
        "week[".repeat(1000),
        "]".repeat(1000)
    );
    assert!(found(lists)["expression-too-deep"] >= 1);
    let minus = format!(
        "units kg\nday 1\n  squat 3x5 @1 + {}100\n",
        "-".repeat(3000)
    );
    assert!(found(minus)["expression-too-deep"] >= 1);
}

#[test]
fn more_weeks_than_anyone_plans_are_refused() {
    for head in ["weeks 100000", "weeks 520 cycles 520", "days 100000"] {
        let counts = found(format!("{head}\nday 1\n  squat 3x5\n"));
        assert_eq!(counts["calendar-out-of-range"], 1, "{head}: {counts:?}");
    }
    // A list of more weeks than there may be is one of another length.
    let list = vec!["100"; 1000].join(", ");
    let counts = found(format!("units kg\nday 1\n  squat 3x5 @week[{list}]\n"));
    assert_eq!(counts["week-list-length"], 1, "{counts:?}");
}

#[test]
fn ten_years_with_everything_required_are_proved() {
    let mut text = "units kg\nweeks 52 cycles 10\nmax squat 200\n".to_owned();
    for at in 0..3 {
        _ = writeln!(text, "option o{at} = no");
    }
    text += "require quads at most 900 sets per week\nrequire sessions at most 900min\nrequire tonnage rise at most 1000%\nrequire 1 day between quads\n";
    for day in [1, 4] {
        _ = writeln!(text, "day {day}");
        for at in 0..3 {
            _ = writeln!(text, "  squat 3x5 @50% + 0.1%*week when o{at}");
        }
        text += "  leg_press 3x10 @100\n";
    }
    assert_eq!(rules(text.as_str()), ["no-deload"]);
}

#[test]
fn parameters_are_passed_on_and_do_not_multiply() {
    let mut text = "units kg\nblock b0[lift, load]\n  lift 3x5 @load + 1kg\n".to_owned();
    for at in 1..32 {
        _ = writeln!(
            text,
            "block b{at}[lift, load]\n  use b{}[lift, load]",
            at - 1
        );
    }
    text += "day 1\n  use b31[squat, week[100kg]]\n";
    assert_eq!(rules(text.as_str()), Vec::<String>::new());
    let own = "block b[p]\n  use b[p]\nday 1\n  use b[squat]\n  squat 3x5\n";
    assert_eq!(rules(own), ["recursive-block"]);
}

#[test]
fn a_chain_of_very_many_values_ends() {
    let mut text = "units kg\nweeks 2\nlet a0 = 1kg*week\n".to_owned();
    for at in 1..30_000 {
        _ = writeln!(text, "let a{at} = a{} + 0kg", at - 1);
    }
    text += "day 1\n  squat 3x5 @100kg + a999\n";
    let counts = found(text);
    assert_eq!(counts["too-many-values"], 29_000, "{counts:?}");
    let large = "units kg\nmax squat 100\nlet a = 999999*999999\nlet b = a*a\nlet c = b*b\nday 1\n  squat 3x5 @c*1%\n";
    assert!(found(large).contains_key("too-large"));
}

#[cfg(unix)]
#[test]
fn maxes_that_are_shares_of_one_another_end() {
    let own = |at: usize| format!("exercise e{at} \"E\"  works[quads]\n");
    // A chain of very many is worked out; told backwards as well.
    for forwards in [true, false] {
        let max = |at: usize| {
            let at = if forwards { at } else { 19_998 - at };
            format!("max e{} 100% of e{at}\n", at + 1)
        };
        let text = format!(
            "units kg\nmax e0 100\n{}{}day 1\n  e19999 3x5 @50%\n",
            lines(20_000, own),
            lines(19_999, max)
        );
        let ran = legc(&["expand", "-"], text);
        assert!(ran.text().contains("5 × 50 kg"), "{}", ran.stderr);
    }
    // A circle of very many is one finding.
    let text = format!(
        "units kg\n{}{}day 1\n  e0 3x5 @50%\n",
        lines(20_000, own),
        lines(20_000, |at| format!(
            "max e{at} 100% of e{}\n",
            (at + 1) % 20_000
        ))
    );
    assert_eq!(
        rules(text)
            .iter()
            .filter(|rule| *rule == "max-of-itself")
            .count(),
        1
    );
    // Training maxes that multiply are refused beyond a depth, and each is worked out once.
    let text = format!(
        "units kg\ntm e0 100\n{}{}day 1\n  e12 3x5 @50% tm\n",
        lines(40, own),
        lines(39, |at| format!(
            "tm e{} 50% of e{at}{}\n",
            at + 1,
            format!(" + 1% of e{at}").repeat(50)
        ))
    );
    let counts = found(text);
    assert!(counts.contains_key("wrong-value"), "{counts:?}");
    let circle = "units kg\ntm squat 80% of deadlift\ntm deadlift 80% of squat\nday 1\n  squat 3x5 @50% tm\n  deadlift 3x5 @50% tm\n";
    assert_eq!(
        found(circle).keys().map(String::as_str).collect::<Vec<_>>(),
        ["value-of-no-lift"]
    );
}

#[test]
fn a_pipe_that_no_one_writes_to_is_not_waited_for() {
    let folder = common::folder("fifo");
    let pipe = folder.join("pipe.leg");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    if !made.is_ok_and(|status| status.success()) && !pipe.exists() {
        return;
    }
    let routine = folder.join("a.leg");
    std::fs::write(&routine, "import \"pipe.leg\"\nday 1\n  squat 3x5\n").expect("a file");
    let ran = legc(&["check", routine.to_str().expect("UTF-8")], "");
    assert_eq!(ran.code, 1);
    assert!(ran.text().contains("import-not-found"), "{}", ran.text());
}
