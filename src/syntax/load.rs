//! Loads: the pieces after `@` go in; loads come out as they are written.

use super::ast::{Load, Slice};
use super::cursor::Cursor;
use super::expression::{self, Terms, has_unit};
use super::lexeme::{Kind, Lexeme};
use super::rules;
use crate::diagnostic::Diagnostic;

/// `@315`, or `@[135, 185, 225]` with one for each set.
pub(super) fn list(cursor: &mut Cursor<'_>) -> (Slice<Load>, bool) {
    if cursor.accept(Kind::At).is_none() {
        return (Slice::EMPTY, false);
    }
    let Some(open) = cursor.accept(Kind::Open) else {
        let first = cursor.peek();
        // A word right after the sign is a value's name; one after a blank may be a technique's.
        let sign = cursor.here();
        let is_name = |cursor: &Cursor<'_>, word: Lexeme| {
            word.span.start == sign.end || names_a_value(cursor, word)
        };
        let load = one_where(cursor, is_name);
        if let Some(amount) = first.filter(|first| first.kind == Kind::Amount) {
            decimal_comma(cursor, amount);
        }
        return (cursor.ast.keep(&[load]), false);
    };
    let mut loads = vec![one(cursor)];
    while cursor.accept(Kind::Comma).is_some() {
        loads.push(one(cursor));
    }
    if cursor.accept(Kind::Close).is_none() {
        let here = cursor.place(cursor.here());
        let opened = cursor.place(open.span);
        cursor.report(
            Diagnostic::new(&rules::UNCLOSED_BRACKET, "The list of loads is not closed")
                .at(here, "`]` belongs here")
                .because(opened, "opened here")
                .help("close it with `]`")
                .fix(here, "]", false),
        );
    }
    (cursor.ast.keep(&loads), true)
}

/// `315`, `142.5kg`, `75%`, `4 plates`, `bw+25`, `start + 5*(week-1)`
pub(super) fn one(cursor: &mut Cursor<'_>) -> Load {
    one_where(cursor, |_, _| true)
}

/// The same, where not every word is a value's name.
fn one_where(cursor: &mut Cursor<'_>, is_name: impl FnOnce(&Cursor<'_>, Lexeme) -> bool) -> Load {
    let mut terms = Terms::new();
    match cursor.peek() {
        Some(next)
            if expression::opens(cursor, next)
                && next.kind != Kind::Sign
                && (next.kind != Kind::Word || is_name(cursor, next)) =>
        {
            if !expression::take(cursor, &mut terms) {
                terms.clear();
            }
        }
        _ => missing(cursor),
    }
    Load {
        terms: cursor.ast.keep(&terms),
    }
}

/// Whether a word is surely a value's, with a blank before it or not.
fn names_a_value(cursor: &Cursor<'_>, word: Lexeme) -> bool {
    let text = cursor.str(word.span);
    matches!(text, "bw" | "week") || expression::BASES.contains(&text)
}

fn missing(cursor: &mut Cursor<'_>) {
    let (span, found) = cursor.found();
    cursor.fault(
        &rules::EXPECTED_LOAD,
        span,
        format!("The load is missing{found}"),
        "a load belongs here",
        "write it as in `@315`, `@142.5kg`, `@75%`, `@4 plates` or `@bw+25`",
    );
    if cursor.peek().is_some_and(|next| {
        matches!(
            next.kind,
            Kind::Code | Kind::Stray | Kind::Operator | Kind::Sign | Kind::Scheme
        )
    }) {
        cursor.next();
        cursor.accept(Kind::Amount);
    }
}

/// `142,5kg`: a decimal comma, which would otherwise read as two things.
fn decimal_comma(cursor: &mut Cursor<'_>, whole: Lexeme) {
    let (Some(comma), Some(fraction)) = (cursor.peek(), cursor.ahead(1)) else {
        return;
    };
    let glued = comma.kind == Kind::Comma
        && comma.span.start == whole.span.end
        && fraction.span.start == comma.span.end;
    if !glued || fraction.kind != Kind::Amount || has_unit(cursor.str(whole.span)) {
        return;
    }
    let place = cursor.place(whole.span.to(fraction.span));
    let pointed = format!("{}.{}", cursor.str(whole.span), cursor.str(fraction.span));
    cursor.report(
        Diagnostic::new(&rules::DECIMAL_COMMA, "A decimal is written with a point")
            .at(place, "a comma parts the members of a list")
            .help(format!("write `{pointed}`"))
            .fix(place, pointed, false),
    );
    cursor.next();
    cursor.next();
}
