//! Expressions: the pieces of one go in, its terms come out, in their order and not yet looked at.
//!
//! `225`, `142.5 kg`, `85% tm`, `start + 5*(week-1)`, `week[65%, 75%, 85%]`. What they come to is
//! worked out where they are used (`crate::expression`).

use smallvec::SmallVec;

use super::ast::{Term, TermKind};
use super::cursor::Cursor;
use super::lexeme::{Kind, Lexeme};
use super::rules;
use crate::diagnostic::Diagnostic;

/// The terms of one expression.
pub(super) type Terms = SmallVec<[Term; 8]>;

/// How deep brackets may stand in brackets.
pub const MAX_DEPTH: usize = 32;

/// What a percentage can be of without `of`.
pub const BASES: &[&str] = &["tm", "max", "top"];

/// Words for units that may stand apart from their number.
const UNITS: &[&str] = &[
    "plates", "plate", "lb", "kg", "lbs", "kgs", "kilos", "pounds", "reps", "rep", "sets", "set",
];

/// Takes the longest expression that is next; `what` is said where an operand is missing.
pub(super) fn take(cursor: &mut Cursor<'_>, terms: &mut Terms) -> bool {
    let start = terms.len();
    operand(cursor, terms, 0) && {
        while let Some(operator) = cursor.peek().filter(|next| joins(cursor, terms, *next)) {
            push(cursor, terms, operator, TermKind::of(operator.kind));
            if !operand(cursor, terms, 0) {
                return false;
            }
        }
        !glued_minus(cursor, terms.get(start..).unwrap_or(&[]))
    }
}

/// Reports `200-5*week`, in which the minus is a range's and no difference.
fn glued_minus(cursor: &mut Cursor<'_>, terms: &[Term]) -> bool {
    let joined = terms
        .iter()
        .any(|term| matches!(term.kind, TermKind::Sign | TermKind::Operator));
    let of_body = terms
        .first()
        .is_some_and(|first| cursor.str(first.span) == "bw" && terms.len() == 3);
    let range = terms
        .iter()
        .find(|term| term.kind == TermKind::Amount && cursor.str(term.span).contains('-'));
    let Some(range) = range.filter(|_| joined && !of_body) else {
        return false;
    };
    let (text, place) = (cursor.str(range.span), cursor.place(range.span));
    let apart = text.replace('-', " - ");
    cursor.report(
        Diagnostic::new(
            &rules::EXPECTED_VALUE,
            format!("`{text}` is a range, and a range is not reckoned with"),
        )
        .at(place, "a minus stands between blanks")
        .help(format!("write `{apart}`"))
        .fix(place, apart, false),
    );
    true
}

/// Whether `next` joins two values.
pub(super) fn joins(cursor: &Cursor<'_>, terms: &[Term], next: Lexeme) -> bool {
    match next.kind {
        Kind::Sign => true,
        Kind::Operator => match cursor.str(next.span) {
            "*" => true,
            "/" => divides(cursor, terms, next),
            _ => false,
        },
        _ => false,
    }
}

/// Whether the `/` that is next is of a quotient. Between two plain numbers it is where it stands between
/// blanks, has a unit or a sum before it, or is of a `let`: `135/185` is how lists are written elsewhere.
fn divides(cursor: &Cursor<'_>, terms: &[Term], slash: Lexeme) -> bool {
    let is_slash =
        |lexeme: Option<Lexeme>| lexeme.is_some_and(|lexeme| cursor.str(lexeme.span) == "/");
    let after = cursor.ahead(1);
    // `//` is how others open a comment.
    if is_slash(after) {
        return false;
    }
    let (Some(last), Some(after)) = (
        terms.last().filter(|last| last.kind == TermKind::Amount),
        after.filter(|after| after.kind == Kind::Amount),
    ) else {
        return true;
    };
    let is_plain = |span| cursor.str(span).ends_with(|c: char| c.is_ascii_digit());
    let before = terms.len().checked_sub(2).and_then(|at| terms.get(at));
    let is_listed =
        is_slash(cursor.ahead(2)) || before.is_some_and(|before| cursor.str(before.span) == "/");
    let is_apart = slash.span.start > last.span.end && after.span.start > slash.span.end;
    let is_of_a_sum = before.is_some_and(|before| {
        matches!(before.kind, TermKind::Sign | TermKind::Operator)
            && !matches!(cursor.str(before.span), "(" | "/")
    });
    let is_let = cursor
        .pieces()
        .first()
        .is_some_and(|first| cursor.is_word(*first, "let"));
    let parts_one = is_apart || is_of_a_sum || !is_plain(last.span);
    // `2 * 50kg / 25kg`, `(50kg / 25kg)`: within a sum no loads are listed.
    let is_within = is_of_a_sum || before.is_some_and(|before| cursor.str(before.span) == "(");
    let parts_two = is_apart && is_within && !is_plain(last.span);
    is_let || !is_listed && (is_plain(after.span) && parts_one || parts_two)
}

