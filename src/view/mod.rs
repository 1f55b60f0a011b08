//! Plans, volumes and findings as text for people and as JSON for programs.
//!
//! A view writes to whatever it is given; where that goes is for the command line to say.

mod cut;
pub mod difference_json;
pub mod difference_text;
pub mod explain;
pub mod findings_concise;
pub mod findings_github;
pub mod findings_json;
pub mod findings_junit;
pub mod findings_sarif;
pub mod findings_text;
mod json;
pub mod outline;
pub mod page;
pub mod patch_text;
pub mod plan_json;
pub mod plan_text;
mod set_words;
pub mod simulation_json;
pub mod simulation_text;
pub mod volume_json;
pub mod volume_text;
pub mod why_text;

pub use crate::diagnostic::{harmless, is_harmful};
use crate::routine::Routine;
use crate::source::{Source, Span};
pub(crate) use set_words::minutes;

/// `, line 9` of what is written at `at`, with the file where it is another one.
fn place_words(source: &Source, at: Option<Span>) -> String {
    let Some(at) = at else {
        return String::new();
    };
    let position = source.position(at.start);
    if source.is_imported(at.start) {
        format!(", {} line {}", position.file, position.line)
    } else {
        format!(", line {}", position.line)
    }
}

/// What a plan with lines that progress assumes; none where no line does.
fn assumption(routine: &Routine<'_>) -> Option<String> {
    let assumed = || format!("assumed: {}", routine.assumed.words());
    routine.progresses.then(assumed)
}

/// The same, each character in as many bytes as before, so that places still hold.
#[must_use]
pub fn harmless_in_place(text: &str) -> String {
    let stand_in = |c: char| match c.len_utf8() {
        1 => '?',
        2 => '¿',
        _ => '\u{fffd}',
    };
    let mut chars = text.chars().peekable();
    let mut shown = String::with_capacity(text.len());
    while let Some(c) = chars.next() {
        shown.push(match c {
            '\n' | '\t' => c,
            // A carriage return ends a line, alone or before a line feed.
            '\r' if chars.peek() == Some(&'\n') => ' ',
            '\r' => '\n',
            c if is_harmful(c) => stand_in(c),
            c => c,
        });
    }
    shown
}

/// Whether a text has anything that [`harmless_in_place`] would change.
#[must_use]
pub fn has_harmful(text: &str) -> bool {
    text.chars()
        .any(|c| is_harmful(c) && c != '\n' && c != '\t')
}
