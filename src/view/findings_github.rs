//! Findings for GitHub Actions: a workflow command for each, which becomes a note on its lines.

use std::io;

use super::findings_json::FileFindings;
use super::harmless;
use crate::diagnostic::Severity;

/// Writes a command for each of the findings.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(out: &mut dyn io::Write, files: &[FileFindings<'_>]) -> io::Result<()> {
    for file in files {
        for found in file.found {
            let command = match found.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Advice => "notice",
            };
            let (from, to) = file.extent(found);
            write!(
                out,
                "::{command} file={},line={},endLine={},col={}",
                property(from.file),
                from.line,
                to.line,
                from.column,
            )?;
            if from.line == to.line {
                write!(out, ",endColumn={}", to.column)?;
            }
            let help = found.help.as_ref();
            let help = help.map_or_else(String::new, |help| format!("\nhelp: {}", harmless(help)));
            let message = format!("{}{help}", harmless(&found.message));
            writeln!(
                out,
                ",title={}::{}",
                property(found.rule.name),
                data(&message)
            )?;
        }
    }
    Ok(())
}

/// What may stand after the second `::`.
fn data(text: &str) -> String {
    let text = text.replace('%', "%25");
    text.replace('\r', "%0D").replace('\n', "%0A")
}

/// What may stand in a property.
fn property(text: &str) -> String {
    data(&harmless(text))
        .replace(':', "%3A")
        .replace(',', "%2C")
}
