//! A line that cannot be read goes in; the edits of one token that make it read come out.

use std::collections::{BTreeSet, HashSet};

use super::candidate::{self, Candidate, Kind, pieces, text};
use super::habits::{all_at_once, decimals, habits, parted};
use super::missing::{in_lists, missing};
use super::notation::translated;
use super::notebook::{self, Names, Written, written};
use super::slips::{
    assumptions, closers, doubled, joins, marks, near_words, shorter, splits, strays, swaps, units,
};
use super::trial::{Faults, Trial};
use super::wishes::granted;
use super::{Edit, words};
use crate::diagnostic::{Concerns, Diagnostic, Findings, MAX_NEAR};
use crate::expression::rules::UNITS_DISAGREE;
use crate::library::Catalogue;
use crate::source::{FileId, Span};
use crate::syntax::{self, Kind as Piece, Lexeme, keyword};

/// The most edits of a line that are tried with what the line hangs on.
const MAX_TRIED: usize = 48;

/// The longest line that is mended.
const MAX_LINE: usize = 400;

/// What mends a line, and what is told of it.
pub(super) struct Repair {
    pub(super) edit: Edit,
    pub(super) told: Vec<Diagnostic>,
    /// Whether the edit is not what was meant, but only stands for it.
    pub(super) guessed: bool,
}

/// The edit that mends `line`, at `span`, on which `found` are the errors; or, where several do, the
/// likeliest. `elsewhere` is what is found on other lines.
pub(super) fn of_line(
    line: &str,
    span: Span,
    found: &[&Diagnostic],
    elsewhere: &[&Diagnostic],
    trial: &Trial<'_>,
) -> Option<Repair> {
    if line.len() > MAX_LINE {
        return None;
    }
    let mut offered = named(line, span, found, elsewhere);
    offered.extend(self::offered(line, span, found));
    let candidates = if found.iter().any(|found| found.rule.concerns.is_form()) {
        by_trial(line, span, offered, found, trial)
    } else {
        let pieces = pieces(line);
        // `drop[102,5, 82,5]` reads, as loads that nobody lifts.
        let decimals = decimals(line, &pieces);
        let together = all_at_once(line, &decimals).map_or(decimals, |all| vec![all]);
        let edits = that_read(line, together, trial);
        if !edits.is_empty() {
            edits
        } else if found.iter().any(|found| found.rule == &UNITS_DISAGREE) && offered.is_empty() {
            let mut others = Vec::new();
            units(line, &pieces, false, &mut others);
            others.retain(|edit| found.iter().any(|found| touched(edit, span, found)));
            let edits = that_read(line, others, trial);
            edits.into_iter().take(MAX_NEAR + 1).collect()
        } else {
            doubled(line, &pieces, &mut offered);
            that_read(line, offered, trial)
        }
    };
    let mut edits: Vec<&Candidate> = candidates.iter().take(MAX_NEAR).collect();
    // Where a name that is near makes the line read, nothing else is likely.
    let names = |edit: &&Candidate| match edit.kind {
        Kind::Offered { by, .. } => found
            .get(by)
            .is_some_and(|found| found.rule.concerns == Concerns::Name),
        _ => false,
    };
    if edits.iter().any(names) {
        edits.retain(names);
    }
    if let Some(first) = edits.first() {
        // A line stands for one line: what is to have its own is left out here.
        let is_parted = first.kind == Kind::Parted;
        let edit = if is_parted {
            Edit {
                start: first.edit.start,
                end: line.len(),
                new: String::new(),
            }
        } else {
            first.edit.clone()
        };
        return Some(Repair {
            edit,
            told: vec![words::tell(line, span, &edits, found)?],
            guessed: is_parted || edits.len() > 1,
        });
    }
    // Nobody can tell what was meant; what follows from it is not told all the same.
    let assumed = that_read(line, assumptions(line, &pieces(line)), trial);
    let assumed = assumed.into_iter().next()?;
    let all = || found.iter().map(|found| (*found).clone());
    let mut told: Vec<Diagnostic> = all()
        .filter(|found| touched(&assumed, span, found))
        .collect();
    if told.is_empty() {
        told = all().collect();
    }
    Some(Repair {
        edit: assumed.edit,
        told,
        guessed: true,
    })
}

