//! Every name in a routine's text: what it names, and whether it is declared or used there.

use crate::library::Exercise;
use crate::routine::Routine;
use crate::source::Span;
use crate::syntax::ast::{
    Arg, Binding, Condition, Declaration, Group, Id, Item, Modifier, Name, Slice, Statement, Term,
    TermKind,
};
use crate::technique;

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `squat`
    Exercise,
    /// `quads`
    Muscle,
    /// `drop[700, 600]`
    Technique,
    /// `style strict = …`
    Style,
    /// `progress linear[step]`
    Progression,
    /// `block calves`
    Block,
    /// `option spotter = no`
    Option,
    /// `let step = 2.5kg`
    Value,
    /// `block main[lift]`
    Parameter,
    /// `bias glutes "Duck stance"`
    Bias,
    /// `gear barbell`
    Gear,
}

impl Kind {
    /// What a person calls it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Exercise => "exercise",
            Self::Muscle => "muscle",
            Self::Technique => "technique",
            Self::Style => "style",
            Self::Progression => "progression",
            Self::Block => "block",
            Self::Option => "option",
            Self::Value => "value",
            Self::Parameter => "parameter",
            Self::Bias => "bias",
            Self::Gear => "kind of gear",
        }
    }
}

/// What a name stands for: two names of one thing are equal here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Thing<'a> {
    /// What it is.
    pub kind: Kind,
    /// Its proper name.
    pub name: &'a str,
    /// For a parameter, what it is one of, as the first byte of that one's own name.
    pub scope: u32,
    /// For a bias, its exercise.
    pub of: &'a str,
}

/// A name where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named<'a> {
    /// The name in the text.
    pub span: Span,
    /// What it stands for.
    pub thing: Thing<'a>,
    /// Whether it is declared here.
    pub declares: bool,
}

/// Every name of the routine and of the files it imports, in the order of the text.
#[must_use]
pub fn all<'a>(routine: &Routine<'a>) -> Vec<Named<'a>> {
    let mut finder = Finder {
        routine,
        found: Vec::new(),
        scope: (0, Slice::EMPTY),
        exercise: "",
    };
    for statement in &routine.ast.statements {
        finder.statement(statement);
    }
    finder.found.sort_by_key(|named| named.span);
    finder.found
}

/// The name that byte `offset` is in, or just behind.
#[must_use]
pub fn at<'a>(all: &[Named<'a>], offset: u32) -> Option<Named<'a>> {
    let after = all.partition_point(|named| named.span.start <= offset);
    let before = all.get(..after)?.iter().rev().take(4);
    before
        .copied()
        .find(|named| named.span.start <= offset && offset <= named.span.end)
}

struct Finder<'r, 'a> {
    routine: &'r Routine<'a>,
    found: Vec<Named<'a>>,
    /// The block, style or progression whose parameters can be named, and those.
    scope: (u32, Slice<Binding>),
    /// The exercise that is being declared.
    exercise: &'a str,
}

