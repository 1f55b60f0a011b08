//! The pages of the reference that are made from the registries: a section or a row for each entry.

use std::fmt::Write as _;

use leg::diagnostic::{Group, Severity, harmless};
use leg::library::{self, Catalogue, Exercise, MuscleId, Sides, profile, progression};
use leg::registry;
use leg::requirement;
use leg::technique::{self, Arity, Takes, Technique};
use leg::view::explain::WORDS;

use crate::common::legc;

/// Every generated page: its file name and its text.
pub fn pages() -> Vec<(&'static str, String)> {
    vec![
        ("commands.md", commands()),
        ("techniques.md", techniques()),
        ("exercises.md", exercises()),
        ("muscles.md", muscles()),
        ("gear.md", gear()),
        ("words.md", words()),
        ("findings.md", findings()),
        (
            "progressions.md",
            written_in_leg(PROGRESSIONS, progressions()),
        ),
        ("profiles.md", written_in_leg(PROFILES, profiles())),
    ]
}

const PROGRESSIONS: &str = "# Progressions\n\nRules by which a line moves on from session to session: [how they work](progression.md). A `progress` of the\nsame name in a file takes the place of the library's.\n";
const PROFILES: &str = "# Profiles\n\nRequirements under a name, for `require profile \"…\"`: [what a requirement is](requirements.md).\n";

const COMMANDS: &str = "# Commands\n\n`-` for a file is standard input. Data goes to standard output, messages to standard error; colour is for terminals,\nand `NO_COLOR` and pipes are respected.\n\n| exit code | |\n|---|---|\n| 0 | all is well |\n| 1 | something was found, were it only advice; of two plans, that they differ |\n| 2 | the command could not run |\n\nA file in which nothing stands but comments has nothing wrong with it: the exit code is 0, and `check` says on standard\nerror that there is nothing in it. `fmt` says there how many lines it left as they are for a fault in their form; that\nchanges no exit code, for what it could lay out it did.\n\nA plan that breaks a `require` is whole, and is printed all the same: the breach is told on standard error, and the\nexit code is 1. `--day` and `--week` may be given again; `--day \"1 pm\"` is one of two trainings, `--week 1-4` are several\nweeks. `legc help expand` says what `legc expand --help` does.\n\nThe JSON formats have their schemas: [findings](../check.schema.json), [plan](../plan.schema.json),\n[set](../set.schema.json) for a line of `--format jsonl`, [volume](../volume.schema.json),\n[difference](../diff.schema.json), [simulation](../simulation.schema.json).\n";

/// What each command says of itself.
fn commands() -> String {
    let mut page = COMMANDS.to_owned();
    let all = legc(&["-h"], "");
    let listed = all.text().split("Commands:\n").nth(1).unwrap_or_default();
    let names = listed.lines().take_while(|line| !line.is_empty());
    let names = names.filter_map(|line| line.split_whitespace().next());
    for name in names.filter(|name| *name != "help") {
        let help = legc(&[name, "-h"], "");
        let (said, usage) = help.text().split_once("\n\n").unwrap_or_default();
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        _ = write!(
            page,
            "\n## `legc {name}`\n\n{said}.\n\n```text\n{}\n```\n",
            usage.trim_end()
        );
    }
    page
}

fn techniques() -> String {
    let mut page = "# Techniques\n\nWhat can be done to the sets of a line. `legc explain drop` prints the same.\n\n| | what it does | for example |\n|---|---|---|\n".to_owned();
    for Technique {
        name,
        summary,
        example,
        ..
    } in technique::ALL
    {
        _ = writeln!(page, "| [`{name}`](#{name}) | {summary} | `{example}` |");
    }
    for technique in technique::ALL {
        let Technique {
            name, summary, doc, ..
        } = technique;
        _ = write!(page, "\n## `{name}`\n\n{}.\n\n{doc}\n", capital(summary));
        let params: Vec<String> = technique
            .params
            .iter()
            .map(|param| {
                let (takes, how_many) = (takes(param.takes), arity(param.arity));
                format!("- {}: {takes}{how_many}\n", param.name)
            })
            .collect();
        if !params.is_empty() {
            _ = write!(page, "\nIt takes\n\n{}", params.concat());
        }
        let apart = technique::apart_from(technique);
        for (heading, given) in [
            ("It does not go with", false),
            ("It goes with these only where the figures agree", true),
        ] {
            let of_these = apart.iter().filter(|apart| apart.given == given);
            let lines: Vec<String> = of_these
                .map(|apart| format!("- `{}`: {}\n", apart.from, apart.why))
                .collect();
            if !lines.is_empty() {
                _ = write!(page, "\n{heading}\n\n{}", lines.concat());
            }
        }
        if technique.whole_line {
            page.push_str("\nIt is of the whole line.\n");
        }
        let routine = format!("units lb\nmax squat 315\nday 1\n  {}\n", technique.example);
        let ran = legc(&["expand", "-"], routine);
        let plan = ran.text().split("────\n").nth(1).unwrap_or_default();
        _ = write!(
            page,
            "\n```text\n{}\n```\n\nin the plan\n\n```text\n{}\n```\n",
            technique.example,
            plan.trim_end()
        );
    }
    page
}

