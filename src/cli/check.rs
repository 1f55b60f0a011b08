//! `legc check FILE…`: everything that is wrong, in one run.

use std::io::{self, Write};
use std::path::PathBuf;

use super::{Failure, Outcome, complete, input, output};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Source;
use crate::view::findings_json::{self, FileFindings};
use crate::view::findings_text::Renderer;
use crate::view::harmless;

/// The most findings that are drawn; JSON has all of them.
pub(super) const MAX_SHOWN: usize = 200;

/// Check routines and report everything that is wrong with them
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Routines to check; `-` is standard input
    #[arg(required = true, value_name = "FILE", add = complete::routines())]
    files: Vec<PathBuf>,
    /// How to report
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// How findings are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people: each finding with its lines
    #[default]
    Text,
    /// For programs: one JSON object
    Json,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Failure> {
    let mut checked: Vec<(Source, Vec<Diagnostic>)> = Vec::with_capacity(args.files.len());
    for path in &args.files {
        let (source, undecoded) = input::read(path)?;
        let found = input::findings(&source, undecoded);
        checked.push((source, found));
    }
    match args.format {
        Format::Json => {
            let files: Vec<FileFindings<'_>> = checked
                .iter()
                .map(|(source, found)| FileFindings { source, found })
                .collect();
            output::written(output::raw_to_stdout(|mut out| {
                findings_json::write(&mut out, &files)
            }))?;
        }
        Format::Text => {
            let colour = output::stdout_has_colour();
            output::written(output::raw_to_stdout(|out| text(out, &checked, colour)))?;
            output::message(&summary(&checked));
        }
    }
    let clean = checked.iter().all(|(_, found)| found.is_empty());
    Ok(if clean {
        Outcome::Clean
    } else {
        Outcome::Findings
    })
}

fn text(
    out: &mut dyn Write,
    checked: &[(Source, Vec<Diagnostic>)],
    colour: bool,
) -> io::Result<()> {
    let mut shown = 0;
    for (source, found) in checked.iter().filter(|(_, found)| !found.is_empty()) {
        let renderer = Renderer::new(source, output::style(colour));
        for diagnostic in found.iter().take(MAX_SHOWN - shown) {
            let mut drawn = String::new();
            renderer
                .write(&mut drawn, diagnostic)
                .map_err(io::Error::other)?;
            out.write_all(drawn.as_bytes())?;
            shown += 1;
        }
    }
    Ok(())
}

/// `routines/wheels.leg: clean`, `2 errors and 1 warning in legs.leg`
fn summary(checked: &[(Source, Vec<Diagnostic>)]) -> String {
    let files = match checked {
        [(source, _)] => harmless(source.name()),
        many => format!("{} files", many.len()),
    };
    let all = || checked.iter().flat_map(|(_, found)| found);
    let total = all().count();
    if total == 0 {
        return format!("{files}: clean");
    }
    let count = |severity: Severity, one: &str, more: &str| {
        let count = all()
            .filter(|found| found.rule.severity == severity)
            .count();
        match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            count => Some(format!("{count} {more}")),
        }
    };
    let counts: Vec<String> = [
        count(Severity::Error, "error", "errors"),
        count(Severity::Warning, "warning", "warnings"),
        count(Severity::Advice, "piece of advice", "pieces of advice"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let left_out = if total > MAX_SHOWN {
        format!(" (the first {MAX_SHOWN} are shown)")
    } else {
        String::new()
    };
    format!(
        "{files}: {}{left_out}; `legc explain NAME` says more of each",
        counts.join(", ")
    )
}
