//! What the editor says of itself: anything odd in it counts as unsaid.

use std::path::PathBuf;

use serde_json::Value;

use super::document::Encoding;
use super::uri;

/// What the editor can do, and what its user has set.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a thing that an editor can or cannot do"
)]
pub(super) struct Client {
    /// What columns count.
    pub(super) encoding: Encoding,
    /// Whether it asks for findings itself; else they are sent to it.
    pub(super) pulls: bool,
    /// Whether it can be told to ask again.
    pub(super) refreshes_findings: bool,
    /// Whether a finding may point at other places too.
    pub(super) related: bool,
    /// Whether what is put in may say where the writing goes on.
    pub(super) snippets: bool,
    /// Whether an outline may have sections.
    pub(super) outlines: bool,
    /// Whether it can be asked to tell when files change.
    pub(super) watches: bool,
    /// Whether it can be told to ask for the words behind lines again.
    pub(super) refreshes_hints: bool,
    /// The folders that it has opened.
    pub(super) folders: Vec<PathBuf>,
    /// What its user has set.
    pub(super) settings: Settings,
}

/// What a user may set; each has a default, and none has to be set.
pub(super) struct Settings {
    /// `inlayHints`: whether words stand behind lines.
    pub(super) inlay_hints: bool,
    /// `showPlans`: whether the plan of a day is shown as a message; an editor that shows it in a
    /// better way turns this off.
    pub(super) show_plans: bool,
}

impl Settings {
    /// Takes over what `value` sets, alone or under `leg`. Anything odd in it sets nothing.
    pub(super) fn set(&mut self, value: &Value) {
        let own = value.get("leg").unwrap_or(value);
        let is = |name: &str| own.get(name).and_then(Value::as_bool);
        self.inlay_hints = is("inlayHints").unwrap_or(self.inlay_hints);
        self.show_plans = is("showPlans").unwrap_or(self.show_plans);
    }
}

impl Client {
    /// From the parameters of `initialize`.
    pub(super) fn new(params: &Value) -> Self {
        let capabilities = params.get("capabilities").unwrap_or(&Value::Null);
        let is = |path: &str| capabilities.pointer(path).and_then(Value::as_bool) == Some(true);
        let encodings = capabilities.pointer("/general/positionEncodings");
        let first = encodings
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .find_map(|encoding| match encoding.as_str() {
                Some("utf-8") => Some(Encoding::Utf8),
                Some("utf-16") => Some(Encoding::Utf16),
                _ => None,
            });
        let mut settings = Settings {
            inlay_hints: true,
            show_plans: true,
        };
        settings.set(params.get("initializationOptions").unwrap_or(&Value::Null));
        Self {
            encoding: first.unwrap_or(Encoding::Utf16),
            pulls: capabilities
                .pointer("/textDocument/diagnostic")
                .is_some_and(Value::is_object),
            refreshes_findings: is("/workspace/diagnostics/refreshSupport"),
            related: is("/textDocument/publishDiagnostics/relatedInformation")
                || is("/textDocument/diagnostic/relatedInformation"),
            snippets: is("/textDocument/completion/completionItem/snippetSupport"),
            outlines: is("/textDocument/documentSymbol/hierarchicalDocumentSymbolSupport"),
            watches: is("/workspace/didChangeWatchedFiles/dynamicRegistration"),
            refreshes_hints: is("/workspace/inlayHint/refreshSupport"),
            folders: folders(params),
            settings,
        }
    }
}

/// The folders that the editor has opened, in whichever way it says so.
fn folders(params: &Value) -> Vec<PathBuf> {
    let many = params.get("workspaceFolders").and_then(Value::as_array);
    let many = many.into_iter().flatten();
    let named: Vec<&Value> = many.filter_map(|folder| folder.get("uri")).collect();
    let uris = if named.is_empty() {
        params.get("rootUri").into_iter().collect()
    } else {
        named
    };
    uris.into_iter()
        .filter_map(|uri| uri::to_path(uri.as_str()?))
        .collect()
}
