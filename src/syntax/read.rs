//! Numbers and schemes: the text of a piece goes in, exact values come out, and what is wrong
//! with them is reported.

use super::ast::{Ast, Slice, Term, TermKind};
use crate::diagnostic::{Diagnostic, Findings, Rule, Severity, nearest};
use crate::quantity::{Decimal, Interval, NumeralError, Thousandths, Unit};
use crate::source::{FileId, Place, Span};

/// The most sets, reps, seconds or metres that one line may ask for.
pub const MAX_COUNT: u32 = 1_000_000;

/// A written number or range with its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The least.
    pub min: Thousandths,
    /// The greatest; the same for a single number.
    pub max: Thousandths,
    /// The unit that was written.
    pub unit: Unit,
    /// Where it stands, unit included.
    pub span: Span,
}

impl Amount {
    /// Both ends as an interval.
    #[must_use]
    pub fn interval(self) -> Interval {
        Interval::between(self.min.into(), self.max.into())
    }

    /// The one value it is, if it is not a range.
    #[must_use]
    pub fn single(self) -> Option<Decimal> {
        (self.min == self.max).then(|| self.min.into())
    }

    /// The seconds it says, a bare number being seconds; `None` for what is no time.
    #[must_use]
    pub fn seconds(self) -> Option<Interval> {
        match self.unit {
            Unit::None | Unit::Seconds => Some(self.interval()),
            Unit::Minutes => Some(self.interval() * Decimal::whole(60)),
            _ => None,
        }
    }
}

/// What one segment of a set asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bout {
    /// `6`, `12-20`
    Reps(Interval),
    /// `5+` (5 or more), `max` (1 or more)
    AsManyAsPossible(Interval),
    /// `30s`, `5min`
    Seconds(Interval),
    /// `40m`
    Metres(Interval),
}

/// A scheme, read: `3-4x10+10`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// The least and the greatest number of sets.
    pub sets: (u32, u32),
    /// One for each segment of a set.
    pub bouts: Vec<Bout>,
}

/// A tree with its text, for looking up what spans say and reporting on it.
pub struct Reader<'a, 'f> {
    /// The text that the spans are of.
    pub text: &'a str,
    /// The file it is.
    pub file: FileId,
    /// The tree.
    pub ast: &'f Ast,
    /// Where reports go.
    pub findings: &'f mut Findings,
}

