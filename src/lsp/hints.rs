//! What a line lifts and how long a day takes, behind the text. One switch turns them off:
//! `inlayHints`.

use gen_lsp_types::{InlayHint, Label, Range};
use serde::Deserialize;

use super::places::Places;
use super::server::{Id, Refusal, Server};
use crate::editor::hints;
use crate::source::Span;

/// A part of a document.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct OfRange {
    pub(super) text_document: Id,
    pub(super) range: Range,
}

/// `textDocument/inlayHint`
pub(super) fn answer(server: &mut Server, params: &OfRange) -> Result<Vec<InlayHint>, Refusal> {
    let uri = &params.text_document.uri;
    let document = server.document(uri)?;
    if !server.client.settings.inlay_hints {
        return Ok(Vec::new());
    }
    let asked = document.bytes(params.range, server.client.encoding);
    let checked = server.checked(uri)?;
    let places = Places::new(server, uri, &checked)?;
    let all = checked.with_routine(hints::hints);
    let shown = all.into_iter().filter(|hint| {
        asked.start <= hint.at && hint.at <= asked.end && places.is_own(Span::new(hint.at, hint.at))
    });
    Ok(shown
        .map(|hint| InlayHint {
            position: places.range(Span::new(hint.at, hint.at)).start,
            label: Label::String(hint.words),
            kind: None,
            text_edits: None,
            tooltip: None,
            padding_left: Some(true),
            padding_right: None,
            data: None,
        })
        .collect())
}
