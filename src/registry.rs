//! Everything that has a name and a page of its own: rules, techniques, keywords.

use crate::diagnostic::{self, Rule};
use crate::{
    expression, library, lint, plan, progress, requirement, routine, source, syntax, technique,
};

/// Every rule, by name.
#[must_use]
pub fn rules() -> Vec<&'static Rule> {
    let lists = [
        diagnostic::RULES,
        source::RULES,
        syntax::rules::ALL,
        syntax::read::ALL,
        library::RULES,
        routine::RULES,
        expression::rules::ALL,
        plan::RULES,
        technique::rules::ALL,
        progress::rules::ALL,
        requirement::RULES,
    ];
    let files = [&source::NOT_UTF8, &source::FILE_TOO_LARGE];
    let mut all: Vec<&'static Rule> = lists
        .into_iter()
        .flatten()
        .copied()
        .chain(files)
        .chain(lint::rules())
        .collect();
    all.sort_by_key(|rule| rule.name);
    all.dedup_by_key(|rule| rule.name);
    all
}

/// The rule called `name`.
#[must_use]
pub fn rule(name: &str) -> Option<&'static Rule> {
    rules().into_iter().find(|rule| rule.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostic, Findings, Severity};
    use crate::library::Catalogue;
    use crate::source::{FileId, Source};
    use crate::syntax::keyword;

    fn check(text: &str) -> Vec<Diagnostic> {
        let mut source = Source::new("rule.leg", text);
        source::bring_progressions(&mut source);
        let mut findings = Findings::new();
        let ast = syntax::parse_source(&source, &mut findings);
        let routine = routine::resolve(&source, &ast, &mut findings);
        lint::check(&routine, &mut findings);
        findings.sorted()
    }

    fn names(found: &[Diagnostic]) -> Vec<&str> {
        found.iter().map(|found| found.rule.name).collect()
    }

    #[test]
    fn every_rule_finds_its_bad_example_alone_and_passes_its_good_one() {
        let mut wrong = Vec::new();
        for rule in rules() {
            if !rule.bad.is_empty() {
                let found = check(rule.bad);
                if names(&found) != [rule.name] {
                    wrong.push(format!(
                        "{}: its bad example gives {:?}",
                        rule.name,
                        names(&found)
                    ));
                }
            }
            let found = check(rule.good);
            if !found.is_empty() {
                wrong.push(format!(
                    "{}: its good example gives {:?}",
                    rule.name,
                    names(&found)
                ));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn rules_are_named_in_kebab_case_and_say_why() {
        for rule in rules() {
            let kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            assert!(rule.name.chars().all(kebab), "{}", rule.name);
            assert!(
                rule.why.ends_with('.'),
                "{} says why in sentences",
                rule.name
            );
        }
    }

    #[test]
    fn every_techniques_example_is_sound() {
        for technique in technique::ALL {
            let text = format!("units lb\nmax squat 315\nday 2\n  {}\n", technique.example);
            let errors: Vec<_> = check(&text)
                .into_iter()
                .filter(|found| found.rule.severity == Severity::Error)
                .collect();
            assert!(
                errors.is_empty(),
                "{}: {:?}",
                technique.name,
                names(&errors)
            );
        }
    }

    #[test]
    fn every_example_of_a_word_is_sound() {
        let head =
            "units lb\nweeks 4 cycles 2\noption spotter = no\noption tired = no\nmax squat 315\n";
        let within = [keyword::INNER, keyword::VALUES, keyword::GEAR];
        let within = within.into_iter().flatten();
        let within = within.map(|word| {
            let example = word.example;
            let opens = keyword::words().any(|known| example.starts_with(known));
            let text = if opens {
                format!("{head}{example}\nday 1\n  squat 3x5\n")
            } else {
                format!("{head}tm squat 90%\nday 1\n  {example}\n")
            };
            (word, text)
        });
        let facts = progress::facts::FACTS.iter().map(|fact| {
            let rule = format!("progress more[step]\n  {}\n", fact.example);
            (
                fact,
                format!("{head}{rule}day 1\n  squat 3x5-8 @135 more[5]\n"),
            )
        });
        for (word, text) in within.chain(facts) {
            assert!(word.example.contains(word.word), "{}", word.word);
            let found = check(&text);
            let errors = found
                .iter()
                .filter(|found| found.rule.severity == Severity::Error);
            let errors: Vec<_> = errors.map(|found| &found.message).collect();
            assert!(errors.is_empty(), "{}: {errors:?}", word.word);
        }
    }

    #[test]
    fn every_example_of_a_progression_is_sound() {
        for known in library::progression::ALL {
            let found = check(&format!("day 1\n  {}\n", known.example));
            assert!(found.is_empty(), "{}: {:?}", known.name, names(&found));
        }
    }

    #[test]
    fn the_standard_library_is_sound_leg() {
        let source = Source::new("library.leg", library::text());
        let mut findings = Findings::new();
        let ast = syntax::parse(source.text(), FileId::ROUTINE, &mut findings);
        let lb: Vec<String> = findings
            .sorted()
            .iter()
            .map(|found| found.message.clone())
            .collect();
        assert!(lb.is_empty(), "{lb:?}");
        // Read as a routine's own: every declaration, property, muscle and variant of it.
        let mut findings = Findings::new();
        routine::resolve(&source, &ast, &mut findings);
        let found = findings.sorted();
        // Gear has a line for each system of units, which a routine may not.
        let others: Vec<_> = found
            .iter()
            .filter(|found| found.rule.name != "duplicate-declaration")
            .map(|found| found.message.clone())
            .collect();
        assert!(others.is_empty(), "{others:?}");
    }

    #[test]
    fn the_standard_library_is_as_large_as_it_says() {
        let catalogue = Catalogue::new(None);
        let mut legs = 0;
        let mut all = 0;
        for name in catalogue.exercise_names() {
            let exercise = catalogue.exercise(name).expect("an exercise of the list");
            assert_eq!(exercise.name, name);
            assert!(!exercise.works.is_empty(), "{name} works something");
            assert!(!exercise.pattern.is_empty(), "{name} is a movement");
            let details = catalogue.details(&exercise);
            assert!(!details.cues.is_empty(), "{name} has a cue");
            for other in exercise.other_names() {
                assert_eq!(
                    catalogue.exercise(other).map(|exercise| exercise.name),
                    Some(name),
                    "{other} is {name}"
                );
            }
            let is_leg = exercise.works.iter().any(|credit| {
                [
                    "quads",
                    "hams",
                    "glutes",
                    "calves",
                    "adductors",
                    "hip_flexors",
                    "shins",
                ]
                .contains(&catalogue.muscle_name(credit.muscle))
            });
            legs += usize::from(is_leg);
            all += 1;
        }
        assert!(legs >= 110, "{legs} leg exercises");
        assert!(all - legs >= 60, "{} others", all - legs);
    }
}
