//! The shape of a text: what can be folded away, and what a selection grows to.

use gen_lsp_types::{FoldingRange, FoldingRangeKind, Position, SelectionRange};
use serde::Deserialize;

use super::server::{Id, OfDocument, Refusal, Server};
use crate::editor::{folding, selection};
use crate::source::Span;

/// `textDocument/foldingRange`
pub(super) fn folds(
    server: &mut Server,
    params: &OfDocument,
) -> Result<Vec<FoldingRange>, Refusal> {
    let document = server.document(&params.text_document.uri)?;
    let line = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let folds = folding::folds(&document.text).into_iter();
    Ok(folds
        .map(|fold| FoldingRange {
            start_line: line(fold.first),
            end_line: line(fold.last),
            kind: Some(match fold.what {
                folding::What::Section => FoldingRangeKind::Region,
                folding::What::Comment => FoldingRangeKind::Comment,
                folding::What::Imports => FoldingRangeKind::Imports,
            }),
            ..FoldingRange::default()
        })
        .collect())
}

/// What `textDocument/selectionRange` asks.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Places {
    text_document: Id,
    positions: Vec<Position>,
}

/// `textDocument/selectionRange`
pub(super) fn selections(
    server: &mut Server,
    params: &Places,
) -> Result<Vec<SelectionRange>, Refusal> {
    let document = server.document(&params.text_document.uri)?;
    let encoding = server.client.encoding;
    let grown = |at: &Position| {
        let offset = document.offset(*at, encoding);
        let around = selection::around(&document.text, &document.lines, offset);
        let whole = Span::of(0, document.text.len());
        let mut all = around.into_iter().rev();
        let outer = SelectionRange {
            range: document.range(all.next().unwrap_or(whole), encoding),
            parent: None,
        };
        all.fold(outer, |parent, span| SelectionRange {
            range: document.range(span, encoding),
            parent: Some(Box::new(parent)),
        })
    };
    Ok(params.positions.iter().map(grown).collect())
}
