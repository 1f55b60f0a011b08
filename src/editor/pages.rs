//! Pages in Markdown: a name goes in; what there is to know of it comes out.

use std::fmt::Write;

use super::names::{Kind, Thing};
use crate::library::{Exercise, progression, summary};
use crate::progress::facts::FACTS;
use crate::requirement;
use crate::routine::{Routine, param_names};
use crate::source::Span;
use crate::syntax::keyword::{self, Keyword};
use crate::technique::{self, Arity, Param, Technique};
use crate::view::harmless;

/// The page of what a name stands for.
#[must_use]
pub fn page(routine: &Routine<'_>, thing: Thing<'_>) -> Option<String> {
    let name = thing.name;
    match thing.kind {
        Kind::Exercise => {
            let exercise = routine.catalogue.exercise(name)?;
            Some(self::exercise(routine, &exercise))
        }
        Kind::Muscle => muscle(routine, name),
        Kind::Technique => technique::named(name).map(technique),
        Kind::Style => {
            let style = routine.styles.get(name)?;
            Some(declared(routine, style.span, "style"))
        }
        Kind::Progression => {
            let progression = routine.progressions.get(name)?;
            Some(if routine.is_of_the_library(progression.span) {
                library_progression(name)
            } else {
                let lines = routine.ast.statements.get(progression.lines.clone());
                let last = lines.and_then(|lines| lines.iter().rev().find_map(assigned));
                let span = last.map_or(progression.span, |last| progression.span.to(last));
                declared(routine, span, "progression")
            })
        }
        Kind::Block => {
            let block = routine.block(name)?;
            let params = param_names(routine, block.params);
            let lines = routine.ast.statements.get(block.lines.clone())?;
            let last = lines.iter().rev().find_map(|line| match line {
                crate::syntax::ast::Statement::Item(item) => Some(item.span),
                crate::syntax::ast::Statement::Use { block, .. } => Some(*block),
                _ => None,
            });
            let mut page = declared(routine, block.span.to(last.unwrap_or(block.span)), "block");
            if !params.is_empty() {
                let _ = write!(page, "\nIt takes {}.\n", params.join(", "));
            }
            Some(page)
        }
        Kind::Option => {
            let choice = routine.options.iter().find(|choice| choice.name == name)?;
            let value = if choice.default { "yes" } else { "no" };
            Some(format!(
                "**{name}** · option\n\n`{value}` unless it is set\n"
            ))
        }
        Kind::Value => {
            let at = *routine.let_names.get(name)?;
            let span = routine.lets.get(at)?.span;
            Some(declared(routine, span, "value"))
        }
        Kind::Parameter => Some(format!("**{}** · parameter\n", harmless(name))),
        Kind::Bias => {
            let exercise = routine.catalogue.exercise(thing.of)?;
            let details = routine.catalogue.details(&exercise);
            let bias = details.biases.iter().find(|bias| bias.name == name)?;
            let mut page = format!("**{}** · bias of `{}`\n", harmless(bias.title), thing.of);
            let _ = write!(
                page,
                "\nWorks {}.\n",
                routine.catalogue.credited(&bias.works)
            );
            cues(&mut page, &bias.cues);
            Some(page)
        }
        Kind::Gear => None,
    }
}

const fn assigned(statement: &crate::syntax::ast::Statement) -> Option<Span> {
    match statement {
        crate::syntax::ast::Statement::Assign { name, .. } => Some(*name),
        _ => None,
    }
}

/// A declaration as it is written, from the start of its first line to the end of its last.
fn declared(routine: &Routine<'_>, span: Span, what: &str) -> String {
    let text = routine.source.text();
    let start = text
        .get(..span.start as usize)
        .and_then(|before| before.rfind(['\n', '\r']))
        .map_or(0, |at| at + 1);
    let end = text
        .get(span.end as usize..)
        .and_then(|after| after.find(['\n', '\r']))
        .map_or(text.len(), |at| at + span.end as usize);
    let lines: Vec<&str> = text.get(start..end).unwrap_or("").lines().collect();
    let mut page = format!("{what}\n\n```leg\n");
    for line in lines.iter().take(MAX_LINES) {
        let _ = writeln!(page, "{}", harmless(line));
    }
    if lines.len() > MAX_LINES {
        page.push_str("…\n");
    }
    page.push_str("```\n");
    page
}

