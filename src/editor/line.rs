//! The place in a line where something is being written: a text and a byte go in; what may stand
//! there comes out.

use crate::source::Span;
use crate::syntax::{Kind, Lexeme, PieceEvent, keyword, read_pieces};

/// What may stand at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The first word of a line.
    Start,
    /// After a label, or after `|`: an exercise.
    Exercise,
    /// After an exercise: sets by reps.
    Scheme,
    /// After the sets and reps: a technique, a style, a condition.
    Modifier,
    /// After `@`, or in an expression: a load or a value.
    Load,
    /// Right after a number: a unit.
    Unit,
    /// In the brackets of a word, at so many commas.
    Argument { word: String, at: usize },
    /// After `when` or `unless`.
    Condition,
    /// On a line that opens with this keyword, with so many words after it.
    After { keyword: String, words: usize },
    /// In a comment, a cue, a text: nothing.
    Nothing,
}

/// A place with the part of a name that is already written there.
#[derive(Clone, Debug)]
pub(super) struct At {
    pub(super) place: Place,
    /// The letters already written, up to the place.
    pub(super) span: Span,
    /// The exercise of the line, if it names one.
    pub(super) exercise: Option<String>,
}

/// The line that byte `offset` of `text` is on, up to there: its first byte and its pieces.
fn pieces(text: &str, offset: usize) -> (usize, Vec<Lexeme>, &str) {
    let before = text.get(..offset).unwrap_or("");
    let start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let line = before.get(start..).unwrap_or("");
    (start, pieces_of(line), line)
}

/// The pieces of a line.
pub(super) fn pieces_of(line: &str) -> Vec<Lexeme> {
    let mut pieces = Vec::new();
    read_pieces(line, 0, |event| {
        if let PieceEvent::Line(line) = event {
            pieces.extend_from_slice(line);
        }
    });
    pieces
}

/// What may stand at byte `offset` of `text`.
pub(super) fn at(text: &str, offset: usize) -> At {
    let (start, mut pieces, line) = pieces(text, offset);
    let partial = line.rfind(|c| !super::is_of_a_name(c)).map_or(0, |at| {
        at + line
            .get(at..)
            .and_then(|c| c.chars().next())
            .map_or(1, char::len_utf8)
    });
    let typed = line.get(partial..).unwrap_or("");
    let is_figure = typed.starts_with(|c: char| c.is_ascii_digit());
    let mut span = Span::of(start + partial, start + line.len());
    let str = |piece: &Lexeme| piece.span.of_text(line);
    let is_text = pieces
        .last()
        .is_some_and(|last| matches!(last.kind, Kind::OpenString | Kind::Cue));
    let last_end = pieces.last().map_or(0, |last| last.span.end as usize);
    let comment = line.get(last_end..).is_some_and(|rest| rest.contains('#'));
    let nothing = |span| At {
        place: Place::Nothing,
        span,
        exercise: None,
    };
    if is_text || comment {
        return nothing(span);
    }
    if is_figure {
        // `225l`: the unit is what is being written.
        let digits = typed
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .unwrap_or(typed.len());
        span.start += u32::try_from(digits).unwrap_or(0);
        if digits == typed.len() {
            return nothing(span);
        }
        return At {
            place: Place::Unit,
            span,
            exercise: None,
        };
    }
    if !typed.is_empty() {
        while pieces
            .last()
            .is_some_and(|last| last.span.end as usize > partial)
        {
            pieces.pop();
        }
    }
    let labelled = pieces.first().is_some_and(|first| is_label(str(first)));
    let rest = pieces.get(usize::from(labelled)..).unwrap_or(&[]);
    let exercise = rest
        .first()
        .filter(|first| first.kind == Kind::Word)
        .map(|first| str(first).to_owned());
    let place = place(line, &pieces, rest, labelled);
    At {
        place,
        span,
        exercise,
    }
}

/// Whether `word` is a label, `A1`.
fn is_label(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(|c| c.is_ascii_uppercase())
        && word.len() <= 3
        && chars.all(|c| c.is_ascii_digit())
}

