//! A line that cannot be read goes in; the edits of one token that make it read come out.

use std::collections::HashSet;

use super::trial::{Faults, Trial};
use super::{Edit, is_of_form, words};
use crate::diagnostic::{Diagnostic, Findings, nearest};
use crate::quantity::Unit;
use crate::source::{FileId, Source, Span};
use crate::syntax::{self, Kind as Piece, Lexeme, PieceEvent, keyword};

/// The most edits that are offered for one fault.
const MAX_OFFERED: usize = 3;

/// The most edits of a line that are tried with what the line hangs on.
const MAX_TRIED: usize = 48;

/// The longest line that is mended.
const MAX_LINE: usize = 400;

/// What mends a line, and what is told of it.
pub(super) struct Repair {
    pub(super) edit: Edit,
    pub(super) told: Diagnostic,
}

/// What an edit does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// What a finding offers, by its place among the line's.
    Offered {
        /// Which of them.
        by: usize,
        /// Whether it is offered as sure.
        safe: bool,
    },
    /// Takes out what is one too many.
    Remove,
    /// Puts in a mark that is missing.
    Insert,
    /// Puts the right closing mark in the place of a wrong one.
    Close,
    /// Exchanges two neighbours.
    Swap,
    /// Puts the nearest word that means something in the place of one that does not.
    Near,
    /// Writes a number and its unit, or its decimals, as one.
    Join,
    /// Gives a number another unit.
    Unit,
    /// Makes the line a cue.
    Cue,
}

/// An edit that may mend a line.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) edit: Edit,
    pub(super) kind: Kind,
}

impl Candidate {
    fn new(start: usize, end: usize, new: impl Into<String>, kind: Kind) -> Self {
        Self {
            edit: Edit {
                start,
                end,
                new: new.into(),
            },
            kind,
        }
    }

    /// Whether the edit, where it is the one that mends the line, is surely what was meant.
    pub(super) fn is_sure(&self) -> bool {
        matches!(
            self.kind,
            Kind::Remove | Kind::Close | Kind::Offered { safe: true, .. }
        )
    }

