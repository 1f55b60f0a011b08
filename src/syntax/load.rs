//! Loads: the pieces after `@` go in; loads come out as they are written.

use super::ast::{Load, Slice, Term, TermKind};
use super::cursor::Cursor;
use super::expression::{self, Terms, has_unit};
use super::lexeme::{Kind, Lexeme};
use super::rules;
use crate::diagnostic::Diagnostic;
use crate::quantity::{Decimal, Thousandths};
use crate::source::Span;

/// `@315`, or `@[135, 185, 225]` with one for each set.
pub(super) fn list(cursor: &mut Cursor<'_>) -> (Slice<Load>, bool) {
    if cursor.accept(Kind::At).is_none() {
        return (Slice::EMPTY, false);
    }
    let Some(open) = cursor.accept(Kind::Open) else {
        if effort(cursor).is_some() {
            let said = Load {
                terms: Slice::EMPTY,
            };
            return (cursor.ast.keep(&[said]), false);
        }
        let first = cursor.peek();
        // A word right after the sign is a value's name; one after a blank may be a technique's.
        let sign = cursor.here();
        let is_name = |cursor: &Cursor<'_>, word: Lexeme| {
            word.span.start == sign.end || names_a_value(cursor, word)
        };
        range_of_two_units(cursor);
        let load = of_one_rep_max(cursor).unwrap_or_else(|| one_where(cursor, is_name));
        if let Some(amount) = first.filter(|first| first.kind == Kind::Amount) {
            if let Some(loads) = without_brackets(cursor, load, amount) {
                return (loads, true);
            }
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

/// `RPE 8`, `RIR 2`: an effort in the place of a load, without the brackets that make it one.
fn effort(cursor: &mut Cursor<'_>) -> Option<()> {
    let word = cursor.peek().filter(|next| next.kind == Kind::Word)?;
    let scale = cursor.str(word.span).to_lowercase();
    let number = cursor.ahead(1).filter(|next| next.kind == Kind::Amount)?;
    let amount = cursor.str(number.span);
    if !matches!(scale.as_str(), "rpe" | "rir") || has_unit(amount) {
        return None;
    }
    let span = word.span.to(number.span);
    let (text, place) = (cursor.str(span), cursor.place(span));
    let written = format!("{scale}[{amount}]");
    cursor.report(
        Diagnostic::new(
            &rules::EXPECTED_LOAD,
            format!("`{text}` is an effort, and no load as it stands"),
        )
        .at(place, "how hard, and not how heavy")
        .help(format!(
            "write `@{written}` for the load that the chart gives, or `{written}` without the `@` for the effort alone"
        ))
        .fix(place, written, false),
    );
    cursor.next();
    cursor.next();
    Some(())
}

/// `75%-80%`: a range with the unit at both ends, which would read as a difference.
fn range_of_two_units(cursor: &mut Cursor<'_>) {
    let pieces = (cursor.peek(), cursor.ahead(1), cursor.ahead(2));
    let (Some(from), Some(dash), Some(to)) = pieces else {
        return;
    };
    let glued = from.span.end == dash.span.start && dash.span.end == to.span.start;
    let is_range = from.kind == Kind::Amount && dash.kind == Kind::Sign && to.kind == Kind::Amount;
    let (low, high) = (cursor.str(from.span), cursor.str(to.span));
    if !glued || !is_range || !matches!(cursor.str(dash.span), "-" | "–") {
        return;
    }
    let number = |text: &str| -> Option<(Decimal, usize)> {
        let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit()).len();
        let number = Thousandths::parse(text.get(..digits)?).ok()?;
        Some((number.into(), digits))
    };
    let (Some((least, at)), Some((most, high_at))) = (number(low), number(high)) else {
        return;
    };
    let (Some(unit), Some(other)) = (low.get(at..), high.get(high_at..)) else {
        return;
    };
    if unit != other || !matches!(unit, "%" | "lb" | "kg") || least >= most {
        return;
    }
    let unit = cursor.place(Span::of(
        from.span.start as usize + at,
        from.span.end as usize,
    ));
    let written = format!("{}-{high}", low.get(..at).unwrap_or_default());
    cursor.report(
        Diagnostic::new(
            &rules::UNEXPECTED_TEXT,
            "A range has its unit once, at its end",
        )
        .at(unit, "said again at the end")
        .help(format!("write `@{written}`"))
        .fix(unit, "", true),
    );
}

/// `80% 1rm`, `80% of 1RM`: what the percentage is of without being told.
fn of_one_rep_max(cursor: &mut Cursor<'_>) -> Option<Load> {
    let percent = cursor.peek().filter(|next| next.kind == Kind::Amount)?;
    let text = cursor.str(percent.span);
    let of = cursor
        .ahead(1)
        .is_some_and(|next| cursor.is_word(next, "of"));
    let base = cursor.ahead(1 + usize::from(of))?;
    let is_max = cursor.str(base.span).eq_ignore_ascii_case("1rm");
    if !text.ends_with('%') || !is_max {
        return None;
    }
    let said = cursor.place(base.span);
    let rest = cursor.place(Span::new(percent.span.end, base.span.end));
    cursor.report(
        Diagnostic::new(
            &rules::UNEXPECTED_TEXT,
            "A percentage is of the lift's max without being told",
        )
        .at(said, "said already")
        .help(format!("write `@{text}`"))
        .fix(rest, "", true),
    );
    while cursor.next().is_some_and(|taken| taken.span != base.span) {}
    let term = Term {
        span: percent.span,
        kind: TermKind::Amount,
    };
    Some(Load {
        terms: cursor.ast.keep(&[term]),
    })
}

/// `100, 110, 120`: several loads after `first`, which is `amount`, without their brackets.
fn without_brackets(cursor: &mut Cursor<'_>, first: Load, amount: Lexeme) -> Option<Slice<Load>> {
    let more = (0..cursor.pieces().len())
        .take_while(|n| {
            let comma = cursor.ahead(2 * n);
            let load = cursor.ahead(2 * n + 1);
            comma.is_some_and(|comma| comma.kind == Kind::Comma)
                && load.is_some_and(|load| {
                    load.kind == Kind::Amount && is_weight(cursor.str(load.span))
                })
        })
        .count();
    let (comma, second) = (cursor.peek()?, cursor.ahead(1)?);
    // `102,5` is one number with a decimal comma, and `100,110` are two.
    let glued = comma.span.start == amount.span.end && second.span.start == comma.span.end;
    let digits = |piece: Lexeme| {
        let text = cursor.str(piece.span);
        text.trim_end_matches(|c: char| !c.is_ascii_digit()).len()
    };
    let several = digits(amount) > 1 && digits(second) > 2;
    if more == 0 || (more == 1 && glued && !several) || !is_weight(cursor.str(amount.span)) {
        return None;
    }
    let mut loads = vec![first];
    while loads.len() <= more && cursor.accept(Kind::Comma).is_some() {
        loads.push(one(cursor));
    }
    let spans = loads.iter().map(|load| cursor.ast.span_of(load.terms));
    let texts: Vec<&str> = spans.clone().map(|span| cursor.str(span)).collect();
    let written = format!("[{}]", texts.join(", "));
    let all = spans.fold(amount.span, Span::to);
    let place = cursor.place(all);
    cursor.report(
        Diagnostic::new(
            &rules::LOADS_WITHOUT_BRACKETS,
            "A load for each set stands in a list with brackets",
        )
        .at(place, "several loads")
        .help(format!("write `@{written}`"))
        .fix(place, written, true),
    );
    Some(cursor.ast.keep(&loads))
}

/// Whether `amount` can be a weight or a share of one, and no time or distance.
fn is_weight(amount: &str) -> bool {
    let unit = amount.trim_start_matches(|c: char| !c.is_alphabetic() && c != '%');
    matches!(unit, "" | "%" | "lb" | "kg" | "lbs" | "kgs")
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
    let (before, after) = (cursor.str(whole.span), cursor.str(fraction.span));
    if after.trim_end_matches(char::is_alphabetic).len() == 3 {
        // `1,000`: no decimal, but a thousand.
        let plain = format!("{before}{after}");
        cursor.report(
            Diagnostic::new(
                &rules::DECIMAL_COMMA,
                "A thousand is written without a comma",
            )
            .at(place, "a comma parts the members of a list")
            .help(format!("write `{plain}`"))
            .fix(place, plain, false),
        );
        cursor.next();
        cursor.next();
        return;
    }
    let pointed = format!("{before}.{after}");
    cursor.report(
        Diagnostic::new(&rules::DECIMAL_COMMA, "A decimal is written with a point")
            .at(place, "a comma parts the members of a list")
            .help(format!("write `{pointed}`"))
            .fix(place, pointed, false),
    );
    cursor.next();
    cursor.next();
}
