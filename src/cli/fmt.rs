//! `legc fmt FILE…`: routines in their one layout.

use std::path::{Path, PathBuf};

use super::{Failure, Outcome, complete, files, input, output, write};
use crate::format;
use crate::plan::counted;
use crate::source::MAX_FILE;
use crate::view::{harmless, patch_text};

/// Lay out routines: columns below each other, comments and blank lines kept
///
/// A line with a fault in its form is left as it is, and so are the cues below it: how many there are is said on
/// standard error, and `legc check` says what is wrong with them. The exit code does not hang on them.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Routines to lay out: files, folders and patterns such as `routines/**/*.leg`; `-` is standard
    /// input, laid out on standard output
    #[arg(required = true, value_name = "FILE", add = complete::routines())]
    files: Vec<PathBuf>,
    /// Write nothing; name the files that would change, and exit with 1 if there are any
    #[arg(long)]
    check: bool,
    /// The same, and show what would change
    #[arg(long)]
    diff: bool,
}

pub(super) fn run(args: &Args) -> Result<Outcome, Failure> {
    let (mut seen, mut changed) = (0, 0);
    let mut failed: Option<Failure> = None;
    let files = files::named(&args.files)?;
    for files::Named { path, .. } in &files {
        match lay_out(path, args) {
            Ok(is_changed) => {
                seen += 1;
                changed += usize::from(is_changed);
            }
            Err(failure) => {
                if let Some(Failure(message)) = failed.replace(failure) {
                    output::message(&format!("legc: {message}"));
                }
            }
        }
    }
    let only_looks = args.check || args.diff;
    let is_stream = files.iter().all(|file| input::is_stdin(&file.path));
    if seen > 0 && (!is_stream || (only_looks && changed > 0)) {
        output::message(&summary(seen, changed, only_looks));
    }
    match failed {
        Some(failure) => Err(failure),
        None if only_looks && changed > 0 => Ok(Outcome::Findings),
        None => Ok(Outcome::Clean),
    }
}

/// Lays out one file, or says how; whether it changes.
fn lay_out(path: &Path, args: &Args) -> Result<bool, Failure> {
    let (name, bytes) = input::read_bytes(path)?;
    if bytes.len() > MAX_FILE {
        return Err(Failure(format!(
            "{}: this is larger than 64 MiB, and is left as it is",
            harmless(&name)
        )));
    }
    let Ok(text) = std::str::from_utf8(&bytes) else {
        return Err(Failure(format!(
            "{}: this is not UTF-8 text, and is left as it is",
            harmless(&name)
        )));
    };
    let (laid_out, left) = format::laid_out(text);
    let is_changed = laid_out != text;
    if args.diff {
        let colour = output::stdout_has_colour();
        output::written(output::raw_to_stdout(|out| {
            patch_text::write(out, &name, &bytes, laid_out.as_bytes(), colour)
        }))?;
    } else if args.check {
        if is_changed {
            output::written(output::raw_to_stdout(|out| {
                writeln!(out, "{}", harmless(&name))
            }))?;
        }
    } else if input::is_stdin(path) {
        output::written(output::raw_to_stdout(|out| {
            out.write_all(laid_out.as_bytes())
        }))?;
    } else if is_changed {
        write::write(path, Some(&bytes), laid_out.as_bytes())?;
    }
    if left > 0 {
        let lines = counted(left, "line");
        output::message(&format!(
            "{}: {lines} left as written; `legc check` says why",
            harmless(&name)
        ));
    }
    Ok(is_changed)
}

/// `1 file laid out, 2 as they were`
fn summary(files: usize, changed: usize, only_looks: bool) -> String {
    let rest = files - changed;
    let others = match (changed, rest) {
        (_, 0) => String::new(),
        (0, 1) => return "1 file: laid out already".to_owned(),
        (0, _) => return format!("{files} files: laid out already"),
        (_, 1) => ", 1 as it was".to_owned(),
        (..) => format!(", {rest} as they were"),
    };
    let files = counted(changed, "file");
    if only_looks {
        format!("{files} to lay out; `legc fmt` does it")
    } else {
        format!("{files} laid out{others}")
    }
}
