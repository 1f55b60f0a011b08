//! The reason for every number of a set: each with the lines of the source that it comes from.

use std::io;

use super::page::{FAINT, HEADING, PLAIN, Page, STRONG};
use super::{harmless, set_words};
use crate::lint::{Line, lifted};
use crate::plan::{Entry, Fit, Run, counted_range, default_rest, fit};
use crate::quantity::Decimal;
use crate::routine::{Day, Reason, Routine, Settings};
use crate::source::Span;

/// The entry that is asked about, with what was noted while it was planned.
pub struct Asked<'w, 'a> {
    /// The routine.
    pub routine: &'w Routine<'a>,
    /// The options and the week.
    pub settings: Settings,
    /// The day.
    pub day: &'w Day<'a>,
    /// The entry.
    pub entry: &'w Entry<'a>,
    /// The steps by which its loads came about.
    pub reasons: &'w [Reason],
}

/// Writes why the sets of an entry, or its set `only`, are as they are.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(
    out: impl io::Write,
    width: usize,
    asked: &Asked<'_, '_>,
    only: Option<u32>,
) -> io::Result<()> {
    let mut page = Page::new(out, width);
    let mut first = 1;
    for (at, run) in asked.entry.runs.iter().enumerate() {
        let last = first + run.sets.max - 1;
        if only.is_none_or(|only| (first..=last).contains(&only)) {
            asked.run(&mut page, (at, run), (first, last), only)?;
        }
        first = last + 1;
    }
    Ok(())
}

