//! Two values that read like one with a decimal comma: `linear[2,5]`.

use super::{Check, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::routine::Routine;
use crate::source::Span;
use crate::syntax::ast::{Arg, Modifier, Statement};

/// `comma-or-point`
static RULE: Rule = Rule {
    name: "comma-or-point",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Values,
    why: "A comma parts two values: `linear[2,5]` puts 2 on, and lets 5 sessions be missed before the load goes back. Who writes decimals with a comma means 2.5.",
    bad: "units kg\nweeks 4\nday 2\n  squat 3x5 @100 linear[2,5]\n",
    good: "units kg\nweeks 4\nday 2\n  squat 3x5 @100 linear[2.5]\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Routine(check),
};

/// What stands behind the point of a weight that plates make: 2.5, 1.25, 0.75.
const FRACTIONS: [&str; 3] = ["5", "25", "75"];

fn check(routine: &Routine<'_>, findings: &mut Findings) {
    for statement in &routine.ast.statements {
        let modifiers = match statement {
            Statement::Item(item) => item.modifiers,
            Statement::Style { modifiers, .. } => *modifiers,
            _ => continue,
        };
        for modifier in routine.ast.all(modifiers) {
            let name = routine.str(modifier.name);
            if routine.progressions.contains_key(name) {
                judge(routine, modifier, findings);
            }
        }
    }
}

fn judge(routine: &Routine<'_>, modifier: &Modifier, findings: &mut Findings) {
    let span_of = |arg: &Arg| routine.ast.span_of(arg.terms);
    let [first, second, ..] = routine.ast.all(modifier.args) else {
        return;
    };
    let (first, second) = (span_of(first), span_of(second));
    let digits = routine.str(second).trim_end_matches(char::is_alphabetic);
    let is_whole = routine.str(first).bytes().all(|byte| byte.is_ascii_digit());
    let is_close = routine.str(Span::new(first.end, second.start)) == ",";
    if !is_whole || !is_close || !FRACTIONS.contains(&digits) {
        return;
    }
    let name = routine.str(modifier.name);
    let (whole, fraction) = (routine.str(first), routine.str(second));
    let both = routine.place(first.to(second));
    findings.push(
        Diagnostic::new(
            &RULE,
            format!("`{whole},{fraction}` is two values, {whole} and {fraction}"),
        )
        .at(both, "a decimal has a point")
        .help(format!(
            "write `{name}[{whole}.{fraction}]`, or part the two with a blank: `{name}[{whole}, {fraction}]`"
        ))
        .fix(both, format!("{whole}.{fraction}"), false),
    );
}
