//! The model line: exercise, sets by reps, load, techniques.

use smallvec::SmallVec;

use super::ast::{Group, Item, Name, Slice, Statement};
use super::cursor::Cursor;
use super::expression::{self, has_unit};
use super::lexeme::{Kind, Lexeme};
use super::{load, modifier, rules};
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// `[label] exercise ("|" exercise)* scheme [@ load] modifier* [when condition]`
pub(super) fn parse(cursor: &mut Cursor<'_>) -> Option<Statement> {
    let span = cursor.line();
    let first = cursor.peek()?;
    if first.kind != Kind::Word {
        no_statement(cursor, first);
        return None;
    }
    let label = label(cursor);
    let exercises = exercises(cursor);
    let scheme = scheme(cursor);
    let modifiers = modifier::all(cursor);
    let condition = modifier::condition(cursor);
    Some(Statement::Item(Item {
        span,
        label,
        exercises,
        scheme,
        modifiers,
        condition,
    }))
}

/// Reports a line that opens with something no line can open with.
fn no_statement(cursor: &mut Cursor<'_>, first: Lexeme) {
    let text = cursor.str(first.span).escape_debug().to_string();
    match first.kind {
        Kind::Stray | Kind::Operator => cursor.fault(
            &rules::UNEXPECTED_CHARACTER,
            first.span,
            format!("`{text}` opens no kind of line"),
            "this character",
            "a line opens with an exercise or a keyword; a comment starts with `#`",
        ),
        Kind::Scheme | Kind::Amount | Kind::Code => {
            let sets = if first.kind == Kind::Scheme {
                text.as_str()
            } else {
                "5x12"
            };
            cursor.fault(
                &rules::EXPECTED_NAME,
                first.span,
                "The exercise is missing",
                "a line opens with an exercise",
                format!("write it as in `squat {sets}`"),
            );
        }
        _ => cursor.fault(
            &rules::UNEXPECTED_TEXT,
            first.span,
            format!("`{text}` opens no kind of line"),
            "an exercise or a keyword was expected",
            "write it as in `squat 5x12 @225`",
        ),
    }
    cursor.skip_rest();
}

/// `A1`, when an exercise follows it.
fn label(cursor: &mut Cursor<'_>) -> Span {
    let is_label = |text: &str| {
        let mut letters = text.chars();
        letters.next().is_some_and(|c| c.is_ascii_uppercase())
            && !letters.as_str().is_empty()
            && letters.all(|c| c.is_ascii_digit())
    };
    match (cursor.peek(), cursor.ahead(1)) {
        (Some(first), Some(second))
            if second.kind == Kind::Word && is_label(cursor.str(first.span)) =>
        {
            cursor.next();
            first.span
        }
        _ => cursor.line().before(),
    }
}

/// Names up to the scheme. A name of several words is kept whole: what it should have been is
/// for the catalogue to say.
fn exercises(cursor: &mut Cursor<'_>) -> Slice<Name> {
    let mut names: SmallVec<[Name; 4]> = SmallVec::new();
    loop {
        let start = cursor.here();
        let mut name: Option<Span> = None;
        while let Some(next) = cursor.peek() {
            let text = cursor.str(next.span);
            let joins = match next.kind {
                // `leg_press sets`: a parameter of the block that stands for sets and reps.
                Kind::Word if name.is_some() && cursor.is_parameter(next) => false,
                Kind::Word => !modifier::opens_condition(cursor, next) && !is_misplaced_sets(text),
                // `leg-press`, `farmer's`: a slip inside the name.
                Kind::Sign | Kind::Stray | Kind::Operator => {
                    name.is_some_and(|name| name.end == next.span.start)
                        && text.starts_with(['-', '\'', '’', '.', '/', '&'])
                        && cursor.ahead(1).is_some_and(|after| {
                            after.kind == Kind::Word && after.span.start == next.span.end
                        })
                }
                _ => false,
            };
            if !joins
                || (name.is_some()
                    && cursor
                        .ahead(1)
                        .is_some_and(|after| next.kind == Kind::Word && after.kind == Kind::Open))
            {
                break;
            }
            name = Some(name.map_or(next.span, |name| name.to(next.span)));
            cursor.next();
        }
        if let Some(name) = name {
            names.push(name);
        } else {
            let (span, found) = cursor.found();
            cursor.fault(
                &rules::EXPECTED_NAME,
                if span.is_empty() { start } else { span },
                format!("The exercise is missing{found}"),
                "an exercise belongs here",
                "write it as in `donkey_calf | standing_calf 4x6`",
            );
        }
        if cursor.accept(Kind::Bar).is_none() {
            return cursor.ast.keep(&names);
        }
    }
}

