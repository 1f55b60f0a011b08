//! Properties of every routine: what volume says is what the expansion adds up to, and no text at
//! all makes the checker fall over.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may fail by panicking"
)]

#[path = "common/generator/mod.rs"]
mod generator;

use std::collections::{BTreeMap, BTreeSet};

use generator::{Edit, mutated, routine, soup};
use leg::diagnostic::{Diagnostic, Findings, Severity};
use leg::quantity::{Decimal, Interval};
use leg::routine::{Routine, Settings, settings};
use leg::source::{FileId, Source};
use leg::view::findings_text::{Renderer, Style};
use leg::view::{findings_json, plan_json, volume_json};
use leg::volume::{Figures, Tonnage};
use leg::{lint, routine as resolution, syntax, volume};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use serde::Deserialize;
use serde_json::value::RawValue;

// Exact numbers of our own: billionths, read from the digits.

const ONE: i128 = 1_000_000_000;

/// From the least to the most, in billionths; no most where nothing bounds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Range {
    min: i128,
    max: Option<i128>,
}

const NONE: Range = Range {
    min: 0,
    max: Some(0),
};

impl Default for Range {
    fn default() -> Self {
        NONE
    }
}

fn exactly(value: i128) -> Range {
    Range {
        min: value,
        max: Some(value),
    }
}

impl Range {
    fn add(&mut self, other: Self) {
        self.min += other.min;
        self.max = self.max.zip(other.max).map(|(a, b)| a + b);
    }

    fn times(self, n: i128) -> Self {
        Self {
            min: self.min * n,
            max: self.max.map(|max| max * n),
        }
    }

    /// Whole reps times anything; nothing times anything is nothing.
    fn reps_times(self, other: Self) -> Self {
        if self == NONE || other == NONE {
            return NONE;
        }
        let whole = |reps: i128| {
            assert_eq!(reps % ONE, 0, "reps are whole");
            reps / ONE
        };
        Self {
            min: whole(self.min) * other.min,
            max: self.max.zip(other.max).map(|(a, b)| whole(a) * b),
        }
    }
}

/// `109.61390625` in billionths. Anything but plain digits is no exact decimal.
fn billionths(text: &str) -> i128 {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    assert!(fraction.len() <= 9, "more than nine decimals: {text}");
    assert!(!text.ends_with('.'), "no digits after the point: {text}");
    format!("{whole}{fraction:0<9}")
        .parse()
        .unwrap_or_else(|_| panic!("not a plain decimal: {text}"))
}

/// A number, or `{"min", "max"}`.
fn figure(json: &RawValue) -> Range {
    #[derive(Deserialize)]
    struct Ends<'j> {
        #[serde(borrow)]
        min: &'j RawValue,
        #[serde(borrow)]
        max: Option<&'j RawValue>,
    }
    if !json.get().starts_with('{') {
        return exactly(billionths(json.get()));
    }
    let ends: Ends<'_> = serde_json::from_str(json.get()).expect("a range");
    Range {
        min: billionths(ends.min.get()),
        max: ends.max.map(|max| billionths(max.get())),
    }
}

fn interval(interval: Interval) -> Range {
    let exact = |decimal: Decimal| billionths(&decimal.to_string());
    Range {
        min: exact(interval.min),
        max: interval.max.map(exact),
    }
}

/// `a * b / c`, rounded half to even.
fn scaled(a: i128, b: i128, c: i128) -> i128 {
    let (quotient, rest) = ((a * b).div_euclid(c), (a * b).rem_euclid(c));
    quotient + i128::from(2 * rest > c || (2 * rest == c && quotient % 2 != 0))
}

// The expansion, row by row

/// A line of `expand --format jsonl`.
#[derive(Deserialize)]
struct Row<'j> {
    week: u32,
    day: u32,
    entry: usize,
    set: u64,
    exercise: &'j str,
    bias: Option<&'j str>,
    implements: Option<i128>,
    kind: &'j str,
    side: Option<&'j str>,
    #[serde(borrow)]
    segments: Vec<Part<'j>>,
    tempo: Option<&'j str>,
    #[serde(default)]
    optional: bool,
}

