//! How a line calls its progression: the rule, what it is given, and what makes two lines one.

use std::fmt::Write as _;

use super::Call;
use crate::diagnostic::Findings;
use crate::expression::rules::WRONG_VALUE;
use crate::expression::{self, Names, Value};
use crate::plan::draft::Draft;
use crate::plan::load::{amount, is_plain};
use crate::progress::rules;
use crate::quantity::Unit;
use crate::routine::{Bound, Progression, bind_args, misfit, param_name, param_names};
use crate::source::Span;
use crate::syntax::ast::{Item, Modifier, Slice, Term, TermKind};
use crate::technique;

/// How deep a progression may stand in styles.
const MAX_STYLES: usize = 8;

impl<'a> Draft<'_, 'a, '_> {
    /// The progression that `item` calls, by itself or in a style.
    pub(in crate::plan) fn progression(&mut self, item: &'a Item) -> Option<Call<'a>> {
        let mut found: Option<Call<'a>> = None;
        let bound = self.bound.clone();
        self.find_progression(item.modifiers, &bound, None, 0, &mut found);
        found
    }

    fn find_progression(
        &mut self,
        modifiers: Slice<Modifier>,
        bound: &Bound<'a>,
        styled: Option<Span>,
        depth: usize,
        found: &mut Option<Call<'a>>,
    ) {
        let routine = self.routine;
        for modifier in routine.ast.all(modifiers) {
            let name = self.reader.str(modifier.name);
            let span = styled.unwrap_or(modifier.span());
            if technique::named(name).is_some() {
                continue;
            }
            if routine.progressions.contains_key(name) {
                if modifier.condition.is_some() {
                    self.unfit_at(
                        modifier.span(),
                        &rules::UNFIT,
                        format!("`{name}` is of the line under all settings"),
                        "hangs on a condition",
                        "write the line twice, each with its own `when`",
                    );
                }
                if let Some(earlier) = found {
                    let earlier = earlier.name;
                    self.unfit_at(
                        span,
                        &rules::TWICE,
                        format!("The line moves on by `{earlier}` and by `{name}`"),
                        "a second progression",
                        "keep one of the two",
                    );
                    continue;
                }
                *found = Some(Call {
                    name,
                    modifier,
                    bound: bound.clone(),
                    span,
                });
            } else if let Some(style) = routine.styles.get(name)
                && depth < MAX_STYLES
                && let Ok(inner) = bind_args(routine, style.params, modifier.args, bound)
            {
                let styled = styled.or(Some(modifier.name));
                self.find_progression(style.modifiers, &inner, styled, depth + 1, found);
            }
        }
    }

    /// What the parameters stand for at the start, and the text of each.
    pub(super) fn params(
        &mut self,
        call: &Call<'a>,
        progression: &Progression,
    ) -> Option<(Vec<Value>, String)> {
        let routine = self.routine;
        let bound = match bind_args(routine, progression.params, call.modifier.args, &call.bound) {
            Ok(bound) => bound,
            Err(mismatch) => {
                let what = format!("The progression `{}`", call.name);
                let known = (progression.span, param_names(routine, progression.params));
                misfit(&mut self.reader, mismatch, &what, call.span, known);
                return None;
            }
        };
        let names = Names {
            bound: call.bound.clone(),
            ..self.names()
        };
        let mut values = Vec::new();
        let mut texts = String::new();
        for (name, terms) in bound.all() {
            let value = expression::value(&mut self.reader, terms, &names)?;
            if !value.amount.is_exact() {
                let text = self.reader.str(value.span);
                self.reader.fault(
                    &WRONG_VALUE,
                    value.span,
                    format!("`{name}` is one number, and `{text}` is a range"),
                    "a range",
                    "write one number",
                );
                return None;
            }
            values.push(value);
            self.put_as_it_comes(terms, &call.bound, &mut texts);
        }
        self.entry.moves_by = Some(self.in_words(call, progression, &values));
        Some((values, texts))
    }

    /// `linear[2.5, tries = 2]`: what `call` gives the rule by what it comes to, without what is given it
    /// anyway.
    fn in_words(&self, call: &Call<'a>, progression: &Progression, values: &[Value]) -> String {
        let routine = self.routine;
        let plain = |value: &Value| match value.unit.mass() {
            Some(mass) if Some(mass) == routine.units => value.amount.to_string(),
            _ => value.to_string(),
        };
        let mut given = Vec::new();
        for (param, value) in routine.ast.all(progression.params).iter().zip(values) {
            let said = plain(value);
            if param.name.is_empty() {
                given.push(said);
                continue;
            }
            let mut findings = Findings::deaf();
            let mut reader = routine.reader(&mut findings);
            let terms = routine.ast.all(param.terms);
            let default = routine
                .trace
                .hushed(|| expression::value(&mut reader, terms, &self.names()));
            if default.is_none_or(|default| plain(&default) != said) {
                given.push(format!("{} = {said}", param_name(routine, param)));
            }
        }
        if given.is_empty() {
            return call.name.to_owned();
        }
        format!("{}[{}]", call.name, given.join(", "))
    }

    /// What the `use` gives the block of the line.
    pub(super) fn given(&self) -> Vec<(&'a str, &'a str)> {
        let all = self.bound.all();
        let text = |terms| self.reader.str(Term::span_of(terms));
        all.map(|(name, terms)| (name, text(terms))).collect()
    }

    /// What makes two lines one: the lift, the sets and loads, the rule and what it is given.
    pub(super) fn key(&self, call: &Call<'a>, params: &str) -> String {
        let ast = self.reader.ast;
        let mut key = format!(
            "{}\u{1f}{}\u{1f}{params}",
            self.entry.exercise.name, call.name
        );
        for group in ast.all(self.entry.item.scheme) {
            let scheme = self.reader.str(group.scheme);
            let given = self.bound.get(scheme).map(Term::span_of);
            key.push_str(given.map_or(scheme, |given| self.reader.str(given)));
            for load in ast.all(group.loads) {
                key.push('@');
                self.put_as_it_comes(ast.all(load.terms), &self.bound, &mut key);
            }
        }
        key
    }

    /// Adds `terms` to `key`, a number as what it comes to: `100` and `100kg` are the same in a file in
    /// kilograms, and so is a parameter that stands for one of them.
    fn put_as_it_comes(&self, terms: &[Term], bound: &Bound<'a>, key: &mut String) {
        let given = |term: &Term| {
            let is_word = term.kind == TermKind::Word;
            is_word.then(|| bound.get(self.reader.str(term.span)))?
        };
        let terms = match terms {
            [name] => given(name).unwrap_or(terms),
            _ => terms,
        };
        let mut said = Findings::deaf();
        let mut reader = self.routine.reader(&mut said);
        let plain = is_plain(&reader, terms).then(|| amount(&mut reader, terms));
        if let Some(amount) = plain.flatten() {
            let mass = amount.unit.mass();
            let unit = match amount.unit {
                _ if mass.is_some() && mass == self.routine.units => Unit::None,
                unit => unit,
            };
            _ = write!(key, "{} {} {unit:?}", amount.min, amount.max);
        } else {
            key.push_str(self.reader.str(Term::span_of(terms)));
            for (name, given) in terms.iter().filter_map(|term| Some((term, given(term)?))) {
                let name = self.reader.str(name.span);
                _ = write!(key, " {name}={}", self.reader.str(Term::span_of(given)));
            }
        }
        key.push('\u{1f}');
    }
}
