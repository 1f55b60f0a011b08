//! `legc check --fix`: what it changes, what it leaves, and what it writes.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may fail by panicking"
)]

mod common;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use common::{Ran, legc};

/// A file of a folder of its own.
fn file(name: &str, text: impl AsRef<[u8]>) -> PathBuf {
    let path = common::folder(&format!("fix_{name}")).join("a.leg");
    std::fs::write(&path, text).expect("a file to write");
    path
}

fn check(path: &Path, args: &[&str]) -> Ran {
    let mut all = vec!["check", path.to_str().expect("UTF-8")];
    all.extend(args);
    legc(&all, "")
}

fn read(path: &Path) -> String {
    String::from_utf8_lossy(&std::fs::read(path).expect("a file")).into_owned()
}

#[test]
fn a_file_is_mended_and_the_rest_of_it_stays() {
    let text = b"\xef\xbb\xbfunits lb\r\n\r\nday 2 # sqaut\r\n\tsqaut  5x5\t# to \xff depth\r\n  > sqaut\r\n  leg_press 3 x 12";
    let path = file("rest_stays", text);
    let ran = check(&path, &["--fix", "--format", "concise"]);
    let mended = b"\xef\xbb\xbfunits lb\r\n\r\nday 2 # sqaut\r\n\tsquat  5x5\t# to \xff depth\r\n  > sqaut\r\n  leg_press 3x12";
    assert_eq!(std::fs::read(&path).expect("a file"), mended);
    // What is left is told, and the exit code says that something is.
    assert_eq!(ran.code, 1);
    assert!(ran.text().contains("error[not-utf8]"), "{}", ran.text());
    assert!(ran.stderr.contains(": 2 fixed, 1 error;"), "{}", ran.stderr);
}

#[test]
fn a_file_that_is_clean_after_it_is_clean() {
    let path = file("clean", "day 2\n  sqaut 3 x 12\n");
    let ran = check(&path, &["--fix"]);
    assert_eq!((ran.code, ran.text()), (0, ""));
    assert!(
        ran.stderr.ends_with("a.leg: 2 fixed, clean\n"),
        "{}",
        ran.stderr
    );
    assert_eq!(read(&path), "day 2\n  squat 3x12\n");
}

#[test]
fn what_is_not_sure_is_left_unless_it_is_asked_for() {
    let text = "day 2\n  squat 5x5 pump[]\n";
    let path = file("unsafe", text);
    assert_eq!(check(&path, &["--fix"]).code, 1);
    assert_eq!(read(&path), text);
    assert_eq!(check(&path, &["--fix", "--unsafe"]).code, 0);
    assert_eq!(read(&path), "day 2\n  squat 5x5 pump\n");
    assert_eq!(check(&path, &["--unsafe"]).code, 2);
}

#[test]
fn a_difference_is_shown_and_not_written() {
    let text = "day 2\r\n  sqaut 5x5\r\n# \u{1b}[2J";
    let path = file("difference", text);
    let ran = check(&path, &["--diff"]);
    assert_eq!((ran.code, read(&path).as_str()), (1, text));
    let hunk = "@@ -1,3 +1,3 @@\n day 2\r\n-  sqaut 5x5\r\n+  squat 5x5\r\n # \u{1b}[2J\n\\ No newline at end of file\n";
    assert!(ran.text().ends_with(hunk), "{}", ran.text());
    // Nothing to change: nothing to show.
    check(&path, &["--fix"]);
    let ran = check(&path, &["--diff"]);
    assert_eq!((ran.code, ran.text()), (0, ""));
}

#[test]
fn a_difference_is_one_that_patch_takes() {
    let path = file("patch", "day 2\r\n  sqaut 5x5\r\n  squat 3 x 12");
    let ran = check(&path, &["--diff"]);
    let spawned = Command::new("patch")
        .arg("--binary")
        .arg(&path)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn();
    let Ok(mut child) = spawned else {
        return;
    };
    let mut input = child.stdin.take().expect("piped");
    std::io::Write::write_all(&mut input, &ran.stdout).expect("patch to read");
    drop(input);
    assert!(child.wait().expect("patch to end").success());
    assert_eq!(read(&path), "day 2\r\n  squat 5x5\r\n  squat 3x12");
}

#[test]
fn standard_input_is_mended_on_standard_output() {
    let ran = legc(&["check", "--fix", "-"], "day 2\n  sqaut 5x5 pmup[]\n");
    assert_eq!((ran.code, ran.text()), (1, "day 2\n  squat 5x5 pump[]\n"));
    assert!(ran.stderr.contains("<stdin>:2:17"), "{}", ran.stderr);
    let clean = "day 2\n  squat 5x5\n";
    let ran = legc(&["check", "--fix", "-"], clean);
    assert_eq!((ran.code, ran.text()), (0, clean));
}

