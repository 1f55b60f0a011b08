//! Findings: sent when they change, or given to an editor that asks for them.

use std::collections::{BTreeMap, HashMap};

use gen_lsp_types::{
    Code, Diagnostic, DiagnosticOptions, DiagnosticProvider, DiagnosticRelatedInformation,
    DiagnosticSeverity, DiagnosticTag, Position, Range, WorkDoneProgressOptions,
};
use serde_json::{Value, json};

use super::places::Places;
use super::server::{OfDocument, Refusal, Server};
use crate::check::Checked;
use crate::diagnostic::{self, Severity};

/// The most findings of one file that are shown: beyond it nobody reads, and every keystroke would
/// send them all.
pub(super) const MAX_SHOWN: usize = 1000;

/// By URI.
type Found = BTreeMap<String, Vec<Diagnostic>>;

/// What each open file has had found, in itself and in what it imports.
#[derive(Default)]
pub(super) struct Board {
    by_root: HashMap<String, Found>,
}

impl Board {
    /// All that was found in the file called `uri`, by whichever file was checked.
    fn of(&self, uri: &str) -> Vec<&Diagnostic> {
        let own = self.by_root.get(uri).and_then(|found| found.get(uri));
        let mut all: Vec<&Diagnostic> = own.into_iter().flatten().collect();
        let mut others: Vec<_> = self
            .by_root
            .iter()
            .filter(|(root, _)| *root != uri)
            .collect();
        others.sort_by_key(|(root, _)| root.as_str());
        for diagnostic in others
            .into_iter()
            .filter_map(|(_, found)| found.get(uri))
            .flatten()
        {
            if !all.contains(&diagnostic) {
                all.push(diagnostic);
            }
        }
        all
    }
}

pub(super) fn provider() -> DiagnosticProvider {
    DiagnosticProvider::DiagnosticOptions(DiagnosticOptions {
        identifier: Some("leg".to_owned()),
        inter_file_dependencies: true,
        workspace_diagnostics: false,
        work_done_progress_options: WorkDoneProgressOptions::default(),
    })
}

impl Server {
    /// Keeps what was found by checking the file called `uri`, and tells it an editor that does not
    /// ask.
    pub(super) fn pin_up(&mut self, uri: &str, checked: &Checked) {
        let found = self.found(uri, checked);
        let now: Vec<String> = found.keys().cloned().collect();
        let before = self.board.by_root.insert(uri.to_owned(), found);
        let gone = before.into_iter().flat_map(BTreeMap::into_keys);
        let gone: Vec<String> = gone.filter(|uri| !now.contains(uri)).collect();
        for uri in now.into_iter().chain(gone) {
            self.publish(&uri);
        }
    }

    /// Forgets what was found by checking the file called `uri`, which has been closed.
    pub(super) fn take_down(&mut self, uri: &str) {
        let before = self.board.by_root.remove(uri).unwrap_or_default();
        for uri in before.keys() {
            self.publish(uri);
        }
        if !before.contains_key(uri) {
            self.publish(uri);
        }
    }

    fn publish(&self, uri: &str) {
        if self.client.pulls {
            return;
        }
        let mut params = json!({ "uri": uri, "diagnostics": self.board.of(uri) });
        let version = self
            .documents
            .get(uri)
            .and_then(|document| document.version);
        if let (Some(version), Some(params)) = (version, params.as_object_mut()) {
            params.insert("version".to_owned(), version.into());
        }
        self.notify("textDocument/publishDiagnostics", params);
    }

    /// The findings of a checked file, by the file that they are in. The file itself is always
    /// there.
    fn found(&self, uri: &str, checked: &Checked) -> Found {
        let mut found = Found::from([(uri.to_owned(), Vec::new())]);
        let Ok(places) = Places::new(self, uri, checked) else {
            return found;
        };
        let mut all: Vec<_> = checked.found().iter().collect();
        if all.len() > MAX_SHOWN {
            // Of too many the gravest are kept.
            all.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        }
        for finding in all {
            let (at, diagnostic) = self.diagnostic(uri, &places, finding);
            let list = found.entry(at).or_default();
            if list.len() < MAX_SHOWN {
                list.push(diagnostic);
            }
        }
        found
    }

    /// A finding in the protocol's form, with the file that it is in.
    fn diagnostic(
        &self,
        uri: &str,
        places: &Places<'_>,
        finding: &diagnostic::Diagnostic,
    ) -> (String, Diagnostic) {
        let primary = finding.primary().map(|label| label.place.span);
        let place = primary.and_then(|span| places.location(span));
        let others = finding.labels.iter().filter(|label| !label.primary);
        let related: Vec<_> = others
            .filter(|_| self.client.related)
            .filter_map(|label| {
                Some(DiagnosticRelatedInformation {
                    location: places.location(label.place.span)?,
                    message: label.message.clone(),
                })
            })
            .collect();
        let message = match &finding.help {
            Some(help) => format!("{}\nhelp: {help}", finding.message),
            None => finding.message.clone(),
        };
        let start = Position {
            line: 0,
            character: 0,
        };
        let (uri, range) = place.map_or_else(
            || (uri.to_owned(), Range { start, end: start }),
            |place| (place.uri.0, place.range),
        );
        let unused = finding.rule.name.starts_with("unused-");
        let diagnostic = Diagnostic {
            range,
            severity: Some(match finding.severity {
                Severity::Error => DiagnosticSeverity::Error,
                Severity::Warning => DiagnosticSeverity::Warning,
                Severity::Advice => DiagnosticSeverity::Information,
            }),
            code: Some(Code::String(finding.rule.name.to_owned())),
            code_description: None,
            source: Some("leg".to_owned()),
            message: message.into(),
            tags: unused.then(|| vec![DiagnosticTag::Unnecessary]),
            related_information: (!related.is_empty()).then_some(related),
            data: None,
        };
        (uri, diagnostic)
    }

    /// The findings among `found` as the editor has them, for the actions that mend them.
    pub(super) fn diagnostic_of(
        &self,
        uri: &str,
        places: &Places<'_>,
        finding: &diagnostic::Diagnostic,
    ) -> Diagnostic {
        self.diagnostic(uri, places, finding).1
    }
}

/// `textDocument/diagnostic`: the findings of the file, and those in what it imports.
pub(super) fn pulled(server: &mut Server, params: &OfDocument) -> Result<Value, Refusal> {
    let uri = params.text_document.uri.clone();
    server.checked(&uri)?;
    let items = server.board.of(&uri);
    let own = server.board.by_root.get(&uri);
    let related: serde_json::Map<String, Value> = own
        .into_iter()
        .flatten()
        .filter(|(other, _)| **other != uri)
        .map(|(other, found)| (other.clone(), json!({ "kind": "full", "items": found })))
        .collect();
    let mut report = json!({ "kind": "full", "items": items });
    if let (false, Some(report)) = (related.is_empty(), report.as_object_mut()) {
        report.insert("relatedDocuments".to_owned(), Value::Object(related));
    }
    Ok(report)
}
