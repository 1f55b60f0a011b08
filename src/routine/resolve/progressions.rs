//! Progressions: `progress` lines with what stands below them go in; each is checked and kept.

use std::cell::Cell;
use std::ops::Range;

use super::{Resolver, duplicate};
use crate::diagnostic::Diagnostic;
use crate::expression;
use crate::expression::rules::UNKNOWN_VALUE;
use crate::progress;
use crate::quantity::Unit;
use crate::routine::{Progression, param_name, param_names, rules};
use crate::syntax::ast::{Binding, Name, Slice, Statement, TermKind};
use crate::technique;

impl Resolver<'_, '_> {
    /// Keeps the progression with its lines.
    pub(super) fn progression(&mut self, name: Name, params: Slice<Binding>, lines: Range<usize>) {
        self.params(params);
        let word = self.reader.str(name);
        if name.is_empty() || !self.is_free(name, "a progression") {
            return;
        }
        if technique::named(word).is_some() {
            self.fault(
                &rules::RESERVED_NAME,
                name,
                format!("`{word}` already means something"),
                "cannot be a progression's name",
                "choose another name",
            );
            return;
        }
        if let Some(earlier) = self.routine.progressions.get(word).map(|other| other.span) {
            // The routine's own takes the place of the library's.
            if self.routine.is_of_the_library(name) {
                return;
            }
            if !self.routine.is_of_the_library(earlier) {
                let what = format!("The progression `{word}`");
                duplicate(&mut self.reader, name, earlier, &what);
                return;
            }
        }
        for param in self.routine.ast.all(params) {
            let param_word = param_name(&self.routine, param);
            if progress::facts::names().any(|fact| fact == param_word) {
                self.fault(
                    &rules::RESERVED_NAME,
                    self.routine.ast.name_of(param),
                    format!("`{param_word}` already means something in a progression"),
                    "cannot be a parameter",
                    "choose another name",
                );
            }
        }
        let terms = self.statements().get(lines.clone()).unwrap_or(&[]).iter();
        let terms = terms.map(|line| match line {
            Statement::Assign { terms, when, .. } => terms.len() + when.len(),
            _ => 0,
        });
        let progression = Progression {
            span: name,
            params,
            terms: terms.sum::<usize>() as u64,
            lines,
            used: Cell::new(false),
        };
        self.lines_of_progression(&progression);
        self.routine.progressions.insert(word, progression);
    }

    /// Each line sets something that there is.
    fn lines_of_progression(&mut self, progression: &Progression) {
        let statements = self.statements();
        let lines = statements.get(progression.lines.clone()).unwrap_or(&[]);
        let params = param_names(&self.routine, progression.params);
        let mut any = false;
        for line in lines {
            any |= matches!(line, Statement::Broken);
            let Statement::Assign { name, .. } = line else {
                continue;
            };
            any = true;
            let word = self.reader.str(*name);
            let known = ["load", "reps", "sets", "tm"];
            if known.contains(&word) || params.contains(&word) {
                continue;
            }
            let place = self.reader.place(*name);
            let problem = Diagnostic::new(
                &rules::MALFORMED_PROGRESSION,
                format!("Nothing called `{word}` moves on"),
            )
            .at(place, "set here, and nowhere looked at");
            let near = self
                .reader
                .findings
                .nearest(word, known.into_iter().chain(params.iter().copied()));
            self.reader.report(match near {
                Some(near) => problem.suggest(place, Some(near)),
                None => problem.help(
                    "a line sets `load`, `reps`, `sets`, `tm` or a parameter of the progression",
                ),
            });
        }
        if !any {
            let word = self.reader.str(progression.span);
            self.fault(
                &rules::EMPTY_SECTION,
                progression.span,
                format!("The progression `{word}` has no lines"),
                "moves nothing",
                "write below it what it sets, as in `load = load + 5lb  when made`",
            );
        }
    }

    /// Every word in the lines of a progression stands for something, whether or not a line of a day
    /// ever calls it. The options that they ask about are used.
    fn words_of_progression(&mut self, progression: &Progression) {
        let ast = self.routine.ast;
        let lines = self.statements().get(progression.lines.clone());
        let params = param_names(&self.routine, progression.params);
        for line in lines.unwrap_or(&[]) {
            let Statement::Assign { terms, when, .. } = *line else {
                continue;
            };
            let options = self.routine.options.iter().map(|choice| choice.name);
            let values = self.routine.let_names.keys().copied();
            let facts: Vec<&str> = progress::facts::names().collect();
            let known: Vec<&str> = facts
                .into_iter()
                .chain(params.iter().copied())
                .chain(values)
                .chain(expression::FUNCTIONS.iter().copied())
                .chain(["max", "tm"])
                .collect();
            let asked: Vec<&str> = known.iter().copied().chain(options).collect();
            let joins = ["and", "or", "not", "of"];
            let is_known = |word: &str, among: &[&str]| {
                among.contains(&word)
                    || joins.contains(&word)
                    || Unit::named(word).or(Unit::counted(word)).is_some()
            };
            for (terms, among, rule, what) in [
                (terms, &known, &UNKNOWN_VALUE, "value"),
                (when, &asked, &rules::UNKNOWN_OPTION, "fact or option"),
            ] {
                for term in ast.all(terms) {
                    let word = self.reader.str(term.span);
                    let mut options = self.routine.options.iter();
                    if let Some(option) = options.find(|option| option.name == word) {
                        option.used.set(true);
                    }
                    if term.kind == TermKind::Word && !is_known(word, among) {
                        let among = among.iter().copied();
                        self.reader.unknown(rule, what, term.span, among);
                    }
                }
            }
        }
    }

    /// Whether any line may move on: told by the names of techniques and styles in the whole file.
    pub(super) fn progressions(&mut self) {
        let all: Vec<Progression> = self.routine.progressions.values().cloned().collect();
        for progression in &all {
            self.words_of_progression(progression);
        }
        let routine = &mut self.routine;
        let called = routine.ast.every_modifier().iter().filter_map(|modifier| {
            let name = modifier.name.of_text(routine.source.text());
            routine.progressions.get(name)
        });
        let longest = called.map(|progression| progression.terms).max();
        routine.progresses = longest.is_some();
        routine.longest_rule = longest.unwrap_or(0);
    }
}
