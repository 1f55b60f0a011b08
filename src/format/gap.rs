//! What stands between two pieces of a column: one blank or none.

use crate::syntax::{Kind, Lexeme};

/// Whether a blank belongs between `piece` and the `next` one, which have one now or not.
pub(super) fn is_blank(text: &str, piece: Lexeme, next: Lexeme) -> bool {
    let is = |lexeme: Lexeme, mark: &str| {
        lexeme.kind == Kind::Operator && lexeme.span.of_text(text) == mark
    };
    match (piece.kind, next.kind) {
        (Kind::At | Kind::Open, _) | (_, Kind::Comma | Kind::Close) | (Kind::Word, Kind::Open) => {
            false
        }
        (Kind::Comma | Kind::Bar | Kind::Equals, _) | (_, Kind::Bar | Kind::Equals | Kind::At) => {
            true
        }
        _ if is(piece, "(") || is(next, ")") => false,
        // `5*(week-1)` and `225 + 5` are both good; `farmer's` is one name with a slip in it.
        _ if is_joint(piece) || is_joint(next) => piece.span.end < next.span.start,
        _ => true,
    }
}

/// The same where signs have one layout too: `load + k`, `2 * (week - 1)`, but `-k`.
pub(super) fn is_blank_in_words(
    text: &str,
    before: Option<Lexeme>,
    piece: Lexeme,
    next: Lexeme,
) -> bool {
    let is = |lexeme: Lexeme, mark: &str| lexeme.span.of_text(text) == mark;
    let is_value = |piece: Lexeme| {
        matches!(piece.kind, Kind::Word | Kind::Amount | Kind::Close) || is(piece, ")")
    };
    match (piece.kind, next.kind) {
        _ if is(piece, "(") || is(next, ")") => false,
        (Kind::Word, _) if is(next, "(") => false,
        (_, Kind::Comma | Kind::Close) | (Kind::At | Kind::Open, _) => false,
        (Kind::Sign, _) => before.is_some_and(is_value),
        (Kind::Operator, _) | (_, Kind::Sign | Kind::Operator) => true,
        _ => is_blank(text, piece, next),
    }
}

/// Whether a piece may be glued to others, and may mean something else when it is not.
const fn is_joint(piece: Lexeme) -> bool {
    piece.is_stray() || matches!(piece.kind, Kind::Sign | Kind::Open)
}
