//! `legc fmt`, as it is run: what it writes, what it leaves, and that no file is ever torn.
//!
//! `LEG_KILLS=1000 cargo test --test fmt killed` kills it so many times.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "what helps a test may assert by panicking, as the test itself may"
)]

#[allow(dead_code, reason = "other tests use the rest")]
mod common;

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use common::{folder, legc, spawn};

const SPOILT: &str = "day 2 \"Legs\"   # today\n squat 5x5 @225 rest[3min]\n\n\n\n   leg_press  3x12-15  rest[ 90s,]\nlying_leg_curl 3x10\n";
const LAID_OUT: &str = "day 2 \"Legs\"  # today\n  squat  5x5  @225  rest[3min]\n\n   leg_press  3x12-15  rest[ 90s,]\n  lying_leg_curl  3x10\n";

/// What is said of the broken line of both.
const LEFT: &str = "1 line left as written; `legc check` says why\n";

#[test]
fn standard_input_is_laid_out_on_standard_output() {
    let ran = legc(&["fmt", "-"], SPOILT);
    assert_eq!(
        (ran.code, ran.text(), ran.stderr.as_str()),
        (0, LAID_OUT, format!("<stdin>: {LEFT}").as_str())
    );
    let ran = legc(&["fmt", "-"], "day 2\n squat 5x5\n");
    assert_eq!(
        (ran.code, ran.text(), ran.stderr.as_str()),
        (0, "day 2\n  squat  5x5\n", "")
    );
}

#[test]
fn files_are_laid_out_and_the_others_not_touched() {
    let folder = folder("fmt_files");
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    fs::write(path("a.leg"), SPOILT).expect("a file");
    fs::write(path("b.leg"), LAID_OUT).expect("a file");
    let before = fs::metadata(path("b.leg"))
        .and_then(|data| data.modified())
        .expect("a time");
    let ran = legc(&["fmt", &path("a.leg"), &path("b.leg")], "");
    assert_eq!((ran.code, ran.text()), (0, ""));
    let left = |name: &str| format!("{}: {LEFT}", path(name));
    assert_eq!(
        ran.stderr,
        left("a.leg") + &left("b.leg") + "1 file laid out, 1 as it was\n"
    );
    assert_eq!(fs::read_to_string(path("a.leg")).expect("a file"), LAID_OUT);
    let after = fs::metadata(path("b.leg"))
        .and_then(|data| data.modified())
        .expect("a time");
    assert_eq!(before, after);
}

#[test]
fn folders_and_patterns_stand_for_their_routines() {
    let folder = folder("fmt_folder");
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    fs::create_dir_all(path("weeks")).expect("a folder");
    for name in ["weeks/a.leg", "weeks/b.leg", "c.leg", "weeks/note.txt"] {
        fs::write(path(name), SPOILT).expect("a file");
    }
    let read = |name: &str| fs::read_to_string(path(name)).expect("a file");
    let ran = legc(&["fmt", &path("weeks/*.leg"), &path("weeks/a.leg")], "");
    assert_eq!(
        (ran.code, ran.stderr.lines().last()),
        (0, Some("2 files laid out")),
        "a file is laid out once"
    );
    assert_eq!(
        (read("weeks/b.leg").as_str(), read("c.leg").as_str()),
        (LAID_OUT, SPOILT)
    );
    let ran = legc(&["fmt", &path("")], "");
    assert_eq!(
        (ran.code, ran.stderr.lines().last()),
        (0, Some("1 file laid out, 2 as they were"))
    );
    assert_eq!(
        (read("c.leg").as_str(), read("weeks/note.txt").as_str()),
        (LAID_OUT, SPOILT)
    );
    fs::create_dir_all(path("empty")).expect("a folder");
    assert_eq!(legc(&["fmt", &path("empty")], "").code, 2);
}

#[test]
fn check_names_what_would_change_and_writes_nothing() {
    let folder = folder("fmt_check");
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    fs::write(path("a.leg"), SPOILT).expect("a file");
    fs::write(path("b.leg"), LAID_OUT).expect("a file");
    let ran = legc(&["fmt", "--check", &path("a.leg"), &path("b.leg")], "");
    assert_eq!(
        (ran.code, ran.text()),
        (1, format!("{}\n", path("a.leg")).as_str())
    );
    assert_eq!(fs::read_to_string(path("a.leg")).expect("a file"), SPOILT);
    assert_eq!(legc(&["fmt", "--check", &path("b.leg")], "").code, 0);
}

