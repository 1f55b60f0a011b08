//! What the brackets take that a place is in.

use super::{line, pages};
use crate::library::{progression, summary};
use crate::routine::{Routine, param_name};
use crate::technique;

/// A form to fill in, and where in it the writing is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// `drop[loads, heaviest first …]`
    pub label: String,
    /// Each parameter, as it stands in the label.
    pub params: Vec<String>,
    /// Which of them is being written.
    pub active: usize,
    /// Markdown.
    pub page: String,
}

/// The form of the brackets that byte `offset` is in.
#[must_use]
pub fn signature(routine: &Routine<'_>, offset: u32) -> Option<Signature> {
    let call = line::call_at(routine.source.text(), offset as usize)?;
    let (params, page) = form(routine, &call.word)?;
    let last = params.len().checked_sub(1)?;
    let named = call.named.and_then(|name| {
        let name_of = |param: &str| param.split(" =").next() == Some(&name);
        params.iter().position(|param| name_of(param))
    });
    Some(Signature {
        label: format!("{}[{}]", call.word, params.join(", ")),
        params,
        active: named.unwrap_or(call.at).min(last),
        page,
    })
}

/// The parameters of `word`, with a page.
fn form(routine: &Routine<'_>, word: &str) -> Option<(Vec<String>, String)> {
    if let Some(technique) = technique::named(word) {
        let params = technique.params.iter().map(pages::param).collect();
        let page = format!(
            "{}\n\n```leg\n{}\n```\n",
            technique.summary, technique.example
        );
        return Some((params, page));
    }
    let own = routine
        .styles
        .get(word)
        .map(|style| style.params)
        .or_else(|| routine.block(word).map(|block| block.params))
        .or_else(|| routine.progressions.get(word).map(|one| one.params));
    if let Some(params) = own {
        let params = routine.ast.all(params).iter().map(|param| {
            let name = param_name(routine, param);
            if param.name.is_empty() {
                return name.to_owned();
            }
            let default = routine.str(routine.ast.span_of(param.terms));
            format!("{name} = {default}")
        });
        return Some((params.collect(), String::new()));
    }
    if let Some(known) = progression::named(word) {
        // `progress linear[step, tries = 3]`
        let (said, text) = summary(known.text);
        let params = text.split_once('[')?.1.split_once(']')?.0;
        let params = params.split(',').map(|param| param.trim().to_owned());
        return Some((params.collect(), said));
    }
    let (params, page) = match word {
        "week" => ("a value for each week …", "picks by the number of the week"),
        "plates" => ("sizes, or how many of each: 4x45 …", "the plates there are"),
        "stack" => ("lightest to heaviest by step", "the weights of a stack"),
        "rack" => ("lightest to heaviest by step", "the dumbbells of a rack"),
        "works" => (
            "muscles, each with its share …",
            "1 is direct work, 0.5 indirect",
        ),
        "deload" => ("percentage, or loads and sets", "lighter weeks"),
        _ => return None,
    };
    Some((vec![params.to_owned()], page.to_owned()))
}
