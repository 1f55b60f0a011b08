//! Routines of several files: what is imported, what is refused, and where findings point.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "what helps a test may assert by panicking, as the test itself may"
)]

mod common;

use std::path::{Path, PathBuf};

use common::legc;
use serde_json::Value;

/// Writes `files` into a folder of their own; with `leg.toml` in it, that is the project.
fn project(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = common::folder(name);
    for (path, text) in files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder to be made");
        std::fs::write(path, text).expect("a file to be written");
    }
    folder
}

fn check(folder: &Path, file: &str) -> Vec<Value> {
    let path = folder.join(file);
    let ran = legc(
        &["check", "--format", "json", path.to_str().expect("UTF-8")],
        "",
    );
    let document: Value = serde_json::from_slice(&ran.stdout).expect("JSON");
    document["diagnostics"]
        .as_array()
        .expect("findings")
        .clone()
}

fn names(found: &[Value]) -> Vec<&str> {
    found
        .iter()
        .map(|finding| finding["name"].as_str().expect("a name"))
        .collect()
}

/// The files of a coach: one of gear, one of an athlete's maxes, one of blocks, and three routines
/// that import them.
#[test]
fn a_coachs_files_make_three_routines() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("routines/coach");
    let none = Vec::<&str>::new();
    for file in ["gym.leg", "anna.leg", "blocks.leg"] {
        assert_eq!(
            names(&check(&folder, file)),
            none,
            "{file} is there for others"
        );
    }
    // The training max of 90 kg: 65% is 58.5, and the nearest that the bar can be loaded with 57.5;
    // 85%, 90% and 95% of it are 77.5, 80 and 85; 95% of the max of 100 kg is 95.
    for (file, loads) in [
        ("anna_base.leg", &["5 × 57.5 kg", "10–12 × 140 kg"] as &[_]),
        (
            "anna_strength.leg",
            &["3 × 77.5 kg", "2 × 80 kg", "1 × 85 kg", "8–10 × 140 kg"],
        ),
        ("anna_test.leg", &["1 or more × 95 kg", "8–10 × 45 kg"]),
    ] {
        assert_eq!(names(&check(&folder, file)), none, "{file}");
        let path = folder.join(file);
        let ran = legc(&["expand", path.to_str().expect("UTF-8")], "");
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        for load in loads {
            assert!(ran.text().contains(load), "{load}: {}", ran.text());
        }
    }
}

#[test]
fn a_finding_of_two_files_points_at_both() {
    let folder = project(
        "imports_both",
        &[
            ("anna.leg", "units kg\nmax squat 120\n"),
            (
                "monday.leg",
                "import \"anna.leg\"\nunits kg\nmax squat 130\nday 1\n  squat 3x5 @85%\n",
            ),
        ],
    );
    let found = check(&folder, "monday.leg");
    assert_eq!(names(&found), ["duplicate-declaration"]);
    assert!(
        found[0]["file"]
            .as_str()
            .expect("a file")
            .ends_with("monday.leg")
    );
    let labels = found[0]["labels"].as_array().expect("labels");
    assert_eq!(
        (&labels[0]["line"], &labels[0]["file"]),
        (&3.into(), &Value::Null)
    );
    assert_eq!(labels[1]["line"], 2);
    assert_eq!(labels[1]["start"], 13);
    assert!(
        labels[1]["file"]
            .as_str()
            .expect("a file")
            .ends_with("anna.leg")
    );
    // And drawn, each under its own name and line.
    let path = folder.join("monday.leg");
    let ran = legc(&["check", path.to_str().expect("UTF-8")], "");
    assert!(ran.text().contains("monday.leg:3:5]"), "{}", ran.text());
    assert!(ran.text().contains("anna.leg:2:5]"), "{}", ran.text());
}

#[test]
fn files_that_import_each_other_are_told_where() {
    let folder = project(
        "imports_cycle",
        &[
            ("a.leg", "import \"b.leg\"\nday 1\n  squat 3x5\n"),
            ("b.leg", "import \"c.leg\"\n"),
            ("c.leg", "# here\nimport \"a.leg\"\n"),
            ("own.leg", "import \"own.leg\"\nday 1\n  squat 3x5\n"),
        ],
    );
    let found = check(&folder, "a.leg");
    assert_eq!(names(&found), ["import-cycle"]);
    assert!(
        found[0]["file"]
            .as_str()
            .expect("a file")
            .ends_with("c.leg")
    );
    assert_eq!(found[0]["labels"][0]["line"], 2);
    let cause = &found[0]["labels"][1];
    assert!(cause["file"].as_str().expect("a file").ends_with("a.leg"));
    assert_eq!(names(&check(&folder, "own.leg")), ["import-cycle"]);
}

#[test]
fn nothing_outside_of_the_project_is_read() {
    let folder = project(
        "imports_outside",
        &[
            ("secret.leg", "max squat 100kg\n"),
            (
                "in/a.leg",
                "import \"../secret.leg\"\nimport \"/etc/hostname\"\nimport \"none.leg\"\nday 1\n  squat 3x5\n",
            ),
            ("in/leg.toml", ""),
        ],
    );
    assert_eq!(
        names(&check(&folder, "in/a.leg")),
        [
            "import-outside-project",
            "import-outside-project",
            "import-not-found"
        ]
    );
    // A link does not lead out either.
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(folder.join("secret.leg"), folder.join("in/link.leg"))
            .or_else(|error| {
                if error.kind() == std::io::ErrorKind::AlreadyExists {
                    Ok(())
                } else {
                    Err(error)
                }
            })
            .expect("a link");
        std::fs::write(
            folder.join("in/b.leg"),
            "import \"link.leg\"\nday 1\n  squat 3x5\n",
        )
        .expect("a file");
        assert_eq!(
            names(&check(&folder, "in/b.leg")),
            ["import-outside-project"]
        );
    }
}

