//! A valid routine goes in; ways to break it come out, each a change of one token.

use leg::library::{Catalogue, Sides};
use leg::quantity::Unit;
use leg::syntax::keyword;
use leg::technique;

use super::dice::Dice;
use super::tokens::{Line, Part, Token, Tokens};

/// What kind of slip it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    PunctuationDeleted,
    PunctuationDoubled,
    WrongCloser,
    UnclosedString,
    KeywordMisspelt,
    TechniqueMisspelt,
    ExerciseMisspelt,
    MuscleMisspelt,
    NameMisspelt,
    UnitMisspelt,
    NeighboursSwapped,
    StrayCharacter,
    RepsForgotten,
    OutOfRange,
    WrongUnit,
    Duplicate,
    Undefined,
    WrongExercise,
    WrongLength,
}

impl Class {
    pub const ALL: [(Self, &'static str); 19] = [
        (Self::PunctuationDeleted, "punctuation deleted"),
        (Self::PunctuationDoubled, "punctuation doubled"),
        (Self::WrongCloser, "wrong closer"),
        (Self::UnclosedString, "unclosed string"),
        (Self::KeywordMisspelt, "keyword misspelt"),
        (Self::TechniqueMisspelt, "technique misspelt"),
        (Self::ExerciseMisspelt, "exercise misspelt"),
        (Self::MuscleMisspelt, "muscle misspelt"),
        (Self::NameMisspelt, "name misspelt"),
        (Self::UnitMisspelt, "unit misspelt"),
        (Self::NeighboursSwapped, "neighbours swapped"),
        (Self::StrayCharacter, "stray `§`"),
        (Self::RepsForgotten, "reps forgotten, `5x`"),
        (Self::OutOfRange, "value out of range"),
        (Self::WrongUnit, "wrong unit"),
        (Self::Duplicate, "duplicate definition"),
        (Self::Undefined, "undefined reference"),
        (Self::WrongExercise, "modifier on the wrong exercise"),
        (Self::WrongLength, "list of the wrong length"),
    ];

    pub fn name(self) -> &'static str {
        let known = Self::ALL.iter().find(|(class, _)| *class == self);
        known.map_or("", |(_, name)| name)
    }

    /// Whether the slip is a name of the language or of the file with a letter wrong.
    pub fn is_misspelling(self) -> bool {
        matches!(
            self,
            Self::KeywordMisspelt
                | Self::TechniqueMisspelt
                | Self::ExerciseMisspelt
                | Self::MuscleMisspelt
                | Self::NameMisspelt
                | Self::UnitMisspelt
        )
    }
}

/// One change.
#[derive(Clone, Debug)]
pub struct Mutant {
    pub class: Class,
    /// The bytes of the valid text that are replaced.
    pub start: usize,
    pub end: usize,
    /// By what.
    pub new: String,
    /// The line it is on, from 0.
    pub line: usize,
}

impl Mutant {
    pub fn apply(&self, text: &str) -> String {
        format!("{}{}{}", &text[..self.start], self.new, &text[self.end..])
    }

    /// What stood there.
    pub fn original<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.end]
    }
}

/// A routine with all that is known of it.
pub struct Broken<'b, 'a> {
    pub text: &'b str,
    pub tokens: &'b Tokens,
    pub known: &'b Catalogue<'a>,
}

/// One mutant for each place where `class` can happen, its details by `dice`.
pub fn mutants(class: Class, routine: &Broken<'_, '_>, dice: &mut Dice) -> Vec<Mutant> {
    let mut found = Vec::new();
    for line in &routine.tokens.lines {
        let all = &routine.tokens.all[line.tokens.clone()];
        for at in 0..all.len() {
            if let Some((start, end, new)) = routine.slip(class, line, all, at, dice) {
                found.push(Mutant {
                    class,
                    start,
                    end,
                    new,
                    line: all[at].line,
                });
            }
        }
    }
    found
}

type Change = (usize, usize, String);

impl Broken<'_, '_> {
    fn str(&self, token: &Token) -> &str {
        &self.text[token.start..token.end]
    }

