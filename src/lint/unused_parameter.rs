//! Parameters of blocks, styles and progressions that nothing in them names.

use std::collections::HashSet;
use std::ops::Range;

use super::{Check, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::routine::Routine;
use crate::source::Span;
use crate::syntax::ast::{Binding, Condition, Id, Modifier, Slice, Statement, Term};

/// `unused-parameter`
static RULE: Rule = Rule {
    name: "unused-parameter",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Blocks,
    why: "What a line gives a block, a style or a progression is to change something there. A parameter that none of its lines names takes whatever is written and does nothing with it.",
    bad: "max squat 200kg\nblock main[lift, share]\n  lift 3x5 @75%\nday 2\n  use main[squat, 90%]\n",
    good: "max squat 200kg\nblock main[lift, share]\n  lift 3x5 @share\nday 2\n  use main[squat, 85%]\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Routine(check),
};

fn check(routine: &Routine<'_>, findings: &mut Findings) {
    // A line that cannot be read may be the one that names it.
    if routine.broken {
        return;
    }
    let mut tell = |what: &str, span: Span, params: Slice<Binding>, named: &Named<'_, '_>| {
        let params = routine.ast.all(params).iter();
        let spans = params.map(|param| routine.ast.name_of(param));
        // What is no name was told as that.
        let is_name = |name: &str| !name.starts_with(|c: char| c.is_ascii_digit());
        let is_unused = |name: &str| is_name(name) && !named.words.contains(name);
        for unused in spans.filter(|span| is_unused(routine.str(*span))) {
            let (of, name) = (routine.str(span), routine.str(unused));
            findings.push(
                Diagnostic::new(
                    &RULE,
                    format!("The {what} `{of}` does nothing with its parameter `{name}`"),
                )
                .at(routine.place(unused), "what is given for it is lost")
                .help(format!(
                    "name `{name}` in the {what}, or remove it here and wherever `{of}` is given it"
                )),
            );
        }
    };
    for block in routine
        .blocks
        .iter()
        .filter(|block| !block.params.is_empty())
    {
        let named = Named::of_lines(routine, &block.lines);
        tell("block", block.span, block.params, &named);
    }
    for style in routine
        .styles
        .values()
        .filter(|style| !style.params.is_empty())
    {
        let mut named = Named::of_lines(routine, &(0..0));
        named.modifiers(style.modifiers);
        tell("style", style.span, style.params, &named);
    }
    for rule in routine
        .progressions
        .values()
        .filter(|rule| !rule.params.is_empty() && !routine.is_of_the_library(rule.span))
    {
        let named = Named::of_lines(routine, &rule.lines);
        tell("progression", rule.span, rule.params, &named);
    }
}

/// The words that lines name.
struct Named<'n, 'a> {
    routine: &'n Routine<'a>,
    words: HashSet<&'a str>,
}

impl<'n, 'a> Named<'n, 'a> {
    fn of_lines(routine: &'n Routine<'a>, lines: &Range<usize>) -> Self {
        let mut named = Self {
            routine,
            words: HashSet::new(),
        };
        let statements = &routine.ast.statements;
        for statement in statements.get(lines.clone()).unwrap_or(&[]) {
            named.statement(statement);
        }
        named
    }

    fn statement(&mut self, statement: &Statement) {
        let ast = self.routine.ast;
        match statement {
            Statement::Item(item) => {
                ast.all(item.exercises)
                    .iter()
                    .for_each(|name| self.word(*name));
                for group in ast.all(item.scheme) {
                    self.word(group.scheme);
                    ast.all(group.loads)
                        .iter()
                        .for_each(|load| self.terms(load.terms));
                }
                self.modifiers(item.modifiers);
                self.condition(item.condition);
            }
            Statement::Use {
                args, condition, ..
            } => {
                ast.all(*args).iter().for_each(|arg| self.terms(arg.terms));
                self.condition(*condition);
            }
            Statement::Session { condition, .. } => self.condition(*condition),
            Statement::Assign {
                name, terms, when, ..
            } => {
                self.word(*name);
                self.terms(*terms);
                self.terms(*when);
            }
            _ => {}
        }
    }

    fn modifiers(&mut self, modifiers: Slice<Modifier>) {
        let ast = self.routine.ast;
        for modifier in ast.all(modifiers) {
            ast.all(modifier.args)
                .iter()
                .for_each(|arg| self.terms(arg.terms));
            self.condition(modifier.condition);
        }
    }

    fn condition(&mut self, condition: Option<Id<Condition>>) {
        if let Some(condition) = condition.and_then(|id| self.routine.ast.one(id)) {
            self.terms(condition.terms);
        }
    }

    fn terms(&mut self, terms: Slice<Term>) {
        for term in self.routine.ast.all(terms) {
            self.word(term.span);
        }
    }

    fn word(&mut self, span: Span) {
        self.words.insert(self.routine.str(span));
    }
}