/// The most lines of a declaration that a page shows.
const MAX_LINES: usize = 20;

/// The page of a technique.
#[must_use]
pub fn technique(technique: &Technique) -> String {
    format!(
        "**{}** · {}\n\n{}\n\n```leg\n{}\n```\n",
        form(technique),
        technique.summary,
        technique.doc,
        technique.example
    )
}

/// `drop[loads, heaviest first …]`
#[must_use]
pub fn form(technique: &Technique) -> String {
    let params: Vec<String> = technique.params.iter().map(param).collect();
    if params.is_empty() {
        technique.name.to_owned()
    } else {
        format!("{}[{}]", technique.name, params.join(", "))
    }
}

/// A parameter as the form of its technique shows it.
#[must_use]
pub fn param(param: &Param) -> String {
    match param.arity {
        Arity::One => param.name.to_owned(),
        Arity::Optional => format!("{}?", param.name),
        Arity::Many(_) | Arity::Any => format!("{} …", param.name),
    }
}

/// The page of a keyword.
#[must_use]
pub fn keyword(keyword: &Keyword) -> String {
    let mut page = format!("**{}** · {}\n\n```leg\n", keyword.word, keyword.summary);
    if keyword.word == "require" {
        for example in requirement::examples() {
            let _ = writeln!(page, "{example}");
        }
    } else {
        let _ = writeln!(page, "{}", keyword.example);
    }
    page.push_str("```\n");
    page
}

/// The page of a word of the language, one that opens a line or one within it.
#[must_use]
pub fn keyword_named(word: &str, opens: bool) -> Option<String> {
    let within: [&[Keyword]; 4] = [keyword::INNER, keyword::VALUES, keyword::GEAR, FACTS];
    let opening: [&[Keyword]; 1] = [keyword::ALL];
    let words = if opens { &opening[..] } else { &within };
    words
        .iter()
        .copied()
        .flatten()
        .find(|keyword| keyword.word == word)
        .map(keyword)
}

/// The page of a progression of the standard library.
#[must_use]
pub fn library_progression(name: &str) -> String {
    let Some(known) = progression::named(name) else {
        return String::new();
    };
    let (said, text) = summary(known.text);
    let example = known.example;
    format!("**{name}** · progression\n\n{said}\n\n```leg\n{example}\n```\n\n```leg\n{text}```\n")
}

/// The page of an exercise.
fn exercise<'a>(routine: &Routine<'a>, exercise: &Exercise<'a>) -> String {
    let mut page = format!("**{}** · `{}`\n", harmless(exercise.title), exercise.name);
    if !exercise.works.is_empty() {
        let _ = write!(
            page,
            "\nWorks {}.\n",
            routine.catalogue.credited(&exercise.works)
        );
    }
    if !exercise.pattern.is_empty() {
        let _ = write!(page, "\n{}.\n", exercise.described());
    }
    let details = routine.catalogue.details(exercise);
    cues(&mut page, &details.cues);
    let biases: Vec<String> = details
        .biases
        .iter()
        .map(|bias| format!("`bias[{}]` {}", bias.name, harmless(bias.title)))
        .collect();
    if !biases.is_empty() {
        let _ = write!(page, "\n{}\n", biases.join(" · "));
    }
    page
}

fn cues(page: &mut String, cues: &[&str]) {
    if !cues.is_empty() {
        page.push('\n');
    }
    for cue in cues {
        let _ = writeln!(page, "- {}", harmless(cue));
    }
}

fn muscle(routine: &Routine<'_>, name: &str) -> Option<String> {
    let catalogue = &routine.catalogue;
    let id = catalogue.muscle(name)?;
    let (title, within) = catalogue.with_muscle(id, |muscle| (muscle.title, muscle.within.clone()));
    let groups: Vec<&str> = within
        .iter()
        .skip(1)
        .map(|group| catalogue.muscle_name(*group))
        .collect();
    let part = if groups.is_empty() {
        String::new()
    } else {
        format!("\nPart of {}.\n", groups.join(", "))
    };
    Some(format!("**{}** · muscle\n{part}", harmless(title)))
}
