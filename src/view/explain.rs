//! Pages on everything that has a name: findings, techniques, words, progressions, profiles,
//! exercises and muscles.

use std::io;

use super::page::{FAINT, HEADING, PLAIN, Page, STRONG, padded, wrap};
use crate::diagnostic::{Group, Nearest, Rule, Theme, nearest};
use crate::library::{Catalogue, Exercise, MuscleId, profile, progression, summary};
use crate::progress::facts::FACTS;
use crate::registry;
use crate::requirement;
use crate::syntax::keyword::{self, Keyword};
use crate::technique::{self, Technique};

/// How many columns of a list its names take.
const NAMES_WIDTH: usize = 16;

/// Writes the page of `name`; `Ok(false)` where nothing has that name.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(out: impl io::Write, width: usize, name: &str) -> io::Result<bool> {
    let mut page = Page::new(out, width);
    let catalogue = Catalogue::new(None);
    let mut pages = 0;
    // One name may have several pages: `rir` is a technique, and a load by the chart.
    let mut next = |page: &mut Page<_>| {
        pages += 1;
        if pages > 1 { page.rule() } else { Ok(()) }
    };
    if let Some(rule) = registry::rule(name) {
        next(&mut page)?;
        self::rule(&mut page, rule)?;
    }
    if let Some(group) = Group::named(name) {
        next(&mut page)?;
        page.line(&[(HEADING, name), (FAINT, "  findings")])?;
        page.gap()?;
        page.wrapped(0, PLAIN, &format!("They are about this: {}.", group.what()))?;
        page.gap()?;
        rules_of(&mut page, group)?;
        source(&mut page, &format!("legc check --deny {name} week.leg"))?;
    }
    if let Some(technique) = technique::named(name) {
        next(&mut page)?;
        self::technique(&mut page, technique)?;
    }
    for (_, words) in WORDS {
        for keyword in words.iter().filter(|keyword| keyword.word == name) {
            next(&mut page)?;
            self::keyword(&mut page, keyword)?;
        }
    }
    if let Some(known) = progression::named(name) {
        next(&mut page)?;
        let called = format!("day 1\n  {}", known.example);
        leg(&mut page, (name, "a progression"), known.text, &called)?;
    }
    if let Some(text) = profile::profile(name) {
        next(&mut page)?;
        let called = format!("require profile \"{name}\"");
        leg(&mut page, (name, "a profile"), text, &called)?;
    }
    if let Some(exercise) = catalogue.exercise(name) {
        next(&mut page)?;
        self::exercise(&mut page, &exercise, &catalogue)?;
    }
    if let Some(id) = catalogue.muscle(name) {
        next(&mut page)?;
        let (title, within) =
            catalogue.with_muscle(id, |muscle| (muscle.title, muscle.within.clone()));
        page.line(&[(HEADING, title), (FAINT, "  a muscle")])?;
        for group in within.iter().skip(1) {
            page.line(&[(PLAIN, "part of "), (PLAIN, catalogue.muscle_name(*group))])?;
        }
        let landmarks = catalogue.with_muscle(id, |muscle| muscle.landmarks.clone());
        for (word, sets, what) in landmarks.told() {
            page.line(&[
                (FAINT, word),
                (PLAIN, &format!("  {sets}  ")),
                (FAINT, what),
            ])?;
        }
        page.gap()?;
        let worked = exercises_of(&catalogue, id).join(" ");
        page.line(&[(FAINT, "Worked directly by")])?;
        page.wrapped(2, PLAIN, &worked)?;
    }
    Ok(pages > 0)
}

/// The words of the language by where they stand.
pub const WORDS: &[(&str, &[Keyword])] = &[
    ("Keywords", keyword::ALL),
    ("Words within a line", keyword::INNER),
    ("Values", keyword::VALUES),
    ("Gear, units and weeks", keyword::GEAR),
    ("Words of a progression", FACTS),
];