    fn slip(
        &self,
        class: Class,
        line: &Line,
        all: &[Token],
        at: usize,
        dice: &mut Dice,
    ) -> Option<Change> {
        let token = &all[at];
        let word = self.str(token);
        let replaced = |new: String| Some((token.start, token.end, new));
        match class {
            Class::PunctuationDeleted => match token.part {
                Part::Mark => replaced(String::new()),
                Part::Cue => Some((token.start, token.start + 1, String::new())),
                _ => None,
            },
            // `- -1` is one; and a cue may well open with a `>`.
            Class::PunctuationDoubled if token.part == Part::Mark && word != "-" => {
                Some((token.end, token.end, word.to_owned()))
            }
            Class::PunctuationDoubled if token.part == Part::String => {
                Some((token.start, token.start, "\"".to_owned()))
            }
            Class::WrongCloser => match word {
                "]" => replaced(dice.pick(&[")", "}", ">"]).to_owned()),
                ")" => replaced("]".to_owned()),
                _ if token.part == Part::String => Some((
                    token.end - 1,
                    token.end,
                    dice.pick(&["'", "”", "`"]).to_owned(),
                )),
                _ => None,
            },
            Class::UnclosedString if token.part == Part::String => {
                Some((token.end - 1, token.end, String::new()))
            }
            Class::KeywordMisspelt => match token.part {
                Part::Keyword | Part::Inner => replaced(self.misspelt(word, dice)?),
                _ => None,
            },
            Class::TechniqueMisspelt if token.part == Part::Technique => {
                replaced(self.misspelt(word, dice)?)
            }
            Class::ExerciseMisspelt if token.part == Part::Exercise => {
                replaced(self.misspelt(word, dice)?)
            }
            Class::MuscleMisspelt if token.part == Part::Muscle => {
                replaced(self.misspelt(word, dice)?)
            }
            Class::NameMisspelt if token.part == Part::Reference => {
                replaced(self.misspelt(word, dice)?)
            }
            Class::UnitMisspelt => {
                let is_apart = token.part == Part::Word
                    && at > 0
                    && all[at - 1].part == Part::Amount
                    && Unit::named(word).is_some();
                let unit = if is_apart {
                    word
                } else {
                    unit_of(token, word)?
                };
                let wrong = self.misspelt(unit, dice)?;
                Some((token.end - unit.len(), token.end, wrong))
            }
            Class::NeighboursSwapped => self.swapped(all, at),
            Class::StrayCharacter if token.part != Part::Cue => {
                let after = dice.roll(2) == 0;
                let place = if after { token.end } else { token.start };
                let stray = if after { " §" } else { "§ " };
                Some((place, place, stray.to_owned()))
            }
            Class::RepsForgotten if token.part == Part::Scheme => {
                let x = word.find('x')?;
                // The token is all of it: `4x6` is what is to be named.
                Some((token.start, token.end, word[..=x].to_owned()))
            }
            Class::OutOfRange => self.out_of_range(all, at, dice),
            Class::WrongUnit => self.wrong_unit(all, at, dice),
            Class::Duplicate => self.duplicate(line, all, at),
            Class::Undefined => match token.part {
                Part::Reference | Part::Exercise | Part::Muscle => replaced(
                    dice.pick(&["zwieback", "quincunx", "ombrophile"])
                        .to_owned(),
                ),
                _ => None,
            },
            Class::WrongExercise => self.wrong_exercise(line, all, at),
            Class::WrongLength => self.wrong_length(all, at, dice),
            _ => None,
        }
    }

    /// `word` with one letter wrong; never a word that means something.
    fn misspelt(&self, word: &str, dice: &mut Dice) -> Option<String> {
        for _ in 0..20 {
            let mut letters: Vec<char> = word.chars().collect();
            let at = dice.roll(letters.len());
            let letter = dice.pick(&['a', 'e', 'i', 'l', 'n', 'o', 'r', 's', 't', 'u']);
            match dice.roll(4) {
                0 if letters.len() > 2 => {
                    letters.remove(at);
                }
                1 if at + 1 < letters.len() => letters.swap(at, at + 1),
                2 => letters[at] = letter,
                _ => letters.insert(at, letters[at]),
            }
            let wrong: String = letters.into_iter().collect();
            if wrong != word && !self.means_something(&wrong) {
                return Some(wrong);
            }
        }
        None
    }

