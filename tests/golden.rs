//! Routines beside what `legc` says of them, as files to be read.
//!
//! `tests/golden/NAME.leg` stands beside `NAME.check.txt`: the findings, as they are drawn at 80
//! columns without colour. Beside many stand `NAME.expand.txt`, `NAME.volume.txt` and `NAME.jsonl`,
//! beside one that progresses `NAME.simulate.txt`,
//! and for an option `NAME.expand.spotter=yes.txt`. `NAME.fix.txt` is what `check --diff` would change.
//! Each has to be what the command prints.
//!
//! `UPDATE_GOLDEN=1 cargo test --test golden` writes them anew: read the difference before it is
//! kept. A view of another case is added by an empty file of its name.

#![expect(
    clippy::expect_used,
    reason = "what helps a test may assert by panicking, as the test itself may"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// The names of all files of the folder, in order.
fn files() -> BTreeSet<String> {
    let entries = fs::read_dir(folder()).into_iter().flatten().flatten();
    entries
        .filter(|entry| entry.path().is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect()
}

/// Runs `legc` in the folder, with no stream on a terminal: 80 columns and no colour.
fn legc(args: &[&str]) -> Output {
    legc_in(&folder(), args)
}

fn legc_in(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_legc"))
        .args(args)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .env_remove("CLICOLOR_FORCE")
        .stdin(Stdio::null())
        .output()
        .expect("legc to run")
}

/// What a run prints: standard output, then standard error, as a terminal would show them, and the
/// exit code where it is not 0.
fn printed(ran: &Output) -> String {
    let mut text = String::from_utf8_lossy(&ran.stdout).into_owned();
    text.push_str(&String::from_utf8_lossy(&ran.stderr));
    match ran.status.code() {
        Some(0) => {}
        Some(code) => _ = writeln!(text, "exit code {code}"),
        None => text.push_str("ended by a signal\n"),
    }
    text
}

/// The case and the arguments that a recorded file belongs to: `calves.expand.sore=yes.txt` is
/// `expand calves.leg --set sore=yes`.
fn command_of(file: &str) -> Option<(String, Vec<String>)> {
    let owned = |args: &[&str]| args.iter().map(|arg| (*arg).to_owned()).collect::<Vec<_>>();
    if let Some(case) = file.strip_suffix(".jsonl") {
        let routine = format!("{case}.leg");
        return Some((
            case.to_owned(),
            owned(&["expand", &routine, "--format", "jsonl"]),
        ));
    }
    if let Some(case) = file.strip_suffix(".fix.txt") {
        let routine = format!("{case}.leg");
        return Some((case.to_owned(), owned(&["check", &routine, "--diff"])));
    }
    let mut parts = file.strip_suffix(".txt")?.split('.');
    let (case, view) = (parts.next()?, parts.next()?);
    if !["check", "expand", "simulate", "volume"].contains(&view) {
        return None;
    }
    let mut args = owned(&[view, &format!("{case}.leg")]);
    for setting in parts {
        args.extend(owned(&["--set", setting]));
    }
    Some((case.to_owned(), args))
}

/// The first lines that differ, with their number.
fn difference(recorded: &str, printed: &str) -> String {
    let (mut old, mut new) = (recorded.lines(), printed.lines());
    let mut number = 1;
    loop {
        match (old.next(), new.next()) {
            (None, None) => return "the ends of lines differ".to_owned(),
            (old, new) if old == new => number += 1,
            (old, new) => {
                return format!(
                    "line {number}\n    recorded: {}\n    printed:  {}",
                    old.unwrap_or("(the end)"),
                    new.unwrap_or("(the end)")
                );
            }
        }
    }
}

#[test]
fn every_case_is_as_recorded() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut files = files();
    let cases: Vec<String> = files
        .iter()
        .filter_map(|file| file.strip_suffix(".leg").map(str::to_owned))
        .collect();
    assert!(cases.len() >= 40, "only {} cases", cases.len());
    files.extend(cases.iter().map(|case| format!("{case}.check.txt")));
    let mut wrong = String::new();
    for file in files
        .iter()
        .filter(|file| file.strip_suffix(".leg").is_none())
    {
        let Some((case, args)) = command_of(file) else {
            _ = writeln!(wrong, "{file}: no view has such a name");
            continue;
        };
        if !cases.contains(&case) {
            _ = writeln!(wrong, "{file}: there is no {case}.leg");
            continue;
        }
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let mut ran = legc(&args);
        if file.ends_with(".fix.txt") {
            // The difference alone: what is left is in `NAME.check.txt`.
            ran.stderr.clear();
        }
        let printed = printed(&ran);
        let recorded = fs::read_to_string(folder().join(file)).unwrap_or_default();
        if recorded == printed {
            continue;
        }
        if update {
            fs::write(folder().join(file), printed).unwrap();
        } else {
            let first = difference(&recorded, &printed);
            _ = writeln!(wrong, "{file}: {first}");
        }
    }
    assert!(
        wrong.is_empty(),
        "\n{wrong}\nUPDATE_GOLDEN=1 cargo test --test golden  writes them anew\n"
    );
}

#[test]
fn ten_faults_are_ten_errors_each_on_its_line() {
    let ran = legc(&["check", "ten_faults.leg", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&ran.stdout).unwrap();
    let all = json["diagnostics"].as_array().unwrap();
    let lines = |severity: &str| -> Vec<u64> {
        let of_severity = all.iter().filter(|found| found["severity"] == severity);
        of_severity
            .filter_map(|found| {
                let labels = found["labels"].as_array()?;
                labels.iter().find(|label| label["primary"] == true)?["line"].as_u64()
            })
            .collect()
    };
    assert_eq!(lines("error"), [7, 9, 10, 11, 12, 14, 15, 16, 17, 18]);
    // The lines between and after them are still checked: this one asks for two things at once.
    assert_eq!(lines("warning"), [19]);
}

/// Each rule's bad example through `legc check`: its name stands over what is told of it.
#[test]
fn every_rule_is_told_of_its_bad_example() {
    let aside = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let rules = leg::registry::rules();
    for rule in rules.iter().filter(|rule| !rule.bad.is_empty()) {
        fs::write(aside.join("example.leg"), rule.bad).expect("an example to write");
        let printed = printed(&legc_in(aside, &["check", "example.leg"]));
        assert!(
            printed.lines().any(|line| line.trim_end() == rule.name),
            "{} is not told of:\n{printed}",
            rule.name
        );
    }
}
