//! Arguments as written become arguments as a technique takes them.

use super::{Arity, Param, Takes, Technique, rules};
use crate::diagnostic::{Diagnostic, nearest};
use crate::plan::{Call, Draft, Scope, Value, WrittenLoad};
use crate::quantity::Unit;
use crate::source::Span;
use crate::syntax::ast::{Arg, Modifier, Term, TermKind};
use crate::syntax::read::{Reader, WRONG_UNIT, list};

/// Checks the arguments of `modifier` against the parameters of `technique`.
pub fn call<'a>(
    draft: &mut Draft<'_, 'a, '_>,
    technique: &'static Technique,
    modifier: &Modifier,
) -> Option<Call<'a>> {
    let ast = draft.reader.ast;
    let args = ast.all(modifier.args);
    let mut values: Vec<&[Term]> = args.iter().map(|arg: &Arg| ast.all(arg.terms)).collect();
    let scope = match values.last_mut() {
        Some(last) => {
            let (terms, scope) = scope(&mut draft.reader, last)?;
            *last = terms;
            scope
        }
        None => Scope::All,
    };
    if values.last().is_some_and(|last| last.is_empty()) {
        values.pop();
    }
    let params = assign(technique.params, values.len()).or_else(|| {
        wrong_number(&mut draft.reader, technique, modifier, values.len());
        None
    })?;
    let unit = shared_unit(&mut draft.reader, &params, &values);
    let mut read = Vec::with_capacity(values.len());
    for (param, terms) in params.iter().zip(&values) {
        read.push(value(&mut draft.reader, technique, param, terms, unit)?);
    }
    let loads: Vec<WrittenLoad> = read
        .iter()
        .filter_map(|value| match value {
            Value::Load(load) => Some(*load),
            _ => None,
        })
        .collect();
    if loads.len() > 1 {
        draft.one_unit(&loads);
    }
    Some(Call {
        technique,
        args: read,
        scope,
        span: modifier.span(),
    })
}

/// The parameter of each of `given` arguments; optional ones are left out where there are too few.
fn assign(params: &'static [Param], given: usize) -> Option<Vec<&'static Param>> {
    let least: usize = params
        .iter()
        .map(|param| match param.arity {
            Arity::One => 1,
            Arity::Many(least) => least,
            Arity::Optional | Arity::Any => 0,
        })
        .sum();
    let mut spare = given.checked_sub(least)?;
    let mut assigned = Vec::with_capacity(given);
    for param in params {
        let count = match param.arity {
            Arity::One => 1,
            Arity::Optional => spare.min(1),
            Arity::Many(least) => least + spare,
            Arity::Any => spare,
        };
        spare -= count.saturating_sub(if let Arity::One = param.arity {
            1
        } else if let Arity::Many(least) = param.arity {
            least
        } else {
            0
        });
        assigned.extend(std::iter::repeat_n(param, count));
    }
    (assigned.len() == given).then_some(assigned)
}

fn wrong_number(
    reader: &mut Reader<'_, '_>,
    technique: &'static Technique,
    modifier: &Modifier,
    given: usize,
) {
    let name = technique.name;
    let place = reader.place(modifier.span());
    let message = match (technique.params, given) {
        ([], _) => format!("`{name}` takes no arguments"),
        (_, 0) => format!("`{name}` needs {}", needs(technique.params)),
        _ => format!("`{name}` takes {}, not {given}", needs(technique.params)),
    };
    let mut problem = Diagnostic::new(&rules::WRONG_ARGUMENTS, message)
        .at(
            place,
            if given == 0 {
                "nothing in brackets"
            } else {
                "these arguments"
            },
        )
        .help(format!("write it as in `{}`", technique.example));
    if technique.params.is_empty() {
        let brackets = reader.place(Span::new(modifier.name.end, modifier.end));
        problem = problem.fix(brackets, "", false);
    }
    reader.report(problem);
}

/// `REPS (optional), SECONDS`
fn needs(params: &[Param]) -> String {
    let each = params.iter().map(|param| match param.arity {
        Arity::One => param.name.to_owned(),
        Arity::Optional => format!("{} (or none)", param.name),
        Arity::Many(least) => format!("{least} or more {}", param.name),
        Arity::Any => format!("any number of {}", param.name),
    });
    each.collect::<Vec<_>>().join(" and ")
}

/// A unit after the last element of a list is every element's.
fn shared_unit(reader: &mut Reader<'_, '_>, params: &[&Param], values: &[&[Term]]) -> Unit {
    let (Some(Takes::Load | Takes::LoadOrRamp), Some(last)) =
        (params.last().map(|param| param.takes), values.last())
    else {
        return Unit::None;
    };
    // A misspelt unit is reported where the value is read.
    let mut quiet = crate::diagnostic::Findings::new();
    let mut reader = Reader {
        text: reader.text,
        file: reader.file,
        ast: reader.ast,
        findings: &mut quiet,
    };
    match **last {
        [.., number, unit] if unit.kind == TermKind::Word && number.kind == TermKind::Amount => {
            reader.unit(unit.span).unwrap_or_default()
        }
        [
            ..,
            Term {
                kind: TermKind::Amount,
                span,
            },
        ] => reader.amount(span).map_or(Unit::None, |amount| amount.unit),
        _ => Unit::None,
    }
}

/// Parts `from set 4`, `on set 4`, `on last set` from the end of the last argument.
fn scope<'t>(reader: &mut Reader<'_, '_>, terms: &'t [Term]) -> Option<(&'t [Term], Scope)> {
    let Some(at) = terms
        .iter()
        .position(|term| reader.is_word(*term, "from") || reader.is_word(*term, "on"))
    else {
        return Some((terms, Scope::All));
    };
    let (values, clause) = terms.split_at_checked(at)?;
    let is = |term: &Term, word: &str| reader.is_word(*term, word);
    let scope = match clause {
        [on, last, set] if is(on, "on") && is(last, "last") && is(set, "set") => Some(Scope::Last),
        [on, the, last, set]
            if is(on, "on") && is(the, "the") && is(last, "last") && is(set, "set") =>
        {
            Some(Scope::Last)
        }
        [word, set, number] if is(set, "set") && number.kind == TermKind::Amount => {
            let from = is(word, "from");
            let n = reader
                .amount(number.span)
                .filter(|amount| amount.unit == Unit::None)?;
            let n = reader.count(n.min, number.span, "sets")?;
            Some(if from { Scope::From(n) } else { Scope::Only(n) })
        }
        _ => None,
    };
    if scope.is_none() {
        let span = clause.first().map_or(Span::default(), |first| {
            first
                .span
                .to(clause.last().map_or(first.span, |last| last.span))
        });
        reader.fault(
            &rules::MALFORMED_SCOPE,
            span,
            "Which sets are meant cannot be read",
            "which sets?",
            "write `from set 4`, `on set 4` or `on last set`",
        );
    }
    scope.map(|scope| (values, scope))
}

