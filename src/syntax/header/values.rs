//! Weights and values that have a name: maxes, the body, `let`.

use super::{expect_equals, keyword, missing, value};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::syntax::ast::{Load, Name, Slice, Statement};
use crate::syntax::cursor::Cursor;
use crate::syntax::lexeme::Kind;
use crate::syntax::{load, rules};

pub(super) fn bodyweight(cursor: &mut Cursor<'_>) -> Option<Statement> {
    let keyword = keyword(cursor);
    let load = declared_load(cursor, "bodyweight 180");
    Some(Statement::Bodyweight { keyword, load })
}

pub(super) fn max(cursor: &mut Cursor<'_>) -> Option<Statement> {
    keyword(cursor);
    let exercise = cursor.expect_name("The lift", "max squat 315");
    cursor.accept(Kind::At);
    let load = declared_load(cursor, "max squat 315");
    share_of_another(cursor, exercise, load);
    Some(Statement::Max { exercise, load })
}

/// Reports `max front_squat 80% max squat`, a share of another lift's max in other words than `80% of squat`.
fn share_of_another(cursor: &mut Cursor<'_>, exercise: Name, load: Slice<Load>) {
    let terms = cursor.ast.all(load).first();
    let terms = terms.map_or(&[][..], |load| cursor.ast.all(load.terms));
    let Some((first, more)) = terms.split_first() else {
        return;
    };
    let percent = cursor.str(first.span);
    let rest: Vec<Span> = more.iter().map(|term| term.span).collect();
    let left = (0..).map_while(|ahead| cursor.ahead(ahead));
    let left = left.map(|piece| piece.span);
    let rest: Vec<Span> = rest.into_iter().chain(left).collect();
    let words: Vec<&str> = rest.iter().map(|span| cursor.str(*span)).collect();
    let own = cursor.str(exercise);
    let is_said = matches!(words.as_slice(), ["of", _]);
    let base =
        |word: &&&str| !["of", "max", "tm", "the", "1rm", "s", "own", "from"].contains(*word);
    let mut lifts = words.iter().filter(base);
    let (Some(other), None, false) = (lifts.next(), lifts.next(), is_said) else {
        return;
    };
    let (Some(last), true) = (rest.last(), percent.ends_with('%')) else {
        return;
    };
    if !other.chars().all(|c| c.is_alphanumeric() || c == '_') {
        return;
    }
    let written = format!("{percent} of {other}");
    let place = cursor.place(first.span.to(*last));
    cursor.report(
        Diagnostic::new(
            &rules::UNEXPECTED_TEXT,
            format!("Of which lift `{own}` is a share is said with `of`"),
        )
        .at(place, "a share of another lift's max")
        .help(format!("write `max {own} {written}`"))
        .fix(place, written, true),
    );
    cursor.skip_rest();
}

pub(super) fn training_max(cursor: &mut Cursor<'_>) -> Option<Statement> {
    keyword(cursor);
    let exercise = cursor.expect_name("The lift", "tm squat 90%");
    let terms = value(cursor);
    Some(Statement::TrainingMax { exercise, terms })
}

pub(super) fn let_value(cursor: &mut Cursor<'_>) -> Option<Statement> {
    keyword(cursor);
    let name = cursor.expect_name("The value's name", "let step = 2.5kg");
    expect_equals(cursor, "let step = 2.5kg");
    let terms = value(cursor);
    Some(Statement::Let { name, terms })
}

fn declared_load(cursor: &mut Cursor<'_>, example: &str) -> Slice<Load> {
    if cursor
        .peek()
        .is_some_and(|next| matches!(next.kind, Kind::Amount | Kind::Code))
    {
        let load = load::one(cursor);
        return cursor.ast.keep(&[load]);
    }
    missing(
        cursor,
        &rules::EXPECTED_NUMBER,
        "The weight",
        "a number belongs here",
        format!("write it as in `{example}`"),
    );
    Slice::EMPTY
}
