//! Text goes in, the pieces of each line come out. Nothing outside this file sees pest.
//!
//! `build.rs` has this file too, to find the pieces of the standard library once and for all.

use pest::{Parser, Token};

use crate::source::Span;

/// The most bytes that a line may have.
pub const MAX_LINE: usize = 8 * 1024;

#[allow(missing_docs, reason = "the grammar documents its rules")]
mod grammar {
    #[derive(pest_derive::Parser)]
    #[grammar = "../grammar/leg.pest"]
    pub(super) struct Grammar;
}

use grammar::{Grammar, Rule};

/// How much text is given to pest at once, in bytes: enough to amortise the call, little enough
/// that its queue of tokens stays small.
const CHUNK: usize = 24 * 1024;

/// A piece of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lexeme {
    /// What it is.
    pub kind: Kind,
    /// Without the blanks after it.
    pub span: Span,
}

impl Lexeme {
    /// Whether it means nothing but in an expression.
    #[must_use]
    pub const fn is_stray(&self) -> bool {
        matches!(self.kind, Kind::Stray | Kind::Operator)
    }
}

/// What a piece is: the grammar's rules of the same names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the grammar documents its rules")]
pub enum Kind {
    Word,
    Scheme,
    Amount,
    Code,
    Comma,
    Open,
    Close,
    At,
    String,
    OpenString,
    Bar,
    Equals,
    Sign,
    Operator,
    Stray,
    Cue,
}

/// What [`read`] finds, in the order of the text.
pub enum Event<'l> {
    /// A line that says something.
    Line(&'l [Lexeme]),
    /// A line over the limit, which was not read.
    TooLong(Span),
}

/// Reads `text`, whose first byte is byte `base` of its source.
pub fn read(text: &str, base: u32, mut on: impl FnMut(Event<'_>)) {
    let mut line = Vec::new();
    let mut chunk_start = 0;
    let mut line_start = 0;
    let bytes = text.as_bytes();
    let breaks = memchr::memchr2_iter(b'\n', b'\r', bytes)
        .map(|at| at + 1)
        .chain([bytes.len()]);
    for line_end in breaks {
        if line_end - line_start > MAX_LINE + 1 {
            chunk(text, chunk_start, line_start, base, &mut line, &mut on);
            on(Event::TooLong(Span::of(
                line_start + base as usize,
                line_end + base as usize,
            )));
            chunk_start = line_end;
        } else if line_end - chunk_start >= CHUNK || line_end == bytes.len() {
            chunk(text, chunk_start, line_end, base, &mut line, &mut on);
            chunk_start = line_end;
        }
        line_start = line_end;
    }
}

/// Reads the whole lines of `text` from `start` to `end`.
fn chunk(
    text: &str,
    start: usize,
    end: usize,
    base: u32,
    line: &mut Vec<Lexeme>,
    on: &mut impl FnMut(Event<'_>),
) {
    let Some(chunk) = text.get(start..end).filter(|chunk| !chunk.is_empty()) else {
        return;
    };
    // The grammar is total, so there is no failure to report.
    let Ok(parsed) = Grammar::parse(Rule::lines, chunk) else {
        return;
    };
    // The pieces lie side by side: the start of one is followed by its end.
    let mut piece_start = 0;
    for token in parsed.tokens() {
        let (rule, end) = match token {
            Token::Start { pos, .. } => {
                piece_start = pos.pos();
                continue;
            }
            Token::End { rule, pos } => (rule, pos.pos()),
        };
        let text = chunk.get(piece_start..end).unwrap_or("");
        if let Some(kind) = kind(rule, text) {
            push(line, kind, text, piece_start + start + base as usize);
        } else if !line.is_empty() {
            on(Event::Line(line));
            line.clear();
        }
    }
}

/// Puts a piece on the line. One that is glued to a figure makes a [`Kind::Code`] of both.
fn push(line: &mut Vec<Lexeme>, kind: Kind, text: &str, start: usize) {
    let piece = text.trim_end_matches([' ', '\t']);
    if kind == Kind::Stray && piece == "\u{a0}" {
        // A no-break space, which looks like a blank, is one.
        return;
    }
    let span = Span::of(start, start + piece.len());
    if matches!(kind, Kind::Word | Kind::Amount | Kind::Scheme)
        && let Some(last) = line.last_mut().filter(|last| last.span.end == span.start)
        && matches!(last.kind, Kind::Amount | Kind::Scheme | Kind::Code)
    {
        *last = Lexeme {
            kind: Kind::Code,
            span: last.span.to(span),
        };
        return;
    }
    line.push(Lexeme { kind, span });
}

/// The bare speed of the grammar: how many tokens pest makes of `text`, for the benchmarks.
#[must_use]
pub fn count_tokens(text: &str) -> usize {
    let mut tokens = 0;
    let mut from = 0;
    let bytes = text.as_bytes();
    while from < bytes.len() {
        let end = bytes
            .get(from + CHUNK..)
            .and_then(|rest| memchr::memchr(b'\n', rest))
            .map_or(bytes.len(), |at| from + CHUNK + at + 1);
        if let Ok(parsed) = text.get(from..end).map_or(Err(()), |chunk| {
            Grammar::parse(Rule::lines, chunk).map_err(drop)
        }) {
            tokens += parsed.len();
            std::hint::black_box(&parsed);
        }
        from = end;
    }
    tokens
}

/// The kind of a piece; `None` for what ends a line.
fn kind(rule: Rule, text: &str) -> Option<Kind> {
    Some(match rule {
        Rule::word => Kind::Word,
        Rule::figure if is_scheme(text) => Kind::Scheme,
        Rule::figure => Kind::Amount,
        Rule::mark => match text.as_bytes() {
            [b',', ..] => Kind::Comma,
            [b'[', ..] => Kind::Open,
            [b']', ..] => Kind::Close,
            [b'@', ..] => Kind::At,
            [b'|', ..] => Kind::Bar,
            [b'=', ..] => Kind::Equals,
            [b'+' | b'-', ..] => Kind::Sign,
            _ => Kind::Operator,
        },
        Rule::string => Kind::String,
        Rule::open_string => Kind::OpenString,
        Rule::stray => Kind::Stray,
        Rule::cue => Kind::Cue,
        _ => return None,
    })
}

/// Whether a figure is sets by something: an `x` after the first number, with what it asks after it.
fn is_scheme(figure: &str) -> bool {
    let after = figure.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-' || c == '.');
    after.strip_prefix('x').is_some_and(|asked| {
        asked.starts_with(|c: char| c.is_ascii_digit()) || asked.starts_with("max")
    })
}
