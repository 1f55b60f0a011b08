//! Pages of documentation whose examples are run: what a page shows is what Leg does.
//!
//! A ```` ```leg ```` block is a whole routine and checks clean; ```` ```leg error NAME ```` is one
//! in which `check` finds NAME. A block that opens with a comment such as `# legs.leg` is a file of
//! that name for the ```` ```console ```` blocks, in which every `$ legc …` is followed by exactly
//! what it prints, as at the root of the repository: standard output, then standard error. Blank
//! lines in a row count as one. A `legc …` line of a ```` ```sh ```` block runs without a message.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).expect(path)
}

/// The pages of a folder, from the root, in order.
pub fn pages_in(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(root().join(folder)).expect(folder);
    let mut pages: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.strip_suffix(".md").is_some())
        .map(|name| format!("{folder}/{name}"))
        .collect();
    pages.sort();
    pages
}

/// A fenced block.
pub struct Block<'t> {
    /// What stands after the fence: `leg error no-units`.
    pub info: &'t str,
    /// Its lines.
    pub text: String,
    /// The line that the fence is on, from 1.
    pub line: usize,
}

pub fn blocks(page: &str) -> Vec<Block<'_>> {
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
pub fn file_name(routine: &str) -> Option<&str> {
    let name = routine.lines().next()?.strip_prefix("# ")?.trim();
    let plain = name.strip_suffix(".leg")?;
    (!plain.contains([' ', '/'])).then_some(name)
}

/// A folder like the root for `legc` to run in, with the routines and the files of `page`.
pub fn stage(name: &str, page: &str) -> PathBuf {
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
pub fn legc(folder: &Path, args: &str, colour: bool) -> (String, String) {
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
pub fn shown(out: &str, err: &str) -> String {
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
pub fn session(commands: &str, folder: &Path) -> String {
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

/// The names of what `check` finds in a file.
pub fn findings(folder: &Path, file: &str) -> Vec<String> {
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

/// Every routine of `pages` that is not clean, or not wrong as its fence says, a line for each; and
/// how many routines there are.
pub fn routines_gone_wrong(name: &str, pages: &[String]) -> (String, usize) {
    let mut wrong = String::new();
    let mut seen = 0;
    for page in pages {
        let text = read(page);
        let folder = stage(name, &text);
        for block in blocks(&text) {
            let mut info = block.info.split_whitespace();
            if info.next() != Some("leg") {
                continue;
            }
            seen += 1;
            fs::write(folder.join("block.leg"), &block.text).expect("a file to write");
            let found = findings(&folder, "block.leg");
            let as_said = match (info.next(), info.next()) {
                (None, _) => found.is_empty(),
                (Some("error" | "advice"), Some(name)) => found.iter().any(|found| found == name),
                _ => false,
            };
            if !as_said {
                let (line, info) = (block.line, block.info);
                _ = writeln!(wrong, "{page}:{line}: `{info}` has {found:?}");
            }
        }
    }
    (wrong, seen)
}

/// Every command of `pages` that prints something else than is shown, and how many blocks of them
/// there are. With `update` the pages are written anew instead.
pub fn commands_gone_wrong(name: &str, pages: &[String], update: bool) -> (String, usize) {
    let mut wrong = String::new();
    let mut seen = 0;
    for page in pages {
        let mut text = read(page);
        let folder = stage(name, &text);
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
            if update {
                let (old, new) = (
                    format!("```console\n{shown}```"),
                    format!("```console\n{printed}```"),
                );
                text = text.replacen(&old, &new, 1);
                fs::write(root().join(page), &text).expect("a page to write");
            } else {
                _ = writeln!(wrong, "{page}:{line} should be\n{printed}");
            }
        }
    }
    (wrong, seen)
}

/// Every `legc …` of the `sh` blocks of `pages` that has something to complain of.
pub fn named_commands_gone_wrong(name: &str, pages: &[String]) -> String {
    let mut wrong = String::new();
    for page in pages {
        let text = read(page);
        let folder = stage(name, &text);
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
    wrong
}

/// Every link of `pages` to a file that there is not.
pub fn dead_links(pages: &[String]) -> String {
    let mut dead = String::new();
    for page in pages {
        let text = read(page);
        let base = root().join(page);
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
    dead
}