    /// The edited place as it is to be written, with the pieces beside it and the brackets whole.
    pub(super) fn snippet(&self, line: &str) -> String {
        let Some(new) = self.edit.applied(line) else {
            return self.edit.new.clone();
        };
        let pieces = pieces(&new);
        let (from, to) = (self.edit.start, self.edit.start + self.edit.new.len());
        let mut first = pieces
            .iter()
            .rposition(|piece| {
                let end = piece.span.end as usize;
                end < from || (end == from && self.edit.new == "[")
            })
            .unwrap_or(0);
        let mut last = pieces
            .iter()
            .position(|piece| piece.span.start as usize > to)
            .unwrap_or(pieces.len().saturating_sub(1));
        let is = |at: usize, kinds: &[Piece]| {
            pieces
                .get(at)
                .is_some_and(|piece| kinds.contains(&piece.kind))
        };
        let open = |first: usize, last: usize| {
            let inside = pieces.get(first..=last).unwrap_or(&[]).iter();
            inside.fold((0i32, 0i32), |(depth, least), piece| {
                let depth = match piece.kind {
                    Piece::Open => depth + 1,
                    Piece::Close => depth - 1,
                    _ => depth,
                };
                (depth, least.min(depth))
            })
        };
        while first > 0
            && (open(first, last).1 < 0
                || is(
                    first,
                    &[Piece::Open, Piece::Comma, Piece::Sign, Piece::Operator],
                ))
        {
            first -= 1;
        }
        let open_to = |last: usize| open(first, last).0;
        while last + 1 < pieces.len() && (open_to(last) > 0 || is(last, &[Piece::At, Piece::Comma]))
        {
            last += 1;
        }
        let ends = pieces
            .get(first)
            .zip(pieces.get(last))
            .map(|(first, last)| first.span.to(last.span));
        let written = ends.map_or("", |span| span.of_text(&new));
        written.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The edit that mends the line at `span`, on which `found` are the errors; or, where several do, the
/// likeliest. `broken` are all lines with errors.
pub(super) fn of_line(
    source: &Source,
    span: Span,
    found: &[&Diagnostic],
    broken: &HashSet<usize>,
) -> Option<Repair> {
    let line = source.slice(span);
    if line.len() > MAX_LINE {
        return None;
    }
    let trial = Trial::new(source, span, broken)?;
    let offered = offered(line, span, found);
    let candidates = if found.iter().any(|found| is_of_form(found.rule)) {
        by_trial(line, offered, found, &trial)
    } else {
        let mut candidates = offered;
        doubled(line, &pieces(line), &mut candidates);
        that_read(line, candidates, &trial)
    };
    let edits: Vec<&Candidate> = candidates.iter().take(MAX_OFFERED).collect();
    Some(Repair {
        edit: edits.first()?.edit.clone(),
        told: words::tell(line, span, &edits, found)?,
    })
}

/// The edits that make a line read that has not its form: a mark told twice, what is offered as sure,
/// and else whatever slip of the fingers there may be.
fn by_trial(
    line: &str,
    offered: Vec<Candidate>,
    found: &[&Diagnostic],
    trial: &Trial,
) -> Vec<Candidate> {
    let pieces = pieces(line);
    let mut first = Vec::new();
    doubled(line, &pieces, &mut first);
    first.extend(offered.iter().filter(|offer| offer.is_sure()).cloned());
    let sure = that_read(line, first, trial);
    if !sure.is_empty() {
        return sure;
    }
    let taken: Vec<(usize, usize)> = offered
        .iter()
        .map(|offer| (offer.edit.start, offer.edit.end))
        .collect();
    let mut candidates = offered;
    strays(line, &pieces, &mut candidates);
    closers(line, &pieces, &mut candidates);
    joins(line, &pieces, &mut candidates);
    units(line, &pieces, true, &mut candidates);
    near_words(line, &pieces, &mut candidates);
    // What a finding has looked up already is not looked up again.
    candidates.retain(|candidate| {
        candidate.kind != Kind::Near || !taken.contains(&(candidate.edit.start, candidate.edit.end))
    });
    swaps(line, &pieces, &mut candidates);
    splits(line, &pieces, &mut candidates);
    missing(line, &pieces, &mut candidates);
    let edits = that_read(line, candidates, trial);
    if edits.is_empty() {
        return unlikely(line, &pieces, found, trial);
    }
    edits
}

/// The edits of the line that findings offer.
fn offered(line: &str, span: Span, found: &[&Diagnostic]) -> Vec<Candidate> {
    let of_finding = |(at, finding): (usize, &&Diagnostic)| {
        let fixes = finding.fixes.iter().filter_map(move |fix| {
            let [edit] = fix.edits.as_slice() else {
                return None;
            };
            let place = edit.place.span;
            let is_of_it = edit.place.file == FileId::ROUTINE
                && place.start >= span.start
                && place.end <= span.end;
            let (start, end) = (
                place.start.checked_sub(span.start)?,
                place.end.checked_sub(span.start)?,
            );
            is_of_it.then(|| {
                let kind = Kind::Offered {
                    by: at,
                    safe: fix.safe,
                };
                Candidate::new(start as usize, end as usize, edit.text.clone(), kind)
            })
        });
        fixes.collect::<Vec<_>>()
    };
    let all = found.iter().enumerate().flat_map(of_finding);
    all.filter(|candidate| candidate.edit.applied(line).is_some())
        .collect()
}

/// The pieces of one line.
fn pieces(line: &str) -> Vec<Lexeme> {
    let mut pieces = Vec::new();
    syntax::read_pieces(line, 0, |event| {
        if let PieceEvent::Line(line) = event {
            pieces.extend_from_slice(line);
        }
    });
    pieces
}

/// Whether the line has the form of one.
fn has_form(line: &str) -> bool {
    let mut findings = Findings::new();
    syntax::parse(line, FileId::ROUTINE, &mut findings);
    !findings.has_errors()
}

/// Those of `candidates` that make the line read, and of these the ones that leave the least to find
/// fault with; each text once.
fn that_read(line: &str, candidates: Vec<Candidate>, trial: &Trial) -> Vec<Candidate> {
    let mut seen = HashSet::new();
    let tried: Vec<(Faults, Candidate)> = candidates
        .into_iter()
        .filter_map(|candidate| Some((candidate.edit.applied(line)?, candidate)))
        .filter(|(text, _)| {
            let bare: String = text.split_whitespace().collect();
            seen.insert(bare) && has_form(text)
        })
        .take(MAX_TRIED)
        .filter_map(|(text, candidate)| Some((trial.reads(&text)?, candidate)))
        .collect();
    let least = tried.iter().map(|(faults, _)| *faults).min();
    tried
        .into_iter()
        .filter(|(faults, _)| Some(*faults) == least)
        .map(|(_, candidate)| candidate)
        .collect()
}

/// Edits that are tried when no slip of the fingers makes the line read.
fn unlikely(line: &str, pieces: &[Lexeme], found: &[&Diagnostic], trial: &Trial) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    marks(line, pieces, &mut candidates);
    units(line, pieces, false, &mut candidates);
    let edits = that_read(line, candidates, trial);
    if !edits.is_empty() {
        return edits;
    }
    let words = pieces.iter().filter(|piece| piece.kind == Piece::Word);
    let says_sets = pieces
        .iter()
        .any(|piece| matches!(piece.kind, Piece::Scheme | Piece::Amount));
    let names_nothing = found
        .iter()
        .any(|found| found.rule.name == "unknown-exercise");
    if words.count() >= 3 && !says_sets && names_nothing {
        let start = line.len() - line.trim_start().len();
        let cue = Candidate::new(start, start, "> ", Kind::Cue);
        return that_read(line, vec![cue], trial);
    }
    Vec::new()
}

fn text<'l>(line: &'l str, piece: &Lexeme) -> &'l str {
    piece.span.of_text(line)
}

