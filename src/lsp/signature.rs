//! The form of the brackets that are being written.

use gen_lsp_types::{
    ActiveParameter, Documentation, MarkupContent, MarkupKind, ParameterInformation,
    ParameterInformationLabel, SignatureHelp, SignatureHelpOptions, SignatureInformation,
};

use super::server::{AtPlace, Refusal, Server};
use crate::editor::signature;

pub(super) fn provider() -> SignatureHelpOptions {
    SignatureHelpOptions {
        trigger_characters: Some(vec!["[".to_owned(), ",".to_owned()]),
        ..SignatureHelpOptions::default()
    }
}

/// `textDocument/signatureHelp`
pub(super) fn answer(
    server: &mut Server,
    params: &AtPlace,
) -> Result<Option<SignatureHelp>, Refusal> {
    let uri = &params.text_document.uri;
    let checked = server.checked(uri)?;
    let offset = server
        .document(uri)?
        .offset(params.position, server.client.encoding);
    let found = checked.with_routine(|routine| signature::signature(routine, offset));
    Ok(found.map(|found| {
        let active = u32::try_from(found.active).unwrap_or(0);
        let params = found.params.into_iter().map(|param| ParameterInformation {
            label: ParameterInformationLabel::String(param),
            documentation: None,
        });
        SignatureHelp {
            signatures: vec![SignatureInformation {
                parameters: Some(params.collect()),
                documentation: Some(Documentation::MarkupContent(MarkupContent {
                    kind: MarkupKind::Markdown,
                    value: found.page,
                })),
                active_parameter: Some(ActiveParameter::Int(active)),
                label: found.label,
            }],
            active_signature: Some(0),
            active_parameter: Some(ActiveParameter::Int(active)),
        }
    }))
}
