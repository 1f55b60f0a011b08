//! Another name for a thing, in every file that names it.

use std::collections::HashMap;

use gen_lsp_types::{
    PrepareRenamePlaceholder, PrepareRenameResult, RenameOptions, TextEdit, WorkspaceEdit,
};
use serde::Deserialize;

use super::navigation::{self, Occurrence};
use super::places::Places;
use super::server::{AtPlace, Refusal, Server};
use crate::diagnostic::Severity;
use crate::editor::names::{self, Kind};
use crate::routine::Routine;
use crate::syntax::keyword;
use crate::technique;

pub(super) fn provider() -> RenameOptions {
    RenameOptions {
        prepare_provider: Some(true),
        ..RenameOptions::default()
    }
}

/// `textDocument/prepareRename`: the name at a place, if it can be another; else why it cannot.
pub(super) fn prepare(
    server: &mut Server,
    params: &AtPlace,
) -> Result<Option<PrepareRenameResult>, Refusal> {
    let uri = &params.text_document.uri;
    let checked = server.checked(uri)?;
    let server = &*server;
    let offset = server
        .document(uri)?
        .offset(params.position, server.client.encoding);
    let named = checked.with_routine(|routine| {
        let named = names::at(&names::all(routine), offset)?;
        Some((named.span, routine.str(named.span).to_owned()))
    });
    let Some((span, placeholder)) = named else {
        return Ok(None);
    };
    let places = Places::new(server, uri, &checked)?;
    Ok(Some(
        PrepareRenamePlaceholder {
            range: places.range(span),
            placeholder,
        }
        .into(),
    ))
}

/// What `textDocument/rename` asks.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Params {
    #[serde(flatten)]
    at: AtPlace,
    new_name: String,
}

/// `textDocument/rename`
pub(super) fn answer(server: &mut Server, params: &Params) -> Result<WorkspaceEdit, Refusal> {
    let uri = &params.at.text_document.uri;
    let new = params.new_name.trim();
    let checked = server.checked(uri)?;
    let offset = server
        .document(uri)?
        .offset(params.at.position, server.client.encoding);
    let named = checked.with_routine(|routine| {
        let named = names::at(&names::all(routine), offset)?;
        Some((named.thing.kind, routine.str(named.span).to_owned()))
    });
    let Some((kind, old)) = named else {
        return Err(Refusal::failed("there is no name here"));
    };
    let found = navigation::occurrences(server, uri, params.at.position)?;
    // A thing may have several names: only this one changes.
    let found: Vec<Occurrence> = found.into_iter().filter(|one| one.text == old).collect();
    if !found.iter().any(|one| one.declares) {
        return Err(Refusal::failed(format!(
            "`{old}` is a {} of the standard library, which has its names for all routines",
            kind.word()
        )));
    }
    may_be_called(kind, new)?;
    refuse(server, &found, kind, new)?;
    let mut changes: HashMap<_, Vec<TextEdit>> = HashMap::new();
    for one in found {
        changes.entry(one.location.uri).or_default().push(TextEdit {
            range: one.location.range,
            new_text: new.to_owned(),
        });
    }
    Ok(WorkspaceEdit {
        changes: Some(changes),
        ..WorkspaceEdit::default()
    })
}

/// Whether `new` can be a name at all.
fn may_be_called(kind: Kind, new: &str) -> Result<(), Refusal> {
    let is_name = new.starts_with(|c: char| c == '_' || c.is_alphabetic())
        && new.chars().all(crate::editor::is_of_a_name);
    if !is_name {
        return Err(Refusal::failed(format!(
            "`{new}` is no name: letters, digits and `_` make one"
        )));
    }
    let is_technique =
        matches!(kind, Kind::Style | Kind::Progression) && technique::named(new).is_some();
    if keyword::is_taken(new) || is_technique {
        return Err(Refusal::failed(format!("`{new}` already means something")));
    }
    Ok(())
}

/// In every file with the name: a line that cannot be read may hold it unseen, so what is broken is
/// mended first; and a name that something else of its kind has would make one of two things.
fn refuse(server: &mut Server, found: &[Occurrence], kind: Kind, new: &str) -> Result<(), Refusal> {
    for (uri, checked) in server.all_checked() {
        if !found.iter().any(|one| one.location.uri.0 == uri) {
            continue;
        }
        let broken = checked.with_routine(|routine| routine.broken);
        let mut errors = checked.found().iter();
        let error = errors.find(|one| one.rule.severity == Severity::Error && broken);
        if let Some(error) = error {
            return Err(Refusal::failed(format!(
                "a line cannot be read, and may name it too: {}; mend it first",
                error.message
            )));
        }
        if checked.with_routine(|routine| is_taken(routine, kind, new)) {
            return Err(Refusal::failed(format!(
                "there is {} {} called `{new}` already",
                if kind.word().starts_with(['a', 'e', 'i', 'o', 'u']) {
                    "an"
                } else {
                    "a"
                },
                kind.word()
            )));
        }
    }
    Ok(())
}

/// Whether `new` names something that a `kind` could be taken for.
fn is_taken(routine: &Routine<'_>, kind: Kind, new: &str) -> bool {
    let in_library = match kind {
        Kind::Exercise => routine.catalogue.exercise(new).is_some(),
        Kind::Muscle => routine.catalogue.muscle(new).is_some(),
        _ => false,
    };
    let values = [Kind::Option, Kind::Value, Kind::Parameter];
    let is_rival =
        |other: Kind| other == kind || (values.contains(&other) && values.contains(&kind));
    let mut all = names::all(routine).into_iter();
    in_library || all.any(|one| is_rival(one.thing.kind) && routine.str(one.span) == new)
}