/// A name that there is not, by those that other lines miss, or that nothing uses.
fn named(
    line: &str,
    span: Span,
    found: &[&Diagnostic],
    elsewhere: &[&Diagnostic],
) -> Vec<Candidate> {
    let quoted: BTreeSet<&str> = elsewhere
        .iter()
        .flat_map(|found| found.message.split('`').skip(1).step_by(2))
        .filter(|name| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_'))
        .take(MAX_NAMED)
        .collect();
    let unknown = found
        .iter()
        .filter(|found| found.rule.concerns == Concerns::Name);
    let mut candidates = Vec::new();
    for place in unknown
        .filter_map(|found| found.primary())
        .map(|label| label.place.span)
        .filter(|place| place.start >= span.start && place.end <= span.end)
    {
        let start = (place.start - span.start) as usize;
        let end = (place.end - span.start) as usize;
        for name in &quoted {
            if line.get(start..end) != Some(*name) {
                candidates.push(Candidate::new(start, end, *name, Kind::Named));
            }
        }
    }
    candidates
}

/// How many names of other lines are tried.
const MAX_NAMED: usize = 8;

/// The edits that make a line read that has not its form: a mark told twice, what is offered as sure,
/// and else whatever slip of the fingers there may be.
fn by_trial(
    line: &str,
    span: Span,
    offered: Vec<Candidate>,
    found: &[&Diagnostic],
    trial: &Trial<'_>,
) -> Vec<Candidate> {
    let pieces = pieces(line);
    let mut first = Vec::new();
    doubled(line, &pieces, &mut first);
    first.extend(offered.iter().filter(|offer| offer.is_sure()).cloned());
    for parted in parted(line, &first, &trial.next_day()) {
        let edits = that_read(line, vec![parted], trial);
        if !edits.is_empty() {
            return edits;
        }
    }
    let habits = habits(line, &pieces, trial.next_day());
    first.extend(habits.iter().cloned());
    let sure = that_read(line, first.clone(), trial);
    if !sure.is_empty() {
        return sure;
    }
    // Faults that are none of habit are told of each by itself.
    let together = (!habits.is_empty())
        .then(|| all_at_once(line, &first))
        .flatten();
    let edits = that_read(line, together.into_iter().collect(), trial);
    if !edits.is_empty() {
        return edits;
    }
    let (of_others, of_anyone): (Vec<Candidate>, Vec<Candidate>) =
        notation(line, &pieces).into_iter().partition(
            |candidate| matches!(candidate.kind, Kind::Notation(whose) if !whose.is_empty()),
        );
    let edits = that_read(line, of_others, trial);
    if !edits.is_empty() {
        return edits;
    }
    let edits = in_notebook(line, span, &pieces, found, trial, false);
    if !edits.is_empty() {
        // What a finding offers for itself, and is enough, is told in its words.
        let own = that_read(line, offered, trial);
        return if own.is_empty() { edits } else { own };
    }
    let wished = wishes(line, &pieces, found);
    let edits = that_read(line, wished, trial);
    if !edits.is_empty() {
        return edits;
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
    // What a finding has looked up already is not looked up again; but for what opens a line, which it
    // has looked for among exercises.
    let opens = pieces.first().map_or(0, |first| first.span.start as usize);
    let is_keyword = |new: &str| keyword::words().any(|word| word == new);
    candidates.retain(|candidate| {
        let edit = &candidate.edit;
        candidate.kind != Kind::Near
            || !taken.contains(&(edit.start, edit.end))
            || edit.start == opens && is_keyword(&edit.new)
    });
    if found
        .iter()
        .any(|found| found.rule.concerns == Concerns::Length)
    {
        shorter(line, &pieces, &mut candidates);
    }
    // Where all marks are in place, none is to be looked for within a word; and a list that has too few
    // or too many members has lost none but between two of them.
    let is_whole = has_form(line);
    let is_of_a_list = |found: &&Diagnostic| found.rule.concerns == Concerns::Length;
    if is_whole && found.iter().all(is_of_a_list) {
        candidates.retain(|candidate| candidate.kind != Kind::Close);
        in_lists(line, &pieces, &mut candidates);
        return that_read(line, candidates, trial);
    }
    let misnames = found
        .iter()
        .any(|found| found.rule.concerns == Concerns::Name);
    let splits_at = |piece: Span| !is_whole || misnames && at_fault(span, found)(piece);
    let swaps_any = |one: Span, two: Span| {
        !is_whole || at_fault(span, found)(one) || at_fault(span, found)(two)
    };
    swaps(line, &pieces, swaps_any, &mut candidates);
    splits(line, &pieces, splits_at, &mut candidates);
    missing(line, &pieces, &mut candidates);
    let edits = that_read(line, candidates, trial);
    if !edits.is_empty() {
        return edits;
    }
    let edits = that_read(line, of_anyone, trial);
    if !edits.is_empty() {
        return edits;
    }
    let edits = in_notebook(line, span, &pieces, found, trial, true);
    if !edits.is_empty() {
        return edits;
    }
    unlikely(line, span, &pieces, found, trial)
}

/// The line as Leg has it, if it stands there as in a notebook: with the exercise's name as it is, or
/// else with those that are near. With `prose`, words that say nothing become a comment.
fn in_notebook(
    line: &str,
    span: Span,
    pieces: &[Lexeme],
    found: &[&Diagnostic],
    trial: &Trial<'_>,
    prose: bool,
) -> Vec<Candidate> {
    let Some((first, last)) = pieces.first().zip(pieces.last()) else {
        return Vec::new();
    };
    let place = first.span.to(last.span);
    let (start, end) = (place.start as usize, place.end as usize);
    // Slips that each have their own sure mending are told apart.
    let name = notebook::name(line, pieces);
    let is_slip = name.as_deref() == Some(text(line, first));
    let is_sure = |found: &&Diagnostic| found.fixes.iter().any(|fix| fix.safe);
    if is_slip && found.iter().all(is_sure) {
        return Vec::new();
    }
    let candidates = |names: &Names| {
        let written = written(line, pieces, names, prose).into_iter();
        let candidate = |written: Written| {
            let kind = Kind::Notebook { sure: written.sure };
            narrowed(line, pieces, (start, end), &written.line, kind)
        };
        that_read(line, written.map(candidate).collect(), trial)
    };
    let edits = candidates(&Names::Own);
    if !edits.is_empty() {
        return edits;
    }
    let unknown = found.iter().find(|found| {
        let at = found.primary().map_or(0, |label| label.place.span.start);
        found.rule.concerns == Concerns::Name && at < span.start + first.span.end
    });
    let offers = unknown.into_iter().flat_map(|found| &found.fixes);
    let mut sure = offers.clone().all(|fix| fix.safe);
    let offers = offers.flat_map(|fix| &fix.edits);
    let mut names: Vec<String> = offers.map(|edit| edit.text.clone()).collect();
    if names.is_empty()
        && let Some(name) = name
        && let Some(near) = Catalogue::new(None).exercise_meant(&name)
    {
        sure = near.is_sure();
        names = near.names().map(str::to_owned).collect();
    }
    candidates(&Names::Near { names, sure })
}

/// The edit that writes `new` in the place of the pieces of a line, of which those that stay as they are
/// at both ends are left alone.
fn narrowed(
    line: &str,
    pieces: &[Lexeme],
    (start, end): (usize, usize),
    new: &str,
    kind: Kind,
) -> Candidate {
    let others = candidate::pieces(new);
    let is_same = |(one, two): &(&Lexeme, &Lexeme)| text(line, one) == text(new, two);
    let first = pieces.iter().zip(&others).take_while(is_same).count();
    let most = pieces.len().min(others.len()) - first;
    let ends = pieces.iter().rev().zip(others.iter().rev());
    let last = ends.take_while(is_same).count().min(most);
    // From the end of the last piece before to the start of the first one after.
    let part = |pieces: &[Lexeme], (start, end): (usize, usize)| {
        let before = first.checked_sub(1).and_then(|at| pieces.get(at));
        let after = pieces.len().checked_sub(last).and_then(|at| pieces.get(at));
        let from = before.map_or(start, |piece| piece.span.end as usize);
        let to = after.map_or(end, |piece| piece.span.start as usize);
        (from, to)
    };
    let (from, to) = part(pieces, (start, end));
    let (new_from, new_to) = part(&others, (0, new.len()));
    let written = new.get(new_from..new_to).unwrap_or(new);
    Candidate::new(from, to, written, kind)
}

/// The line, but for its blanks before and its comment, as it would be in Leg if it is in the
/// notation of others.
fn notation(line: &str, pieces: &[Lexeme]) -> Option<Candidate> {
    let (first, last) = pieces.first().zip(pieces.last())?;
    let span = first.span.to(last.span);
    let theirs = translated(span.of_text(line))?;
    let (start, end) = (span.start as usize, span.end as usize);
    Some(Candidate::new(
        start,
        end,
        theirs.line,
        Kind::Notation(theirs.from),
    ))
}

/// The requirements that a line may be meant to state.
fn wishes(line: &str, pieces: &[Lexeme], found: &[&Diagnostic]) -> Vec<Candidate> {
    let Some((first, last)) = pieces.first().zip(pieces.last()) else {
        return Vec::new();
    };
    let is_required = text(line, first).eq_ignore_ascii_case("require");
    let is_none = found
        .iter()
        .all(|found| found.rule.concerns != Concerns::Form);
    let compares = pieces
        .iter()
        .any(|piece| matches!(text(line, piece), ">=" | "<=" | ">" | "<"));
    if is_required && is_none || !is_required && !compares {
        return Vec::new();
    }
    let span = first.span.to(last.span);
    let forms = granted(span.of_text(line)).into_iter();
    let (start, end) = (span.start as usize, span.end as usize);
    forms
        .map(|form| Candidate::new(start, end, form, Kind::Wish))
        .collect()
}

/// The edits of the line that findings offer.
fn offered(line: &str, span: Span, found: &[&Diagnostic]) -> Vec<Candidate> {
    let of_finding = |(at, finding): (usize, &&Diagnostic)| {
        let fixes = finding.fixes.iter().filter_map(move |fix| {
            let [edit] = fix.edits.as_slice() else {
                return None;
            };
            let place = edit.place.span;
            // What is written on lines of its own mends no line.
            let is_of_it = !edit.text.contains('\n')
                && edit.place.file == FileId::ROUTINE
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
                    drops: fix.drops,
                };
                Candidate::new(start as usize, end as usize, edit.text.clone(), kind)
            })
        });
        fixes.collect::<Vec<_>>()
    };
    let all = found.iter().enumerate().flat_map(of_finding);
    all.filter(|candidate| candidate.keeps(line)).collect()
}

