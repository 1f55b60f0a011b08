//! What an edit keeps: a text before and after it go in; whether each number is still there with its
//! unit, and each word that says something, comes out.
//!
//! An edit that loses one of them is not what was meant, however well the line reads after it. Counts
//! may come from a list (`12, 10, 8` as `1x12, 1x10, 1x8`, `5-5-5` as `3x5`), and one unit may stand for
//! another of the same kind (`2:30` as `150s`).

use super::habits::WAYS;
use crate::quantity::Unit;

/// A number, in millionths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Number {
    /// As it is written.
    written: u64,
    /// In the least unit of its kind.
    value: u64,
    of: Option<&'static str>,
    /// How many numbers of the text before it may stand for: `3x5` for `5, 5, 5`.
    copies: u64,
    /// Whether it says how often the next number is done.
    counts: bool,
}

/// How a comma between two figures is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Comma {
    Parts,
    Decimal,
    Thousand,
}

/// What an edit may do to the numbers of its line, beside writing them elsewhere.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum May {
    /// Nothing but put counts in.
    Count,
    /// Give a unit for another.
    ChangeUnits,
    /// Give any unit, or none.
    DropUnits,
    /// Put others in.
    Add,
}

/// Whether every number of `before` is in `after`, each with its unit, and no other has come in but
/// for what an edit `may` do.
pub(super) fn numbers(before: &str, after: &str, may: May) -> bool {
    let after = code(after);
    [Comma::Parts, Comma::Decimal].into_iter().any(|comma| {
        let after = numbers_of(after, comma);
        [Comma::Parts, Comma::Decimal, Comma::Thousand]
            .into_iter()
            .any(|comma| are_in(&numbers_of(code(before), comma), &after, may))
    })
}

/// Whether each of `numbers` is one of `others`, and these are all of them.
fn are_in(numbers: &[Number], others: &[Number], may: May) -> bool {
    let mut taken = vec![0; others.len()];
    let counts = || others.iter().filter(|other| other.counts);
    let sets: u64 = counts().map(|count| count.value).sum();
    let is_list = counts().count() > 1;
    for number in numbers {
        let same_unit = |other: &Number| number.of == other.of;
        let fits = |other: &Number| match may {
            _ if number.of.is_none() || same_unit(other) => {
                number.value == other.value || number.written == other.written && may != May::Count
            }
            May::Count | May::Add => false,
            May::ChangeUnits => number.written == other.written && other.of.is_some(),
            May::DropUnits => number.written == other.written,
        };
        let is_free = |(at, other): &(usize, &Number)| {
            fits(other) && taken.get(*at).is_some_and(|taken| *taken < other.copies)
        };
        // One that stands for none yet, of the same unit.
        let likely = |(at, other): &(usize, &Number)| {
            let taken = taken.get(*at).copied().unwrap_or(0);
            (taken > 0, !same_unit(other))
        };
        let free = others.iter().enumerate().filter(is_free);
        let found = free.min_by_key(likely).map(|(at, _)| at);
        match found.and_then(|at| taken.get_mut(at)) {
            Some(taken) => *taken += 1,
            // `3x12/10/8`: how many groups there are says so too.
            None if is_list && number.value == sets => {}
            None => return false,
        }
    }
    let used = |at: usize| taken.get(at).copied().unwrap_or(0);
    let comes_from_it = |(at, other): (usize, &Number)| {
        // How many there are was said by what there is: `12, 10, 8`, `135/155/185 x 5`.
        let is_count = other.counts
            && (used(at + 1) * MILLION == other.value
                || numbers.len() as u64 * MILLION == other.value + MILLION);
        // What was said of all is said of each.
        let is_again = numbers.iter().any(|number| number.value == other.value);
        used(at) > 0 || is_count || is_again
    };
    may == May::Add || others.iter().enumerate().all(comes_from_it)
}

const MILLION: u64 = 1_000_000;

