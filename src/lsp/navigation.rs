//! Where a name is declared, and where it is used.

use gen_lsp_types::{DocumentHighlight, DocumentHighlightKind, Location};
use serde::Deserialize;

use super::places::Places;
use super::server::{AtPlace, Id, Refusal, Server};
use crate::editor::names;
use crate::source::Span;

/// `textDocument/definition`
pub(super) fn definition(
    server: &mut Server,
    params: &AtPlace,
) -> Result<Option<Vec<Location>>, Refusal> {
    let found = occurrences(server, &params.text_document.uri, params.position)?;
    let places: Vec<Location> = found
        .into_iter()
        .filter(|one| one.declares)
        .map(|one| one.location)
        .collect();
    Ok((!places.is_empty()).then_some(places))
}

/// What `textDocument/references` asks.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct References {
    text_document: Id,
    position: gen_lsp_types::Position,
    #[serde(default)]
    context: Context,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Context {
    #[serde(default)]
    include_declaration: bool,
}

/// `textDocument/references`: in the file, in what it imports, and in what imports it.
pub(super) fn references(
    server: &mut Server,
    params: &References,
) -> Result<Vec<Location>, Refusal> {
    let with_declaration = params.context.include_declaration;
    let found = occurrences(server, &params.text_document.uri, params.position)?;
    let wanted = found
        .into_iter()
        .filter(|one| with_declaration || !one.declares);
    Ok(wanted.map(|one| one.location).collect())
}

/// `textDocument/documentHighlight`
pub(super) fn highlights(
    server: &mut Server,
    params: &AtPlace,
) -> Result<Vec<DocumentHighlight>, Refusal> {
    let uri = params.text_document.uri.clone();
    let found = occurrences(server, &uri, params.position)?;
    let here = found.into_iter().filter(|one| one.location.uri.0 == uri);
    Ok(here
        .map(|one| DocumentHighlight {
            range: one.location.range,
            kind: Some(if one.declares {
                DocumentHighlightKind::Write
            } else {
                DocumentHighlightKind::Read
            }),
        })
        .collect())
}

/// A name where it stands.
pub(super) struct Occurrence {
    pub(super) location: Location,
    pub(super) declares: bool,
    /// The name as it is written there.
    pub(super) text: String,
}

/// Every place that names what the name at a place does.
pub(super) fn occurrences(
    server: &mut Server,
    uri: &str,
    position: gen_lsp_types::Position,
) -> Result<Vec<Occurrence>, Refusal> {
    let checked = server.checked(uri)?;
    let offset = server
        .document(uri)?
        .offset(position, server.client.encoding);
    // What it is, by the place where it is declared: other files have other trees.
    let key = checked.with_routine(|routine| {
        let all = names::all(routine);
        let thing = names::at(&all, offset)?.thing;
        let declared = all.iter().find(|one| one.declares && one.thing == thing);
        Some((
            thing.kind,
            thing.name.to_owned(),
            thing.of.to_owned(),
            declared.map(|one| one.span),
        ))
    });
    let Some((kind, name, of, declared)) = key else {
        return Ok(Vec::new());
    };
    let place = |server: &Server, uri: &str, checked: &crate::check::Checked, span: Span| {
        Places::new(server, uri, checked).ok()?.location(span)
    };
    let declared = declared.and_then(|span| place(server, uri, &checked, span));
    let mut found: Vec<Occurrence> = Vec::new();
    let roots = server.all_checked();
    let server = &*server;
    for (root, checked) in roots {
        let Ok(places) = Places::new(server, &root, &checked) else {
            continue;
        };
        checked.with_routine(|routine| {
            let all = names::all(routine);
            let same = |one: &names::Named<'_>| {
                one.thing.kind == kind && one.thing.name == name && one.thing.of == of
            };
            // The same name may be another thing in a file that does not share its declaration.
            let declarations: Vec<_> = all
                .iter()
                .filter(|one| one.declares && same(one))
                .filter_map(|one| Some((one.thing, places.location(one.span)?)))
                .collect();
            let here = declarations
                .iter()
                .find(|(_, location)| Some(location) == declared.as_ref());
            let is_it = |one: &names::Named<'_>| match (&declared, here) {
                (Some(_), Some((thing, _))) => one.thing == *thing,
                (Some(_), None) => false,
                (None, _) => same(one) && declarations.is_empty(),
            };
            for one in all.iter().filter(|one| is_it(one)) {
                let Some(location) = places.location(one.span) else {
                    continue;
                };
                if found.iter().all(|known| known.location != location) {
                    found.push(Occurrence {
                        location,
                        declares: one.declares,
                        text: routine.str(one.span).to_owned(),
                    });
                }
            }
        });
    }
    Ok(found)
}
