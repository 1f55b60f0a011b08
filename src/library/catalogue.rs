//! The names that one routine can use: its own declarations first, then the standard library's.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::exercise::{Below, Details};
use super::index::{self, Row};
use super::meant::{KnownWords, Named, called, meant};
use super::muscle::{self, Muscle, MuscleId};
use super::plates::Sums;
use super::{Credit, Exercise, Gear, exercise, gear, property};
use crate::diagnostic::{Diagnostic, Findings, Nearest};
use crate::quantity::Mass;
use crate::source::{FileId, Span};
use crate::syntax::ast::{Declaration, Modifier, Name, Slice, Statement};
use crate::syntax::read::{Reader, list};
use crate::syntax::{self, keyword};

/// The most muscles that a routine and what it uses of the library may have.
const MAX_MUSCLES: usize = 4096;

/// Exercises, muscles and gear, looked up and parsed when they are first named.
#[derive(Debug, Default)]
pub struct Catalogue<'a> {
    exercises: RefCell<HashMap<&'a str, Option<Rc<Exercise<'a>>>>>,
    /// The names of the routine's own exercises.
    own: RefCell<Vec<&'a str>>,
    muscles: RefCell<Vec<Muscle<'a>>>,
    muscle_ids: RefCell<HashMap<&'a str, Option<MuscleId>>>,
    /// The routine's own gear, by the name of its kind or of its exercise, as it is written.
    own_gear: RefCell<HashMap<&'a str, Rc<Gear>>>,
    /// Kinds of gear, with what they leave unsaid filled in.
    gear_kinds: RefCell<HashMap<&'a str, Rc<Gear>>>,
    units: Option<Mass>,
    words: KnownWords<'a>,
}

impl<'a> Catalogue<'a> {
    /// The standard library, with gear in `units` where it has a choice.
    #[must_use]
    pub fn new(units: Option<Mass>) -> Self {
        Self {
            units,
            ..Self::default()
        }
    }

    /// Adds or overrides a muscle.
    pub(crate) fn add_muscle(&self, reader: &mut Reader<'a, '_>, declaration: &Declaration) {
        let muscle = muscle::read(reader, self, declaration);
        let name = muscle.name;
        if self.muscles.borrow().len() == MAX_MUSCLES {
            let message = format!("More than {MAX_MUSCLES} muscles are named");
            property::too_many(reader, declaration.name, message, "no body has so many");
            return;
        }
        let id = self.keep_muscle(muscle);
        self.muscle_ids.borrow_mut().insert(name, Some(id));
        for other in aliases(reader, declaration.modifiers) {
            self.muscle_ids.borrow_mut().insert(other, Some(id));
        }
    }

