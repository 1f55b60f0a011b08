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
mod sets_per_session;
mod sets_per_week;

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Diagnostic, Findings, Rule, Severity};
use crate::library::MuscleId;
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
    /// What these words speak about, so far as they can be read.
    about: fn(&Words<'_, '_>) -> Vec<Subject>,
    /// Reads the words and proves the requirement on the days.
    prove: for<'a> fn(&mut Proof<'_, 'a, '_>),
}

/// Every form.
static FORMS: &[&Form] = &[
    &rest_on::FORM,
    &rest_days::FORM,
    &rise::FORM,
    &sets_per_session::FORM,
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

/// What a requirement speaks about. What the file itself says of a thing takes the place of what a
/// profile says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Subject {
    /// `days between`, `most sets per week`
    pub(crate) what: &'static str,
    /// The muscles that it is about; of two, the lesser first.
    pub(crate) muscles: [Option<MuscleId>; 2],
}

impl Subject {
    /// Of the whole plan.
    const fn plan(what: &'static str) -> Self {
        Self {
            what,
            muscles: [None, None],
        }
    }

    /// Of one muscle.
    pub(crate) const fn muscle(what: &'static str, muscle: MuscleId) -> Self {
        Self {
            what,
            muscles: [Some(muscle), None],
        }
    }

    /// Of two muscles, whichever is named first.
    fn pair(what: &'static str, one: MuscleId, other: MuscleId) -> Self {
        Self {
            what,
            muscles: [Some(one.min(other)), Some(one.max(other))],
        }
    }
}

/// The words of a requirement, to see what they speak about.
struct Words<'w, 'a> {
    routine: &'w Routine<'a>,
    terms: &'w [Term],
}

impl<'a> Words<'_, 'a> {
    /// The word at a place; empty where there is none.
    fn word(&self, at: usize) -> &'a str {
        self.terms
            .get(at)
            .map_or("", |term| self.routine.str(term.span))
    }

    /// The muscle that the word at a place names.
    fn muscle(&self, at: usize) -> Option<MuscleId> {
        self.routine.catalogue.muscle(self.word(at))
    }

    fn has(&self, word: &str) -> bool {
        (0..self.terms.len()).any(|at| self.word(at) == word)
    }

    /// Which ends are bounded: `at least 2` the least, `at most 2` the most, `2-3` both.
    fn ends(&self) -> (bool, bool) {
        (!self.has("most"), !self.has("least"))
    }

    /// A subject for each end that is bounded.
    fn each_end(
        &self,
        least: &'static str,
        most: &'static str,
        of: impl Fn(&'static str) -> Subject,
    ) -> Vec<Subject> {
        let (has_least, has_most) = self.ends();
        let ends = [(has_least, least), (has_most, most)];
        ends.into_iter()
            .filter(|(has, _)| *has)
            .map(|(_, what)| of(what))
            .collect()
    }
}

/// Everything that the requirements that hold under these settings speak about: those of profiles
/// too, or those of the routine's own files alone.
fn subjects(context: &Context<'_, '_>, with_profiles: bool) -> HashSet<Subject> {
    let routine = context.routine;
    let mut findings = Findings::deaf();
    let reader = routine.reader(&mut findings);
    let mut said = HashSet::new();
    for requirement in &routine.requirements {
        if !with_profiles && routine.is_of_the_library(requirement.span)
            || !routine.holds(requirement.condition, context.settings)
        {
            continue;
        }
        let terms = routine.ast.all(requirement.terms);
        if let Some(form) = FORMS.iter().find(|form| (form.is)(&reader, terms)) {
            said.extend((form.about)(&Words { routine, terms }));
        }
    }
    said
}

/// Whether any requirement that holds under these settings says `what` of a muscle that `muscle` is
/// or is a part of: a file that does has thought of it.
#[must_use]
pub(crate) fn says(context: &Context<'_, '_>, what: &'static str, muscle: MuscleId) -> bool {
    let within = context
        .routine
        .catalogue
        .with_muscle(muscle, |muscle| muscle.within.clone());
    let said = subjects(context, true);
    within
        .into_iter()
        .any(|group| said.contains(&Subject::muscle(what, group)))
}

/// Whether any requirement that holds under these settings says `what` of the plan as a whole.
#[must_use]
pub(crate) fn says_of_plan(context: &Context<'_, '_>, what: &'static str) -> bool {
    subjects(context, true).contains(&Subject::plan(what))
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
    /// What the file says itself, where this is of a profile: there is nothing to prove of that.
    said: Option<&'p HashSet<Subject>>,
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
    let mut said = None;
    for requirement in routine
        .requirements
        .iter()
        .filter(|requirement| routine.holds(requirement.condition, context.settings))
    {
        // What is broken more often than anyone reads is not proved again.
        if breaches.len() >= MAX_BREACHES {
            return;
        }
        let of_a_profile = routine.is_of_the_library(requirement.span);
        let said = of_a_profile.then(|| &*said.get_or_insert_with(|| subjects(context, false)));
        let reader = routine.reader(findings);
        let terms = routine.ast.all(requirement.terms);
        let form = FORMS.iter().find(|form| (form.is)(&reader, terms));
        let mut proof = Proof {
            breaches: &mut *breaches,
            requirement,
            terms,
            days,
            context,
            said,
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

impl<'a> Proof<'_, 'a, '_> {
    /// The words of the requirement.
    fn words(&self) -> Vec<&'a str> {
        let terms = self.terms.iter();
        terms.map(|term| self.reader.str(term.span)).collect()
    }

    /// Whether the file says itself what this profile's requirement says of `subject`.
    fn is_said(&self, subject: Subject) -> bool {
        self.said.is_some_and(|said| said.contains(&subject))
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
            catalogue.unknown_muscle(&mut self.reader, term.span);
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
