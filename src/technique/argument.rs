//! Arguments: the pieces between two commas go in; what a parameter takes comes out.

use super::{Param, Takes, Technique, Tempo, rules};
use crate::diagnostic::{Diagnostic, Findings};
use crate::expression::rules::WRONG_VALUE;
use crate::expression::{self, Names};
use crate::plan::{Value, WrittenLoad};
use crate::quantity::{Decimal, Unit};
use crate::source::Span;
use crate::syntax::ast::{Term, TermKind};
use crate::syntax::read::{Reader, WRONG_UNIT, list};
use crate::syntax::rules::MALFORMED_SCHEME;

/// An argument as it is written, and what it is for.
pub(super) struct Argument<'t, 'n> {
    /// The technique that it is for.
    pub(super) technique: &'static Technique,
    /// The parameter that it is for.
    pub(super) param: &'t Param,
    /// Its pieces.
    pub(super) terms: &'t [Term],
    /// The unit of the whole list, for a number without one.
    pub(super) unit: Unit,
    /// What names stand for.
    pub(super) names: &'t Names<'t, 'n>,
}

impl Argument<'_, '_> {
    /// Reads it as what its parameter takes; anything else is reported.
    pub(super) fn read<'a>(&self, reader: &mut Reader<'a, '_>) -> Option<Value<'a>> {
        use TermKind::{Amount, Code, Scheme, Word};
        let terms = expression::picked(reader, self.terms, self.names)?;
        if !std::ptr::eq(terms, self.terms) {
            return Self { terms, ..*self }.read(reader);
        }
        let alone = match self.terms {
            [only] => Some(only.kind),
            _ => None,
        };
        match (self.param.takes, alone) {
            (Takes::Count(_) | Takes::Number | Takes::CountOrStep, Some(Amount)) => {
                self.number(reader)
            }
            (Takes::CountOrStep, Some(Code)) => self.step(reader),
            (Takes::CountOrStep, None) if self.is_step_of_a_range() => self.step(reader),
            (Takes::Time, _) if is_amount(self.terms) => self.time(reader),
            (Takes::LoadOrRamp, _) if self.to(reader).is_some() => self.ramp(reader),
            (Takes::Load | Takes::LoadOrRamp, _)
                if self.is_load(reader) || self.is_worked_out(reader) =>
            {
                let load = WrittenLoad::read(reader, self.terms, self.names)?;
                Some(Value::Load(load.or_unit(self.unit)))
            }
            (Takes::Count(_) | Takes::Number | Takes::Time, _) if self.is_worked_out(reader) => {
                self.worked_out(reader)
            }
            (Takes::Word, Some(Word)) | (Takes::Code, Some(Code | Amount | Scheme | Word)) => {
                Some(Value::Word(reader.str(self.span()), self.span()))
            }
            (Takes::OneOf(known), Some(Word)) => self.one_of(reader, known),
            (Takes::Scheme, Some(Scheme)) => {
                let scheme = reader.scheme(self.span())?;
                Some(Value::Scheme(scheme, self.span()))
            }
            _ => {
                self.misfit(reader);
                None
            }
        }
    }

    fn span(&self) -> Span {
        Term::span_of(self.terms)
    }

    /// `50%x8-10`, whose pieces are glued.
    fn is_step_of_a_range(&self) -> bool {
        matches!(self.terms, [step, minus, most]
            if [step.kind, minus.kind, most.kind]
                == [TermKind::Code, TermKind::Sign, TermKind::Amount]
                && step.span.end == minus.span.start
                && minus.span.end == most.span.start)
    }

    /// `600`, `600 lb`, `bw`, `bw+20`, `bw-20 kg`
    fn is_load(&self, reader: &Reader<'_, '_>) -> bool {
        match self.terms {
            [bw] if reader.is_word(*bw, "bw") => true,
            [bw, sign, change @ ..] if reader.is_word(*bw, "bw") && sign.kind == TermKind::Sign => {
                is_amount(change)
            }
            terms => is_amount(terms),
        }
    }

