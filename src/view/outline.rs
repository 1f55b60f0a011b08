//! A plan in words, to be held against another: a routine and its settings go in, days of lines come out.

use std::collections::HashSet;
use std::rc::Rc;

use super::{plan_text, set_words};
use crate::diagnostic::Findings;
use crate::difference::{Day, Line, Outline, Sets};
use crate::format::in_words;
use crate::plan::{Count, Entry, Event, Kind, Run, walk};
use crate::quantity::Written;
use crate::routine::{Routine, Session, Settings};
use crate::source::Span;

/// The outline of `routine` under `settings`.
#[must_use]
pub fn outline(routine: &Routine<'_>, settings: Settings) -> Outline {
    let mut outline = Outline {
        requirements: requirements(routine),
        rules: rules(routine),
        options: options(routine),
        notes: texts(&routine.notes),
        ..Outline::default()
    };
    // Weeks that are alike share their days.
    let mut known: HashSet<Rc<Day>> = HashSet::new();
    let mut open: Option<Day> = None;
    let mut said = Findings::deaf();
    walk(
        routine,
        settings,
        |_, _| true,
        &mut said,
        |event| match event {
            Event::Week(_) => outline.weeks.push(Vec::new()),
            Event::Day(day) => {
                open = Some(Day {
                    at: (day.number, day.part),
                    heading: day.heading(),
                    title: day.title.unwrap_or_default().to_owned(),
                    notes: texts(&day.notes),
                    lines: Vec::new(),
                });
            }
            Event::Entry(entry, _) => {
                if let Some(day) = &mut open {
                    day.lines.push(line(entry, routine));
                }
            }
            Event::Session(session) => {
                if let Some(day) = &mut open {
                    day.lines.push(session_line(session, routine));
                }
            }
            Event::EndOfDay => {
                let (Some(day), Some(week)) = (open.take(), outline.weeks.last_mut()) else {
                    return;
                };
                let day = Rc::new(day);
                if let Some(shared) = known.get(&day) {
                    week.push(Rc::clone(shared));
                } else {
                    known.insert(Rc::clone(&day));
                    week.push(day);
                }
            }
            Event::Known(_) | Event::Missed | Event::EndOfWeek => {}
        },
    );
    outline
}

fn texts(all: &[&str]) -> Vec<String> {
    all.iter().map(|&text| text.to_owned()).collect()
}

fn line(entry: &Entry<'_>, routine: &Routine<'_>) -> Line {
    let mut sets: Vec<(Kind, Count, String)> = Vec::new();
    for run in &entry.runs {
        let each = plan_text::all_words(entry, &plain(run));
        match sets.last_mut() {
            // Groups that are alike are one to the lifter.
            Some((kind, count, known)) if *kind == run.set.kind && *known == each => {
                count.min = count.min.saturating_add(run.sets.min);
                count.max = count.max.saturating_add(run.sets.max);
            }
            _ => sets.push((run.set.kind, run.sets, each)),
        }
    }
    let sets = sets.into_iter().map(|(kind, count, each)| Sets {
        count: set_words::number(count),
        each,
        is_warmup: kind == Kind::Warmup,
    });
    let label = entry.label.map(|label| format!("in superset {label}"));
    let variant = entry.variant().map(|bias| bias.title.to_lowercase());
    let others = entry
        .alternatives
        .iter()
        .map(|other| format!("or {}", other.title));
    let written = || entry.moves_on.map(|span| in_words(routine.str(span)));
    let moves_on = entry.moves_by.clone().or_else(written);
    let manner = label
        .into_iter()
        .chain(variant)
        .chain(plan_text::sides(entry))
        .chain(moves_on)
        .chain(others);
    Line {
        name: entry.exercise.name.to_owned(),
        title: entry.exercise.title.to_owned(),
        sets: sets.collect(),
        manner: manner.collect::<Vec<_>>().join(", "),
        cues: texts(&entry.cues),
    }
}

/// `run` with loads as weights: whether one was written as a percentage is not what is lifted.
fn plain<'a>(run: &Run<'a>) -> Run<'a> {
    let mut run = run.clone();
    let loads = run
        .set
        .segments
        .iter_mut()
        .filter_map(|segment| segment.load.as_mut());
    for load in loads {
        if matches!(load.written, Written::Percent(..) | Written::Worked) {
            load.written = Written::Weight;
        }
    }
    run
}

fn session_line(session: &Session<'_>, routine: &Routine<'_>) -> Line {
    let of = |muscle| {
        routine
            .catalogue
            .with_muscle(muscle, |muscle| (muscle.name, muscle.title))
    };
    let muscles: Vec<(&str, &str)> = session
        .muscles
        .iter()
        .map(|(muscle, _)| of(*muscle))
        .collect();
    let joined = |words: Vec<&str>| words.join(", ");
    let length = session.seconds.map(set_words::minutes);
    Line {
        name: format!(
            "session {}",
            joined(muscles.iter().map(|(name, _)| *name).collect())
        ),
        title: format!(
            "Session: {}",
            joined(muscles.iter().map(|(_, title)| *title).collect())
        ),
        sets: Vec::new(),
        manner: match (session.title, length) {
            (Some(title), Some(length)) => format!("{title}, {length} min"),
            (Some(title), None) => title.to_owned(),
            (None, Some(length)) => format!("{length} min"),
            (None, None) => String::new(),
        },
        cues: texts(&session.notes),
    }
}

/// The rules of the routine's own files by which its lines move on, each with all its lines: which of
/// them comes first counts.
fn rules(routine: &Routine<'_>) -> Vec<String> {
    let used = routine.progressions.values();
    let own = used.filter(|rule| rule.used.get() && !routine.is_of_the_library(rule.span));
    let mut rules: Vec<String> = own
        .map(|rule| {
            let said = |span: Span| {
                let mut findings = Findings::deaf();
                let statement = routine.reader(&mut findings).statement_of(span);
                in_words(routine.str(statement))
            };
            let lines = rule.line_places(routine).map(|(_, span)| said(span));
            format!(
                "{}: {}",
                said(rule.span),
                lines.collect::<Vec<_>>().join("; ")
            )
        })
        .collect();
    rules.sort();
    rules
}

/// The options that something hangs on, each as the file sets it.
fn options(routine: &Routine<'_>) -> Vec<String> {
    let asked = routine.options.iter().filter(|choice| choice.used.get());
    asked
        .map(|choice| {
            let set = if choice.default { "yes" } else { "no" };
            format!("option {} = {set}", choice.name)
        })
        .collect()
}

/// What the routine's own files require, each as it is written but for its layout; a profile by its name.
fn requirements(routine: &Routine<'_>) -> Vec<String> {
    let mut told = HashSet::new();
    let texts = routine.requirements.iter().map(|requirement| {
        let file = routine.source.file_at(requirement.span.start);
        let by = file
            .filter(|file| file.is_of_the_library())
            .and_then(|file| file.by);
        let text = match by.map(|by| routine.str(by)) {
            Some(name) if name.starts_with('"') => format!("require profile {name}"),
            Some(text) => text.to_owned(),
            None => routine.str(requirement.span).to_owned(),
        };
        in_words(&text)
    });
    texts.filter(|text| told.insert(text.clone())).collect()
}
