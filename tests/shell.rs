//! What a shell needs of `legc`: completions, manual pages, colour where it is asked for.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail by panicking"
)]

#[allow(dead_code, reason = "other tests use the rest")]
mod common;

use std::fs;
use std::process::{Command, Stdio};

use common::{folder, legc};

/// What completes the last of `words`, asked for as bash does.
fn completions(words: &[&str]) -> Vec<String> {
    let ran = Command::new(env!("CARGO_BIN_EXE_legc"))
        .args(["--", "legc"])
        .args(words)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("COMPLETE", "bash")
        .env("_CLAP_IFS", "\n")
        .env("_CLAP_COMPLETE_INDEX", words.len().to_string())
        .stdin(Stdio::null())
        .output()
        .expect("legc to run");
    assert!(ran.status.success(), "{ran:?}");
    let text = String::from_utf8(ran.stdout).expect("UTF-8");
    text.lines()
        .map(|line| line.trim_end().to_owned())
        .collect()
}

#[test]
fn names_are_those_of_the_library_and_the_language() {
    assert_eq!(completions(&["explain", "donkey"]), ["donkey_calf"]);
    assert_eq!(completions(&["explain", "rest_p"]), ["rest_pause"]);
    assert_eq!(
        completions(&["explain", "requirement-b"]),
        ["requirement-broken"]
    );
    assert_eq!(
        completions(&["new", "--priority", "glutes,ca"]),
        ["glutes,calves"]
    );
    assert_eq!(
        completions(&["check", "--deny", "calves-n"]),
        ["calves-not-first"]
    );
    assert_eq!(
        completions(&["check", "--allow", "no-deload,adv"]),
        ["no-deload,advice"]
    );
    assert_eq!(completions(&["fm"]), ["fmt"]);
    assert!(completions(&["expand", "--format", "json"]).contains(&"jsonl".to_owned()));
}

#[test]
fn days_and_options_are_those_of_the_routine_on_the_line() {
    let wheels = "routines/wheels.leg";
    assert_eq!(
        completions(&["expand", wheels, "--day", ""]),
        ["1", "2", "3", "5", "7"]
    );
    assert_eq!(
        completions(&["expand", wheels, "--set", "spot"]),
        ["spotter=yes", "spotter=no"]
    );
    assert_eq!(
        completions(&["volume", "routines/hams.leg", "--day", "t"]),
        ["thursday"]
    );
    // Of none there is nothing to say.
    assert_eq!(completions(&["expand", "--day", ""]), [""; 0]);
    assert_eq!(completions(&["expand", "none.leg", "--set", ""]), [""; 0]);
}

#[test]
fn findings_are_completed_by_name_and_by_group() {
    assert_eq!(
        completions(&["check", "--allow", "calves"]),
        ["calves-not-first"]
    );
    assert_eq!(completions(&["check", "--deny", "vol"]), ["volume"]);
    assert_eq!(
        completions(&["check", "--warn", "volume,prog"]).len(),
        completions(&["check", "--warn", "prog"]).len()
    );
    // An error stays one: there is nothing to ask for.
    assert_eq!(completions(&["check", "--allow", "unknown-ex"]), [""; 0]);
}

#[test]
fn files_are_routines_and_folders() {
    let found = completions(&["check", "routines/w"]);
    assert!(
        found.contains(&"routines/wheels.leg".to_owned()),
        "{found:?}"
    );
    assert_eq!(completions(&["check", "README"]), [""; 0]);
    assert_eq!(completions(&["fmt", "routi"]), ["routines/"]);
}

#[test]
fn every_shell_has_its_script() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = legc(&["completions", shell], "");
        assert_eq!(ran.code, 0);
        assert!(
            ran.text().contains("COMPLETE") && ran.text().contains("legc"),
            "{shell}"
        );
    }
}

/// In bash itself, where there is one.
#[test]
fn bash_completes() {
    let script = "source <(legc completions bash); COMP_WORDS=(legc explain donkey); COMP_CWORD=2; \
                  _clap_complete_legc legc donkey explain; echo \"${COMPREPLY[@]}\"";
    let bin = folder("shell_bin");
    #[cfg(unix)]
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_legc"), bin.join("legc")).expect("a link");
    let path = std::env::var("PATH").unwrap_or_default();
    let ran = Command::new("bash")
        .args(["--norc", "-c", script])
        .env("PATH", format!("{}:{path}", bin.display()))
        .env("COMP_TYPE", "9")
        .output();
    if let (Ok(ran), true) = (ran, cfg!(unix)) {
        assert_eq!(
            String::from_utf8_lossy(&ran.stdout).trim(),
            "donkey_calf",
            "{ran:?}"
        );
    }
}

#[test]
fn each_command_has_a_manual_page() {
    let folder = folder("shell_man");
    let ran = legc(&["man", &folder.to_string_lossy()], "");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    for page in [
        "legc",
        "legc-check",
        "legc-expand",
        "legc-fmt",
        "legc-explain",
    ] {
        let text = fs::read_to_string(folder.join(format!("{page}.1"))).expect(page);
        assert!(
            text.contains(".SH NAME") && text.contains(".SH OPTIONS"),
            "{page}"
        );
    }
    assert_eq!(legc(&["man", "no/such/folder"], "").code, 2);
}

#[test]
fn colour_is_as_asked_for() {
    let is_coloured = |args: &[&str]| {
        let ran = legc(args, "day 2\n  sqat 5x5\n");
        ran.stdout.contains(&0x1b)
    };
    assert!(is_coloured(&["check", "-", "--color", "always"]));
    assert!(is_coloured(&["--color=always", "explain", "drop"]));
    assert!(is_coloured(&["fmt", "--diff", "-", "--color", "always"]));
    assert!(!is_coloured(&["check", "-"]));
    assert!(!is_coloured(&["check", "-", "--color", "never"]));
    assert_eq!(legc(&["check", "-", "--color", "red"], "").code, 2);
}
