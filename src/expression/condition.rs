//! Conditions: `spotter and not (week > 2 or cycle = 1)` goes in, whether it holds comes out.

use super::walk::Walk;
use super::{Names, rules};
use crate::diagnostic::Diagnostic;
use crate::quantity::Unit;
use crate::routine::UNKNOWN_OPTION;
use crate::syntax::ast::{Term, TermKind};
use crate::syntax::read::Reader;

/// Whether the condition that `terms` spell holds. What is wrong with it is reported.
pub fn holds(reader: &mut Reader<'_, '_>, terms: &[Term], names: &Names<'_, '_>) -> Option<bool> {
    Walk::over(reader, terms, names).whole(Walk::any)
}

/// The places of the options, among the routine's, that `terms` ask about.
pub fn options_asked<'t>(
    reader: &'t Reader<'_, '_>,
    terms: &'t [Term],
    names: &'t Names<'t, '_>,
) -> impl Iterator<Item = usize> + 't {
    let words = terms.iter().filter(|term| term.kind == TermKind::Word);
    words.filter_map(move |term| names.routine.option_at(reader.str(term.span)))
}

impl Walk<'_, '_, '_, '_, '_> {
    /// Conditions between which `or` stands. All are looked at: each may have a slip in it.
    fn any(&mut self) -> Option<bool> {
        let mut holds = self.all();
        while self.accept(TermKind::Word, "or") {
            holds = holds.zip(self.all()).map(|(one, other)| one || other);
        }
        holds
    }

    fn all(&mut self) -> Option<bool> {
        let mut holds = self.negated();
        while self.accept(TermKind::Word, "and") {
            holds = holds.zip(self.negated()).map(|(one, other)| one && other);
        }
        holds
    }

    fn negated(&mut self) -> Option<bool> {
        let mut turned = false;
        while self.accept(TermKind::Word, "not") {
            turned = !turned;
        }
        self.one().map(|holds| holds != turned)
    }

    /// An option, a comparison, or a condition in brackets.
    fn one(&mut self) -> Option<bool> {
        let term = self.peek()?;
        if term.kind == TermKind::Operator && self.is_group() {
            self.next();
            let holds = self.any();
            if !self.accept(TermKind::Operator, ")") {
                self.malformed(term.span);
                return None;
            }
            return holds;
        }
        let word = self.reader.str(term.span);
        if term.kind == TermKind::Word {
            if let Some(truth) = self.names.facts.truth(word) {
                self.next();
                return Some(truth);
            }
            if let Some(at) = self.names.routine.option_at(word) {
                self.next();
                return Some(self.names.settings.is_yes(at));
            }
            if matches!(word, "week" | "cycle") {
                self.names.routine.asked_week.set(true);
                let numbers = self.terms.get(self.at + 1).copied();
                if let Some(numbers) = numbers.filter(|next| next.kind == TermKind::Amount) {
                    self.at += 2;
                    return self.is_among(word, numbers);
                }
            }
            let value = matches!(word, "week" | "cycle" | "min" | "max" | "round" | "tm")
                || self.names.routine.let_names.contains_key(word)
                || self.names.facts.value(word).is_some();
            if !value {
                self.next();
                self.unknown_option(term, word);
                return None;
            }
        }
        self.comparison()
    }

    /// Whether the bracket that is next holds a condition rather than a value.
    fn is_group(&self) -> bool {
        let mut depth = 0_usize;
        for (at, term) in self.terms.iter().enumerate().skip(self.at) {
            match (term.kind, self.reader.str(term.span)) {
                (TermKind::Operator, "(") => depth += 1,
                (TermKind::Operator, ")") => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        let after = self.terms.get(at + 1);
                        return after.is_none_or(|after| {
                            after.kind == TermKind::Word || self.reader.str(after.span) == ")"
                        });
                    }
                }
                _ => {}
            }
        }
        true
    }

    /// `week 4`, `week 1-3`
    fn is_among(&mut self, word: &str, numbers: Term) -> Option<bool> {
        let amount = self.reader.amount(numbers.span)?;
        let (Some(first), Some(last), Unit::None) =
            (amount.min.as_count(), amount.max.as_count(), amount.unit)
        else {
            self.malformed(numbers.span);
            return None;
        };
        let routine = self.names.routine;
        let (now, most) = if word == "week" {
            (
                routine.week_of_cycle(self.names.settings),
                routine.calendar.weeks,
            )
        } else {
            (routine.cycle(self.names.settings), routine.calendar.cycles)
        };
        if first == 0 || last > most {
            let message = format!("There is no {word} {last}: the plan has {most}");
            let help = match most {
                1 => format!("write `{word}s {last}` above for a plan of so many"),
                _ => format!("name a {word} from 1 to {most}"),
            };
            self.reader.fault(
                &rules::WEEK_OUTSIDE,
                numbers.span,
                message,
                "outside the plan",
                help,
            );
            return None;
        }
        Some((first..=last).contains(&now))
    }

    fn comparison(&mut self) -> Option<bool> {
        let left = self.sum()?;
        let Some(operator) = self.next() else {
            self.malformed(left.span);
            return None;
        };
        let text = self.reader.str(operator.span);
        if operator.kind != TermKind::Operator || !text.starts_with(['<', '>', '=', '!']) {
            self.malformed(operator.span);
            return None;
        }
        let right = self.sum()?;
        let (left, right) = self.alike(left, right);
        if left.unit != right.unit || left.body != right.body {
            self.mismatch(left, right, "");
            return None;
        }
        let (one, other) = (left.amount.min, right.amount.min);
        Some(match text {
            "<" => one < other,
            ">" => one > other,
            "<=" => one <= other,
            ">=" => one >= other,
            "!=" => one != other,
            _ => one == other,
        })
    }

    fn unknown_option(&mut self, term: Term, word: &str) {
        let options = &self.names.routine.options;
        let values = &self.names.routine.let_names;
        if !self.names.facts.truths.is_empty() {
            let facts = self.names.facts;
            let known = options.iter().map(|choice| choice.name);
            let known = known.chain(facts.truths.iter().map(|(name, _)| *name));
            let known = known.chain(facts.values.iter().map(|(name, _)| *name));
            self.reader
                .unknown(&UNKNOWN_OPTION, "fact or option", term.span, known);
        } else if options.is_empty() && values.is_empty() {
            let place = self.reader.place(term.span);
            self.reader.report(
                Diagnostic::new(
                    &UNKNOWN_OPTION,
                    format!("There is no option called `{word}`"),
                )
                .at(place, "not declared")
                .help(format!("declare it above: `option {word} = no`")),
            );
        } else {
            let known = options.iter().map(|choice| choice.name);
            let known = known.chain(values.keys().copied()).chain(["week"]);
            self.reader
                .unknown(&UNKNOWN_OPTION, "option", term.span, known);
        }
    }
}