    /// Whether it is an expression, whose names the file has: `90s + 10s*week`, `step`.
    fn is_worked_out(&self, reader: &Reader<'_, '_>) -> bool {
        let joined = self.terms.iter().any(|term| {
            matches!(
                term.kind,
                TermKind::Operator | TermKind::Open | TermKind::Sign
            )
        });
        let first = self.terms.first();
        let named = first.is_some_and(|first| {
            let word = reader.str(first.span);
            first.kind == TermKind::Word
                && (["week", "cycle", "max", "tm", "top"].contains(&word)
                    || self.names.bound.get(word).is_some()
                    || self.names.routine.let_names.contains_key(word))
        });
        let numbered = first.is_some_and(|first| {
            matches!(first.kind, TermKind::Amount | TermKind::Sign)
                || reader.str(first.span) == "("
                || reader.is_word(*first, "bw")
        });
        let of_something = matches!(self.terms, [share, base, ..]
            if base.kind == TermKind::Word && reader.str(share.span).ends_with('%'));
        let counted = matches!(self.terms, [_, unit]
            if unit.kind == TermKind::Word && Unit::counted(reader.str(unit.span)).is_some());
        named
            || (numbered && (joined || counted || of_something))
            || (joined && self.is_a_call(reader))
    }

    /// `min[8, week]`
    fn is_a_call(&self, reader: &Reader<'_, '_>) -> bool {
        matches!(self.terms, [word, open, ..]
            if word.kind == TermKind::Word
                && open.kind == TermKind::Open
                && expression::FUNCTIONS.contains(&reader.str(word.span)))
    }

    /// A number or a time that is worked out, to the thousandth.
    fn worked_out<'a>(&self, reader: &mut Reader<'a, '_>) -> Option<Value<'a>> {
        let value = expression::value(reader, self.terms, self.names)?;
        let is_time = self.param.takes == Takes::Time;
        let fits = match (value.unit, self.param.takes) {
            (Unit::None, _) => !value.body,
            (Unit::Seconds, _) => is_time,
            (unit, Takes::Count(counted)) => unit == counted,
            _ => false,
        };
        if !fits {
            self.wrong_unit(reader, value.unit);
            return None;
        }
        let Some(amount) = value.to_amount() else {
            reader.fault(
                &WRONG_VALUE,
                value.span,
                format!("`{}` comes to {value} here", self.technique.name),
                "below zero, or more than there can be",
                "write what comes to a number above zero",
            );
            return None;
        };
        if matches!(self.param.takes, Takes::Count(_)) {
            reader.count(amount.min, amount.span, self.param.name)?;
            reader.count(amount.max, amount.span, self.param.name)?;
        }
        Some(if is_time {
            Value::Time(amount)
        } else {
            Value::Amount(amount)
        })
    }

    /// Where `to` stands, as in `135 to 225`.
    fn to(&self, reader: &Reader<'_, '_>) -> Option<usize> {
        self.terms
            .iter()
            .position(|term| reader.is_word(*term, "to"))
    }

    fn number<'a>(&self, reader: &mut Reader<'a, '_>) -> Option<Value<'a>> {
        let amount = reader.amount(self.span())?;
        if amount.unit != Unit::None {
            self.wrong_unit(reader, amount.unit);
            return None;
        }
        if self.param.takes != Takes::Number {
            reader.count(amount.min, amount.span, self.param.name)?;
            reader.count(amount.max, amount.span, self.param.name)?;
        }
        Some(Value::Amount(amount))
    }

    /// `60%x5`, `20kgx10`: a load, and how many reps of it.
    fn step<'a>(&self, reader: &mut Reader<'a, '_>) -> Option<Value<'a>> {
        let span = self.span();
        let text = reader.str(span);
        let parted = text
            .rfind('x')
            .map(|at| (at, Span::of(span.start as usize + at, span.end as usize)));
        let Some((at, tail)) = parted else {
            self.misfit(reader);
            return None;
        };
        let load = reader.amount(Span::of(span.start as usize, span.start as usize + at))?;
        if tail.end - tail.start == 1 {
            reader.fault(
                &MALFORMED_SCHEME,
                span,
                format!("How many reps of `{}` is not said", reader.str(load.span)),
                "reps belong after the `x`",
                format!("write how many, as in `{text}5`"),
            );
            return None;
        }
        let reps = reader.amount(Span::new(tail.start + 1, tail.end))?;
        let is_one = load.single().is_some_and(|load| load > Decimal::ZERO);
        let is_load = matches!(load.unit, Unit::Percent | Unit::Lb | Unit::Kg);
        if !is_one || !is_load || reps.unit != Unit::None {
            self.misfit(reader);
            return None;
        }
        reader.count(reps.min, reps.span, "reps")?;
        reader.count(reps.max, reps.span, "reps")?;
        Some(Value::Step(load, reps))
    }

