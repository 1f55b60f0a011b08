//! Lines as they stand in a notebook or a forum: `Bench press: 3 x 8 @ 80 kg, RPE 8, 3 min rest` goes in;
//! the same line in Leg comes out, to be tried as any other edit is.

mod loads;
mod opening;
mod sets;
mod techniques;

use crate::diagnostic::nearest;
use crate::quantity::Unit;
use crate::syntax::{Kind as Piece, Lexeme, keyword};
use crate::technique;

/// What the exercise is called.
pub(super) enum Names {
    /// As it is written, but for capitals and blanks.
    Own,
    /// One of those that are near, and whether there can be no other.
    Near { names: Vec<String>, sure: bool },
}

/// A line in Leg.
pub(super) struct Written {
    pub(super) line: String,
    /// Whether it says nothing that was only guessed.
    pub(super) sure: bool,
}

/// `line`, without its blanks before and its comment, as Leg has it, with each of `names`. Nothing where some part of it says nothing; with
/// `prose`, words that say nothing become a comment.
pub(super) fn written(line: &str, pieces: &[Lexeme], names: &Names, prose: bool) -> Vec<Written> {
    let mut reader = Reader::of(line, pieces, prose);
    if reader.read().is_none() || reader.habits == 0 {
        return Vec::new();
    }
    let own = [reader.name.clone()];
    let (names, is_sure) = match names {
        Names::Own => (&own[..], true),
        Names::Near { names, sure } => (names.as_slice(), *sure),
    };
    let lines = names.iter().filter_map(|name| {
        Some(Written {
            line: reader.line(name)?,
            sure: reader.sure && is_sure,
        })
    });
    lines.collect()
}

/// The name of the exercise that a line opens with, as Leg would write it.
pub(super) fn name(line: &str, pieces: &[Lexeme]) -> Option<String> {
    let mut reader = Reader::of(line, pieces, false);
    reader.opening()?;
    Some(reader.name).filter(|name| !name.is_empty())
}

/// A piece of the line.
struct Token<'l> {
    kind: Piece,
    text: &'l str,
    lower: String,
    /// Whether it stands right against the one before it.
    glued: bool,
    start: usize,
    end: usize,
}

/// Sets of one kind, and their load.
struct Group {
    sets: String,
    reps: String,
    load: Option<String>,
}

/// What is to be said of the last set alone may stand before it or after it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Technique,
    Amrap,
    Other,
}

struct Reader<'l> {
    text: &'l str,
    tokens: Vec<Token<'l>>,
    at: usize,
    prose: bool,
    label: String,
    name: String,
    alternatives: String,
    groups: Vec<Group>,
    /// A load that stands before the sets.
    first_load: Option<String>,
    techniques: Vec<String>,
    /// As many reps as go, and whether in the last set alone.
    amrap: Option<bool>,
    /// `last set` stands before what it is said of.
    of_last: bool,
    latest: Last,
    condition: String,
    comment: String,
    /// How much of it is not written as Leg has it.
    habits: usize,
    sure: bool,
}

impl<'l> Reader<'l> {
    fn of(text: &'l str, pieces: &[Lexeme], prose: bool) -> Self {
        let mut end = 0;
        let tokens = pieces.iter().map(|piece| {
            let word = piece.span.of_text(text);
            let token = Token {
                kind: piece.kind,
                text: word,
                lower: word.to_lowercase(),
                glued: piece.span.start as usize == end,
                start: piece.span.start as usize,
                end: piece.span.end as usize,
            };
            end = token.end;
            token
        });
        Self {
            text,
            tokens: tokens.collect(),
            at: 0,
            prose,
            label: String::new(),
            name: String::new(),
            alternatives: String::new(),
            groups: Vec::new(),
            first_load: None,
            techniques: Vec::new(),
            amrap: None,
            of_last: false,
            latest: Last::Other,
            condition: String::new(),
            comment: String::new(),
            habits: 0,
            sure: true,
        }
    }