fn is_mark(piece: &Lexeme) -> bool {
    matches!(
        piece.kind,
        Piece::Comma
            | Piece::Open
            | Piece::Close
            | Piece::At
            | Piece::Bar
            | Piece::Equals
            | Piece::Sign
            | Piece::Operator
            | Piece::Stray
    )
}

/// Without `piece`; what stood on both sides of it does not grow together.
fn remove(line: &str, piece: &Lexeme) -> Option<Candidate> {
    let (start, end) = (piece.span.start as usize, piece.span.end as usize);
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let grows = line.get(..start)?.ends_with(is_name) && line.get(end..)?.starts_with(is_name);
    (!grows).then(|| Candidate::new(start, end, "", Kind::Remove))
}

/// `,,`, `pump pump`, `""Legs"`
fn doubled(line: &str, pieces: &[Lexeme], candidates: &mut Vec<Candidate>) {
    for pair in pieces.windows(2) {
        let [one, two] = pair else { continue };
        if text(line, one) == text(line, two) {
            candidates.extend(remove(line, two));
        }
        let glued = one.span.end == two.span.start;
        if one.kind == Piece::String && text(line, one) == "\"\"" && glued {
            let start = one.span.start as usize;
            candidates.push(Candidate::new(start, start + 1, "", Kind::Remove));
        }
    }
    for piece in pieces {
        if piece.kind == Piece::OpenString && text(line, piece).trim() == "\"" {
            candidates.extend(remove(line, piece));
        }
        if piece.kind == Piece::Operator && matches!(text(line, piece), "//" | "**") {
            let start = piece.span.start as usize;
            candidates.push(Candidate::new(start, start + 1, "", Kind::Remove));
        }
    }
}

/// `§`
fn strays(line: &str, pieces: &[Lexeme], candidates: &mut Vec<Candidate>) {
    for piece in pieces {
        let means_a_mark = |c: char| "%×✕⨯–—‐‑−“”„«»‘’'".contains(c);
        if piece.kind == Piece::Stray && !text(line, piece).starts_with(means_a_mark) {
            candidates.extend(remove(line, piece));
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
        }
    }
}