    fn time<'a>(&self, reader: &mut Reader<'a, '_>) -> Option<Value<'a>> {
        let amount = reader.amount_of(self.terms)?;
        if amount.unit == Unit::Metres {
            let place = reader.place(self.span());
            let minutes = reader.str(self.span()).replace('m', "min");
            let seconds = reader.str(self.span()).replace('m', "s");
            // Between sets minutes go by; within them, seconds.
            let is_rest = self.technique.name == "rest";
            let is_long = !is_rest || amount.max.as_count().is_none_or(|count| count > 15);
            reader.report(
                Diagnostic::new(
                    &WRONG_UNIT,
                    format!("`{}` cannot be in metres", self.technique.name),
                )
                .at(place, "`m` is metres")
                .help(if is_long {
                    format!("seconds are `s`, minutes `min`: write `{seconds}` or `{minutes}`")
                } else {
                    format!("minutes are `min`: write `{minutes}`")
                })
                .fix(place, minutes, !is_long)
                .fix(place, seconds, false),
            );
            return None;
        }
        if amount.seconds().is_none() {
            self.wrong_unit(reader, amount.unit);
            return None;
        }
        Some(Value::Time(amount))
    }

    fn ramp<'a>(&self, reader: &mut Reader<'a, '_>) -> Option<Value<'a>> {
        let (low, high) = self.terms.split_at_checked(self.to(reader)?)?;
        let ends = match (low, high) {
            ([_, ..], [_, high @ ..]) if !high.is_empty() => {
                WrittenLoad::read(reader, low, self.names)
                    .zip(WrittenLoad::read(reader, high, self.names))
            }
            _ => None,
        };
        if ends.is_none() {
            reader.fault(
                &rules::WRONG_ARGUMENTS,
                self.span(),
                "A ramp runs from one load to another",
                "two loads belong here",
                format!("write it as in `{}`", self.technique.example),
            );
        }
        ends.map(|(low, high)| Value::Ramp(low.or_unit(self.unit), high.or_unit(self.unit)))
    }