#[derive(Deserialize)]
struct Part<'j> {
    #[serde(borrow)]
    reps: Option<&'j RawValue>,
    #[serde(borrow)]
    seconds: Option<&'j RawValue>,
    #[serde(borrow)]
    metres: Option<&'j RawValue>,
    #[serde(borrow)]
    load: Option<Weight<'j>>,
    #[serde(default)]
    assisted: bool,
    #[serde(borrow)]
    lowering_seconds: Option<&'j RawValue>,
}

#[derive(Deserialize)]
struct Weight<'j> {
    #[serde(borrow)]
    value: &'j RawValue,
    unit: &'j str,
    bodyweight: Option<&'j str>,
}

/// Tonnage, in the units it was written in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Lifted {
    lb: Range,
    kg: Range,
    unknown_sets: Range,
}

impl Lifted {
    fn add(&mut self, unit: &str, amount: Range) {
        match unit {
            "lb" => self.lb.add(amount),
            "kg" => self.kg.add(amount),
            _ => panic!("no unit of weight: {unit}"),
        }
    }
}

/// The figures of some sets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Sum {
    hard_sets: Range,
    warmup_sets: Range,
    reps: Range,
    warmup_reps: Range,
    assisted_reps: Range,
    work: Lifted,
    warmup: Lifted,
    body: Lifted,
    seconds: Range,
    metres: Range,
}

impl From<&Tonnage> for Lifted {
    fn from(tonnage: &Tonnage) -> Self {
        Self {
            lb: interval(tonnage.lb),
            kg: interval(tonnage.kg),
            unknown_sets: interval(tonnage.unknown_sets),
        }
    }
}

impl From<&Figures> for Sum {
    fn from(figures: &Figures) -> Self {
        Self {
            hard_sets: interval(figures.hard_sets),
            warmup_sets: interval(figures.warmup_sets),
            reps: interval(figures.reps),
            warmup_reps: interval(figures.warmup_reps),
            assisted_reps: interval(figures.assisted_reps),
            work: (&figures.tonnage).into(),
            warmup: (&figures.warmup_tonnage).into(),
            body: (&figures.bodyweight_tonnage).into(),
            seconds: interval(figures.seconds),
            metres: interval(figures.metres),
        }
    }
}

/// Hard sets of a muscle: direct, and with a part of the indirect ones.
type MuscleSets = BTreeMap<String, (Range, Range)>;

/// What the rows come to.
#[derive(Debug, Default, PartialEq, Eq)]
struct Expansion {
    total: Sum,
    exercises: BTreeMap<String, Sum>,
    days: BTreeMap<u32, Sum>,
    muscles: MuscleSets,
}

