//! What may be written at a place, the likeliest first.

use super::line::{self, At, Place, RulePart};
use super::names::{Kind, Thing};
use super::pages;
use crate::library::{
    EXERCISE_PROPERTIES, GEAR_PROPERTIES, MUSCLE_PROPERTIES, PATTERNS, profile, progression,
    summary,
};
use crate::progress::facts::FACTS;
use crate::requirement::{self, Next};
use crate::routine::{Routine, Weekday};
use crate::source::Span;
use crate::syntax::ast::{Binding, Slice};
use crate::syntax::keyword;
use crate::technique::{self, Takes};

/// Something that may be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The word.
    pub label: String,
    /// What it is.
    pub what: What,
    /// What it is in a few words, or how it is written in full.
    pub detail: String,
    /// What is put in, with `$1` where the writing goes on; the word itself where it is empty.
    pub snippet: String,
    /// How far down the list it belongs: 0 is first.
    pub rank: u8,
}

/// What kind of thing a completion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The name of something.
    Name(Kind),
    /// A word that opens a line.
    Keyword,
    /// A word within a line.
    Word,
    /// A unit.
    Unit,
}

impl What {
    /// A short word for it, by which [`documentation`] knows it again.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Name(kind) => kind.word(),
            Self::Keyword => "keyword",
            Self::Word => "word",
            Self::Unit => "unit",
        }
    }
}

/// What may be written at byte `offset`, with the letters that it takes the place of.
#[must_use]
pub fn completions(routine: &Routine<'_>, offset: u32) -> (Span, Vec<Completion>) {
    let text = routine.source.text();
    let at = line::at(text, offset as usize);
    let mut list = List {
        routine,
        all: Vec::new(),
    };
    list.fill(&at, text.get(..offset as usize).unwrap_or(""));
    let mut all = list.all;
    let after = text.get(offset as usize..).unwrap_or("");
    if after
        .trim_start_matches(super::is_of_a_name)
        .starts_with('[')
    {
        // The brackets are there already.
        for one in &mut all {
            one.snippet.clear();
        }
    }
    all.sort_by(|one, other| (one.rank, &one.label).cmp(&(other.rank, &other.label)));
    all.dedup_by(|one, other| one.label == other.label && one.what == other.what);
    (at.span, all)
}

/// The page of a completion, by its word and [`What::word`].
#[must_use]
pub fn documentation(routine: &Routine<'_>, label: &str, what: &str) -> Option<String> {
    if what == "keyword" || what == "word" {
        return pages::keyword_named(label, what == "keyword");
    }
    let kinds = [
        Kind::Exercise,
        Kind::Muscle,
        Kind::Technique,
        Kind::Style,
        Kind::Progression,
        Kind::Block,
        Kind::Option,
        Kind::Value,
    ];
    let kind = kinds.into_iter().find(|kind| kind.word() == what)?;
    let thing = Thing {
        kind,
        name: label,
        scope: 0,
        of: "",
    };
    let page = pages::page(routine, thing);
    page.or_else(|| {
        let known = progression::named(label).is_some() && kind == Kind::Progression;
        known.then(|| pages::library_progression(label))
    })
}

struct List<'r, 'a> {
    routine: &'r Routine<'a>,
    all: Vec<Completion>,
}

impl List<'_, '_> {
    fn fill(&mut self, at: &At, before: &str) {
        match &at.place {
            Place::Start => self.start(before),
            Place::Exercise => self.exercises(0),
            Place::Scheme => {
                for (scheme, detail) in [
                    ("3x10", "3 sets of 10"),
                    ("5x5", "5 sets of 5"),
                    ("3x8-12", "3 sets of 8 to 12"),
                    ("3xmax", "as many as go"),
                    ("3x30s", "3 times 30 seconds"),
                ] {
                    self.word(scheme, detail, 0);
                }
            }
            Place::Modifier => self.modifiers(),
            Place::AfterLoad { percent } => {
                if *percent {
                    self.word("of", "a share of a load that is worked out", 0);
                    self.word("tm", "of the training max", 0);
                    self.word("max", "of the one-rep maximum", 0);
                    self.word("top", "of the heaviest load of the line so far", 0);
                }
                self.modifiers();
            }
            Place::Load => self.values(),
            Place::Unit => self.units(),
            Place::Argument { word, at: commas } => {
                self.argument(word, *commas, at.exercise.as_deref());
            }
            Place::Condition => self.condition(),
            Place::Require(words) => self.require(words),
            Place::Profile => self.profiles(),
            Place::Rule { part, params } => self.rule(*part, params),
            Place::After { keyword, words } => self.after(keyword, *words),
            Place::Nothing => {}
        }
    }

