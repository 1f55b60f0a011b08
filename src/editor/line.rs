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
    /// After a load, which may be a percentage: what a percentage is of, or as after the sets and reps.
    AfterLoad { percent: bool },
    /// At the letters right behind a number: a unit.
    Unit,
    /// In the brackets of a word, at so many commas.
    Argument { word: String, at: usize },
    /// After `when` or `unless`.
    Condition,
    /// In a line of a progression, which has these parameters.
    Rule { part: RulePart, params: Vec<String> },
    /// On a line that opens with this keyword, with so many words after it.
    After { keyword: String, words: usize },
    /// Behind `require` and these pieces.
    Require(Vec<String>),
    /// In the text behind `require profile`.
    Profile,
    /// In a comment, a cue, a text: nothing.
    Nothing,
}

/// A place in a line of a progression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RulePart {
    /// The first word: what the line sets.
    Start,
    /// After `=`: what it is set to.
    Value,
    /// After `when` or `unless`.
    Condition,
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
        let names_a_profile = matches!(
            pieces.as_slice(),
            [keyword, word, text] if str(keyword) == "require" && str(word) == "profile" && text.kind == Kind::OpenString
        );
        return At {
            place: if names_a_profile {
                Place::Profile
            } else {
                Place::Nothing
            },
            ..nothing(span)
        };
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
    let place = match rule(text.get(..start).unwrap_or(""), line, &pieces) {
        Some(place) => place,
        None => place(line, &pieces, rest, labelled),
    };
    At {
        place,
        span,
        exercise,
    }
}

/// The place in `line`, if it is one of a progression: an indented one under a `progress` line, or under
/// others of that kind.
fn rule(before: &str, line: &str, pieces: &[Lexeme]) -> Option<Place> {
    let str = |piece: &Lexeme| piece.span.of_text(line);
    let is_equals = |piece: &Lexeme| piece.kind == Kind::Equals;
    let opens = |line: &str, word: &str| {
        let sets = line.trim_start().get(word.len()..);
        keyword::words().any(|known| known == word)
            && !sets.is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    let first = pieces.first().map_or("", str);
    if !line.starts_with([' ', '\t']) || opens(line, first) && first != "tm" {
        return None;
    }
    let header = before.lines().rev().find_map(|line| {
        let word = line.split_whitespace().next()?;
        let word = word.split(|c| !super::is_of_a_name(c)).next()?;
        opens(line, word).then_some((word, line))
    });
    let (_, header) = header.filter(|(word, _)| *word == "progress")?;
    let part = if pieces.is_empty() {
        RulePart::Start
    } else if pieces
        .iter()
        .any(|piece| matches!(str(piece), "when" | "unless"))
    {
        RulePart::Condition
    } else if pieces.iter().any(is_equals) {
        RulePart::Value
    } else {
        return Some(Place::Nothing);
    };
    let header_pieces = pieces_of(header);
    let params = header_pieces.windows(2).filter_map(|pair| match pair {
        [before, name]
            if matches!(before.kind, Kind::Open | Kind::Comma) && name.kind == Kind::Word =>
        {
            Some(name.span.of_text(header).to_owned())
        }
        _ => None,
    });
    Some(Place::Rule {
        part,
        params: params.collect(),
    })
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
    if let Some(Call { word, at, .. }) = open_bracket(line, pieces) {
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
    if first == "require" {
        let words = rest.iter().skip(1);
        return Place::Require(words.map(|piece| str(piece).to_owned()).collect());
    }
    if !labelled && keyword::words().any(|known| known == first) {
        return Place::After {
            keyword: first.to_owned(),
            words: rest.len() - 1,
        };
    }
    match last.kind {
        Kind::At | Kind::Sign | Kind::Operator => Place::Load,
        Kind::Bar => Place::Exercise,
        Kind::Amount => Place::AfterLoad {
            percent: word.ends_with('%'),
        },
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

/// Brackets that are being filled in.
#[derive(Clone, Debug, Default)]
pub(super) struct Call {
    /// The word before them.
    pub(super) word: String,
    /// How many commas stand in them so far.
    pub(super) at: usize,
    /// The name before `=` of what is being written, `back` in `linear[5, back = `.
    pub(super) named: Option<String>,
}

/// The innermost brackets that are open at the end of `pieces`.
fn open_bracket(line: &str, pieces: &[Lexeme]) -> Option<Call> {
    let mut open: Vec<Call> = Vec::new();
    let word = |piece: &Lexeme| match piece.kind {
        Kind::Word => piece.span.of_text(line).to_owned(),
        _ => String::new(),
    };
    for (at, piece) in pieces.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| pieces.get(before));
        match piece.kind {
            Kind::Open => {
                open.push(Call {
                    word: before.map(word).unwrap_or_default(),
                    ..Call::default()
                });
            }
            Kind::Close => {
                open.pop();
            }
            Kind::Comma => {
                if let Some(call) = open.last_mut() {
                    call.at += 1;
                    call.named = None;
                }
            }
            Kind::Equals => {
                if let Some(call) = open.last_mut() {
                    call.named = before.map(word);
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

/// The brackets of a word that byte `offset` is in.
pub(super) fn call_at(text: &str, offset: usize) -> Option<Call> {
    let (_, pieces, line) = pieces(text, offset);
    open_bracket(line, &pieces).filter(|call| !call.word.is_empty())
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
        let rule = |part| Place::Rule {
            part,
            params: vec!["step".to_owned(), "tries".to_owned()],
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
            ("  squat 5x5 @225 ", Place::AfterLoad { percent: false }),
            ("  squat 5x5 @225 re", Place::AfterLoad { percent: false }),
            ("  squat 5x5 @80% ", Place::AfterLoad { percent: true }),
            ("  squat 5x5 @225lb re", Place::AfterLoad { percent: false }),
            ("  squat 5x5 @225l", Place::Unit),
            ("  squat 5x5 @225 rest[", argument("rest", 0)),
            ("  squat 5x5 drop[700, 6", Place::Nothing),
            ("  squat 5x5 phase[up, do", argument("phase", 1)),
            ("  squat 5x5 when ", Place::Condition),
            ("  squat 5x5 when not sp", Place::Condition),
            ("progress up[step, tries = 3]\n  ", rule(RulePart::Start)),
            (
                "progress up[step, tries = 3]\n  tm = tm + 5\n\n  lo",
                rule(RulePart::Start),
            ),
            (
                "progress up[step, tries = 3]\n  load = ",
                rule(RulePart::Value),
            ),
            (
                "progress up[step, tries = 3]\n  load = load + step  when ma",
                rule(RulePart::Condition),
            ),
            ("progress up[step, tries = 3]\n", Place::Start),
            ("progress up\nday 1\n  squat ", Place::Scheme),
            ("use ", after("use", 0)),
            ("priority quads, ", after("priority", 2)),
            ("require profile \"art", Place::Profile),
            (
                "require calves at mo",
                Place::Require(vec!["calves".into(), "at".into()]),
            ),
            ("  > a cue ", Place::Nothing),
            ("squat 5x5 # dr", Place::Nothing),
            ("routine \"Wh", Place::Nothing),
        ] {
            assert_eq!(place_of(text), expected, "{text:?}");
        }
    }
}
