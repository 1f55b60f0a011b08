//! The one form of every technique, style and property: `word` or `word[arg, arg]`; and conditions.

use smallvec::SmallVec;

use super::ast::{Arg, Binding, Condition, Id, Modifier, Slice, Term, TermKind};
use super::cursor::Cursor;
use super::expression::{self, Terms};
use super::lexeme::{Kind, Lexeme};
use super::rules;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// All modifiers up to the end of the line or a condition.
pub(super) fn all(cursor: &mut Cursor<'_>) -> Slice<Modifier> {
    let mut modifiers: SmallVec<[Modifier; 8]> = SmallVec::new();
    while let Some(next) = cursor.peek() {
        if next.kind == Kind::Word && !opens_condition(cursor, next) {
            cursor.next();
            modifiers.push(one(cursor, next.span));
        } else if opens_condition(cursor, next) {
            break;
        } else {
            unexpected(cursor, next, modifiers.last_mut());
        }
    }
    cursor.ast.keep(&modifiers)
}

/// The brackets of the modifier `name`, which has been taken.
fn one(cursor: &mut Cursor<'_>, name: Span) -> Modifier {
    let Some(open) = cursor.accept(Kind::Open) else {
        return Modifier {
            name,
            args: Slice::EMPTY,
            end: name.end,
            condition: None,
        };
    };
    let mut args: SmallVec<[Arg; 8]> = SmallVec::new();
    let mut condition = None;
    if let Some(close) = cursor.accept(Kind::Close) {
        let place = cursor.place(open.span.to(close.span));
        cursor.report(
            Diagnostic::new(
                &rules::EMPTY_BRACKETS,
                format!("`{}` has brackets with nothing in them", cursor.str(name)),
            )
            .at(place, "empty")
            .help("write the arguments, or leave the brackets out")
            .fix(place, "", false),
        );
        return Modifier {
            name,
            args: Slice::EMPTY,
            end: close.span.end,
            condition,
        };
    }
    loop {
        member(cursor, &mut args, &mut condition);
        match cursor.peek() {
            Some(next) if next.kind == Kind::Close => {
                cursor.next();
                let args = cursor.ast.keep(&args);
                return Modifier {
                    name,
                    args,
                    end: next.span.end,
                    condition,
                };
            }
            // `2 when spotter`: the condition is the next turn's.
            Some(next) if opens_condition(cursor, next) => {}
            Some(next) if next.kind == Kind::Comma => {
                cursor.next();
                if cursor.peek().is_none_or(|next| next.kind == Kind::Close) {
                    nothing_beside(cursor, next, "after");
                }
            }
            Some(next) if next.is_stray() => {
                cursor.means_nothing(next, "the members of a list are parted by `,`");
                cursor.next();
            }
            next => {
                unclosed(cursor, name, open, next);
                let end = cursor.here().end;
                let args = cursor.ast.keep(&args);
                return Modifier {
                    name,
                    args,
                    end,
                    condition,
                };
            }
        }
    }
}

/// One member of a list: an argument, or the condition after the last one.
fn member(
    cursor: &mut Cursor<'_>,
    args: &mut SmallVec<[Arg; 8]>,
    condition: &mut Option<Id<Condition>>,
) {
    while let Some(comma) = cursor.accept(Kind::Comma) {
        nothing_beside(cursor, comma, "before");
    }
    let next = cursor.peek();
    if let Some(keyword) = next.filter(|next| opens_condition(cursor, *next)) {
        if condition.is_some() {
            cursor.fault(
                &rules::UNEXPECTED_TEXT,
                keyword.span,
                "One condition stands in a bracket",
                "a second one",
                "join the two by `and`",
            );
        }
        *condition = self::condition(cursor);
    } else {
        if condition.is_some() {
            cursor.fault(
                &rules::UNEXPECTED_TEXT,
                next.map_or(cursor.here(), |next| next.span),
                "A condition stands last in its bracket",
                "after the condition",
                "write the condition after the arguments: it is of the whole technique",
            );
        }
        args.extend(arg(cursor));
    }
}

