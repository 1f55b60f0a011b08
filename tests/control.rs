//! What a run makes of its findings: names on the command line, `allow` in the file, a list of what
//! was there before, and watching.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may fail by panicking"
)]

mod common;

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use common::{Ran, legc};

const WARNED: &str = "units lb\nday 2\n  squat 5x5 @225 failure\n  walking_lunge 3x20\n";

fn file(name: &str, text: &str) -> PathBuf {
    let path = common::folder(&format!("control_{name}")).join("a.leg");
    std::fs::write(&path, text).expect("a file to write");
    path
}

fn check(path: &Path, args: &[&str]) -> Ran {
    let mut all = vec![
        "check",
        "--format",
        "concise",
        path.to_str().expect("UTF-8"),
    ];
    all.extend(args);
    legc(&all, "")
}

/// Severities and names of what is found.
fn found(ran: &Ran) -> Vec<&str> {
    let each = ran.text().lines().filter_map(|line| {
        let (head, _) = line.split_once("] ")?;
        head.rsplit(": ").next()
    });
    each.collect()
}

#[test]
fn severities_are_set_by_name_and_by_group() {
    let path = file("levels", WARNED);
    let of = |args: &[&str]| {
        let ran = check(&path, args);
        (ran.code, found(&ran).join(" "))
    };
    let said = |text: &str| (1, text.to_owned());
    let usual = "warning[failure-without-spotter advice[sides-not-said";
    assert_eq!(of(&[]), said(usual));
    assert_eq!(
        of(&["--deny", "all"]),
        said("error[failure-without-spotter error[sides-not-said")
    );
    assert_eq!(
        of(&["--deny", "all", "--allow", "advice"]),
        said("error[failure-without-spotter")
    );
    assert_eq!(
        of(&["--warn", "sides-not-said", "--allow=all"]),
        said("warning[sides-not-said")
    );
    assert_eq!(of(&["--allow", "warnings,advice"]), (0, String::new()));
    for (args, message) in [
        (
            ["--deny", "failure-without-spoter"],
            "did you mean `failure-without-spotter`?",
        ),
        (["--allow", "unknown-exercise"], "no error can be allowed"),
    ] {
        let ran = check(&path, &args);
        assert_eq!(ran.code, 2);
        assert!(ran.stderr.contains(message), "{}", ran.stderr);
    }
    // An error of the file stays one.
    let path = file("errors", "day 2\n  xyzzy 5x5\n");
    assert_eq!(
        found(&check(&path, &["--allow", "all"])),
        ["error[unknown-exercise"]
    );
}

#[test]
fn a_file_allows_a_finding_with_its_reason_and_keeps_its_layout() {
    let text = "units lb\nday 2\n  squat 5x5 @225 failure\n  allow failure-without-spotter \"a friend is there\"\n  walking_lunge 3x20\n";
    let path = file("allow", text);
    assert_eq!(found(&check(&path, &[])), ["advice[sides-not-said"]);
    let ran = legc(&["fmt", "-"], text);
    let line = "allow failure-without-spotter \"a friend is there\"";
    assert!(ran.text().contains(line), "{}", ran.text());
    let ran = legc(&["expand", path.to_str().expect("UTF-8")], "");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
}

#[test]
fn a_baseline_leaves_out_what_was_there_and_tells_what_is_gone() {
    let path = file("baseline", WARNED);
    let list = path.with_file_name("known.json");
    let list = list.to_str().expect("UTF-8");
    let ran = check(&path, &["--baseline", list, "--write-baseline"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(
        ran.stderr.ends_with("known.json: 2 findings written\n"),
        "{}",
        ran.stderr
    );
    let ran = check(&path, &["--baseline", list]);
    assert_eq!((ran.code, found(&ran)), (0, vec![]));
    assert!(ran.stderr.contains("2 findings left out"), "{}", ran.stderr);
    // Lines move, one is mended and one is new.
    let later = "# mine\nunits lb\nday 1\n  plank 3x30s\nday 2\n  squat 5x5 @225 failure\n  leg_press 3x10 @360 drop[300]\n";
    std::fs::write(&path, later).expect("a file to write");
    let ran = check(&path, &["--baseline", list]);
    assert_eq!(ran.code, 1);
    assert!(ran.text().contains("known.json:"), "{}", ran.text());
    assert!(
        found(&ran).contains(&"advice[baseline-not-needed"),
        "{}",
        ran.text()
    );
    assert!(!found(&ran).contains(&"warning[failure-without-spotter"));
    std::fs::write(list, "no list").expect("a file to write");
    assert_eq!(check(&path, &["--baseline", list]).code, 2);
}

#[test]
fn a_change_is_seen_by_a_run_that_watches() {
    let path = file("watch", "day 2\n  squat 5x5\n");
    let mut child = common::spawn(&[
        "check",
        "--watch",
        "--format",
        "concise",
        path.parent().and_then(Path::to_str).expect("UTF-8"),
    ]);
    let mut lines = BufReader::new(child.stderr.take().expect("piped")).lines();
    let mut next = || lines.next().expect("a line").expect("UTF-8");
    assert!(next().ends_with("a.leg: clean"));
    assert!(next().starts_with("watching for changes"));
    std::fs::write(&path, "day 2\n  xyzzy 5x5\n").expect("a file to write");
    assert!(next().contains("1 error"));
    next();
    // A file that is new is seen too, and one that is gone is waited for.
    std::fs::write(path.with_file_name("b.leg"), "day 2\n  squat 5x5\n").expect("a file");
    assert!(next().starts_with("2 files: 1 error"));
    assert!(child.try_wait().expect("a child").is_none());
    child.kill().expect("a child to end");
    child.wait().expect("its end");
    let ran = legc(&["check", "--watch", "-"], "");
    assert_eq!(ran.code, 2);
}
