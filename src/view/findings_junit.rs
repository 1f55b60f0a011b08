//! Findings for continuous integration: the XML of `JUnit`, a suite for each file and a failed case for each
//! finding; a file that is clean is one case that passed.

use std::fmt::Write as _;
use std::io;

use super::findings_json::FileFindings;
use super::harmless;

/// Writes one document of all `files`.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(out: &mut dyn io::Write, files: &[FileFindings<'_>]) -> io::Result<()> {
    let cases = |file: &FileFindings<'_>| file.found.len().max(1);
    let failures: usize = files.iter().map(|file| file.found.len()).sum();
    let all: usize = files.iter().map(cases).sum();
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(
        out,
        "<testsuites name=\"legc check\" tests=\"{all}\" failures=\"{failures}\" errors=\"0\">"
    )?;
    for file in files {
        let name = escaped(file.source.name());
        writeln!(
            out,
            "  <testsuite name=\"{name}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"0\">",
            cases(file),
            file.found.len()
        )?;
        if file.found.is_empty() {
            writeln!(out, "    <testcase name=\"clean\" classname=\"{name}\"/>")?;
        }
        for found in file.found {
            let at = file.position(found);
            writeln!(
                out,
                "    <testcase name=\"{} {}:{}\" classname=\"{}\">",
                found.rule.name,
                at.line,
                at.column,
                escaped(at.file)
            )?;
            let message = escaped(&found.message);
            write!(
                out,
                "      <failure type=\"{}\" message=\"{message}\">{}:{}:{}: {message}",
                found.severity.word(),
                escaped(at.file),
                at.line,
                at.column
            )?;
            if let Some(help) = &found.help {
                write!(out, "\nhelp: {}", escaped(help))?;
            }
            writeln!(out, "</failure>\n    </testcase>")?;
        }
        writeln!(out, "  </testsuite>")?;
    }
    writeln!(out, "</testsuites>")
}

/// A text for an element or an attribute; what XML has no way to write becomes an escape of ours.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in harmless(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\u{fffe}' | '\u{ffff}' => _ = write!(out, "{}", c.escape_unicode()),
            c => out.push(c),
        }
    }
    out
}