/// Reports a comma with nothing before or after it.
fn nothing_beside(cursor: &mut Cursor<'_>, comma: Lexeme, side: &str) {
    let place = cursor.place(comma.span);
    let message = format!("Nothing stands {side} this comma");
    cursor.report(
        Diagnostic::new(&rules::EMPTY_ARGUMENT, message)
            .at(place, "a member of the list is missing")
            .help("remove the comma, or write what is missing")
            .fix(place, "", false),
    );
}

fn unclosed(cursor: &mut Cursor<'_>, name: Span, open: Lexeme, next: Option<Lexeme>) {
    let opened = cursor.place(name.to(open.span));
    let here = cursor.place(cursor.here());
    let wrong =
        next.filter(|next| matches!(next.kind, Kind::At | Kind::Bar | Kind::Equals | Kind::Open));
    let diagnostic = match wrong {
        Some(wrong) => Diagnostic::new(
            &rules::UNCLOSED_BRACKET,
            format!("`{}` cannot stand in brackets", cursor.str(wrong.span)),
        )
        .at(cursor.place(wrong.span), "`]` or `,` belongs here"),
        None => Diagnostic::new(&rules::UNCLOSED_BRACKET, "The bracket is not closed")
            .at(here, "`]` belongs here"),
    };
    cursor.report(
        diagnostic
            .because(opened, "opened here")
            .help("close it with `]`")
            .fix(here, "]", false),
    );
}

/// `[lift, share = 85%]`, if a bracket is next: parameters, or what they stand for.
pub(super) fn bindings(cursor: &mut Cursor<'_>) -> Slice<Binding> {
    let Some(open) = cursor.accept(Kind::Open) else {
        return Slice::EMPTY;
    };
    let mut bindings: SmallVec<[Binding; 4]> = SmallVec::new();
    loop {
        let name = match (cursor.peek(), cursor.ahead(1)) {
            (Some(name), Some(equals))
                if name.kind == Kind::Word && equals.kind == Kind::Equals =>
            {
                cursor.next();
                cursor.next();
                name.span
            }
            _ => cursor.here(),
        };
        let Some(arg) = arg(cursor) else {
            let (span, found) = cursor.found();
            cursor.fault(
                &rules::EMPTY_ARGUMENT,
                span,
                format!("A member of the list is missing{found}"),
                "a name or a value belongs here",
                "write it as in `block main[lift, share = 85%]` and `use main[squat]`",
            );
            cursor.skip_rest();
            break;
        };
        bindings.push(Binding {
            name,
            terms: arg.terms,
        });
        if cursor.accept(Kind::Comma).is_some() {
            continue;
        }
        if cursor.accept(Kind::Close).is_none() {
            expression::unclosed(cursor, open, "]");
        }
        break;
    }
    cursor.ast.keep(&bindings)
}

/// The pieces between two commas, lists within them whole; stops before a condition.
fn arg(cursor: &mut Cursor<'_>) -> Option<Arg> {
    let mut terms = Terms::new();
    let mut open: SmallVec<[Lexeme; 4]> = SmallVec::new();
    while let Some(next) = cursor.peek() {
        if open.is_empty() && opens_condition(cursor, next) {
            break;
        }
        if next.kind == Kind::OpenString {
            cursor.accept_string();
            continue;
        }
        let text = cursor.str(next.span);
        let kind = match next.kind {
            Kind::Open if terms.last().is_some_and(|last| last.kind == TermKind::Word) => {
                open.push(next);
                Some(TermKind::Open)
            }
            Kind::Operator if text == "(" => {
                open.push(next);
                Some(TermKind::Operator)
            }
            Kind::Close if open.pop().is_some() => Some(TermKind::Close),
            Kind::Operator if text == ")" && open.pop().is_some() => Some(TermKind::Operator),
            Kind::Comma if !open.is_empty() => Some(TermKind::Comma),
            Kind::Operator if expression::joins(cursor, &terms, next) => Some(TermKind::Operator),
            // `tries = 2`: a parameter that is given by its name.
            Kind::Equals if matches!(terms.as_slice(), [name] if name.kind == TermKind::Word) => {
                Some(TermKind::Operator)
            }
            _ => term(next).map(|term| term.kind),
        };
        if open.len() > expression::MAX_DEPTH {
            expression::too_deep(cursor, next);
        }
        let Some(kind) = kind else { break };
        terms.push(Term {
            span: next.span,
            kind,
        });
        cursor.next();
    }
    if let Some(open) = open.pop() {
        let close = if open.kind == Kind::Open { "]" } else { ")" };
        expression::unclosed(cursor, open, close);
    }
    if terms.is_empty() {
        return None;
    }
    Some(Arg {
        terms: cursor.ast.keep(&terms),
    })
}

