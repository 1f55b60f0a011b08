//! Lines that declare what lines name: exercises, muscles, variants, gear, styles.

use super::{expect_equals, keyword, title};
use crate::syntax::ast::{Declaration, Statement};
use crate::syntax::cursor::Cursor;
use crate::syntax::{modifier, rules};

pub(super) fn gear(cursor: &mut Cursor<'_>) -> Option<Statement> {
    keyword(cursor);
    let name = cursor.expect_name("What the gear is for", "gear seated_calf  plates[45]");
    let modifiers = modifier::all(cursor);
    Some(Statement::Gear { name, modifiers })
}

pub(super) fn style(cursor: &mut Cursor<'_>) -> Option<Statement> {
    keyword(cursor);
    let example = "style strict = tempo[4010] pump";
    let name = cursor.expect_name("The style's name", example);
    let params = modifier::bindings(cursor);
    expect_equals(cursor, example);
    let modifiers = modifier::all(cursor);
    if modifiers.is_empty() && !cursor.has_complained() {
        let (span, found) = cursor.found();
        cursor.fault(
            &rules::EXPECTED_NAME,
            span,
            format!("The style stands for no technique{found}"),
            "techniques belong here",
            format!("write it as in `{example}`"),
        );
    }
    Some(Statement::Style {
        name,
        params,
        modifiers,
    })
}

fn declaration(cursor: &mut Cursor<'_>, what: &str, example: &str) -> Declaration {
    keyword(cursor);
    let name = cursor.expect_name(what, example);
    let title = title(cursor);
    let modifiers = modifier::all(cursor);
    Declaration {
        name,
        title,
        modifiers,
    }
}

pub(super) fn exercise(cursor: &mut Cursor<'_>) -> Option<Statement> {
    Some(Statement::Exercise(declaration(
        cursor,
        "The exercise's name",
        "exercise belt_squat \"Belt squat\"  works[quads]",
    )))
}

pub(super) fn muscle(cursor: &mut Cursor<'_>) -> Option<Statement> {
    Some(Statement::Muscle(declaration(
        cursor,
        "The muscle's name",
        "muscle quads \"Quads\"",
    )))
}

pub(super) fn bias(cursor: &mut Cursor<'_>) -> Option<Statement> {
    Some(Statement::Bias(declaration(
        cursor,
        "The bias's name",
        "bias glutes \"Duck stance\"  works[glutes]",
    )))
}
