//! A modifier goes in; the call of a technique comes out, its arguments against its parameters.

use smallvec::SmallVec;

use super::argument::{Argument, shared_unit};
use super::{Arity, Param, Technique, rules};
use crate::diagnostic::Diagnostic;
use crate::plan::{Call, Draft, Scope, Value, WrittenLoad};
use crate::quantity::Unit;
use crate::source::Span;
use crate::syntax::ast::{Modifier, Term, TermKind};
use crate::syntax::read::{Reader, WRONG_UNIT};

/// Checks the arguments of `modifier` against the parameters of `technique`.
pub fn call<'a>(
    draft: &mut Draft<'_, 'a, '_>,
    technique: &'static Technique,
    modifier: &Modifier,
) -> Option<Call<'a>> {
    let ast = draft.reader.ast;
    let args = ast.all(modifier.args);
    let mut values: SmallVec<[&[Term]; 8]> = args.iter().map(|arg| ast.all(arg.terms)).collect();
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
    if technique.whole_line && scope != Scope::All {
        draft.reader.fault(
            &rules::MALFORMED_SCOPE,
            modifier.span(),
            format!("`{}` is of the whole line", technique.name),
            "not of some sets",
            "leave out which sets it is for, or write the sets as a line of their own",
        );
        return None;
    }
    let params = assign(technique.params, values.len()).or_else(|| {
        wrong_number(&mut draft.reader, technique, modifier, values.len());
        None
    })?;
    let unit = shared_unit(&mut draft.reader, &params, &values);
    let mut read = Vec::with_capacity(values.len());
    let names = draft.names();
    for (param, terms) in params.iter().zip(&values) {
        let argument = Argument {
            technique,
            param,
            terms,
            unit,
            names: &names,
        };
        read.push(argument.read(&mut draft.reader)?);
        // What was noted and is of no load is of the call.
        draft.routine.trace.settle(modifier.span());
    }
    let loads: SmallVec<[WrittenLoad; 8]> = read
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
        style: None,
        technique,
        args: read,
        scope,
        span: modifier.span(),
    })
}

/// The parameter of each of `given` arguments; optional ones are left out where there are too few.
fn assign(params: &'static [Param], given: usize) -> Option<SmallVec<[&'static Param; 8]>> {
    let least: usize = params
        .iter()
        .map(|param| match param.arity {
            Arity::One => 1,
            Arity::Many(least) => least,
            Arity::Optional | Arity::Any => 0,
        })
        .sum();
    let mut spare = given.checked_sub(least)?;
    let mut assigned = SmallVec::with_capacity(given);
    for param in params {
        let (needed, more) = match param.arity {
            Arity::One => (1, 0),
            Arity::Optional => (0, spare.min(1)),
            Arity::Many(least) => (least, spare),
            Arity::Any => (0, spare),
        };
        spare -= more;
        assigned.extend(std::iter::repeat_n(param, needed + more));
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
    let brackets = Span::new(modifier.name.end, modifier.end);
    if technique.params.is_empty() && says_last(reader.str(brackets)) {
        let written = "[on last set]";
        problem = problem.help(format!("write `{name}{written}`")).fix(
            reader.place(brackets),
            written,
            true,
        );
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
            let n = reader.amount(number.span)?;
            if n.unit != Unit::None {
                let place = reader.place(n.span);
                let count = n.min.to_string();
                reader.report(
                    Diagnostic::new(&WRONG_UNIT, "Sets are counted, and have no unit")
                        .at(place, "which sets?")
                        .help(format!("write `set {count}`"))
                        .fix(place, count, true),
                );
                return None;
            }
            let n = reader.count(n.min, number.span, "sets")?;
            Some(if from { Scope::From(n) } else { Scope::Only(n) })
        }
        _ => None,
    };
    if scope.is_none() {
        reader.fault(
            &rules::MALFORMED_SCOPE,
            Term::span_of(clause),
            "Which sets are meant cannot be read",
            "which sets?",
            "write `from set 4`, `on set 4` or `on last set`",
        );
    }
    scope.map(|scope| (values, scope))
}

/// Whether what stands in `brackets` can only mean the last set.
fn says_last(brackets: &str) -> bool {
    let words = brackets.trim_matches(['[', ']', ' ']).to_lowercase();
    matches!(
        words.as_str(),
        "last" | "last set" | "the last set" | "on the last set" | "on last" | "final set"
    )
}
