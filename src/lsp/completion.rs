//! What may be written at a place.

use gen_lsp_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionOptions, Documentation,
    InsertTextFormat, MarkupContent, MarkupKind, TextEdit,
};
use serde_json::{Value, json};

use super::places::Places;
use super::server::{AtPlace, Refusal, Server};
use crate::editor::completion::{self, What};
use crate::editor::names::Kind;

pub(super) fn provider() -> CompletionOptions {
    let triggers = ["[", "@", "|"];
    CompletionOptions {
        trigger_characters: Some(triggers.map(str::to_owned).to_vec()),
        resolve_provider: Some(true),
        ..CompletionOptions::default()
    }
}

/// `textDocument/completion`
pub(super) fn answer(server: &mut Server, params: &AtPlace) -> Result<CompletionList, Refusal> {
    let uri = params.text_document.uri.clone();
    let checked = server.checked(&uri)?;
    let server = &*server;
    let offset = server
        .document(&uri)?
        .offset(params.position, server.client.encoding);
    let (span, all) = checked.with_routine(|routine| completion::completions(routine, offset));
    let range = Places::new(server, &uri, &checked)?.range(span);
    let snippets = server.client.snippets;
    let items = all.into_iter().enumerate().map(|(at, one)| {
        let is_snippet = snippets && !one.snippet.is_empty();
        let text = if is_snippet {
            one.snippet
        } else {
            one.label.clone()
        };
        CompletionItem {
            kind: Some(kind(one.what)),
            detail: (!one.detail.is_empty()).then_some(one.detail),
            sort_text: Some(format!("{at:05}")),
            insert_text_format: is_snippet.then_some(InsertTextFormat::Snippet),
            text_edit: Some(
                TextEdit {
                    range,
                    new_text: text,
                }
                .into(),
            ),
            data: Some(json!({ "uri": uri, "what": one.what.word() })),
            label: one.label,
            ..CompletionItem::default()
        }
    });
    Ok(CompletionList {
        is_incomplete: false,
        items: items.collect(),
        ..CompletionList::default()
    })
}

const fn kind(what: What) -> CompletionItemKind {
    match what {
        What::Keyword | What::Word => CompletionItemKind::Keyword,
        What::Unit => CompletionItemKind::Unit,
        What::Name(kind) => match kind {
            Kind::Exercise => CompletionItemKind::Class,
            Kind::Muscle | Kind::Gear => CompletionItemKind::EnumMember,
            Kind::Technique | Kind::Progression => CompletionItemKind::Function,
            Kind::Style => CompletionItemKind::Method,
            Kind::Block => CompletionItemKind::Module,
            Kind::Option | Kind::Parameter => CompletionItemKind::Variable,
            Kind::Value => CompletionItemKind::Constant,
            Kind::Bias => CompletionItemKind::Property,
        },
    }
}

/// `completionItem/resolve`: the item that is sent comes back with its page.
pub(super) fn resolve(server: &mut Server, item: &Value) -> Result<Value, Refusal> {
    let text = |path: &str| {
        item.pointer(path)
            .and_then(Value::as_str)
            .map(str::to_owned)
    };
    let (Some(label), Some(uri), Some(what)) =
        (text("/label"), text("/data/uri"), text("/data/what"))
    else {
        return Ok(item.clone());
    };
    let mut item = item.clone();
    let checked = server.checked(&uri)?;
    let page = checked.with_routine(|routine| completion::documentation(routine, &label, &what));
    if let (Some(value), Some(item)) = (page, item.as_object_mut()) {
        let page = Documentation::MarkupContent(MarkupContent {
            kind: MarkupKind::Markdown,
            value,
        });
        let page = serde_json::to_value(page);
        item.insert("documentation".to_owned(), page.unwrap_or_default());
    }
    Ok(item)
}