/// The numbers of a text without its comment.
fn numbers_of(text: &str, comma: Comma) -> Vec<Number> {
    let mut numbers: Vec<Number> = Vec::new();
    let mut rest = without_bullet(text);
    let mut before = "";
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (gap, figures) = rest.split_at(start);
        let is_count = gap.trim().eq_ignore_ascii_case("x") || gap.trim() == "×";
        if let Some(last) = numbers
            .last_mut()
            .filter(|last| is_count && last.of.is_none())
        {
            last.counts = true;
        }
        let copies = numbers
            .last()
            .filter(|last| last.counts)
            .map_or(1, |last| (last.value / MILLION).clamp(1, 100));
        before = if gap.trim().is_empty() { before } else { gap };
        let (read, after) = number(figures, before, comma);
        if let Some((written, unit)) = read {
            let (factor, of) = unit.map_or((FACTOR, None), |(factor, of)| (factor, Some(of)));
            let in_least = |written: u64| written.saturating_mul(factor) / FACTOR;
            // `60-90s`: both are in seconds.
            if let Some(last) = numbers
                .last_mut()
                .filter(|last| gap == "-" && last.of.is_none())
            {
                (last.value, last.of) = (in_least(last.written), of);
            }
            numbers.push(Number {
                written,
                value: in_least(written),
                of,
                copies,
                counts: false,
            });
        }
        rest = after;
    }
    numbers
}

/// How many ten-thousandths of the least unit of its kind a unit is, and what that is.
type Measure = (u64, &'static str);

/// One.
const FACTOR: u64 = 10_000;

/// The number that opens `text`, with its unit, and what stands after it; `before` stands before it.
fn number<'t>(
    text: &'t str,
    before: &str,
    comma: Comma,
) -> (Option<(u64, Option<Measure>)>, &'t str) {
    if before
        .to_lowercase()
        .trim_end_matches([' ', ':', '['])
        .ends_with("tempo")
        && let Some((tempo, rest)) = tempo(text)
    {
        return (Some((tempo, None)), rest);
    }
    let (whole, mut rest) = digits(text);
    let mut value = millionths(&whole, "");
    let decimals = |rest: &'_ str, mark: char| {
        let (fraction, _) = digits(rest.strip_prefix(mark)?);
        (!fraction.is_empty()).then_some(fraction)
    };
    let mark = if decimals(rest, '.').is_some() {
        '.'
    } else {
        ','
    };
    if let Some(fraction) = decimals(rest, mark) {
        match comma {
            _ if mark == '.' => value = millionths(&whole, &fraction),
            Comma::Decimal => value = millionths(&whole, &fraction),
            Comma::Thousand if fraction.len() == 3 => {
                value = millionths(&format!("{whole}{fraction}"), "");
            }
            _ => return (Some((value, None)), rest),
        }
        rest = rest.get(1 + fraction.len()..).unwrap_or("");
    }
    // `2:30`, `2'30"`
    for mark in [':', '\'', '′', '’'] {
        if let Some(after) = rest.strip_prefix(mark) {
            let (seconds, end) = digits(after);
            if seconds.len() == 2 {
                let end = end.strip_prefix(['"', '″', '”']).unwrap_or(end);
                let seconds = value.saturating_mul(60) + millionths(&seconds, "");
                return (Some((seconds, Some((FACTOR, "s")))), end);
            }
        }
    }
    let unit = unit_at(rest);
    let Some((factor, of, length)) = unit else {
        // `1RM` is a word.
        let is_word = rest
            .get(..2)
            .is_some_and(|rm| rm.eq_ignore_ascii_case("rm"));
        return ((!is_word).then_some((value, None)), rest);
    };
    let end = rest.get(length..).unwrap_or("");
    (Some((value, Some((factor, of)))), end)
}

/// `3-0-1-0` as one number.
fn tempo(text: &str) -> Option<(u64, &str)> {
    let mut figures = String::new();
    let mut rest = text;
    while figures.len() < 4 {
        rest = rest.trim_start_matches(['-', '/', ':', ' ']);
        let next = rest.chars().next().filter(char::is_ascii_digit)?;
        figures.push(next);
        rest = rest.get(1..)?;
    }
    Some((millionths(&figures, ""), rest))
}

