//! Conditions that no setting meets.

use std::collections::HashMap;

use super::{Check, Lint};
use crate::diagnostic::{Diagnostic, Findings, Rule, Severity};
use crate::routine::Routine;
use crate::syntax::ast::{Condition, Id, Literal, Modifier, Slice, Statement};

/// `impossible-condition`
static RULE: Rule = Rule {
    name: "impossible-condition",
    severity: Severity::Warning,
    why: "An option cannot be on and off at once. What depends on both is never done, or with `unless` always, and the condition says nothing.",
    bad: "option spotter = no\nday 2\n  leg_press 5x5 pump[when spotter and not spotter]\n",
    good: "option spotter = no\nday 2\n  leg_press 5x5 pump[when spotter]\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Routine(check),
};

fn check(routine: &Routine<'_>, findings: &mut Findings) {
    for statement in &routine.ast.statements {
        match statement {
            Statement::Priority { condition, .. }
            | Statement::Require { condition, .. }
            | Statement::Use { condition, .. }
            | Statement::Session { condition, .. } => {
                judge(*condition, routine, findings);
            }
            Statement::Item(item) => {
                modifiers(item.modifiers, routine, findings);
                judge(item.condition, routine, findings);
            }
            Statement::Style { modifiers: all, .. } => modifiers(*all, routine, findings),
            _ => {}
        }
    }
}

fn modifiers(all: Slice<Modifier>, routine: &Routine<'_>, findings: &mut Findings) {
    for modifier in routine.ast.all(all) {
        judge(modifier.condition, routine, findings);
    }
}

fn judge(condition: Option<Id<Condition>>, routine: &Routine<'_>, findings: &mut Findings) {
    let Some(condition) = condition.and_then(|id| routine.ast.one(id)) else {
        return;
    };
    let literals = routine.ast.all(condition.literals);
    let Some((first, second)) = contradiction(literals, routine) else {
        return;
    };
    let name = routine.str(first.option);
    let (so, help) = if condition.unless {
        (
            "nothing is ever left out",
            "remove the condition, or name another option",
        )
    } else {
        (
            "it never holds",
            "remove one of the two, or name another option",
        )
    };
    findings.push(
        Diagnostic::new(
            &RULE,
            format!("The condition asks for `{name}` and for `not {name}`, so {so}"),
        )
        .at(routine.place(second.option), "cannot hold together")
        .because(routine.place(first.option), "with this")
        .help(help),
    );
}

/// The first option that is asked to be both on and off.
fn contradiction<'l>(
    literals: &'l [Literal],
    routine: &Routine<'_>,
) -> Option<(&'l Literal, &'l Literal)> {
    let mut firsts: HashMap<&str, &Literal> = HashMap::new();
    literals.iter().find_map(|second| {
        let first = *firsts.entry(routine.str(second.option)).or_insert(second);
        (first.negated != second.negated).then_some((first, second))
    })
}
