//! Progressions: `progress` lines with what stands below them go in; each is checked and kept.

use std::cell::Cell;
use std::ops::Range;

use super::{Resolver, duplicate};
use crate::diagnostic::nearest;
use crate::progress;
use crate::routine::{Progression, param_name, rules};
use crate::syntax::ast::{Binding, Name, Slice, Statement};
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
            if progress::NAMES.contains(&param_word) {
                let span = if param.name.is_empty() {
                    self.routine.ast.span_of(param.terms)
                } else {
                    param.name
                };
                self.fault(
                    &rules::RESERVED_NAME,
                    span,
                    format!("`{param_word}` already means something in a progression"),
                    "cannot be a parameter",
                    "choose another name",
                );
            }
        }
        let progression = Progression {
            span: name,
            params,
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
        let params = self.routine.ast.all(progression.params).iter();
        let params: Vec<&str> = params
            .map(|param| param_name(&self.routine, param))
            .collect();
        let mut any = false;
        for line in lines {
            any |= matches!(line, Statement::Broken);
            let Statement::Assign { name, .. } = line else {
                continue;
            };
            any = true;
            let word = self.reader.str(*name);
            let known = ["load", "reps", "sets"];
            if known.contains(&word) || params.contains(&word) {
                continue;
            }
            let place = self.reader.place(*name);
            let problem = crate::diagnostic::Diagnostic::new(
                &rules::MALFORMED_PROGRESSION,
                format!("Nothing called `{word}` moves on"),
            )
            .at(place, "set here, and nowhere looked at");
            let near = nearest(word, known.into_iter().chain(params.iter().copied()));
            self.reader.report(match near {
                Some(near) => problem.suggest(place, Some(near)),
                None => problem
                    .help("a line sets `load`, `reps`, `sets` or a parameter of the progression"),
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

    /// Whether any line may move on: told by the names of techniques and styles in the whole file.
    pub(super) fn progressions(&mut self) {
        let routine = &mut self.routine;
        routine.progresses = !routine.progressions.is_empty()
            && routine.ast.every_modifier().iter().any(|modifier| {
                let name = modifier.name.of_text(routine.source.text());
                routine.progressions.contains_key(name)
            });
    }
}