/// The unit that stands at the start of `text` or behind a blank: how many ten-thousandths of the
/// least of its kind it is, what that is, and how long it is with the blank.
fn unit_at(text: &str) -> Option<(u64, &'static str, usize)> {
    if text.starts_with(['"', '″', '”']) {
        return Some((FACTOR, "s", text.chars().next().map_or(1, char::len_utf8)));
    }
    if text.starts_with(['\'', '′', '’']) {
        return Some((
            60 * FACTOR,
            "s",
            text.chars().next().map_or(1, char::len_utf8),
        ));
    }
    let word = text.trim_start_matches([' ', '\t']);
    let blanks = text.len() - word.len();
    let end = word
        .find(|c: char| !(c.is_alphabetic() || c == '%'))
        .unwrap_or(word.len());
    let unit = word.get(..end)?.to_lowercase();
    let way = WAYS.iter().find(|(way, _, _)| *way == unit);
    let (factor, of) = match unit.as_str() {
        "h" | "hr" | "hrs" | "hour" | "hours" => (3600 * FACTOR, "s"),
        word => match (way, Unit::meant(word)) {
            (Some((_, metre, _)), _) => (u64::from(*metre), "m"),
            (None, Some(Unit::Minutes)) => (60 * FACTOR, "s"),
            (None, unit) => (FACTOR, unit?.word()),
        },
    };
    Some((factor, of, blanks + end))
}

/// The figures that `text` opens with, and the rest of it.
fn digits(text: &str) -> (String, &str) {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let (figures, rest) = text.split_at(end);
    (figures.to_owned(), rest)
}

fn millionths(whole: &str, fraction: &str) -> u64 {
    let fraction = format!("{fraction:0<6}");
    let fraction = fraction.get(..6).and_then(|six| six.parse().ok());
    let whole: u64 = whole.parse().unwrap_or(u64::MAX);
    whole
        .saturating_mul(MILLION)
        .saturating_add(fraction.unwrap_or(0))
}

/// Without the `1.` or `2)` that counts the lines of a list.
fn without_bullet(text: &str) -> &str {
    let trimmed = text.trim_start();
    let after = trimmed.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_bullet = trimmed.len() - after.len() < 3 && after.starts_with(['.', ')', ':']);
    let rest = after.get(1..).unwrap_or("");
    if is_bullet && rest.trim_start().starts_with(char::is_alphabetic) {
        rest
    } else {
        text
    }
}

/// A text without its comment.
fn code(text: &str) -> &str {
    let mut quoted = false;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted && !before.is_ascii_digit(),
            '#' if !quoted => return text.get(..at).unwrap_or(text),
            _ => {}
        }
        before = c;
    }
    text
}

/// Whether every word of `before` that says something is in `after`, its comment among it: in full or
/// cut short, or as another word for it.
pub(super) fn words(before: &str, after: &str) -> bool {
    let after = words_of(after);
    words_of(before).iter().all(|word| {
        let mut stands_for = SAME.iter().filter(|(habit, _)| habit == word);
        if stands_for.any(|(_, leg)| after.iter().any(|other| other == leg)) {
            return true;
        }
        let word = word.as_str();
        IDLE.contains(&word)
            || after.iter().any(|other| {
                // `Mon` as `monday`, `legs` as `leg`.
                let end = word.strip_prefix(other.as_str());
                other.starts_with(word) || matches!(end, Some("s" | "es"))
            })
    })
}

/// The words of a text in small letters; a unit is no word.
fn words_of(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| !c.is_alphabetic());
    parts
        .map(|word| {
            let word = word.to_lowercase();
            // `3xAMRAP`
            word.strip_prefix('x').map_or(word.clone(), str::to_owned)
        })
        .filter(|word| !word.is_empty() && unit_at(word).is_none())
        .collect()
}

/// Words for which Leg has a mark, or none.
const IDLE: &[&str] = &[
    "a", "an", "and", "at", "by", "each", "every", "for", "in", "is", "of", "on", "per", "rep",
    "reps", "r", "rm", "set", "sets", "the", "then", "till", "times", "to", "until", "using", "w",
    "with", "x", "e", "max", "ea", "progress",
];

/// Words for what has another in Leg.
const SAME: &[(&str, &str)] = &[
    ("amrap", "max"),
    ("f", "max"),
    ("fail", "failure"),
    ("fail", "max"),
    ("failure", "max"),
    ("lp", "linear"),
    ("dp", "double"),
    ("off", "rest"),
];

#[cfg(test)]
mod tests {
    use super::{May, words};

    fn numbers(before: &str, after: &str) -> bool {
        super::numbers(before, after, May::Count)
    }

