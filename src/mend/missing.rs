//! Marks that are missing: the pieces of a line go in, the places where one may belong come out.

use super::candidate::{Candidate, Kind, is_mark, text};
use super::habits::CALLS;
use super::slips::IN_LINES;
use crate::syntax::{Kind as Piece, Lexeme, closing_of, keyword};
use crate::technique;

/// How often a mark stands on the line.
fn count(line: &str, pieces: &[Lexeme], mark: &str) -> usize {
    pieces
        .iter()
        .filter(|piece| is_mark(piece) && text(line, piece) == mark)
        .count()
}

/// `rest2min]`, `drop[700 600]`, `3x5 225`
pub(super) fn missing(line: &str, pieces: &[Lexeme], candidates: &mut Vec<Candidate>) {
    let balance = |open: &str, close: &str| {
        let (opened, closed) = (count(line, pieces, open), count(line, pieces, close));
        (closed == opened + 1, opened == closed + 1)
    };
    let (no_open, no_close) = balance("[", "]");
    let (no_left, no_right) = balance("(", ")");
    for (at, piece) in pieces.iter().enumerate() {
        let next = pieces.get(at + 1);
        let is_name = piece.kind == Piece::Word;
        let (start, end) = (piece.span.start, piece.span.end);
        let mut put = |from: u32, to: u32, mark: &str| {
            candidates.push(Candidate::new(
                from as usize,
                to as usize,
                mark,
                Kind::Insert,
            ));
        };
        if no_close {
            put(end, end, "]");
        }
        if no_right {
            put(end, end, ")");
        }
        if no_left {
            put(start, start, "(");
        }
        let within = |at: usize| start + u32::try_from(at).unwrap_or(0);
        if no_open {
            if matches!(piece.kind, Piece::Word | Piece::At) {
                let gap = next.map_or(end, |next| next.span.start);
                put(end, gap, "[");
            }
            if is_name {
                let word = text(line, piece);
                let ends = || word.char_indices().map(|(at, _)| at).skip(1);
                // `eachleg]`: behind what takes brackets, if the word opens with that.
                let heads = ends().filter(|at| word.get(..*at).is_some_and(takes_brackets));
                let mut heads: Vec<usize> = heads.collect();
                if heads.is_empty() && !takes_brackets(word) {
                    heads.extend(ends());
                }
                for at in heads {
                    put(within(at), within(at), "[");
                }
            }
            continue;
        }
        if piece.kind == Piece::OpenString {
            let end = closing_of(text(line, piece), piece.span).end;
            put(end, end, "\"");
        }
        // `week1`, `2step`: a name and a figure with nothing between them.
        if matches!(piece.kind, Piece::Word | Piece::Amount) {
            let word = text(line, piece);
            let figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-');
            let change = if is_name {
                word.find(figure)
            } else {
                word.find(|c: char| !figure(c))
            };
            if let Some(at) = change.filter(|at| *at > 0) {
                for mark in ["-", "*", "+"] {
                    put(within(at), within(at), mark);
                }
            }
        }
        between(line, pieces, at, candidates);
    }
}

/// Whether a word is one that brackets follow: a technique, or what takes a list of values.
fn takes_brackets(word: &str) -> bool {
    technique::named(word).is_some() || CALLS.contains(&word)
}

/// `[3, 2, 1 0]`, `[lift base]`, `[best 0kg]`: what may be missing between two members of a list, though
/// all marks that are there are in place.
pub(super) fn in_lists(line: &str, pieces: &[Lexeme], candidates: &mut Vec<Candidate>) {
    let is_member = |piece: &Lexeme| !is_mark(piece);
    let takes_names = pieces
        .first()
        .is_some_and(|first| matches!(text(line, first), "block" | "progress" | "style" | "use"));
    let mut depth = 0_i32;
    for pair in pieces.windows(2) {
        let [one, next] = pair else { continue };
        match one.kind {
            Piece::Open => depth += 1,
            Piece::Close => depth -= 1,
            _ => {}
        }
        if depth > 0 && is_member(one) && is_member(next) {
            let end = one.span.end as usize;
            candidates.push(Candidate::new(end, end, ",", Kind::Insert));
            if takes_names && one.kind == Piece::Word {
                candidates.push(Candidate::new(end, end, " =", Kind::Insert));
            }
        }
    }
}

/// What may be missing between the piece `at` and the next one.
fn between(line: &str, pieces: &[Lexeme], at: usize, candidates: &mut Vec<Candidate>) {
    let (Some(piece), Some(next)) = (pieces.get(at), pieces.get(at + 1)) else {
        return;
    };
    let mut put = |at: u32, mark: &str| {
        candidates.push(Candidate::new(at as usize, at as usize, mark, Kind::Insert));
    };
    if is_mark(piece) && is_mark(next) && text(line, piece) != "]" && text(line, next) != "[" {
        return;
    }
    let end = piece.span.end;
    put(end, ",");
    if at < 4 {
        put(end, " =");
    }
    if matches!(next.kind, Piece::Amount | Piece::Word | Piece::Open) {
        put(next.span.start, "@");
    }
    if piece.kind == Piece::Word && next.kind == Piece::Word && at < 8 {
        put(end, " |");
    }
    let before = || pieces.iter().take(at).map(|piece| text(line, piece));
    let picks = before().any(|word| matches!(word, "week" | "cycle" | "min" | "round"));
    let reckons = count(line, pieces, "*") + count(line, pieces, "(") > 0;
    let is_value = |piece: &Lexeme| match piece.kind {
        Piece::Amount => true,
        Piece::Word => {
            let word = text(line, piece);
            VALUES.contains(&word) || !(keyword::is_taken(word) || IN_LINES.contains(&word))
        }
        _ => text(line, piece) == ")" || (picks && text(line, piece) == "]"),
    };
    let opens_group = text(line, next) == "(";
    if !is_value(piece) || !(opens_group || is_value(next)) {
        return;
    }
    let asks = before().any(|word| matches!(word, "when" | "unless"));
    let marks: &[&str] = match (asks, opens_group) {
        (true, _) => &[" =", " >", " <"],
        (_, true) => &["*", " +", " -"],
        // Two numbers are two, unless there is something to reckon.
        _ if piece.kind == Piece::Amount && next.kind == Piece::Amount && !reckons => &[],
        _ => &[" +", " -", "*"],
    };
    for mark in marks {
        put(end, mark);
    }
}

/// Words that stand for a value.
const VALUES: &[&str] = &["max", "top", "cycle", "tm", "week", "load", "reps", "sets"];
