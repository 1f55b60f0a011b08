//! Findings for code scanning: one log of SARIF 2.1.0, with the rules, the causes and the fixes.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;

use serde_json::{Value, json};

use super::findings_json::FileFindings;
use crate::diagnostic::{Diagnostic, Edit, Fix, Label, Rule, Severity};
use crate::source::{Source, Span};

/// Writes one log of all `files`.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(out: &mut dyn io::Write, files: &[FileFindings<'_>]) -> io::Result<()> {
    let mut rules: BTreeMap<&str, &Rule> = BTreeMap::new();
    for found in files.iter().flat_map(|file| file.found) {
        rules.insert(found.rule.name, found.rule);
    }
    let places: BTreeMap<&str, usize> = rules.keys().copied().zip(0..).collect();
    let results: Vec<Value> = files
        .iter()
        .flat_map(|file| file.found.iter().map(|found| (file.source, found)))
        .map(|(source, found)| result(source, found, places.get(found.rule.name)))
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "legc",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.values().map(|rule| described(rule)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

fn described(rule: &Rule) -> Value {
    let mut help = rule.why.to_owned();
    if !rule.bad.is_empty() {
        _ = write!(
            help,
            "\n\nFound in:\n\n{}\nPut right:\n\n{}",
            rule.bad, rule.good
        );
    }
    json!({
        "id": rule.name,
        "fullDescription": {"text": rule.why},
        "help": {"text": help},
        "defaultConfiguration": {"level": level(rule.severity)},
    })
}

fn result(source: &Source, found: &Diagnostic, place: Option<&usize>) -> Value {
    let message = match &found.help {
        Some(help) => format!("{}; {help}", found.message),
        None => found.message.clone(),
    };
    let labels = |primary: bool| -> Vec<Value> {
        let of_kind = found.labels.iter().filter(|label| label.primary == primary);
        of_kind.map(|label| location(source, label)).collect()
    };
    json!({
        "ruleId": found.rule.name,
        "ruleIndex": place,
        "level": level(found.severity),
        "message": {"text": message},
        "locations": labels(true),
        "relatedLocations": labels(false),
        "fixes": found.fixes.iter().map(|fix| change(source, fix)).collect::<Vec<_>>(),
    })
}

fn location(source: &Source, label: &Label) -> Value {
    let mut location = json!({
        "physicalLocation": {
            "artifactLocation": artifact(source, label.place.span),
            "region": region(source, label.place.span),
        },
    });
    if let (Some(location), false) = (location.as_object_mut(), label.message.is_empty()) {
        location.insert("message".to_owned(), json!({"text": label.message}));
    }
    location
}

fn change(source: &Source, fix: &Fix) -> Value {
    let span = |edit: &Edit| edit.place.span;
    let first = fix.edits.first().map(span).unwrap_or_default();
    let replacements: Vec<Value> = fix
        .edits
        .iter()
        .map(|edit| {
            json!({
                "deletedRegion": region(source, span(edit)),
                "insertedContent": {"text": edit.text},
            })
        })
        .collect();
    json!({
        "description": {"text": fix.title},
        "artifactChanges": [{
            "artifactLocation": artifact(source, first),
            "replacements": replacements,
        }],
    })
}

fn artifact(source: &Source, span: Span) -> Value {
    json!({"uri": uri(source.position(span.start).file)})
}

fn region(source: &Source, span: Span) -> Value {
    let (from, to) = (source.position(span.start), source.position(span.end));
    json!({
        "startLine": from.line,
        "startColumn": from.column,
        "endLine": to.line,
        "endColumn": to.column,
        "byteOffset": from.offset,
        "byteLength": span.end - span.start,
    })
}

/// A path as a reference that any reader of URIs takes: relative where it is.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    if path.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    #[test]
    fn paths_become_references() {
        assert_eq!(super::uri("a b/legs.leg"), "a%20b/legs.leg");
        assert_eq!(super::uri("/a/é:1"), "file:///a/%C3%A9%3A1");
        assert_eq!(super::uri("<stdin>"), "%3Cstdin%3E");
    }
}