impl Asked<'_, '_> {
    fn run(
        &self,
        page: &mut Page<impl io::Write>,
        (at, run): (usize, &Run<'_>),
        (first, last): (u32, u32),
        only: Option<u32>,
    ) -> io::Result<()> {
        let entry = self.entry;
        let number = match only {
            Some(only) => format!("set {only}"),
            None if first == last => format!("set {first}"),
            None => format!("sets {first} to {last}"),
        };
        let of = counted_range(entry.sets(), "set");
        let title = format!("{}, {number} of {of}", harmless(entry.exercise.title));
        let when = if self.routine.calendar.total() > 1 {
            format!(
                "week {}, {}",
                self.settings.week,
                self.day.heading().to_lowercase()
            )
        } else {
            self.day.heading()
        };
        page.gap()?;
        page.ends((HEADING, &title), (FAINT, &when))?;
        page.wrapped(2, STRONG, &harmless(&set_words::set(entry, run)))?;
        self.line(page, "the sets and reps are", run.span)?;
        if let Some(block) = entry.block {
            page.wrapped(
                2,
                PLAIN,
                &format!("the line stands in the block `{}`", harmless(block)),
            )?;
        }
        self.loads(page, at, run)?;
        self.techniques(page)?;
        self.rest(page, run)
    }

    /// What is written at `span`, and where that is.
    fn line(&self, page: &mut Page<impl io::Write>, what: &str, span: Span) -> io::Result<()> {
        let text = format!("{what} `{}`{}", self.routine.str(span), self.place(span));
        page.wrapped(2, PLAIN, &harmless(&text))
    }

    /// `, line 9`, with the file where it is another one.
    fn place(&self, span: Span) -> String {
        let position = self.routine.source.position(span.start);
        if self.routine.source.is_imported(span.start) {
            format!(", {} line {}", position.file, position.line)
        } else {
            format!(", line {}", position.line)
        }
    }

    fn loads(&self, page: &mut Page<impl io::Write>, at: usize, run: &Run<'_>) -> io::Result<()> {
        let line = Line::of(self.entry, self.routine);
        let mut told: Vec<Span> = Vec::new();
        for lifted in lifted(self.entry).filter(|lifted| lifted.run_at == at) {
            let Some(span) = line.written_load_span(&lifted) else {
                let text = format!(
                    "the load {} is worked out by a technique of the line",
                    lifted.load
                );
                page.wrapped(2, PLAIN, &harmless(&text))?;
                continue;
            };
            if told.contains(&span) {
                continue;
            }
            told.push(span);
            self.line(page, "the load is", span)?;
            for reason in self.towards(span) {
                let place = reason.at.map_or_else(String::new, |at| self.place(at));
                page.wrapped(4, PLAIN, &harmless(&format!("{}{place}", reason.text)))?;
            }
        }
        if run
            .set
            .segments
            .iter()
            .all(|segment| segment.load.is_none())
        {
            page.wrapped(2, PLAIN, "no load is given, so its tonnage is unknown")?;
        }
        if let Some(deload) = self.routine.deload(self.settings) {
            let first = run.set.segments.first().and_then(|segment| segment.load);
            let so = first.map_or_else(String::new, |load| format!(", so {load}"));
            let (words, place) = (deload.words(), self.place(deload.span));
            let text = format!("the week is a {words}{place}{so}");
            page.wrapped(2, PLAIN, &harmless(&text))?;
        }
        self.gear(page, run)
    }

    /// The steps towards the load at `span`; those of the line where a parameter stands there.
    fn towards(&self, span: Span) -> Vec<&Reason> {
        let within = |own: Span| span.start <= own.start && own.end <= span.end;
        let towards: Vec<&Reason> = self
            .reasons
            .iter()
            .filter(|reason| reason.load.is_some_and(within))
            .collect();
        if !towards.is_empty() {
            return towards;
        }
        // What a parameter stands for is written where its block is used.
        let line = self.entry.span;
        let elsewhere = |own: Span| own.end <= line.start || line.end <= own.start;
        let others = self.reasons.iter();
        others
            .filter(|reason| reason.load.is_some_and(elsewhere))
            .collect()
    }

    fn gear(&self, page: &mut Page<impl io::Write>, run: &Run<'_>) -> io::Result<()> {
        let gear = &self.entry.gear;
        let first = run.set.segments.first();
        let load = first.and_then(|segment| segment.load);
        let Some(load) = load.filter(|load| load.weight.is_exact() && gear.unit == Some(load.unit))
        else {
            return Ok(());
        };
        let whose = match gear.place {
            Some(place) => self.place(place.span),
            None => ", as a usual gym has it".to_owned(),
        };
        let Some(made) = fit(gear, load.weight.min) else {
            return Ok(());
        };
        let text = match made {
            Fit::Made(plates) => {
                let bar = gear.bar.unwrap_or_default();
                let each: Vec<String> = plates
                    .iter()
                    .map(|(weight, count)| format!("{count}×{weight}"))
                    .collect();
                let posts = gear.posts();
                let plates = if each.is_empty() {
                    "nothing more".to_owned()
                } else {
                    each.join(" + ")
                };
                let twice = if posts == 2 { ", on both sides" } else { "" };
                if bar == Decimal::ZERO {
                    format!("it is made of {plates}{twice}{whose}")
                } else {
                    format!("it is made of {bar} empty and {plates}{twice}{whose}")
                }
            }
            Fit::Between { below, above } => {
                let near: Vec<String> = [below, above]
                    .into_iter()
                    .flatten()
                    .map(|weight| format!("{} {}", weight.grouped(), load.unit))
                    .collect();
                format!(
                    "it cannot be made exactly; the nearest are {}{whose}: `round nearest gear` would take one of them",
                    near.join(" and ")
                )
            }
        };
        page.wrapped(2, PLAIN, &harmless(&text))
    }

    fn techniques(&self, page: &mut Page<impl io::Write>) -> io::Result<()> {
        for call in self.entry.calls.iter() {
            if call.technique.name == "rest" {
                continue;
            }
            let text = format!(
                "`{}`{}: {}",
                self.routine.str(call.span),
                self.place(call.span),
                call.technique.summary
            );
            page.wrapped(2, PLAIN, &harmless(&text))?;
        }
        Ok(())
    }

    fn rest(&self, page: &mut Page<impl io::Write>, run: &Run<'_>) -> io::Result<()> {
        let mut rests = self.entry.calls.iter();
        let said =
            rests.find(|call| call.technique.name == "rest" && call.seconds() == run.set.rest);
        if let (Some(_), Some(call)) = (run.set.rest, said) {
            return self.line(page, "the rest is", call.span);
        }
        let rest = default_rest(self.entry, &run.set);
        let text = format!(
            "no rest is given; the estimate of the session takes {} s: 240 from 85% up, 150 for compound lifts, 90 for the others",
            rest.grouped()
        );
        page.wrapped(2, FAINT, &text)
    }
}
