//! The findings stay as good as they are: a small run of the benchmark of `benches/faults` keeps
//! above its floors. `docs/diagnostics.md` defines the figures.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "what helps a test may assert by panicking, as the test itself may"
)]

#[path = "../benches/faults/faults/mod.rs"]
#[allow(dead_code, missing_docs, reason = "the benchmark shows more of it")]
mod faults;

use faults::{corpus, vector};

#[test]
fn findings_of_broken_routines_keep_above_their_floors() {
    let corpus = corpus::all();
    assert!(corpus.len() >= 20, "{} valid routines", corpus.len());
    let floors = [
        ("D", 97.0),
        ("ONE", 94.0),
        ("SITE", 92.0),
        ("CLEAN", 92.0),
        ("HINT", 74.0),
        ("EXACT", 66.0),
        ("R3", 85.0),
    ];
    let run = vector::run(&corpus, 2026, 4);
    assert!(run.scored.len() > 70, "{} mutants", run.scored.len());
    let below: Vec<String> = floors
        .iter()
        .filter(|(name, floor)| run.all.percent(name) < *floor)
        .map(|(name, floor)| format!("{name} {:.1}, below {floor}", run.all.percent(name)))
        .collect();
    assert!(below.is_empty(), "{}", below.join("; "));
}
