//! A tree of lines goes in; the routine with its declarations, days and blocks comes out.

mod calendar;
mod declarations;
mod library;
mod maxes;
mod progressions;
mod sections;
mod uses;
mod values;

pub(crate) use uses::misfit;

use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::{Calendar, Routine, Trace, rules};
use crate::diagnostic::{Diagnostic, Findings, Rule, Shared};
use crate::library::{Catalogue, Exercise};
use crate::progress::Assumed;
use crate::quantity::Mass;
use crate::source::{FileId, Source, Span};
use crate::syntax::ast::{Name, Statement};
use crate::syntax::read::{Reader, WRONG_UNIT};
use crate::syntax::{self, Ast, PieceEvent, keyword};

/// Resolves the declarations of `ast`, which is the tree of `source`.
pub fn resolve<'a>(source: &'a Source, ast: &'a Ast, findings: &mut Findings) -> Routine<'a> {
    let mut reader = Reader {
        text: source.text(),
        file: FileId::ROUTINE,
        ast,
        findings,
    };
    let (units, units_unread) = units(source, &mut reader);
    let routine = Routine {
        source,
        ast,
        title: None,
        notes: Vec::new(),
        units,
        units_unread,
        options: Vec::new(),
        priorities: Vec::new(),
        bodyweight: None,
        maxes: HashMap::new(),
        unread_maxes: HashSet::new(),
        training_maxes: HashMap::new(),
        lets: Vec::new(),
        let_names: HashMap::new(),
        rounding: None,
        calendar: Calendar::default(),
        trace: Trace::default(),
        asked_week: Cell::new(false),
        named: Cell::new(false),
        styles: HashMap::new(),
        progressions: HashMap::new(),
        progresses: false,
        longest_rule: 0,
        assumed: Assumed::default(),
        blocks: Vec::new(),
        block_names: HashMap::new(),
        days: Vec::new(),
        requirements: Vec::new(),
        profiles: Vec::new(),
        catalogue: Catalogue::new(units),
        entries: 0,
        broken: ast
            .statements
            .iter()
            .any(|line| matches!(line, Statement::Broken)),
    };
    let mut resolver = Resolver {
        reader,
        routine,
        titled: None,
        outside: Vec::new(),
    };
    resolver.library();
    resolver.calendar();
    resolver.sections();
    resolver.declarations();
    resolver.values();
    resolver.progressions();
    resolver.conditions();
    resolver
        .routine
        .days
        .sort_by_key(|day| (day.number, day.part));
    resolver.schedule();
    resolver.uses();
    resolver.routine
}

/// `units lb`, wherever it stands: bare numbers before it are in it too.
/// With it, whether there is such a line that cannot be read: then nothing is said of bare loads.
fn units(source: &Source, reader: &mut Reader<'_, '_>) -> (Option<Mass>, bool) {
    let mut first: Option<(Mass, Span)> = None;
    let mut unread = false;
    for statement in &reader.ast.statements {
        let Statement::Units { unit } = statement else {
            continue;
        };
        let mass = reader.unit(*unit).and_then(|read| {
            if read.mass().is_none() {
                reader.fault(
                    &WRONG_UNIT,
                    *unit,
                    format!("Loads cannot be in `{}`", reader.str(*unit)),
                    "not a weight",
                    "write `units lb` or `units kg`",
                );
            }
            read.mass()
        });
        unread |= mass.is_none();
        match (first, mass) {
            (None, Some(mass)) => first = Some((mass, *unit)),
            // Files of one routine may each say it, if they say the same.
            (Some((first, earlier)), Some(mass))
                if source.file_at(earlier.start) != source.file_at(unit.start) && first == mass => {
            }
            (Some((first, earlier)), Some(mass))
                if source.file_at(earlier.start) != source.file_at(unit.start) =>
            {
                units_disagree(reader, (*unit, mass), (earlier, first));
            }
            (Some((_, earlier)), _) => duplicate(reader, *unit, earlier, "`units`"),
            _ => {}
        }
    }
    (first.map(|(mass, _)| mass), unread)
}

/// Reports files whose bare numbers are in different units.
fn units_disagree(reader: &mut Reader<'_, '_>, here: (Span, Mass), earlier: (Span, Mass)) {
    let (place, cause) = (reader.place(here.0), reader.place(earlier.0));
    let message = format!(
        "One file of the routine is in `{}` and another in `{}`",
        here.1, earlier.1
    );
    reader.report(
        Diagnostic::new(&rules::DUPLICATE, message)
            .at(place, format!("in `{}`", here.1))
            .because(cause, format!("in `{}`", earlier.1))
            .help("say one unit for all files, and write the other with its numbers"),
    );
}

