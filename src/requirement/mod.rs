//! What a file requires of its plan: `require` lines and the summed-up days go in, breaches come out.
//!
//! Each form is one file: how it is read, and how it is proved. They are told apart by their words.

mod before;
mod bounds;
mod days_between;
mod days_per_week;
mod never_with;
mod place;
mod report;
mod rest_days;
mod rest_on;
mod rise;
mod session_length;
mod sets_per_session;
mod sets_per_week;
mod shape;
mod target;

use report::Figure;
pub use report::{Breach, report};
pub use shape::{Next, next};

use std::collections::HashSet;

use target::Target;

use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme, either};
use crate::library::MuscleId;
use crate::lint::{Context, DaySummary};
use crate::routine::{Requirement, Routine};
use crate::source::Span;
use crate::syntax::ast::Term;
use crate::syntax::read::Reader;

/// A form of requirement.
struct Form {
    /// How it is written.
    example: &'static str,
    /// The shapes that its words may have, as `shape` reads them.
    shapes: &'static [&'static str],
    /// Whether these words are of this form.
    is: fn(&Reader<'_, '_>, &[Term]) -> bool,
    /// What these words speak about, so far as they can be read.
    about: for<'a> fn(&Words<'_, 'a>) -> Vec<Subject<'a>>,
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

/// What a requirement speaks about. What the file itself says of a thing takes the place of what a
/// profile says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Subject<'a> {
    /// `days between`, `most sets per week`
    what: &'static str,
    /// The muscles and exercises that it is about; of two, the lesser first.
    targets: [Option<Target<'a>>; 2],
}

impl<'a> Subject<'a> {
    /// Of the whole plan.
    const fn plan(what: &'static str) -> Self {
        Self {
            what,
            targets: [None, None],
        }
    }

    /// Of one muscle or exercise.
    const fn of(what: &'static str, target: Target<'a>) -> Self {
        Self {
            what,
            targets: [Some(target), None],
        }
    }

