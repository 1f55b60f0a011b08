//! The reason for every number of a set: an entry and what was noted while it was planned go in;
//! reasons come out, each with the place in the source that it comes from.
//!
//! `legc why` and `expand --why` show the same list.

use crate::library::{Fit, fit_load};
use crate::lint::{Line, lifted};
use crate::plan::{Call, Entry, Kind, Rest, Run, counted_range, default_rest};
use crate::quantity::{Decimal, Load, Mass, Written};
use crate::routine::{Note, Routine, Settings};
use crate::source::Span;

/// What a reason is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// How many sets, and of how many reps.
    Sets,
    /// What is lifted.
    Load,
    /// How a set is done.
    Technique,
    /// The rest after it.
    Rest,
}

impl Of {
    /// `sets`, `load`, `technique`, `rest`
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Sets => "sets",
            Self::Load => "load",
            Self::Technique => "technique",
            Self::Rest => "rest",
        }
    }
}

/// One reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What it is of.
    pub of: Of,
    /// Whether it is a step of the reason before it.
    pub is_step: bool,
    /// What it says, in a line.
    pub text: String,
    /// Where what it says is written; the library's own figures are written nowhere.
    pub at: Option<Span>,
}

/// An entry with what was noted while it was planned.
#[derive(Clone, Copy)]
pub struct Planned<'w, 'a> {
    /// The routine.
    pub routine: &'w Routine<'a>,
    /// The options and the week.
    pub settings: Settings,
    /// The entry.
    pub entry: &'w Entry<'a>,
    /// The steps by which its sets and loads came about.
    pub notes: &'w [Note],
}

