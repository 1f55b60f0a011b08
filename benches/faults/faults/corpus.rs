//! Valid routines go out: every one that comes with Leg, and the clean ones of `tests/golden`,
//! which between them use every feature.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use leg::diagnostic::{Diagnostic, Findings, Severity};
use leg::source::{self, FileId, Nowhere, Source};
use leg::view::plan_json;
use leg::{routine, syntax};

/// A routine in which nothing is wrong.
pub struct Valid {
    pub name: String,
    pub text: String,
    /// What it comes to, under every setting of its options.
    pub plan: Vec<u8>,
    /// What `check` says of it, were it advice: how often each rule says each message.
    pub said: HashMap<Said, usize>,
}

/// A finding without its place.
pub type Said = (&'static str, String);

/// Every valid routine, in the order of their names.
pub fn all() -> Vec<Valid> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["routines", "routines/programmes", "tests/golden"];
    let mut files: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| fs::read_dir(root.join(folder)).expect("a folder of the project"))
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "leg"))
        .collect();
    files.sort();
    files.iter().filter_map(|path| valid(root, path)).collect()
}

fn valid(root: &Path, path: &Path) -> Option<Valid> {
    let text = fs::read_to_string(path).expect("a routine");
    // A file of its own is what is broken; those that it imports would have to be beside it.
    if text.lines().any(|line| line.starts_with("import")) || !text.contains("\nday ") {
        return None;
    }
    let checked = check(&text);
    let is_sound = checked
        .iter()
        .all(|found| found.rule.severity == Severity::Advice);
    is_sound.then(|| Valid {
        name: path
            .strip_prefix(root)
            .unwrap_or(path)
            .display()
            .to_string(),
        plan: plan(&text),
        said: said(&checked),
        text,
    })
}

/// How often each finding is told.
pub fn said(found: &[Diagnostic]) -> HashMap<Said, usize> {
    let mut said = HashMap::new();
    for found in found {
        *said
            .entry((found.rule.name, found.message.clone()))
            .or_default() += 1;
    }
    said
}

/// What `check` says of `text`.
pub fn check(text: &str) -> Vec<Diagnostic> {
    let (source, problems) = source_of(text);
    let mut findings = Findings::new();
    findings.extend(problems);
    let ast = syntax::parse_source(&source, &mut findings);
    leg::check::check(&source, &ast, findings).1
}

/// What `text` comes to, set by set, under every setting of its options.
pub fn plan(text: &str) -> Vec<u8> {
    let (source, _) = source_of(text);
    let mut findings = Findings::new();
    let ast = syntax::parse_source(&source, &mut findings);
    let routine = routine::resolve(&source, &ast, &mut findings);
    let mut plan = Vec::new();
    let (all, _) = routine::settings(&routine.options, routine.entries);
    for setting in all.into_iter().take(8) {
        plan_json::write_lines(&mut plan, &routine, setting, |_, _| true)
            .expect("memory to write to");
        plan.push(b'\n');
    }
    plan
}

fn source_of(text: &str) -> (Source, Vec<Diagnostic>) {
    let mut source = Source::new("routine.leg", text);
    let path = Path::new("routine.leg");
    let problems = source::load(&mut source, path, Path::new(""), &Nowhere);
    (source, problems)
}

/// The file that findings about a routine are in.
pub const FILE: FileId = FileId::ROUTINE;
