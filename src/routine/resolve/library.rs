//! The library's declarations: `muscle`, `exercise` and `gear` lines go in; the catalogue has them.

use std::collections::HashMap;

use super::{Resolver, duplicate};
use crate::routine::rules;
use crate::source::Span;
use crate::syntax::ast::{Declaration, Name, Statement};
use crate::syntax::keyword;
use crate::syntax::read::Reader;

impl<'a> Resolver<'a, '_> {
    /// Muscles first, then gear and exercises, which name them.
    pub(super) fn library(&mut self) {
        let statements = self.statements();
        let (catalogue, reader) = (&self.routine.catalogue, &mut self.reader);
        let mut seen: HashMap<(&str, &str), Span> = HashMap::new();
        let mut first_time = |reader: &mut Reader<'a, '_>, kind: &'static str, name: Name| {
            if let Some(earlier) = seen.insert((kind, reader.str(name)), name) {
                duplicate(reader, name, earlier, &format!("`{}`", reader.str(name)));
            }
        };
        let muscles = || {
            statements.iter().filter_map(|statement| match statement {
                Statement::Muscle(declaration) => Some(declaration),
                _ => None,
            })
        };
        // Whole muscles first: what is part of one finds the routine's own.
        let is_part = |reader: &Reader<'a, '_>, declaration: &Declaration| {
            let mut modifiers = reader.ast.all(declaration.modifiers).iter();
            modifiers.any(|modifier| reader.str(modifier.name) == "part")
        };
        for part in [false, true] {
            for declaration in muscles() {
                if is_part(reader, declaration) == part {
                    first_time(reader, "muscle", declaration.name);
                    catalogue.add_muscle(reader, declaration);
                }
            }
        }
        for (at, statement) in statements.iter().enumerate() {
            let below = statements.get(at + 1..).unwrap_or(&[]);
            if let Statement::Exercise(declaration) = statement {
                first_time(reader, "exercise", declaration.name);
                if keyword::is_taken(reader.str(declaration.name)) {
                    let name = reader.str(declaration.name);
                    reader.fault(
                        &rules::RESERVED_NAME,
                        declaration.name,
                        format!("`{name}` is a word of the language"),
                        "cannot be a name",
                        "choose another name",
                    );
                }
                let before = reader.findings.len();
                let exercise = catalogue.add_exercise(reader, declaration, below);
                if exercise.works.is_empty() && reader.findings.len() == before {
                    reader.fault(
                        &rules::EXERCISE_WITHOUT_WORK,
                        declaration.name,
                        format!("`{}` does not say which muscles it works", exercise.name),
                        "its sets would count for nothing",
                        "add `works[…]`, as in `works[quads, glutes 0.5]`",
                    );
                }
            }
        }
        for statement in statements {
            if let Statement::Gear { name, modifiers } = statement {
                first_time(reader, "gear", *name);
                let word = reader.str(*name);
                let exercise = catalogue.exercise(word);
                if exercise.is_none() && !catalogue.gear_names().any(|kind| kind == word) {
                    let known = catalogue.gear_names().chain(catalogue.exercise_aliases());
                    reader.unknown(
                        &rules::UNKNOWN_GEAR,
                        "kind of gear or exercise",
                        *name,
                        known,
                    );
                }
                catalogue.add_gear(
                    reader,
                    exercise.map(|exercise| exercise.name),
                    *name,
                    *modifiers,
                );
            }
        }
    }
}
