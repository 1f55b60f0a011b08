//! The outline of a file: its sections with the lines in them, and its declarations.

use crate::routine::Routine;
use crate::source::Span;
use crate::syntax::ast::Statement;
use crate::view::harmless;

/// What a symbol is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A routine's title.
    Routine,
    /// `week 1-3`
    Week,
    /// `day 2`
    Day,
    /// `block calves`
    Block,
    /// A line of a day or block.
    Item,
    /// `style strict = …`
    Style,
    /// `progress linear[step]`
    Progression,
    /// `option spotter = no`
    Option,
    /// `let step = 2.5kg`
    Value,
    /// `exercise belt_squat`
    Exercise,
    /// `muscle popliteus`
    Muscle,
}

/// One entry of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub what: What,
    /// More of it, in a few words.
    pub detail: String,
    /// Its lines.
    pub span: Span,
    /// Its name.
    pub name_span: Span,
    /// What is in it.
    pub children: Vec<Self>,
}

/// The outline of the file at `file`, a part of the routine's text.
#[must_use]
pub fn symbols(routine: &Routine<'_>, file: Span) -> Vec<Symbol> {
    let mut outline = Outline {
        routine,
        all: Vec::new(),
        is_open: false,
    };
    for statement in &routine.ast.statements {
        outline.statement(statement, file);
    }
    outline.all
}

struct Outline<'r, 'a> {
    routine: &'r Routine<'a>,
    all: Vec<Symbol>,
    /// Whether the last of them is a section that takes lines.
    is_open: bool,
}

impl Outline<'_, '_> {
    fn statement(&mut self, statement: &Statement, file: Span) {
        let is_here = |span: Span| file.start <= span.start && span.end <= file.end;
        let routine = self.routine;
        let (what, name_span, span, detail) = match statement {
            Statement::Routine { title } => (What::Routine, *title, *title, String::new()),
            Statement::Week { keyword, weeks, .. } => {
                let last = routine.ast.all(*weeks).last().copied();
                let span = keyword.to(last.unwrap_or(*keyword));
                (What::Week, span, span, String::new())
            }
            Statement::Day {
                keyword,
                key,
                title,
                ..
            } => {
                let name = keyword.to(if key.is_empty() { *keyword } else { *key });
                let title = title.and_then(|id| routine.ast.one(id));
                let span = title.map_or(name, |title| name.to(title.span));
                let words = title.map_or("", |title| routine.str(title.span).trim_matches('"'));
                (What::Day, name, span, harmless(words))
            }
            Statement::Block { name, .. } => (What::Block, *name, *name, String::new()),
            Statement::Style { name, .. } => (What::Style, *name, *name, String::new()),
            Statement::Progress { name, .. } => (What::Progression, *name, *name, String::new()),
            Statement::Option { name, value } => {
                let detail = harmless(routine.str(*value));
                (What::Option, *name, *name, detail)
            }
            Statement::Let { name, .. } => (What::Value, *name, *name, String::new()),
            Statement::Exercise(declaration) => {
                let name = declaration.name;
                (What::Exercise, name, name, String::new())
            }
            Statement::Muscle(declaration) => {
                let name = declaration.name;
                (What::Muscle, name, name, String::new())
            }
            Statement::Item(item) => {
                let name = routine.ast.all(item.exercises).first().copied();
                let name = name.unwrap_or(item.span);
                let detail = Span::new(name.end, item.span.end);
                let detail = harmless(routine.str(detail).trim());
                (What::Item, name, item.span, detail)
            }
            Statement::File => {
                self.is_open = false;
                return;
            }
            _ => return,
        };
        if name_span.is_empty() || !is_here(span) {
            return;
        }
        let name = harmless(routine.str(name_span).trim_matches('"'));
        let symbol = Symbol {
            name: if name.is_empty() {
                "?".to_owned()
            } else {
                name
            },
            what,
            detail,
            span,
            name_span,
            children: Vec::new(),
        };
        if what == What::Item && self.is_open {
            if let Some(section) = self.all.last_mut() {
                section.span = section.span.to(symbol.span);
                section.children.push(symbol);
            }
            return;
        }
        match what {
            What::Day | What::Block => self.is_open = true,
            What::Week | What::Progression | What::Exercise => self.is_open = false,
            _ => {}
        }
        if what == What::Item {
            self.all.push(symbol);
            return;
        }
        self.all.push(symbol);
    }
}
