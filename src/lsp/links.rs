//! Imports that lead to their files.

use gen_lsp_types::{DocumentLink, Uri};

use super::server::{OfDocument, Refusal, Server};
use crate::source::Span;
use crate::syntax::{self, Brought};

/// `textDocument/documentLink`
pub(super) fn answer(
    server: &mut Server,
    params: &OfDocument,
) -> Result<Vec<DocumentLink>, Refusal> {
    let document = server.document(&params.text_document.uri)?;
    let folder = document.resolved.as_deref().and_then(|path| path.parent());
    let Some(folder) = folder else {
        return Ok(Vec::new());
    };
    let mut links = Vec::new();
    for (span, brought) in syntax::imports(&document.text) {
        let name = span.of_text(&document.text).trim_matches('"');
        if brought != Brought::File || name.is_empty() {
            continue;
        }
        // One that leads nowhere is a finding, not a link.
        let Ok(path) = folder.join(name).canonicalize() else {
            continue;
        };
        let inside = Span::new(span.start + 1, span.end.saturating_sub(1));
        links.push(DocumentLink {
            range: document.range(inside, server.client.encoding),
            target: Some(Uri(server.uri_of(&path))),
            tooltip: None,
            data: None,
        });
    }
    Ok(links)
}