#[test]
fn imported_files_are_mended_too_and_only_where_every_routine_stays_sound() {
    let folder = common::folder("fix_imports");
    let put = |name: &str, text: &str| {
        std::fs::write(folder.join(name), text).expect("a file to write");
    };
    put("leg.toml", "");
    put(
        "blocks.leg",
        "block legs\n  sqaut 5x5\n  leg_press 3 x 12\n",
    );
    let day = "import \"blocks.leg\"\nday 2\n  use legs\n";
    put("a.leg", day);
    put("b.leg", &format!("{day}  sqaut 1x1\n"));
    let ran = check(&folder, &["--fix"]);
    assert_eq!((ran.code, ran.text()), (0, ""), "{}", ran.stderr);
    assert_eq!(
        read(&folder.join("blocks.leg")),
        "block legs\n  squat 5x5\n  leg_press 3x12\n"
    );
    assert_eq!(read(&folder.join("a.leg")), day);
    assert_eq!(read(&folder.join("b.leg")), format!("{day}  squat 1x1\n"));
}

#[test]
fn no_fix_of_any_slip_makes_an_error_or_changes_what_is_sound() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let errors = |path: &Path| {
        let ran = check(path, &["--format", "jsonl"]);
        let names: Vec<String> = ran
            .text()
            .lines()
            .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"))
            .filter(|found| found["severity"] == "error")
            .map(|found| found["name"].as_str().expect("a name").to_owned())
            .collect();
        names
    };
    let mut seen = 0;
    for entry in std::fs::read_dir(golden).expect("goldens").flatten() {
        let from = entry.path();
        let is_mended = from.with_extension("fix.txt").exists();
        if from.extension().is_none_or(|extension| extension != "leg") || !is_mended {
            continue;
        }
        seen += 1;
        let path = file("slips", std::fs::read(&from).expect("a golden"));
        let mut before = errors(&path);
        for args in [&["--fix"][..], &["--fix", "--unsafe"]] {
            check(&path, args);
            let after = errors(&path);
            for name in &after {
                let count = |all: &[String]| all.iter().filter(|one| *one == name).count();
                assert!(
                    count(&after) <= count(&before),
                    "{}: {name}",
                    from.display()
                );
            }
            before = after;
        }
        // What is mended is mended: a second run changes nothing.
        let once = read(&path);
        check(&path, &["--fix"]);
        assert_eq!(read(&path), once, "{}", from.display());
    }
    assert!(seen > 20, "{seen}");
}

#[cfg(unix)]
mod on_unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    #[test]
    fn mode_and_link_stay_and_nothing_is_left_over() {
        let path = file("link", "day 2\n  sqaut 5x5\n");
        let link = path.with_file_name("link.leg");
        symlink("a.leg", &link).expect("a link");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).expect("a mode");
        assert_eq!(check(&link, &["--fix"]).code, 0);
        assert_eq!(read(&path), "day 2\n  squat 5x5\n");
        assert!(
            std::fs::symlink_metadata(&link)
                .expect("a link")
                .is_symlink()
        );
        let mode = std::fs::metadata(&path)
            .expect("a file")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o640);
        let left = std::fs::read_dir(path.parent().expect("a folder")).expect("a folder");
        assert_eq!(left.count(), 2);
    }

    #[test]
    fn a_full_disk_leaves_the_file_as_it_was() {
        // No file of this process may grow beyond the file itself.
        let slips = "  sqaut 3 x 12\n".repeat(400);
        let text = format!("day 2\n{slips}# {}\n", "x".repeat(100));
        let path = file("full", &text);
        let ran = Command::new("sh")
            .args([
                "-c",
                "ulimit -f 1; trap '' XFSZ; exec \"$0\" check --fix \"$1\"",
            ])
            .arg(env!("CARGO_BIN_EXE_legc"))
            .arg(&path)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .output()
            .expect("sh");
        assert_eq!(read(&path), text);
        assert_eq!(
            ran.status.code(),
            Some(2),
            "{}",
            String::from_utf8_lossy(&ran.stderr)
        );
        let left = std::fs::read_dir(path.parent().expect("a folder")).expect("a folder");
        assert_eq!(left.count(), 1);
    }

    #[test]
    fn a_kill_at_any_moment_leaves_the_old_file_or_the_new_one() {
        let old = format!("day 2\n{}", "  sqaut 3 x 12\n".repeat(60));
        let new = format!("day 2\n{}", "  squat 3x12\n".repeat(60));
        let path = file("killed", &old);
        let (mut before, mut after) = (0, 0);
        for moment in 0..120_u64 {
            std::fs::write(&path, &old).expect("a file to write");
            let mut child = common::spawn(&["check", "--fix", path.to_str().expect("UTF-8")]);
            std::thread::sleep(std::time::Duration::from_micros(moment * 250));
            child.kill().expect("a child to end");
            child.wait().expect("its end");
            match read(&path) {
                text if text == old => before += 1,
                text if text == new => after += 1,
                torn => panic!("{torn}"),
            }
        }
        assert_eq!(before + after, 120);
    }
}