impl<'a> Reader<'a, '_> {
    /// The text of a span.
    #[must_use]
    pub fn str(&self, span: Span) -> &'a str {
        span.of_text(self.text)
    }

    /// The text of a string without its quotes.
    #[must_use]
    pub fn unquoted(&self, span: Span) -> &'a str {
        self.str(span)
            .trim_matches(['"', '“', '”', '„', '«', '»', '‘', '’', '\''])
            .trim()
    }

    /// A place of this file.
    #[must_use]
    pub const fn place(&self, span: Span) -> Place {
        Place::new(self.file, span)
    }

    /// Reports a finding.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.findings.push(diagnostic);
    }

    /// Reports `rule` at `span`.
    pub fn fault(
        &mut self,
        rule: &'static Rule,
        span: Span,
        message: impl Into<String>,
        label: &str,
        help: impl Into<String>,
    ) {
        let place = self.place(span);
        self.report(Diagnostic::new(rule, message).at(place, label).help(help));
    }

    /// Reports that `word`, at `span`, is no known `what`, with the nearest that is.
    pub fn unknown<'n>(
        &mut self,
        rule: &'static Rule,
        what: &str,
        span: Span,
        known: impl IntoIterator<Item = &'n str>,
    ) {
        let word = self.str(span);
        let place = self.place(span);
        let near = nearest(word, known);
        let diagnostic = Diagnostic::new(rule, format!("There is no {what} called `{word}`"))
            .at(place, "not known");
        self.report(diagnostic.suggest(place, near));
    }

    /// Reads `600`, `142.5kg`, `12-20`.
    pub fn amount(&mut self, span: Span) -> Option<Amount> {
        let text = self.str(span);
        let numeral_end = text
            .find(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-'))
            .unwrap_or(text.len());
        let (numerals, unit) = text.split_at_checked(numeral_end)?;
        let unit = if unit.is_empty() {
            Unit::None
        } else {
            self.unit(Span::new(
                span.end - u32::try_from(unit.len()).ok()?,
                span.end,
            ))?
        };
        let (min, max) = self.range(numerals, span)?;
        Some(Amount {
            min,
            max,
            unit,
            span,
        })
    }

    /// Reads the word of a unit.
    pub fn unit(&mut self, span: Span) -> Option<Unit> {
        let word = self.str(span);
        if let Some(unit) = Unit::named(word) {
            return Some(unit);
        }
        let place = self.place(span);
        let lower = word.to_lowercase();
        let habit = Unit::HABITS
            .iter()
            .find(|(habit, _)| *habit == lower)
            .map(|(_, unit)| *unit);
        let known = Unit::ALL.iter().map(|(unit, _)| *unit);
        let diagnostic =
            Diagnostic::new(&UNKNOWN_UNIT, format!("There is no unit called `{word}`"))
                .at(place, "not a unit");
        let diagnostic = match habit.or_else(|| Unit::named(&lower).map(Unit::word)) {
            Some(unit) => diagnostic
                .help(format!("write `{unit}`"))
                .fix(place, unit, true),
            None => match nearest(word, known.clone()) {
                Some(near) => diagnostic.suggest(place, Some(near)),
                None => diagnostic.help(format!("the units are {}", list(known))),
            },
        };
        self.report(diagnostic);
        None
    }

    fn range(&mut self, text: &str, span: Span) -> Option<(Thousandths, Thousandths)> {
        let (low, high) = text.split_once('-').unwrap_or((text, text));
        let (low, high) = (self.numeral(low, span)?, self.numeral(high, span)?);
        if low > high {
            let place = self.place(span);
            let tail = self.str(span).get(text.len()..).unwrap_or("");
            let turned = format!("{high}-{low}{tail}");
            self.report(
                Diagnostic::new(
                    &REVERSED_RANGE,
                    format!("The range runs from {low} down to {high}"),
                )
                .at(place, "the lesser number comes first")
                .help(format!("write `{turned}`"))
                .fix(place, turned, true),
            );
            return Some((high, low));
        }
        Some((low, high))
    }

    fn numeral(&mut self, numeral: &str, span: Span) -> Option<Thousandths> {
        match Thousandths::parse(numeral) {
            Ok(value) => Some(value),
            Err(NumeralError::TooPrecise) => {
                self.fault(
                    &TOO_PRECISE,
                    span,
                    format!("{numeral} has more than three decimals"),
                    "too precise",
                    "no scale or plate is finer than a thousandth; write three decimals at most",
                );
                None
            }
            Err(NumeralError::TooLarge) => {
                self.fault(
                    &TOO_LARGE,
                    span,
                    "The number is over 1,000,000",
                    "too large",
                    "nothing that is counted or loaded goes beyond 1,000,000",
                );
                None
            }
        }
    }

    /// A whole number above zero and within [`MAX_COUNT`], for what `what` names ("sets").
    pub fn count(&mut self, value: Thousandths, span: Span, what: &str) -> Option<u32> {
        match value.as_count() {
            Some(0) => {
                self.fault(
                    &ZERO_COUNT,
                    span,
                    format!("Zero {what} are none"),
                    "nothing to do",
                    format!("write how many {what}, or leave the line out"),
                );
                None
            }
            Some(count) if count <= MAX_COUNT => Some(count),
            Some(_) => {
                self.fault(
                    &TOO_LARGE,
                    span,
                    "The number is over 1,000,000",
                    "too large",
                    format!("no line holds more than 1,000,000 {what}"),
                );
                None
            }
            None => {
                self.fault(
                    &NOT_WHOLE,
                    span,
                    format!("{value} is no whole number of {what}"),
                    "not whole",
                    format!("write a whole number of {what}"),
                );
                None
            }
        }
    }

    /// Reads `4x6`, `3-4x10`, `6x6+6`, `1x5+`, `3xmax`, `3x30s`, or the lone time of one set.
    pub fn scheme(&mut self, span: Span) -> Option<Scheme> {
        let text = self.str(span);
        let Some((sets_text, bouts_text)) = text
            .split_once('x')
            .filter(|(sets, _)| !sets.ends_with(char::is_alphabetic))
        else {
            return self.bout(text, span.start).map(|bout| Scheme {
                sets: (1, 1),
                bouts: vec![bout],
            });
        };
        let sets_end = span.start + u32::try_from(sets_text.len()).ok()?;
        let sets_span = Span::new(span.start, sets_end);
        let (low, high) = self.range(sets_text, sets_span)?;
        let sets = (
            self.count(low, sets_span, "sets")?,
            self.count(high, sets_span, "sets")?,
        );
        let open = bouts_text.ends_with('+');
        let mut bouts = Vec::with_capacity(1);
        let mut start = sets_end + 1;
        for text in bouts_text.trim_end_matches('+').split('+') {
            bouts.push(self.bout(text, start)?);
            start += u32::try_from(text.len()).ok()? + 1;
        }
        if let (true, Some(Bout::Reps(reps))) = (open, bouts.last().copied()) {
            bouts.pop();
            bouts.push(Bout::AsManyAsPossible(Interval::at_least(reps.min)));
        }
        if bouts.len() > MAX_SEGMENTS {
            self.fault(
                &TOO_MANY_SEGMENTS,
                span,
                format!(
                    "A set of {} segments is more than {MAX_SEGMENTS}",
                    bouts.len()
                ),
                "too many",
                "write fewer segments to a set",
            );
            return None;
        }
        Some(Scheme { sets, bouts })
    }

    fn bout(&mut self, text: &str, start: u32) -> Option<Bout> {
        if text == "max" {
            return Some(Bout::AsManyAsPossible(Interval::at_least(Decimal::ONE)));
        }
        let span = Span::new(start, start + u32::try_from(text.len()).ok()?);
        let amount = self.amount(span)?;
        match amount.unit {
            Unit::None => {
                let min = self.count(amount.min, span, "reps")?;
                let max = self.count(amount.max, span, "reps")?;
                Some(Bout::Reps(Interval::between(min.into(), max.into())))
            }
            Unit::Seconds | Unit::Minutes | Unit::Metres if amount.min.0 == 0 => {
                self.fault(
                    &ZERO_COUNT,
                    span,
                    "Zero is no time and no distance",
                    "nothing to do",
                    "write how long or how far, or leave the line out",
                );
                None
            }
            Unit::Seconds | Unit::Minutes => amount.seconds().map(Bout::Seconds),
            Unit::Metres => Some(Bout::Metres(amount.interval())),
            _ => {
                let unit = amount.unit.word();
                self.fault(
                    &WRONG_UNIT,
                    span,
                    format!("A set does not last so many {unit}"),
                    "reps, a time or a distance belongs here",
                    "write reps as in `4x6`, a time as in `3x30s`, a distance as in `3x40m`; a load follows `@`",
                );
                None
            }
        }
    }

    /// The amount that `terms` spell, with a unit that stands apart: `4 plates`.
    pub fn amount_of(&mut self, terms: Slice<Term>) -> Option<Amount> {
        match *self.ast.all(terms) {
            [
                Term {
                    kind: TermKind::Amount,
                    span,
                },
            ] => self.amount(span),
            [
                Term {
                    kind: TermKind::Amount,
                    span,
                },
                Term {
                    kind: TermKind::Word,
                    span: unit,
                },
            ] => {
                let amount = self.amount(span)?;
                let unit_span = unit;
                let unit = self.unit(unit)?;
                Some(Amount {
                    unit,
                    span: span.to(unit_span),
                    ..amount
                })
            }
            _ => None,
        }
    }
}

