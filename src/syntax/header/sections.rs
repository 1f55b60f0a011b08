//! Lines that open a section, or use or lengthen one: days, weeks, blocks, progressions.

use super::{keyword, missing, names, title, value, words};
use crate::syntax::ast::{Name, Statement, Term, TermKind};
use crate::syntax::cursor::Cursor;
use crate::syntax::expression::Terms;
use crate::syntax::lexeme::Kind;
use crate::syntax::{modifier, rules};

pub(super) fn weeks(cursor: &mut Cursor<'_>) -> Option<Statement> {
    let keyword = keyword(cursor);
    let terms = words(cursor);
    Some(Statement::Weeks { keyword, terms })
}

/// How many lines from the first may be the top of a file.
const TOP: usize = 64;

/// `cycles 3`, which is no line of its own.
pub(in crate::syntax) fn cycles(cursor: &mut Cursor<'_>) -> Option<Statement> {
    let keyword = keyword(cursor);
    let number = cursor.accept(Kind::Amount);
    let number = number.map_or("3", |number| cursor.str(number.span));
    // A file says how many weeks there are at its top, if at all above this.
    let weeks = cursor.ast.statements.iter().take(TOP).find_map(|said| {
        let Statement::Weeks { terms, .. } = said else {
            return None;
        };
        let weeks = cursor.ast.all(*terms).first()?;
        Some(cursor.str(weeks.span))
    });
    let help = match weeks {
        Some(weeks) => format!("write both on one line: `weeks {weeks} cycles {number}`"),
        None => format!("write it behind the weeks, as in `weeks 4 cycles {number}`"),
    };
    cursor.fault(
        &rules::UNKNOWN_KEYWORD,
        keyword,
        "How often the weeks come round is no line of its own",
        "belongs on the line of the weeks",
        help,
    );
    cursor.skip_rest();
    None
}

pub(super) fn days(cursor: &mut Cursor<'_>) -> Option<Statement> {
    let keyword = keyword(cursor);
    let Some(number) = cursor.accept(Kind::Amount) else {
        missing(
            cursor,
            &rules::EXPECTED_NUMBER,
            "The number of days",
            "how many days has a week?",
            "write it as in `days 8`; without it a week has 7",
        );
        return None;
    };
    Some(Statement::Days {
        keyword,
        number: number.span,
    })
}

pub(super) fn week(cursor: &mut Cursor<'_>) -> Option<Statement> {
    let keyword = keyword(cursor);
    let mut weeks: Terms = Terms::new();
    while let Some(number) = cursor.accept(Kind::Amount) {
        weeks.push(Term {
            span: number.span,
            kind: TermKind::Amount,
        });
        if cursor.accept(Kind::Comma).is_none() {
            break;
        }
    }
    if weeks.is_empty() {
        missing(
            cursor,
            &rules::EXPECTED_NUMBER,
            "The week's number",
            "which weeks?",
            "write it as in `week 1-3` or `week 4`",
        );
    }
    let names: Vec<Name> = weeks.iter().map(|week| week.span).collect();
    let weeks = cursor.ast.keep(&names);
    let modifiers = modifier::all(cursor);
    Some(Statement::Week {
        keyword,
        weeks,
        modifiers,
    })
}

pub(super) fn day(cursor: &mut Cursor<'_>) -> Option<Statement> {
    let keyword = keyword(cursor);
    let key = match cursor.peek() {
        Some(next)
            if matches!(next.kind, Kind::Amount | Kind::Code)
                || (next.kind == Kind::Word && !cursor.is_word(next, "rest")) =>
        {
            cursor.next();
            next.span
        }
        _ => {
            let (span, found) = cursor.found();
            cursor.fault(
                &rules::EXPECTED_NUMBER,
                span,
                format!("The day's number or weekday is missing{found}"),
                "which day?",
                "write it as in `day 2` or `day monday`",
            );
            cursor.here()
        }
    };
    let part = cursor
        .accept_word("am")
        .or_else(|| cursor.accept_word("pm"))
        .map_or(cursor.here(), |part| part.span);
    let mut rest = cursor.accept_word("rest").is_some();
    let title = title(cursor);
    rest |= cursor.accept_word("rest").is_some();
    Some(Statement::Day {
        keyword,
        key,
        part,
        rest,
        title,
    })
}

pub(super) fn session(cursor: &mut Cursor<'_>) -> Option<Statement> {
    keyword(cursor);
    let muscles = names(cursor, "What the session trains", "session arms");
    let mut details = Vec::new();
    loop {
        if let Some(amount) = cursor.accept(Kind::Amount) {
            details.push(Term {
                span: amount.span,
                kind: TermKind::Amount,
            });
        } else if let Some(title) = cursor.accept_string() {
            details.push(Term {
                span: title.span,
                kind: TermKind::String,
            });
        } else {
            break;
        }
    }
    let details = cursor.ast.keep(&details);
    let condition = modifier::condition(cursor);
    Some(Statement::Session {
        muscles,
        details,
        condition,
    })
}

pub(super) fn block(cursor: &mut Cursor<'_>) -> Option<Statement> {
    keyword(cursor);
    let name = cursor.expect_name("The block's name", "block calves");
    let params = modifier::bindings(cursor);
    Some(Statement::Block { name, params })
}

pub(super) fn use_block(cursor: &mut Cursor<'_>) -> Option<Statement> {
    keyword(cursor);
    let block = cursor.expect_name("The block's name", "use calves");
    let args = modifier::bindings(cursor);
    let condition = modifier::condition(cursor);
    (!block.is_empty()).then_some(Statement::Use {
        block,
        args,
        condition,
    })
}

pub(super) fn progress(cursor: &mut Cursor<'_>) -> Option<Statement> {
    keyword(cursor);
    let name = cursor.expect_name("The progression's name", "progress linear[step, tries = 3]");
    let params = modifier::bindings(cursor);
    Some(Statement::Progress { name, params })
}

/// Whether the line is `load = …`: a name with `=` after it.
pub(in crate::syntax) fn is_assignment(cursor: &Cursor<'_>) -> bool {
    cursor
        .ahead(1)
        .is_some_and(|next| next.kind == Kind::Equals)
}

/// `load = load + step  when made`
pub(in crate::syntax) fn assignment(cursor: &mut Cursor<'_>) -> Option<Statement> {
    let name = keyword(cursor);
    cursor.accept(Kind::Equals);
    let terms = value(cursor);
    let (when, unless) = modifier::bare_condition(cursor);
    Some(Statement::Assign {
        name,
        terms,
        when,
        unless,
    })
}
