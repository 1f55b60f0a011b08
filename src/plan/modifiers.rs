//! The modifiers of a line go in; the techniques that they call come out, styles filled in.

use super::call::Call;
use super::draft::Draft;
use super::rules;
use crate::diagnostic::{Diagnostic, Findings};
use crate::library::progression;
use crate::routine::{Bound, Routine, Style, bind_args, misfit, param_names};
use crate::source::Span;
use crate::syntax::ast::{Modifier, Slice};
use crate::syntax::keyword;
use crate::syntax::read::{Reader, list};
use crate::technique::{self, Technique};

/// The most techniques that a line may come to.
const MAX_TECHNIQUES: usize = 64;

/// How deep styles may stand in styles.
const MAX_STYLES: usize = 8;

impl Draft<'_, '_, '_> {
    /// Looks up each modifier; a style is filled in.
    pub(super) fn modifiers(
        &mut self,
        modifiers: Slice<Modifier>,
        within: &mut Vec<Span>,
        used_at: Option<Span>,
    ) {
        let ast = self.reader.ast;
        for modifier in ast.all(modifiers) {
            let name = self.reader.str(modifier.name);
            self.filled += 1;
            if self.filled == MAX_TECHNIQUES + 1 {
                let span = used_at.unwrap_or(modifier.name);
                self.reader.fault(
                    &rules::TOO_MANY_TECHNIQUES,
                    span,
                    format!("The line comes to more than {MAX_TECHNIQUES} techniques once its styles are filled in"),
                    "too many",
                    "styles that use styles multiply; use fewer",
                );
            }
            if self.filled > MAX_TECHNIQUES {
                return;
            }
            self.entry.conditional |= modifier.condition.is_some();
            let holds = self.routine.holds(modifier.condition, self.settings);
            if let Some(technique) = technique::named(name) {
                self.technique(technique, modifier, holds, used_at);
            } else if let Some(style) = self.routine.styles.get(name) {
                self.style(style, modifier, holds, within, used_at);
            } else if !self.routine.progressions.contains_key(name) {
                unknown_technique(self.routine, &mut self.reader, modifier.name);
            }
        }
    }

    /// Reads the call of a technique; kept if its condition holds and nothing says the same.
    fn technique(
        &mut self,
        technique: &'static Technique,
        modifier: &Modifier,
        holds: bool,
        used_at: Option<Span>,
    ) {
        let Some(call) = technique::call(self, technique, modifier) else {
            return;
        };
        let call = Call {
            style: used_at,
            ..call
        };
        if !holds {
            return;
        }
        let name = technique.name;
        let mut others = self.calls.iter();
        let twice = others
            .find(|other| other.technique.name == name && other.scope == call.scope)
            .filter(|_| !technique.repeats);
        let Some(twice) = twice else {
            self.calls.push(call);
            return;
        };
        let (place, earlier) = (
            self.reader.place(used_at.unwrap_or(modifier.span())),
            self.reader.place(twice.span),
        );
        self.reader.report(
            Diagnostic::new(
                &rules::TECHNIQUE_TWICE,
                format!("`{name}` is said twice of the same sets"),
            )
            .at(place, "again here")
            .because(earlier, "first said here")
            .help("keep one of the two"),
        );
    }

    /// Fills in a style, its parameters bound to what the line gives it.
    fn style(
        &mut self,
        style: &Style,
        modifier: &Modifier,
        holds: bool,
        within: &mut Vec<Span>,
        used_at: Option<Span>,
    ) {
        let name = self.reader.str(modifier.name);
        style.used.set(true);
        self.routine.named.set(true);
        let bound = match bind_args(self.routine, style.params, modifier.args, &self.bound) {
            Ok(bound) => bound,
            Err(_) if style.params.is_empty() => {
                self.reader.fault(
                    &rules::STYLE_WITH_ARGUMENTS,
                    modifier.span(),
                    format!("The style `{name}` takes no arguments"),
                    "brackets after a style",
                    "write the style's name alone",
                );
                Bound::default()
            }
            Err(mismatch) => {
                let (what, at) = (format!("The style `{name}`"), modifier.span());
                let known = param_names(self.routine, style.params);
                misfit(&mut self.reader, mismatch, &what, at, (style.span, known));
                return;
            }
        };
        if within.contains(&style.span) {
            self.reader.fault(
                &rules::RECURSIVE_STYLE,
                modifier.name,
                format!("The style `{name}` comes back to itself"),
                "without end",
                "remove it from the style",
            );
        } else if within.len() >= MAX_STYLES {
            self.reader.fault(
                &rules::RECURSIVE_STYLE,
                modifier.name,
                format!("Styles stand in styles more than {MAX_STYLES} deep"),
                "too deep",
                "write its techniques here instead",
            );
        } else if holds {
            within.push(style.span);
            let outer = std::mem::replace(&mut self.bound, bound);
            self.modifiers(style.modifiers, within, used_at.or(Some(modifier.name)));
            self.bound = outer;
            within.pop();
        }
    }
}

/// Reports the words of a style that no line uses which are no technique and no style.
pub(crate) fn check_unused(routine: &Routine<'_>, style: &Style, findings: &mut Findings) {
    let mut reader = routine.reader(findings);
    for modifier in routine.ast.all(style.modifiers) {
        let name = reader.str(modifier.name);
        let is_known = technique::named(name).is_some()
            || routine.styles.contains_key(name)
            || routine.progressions.contains_key(name);
        if !is_known {
            unknown_technique(routine, &mut reader, modifier.name);
        }
    }
}

fn unknown_technique<'a>(routine: &Routine<'a>, reader: &mut Reader<'a, '_>, span: Span) {
    let word = reader.str(span);
    let habit = technique::HABITS
        .iter()
        .find(|(habit, _)| *habit == word.to_lowercase())
        .map(|(_, meant)| *meant)
        .or_else(|| technique::named(&word.to_lowercase()).map(|technique| technique.name));
    let place = reader.place(span);
    let problem = Diagnostic::new(
        &rules::UNKNOWN_TECHNIQUE,
        format!("There is no technique or style called `{word}`"),
    )
    .at(place, "not known");
    let known = technique::ALL
        .iter()
        .map(|technique| technique.name)
        .chain(routine.styles.keys().copied())
        .chain(routine.progressions.keys().copied())
        .chain(progression::ALL.iter().map(|known| known.name));
    let problem = match habit {
        // Said in words, as it is more than one.
        Some(meant) if meant.contains('`') => problem.help(format!("write {meant}")),
        Some(meant) if meant.contains('…') => problem.help(format!("write `{meant}`")),
        Some(meant) => problem
            .help(format!("write `{meant}`"))
            .fix(place, meant, true),
        None if !reader.findings.look_for_names() => problem,
        // A word of Leg's own is no other misspelt.
        None if keyword::is_taken(word) => problem.help(format!(
            "`{word}` is a word of Leg's that says nothing here"
        )),
        None => match reader.findings.nearest(word, known) {
            Some(near) => problem.suggest(place, Some(near)),
            None if routine.catalogue.exercise(word).is_some() => {
                problem.help("an exercise opens a line of its own; its alternative follows `|`")
            }
            None => {
                let styles = routine.styles.keys().copied();
                let mut own: Vec<&str> =
                    styles.chain(routine.progressions.keys().copied()).collect();
                own.sort_unstable();
                let all = "`legc explain --list` shows all techniques";
                problem.help(if own.is_empty() || own.len() > 6 {
                    all.to_owned()
                } else {
                    format!("the file has {}; {all}", list(own))
                })
            }
        },
    };
    reader.report(problem);
}