/// Reports a second declaration of `what`, which may be one line or have others below it.
fn duplicate(reader: &mut Reader<'_, '_>, span: Span, earlier: Span, what: &str) {
    let (place, first) = (reader.place(span), reader.place(earlier));
    let problem = Diagnostic::new(&rules::DUPLICATE, format!("{what} is declared twice"))
        .at(place, "again here")
        .because(first, "first declared here")
        .help("remove one of the two");
    let has_lines = ["The block", "The progression", "The exercise"]
        .iter()
        .any(|section| what.starts_with(section));
    reader.report(if has_lines {
        without_copy(reader, problem, span, earlier)
    } else {
        problem.instead(reader.place(reader.statement_of(span)), "")
    });
}

/// Offers to remove the section whose header is at `span` where it says the same as the one at `earlier`.
fn without_copy(
    reader: &Reader<'_, '_>,
    problem: Diagnostic,
    span: Span,
    earlier: Span,
) -> Diagnostic {
    let (copy, first) = (section(reader, span), section(reader, earlier));
    // With its comments: none is lost with the copy.
    let words = |section| {
        let text = reader.str(section).trim_start_matches('\u{feff}');
        text.split_whitespace()
    };
    if words(copy).eq(words(first)) {
        problem.instead(reader.place(copy), "")
    } else {
        problem
    }
}

/// Whether the sections whose headers are at these places say the same, line for line.
fn say_the_same(reader: &Reader<'_, '_>, one: Span, other: Span) -> bool {
    let said = |header: Span| {
        let section = section(reader, header);
        let mut said: Vec<&str> = Vec::new();
        syntax::read_pieces(reader.str(section), section.start, |event| {
            if let PieceEvent::Line(line) = event {
                said.extend(line.iter().map(|piece| reader.str(piece.span)));
                said.push("\n");
            }
        });
        said
    };
    said(one) == said(other)
}

/// The lines from the one that `header` is on up to the next that opens something.
fn section(reader: &Reader<'_, '_>, header: Span) -> Span {
    let opens = reader.line_of(header);
    let mut end = opens.end;
    let mut at = opens.end as usize;
    let rest = reader.text.get(at..).unwrap_or("");
    for line in rest.split_inclusive('\n') {
        at += line.len();
        let word = line.split_whitespace().next().unwrap_or("");
        let is_within = matches!(word, "use" | "session" | "bias");
        if keyword::words().any(|keyword| keyword == word) && !is_within {
            break;
        }
        // A comment behind the last of them is most likely about what follows.
        if !word.is_empty() && !word.starts_with('#') {
            end = Span::of(at, at).end;
        }
    }
    Span::new(opens.start, end)
}

/// A routine at its making.
struct Resolver<'a, 'f> {
    reader: Reader<'a, 'f>,
    routine: Routine<'a>,
    titled: Option<Span>,
    /// The lines of training in no day and no block, by their place among the statements.
    outside: Vec<(usize, Span)>,
}

impl<'a> Resolver<'a, '_> {
    fn statements(&self) -> &'a [Statement] {
        &self.routine.ast.statements
    }

    fn fault(
        &mut self,
        rule: &'static Rule,
        span: Span,
        message: impl Into<String>,
        label: &str,
        help: impl Into<String>,
    ) {
        self.reader.fault(rule, span, message, label, help);
    }

    /// The exercise that a declaration is of. A name that none answers to is reported.
    fn exercise(&mut self, name: Name) -> Option<Rc<Exercise<'a>>> {
        let known = self.routine.catalogue.exercise(self.reader.str(name));
        if known.is_none() {
            self.routine
                .catalogue
                .unknown_exercise(&mut self.reader, name);
        }
        known
    }
}

/// Reports a bare load in a file without `units`.
pub(crate) fn no_units(reader: &mut Reader<'_, '_>, span: Span) {
    let place = reader.place(span);
    let text = reader.str(span);
    reader.report(
        Diagnostic::new(
            &rules::NO_UNITS,
            format!("`{text}` has no unit, and the file does not say which one is meant"),
        )
        .at(place, "pounds or kilograms?")
        .help(format!(
            "write `units lb` or `units kg` at the top of the file, or the unit here: `{text}lb`"
        ))
        .sharing(Shared {
            cause: String::new(),
            least: 2,
            message: format!(
                "`{text}` and {{more}} load{{s}} have no unit, and the file does not say which one is meant"
            ),
            help: Some("write `units lb` or `units kg` at the top of the file".to_owned()),
        }),
    );
}
