//! One line: which statement it is, by its first word.

use super::ast::Statement;
use super::cursor::Cursor;
use super::lexeme::Kind;
use super::{header, item, keyword, rules};
use crate::diagnostic::{Diagnostic, nearest};

/// Parses one line into at most one statement of the tree.
pub(super) fn parse(cursor: &mut Cursor<'_>) {
    let Some(first) = cursor.peek() else { return };
    let statement = match first.kind {
        Kind::Cue => {
            cursor.next();
            let mut text = first.span;
            text.start += 1;
            Some(Statement::Cue { text })
        }
        Kind::Word => match cursor.str(first.span) {
            word if header::parse_as(word).is_some() => {
                header::parse_as(word).and_then(|parse| parse(cursor))
            }
            _ => misspelt_keyword(cursor).unwrap_or_else(|| item::parse(cursor)),
        },
        _ => item::parse(cursor),
    };
    if statement.is_some() {
        cursor.expect_end();
    }
    cursor
        .ast
        .statements
        .push(statement.unwrap_or(Statement::Broken));
}

/// A line that is no item and opens with something like a keyword: reported, then read as that.
fn misspelt_keyword(cursor: &mut Cursor<'_>) -> Option<Option<Statement>> {
    let first = cursor.peek()?;
    let word = cursor.str(first.span);
    if keyword::RESERVED.contains(&word)
        && cursor
            .ahead(1)
            .is_some_and(|next| matches!(next.kind, Kind::Amount | Kind::Word | Kind::String))
    {
        cursor.fault(
            &rules::RESERVED_WORD,
            first.span,
            format!("`{word}` is a word that Leg keeps for itself"),
            "has no meaning yet",
            "this version plans one week; name an exercise otherwise",
        );
        cursor.skip_rest();
        return Some(None);
    }
    let is_item = cursor.pieces().iter().any(|piece| {
        piece.kind == Kind::Scheme || piece.kind == Kind::At || piece.kind == Kind::Bar
    });
    if is_item || cursor.ahead(1).is_none() {
        return None;
    }
    let near = nearest(word, keyword::words())
        .filter(|near| near.sure || near.name.starts_with(&word.to_lowercase()))?;
    let parse = header::parse_as(&near.name)?;
    let place = cursor.place(first.span);
    cursor.report(
        Diagnostic::new(
            &rules::UNKNOWN_KEYWORD,
            format!("`{word}` opens no kind of line"),
        )
        .at(place, "not a keyword, and no sets and reps follow")
        .suggest(place, Some(near)),
    );
    Some(parse(cursor))
}
