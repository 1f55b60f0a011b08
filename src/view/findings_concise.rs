//! Findings for people and editors: a line for each, `legs.leg:3:5: error[unknown-exercise] …`.

use std::io;

use super::findings_json::FileFindings;
use super::harmless;

/// Writes a line for each of the findings.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(out: &mut dyn io::Write, file: &FileFindings<'_>) -> io::Result<()> {
    for found in file.found {
        let at = file.position(found);
        writeln!(
            out,
            "{}:{}:{}: {}[{}] {}",
            harmless(at.file),
            at.line,
            at.column,
            found.severity.word(),
            found.rule.name,
            harmless(&found.message),
        )?;
    }
    Ok(())
}
