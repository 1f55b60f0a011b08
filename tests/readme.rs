//! What README.md and docs/ show is what Leg does.
//!
//! How examples are written is said in tests/common/pages.rs. docs/check-and-expand.svg is held to the
//! same.
//!
//! `UPDATE_README=1 cargo test --test readme` writes outputs and picture anew.

#![expect(
    clippy::expect_used,
    reason = "what helps a test may assert by panicking, as the test itself may"
)]

#[path = "common/pages.rs"]
mod pages;

use std::fmt::Write as _;
use std::fs;
use std::sync::Mutex;

use leg::technique;
use pages::{legc, read, root, shown, stage};

const PICTURE: &str = "docs/check-and-expand.svg";

/// The routine of the picture, put right.
const PICTURED: &str = "\
routine \"Calves\"
units lb
gear seated_calf  plates[45]

day 3 \"Calves and chest\"
  donkey_calf  4x6   drop[700, 600, 500, 400]
  seated_calf  7x10  drop[4, 3, 2, 1 plates]
  session chest
";

/// README.md, CHANGELOG.md and the pages of docs/, from the root.
fn all() -> Vec<String> {
    let mut all = pages::pages_in("docs");
    all.extend(["README.md".to_owned(), "CHANGELOG.md".to_owned()]);
    all
}

/// Held by a test that writes README.md anew: the others would read it half written.
static WRITING: Mutex<()> = Mutex::new(());

fn update() -> bool {
    std::env::var_os("UPDATE_README").is_some()
}

#[test]
fn every_routine_is_clean_or_wrong_as_said() {
    let _writing = WRITING.lock();
    let (wrong, seen) = pages::routines_gone_wrong("readme-routines", &all());
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(seen >= 4, "only {seen} routines are shown");
}

#[test]
fn every_command_prints_what_is_shown() {
    let _writing = WRITING.lock();
    let (wrong, seen) = pages::commands_gone_wrong("readme-commands", &all(), update());
    assert!(
        wrong.is_empty(),
        "\n{wrong}\nUPDATE_README=1 cargo test --test readme  writes them anew\n"
    );
    assert!(seen >= 2, "only {seen} commands are shown");
}

#[test]
fn every_command_that_is_named_works() {
    let _writing = WRITING.lock();
    let wrong = pages::named_commands_gone_wrong("readme-named", &all());
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn readme_leads_with_the_picture_and_two_commands_that_work() {
    let _writing = WRITING.lock();
    let readme = read("README.md");
    let lead = readme.split("\n## ").next().unwrap_or_default();
    assert!(lead.contains(PICTURE));
    assert!(lead.contains("cargo run --release -- expand routines/wheels.leg"));
    assert!(lead.contains("cargo test"));
    let (out, err) = legc(root(), "expand routines/wheels.leg", false);
    assert_eq!(err, "");
    assert!(out.contains("Donkey calf raise"));
}

#[test]
fn every_technique_is_named() {
    let _writing = WRITING.lock();
    let readme = read("README.md");
    let (_, techniques) = readme
        .split_once("## Techniques\n\n")
        .expect("the section of the techniques");
    let section = techniques.split("\n## ").next().unwrap_or_default();
    let names = technique::ALL.iter().map(|technique| technique.name);
    let missing: Vec<&str> = names
        .filter(|name| !section.contains(&format!("`{name}`")))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_link_to_a_file_has_its_file() {
    let dead = pages::dead_links(&all());
    assert!(dead.is_empty(), "\n{dead}");
}

// The picture

/// The two commands of the picture, with what they print.
fn pictured(colour: bool) -> String {
    let folder = stage("readme-picture", "");
    let file = folder.join("calves.leg");
    let slip = PICTURED.replace("600, 500", "500, 600");
    let mut text = String::new();
    for (routine, command) in [(slip.as_str(), "check"), (PICTURED, "expand")] {
        fs::write(&file, routine).expect("a file to write");
        let args = format!("{command} calves.leg");
        let (out, err) = legc(&folder, &args, colour);
        let gap = if text.is_empty() { "" } else { "\n" };
        _ = write!(text, "{gap}$ legc {args}\n{}", shown(&out, &err));
    }
    text
}

#[test]
fn the_picture_is_what_legc_prints() {
    let svg = read(PICTURE);
    let (head, rest) = svg
        .split_once("<g xml:space=\"preserve\">\n")
        .expect("the lines");
    if update() {
        let mut lines = String::new();
        for (at, line) in pictured(true).lines().enumerate() {
            let (drawn, columns) = drawn(line);
            if columns > 0 {
                let (y, length) = (54 + 19 * at, columns * 84);
                let (whole, tenth) = (length / 10, length % 10);
                _ = writeln!(
                    lines,
                    "  <text x=\"20\" y=\"{y}\" textLength=\"{whole}.{tenth}\">{drawn}</text>"
                );
            }
        }
        let tail = rest.find("  </g>").expect("the end of the lines");
        let updated = format!("{head}<g xml:space=\"preserve\">\n{lines}{}", &rest[tail..]);
        let old = head
            .split("height=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        let old: usize = old.and_then(|old| old.parse().ok()).expect("a height");
        let new = 54 + 19 * pictured(false).lines().count();
        let updated = updated
            .replace(&format!("height=\"{old}\""), &format!("height=\"{new}\""))
            .replace(&format!("{old}\" role"), &format!("{new}\" role"))
            .replace(
                &format!("height=\"{}\"", old - 1),
                &format!("height=\"{}\"", new - 1),
            );
        fs::write(root().join(PICTURE), updated).unwrap();
        return;
    }
    let in_picture: Vec<String> = rest
        .lines()
        .filter(|line| line.starts_with("  <text"))
        .map(plain)
        .collect();
    let printed = pictured(false);
    let printed: Vec<&str> = printed.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(in_picture, printed);
}

/// The text of an element, without its tags.
fn plain(element: &str) -> String {
    let outside = element.split('<').filter_map(|part| part.split_once('>'));
    let text: String = outside.map(|(_, text)| text).collect();
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

/// A line with a terminal's colours as the elements of a picture, and how many columns it takes.
fn drawn(line: &str) -> (String, usize) {
    let line = line.replacen("$ legc", "\u{1b}[32m$\u{1b}[0m legc", 1);
    let mut classes: Vec<&str> = Vec::new();
    let (mut text, mut columns) = (String::new(), 0);
    for (at, part) in line.split("\u{1b}[").enumerate() {
        let part = match part.split_once('m') {
            Some((code, rest)) if at > 0 => {
                match code {
                    "0" => classes.clear(),
                    "1" => classes.push("strong"),
                    "2" => classes.push("faint"),
                    "31" => classes.push("red"),
                    "32" => classes.push("green"),
                    "33;1" => classes.push("yellow"),
                    "35;1" => classes.push("purple"),
                    "36" => classes.push("cyan"),
                    "36;1;4" => classes.push("cyan link"),
                    _ => {}
                }
                rest
            }
            _ => part,
        };
        columns += part.chars().count();
        classes.dedup();
        let escaped = part
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;");
        if classes.is_empty() || part.trim().is_empty() {
            text.push_str(&escaped);
        } else {
            let class = classes.join(" ");
            _ = write!(text, "<tspan class=\"{class}\">{escaped}</tspan>");
        }
    }
    (text, columns)
}
