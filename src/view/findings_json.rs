//! Findings for programs: one JSON object, in the contract of `docs/check.schema.json`.

use std::io;

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Edit, Severity};
use crate::source::{Position, Source, Span};

/// One file's findings.
pub struct FileFindings<'f> {
    /// The file.
    pub source: &'f Source,
    /// What was found in it, by place.
    pub found: &'f [Diagnostic],
}

impl<'f> FileFindings<'f> {
    /// Where a finding is.
    #[must_use]
    pub fn position(&self, found: &Diagnostic) -> Position<'f> {
        self.extent(found).0
    }

    /// Where it begins and where it ends.
    #[must_use]
    pub fn extent(&self, found: &Diagnostic) -> (Position<'f>, Position<'f>) {
        let span = found
            .primary()
            .map_or_else(Span::default, |label| label.place.span);
        (
            self.source.position(span.start),
            self.source.position(span.end),
        )
    }
}

#[derive(Serialize)]
struct Document<'f> {
    diagnostics: Vec<Finding<'f>>,
}

#[derive(Serialize)]
struct Finding<'f> {
    name: &'static str,
    severity: Severity,
    message: &'f str,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'f str>,
    file: &'f str,
    labels: Vec<LabelJson<'f>>,
    fixes: Vec<FixJson<'f>>,
}

#[derive(Serialize)]
struct LabelJson<'f> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'f str>,
    start: u32,
    end: u32,
    line: usize,
    column: usize,
    message: &'f str,
    primary: bool,
}

#[derive(Serialize)]
struct FixJson<'f> {
    title: &'f str,
    safe: bool,
    edits: Vec<EditJson<'f>>,
}

#[derive(Serialize)]
struct EditJson<'f> {
    start: u32,
    end: u32,
    text: &'f str,
}

/// Writes the findings of all `files` as one object.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(out: &mut impl io::Write, files: &[FileFindings<'_>]) -> io::Result<()> {
    let diagnostics = files
        .iter()
        .flat_map(|file| file.found.iter().map(|found| finding(file.source, found)))
        .collect();
    serde_json::to_writer_pretty(&mut *out, &Document { diagnostics })?;
    writeln!(out)
}

/// Writes the findings of all `files`, an object a line.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_lines(out: &mut impl io::Write, files: &[FileFindings<'_>]) -> io::Result<()> {
    for file in files {
        for found in file.found {
            serde_json::to_writer(&mut *out, &finding(file.source, found))?;
            writeln!(out)?;
        }
    }
    Ok(())
}

fn finding<'f>(source: &'f Source, found: &'f Diagnostic) -> Finding<'f> {
    let file = found.primary().map_or(source.name(), |label| {
        source.position(label.place.span.start).file
    });
    // What is in another file says so.
    let other = |position: Position<'f>| (position.file != file).then_some(position.file);
    let labels = found.labels.iter().map(|label| {
        let span = label.place.span;
        let position = source.position(span.start);
        LabelJson {
            file: other(position),
            start: position.offset,
            end: position.offset + (span.end - span.start),
            line: position.line,
            column: position.column,
            message: &label.message,
            primary: label.primary,
        }
    });
    let edit = |edit: &'f Edit| {
        let span = edit.place.span;
        let position = source.position(span.start);
        EditJson {
            start: position.offset,
            end: position.offset + (span.end - span.start),
            text: &edit.text,
        }
    };
    let fixes = found.fixes.iter().map(|fix| FixJson {
        title: &fix.title,
        safe: fix.safe,
        edits: fix.edits.iter().map(edit).collect(),
    });
    Finding {
        name: found.rule.name,
        severity: found.severity,
        message: &found.message,
        help: found.help.as_deref(),
        file,
        labels: labels.collect(),
        fixes: fixes.collect(),
    }
}
