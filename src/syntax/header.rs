//! The lines that open with a keyword: the pieces of one go in, its statement comes out.

#![allow(
    clippy::unnecessary_wraps,
    reason = "all of these share one signature; some lines always say something"
)]

use super::ast::{Declaration, Id, Name, Slice, Statement, Term, TermKind};
use super::cursor::Cursor;
use super::expression::{self, Terms};
use super::lexeme::Kind;
use super::{load, modifier, rules};
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// Parses the rest of a line that opened with a certain keyword.
pub(super) type Parse = fn(&mut Cursor<'_>) -> Option<Statement>;

/// How a line that opens with `word` is parsed.
pub(super) fn parse_as(word: &str) -> Option<Parse> {
    Some(match word {
        "routine" => routine,
        "import" => import,
        "allow" => allow,
        "units" => units,
        "option" => option,
        "priority" => priority,
        "bodyweight" => bodyweight,
        "max" => max,
        "tm" => training_max,
        "let" => let_value,
        "round" => round,
        "weeks" => weeks,
        "week" => week,
        "days" => days,
        "gear" => gear,
        "require" => require,
        "style" => style,
        "progress" => progress,
        "block" => block,
        "use" => use_block,
        "day" => day,
        "session" => session,
        "exercise" => exercise,
        "muscle" => muscle,
        "bias" => bias,
        _ => return None,
    })
}

/// Takes the keyword itself.
fn keyword(cursor: &mut Cursor<'_>) -> Span {
    cursor.next().map_or_else(Span::default, |word| word.span)
}

fn routine(cursor: &mut Cursor<'_>) -> Option<Statement> {
    keyword(cursor);
    if let Some(title) = cursor.accept_string() {
        return Some(Statement::Routine { title: title.span });
    }
    let (span, found) = cursor.found();
    cursor.fault(
        &rules::EXPECTED_TEXT,
        span,
        format!("The routine's title is missing{found}"),
        "a title in double quotes belongs here",
        "write it as in `routine \"Wheels\"`",
    );
    cursor.skip_rest();
    None
}

fn import(cursor: &mut Cursor<'_>) -> Option<Statement> {
    keyword(cursor);
    if let Some(path) = cursor.accept_string() {
        return Some(Statement::Import { path: path.span });
    }
    let (span, found) = cursor.found();
    cursor.fault(
        &rules::EXPECTED_TEXT,
        span,
        format!("The file to import is missing{found}"),
        "a path in double quotes belongs here",
        "write it as in `import \"gym.leg\"`",
    );
    cursor.skip_rest();
    None
}

fn allow(cursor: &mut Cursor<'_>) -> Option<Statement> {
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
        let (span, found) = cursor.found();
        cursor.fault(
            &rules::EXPECTED_NAME,
            span,
            format!("The finding's name is missing{found}"),
            "what is allowed?",
            format!("write it as in `{EXAMPLE}`"),
        );
        cursor.skip_rest();
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

fn units(cursor: &mut Cursor<'_>) -> Option<Statement> {
    keyword(cursor);
    let unit = cursor.expect_name("The unit", "units lb");
    (!unit.is_empty()).then_some(Statement::Units { unit })
}

fn option(cursor: &mut Cursor<'_>) -> Option<Statement> {
    keyword(cursor);
    let name = cursor.expect_name("The option's name", "option spotter = no");
    expect_equals(cursor, "option spotter = no");
    let value = cursor.expect_name("The option's value", "option spotter = no");
    Some(Statement::Option { name, value })
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

fn priority(cursor: &mut Cursor<'_>) -> Option<Statement> {
    keyword(cursor);
    let muscles = names(cursor, "A muscle", "priority quads, hams, calves");
    let condition = modifier::condition(cursor);
    Some(Statement::Priority { muscles, condition })
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

fn bodyweight(cursor: &mut Cursor<'_>) -> Option<Statement> {
    let keyword = keyword(cursor);
    let load = declared_load(cursor, "bodyweight 180");
    Some(Statement::Bodyweight { keyword, load })
}

fn max(cursor: &mut Cursor<'_>) -> Option<Statement> {
    keyword(cursor);
    let exercise = cursor.expect_name("The lift", "max squat 315");
    cursor.accept(Kind::At);
    let load = declared_load(cursor, "max squat 315");
    share_of_another(cursor, exercise, load);
    Some(Statement::Max { exercise, load })
}

/// Reports `max front_squat 80% max squat`, a share of another lift's max in other words than `80% of squat`.
fn share_of_another(cursor: &mut Cursor<'_>, exercise: Name, load: Slice<super::ast::Load>) {
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

fn training_max(cursor: &mut Cursor<'_>) -> Option<Statement> {
    keyword(cursor);
    let exercise = cursor.expect_name("The lift", "tm squat 90%");
    let terms = value(cursor);
    Some(Statement::TrainingMax { exercise, terms })
}

fn let_value(cursor: &mut Cursor<'_>) -> Option<Statement> {
    keyword(cursor);
    let name = cursor.expect_name("The value's name", "let step = 2.5kg");
    expect_equals(cursor, "let step = 2.5kg");
    let terms = value(cursor);
    Some(Statement::Let { name, terms })
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

fn round(cursor: &mut Cursor<'_>) -> Option<Statement> {
    let keyword = keyword(cursor);
    let terms = words(cursor);
    Some(Statement::Round { keyword, terms })
}

fn weeks(cursor: &mut Cursor<'_>) -> Option<Statement> {
    let keyword = keyword(cursor);
    let terms = words(cursor);
    Some(Statement::Weeks { keyword, terms })
}

fn days(cursor: &mut Cursor<'_>) -> Option<Statement> {
    let keyword = keyword(cursor);
    let Some(number) = cursor.accept(Kind::Amount) else {
        let (span, found) = cursor.found();
        cursor.fault(
            &rules::EXPECTED_NUMBER,
            span,
            format!("The number of days is missing{found}"),
            "how many days has a week?",
            "write it as in `days 8`; without it a week has 7",
        );
        cursor.skip_rest();
        return None;
    };
    Some(Statement::Days {
        keyword,
        number: number.span,
    })
}

fn week(cursor: &mut Cursor<'_>) -> Option<Statement> {
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
        let (span, found) = cursor.found();
        cursor.fault(
            &rules::EXPECTED_NUMBER,
            span,
            format!("The week's number is missing{found}"),
            "which weeks?",
            "write it as in `week 1-3` or `week 4`",
        );
        cursor.skip_rest();
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

fn declared_load(cursor: &mut Cursor<'_>, example: &str) -> Slice<super::ast::Load> {
    if cursor
        .peek()
        .is_some_and(|next| matches!(next.kind, Kind::Amount | Kind::Code))
    {
        let load = load::one(cursor);
        return cursor.ast.keep(&[load]);
    }
    let (span, found) = cursor.found();
    cursor.fault(
        &rules::EXPECTED_NUMBER,
        span,
        format!("The weight is missing{found}"),
        "a number belongs here",
        format!("write it as in `{example}`"),
    );
    cursor.skip_rest();
    Slice::EMPTY
}

fn gear(cursor: &mut Cursor<'_>) -> Option<Statement> {
    keyword(cursor);
    let name = cursor.expect_name("What the gear is for", "gear seated_calf  plates[45]");
    let modifiers = modifier::all(cursor);
    Some(Statement::Gear { name, modifiers })
}

fn style(cursor: &mut Cursor<'_>) -> Option<Statement> {
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

fn progress(cursor: &mut Cursor<'_>) -> Option<Statement> {
    keyword(cursor);
    let name = cursor.expect_name("The progression's name", "progress linear[step, tries = 3]");
    let params = modifier::bindings(cursor);
    Some(Statement::Progress { name, params })
}

/// Whether the line is `load = …`: a name with `=` after it.
pub(super) fn is_assignment(cursor: &Cursor<'_>) -> bool {
    cursor
        .ahead(1)
        .is_some_and(|next| next.kind == Kind::Equals)
}

/// `load = load + step  when made`
pub(super) fn assignment(cursor: &mut Cursor<'_>) -> Option<Statement> {
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

fn block(cursor: &mut Cursor<'_>) -> Option<Statement> {
    keyword(cursor);
    let name = cursor.expect_name("The block's name", "block calves");
    let params = modifier::bindings(cursor);
    Some(Statement::Block { name, params })
}

fn use_block(cursor: &mut Cursor<'_>) -> Option<Statement> {
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

fn day(cursor: &mut Cursor<'_>) -> Option<Statement> {
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

/// A title, if one is next.
fn title(cursor: &mut Cursor<'_>) -> Option<Id<Term>> {
    let string = cursor.accept_string()?;
    cursor.ast.keep_one(Term {
        span: string.span,
        kind: TermKind::String,
    })
}

fn session(cursor: &mut Cursor<'_>) -> Option<Statement> {
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

fn require(cursor: &mut Cursor<'_>) -> Option<Statement> {
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
fn profile(cursor: &mut Cursor<'_>) -> Option<Statement> {
    keyword(cursor);
    if let Some(name) = cursor.accept_string() {
        let condition = modifier::condition(cursor);
        return Some(Statement::Profile {
            name: name.span,
            condition,
        });
    }
    let (span, found) = cursor.found();
    cursor.fault(
        &rules::EXPECTED_TEXT,
        span,
        format!("The profile's name is missing{found}"),
        "a name in double quotes belongs here",
        "write it as in `require profile \"article\"`",
    );
    cursor.skip_rest();
    None
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

fn exercise(cursor: &mut Cursor<'_>) -> Option<Statement> {
    Some(Statement::Exercise(declaration(
        cursor,
        "The exercise's name",
        "exercise belt_squat \"Belt squat\"  works[quads]",
    )))
}

fn muscle(cursor: &mut Cursor<'_>) -> Option<Statement> {
    Some(Statement::Muscle(declaration(
        cursor,
        "The muscle's name",
        "muscle quads \"Quads\"",
    )))
}

fn bias(cursor: &mut Cursor<'_>) -> Option<Statement> {
    Some(Statement::Bias(declaration(
        cursor,
        "The bias's name",
        "bias glutes \"Duck stance\"  works[glutes]",
    )))
}