/// Whether the line has the form of one.
fn has_form(line: &str) -> bool {
    let mut findings = Findings::new();
    syntax::parse(line, FileId::ROUTINE, &mut findings);
    !findings.has_errors()
}

/// Those of `candidates` that make the line read, and of these the ones that leave the least to find
/// fault with; each text once.
fn that_read(line: &str, candidates: Vec<Candidate>, trial: &Trial<'_>) -> Vec<Candidate> {
    let mut seen = HashSet::new();
    let tried: Vec<(Faults, Candidate)> = candidates
        .into_iter()
        .filter(|candidate| candidate.keeps(line))
        .filter_map(|candidate| Some((candidate.edit.applied(line)?, candidate)))
        .filter(|(text, _)| {
            let bare: String = text.split_whitespace().collect();
            seen.insert(bare) && has_form(text)
        })
        .take(MAX_TRIED)
        .filter_map(|(text, candidate)| Some((trial.reads(&text)?, candidate)))
        .filter(|(faults, candidate)| candidate.kind != Kind::Named || trial.is_better(*faults))
        .collect();
    let Some((least, best)) = tried.iter().min_by_key(|(faults, _)| *faults).cloned() else {
        return Vec::new();
    };
    // Of names that are as near, what is only advised against tells nothing.
    let is_as_near = |candidate: &Candidate| {
        let place = |candidate: &Candidate| (candidate.edit.start, candidate.edit.end);
        let are_offered = [&best, candidate].map(|one| matches!(one.kind, Kind::Offered { .. }));
        are_offered == [true, true] && place(candidate) == place(&best)
    };
    tried
        .into_iter()
        .filter(|(faults, candidate)| {
            *faults == least || faults.is_as_grave(least) && is_as_near(candidate)
        })
        .map(|(_, candidate)| candidate)
        .collect()
}

