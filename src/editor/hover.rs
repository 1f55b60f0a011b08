//! What is shown of the place under the pointer.

use super::names::{self, Kind};
use super::{glance, line, pages};
use crate::routine::Routine;
use crate::source::Span;
use crate::syntax::ast::Statement;

/// A page, and the text that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// Markdown.
    pub page: String,
    /// What it is about.
    pub span: Span,
}

/// What there is to say of byte `offset`.
#[must_use]
pub fn hover(routine: &Routine<'_>, offset: u32) -> Option<Hover> {
    let all = names::all(routine);
    let named = names::at(&all, offset);
    let item = glance::item_at(routine, offset);
    let at_a_glance = || {
        let item = item?;
        let page = glance::of_item(routine, item)?;
        Some((item.span, page))
    };
    if let Some(named) = named {
        let page = pages::page(routine, named.thing);
        let is_exercise = named.thing.kind == Kind::Exercise;
        let page = match at_a_glance().filter(|_| is_exercise) {
            Some((_, glance)) => Some(format!("{glance}\n---\n\n{}", page.unwrap_or_default())),
            None => page,
        };
        if let Some(page) = page {
            let span = named.span;
            return Some(Hover { page, span });
        }
    }
    let word = keyword(routine, offset);
    if item.is_some() && word.is_some() {
        return word;
    }
    if let Some((span, page)) = at_a_glance() {
        return Some(Hover { page, span });
    }
    day(routine, offset).or(word)
}

/// A day, by its line.
fn day(routine: &Routine<'_>, offset: u32) -> Option<Hover> {
    let header = routine.ast.statements.iter().find_map(|one| match one {
        Statement::Day { keyword, key, .. } => {
            let span = if key.is_empty() { *keyword } else { *key };
            (keyword.start <= offset && offset <= keyword.to(span).end).then_some((*keyword, span))
        }
        _ => None,
    });
    let (keyword, span) = header?;
    let day = routine.days.iter().find(|day| day.span == span)?;
    let glance = glance::day(routine, span)?;
    let words = glance::figures_words(routine, &glance.figures, glance.seconds);
    let page = format!("**{}**\n\n{words}\n", day.heading());
    let span = keyword.to(span);
    (!words.is_empty()).then_some(Hover { page, span })
}

/// A word of the language.
fn keyword(routine: &Routine<'_>, offset: u32) -> Option<Hover> {
    let text = routine.source.text();
    let (span, opens) = line::word_at(text, offset as usize)?;
    let page = pages::keyword_named(span.of_text(text), opens)?;
    Some(Hover { page, span })
}
