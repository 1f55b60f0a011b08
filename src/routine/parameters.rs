//! Parameters of blocks and styles: what they are declared with and what they are given go in,
//! what each name stands for comes out.

use std::rc::Rc;

use super::Routine;
use crate::source::Span;
use crate::syntax::ast::{Arg, Binding, Slice, Term, TermKind};

/// A name and the terms that it stands for.
#[derive(Clone, Copy, Debug)]
struct Named<'a> {
    name: &'a str,
    terms: &'a [Term],
    /// Whether they are those of its declaration, where no other are given.
    by_default: bool,
}

/// What names stand for on the lines of a block or in a style.
#[derive(Clone, Debug, Default)]
pub struct Bound<'a>(Option<Rc<[Named<'a>]>>);

impl<'a> Bound<'a> {
    /// Whether no name stands for anything.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// Every name, with what it stands for.
    pub fn all(&self) -> impl Iterator<Item = (&'a str, &'a [Term])> {
        let all = self.0.as_deref().unwrap_or(&[]);
        all.iter().map(|named| (named.name, named.terms))
    }

    /// What `name` stands for.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&'a [Term]> {
        self.named(name).map(|named| named.terms)
    }

    /// Why `name` stands for `text`, for whoever asks: given, or by default.
    #[must_use]
    pub fn says(&self, name: &str, text: &str) -> String {
        let by_default = self.named(name).is_some_and(|named| named.by_default);
        let by_default = if by_default { " by default" } else { "" };
        format!("`{name}` stands for `{text}`{by_default}")
    }

    fn named(&self, name: &str) -> Option<&Named<'a>> {
        let mut all = self.0.as_deref().unwrap_or(&[]).iter();
        all.find(|named| named.name == name)
    }
}

/// Why what is given does not fit the parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mismatch<'a> {
    /// A parameter without a default is given nothing.
    Missing(&'a str),
    /// More is given than there are parameters: the first one too many.
    TooMany(Span),
    /// A name that is none of the parameters'.
    Unknown(Span),
    /// A parameter is given twice: the second time.
    Twice(Span),
}

/// What the parameters stand for where `args` are given.
///
/// # Errors
/// When they do not fit.
pub fn bind<'a>(
    routine: &Routine<'a>,
    params: Slice<Binding>,
    args: Slice<Binding>,
    outer: &Bound<'a>,
) -> Result<Bound<'a>, Mismatch<'a>> {
    let args = routine.ast.all(args).iter();
    let args = args.map(|arg| (arg.name, routine.ast.all(arg.terms)));
    bound(routine, params, args.collect(), outer)
}

/// The same, for the arguments of a technique's brackets: those of a style.
///
/// # Errors
/// When they do not fit.
pub fn bind_args<'a>(
    routine: &Routine<'a>,
    params: Slice<Binding>,
    args: Slice<Arg>,
    outer: &Bound<'a>,
) -> Result<Bound<'a>, Mismatch<'a>> {
    let args = routine.ast.all(args).iter();
    let args = args.map(|arg| match routine.ast.all(arg.terms) {
        [name, equals, value @ ..] if is_equals(routine, *equals) => (name.span, value),
        terms => (Span::default(), terms),
    });
    bound(routine, params, args.collect(), outer)
}

/// Whether a term is the `=` of `reps = 2`.
fn is_equals(routine: &Routine<'_>, term: Term) -> bool {
    term.kind == TermKind::Operator && routine.str(term.span) == "="
}

/// What the parameters stand for by their defaults; `None` where one has none.
pub(super) fn defaults<'a>(routine: &Routine<'a>, params: Slice<Binding>) -> Option<Bound<'a>> {
    bound(routine, params, Vec::new(), &Bound::default()).ok()
}

fn bound<'a>(
    routine: &Routine<'a>,
    params: Slice<Binding>,
    args: Vec<(Span, &'a [Term])>,
    outer: &Bound<'a>,
) -> Result<Bound<'a>, Mismatch<'a>> {
    let params = routine.ast.all(params);
    if params.is_empty() && args.is_empty() {
        return Ok(Bound::default());
    }
    let mut given: Vec<Option<&'a [Term]>> = vec![None; params.len()];
    let name_of = |param: &Binding| param_name(routine, param);
    let mut next = 0;
    for (name, terms) in args {
        let at = if name.is_empty() {
            next += 1;
            Some(next - 1)
        } else {
            let name = routine.str(name);
            params.iter().position(|param| name_of(param) == name)
        };
        let span = if name.is_empty() {
            Term::span_of(terms)
        } else {
            name
        };
        match at.and_then(|at| given.get_mut(at)) {
            Some(Some(_)) => return Err(Mismatch::Twice(span)),
            Some(slot) => *slot = Some(passed_on(routine, terms, outer)),
            None if name.is_empty() => return Err(Mismatch::TooMany(span)),
            None => return Err(Mismatch::Unknown(span)),
        }
    }
    let all = params.iter().zip(given).map(|(param, given)| {
        let default = Some(routine.ast.all(param.terms)).filter(|_| !param.name.is_empty());
        let name = name_of(param);
        given
            .or(default)
            .map(|terms| Named {
                name,
                terms,
                by_default: given.is_none(),
            })
            .ok_or(Mismatch::Missing(name))
    });
    Ok(Bound(Some(all.collect::<Result<Rc<[_]>, _>>()?)))
}

/// What a parameter is called.
pub(crate) fn param_name<'a>(routine: &Routine<'a>, param: &Binding) -> &'a str {
    routine.str(routine.ast.name_of(param))
}

/// What all of them are called.
pub(crate) fn param_names<'a>(routine: &Routine<'a>, params: Slice<Binding>) -> Vec<&'a str> {
    let params = routine.ast.all(params).iter();
    params.map(|param| param_name(routine, param)).collect()
}

/// `terms`, or what they stand for where they are a parameter of the lines that they are on.
fn passed_on<'a>(routine: &Routine<'a>, terms: &'a [Term], outer: &Bound<'a>) -> &'a [Term] {
    match terms {
        [name] if name.kind == TermKind::Word => outer.get(routine.str(name.span)).unwrap_or(terms),
        _ => terms,
    }
}
