//! Declarations that nothing uses.

use std::collections::HashMap;

use super::failure_without_spotter::CATCHES;
use super::{Check, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::expression::{Names, holds};
use crate::routine::{MAX_ENTRIES, Routine, Settings, settings};
use crate::source::Span;
use crate::syntax::ast::{Modifier, Slice, Statement};
use crate::technique;

/// `unused-declaration`
static RULE: Rule = Rule {
    name: "unused-declaration",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Names,
    why: "A block, a style, a progression, an option or a max that nothing uses changes no set of the plan. Most often the line that was to use it is missing.",
    bad: "block calves\n  seated_calf 4x10\nday 2\n  squat 5x5\n",
    good: "block calves\n  seated_calf 4x10\nday 2\n  squat 5x5\n  use calves\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Routine(check),
};

/// Whether there is no declaration that nothing uses: the common case, found out at once.
fn all_used(routine: &Routine<'_>) -> bool {
    routine.blocks.iter().all(|block| block.used.get())
        && routine.styles.values().all(|style| style.used.get())
        && routine.progressions.values().all(|one| one.used.get())
        && routine.options.iter().all(|choice| choice.used.get())
        && routine.maxes.values().all(|max| max.used.get())
        && routine.training_maxes.values().all(|max| max.used.get())
        && routine.lets.iter().all(|named| named.used.get())
}

fn check(routine: &Routine<'_>, findings: &mut Findings) {
    // A file without days is there for others to import.
    if routine.days.is_empty() || all_used(routine) {
        return;
    }
    let known = Known::of(routine);
    // Of a line with a slip in it only a part may have been read: with errors in the file, a name
    // that stands anywhere else may be a use.
    let words = if findings.has_errors() {
        counted_words(routine.source.text())
    } else {
        HashMap::new()
    };
    let mut telling = Telling {
        routine,
        words,
        findings,
    };
    to_reuse(&mut telling, &known);
    values(&mut telling, &known);
}

/// Tells of what is unused, unless it may be used after all.
struct Telling<'t, 'a> {
    routine: &'t Routine<'a>,
    words: HashMap<&'a str, usize>,
    findings: &'t mut Findings,
}

impl Telling<'_, '_> {
    fn unused(&mut self, span: Span, what: &str, help: String) {
        let routine = self.routine;
        let mut words = self.words.get(routine.str(span)).into_iter();
        // What is imported is there for other routines too.
        if routine.source.is_imported(span.start) || words.any(|count| *count > 1) {
            return;
        }
        let problem = Diagnostic::new(&RULE, format!("{what} is never used"))
            .at(routine.place(span), "declared here, and nowhere used");
        self.findings.push(problem.help(help));
    }
}

/// Blocks, styles and progressions.
fn to_reuse(telling: &mut Telling<'_, '_>, known: &Known) {
    let routine = telling.routine;
    for block in routine
        .blocks
        .iter()
        .filter(|block| known.blocks && !block.used.get() && !block.name.is_empty())
    {
        telling.unused(
            block.span,
            &format!("The block `{}`", block.name),
            format!(
                "write `use {}` under a day, or remove the block",
                block.name
            ),
        );
    }
    for (name, style) in routine
        .styles
        .iter()
        .filter(|(_, style)| known.styles && !style.used.get())
    {
        telling.unused(
            style.span,
            &format!("The style `{name}`"),
            format!("write `{name}` after the sets and reps of a line, or remove the style"),
        );
    }
    for (name, progression) in routine
        .progressions
        .iter()
        .filter(|(_, one)| known.styles && !one.used.get())
    {
        telling.unused(
            progression.span,
            &format!("The progression `{name}`"),
            format!("write `{name}` after the load of a line, or remove the progression"),
        );
    }
}

/// Options, maxes and other values.
fn values(telling: &mut Telling<'_, '_>, known: &Known) {
    let routine = telling.routine;
    for choice in routine
        .options
        .iter()
        .filter(|choice| known.options && !choice.used.get())
    {
        // `option spotter = yes` says who stands by: sets to failure ask about it without a condition.
        if choice.default && CATCHES.contains(&choice.name) {
            continue;
        }
        telling.unused(
            choice.span,
            &format!("The option `{}`", choice.name),
            format!(
                "write `when {0}` or `unless {0}` on a line, or remove the option",
                choice.name
            ),
        );
    }
    for (name, max) in routine
        .training_maxes
        .iter()
        .filter(|(_, max)| known.maxes && !max.used.get())
    {
        telling.unused(
            max.span,
            &format!("The training max of `{name}`"),
            format!("load `{name}` with a percentage of it, as in `3x5 @85% tm`, or remove it"),
        );
    }
    for named in routine
        .lets
        .iter()
        .filter(|named| known.maxes && !named.used.get())
    {
        let name = routine.str(named.span);
        telling.unused(
            named.span,
            &format!("The value `{name}`"),
            format!("load a line with it, as in `@{name}`, or remove it"),
        );
    }
    for (name, max) in routine
        .maxes
        .iter()
        .filter(|(_, max)| known.maxes && !max.used.get())
    {
        telling.unused(
            max.span,
            &format!("The max of `{name}`"),
            format!("load `{name}` with a percentage of it, as in `3x5 @80%`, or remove the max"),
        );
    }
}

/// How often each word stands in `text`.
fn counted_words(text: &str) -> HashMap<&str, usize> {
    let mut words = HashMap::new();
    for word in text.split(|c: char| !(c.is_alphanumeric() || c == '_')) {
        *words.entry(word).or_insert(0) += 1;
    }
    words
}

/// Of which kinds every name that the file uses is known. A misspelt use is reported as what it
/// is, and not once more as the declaration that it was to use.
#[expect(
    clippy::struct_excessive_bools,
    reason = "one answer for each kind of declaration"
)]
struct Known {
    blocks: bool,
    styles: bool,
    options: bool,
    maxes: bool,
}

impl Known {
    fn of(routine: &Routine<'_>) -> Self {
        // A line that is never planned, or not under every setting, may be the one.
        let planned =
            routine.entries <= MAX_ENTRIES && settings(&routine.options, routine.entries).1;
        let mut known = Self {
            blocks: true,
            styles: planned,
            options: true,
            maxes: planned,
        };
        let ast = routine.ast;
        let own = Names::of(routine, Settings::defaults(&routine.options));
        let mut said = Findings::deaf();
        known.options = ast.every_condition().iter().all(|condition| {
            let terms = ast.all(condition.terms);
            holds(&mut routine.reader(&mut said), terms, &own).is_some()
        });
        let all_known = |modifiers: Slice<Modifier>| {
            ast.all(modifiers).iter().all(|modifier| {
                let name = routine.str(modifier.name);
                technique::named(name).is_some()
                    || routine.styles.contains_key(name)
                    || routine.progressions.contains_key(name)
            })
        };
        for statement in &ast.statements {
            match statement {
                Statement::Use { block, .. } => {
                    known.blocks &= routine.block(routine.str(*block)).is_some();
                }
                Statement::Style { modifiers, .. } => known.styles &= all_known(*modifiers),
                Statement::Item(item) => {
                    known.styles &= all_known(item.modifiers);
                    known.maxes &= ast
                        .all(item.exercises)
                        .iter()
                        .all(|name| routine.catalogue.exercise(routine.str(*name)).is_some());
                }
                _ => {}
            }
        }
        known
    }
}
