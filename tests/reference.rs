//! The reference, docs/reference/, shows what Leg does: its examples are run, as tests/common/pages.rs
//! says, and its pages of techniques, exercises, findings and the like are made from the registries.
//!
//! `UPDATE_REFERENCE=1 cargo test --test reference` writes outputs and generated pages anew.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "what helps a test may assert by panicking, as the test itself may"
)]

#[allow(dead_code, reason = "other tests use the rest")]
mod common;
#[path = "reference/generated.rs"]
mod generated;
#[allow(dead_code, reason = "other tests use the rest")]
#[path = "common/pages.rs"]
mod pages;

use std::fmt::Write as _;
use std::fs;
use std::sync::Mutex;

use pages::{read, root};

const FOLDER: &str = "docs/reference";

/// Held by a test that writes pages anew: the others would read them half written.
static WRITING: Mutex<()> = Mutex::new(());

fn update() -> bool {
    std::env::var_os("UPDATE_REFERENCE").is_some()
}

/// The chapters that are written by hand.
fn chapters() -> Vec<String> {
    let made: Vec<String> = generated::pages()
        .into_iter()
        .map(|(name, _)| format!("{FOLDER}/{name}"))
        .collect();
    let mut all = pages::pages_in(FOLDER);
    all.retain(|page| !made.contains(page));
    all
}

#[test]
fn generated_pages_are_as_the_registries_have_them() {
    let _writing = WRITING.lock();
    let mut stale = String::new();
    for (name, text) in generated::pages() {
        let path = format!("{FOLDER}/{name}");
        if fs::read_to_string(root().join(&path)).is_ok_and(|old| old == text) {
            continue;
        }
        if update() {
            fs::write(root().join(&path), text).expect("a page to write");
        } else {
            _ = writeln!(stale, "{path} is stale");
        }
    }
    assert!(
        stale.is_empty(),
        "\n{stale}UPDATE_REFERENCE=1 cargo test --test reference  writes them anew\n"
    );
}

#[test]
fn every_routine_is_clean_or_wrong_as_said() {
    let _writing = WRITING.lock();
    let (wrong, _) = pages::routines_gone_wrong("reference-routines", &chapters());
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_command_prints_what_is_shown() {
    let _writing = WRITING.lock();
    let (wrong, _) = pages::commands_gone_wrong("reference-commands", &chapters(), update());
    assert!(
        wrong.is_empty(),
        "\n{wrong}\nUPDATE_REFERENCE=1 cargo test --test reference  writes them anew\n"
    );
}

#[test]
fn every_command_that_is_named_works() {
    let _writing = WRITING.lock();
    let wrong = pages::named_commands_gone_wrong("reference-named", &chapters());
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// Every page is linked from the first, and every link leads somewhere.
#[test]
fn every_page_is_linked_and_every_link_leads_somewhere() {
    let _writing = WRITING.lock();
    let all = pages::pages_in(FOLDER);
    let dead = pages::dead_links(&all);
    assert!(dead.is_empty(), "\n{dead}");
    let first = read(&format!("{FOLDER}/README.md"));
    for page in all {
        let name = page.rsplit('/').next().unwrap_or_default();
        assert!(
            name == "README.md" || first.contains(&format!("({name})")),
            "{page} is not linked"
        );
    }
}