/// Whether `next` can open an operand: a number, a value's name, a bracket or a sign.
pub(super) fn opens(cursor: &Cursor<'_>, next: Lexeme) -> bool {
    match next.kind {
        Kind::Amount | Kind::Word => true,
        Kind::Operator => cursor.str(next.span) == "(",
        Kind::Sign => cursor.str(next.span) == "-",
        _ => false,
    }
}

fn push(cursor: &mut Cursor<'_>, terms: &mut Terms, lexeme: Lexeme, kind: TermKind) {
    terms.push(Term {
        span: lexeme.span,
        kind,
    });
    cursor.next();
}

fn operand(cursor: &mut Cursor<'_>, terms: &mut Terms, depth: usize) -> bool {
    let Some(next) = cursor.peek().filter(|next| opens(cursor, *next)) else {
        let (span, found) = cursor.found();
        cursor.fault(
            &rules::EXPECTED_VALUE,
            span,
            format!("A value is missing{found}"),
            "a number or a name belongs here",
            "write it as in `@225 + 5*(week-1)`",
        );
        return false;
    };
    if depth >= MAX_DEPTH {
        too_deep(cursor, next);
        return false;
    }
    match next.kind {
        Kind::Sign => {
            push(cursor, terms, next, TermKind::Sign);
            operand(cursor, terms, depth + 1)
        }
        Kind::Operator => {
            push(cursor, terms, next, TermKind::Operator);
            grouped(cursor, terms, next, depth) && base(cursor, terms, depth)
        }
        Kind::Word => {
            push(cursor, terms, next, TermKind::Word);
            bracketed(cursor, terms, depth) && base(cursor, terms, depth)
        }
        _ => {
            push(cursor, terms, next, TermKind::Amount);
            unit_word(cursor, next, terms);
            base(cursor, terms, depth)
        }
    }
}

/// Takes `spotter and not (week > 2 or cycle = 1)`, a condition without its keyword.
pub(super) fn condition(cursor: &mut Cursor<'_>, terms: &mut Terms, depth: usize) -> bool {
    loop {
        while let Some(not) = cursor.peek().filter(|next| cursor.is_word(*next, "not")) {
            push(cursor, terms, not, TermKind::Word);
        }
        if !compared(cursor, terms, depth) {
            return false;
        }
        if let Some(next) = cursor.peek().filter(|next| compares(cursor, *next)) {
            push(cursor, terms, next, TermKind::Operator);
            if !compared(cursor, terms, depth) {
                return false;
            }
        }
        match cursor.peek() {
            Some(next) if cursor.is_word(next, "and") || cursor.is_word(next, "or") => {
                push(cursor, terms, next, TermKind::Word);
            }
            _ => return true,
        }
    }
}

/// Whether `next` stands between two values that are held against each other.
fn compares(cursor: &Cursor<'_>, next: Lexeme) -> bool {
    match next.kind {
        Kind::Equals => true,
        Kind::Operator => cursor.str(next.span).starts_with(['<', '>', '!']),
        _ => false,
    }
}

/// An option, a value, or a condition in brackets; `week 1-3` too.
fn compared(cursor: &mut Cursor<'_>, terms: &mut Terms, depth: usize) -> bool {
    let Some(next) = cursor.peek().filter(|next| opens(cursor, *next)) else {
        return !cursor
            .expect_name("The option's name", "when spotter")
            .is_empty();
    };
    if next.kind == Kind::Operator {
        if depth >= MAX_DEPTH {
            too_deep(cursor, next);
            return false;
        }
        push(cursor, terms, next, TermKind::Operator);
        if !condition(cursor, terms, depth + 1) {
            return false;
        }
        match cursor.peek() {
            Some(close) if close.kind == Kind::Operator && cursor.str(close.span) == ")" => {
                push(cursor, terms, close, TermKind::Operator);
            }
            _ => {
                unclosed(cursor, next, ")");
                return false;
            }
        }
        while let Some(operator) = cursor.peek().filter(|next| joins(cursor, terms, *next)) {
            push(cursor, terms, operator, TermKind::of(operator.kind));
            if !operand(cursor, terms, depth + 1) {
                return false;
            }
        }
        return true;
    }
    if !take(cursor, terms) {
        return false;
    }
    let is_week = cursor.is_word(next, "week") || cursor.is_word(next, "cycle");
    if let Some(numbers) = cursor
        .peek()
        .filter(|next| is_week && next.kind == Kind::Amount)
    {
        push(cursor, terms, numbers, TermKind::Amount);
    }
    true
}