#[test]
fn what_is_imported_has_no_days_and_no_open_ends() {
    let folder = project(
        "imports_days",
        &[
            ("days.leg", "day 1\n  squat 3x5\n"),
            ("a.leg", "import \"days.leg\"\nday 2\n  squat 3x5\n"),
            // The block of the imported file ends with the file.
            ("open.leg", "block calves\n  seated_calf 3x10\n"),
            (
                "b.leg",
                "import \"open.leg\"\nsquat 3x5\nday 1\n  use calves\n",
            ),
            ("lb.leg", "units lb\n"),
            (
                "c.leg",
                "import \"lb.leg\"\nunits kg\nday 1\n  squat 3x5 @100\n",
            ),
        ],
    );
    assert_eq!(names(&check(&folder, "a.leg")), ["imported-day"]);
    assert_eq!(names(&check(&folder, "b.leg")), ["outside-a-day"]);
    assert_eq!(names(&check(&folder, "c.leg")), ["duplicate-declaration"]);
}

#[test]
fn a_chain_of_very_many_files_ends() {
    let files: Vec<(String, String)> = (0..400)
        .map(|at| {
            (
                format!("f{at}.leg"),
                format!("import \"f{}.leg\"\n", at + 1),
            )
        })
        .collect();
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let folder = project("imports_chain", &files);
    let found = check(&folder, "f0.leg");
    assert_eq!(names(&found), ["too-many-files"]);
}

#[test]
fn a_profile_is_required_by_its_name() {
    let wheels = concat!(env!("CARGO_MANIFEST_DIR"), "/routines/wheels.leg");
    let wheels = std::fs::read_to_string(wheels).expect("the article's week");
    // The article's own week keeps its own advice.
    let ran = legc(
        &["check", "--format", "json", "-"],
        format!("require profile \"article\"\n{wheels}"),
    );
    assert_eq!(ran.code, 0, "{}", ran.text());
    let folder = project(
        "imports_profile",
        &[(
            "a.leg",
            "require profile \"article\"\nrequire profile \"article\"\nrequire profile \"artcle\"\nday 1\n  seated_calf 3x10\nday 4\n  seated_calf 3x10\n",
        )],
    );
    let found = check(&folder, "a.leg");
    assert_eq!(names(&found), ["unknown-profile", "requirement-broken"]);
    assert_eq!(found[1]["file"], "<profile article>");
    let labels = found[1]["labels"].as_array().expect("labels");
    let brought = labels
        .iter()
        .find(|label| label["message"] == "brought in here");
    assert_eq!(brought.expect("where it is asked for")["line"], 1);
}

#[test]
fn what_a_block_of_another_file_leads_to_shows_where_it_is_used() {
    let folder = project(
        "used_here",
        &[
            ("leg.toml", ""),
            (
                "gym.leg",
                "units kg\nmax squat 100\nmax deadlift 120\ntm deadlift 90%\n",
            ),
            (
                "blocks.leg",
                "block main[lift, share]\n  lift 3x5 @share tm\n",
            ),
            (
                "own.leg",
                "import \"gym.leg\"\nimport \"blocks.leg\"\nday 1\n  use main[squat, 60%]\n  use main[deadlift, 141%]\n",
            ),
        ],
    );
    let found = check(&folder, "own.leg");
    assert_eq!(names(&found), ["reps-at-max", "value-of-no-lift"]);
    for (finding, line) in found.iter().zip([5, 4]) {
        let labels = finding["labels"].as_array().expect("labels");
        let used = labels.iter().find(|label| label["message"] == "used here");
        let used = used.unwrap_or_else(|| panic!("{finding}"));
        assert!(
            used["file"].as_str().expect("a file").ends_with("own.leg"),
            "{used}"
        );
        assert_eq!(used["line"], line, "{used}");
    }
}

#[test]
fn a_requirement_broken_by_lines_of_a_block_shows_the_use() {
    let block = "block legs\n  squat 3x5 @100\n";
    let head = "units kg\nrequire quads at most 5 sets per week\nrequire 4 days between quads\n";
    let days = "day 1\n  use legs\nday 5\n  use legs\n";
    let folder = project(
        "requirement_used_here",
        &[
            ("leg.toml", ""),
            ("blocks.leg", block),
            ("own.leg", &format!("{head}{block}{days}")),
            (
                "of_another.leg",
                &format!("{head}import \"blocks.leg\"\n{days}"),
            ),
        ],
    );
    // The week, then day 5 after day 1, and day 1 after day 5.
    for (file, last) in [("own.leg", 9), ("of_another.leg", 8)] {
        let found = check(&folder, file);
        assert_eq!(names(&found), ["requirement-broken"; 2]);
        for finding in &found {
            let labels = finding["labels"].as_array().expect("labels");
            let used = labels
                .iter()
                .filter(|label| label["message"] == "used here");
            let lines: Vec<u64> = used.filter_map(|label| label["line"].as_u64()).collect();
            assert_eq!(lines, [last], "{finding}");
        }
    }
}
