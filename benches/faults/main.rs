//! How good the findings are, measured by breaking valid routines: `docs/diagnostics.md`.
//!
//! `cargo bench --bench faults -- --seed 7` prints the figures; `--each 200` makes more mutants of
//! each class; `--show` prints every mutant that scored badly, `--show "unit misspelt"` those of a
//! class.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs,
    reason = "a benchmark prints, and stops where it cannot go on"
)]

mod faults;

use faults::corpus;
use faults::mutants::{Class, Mutant};
use faults::score::Score;
use faults::vector::{Run, Scored, Vector, run};

/// Mutants of each class, where not said.
const EACH: usize = 120;

/// Scores of other tools by the same formula, each on mutants of valid files of its own language.
const OTHERS: [(&str, f64); 9] = [
    ("rustc", 79.6),
    ("TypeSpec", 75.6),
    ("taplo", 73.1),
    ("Biome", 72.6),
    ("Ruff", 68.5),
    ("jsonnet", 68.4),
    ("typst", 62.8),
    ("hledger", 52.2),
    ("beancount", 42.0),
];

fn main() {
    let args: Vec<String> = std::env::args()
        .skip(1)
        .filter(|arg| arg != "--bench")
        .collect();
    let value = |name: &str| {
        let at = args.iter().position(|arg| arg == name)?;
        Some(
            args.get(at + 1)
                .filter(|value| !value.starts_with("--"))
                .cloned(),
        )
    };
    let number = |name: &str| value(name).flatten().and_then(|value| value.parse().ok());
    let seed = number("--seed").unwrap_or(1);
    let each = number("--each").and_then(|each| usize::try_from(each).ok());
    let corpus = corpus::all();
    let run = run(&corpus, seed, each.unwrap_or(EACH));
    if let Some(class) = value("--show") {
        show(&run, class.as_deref());
    }
    println!(
        "{} mutants of {} valid routines, seed {seed}; {} more meant the same and were left out\n",
        run.scored.len(),
        corpus.len(),
        run.equivalent,
    );
    print!("{:<32}{:>6}", "", "n");
    for name in Score::NAMES.iter().chain(&["R3", "FIS"]) {
        print!("{name:>7}");
    }
    println!();
    for (class, name) in Class::ALL {
        if let Some(vector) = run.classes.get(&class) {
            line(name, vector);
        }
    }
    println!();
    line("misspellings", &run.misspellings);
    line("all", &run.all);
    println!("\nFIS of other tools, as measured, each on files of its own language:");
    for (name, score) in OTHERS {
        println!("  {name:<12}{score:>6.1}");
    }
}

fn line(name: &str, vector: &Vector) {
    print!("{name:<32}{:>6}", vector.figures[0].all);
    for share in vector.figures.iter().chain([&vector.three]) {
        print!("{:>7.1}", share.percent());
    }
    println!("{:>7.1}", vector.fis());
}

/// Prints what scored badly: the line as it was and as it is, and what was said of it.
fn show(run: &Run<'_>, class: Option<&str>) {
    for scored in &run.scored {
        let Scored {
            valid,
            mutant,
            score,
            found,
        } = scored;
        let missed: Vec<&str> = Score::NAMES
            .iter()
            .zip(score.figures())
            .filter_map(|(name, good)| (!good).then_some(*name))
            .collect();
        if missed.is_empty() || class.is_some_and(|class| class != mutant.class.name()) {
            continue;
        }
        println!(
            "{}: {}, missed {}",
            valid.name,
            mutant.class.name(),
            missed.join(" ")
        );
        changed(&valid.text, mutant);
        for found in found {
            let label = found.primary();
            let text = mutant.apply(&valid.text);
            let place = label.map_or("", |label| label.place.span.of_text(&text));
            println!(
                "    {} {}: {}",
                found.rule.severity.word(),
                found.rule.name,
                found.message
            );
            println!(
                "      at `{place}`: {}",
                label.map_or("", |label| &label.message)
            );
            if let Some(help) = &found.help {
                println!("      help: {help}");
            }
            for fix in &found.fixes {
                println!(
                    "      fix: {}{}",
                    fix.title,
                    if fix.safe { ", safe" } else { "" }
                );
            }
        }
        println!();
    }
    if class.is_none() || class == Some("R3") {
        for (valid, three, each) in &run.lost {
            println!("{}: three at once, not all located", valid.name);
            for (mutant, located) in three.iter().zip(each) {
                let missed = if *located { "" } else { ", not located" };
                println!("  {}{missed}", mutant.class.name());
                changed(&valid.text, mutant);
            }
        }
    }
}

fn changed(text: &str, mutant: &Mutant) {
    let start = text[..mutant.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[mutant.end..]
        .find('\n')
        .map_or(text.len(), |at| mutant.end + at);
    println!("  - {}", text[start..end].trim());
    println!(
        "  + {}{}{}",
        text[start..mutant.start].trim_start(),
        mutant.new,
        &text[mutant.end..end]
    );
}