fn value<'a>(
    reader: &mut Reader<'a, '_>,
    technique: &'static Technique,
    param: &Param,
    terms: &[Term],
    unit: Unit,
) -> Option<Value<'a>> {
    let span = match terms {
        [first, .., last] => first.span.to(last.span),
        [only] => only.span,
        [] => Span::default(),
    };
    match (param.takes, terms) {
        (
            Takes::Count | Takes::Number,
            [
                Term {
                    kind: TermKind::Amount,
                    ..
                },
            ],
        ) => {
            let amount = reader.amount(span)?;
            if amount.unit != Unit::None {
                wrong_unit(reader, technique, param, span, amount.unit);
                return None;
            }
            if param.takes == Takes::Count {
                reader.count(amount.min, span, param.name)?;
                reader.count(amount.max, span, param.name)?;
            }
            Some(Value::Amount(amount))
        }
        (
            Takes::Time,
            [
                Term {
                    kind: TermKind::Amount,
                    ..
                },
            ]
            | [
                Term {
                    kind: TermKind::Amount,
                    ..
                },
                Term {
                    kind: TermKind::Word,
                    ..
                },
            ],
        ) => {
            let amount = amount_of(reader, terms)?;
            if amount.unit == Unit::Metres {
                let place = reader.place(span);
                let minutes = reader.str(span).replace('m', "min");
                reader.report(
                    Diagnostic::new(
                        &WRONG_UNIT,
                        format!("`{}` cannot be in metres", technique.name),
                    )
                    .at(place, "`m` is metres")
                    .help(format!("minutes are `min`: write `{minutes}`"))
                    .fix(place, minutes, true),
                );
                return None;
            }
            if amount.seconds().is_none() {
                wrong_unit(reader, technique, param, span, amount.unit);
                return None;
            }
            Some(Value::Time(amount))
        }
        (Takes::LoadOrRamp, [..]) if terms.iter().any(|term| reader.is_word(*term, "to")) => {
            ramp(reader, technique, terms, unit)
        }
        (Takes::Load | Takes::LoadOrRamp, [first, ..])
            if first.kind == TermKind::Amount || reader.is_word(*first, "bw") =>
        {
            let load = written_load(reader, terms)?;
            Some(Value::Load(load.or_unit(unit)))
        }
        (
            Takes::Word,
            [
                Term {
                    kind: TermKind::Word,
                    ..
                },
            ],
        ) => Some(Value::Word(reader.str(span), span)),
        (
            Takes::OneOf(known),
            [
                Term {
                    kind: TermKind::Word,
                    ..
                },
            ],
        ) => {
            let word = reader.str(span);
            if known.contains(&word) {
                return Some(Value::Word(word, span));
            }
            let place = reader.place(span);
            let problem = Diagnostic::new(
                &rules::WRONG_ARGUMENTS,
                format!("`{}` cannot be of `{word}`", technique.name),
            )
            .at(place, format!("{} belongs here", param.name));
            let problem = match nearest(word, known.iter().copied()) {
                Some(near) => problem.suggest(place, Some(near)),
                None => problem.help(format!("it takes {}", list(known.iter().copied()))),
            };
            reader.report(problem);
            None
        }
        (
            Takes::Code,
            [
                Term {
                    kind: TermKind::Code | TermKind::Amount | TermKind::Scheme | TermKind::Word,
                    ..
                },
            ],
        ) => Some(Value::Word(reader.str(span), span)),
        (
            Takes::Scheme,
            [
                Term {
                    kind: TermKind::Scheme,
                    ..
                },
            ],
        ) => reader
            .scheme(span)
            .map(|scheme| Value::Scheme(scheme, span)),
        _ => {
            let text = reader.str(span).to_owned();
            let place = reader.place(span);
            reader.report(
                Diagnostic::new(
                    &rules::WRONG_ARGUMENTS,
                    format!("`{}` cannot take `{text}`", technique.name),
                )
                .at(place, format!("{} belongs here", param.name))
                .help(format!("write it as in `{}`", technique.example)),
            );
            None
        }
    }
}

