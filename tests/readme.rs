//! What README.md and docs/ show is what Leg does.
//!
//! A ```` ```leg ```` block is a whole routine and checks clean; ```` ```leg error NAME ```` is one
//! in which `check` finds NAME. A block that opens with a comment such as `# legs.leg` is a file of
//! that name for the ```` ```console ```` blocks, in which every `$ legc …` is followed by exactly
//! what it prints, as at the root of the repository: standard output, then standard error. Blank
//! lines in a row count as one. docs/check-and-expand.svg is held to the same.
//!
//! `UPDATE_README=1 cargo test --test readme` writes outputs and picture anew.

#![expect(
    clippy::expect_used,
    reason = "what helps a test may assert by panicking, as the test itself may"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;

use leg::technique;

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

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).expect(path)
}

/// README.md, CHANGELOG.md and the pages of docs/, from the root.
fn pages() -> Vec<String> {
    let docs = fs::read_dir(root().join("docs")).expect("docs/");
    let mut pages: Vec<String> = docs
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.strip_suffix(".md").is_some())
        .map(|name| format!("docs/{name}"))
        .collect();
    pages.sort();
    pages.extend(["README.md".to_owned(), "CHANGELOG.md".to_owned()]);
    pages
}

/// A fenced block.
struct Block<'t> {
    /// What stands after the fence: `leg error no-units`.
    info: &'t str,
    /// Its lines.
    text: String,
    /// The line that the fence is on, from 1.
    line: usize,
}

fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut open: Option<Block<'_>> = None;
    for (at, line) in page.lines().enumerate() {
        match (&mut open, line.strip_prefix("```")) {
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some(block), None) => _ = writeln!(block.text, "{line}"),
            (None, Some(info)) => {
                open = Some(Block {
                    info: info.trim(),
                    text: String::new(),
                    line: at + 1,
                });
            }
            (None, None) => {}
        }
    }
    blocks
}

/// The name that a routine's first line gives it: `# legs.leg`.
fn file_name(routine: &str) -> Option<&str> {
    let name = routine.lines().next()?.strip_prefix("# ")?.trim();
    let plain = name.strip_suffix(".leg")?;
    (!plain.contains([' ', '/'])).then_some(name)
}

/// A folder like the root for `legc` to run in, with the routines and the files of `page`.
fn stage(name: &str, page: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    _ = fs::remove_dir_all(&folder);
    let routines = folder.join("routines");
    fs::create_dir_all(&routines).expect("a folder to write to");
    for entry in fs::read_dir(root().join("routines")).expect("routines/") {
        let entry = entry.expect("a routine");
        if entry.path().is_dir() {
            continue;
        }
        fs::copy(entry.path(), routines.join(entry.file_name())).expect("a copy");
    }
    for block in blocks(page) {
        if let (true, Some(name)) = (block.info.starts_with("leg"), file_name(&block.text)) {
            fs::write(folder.join(name), &block.text).expect("a file to write");
        }
    }
    folder
}

/// What `legc` prints in `folder`: standard output, then standard error. No stream is a terminal.
fn legc(folder: &Path, args: &str, colour: bool) -> (String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_legc"));
    command
        .args(args.split_whitespace())
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE")
        .stdin(Stdio::null());
    command.env(if colour { "CLICOLOR_FORCE" } else { "NO_COLOR" }, "1");
    let ran = command.output().expect("legc to run");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&ran.stdout), text(&ran.stderr))
}

