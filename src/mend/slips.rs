//! Slips of the fingers and of habit: the pieces of a line go in, the edits that would undo one come out.

use super::candidate::{Candidate, Kind, is_mark, remove, text};
use crate::diagnostic::nearest;
use crate::quantity::Unit;
use crate::source::Span;
use crate::syntax::{Kind as Piece, Lexeme, keyword};
use crate::technique;

/// `,,`, `pump pump`, `""Legs"`
pub(super) fn doubled(line: &str, pieces: &[Lexeme], candidates: &mut Vec<Candidate>) {
    for pair in pieces.windows(2) {
        let [one, two] = pair else { continue };
        if text(line, one) == text(line, two) {
            candidates.extend(remove(line, two));
        }
        let glued = one.span.end == two.span.start;
        if one.kind == Piece::String && text(line, one) == "\"\"" && glued {
            let start = one.span.start as usize;
            candidates.push(Candidate::new(
                start,
                start + 1,
                "",
                Kind::Remove { sure: true },
            ));
        }
    }
    for piece in pieces {
        if piece.kind == Piece::OpenString && text(line, piece).trim() == "\"" {
            candidates.extend(remove(line, piece));
        }
        if piece.kind == Piece::Operator && matches!(text(line, piece), "//" | "**") {
            let start = piece.span.start as usize;
            candidates.push(Candidate::new(
                start,
                start + 1,
                "",
                Kind::Remove { sure: true },
            ));
        }
    }
}

/// `§`, `progress first[]`
pub(super) fn strays(line: &str, pieces: &[Lexeme], candidates: &mut Vec<Candidate>) {
    for pair in pieces.windows(2) {
        if let [open, close] = pair
            && open.kind == Piece::Open
            && close.kind == Piece::Close
        {
            let (start, end) = (open.span.start as usize, close.span.end as usize);
            candidates.push(Candidate::new(start, end, "", Kind::Remove { sure: false }));
        }
    }
    for piece in pieces {
        let means_a_mark = |c: char| "%×✕⨯–—‐‑−“”„«»‘’'".contains(c);
        if piece.kind == Piece::Stray && !text(line, piece).starts_with(means_a_mark) {
            // `@§ rpe[9]`: a load follows its mark at once.
            let start = piece.span.start as usize;
            let ends_at = line
                .get(..start)
                .is_some_and(|before| before.ends_with('@'));
            candidates.extend(remove(line, piece).map(|mut whole| {
                let after = line.get(whole.edit.end..).unwrap_or("");
                if ends_at {
                    whole.edit.end += after.len() - after.trim_start().len();
                }
                whole
            }));
        }
        // Within a string that is not closed, or glued to a word, it is a character of its own.
        if piece.kind == Piece::OpenString {
            let inner = text(line, piece);
            for (at, c) in inner.char_indices().skip(1) {
                if matches!(c, '”' | '“' | '\'' | '’' | '`' | '´') {
                    let start = piece.span.start as usize + at;
                    let end = start + c.len_utf8();
                    candidates.push(Candidate::new(start, end, "\"", Kind::Close));
                }
            }
            closed_early(piece, inner, candidates);
        }
    }
}

/// `"Belt squat  works[quads]`: a string that is closed before what cannot be a part of it.
fn closed_early(open: &Lexeme, inner: &str, candidates: &mut Vec<Candidate>) {
    for (at, _) in inner.match_indices(' ') {
        let (before, after) = inner.split_at(at);
        let word = after.trim_start().split(' ').next().unwrap_or("");
        let opens_brackets = word
            .split_once('[')
            .is_some_and(|(name, _)| name.starts_with(char::is_alphabetic));
        if opens_brackets && !before.ends_with(' ') && at > 1 {
            let end = open.span.start as usize + at;
            candidates.push(Candidate::new(end, end, "\"", Kind::Close));
        }
    }
}