/// `rest[90s)`, `rest[90s}`
fn closers(line: &str, pieces: &[Lexeme], candidates: &mut Vec<Candidate>) {
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
fn swaps(line: &str, pieces: &[Lexeme], candidates: &mut Vec<Candidate>) {
    for pair in pieces.windows(2) {
        let [one, two] = pair else { continue };
        let gap = Span::new(one.span.end, two.span.start).of_text(line);
        let swapped = format!("{}{gap}{}", text(line, two), text(line, one));
        let (start, end) = (one.span.start as usize, two.span.end as usize);
        candidates.push(Candidate::new(start, end, swapped, Kind::Swap));
    }
}

/// `rpe8[]`, `[rest2min]`, `rest[3minrir ][1-2]`: a mark beside the word that it belongs into.
fn splits(line: &str, pieces: &[Lexeme], candidates: &mut Vec<Candidate>) {
    for pair in pieces.windows(2) {
        let [one, two] = pair else { continue };
        let (word, mark) = if is_mark(two) { (one, two) } else { (two, one) };
        if !is_mark(mark) || is_mark(word) || word.kind == Piece::String {
            continue;
        }
        let (start, end) = (one.span.start as usize, two.span.end as usize);
        let (word, mark) = (text(line, word), text(line, mark));
        let blank = if mark == "]" { " " } else { "" };
        for (at, _) in word.char_indices().skip(1) {
            let (head, tail) = word.split_at(at);
            let figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-');
            if head.ends_with(figure) && tail.starts_with(figure) {
                continue;
            }
            let new = format!("{head}{mark}{blank}{tail}");
            candidates.push(Candidate::new(start, end, new, Kind::Swap));
        }
    }
}

/// `2 dyas between hams`, `pump whne spotter`
fn near_words(line: &str, pieces: &[Lexeme], candidates: &mut Vec<Candidate>) {
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
        for _ in 0..3 {
            let Some(near) = nearest(word, left.iter().copied()) else {
                break;
            };
            left.retain(|known| *known != near.name);
            let (start, end) = (piece.span.start as usize, piece.span.end as usize);
            candidates.push(Candidate::new(start, end, near.name, Kind::Near));
        }
    }
}

