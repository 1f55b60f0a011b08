//! Lines that hold for the whole file: what it is called and imports, its units and options, what must hold.

use super::{expect_equals, keyword, missing, names, words};
use crate::source::Span;
use crate::syntax::ast::{Statement, Term, TermKind};
use crate::syntax::cursor::Cursor;
use crate::syntax::lexeme::Kind;
use crate::syntax::{modifier, rules};

pub(super) fn routine(cursor: &mut Cursor<'_>) -> Option<Statement> {
    keyword(cursor);
    if let Some(title) = cursor.accept_string() {
        return Some(Statement::Routine { title: title.span });
    }
    missing(
        cursor,
        &rules::EXPECTED_TEXT,
        "The routine's title",
        "a title in double quotes belongs here",
        "write it as in `routine \"Wheels\"`",
    );
    None
}

pub(super) fn import(cursor: &mut Cursor<'_>) -> Option<Statement> {
    keyword(cursor);
    if let Some(path) = cursor.accept_string() {
        return Some(Statement::Import { path: path.span });
    }
    missing(
        cursor,
        &rules::EXPECTED_TEXT,
        "The file to import",
        "a path in double quotes belongs here",
        "write it as in `import \"gym.leg\"`",
    );
    None
}

pub(super) fn allow(cursor: &mut Cursor<'_>) -> Option<Statement> {
    const EXAMPLE: &str = "allow calves-not-first \"the calf machine is busy until noon\"";
    let keyword = keyword(cursor);
    // Names of findings have hyphens, which part the pieces of a line elsewhere.
    let mut name = keyword.after();
    while let Some(next) = cursor.peek() {
        let begins = name.is_empty();
        if next.kind == Kind::String || !(begins || next.span.start == name.end) {
            break;
        }
        name = if begins {
            next.span
        } else {
            name.to(next.span)
        };
        cursor.next();
    }
    if name.is_empty() {
        missing(
            cursor,
            &rules::EXPECTED_NAME,
            "The finding's name",
            "what is allowed?",
            format!("write it as in `{EXAMPLE}`"),
        );
        return None;
    }
    let reason = cursor.accept_string().map(|reason| reason.span);
    let says = |reason: &Span| {
        !cursor
            .str(*reason)
            .trim_matches(['"', ' ', '\t'])
            .is_empty()
    };
    if let Some(reason) = reason.filter(says) {
        return Some(Statement::Allow { name, reason });
    }
    let (span, found) = match reason {
        Some(reason) => (reason, String::new()),
        None => cursor.found(),
    };
    cursor.fault(
        &rules::EXPECTED_TEXT,
        span,
        format!("The reason is missing{found}"),
        "a reason in double quotes belongs here",
        format!("say why, as in `{EXAMPLE}`"),
    );
    cursor.skip_rest();
    None
}

pub(super) fn units(cursor: &mut Cursor<'_>) -> Option<Statement> {
    keyword(cursor);
    let unit = cursor.expect_name("The unit", "units lb");
    (!unit.is_empty()).then_some(Statement::Units { unit })
}

pub(super) fn option(cursor: &mut Cursor<'_>) -> Option<Statement> {
    keyword(cursor);
    let name = cursor.expect_name("The option's name", "option spotter = no");
    expect_equals(cursor, "option spotter = no");
    let value = cursor.expect_name("The option's value", "option spotter = no");
    Some(Statement::Option { name, value })
}

pub(super) fn priority(cursor: &mut Cursor<'_>) -> Option<Statement> {
    keyword(cursor);
    let muscles = names(cursor, "A muscle", "priority quads, hams, calves");
    let condition = modifier::condition(cursor);
    Some(Statement::Priority { muscles, condition })
}

pub(super) fn round(cursor: &mut Cursor<'_>) -> Option<Statement> {
    let keyword = keyword(cursor);
    let terms = words(cursor);
    Some(Statement::Round { keyword, terms })
}

pub(super) fn require(cursor: &mut Cursor<'_>) -> Option<Statement> {
    let span = cursor.line();
    keyword(cursor);
    if cursor
        .peek()
        .is_some_and(|next| cursor.is_word(next, "profile"))
    {
        return profile(cursor);
    }
    let mut terms = Vec::new();
    while let Some(next) = cursor.peek() {
        if modifier::opens_condition(cursor, next) {
            break;
        }
        match modifier::term(next) {
            Some(term) => terms.push(term),
            None if next.kind == Kind::Comma => terms.push(Term {
                span: next.span,
                kind: TermKind::Comma,
            }),
            None => break,
        }
        cursor.next();
    }
    let terms = cursor.ast.keep(&terms);
    let condition = modifier::condition(cursor);
    Some(Statement::Require {
        span,
        terms,
        condition,
    })
}

/// `require profile "article"`
pub(super) fn profile(cursor: &mut Cursor<'_>) -> Option<Statement> {
    keyword(cursor);
    if let Some(name) = cursor.accept_string() {
        let condition = modifier::condition(cursor);
        return Some(Statement::Profile {
            name: name.span,
            condition,
        });
    }
    missing(
        cursor,
        &rules::EXPECTED_TEXT,
        "The profile's name",
        "a name in double quotes belongs here",
        "write it as in `require profile \"article\"`",
    );
    None
}
