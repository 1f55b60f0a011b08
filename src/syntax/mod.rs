//! Syntax: text goes in; a tree with spans, and what is wrong with each line, come out.
//!
//! Parsing cannot fail. `lexeme` splits each line into pieces with pest, `line` turns a line
//! into a statement or says why it is none, and a broken line never hides the next one.

mod again;
pub mod ast;
mod cursor;
mod expression;
mod header;
mod item;
pub mod keyword;
mod lexeme;
mod line;
mod load;
mod modifier;
pub mod read;
pub mod rules;
mod standing;

pub(crate) use again::Pieces;
pub use ast::Ast;
pub(crate) use cursor::closing_of;
pub use expression::{BASES, MAX_DEPTH};
pub use lexeme::count_tokens;
pub(crate) use lexeme::{Event as PieceEvent, Kind, Lexeme, MAX_LINE, read as read_pieces};
pub(crate) use standing::Standing;

use crate::diagnostic::{Diagnostic, Findings};
use crate::source::{FileId, Place, Source, Span};
use ast::{Slice, Statement};
use cursor::Cursor;

/// Parses a text by itself.
pub fn parse(text: &str, file: FileId, findings: &mut Findings) -> Ast {
    let mut ast = Ast::default();
    lexeme::read(text, 0, |event| {
        parse_line(&mut ast, text, &event, file, findings);
    });
    ast
}

/// Parses all files of a source, those that are imported first.
pub fn parse_source(source: &Source, findings: &mut Findings) -> Ast {
    parse_files(source, findings, |text, base, on| {
        lexeme::read(text, base, on);
    })
}

/// The same, where `before` are the pieces of a source that was nearly this one; with its own.
pub(crate) fn parse_again(
    source: &Source,
    before: &Pieces,
    findings: &mut Findings,
) -> (Ast, Pieces) {
    let mut pieces = Pieces::default();
    let ast = parse_files(source, findings, |text, base, on| {
        pieces.read(before, text, base, on);
    });
    (ast, pieces)
}

/// Parses all files of a source, each as `read` finds the pieces of its lines.
fn parse_files(
    source: &Source,
    findings: &mut Findings,
    mut read: impl FnMut(&str, u32, &mut dyn FnMut(lexeme::Event<'_>)),
) -> Ast {
    let mut ast = Ast::default();
    for file in source.files() {
        ast.statements.push(Statement::File);
        ast.open = Slice::EMPTY;
        let text = file.span.of_text(source.text());
        read(text, file.span.start, &mut |event| {
            parse_line(&mut ast, source.text(), &event, FileId::ROUTINE, findings);
        });
    }
    ast
}

/// Parses a line of `text`.
fn parse_line(
    ast: &mut Ast,
    text: &str,
    event: &lexeme::Event<'_>,
    file: FileId,
    findings: &mut Findings,
) {
    match *event {
        lexeme::Event::Line(line) => {
            line::parse(&mut Cursor::new(text, line, file, ast, findings));
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
    }
}

/// What a line brings from elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Brought {
    /// `import "gym.leg"`: a file.
    File,
    /// `require profile "article"`: requirements of the standard library.
    Profile,
}

/// What `text` brings from elsewhere, with the place of its name and the quotes around it.
#[must_use]
pub fn imports(text: &str) -> Vec<(Span, Brought)> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        let (from, rest) = (start, line.trim_start());
        start += line.len();
        let after = |words: &[&str]| {
            words.iter().try_fold(rest, |rest, word| {
                let rest = rest.strip_prefix(word)?;
                let open = rest.trim_start();
                (open.len() < rest.len() || open.starts_with('"')).then_some(open)
            })
        };
        let (rest, brought) = match (after(&["import"]), after(&["require", "profile"])) {
            (Some(rest), _) => (rest, Brought::File),
            (_, Some(rest)) => (rest, Brought::Profile),
            _ => continue,
        };
        let inner = rest.strip_prefix('"').and_then(|rest| rest.find('"'));
        if let (Some(length), Some(open)) = (inner, line.find('"')) {
            found.push((Span::of(from + open, from + open + length + 2), brought));
        }
    }
    found
}

/// The lines of a text that say something: the pieces of each beside its statement.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    /// The tree, with a statement for each line.
    pub(crate) ast: Ast,
    pieces: Vec<Lexeme>,
    /// Where the pieces of each line end, and whether nothing is wrong with its form.
    ends: Vec<(usize, bool)>,
}

impl Lines {
    /// Each line: its pieces, what they say, and whether nothing is wrong with its form.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&[Lexeme], &Statement, bool)> {
        let starts = std::iter::once(0).chain(self.ends.iter().map(|(end, _)| *end));
        starts.zip(&self.ends).zip(&self.ast.statements).map(
            |((start, (end, is_sound)), statement)| {
                let pieces = self.pieces.get(start..*end).unwrap_or(&[]);
                (pieces, statement, *is_sound)
            },
        )
    }
}

/// Parses `text` and keeps the pieces of its lines; what is wrong with them is not told.
pub(crate) fn lines(text: &str) -> Lines {
    let (mut lines, mut deaf) = (Lines::default(), Findings::deaf());
    lexeme::read(text, 0, |event| {
        if let lexeme::Event::Line(line) = event {
            let mut cursor = Cursor::new(text, line, FileId::ROUTINE, &mut lines.ast, &mut deaf);
            let is_sound = line::parse(&mut cursor);
            lines.pieces.extend_from_slice(line);
            lines.ends.push((lines.pieces.len(), is_sound));
        }
    });
    lines
}

/// Parses some lines of `text` whose pieces have been found before.
pub(crate) fn parse_pieces(
    text: &str,
    pieces: &[Lexeme],
    file: FileId,
    findings: &mut Findings,
) -> Ast {
    let mut ast = Ast::default();
    let on_one_line = |one: &Lexeme, next: &Lexeme| {
        let between = Span::new(one.span.end, next.span.start);
        !between.of_text(text).contains(['\n', '\r'])
    };
    for line in pieces.chunk_by(on_one_line) {
        line::parse(&mut Cursor::new(text, line, file, &mut ast, findings));
    }
    ast
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_found_before_parse_to_the_same_tree() {
        let text = "units lb # a comment\r\n\nday 2 \"Legs\"\n  squat 5x5 @225 drop[1,\n   > Cue # no comment\n\tuse calves\n";
        let mut pieces = Vec::new();
        lexeme::read(text, 0, |event| {
            if let lexeme::Event::Line(line) = event {
                pieces.extend_from_slice(line);
            }
        });
        let (mut one, mut other) = (Findings::new(), Findings::new());
        let whole = parse(text, FileId::ROUTINE, &mut one);
        let again = parse_pieces(text, &pieces, FileId::ROUTINE, &mut other);
        assert_eq!(format!("{whole:?}"), format!("{again:?}"));
        assert_eq!(format!("{one:?}"), format!("{other:?}"));
    }
}