/// `rest[90s)`, `rest[90s}`
pub(super) fn closers(line: &str, pieces: &[Lexeme], candidates: &mut Vec<Candidate>) {
    for piece in pieces {
        let right: &[&str] = match text(line, piece) {
            ")" | "}" | ">" => &["]"],
            "]" => &[")"],
            _ => &[],
        };
        let (start, end) = (piece.span.start as usize, piece.span.end as usize);
        for right in right {
            candidates.push(Candidate::new(start, end, *right, Kind::Close));
        }
        let opening: &[&str] = match text(line, piece) {
            "(" | "{" | "<" => &["["],
            _ => &[],
        };
        for right in opening {
            candidates.push(Candidate::new(start, end, *right, Kind::Close));
        }
    }
}

/// `5x5 squat`
pub(super) fn swaps(
    line: &str,
    pieces: &[Lexeme],
    is_likely: impl Fn(Span, Span) -> bool,
    candidates: &mut Vec<Candidate>,
) {
    for pair in pieces.windows(2) {
        let [one, two] = pair else { continue };
        let is_word = |piece: &Lexeme| piece.kind == Piece::Word;
        if !(is_word(one) && is_word(two) || is_likely(one.span, two.span)) {
            continue;
        }
        let gap = Span::new(one.span.end, two.span.start).of_text(line);
        let swapped = format!("{}{gap}{}", text(line, two), text(line, one));
        let (start, end) = (one.span.start as usize, two.span.end as usize);
        candidates.push(Candidate::new(start, end, swapped, Kind::Swap));
    }
}

/// `rpe8[]`, `[rest2min]`, `rest[3minrir ][1-2]`: a mark beside the word that it belongs into.
pub(super) fn splits(
    line: &str,
    pieces: &[Lexeme],
    is_at_fault: impl Fn(Span) -> bool,
    candidates: &mut Vec<Candidate>,
) {
    for pair in pieces.windows(2) {
        let [one, two] = pair else { continue };
        if !is_at_fault(one.span) && !is_at_fault(two.span) {
            continue;
        }
        let (word, mark) = if is_mark(two) { (one, two) } else { (two, one) };
        if !is_mark(mark) || is_mark(word) || word.kind == Piece::String {
            continue;
        }
        let (start, end) = (one.span.start as usize, two.span.end as usize);
        let (word, mark) = (text(line, word), text(line, mark));
        let (ahead, blank) = match mark {
            "]" => ("", " "),
            "@" => (" ", ""),
            _ => ("", ""),
        };
        for (at, _) in word.char_indices().skip(1) {
            let (head, tail) = word.split_at(at);
            let figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-');
            // Where a number ends is not to be guessed, but where its load begins.
            if mark != "@" && head.ends_with(figure) && tail.starts_with(figure) {
                continue;
            }
            let new = format!("{head}{ahead}{mark}{blank}{tail}");
            candidates.push(Candidate::new(start, end, new, Kind::Swap));
        }
    }
}

/// `2 dyas between hams`, `pump whne spotter`
pub(super) fn near_words(line: &str, pieces: &[Lexeme], candidates: &mut Vec<Candidate>) {
    let known: Vec<&str> = keyword::INNER
        .iter()
        .map(|known| known.word)
        .chain(IN_LINES.iter().copied())
        .chain(keyword::words())
        .collect();
    for piece in pieces.iter().filter(|piece| piece.kind == Piece::Word) {
        let word = text(line, piece);
        if known.contains(&word) {
            continue;
        }
        let mut left = known.clone();
        // The nearest one, and the one after it: which of them is meant, the line tells.
        for _ in 0..6 {
            let Some(near) = nearest(word, left.iter().copied()) else {
                break;
            };
            left.retain(|known| *known != near.name);
            let (start, end) = (piece.span.start as usize, piece.span.end as usize);
            candidates.push(Candidate::new(start, end, near.name, Kind::Near));
        }
    }
}

/// Any mark, one too many wherever it stands; but for what makes a load of a number.
pub(super) fn marks(line: &str, pieces: &[Lexeme], candidates: &mut Vec<Candidate>) {
    let marks = pieces.iter().filter(|piece| {
        is_mark(piece)
            && !matches!(
                piece.kind,
                Piece::At | Piece::Sign | Piece::Operator | Piece::Stray
            )
    });
    candidates.extend(marks.filter_map(|piece| remove(line, piece)));
}