    fn one_of<'a>(
        &self,
        reader: &mut Reader<'a, '_>,
        known: &'static [&'static str],
    ) -> Option<Value<'a>> {
        let span = self.span();
        let word = reader.str(span);
        if known.contains(&word) {
            return Some(Value::Word(word, span));
        }
        let place = reader.place(span);
        let problem = Diagnostic::new(
            &rules::WRONG_ARGUMENTS,
            format!("`{}` cannot be of `{word}`", self.technique.name),
        )
        .at(place, self.belongs());
        let problem = match reader.findings.nearest(word, known.iter().copied()) {
            Some(near) => problem.suggest(place, Some(near)),
            None => problem.help(format!("it takes {}", list(known.iter().copied()))),
        };
        reader.report(problem);
        None
    }

    /// `reps belong here`
    fn belongs(&self) -> String {
        let name = self.param.name;
        let verb = if name.ends_with('s') {
            "belong"
        } else {
            "belongs"
        };
        format!("{name} {verb} here")
    }

    fn misfit(&self, reader: &mut Reader<'_, '_>) {
        let text = reader.str(self.span());
        if let Some(written) = self.step_meant(text) {
            let place = reader.place(self.span());
            let message = format!("`{}` cannot take `{text}`", self.technique.name);
            // Two numbers alone are how sets are written.
            let help = if text.starts_with(|c: char| c.is_ascii_digit()) && !text.contains('%') {
                format!("write `{written}`: without its unit it may be so many sets")
            } else {
                format!("write `{written}`")
            };
            reader.report(
                Diagnostic::new(&rules::WRONG_ARGUMENTS, message)
                    .at(place, "a load with its unit, `x` and the reps belong here")
                    .help(help)
                    .fix(place, written, false),
            );
            return;
        }
        if let Some(code) = self.code_meant(text) {
            let place = reader.place(self.span());
            let message = format!("`{}` cannot take `{text}`", self.technique.name);
            let name = self.technique.name;
            reader.report(
                Diagnostic::new(&rules::WRONG_ARGUMENTS, message)
                    .at(place, "its digits stand together")
                    .help(format!("write `{name}[{code}]`"))
                    .fix(place, code, false),
            );
            return;
        }
        let values = &self.names.routine.let_names;
        let near = match self.terms {
            [only] if only.kind == TermKind::Word => {
                reader.findings.nearest(text, values.keys().copied())
            }
            _ => None,
        };
        let place = reader.place(self.span());
        let message = format!("`{}` cannot take `{text}`", self.technique.name);
        let problem = Diagnostic::new(&rules::WRONG_ARGUMENTS, message).at(place, self.belongs());
        reader.report(match near.filter(|near| near.close) {
            Some(near) => problem.suggest(place, Some(near)),
            None => problem.help(format!("write it as in `{}`", self.technique.example)),
        });
    }

    /// The tempo that `text` is but for what parts its digits: `3-1-1`, `3/1/X/0`; a last pause that is
    /// left out is none.
    fn code_meant(&self, text: &str) -> Option<String> {
        if !matches!(self.param.takes, Takes::Code) {
            return None;
        }
        let mut digits: String = text
            .chars()
            .filter(|c| !matches!(c, '-' | '/' | ' ' | '.' | ':'))
            .collect();
        if digits.len() == 3 {
            digits.push('0');
        }
        (text.len() > digits.len() && Tempo::read(&digits).is_some()).then_some(digits)
    }

    /// The step of a warm-up that `text` is but for its blanks or its unit: `60% x 5`, `45x10`, `bar x 8`.
    fn step_meant(&self, text: &str) -> Option<String> {
        if !matches!(self.param.takes, Takes::CountOrStep) {
            return None;
        }
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let (load, reps) = text.rsplit_once('x')?;
        let is_of = |text: &str, mark: u8| {
            let mut bytes = text.bytes();
            bytes.next().is_some_and(|first| first.is_ascii_digit())
                && bytes.all(|byte| byte.is_ascii_digit() || byte == mark)
        };
        let number = load.trim_end_matches(|c: char| c.is_alphabetic() || c == '%');
        let mass = self.names.routine.units;
        let load = match load.get(number.len()..)? {
            "%" | "lb" | "kg" if is_of(number, b'.') => load.to_owned(),
            "" if is_of(number, b'.') => format!("{number}{}", mass?),
            "bar" if number.is_empty() => mass?.usual_bar().to_owned(),
            _ => return None,
        };
        is_of(reps, b'-').then(|| format!("{load}x{reps}"))
    }

    fn wrong_unit(&self, reader: &mut Reader<'_, '_>, unit: Unit) {
        reader.fault(
            &WRONG_UNIT,
            self.span(),
            format!("`{}` cannot be in `{}`", self.technique.name, unit.word()),
            &self.belongs(),
            format!("write it as in `{}`", self.technique.example),
        );
    }
}

/// `90`, `90 s`
fn is_amount(terms: &[Term]) -> bool {
    match terms {
        [number] => number.kind == TermKind::Amount,
        [number, unit] => number.kind == TermKind::Amount && unit.kind == TermKind::Word,
        _ => false,
    }
}

/// A unit after the last element of a list is every element's.
pub(super) fn shared_unit(
    reader: &mut Reader<'_, '_>,
    params: &[&Param],
    values: &[&[Term]],
) -> Unit {
    let (Some(Takes::Load | Takes::LoadOrRamp), Some(last)) =
        (params.last().map(|param| param.takes), values.last())
    else {
        return Unit::None;
    };
    // A misspelt unit is reported where the value is read.
    let mut quiet = Findings::deaf();
    let mut reader = Reader {
        text: reader.text,
        file: reader.file,
        ast: reader.ast,
        findings: &mut quiet,
    };
    match **last {
        [.., number, unit] if unit.kind == TermKind::Word && number.kind == TermKind::Amount => {
            reader.unit(unit.span).unwrap_or_default()
        }
        [
            ..,
            Term {
                kind: TermKind::Amount,
                span,
            },
        ] => reader.amount(span).map_or(Unit::None, |amount| amount.unit),
        _ => Unit::None,
    }
}
