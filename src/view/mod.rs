//! Plans, volumes and findings as text for people and as JSON for programs.
//!
//! A view writes to whatever it is given; where that goes is for the command line to say.

pub mod explain;
pub mod findings_json;
pub mod findings_text;
mod json;
pub mod page;
pub mod plan_json;
pub mod plan_text;
mod set_words;
pub mod volume_json;
pub mod volume_text;

/// A text in which nothing can disturb a terminal: control characters and marks that turn the
/// direction of text are shown as escapes.
#[must_use]
pub fn harmless(text: &str) -> String {
    if !text.chars().any(is_harmful) {
        return text.to_owned();
    }
    text.chars()
        .fold(String::with_capacity(text.len()), |mut out, c| {
            if is_harmful(c) {
                out.extend(c.escape_unicode());
            } else {
                out.push(c);
            }
            out
        })
}

/// The same, each character in as many bytes as before, so that places still hold.
#[must_use]
pub fn harmless_in_place(text: &str) -> String {
    let stand_in = |c: char| match c.len_utf8() {
        1 => '?',
        2 => '¿',
        _ => '\u{fffd}',
    };
    text.chars()
        .map(|c| {
            if is_harmful(c) && c != '\n' && c != '\r' && c != '\t' {
                stand_in(c)
            } else {
                c
            }
        })
        .collect()
}

/// Control characters, marks that turn the direction of text, line separators of other kinds.
#[must_use]
pub fn is_harmful(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Whether a text has anything that [`harmless_in_place`] would change.
#[must_use]
pub fn has_harmful(text: &str) -> bool {
    text.chars()
        .any(|c| is_harmful(c) && c != '\n' && c != '\r' && c != '\t')
}