    /// Adds or overrides an exercise, with the lines below its head.
    pub(crate) fn add_exercise(
        &self,
        reader: &mut Reader<'a, '_>,
        declaration: &Declaration,
        below: &[Statement],
    ) -> Rc<Exercise<'a>> {
        let exercise = Rc::new(exercise::read(
            reader,
            self,
            declaration,
            Below::Here(below),
        ));
        self.own.borrow_mut().push(exercise.name);
        let mut known = self.exercises.borrow_mut();
        for name in std::iter::once(exercise.name).chain(exercise.also.iter().copied()) {
            known.insert(name, Some(Rc::clone(&exercise)));
        }
        Rc::clone(&exercise)
    }

    /// Adds or overrides gear, for a kind or for one exercise.
    pub(crate) fn add_gear(
        &self,
        reader: &mut Reader<'a, '_>,
        exercise: Option<&'a str>,
        name: Name,
        modifiers: Slice<Modifier>,
    ) {
        let gear = gear::read(reader, name, modifiers, self.units);
        self.own_gear
            .borrow_mut()
            .insert(exercise.unwrap_or(reader.str(name)), Rc::new(gear));
    }

    /// The routine's own gear, as it is declared, in the order of the text.
    #[must_use]
    pub fn own_gear(&self) -> Vec<Rc<Gear>> {
        let own = self.own_gear.borrow();
        let mut gear: Vec<_> = own.values().map(|gear| self.to_search(gear)).collect();
        gear.sort_by_key(|gear| gear.place.map(|place| place.span.start));
        gear
    }

    /// `gear` with its part of what is looked at for all the gear of the routine.
    fn to_search(&self, gear: &Gear) -> Rc<Gear> {
        Rc::new(Gear {
            sums: Sums::one_of(self.own_gear.borrow().len()),
            ..gear.clone()
        })
    }

    /// The exercise that answers to `name`.
    #[must_use]
    pub fn exercise(&self, name: &str) -> Option<Rc<Exercise<'a>>> {
        if let Some(known) = self.exercises.borrow().get(name) {
            return known.clone();
        }
        let row = index::find(index::EXERCISES, name)?;
        let proper = row.proper_name();
        let found = if proper == row.name() {
            parse(row.head(), |reader, statements| match statements {
                [Statement::Exercise(declaration), ..] => Some(Rc::new(exercise::read(
                    reader,
                    self,
                    declaration,
                    Below::Elsewhere(row),
                ))),
                _ => None,
            })
        } else {
            // The routine may have one of its own under the proper name.
            self.exercise(proper)
        };
        self.exercises
            .borrow_mut()
            .insert(row.name(), found.clone());
        found
    }

    /// The variants and cues of an exercise: read when they are first asked for, since most never are.
    pub fn details<'e>(&self, exercise: &'e Exercise<'a>) -> &'e Details<'a> {
        exercise.details(|row: &Row| {
            let read = |reader: &mut Reader<'a, '_>, statements: &[Statement]| {
                Some(exercise::read_details(reader, self, statements))
            };
            parse(row.below(), read).unwrap_or_default()
        })
    }

    /// The muscle that answers to `name`.
    #[must_use]
    pub fn muscle(&self, name: &str) -> Option<MuscleId> {
        if let Some(known) = self.muscle_ids.borrow().get(name) {
            return *known;
        }
        let row = index::find(index::MUSCLES, name)?;
        let (name, proper) = (row.name(), row.proper_name());
        // Two names of one muscle are one muscle.
        if proper != name {
            let id = self.muscle(proper);
            self.muscle_ids.borrow_mut().insert(name, id);
            return id;
        }
        let muscle = parse(row.head(), |reader, statements| match statements {
            [Statement::Muscle(declaration), ..] => Some(muscle::read(reader, self, declaration)),
            _ => None,
        })?;
        let id = self.keep_muscle(muscle);
        self.muscle_ids.borrow_mut().insert(name, Some(id));
        Some(id)
    }

    fn keep_muscle(&self, mut muscle: Muscle<'a>) -> MuscleId {
        let mut muscles = self.muscles.borrow_mut();
        let id = MuscleId(u16::try_from(muscles.len()).unwrap_or(u16::MAX));
        muscle.within.insert(0, id);
        muscles.push(muscle);
        id
    }

    /// What `look` finds in the muscle `id`.
    pub fn with_muscle<T: Default>(&self, id: MuscleId, look: impl FnOnce(&Muscle<'a>) -> T) -> T {
        self.muscles
            .borrow()
            .get(id.index())
            .map_or_else(T::default, look)
    }

    /// The name of a muscle.
    #[must_use]
    pub fn muscle_name(&self, id: MuscleId) -> &'a str {
        self.with_muscle(id, |muscle| muscle.name)
    }

    /// Muscles with what an exercise does for them: `quads, glutes 0.5`.
    #[must_use]
    pub fn credited(&self, credits: &[Credit]) -> String {
        let each = credits.iter().map(|credit| {
            let name = self.muscle_name(credit.muscle);
            if credit.is_direct() {
                name.to_owned()
            } else {
                format!("{name} {}", credit.weight)
            }
        });
        each.collect::<Vec<_>>().join(", ")
    }

    /// Whether `part` is `group`, or lies within it.
    #[must_use]
    pub fn is_within(&self, part: MuscleId, group: MuscleId) -> bool {
        self.with_muscle(part, |muscle| muscle.within.contains(&group))
    }

    /// The gear of `exercise`: its own, with what that leaves unsaid from its kind's.
    #[must_use]
    pub fn gear(&self, exercise: &Exercise<'a>) -> Rc<Gear> {
        let fill_in = || {
            let own = self.own_gear.borrow().get(exercise.name).cloned();
            let kind = self.gear_kind(exercise.gear);
            match own {
                Some(own) => self.to_search(&own.over(&kind)),
                None => kind,
            }
        };
        Rc::clone(exercise.loading.get_or_init(fill_in))
    }

    /// The gear of a kind, `barbell`: the routine's, with what that leaves unsaid from the library's.
    fn gear_kind(&self, kind: &'a str) -> Rc<Gear> {
        if let Some(gear) = self.gear_kinds.borrow().get(kind) {
            return Rc::clone(gear);
        }
        // One rack serves the arm that works alone and both.
        let other = match kind {
            "dumbbell" => "dumbbells",
            "dumbbells" => "dumbbell",
            _ => kind,
        };
        let declared = self.own_gear.borrow();
        let own = declared.get(kind).or_else(|| declared.get(other)).cloned();
        drop(declared);
        let unit = own.as_ref().and_then(|own| own.unit).or(self.units);
        let library = Self::library_gear(kind, unit);
        let gear = own.map_or_else(|| library.clone(), |own| own.over(&library));
        let gear = self.to_search(&gear);
        self.gear_kinds.borrow_mut().insert(kind, Rc::clone(&gear));
        gear
    }

    /// The library's gear of a kind, in `unit` where there is a choice.
    fn library_gear(kind: &str, unit: Option<Mass>) -> Gear {
        let rows = index::GEAR.iter().filter(|row| row.name() == kind);
        let mut read = rows.filter_map(|row| {
            parse(row.head(), |reader, statements| match statements {
                [Statement::Gear { name, modifiers }, ..] => {
                    Some(gear::read(reader, *name, *modifiers, None))
                }
                _ => None,
            })
        });
        read.find(|gear| gear.unit.is_none() || gear.unit == unit)
            .unwrap_or_default()
    }

    /// What may be meant by `word`, which no exercise is called.
    #[must_use]
    pub fn exercise_meant(&self, word: &str) -> Option<Nearest> {
        meant(word, &self.all_names(), &self.words)
    }

    /// Every name of every exercise, with its proper one: those first, the routine's own before the
    /// library's.
    fn all_names(&self) -> Vec<Named<'a>> {
        let proper = self.exercise_names().map(|name| (name, name));
        let others = index::EXERCISES
            .iter()
            .map(|row| -> Named<'a> { (row.name(), row.proper_name()) });
        proper.chain(others).collect()
    }

    /// Reports that the word at `span` is no exercise: with what may be meant, or how to declare it.
    pub fn unknown_exercise(&self, reader: &mut Reader<'_, '_>, span: Span) {
        let word = reader.str(span);
        if word.is_empty() {
            return;
        }
        let place = reader.place(span);
        let problem = Diagnostic::new(
            &property::UNKNOWN_EXERCISE,
            format!("There is no exercise called `{word}`"),
        )
        .at(place, "not known");
        // A word of Leg's own is no name misspelt.
        if keyword::is_inner(word) {
            return reader.report(problem.help(format!(
                "`{word}` opens no line: it stands behind an exercise with its sets and reps"
            )));
        }
        let near = reader
            .findings
            .among(|| self.all_names(), |names| meant(word, names, &self.words));
        reader.report(match near {
            Some(near) => problem.suggest(place, Some(near)),
            None => problem.help(format!(
                "declare it with what it works: `exercise {} \"…\"  works[…]`",
                name_of(word)
            )),
        });
    }

    /// The names of the routine's own exercises.
    fn own_names(&self) -> impl Iterator<Item = &'a str> {
        std::iter::once_with(|| self.own.borrow().clone()).flatten()
    }

    /// The proper names of all exercises, the routine's own first.
    pub fn exercise_names(&self) -> impl Iterator<Item = &'a str> {
        self.own_names().chain(
            index::EXERCISES_IN_ORDER
                .iter()
                .map(|row| -> &'a str { row.name() }),
        )
    }

    /// Every name that an exercise answers to.
    pub fn exercise_aliases(&self) -> impl Iterator<Item = &'a str> {
        self.own_names()
            .chain(index::EXERCISES.iter().map(|row| -> &'a str { row.name() }))
    }

    /// The proper names of all muscles, each once: the library's in its order, then the routine's own by
    /// name.
    pub fn muscle_names(&self) -> impl Iterator<Item = &'a str> {
        let library = || {
            index::MUSCLES_IN_ORDER
                .iter()
                .map(|row| -> &'a str { row.name() })
        };
        // Made when it is come to: for most it never is.
        let own = std::iter::once_with(move || -> Vec<&'a str> {
            let muscles = self.muscles.borrow();
            let names = muscles.iter().map(|muscle| muscle.name);
            let is_own = |name: &&str| {
                let row = index::find(index::MUSCLES, name);
                row.is_none_or(|row| row.proper_name() != *name)
            };
            let mut own: Vec<&'a str> = names.filter(is_own).collect();
            own.sort_unstable();
            own
        });
        library().chain(own.flatten())
    }

    /// What may be meant by `word`, which no muscle is called.
    #[must_use]
    pub fn muscle_meant(&self, word: &str) -> Option<Nearest> {
        meant(word, &self.all_muscles(), &self.words)
    }

    /// Every name of every muscle, with its proper one: those first.
    fn all_muscles(&self) -> Vec<Named<'a>> {
        let proper = self.muscle_names().map(|name| (name, name));
        let others = index::MUSCLES
            .iter()
            .map(|row| -> Named<'a> { (row.name(), row.proper_name()) });
        proper.chain(others).collect()
    }

    /// Reports that the word at `span` is no muscle: with the nearest that is, or with the groups.
    pub fn unknown_muscle(&self, reader: &mut Reader<'_, '_>, span: Span) {
        let word = reader.str(span);
        let place = reader.place(span);
        let problem = Diagnostic::new(
            &property::UNKNOWN_MUSCLE,
            format!("There is no muscle called `{word}`"),
        )
        .at(place, "not known");
        if !reader.findings.look_for_names() {
            return reader.report(problem);
        }
        // An exercise stands for no muscle, however near the two are spelt.
        let exercise = reader.findings.among(
            || self.all_names(),
            |names| {
                let called = called(word, names, &self.words);
                called.first().and_then(|name| self.exercise(name))
            },
        );
        let direct = exercise
            .as_ref()
            .and_then(|exercise| exercise.works.iter().find(|credit| credit.is_direct()));
        if let (Some(exercise), Some(credit)) = (&exercise, direct) {
            let muscle = self.muscle_name(credit.muscle);
            let help = format!(
                "`{}` is an exercise; the muscle that it works is `{muscle}`",
                exercise.name
            );
            return reader.report(problem.help(help).instead(place, muscle));
        }
        let near = reader.findings.among(
            || self.all_muscles(),
            |names| meant(word, names, &self.words),
        );
        if near.is_some() {
            return reader.report(problem.suggest(place, near));
        }
        let is_group = |name: &&str| {
            let id = self.muscle(name);
            id.is_some_and(|id| self.with_muscle(id, |muscle| muscle.within.len() == 1))
        };
        let groups = list(self.muscle_names().filter(is_group));
        reader.report(problem.help(format!(
            "the groups are {groups}; each has parts of its own"
        )));
    }

    /// Reports that the word at `span` is no muscle and no exercise, likewise.
    pub fn unknown_target(&self, reader: &mut Reader<'_, '_>, span: Span) {
        let word = reader.str(span);
        let look = |names: &[Named<'a>]| meant(word, names, &self.words);
        let muscle = reader.findings.among(|| self.all_muscles(), look);
        let exercise = reader.findings.among(|| self.all_names(), look);
        let is_close = |near: &Option<Nearest>| near.as_ref().is_some_and(|near| near.close);
        let near = if is_close(&exercise) && !is_close(&muscle) {
            exercise
        } else {
            muscle.or(exercise)
        };
        if near.is_none() {
            self.unknown_muscle(reader, span);
            return;
        }
        let place = reader.place(span);
        let message = format!("There is no muscle and no exercise called `{word}`");
        let problem = Diagnostic::new(&property::UNKNOWN_MUSCLE, message).at(place, "not known");
        reader.report(problem.suggest(place, near));
    }

    /// The kinds of gear.
    pub fn gear_names(&self) -> impl Iterator<Item = &'a str> {
        let mut names: Vec<&'a str> = index::GEAR_IN_ORDER
            .iter()
            .map(|row| -> &'a str { row.name() })
            .collect();
        names.dedup();
        names.into_iter()
    }
}