impl<'a> Finder<'_, 'a> {
    fn statement(&mut self, statement: &Statement) {
        match statement {
            Statement::File
            | Statement::Week { .. }
            | Statement::Day { .. }
            | Statement::Block { .. }
            | Statement::Progress { .. } => self.scope = (0, Slice::EMPTY),
            _ => {}
        }
        match statement {
            Statement::Option { name, .. } => self.add(*name, Kind::Option, true),
            Statement::Gear { name, modifiers } => {
                if !self.exercise(*name, false) {
                    self.add(*name, Kind::Gear, true);
                }
                self.modifiers(*modifiers);
            }
            Statement::Max { exercise, load } => {
                self.exercise(*exercise, false);
                self.loads(*load);
            }
            Statement::TrainingMax { exercise, terms } => {
                self.exercise(*exercise, false);
                self.terms(*terms);
            }
            Statement::Let { name, terms } => {
                self.add(*name, Kind::Value, true);
                self.terms(*terms);
            }
            Statement::Round { terms, .. } | Statement::Weeks { terms, .. } => self.terms(*terms),
            Statement::Week { modifiers, .. } => self.modifiers(*modifiers),
            Statement::Bodyweight { load, .. } => self.loads(*load),
            Statement::Require {
                terms, condition, ..
            } => {
                self.requirement(*terms);
                self.condition(*condition);
            }
            Statement::Profile { condition, .. } => self.condition(*condition),
            Statement::Style {
                name,
                params,
                modifiers,
            } => {
                let outer = self.scope;
                self.opens(*name, *params, Kind::Style);
                self.modifiers(*modifiers);
                self.scope = outer;
            }
            Statement::Progress { name, params } => self.opens(*name, *params, Kind::Progression),
            Statement::Block { name, params } => self.opens(*name, *params, Kind::Block),
            Statement::Assign {
                name, terms, when, ..
            } => {
                self.term(*name);
                self.terms(*terms);
                self.terms(*when);
            }
            Statement::Use {
                block,
                args,
                condition,
            } => self.use_of(*block, *args, *condition),
            Statement::Priority { muscles, condition }
            | Statement::Session {
                muscles, condition, ..
            } => {
                self.muscles(*muscles);
                self.condition(*condition);
            }
            Statement::Item(item) => self.item(item),
            Statement::Exercise(declaration) => {
                self.exercise(declaration.name, true);
                self.exercise = self.routine.str(declaration.name);
                self.modifiers(declaration.modifiers);
            }
            Statement::Muscle(declaration) => {
                self.muscle(declaration.name, true);
                self.modifiers(declaration.modifiers);
            }
            Statement::Bias(declaration) => self.bias(declaration),
            Statement::File
            | Statement::Import { .. }
            | Statement::Routine { .. }
            | Statement::Allow { .. }
            | Statement::Units { .. }
            | Statement::Days { .. }
            | Statement::Day { .. }
            | Statement::Broken
            | Statement::Cue { .. } => {}
        }
    }

    fn push(&mut self, span: Span, thing: Thing<'a>, declares: bool) {
        if !span.is_empty() {
            self.found.push(Named {
                span,
                thing,
                declares,
            });
        }
    }

    fn add(&mut self, span: Span, kind: Kind, declares: bool) {
        let name = self.routine.str(span);
        self.push(span, plain(kind, name), declares);
    }

    /// A header with parameters, which the lines below it, or the rest of it, can name.
    fn opens(&mut self, name: Name, params: Slice<Binding>, kind: Kind) {
        self.add(name, kind, true);
        self.scope = (name.start, params);
        for param in self.routine.ast.all(params) {
            self.parameter(self.routine.ast.name_of(param), name.start, true);
            if !param.name.is_empty() {
                self.terms(param.terms);
            }
        }
    }

    fn parameter(&mut self, span: Span, scope: u32, declares: bool) {
        let thing = Thing {
            scope,
            ..plain(Kind::Parameter, self.routine.str(span))
        };
        self.push(span, thing, declares);
    }

    /// Whether `word` is a parameter of what is open.
    fn is_parameter(&self, word: &str) -> bool {
        let (_, params) = self.scope;
        let mut params = self.routine.ast.all(params).iter();
        params.any(|param| self.routine.str(self.routine.ast.name_of(param)) == word)
    }

    /// Whether there is such an exercise.
    fn exercise(&mut self, span: Span, declares: bool) -> bool {
        let word = self.routine.str(span);
        if self.is_parameter(word) {
            self.parameter(span, self.scope.0, false);
            return true;
        }
        let Some(exercise) = self.routine.catalogue.exercise(word) else {
            return false;
        };
        self.push(span, plain(Kind::Exercise, exercise.name), declares);
        true
    }

    fn muscle(&mut self, span: Span, declares: bool) -> bool {
        let word = self.routine.str(span);
        let Some(id) = self.routine.catalogue.muscle(word) else {
            return false;
        };
        let name = self.routine.catalogue.muscle_name(id);
        self.push(span, plain(Kind::Muscle, name), declares);
        true
    }

    fn muscles(&mut self, names: Slice<Name>) {
        for name in self.routine.ast.all(names) {
            self.muscle(*name, false);
        }
    }

    fn requirement(&mut self, terms: Slice<Term>) {
        for term in self.routine.ast.all(terms) {
            if term.kind == TermKind::Word && !self.muscle(term.span, false) {
                self.exercise(term.span, false);
            }
        }
    }

    fn use_of(&mut self, block: Name, args: Slice<Binding>, condition: Option<Id<Condition>>) {
        self.add(block, Kind::Block, false);
        let word = self.routine.str(block);
        let of = self.routine.block(word).map(|block| block.span.start);
        for arg in self.routine.ast.all(args) {
            if let (false, Some(of)) = (arg.name.is_empty(), of) {
                self.parameter(arg.name, of, false);
            }
            match self.routine.ast.all(arg.terms) {
                [only] if only.kind == TermKind::Word => {
                    if !self.term(only.span) {
                        self.exercise(only.span, false);
                    }
                }
                _ => self.terms(arg.terms),
            }
        }
        self.condition(condition);
    }

    fn item(&mut self, item: &Item) {
        let names = self.routine.ast.all(item.exercises);
        for name in names {
            self.exercise(*name, false);
        }
        let groups: &[Group] = self.routine.ast.all(item.scheme);
        for group in groups {
            // A parameter may stand for the sets and reps.
            self.term(group.scheme);
            self.loads(group.loads);
        }
        let exercise = names
            .first()
            .and_then(|name| self.routine.catalogue.exercise(self.routine.str(*name)));
        let outer = std::mem::replace(
            &mut self.exercise,
            exercise.map_or("", |exercise: std::rc::Rc<Exercise<'a>>| exercise.name),
        );
        self.modifiers(item.modifiers);
        self.exercise = outer;
        self.condition(item.condition);
    }

    fn bias(&mut self, declaration: &Declaration) {
        let thing = Thing {
            of: self.exercise,
            ..plain(Kind::Bias, self.routine.str(declaration.name))
        };
        self.push(declaration.name, thing, true);
        self.modifiers(declaration.modifiers);
    }

    fn loads(&mut self, loads: Slice<crate::syntax::ast::Load>) {
        for load in self.routine.ast.all(loads) {
            self.terms(load.terms);
        }
    }

    fn modifiers(&mut self, modifiers: Slice<Modifier>) {
        for modifier in self.routine.ast.all(modifiers) {
            self.modifier(modifier);
        }
    }

    fn modifier(&mut self, modifier: &Modifier) {
        let word = self.routine.str(modifier.name);
        let args = self.routine.ast.all(modifier.args);
        self.condition(modifier.condition);
        let kind = if technique::named(word).is_some() {
            Some(Kind::Technique)
        } else if self.routine.styles.contains_key(word) {
            Some(Kind::Style)
        } else if self.routine.progressions.contains_key(word) {
            Some(Kind::Progression)
        } else {
            None
        };
        if let Some(kind) = kind {
            self.add(modifier.name, kind, false);
        }
        let scope = match kind {
            Some(Kind::Style) => self.routine.styles.get(word).map(|style| style.span.start),
            Some(Kind::Progression) => {
                let progression = self.routine.progressions.get(word);
                progression.map(|progression| progression.span.start)
            }
            _ => None,
        };
        for arg in args.iter().copied() {
            match (word, kind) {
                ("works" | "part", None) => self.first(arg, Self::muscle),
                ("aka", None) => self.first(arg, Self::exercise),
                ("gear", None) => self.first(arg, |finder, span, _| {
                    finder.add(span, Kind::Gear, false);
                    true
                }),
                ("bias", Some(Kind::Technique)) => self.first(arg, |finder, span, _| {
                    let name = finder.routine.str(span);
                    let of = finder.exercise;
                    let thing = Thing {
                        of,
                        ..plain(Kind::Bias, name)
                    };
                    finder.push(span, thing, false);
                    true
                }),
                _ => self.argument(arg, scope),
            }
        }
    }

    /// Looks at the first piece of an argument.
    fn first(&mut self, arg: Arg, look: impl FnOnce(&mut Self, Span, bool) -> bool) {
        if let Some(first) = self.routine.ast.all(arg.terms).first() {
            look(self, first.span, false);
        }
    }

    /// `2`, or `reps = 2`.
    fn argument(&mut self, arg: Arg, scope: Option<u32>) {
        match (self.routine.ast.all(arg.terms), scope) {
            ([name, equals, ..], Some(scope))
                if name.kind == TermKind::Word && self.routine.str(equals.span) == "=" =>
            {
                self.parameter(name.span, scope, false);
                for term in self.routine.ast.all(arg.terms).iter().skip(2) {
                    self.word(term);
                }
            }
            _ => self.terms(arg.terms),
        }
    }

    fn condition(&mut self, condition: Option<Id<Condition>>) {
        if let Some(condition) = condition.and_then(|id| self.routine.ast.one(id)) {
            self.terms(condition.terms);
        }
    }

    fn terms(&mut self, terms: Slice<Term>) {
        let mut before = "";
        for term in self.routine.ast.all(terms) {
            // `80% of squat`: another lift.
            if !self.word(term) && before == "of" && term.kind == TermKind::Word {
                self.exercise(term.span, false);
            }
            before = self.routine.str(term.span);
        }
    }

    fn word(&mut self, term: &Term) -> bool {
        term.kind == TermKind::Word && self.term(term.span)
    }

    /// A word of an expression: a parameter, a value or an option, if it is any of them.
    fn term(&mut self, span: Span) -> bool {
        let word = self.routine.str(span);
        if self.is_parameter(word) {
            self.parameter(span, self.scope.0, false);
        } else if self.routine.let_names.contains_key(word) {
            self.add(span, Kind::Value, false);
        } else if self.routine.options.iter().any(|one| one.name == word) {
            self.add(span, Kind::Option, false);
        } else {
            return false;
        }
        true
    }
}

const fn plain(kind: Kind, name: &str) -> Thing<'_> {
    Thing {
        kind,
        name,
        scope: 0,
        of: "",
    }
}
