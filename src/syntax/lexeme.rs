//! Text goes in, the pieces of each line come out. Nothing outside this file sees pest.

use pest::Parser;
use pest::iterators::Pair;

use crate::source::{MAX_LINE, Span};

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
pub(super) struct Lexeme {
    pub(super) kind: Kind,
    /// Without the blanks after it.
    pub(super) span: Span,
}

/// What a piece is: the grammar's rules of the same names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
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
    Stray,
    Cue,
}

/// What [`read`] finds, in the order of the text.
pub(super) enum Event<'l> {
    /// A line that says something.
    Line(&'l [Lexeme]),
    /// A line over the limit, which was not read.
    TooLong(Span),
}

/// Reads `text`, whose first byte is byte `base` of its file.
pub(super) fn read(text: &str, base: u32, mut on: impl FnMut(Event<'_>)) {
    let mut line = Vec::new();
    let mut chunk_start = 0;
    let mut line_start = 0;
    let bytes = text.as_bytes();
    let breaks = memchr::memchr2_iter(b'\n', b'\r', bytes).map(|at| at + 1).chain([bytes.len()]);
    for line_end in breaks {
        if line_end - line_start > MAX_LINE + 1 {
            chunk(text, chunk_start, line_start, base, &mut line, &mut on);
            on(Event::TooLong(Span::of(line_start + base as usize, line_end + base as usize)));
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
    let Ok(mut parsed) = Grammar::parse(Rule::lines, chunk) else {
        return;
    };
    let offset = start + base as usize;
    for pair in parsed.next().into_iter().flat_map(Pair::into_inner) {
        if let Some(kind) = kind(pair.as_rule()) {
            let span = pair.as_span();
            let piece = pair.as_str().trim_end_matches([' ', '\t', '\u{a0}']);
            let start = span.start() + offset;
            line.push(Lexeme { kind, span: Span::of(start, start + piece.len()) });
        } else if !line.is_empty() {
            on(Event::Line(line));
            line.clear();
        }
    }
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
        if let Ok(parsed) = text.get(from..end).map_or(Err(()), |chunk| Grammar::parse(Rule::lines, chunk).map_err(drop)) {
            tokens += parsed.len();
            std::hint::black_box(&parsed);
        }
        from = end;
    }
    tokens
}

/// The kind of a piece; `None` for what ends a line.
fn kind(rule: Rule) -> Option<Kind> {
    Some(match rule {
        Rule::word => Kind::Word,
        Rule::scheme => Kind::Scheme,
        Rule::amount => Kind::Amount,
        Rule::code => Kind::Code,
        Rule::comma => Kind::Comma,
        Rule::open => Kind::Open,
        Rule::close => Kind::Close,
        Rule::at => Kind::At,
        Rule::string => Kind::String,
        Rule::open_string => Kind::OpenString,
        Rule::bar => Kind::Bar,
        Rule::equals => Kind::Equals,
        Rule::sign => Kind::Sign,
        Rule::stray => Kind::Stray,
        Rule::cue => Kind::Cue,
        _ => return None,
    })
}
