//! `week[65%, 75%, 85%]`: one of a list by the week, whatever it is a list of.

use super::{Names, rules};
use crate::diagnostic::{Diagnostic, Shared};
use crate::plan::counted;
use crate::source::Span;
use crate::syntax::ast::{Term, TermKind};
use crate::syntax::read::Reader;

/// `terms`, or, where all of them are one `week[…]` or `cycle[…]`, those of this week; or, where
/// they are a parameter, what it stands for.
///
/// So a list may hold anything that could stand in its place: loads, times, words, schemes.
/// A list of another length than the weeks is reported, and nothing is chosen.
pub fn picked<'t, 'a: 't>(
    reader: &mut Reader<'_, '_>,
    terms: &'t [Term],
    names: &Names<'_, 'a>,
) -> Option<&'t [Term]> {
    let mut terms = terms;
    loop {
        if let [word] = terms
            && let Some(bound) = names.bound.get(reader.str(word.span))
            && word.kind == TermKind::Word
        {
            let (name, given) = (reader.str(word.span), Term::span_of(bound));
            let text = reader.str(given);
            let trace = &names.routine.trace;
            trace.note(Some(given), || names.bound.says(name, text));
            return picked(reader, bound, &names.outside());
        }
        if !is_list(reader, terms) || list_length(terms) != terms.len() {
            return Some(terms);
        }
        terms = chosen(reader, terms, names)?;
    }
}

/// Whether `terms` open with `week[` or `cycle[`.
fn is_list(reader: &Reader<'_, '_>, terms: &[Term]) -> bool {
    let [word, open, ..] = terms else {
        return false;
    };
    open.kind == TermKind::Open && (reader.is_word(*word, "week") || reader.is_word(*word, "cycle"))
}

/// How many of `terms` a list that opens them takes: its word, its brackets and what is within.
pub(super) fn list_length(terms: &[Term]) -> usize {
    let mut depth = 0_usize;
    for (at, term) in terms.iter().enumerate() {
        match term.kind {
            TermKind::Open => depth += 1,
            TermKind::Close => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    terms.len()
}

/// The members of a list between its brackets.
fn members(list: &[Term]) -> impl Iterator<Item = &[Term]> {
    let inner = match list {
        [_, _, inner @ .., close] if close.kind == TermKind::Close => inner,
        [_, _, inner @ ..] => inner,
        _ => &[],
    };
    let mut depth = 0_usize;
    inner.split(move |term| {
        let text_depth = depth;
        match term.kind {
            TermKind::Open => depth += 1,
            TermKind::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
        term.kind == TermKind::Comma && text_depth == 0
    })
}

/// The member of `week[…]` or `cycle[…]` that is this week's.
pub(super) fn chosen<'t>(
    reader: &mut Reader<'_, '_>,
    list: &'t [Term],
    names: &Names<'_, '_>,
) -> Option<&'t [Term]> {
    let routine = names.routine;
    routine.asked_week.set(true);
    let by_cycle = list
        .first()
        .is_some_and(|word| reader.is_word(*word, "cycle"));
    let (at, wanted, noun) = if by_cycle {
        (
            routine.cycle(names.settings),
            routine.calendar.cycles,
            "cycle",
        )
    } else {
        (
            routine.week_of_cycle(names.settings),
            routine.calendar.weeks,
            "week",
        )
    };
    let count = members(list).count();
    if count != wanted as usize {
        let given: Vec<&str> = members(list)
            .map(|member| reader.str(Term::span_of(member)))
            .collect();
        let wanted = (wanted, noun, routine.calendar.span);
        wrong_length(reader, Term::span_of(list), "value", &given, wanted);
        return None;
    }
    let member = members(list).nth(at as usize - 1)?;
    let span = Term::span_of(member);
    let text = reader.str(span);
    routine.trace.note(Some(span), || {
        format!("{noun} {at} of {wanted} takes `{text}`")
    });
    Some(member)
}

/// So many lists that do not fit the weeks say that there are other weeks.
const MANY_LISTS: usize = 3;

/// Reports the list at `span` whose members, each a `what`, are not as many as the weeks or the cycles
/// that there are, so many as the declaration at the span says.
pub fn wrong_length(
    reader: &mut Reader<'_, '_>,
    span: Span,
    what: &str,
    given: &[&str],
    (wanted, noun, declared): (u32, &str, Option<Span>),
) {
    let count = given.len();
    let message = format!(
        "{} for {}",
        counted(count, what),
        counted(wanted as usize, noun)
    );
    let (label, help) = to_fit(given, wanted, noun);
    let mut problem = Diagnostic::new(&rules::WEEK_LIST_LENGTH, message)
        .at(reader.place(span), label)
        .help(help)
        .sharing(Shared {
            cause: format!("{count} for {wanted}"),
            least: MANY_LISTS,
            message: format!("{{count}} lists are of {count} {noun}s, and the plan has {wanted}"),
            help: Some(format!(
                "write `{noun}s {count}`, or {wanted} members in each of the lists"
            )),
        });
    if let Some(declared) = declared {
        problem = problem.because(reader.place(declared), format!("this many {noun}s"));
    }
    reader.report(problem);
}

/// Which weeks or cycles a list goes without, and what to write for it to fit.
fn to_fit(given: &[&str], wanted: u32, noun: &str) -> (String, String) {
    let (count, fits) = (given.len(), wanted as usize);
    let or_declare = match count {
        0 | 1 => String::new(),
        _ => format!(", or write `{noun}s {count}`"),
    };
    if count > fits {
        let label = match given.get(fits..) {
            Some([only]) => format!("`{only}` is of no {noun}"),
            _ => format!("the last {} are of no {noun}", count - fits),
        };
        let help = match count - fits {
            1 => format!("leave one out{or_declare}"),
            more => format!("leave {more} out{or_declare}"),
        };
        return (label, help);
    }
    let label = if count + 1 == fits {
        format!("{noun} {fits} has none")
    } else {
        format!("{noun}s {} to {fits} have none", count + 1)
    };
    let filled = given.iter().chain(given.last()).copied();
    let list = format!("{noun}[{}]", filled.collect::<Vec<_>>().join(", "));
    let is_short = count + 1 == fits && list.len() <= LONGEST_EXAMPLE;
    let help = if is_short {
        format!("write one for each {noun}, as in `{list}`{or_declare}")
    } else {
        format!("write one for each {noun}{or_declare}")
    };
    (label, help)
}

/// The longest list that a help shows whole.
const LONGEST_EXAMPLE: usize = 60;

/// How many members the longest `week[…]` among `terms` has, whatever else is among them.
#[must_use]
pub fn longest_list(reader: &Reader<'_, '_>, terms: &[Term]) -> usize {
    let mut longest = 0;
    for (at, word) in terms.iter().enumerate() {
        let opens = terms.get(at + 1).map(|next| next.kind) == Some(TermKind::Open);
        if opens && reader.is_word(*word, "week") {
            let rest = terms.get(at..).unwrap_or(&[]);
            let list = rest.get(..list_length(rest)).unwrap_or(&[]);
            longest = longest.max(members(list).count());
        }
    }
    longest
}