    /// Of two, whichever is named first.
    fn pair(what: &'static str, one: Target<'a>, other: Target<'a>) -> Self {
        Self {
            what,
            targets: [Some(one.min(other)), Some(one.max(other))],
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

    /// The muscle or the exercise that the word at a place names.
    fn target(&self, at: usize) -> Option<Target<'a>> {
        Target::named(&self.routine.catalogue, self.word(at))
    }

    /// `what` of the muscle or the exercise at a place.
    fn of(&self, what: &'static str, at: usize) -> Vec<Subject<'a>> {
        let target = self.target(at).into_iter();
        target.map(|target| Subject::of(what, target)).collect()
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
        [least, most]: [&'static str; 2],
        of: impl Fn(&'static str) -> Subject<'a>,
    ) -> Vec<Subject<'a>> {
        let (has_least, has_most) = self.ends();
        let ends = [(has_least, least), (has_most, most)];
        ends.into_iter()
            .filter(|(has, _)| *has)
            .map(|(_, what)| of(what))
            .collect()
    }
}

/// Everything that requirements speak about: those that hold under these settings, profiles' too, or
/// all of the routine's own files.
fn subjects<'a>(context: &Context<'_, 'a>, with_profiles: bool) -> HashSet<Subject<'a>> {
    let routine = context.routine;
    let mut findings = Findings::deaf();
    let reader = routine.reader(&mut findings);
    let mut said = HashSet::new();
    for requirement in &routine.requirements {
        // What the file says of a thing itself stands in the place of a profile's even where a
        // condition leaves it out.
        let counts = if with_profiles {
            routine.requires(requirement, context.settings)
        } else {
            !routine.is_of_the_library(requirement.span)
        };
        if !counts {
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
        .any(|group| said.contains(&Subject::of(what, Target::Muscle(group))))
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
    /// The form that the words are of, if any.
    form: Option<&'static Form>,
    days: &'p [DaySummary<'a>],
    context: &'p Context<'p, 'a>,
    /// What the file says itself, where this is of a profile: there is nothing to prove of that.
    said: Option<&'p HashSet<Subject<'a>>>,
    /// A requirement that the plan keeps, to put in the place of a profile's.
    instead: Option<String>,
    /// What the plan has of what is required.
    figure: Option<Figure>,
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
        .filter(|requirement| routine.requires(requirement, context.settings))
    {
        // What is broken more often than anyone reads is not proved again.
        if breaches.len() >= MAX_BREACHES {
            return;
        }
        let of_a_profile = routine.is_of_the_library(requirement.span);
        let said = of_a_profile.then(|| &*said.get_or_insert_with(|| subjects(context, false)));
        let reader = routine.reader(findings);
        let terms = routine.ast.all(requirement.terms);
        let form = FORMS.iter().copied().find(|form| (form.is)(&reader, terms));
        let mut proof = Proof {
            breaches: &mut *breaches,
            requirement,
            terms,
            form,
            days,
            context,
            said,
            instead: None,
            figure: None,
            reader,
        };
        match form {
            Some(form) => (form.prove)(&mut proof),
            None => proof.unreadable(),
        }
    }
}

/// The most forms that a requirement which is of none is told.
const MAX_LIKE: usize = 2;

/// The most breaches that are looked at, those of all weeks and settings together.
const MAX_BREACHES: usize = 100_000;

impl<'a> Proof<'_, 'a, '_> {
    /// The words of the requirement.
    fn words(&self) -> Vec<&'a str> {
        let terms = self.terms.iter();
        terms.map(|term| self.reader.str(term.span)).collect()
    }

    /// Whether the file says itself what this profile's requirement says of `subject`.
    fn is_said(&self, subject: Subject<'a>) -> bool {
        self.said.is_some_and(|said| said.contains(&subject))
    }

    fn unreadable(&mut self) {
        let help = match self.form {
            Some(form) => format!("write it as in `{}`", form.example),
            None => self.likest_forms(),
        };
        let span = self.requirement.span;
        self.reader.fault(
            &MALFORMED_REQUIREMENT,
            span,
            "This is no requirement that Leg can prove",
            "cannot be read",
            help,
        );
    }

    /// The forms that have the most words of the requirement, or where to read of all.
    fn likest_forms(&self) -> String {
        let words = self.words();
        let is_of_forms = |word: &&str| {
            let is_name = Target::named(&self.context.routine.catalogue, word).is_some();
            word.starts_with(char::is_alphabetic) && !is_name
        };
        let shared = |form: &&&Form| {
            let own = form.example.split([' ', ',']).skip(1);
            own.filter(is_of_forms)
                .filter(|word| words.contains(word))
                .count()
        };
        let most = FORMS.iter().map(|form| shared(&form)).max().unwrap_or(0);
        let like = FORMS
            .iter()
            .filter(|form| most > 0 && shared(form) == most)
            .take(MAX_LIKE);
        let like = either(like.map(|form| form.example));
        let all = "`legc explain require` shows every form";
        if like.is_empty() {
            format!("say what must hold, as in `require calves first`; {all}")
        } else {
            format!("write it as in {like}; {all}")
        }
    }

    /// The muscle or the exercise that a term names; what is neither is reported.
    fn target(&mut self, term: Term) -> Option<Target<'a>> {
        let catalogue = &self.context.routine.catalogue;
        let word = self.reader.str(term.span);
        let found = Target::named(catalogue, word);
        if found.is_none() {
            catalogue.unknown_target(&mut self.reader, term.span);
        }
        found
    }

    /// The muscle that a term names; `what` is counted of no exercise.
    fn muscle(&mut self, term: Term, what: &str) -> Option<MuscleId> {
        match self.target(term)? {
            Target::Muscle(muscle) => Some(muscle),
            Target::Exercise(name) => {
                self.reader.fault(
                    &MALFORMED_REQUIREMENT,
                    term.span,
                    format!("`{name}` is an exercise, and {what} are of muscles"),
                    "an exercise",
                    format!("name a muscle, or write `{name} at most 10 sets per week`"),
                );
                None
            }
        }
    }

    /// Reports that the plan breaks the requirement at a `place` of the week, and the lines that do.
    fn broken(
        &mut self,
        place: Option<&str>,
        message: String,
        lines: &[(Span, String)],
        help: String,
    ) {
        let other = match (self.said, self.instead.take()) {
            (None, _) => "change the requirement".to_owned(),
            (Some(_), Some(own)) => format!("write what is meant in a line of the file: `{own}`"),
            (Some(_), None) => {
                "write what is meant in a requirement of the file, which takes its place".to_owned()
            }
        };
        let help = (help + ", or " + &other, Some(other));
        self.breach(&REQUIREMENT_BROKEN, place, message, lines, help);
    }

    /// Reports that it hangs on what the plan leaves open whether the requirement holds.
    fn open(
        &mut self,
        place: Option<&str>,
        message: String,
        lines: &[(Span, String)],
        help: String,
    ) {
        self.breach(&REQUIREMENT_OPEN, place, message, lines, (help, None));
    }

    fn breach(
        &mut self,
        rule: &'static Rule,
        place: Option<&str>,
        message: String,
        lines: &[(Span, String)],
        (help, other): (String, Option<String>),
    ) {
        let figure = self.figure.take();
        if !self.days.iter().all(|day| day.is_complete(self.context)) {
            // A line with a slip in it is missing from the plan: what that breaks is the slip's doing.
            return;
        }
        let requirement = self.reader.place(self.requirement.span);
        let mut problem = Diagnostic::new(rule, message).at(requirement, "required here");
        for (span, label) in lines {
            problem = problem.because(self.reader.place(*span), label);
        }
        self.breaches.push(Breach {
            requirement: self.requirement.span,
            settings: self.context.settings,
            place: place.map(str::to_owned),
            figure,
            other,
            diagnostic: problem.help(help),
        });
    }

    /// `quads`, `` `squat` ``
    fn name(&self, target: Target<'a>) -> String {
        target.words(&self.context.routine.catalogue)
    }

    /// `for quads`, `` of `squat` ``
    fn of_it(&self, target: Target<'a>) -> String {
        target.of_it(&self.context.routine.catalogue)
    }

    /// The last line of the week that is of `target`, as it is to be called.
    fn last_of(&self, target: Target<'a>, label: &str) -> Vec<(Span, String)> {
        let last = self.days.iter().rev().find_map(|day| target.on(day));
        last.map(|work| (work.last.1, label.to_owned()))
            .into_iter()
            .collect()
    }

    /// What the line at `span` of `day` is called: its exercise, or the session's muscle.
    fn line(&self, day: &DaySummary<'a>, (at, span): (usize, Span)) -> &'a str {
        let line = day.lines.iter().find(|line| line.at == at);
        line.map_or_else(|| self.reader.str(span), |line| line.exercise.name)
    }
}

/// What to write where a session held elsewhere leaves open how many sets there are.
const SETS_ELSEWHERE: &str = "plan that session here, leave room for it in the requirement, or `allow requirement-open` with a reason";

/// What to write where sets have no most reps.
fn give_the_most_reps() -> String {
    "give the open sets their most reps, `1x5-8` for `1x5+` and `3x8-15` for `3xmax`, or `allow requirement-open` with a reason".to_owned()
}

/// Whether any of `terms` is the word `word`.
fn has(reader: &Reader<'_, '_>, terms: &[Term], word: &str) -> bool {
    terms.iter().any(|term| reader.is_word(*term, word))
}

/// `requirement-broken`
static REQUIREMENT_BROKEN: Rule = Rule {
    name: "requirement-broken",
    severity: Severity::Error,
    concerns: Concerns::Plan,
    theme: Theme::Requirements,
    why: "`require` states what must hold of the finished plan, and `check` proves it, under every setting of the options. A plan that breaks it is not the one that was wanted.",
    bad: "require calves before hams\nday 2\n  lying_leg_curl 4x10\n  seated_calf 4x10\n",
    good: "require calves before hams\nday 2\n  seated_calf 4x10\n  lying_leg_curl 4x10\n",
};

/// `requirement-open`
static REQUIREMENT_OPEN: Rule = Rule {
    name: "requirement-open",
    severity: Severity::Advice,
    concerns: Concerns::Plan,
    theme: Theme::Requirements,
    why: "A set such as `1x5+` or `1xmax` has no most reps, a session elsewhere has sets that are not known, and so may have a load. What hangs on them can be neither proved nor refuted: the plan is not broken, and nothing is promised of it. Written with an end, `1x5-8`, it is proved.",
    bad: "require sessions at most 20min\nday 2\n  seated_calf 2x10, 1x10+\n",
    good: "require sessions at most 20min\nday 2\n  seated_calf 2x10, 1x10-15\n",
};

/// `malformed-requirement`
static MALFORMED_REQUIREMENT: Rule = Rule {
    name: "malformed-requirement",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Requirements,
    why: "A requirement that cannot be read would be proved by nothing.",
    bad: "require calves often\nday 2\n  seated_calf 4x10\n",
    good: "require calves 1-3 days per week\nday 2\n  seated_calf 4x10\n",
};

/// All of them.
pub static RULES: &[&Rule] = &[
    &REQUIREMENT_BROKEN,
    &REQUIREMENT_OPEN,
    &MALFORMED_REQUIREMENT,
];

#[cfg(test)]
mod tests;
