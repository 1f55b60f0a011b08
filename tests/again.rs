//! A text that is checked with what is known of the text before it has the findings that it has when it is
//! checked by itself: after any line is put in, taken out, moved or changed.
//!
//! `LEG_AGAIN_STEPS` says how many edits are made, `LEG_AGAIN_SEED` where the dice begin.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test stops where it cannot go on"
)]

use std::path::{Path, PathBuf};

use leg::check::{Before, Checked};
use leg::diagnostic::Diagnostic;
use leg::source::{self, FileId, Nowhere, Source};

/// A number from the environment, or else.
fn setting(name: &str, otherwise: u64) -> u64 {
    let set = std::env::var(name).ok();
    set.map_or(otherwise, |set| set.parse().expect("a number"))
}

/// Dice that fall the same way every time (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % n.max(1) as u64).expect("small")
    }
}

/// Every routine below `folder`.
fn routines(folder: &Path, into: &mut Vec<String>) {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            routines(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "leg") {
            into.extend(std::fs::read_to_string(path));
        }
    }
}

/// A source with what of the library it asks for.
fn source(text: &str) -> (Source, Vec<Diagnostic>) {
    let (mut source, mut problems) =
        Source::decode("a.leg", text.as_bytes().to_vec(), FileId::ROUTINE);
    let own = Path::new("a.leg");
    problems.extend(source::load(&mut source, own, Path::new(""), &Nowhere));
    (source, problems)
}

/// What is typed into a line.
const TYPED: &[&str] = &[
    "q",
    "1",
    "0",
    " ",
    "[",
    "@",
    "x",
    "@225",
    "@75%",
    " pump",
    " when spotter",
    "# ",
    "> ",
    "\"",
    "\n",
    "=",
    "squat 5x5 failure",
];

#[test]
fn what_is_known_of_the_text_before_changes_nothing_of_what_is_found() {
    let mut samples = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["routines", "tests/golden"] {
        routines(&root.join(folder), &mut samples);
    }
    samples.retain(|text| text.len() < 2000);
    assert!(samples.len() > 100, "{} samples", samples.len());
    let lines: Vec<&str> = samples.iter().flat_map(|text| text.lines()).collect();
    let mut dice = Dice(setting("LEG_AGAIN_SEED", 5) | 1);
    let mut before = Before::default();
    let mut text = String::new();
    for step in 0..setting("LEG_AGAIN_STEPS", 120) {
        if step % 12 == 0 {
            text.clone_from(&samples[dice.below(samples.len())]);
        } else {
            let mut all: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
            let (at, other) = (dice.below(all.len()), dice.below(all.len()));
            match dice.below(8) {
                _ if all.is_empty() => {}
                0 => _ = all.remove(at),
                1 => all.swap(at, other),
                2 => all.insert(at, all[other].clone()),
                3 => all.insert(at, format!("{}\n", lines[dice.below(lines.len())])),
                _ => {
                    let line = &mut all[at];
                    let place = dice.below(line.len() + 1);
                    let end = place + dice.below(2);
                    if line.is_char_boundary(place) && line.is_char_boundary(end) {
                        line.replace_range(place..end, TYPED[dice.below(TYPED.len())]);
                    }
                }
            }
            text = all.concat();
        }
        let (one, problems) = source(&text);
        let again = Checked::after(&mut before, one, problems);
        let (one, problems) = source(&text);
        let fresh = Checked::new(one, problems);
        assert_eq!(
            format!("{:#?}", again.found()),
            format!("{:#?}", fresh.found()),
            "step {step}:\n{text}"
        );
    }
}