    fn read(&mut self) -> Option<()> {
        self.opening()?;
        while self.at < self.tokens.len() {
            let before = self.at;
            if self.part().is_none() {
                self.at = before;
                self.said_in_words()?;
            }
        }
        if self.name.is_empty() || self.groups.is_empty() || self.of_last {
            return None;
        }
        if let Some(load) = self.first_load.take() {
            self.groups
                .first_mut()
                .filter(|group| group.load.is_none())?
                .load = Some(load);
        }
        self.until_none_go()
    }

    /// The line with `name` for its exercise.
    fn line(&self, name: &str) -> Option<String> {
        let group = |group: &Group| match &group.load {
            _ if group.sets.is_empty() => group.reps.clone(),
            Some(load) => format!("{}x{} @{load}", group.sets, group.reps),
            None => format!("{}x{}", group.sets, group.reps),
        };
        let groups: Vec<String> = self.groups.iter().map(group).collect();
        let mut line = String::new();
        for part in [&self.label, name, &self.alternatives, &groups.join(", ")]
            .into_iter()
            .chain(self.techniques.iter().map(String::as_str))
            .chain([self.condition.as_str(), &self.comment])
            .filter(|part| !part.is_empty())
        {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(part);
        }
        (!name.is_empty()).then_some(line)
    }

    /// One thing that the line says.
    fn part(&mut self) -> Option<()> {
        let token = self.token(0)?;
        match token.kind {
            Piece::Scheme => self.scheme(),
            Piece::Amount | Piece::Code => self.number(),
            Piece::At => {
                self.at += 1;
                self.load()
            }
            Piece::Word => self.word(),
            Piece::Comma | Piece::Bar => {
                // Groups are parted by commas in Leg too.
                let parts_groups = self.is(1, Piece::Scheme) && !self.groups.is_empty();
                self.skip(1, usize::from(!parts_groups))
            }
            Piece::Sign => self.sign(),
            _ => match token.text {
                "(" => self.in_brackets(),
                ":" | ";" | "." | "–" | "—" | "•" | "|" => self.skip(1, 1),
                // `@45lb/side`: that is a load on each side.
                "/" if self.side(1).is_some() && self.loads_a_side() => None,
                "/" if self.side(1).is_some() => self.each(1),
                "/" if !self.is_glued(0) && !self.is_glued(1) => self.skip(1, 1),
                _ => None,
            },
        }
    }

    /// `- 225`, `+10kg`, `+ AMRAP`
    fn sign(&mut self) -> Option<()> {
        let is_apart = !self.is_glued(0) && !self.is_glued(1);
        let is_plus = self.lower(0) == "+";
        if is_apart && (!is_plus || is_amrap(self.lower(1))) {
            return self.skip(1, 1);
        }
        if is_plus && self.is(1, Piece::Amount) && self.is_glued(1) && !self.groups.is_empty() {
            self.at += 1;
            self.sure = false;
            let (number, unit) = self.amount()?;
            return self.loaded(format!("bw+{number}{unit}"));
        }
        None
    }

    /// `(225 lb)`, `(3 min rest)`, `(slow)`
    fn in_brackets(&mut self) -> Option<()> {
        let close = (self.at..self.tokens.len())
            .find(|at| self.tokens.get(*at).is_some_and(|token| token.text == ")"))?;
        // The bracket itself is passed over, and its other half is gone.
        let inside = self.tokens.drain(close..=close).count();
        self.at += inside;
        while self.at < close {
            let at = self.at;
            if self.part().is_none() || self.at > close {
                // What is put in brackets and is nothing to Leg is a remark, up to a comma.
                let end = (at..close)
                    .find(|at| {
                        self.tokens
                            .get(*at)
                            .is_some_and(|token| token.kind == Piece::Comma)
                    })
                    .unwrap_or(close);
                let (first, last) = (self.tokens.get(at)?, self.tokens.get(end.checked_sub(1)?)?);
                let said = self.text.get(first.start..last.end)?.to_owned();
                // The load once more in the other unit says nothing new.
                let is_load =
                    said.ends_with(char::is_alphabetic) && self.groups.last()?.load.is_some();
                let has_figures = said.contains(|c: char| c.is_ascii_digit());
                if !self.prose || !is_load && (has_figures || !is_prose(&said)) {
                    return None;
                }
                self.remark(&said);
                self.at = end;
            }
        }
        self.habits += 1;
        Some(())
    }

