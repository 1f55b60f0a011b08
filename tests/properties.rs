//! Properties of every routine: what volume says is what the expansion adds up to, and no text at
//! all makes the checker fall over.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may fail by panicking"
)]

#[path = "common/expansion.rs"]
mod expansion;
#[path = "common/generator/mod.rs"]
mod generator;

use std::collections::BTreeMap;

use expansion::{MuscleSets, Sum, expansion, interval};
use generator::{Edit, mutated, routine, soup};
use leg::diagnostic::{Diagnostic, Findings, Severity};
use leg::routine::{Routine, Settings, settings};
use leg::source::{FileId, Source};
use leg::view::findings_text::{Renderer, Style};
use leg::view::{findings_json, plan_json, volume_json};
use leg::{lint, routine as resolution, syntax, volume};
use proptest::prelude::*;
use proptest::strategy::ValueTree;

// The library, run

/// Resolves and checks `text`, and gives `then` the routine with what was found, by place.
fn with_routine<T>(text: &str, then: impl FnOnce(&Source, &Routine<'_>, &[Diagnostic]) -> T) -> T {
    let source = Source::new("a.leg", text);
    let mut findings = Findings::new();
    let ast = syntax::parse(source.text(), FileId::ROUTINE, &mut findings);
    let routine = resolution::resolve(&source, &ast, &mut findings);
    lint::check(&routine, &mut findings);
    then(&source, &routine, &findings.sorted())
}

fn stream(routine: &Routine<'_>, settings: Settings) -> String {
    let mut out = Vec::new();
    plan_json::write_lines(&mut out, routine, settings, |_, _| true).expect("a stream");
    String::from_utf8(out).expect("UTF-8")
}

/// Volume is the sum over the expansion: per exercise, per day, per muscle and in total.
fn adds_up(routine: &Routine<'_>, settings: Settings) {
    let rows = expansion(routine, &stream(routine, settings));
    let volume = volume::volume(routine, settings, |_, _| true, &mut Findings::new());
    assert_eq!(Sum::from(&volume.total.figures), rows.total, "in total");
    let by_exercise: BTreeMap<String, Sum> = volume
        .exercises
        .iter()
        .map(|(exercise, figures)| (exercise.name.to_owned(), figures.into()))
        .collect();
    assert_eq!(
        by_exercise.len(),
        volume.exercises.len(),
        "each exercise once"
    );
    assert_eq!(by_exercise, rows.exercises, "by exercise");
    for day in &volume.days {
        let sum = rows.days.get(&day.number).cloned().unwrap_or_default();
        assert_eq!(Sum::from(&day.tally.figures), sum, "{}", day.heading);
    }
    assert!(
        rows.days
            .keys()
            .all(|number| volume.days.iter().any(|day| day.number == *number))
    );
    let muscles: MuscleSets = volume
        .total
        .muscles(&routine.catalogue)
        .into_iter()
        .map(|(name, _, sets)| {
            (
                name.to_owned(),
                (interval(sets.direct), interval(sets.fractional)),
            )
        })
        .collect();
    assert_eq!(muscles, rows.muscles, "by muscle");
    let unit = volume.unit.expect("a unit");
    let mut out = Vec::new();
    volume_json::write(&mut out, &volume, &routine.catalogue, unit).expect("a document");
    serde_json::from_slice::<serde_json::Value>(&out).expect("JSON");
}

/// The document has the rows of the stream.
fn document_agrees(routine: &Routine<'_>, settings: Settings) {
    let mut out = Vec::new();
    plan_json::write_document(&mut out, routine, settings, |_, _| true).expect("a document");
    let document: serde_json::Value = serde_json::from_slice(&out).expect("JSON");
    let stream = stream(routine, settings);
    let mut rows = stream
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("a row"));
    for day in document["weeks"][0]["days"].as_array().expect("days") {
        for entry in day["entries"].as_array().expect("entries") {
            for set in entry["sets"].as_array().expect("sets") {
                let row = rows.next().expect("as many rows as sets");
                for (key, value) in set.as_object().expect("a set") {
                    assert_eq!(Some(value), row.get(key), "{key}");
                }
                assert_eq!(
                    (&day["day"], &entry["exercise"]),
                    (&row["day"], &row["exercise"])
                );
            }
        }
    }
    assert_eq!(rows.next(), None, "as many sets as rows");
}

