//! What the editor says of itself: anything odd in it counts as unsaid.

use serde_json::Value;

use super::document::Encoding;

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
        }
    }
}
