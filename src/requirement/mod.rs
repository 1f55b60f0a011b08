//! What a file requires of its plan: `require` lines and the summed-up days go in, breaches come out.
//!
//! Each form is one file: how it is read, and how it is proved. They are told apart by their words.

mod before;
mod bounds;
mod days_between;
mod days_per_week;
mod never_with;
mod place;
mod rest_days;
mod rest_on;
mod rise;
mod session_length;
mod sets_per_week;

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Diagnostic, Findings, Rule, Severity};
use crate::library::{MuscleId, UNKNOWN_MUSCLE};
use crate::lint::{Context, DaySummary};
use crate::routine::{Requirement, Routine, Settings};
use crate::source::Span;
use crate::syntax::ast::Term;
use crate::syntax::read::Reader;

/// A form of requirement.
struct Form {
    /// How it is written.
    example: &'static str,
    /// Whether these words are of this form.
    is: fn(&Reader<'_, '_>, &[Term]) -> bool,
    /// Reads the words and proves the requirement on the days.
    prove: for<'a> fn(&mut Proof<'_, 'a, '_>),
}

/// Every form.
static FORMS: &[&Form] = &[
    &rest_on::FORM,
    &rest_days::FORM,
    &rise::FORM,
    &sets_per_week::FORM,
    &session_length::FORM,
    &never_with::FORM,
    &place::FORM,
    &before::FORM,
    &days_per_week::FORM,
    &days_between::FORM,
];

/// A requirement that the plan breaks, in a week and under a setting.
pub struct Breach {
    /// The requirement's line.
    requirement: Span,
    settings: Settings,
    diagnostic: Diagnostic,
}

/// How each form is written.
pub fn examples() -> impl Iterator<Item = &'static str> {
    FORMS
        .iter()
        .map(|form| form.example)
        .chain(["require profile \"article\""])
}

/// A requirement at its proof.
struct Proof<'p, 'a, 'f> {
    breaches: &'p mut Vec<Breach>,
    requirement: &'p Requirement,
    terms: &'p [Term],
    days: &'p [DaySummary<'a>],
    context: &'p Context<'p, 'a>,
    reader: Reader<'a, 'f>,
}

/// Proves every requirement of the routine that holds under the context's settings.
pub fn check<'a>(
    days: &[DaySummary<'a>],
    context: &Context<'_, 'a>,
    findings: &mut Findings,
    breaches: &mut Vec<Breach>,
) {
    let routine = context.routine;
    for requirement in routine
        .requirements
        .iter()
        .filter(|requirement| routine.holds(requirement.condition, context.settings))
    {
        // What is broken more often than anyone reads is not proved again.
        if breaches.len() >= MAX_BREACHES {
            return;
        }
        let reader = routine.reader(findings);
        let terms = routine.ast.all(requirement.terms);
        let form = FORMS.iter().find(|form| (form.is)(&reader, terms));
        let mut proof = Proof {
            breaches: &mut *breaches,
            requirement,
            terms,
            days,
            context,
            reader,
        };
        match form {
            Some(form) => (form.prove)(&mut proof),
            None => proof.unreadable(),
        }
    }
}

/// The most breaches that are looked at, those of all weeks and settings together.
const MAX_BREACHES: usize = 100_000;

/// Reports each requirement that is broken, once: the first week and setting that break it, and,
/// where not all settings do, which one it is.
pub fn report(
    routine: &Routine<'_>,
    all: &[Settings],
    breaches: Vec<Breach>,
    findings: &mut Findings,
) {
    let mut under_which: HashMap<Span, HashSet<Settings>> = HashMap::new();
    for breach in &breaches {
        let settings = under_which.entry(breach.requirement).or_default();
        settings.insert(breach.settings.in_week(1));
    }
    let mut told: HashSet<Span> = HashSet::new();
    for breach in breaches {
        if !told.insert(breach.requirement) {
            continue;
        }
        let under = under_which.get(&breach.requirement).map_or(0, HashSet::len);
        let week =
            (routine.calendar.total() > 1).then(|| format!("in week {}", breach.settings.week));
        let options = (under < all.len())
            .then(|| format!("with {}", breach.settings.describe(&routine.options)));
        let circumstances: Vec<String> = week.into_iter().chain(options).collect();
        let mut diagnostic = breach.diagnostic;
        let file = routine.source.file_at(breach.requirement.start);
        if let Some(by) = file.and_then(|file| file.by) {
            diagnostic = diagnostic.because(routine.place(by), "brought in here");
        }
        if !circumstances.is_empty() {
            let circumstances = circumstances.join(", ");
            diagnostic.message = format!("{} ({circumstances})", diagnostic.message);
        }
        findings.push(diagnostic);
    }
}