/// Whatever is found can be shown: it has one place that is the fault, and places within the text.
fn well_formed(source: &Source, found: &[Diagnostic]) {
    let text = source.text();
    let mut before = (0, 0, "");
    for finding in found {
        let name = finding.rule.name;
        let primary: Vec<_> = finding
            .labels
            .iter()
            .filter(|label| label.primary)
            .collect();
        assert_eq!(primary.len(), 1, "{name}: {finding:?}");
        assert!(!finding.message.trim().is_empty(), "{name} says nothing");
        let edits = finding.fixes.iter().flat_map(|fix| &fix.edits);
        let places = finding
            .labels
            .iter()
            .map(|label| label.place)
            .chain(edits.map(|edit| edit.place));
        for place in places {
            assert_eq!(place.file, FileId::ROUTINE, "{name}");
            let (start, end) = (place.span.start as usize, place.span.end as usize);
            assert!(
                start <= end && text.get(start..end).is_some(),
                "{name}: {start}..{end} of {}",
                text.len()
            );
        }
        for fix in &finding.fixes {
            let mut spans: Vec<_> = fix.edits.iter().map(|edit| edit.place.span).collect();
            spans.sort();
            assert!(
                !spans.is_empty() && spans.windows(2).all(|pair| pair[0].end <= pair[1].start),
                "{name}: edits overlap"
            );
        }
        let span = primary[0].place.span;
        let place = (span.start, span.end, name);
        assert!(before <= place, "{name} is out of order");
        before = place;
    }
    let mut out = Vec::new();
    findings_json::write(&mut out, &[findings_json::FileFindings { source, found }])
        .expect("a document");
    serde_json::from_slice::<serde_json::Value>(&out).expect("JSON");
}

/// What is said of a text holds none of its control characters.
fn plainly_said(found: &[Diagnostic]) {
    for finding in found {
        let words = [Some(&finding.message), finding.help.as_ref()]
            .into_iter()
            .flatten();
        let titles = finding.fixes.iter().map(|fix| &fix.title);
        for words in words
            .chain(finding.labels.iter().map(|label| &label.message))
            .chain(titles)
        {
            assert!(
                !words.contains(char::is_control),
                "{}: {words:?}",
                finding.rule.name
            );
        }
    }
}

/// Every finding can be drawn.
fn drawable(source: &Source, found: &[Diagnostic]) {
    for (width, colour) in [(80, false), (40, true)] {
        let renderer = Renderer::new(source, Style { width, colour });
        for finding in found {
            let mut drawn = String::new();
            renderer.write(&mut drawn, finding).expect("a drawing");
            assert!(drawn.contains(finding.rule.name), "{drawn}");
        }
    }
}

/// All that must hold of any text at all.
fn survives(text: &str) {
    with_routine(text, |source, routine, found| {
        well_formed(source, found);
        drawable(source, found);
        let own = Settings::defaults(&routine.options);
        // What a line with a slip in it still plans adds up too.
        if plan_json::count_sets(routine, own, &|_, _| true) <= 2_000 {
            adds_up(routine, own);
        }
    });
}

/// The text with the edits of a finding's first safe fix made.
fn mended(text: &str, finding: &Diagnostic) -> Option<String> {
    let fix = finding.fixes.iter().find(|fix| fix.safe)?;
    let mut edits: Vec<_> = fix.edits.iter().collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.place.span));
    let mut text = text.to_owned();
    for edit in edits {
        text.replace_range(
            edit.place.span.start as usize..edit.place.span.end as usize,
            &edit.text,
        );
    }
    Some(text)
}

/// A safe fix is applied unasked, so it may not turn seconds into reps, or leave out a part of a set.
#[test]
fn a_safe_fix_keeps_what_the_line_says() {
    for (line, meant) in [
        ("squat 3 x 12", "squat 3x12"),
        ("squat 3 sets of 12-15", "squat 3x12-15"),
        ("plank 3 x 30s", "plank 3x30s"),
        ("plank 3 sets of 30s", "plank 3x30s"),
        ("sled_push 3 x 40m", "sled_push 3x40m"),
        ("squat 3 x 6+6", "squat 3x6+6"),
        ("squat 1.5 x 5", ""),
        ("l1.2345eg_press 1s", ""),
    ] {
        let text = format!("day 1\n  {line}\n");
        with_routine(&text, |_, _, found| {
            for mended in found.iter().filter_map(|finding| mended(&text, finding)) {
                assert_eq!(mended, format!("day 1\n  {meant}\n"));
            }
        });
    }
}

/// The figures of a text without its comments: `3x5 @102.5` is 3, 5, 102 and 5. `1RM` and `style_2`
/// are words.
fn figures(text: &str) -> Vec<&str> {
    let lines = text.lines();
    let code = lines.map(|line| line.split('#').next().unwrap_or(""));
    let words = code.flat_map(|line| line.split(|c: char| !c.is_ascii_alphanumeric() && c != '_'));
    words
        .filter(|word| !word.eq_ignore_ascii_case("1rm") && !word.contains('_'))
        .flat_map(|word| word.split(|c: char| !c.is_ascii_digit()))
        .filter(|figures| !figures.is_empty())
        .collect()
}

/// The figures of `text` that are not in `mended`, each as often as it is gone.
fn lost<'t>(text: &'t str, mended: &str) -> Vec<&'t str> {
    let mut left = figures(mended);
    let mut lost = Vec::new();
    for figure in figures(text) {
        match left.iter().position(|other| *other == figure) {
            Some(at) => {
                left.swap_remove(at);
            }
            None => lost.push(figure),
        }
    }
    lost
}