/// What a parameter takes, in words.
fn takes(takes: Takes) -> String {
    match takes {
        Takes::Count(unit) => {
            format!("a whole number of {}, or a range, `2-4`", unit.word())
        }
        Takes::Number => "a number, or a range, `8-9`".into(),
        Takes::Time => "a time, in seconds unless said: `90s`, `2min`, `60-90`".into(),
        Takes::Load => "a load: `600`, `4 plates`, `75%`, `bw+20`".into(),
        Takes::LoadOrRamp => "a load, or two with `to` between them".into(),
        Takes::Word => "a word of one's own".into(),
        Takes::OneOf(words) => {
            let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
            format!("one of {}", words.join(", "))
        }
        Takes::Code => "digits and `X`: `31X0`".into(),
        Takes::Scheme => "sets by reps: `4x3-5`".into(),
        Takes::CountOrStep => "a whole number, or a step of a warm-up: `2`, `60%x5`".into(),
    }
}

/// How many arguments a parameter takes, in words.
fn arity(arity: Arity) -> String {
    match arity {
        Arity::One => String::new(),
        Arity::Optional => "; it may be left out".into(),
        Arity::Many(least) => format!("; at least {least} of them"),
        Arity::Any => "; any number of them".into(),
    }
}

fn exercises() -> String {
    let catalogue = Catalogue::new(None);
    let all: Vec<_> = catalogue
        .exercise_names()
        .filter_map(|name| catalogue.exercise(name))
        .collect();
    let mut page = format!(
        "# Exercises\n\nAll {} by the group of the muscle that they work first. `legc explain squat` shows one whole, with its\ncues and those of its variants.\n",
        all.len()
    );
    for group in groups(&catalogue) {
        let own: Vec<_> = all
            .iter()
            .filter(|exercise| first_group(&catalogue, exercise) == Some(group))
            .collect();
        if own.is_empty() {
            continue;
        }
        let title = catalogue.with_muscle(group, |muscle| muscle.title);
        _ = write!(
            page,
            "\n## {title}\n\n| exercise | | works | on | variants | also called |\n|---|---|---|---|---|---|\n"
        );
        for exercise in own {
            page.push_str(&row(&catalogue, exercise));
        }
    }
    page
}

/// The muscles that are part of no other, in the library's order.
fn groups(catalogue: &Catalogue<'_>) -> Vec<MuscleId> {
    let names = library_lines("muscle").filter_map(|line| line.split_whitespace().nth(1));
    let all = names.filter_map(|name| catalogue.muscle(name));
    all.filter(|id| group_of(catalogue, *id) == *id).collect()
}

/// The group that a muscle is part of, or itself.
fn group_of(catalogue: &Catalogue<'_>, id: MuscleId) -> MuscleId {
    let last = catalogue.with_muscle(id, |muscle| muscle.within.last().copied());
    last.unwrap_or(id)
}

/// The group of the first muscle that an exercise works.
fn first_group(catalogue: &Catalogue<'_>, exercise: &Exercise<'_>) -> Option<MuscleId> {
    let first = exercise.works.first()?;
    Some(group_of(catalogue, first.muscle))
}

fn row<'a>(catalogue: &Catalogue<'a>, exercise: &Exercise<'a>) -> String {
    let sides = match exercise.sides {
        Sides::Both => String::new(),
        Sides::One(limb) => format!(", one {} at a time", limb.word()),
        Sides::Either(limb) => format!(", one {} or both", limb.word()),
    };
    let biases = &catalogue.details(exercise).biases;
    let biases: Vec<String> = biases
        .iter()
        .map(|bias| format!("`bias[{}]`", bias.name))
        .collect();
    format!(
        "| `{}` | {} | {} | {}{sides} | {} | {} |\n",
        exercise.name,
        exercise.title,
        catalogue.credited(&exercise.works),
        exercise.gear.replace('_', " "),
        biases.join(", "),
        exercise.other_names().join(", ")
    )
}

/// The lines of the standard library that open with `word`.
fn library_lines(word: &str) -> impl Iterator<Item = &'static str> {
    let open = format!("{word} ");
    let lines = library::text().lines();
    lines.filter(move |line| line.starts_with(&open))
}

