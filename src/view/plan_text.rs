//! The plan for a lifter between two sets: what to load, how many reps, a box to tick for each set.

use std::collections::HashSet;
use std::io;

use super::page::{FAINT, HEADING, PLAIN, Page, STRONG, padded, wrap};
use super::{harmless, place_words, set_words};
use crate::diagnostic::Findings;
use crate::library::{Fit, Gear, fit_load};
use crate::plan::{Clock, Entry, Event, Kind, Run, walk};
use crate::quantity::{Decimal, Written};
use crate::reason::{Planned, Reason};
use crate::routine::{Day, Routine, Session, Settings};

/// The most boxes that are drawn for a run of equal sets; beyond it the count stands alone.
const MAX_BOXES: u32 = 12;

/// Writes the days that `wants` wants, with the reasons for their numbers where the routine's trace
/// is on.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write<'a>(
    out: impl io::Write,
    width: usize,
    routine: &Routine<'a>,
    settings: Settings,
    wants: impl Fn(u32, &Day<'a>) -> bool,
) -> io::Result<()> {
    let mut page = Page::new(out, width);
    head(&mut page, routine, settings)?;
    let mut failed = None;
    let mut writer = DayWriter::new(page);
    let mut today = settings;
    let total = routine.calendar.total();
    walk(routine, settings, wants, &mut Findings::new(), |event| {
        if failed.is_some() {
            return;
        }
        let written = match event {
            Event::Week(week) => {
                today = settings.in_week(week);
                writer.week = (total > 1).then(|| week_words(routine, today, total));
                Ok(())
            }
            Event::Day(day) => {
                writer.open(day);
                writer.begin_week()
            }
            Event::Entry(entry, _) => {
                writer.clock.add(entry);
                let notes = routine.trace.take();
                let planned = Planned {
                    routine,
                    settings: today,
                    entry,
                    notes: &notes,
                };
                writer.entry(entry, routine.trace.is_on().then_some(planned));
                Ok(())
            }
            Event::Session(session) => {
                writer.session(session, routine);
                Ok(())
            }
            Event::Known(_) | Event::Missed | Event::EndOfWeek => Ok(()),
            Event::EndOfDay => writer.close(),
        };
        failed = written.err();
    });
    failed.map_or(Ok(()), Err)
}

/// Writes one entry by itself.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_entry(out: impl io::Write, width: usize, entry: &Entry<'_>) -> io::Result<()> {
    let mut writer = DayWriter::new(Page::new(out, width));
    writer.entry(entry, None);
    writer.flush()
}

fn head(
    page: &mut Page<impl io::Write>,
    routine: &Routine<'_>,
    settings: Settings,
) -> io::Result<()> {
    let title = harmless(routine.title.unwrap_or("Routine"));
    let options = settings.describe(&routine.options);
    page.ends((HEADING, &title), (FAINT, &options))?;
    for note in &routine.notes {
        page.wrapped(2, FAINT, &harmless(note))?;
    }
    if let Some(assumption) = super::assumption(routine) {
        page.wrapped(2, FAINT, &harmless(&assumption))?;
    }
    Ok(())
}

/// One line of a day, held until the day's length is known: a day's lines, never its sets.
enum Line {
    Gap,
    Ends(String, String),
    Row {
        text: String,
        boxes: String,
        kind: Kind,
    },
    Cue(String),
    More(String),
    Why {
        is_step: bool,
        text: String,
    },
}

struct DayWriter<W> {
    page: Page<W>,
    lines: Vec<Line>,
    clock: Clock,
    /// The exercises of the day whose own cues are told, by where they are declared.
    told: HashSet<u32>,
    rest: bool,
    heading: (String, String),
    /// The week's heading, until a day of it is shown.
    week: Option<(String, String)>,
}

/// `Week 4 of 12`, and what is said of it.
fn week_words(routine: &Routine<'_>, settings: Settings, total: u32) -> (String, String) {
    let deload = routine.deload(settings);
    (
        format!("Week {} of {total}", settings.week),
        deload.map_or_else(String::new, |deload| deload.words()),
    )
}

