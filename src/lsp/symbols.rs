//! The outline of a file.

use gen_lsp_types::{DocumentSymbol, SymbolKind};
use serde_json::{Value, json};

use super::places::Places;
use super::server::{OfDocument, Refusal, Server};
use crate::editor::symbols::{self, Symbol, What};

/// `textDocument/documentSymbol`
pub(super) fn of_document(server: &mut Server, params: &OfDocument) -> Result<Value, Refusal> {
    let uri = params.text_document.uri.clone();
    let checked = server.checked(&uri)?;
    let places = Places::new(server, &uri, &checked)?;
    let file = crate::source::Span::of(0, server.document(&uri)?.text.len());
    let all = checked.with_routine(|routine| symbols::symbols(routine, file));
    let answer = if server.client.outlines {
        let all: Vec<DocumentSymbol> = all.into_iter().map(|one| outlined(&places, one)).collect();
        serde_json::to_value(all)
    } else {
        let mut flat = Vec::new();
        for symbol in all {
            let container = symbol.name.clone();
            flat.push(listed(&places, &uri, &symbol, None));
            for child in &symbol.children {
                flat.push(listed(&places, &uri, child, Some(&container)));
            }
        }
        serde_json::to_value(flat)
    };
    answer.map_err(|error| Refusal::failed(error.to_string()))
}

fn outlined(places: &Places<'_>, symbol: Symbol) -> DocumentSymbol {
    let children: Vec<DocumentSymbol> = symbol
        .children
        .into_iter()
        .map(|child| outlined(places, child))
        .collect();
    DocumentSymbol::new(
        symbol.name,
        (!symbol.detail.is_empty()).then_some(symbol.detail),
        kind(symbol.what),
        None,
        None,
        places.range(symbol.span),
        places.range(symbol.name_span),
        (!children.is_empty()).then_some(children),
    )
}

/// A symbol for an editor that knows no sections.
pub(super) fn listed(
    places: &Places<'_>,
    uri: &str,
    symbol: &Symbol,
    container: Option<&str>,
) -> Value {
    let mut listed = json!({
        "name": symbol.name,
        "kind": kind(symbol.what),
        "location": { "uri": uri, "range": places.range(symbol.span) },
    });
    if let (Some(container), Some(listed)) = (container, listed.as_object_mut()) {
        listed.insert("containerName".to_owned(), container.into());
    }
    listed
}

const fn kind(what: What) -> SymbolKind {
    match what {
        What::Routine => SymbolKind::File,
        What::Week => SymbolKind::Namespace,
        What::Day => SymbolKind::Class,
        What::Block => SymbolKind::Module,
        What::Item => SymbolKind::Field,
        What::Style | What::Progression => SymbolKind::Function,
        What::Option => SymbolKind::Boolean,
        What::Value => SymbolKind::Constant,
        What::Exercise => SymbolKind::Struct,
        What::Muscle => SymbolKind::EnumMember,
    }
}
