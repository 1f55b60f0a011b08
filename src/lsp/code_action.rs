//! Quick fixes at a place, and all sure ones of the file at once.

use std::collections::HashMap;

use gen_lsp_types::{
    CodeAction, CodeActionKind, CodeActionOptions, CodeActionProvider, Range, TextEdit, Uri,
    WorkspaceEdit,
};
use serde::Deserialize;

use super::places::Places;
use super::server::{Id, Refusal, Server};
use crate::diagnostic::Edit;
use crate::editor::fixes;

/// What is asked; what else the editor sends along is its own affair.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Params {
    text_document: Id,
    range: Range,
    #[serde(default)]
    context: Context,
}

#[derive(Debug, Default, Deserialize)]
struct Context {
    only: Option<Vec<String>>,
}

pub(super) fn provider() -> CodeActionProvider {
    CodeActionProvider::CodeActionOptions(CodeActionOptions {
        code_action_kinds: Some(vec![CodeActionKind::QuickFix, CodeActionKind::SourceFixAll]),
        ..CodeActionOptions::default()
    })
}

/// `textDocument/codeAction`
pub(super) fn answer(server: &mut Server, params: &Params) -> Result<Vec<CodeAction>, Refusal> {
    let uri = params.text_document.uri.clone();
    let checked = server.checked(&uri)?;
    let server = &*server;
    let places = Places::new(server, &uri, &checked)?;
    let span = server
        .document(&uri)?
        .bytes(params.range, server.client.encoding);
    // `source` asks for `source.fixAll`, and `source.fixAll.leg` does too.
    let only = &params.context.only;
    let wants = |kind: &str| {
        only.as_ref().is_none_or(|only| {
            only.iter().any(|wanted| {
                let (long, short) = if wanted.len() > kind.len() {
                    (wanted.as_str(), kind)
                } else {
                    (kind, wanted.as_str())
                };
                let rest = long.strip_prefix(short);
                rest.is_some_and(|rest| {
                    rest.is_empty() || rest.starts_with('.') || short.is_empty()
                })
            })
        })
    };
    let mut actions = Vec::new();
    if wants("quickfix") {
        for (finding, fix) in fixes::at(checked.found(), span) {
            let Some(edit) = edit(&places, &fix.edits) else {
                continue;
            };
            actions.push(CodeAction {
                title: fix.title.clone(),
                kind: Some(CodeActionKind::QuickFix),
                diagnostics: Some(vec![server.diagnostic_of(&uri, &places, finding)]),
                is_preferred: fix.safe.then_some(true),
                edit: Some(edit),
                ..CodeAction::default()
            });
        }
        // Errors first: those keep the plan from being made.
        actions.sort_by_key(|action| {
            let severity = action.diagnostics.iter().flatten().next();
            severity
                .is_none_or(|one| one.severity != Some(gen_lsp_types::DiagnosticSeverity::Error))
        });
    }
    let safe: Vec<Edit> = fixes::all_safe(checked.found())
        .into_iter()
        .filter(|edit| places.is_own(edit.place.span))
        .cloned()
        .collect();
    if wants("source.fixAll")
        && let Some(edit) = edit(&places, &safe)
    {
        actions.push(CodeAction {
            title: "mend all that is sure".to_owned(),
            kind: Some(CodeActionKind::SourceFixAll),
            edit: Some(edit),
            ..CodeAction::default()
        });
    }
    Ok(actions)
}

/// Edits as the editor makes them; `None` where there are none, or one is of no file of its own.
pub(super) fn edit(places: &Places<'_>, edits: &[Edit]) -> Option<WorkspaceEdit> {
    let mut changes: HashMap<Uri, Vec<TextEdit>> = HashMap::new();
    for edit in edits {
        let location = places.location(edit.place.span)?;
        changes.entry(location.uri).or_default().push(TextEdit {
            range: location.range,
            new_text: edit.text.clone(),
        });
    }
    (!changes.is_empty()).then(|| WorkspaceEdit {
        changes: Some(changes),
        ..WorkspaceEdit::default()
    })
}