fn wrong_unit(
    reader: &mut Reader<'_, '_>,
    technique: &Technique,
    param: &Param,
    span: Span,
    unit: Unit,
) {
    let name = technique.name;
    reader.fault(
        &WRONG_UNIT,
        span,
        format!("`{name}` cannot be in `{}`", unit.word()),
        &format!("{} belongs here", param.name),
        format!("write it as in `{}`", technique.example),
    );
}

fn amount_of(reader: &mut Reader<'_, '_>, terms: &[Term]) -> Option<crate::syntax::read::Amount> {
    match *terms {
        [number] => reader.amount(number.span),
        [number, unit] => {
            let amount = reader.amount(number.span)?;
            let unit_read = reader.unit(unit.span)?;
            Some(crate::syntax::read::Amount {
                unit: unit_read,
                span: number.span.to(unit.span),
                ..amount
            })
        }
        _ => None,
    }
}

fn written_load(reader: &mut Reader<'_, '_>, terms: &[Term]) -> Option<WrittenLoad> {
    match terms {
        [first, ..] if first.kind == TermKind::Amount => {
            amount_of(reader, terms).map(WrittenLoad::Amount)
        }
        [bw] => Some(WrittenLoad::Bodyweight {
            change: None,
            assisted: false,
            span: bw.span,
        }),
        [bw, sign, amount @ ..] if sign.kind == TermKind::Sign => {
            let change = amount_of(reader, amount)?;
            Some(WrittenLoad::Bodyweight {
                change: Some(change),
                assisted: reader.str(sign.span) == "-",
                span: bw.span.to(change.span),
            })
        }
        _ => None,
    }
}

/// `135 to 225`
fn ramp<'a>(
    reader: &mut Reader<'a, '_>,
    technique: &Technique,
    terms: &[Term],
    unit: Unit,
) -> Option<Value<'a>> {
    let at = terms.iter().position(|term| reader.is_word(*term, "to"))?;
    let (low, high) = terms.split_at_checked(at)?;
    let ends = match (low, high) {
        ([_, ..], [_, high @ ..]) if !high.is_empty() => {
            written_load(reader, low).zip(written_load(reader, high))
        }
        _ => None,
    };
    if ends.is_none() {
        let span = terms.first().map_or(Span::default(), |first| {
            first
                .span
                .to(terms.last().map_or(first.span, |last| last.span))
        });
        reader.fault(
            &rules::WRONG_ARGUMENTS,
            span,
            "A ramp runs from one load to another",
            "two loads belong here",
            format!("write it as in `{}`", technique.example),
        );
    }
    ends.map(|(low, high)| Value::Ramp(low.or_unit(unit), high.or_unit(unit)))
}