    fn add(&mut self, label: &str, what: What, detail: String, rank: u8) {
        self.all.push(Completion {
            label: label.to_owned(),
            what,
            detail,
            snippet: String::new(),
            rank,
        });
    }

    fn word(&mut self, word: &str, detail: &str, rank: u8) {
        self.add(word, What::Word, detail.to_owned(), rank);
    }

    fn start(&mut self, before: &str) {
        let inside = opens_items(before);
        let (items, keywords) = if inside { (0, 2) } else { (2, 0) };
        for keyword in keyword::ALL {
            let rank = match keyword.word {
                "use" | "day" | "session" if inside => 1,
                _ => keywords,
            };
            self.add(
                keyword.word,
                What::Keyword,
                keyword.summary.to_owned(),
                rank,
            );
        }
        self.exercises(items);
    }

    fn exercises(&mut self, rank: u8) {
        let catalogue = &self.routine.catalogue;
        let all: Vec<_> = catalogue
            .exercise_names()
            .filter_map(|name| catalogue.exercise(name))
            .collect();
        for exercise in all {
            let title = crate::view::harmless(exercise.title);
            self.add(exercise.name, What::Name(Kind::Exercise), title, rank);
        }
    }

    fn muscles(&mut self, rank: u8) {
        let catalogue = &self.routine.catalogue;
        let names: Vec<&str> = catalogue.muscle_names().collect();
        for name in names {
            self.add(name, What::Name(Kind::Muscle), String::new(), rank);
        }
    }

    fn modifiers(&mut self) {
        for technique in technique::ALL {
            let needs = technique.params.iter().any(|param| {
                !matches!(
                    param.arity,
                    technique::Arity::Optional | technique::Arity::Any
                )
            });
            self.all.push(Completion {
                label: technique.name.to_owned(),
                what: What::Name(Kind::Technique),
                detail: format!("{}: {}", pages::form(technique), technique.summary),
                snippet: if needs {
                    format!("{}[$1]$0", technique.name)
                } else {
                    String::new()
                },
                rank: 1,
            });
        }
        let styles: Vec<_> = self.routine.styles.iter().collect();
        for (name, style) in styles {
            self.called(name, Kind::Style, style.params, 0);
        }
        let own: Vec<_> = self.routine.progressions.iter().collect();
        for (name, progression) in own {
            self.called(name, Kind::Progression, progression.params, 1);
        }
        for known in progression::ALL {
            let name = known.name;
            if !self.routine.progressions.contains_key(name) {
                self.all.push(Completion {
                    label: name.to_owned(),
                    what: What::Name(Kind::Progression),
                    detail: summary(known.text).0,
                    snippet: format!("{name}[$1]$0"),
                    rank: 1,
                });
            }
        }
        self.word("when", "only if an option says so", 2);
        self.word("unless", "not if an option says so", 2);
    }

    /// Something of the routine's own that may take arguments.
    fn called(&mut self, name: &str, kind: Kind, params: Slice<Binding>, rank: u8) {
        let params = crate::routine::param_names(self.routine, params);
        let (detail, snippet) = if params.is_empty() {
            (kind.word().to_owned(), String::new())
        } else {
            (
                format!("{name}[{}]", params.join(", ")),
                format!("{name}[$1]$0"),
            )
        };
        self.all.push(Completion {
            label: name.to_owned(),
            what: What::Name(kind),
            detail,
            snippet,
            rank,
        });
    }