/// `x12`: the sets are missing.
fn is_misplaced_sets(word: &str) -> bool {
    word.strip_prefix('x')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// The groups of a line, in their order.
type Groups = SmallVec<[Group; 4]>;

/// `1x5 @65%, 1x5 @75%, 1x5+ @85%`, `week[1x3, 1x1] @week[85%, 95%], 3x5 @80% top`
fn scheme(cursor: &mut Cursor<'_>) -> Slice<Group> {
    let mut groups = Groups::new();
    loop {
        let read = if opens_by_week(cursor) {
            by_week(cursor, &mut groups)
        } else {
            one_group(cursor, &mut groups)
        };
        if !read || cursor.accept(Kind::Comma).is_none() {
            return cursor.ast.keep(&groups);
        }
    }
}

/// `1x5 @65%`
fn one_group(cursor: &mut Cursor<'_>, groups: &mut Groups) -> bool {
    let Some(scheme) = sets(cursor) else {
        return false;
    };
    let (loads, listed) = load::list(cursor);
    groups.push(Group {
        scheme,
        loads,
        listed,
        of_weeks: None,
    });
    true
}

/// Whether `week[` is next.
fn opens_by_week(cursor: &Cursor<'_>) -> bool {
    let word = cursor.peek().filter(|next| cursor.is_word(*next, "week"));
    word.is_some() && cursor.ahead(1).is_some_and(|next| next.kind == Kind::Open)
}

/// `week[5x5 @65%, 5x3 @75%, 3x1 @90%]`: one group for each week.
fn by_week(cursor: &mut Cursor<'_>, groups: &mut Groups) -> bool {
    cursor.next();
    let Some(open) = cursor.accept(Kind::Open) else {
        return false;
    };
    let mut listed = Groups::new();
    while one_group(cursor, &mut listed) && cursor.accept(Kind::Comma).is_some() {}
    if cursor.accept(Kind::Close).is_none() && !cursor.has_complained() {
        expression::unclosed(cursor, open, "]");
    }
    // A load after the list is every week's.
    let at = cursor.peek();
    let after = load::list(cursor);
    let given = listed.iter().any(|group| !group.loads.is_empty());
    if let Some(at) = at.filter(|_| given && !after.0.is_empty()) {
        cursor.fault(
            &rules::UNEXPECTED_TEXT,
            at.span,
            "The load is given twice: in the list and after it",
            "a load for every week",
            "leave out one of the two",
        );
    }
    let count = u32::try_from(listed.len()).unwrap_or(u32::MAX);
    groups.extend((0..).zip(listed).map(|(at, group)| {
        let (loads, listed) = if after.0.is_empty() {
            (group.loads, group.listed)
        } else {
            after
        };
        Group {
            loads,
            listed,
            of_weeks: Some((at, count)),
            ..group
        }
    }));
    true
}

/// One `4x6` or `5min`; what is nearly one is reported with what it should have been.
fn sets(cursor: &mut Cursor<'_>) -> Option<Span> {
    let Some(next) = cursor.peek() else {
        missing_scheme(cursor);
        return None;
    };
    match next.kind {
        Kind::Scheme => {
            cursor.next();
            Some(long_dash(cursor, next).unwrap_or(next.span))
        }
        Kind::Amount
            if has_unit(cursor.str(next.span)) && !has_odd_times(cursor.str(next.span)) =>
        {
            cursor.next();
            Some(next.span)
        }
        Kind::Amount | Kind::Code | Kind::Stray | Kind::Operator => {
            malformed_scheme(cursor, next);
            None
        }
        Kind::Word if cursor.is_parameter(next) => {
            cursor.next();
            Some(next.span)
        }
        Kind::Word if is_misplaced_sets(cursor.str(next.span)) => {
            malformed_scheme(cursor, next);
            None
        }
        _ => {
            missing_scheme(cursor);
            None
        }
    }
}

/// `4x`, `4X`, `5X12`: an `x` that is not one between two numbers.
fn has_odd_times(text: &str) -> bool {
    text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-' || c == '.')
        .starts_with(['x', 'X'])
}

fn missing_scheme(cursor: &mut Cursor<'_>) {
    let here = cursor.here();
    let last = cursor
        .pieces()
        .iter()
        .rev()
        .find(|piece| piece.span.end == here.start);
    let span = last.map_or(here, |last| last.span);
    cursor.fault(
        &rules::MISSING_SCHEME,
        span,
        "The sets and reps are missing",
        "how many sets of how many reps?",
        "write them after the exercise, as in `squat 5x12`, `plank 3x30s` or `bike 5min`",
    );
}

/// Reports what stands where sets and reps belong, and takes as much of it as is one slip.
fn malformed_scheme(cursor: &mut Cursor<'_>, first: Lexeme) {
    let mut end = first.span;
    cursor.next();
    let mut numbers = vec![cursor.str(first.span)];
    // `3 x 12`, `4 × 6`, `4*6`, `4 sets of 6`, `4xx6`, `4x`, `x12`
    while let Some(next) = cursor.peek() {
        let text = cursor.str(next.span);
        let part = match next.kind {
            Kind::Amount | Kind::Code => {
                numbers.push(text);
                true
            }
            Kind::Word => {
                matches!(
                    text,
                    "x" | "X" | "by" | "sets" | "set" | "of" | "reps" | "rep" | "times"
                ) || (text.starts_with(['x', 'X']) && {
                    numbers.push(text.trim_start_matches(['x', 'X']));
                    text.chars().skip(1).all(|c| c.is_ascii_digit() || c == 'x')
                })
            }
            Kind::Stray | Kind::Operator => text.starts_with(['×', '*', '/', '✕', '⨯']),
            _ => false,
        };
        if !part {
            break;
        }
        end = next.span;
        cursor.next();
    }
    // `3 x 6+6`: further parts of the set.
    while let (Some(sign), Some(part)) = (cursor.peek(), cursor.ahead(1))
        && cursor.str(sign.span) == "+"
        && sign.span.start == end.end
        && part.kind == Kind::Amount
    {
        end = part.span;
        cursor.next();
        cursor.next();
    }
    let span = first.span.to(end);
    let text = cursor.str(span).to_owned();
    let found: Vec<&str> = text
        .split(|c: char| !(c.is_ascii_digit() || c == '-' || c == '.'))
        .map(|part| part.trim_matches('-'))
        .filter(|part| !part.is_empty())
        .collect();
    let place = cursor.place(span);
    let mut diagnostic = Diagnostic::new(
        &rules::MALFORMED_SCHEME,
        format!("`{text}` is not sets by reps"),
    )
    .at(place, "sets and reps belong here");
    if let Some(scheme) = found.first().and_then(|sets| plain_scheme(&text, sets)) {
        let spaces = if text.contains(' ') {
            ", without spaces"
        } else {
            ""
        };
        cursor.report(
            diagnostic
                .help(format!("write `{scheme}`{spaces}"))
                .fix(place, scheme, true),
        );
        return;
    }
    let words = text.to_lowercase();
    let to_failure = ["amrap", "f", "failure", "fail"]
        .iter()
        .find_map(|word| words.strip_suffix(word)?.trim_end().strip_suffix('x'))
        .map(str::trim);
    if let Some(sets) = to_failure.filter(|sets| found.first() == Some(sets)) {
        let scheme = format!("{sets}xmax");
        cursor.report(
            diagnostic
                .help(format!("write `{scheme}` for as many reps as go"))
                .fix(place, scheme, false),
        );
        return;
    }
    diagnostic = match found.as_slice() {
        [one] if text.starts_with(['x', 'X']) => {
            diagnostic.help(format!("write how many sets before it, as in `3x{one}`"))
        }
        [one] if text.contains(['x', 'X']) => {
            let (before, after) = cursor.around(span);
            let beside = [reps_of(before, one, true), reps_of(after, one, false)];
            let mut beside: Vec<&str> = beside.into_iter().flatten().collect();
            beside.dedup();
            if beside.is_empty() {
                beside.push("10");
            }
            let schemes = beside.iter().map(|reps| format!("`{one}x{reps}`"));
            let schemes = schemes.collect::<Vec<_>>().join(" or ");
            diagnostic.help(format!("write how many reps after it, as in {schemes}"))
        }
        [one] if one.len() < 3 => diagnostic.help(format!(
            "write sets by reps, as in `{one}x10`, or a time, as in `{one}min`"
        )),
        _ => diagnostic.help("write sets by reps, as in `4x6`, `7x12-20`, `6x6+6` or `3x30s`"),
    };
    cursor.report(diagnostic);
}

/// The reps of the last group of `sets` sets in `text`, or of the first.
fn reps_of<'t>(text: &'t str, sets: &str, last: bool) -> Option<&'t str> {
    let is_of_number = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '@' | '%');
    let reps = |at: usize| {
        let (before, after) = (text.get(..at)?, text.get(at + sets.len() + 1..)?);
        let end = after.find(|c: char| !(c.is_ascii_digit() || matches!(c, '-' | '+')));
        let reps = after.get(..end.unwrap_or(after.len()))?;
        let is_whole = reps.ends_with(|c: char| c.is_ascii_digit() || c == '+')
            && reps.starts_with(|c: char| c.is_ascii_digit())
            && !after.get(reps.len()..)?.starts_with(is_of_number);
        (is_whole && !before.ends_with(is_of_number)).then_some(reps)
    };
    let opening = format!("{sets}x");
    if last {
        text.rmatch_indices(&opening).find_map(|(at, _)| reps(at))
    } else {
        text.match_indices(&opening).find_map(|(at, _)| reps(at))
    }
}

