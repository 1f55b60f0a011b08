//! Syntax: text goes in; a tree with spans, and what is wrong with each line, come out.
//!
//! Parsing cannot fail. `lexeme` splits each line into pieces with pest, `line` turns a line
//! into a statement or says why it is none, and a broken line never hides the next one.

pub mod ast;
mod cursor;
mod header;
mod item;
pub mod keyword;
mod lexeme;
mod line;
mod load;
mod modifier;
pub mod read;
pub mod rules;

pub use ast::Ast;
pub use lexeme::count_tokens;

use crate::diagnostic::{Diagnostic, Findings};
use crate::source::{FileId, MAX_LINE, Place};

/// Parses a whole file.
pub fn parse(text: &str, file: FileId, findings: &mut Findings) -> Ast {
    parse_at(text, text, 0, file, findings)
}

/// Parses `part`, which starts at byte `base` of `text`; every span is one of `text`.
pub(crate) fn parse_at(
    text: &str,
    part: &str,
    base: u32,
    file: FileId,
    findings: &mut Findings,
) -> Ast {
    let mut ast = Ast::default();
    lexeme::read(part, base, |event| match event {
        lexeme::Event::Line(lexemes) => {
            line::parse(&mut cursor::Cursor::new(
                text, lexemes, file, &mut ast, findings,
            ));
        }
        lexeme::Event::TooLong(span) => findings.push(
            Diagnostic::new(
                &rules::LINE_TOO_LONG,
                format!(
                    "The line has {} bytes, more than {MAX_LINE}",
                    span.end - span.start
                ),
            )
            .at(Place::new(file, span), "not read")
            .help("one line says one fact; split it"),
        ),
    });
    ast
}
