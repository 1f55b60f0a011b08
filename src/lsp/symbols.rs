//! The outline of a file.

use gen_lsp_types::{DocumentSymbol, SymbolKind};
use serde::Deserialize;
use serde_json::{Value, json};

use super::places::Places;
use super::server::{OfDocument, Refusal, Server};
use crate::editor::symbols::{self, Symbol, What};
use crate::source::Span;

/// `textDocument/documentSymbol`
pub(super) fn of_document(server: &mut Server, params: &OfDocument) -> Result<Value, Refusal> {
    let uri = params.text_document.uri.clone();
    let checked = server.checked(&uri)?;
    let places = Places::new(server, &uri, &checked)?;
    let file = Span::of(0, server.document(&uri)?.text.len());
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

/// What `workspace/symbol` asks.
#[derive(Debug, Deserialize)]
pub(super) struct Query {
    #[serde(default)]
    query: String,
}

/// The most symbols that an answer has.
const MAX_SYMBOLS: usize = 1000;

/// `workspace/symbol`: the sections and declarations of every file of the project whose names have
/// the letters asked for, in their order.
pub(super) fn of_workspace(server: &mut Server, params: &Query) -> Result<Vec<Value>, Refusal> {
    let mut found = Vec::new();
    let all = server.all_checked();
    for (uri, checked) in &all {
        let places = Places::new(server, uri, checked)?;
        let file = Span::of(0, server.any_document(uri)?.text.len());
        for symbol in checked.with_routine(|routine| symbols::symbols(routine, file)) {
            let is_asked = symbol.what != What::Item && has_letters(&symbol.name, &params.query);
            if is_asked && found.len() < MAX_SYMBOLS {
                found.push(listed(&places, uri, &symbol, None));
            }
        }
    }
    Ok(found)
}

/// Whether `name` has the letters of `query` in their order.
fn has_letters(name: &str, query: &str) -> bool {
    let mut letters = name.chars().flat_map(char::to_lowercase);
    let mut asked = query.chars().flat_map(char::to_lowercase);
    asked.all(|asked| asked.is_whitespace() || letters.any(|letter| letter == asked))
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