impl<W: io::Write> DayWriter<W> {
    fn new(page: Page<W>) -> Self {
        Self {
            page,
            lines: Vec::new(),
            clock: Clock::default(),
            told: HashSet::new(),
            rest: false,
            heading: (String::new(), String::new()),
            week: None,
        }
    }

    /// Writes the week's heading before the first of its days.
    fn begin_week(&mut self) -> io::Result<()> {
        let Some((week, said)) = self.week.take() else {
            return Ok(());
        };
        self.page.gap()?;
        self.page.ends((HEADING, &week), (FAINT, &said))
    }

    fn open(&mut self, day: &Day<'_>) {
        self.clock = Clock::default();
        self.rest = day.rest;
        self.heading = (day.heading(), day.title.map_or_else(String::new, harmless));
        self.lines.clear();
        self.told.clear();
        self.lines
            .extend(day.notes.iter().map(|note| Line::Cue(harmless(note))));
    }

    fn close(&mut self) -> io::Result<()> {
        let seconds = self.clock.seconds();
        let (day, title) = &self.heading;
        let left = if title.is_empty() {
            day.clone()
        } else {
            format!("{day} · {title}")
        };
        let right = match (self.rest, seconds.is_zero()) {
            (true, _) => "rest".to_owned(),
            (_, true) => String::new(),
            _ => format!("about {} min", set_words::minutes(seconds)),
        };
        self.page.gap()?;
        self.page.ends((STRONG, &left), (FAINT, &right))?;
        if !self.lines.is_empty() {
            self.page.rule()?;
        }
        self.flush()
    }

    /// Writes the lines that are held.
    fn flush(&mut self) -> io::Result<()> {
        for line in std::mem::take(&mut self.lines) {
            self.line(&line)?;
        }
        Ok(())
    }

    fn line(&mut self, line: &Line) -> io::Result<()> {
        match line {
            Line::Gap => self.page.gap(),
            Line::Ends(left, right) => self.page.ends((HEADING, left), (FAINT, right)),
            Line::Cue(cue) => {
                for (at, part) in wrap(cue, self.page.width().saturating_sub(8))
                    .iter()
                    .enumerate()
                {
                    self.page.line(&[
                        (FAINT, if at == 0 { "      > " } else { "        " }),
                        (FAINT, part),
                    ])?;
                }
                Ok(())
            }
            Line::More(text) => self.page.wrapped(16, FAINT, text),
            Line::Why { is_step, text } => {
                let (first, indent) = if *is_step { ("– ", 20) } else { ("· ", 18) };
                let room = self.page.width().saturating_sub(indent);
                for (at, part) in wrap(text, room).iter().enumerate() {
                    let margin = if at == 0 { first } else { "" };
                    let margin = format!("{margin:>indent$}");
                    self.page.line(&[(FAINT, &margin), (FAINT, part)])?;
                }
                Ok(())
            }
            Line::Row { text, boxes, kind } => {
                let style = if *kind == Kind::Warmup { FAINT } else { PLAIN };
                let room = self.page.width().saturating_sub(16 + boxes_width(boxes));
                let (head, body) = text.split_once('\u{1f}').unwrap_or(("", text));
                for (at, part) in wrap(body, room.saturating_sub(1)).iter().enumerate() {
                    if at == 0 {
                        let part = padded(part, room);
                        self.page
                            .line(&[(FAINT, head), (style, &part), (STRONG, boxes)])?;
                    } else {
                        self.page
                            .line(&[(PLAIN, "                "), (style, part)])?;
                    }
                }
                Ok(())
            }
        }
    }

