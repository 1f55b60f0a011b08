//! What the expansion adds up to, worked out row by row from the digits of `expand --format jsonl`,
//! with nothing of the library's own volume.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use leg::library::Exercise;
use leg::quantity::{Decimal, Interval};
use leg::routine::Routine;
use leg::volume::{Figures, Tonnage};
use serde::Deserialize;
use serde_json::value::RawValue;

// Exact numbers of our own: billionths, read from the digits.

const ONE: i128 = 1_000_000_000;

/// From the least to the most, in billionths; no most where nothing bounds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
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

/// An interval of the library's.
pub fn interval(interval: Interval) -> Range {
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
pub struct Sum {
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
pub type MuscleSets = BTreeMap<String, (Range, Range)>;

/// What the rows come to.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Expansion {
    pub total: Sum,
    pub exercises: BTreeMap<String, Sum>,
    pub days: BTreeMap<u32, Sum>,
    pub muscles: MuscleSets,
}

/// Adds up the stream, one row at a time. A row knows its reps and loads; which exercises are done
/// with the body, and what they work, is the catalogue's to say.
pub fn expansion(routine: &Routine<'_>, stream: &str) -> Expansion {
    let mut all = Expansion::default();
    let mut counted: BTreeSet<(u32, u32, usize, u64)> = BTreeSet::new();
    for line in stream.lines() {
        let row: Row<'_> =
            serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        let lift = Lift::new(routine, &row);
        let mut sum = Sum::default();
        let mut unknown = false;
        for part in &row.segments {
            unknown |= !lift.add(part, &mut sum);
        }
        // The two sides of one set are one set.
        if counted.insert((row.week, row.day, row.entry, row.set)) {
            match (lift.work, lift.exercise.pattern) {
                (true, "cardio") => {}
                (true, _) => sum.hard_sets = exactly(ONE),
                (false, _) => sum.warmup_sets = exactly(ONE),
            }
            if unknown {
                lift.tonnage(&mut sum).unknown_sets = exactly(ONE);
            }
            if lift.work && row.segments.iter().any(|part| lift.body_is_unknown(part)) {
                sum.body.unknown_sets = exactly(ONE);
            }
        }
        if row.optional {
            sum.each(|range| range.min = 0);
        }
        lift.credit(&sum, &mut all.muscles);
        for into in [
            &mut all.total,
            all.exercises.entry(row.exercise.to_owned()).or_default(),
            all.days.entry(row.day).or_default(),
        ] {
            into.add(&sum);
        }
    }
    all.muscles.retain(|_, (_, fractional)| *fractional != NONE);
    all
}

/// A row with what the catalogue and the file say of its exercise.
struct Lift<'r, 'a, 'j> {
    routine: &'r Routine<'a>,
    row: &'r Row<'j>,
    exercise: Rc<Exercise<'a>>,
    work: bool,
    /// What a rep counts for: two where the sides take turns rep by rep.
    sides: i128,
    /// The part of the lifter's own weight that the exercise moves, with that weight and its unit.
    body: Option<(i128, i128, &'static str)>,
}

impl<'r, 'a, 'j> Lift<'r, 'a, 'j> {
    fn new(routine: &'r Routine<'a>, row: &'r Row<'j>) -> Self {
        assert!(["work", "warmup"].contains(&row.kind));
        let exercise = routine
            .catalogue
            .exercise(row.exercise)
            .expect("an exercise");
        let exact = |decimal: Decimal| billionths(&decimal.to_string());
        let body = exercise
            .bodyweight
            .zip(routine.bodyweight)
            .map(|(fraction, (own, unit))| (exact(fraction), exact(own), unit.word()));
        Self {
            routine,
            row,
            exercise,
            work: row.kind == "work",
            sides: if row.side == Some("each") { 2 } else { 1 },
            body,
        }
    }

    fn tonnage<'s>(&self, sum: &'s mut Sum) -> &'s mut Lifted {
        if self.work {
            &mut sum.work
        } else {
            &mut sum.warmup
        }
    }

    /// Adds one part of the set; whether its load is known.
    fn add(&self, part: &Part<'_>, sum: &mut Sum) -> bool {
        let asked = [part.reps, part.seconds, part.metres].into_iter().flatten();
        assert_eq!(asked.count(), 1, "reps, a time or a distance");
        let under_load = |sum: &mut Sum, seconds: Range| {
            if self.work {
                sum.seconds.add(seconds);
            }
        };
        if let Some(seconds) = part.seconds {
            under_load(sum, figure(seconds).times(self.sides));
        }
        if let Some(metres) = part.metres {
            let metres = figure(metres).times(self.sides);
            under_load(sum, metres);
            if self.work {
                sum.metres.add(metres);
            }
        }
        let Some(reps) = part.reps.map(|reps| figure(reps).times(self.sides)) else {
            return true;
        };
        under_load(sum, reps.reps_times(self.seconds_of_a_rep(part)));
        if part.assisted {
            sum.assisted_reps.add(reps);
            return true;
        }
        if self.work {
            &mut sum.reps
        } else {
            &mut sum.warmup_reps
        }
        .add(reps);
        self.add_body(part, reps, sum);
        match self.lifted(part) {
            Some((weight, unit)) => {
                let implements = self.row.implements.unwrap_or(1);
                self.tonnage(sum)
                    .add(unit, reps.reps_times(weight).times(implements));
                true
            }
            None => false,
        }
    }

    /// Four seconds, or the tempo's; a lowering of its own takes the place of half of them.
    fn seconds_of_a_rep(&self, part: &Part<'_>) -> Range {
        let digit = |letter: char| i128::from(letter.to_digit(10).unwrap_or(1));
        let rep = ONE
            * self
                .row
                .tempo
                .map_or(4, |tempo| tempo.chars().map(digit).sum());
        let Some(lowering) = part.lowering_seconds else {
            return exactly(rep);
        };
        let mut each = figure(lowering);
        each.add(exactly(rep / 2));
        each
    }

    /// What one implement weighs, or what the machine leaves of the body.
    fn lifted<'p>(&self, part: &Part<'p>) -> Option<(Range, &'p str)> {
        let Some(load) = &part.load else {
            // Done with the body alone, nothing is lifted beside it.
            return (self.exercise.gear == "bodyweight").then_some((NONE, "kg"));
        };
        let weight = figure(load.value);
        if load.bodyweight != Some("assisted") {
            return Some((weight, load.unit));
        }
        let (fraction, own, unit) = self.body?;
        let own = match (unit, load.unit) {
            ("lb", "kg") => scaled(own, 45_359_237, 100_000_000),
            ("kg", "lb") => scaled(own, 100_000_000, 45_359_237),
            _ => own,
        };
        let moved = scaled(own, fraction, ONE);
        let most_help = weight.max.expect("a bounded load");
        let left = |help: i128| (moved - help).max(0);
        Some((
            Range {
                min: left(most_help),
                max: Some(left(weight.min)),
            },
            load.unit,
        ))
    }

    /// The lifter's own weight, which a machine that takes some of it off leaves in no sum.
    fn add_body(&self, part: &Part<'_>, reps: Range, sum: &mut Sum) {
        let assisted = part
            .load
            .as_ref()
            .is_some_and(|load| load.bodyweight == Some("assisted"));
        if let (true, false, Some((fraction, own, unit))) = (self.work, assisted, self.body) {
            sum.body
                .add(unit, reps.reps_times(exactly(scaled(own, fraction, ONE))));
        }
    }

    /// Whether reps are done with a part of the body of which no one says how much it is.
    fn body_is_unknown(&self, part: &Part<'_>) -> bool {
        let load = part.load.as_ref();
        part.reps.is_some()
            && !part.assisted
            && load.is_none_or(|load| load.bodyweight != Some("assisted"))
            && self.routine.bodyweight.is_some()
            && self.exercise.bodyweight.is_none()
            && self.exercise.gear == "bodyweight"
    }

    /// Adds the row's hard sets to the muscles that it works.
    fn credit(&self, sum: &Sum, muscles: &mut MuscleSets) {
        let details = self.routine.catalogue.details(&self.exercise);
        let named = |name| details.biases.iter().find(|bias| bias.name == name);
        let variant = self.row.bias.and_then(named).map(|bias| &bias.works);
        for credit in variant
            .filter(|works| !works.is_empty())
            .unwrap_or(&self.exercise.works)
        {
            let name = self.routine.catalogue.muscle_name(credit.muscle).to_owned();
            let (direct, fractional) = muscles.entry(name).or_default();
            let weight = billionths(&credit.weight.to_string());
            fractional.add(sum.hard_sets.reps_times(exactly(weight)));
            if weight >= ONE {
                direct.add(sum.hard_sets);
            }
        }
    }
}

impl Sum {
    /// Gives `change` every range of it.
    fn each(&mut self, mut change: impl FnMut(&mut Range)) {
        let Self {
            hard_sets,
            warmup_sets,
            reps,
            warmup_reps,
            assisted_reps,
            work,
            warmup,
            body,
            seconds,
            metres,
        } = self;
        for range in [
            hard_sets,
            warmup_sets,
            reps,
            warmup_reps,
            assisted_reps,
            seconds,
            metres,
        ] {
            change(range);
        }
        for Lifted {
            lb,
            kg,
            unknown_sets,
        } in [work, warmup, body]
        {
            [lb, kg, unknown_sets].into_iter().for_each(&mut change);
        }
    }

    fn add(&mut self, other: &Self) {
        let mut others = Vec::new();
        other.clone().each(|range| others.push(*range));
        let mut others = others.into_iter();
        self.each(|range| range.add(others.next().unwrap_or(NONE)));
    }
}