/// Adds up the stream, one row at a time. A row knows its reps and loads; which exercises are done
/// with the body, and what they work, is the catalogue's to say.
fn expansion(routine: &Routine<'_>, stream: &str) -> Expansion {
    let mut all = Expansion::default();
    let mut counted: BTreeSet<(u32, u32, usize, u64)> = BTreeSet::new();
    let bodyweight = routine
        .bodyweight
        .map(|(weight, unit)| (billionths(&weight.to_string()), unit.word()));
    for line in stream.lines() {
        let row: Row<'_> =
            serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        let exercise = routine
            .catalogue
            .exercise(row.exercise)
            .expect("an exercise");
        let fraction = exercise
            .bodyweight
            .map(|fraction| billionths(&fraction.to_string()));
        let work = row.kind == "work";
        assert!(work || row.kind == "warmup");
        // Where it may be left out, it is in the most only.
        let at_least = |range: Range| {
            if row.optional {
                Range { min: 0, ..range }
            } else {
                range
            }
        };
        let sides = if row.side == Some("each") { 2 } else { 1 };

        let mut sum = Sum::default();
        let mut unknown = false;
        for part in &row.segments {
            let load = part.load.as_ref();
            if let Some(seconds) = part.seconds {
                assert!(part.reps.is_none() && part.metres.is_none(), "{line}");
                if work {
                    sum.seconds.add(figure(seconds).times(sides));
                }
            } else if let Some(metres) = part.metres {
                assert!(part.reps.is_none(), "{line}");
                if work {
                    sum.metres.add(figure(metres).times(sides));
                    sum.seconds.add(figure(metres).times(sides));
                }
            } else {
                let reps = figure(part.reps.expect("reps, a time or a distance")).times(sides);
                if work {
                    let rep = row.tempo.map_or(4, |tempo| {
                        tempo
                            .chars()
                            .map(|c| i128::from(c.to_digit(10).unwrap_or(1)))
                            .sum()
                    }) * ONE;
                    let each = part.lowering_seconds.map_or(exactly(rep), |lowering| {
                        let mut each = figure(lowering);
                        each.add(exactly(rep / 2));
                        each
                    });
                    sum.seconds.add(reps.reps_times(each));
                }
                if part.assisted {
                    sum.assisted_reps.add(reps);
                    continue;
                }
                if work {
                    &mut sum.reps
                } else {
                    &mut sum.warmup_reps
                }
                .add(reps);
                let tonnage = if work { &mut sum.work } else { &mut sum.warmup };
                let assisted = load.is_some_and(|load| load.bodyweight == Some("assisted"));
                let implements = row.implements.unwrap_or(1);
                match load {
                    Some(load) if assisted => match bodyweight.zip(fraction) {
                        Some(((own, unit), fraction)) => {
                            let own = match (unit, load.unit) {
                                ("lb", "kg") => scaled(own, 45_359_237, 100_000_000),
                                ("kg", "lb") => scaled(own, 100_000_000, 45_359_237),
                                _ => own,
                            };
                            let moved = scaled(own, fraction, ONE);
                            let help = figure(load.value);
                            let most_help = help.max.expect("a bounded load");
                            let left = Range {
                                min: (moved - most_help).max(0),
                                max: Some((moved - help.min).max(0)),
                            };
                            tonnage.add(load.unit, reps.reps_times(left).times(implements));
                        }
                        None => unknown = true,
                    },
                    Some(load) => tonnage.add(
                        load.unit,
                        reps.reps_times(figure(load.value)).times(implements),
                    ),
                    None if exercise.gear == "bodyweight" => {}
                    None => unknown = true,
                }
                if let (true, false, Some((own, unit)), Some(fraction)) =
                    (work, assisted, bodyweight, fraction)
                {
                    sum.body
                        .add(unit, reps.reps_times(exactly(scaled(own, fraction, ONE))));
                }
            }
        }
        // The two sides of one set are one set.
        if counted.insert((row.week, row.day, row.entry, row.set)) {
            if work {
                if exercise.pattern != "cardio" {
                    sum.hard_sets = exactly(ONE);
                }
            } else {
                sum.warmup_sets = exactly(ONE);
            }
            if unknown {
                if work { &mut sum.work } else { &mut sum.warmup }.unknown_sets = exactly(ONE);
            }
        }
        let details = routine.catalogue.details(&exercise);
        let variant = row
            .bias
            .and_then(|name| details.biases.iter().find(|bias| bias.name == name));
        let works = variant
            .map(|bias| &bias.works)
            .filter(|works| !works.is_empty())
            .unwrap_or(&exercise.works);
        for credit in works {
            let name = routine.catalogue.muscle_name(credit.muscle).to_owned();
            let (direct, fractional) = all.muscles.entry(name).or_default();
            let weight = billionths(&credit.weight.to_string());
            fractional.add(at_least(sum.hard_sets.reps_times(exactly(weight))));
            if weight >= ONE {
                direct.add(at_least(sum.hard_sets));
            }
        }
        for into in [
            &mut all.total,
            all.exercises.entry(row.exercise.to_owned()).or_default(),
            all.days.entry(row.day).or_default(),
        ] {
            merge(into, &sum, at_least);
        }
    }
    all.muscles.retain(|_, (_, fractional)| *fractional != NONE);
    all
}

