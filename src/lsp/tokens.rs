//! Colours by meaning.

use gen_lsp_types::{
    SemanticToken, SemanticTokens, SemanticTokensLegend, SemanticTokensOptions,
    SemanticTokensProvider,
};

use super::hints::OfRange;
use super::server::{OfDocument, Refusal, Server};
use crate::editor::names::Kind;
use crate::editor::tokens::{self, What};
use crate::source::Span;

/// The protocol's kinds of token that are used, in the order of their numbers.
const TYPES: &[&str] = &[
    "keyword",
    "number",
    "string",
    "comment",
    "class",
    "enumMember",
    "function",
    "method",
    "namespace",
    "variable",
    "parameter",
    "property",
    "type",
];

/// That a name is declared here: the first, and only, modifier.
const DECLARATION: u32 = 1;

pub(super) fn provider() -> SemanticTokensProvider {
    SemanticTokensProvider::SemanticTokensOptions(SemanticTokensOptions {
        legend: SemanticTokensLegend {
            token_types: TYPES.iter().map(|kind| (*kind).to_owned()).collect(),
            token_modifiers: vec!["declaration".to_owned()],
        },
        range: Some(true.into()),
        full: Some(true.into()),
        ..SemanticTokensOptions::default()
    })
}

const fn kind(what: What) -> &'static str {
    match what {
        What::Keyword => "keyword",
        What::Number => "number",
        What::Text => "string",
        What::Comment => "comment",
        What::Name(kind) => match kind {
            Kind::Exercise => "class",
            Kind::Muscle => "enumMember",
            Kind::Technique | Kind::Progression => "function",
            Kind::Style => "method",
            Kind::Block => "namespace",
            Kind::Option | Kind::Value => "variable",
            Kind::Parameter => "parameter",
            Kind::Bias => "property",
            Kind::Gear => "type",
        },
    }
}

/// `textDocument/semanticTokens/full`
pub(super) fn full(server: &mut Server, params: &OfDocument) -> Result<SemanticTokens, Refusal> {
    let uri = &params.text_document.uri;
    let whole = Span::of(0, server.document(uri)?.text.len());
    of(server, uri, whole)
}

/// `textDocument/semanticTokens/range`
pub(super) fn range(server: &mut Server, params: &OfRange) -> Result<SemanticTokens, Refusal> {
    let uri = &params.text_document.uri;
    let document = server.document(uri)?;
    let span = document.bytes(params.range, server.client.encoding);
    of(server, uri, span)
}

fn of(server: &mut Server, uri: &str, asked: Span) -> Result<SemanticTokens, Refusal> {
    let checked = server.checked(uri)?;
    let document = server.document(uri)?;
    let file = Span::of(0, document.text.len());
    let all = checked.with_routine(|routine| tokens::tokens(routine, file));
    let encoding = server.client.encoding;
    let (mut line, mut column) = (0, 0);
    let mut data = Vec::with_capacity(all.len());
    for token in all {
        if token.span.end < asked.start || asked.end < token.span.start {
            continue;
        }
        let start = document.range(token.span, encoding).start;
        let same_line = start.line == line;
        let at = TYPES.iter().position(|known| *known == kind(token.what));
        data.push(SemanticToken {
            delta_line: start.line.saturating_sub(line),
            delta_start: if same_line {
                start.character.saturating_sub(column)
            } else {
                start.character
            },
            length: encoding.width(token.span.of_text(&document.text)),
            token_type: at.and_then(|at| u32::try_from(at).ok()).unwrap_or(0),
            token_modifiers_bitset: if token.declares { DECLARATION } else { 0 },
        });
        (line, column) = (start.line, start.character);
    }
    Ok(SemanticTokens {
        result_id: None,
        data,
    })
}
