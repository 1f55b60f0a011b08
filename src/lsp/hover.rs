//! The page of what is under the pointer.

use gen_lsp_types::{Hover, MarkupContent, MarkupKind};

use super::places::Places;
use super::server::{AtPlace, Refusal, Server};
use crate::editor::hover;

/// `textDocument/hover`
pub(super) fn answer(server: &mut Server, params: &AtPlace) -> Result<Option<Hover>, Refusal> {
    let uri = params.text_document.uri.clone();
    let checked = server.checked(&uri)?;
    let server = &*server;
    let offset = server
        .document(&uri)?
        .offset(params.position, server.client.encoding);
    let Some(hover) = checked.with_routine(|routine| hover::hover(routine, offset)) else {
        return Ok(None);
    };
    let places = Places::new(server, &uri, &checked)?;
    Ok(Some(Hover {
        contents: MarkupContent {
            kind: MarkupKind::Markdown,
            value: hover.page,
        }
        .into(),
        range: Some(places.range(hover.span)),
    }))
}