impl<'a> Planned<'_, 'a> {
    /// Why the sets of the run at `at` are as they are.
    #[must_use]
    pub fn reasons(&self, at: usize) -> Vec<Reason> {
        let mut all = Vec::new();
        if let Some(run) = self.entry.runs.get(at) {
            self.sets(&mut all, run);
            self.loads(&mut all, (at, run));
            self.techniques(&mut all, (at, run));
            self.rest(&mut all, (at, run));
        }
        all
    }

    /// A reason that only repeats what is written at `span`.
    fn written(&self, of: Of, what: &str, span: Span) -> Reason {
        Reason {
            of,
            is_step: false,
            text: format!("{what} `{}`", self.routine.str(span)),
            at: Some(span),
        }
    }

    fn sets(&self, all: &mut Vec<Reason>, run: &Run<'a>) {
        if let Some(call) = self.entry.put_before_by(run) {
            let what = format!("the set is the step `{}` of", self.routine.str(run.span));
            all.push(self.written(Of::Sets, &what, call.span));
        } else {
            all.push(self.written(Of::Sets, "the sets and reps are", run.span));
            self.steps_towards(all, Of::Sets, run.span);
        }
        if let Some(block) = self.entry.block {
            let text = format!("the line stands in the block `{block}`");
            all.push(Reason {
                of: Of::Sets,
                is_step: true,
                text,
                at: Some(self.entry.item.span),
            });
        }
        if let Some(condition) = self.entry.item.condition
            && let Some(condition) = self.routine.ast.one(condition)
        {
            let options = self.settings.describe(&self.routine.options);
            let so = if options.is_empty() {
                String::new()
            } else {
                format!(" holds with {options}")
            };
            all.push(Reason {
                of: Of::Sets,
                is_step: true,
                text: format!("`{}`{so}", self.routine.str(condition.span)),
                at: Some(condition.span),
            });
        }
        let deload = self.routine.deload(self.settings);
        let fewer = deload.filter(|deload| deload.sets != Decimal::whole(100));
        if let (Some(deload), Kind::Work) = (fewer, run.set.kind) {
            let text = format!(
                "the week is a deload with {}% of the work sets, so {}",
                deload.sets,
                counted_range(run.sets, "set")
            );
            all.push(Reason {
                of: Of::Sets,
                is_step: true,
                text,
                at: Some(deload.span),
            });
        }
    }

    fn loads(&self, all: &mut Vec<Reason>, (at, run): (usize, &Run<'a>)) {
        let line = Line::of(self.entry, self.routine);
        let mut told: Vec<Span> = Vec::new();
        for lifted in lifted(self.entry).filter(|lifted| lifted.run_at == at) {
            let span = line.written_load_span(&lifted);
            let warmup = self.entry.put_before_by(run);
            match (span, warmup) {
                (Some(span), None) if told.contains(&span) => {}
                (Some(span), None) => {
                    told.push(span);
                    all.push(self.written(Of::Load, "the load is", span));
                    self.steps_towards(all, Of::Load, span);
                }
                (None, None) => {
                    let pyramid = self.entry.call("pyramid");
                    let by = pyramid.map_or(run.span, |call| call.span);
                    let step = line.step_of_pyramid(at).saturating_add(1);
                    let what = format!("the load is step {step} of");
                    all.push(self.written(Of::Load, &what, by));
                    let is_of_it = |note: &&Note| note.one_of == Some(step);
                    let within = |own: Span| by.start <= own.start && own.end <= by.end;
                    let notes = self.notes_of(within).filter(is_of_it);
                    all.extend(notes.map(|note| self::step(Of::Load, note)));
                }
                (_, Some(_)) => {
                    all.push(self.written(Of::Load, "the load is that of", run.span));
                    self.steps_towards(all, Of::Load, run.span);
                }
            }
        }
        let mut loads: Vec<Load> = Vec::new();
        for load in run.set.segments.iter().filter_map(|segment| segment.load) {
            if !loads.contains(&load) {
                loads.push(load);
            }
        }
        if loads.is_empty() {
            all.push(Reason {
                of: Of::Load,
                is_step: false,
                text: "no load is given, so its tonnage is unknown".to_owned(),
                at: None,
            });
            return;
        }
        let deload = self.routine.deload(self.settings);
        if let Some(deload) = deload.filter(|deload| deload.loads != Decimal::whole(100)) {
            let mut lighter: Vec<String> = Vec::new();
            for segment in &run.set.segments {
                let loads = segment.before_deload.zip(segment.load);
                let words = loads.map(|(before, now)| lighter_words(before, now, deload.loads));
                lighter.extend(words.filter(|words| !lighter.contains(words)));
            }
            all.push(Reason {
                of: Of::Load,
                is_step: true,
                text: format!(
                    "the week is a deload with loads at {}%, so {}",
                    deload.loads,
                    lighter.join(", ")
                ),
                at: Some(deload.span),
            });
        }
        for load in &loads {
            all.extend(self.made_of(*load, loads.len() > 1));
        }
    }

    /// The steps towards what is written at `span`.
    fn steps_towards(&self, all: &mut Vec<Reason>, of: Of, span: Span) {
        let within = |own: Span| span.start <= own.start && own.end <= span.end;
        all.extend(self.notes_of(within).map(|note| step(of, note)));
    }

    /// The steps towards the arguments of `call` that are no loads.
    fn steps_of_call(&self, all: &mut Vec<Reason>, of: Of, call: &Call<'a>) {
        let steps = self.notes_of(|own| own == call.span);
        let steps = steps.filter(|note| note.one_of.is_none());
        all.extend(steps.map(|note| step(of, note)));
    }

    fn notes_of(&self, is: impl Fn(Span) -> bool) -> impl Iterator<Item = &Note> {
        let notes = self.notes.iter();
        notes.filter(move |note| note.towards.is_some_and(&is))
    }

    /// What `load` is made of on its gear; said with the load itself where there are `several`.
    fn made_of(&self, load: Load, several: bool) -> Option<Reason> {
        let gear = &self.entry.gear;
        let (fit, unit) = fit_load(gear, &load)?;
        let subject = if several {
            load.to_string()
        } else {
            "it".to_owned()
        };
        let text = match fit {
            Fit::Made(plates) => {
                let each: Vec<String> = plates
                    .iter()
                    .map(|(weight, count)| format!("{count}×{weight}"))
                    .collect();
                let plates = if each.is_empty() {
                    "nothing more".to_owned()
                } else {
                    each.join(" + ")
                };
                let twice = if gear.posts() == 2 && !each.is_empty() {
                    ", on both sides"
                } else {
                    ""
                };
                match gear.bar.filter(|bar| *bar != Decimal::ZERO) {
                    Some(bar) => format!("{subject} is made of {bar} empty and {plates}{twice}"),
                    None if each.is_empty() => return None,
                    None => format!("{subject} is made of {plates}{twice}"),
                }
            }
            Fit::Between { below, above } => cannot_be_made(&subject, [below, above], unit),
        };
        let text = match gear.place {
            Some(_) => text,
            None => format!("{text}, as a usual gym has it"),
        };
        Some(Reason {
            of: Of::Load,
            is_step: true,
            text,
            at: gear.place.map(|place| place.span),
        })
    }

    fn techniques(&self, all: &mut Vec<Reason>, (at, run): (usize, &Run<'a>)) {
        if self.entry.put_before_by(run).is_some() {
            // Nothing else is done to the steps of a warm-up.
            return;
        }
        let line = Line::of(self.entry, self.routine);
        for call in self.entry.calls.iter().filter(|call| line.is_for(call, at)) {
            let elsewhere = match call.technique.name {
                // Told by itself.
                "rest" => true,
                "failure" => !run.set.effort.failure,
                _ => call.puts_sets_before(),
            };
            if elsewhere {
                continue;
            }
            let text = format!(
                "`{}`{}: {}",
                self.routine.str(call.span),
                self.style_of(call),
                call.technique.summary
            );
            all.push(Reason {
                of: Of::Technique,
                is_step: false,
                text,
                at: Some(call.span),
            });
            self.steps_of_call(all, Of::Technique, call);
        }
    }

    /// ` of the style …` where a technique is called by one.
    fn style_of(&self, call: &Call<'a>) -> String {
        call.style.map_or_else(String::new, |style| {
            format!(" of the style `{}`", self.routine.str(style))
        })
    }

    fn rest(&self, all: &mut Vec<Reason>, (at, run): (usize, &Run<'a>)) {
        let line = Line::of(self.entry, self.routine);
        let said = line.call_for("rest", at).filter(|_| run.set.rest.is_some());
        if let Some(call) = said {
            let mut rest = self.written(Of::Rest, "the rest is", call.span);
            rest.text.push_str(&self.style_of(call));
            all.push(rest);
            self.steps_of_call(all, Of::Rest, call);
            return;
        }
        let (rest, why) = default_rest(self.entry, &run.set);
        let text = match why {
            Rest::Turns => "no rest is given: each side rests while the other works".to_owned(),
            Rest::Cardio => "no rest is given, and none is counted".to_owned(),
            Rest::Heavy | Rest::Compound | Rest::Isolation | Rest::Prepares => format!(
                "no rest is given; the estimate of the session takes {rest} s, as for {}",
                why.words()
            ),
        };
        all.push(Reason {
            of: Of::Rest,
            is_step: false,
            text,
            at: None,
        });
    }
}

/// `18 kg`, what `percent` of the load before a deload is; where it came out otherwise, `18 kg, which comes
/// out as 20 kg`.
fn lighter_words(before: Load, now: Load, percent: Decimal) -> String {
    let (weight, unit) = before.asked.unwrap_or((before.weight, before.unit));
    let part = weight.map(|weight| percent.percent_of(weight));
    let plates = matches!(before.written, Written::Plates(_));
    if plates || now.is_beside_the_body() || (part, unit) == (now.weight, now.unit) {
        return now.to_string();
    }
    format!(
        "{} {unit} of {before}; by the rounding and the gear, {now}",
        part.grouped()
    )
}

fn step(of: Of, note: &Note) -> Reason {
    Reason {
        of,
        is_step: true,
        text: note.text.clone(),
        at: note.at,
    }
}

/// That a load lies between two that can be made.
fn cannot_be_made(subject: &str, near: [Option<Decimal>; 2], unit: Mass) -> String {
    let near: Vec<String> = near
        .into_iter()
        .flatten()
        .map(|weight| format!("{} {unit}", weight.grouped()))
        .collect();
    format!(
        "{subject} cannot be made exactly; the nearest are {}: `round nearest gear` would take one of them",
        near.join(" and ")
    )
}