/// Whether a place of the line at `span` is where one of `found` points.
fn at_fault(span: Span, found: &[&Diagnostic]) -> impl Fn(Span) -> bool {
    let places: Vec<Span> = found
        .iter()
        .filter_map(|found| found.primary())
        .map(|label| label.place.span)
        .collect();
    move |piece| {
        let (start, end) = (span.start + piece.start, span.start + piece.end);
        places
            .iter()
            .any(|place| place.start < end && place.end > start)
    }
}

/// Whether an edit of the line at `span` is where `found` points.
fn touched(candidate: &Candidate, span: Span, found: &Diagnostic) -> bool {
    let base = span.start as usize;
    let site = Span::of(base + candidate.edit.start, base + candidate.edit.end);
    words::touches(found, site)
}

/// Pieces that no prose has.
const SAYING: [Piece; 5] = [
    Piece::Scheme,
    Piece::At,
    Piece::Open,
    Piece::Equals,
    Piece::Operator,
];

/// Edits that are tried when no slip of the fingers makes the line read.
fn unlikely(
    line: &str,
    span: Span,
    pieces: &[Lexeme],
    found: &[&Diagnostic],
    trial: &Trial<'_>,
) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    marks(line, pieces, &mut candidates);
    units(line, pieces, false, &mut candidates);
    let mut edits = that_read(line, candidates, trial);
    let touches = |edit: &Candidate| found.iter().any(|found| touched(edit, span, found));
    if edits.iter().any(touches) {
        edits.retain(touches);
    }
    // Where any unit would do, none is likelier than another.
    if !edits.is_empty() && edits.len() <= MAX_NEAR {
        return edits;
    }
    let words = pieces.iter().filter(|piece| piece.kind == Piece::Word);
    // `more weight, and nearer to 12 reps than to 20`: figures among many words say no sets.
    let amounts = pieces.iter().filter(|piece| piece.kind == Piece::Amount);
    let says_sets = amounts.count() * 5 > words.clone().count()
        || pieces.iter().any(|piece| SAYING.contains(&piece.kind));
    let opens = pieces.first().map_or("", |first| text(line, first));
    let is_keyword = keyword::words().any(|word| word == opens);
    let start = span.start + pieces.first().map_or(0, |first| first.span.start);
    let opens_so = |found: &&Diagnostic| {
        found
            .primary()
            .is_some_and(|label| label.place.span.start == start)
    };
    let has_offer = found
        .iter()
        .any(|found| opens_so(found) && !found.fixes.is_empty());
    if words.count() >= 3 && !says_sets && !is_keyword && !has_offer {
        let start = line.len() - line.trim_start().len();
        let said = |mark: &str| vec![Candidate::new(start, start, mark, Kind::Cue)];
        let cue = that_read(line, said("> "), trial);
        return if cue.is_empty() {
            that_read(line, said("# "), trial)
        } else {
            cue
        };
    }
    Vec::new()
}