/// Parses one declaration of the standard library. Its faults are the tests' to find.
fn parse<'a, T>(
    span: Span,
    read: impl FnOnce(&mut Reader<'a, '_>, &[Statement]) -> Option<T>,
) -> Option<T> {
    let mut findings = Findings::new();
    let text = index::text();
    let pieces = index::pieces(span);
    let ast = syntax::parse_pieces(text, pieces, FileId::LIBRARY, &mut findings);
    let mut reader = Reader {
        text,
        file: FileId::LIBRARY,
        ast: &ast,
        findings: &mut findings,
    };
    read(&mut reader, &ast.statements)
}

/// A name that can stand in a declaration: words joined by underscores.
fn name_of(word: &str) -> String {
    word.to_lowercase()
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { '_' })
        .collect()
}

fn aliases<'a>(reader: &Reader<'a, '_>, modifiers: Slice<Modifier>) -> Vec<&'a str> {
    let all = reader.ast.all(modifiers).iter();
    all.filter(|modifier| reader.str(modifier.name) == "aka")
        .flat_map(|modifier| reader.ast.all(modifier.args))
        .map(|arg| reader.str(reader.ast.span_of(arg.terms)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;
    use crate::{routine, syntax};

    #[test]
    fn muscles_have_an_order_and_each_is_named_once() {
        let text = "muscle sole \"Sole\"  part[calves]\nmuscle arch \"Arch\"\nday 1\n  squat 3x5\n";
        let source = Source::new("", text);
        let mut findings = Findings::new();
        let ast = syntax::parse_source(&source, &mut findings);
        let routine = routine::resolve(&source, &ast, &mut findings);
        let names: Vec<&str> = routine.catalogue.muscle_names().collect();
        let library: Vec<&str> = index::MUSCLES_IN_ORDER.iter().map(Row::name).collect();
        assert_eq!(names, [library.as_slice(), &["arch", "sole"]].concat());
    }
}
