//! The layout of `legc fmt`: of all, of some lines, or of the line that was just left.

use gen_lsp_types::{DocumentOnTypeFormattingOptions, Position, TextEdit};

use super::document::Document;
use super::hints::OfRange;
use super::server::{AtPlace, OfDocument, Refusal, Server};
use crate::diagnostic::Edit;
use crate::format;

pub(super) fn on_type_provider() -> DocumentOnTypeFormattingOptions {
    DocumentOnTypeFormattingOptions {
        first_trigger_character: "\n".to_owned(),
        more_trigger_character: None,
    }
}

/// `textDocument/formatting`. What an editor would like of tabs and blanks is not asked: there is one
/// layout.
pub(super) fn whole(server: &mut Server, params: &OfDocument) -> Result<Vec<TextEdit>, Refusal> {
    let document = server.document(&params.text_document.uri)?;
    Ok(text_edits(server, document, format::edits(&document.text)))
}

/// `textDocument/rangeFormatting`
pub(super) fn range(server: &mut Server, params: &OfRange) -> Result<Vec<TextEdit>, Refusal> {
    let document = server.document(&params.text_document.uri)?;
    let span = document.bytes(params.range, server.client.encoding);
    let edits = format::edits_within(&document.text, span);
    Ok(text_edits(server, document, edits))
}

/// `textDocument/onTypeFormatting`: a line is laid out once it has been left for the next.
pub(super) fn on_type(server: &mut Server, params: &AtPlace) -> Result<Vec<TextEdit>, Refusal> {
    let document = server.document(&params.text_document.uri)?;
    let Some(line) = params.position.line.checked_sub(1) else {
        return Ok(Vec::new());
    };
    let start = Position { line, character: 0 };
    let end = Position {
        line,
        character: u32::MAX,
    };
    let span = document.bytes(gen_lsp_types::Range { start, end }, server.client.encoding);
    let edits = format::edits_within(&document.text, span);
    Ok(text_edits(server, document, edits))
}

fn text_edits(server: &Server, document: &Document, edits: Vec<Edit>) -> Vec<TextEdit> {
    let edit = |edit: Edit| TextEdit {
        range: document.range(edit.place.span, server.client.encoding),
        new_text: edit.text,
    };
    edits.into_iter().map(edit).collect()
}