/// The most segments that a set may have.
pub const MAX_SEGMENTS: usize = 64;

/// `a, b and c`
pub fn list<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    match words.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// `unknown-unit`
pub static UNKNOWN_UNIT: Rule = Rule {
    name: "unknown-unit",
    severity: Severity::Error,
    why: "A number with a unit that Leg does not know could be anything. Each unit has one way to be written.",
    bad: "day 2\n  squat 5x5 @135lbs\n",
    good: "day 2\n  squat 5x5 @135lb\n",
};

/// `wrong-unit`
pub static WRONG_UNIT: Rule = Rule {
    name: "wrong-unit",
    severity: Severity::Error,
    why: "Units are checked like types: a rest in kilograms or a load in seconds is a slip.",
    bad: "day 2\n  squat 5x5 rest[90kg]\n",
    good: "day 2\n  squat 5x5 rest[90s]\n",
};

/// `too-precise`
pub static TOO_PRECISE: Rule = Rule {
    name: "too-precise",
    severity: Severity::Error,
    why: "Every number is kept exactly, to the thousandth. A finer one could not be.",
    bad: "units kg\nday 2\n  squat 5x5 @100.12345\n",
    good: "units kg\nday 2\n  squat 5x5 @100.125\n",
};

/// `too-large`
pub static TOO_LARGE: Rule = Rule {
    name: "too-large",
    severity: Severity::Error,
    why: "Numbers go up to 1,000,000, so that every total stays exact.",
    bad: "day 2\n  squat 5x10000000\n",
    good: "day 2\n  squat 5x10\n",
};

/// `zero-count`
pub static ZERO_COUNT: Rule = Rule {
    name: "zero-count",
    severity: Severity::Error,
    why: "Zero sets, reps or seconds are no training; a number was most likely lost.",
    bad: "day 2\n  squat 0x5\n",
    good: "day 2\n  squat 3x5\n",
};

/// `not-whole`
pub static NOT_WHOLE: Rule = Rule {
    name: "not-whole",
    severity: Severity::Error,
    why: "Sets, reps and plates come whole. Half a rep has a name of its own: `partials`.",
    bad: "day 2\n  squat 5x5.5\n",
    good: "day 2\n  squat 5x5\n",
};

/// `reversed-range`
pub static REVERSED_RANGE: Rule = Rule {
    name: "reversed-range",
    severity: Severity::Error,
    why: "A range names its lesser end first. The other way round, half the tools in the field take it in silence.",
    bad: "day 2\n  squat 3x12-8\n",
    good: "day 2\n  squat 3x8-12\n",
};

/// `too-many-segments`
pub static TOO_MANY_SEGMENTS: Rule = Rule {
    name: "too-many-segments",
    severity: Severity::Error,
    why: "A set has at most 64 segments. Beyond that it is no set that anyone does.",
    bad: "day 2\n  squat 1x1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1\n",
    good: "day 2\n  squat 1x1+1+1\n",
};

/// All of them.
pub static ALL: &[&Rule] = &[
    &UNKNOWN_UNIT,
    &WRONG_UNIT,
    &TOO_PRECISE,
    &TOO_LARGE,
    &ZERO_COUNT,
    &NOT_WHOLE,
    &REVERSED_RANGE,
    &TOO_MANY_SEGMENTS,
];