/// The term that a piece is, if it can be one.
pub(super) fn term(lexeme: Lexeme) -> Option<Term> {
    let kind = match lexeme.kind {
        Kind::Amount => TermKind::Amount,
        Kind::Word => TermKind::Word,
        Kind::String => TermKind::String,
        Kind::Scheme => TermKind::Scheme,
        Kind::Code => TermKind::Code,
        Kind::Sign => TermKind::Sign,
        _ => return None,
    };
    Some(Term {
        span: lexeme.span,
        kind,
    })
}

/// Reports a piece that is no modifier, and passes over it and what hangs on it.
fn unexpected(cursor: &mut Cursor<'_>, piece: Lexeme, last: Option<&mut Modifier>) {
    let text = cursor.str(piece.span);
    match (piece.kind, last) {
        (Kind::Close, _) => {
            let place = cursor.place(piece.span);
            cursor.report(
                Diagnostic::new(&rules::UNOPENED_BRACKET, "`]` closes nothing")
                    .at(place, "no `[` stands before it")
                    .help("remove it, or open the list with `[`")
                    .fix(place, "", false),
            );
        }
        (Kind::Amount, None) if opens_gear(cursor) => cursor.fault(
            &rules::UNEXPECTED_TEXT,
            piece.span,
            format!("`{text}` stands without a word for what it is"),
            "of the bar, of the plates, of a stack?",
            "write it as in `gear squat  bar[45] plates[45, 25, 10]`",
        ),
        (Kind::Amount, None) if text.ends_with(['s', 'n', 'm']) => cursor.fault(
            &rules::UNEXPECTED_TEXT,
            piece.span,
            format!("`{text}` stands after the sets and reps without a word"),
            "a rest, or something else?",
            format!("what takes a time says so before it, as in `rest[{text}]`"),
        ),
        (Kind::Amount, None) => {
            let place = cursor.place(piece.span);
            cursor.report(
                Diagnostic::new(
                    &rules::UNEXPECTED_TEXT,
                    format!("`{text}` stands after the sets and reps without a word"),
                )
                .at(place, "a load follows `@`")
                .help(format!("write `@{text}`"))
                .fix(place, format!("@{text}"), false),
            );
        }
        (Kind::Amount | Kind::Scheme | Kind::Code, Some(technique)) => {
            return unbracketed(cursor, piece, technique);
        }
        (Kind::At, _) => late_load(cursor, piece),
        (Kind::Operator, _) if text == ">" => {
            let cue = cursor.str(Span::new(piece.span.start, cursor.line().end));
            cursor.fault(
                &rules::UNEXPECTED_CHARACTER,
                piece.span,
                "A cue stands on a line of its own",
                "opens a cue",
                format!("write `{cue}` on the line below"),
            );
            return cursor.skip_rest();
        }
        (Kind::String, _) => {
            let cue = text.trim_matches('"');
            cursor.fault(
                &rules::UNEXPECTED_TEXT,
                piece.span,
                format!("{text} cannot stand here"),
                "a technique or the end of the line was expected",
                format!(
                    "if it is a cue, write `> {cue}` on the line below; a comment starts with `#`"
                ),
            );
        }
        (Kind::Stray | Kind::Operator, _) => {
            cursor.means_nothing(piece, "remove it; a comment starts with `#`");
        }
        _ => cursor.fault(
            &rules::UNEXPECTED_TEXT,
            piece.span,
            format!("`{text}` cannot stand here"),
            "a technique or the end of the line was expected",
            "after the sets and reps come techniques, as in `squat 5x5 pump`",
        ),
    }
    cursor.next();
    // What hangs on the fault (a load after a stray `@`, a list without its word) goes with it.
    while cursor.peek().is_some_and(|next| next.kind != Kind::Word) {
        cursor.next();
    }
}

