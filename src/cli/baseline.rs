//! The list of findings that were there when checking was taken up: reading it and writing it.

use std::path::{Path, PathBuf};

use super::{Failure, Outcome, input, output, write};
use crate::diagnostic::{self, Severity, Verdict};
use crate::plan::counted;
use crate::source::Source;
use crate::view::harmless;

/// Takes out of `verdicts` what the list at `path` has; how many.
pub(super) fn leave_out(path: &Path, verdicts: &mut Vec<Verdict>) -> Result<usize, Failure> {
    let (name, bytes) = input::read_bytes(path)?;
    let fail = |why: String| Failure(format!("{}: this is no baseline: {why}", harmless(&name)));
    let text = String::from_utf8(bytes).map_err(|_| fail("it is not UTF-8 text".to_owned()))?;
    let list = Source::new(name.clone(), text);
    diagnostic::known(list, verdicts, called(path)).map_err(fail)
}

/// Writes the list of what `verdicts` have to `path`.
pub(super) fn write(path: &Path, verdicts: &[Verdict]) -> Result<Outcome, Failure> {
    let (text, total) = diagnostic::listed(verdicts, called(path));
    write::write(path, None, text.as_bytes())?;
    let all = verdicts.iter().flat_map(|verdict| &verdict.found);
    let errors = all
        .filter(|found| found.rule.severity == Severity::Error)
        .count();
    let name = harmless(&path.to_string_lossy());
    output::message(&format!("{name}: {} written", counted(total, "finding")));
    if errors == 0 {
        return Ok(Outcome::Clean);
    }
    let errors = counted(errors, "error");
    output::message(&format!("{errors} left to mend: errors are on no baseline"));
    Ok(Outcome::Findings)
}

/// What a list at `list` calls files: by their path from its folder, so that it can move with them.
fn called(list: &Path) -> impl Fn(&Source, u32) -> String {
    let folder = match list.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let folder = folder.canonicalize().unwrap_or(folder.to_owned());
    move |source, at| {
        let file = source.file_at(at);
        let path = file.and_then(|file| file.path.clone());
        let path = path.unwrap_or_else(|| PathBuf::from(source.position(at).file));
        let near = path.strip_prefix(&folder).unwrap_or(&path);
        near.to_string_lossy().replace('\\', "/")
    }
}