#[test]
fn a_difference_is_shown_as_a_patch() {
    let ran = legc(
        &["fmt", "--diff", "-"],
        "day 2\n  squat 5x5\n  > Knees out.\n",
    );
    let patch = "--- <stdin>\n+++ <stdin>\n@@ -1,3 +1,3 @@\n day 2\n-  squat 5x5\n-  > Knees out.\n+  squat  5x5\n+    > Knees out.\n";
    assert_eq!((ran.code, ran.text()), (1, patch));
}

#[test]
fn what_cannot_be_laid_out_stays_and_the_rest_goes_on() {
    let folder = folder("fmt_not_text");
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    fs::write(path("a.leg"), b"day 2\n squ\xff\n").expect("a file");
    fs::write(path("b.leg"), SPOILT).expect("a file");
    let ran = legc(
        &["fmt", &path("a.leg"), &path("none.leg"), &path("b.leg")],
        "",
    );
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr.contains("a.leg: this is not UTF-8 text"),
        "{}",
        ran.stderr
    );
    assert!(
        ran.stderr.contains("none.leg: there is no such file"),
        "{}",
        ran.stderr
    );
    assert_eq!(
        fs::read(path("a.leg")).expect("a file"),
        b"day 2\n squ\xff\n"
    );
    assert_eq!(fs::read_to_string(path("b.leg")).expect("a file"), LAID_OUT);
}

/// A routine of so many lines, none of them laid out.
fn long(lines: usize) -> String {
    format!("day 2\n{}", " squat 5x5 @225   rest[3min]\n".repeat(lines))
}

fn names(folder: &Path) -> usize {
    fs::read_dir(folder).expect("a folder").count()
}

/// Whenever it is killed, the file is the one before or the one after, whole.
#[test]
fn a_file_is_never_torn_by_being_killed() {
    let kills = std::env::var("LEG_KILLS").map_or(25, |kills| kills.parse().expect("a number"));
    let folder = folder("fmt_killed");
    let path = folder.join("a.leg");
    let name = path.to_string_lossy().into_owned();
    let old = long(2_000);
    let new = legc(&["fmt", "-"], old.as_str()).stdout;
    fs::write(&path, &old).expect("a file");
    let begun = Instant::now();
    assert_eq!(legc(&["fmt", &name], "").code, 0);
    let whole = begun.elapsed();
    let (mut as_before, mut laid_out) = (0, 0);
    for at in 0..kills {
        fs::write(&path, &old).expect("a file");
        let mut child = spawn(&["fmt", &name]);
        // From the start to a little beyond the end, in steps that no clock divides evenly.
        thread::sleep(
            whole
                .mul_f64(f64::from(at * 37 % 125) / 100.0)
                .min(Duration::from_secs(5)),
        );
        child.kill().expect("a child to end");
        child.wait().expect("an end");
        let now = fs::read(&path).expect("a file");
        if now == old.as_bytes() {
            as_before += 1;
        } else {
            assert!(now == new, "torn at kill {at}");
            laid_out += 1;
        }
    }
    assert!(as_before > 0, "none of {laid_out} was early enough");
}

/// A limit on a file's size stands for a disk that is full: the write fails half-way.
#[cfg(unix)]
#[test]
fn a_file_is_whole_where_there_is_no_room() {
    let folder = folder("fmt_full");
    let path = folder.join("a.leg");
    let old = long(5_000);
    fs::write(&path, &old).expect("a file");
    let in_little_room = |prepare: &str| {
        std::process::Command::new("sh")
            .args([
                "-c",
                &format!("{prepare} ulimit -f 8; exec \"$0\" fmt \"$1\""),
            ])
            .arg(env!("CARGO_BIN_EXE_legc"))
            .arg(&path)
            .output()
            .expect("a shell")
    };
    let failed = in_little_room("trap '' XFSZ;");
    assert_eq!(failed.status.code(), Some(2), "{failed:?}");
    assert_eq!(names(&folder), 1, "something is left behind");
    assert_eq!(fs::read_to_string(&path).expect("a file"), old);
    let killed = in_little_room("");
    assert_ne!(killed.status.code(), Some(0));
    assert_eq!(fs::read_to_string(&path).expect("a file"), old);
}