/// Words that mean something at certain places of certain lines.
const IN_LINES: &[&str] = &[
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

/// How often a mark stands on the line.
fn count(line: &str, pieces: &[Lexeme], mark: &str) -> usize {
    pieces
        .iter()
        .filter(|piece| is_mark(piece) && text(line, piece) == mark)
        .count()
}

/// `rest2min]`, `drop[700 600]`, `3x5 225`
fn missing(line: &str, pieces: &[Lexeme], candidates: &mut Vec<Candidate>) {
    let balance = |open: &str, close: &str| {
        let (opened, closed) = (count(line, pieces, open), count(line, pieces, close));
        (closed == opened + 1, opened == closed + 1)
    };
    let (no_open, no_close) = balance("[", "]");
    let (no_left, no_right) = balance("(", ")");
    for (at, piece) in pieces.iter().enumerate() {
        let next = pieces.get(at + 1);
        let is_name = piece.kind == Piece::Word;
        let (start, end) = (piece.span.start, piece.span.end);
        let mut put = |from: u32, to: u32, mark: &str| {
            candidates.push(Candidate::new(
                from as usize,
                to as usize,
                mark,
                Kind::Insert,
            ));
        };
        if no_close {
            put(end, end, "]");
        }
        if no_right {
            put(end, end, ")");
        }
        if no_left {
            put(start, start, "(");
        }
        let within = |at: usize| start + u32::try_from(at).unwrap_or(0);
        if no_open {
            if matches!(piece.kind, Piece::Word | Piece::At) {
                let gap = next.map_or(end, |next| next.span.start);
                put(end, gap, "[");
            }
            if is_name {
                for (at, _) in text(line, piece).char_indices().skip(1) {
                    put(within(at), within(at), "[");
                }
            }
            continue;
        }
        if piece.kind == Piece::OpenString {
            put(end, end, "\"");
        }
        // `week1`, `2step`: a name and a figure with nothing between them.
        if matches!(piece.kind, Piece::Word | Piece::Amount) {
            let word = text(line, piece);
            let figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-');
            let change = if is_name {
                word.find(figure)
            } else {
                word.find(|c: char| !figure(c))
            };
            if let Some(at) = change.filter(|at| *at > 0) {
                for mark in ["-", "*", "+"] {
                    put(within(at), within(at), mark);
                }
            }
        }
        between(line, pieces, at, candidates);
    }
}

/// What may be missing between the piece `at` and the next one.
fn between(line: &str, pieces: &[Lexeme], at: usize, candidates: &mut Vec<Candidate>) {
    let (Some(piece), Some(next)) = (pieces.get(at), pieces.get(at + 1)) else {
        return;
    };
    let mut put = |at: u32, mark: &str| {
        candidates.push(Candidate::new(at as usize, at as usize, mark, Kind::Insert));
    };
    if is_mark(piece) && is_mark(next) && text(line, piece) != "]" && text(line, next) != "[" {
        return;
    }
    let end = piece.span.end;
    put(end, ",");
    if at < 4 {
        put(end, " =");
    }
    if matches!(next.kind, Piece::Amount | Piece::Word | Piece::Open) {
        put(next.span.start, "@");
    }
    if piece.kind == Piece::Word && next.kind == Piece::Word && at < 8 {
        put(end, " |");
    }
    let before = || pieces.iter().take(at).map(|piece| text(line, piece));
    let picks = before().any(|word| matches!(word, "week" | "cycle" | "min" | "round"));
    let reckons = count(line, pieces, "*") + count(line, pieces, "(") > 0;
    let is_value = |piece: &Lexeme| match piece.kind {
        Piece::Amount => true,
        Piece::Word => {
            let word = text(line, piece);
            VALUES.contains(&word) || !(keyword::is_taken(word) || IN_LINES.contains(&word))
        }
        _ => text(line, piece) == ")" || (picks && text(line, piece) == "]"),
    };
    let opens_group = text(line, next) == "(";
    if !is_value(piece) || !(opens_group || is_value(next)) {
        return;
    }
    let asks = before().any(|word| matches!(word, "when" | "unless"));
    let marks: &[&str] = match (asks, opens_group) {
        (true, _) => &[" =", " >", " <"],
        (_, true) => &["*", " +", " -"],
        // Two numbers are two, unless there is something to reckon.
        _ if piece.kind == Piece::Amount && next.kind == Piece::Amount && !reckons => &[],
        _ => &[" +", " -", "*"],
    };
    for mark in marks {
        put(end, mark);
    }
}

/// Words that stand for a value.
const VALUES: &[&str] = &["max", "top", "cycle", "tm", "week", "load", "reps", "sets"];

/// Any mark, one too many wherever it stands; but for what makes a load of a number.
fn marks(line: &str, pieces: &[Lexeme], candidates: &mut Vec<Candidate>) {
    let marks = pieces.iter().filter(|piece| {
        is_mark(piece)
            && !matches!(
                piece.kind,
                Piece::At | Piece::Sign | Piece::Operator | Piece::Stray
            )
    });
    candidates.extend(marks.filter_map(|piece| remove(line, piece)));
}

/// `5 min`, `1,5min`: a number that is parted.
fn joins(line: &str, pieces: &[Lexeme], candidates: &mut Vec<Candidate>) {
    for pair in pieces.windows(2) {
        let [number, unit] = pair else { continue };
        let is_unit = unit.kind == Piece::Word && Unit::named(text(line, unit)).is_some();
        if number.kind == Piece::Amount && is_unit && number.span.end < unit.span.start {
            let (start, end) = (number.span.start as usize, unit.span.end as usize);
            let new = format!("{}{}", text(line, number), text(line, unit));
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

/// `rest[90kg]`, `rest[90mn]`: the same number in another unit, or in the one that was misspelt.
fn units(line: &str, pieces: &[Lexeme], misspelt: bool, candidates: &mut Vec<Candidate>) {
    let numbers = pieces
        .iter()
        .filter(|piece| matches!(piece.kind, Piece::Amount | Piece::Code | Piece::Scheme));
    for piece in numbers {
        let word = text(line, piece);
        let number = word.trim_end_matches(|c: char| c.is_alphabetic() || c == '%');
        let written = word.get(number.len()..).unwrap_or("");
        if written.is_empty() || (misspelt && Unit::named(written).is_some()) {
            continue;
        }
        let start = piece.span.start as usize + number.len();
        let end = piece.span.end as usize;
        // Sets by reps, and hours.
        if written.starts_with(['x', 'X', 'h']) {
            continue;
        }
        let mut others = vec!["s", "min", "lb", "kg", "%", "m", "plates"];
        if misspelt {
            others.retain(|unit| strsim::damerau_levenshtein(unit, written) < 2);
        } else {
            others.push("");
        }
        let kind = if misspelt { Kind::Near } else { Kind::Unit };
        for unit in others {
            candidates.push(Candidate::new(start, end, unit, kind));
        }
    }
}