/// `85% tm`, `85% of start`, `week[65%, 75%] tm`: what a percentage is of, if that is next.
fn base(cursor: &mut Cursor<'_>, terms: &mut Terms, depth: usize) -> bool {
    match cursor.peek() {
        Some(of) if cursor.is_word(of, "of") => {
            push(cursor, terms, of, TermKind::Word);
            operand(cursor, terms, depth + 1)
        }
        Some(base) if base.kind == Kind::Word && BASES.contains(&cursor.str(base.span)) => {
            push(cursor, terms, base, TermKind::Word);
            true
        }
        _ => true,
    }
}

/// The rest of `(…)`, whose opening has been taken.
fn grouped(cursor: &mut Cursor<'_>, terms: &mut Terms, open: Lexeme, depth: usize) -> bool {
    loop {
        if !operand(cursor, terms, depth + 1) {
            return false;
        }
        match cursor.peek() {
            Some(next) if joins(cursor, terms, next) => {
                push(cursor, terms, next, TermKind::of(next.kind));
            }
            Some(next) if next.kind == Kind::Operator && cursor.str(next.span) == ")" => {
                push(cursor, terms, next, TermKind::Operator);
                return true;
            }
            _ => {
                unclosed(cursor, open, ")");
                return false;
            }
        }
    }
}

/// The list of `week[65%, 75%]`, if a bracket is next.
fn bracketed(cursor: &mut Cursor<'_>, terms: &mut Terms, depth: usize) -> bool {
    let Some(open) = cursor.peek().filter(|next| next.kind == Kind::Open) else {
        return true;
    };
    push(cursor, terms, open, TermKind::Open);
    loop {
        if !operand(cursor, terms, depth + 1) {
            return false;
        }
        match cursor.peek() {
            Some(next) if joins(cursor, terms, next) => {
                push(cursor, terms, next, TermKind::of(next.kind));
            }
            Some(next) if next.kind == Kind::Comma => push(cursor, terms, next, TermKind::Comma),
            Some(next) if next.kind == Kind::Close => {
                push(cursor, terms, next, TermKind::Close);
                return true;
            }
            _ => {
                unclosed(cursor, open, "]");
                return false;
            }
        }
    }
}

/// Reports the bracket that is one too many.
pub(super) fn too_deep(cursor: &mut Cursor<'_>, open: Lexeme) {
    cursor.fault(
        &rules::EXPRESSION_TOO_DEEP,
        open.span,
        format!("Brackets stand in brackets more than {MAX_DEPTH} deep"),
        "too deep",
        "give a part of it a name with `let`",
    );
}

/// Reports a bracket that nothing closes.
pub(super) fn unclosed(cursor: &mut Cursor<'_>, open: Lexeme, close: &str) {
    let (here, opened) = (cursor.place(cursor.here()), cursor.place(open.span));
    cursor.report(
        Diagnostic::new(&rules::UNCLOSED_BRACKET, "The bracket is not closed")
            .at(here, format!("`{close}` belongs here"))
            .because(opened, "opened here")
            .help(format!("close it with `{close}`"))
            .fix(here, close, false),
    );
}

/// A unit that stands apart from its number: `4 plates`, `142.5 kg`.
fn unit_word(cursor: &mut Cursor<'_>, amount: Lexeme, terms: &mut Terms) {
    let number = cursor.str(amount.span);
    if has_unit(number) || number.ends_with('%') {
        return;
    }
    match cursor.peek() {
        Some(unit) if unit.kind == Kind::Word && UNITS.contains(&cursor.str(unit.span)) => {
            push(cursor, terms, unit, TermKind::Word);
        }
        Some(sign) if sign.kind == Kind::Stray && cursor.str(sign.span) == "%" => {
            let place = cursor.place(amount.span.to(sign.span));
            let joined = format!("{number}%");
            cursor.report(
                Diagnostic::new(&rules::EXPECTED_LOAD, "`%` stands right after its number")
                    .at(place, "parted by a space")
                    .help(format!("write `{joined}`"))
                    .fix(place, joined, true),
            );
            cursor.next();
        }
        _ => {}
    }
}

/// Whether a unit of letters is glued to the number.
pub(super) fn has_unit(amount: &str) -> bool {
    amount.ends_with(|c: char| c.is_alphabetic())
}