    /// Takes the rest of the line for words of the lifter's own.
    fn said_in_words(&mut self) -> Option<()> {
        let first = self.token(0)?;
        let is_text = matches!(first.kind, Piece::Word | Piece::String)
            || matches!(first.text, "(" | "//" | "-" | "–" | "—" | "<");
        let ahead = self.tokens.get(self.at..)?;
        let says_sets = ahead
            .iter()
            .any(|token| matches!(token.kind, Piece::Scheme | Piece::At | Piece::Open));
        if !self.prose || !is_text || says_sets || self.groups.is_empty() || self.of_last {
            return None;
        }
        let said = self.text.get(first.start..ahead.last()?.end)?.to_owned();
        // Figures mean something, and so does a word right behind one.
        let before = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        let counts = before.is_some_and(|before| {
            matches!(before.kind, Piece::Scheme | Piece::Amount | Piece::Code)
                && MEASURES.contains(&self.lower(0))
        });
        if counts || said.contains(|c: char| c.is_ascii_digit()) || !is_prose(&said) {
            return None;
        }
        self.at = self.tokens.len();
        let said = said
            .trim_matches(['"', '/', '-', '–', '—', '<', ' '])
            .to_owned();
        self.remark(&said);
        Some(())
    }

    /// Whether a load stands right before.
    fn loads_a_side(&self) -> bool {
        let loaded = self.groups.last().is_some_and(|group| group.load.is_some());
        loaded && self.is_glued(0)
    }

    fn remark(&mut self, said: &str) {
        let mark = if self.comment.is_empty() { "# " } else { ", " };
        self.comment.push_str(mark);
        self.comment.push_str(said);
        self.habits += 1;
        self.sure = false;
    }