    fn means_something(&self, word: &str) -> bool {
        keyword::is_taken(word)
            || word.is_empty()
            || Unit::named(word).is_some()
            || self.known.exercise(word).is_some()
            || self.known.muscle(word).is_some()
            || self.tokens.declared.contains_key(word)
            || technique::ALL.iter().any(|known| known.name == word)
            // `X` of a tempo, `A1` of a superset
            || word.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Two tokens of different parts that stand side by side, the other way round.
    fn swapped(&self, all: &[Token], at: usize) -> Option<Change> {
        let (one, two) = (&all[at], all.get(at + 1)?);
        let is_list = |token: &Token| matches!(token.part, Part::Technique | Part::Reference);
        if one.part == two.part && one.part != Part::Word || is_list(one) && is_list(two) {
            return None;
        }
        let gap = &self.text[one.end..two.start];
        let new = format!("{}{gap}{}", self.str(two), self.str(one));
        Some((one.start, two.end, new))
    }

    /// The technique in whose brackets a token stands, and its place among its arguments.
    fn technique_of<'t>(&'t self, all: &[Token], at: usize) -> Option<&'t str> {
        let depth = all[at].depth;
        if depth != 1 {
            return None;
        }
        let open = (0..at).rev().find(|&before| all[before].depth < depth)?;
        let name = all.get(open.checked_sub(1)?)?;
        (name.part == Part::Technique).then(|| self.str(name))
    }

    fn out_of_range(&self, all: &[Token], at: usize, dice: &mut Dice) -> Option<Change> {
        let token = &all[at];
        let word = self.str(token);
        let replaced = |new: String| Some((token.start, token.end, new));
        if token.part == Part::Scheme {
            let (sets, asked) = word.split_once('x')?;
            return match dice.roll(4) {
                0 => replaced(format!("0x{asked}")),
                1 if asked.chars().all(|c| c.is_ascii_digit()) => replaced(format!("{sets}x0")),
                2 if asked.chars().all(|c| c.is_ascii_digit()) => {
                    let reps: u32 = asked.parse().ok()?;
                    replaced(format!("{sets}x{}-{reps}", reps + 3))
                }
                _ => replaced(format!("{sets}0000000x{asked}")),
            };
        }
        if token.part != Part::Amount {
            return None;
        }
        let opens = self.str(&all[0]);
        let number = word.trim_end_matches(|c: char| c.is_alphabetic() || c == '%');
        let unit = &word[number.len()..];
        let before = at.checked_sub(1).map(|before| self.str(&all[before]));
        if at == 1 {
            return match opens {
                "day" => replaced(dice.pick(&["0", "9", "70"]).to_owned()),
                "week" => replaced("99".to_owned()),
                "days" | "weeks" | "bodyweight" => replaced("0".to_owned()),
                _ => None,
            };
        }
        match self.technique_of(all, at) {
            Some("rpe") => return replaced(dice.pick(&["14", "0.5", "80"]).to_owned()),
            Some("rir") => return replaced(dice.pick(&["14", "40"]).to_owned()),
            Some("forced" | "partials" | "myo") => return replaced(format!("0{unit}")),
            Some("work") => return replaced(format!("{number}0{unit}")),
            Some("drop" | "rest" | "rest_pause" | "negative") if number.parse::<u32>().is_ok() => {
                return replaced(format!("{number}0000000{unit}"));
            }
            Some(_) => return None,
            None => {}
        }
        match (before, unit) {
            (Some("@"), "%") => replaced(dice.pick(&["900%", "0%"]).to_owned()),
            (Some("@"), _) => replaced(format!("0{unit}")),
            _ if opens == "max" => replaced(format!("0{unit}")),
            _ => None,
        }
    }

    fn wrong_unit(&self, all: &[Token], at: usize, dice: &mut Dice) -> Option<Change> {
        let token = &all[at];
        let word = self.str(token);
        if token.part == Part::Scheme && !word.contains("max") && !word.ends_with('+') {
            let bare = word.trim_end_matches(char::is_alphabetic);
            return Some((token.start, token.end, format!("{bare}kg")));
        }
        if token.part != Part::Amount {
            return None;
        }
        // `4 plates`: the unit is a word of its own.
        if all
            .get(at + 1)
            .is_some_and(|next| Unit::named(self.str(next)).is_some())
        {
            return None;
        }
        let number = word.trim_end_matches(|c: char| c.is_alphabetic() || c == '%');
        let before = at.checked_sub(1).map(|before| self.str(&all[before]));
        let unit = match self.technique_of(all, at) {
            Some("rest" | "rest_pause" | "negative") => dice.pick(&["kg", "m", "%"]),
            Some("drop" | "pyramid") => dice.pick(&["s", "min"]),
            Some("rpe" | "rir" | "forced" | "work" | "partials") => dice.pick(&["kg", "s", "%"]),
            None if before == Some("@") => dice.pick(&["s", "min", "m"]),
            None if self.str(&all[0]) == "max" => dice.pick(&["s", "%", "min"]),
            _ => return None,
        };
        Some((token.start, token.end, format!("{number}{unit}")))
    }

    /// A declaration once more: right after itself, or with its lines at the end of the file.
    fn duplicate(&self, line: &Line, all: &[Token], at: usize) -> Option<Change> {
        let token = &all[at];
        if at > 0 {
            // A technique twice on its line.
            let is_last = all.get(at + 1).is_none_or(|next| self.str(next) != "[");
            return (token.part == Part::Technique && is_last)
                .then(|| (token.end, token.end, format!(" {}", self.str(token))));
        }
        if token.part != Part::Keyword {
            return None;
        }
        let ends = self.text[line.end..]
            .find('\n')
            .map_or(self.text.len(), |end| line.end + end);
        let copy = &self.text[line.start..line.end];
        match self.str(token) {
            "routine" | "units" | "option" | "bodyweight" | "max" | "tm" | "let" | "round"
            | "weeks" | "days" | "style" => Some((ends, ends, format!("\n{copy}"))),
            "block" | "day" | "progress" => {
                let own = all[0].line;
                let lines = &self.tokens.lines;
                let next = lines[own + 1..].iter().find(|next| {
                    let first = &self.tokens.all[next.tokens.start];
                    first.part == Part::Keyword && !matches!(self.str(first), "use" | "session")
                });
                if self.str(token) == "day"
                    && lines.iter().any(|line| {
                        let first = &self.tokens.all[line.tokens.start];
                        self.str(first) == "week" && first.part == Part::Keyword
                    })
                {
                    return None;
                }
                let end = next.map_or(self.text.len(), |next| next.start);
                let whole = self.text[line.start..end].trim_end();
                let last = self.text.trim_end().len();
                Some((last, last, format!("\n{whole}")))
            }
            _ => None,
        }
    }

    /// A technique of which the exercise knows nothing.
    fn wrong_exercise(&self, line: &Line, all: &[Token], at: usize) -> Option<Change> {
        let token = &all[at];
        let is_item = token.part == Part::Exercise && (at == 0 || all[0].part == Part::Label);
        if !is_item || all.iter().any(|token| self.str(token) == "|") {
            return None;
        }
        let exercise = self.known.exercise(self.str(token))?;
        let has = |name: &str| all.iter().any(|token| self.str(token) == name);
        let condition = all
            .iter()
            .find(|token| token.depth == 0 && matches!(self.str(token), "when" | "unless"));
        let place = condition.map_or(line.end, |condition| {
            self.text[..condition.start].trim_end().len()
        });
        let details = self.known.details(&exercise);
        let wrong = match exercise.sides {
            Sides::Both if !has("each") && !has("alternating") => {
                if token.line.is_multiple_of(2) {
                    "each[leg]"
                } else {
                    "each[arm]"
                }
            }
            _ if details.biases.is_empty() && !has("bias") => "bias[glutes]",
            _ => return None,
        };
        Some((place, place, format!(" {wrong}")))
    }

    /// A list that had a member for each set or week, with one more or one less.
    fn wrong_length(&self, all: &[Token], at: usize, dice: &mut Dice) -> Option<Change> {
        let token = &all[at];
        let open = all.get(at + 1).filter(|open| self.str(open) == "[");
        let name = self.str(token);
        if name == "tempo" {
            let code = all.get(at + 2)?;
            let text = self.str(code);
            let new = if dice.roll(2) == 0 {
                text[..text.len() - 1].to_owned()
            } else {
                format!("{text}0")
            };
            return Some((code.start, code.end, new));
        }
        if !matches!(name, "@" | "week" | "cycle") {
            return None;
        }
        let open = open?;
        let inside = |token: &&Token| token.depth > open.depth;
        let members: Vec<&Token> = all[at + 2..].iter().take_while(inside).collect();
        let commas: Vec<&&Token> = members
            .iter()
            .filter(|token| self.str(token) == "," && token.depth == open.depth + 1)
            .collect();
        let (last, comma) = (members.last()?, commas.last()?);
        if dice.roll(2) == 0 {
            let member = &self.text[comma.end..last.end];
            Some((last.end, last.end, format!(",{member}")))
        } else {
            Some((comma.start, last.end, String::new()))
        }
    }
}

/// The unit that is glued to a number.
fn unit_of<'w>(token: &Token, word: &'w str) -> Option<&'w str> {
    if !matches!(token.part, Part::Amount | Part::Scheme) {
        return None;
    }
    let bare = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = &word[bare.len()..];
    (Unit::named(unit).is_some() && bare.ends_with(|c: char| c.is_ascii_digit())).then_some(unit)
}
