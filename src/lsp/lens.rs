//! A line above each day that expands it, and the command behind that line.

use std::path::Path;

use gen_lsp_types::{CodeLens, Command, ExecuteCommandOptions};
use serde::Deserialize;
use serde_json::{Value, json};

use super::places::Places;
use super::server::{OfDocument, Refusal, Server};
use super::uri;
use crate::diagnostic::Severity;
use crate::editor::days;

/// Gives the plan of a day: it takes the file's URI and the number of the day's line, from 0.
const EXPAND_DAY: &str = "leg.expandDay";

pub(super) fn commands() -> ExecuteCommandOptions {
    ExecuteCommandOptions {
        commands: vec![EXPAND_DAY.to_owned()],
        ..ExecuteCommandOptions::default()
    }
}

/// `textDocument/codeLens`
pub(super) fn answer(server: &mut Server, params: &OfDocument) -> Result<Vec<CodeLens>, Refusal> {
    let uri = &params.text_document.uri;
    let checked = server.checked(uri)?;
    let places = Places::new(server, uri, &checked)?;
    let days = checked.with_routine(days::days).into_iter();
    let own = days.filter(|day| places.is_own(*day));
    Ok(own
        .map(|day| {
            let range = places.range(day);
            CodeLens {
                range,
                command: Some(Command {
                    title: "expand this day".to_owned(),
                    tooltip: None,
                    command: EXPAND_DAY.to_owned(),
                    arguments: Some(vec![json!(uri), json!(range.start.line)]),
                }),
                data: None,
            }
        })
        .collect())
}

/// What `workspace/executeCommand` asks.
#[derive(Debug, Deserialize)]
pub(super) struct Params {
    command: String,
    #[serde(default)]
    arguments: Vec<Value>,
}

/// `workspace/executeCommand`: the plan comes back, and is shown unless the editor says that it does
/// so itself.
pub(super) fn execute(server: &mut Server, params: &Params) -> Result<String, Refusal> {
    if params.command != EXPAND_DAY {
        let message = format!("there is no command `{}`", params.command);
        return Err(Refusal::bad_params(message));
    }
    let [Value::String(uri), Value::Number(line), ..] = params.arguments.as_slice() else {
        let message = "it takes the file and the line of the day";
        return Err(Refusal::bad_params(message));
    };
    let checked = server.checked(uri)?;
    let places = Places::new(server, uri, &checked)?;
    let errors = checked.found().iter();
    let mut errors =
        errors.filter(|one| one.rule.severity == Severity::Error && !one.rule.is_of_the_plan());
    if let Some(error) = errors.next() {
        let label = error.primary();
        let place = label.and_then(|label| places.location(label.place.span));
        let at = place.map_or_else(String::new, |place| {
            let path = uri::to_path(&place.uri.0);
            let name = path.as_deref().and_then(Path::file_name);
            let file = name.map_or_else(String::new, |name| format!(" in {}", name.display()));
            format!(",{file} on line {}", place.range.start.line + 1)
        });
        return Err(Refusal::failed(format!(
            "no plan can be made of a routine with errors: {}{at}",
            error.message
        )));
    }
    let line = line.as_u64();
    let is_it = |day: &crate::source::Span| {
        places.is_own(*day) && Some(u64::from(places.range(*day).start.line)) == line
    };
    let day = checked.with_routine(days::days).into_iter().find(is_it);
    let Some(day) = day else {
        return Err(Refusal::failed("no day stands on that line"));
    };
    let plan = checked.with_routine(|routine| days::plan(routine, day));
    if server.client.settings.show_plans {
        let message = json!({ "type": 3, "message": plan });
        server.notify("window/showMessage", message);
    }
    Ok(plan)
}
