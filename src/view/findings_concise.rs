//! Findings for people and editors: a line for each, `legs.leg:3:5: error[unknown-exercise] …`, with the
//! other lines that it is about at its end: `…; also line 9, gym.leg:3:1`.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io;

use super::findings_json::FileFindings;
use super::harmless;
use crate::diagnostic::Diagnostic;
use crate::source::Position;

/// The most other places that are named; of more it is said how many.
const MOST_OTHERS: usize = 3;

/// Writes a line for each of the findings.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(out: &mut dyn io::Write, file: &FileFindings<'_>) -> io::Result<()> {
    for found in file.found {
        let at = file.position(found);
        writeln!(
            out,
            "{}: {}[{}] {}{}",
            words(at),
            found.severity.word(),
            found.rule.name,
            harmless(&found.message),
            others(file, found),
        )?;
    }
    Ok(())
}

/// `; also line 3, gym.leg:3:1`: what of the finding stands on other lines than it does.
fn others(file: &FileFindings<'_>, found: &Diagnostic) -> String {
    let here = file.position(found);
    let mut told = BTreeSet::from([(here.file, here.line)]);
    let all = found.labels.iter();
    let mut others = all
        .map(|label| file.source.position(label.place.span.start))
        .filter(|at| told.insert((at.file, at.line)));
    let shown = others.by_ref().take(MOST_OTHERS).map(|at| {
        if at.file == here.file {
            format!("line {}", at.line)
        } else {
            words(at)
        }
    });
    let shown: Vec<String> = shown.collect();
    if shown.is_empty() {
        return String::new();
    }
    let mut text = format!("; also {}", shown.join(", "));
    match others.count() {
        0 => {}
        more => _ = write!(text, " and {more} more"),
    }
    text
}

/// `legs.leg:3:5`
fn words(at: Position<'_>) -> String {
    format!("{}:{}:{}", harmless(at.file), at.line, at.column)
}