/// The scheme that a slip of one surely means: `3 x 12`, `4×6`, `3 sets of 30s`, `3 x 6+6`.
fn plain_scheme(text: &str, sets: &str) -> Option<String> {
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let is_range = |text: &str| {
        text.split_once('-').map_or_else(
            || is_number(text),
            |(low, high)| is_number(low) && is_number(high),
        )
    };
    let after = text.strip_prefix(sets)?;
    let start = after.find(|c: char| c.is_ascii_digit())?;
    let (between, asked) = after.split_at_checked(start)?;
    let asked = ["reps", "rep", "times"]
        .iter()
        .find_map(|word| asked.strip_suffix(word))
        .unwrap_or(asked)
        .trim();
    let is_asked = |part: &str| {
        let number = ["min", "s", "m"]
            .iter()
            .find_map(|unit| part.strip_suffix(unit))
            .unwrap_or(part);
        is_range(number)
    };
    let is_between = between.split_whitespace().all(|word| {
        [
            "x", "X", "×", "*", "/", "✕", "⨯", "by", "sets", "set", "of", "xx",
        ]
        .contains(&word)
    });
    (is_range(sets) && is_between && asked.split('+').all(is_asked))
        .then(|| format!("{sets}x{asked}"))
}

/// Reports `3x8–12`, a range with the dash of word processors; gives what can be read of it.
fn long_dash(cursor: &mut Cursor<'_>, scheme: Lexeme) -> Option<Span> {
    let (dash, most) = (cursor.peek()?, cursor.ahead(1)?);
    let is_dash = dash.is_stray() && matches!(cursor.str(dash.span), "–" | "—" | "‐" | "‑" | "−");
    if !is_dash || dash.span.start != scheme.span.end || most.kind != Kind::Amount {
        return None;
    }
    let plain = format!("{}-{}", cursor.str(scheme.span), cursor.str(most.span));
    let place = cursor.place(scheme.span.to(most.span));
    cursor.report(
        Diagnostic::new(
            &rules::MALFORMED_SCHEME,
            "The dash of this range is not the plain one",
        )
        .at(place, "a long dash")
        .help(format!("write `{plain}`"))
        .fix(place, plain, true),
    );
    cursor.next();
    cursor.next();
    Some(scheme.span)
}