fn muscles() -> String {
    let mut page = "# Muscles\n\nThe groups that volume is counted in, and the heads within them: a set for a head is a set for its group. The landmarks\nare direct hard sets a week: what keeps a muscle as it is (MV), the least that makes it grow (MEV), what it grows best of (MAV), and the\nmost that is recovered from, on 2 days a week, on 3 and so on (MRV): [where they come from](profiles.md#landmarks).\n\n| muscle | | part of | also called | MV | MEV | MAV | MRV |\n|---|---|---|---|---|---|---|---|\n".to_owned();
    let catalogue = Catalogue::new(None);
    for line in library_lines("muscle") {
        let bracket = |word: &str| {
            let rest = line.split_once(&format!(" {word}["));
            let inner = rest.and_then(|(_, rest)| rest.split_once(']'));
            inner.map_or("", |(inner, _)| inner)
        };
        let name = line.split_whitespace().nth(1).unwrap_or_default();
        let title = catalogue
            .muscle(name)
            .map_or("", |id| catalogue.with_muscle(id, |muscle| muscle.title));
        _ = writeln!(
            page,
            "| `{name}` | {title} | {} | {} | {} | {} | {} | {} |",
            bracket("part"),
            bracket("aka"),
            bracket("mv"),
            bracket("mev"),
            bracket("mav"),
            bracket("mrv")
        );
    }
    page
}

fn gear() -> String {
    let lines: Vec<&str> = library_lines("gear").collect();
    format!(
        "# Gear\n\nWhat the library knows of bars, racks and machines: the steps of a usual gym. A machine's stack, a sled and\na Smith bar differ from gym to gym, so of them it knows the kind alone; a `gear` line says the rest.\n[How gear is declared](loads.md#gear).\n\n```text\n{}\n```\n",
        lines.join("\n")
    )
}

fn words() -> String {
    let mut page = "# Words\n\nThe words of the language, by where they stand. `legc explain require` prints one.\n".to_owned();
    for (title, words) in WORDS {
        _ = write!(page, "\n## {title}\n");
        for word in *words {
            let example = if word.word == "require" {
                requirement::examples().collect::<Vec<_>>().join("\n")
            } else {
                word.example.to_owned()
            };
            _ = write!(
                page,
                "\n### `{}`\n\n{}.\n\n```text\n{example}\n```\n",
                word.word,
                capital(word.summary)
            );
        }
    }
    page
}

fn findings() -> String {
    let mut page = "# Findings\n\nEverything that `legc check` can find: why it matters, a routine that has it, and the same put right. An error\nleaves no plan, or breaks what the file itself demands; a warning is probably not what was meant, or not wise;\nadvice is worth considering. `legc explain unknown-exercise` prints the same.\n\nEach is of a theme. `--deny`, `--warn`, `--allow` and an `allow` line in a file take its name, or that of a group:\n\n| group | |\n|---|---|\n".to_owned();
    for group in Group::all() {
        _ = writeln!(page, "| `{}` | {} |", group.name(), group.what());
    }
    for rule in registry::rules() {
        let severity = match rule.severity {
            Severity::Error => "An error",
            Severity::Warning => "A warning",
            Severity::Advice => "Advice",
        };
        _ = write!(
            page,
            "\n## `{}`\n\n{severity}, of `{}`. {}\n",
            rule.name,
            rule.theme.word(),
            rule.why
        );
        if !rule.bad.is_empty() {
            _ = write!(
                page,
                "\n```text\n{}\n```\n\nput right\n\n```text\n{}\n```\n",
                shown(rule.bad),
                shown(rule.good)
            );
        }
    }
    page
}

/// A routine as a page can show it.
fn shown(routine: &str) -> String {
    let lines: Vec<String> = routine.lines().map(harmless).collect();
    lines.join("\n").trim_end().to_owned()
}

type InLeg = (&'static str, &'static str, String);

fn progressions() -> Vec<InLeg> {
    let all = progression::ALL.iter();
    all.map(|known| {
        let called = format!("day 1\n  {}", known.example);
        (known.name, known.text, called)
    })
    .collect()
}

fn profiles() -> Vec<InLeg> {
    let all = profile::ALL.iter();
    all.map(|(name, text)| (*name, *text, format!("require profile \"{name}\"")))
        .collect()
}

/// A page of what is written in Leg itself.
fn written_in_leg(head: &str, all: Vec<InLeg>) -> String {
    let mut page = head.to_owned();
    for (name, text, called) in all {
        let (said, below) = library::summary(text);
        _ = write!(
            page,
            "\n## `{name}`\n\n{said}\n\n```text\n{}\n```\n\ncalled as in\n\n```text\n{called}\n```\n",
            below.trim_end()
        );
    }
    page
}

/// The same with a capital letter at its head.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next();
    first.map_or_else(String::new, |first| {
        format!("{}{}", first.to_uppercase(), chars.as_str())
    })
}