fn merge(into: &mut Sum, sum: &Sum, at_least: impl Fn(Range) -> Range) {
    let pairs = [
        (&mut into.hard_sets, sum.hard_sets),
        (&mut into.warmup_sets, sum.warmup_sets),
        (&mut into.reps, sum.reps),
        (&mut into.warmup_reps, sum.warmup_reps),
        (&mut into.assisted_reps, sum.assisted_reps),
        (&mut into.seconds, sum.seconds),
        (&mut into.metres, sum.metres),
    ];
    for (into, range) in pairs {
        into.add(at_least(range));
    }
    for (into, lifted) in [
        (&mut into.work, &sum.work),
        (&mut into.warmup, &sum.warmup),
        (&mut into.body, &sum.body),
    ] {
        into.lb.add(at_least(lifted.lb));
        into.kg.add(at_least(lifted.kg));
        into.unknown_sets.add(at_least(lifted.unknown_sets));
    }
}

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
    plan_json::write_lines(&mut out, routine, settings, |_| true).expect("a stream");
    String::from_utf8(out).expect("UTF-8")
}

/// Volume is the sum over the expansion: per exercise, per day, per muscle and in total.
fn adds_up(routine: &Routine<'_>, settings: Settings) {
    let rows = expansion(routine, &stream(routine, settings));
    let volume = volume::volume(routine, settings, |_| true, &mut Findings::new());
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
    plan_json::write_document(&mut out, routine, settings, |_| true).expect("a document");
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
        let words = [Some(&finding.message), finding.help.as_ref()].into_iter().flatten();
        let titles = finding.fixes.iter().map(|fix| &fix.title);
        for words in words.chain(finding.labels.iter().map(|label| &label.message)).chain(titles) {
            assert!(!words.contains(char::is_control), "{}: {words:?}", finding.rule.name);
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
        if plan_json::count_sets(routine, own, &|_| true) <= 2_000 {
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

/// What no routine writes is tested by none: here is that all of it comes up, valid.
#[test]
fn the_routines_have_everything_in_them() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut texts, mut rows) = (String::new(), String::new());
    for _ in 0..200 {
        let text = routine().new_tree(&mut runner).expect("a routine").current();
        rows += &with_routine(&text, |_, routine, _| stream(routine, Settings::defaults(&routine.options)));
        texts += &text;
        texts += "\n";
    }
    for technique in leg::technique::ALL {
        assert!(texts.contains(technique.name), "no line has `{}`", technique.name);
    }
    let written = [
        "\"side\":\"left\"", "\"side\":\"each\"", "\"optional\":true", "\"assisted\":true", "\"implements\":2", "\"kind\":\"warmup\"", "\"max\":null",
        "\"bodyweight\":\"added\"", "\"bodyweight\":\"assisted\"", "\"unit\":\"%\"", "\"unit\":\"plates\"", "\"unit\":\"lb\"", "\"unit\":\"kg\"", "\"metres\":", "\"seconds\":",
        "\"lowering_seconds\":", "\"tempo\":", "\"phase\":", "\"technique\":\"myo\"", "\"technique\":\"cluster\"", "\"bias\":", "\"block\":", "\"label\":", "\"load\":null",
        "\"value\":{", "\"rir\":", "\"rpe\":{", "\"failure\":true", "\"plates\":[",
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
            let (all, complete) = settings(&routine.options);
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
            assert_ne!(mended, text, "{name}: the fix changes nothing");
            with_routine(&mended, |_, _, found| {
                let again = found.iter().any(|finding| finding.rule.name == name && finding.primary().is_some_and(|label| label.place.span.start == start));
                assert!(!again, "{name} is still there:\n{mended}");
            });
        }
    }
}
