//! Pages on everything that has a name: rules, techniques, exercises, keywords.

use std::io;

use super::page::{FAINT, HEADING, PLAIN, Page, STRONG};
use crate::diagnostic::{Nearest, Rule, nearest};
use crate::library::{Catalogue, Credit, Exercise, Sides};
use crate::registry;
use crate::requirement;
use crate::syntax::keyword::{self, Keyword};
use crate::technique::{self, Technique};

/// Writes the page of `name`; `Ok(false)` where nothing has that name.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(out: impl io::Write, width: usize, name: &str) -> io::Result<bool> {
    let mut page = Page::new(out, width);
    let catalogue = Catalogue::new(None);
    let mut found = false;
    if let Some(rule) = registry::rule(name) {
        self::rule(&mut page, rule)?;
        found = true;
    }
    if let Some(technique) = technique::named(name) {
        self::technique(&mut page, technique)?;
        found = true;
    }
    if let Some(keyword) = keyword::ALL.iter().find(|keyword| keyword.word == name) {
        self::keyword(&mut page, keyword)?;
        found = true;
    }
    if let Some(exercise) = catalogue.exercise(name) {
        self::exercise(&mut page, &exercise, &catalogue)?;
        found = true;
    }
    if let Some(id) = catalogue.muscle(name) {
        let (title, within) =
            catalogue.with_muscle(id, |muscle| (muscle.title, muscle.within.clone()));
        page.line(&[(HEADING, title), (FAINT, "  a muscle")])?;
        for group in within.iter().skip(1) {
            page.line(&[(PLAIN, "part of "), (PLAIN, catalogue.muscle_name(*group))])?;
        }
        found = true;
    }
    Ok(found)
}

/// The name nearest to one that has no page.
#[must_use]
pub fn suggestion(name: &str) -> Option<Nearest> {
    let catalogue = Catalogue::new(None);
    let rules = registry::rules();
    let words = rules
        .iter()
        .map(|rule| rule.name)
        .chain(technique::ALL.iter().map(|technique| technique.name))
        .chain(keyword::words());
    nearest(
        name,
        words
            .chain(catalogue.exercise_aliases())
            .chain(catalogue.muscle_names()),
    )
}

/// Writes a list of all that has a page.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_list(out: impl io::Write, width: usize) -> io::Result<()> {
    let mut page = Page::new(out, width);
    page.line(&[(STRONG, "Techniques")])?;
    for technique in technique::ALL {
        page.line(&[
            (HEADING, &super::page::padded(technique.name, 16)),
            (PLAIN, technique.summary),
        ])?;
    }
    page.gap()?;
    page.line(&[(STRONG, "Keywords")])?;
    for keyword in keyword::ALL {
        page.line(&[
            (HEADING, &super::page::padded(keyword.word, 16)),
            (PLAIN, keyword.summary),
        ])?;
    }
    page.gap()?;
    page.line(&[(STRONG, "Findings")])?;
    for rule in registry::rules() {
        page.line(&[
            (FAINT, &super::page::padded(rule.severity.word(), 9)),
            (PLAIN, rule.name),
        ])?;
    }
    page.gap()?;
    page.line(&[(STRONG, "Exercises")])?;
    let names: Vec<&str> = Catalogue::new(None).exercise_names().collect();
    page.wrapped(0, PLAIN, &names.join(" "))
}

fn rule(page: &mut Page<impl io::Write>, rule: &Rule) -> io::Result<()> {
    page.line(&[
        (HEADING, rule.name),
        (FAINT, "  "),
        (FAINT, rule.severity.word()),
    ])?;
    page.gap()?;
    page.wrapped(0, PLAIN, rule.why)?;
    if !rule.bad.is_empty() {
        page.gap()?;
        page.line(&[(FAINT, "Found in")])?;
        source(page, rule.bad)?;
        page.line(&[(FAINT, "Put right")])?;
        source(page, rule.good)?;
    }
    Ok(())
}

fn source(page: &mut Page<impl io::Write>, text: &str) -> io::Result<()> {
    page.gap()?;
    for line in text.lines() {
        page.line(&[(PLAIN, "    "), (PLAIN, line)])?;
    }
    page.gap()
}

fn technique(page: &mut Page<impl io::Write>, technique: &Technique) -> io::Result<()> {
    page.line(&[
        (HEADING, technique.name),
        (FAINT, "  "),
        (FAINT, technique.summary),
    ])?;
    page.gap()?;
    page.wrapped(0, PLAIN, technique.doc)?;
    if !technique.params.is_empty() {
        page.gap()?;
        let params: Vec<&str> = technique.params.iter().map(|param| param.name).collect();
        page.wrapped(0, FAINT, &format!("It takes {}.", params.join(", then ")))?;
    }
    source(page, technique.example)
}

fn keyword(page: &mut Page<impl io::Write>, keyword: &Keyword) -> io::Result<()> {
    page.line(&[
        (HEADING, keyword.word),
        (FAINT, "  "),
        (FAINT, keyword.summary),
    ])?;
    if keyword.word == "require" {
        let forms: Vec<&str> = requirement::examples().collect();
        return source(page, &forms.join("\n"));
    }
    source(page, keyword.example)
}

fn exercise<'a>(
    page: &mut Page<impl io::Write>,
    exercise: &Exercise<'a>,
    catalogue: &Catalogue<'a>,
) -> io::Result<()> {
    page.line(&[
        (HEADING, exercise.title),
        (FAINT, "  "),
        (FAINT, exercise.name),
    ])?;
    page.gap()?;
    let works = |credits: &[Credit]| {
        let each = credits.iter().map(|credit| {
            let name = catalogue.muscle_name(credit.muscle);
            if credit.is_direct() {
                name.to_owned()
            } else {
                format!("{name} {}", credit.weight)
            }
        });
        each.collect::<Vec<_>>().join(", ")
    };
    page.wrapped(0, PLAIN, &format!("Works {}.", works(&exercise.works)))?;
    let sides = match exercise.sides {
        Sides::Both => String::new(),
        Sides::One(limb) => format!(", one {} at a time", limb.word()),
        Sides::Either(limb) => format!(", with both or with one {} at a time", limb.word()),
    };
    let kind = if exercise.compound {
        "compound"
    } else {
        "isolation"
    };
    page.wrapped(
        0,
        FAINT,
        &format!("{} on {}, {kind}{sides}.", exercise.pattern, exercise.gear),
    )?;
    let other_names = exercise.other_names();
    if !other_names.is_empty() {
        page.wrapped(
            0,
            FAINT,
            &format!("Also called {}.", other_names.join(", ")),
        )?;
    }
    let details = catalogue.details(exercise);
    for cue in &details.cues {
        page.wrapped(2, PLAIN, &format!("> {cue}"))?;
    }
    for bias in &details.biases {
        page.gap()?;
        page.line(&[
            (STRONG, "bias["),
            (STRONG, bias.name),
            (STRONG, "]"),
            (PLAIN, "  "),
            (PLAIN, bias.title),
        ])?;
        page.wrapped(2, FAINT, &format!("works {}", works(&bias.works)))?;
        for cue in &bias.cues {
            page.wrapped(2, PLAIN, &format!("> {cue}"))?;
        }
    }
    Ok(())
}
