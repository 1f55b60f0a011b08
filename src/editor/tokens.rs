//! What each piece of a text is, for an editor that colours it.

use super::names::{self, Kind};
use crate::routine::Routine;
use crate::source::{LineIndex, Span};
use crate::syntax::{self, Lexeme, PieceEvent, keyword, read_pieces};

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A word of the language.
    Keyword,
    /// Figures and what is written like them.
    Number,
    /// A title or a cue.
    Text,
    /// A comment.
    Comment,
    /// A name.
    Name(Kind),
}

/// A coloured piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its place.
    pub span: Span,
    /// What it is.
    pub what: What,
    /// Whether it is a name that is declared here.
    pub declares: bool,
}

/// The pieces of the routine's own file, in the order of the text.
#[must_use]
pub fn tokens(routine: &Routine<'_>, file: Span) -> Vec<Token> {
    let text = file.of_text(routine.source.text());
    let names = names::all(routine);
    let mut next = names.iter().peekable();
    let mut tokens = Vec::new();
    let mut ends: Vec<(u32, u32)> = Vec::new();
    read_pieces(text, 0, |event| match event {
        PieceEvent::Line(pieces) => {
            for (at, piece) in pieces.iter().enumerate() {
                while next
                    .next_if(|name| name.span.start < piece.span.start)
                    .is_some()
                {}
                let name = next.peek().filter(|name| name.span == piece.span);
                let what = match name {
                    Some(name) => Some(What::Name(name.thing.kind)),
                    None => plain(text, *piece, at == 0),
                };
                if let Some(what) = what {
                    tokens.push(Token {
                        span: piece.span,
                        what,
                        declares: name.is_some_and(|name| name.declares),
                    });
                }
            }
            if let ([first, ..], [.., last]) = (pieces, pieces) {
                ends.push((first.span.start, last.span.end));
            }
        }
        PieceEvent::TooLong(span) => ends.push((span.start, span.end)),
    });
    comments(text, &ends, &mut tokens);
    tokens.sort_by_key(|token| token.span.start);
    tokens
}

/// What a piece is that names nothing.
fn plain(text: &str, piece: Lexeme, first: bool) -> Option<What> {
    match piece.kind {
        syntax::Kind::Scheme | syntax::Kind::Amount | syntax::Kind::Code => Some(What::Number),
        syntax::Kind::String | syntax::Kind::OpenString | syntax::Kind::Cue => Some(What::Text),
        syntax::Kind::Word => {
            let word = piece.span.of_text(text);
            let opens = first && keyword::words().any(|known| known == word);
            let within = keyword::INNER.iter().chain(keyword::VALUES);
            let is_word = opens || within.into_iter().any(|known| known.word == word);
            is_word.then_some(What::Keyword)
        }
        _ => None,
    }
}

/// A comment is what follows the last piece of a line, or a whole line.
fn comments(text: &str, ends: &[(u32, u32)], tokens: &mut Vec<Token>) {
    let lines = LineIndex::new(text);
    let mut ends = ends.iter().peekable();
    for line in 0..lines.count() {
        let start = lines.start_of(line);
        let end = if line + 1 < lines.count() {
            lines.start_of(line + 1)
        } else {
            Span::of(text.len(), text.len()).start
        };
        let after = match ends.next_if(|(first, _)| *first < end) {
            Some((_, last)) => *last,
            None => start,
        };
        let rest = Span::new(after, end).of_text(text);
        let rest = rest.trim_end_matches(['\n', '\r']);
        if let Some(at) = rest.find('#') {
            let first = after as usize + at;
            tokens.push(Token {
                span: Span::of(first, after as usize + rest.len()),
                what: What::Comment,
                declares: false,
            });
        }
    }
}