    fn lets(&mut self) {
        let names: Vec<&str> = self.routine.let_names.keys().copied().collect();
        for name in names {
            self.add(name, What::Name(Kind::Value), "value".to_owned(), 0);
        }
    }

    fn values(&mut self) {
        self.lets();
        for value in keyword::VALUES {
            self.word(value.word, value.summary, 1);
        }
        let inner = keyword::INNER.iter();
        for value in inner.filter(|one| ["bw", "max", "top", "cycle"].contains(&one.word)) {
            self.word(value.word, value.summary, 1);
        }
    }

    fn units(&mut self) {
        for (unit, detail) in [
            ("lb", "pounds"),
            ("kg", "kilograms"),
            ("plates", "plates of the machine"),
            ("s", "seconds"),
            ("min", "minutes"),
            ("m", "metres"),
            ("tm", "of the training max"),
        ] {
            let own = self.routine.units.map(crate::quantity::Mass::word);
            let rank = u8::from(own != Some(unit));
            self.add(unit, What::Unit, detail.to_owned(), rank);
        }
    }

    fn condition(&mut self) {
        let options: Vec<&str> = self.routine.options.iter().map(|one| one.name).collect();
        for name in options {
            self.add(name, What::Name(Kind::Option), "option".to_owned(), 0);
        }
        for word in ["and", "or", "not", "week", "cycle"] {
            self.word(word, "", 1);
        }
        self.lets();
    }

    /// In a line of a progression with these parameters.
    fn rule(&mut self, part: RulePart, params: &[String]) {
        let sets = ["load", "reps", "sets"];
        for fact in FACTS {
            // What the line may set; what has a value; what may be asked.
            let may = match part {
                RulePart::Start => sets.contains(&fact.word),
                RulePart::Value => !["made", "missed"].contains(&fact.word),
                RulePart::Condition => true,
            };
            if may {
                self.word(fact.word, fact.summary, 0);
            }
        }
        let params = params.iter();
        for param in params {
            self.add(
                param,
                What::Name(Kind::Parameter),
                "parameter".to_owned(),
                0,
            );
        }
        match part {
            RulePart::Start => self.word("tm", "the lift's training max", 0),
            RulePart::Value => {
                self.values();
                self.word("of", "a share of a load that is worked out", 1);
                self.word("when", "only where the condition holds", 2);
                self.word("unless", "only where the condition does not hold", 2);
            }
            RulePart::Condition => self.condition(),
        }
    }

    /// Behind `require` and these words.
    fn require(&mut self, words: &[String]) {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let catalogue = &self.routine.catalogue;
        let is_target =
            |word: &str| catalogue.muscle(word).is_some() || catalogue.exercise(word).is_some();
        for next in requirement::next(&words, is_target) {
            match next {
                Next::Word(word) => self.word(word, "", 0),
                Next::Muscle => self.muscles(1),
                Next::Exercise => self.exercises(2),
                Next::Weekday => self.weekdays(),
                Next::End => {
                    self.word("when", "only where the condition holds", 1);
                    self.word("unless", "only where the condition does not hold", 1);
                }
            }
        }
        let quoted = match words.as_slice() {
            [] => "profile ",
            ["profile"] => "",
            _ => return,
        };
        for (name, _) in profile::ALL {
            let label = format!("{quoted}\"{name}\"");
            self.word(&label, "requirements of the standard library", 1);
        }
    }

    fn profiles(&mut self) {
        for (name, _) in profile::ALL {
            self.word(name, "requirements of the standard library", 0);
        }
    }

    fn weekdays(&mut self) {
        for day in Weekday::WORDS.iter().take(7) {
            self.word(day, "a day by its name", 1);
        }
    }

