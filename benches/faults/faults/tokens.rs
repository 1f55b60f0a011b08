//! The text of a routine goes in; its tokens come out, each with the part that it plays.
//!
//! A scanner of its own: what it takes for a token owes nothing to the parser that is measured.

use std::collections::HashMap;

use leg::library::Catalogue;
use leg::syntax::keyword;
use leg::technique;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// `day`, opening a line.
    Keyword,
    /// `when`, `and`, `to`
    Inner,
    Exercise,
    Technique,
    Muscle,
    /// A use of what the file declares, a name of `option`, `style`, `block`, `let` or `progress`.
    Reference,
    /// Where such a name is declared.
    Declared,
    /// Any other word: of an argument, a property, a requirement.
    Word,
    /// `A1`
    Label,
    /// `4x6`, with an `x` in it.
    Scheme,
    /// `600`, `142.5kg`, `75%`
    Amount,
    String,
    Mark,
    Cue,
}

#[derive(Clone, Debug)]
pub struct Token {
    pub start: usize,
    pub end: usize,
    pub part: Part,
    /// Which line it is on, from 0.
    pub line: usize,
    /// How many brackets it stands in.
    pub depth: usize,
}

/// A line that says something.
#[derive(Clone, Debug)]
pub struct Line {
    pub start: usize,
    /// Without its comment and the blanks before it.
    pub end: usize,
    /// Its tokens among all.
    pub tokens: std::ops::Range<usize>,
}

pub struct Tokens {
    pub all: Vec<Token>,
    pub lines: Vec<Line>,
    /// The kind of each name that the file declares: `option`, `style`, …
    pub declared: HashMap<String, String>,
}

const DECLARE: [&str; 5] = ["option", "style", "block", "let", "progress"];

/// The tokens of `text`.
pub fn tokens(text: &str, known: &Catalogue<'_>) -> Tokens {
    let mut tokens = Tokens {
        all: Vec::new(),
        lines: Vec::new(),
        declared: HashMap::new(),
    };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        scan(line.trim_end_matches('\n'), start, &mut tokens);
        start += line.len();
    }
    for line in &tokens.lines {
        let mut words = tokens.all[line.tokens.clone()].iter();
        if let (Some(first), Some(second)) = (words.next(), words.next()) {
            let keyword = &text[first.start..first.end];
            if DECLARE.contains(&keyword) {
                let name = text[second.start..second.end].to_owned();
                tokens.declared.insert(name, keyword.to_owned());
            }
        }
    }
    for line in tokens.lines.clone() {
        parts(text, &line, &mut tokens, known);
    }
    tokens
}

/// Splits one line, which starts at byte `base`.
fn scan(line: &str, base: usize, tokens: &mut Tokens) {
    let bytes = line.as_bytes();
    let first = tokens.all.len();
    let number = tokens.lines.len();
    let (mut at, mut depth) = (0, 0usize);
    while at < bytes.len() {
        let rest = &line[at..];
        let is_first = tokens.all.len() == first;
        let (length, part) = match bytes[at] {
            b' ' | b'\t' => {
                at += 1;
                continue;
            }
            b'#' => break,
            b'>' if is_first => (rest.len(), Part::Cue),
            b'"' => (
                rest[1..].find('"').map_or(rest.len(), |end| end + 2),
                Part::String,
            ),
            c if c.is_ascii_alphabetic() || c == b'_' => {
                (length_of(rest, |_, c| is_name(c)), Part::Word)
            }
            c if c.is_ascii_digit() => {
                let length = length_of(rest, |before, c| {
                    is_name(c)
                        || matches!(c, '.' | '%')
                        || (c == '-' && before.ends_with(|c: char| c.is_ascii_digit()))
                        || (c == '+' && before.contains('x'))
                });
                let part = if rest[..length].contains('x') {
                    Part::Scheme
                } else {
                    Part::Amount
                };
                (length, part)
            }
            _ => {
                let two = ["<=", ">=", "!="].iter().any(|two| rest.starts_with(two));
                let length = if two {
                    2
                } else {
                    rest.chars().next().map_or(1, char::len_utf8)
                };
                (length, Part::Mark)
            }
        };
        if matches!(bytes[at], b']' | b')') {
            depth = depth.saturating_sub(1);
        }
        tokens.all.push(Token {
            start: base + at,
            end: base + at + length,
            part,
            line: number,
            depth,
        });
        if matches!(bytes[at], b'[' | b'(') {
            depth += 1;
        }
        at += length;
    }
    if tokens.all.len() > first {
        let end = tokens.all.last().map_or(base, |last| last.end);
        tokens.lines.push(Line {
            start: base,
            end,
            tokens: first..tokens.all.len(),
        });
    }
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn length_of(text: &str, goes_on: impl Fn(&str, char) -> bool) -> usize {
    text.char_indices()
        .find(|&(at, c)| !goes_on(&text[..at], c))
        .map_or(text.len(), |(at, _)| at)
}

/// Says which part each word of a line plays.
fn parts(text: &str, line: &Line, tokens: &mut Tokens, known: &Catalogue<'_>) {
    let all = &mut tokens.all[line.tokens.clone()];
    let word_of = |token: &Token| &text[token.start..token.end];
    let opens = all.first().map_or("", word_of);
    let is_keyword = keyword::words().any(|word| word == opens)
        && all.get(1).is_none_or(|next| word_of(next) != "[");
    let mut has_scheme = false;
    for (at, token) in all.iter_mut().enumerate() {
        let word = word_of(token);
        has_scheme |= token.part == Part::Scheme || word == "week";
        if token.part != Part::Word {
            continue;
        }
        let label = word.len() == 2 && word.ends_with(|c: char| c.is_ascii_digit());
        let declared = tokens.declared.contains_key(word);
        let is_technique = technique::ALL
            .iter()
            .any(|technique| technique.name == word);
        token.part = if at == 0 && is_keyword {
            Part::Keyword
        } else if at == 0 && label && word.starts_with(|c: char| c.is_ascii_uppercase()) {
            Part::Label
        } else if at == 1 && DECLARE.contains(&opens) {
            Part::Declared
        } else if at == 1 && matches!(opens, "exercise" | "muscle" | "bias") {
            Part::Word
        } else if opens == "use" && at == 1 {
            Part::Reference
        } else if keyword::is_inner(word) && word != "max" && word != "top" {
            Part::Inner
        } else if matches!(opens, "priority" | "require" | "session")
            && known.muscle(word).is_some()
        {
            Part::Muscle
        } else if declared && at > 0 && opens != "gear" {
            Part::Reference
        } else if known.exercise(word).is_some()
            && (token.depth == 0 || opens == "use")
            && (!is_keyword || matches!(opens, "max" | "tm" | "gear" | "use"))
        {
            Part::Exercise
        } else if is_technique
            && token.depth == 0
            && (has_scheme && !is_keyword || opens == "style")
        {
            Part::Technique
        } else {
            Part::Word
        };
    }
}
