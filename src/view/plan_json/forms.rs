//! The forms of the plan's JSON: an entry, a run or a load of the plan goes in; what serde writes
//! comes out.

use std::rc::Rc;

use serde::{Serialize, Serializer};

use crate::library::{Fit, fit_load};
use crate::plan::{Bucket, Entry, Kind, Measure, Run, Segment};
use crate::quantity::{Decimal, Interval, Load, Mass, Whole, Written};
use crate::reason::{Planned, Reason};
use crate::routine::Deload;
use crate::view::json::Figure;

#[derive(Serialize)]
pub(super) struct Document<'a> {
    pub(super) routine: Option<&'a str>,
    pub(super) units: Option<Mass>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) notes: Vec<&'a str>,
    pub(super) options: Vec<OptionJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) assumes: Option<String>,
    pub(super) weeks: Vec<WeekJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct OptionJson<'a> {
    pub(super) name: &'a str,
    pub(super) value: bool,
}

#[derive(Serialize)]
pub(super) struct WeekJson<'a> {
    pub(super) week: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) deload: Option<DeloadJson>,
    pub(super) days: Vec<DayJson<'a>>,
}

/// How much lighter a week is, in percent of the usual.
#[derive(Serialize)]
pub(super) struct DeloadJson {
    loads: Decimal,
    sets: Decimal,
}

impl From<Deload> for DeloadJson {
    fn from(deload: Deload) -> Self {
        Self {
            loads: deload.loads,
            sets: deload.sets,
        }
    }
}

#[derive(Serialize)]
pub(super) struct DayJson<'a> {
    pub(super) day: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) part: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) weekday: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<&'a str>,
    pub(super) rest: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) notes: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) sessions: Vec<SessionJson<'a>>,
    pub(super) entries: Vec<EntryJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct SessionJson<'a> {
    pub(super) muscles: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) seconds: Option<Figure>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) notes: Vec<&'a str>,
    /// How many entries of the day come before it.
    pub(super) after: usize,
}

#[derive(Serialize)]
pub(super) struct EntryJson<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    alternatives: Vec<&'a str>,
    cues: Vec<&'a str>,
    sets: Vec<SetJson<'a>>,
}

/// What all sets of an entry share.
#[derive(Clone, Serialize)]
pub(super) struct Head<'a> {
    exercise: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    block: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bias: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    each: Option<&'static str>,
    #[serde(skip_serializing_if = "is_one")]
    implements: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    alternating: Option<&'static str>,
    #[serde(skip_serializing_if = "is_false")]
    pump: bool,
}

#[derive(Serialize)]
struct SetJson<'a> {
    set: u64,
    #[serde(flatten)]
    body: Body<'a>,
    #[serde(skip_serializing_if = "is_false")]
    optional: bool,
}

/// A set but for its number.
#[derive(Clone, Serialize)]
pub(super) struct Body<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    side: Option<&'static str>,
    segments: Vec<SegmentJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rest_seconds: Option<Figure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tempo: Option<&'a str>,
    #[serde(skip_serializing_if = "is_false")]
    failure: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    rir: Option<Figure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rpe: Option<Figure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<Why>,
}

/// The reasons for the numbers of a set; the sets of a run share them.
#[derive(Clone)]
struct Why(Rc<[ReasonJson]>);

impl Serialize for Why {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

#[derive(Serialize)]
struct ReasonJson {
    of: &'static str,
    #[serde(skip_serializing_if = "is_false")]
    step: bool,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
}

impl Why {
    /// The reasons for the run at `at`; none where no one asks.
    fn of(planned: Planned<'_, '_>, at: usize) -> Option<Self> {
        let routine = planned.routine;
        let reason = |reason: Reason| {
            let place = reason.at.map(|at| {
                let position = routine.source.position(at.start);
                let other = routine.source.is_imported(at.start);
                (other.then(|| position.file.to_owned()), position.line)
            });
            let (file, line) = place.map_or((None, None), |(file, line)| (file, Some(line)));
            ReasonJson {
                of: reason.of.word(),
                step: reason.is_step,
                text: reason.text,
                file,
                line,
            }
        };
        let asked = routine.trace.is_on();
        asked.then(|| Self(planned.reasons(at).into_iter().map(reason).collect()))
    }
}

#[derive(Clone, Serialize)]
struct SegmentJson<'a> {
    reps: Option<Interval>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seconds: Option<Figure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    metres: Option<Figure>,
    load: Option<LoadJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    technique: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phase: Option<&'a str>,
    #[serde(skip_serializing_if = "is_false")]
    assisted: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pause_seconds: Option<Figure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lowering_seconds: Option<Figure>,
}

#[derive(Clone, Serialize)]
struct LoadJson<'a> {
    value: Figure,
    unit: Mass,
    #[serde(skip_serializing_if = "Option::is_none")]
    written: Option<WrittenJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    share: Option<ShareJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    asked: Option<AskedJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bodyweight: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    plates: Vec<PlateJson>,
}

#[derive(Clone, Serialize)]
struct WrittenJson {
    value: Figure,
    unit: &'static str,
}

/// The percentage that a load is written as, and what it is of.
#[derive(Clone, Serialize)]
struct ShareJson<'a> {
    value: Figure,
    of: &'a str,
}

#[derive(Clone, Serialize)]
struct AskedJson {
    value: Figure,
    unit: Mass,
}

#[derive(Clone, Serialize)]
struct PlateJson {
    weight: Decimal,
    each_post: u32,
}