/// The name nearest to one that has no page.
#[must_use]
pub fn suggestion(name: &str) -> Option<Nearest> {
    let catalogue = Catalogue::new(None);
    let meant = catalogue
        .exercise_meant(name)
        .or_else(|| catalogue.muscle_meant(name));
    let near = nearest(name, words().map(|(name, _)| name));
    let likely = |near: &Option<Nearest>| near.as_ref().is_some_and(|near| near.close);
    if likely(&near) && !likely(&meant) {
        return near;
    }
    meant.or(near)
}

/// All that has a page, by its first name, and what each is in a word or a line.
#[must_use]
pub fn all() -> Vec<(&'static str, &'static str)> {
    let catalogue = Catalogue::new(None);
    let exercises = catalogue.exercise_names().map(|name| (name, "exercise"));
    let muscles = catalogue.muscle_names().map(|name| (name, "muscle"));
    words().chain(exercises).chain(muscles).collect()
}

/// All that has a page but for exercises and muscles, and what each is.
fn words() -> impl Iterator<Item = (&'static str, &'static str)> {
    let rules = registry::rules().into_iter();
    let rules = rules.map(|rule| (rule.name, rule.severity.word()));
    let techniques = technique::ALL
        .iter()
        .map(|known| (known.name, known.summary));
    let words = WORDS.iter().flat_map(|(_, words)| *words);
    rules
        .chain(techniques)
        .chain(words.map(|word| (word.word, word.summary)))
        .chain(
            progression::ALL
                .iter()
                .map(|known| (known.name, "progression")),
        )
        .chain(profile::ALL.iter().map(|(name, _)| (*name, "profile")))
        .chain(Group::all().map(|group| (group.name(), "findings")))
}

/// Writes a list of all that has a page.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_list(out: impl io::Write, width: usize) -> io::Result<()> {
    let mut page = Page::new(out, width);
    page.line(&[(STRONG, "Techniques")])?;
    for technique in technique::ALL {
        listed(&mut page, technique.name, technique.summary)?;
    }
    page.gap()?;
    for (title, words) in WORDS {
        page.line(&[(STRONG, title)])?;
        for word in *words {
            listed(&mut page, word.word, word.summary)?;
        }
        page.gap()?;
    }
    page.line(&[(STRONG, "Progressions")])?;
    for known in progression::ALL {
        listed(&mut page, known.name, &summary(known.text).0)?;
    }
    page.gap()?;
    page.line(&[(STRONG, "Profiles")])?;
    for (name, text) in profile::ALL {
        listed(&mut page, name, &summary(text).0)?;
    }
    page.gap()?;
    page.line(&[(STRONG, "Findings"), (FAINT, "  by theme")])?;
    page.gap()?;
    for theme in Theme::ALL {
        page.line(&[(STRONG, theme.word()), (FAINT, "  "), (FAINT, theme.what())])?;
        rules_of(&mut page, Group::Theme(*theme))?;
        page.gap()?;
    }
    page.line(&[(STRONG, "Exercises")])?;
    let names: Vec<&str> = Catalogue::new(None).exercise_names().collect();
    page.wrapped(0, PLAIN, &names.join(" "))
}

/// The rules of `group`, each with how grave it is.
fn rules_of(page: &mut Page<impl io::Write>, group: Group) -> io::Result<()> {
    let rules = registry::rules().into_iter();
    for rule in rules.filter(|rule| group.has(rule)) {
        page.line(&[
            (PLAIN, "  "),
            (FAINT, &padded(rule.severity.word(), 9)),
            (PLAIN, rule.name),
        ])?;
    }
    Ok(())
}

/// The exercises whose direct work a muscle is.
fn exercises_of<'a>(catalogue: &Catalogue<'a>, muscle: MuscleId) -> Vec<&'a str> {
    let works = |name: &&str| {
        let exercise = catalogue.exercise(name);
        exercise.is_some_and(|exercise| {
            let mut credits = exercise.works.iter();
            credits.any(|credit| credit.muscle == muscle && credit.is_direct())
        })
    };
    catalogue.exercise_names().filter(works).collect()
}