    fn session(&mut self, session: &Session<'_>, routine: &Routine<'_>) {
        if let Some(seconds) = session.seconds {
            self.clock.add_seconds(seconds);
        }
        let muscles: Vec<String> = session
            .muscles
            .iter()
            .map(|(id, _)| {
                routine
                    .catalogue
                    .with_muscle(*id, |muscle| muscle.title.to_owned())
            })
            .collect();
        let title = session
            .title
            .map_or_else(String::new, |title| format!(" · {}", harmless(title)));
        let length = session.seconds.map_or_else(
            || "elsewhere".to_owned(),
            |seconds| format!("elsewhere, {} min", set_words::minutes(seconds)),
        );
        self.gap();
        self.lines
            .push(Line::Ends(format!("{}{title}", muscles.join(", ")), length));
        self.lines
            .extend(session.notes.iter().map(|note| Line::Cue(harmless(note))));
    }

    fn gap(&mut self) {
        if !self.lines.is_empty() {
            self.lines.push(Line::Gap);
        }
    }

    /// An entry, with the reasons for its numbers where it is `asked` about.
    fn entry(&mut self, entry: &Entry<'_>, asked: Option<Planned<'_, '_>>) {
        self.gap();
        let label = entry
            .label
            .map_or_else(String::new, |label| format!("{label}  "));
        let variant = entry.variant().map_or_else(String::new, |bias| {
            format!(", {}", harmless(&bias.title.to_lowercase()))
        });
        self.lines.push(Line::Ends(
            format!("{label}{}{variant}", harmless(entry.exercise.title)),
            manner(entry),
        ));
        if !entry.alternatives.is_empty() {
            let others: Vec<String> = entry
                .alternatives
                .iter()
                .map(|other| harmless(other.title))
                .collect();
            self.lines
                .push(Line::More(format!("or {}", others.join(", or "))));
        }
        let mut first: u64 = 1;
        for (at, run) in entry.runs.iter().enumerate() {
            self.run(entry, run, first);
            if let Some(planned) = asked {
                self.why(planned, at);
            }
            first += u64::from(run.sets.max);
        }
        // What holds of the exercise is said under the first of a day.
        let of_it = entry.exercise.own_cues().len();
        let is_told = of_it > 0 && !self.told.insert(entry.exercise.place.span.start);
        let cues = entry.cues.iter().skip(if is_told { of_it } else { 0 });
        self.lines.extend(cues.map(|cue| Line::Cue(harmless(cue))));
    }

    /// The reasons for the numbers of the run at `at`.
    fn why(&mut self, planned: Planned<'_, '_>, at: usize) {
        let source = planned.routine.source;
        let reasons = planned.reasons(at).into_iter();
        self.lines.extend(reasons.map(
            |Reason {
                 is_step, text, at, ..
             }| {
                let text = harmless(&format!("{text}{}", place_words(source, at)));
                Line::Why { is_step, text }
            },
        ));
    }

    fn run(&mut self, entry: &Entry<'_>, run: &Run<'_>, first: u64) {
        let last = first + u64::from(run.sets.max) - 1;
        let numbers = if first == last {
            first.to_string()
        } else {
            format!("{first}–{last}")
        };
        let kind = if run.set.kind == Kind::Warmup {
            "warm-up"
        } else {
            "work"
        };
        let head = format!(
            "  {} ",
            padded(&format!("{} {kind}", padded(&numbers, 5)), 13)
        );
        let mut text = run_words(entry, run);
        if !run.sets.is_exact() {
            let last = match run.sets.max - run.sets.min {
                1 => "the last set if it goes".to_owned(),
                more => format!("the last {more} sets if they go"),
            };
            text = format!("{text} ({last})");
        }
        self.lines.push(Line::Row {
            text: format!("{head}\u{1f}{text}"),
            boxes: boxes(entry, run),
            kind: run.set.kind,
        });
        if let Some(plates) = plates_of(run, &entry.gear) {
            self.lines.push(Line::More(plates));
        }
    }
}

fn boxes_width(boxes: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(boxes) + 1
}

