//! Properties of a declaration: modifiers go in, checked values come out.

use crate::diagnostic::{Concerns, Diagnostic, Rule, Severity, Theme};
use crate::quantity::{Decimal, Unit};
use crate::source::Span;
use crate::syntax::ast::{Arg, Modifier, Term, TermKind};
use crate::syntax::read::{Reader, list};

/// Reports a property that this kind of declaration does not have.
pub(super) fn unknown(reader: &mut Reader<'_, '_>, modifier: &Modifier, known: &[&str]) {
    reader.unknown(
        &UNKNOWN_PROPERTY,
        "property",
        modifier.name,
        known.iter().copied(),
    );
}

/// Reports a property that is written wrongly, with how to write it.
pub(super) fn malformed(reader: &mut Reader<'_, '_>, span: Span, name: &str, example: &str) {
    let place = reader.place(span);
    reader.report(
        Diagnostic::new(&MALFORMED_PROPERTY, format!("`{name}` is not written so"))
            .at(place, "cannot be read")
            .help(format!("write it as in `{example}`")),
    );
}

/// Reports more of something than there may be.
pub(super) fn too_many(reader: &mut Reader<'_, '_>, span: Span, message: String, help: &str) {
    reader.fault(&MALFORMED_PROPERTY, span, message, "too many", help);
}

/// Reports units that disagree.
pub(super) fn mixed(reader: &mut Reader<'_, '_>, span: Span, message: String) {
    let help = "write all of it in one unit";
    reader.fault(&MALFORMED_PROPERTY, span, message, "the other unit", help);
}

/// Reports a condition on a property: what a thing is does not hang on an option.
pub(super) fn unconditional(reader: &mut Reader<'_, '_>, modifier: &Modifier) {
    let condition = modifier.condition.and_then(|id| reader.ast.one(id));
    if let Some(condition) = condition {
        let (span, name) = (condition.span, reader.str(modifier.name));
        reader.fault(
            &MALFORMED_PROPERTY,
            span,
            format!("`{name}` cannot hang on an option"),
            "a condition",
            "leave the condition out; a line of a day takes one, and so does a technique",
        );
    }
}

/// Reports what stands in the brackets of a property that takes nothing.
pub(super) fn flag(reader: &mut Reader<'_, '_>, modifier: &Modifier) -> bool {
    if !modifier.args.is_empty() {
        let name = reader.str(modifier.name);
        malformed(reader, modifier.span(), name, name);
    }
    true
}

/// The one word that a property takes.
pub(super) fn word<'a>(
    reader: &mut Reader<'a, '_>,
    modifier: &Modifier,
    example: &str,
) -> Option<(&'a str, Span)> {
    if let [arg] = reader.ast.all(modifier.args)
        && let [
            Term {
                kind: TermKind::Word,
                span,
            },
        ] = *reader.ast.all(arg.terms)
    {
        return Some((reader.str(span), span));
    }
    let name = reader.str(modifier.name);
    malformed(reader, modifier.span(), name, example);
    None
}

/// One of `known` words; any other is reported.
pub(super) fn choice<'a>(
    reader: &mut Reader<'a, '_>,
    modifier: &Modifier,
    known: &[&str],
    example: &str,
) -> Option<&'a str> {
    let (word, span) = word(reader, modifier, example)?;
    if known.contains(&word) {
        return Some(word);
    }
    let what = format!("`{}`", reader.str(modifier.name));
    let near = reader.findings.nearest(word, known.iter().copied());
    let place = reader.place(span);
    let mut problem = Diagnostic::new(&MALFORMED_PROPERTY, format!("{what} cannot be `{word}`"))
        .at(place, "not one of them");
    problem = match near {
        Some(near) => problem.suggest(place, Some(near)),
        None => problem.help(format!("it is one of {}", list(known.iter().copied()))),
    };
    reader.report(problem);
    None
}

/// A word with the number that may stand after it: `glutes 0.5`.
pub(super) fn weighted(reader: &mut Reader<'_, '_>, arg: Arg) -> Option<(Span, Decimal)> {
    match *reader.ast.all(arg.terms) {
        [
            Term {
                kind: TermKind::Word,
                span,
            },
        ] => Some((span, Decimal::ONE)),
        [
            Term {
                kind: TermKind::Word,
                span,
            },
            Term {
                kind: TermKind::Amount,
                span: weight,
            },
        ] => Some((span, reader.amount(weight)?.bare()?)),
        _ => None,
    }
}

/// The bare numbers and ranges that a property takes; `None` where any is something else.
pub(super) fn ranges(
    reader: &mut Reader<'_, '_>,
    modifier: &Modifier,
) -> Option<Vec<(Decimal, Decimal)>> {
    let args = reader.ast.all(modifier.args).iter();
    args.map(|arg| match *reader.ast.all(arg.terms) {
        [
            Term {
                kind: TermKind::Amount,
                span,
            },
        ] => {
            let amount = reader.amount(span)?;
            (amount.unit == Unit::None).then(|| (amount.min.into(), amount.max.into()))
        }
        _ => None,
    })
    .collect()
}

/// `unknown-property`
static UNKNOWN_PROPERTY: Rule = Rule {
    name: "unknown-property",
    severity: Severity::Error,
    concerns: Concerns::Name,
    theme: Theme::Names,
    why: "A declaration of gear, an exercise or a muscle has properties of its own; any other would be dropped.",
    bad: "units lb\ngear seated_calf  plate[45]\nday 2\n  seated_calf 3x10 @2 plates\n",
    good: "units lb\ngear seated_calf  plates[45]\nday 2\n  seated_calf 3x10 @2 plates\n",
};

/// `malformed-property`
static MALFORMED_PROPERTY: Rule = Rule {
    name: "malformed-property",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Names,
    why: "A property that cannot be read would leave the declaration without it.",
    bad: "exercise belt_squat \"Belt squat\"  works[quads] gear[plate_loaded] pattern[squating]\nday 2\n  belt_squat 3x10\n",
    good: "exercise belt_squat \"Belt squat\"  works[quads] gear[plate_loaded] pattern[squat]\nday 2\n  belt_squat 3x10\n",
};

/// `unknown-exercise`
pub(crate) static UNKNOWN_EXERCISE: Rule = Rule {
    name: "unknown-exercise",
    severity: Severity::Error,
    concerns: Concerns::Name,
    theme: Theme::Names,
    why: "An exercise that the library does not know has no muscles, no gear and no cues. Its name is most often a slip; a new one is declared with `exercise`.",
    bad: "day 2\n  sqat 5x5\n",
    good: "day 2\n  squat 5x5\n",
};

/// `unknown-muscle`
pub(crate) static UNKNOWN_MUSCLE: Rule = Rule {
    name: "unknown-muscle",
    severity: Severity::Error,
    concerns: Concerns::Name,
    theme: Theme::Names,
    why: "Muscles are named so that sets can be counted for them. A name that is none counts for nothing.",
    bad: "priority quads, hamz\nday 2\n  squat 5x5\n  lying_leg_curl 4x10\n",
    good: "priority quads, hams\nday 2\n  squat 5x5\n  lying_leg_curl 4x10\n",
};

/// All of them.
pub static RULES: &[&Rule] = &[
    &UNKNOWN_PROPERTY,
    &MALFORMED_PROPERTY,
    &UNKNOWN_MUSCLE,
    &UNKNOWN_EXERCISE,
    &super::gear::GEAR_IN_ANOTHER_UNIT,
];