/// `5 min`, `3x30 sec`, `1,5min`: a number that is parted; `rest: 90s`, `RPE8`: brackets forgotten.
pub(super) fn joins(line: &str, pieces: &[Lexeme], candidates: &mut Vec<Candidate>) {
    for pair in pieces.windows(2) {
        let [number, unit] = pair else { continue };
        let word = text(line, unit);
        let meant = Unit::habit(word).unwrap_or(word);
        let is_unit = unit.kind == Piece::Word && Unit::named(meant).is_some();
        let is_number = matches!(number.kind, Piece::Amount | Piece::Scheme);
        if is_number && is_unit && number.span.end < unit.span.start {
            let (start, end) = (number.span.start as usize, unit.span.end as usize);
            let new = format!("{}{meant}", text(line, number));
            candidates.push(Candidate::new(start, end, new, Kind::Join));
        }
    }
    for piece in pieces {
        let word = text(line, piece);
        let figure = word.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
        let (name, number) = word.split_at(figure);
        let technique = name.to_lowercase();
        if piece.kind == Piece::Word && technique::named(&technique).is_some() {
            let (start, end) = (piece.span.start as usize, piece.span.end as usize);
            let new = format!("{technique}[{number}]");
            candidates.push(Candidate::new(start, end, new, Kind::Join));
        }
        // `312`: the `x` forgotten.
        let has_sets = pieces.iter().any(|piece| piece.kind == Piece::Scheme);
        if !has_sets
            && piece.kind == Piece::Amount
            && (2..=3).contains(&word.len())
            && word.chars().all(|c| c.is_ascii_digit())
        {
            let (sets, reps) = word.split_at(1);
            let (start, end) = (piece.span.start as usize, piece.span.end as usize);
            candidates.push(Candidate::new(
                start,
                end,
                format!("{sets}x{reps}"),
                Kind::Split,
            ));
        }
        // `3x8-`: a range without its end.
        if piece.kind == Piece::Sign {
            candidates.extend(remove(line, piece).filter(|_| {
                line.get(..piece.span.start as usize)
                    .is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
                    && !line.get(piece.span.end as usize..).is_some_and(|after| {
                        after
                            .trim_start()
                            .starts_with(|c: char| c.is_alphanumeric() || c == '(')
                    })
            }));
        }
    }
    loads_of_sets(line, pieces, candidates);
    for three in pieces.windows(3) {
        let [word, mark, number] = three else {
            continue;
        };
        let is_mark = matches!(text(line, mark), ":" | "=");
        if word.kind == Piece::Word && is_mark && number.kind == Piece::Amount {
            let (start, end) = (word.span.start as usize, number.span.end as usize);
            let new = format!("{}[{}]", text(line, word), text(line, number));
            candidates.push(Candidate::new(start, end, new, Kind::Join));
        }
    }
    for three in pieces.windows(3) {
        let [whole, comma, part] = three else {
            continue;
        };
        let is_glued = whole.span.end == comma.span.start && comma.span.end == part.span.start;
        let is_whole = text(line, whole).chars().all(|c| c.is_ascii_digit());
        if comma.kind == Piece::Comma && is_glued && is_whole && part.kind == Piece::Amount {
            let (start, end) = (whole.span.start as usize, part.span.end as usize);
            let new = format!("{}.{}", text(line, whole), text(line, part));
            candidates.push(Candidate::new(start, end, new, Kind::Join));
        }
    }
}

/// `@700, 600, 500`: a load for each set, without the brackets.
pub(super) fn loads_of_sets(line: &str, pieces: &[Lexeme], candidates: &mut Vec<Candidate>) {
    for (at, _) in pieces
        .iter()
        .enumerate()
        .filter(|(_, piece)| piece.kind == Piece::At)
    {
        let list = pieces.get(at + 1..).unwrap_or(&[]);
        let length = list
            .iter()
            .enumerate()
            .take_while(|(at, piece)| {
                piece.kind
                    == if at % 2 == 0 {
                        Piece::Amount
                    } else {
                        Piece::Comma
                    }
            })
            .count();
        let ends = list.first().zip(list.get(length.saturating_sub(1)));
        if let Some((first, last)) = ends.filter(|_| length > 2 && length % 2 == 1) {
            let span = first.span.to(last.span);
            let new = format!("[{}]", span.of_text(line));
            candidates.push(Candidate::new(
                span.start as usize,
                span.end as usize,
                new,
                Kind::Join,
            ));
        }
    }
}