/// Whether the line is one of gear.
fn opens_gear(cursor: &Cursor<'_>) -> bool {
    let first = cursor.pieces().first();
    first.is_some_and(|first| cursor.is_word(*first, "gear"))
}

/// Reports `drop 700/600/500`: arguments without their brackets, which are then taken as if they had them.
fn unbracketed(cursor: &mut Cursor<'_>, first: Lexeme, technique: &mut Modifier) {
    let mut last = first.span;
    let mut args = Vec::new();
    while let Some(next) = cursor.peek().filter(|next| {
        matches!(
            next.kind,
            Kind::Amount
                | Kind::Scheme
                | Kind::Stray
                | Kind::Operator
                | Kind::Comma
                | Kind::Sign
                | Kind::Code
        )
    }) {
        last = next.span;
        cursor.next();
        if let Some(term) = term(next).filter(|term| term.kind != TermKind::Sign) {
            args.push(Arg {
                terms: cursor.ast.keep(&[term]),
            });
        }
    }
    let whole = first.span.to(last);
    let written = cursor.str(whole);
    let parts = written
        .split(['/', '>', ';', ','])
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let inside = parts.collect::<Vec<_>>().join(", ");
    let name = cursor.str(technique.name).to_lowercase();
    let bare = technique.end == technique.name.end;
    let (place, gap) = (
        cursor.place(whole),
        cursor.place(Span::new(technique.name.start, whole.end)),
    );
    let mut problem = Diagnostic::new(
        &rules::UNEXPECTED_TEXT,
        format!("`{written}` belongs to no technique"),
    )
    .at(place, "what a technique takes stands in brackets");
    if bare {
        problem = problem.help(format!("write `{name}[{inside}]`")).fix(
            gap,
            format!("{name}[{inside}]"),
            false,
        );
        technique.args = cursor.ast.keep(&args);
        technique.end = whole.end;
    }
    cursor.report(problem);
}

/// Whether `lexeme` opens a condition.
pub(super) fn opens_condition(cursor: &Cursor<'_>, lexeme: Lexeme) -> bool {
    cursor.is_word(lexeme, "when") || cursor.is_word(lexeme, "unless")
}

/// `when A and not B`, if it is next.
pub(super) fn condition(cursor: &mut Cursor<'_>) -> Option<Id<Condition>> {
    let keyword = cursor
        .peek()
        .filter(|next| opens_condition(cursor, *next))?;
    let (terms, unless) = bare_condition(cursor);
    let span = Span::new(keyword.span.start, cursor.here().end);
    cursor.ast.keep_one(Condition {
        span,
        unless,
        terms,
    })
}

/// The same, of a line that asks what only a progression knows: its terms, and whether it was
/// written `unless`.
pub(super) fn bare_condition(cursor: &mut Cursor<'_>) -> (Slice<Term>, bool) {
    let next = cursor.peek();
    let Some(keyword) = next.filter(|next| opens_condition(cursor, *next)) else {
        return (Slice::EMPTY, false);
    };
    cursor.next();
    let unless = cursor.str(keyword.span) == "unless";
    let mut terms = Terms::new();
    if !expression::condition(cursor, &mut terms, 0) {
        terms.clear();
    }
    (cursor.ast.keep(&terms), unless)
}

/// An `@` after the load, or after a technique.
fn late_load(cursor: &mut Cursor<'_>, at: Lexeme) {
    let itself = cursor.peek().is_some_and(|next| next.span == at.span);
    let next = cursor.ahead(usize::from(itself));
    let next = next.filter(|next| next.span.start == at.span.end);
    let effort = next.map(|next| cursor.str(next.span));
    if let Some(effort @ ("rpe" | "rir")) = effort {
        // The load is there: the effort is a technique beside it, and read as one.
        let place = cursor.place(at.span);
        cursor.report(
            Diagnostic::new(&rules::UNEXPECTED_TEXT, "The sets have their load already")
                .at(place, "a second load")
                .help(format!(
                    "write `{effort}[…]` without the `@`, for the effort beside the load"
                ))
                .fix(place, "", true),
        );
        return;
    }
    cursor.fault(
        &rules::UNEXPECTED_TEXT,
        at.span,
        "A load stands right after the sets and reps",
        "too late for a load",
        "write it as in `squat 5x5 @225 pump`",
    );
}
