//! One line: which statement it is, by its first word.

use super::ast::{Slice, Statement};
use super::cursor::Cursor;
use super::header::Parse;
use super::lexeme::{Kind, Lexeme};
use super::{header, item, keyword, rules};
use crate::diagnostic::{Diagnostic, nearest};

/// Parses one line into a statement of the tree; whether there was nothing wrong with it.
pub(super) fn parse(cursor: &mut Cursor<'_>) -> bool {
    let Some(first) = cursor.peek() else {
        return true;
    };
    let statement = match first.kind {
        Kind::Cue => {
            cursor.next();
            let mut text = first.span;
            text.start += 1;
            Some(Statement::Cue { text })
        }
        Kind::Word
            if header::is_assignment(cursor)
                && (cursor.str(first.span) == "tm"
                    || header::parse_as(cursor.str(first.span)).is_none()) =>
        {
            header::assignment(cursor)
        }
        Kind::Word => {
            let parse = header::parse_as(cursor.str(first.span))
                .or_else(|| misspelt_keyword(cursor, first))
                .unwrap_or(item::parse);
            parse(cursor)
        }
        _ => item::parse(cursor),
    };
    if statement.is_some() {
        cursor.expect_end();
    }
    match statement {
        Some(Statement::Block { params, .. }) => cursor.ast.open = params,
        Some(
            Statement::Day { .. }
            | Statement::Week { .. }
            | Statement::Progress { .. }
            | Statement::Exercise(_),
        ) => cursor.ast.open = Slice::EMPTY,
        _ => {}
    }
    cursor
        .ast
        .statements
        .push(statement.unwrap_or(Statement::Broken));
    !cursor.has_complained()
}

/// How to parse a line that is no item and opens with something like a keyword, which is reported.
fn misspelt_keyword(cursor: &mut Cursor<'_>, first: Lexeme) -> Option<Parse> {
    let word = cursor.str(first.span);
    let is_item = cursor.pieces().iter().any(|piece| {
        piece.kind == Kind::Scheme || piece.kind == Kind::At || piece.kind == Kind::Bar
    });
    if is_item || cursor.ahead(1).is_none() {
        return None;
    }
    if matches!(word, "cycle" | "cycles") {
        return Some(header::cycles);
    }
    let near = nearest(word, keyword::words())
        .filter(|near| near.is_sure() || near.name.starts_with(&word.to_lowercase()))?;
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
    Some(parse)
}