    #[test]
    fn what_says_the_same_keeps_its_numbers() {
        for (before, after) in [
            ("squat 3x5 225", "squat 3x5 @225"),
            ("squat 3 sets of 5 with 225 lbs", "squat 3x5 @225lb"),
            ("squat 12, 10, 8", "squat 1x12, 1x10, 1x8"),
            ("squat 3x12/10/8", "squat 1x12, 1x10, 1x8"),
            ("squat 5-5-5", "squat 3x5"),
            ("squat 5x5x225", "squat 5x5 @225"),
            ("squat 3x5 @80,5", "squat 3x5 @80.5"),
            ("squat 3x5 @1,000", "squat 3x5 @1000"),
            ("rest 2:30", "rest[150s]"),
            ("rest 2 min", "rest[2min]"),
            ("rest[120s]", "rest[2min]"),
            ("plank 3x30\"", "plank 3x30s"),
            ("plank 3x2'", "plank 3x2min"),
            ("run 5 km", "run 5000m"),
            ("1. squat 3x5", "squat 3x5"),
            ("squat 3x5 tempo 3-0-1-0", "squat 3x5 tempo[3010]"),
            ("squat 3x5 @75% 1RM", "squat 3x5 @75%"),
            ("squat 3x5 # 5", "squat 3x5"),
            ("squat 3x5 rpe 8.0", "squat 3x5 rpe[8]"),
            ("drop[700 600]", "drop[700, 600]"),
            (
                "squat 5x5 @225, dip 5x5 @15",
                "squat 5x5 @225\n  dip 5x5 @15",
            ),
            ("squat 3x8 155@8", "squat 3x8 @155 rpe[8]"),
            ("squat 135/155/185 x 5", "squat 3x5 @[135, 155, 185]"),
            ("rest[90-60s]", "rest[60-90s]"),
            ("squat 5/3/1 @225", "squat 1x5 @225, 1x3 @225, 1x1 @225"),
            ("Bench 3x8-10 @RPE7-8", "bench 3x8-10 @RPE7-8"),
        ] {
            assert!(numbers(before, after), "{before}: {after}");
        }
    }

    #[test]
    fn a_number_that_is_lost_or_made_up_is_seen() {
        for (before, after) in [
            ("squat 3 sets of 5 @225", "squat 3x5"),
            ("squat 12/10 @135/155", "squat 1x135, 1x155"),
            ("bench_press 3x8 155@8", "bench_press 3x8 @1558"),
            ("squat 3x5, 225", "squat 3x5, 2x25"),
            ("squat 3x5; 225lb", "squat 3x5 # 225lb"),
            ("plank 3x30\"", "plank 3x30"),
            ("run 5km", "run 5m"),
            ("A1ez_bar_curl 3x10", "ez_bar_curl 3x10"),
            ("squat 3x5 @225lb", "squat 3x5 @225"),
            ("squat 3x5", "squat 3x5 @225"),
            ("squat 5x5 rest[90s] rest[60s]", "squat 5x5 rest[90s]"),
        ] {
            assert!(!numbers(before, after), "{before}: {after}");
        }
        assert!(super::numbers("rest[90kg]", "rest[90s]", May::ChangeUnits));
        assert!(super::numbers(
            "squat 1x3kg @60%, 1x3 @67%",
            "squat 1x3 @60%, 1x3 @67%",
            May::DropUnits
        ));
        assert!(super::numbers("rest[2m]", "rest[2min]", May::ChangeUnits));
        assert!(!super::numbers("3x30s", "3x30", May::ChangeUnits));
        assert!(super::numbers("3x30s", "3x30", May::DropUnits));
    }

    #[test]
    fn a_word_that_is_lost_is_seen() {
        assert!(words("Squat 3 sets of 5 reps", "squat 3x5"));
        assert!(words("fly 3x15 (slow)", "fly 3x15 # (slow)"));
        assert!(words("Mon", "day monday"));
        assert!(words("squat 3xAMRAP", "squat 3xmax"));
        assert!(words("squat 3 sets to failure", "squat 3xmax"));
        assert!(!words("squat 3x5 > go deep", "squat 3x5"));
        assert!(!words("squat 3x5 rpe[8]", "squat 3x5"));
        assert!(!words("progress first]", "progress f[irst]"));
        assert!(!words("squat 3x5 @225 with belt", "squat 3x5 @225"));
    }
}
