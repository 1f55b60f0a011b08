//! The lines of a rule, as the text has them: what each sets, to what, and when.

use crate::expression::Value;
use crate::expression::rules::UNITS_DISAGREE;
use crate::quantity::Unit;
use crate::routine::{Progression, Routine};
use crate::source::Span;
use crate::syntax::ast::{Slice, Statement, Term};
use crate::syntax::read::Reader;

/// What a progression's lines set.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a word that a line may set"
)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moves {
    /// Whether any sets the load.
    pub load: bool,
    /// Whether any sets the reps.
    pub reps: bool,
    /// Whether any sets the sets.
    pub sets: bool,
    /// Whether any sets the training max of the lift.
    pub tm: bool,
}

/// One line of a rule.
pub(super) struct Line<'a> {
    pub(super) at: usize,
    pub(super) name: &'a str,
    pub(super) terms: &'a [Term],
    pub(super) when: Slice<Term>,
    pub(super) unless: bool,
    pub(super) span: Span,
}

impl Line<'_> {
    /// Whether what it sets can be `value`: a load a weight, reps a number of reps.
    pub(super) fn takes(&self, value: Value) -> bool {
        let counts = |unit: Unit| value.unit == Unit::None || value.unit == unit;
        match self.name {
            "load" | "tm" => value.unit == Unit::None || value.unit.mass().is_some(),
            "reps" => counts(Unit::Reps),
            "sets" => counts(Unit::Sets),
            _ => true,
        }
    }
}

pub(super) fn lines<'a>(
    routine: &Routine<'a>,
    progression: &Progression,
) -> impl Iterator<Item = Line<'a>> + use<'a> {
    let ast = routine.ast;
    let text = routine.source;
    let all: &'a [Statement] = ast.statements.get(progression.lines.clone()).unwrap_or(&[]);
    let first = progression.lines.start;
    all.iter().enumerate().filter_map(move |(at, statement)| {
        let Statement::Assign {
            name,
            terms,
            when,
            unless,
        } = statement
        else {
            return None;
        };
        let (terms, asked) = (ast.all(*terms), ast.all(*when));
        let last = asked.last().or(terms.last());
        Some(Line {
            at: first + at,
            name: name.of_text(text.text()),
            terms,
            when: *when,
            unless: *unless,
            span: last.map_or(*name, |last| name.to(last.span)),
        })
    })
}

impl Progression {
    /// What its lines set.
    #[must_use]
    pub fn moves(&self, routine: &Routine<'_>) -> Moves {
        lines(routine, self).fold(Moves::default(), |moves, line| Moves {
            load: moves.load || line.name == "load",
            reps: moves.reps || line.name == "reps",
            sets: moves.sets || line.name == "sets",
            tm: moves.tm || line.name == "tm",
        })
    }

    /// The words of the conditions of its lines.
    pub(super) fn asked_words<'a>(
        &self,
        routine: &Routine<'a>,
    ) -> impl Iterator<Item = &'a str> + use<'a> {
        let (ast, source) = (routine.ast, routine.source);
        let terms = lines(routine, self).flat_map(move |line| ast.all(line.when));
        terms.map(move |term| term.span.of_text(source.text()))
    }

    /// What each of its lines sets, and the words by which it works that out.
    pub(super) fn worked_out_by<'a>(
        &self,
        routine: &Routine<'a>,
    ) -> impl Iterator<Item = (&'a str, impl Iterator<Item = &'a str> + use<'a>)> + use<'a> {
        let source = routine.source;
        lines(routine, self).map(move |line| {
            let terms = line.terms.iter();
            (
                line.name,
                terms.map(move |term| term.span.of_text(source.text())),
            )
        })
    }

    /// Whether any of its lines names `word`, in what it sets or in when.
    #[must_use]
    pub fn names(&self, routine: &Routine<'_>, word: &str) -> bool {
        let mut all = lines(routine, self).flat_map(|line| {
            let when = routine.ast.all(line.when).iter();
            line.terms.iter().chain(when)
        });
        all.any(|term| routine.str(term.span) == word)
    }

    /// The line at `at` among the tree's statements, where it sets the load and asks whether sessions
    /// were missed.
    #[must_use]
    pub fn resets_load_at(&self, routine: &Routine<'_>, at: usize) -> Option<Span> {
        let mut lines = lines(routine, self);
        let line = lines.find(|line| line.at == at && line.name == "load")?;
        let mut asked = routine.ast.all(line.when).iter();
        let misses = |term: &Term| matches!(routine.str(term.span), "missed" | "misses");
        asked.any(misses).then_some(line.span)
    }

    /// Its lines: the place of each among the tree's statements, and in the text.
    pub fn line_places<'a>(
        &self,
        routine: &Routine<'a>,
    ) -> impl Iterator<Item = (usize, Span)> + use<'a> {
        lines(routine, self).map(|line| (line.at, line.span))
    }
}

/// Reports a line that sets a load, reps or sets to what is none.
pub(super) fn misfit(line: &Line<'_>, value: Value, reader: &mut Reader<'_, '_>) {
    let help = match line.name {
        "load" if value.unit == Unit::Percent => {
            "say of what the percentage is, as in `load = 90% of load`"
        }
        "tm" if value.unit == Unit::Percent => {
            "say of what the percentage is, as in `tm = 90% of tm`"
        }
        "tm" => "a training max is a weight: write `tm = tm + 2.5`, or with its unit",
        "load" => "a load is a weight: write `load = load + 2.5`, or with its unit",
        "reps" => "reps are a number of reps: write `reps = reps + 1`",
        _ => "sets are a number of sets: write `sets = sets + 1`",
    };
    let what = match line.name {
        "load" => "load",
        "tm" => "training max",
        "reps" => "number of reps",
        _ => "number of sets",
    };
    reader.fault(
        &UNITS_DISAGREE,
        line.span,
        format!("{value} is no {what}"),
        value.described(),
        help,
    );
}
