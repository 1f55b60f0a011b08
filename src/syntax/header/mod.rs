//! The lines that open with a keyword: the pieces of one go in, its statement comes out.

#![allow(
    clippy::unnecessary_wraps,
    reason = "all of these share one signature; some lines always say something"
)]

mod file;
mod library;
mod sections;
mod values;

pub(super) use sections::{assignment, cycles, is_assignment};

use super::ast::{Id, Name, Slice, Statement, Term, TermKind};
use super::cursor::Cursor;
use super::expression::{self, Terms};
use super::lexeme::Kind;
use super::{modifier, rules};
use crate::diagnostic::Rule;
use crate::source::Span;

/// Parses the rest of a line that opened with a certain keyword.
pub(super) type Parse = fn(&mut Cursor<'_>) -> Option<Statement>;

/// How a line that opens with `word` is parsed.
pub(super) fn parse_as(word: &str) -> Option<Parse> {
    Some(match word {
        "routine" => file::routine,
        "import" => file::import,
        "allow" => file::allow,
        "units" => file::units,
        "option" => file::option,
        "priority" => file::priority,
        "bodyweight" => values::bodyweight,
        "max" => values::max,
        "tm" => values::training_max,
        "let" => values::let_value,
        "round" => file::round,
        "weeks" => sections::weeks,
        "week" => sections::week,
        "days" => sections::days,
        "gear" => library::gear,
        "require" => file::require,
        "style" => library::style,
        "progress" => sections::progress,
        "block" => sections::block,
        "use" => sections::use_block,
        "day" => sections::day,
        "session" => sections::session,
        "exercise" => library::exercise,
        "muscle" => library::muscle,
        "bias" => library::bias,
        _ => return None,
    })
}

/// Takes the keyword itself.
fn keyword(cursor: &mut Cursor<'_>) -> Span {
    cursor.next().map_or_else(Span::default, |word| word.span)
}

/// Reports that `what` is missing where the next piece stands, and passes over the rest of the line.
fn missing(
    cursor: &mut Cursor<'_>,
    rule: &'static Rule,
    what: &str,
    label: &str,
    help: impl Into<String>,
) {
    let (span, found) = cursor.found();
    let message = format!("{what} is missing{found}");
    cursor.fault(rule, span, message, label, help);
    cursor.skip_rest();
}

fn expect_equals(cursor: &mut Cursor<'_>, example: &str) {
    if cursor.accept(Kind::Equals).is_none() {
        let (span, found) = cursor.found();
        cursor.fault(
            &rules::EXPECTED_EQUALS,
            span,
            format!("`=` is missing{found}"),
            "`=` belongs before this",
            format!("write it as in `{example}`"),
        );
    }
}

/// Names between commas.
fn names(cursor: &mut Cursor<'_>, what: &str, example: &str) -> Slice<Name> {
    let mut names = Vec::new();
    loop {
        let name = cursor.expect_name(what, example);
        if name.is_empty() {
            break;
        }
        names.push(name);
        if cursor.accept(Kind::Comma).is_none() {
            match cursor.peek() {
                Some(next)
                    if next.kind == Kind::Word && !modifier::opens_condition(cursor, next) =>
                {
                    cursor.fault(
                        &rules::MISSING_COMMA,
                        next.span,
                        "Names in a list are parted by commas",
                        "a comma belongs before this",
                        format!("write them as in `{example}`"),
                    );
                }
                _ => break,
            }
        }
    }
    cursor.ast.keep(&names)
}

/// An expression; empty where it cannot be read.
fn value(cursor: &mut Cursor<'_>) -> Slice<Term> {
    let mut terms = Terms::new();
    if !expression::take(cursor, &mut terms) {
        cursor.skip_rest();
        return Slice::EMPTY;
    }
    cursor.ast.keep(&terms)
}

/// The words and numbers up to the end of the line.
fn words(cursor: &mut Cursor<'_>) -> Slice<Term> {
    let mut terms = Terms::new();
    while let Some(next) = cursor.peek() {
        let Some(term) = modifier::term(next) else {
            break;
        };
        terms.push(term);
        cursor.next();
    }
    cursor.ast.keep(&terms)
}

/// A title, if one is next.
fn title(cursor: &mut Cursor<'_>) -> Option<Id<Term>> {
    let string = cursor.accept_string()?;
    cursor.ast.keep_one(Term {
        span: string.span,
        kind: TermKind::String,
    })
}