/// A row of the stream but for its set's number.
#[derive(Serialize)]
pub(super) struct Row<'r, 'a> {
    pub(super) week: u32,
    pub(super) day: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) part: Option<&'r str>,
    pub(super) entry: usize,
    #[serde(flatten)]
    pub(super) head: &'r Head<'a>,
    #[serde(flatten)]
    pub(super) body: Body<'a>,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) optional: bool,
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
const fn is_one(n: &u32) -> bool {
    *n == 1
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
const fn is_false(flag: &bool) -> bool {
    !*flag
}

pub(super) fn entry_json<'a>(planned: Planned<'_, 'a>) -> EntryJson<'a> {
    let entry = planned.entry;
    let mut sets = Vec::new();
    let mut number = 0;
    for (at, run) in entry.runs.iter().enumerate() {
        let bodies = bodies(planned, at, run);
        for at in 0..run.sets.max {
            number += 1;
            for body in &bodies {
                sets.push(SetJson {
                    set: number,
                    body: body.clone(),
                    optional: at >= run.sets.min,
                });
            }
        }
    }
    EntryJson {
        head: head(entry),
        alternatives: entry
            .alternatives
            .iter()
            .map(|exercise| exercise.name)
            .collect(),
        cues: entry.cues.clone(),
        sets,
    }
}

pub(super) fn head<'a>(entry: &Entry<'a>) -> Head<'a> {
    Head {
        exercise: entry.exercise.name,
        title: entry.exercise.title,
        label: entry.label,
        block: entry.block,
        bias: entry.variant().map(|bias| bias.name),
        each: entry.sides.map(|sides| sides.limb.word()),
        implements: entry.implements,
        alternating: entry
            .sides
            .filter(|sides| sides.alternating)
            .map(|sides| if sides.by_rep { "reps" } else { "sets" }),
        pump: entry.call("pump").is_some(),
    }
}

/// A row for each side that has one of its own.
pub(super) const fn sides(entry: &Entry<'_>) -> &'static [Option<&'static str>] {
    match entry.sides {
        None => &[None],
        Some(sides) if sides.by_rep => &[Some("each")],
        Some(_) => &[Some("left"), Some("right")],
    }
}

/// A set of the run at `at`, once for each side that has a row of its own.
pub(super) fn bodies<'a>(planned: Planned<'_, 'a>, at: usize, run: &Run<'a>) -> Vec<Body<'a>> {
    let why = Why::of(planned, at);
    let sides = sides(planned.entry).iter();
    sides
        .map(|side| Body {
            why: why.clone(),
            ..body(run, planned.entry, *side)
        })
        .collect()
}

fn body<'a>(run: &Run<'a>, entry: &Entry<'a>, side: Option<&'static str>) -> Body<'a> {
    let set = &run.set;
    Body {
        why: None,
        kind: match set.kind {
            Kind::Warmup => "warmup",
            Kind::Work => "work",
        },
        side,
        segments: set
            .segments
            .iter()
            .map(|segment| segment_json(segment, entry))
            .collect(),
        rest_seconds: set.rest.map(Figure),
        tempo: set.tempo,
        failure: set.effort.failure,
        rir: set.effort.rir.map(Figure),
        rpe: set.effort.rpe.map(Figure),
    }
}

fn segment_json<'a>(segment: &Segment<'a>, entry: &Entry<'a>) -> SegmentJson<'a> {
    let (mut reps, mut seconds, mut metres) = (None, None, None);
    match segment.measure {
        Measure::Reps(asked) => reps = Some(asked),
        Measure::Seconds(asked) => seconds = Some(Figure(asked)),
        Measure::Metres(asked) => metres = Some(Figure(asked)),
    }
    SegmentJson {
        reps,
        seconds,
        metres,
        load: segment.load.map(|load| load_json(load, entry)),
        technique: segment.technique,
        phase: segment.phase,
        assisted: segment.bucket == Bucket::Assisted,
        pause_seconds: segment.pause.map(Figure),
        lowering_seconds: segment.lowering.map(Figure),
    }
}

fn load_json<'a>(load: Load, entry: &Entry<'a>) -> LoadJson<'a> {
    let (written, bodyweight) = match load.written {
        Written::Plates(count) => (
            Some(WrittenJson {
                value: Figure(count),
                unit: "plates",
            }),
            None,
        ),
        Written::Percent(percent, Whole::Max) => (
            Some(WrittenJson {
                value: Figure(percent),
                unit: "%",
            }),
            None,
        ),
        // A percentage of anything else is told as a share alone.
        Written::Weight | Written::Worked | Written::Percent(..) => (None, None),
        Written::Bodyweight => (None, Some("added")),
        Written::Assisted => (None, Some("assisted")),
    };
    let plates = match fit_load(&entry.gear, &load) {
        Some((Fit::Made(plates), unit)) if unit == load.unit => plates
            .into_iter()
            .map(|(weight, each_post)| PlateJson { weight, each_post })
            .collect(),
        _ => Vec::new(),
    };
    let asked = load.asked.map(|(weight, unit)| AskedJson {
        value: Figure(weight),
        unit,
    });
    let share = match load.written {
        Written::Percent(percent, whole) => Some(ShareJson {
            value: Figure(percent),
            of: whole.word().or(entry.share_of).unwrap_or_default(),
        }),
        _ => None,
    };
    LoadJson {
        value: Figure(load.weight),
        unit: load.unit,
        written,
        share,
        asked,
        bodyweight,
        plates,
    }
}