fn place(line: &str, pieces: &[Lexeme], rest: &[Lexeme], labelled: bool) -> Place {
    let str = |piece: &Lexeme| piece.span.of_text(line);
    let Some(last) = pieces.last() else {
        return Place::Start;
    };
    if let Some((word, at)) = open_bracket(line, pieces) {
        return if word.is_empty() {
            Place::Load
        } else {
            Place::Argument { word, at }
        };
    }
    if rest.is_empty() {
        return if labelled {
            Place::Exercise
        } else {
            Place::Start
        };
    }
    let word = str(last);
    let asks = |piece: &Lexeme| matches!(str(piece), "when" | "unless");
    if pieces.iter().skip(1).any(asks) {
        return Place::Condition;
    }
    let first = rest.first().map_or("", str);
    if !labelled && keyword::words().any(|known| known == first) {
        return Place::After {
            keyword: first.to_owned(),
            words: rest.len() - 1,
        };
    }
    match last.kind {
        Kind::At | Kind::Sign | Kind::Operator => Place::Load,
        Kind::Bar => Place::Exercise,
        Kind::Amount => Place::Unit,
        Kind::Comma => Place::Scheme,
        _ if word == "of" => Place::Load,
        _ if rest
            .iter()
            .any(|piece| matches!(piece.kind, Kind::Scheme | Kind::Amount | Kind::At)) =>
        {
            Place::Modifier
        }
        _ => Place::Scheme,
    }
}

/// The word before the innermost bracket that is open at the end of `pieces`, and how many commas
/// stand in it so far.
fn open_bracket(line: &str, pieces: &[Lexeme]) -> Option<(String, usize)> {
    let mut open: Vec<(String, usize)> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        match piece.kind {
            Kind::Open => {
                let before = at.checked_sub(1).and_then(|before| pieces.get(before));
                let word = before
                    .filter(|before| before.kind == Kind::Word)
                    .map_or("", |before| before.span.of_text(line));
                open.push((word.to_owned(), 0));
            }
            Kind::Close => {
                open.pop();
            }
            Kind::Comma => {
                if let Some((_, commas)) = open.last_mut() {
                    *commas += 1;
                }
            }
            _ => {}
        }
    }
    open.pop()
}

/// The word that byte `offset` is in, or just behind, and whether it opens its line. What stands in a
/// text, a cue or a comment is no word.
pub(super) fn word_at(text: &str, offset: usize) -> Option<(Span, bool)> {
    let after = text.get(offset..)?;
    let end = after
        .find(|c| !super::is_of_a_name(c))
        .unwrap_or(after.len());
    let (start, pieces, _) = pieces(text, offset + end);
    let last = pieces.last()?;
    let span = Span::of(
        start + last.span.start as usize,
        start + last.span.end as usize,
    );
    let is_there = span.start as usize <= offset && offset <= span.end as usize;
    (last.kind == Kind::Word && is_there).then_some((span, pieces.len() == 1))
}

/// The word whose brackets byte `offset` is in, with how many commas stand before it.
pub(super) fn call_at(text: &str, offset: usize) -> Option<(String, usize)> {
    let (_, pieces, line) = pieces(text, offset);
    open_bracket(line, &pieces).filter(|(word, _)| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place_of(text: &str) -> Place {
        at(text, text.len()).place
    }

    #[test]
    fn each_place_in_a_line_is_told_apart() {
        let argument = |word: &str, at| Place::Argument {
            word: word.into(),
            at,
        };
        let after = |keyword: &str, words| Place::After {
            keyword: keyword.into(),
            words,
        };
        for (text, expected) in [
            ("", Place::Start),
            ("day 2\n  squ", Place::Start),
            ("  A1 ", Place::Exercise),
            ("  squat | fr", Place::Exercise),
            ("  squat ", Place::Scheme),
            ("  squat 5x5 ", Place::Modifier),
            ("  squat 5x5 dr", Place::Modifier),
            ("  squat 5x5 @", Place::Load),
            ("  squat 5x5 @225 ", Place::Unit),
            ("  squat 5x5 @225l", Place::Unit),
            ("  squat 5x5 @225 rest[", argument("rest", 0)),
            ("  squat 5x5 drop[700, 6", Place::Nothing),
            ("  squat 5x5 phase[up, do", argument("phase", 1)),
            ("  squat 5x5 when ", Place::Condition),
            ("  squat 5x5 when not sp", Place::Condition),
            ("use ", after("use", 0)),
            ("priority quads, ", after("priority", 2)),
            ("  > a cue ", Place::Nothing),
            ("squat 5x5 # dr", Place::Nothing),
            ("routine \"Wh", Place::Nothing),
        ] {
            assert_eq!(place_of(text), expected, "{text:?}");
        }
    }
}
