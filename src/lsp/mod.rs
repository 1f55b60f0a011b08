//! The language server: messages of an editor go in, answers and findings come out.
//!
//! One loop takes one message after the other, so that what an answer says is always of the text as
//! it stood when the question came. Before anything is checked all that is waiting is taken in:
//! while someone types quickly, only the last state is checked. What the answers say comes from
//! [`crate::check`] and [`crate::editor`]; here it only takes the protocol's form, one file a
//! feature and one line in `REQUESTS`.

mod client;
mod code_action;
mod completion;
mod diagnostics;
mod document;
mod formatting;
mod hints;
mod hover;
mod lens;
mod links;
mod navigation;
mod places;
mod project;
mod rename;
mod server;
mod shape;
mod signature;
mod symbols;
mod tokens;
mod uri;
mod wire;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use gen_lsp_types::{
    CodeLensOptions, DocumentLinkOptions, ServerCapabilities, TextDocumentSync,
    TextDocumentSyncKind,
};
use gen_lsp_types::{Save, SaveOptions, TextDocumentSyncOptions};
use server::{Refusal, Server};

/// Runs the server on standard input and output until the editor ends it; whether it did so in
/// good order.
#[must_use]
pub fn run() -> bool {
    let (connection, writer) = wire::stdio();
    let in_order = Server::new(connection).serve();
    // With its end of the connection gone the writer comes to its own.
    let written = writer.join().is_ok_and(|written| written.is_ok());
    in_order && written
}

/// Answers a request.
type Answer = fn(&mut Server, Value) -> Result<Value, Refusal>;

/// Every request that is answered.
static REQUESTS: &[(&str, Answer)] = &[
    ("textDocument/diagnostic", |server, params| {
        typed(server, params, diagnostics::pulled)
    }),
    ("textDocument/codeAction", |server, params| {
        typed(server, params, code_action::answer)
    }),
    ("textDocument/completion", |server, params| {
        typed(server, params, completion::answer)
    }),
    ("completionItem/resolve", |server, params| {
        typed(server, params, completion::resolve)
    }),
    ("textDocument/hover", |server, params| {
        typed(server, params, hover::answer)
    }),
    ("textDocument/signatureHelp", |server, params| {
        typed(server, params, signature::answer)
    }),
    ("textDocument/prepareRename", |server, params| {
        typed(server, params, rename::prepare)
    }),
    ("textDocument/rename", |server, params| {
        typed(server, params, rename::answer)
    }),
    ("textDocument/definition", |server, params| {
        typed(server, params, navigation::definition)
    }),
    ("textDocument/references", |server, params| {
        typed(server, params, navigation::references)
    }),
    ("textDocument/documentHighlight", |server, params| {
        typed(server, params, navigation::highlights)
    }),
    ("textDocument/documentSymbol", |server, params| {
        typed(server, params, symbols::of_document)
    }),
    ("workspace/symbol", |server, params| {
        typed(server, params, symbols::of_workspace)
    }),
    ("textDocument/inlayHint", |server, params| {
        typed(server, params, hints::answer)
    }),
    ("textDocument/foldingRange", |server, params| {
        typed(server, params, shape::folds)
    }),
    ("textDocument/selectionRange", |server, params| {
        typed(server, params, shape::selections)
    }),
    ("textDocument/semanticTokens/full", |server, params| {
        typed(server, params, tokens::full)
    }),
    ("textDocument/semanticTokens/range", |server, params| {
        typed(server, params, tokens::range)
    }),
    ("textDocument/codeLens", |server, params| {
        typed(server, params, lens::answer)
    }),
    ("workspace/executeCommand", |server, params| {
        typed(server, params, lens::execute)
    }),
    ("textDocument/formatting", |server, params| {
        typed(server, params, formatting::whole)
    }),
    ("textDocument/rangeFormatting", |server, params| {
        typed(server, params, formatting::range)
    }),
    ("textDocument/onTypeFormatting", |server, params| {
        typed(server, params, formatting::on_type)
    }),
    ("textDocument/documentLink", |server, params| {
        typed(server, params, links::answer)
    }),
];

/// Reads the parameters of a request, and writes its answer.
fn typed<P: DeserializeOwned, R: Serialize>(
    server: &mut Server,
    params: Value,
    answer: fn(&mut Server, &P) -> Result<R, Refusal>,
) -> Result<Value, Refusal> {
    let params: P = serde_json::from_value(params)
        .map_err(|error| Refusal::bad_params(format!("the parameters cannot be read: {error}")))?;
    let answer = answer(server, &params)?;
    serde_json::to_value(answer).map_err(|error| Refusal::failed(error.to_string()))
}

/// What the server can do for `client`.
fn capabilities(client: &client::Client) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(client.encoding.kind()),
        text_document_sync: Some(TextDocumentSync::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::Incremental),
            save: Some(Save::SaveOptions(SaveOptions {
                include_text: Some(false),
            })),
            ..TextDocumentSyncOptions::default()
        })),
        diagnostic_provider: client.pulls.then(diagnostics::provider),
        code_action_provider: Some(code_action::provider()),
        completion_provider: Some(completion::provider()),
        hover_provider: Some(true.into()),
        signature_help_provider: Some(signature::provider()),
        rename_provider: Some(rename::provider().into()),
        definition_provider: Some(true.into()),
        references_provider: Some(true.into()),
        document_highlight_provider: Some(true.into()),
        document_symbol_provider: Some(true.into()),
        workspace_symbol_provider: Some(true.into()),
        inlay_hint_provider: Some(true.into()),
        folding_range_provider: Some(true.into()),
        selection_range_provider: Some(true.into()),
        semantic_tokens_provider: Some(tokens::provider()),
        code_lens_provider: Some(CodeLensOptions::default()),
        execute_command_provider: Some(lens::commands()),
        document_formatting_provider: Some(true.into()),
        document_range_formatting_provider: Some(true.into()),
        document_on_type_formatting_provider: Some(formatting::on_type_provider()),
        document_link_provider: Some(DocumentLinkOptions::default()),
        ..ServerCapabilities::default()
    }
}
