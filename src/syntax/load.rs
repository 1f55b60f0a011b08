//! Loads: the pieces after `@` go in; loads come out as they are written.

use smallvec::SmallVec;

use super::ast::{Load, Slice, Term, TermKind};
use super::cursor::Cursor;
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
        let load = one(cursor);
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

/// `315`, `142.5kg`, `75%`, `4 plates`, `bw`, `bw+25`, `bw-40lb`
pub(super) fn one(cursor: &mut Cursor<'_>) -> Load {
    let mut terms: SmallVec<[Term; 4]> = SmallVec::new();
    match cursor.peek() {
        Some(next) if next.kind == Kind::Amount => {
            cursor.next();
            terms.push(Term {
                span: next.span,
                kind: TermKind::Amount,
            });
            unit_word(cursor, next, &mut terms);
        }
        Some(next) if cursor.is_word(next, "bw") => {
            cursor.next();
            terms.push(Term {
                span: next.span,
                kind: TermKind::Word,
            });
            if let Some(sign) = cursor.accept(Kind::Sign) {
                terms.push(Term {
                    span: sign.span,
                    kind: TermKind::Sign,
                });
                if let Some(amount) = cursor.accept(Kind::Amount) {
                    terms.push(Term {
                        span: amount.span,
                        kind: TermKind::Amount,
                    });
                    unit_word(cursor, amount, &mut terms);
                } else {
                    let (span, found) = cursor.found();
                    cursor.fault(
                        &rules::EXPECTED_LOAD,
                        span,
                        format!("The weight after the sign is missing{found}"),
                        "a number belongs here",
                        "write it as in `@bw+25`",
                    );
                }
            }
        }
        _ => {
            let (span, found) = cursor.found();
            cursor.fault(
                &rules::EXPECTED_LOAD,
                span,
                format!("The load is missing{found}"),
                "a load belongs here",
                "write it as in `@315`, `@142.5kg`, `@75%`, `@4 plates` or `@bw+25`",
            );
            let here = cursor.here();
            if cursor.peek().is_some_and(|next| {
                matches!(
                    next.kind,
                    Kind::Code | Kind::Stray | Kind::Operator | Kind::Sign | Kind::Scheme
                ) || (next.kind == Kind::Word && next.span.start == here.end)
            }) {
                cursor.next();
                cursor.accept(Kind::Amount);
            }
        }
    }
    Load {
        terms: cursor.ast.keep(&terms),
    }
}

/// A unit that stands apart from its number: `4 plates`, `142.5 kg`.
fn unit_word(cursor: &mut Cursor<'_>, amount: Lexeme, terms: &mut SmallVec<[Term; 4]>) {
    if has_unit(cursor.str(amount.span)) || cursor.str(amount.span).ends_with('%') {
        return;
    }
    let words = [
        "plates", "plate", "lb", "kg", "lbs", "kgs", "kilos", "pounds",
    ];
    let unit = cursor
        .peek()
        .filter(|next| next.kind == Kind::Word && words.contains(&cursor.str(next.span)));
    let percent = cursor
        .peek()
        .filter(|next| next.is_stray() && cursor.str(next.span) == "%");
    if let Some(unit) = unit {
        cursor.next();
        terms.push(Term {
            span: unit.span,
            kind: TermKind::Word,
        });
    } else if let Some(sign) = percent {
        let place = cursor.place(amount.span.to(sign.span));
        let joined = format!("{}%", cursor.str(amount.span));
        cursor.report(
            Diagnostic::new(&rules::EXPECTED_LOAD, "`%` stands right after its number")
                .at(place, "parted by a space")
                .help(format!("write `{joined}`"))
                .fix(place, joined, true),
        );
        cursor.next();
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

/// Whether a unit of letters is glued to the number.
pub(super) fn has_unit(amount: &str) -> bool {
    amount.ends_with(|c: char| c.is_alphabetic())
}