/// Of all lines that are known to be wrong, none loses a number by a fix that is made unasked.
#[test]
fn a_safe_fix_loses_no_number() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden");
    for entry in std::fs::read_dir(folder).expect("the golden files") {
        let path = entry.expect("a file").path();
        if path.extension().is_none_or(|extension| extension != "leg") {
            continue;
        }
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue;
        };
        with_routine(&text, |_, _, found| {
            for finding in found {
                let Some(mended) = mended(&text, finding) else {
                    continue;
                };
                let lost = lost(&text, &mended);
                assert_eq!(
                    lost,
                    [""; 0],
                    "{}: {}\n{mended}",
                    path.display(),
                    finding.rule.name
                );
            }
        });
    }
}

/// What no routine writes is tested by none: here is that all of it comes up, valid.
#[test]
fn the_routines_have_everything_in_them() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut texts, mut rows) = (String::new(), String::new());
    for _ in 0..200 {
        let text = routine()
            .new_tree(&mut runner)
            .expect("a routine")
            .current();
        rows += &with_routine(&text, |_, routine, _| {
            stream(routine, Settings::defaults(&routine.options))
        });
        texts += &text;
        texts += "\n";
    }
    for technique in leg::technique::ALL {
        assert!(
            texts.contains(technique.name),
            "no line has `{}`",
            technique.name
        );
    }
    let written = [
        "\"side\":\"left\"",
        "\"side\":\"each\"",
        "\"optional\":true",
        "\"assisted\":true",
        "\"implements\":2",
        "\"kind\":\"warmup\"",
        "\"max\":null",
        "\"bodyweight\":\"added\"",
        "\"bodyweight\":\"assisted\"",
        "\"unit\":\"%\"",
        "\"unit\":\"plates\"",
        "\"unit\":\"lb\"",
        "\"unit\":\"kg\"",
        "\"metres\":",
        "\"seconds\":",
        "\"lowering_seconds\":",
        "\"tempo\":",
        "\"phase\":",
        "\"technique\":\"myo\"",
        "\"technique\":\"cluster\"",
        "\"bias\":",
        "\"block\":",
        "\"label\":",
        "\"load\":null",
        "\"value\":{",
        "\"rir\":",
        "\"rpe\":{",
        "\"failure\":true",
        "\"plates\":[",
    ];
    for written in written {
        assert!(rows.contains(written), "no row has {written}");
    }
}

fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_valid_routine_has_no_errors_and_adds_up(text in routine()) {
        with_routine(&text, |source, routine, found| {
            well_formed(source, found);
            let errors: Vec<_> = found.iter().filter(|found| found.rule.severity == Severity::Error).map(|found| (found.rule.name, &found.message)).collect();
            assert!(errors.is_empty(), "{errors:?}");
            let (all, complete) = settings(&routine.options, routine.entries);
            assert!(complete);
            for setting in all {
                adds_up(routine, setting);
            }
            document_agrees(routine, Settings::defaults(&routine.options));
        });
    }

    #[test]
    fn a_routine_with_slips_in_it_is_survived(text in routine(), edits in prop::collection::vec(any::<Edit>(), 1..6)) {
        survives(&mutated(&text, &edits));
    }

    #[test]
    fn the_same_text_has_the_same_findings(text in routine(), edits in prop::collection::vec(any::<Edit>(), 1..6)) {
        let text = mutated(&text, &edits);
        let told = || with_routine(&text, |_, _, found| format!("{found:#?}"));
        assert_eq!(told(), told());
    }

    #[test]
    fn a_soup_of_the_languages_own_words_is_survived(text in soup()) {
        survives(&text);
    }

    #[test]
    fn any_text_is_survived(text in any::<String>()) {
        survives(&text);
    }

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let (source, undecoded) = Source::decode("a.leg", bytes.clone(), FileId::ROUTINE);
        assert_eq!(source.text().len(), bytes.len(), "places stay those of the file");
        well_formed(&source, &undecoded);
        drawable(&source, &undecoded);
        assert_eq!(undecoded.is_empty(), std::str::from_utf8(&bytes).is_ok());
        survives(source.text());
    }

    #[test]
    fn findings_hold_no_control_characters(text in prop_oneof![soup(), any::<String>(), (routine(), prop::collection::vec(any::<Edit>(), 1..6)).prop_map(|(text, edits)| mutated(&text, &edits))]) {
        with_routine(&text, |_, _, found| plainly_said(found));
    }

    #[test]
    fn a_safe_fix_mends_what_it_is_offered_for(text in routine(), edits in prop::collection::vec(any::<Edit>(), 1..3)) {
        let text = mutated(&text, &edits);
        let fixes = with_routine(&text, |_, _, found| {
            found
                .iter()
                .filter_map(|finding| Some((finding.rule.name, finding.primary()?.place.span.start, mended(&text, finding)?)))
                .collect::<Vec<_>>()
        });
        for (name, start, mended) in fixes {
            let lost = lost(&text, &mended);
            assert_eq!(lost, [""; 0], "{name}: {text}\nmended:\n{mended}");
            assert_ne!(mended, text, "{name}: the fix changes nothing");
            with_routine(&mended, |_, _, found| {
                let again = found.iter().any(|finding| finding.rule.name == name && finding.primary().is_some_and(|label| label.place.span.start == start));
                assert!(!again, "{name} is still there:\n{mended}");
            });
        }
    }
}