/// A box for each set, and for each side of it.
fn boxes(entry: &Entry<'_>, run: &Run<'_>) -> String {
    let two = entry.sides.is_some_and(|sides| !sides.by_rep);
    let sets = run.sets.max;
    if sets * if two { 2 } else { 1 } > MAX_BOXES * 2 || sets > MAX_BOXES {
        return format!("□ × {}", Decimal::from(sets).grouped());
    }
    let one = if two { "□□" } else { "□" };
    vec![one; sets as usize].join(" ")
}

/// What holds for the whole entry: sides, tempo, effort, rest.
fn manner(entry: &Entry<'_>) -> String {
    let mut words = sides(entry);
    words.extend(shared(entry, &tempo));
    words.extend(shared(entry, &rest));
    words.join(", ")
}

/// Which side, and how quickly.
pub(super) fn sides(entry: &Entry<'_>) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    if let Some(sides) = entry.sides {
        let limb = sides.limb.word();
        words.push(match (sides.alternating, sides.by_rep) {
            (_, true) => format!("each {limb}, rep by rep"),
            (true, _) => format!("each {limb} in turn"),
            _ => format!("each {limb}"),
        });
    }
    if entry.call("pump").is_some() {
        words.push("pump".into());
    }
    words
}

/// What is asked of each set of `run`, with what the entry does not say of all of them.
fn run_words(entry: &Entry<'_>, run: &Run<'_>) -> String {
    let own = [own(entry, run, &tempo), own(entry, run, &rest)];
    with(set_words::set(entry, run), own)
}

/// What is asked of each set of `run`, with its tempo and rest.
pub(super) fn all_words(entry: &Entry<'_>, run: &Run<'_>) -> String {
    with(set_words::set(entry, run), [tempo(run), rest(run)])
}

fn with(text: String, more: [Option<String>; 2]) -> String {
    let more = more.into_iter().flatten();
    more.fold(text, |text, more| format!("{text}, {more}"))
}

/// What every run says alike, and so the entry.
fn shared(entry: &Entry<'_>, says: &dyn Fn(&Run<'_>) -> Option<String>) -> Option<String> {
    let mut all = entry.runs.iter().map(says);
    let first = all.next().flatten()?;
    all.all(|other| other.as_ref() == Some(&first))
        .then_some(first)
}

/// What this run says of itself, where the others say something else.
fn own(
    entry: &Entry<'_>,
    run: &Run<'_>,
    says: &dyn Fn(&Run<'_>) -> Option<String>,
) -> Option<String> {
    says(run).filter(|_| shared(entry, says).is_none())
}

fn tempo(run: &Run<'_>) -> Option<String> {
    run.set
        .tempo
        .map(|tempo| format!("tempo {}", harmless(tempo)))
}

fn rest(run: &Run<'_>) -> Option<String> {
    run.set.rest.map(set_words::rest)
}

/// What to hang on the bar, where the gear is known and the load is one.
fn plates_of(run: &Run<'_>, gear: &Gear) -> Option<String> {
    let [segment, ..] = run.set.segments.as_slice() else {
        return None;
    };
    let load = segment.load?;
    if matches!(load.written, Written::Plates(_)) {
        return None;
    }
    let (fit, unit) = fit_load(gear, &load)?;
    match fit {
        Fit::Made(plates) if plates.is_empty() => {
            (gear.loads.is_none()).then(|| "the empty bar".to_owned())
        }
        Fit::Made(plates) => {
            let each: Vec<String> = plates
                .iter()
                .map(|(weight, count)| {
                    if *count == 1 {
                        weight.to_string()
                    } else {
                        format!("{count}×{weight}")
                    }
                })
                .collect();
            let side = if gear.posts() == 2 { " a side" } else { "" };
            Some(format!("{}{side}", each.join(" + ")))
        }
        Fit::Between { below, above } => {
            let near: Vec<String> = [below, above]
                .into_iter()
                .flatten()
                .map(|weight| format!("{} {unit}", weight.grouped()))
                .collect();
            (!near.is_empty()).then(|| format!("nearest that can be loaded: {}", near.join(" or ")))
        }
    }
}
