//! Streams: data on standard output, messages on standard error, colour where it is welcome.

use std::io::{self, IsTerminal, Write};

use super::Failure;
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::view::findings_text::{Renderer, Style};
use crate::view::harmless;

/// Columns to write for: those of the terminal that standard output is, or 80.
pub(super) fn width() -> usize {
    let columns =
        terminal_size::terminal_size_of(io::stdout()).map_or(80, |(width, _)| usize::from(width.0));
    columns.clamp(40, 120)
}

/// Says for all streams whether there is to be colour.
pub(super) fn set_colour(choice: clap::ColorChoice) {
    let choice = match choice {
        clap::ColorChoice::Auto => anstream::ColorChoice::Auto,
        clap::ColorChoice::Always => anstream::ColorChoice::Always,
        clap::ColorChoice::Never => anstream::ColorChoice::Never,
    };
    choice.write_global();
}

/// Runs `write` on standard output, buffered, without styles where they are not wanted. A reader
/// that has gone away is no failure.
pub(super) fn to_stdout<E: From<io::Error>>(
    write: impl FnOnce(&mut dyn Write) -> Result<(), E>,
) -> Result<(), E> {
    let stream = anstream::AutoStream::auto(io::stdout());
    let mut buffered = io::BufWriter::with_capacity(64 * 1024, stream);
    write(&mut buffered)?;
    buffered.flush().map_err(E::from)
}

/// The same for bytes that are to arrive as they are.
pub(super) fn raw_to_stdout<E: From<io::Error>>(
    write: impl FnOnce(&mut dyn Write) -> Result<(), E>,
) -> Result<(), E> {
    let mut buffered = io::BufWriter::with_capacity(64 * 1024, io::stdout().lock());
    write(&mut buffered)?;
    buffered.flush().map_err(E::from)
}

/// Turns the end of a write into the end of a command: a closed pipe is no failure.
pub(super) fn written(result: io::Result<()>) -> Result<(), Failure> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(|error| Failure(format!("standard output: {error}"))),
    }
}

/// A line on standard error, or several; nothing in it can disturb a terminal.
pub(super) fn message(text: &str) {
    for line in text.lines() {
        // There is nobody left to tell where standard error is gone.
        let _ = writeln!(io::stderr(), "{}", harmless(line));
    }
}

/// How findings are drawn on a stream.
pub(super) fn style(colour: bool) -> Style {
    Style {
        width: width(),
        colour,
    }
}

/// Whether standard output takes colour.
pub(super) fn stdout_has_colour() -> bool {
    anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never
}

/// Whether a person reads standard output as it is written.
pub(super) fn stdout_is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// Draws findings on standard error.
pub(super) fn findings_to_stderr(source: &Source, found: &[&Diagnostic]) -> Result<(), Failure> {
    let colour = io::stderr().is_terminal()
        && anstream::AutoStream::choice(&io::stderr()) != anstream::ColorChoice::Never;
    let renderer = Renderer::new(source, style(colour));
    let mut text = String::new();
    for finding in found.iter().take(super::check::MAX_SHOWN) {
        renderer
            .write(&mut text, finding)
            .map_err(|_| Failure("a finding could not be drawn".to_owned()))?;
    }
    let _ = io::stderr().write_all(text.as_bytes());
    if found.len() > super::check::MAX_SHOWN {
        message(&format!(
            "… and {} more",
            found.len() - super::check::MAX_SHOWN
        ));
    }
    Ok(())
}