    /// In the brackets of `word`.
    fn argument(&mut self, word: &str, commas: usize, exercise: Option<&str>) {
        match word {
            "works" | "part" => return self.muscles(0),
            "gear" => return self.gear(),
            "pattern" => {
                for pattern in PATTERNS {
                    self.word(pattern, "a movement", 0);
                }
                return;
            }
            "bias" => {
                let catalogue = &self.routine.catalogue;
                let exercise = exercise.and_then(|name| catalogue.exercise(name));
                let details = exercise.as_ref().map(|one| catalogue.details(one).clone());
                for bias in details.iter().flat_map(|details| &details.biases) {
                    self.add(
                        bias.name,
                        What::Name(Kind::Bias),
                        crate::view::harmless(bias.title),
                        0,
                    );
                }
                return;
            }
            _ => {}
        }
        let Some(technique) = technique::named(word) else {
            if self.routine.block(word).is_some() {
                self.exercises(1);
            }
            return self.values();
        };
        let last = technique.params.len().saturating_sub(1);
        match technique
            .params
            .get(commas.min(last))
            .map(|param| param.takes)
        {
            Some(Takes::OneOf(words)) => {
                for word in words {
                    self.word(word, "", 0);
                }
            }
            Some(Takes::Load | Takes::LoadOrRamp) => {
                self.values();
                self.word("to", "up to", 1);
            }
            _ => self.lets(),
        }
        for (clause, detail) in [
            ("from set", "from this set on"),
            ("on set", "of this set alone"),
            ("on last set", "of the last set alone"),
            ("when", "only if an option says so"),
        ] {
            self.word(clause, detail, 2);
        }
    }

    fn gear(&mut self) {
        let names: Vec<&str> = self.routine.catalogue.gear_names().collect();
        for name in names {
            self.add(name, What::Name(Kind::Gear), "gear".to_owned(), 0);
        }
    }

    /// On a line that opens with a keyword.
    fn after(&mut self, keyword: &str, words: usize) {
        let all = |list: &mut Self, words: &[&str]| {
            for word in words {
                list.word(word, "", 0);
            }
        };
        match (keyword, words) {
            ("units", 0) => {
                self.add("lb", What::Unit, "pounds".to_owned(), 0);
                self.add("kg", What::Unit, "kilograms".to_owned(), 0);
            }
            ("use", 0) => {
                let blocks: Vec<_> = self.routine.blocks.iter().collect();
                for block in blocks {
                    self.called(block.name, Kind::Block, block.params, 0);
                }
            }
            ("use", _) => all(self, &["when", "unless"]),
            ("priority" | "session", _) => {
                self.muscles(0);
                all(self, &["when", "unless"]);
            }
            ("max" | "tm", 0) => self.exercises(0),
            ("max" | "tm" | "bodyweight", _) => self.units(),
            ("gear", 0) => {
                self.gear();
                self.exercises(1);
            }
            ("gear", _) => all(self, GEAR_PROPERTIES),
            ("day", 0) => {
                self.weekdays();
                for number in ["1", "2", "3", "4", "5", "6", "7"] {
                    self.word(number, "a day by its number", 0);
                }
            }
            ("day", _) => all(self, &["rest", "am", "pm"]),
            ("round", 0) => all(self, &["nearest", "up", "down"]),
            ("round", _) => {
                self.word("gear", "to what the gear can make", 0);
                self.units();
            }
            ("weeks", 1..) => all(self, &["cycles"]),
            ("week", 1..) => self.word("deload", "lighter weeks: `deload[60%]`", 0),
            ("option", 2..) => all(self, &["yes", "no"]),
            ("style", 2..) => self.modifiers(),
            ("let", 2..) => self.values(),
            ("exercise", 1..) => all(self, EXERCISE_PROPERTIES),
            ("muscle", 1..) => all(self, MUSCLE_PROPERTIES),
            ("bias", 1..) => all(self, &["works"]),
            _ => {}
        }
    }
}

/// Whether the last header before here opens a section of items.
fn opens_items(before: &str) -> bool {
    let headers = before.lines().rev().skip(1).find_map(|line| {
        let word = line.split_whitespace().next()?;
        match word {
            "day" | "block" => Some(true),
            "week" | "progress" | "exercise" => Some(false),
            _ => None,
        }
    });
    headers.unwrap_or(false)
}