/// `rest[90kg]`, `rest[90mn]`: the same number in another unit, or in the one that was misspelt.
pub(super) fn units(
    line: &str,
    pieces: &[Lexeme],
    misspelt: bool,
    candidates: &mut Vec<Candidate>,
) {
    let numbers = pieces
        .iter()
        .enumerate()
        .filter(|(_, piece)| matches!(piece.kind, Piece::Amount | Piece::Code | Piece::Scheme));
    for (at, piece) in numbers {
        let word = text(line, piece);
        let written = unit_of(word);
        let number = word.strip_suffix(written).unwrap_or(word);
        if written.is_empty() || (misspelt && Unit::named(written).is_some()) {
            continue;
        }
        let start = piece.span.start as usize + number.len();
        let end = piece.span.end as usize;
        // Sets by reps, hours, and what is known but no unit of Leg's.
        let is_unit = Unit::named(written).is_some() || Unit::habit(written).is_some();
        let is_rest = at > 1
            && pieces
                .get(at - 1)
                .is_some_and(|open| open.kind == Piece::Open)
            && pieces
                .get(at - 2)
                .is_some_and(|word| text(line, word) == "rest");
        if written.starts_with(['x', 'X', 'h'])
            || !is_rest && Unit::ELSEWHERE.contains(&written.to_lowercase().as_str())
            || !(misspelt || is_unit)
        {
            continue;
        }
        let mut others = vec!["", "s", "min", "lb", "kg", "%", "m", "plates"];
        if misspelt {
            others
                .retain(|unit| !unit.is_empty() && strsim::damerau_levenshtein(unit, written) < 2);
        }
        let likely = likely_units(line, pieces, at);
        // A share of a max is no load of so many kilograms.
        let is_share =
            written == "%" && at > 0 && pieces.get(at - 1).is_some_and(|at| at.kind == Piece::At);
        if is_share && !likely.iter().all(|unit| *unit == "%") {
            others.retain(|unit| *unit == "%");
        }
        if likely
            .iter()
            .any(|unit| others.contains(unit) && *unit != written)
        {
            others.retain(|unit| likely.contains(unit));
        }
        let kind = if misspelt { Kind::Near } else { Kind::Unit };
        for unit in others {
            candidates.push(Candidate::new(start, end, unit, kind));
        }
    }
}

/// The units that the number at `at` may have by where it stands in its line; all, where none are told.
fn likely_units<'l>(line: &'l str, pieces: &[Lexeme], at: usize) -> Vec<&'l str> {
    let is = |at: Option<usize>, kind: Piece| {
        at.and_then(|at| pieces.get(at))
            .is_some_and(|piece| piece.kind == kind)
    };
    let word = |at: usize| pieces.get(at).map_or("", |piece| text(line, piece));
    let (before, after) = (at.checked_sub(1), Some(at + 1));
    // In a list the other members tell.
    let member = |comma: Option<usize>, other: Option<usize>| {
        let is_member = is(comma, Piece::Comma) && is(other, Piece::Amount);
        is_member.then(|| unit_of(word(other.unwrap_or(at))))
    };
    let neighbour = member(before, at.checked_sub(2)).or_else(|| member(after, Some(at + 2)));
    if let Some(unit) = neighbour.filter(|_| !is(Some(at), Piece::Scheme)) {
        return vec![unit];
    }
    let is_load = is(before, Piece::At);
    if is_load && matches!(word(at + 1), "of" | "tm" | "max") {
        return vec!["%"];
    }
    // `135 to 225`: one unit for both ends.
    for (to, other) in [(before, at.checked_sub(2)), (after, Some(at + 2))] {
        if to.is_some_and(|to| word(to) == "to") && is(other, Piece::Amount) {
            return vec![unit_of(word(other.unwrap_or(at)))];
        }
    }
    // So do the other groups of sets, and the other loads.
    let is_like_it = |other: &usize| {
        *other != at
            && if is_load {
                is(Some(*other), Piece::Amount) && is(other.checked_sub(1), Piece::At)
            } else {
                is(Some(*other), Piece::Scheme)
            }
    };
    if is_load || is(Some(at), Piece::Scheme) {
        let mut others: Vec<&str> = (0..pieces.len())
            .filter(is_like_it)
            .map(|other| unit_of(word(other)))
            .collect();
        others.sort_unstable();
        others.dedup();
        if let [unit] = others.as_slice() {
            return vec![unit];
        }
    }
    match is_load {
        true => vec!["", "kg", "lb", "plates"],
        // What is loaded is done for reps.
        false
            if is(Some(at), Piece::Scheme)
                && pieces.iter().any(|piece| piece.kind == Piece::At) =>
        {
            vec![""]
        }
        false if is(before, Piece::Open) && matches!(word(at.saturating_sub(2)), "rpe" | "rir") => {
            vec![""]
        }
        false => Vec::new(),
    }
}