    fn token(&self, ahead: usize) -> Option<&Token<'l>> {
        self.tokens.get(self.at + ahead)
    }

    fn lower(&self, ahead: usize) -> &str {
        self.token(ahead).map_or("", |token| &token.lower)
    }

    fn is(&self, ahead: usize, kind: Piece) -> bool {
        self.token(ahead).is_some_and(|token| token.kind == kind)
    }

    /// Whether a piece stands right against the one before it.
    fn is_glued(&self, ahead: usize) -> bool {
        self.token(ahead).is_some_and(|token| token.glued)
    }

    /// Passes over `count` pieces, which are so many habits.
    #[allow(clippy::unnecessary_wraps, reason = "it ends what is read as a part")]
    fn skip(&mut self, count: usize, habits: usize) -> Option<()> {
        self.at += count;
        self.habits += habits;
        Some(())
    }

    /// `225`, `102,5 kg`, `2:30`, `2-3 min`: a number as Leg writes it, and the word of its unit.
    fn amount(&mut self) -> Option<(String, &'static str)> {
        let token = self.token(0).filter(|token| token.kind == Piece::Amount)?;
        let end = token
            .text
            .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-')));
        let (number, glued) = token
            .text
            .split_at_checked(end.unwrap_or(token.text.len()))?;
        let (mut number, mut glued) = (number.to_owned(), glued.to_lowercase());
        self.at += 1;
        if glued.is_empty() && self.lower(0) == ":" && self.is_glued(0) && self.is_glued(1) {
            let seconds = self.lower(1).trim_end_matches("min").parse::<u32>().ok();
            let seconds = seconds.filter(|seconds| *seconds < 60)?;
            let minutes = number
                .parse::<u32>()
                .ok()
                .filter(|minutes| *minutes < 100)?;
            self.skip(2, 1);
            if self.unit_word(0) == Some("min") {
                self.at += 1;
            }
            return Some(match seconds {
                0 => (minutes.to_string(), "min"),
                _ => ((minutes * 60 + seconds).to_string(), "s"),
            });
        }
        // `102,5`
        if glued.is_empty()
            && self.is(0, Piece::Comma)
            && self.is_glued(0)
            && self.is_glued(1)
            && self.is(1, Piece::Amount)
        {
            let part = self.lower(1).to_owned();
            let end = part
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(part.len());
            let (digits, unit) = part.split_at_checked(end)?;
            match digits.len() {
                1 | 2 => number = format!("{number}.{digits}"),
                3 => number.push_str(digits),
                _ => return None,
            }
            unit.clone_into(&mut glued);
            self.skip(2, 1);
        }
        if glued.is_empty() {
            let Some(unit) = self.unit_word(0) else {
                return Some((number, ""));
            };
            // `4 plates` is how Leg has it.
            self.skip(1, usize::from(unit != "plates"));
            return Some((number, if unit == "plates" { " plates" } else { unit }));
        }
        let unit = unit(&glued)?;
        self.habits += usize::from(unit != glued);
        Some((number, unit))
    }

    /// The unit that a word is, or is in the habit of being.
    fn unit_word(&self, ahead: usize) -> Option<&'static str> {
        let token = self
            .token(ahead)
            .filter(|token| token.kind == Piece::Word)?;
        // `3 m`: as likely minutes.
        unit(&token.lower).filter(|unit| *unit != "m" || token.lower != "m")
    }

    /// From an open bracket of any kind to the one that closes it: what stands within.
    fn bracket(&mut self) -> Option<&'l str> {
        let open = self.at;
        let (opens, closes) = match self.token(0)?.text {
            "[" => ("[", "]"),
            "(" => ("(", ")"),
            "{" => ("{", "}"),
            _ => return None,
        };
        let mut depth = 0usize;
        for at in open..self.tokens.len() {
            let text = self.tokens.get(at)?.text;
            if text == opens {
                depth += 1;
            } else if text == closes {
                depth = depth.checked_sub(1)?;
            }
            if depth == 0 {
                self.habits += usize::from(opens != "[");
                self.at = at + 1;
                let (start, end) = (self.tokens.get(open)?.end, self.tokens.get(at)?.start);
                return self.text.get(start..end).map(str::trim);
            }
        }
        None
    }
}

/// A unit as Leg writes it.
fn unit(word: &str) -> Option<&'static str> {
    Unit::meant(word).map(Unit::word)
}

/// Whether words say nothing that Leg has a word for, and are none that was only misspelt.
fn is_prose(said: &str) -> bool {
    let lower = said.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|word| !word.is_empty())
        .collect();
    let means = |word: &str| {
        keyword::is_taken(word)
            || technique::named(word).is_some()
            || technique::HABITS.iter().any(|(habit, _)| *habit == word)
            || matches!(
                word,
                "if" | "when" | "unless" | "linear" | "double" | "tm" | "max" | "top"
            )
    };
    let names = || technique::ALL.iter().map(|technique| technique.name);
    let is_near = |word: &str| nearest(word, names()).is_some_and(|near| near.close);
    !words.iter().any(|word| means(word))
        && match words.as_slice() {
            [] => false,
            [one] => one.len() > 3 && !is_near(one),
            _ => true,
        }
}

/// Measures that Leg has none of.
const MEASURES: &[&str] = &[
    "yards", "yard", "yd", "yds", "ft", "feet", "foot", "miles", "mile", "km", "k", "cal", "cals",
    "calories", "rounds", "round", "steps", "breaths", "inches", "in", "cm",
];

/// Whether a word asks for as many reps as go.
fn is_amrap(word: &str) -> bool {
    matches!(word, "amrap" | "amraps" | "amsap")
}