/// A name and what it is for, wrapped beside it.
fn listed(page: &mut Page<impl io::Write>, name: &str, summary: &str) -> io::Result<()> {
    let room = page.width().saturating_sub(NAMES_WIDTH);
    for (at, line) in wrap(summary, room).iter().enumerate() {
        let name = if at == 0 { name } else { "" };
        page.line(&[(HEADING, &padded(name, NAMES_WIDTH)), (PLAIN, line)])?;
    }
    Ok(())
}

/// What is written in Leg itself: what it is for, its text, and how it is called.
fn leg(
    page: &mut Page<impl io::Write>,
    (name, kind): (&str, &str),
    text: &str,
    called: &str,
) -> io::Result<()> {
    let (said, below) = summary(text);
    page.line(&[(HEADING, name), (FAINT, "  "), (FAINT, kind)])?;
    page.gap()?;
    page.wrapped(0, PLAIN, &said)?;
    source(page, below)?;
    page.line(&[(FAINT, "Called as in")])?;
    source(page, called)
}

fn rule(page: &mut Page<impl io::Write>, rule: &Rule) -> io::Result<()> {
    page.line(&[
        (HEADING, rule.name),
        (FAINT, "  "),
        (FAINT, rule.severity.word()),
        (FAINT, ", of "),
        (FAINT, rule.theme.word()),
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

fn technique(page: &mut Page<impl io::Write>, technique: &'static Technique) -> io::Result<()> {
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
    let apart = technique::apart_from(technique);
    for (heading, where_given) in [
        ("It does not go with", false),
        ("It goes with these only where the figures agree", true),
    ] {
        let mut of_these = apart
            .iter()
            .filter(|apart| apart.given == where_given)
            .peekable();
        if of_these.peek().is_none() {
            continue;
        }
        page.gap()?;
        page.line(&[(FAINT, heading)])?;
        for apart in of_these {
            page.wrapped(2, PLAIN, &format!("{}: {}", apart.from, apart.why))?;
        }
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
    let works = catalogue.credited(&exercise.works);
    page.wrapped(0, PLAIN, &format!("Works {works}."))?;
    page.wrapped(0, FAINT, &format!("{}.", exercise.described()))?;
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
        page.wrapped(
            2,
            FAINT,
            &format!("works {}", catalogue.credited(&bias.works)),
        )?;
        for cue in &bias.cues {
            page.wrapped(2, PLAIN, &format!("> {cue}"))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(name: &str) -> String {
        let mut page = Vec::new();
        let found = write(anstream::StripStream::new(&mut page), 80, name);
        assert!(found.expect("a page"), "{name} has no page");
        String::from_utf8(page).expect("text")
    }

    #[test]
    fn everything_that_is_listed_has_a_page_that_fits() {
        let words = WORDS.iter().flat_map(|(_, words)| *words);
        let names = words.map(|word| word.word);
        let names = names
            .chain(technique::ALL.iter().map(|technique| technique.name))
            .chain(registry::rules().into_iter().map(|rule| rule.name))
            .chain(progression::ALL.iter().map(|known| known.name))
            .chain(profile::ALL.iter().map(|(name, _)| *name))
            .chain(Group::all().map(Group::name));
        for name in names {
            let page = page(name);
            assert!(page.starts_with(name), "{page}");
        }
    }

    #[test]
    fn a_name_with_two_meanings_has_both_pages() {
        let page = page("rir");
        assert!(page.contains("so many reps left in reserve"), "{page}");
        assert!(page.contains("@rir[2]"), "{page}");
    }

    #[test]
    fn what_is_near_a_progression_or_a_profile_is_suggested() {
        for (slip, name) in [
            ("liniar", "linear"),
            ("dubble", "double"),
            ("landmark", "landmarks"),
            ("mised", "missed"),
            ("rond_down", "round_down"),
        ] {
            let near = suggestion(slip).map(|near| near.name);
            assert_eq!(near.as_deref(), Some(name), "{slip}");
        }
    }
}