/// Both streams as a page shows them: blank lines in a row are one, and none is at the end.
fn shown(out: &str, err: &str) -> String {
    let mut text = String::new();
    let mut blank = true;
    for line in out.lines().chain(err.lines()) {
        if !(blank && line.is_empty()) {
            _ = writeln!(text, "{line}");
        }
        blank = line.is_empty();
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// A block's commands with what they print, as it should stand.
fn session(commands: &str, folder: &Path) -> String {
    let mut text = String::new();
    for command in commands.lines().filter(|line| line.starts_with("$ ")) {
        if !text.is_empty() {
            text.push('\n');
        }
        _ = writeln!(text, "{command}");
        if let Some(args) = command.strip_prefix("$ legc ") {
            let (out, err) = legc(folder, args, false);
            text.push_str(&shown(&out, &err));
        }
    }
    text
}

/// Held by a test that writes README.md anew: the others would read it half written.
static WRITING: Mutex<()> = Mutex::new(());

fn update() -> bool {
    std::env::var_os("UPDATE_README").is_some()
}

/// The names of what `check` finds in a file.
fn findings(folder: &Path, file: &str) -> Vec<String> {
    let (out, _) = legc(folder, &format!("check {file} --format json"), false);
    let json: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    let all = json.get("diagnostics").and_then(|all| all.as_array());
    let names = all
        .expect("diagnostics")
        .iter()
        .map(|found| found.get("name"));
    names
        .map(|name| {
            name.and_then(|name| name.as_str())
                .unwrap_or_default()
                .to_owned()
        })
        .collect()
}

#[test]
fn every_routine_is_clean_or_wrong_as_said() {
    let mut wrong = String::new();
    let mut seen = 0;
    for page in pages() {
        let text = read(&page);
        let folder = stage("readme-routines", &text);
        for block in blocks(&text) {
            let mut info = block.info.split_whitespace();
            if info.next() != Some("leg") {
                continue;
            }
            seen += 1;
            fs::write(folder.join("block.leg"), &block.text).unwrap();
            let found = findings(&folder, "block.leg");
            let as_said = match (info.next(), info.next()) {
                (None, _) => found.is_empty(),
                (Some("error"), Some(name)) => found.iter().any(|found| found == name),
                _ => false,
            };
            if !as_said {
                let (line, info) = (block.line, block.info);
                _ = writeln!(wrong, "{page}:{line}: `{info}` has {found:?}");
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(seen >= 4, "only {seen} routines are shown");
}

#[test]
fn every_command_prints_what_is_shown() {
    let _writing = WRITING.lock();
    let mut wrong = String::new();
    let mut seen = 0;
    for page in pages() {
        let mut text = read(&page);
        let folder = stage("readme-commands", &text);
        let all: Vec<(usize, String)> = blocks(&text)
            .into_iter()
            .filter(|block| block.info == "console")
            .map(|block| (block.line, block.text))
            .collect();
        for (line, shown) in all {
            seen += 1;
            let printed = session(&shown, &folder);
            if shown == printed {
                continue;
            }
            if update() {
                let (old, new) = (
                    format!("```console\n{shown}```"),
                    format!("```console\n{printed}```"),
                );
                text = text.replacen(&old, &new, 1);
                fs::write(root().join(&page), &text).unwrap();
            } else {
                _ = writeln!(wrong, "{page}:{line} should be\n{printed}");
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "\n{wrong}\nUPDATE_README=1 cargo test --test readme  writes them anew\n"
    );
    assert!(seen >= 2, "only {seen} commands are shown");
}

#[test]
fn every_command_that_is_named_works() {
    let mut wrong = String::new();
    for page in pages() {
        let text = read(&page);
        let folder = stage("readme-named", &text);
        for block in blocks(&text).iter().filter(|block| block.info == "sh") {
            for args in block
                .text
                .lines()
                .filter_map(|line| line.strip_prefix("legc "))
            {
                let (_, err) = legc(&folder, args, false);
                if !err.is_empty() {
                    _ = writeln!(wrong, "{page}: legc {args}\n{err}");
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn readme_leads_with_the_picture_and_two_commands_that_work() {
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
fn every_technique_has_its_row() {
    let _writing = WRITING.lock();
    let readme = read("README.md");
    let rows: Vec<String> = technique::ALL
        .iter()
        .map(|technique| {
            let (name, summary, example) = (technique.name, technique.summary, technique.example);
            format!("| `{name}` | {summary} | `{example}` |")
        })
        .collect();
    if update() {
        let (head, rest) = readme
            .split_once("## Techniques\n\n")
            .expect("the section of the techniques");
        let table_end = rest.find("\n\n").expect("the end of the table");
        let table = "| | what it does | for example |\n|---|---|---|\n";
        let updated = format!(
            "{head}## Techniques\n\n{table}{}{}",
            rows.join("\n"),
            &rest[table_end..]
        );
        fs::write(root().join("README.md"), updated).unwrap();
        return;
    }
    let table = rows.join("\n");
    assert!(readme.contains(&table), "the table should be\n{table}");
}

#[test]
fn every_link_to_a_file_has_its_file() {
    let mut dead = String::new();
    for page in pages() {
        let text = read(&page);
        let base = root().join(&page);
        for target in text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
        {
            let path = target.split('#').next().unwrap_or_default();
            let local = !path.is_empty() && !path.contains("://");
            if local && !base.with_file_name("").join(path).exists() {
                _ = writeln!(dead, "{page}: {target}");
            }
        }
    }
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