/// What follows the figures of a number.
fn unit_of(number: &str) -> &str {
    let figures = number.trim_end_matches(|c: char| c.is_alphabetic() || c == '%');
    number.get(figures.len()..).unwrap_or("")
}

/// Lists with their last members left out.
pub(super) fn shorter(line: &str, pieces: &[Lexeme], candidates: &mut Vec<Candidate>) {
    for (comma, close) in last_members(pieces) {
        // A member that is a list itself is not what is too much of it.
        if Span::new(comma.span.start, close.span.start)
            .of_text(line)
            .contains('[')
        {
            continue;
        }
        let (start, end) = (comma.span.start as usize, close.span.start as usize);
        candidates.push(Candidate::new(start, end, "", Kind::Shorter));
    }
}

/// The last comma of each list, with its closing bracket.
pub(super) fn last_members(pieces: &[Lexeme]) -> Vec<(Lexeme, Lexeme)> {
    let mut open: Vec<Option<Lexeme>> = Vec::new();
    let mut found = Vec::new();
    for piece in pieces {
        match piece.kind {
            Piece::Open => open.push(None),
            Piece::Comma => {
                if let Some(last) = open.last_mut() {
                    *last = Some(*piece);
                }
            }
            Piece::Close => found.extend(open.pop().flatten().map(|comma| (comma, *piece))),
            _ => {}
        }
    }
    found
}

/// Edits that nobody would offer, but that stand for what was meant: ten reps where none can be read,
/// a plain number in the place of one that cannot be, a list as long as it has to be.
pub(super) fn assumptions(line: &str, pieces: &[Lexeme]) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for piece in pieces
        .iter()
        .filter(|piece| matches!(piece.kind, Piece::Amount | Piece::Code | Piece::Scheme))
    {
        let word = text(line, piece);
        let number = word.trim_end_matches(|c: char| c.is_alphabetic() || c == '%');
        let unit = word.get(number.len()..).unwrap_or("");
        let plain = ["2", "50"].map(|number| format!("{number}{unit}"));
        for new in plain
            .into_iter()
            .chain(["3x10", "2", "2010"].map(str::to_owned))
        {
            let (start, end) = (piece.span.start as usize, piece.span.end as usize);
            candidates.push(Candidate::new(start, end, new, Kind::Assumed));
        }
    }
    for (comma, close) in last_members(pieces) {
        let member = Span::new(comma.span.start, close.span.start).of_text(line);
        let at = close.span.start as usize;
        candidates.push(Candidate::new(at, at, member, Kind::Assumed));
    }
    candidates
}

/// Words that mean something at certain places of certain lines.
pub(super) const IN_LINES: &[&str] = &[
    "after",
    "before",
    "between",
    "first",
    "last",
    "never",
    "with",
    "most",
    "least",
    "at",
    "per",
    "days",
    "day",
    "hours",
    "sets",
    "set",
    "sessions",
    "tonnage",
    "rise",
    "rest",
    "fractional",
    "profile",
    "cycles",
    "nearest",
    "down",
    "up",
    "gear",
    "am",
    "pm",
    "yes",
    "no",
    "tm",
    "week",
    "made",
    "missed",
    "misses",
    "load",
    "reps",
    "plates",
    "lb",
    "kg",
    "loads",
];