/// The muscles of which the file itself says how many days are to be between, under these settings.
#[must_use]
pub fn days_between(context: &Context<'_, '_>) -> Vec<MuscleId> {
    let routine = context.routine;
    let held = routine
        .requirements
        .iter()
        .filter(|requirement| routine.holds(requirement.condition, context.settings));
    held.filter_map(|requirement| match routine.ast.all(requirement.terms) {
        [_, _, between, muscle] if routine.str(between.span) == "between" => {
            routine.catalogue.muscle(routine.str(muscle.span))
        }
        _ => None,
    })
    .collect()
}

impl<'a> Proof<'_, 'a, '_> {
    /// The words of the requirement.
    fn words(&self) -> Vec<&'a str> {
        let terms = self.terms.iter();
        terms.map(|term| self.reader.str(term.span)).collect()
    }

    fn unreadable(&mut self) {
        let examples: Vec<String> = FORMS
            .iter()
            .map(|form| format!("`{}`", form.example))
            .collect();
        let span = self.requirement.span;
        self.reader.fault(
            &MALFORMED_REQUIREMENT,
            span,
            "This is no requirement that Leg can prove",
            "cannot be read",
            format!("the forms are {}", examples.join(", ")),
        );
    }

    /// The muscle that a term names; one that is none is reported.
    fn muscle(&mut self, term: Term) -> Option<MuscleId> {
        let catalogue = &self.context.routine.catalogue;
        let found = catalogue.muscle(self.reader.str(term.span));
        if found.is_none() {
            self.reader.unknown(
                &UNKNOWN_MUSCLE,
                "muscle",
                term.span,
                catalogue.muscle_names(),
            );
        }
        found
    }

    /// Reports that the plan breaks the requirement: at `span`, which is `label`.
    fn broken(&mut self, message: &str, span: Span, label: &str, help: &str) {
        if !self.days.iter().all(|day| day.is_complete(self.context)) {
            // A line with a slip in it is missing from the plan: what that breaks is the slip's doing.
            return;
        }
        let (requirement, place) = (
            self.reader.place(self.requirement.span),
            self.reader.place(span),
        );
        let mut problem =
            Diagnostic::new(&REQUIREMENT_BROKEN, message).at(requirement, "required here");
        if span != self.requirement.span {
            problem = problem.because(place, label);
        }
        self.breaches.push(Breach {
            requirement: self.requirement.span,
            settings: self.context.settings,
            diagnostic: problem.help(help),
        });
    }

    fn name(&self, muscle: MuscleId) -> &str {
        self.context.routine.catalogue.muscle_name(muscle)
    }
}

/// Whether any of `terms` is the word `word`.
fn has(reader: &Reader<'_, '_>, terms: &[Term], word: &str) -> bool {
    terms.iter().any(|term| reader.is_word(*term, word))
}

/// `requirement-broken`
static REQUIREMENT_BROKEN: Rule = Rule {
    name: "requirement-broken",
    severity: Severity::Error,
    why: "`require` states what must hold of the finished plan, and `check` proves it, under every setting of the options. A plan that breaks it is not the one that was wanted.",
    bad: "require calves before hams\nday 2\n  lying_leg_curl 4x10\n  seated_calf 4x10\n",
    good: "require calves before hams\nday 2\n  seated_calf 4x10\n  lying_leg_curl 4x10\n",
};

/// `malformed-requirement`
static MALFORMED_REQUIREMENT: Rule = Rule {
    name: "malformed-requirement",
    severity: Severity::Error,
    why: "A requirement that cannot be read would be proved by nothing.",
    bad: "require calves often\nday 2\n  seated_calf 4x10\n",
    good: "require calves 1-3 days per week\nday 2\n  seated_calf 4x10\n",
};

/// All of them.
pub static RULES: &[&Rule] = &[&REQUIREMENT_BROKEN, &MALFORMED_REQUIREMENT];
