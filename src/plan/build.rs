//! One line becomes one entry: names looked up, sets laid out, techniques applied.

use std::rc::Rc;

use super::load::WrittenLoad;
use super::rules;
use super::set::{Count, EachSide, Entry, Measure, Run, Segment, Set};
use crate::diagnostic::{Diagnostic, Findings, nearest};
use crate::library::{Exercise, Limb, Sides};
use crate::quantity::{Interval, Unit};
use crate::routine::{Routine, Settings, UNKNOWN_EXERCISE};
use crate::source::{FileId, Place, Span};
use crate::syntax::ast::{Group, Item, Modifier, Slice, Statement, TermKind};
use crate::syntax::read::{Amount, Bout, Reader, Scheme};
use crate::technique::{self, Technique};

/// A technique as one line uses it.
#[derive(Clone, Debug)]
pub struct Call<'a> {
    /// Which one.
    pub technique: &'static Technique,
    /// Its arguments, checked against its parameters.
    pub args: Vec<Value<'a>>,
    /// The sets that it is for.
    pub scope: Scope,
    /// Where it is written: on the line, or in a style.
    pub span: Span,
}

impl Call<'_> {
    /// Where the argument `at` stands; the whole call where there is none.
    #[must_use]
    pub fn arg_span(&self, at: usize) -> Span {
        self.args.get(at).map_or(self.span, Value::span)
    }

    /// The whole number that argument `at` is.
    #[must_use]
    pub fn count(&self, at: usize) -> Option<u32> {
        match self.args.get(at) {
            Some(Value::Amount(amount)) => amount.min.as_count(),
            _ => None,
        }
    }

    /// The amount that argument `at` is.
    #[must_use]
    pub fn amount(&self, at: usize) -> Option<Amount> {
        match self.args.get(at) {
            Some(Value::Amount(amount)) => Some(*amount),
            _ => None,
        }
    }

    /// The first time among the arguments, in seconds.
    #[must_use]
    pub fn seconds(&self) -> Option<Interval> {
        self.args.iter().find_map(|arg| match arg {
            Value::Time(amount) => amount.seconds(),
            _ => None,
        })
    }
}

/// The sets of a line that a technique is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Every one.
    #[default]
    All,
    /// `from set 4`
    From(u32),
    /// `on set 4`
    Only(u32),
    /// `on last set`
    Last,
}

/// An argument, checked.
#[derive(Clone, Debug)]
pub enum Value<'a> {
    /// A number or range: sets, reps, RIR.
    Amount(Amount),
    /// A time.
    Time(Amount),
    /// A load.
    Load(WrittenLoad),
    /// `135 to 225`
    Ramp(WrittenLoad, WrittenLoad),
    /// A word.
    Word(&'a str, Span),
    /// `4x3-5`
    Scheme(Scheme, Span),
}

impl Value<'_> {
    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Amount(amount) | Self::Time(amount) => amount.span,
            Self::Load(load) => load.span(),
            Self::Ramp(from, to) => from.span().to(to.span()),
            Self::Word(_, span) | Self::Scheme(_, span) => *span,
        }
    }
}

/// An entry that techniques are still at work on.
pub struct Draft<'d, 'a, 'f> {
    /// What has been made so far.
    pub entry: Entry<'a>,
    /// The techniques read so far.
    calls: Vec<Call<'a>>,
    /// How many modifiers have been read, those of styles included.
    filled: usize,
    /// Whether the exercise is known; nothing that depends on it is reported otherwise.
    pub known: bool,
    /// The routine it is of.
    pub routine: &'d Routine<'a>,
    /// The text, and where reports go.
    pub reader: Reader<'a, 'f>,
}

/// Plans one line under `settings`. `None` where it has no sets or its exercise is unknown.
pub fn build<'a>(
    routine: &Routine<'a>,
    item: &'a Item,
    cues: &'a [Statement],
    block: Option<&'a str>,
    settings: Settings,
    findings: &mut Findings,
) -> Option<Entry<'a>> {
    let mut reader = routine.reader(findings);
    let (exercise, alternatives, known) = exercises(routine, &mut reader, item);
    let gear = routine.catalogue.gear(&exercise);
    let sides = match exercise.sides {
        Sides::One(limb) => Some(EachSide {
            limb,
            said: false,
            alternating: false,
            by_rep: false,
        }),
        Sides::Both | Sides::Either(_) => None,
    };
    // An arm that works alone lifts its own dumbbell, not both.
    let one_arm = matches!(exercise.sides, Sides::One(Limb::Arm));
    let implements = if exercise.gear == "dumbbells" && !one_arm { 2 } else { 1 };
    let name_span = reader
        .ast
        .all(item.exercises)
        .first()
        .copied()
        .unwrap_or(item.span);
    let entry = Entry {
        span: item.span,
        name_span,
        exercise,
        alternatives,
        label: Some(reader.str(item.label)).filter(|label| !label.is_empty()),
        block,
        cues: Vec::new(),
        bias: None,
        sides,
        implements,
        conditional: false,
        runs: Vec::new(),
        gear,
        calls: Rc::default(),
    };
    let mut draft = Draft {
        entry,
        calls: Vec::new(),
        filled: 0,
        known,
        routine,
        reader,
    };
    for group in draft.reader.ast.all(item.scheme) {
        draft.group(group);
    }
    draft.modifiers(item.modifiers, settings, &mut Vec::new(), None);
    if draft.entry.runs.is_empty() {
        return None;
    }
    draft.apply();
    let said = cues.iter().filter_map(|statement| match statement {
        Statement::Cue { text } => Some(draft.reader.str(*text).trim()),
        _ => None,
    });
    draft.entry.cues.extend(said);
    known.then_some(draft.entry)
}

/// The exercise to plan, and what may be done instead. A slip in one name is reported and passed over.
fn exercises<'a>(
    routine: &Routine<'a>,
    reader: &mut Reader<'a, '_>,
    item: &Item,
) -> (Rc<Exercise<'a>>, Vec<Rc<Exercise<'a>>>, bool) {
    let mut found = Vec::with_capacity(1);
    for name in reader.ast.all(item.exercises) {
        match routine.catalogue.exercise(reader.str(*name)) {
            Some(exercise) => found.push(exercise),
            None => unknown_exercise(routine, reader, *name),
        }
    }
    if found.is_empty() {
        let unknown = Exercise::unknown(Place::new(FileId::ROUTINE, item.span));
        return (Rc::new(unknown), Vec::new(), false);
    }
    let first = found.remove(0);
    (first, found, true)
}

fn unknown_exercise(routine: &Routine<'_>, reader: &mut Reader<'_, '_>, name: Span) {
    let word = reader.str(name);
    if word.is_empty() {
        return;
    }
    let place = reader.place(name);
    let problem = Diagnostic::new(
        &UNKNOWN_EXERCISE,
        format!("There is no exercise called `{word}`"),
    )
    .at(place, "not known");
    let near = nearest(word, routine.catalogue.exercise_names())
        .or_else(|| nearest(word, routine.catalogue.exercise_aliases()));
    let problem = match near {
        Some(near) => problem.suggest(place, Some(near)),
        None => problem.help(format!(
            "declare it: `exercise {} \"…\"  works[quads] gear[barbell] pattern[squat]`",
            name_of(word)
        )),
    };
    reader.report(problem);
}

/// A name that can stand in a declaration: words joined by underscores.
fn name_of(word: &str) -> String {
    let joined: String = word
        .to_lowercase()
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { '_' })
        .collect();
    joined
}

impl<'a> Draft<'_, 'a, '_> {
    /// Lays out the sets of `4x6 @315` or `3x5 @[135, 185, 225]`.
    fn group(&mut self, group: &Group) {
        let loads: Vec<WrittenLoad> = {
            let ast = self.reader.ast;
            ast.all(group.loads)
                .iter()
                .filter_map(|load| WrittenLoad::read(&mut self.reader, load.terms))
                .collect()
        };
        let last_unit = loads.last().map_or(Unit::None, WrittenLoad::unit);
        let Some(scheme) = self.reader.scheme(group.scheme) else {
            return;
        };
        let sets = Count {
            min: scheme.sets.0,
            max: scheme.sets.1,
        };
        if !group.listed {
            let load = loads.first().and_then(|load| self.load(*load));
            self.entry.runs.push(Run {
                sets,
                set: set_of(&scheme, load),
                span: group.scheme,
            });
            return;
        }
        if group.loads.len() != loads.len() {
            return;
        }
        self.one_unit(&loads);
        if sets.is_exact() && loads.len() == sets.max as usize {
            for load in loads {
                let load = self.load(load.or_unit(last_unit));
                self.entry.runs.push(Run {
                    sets: Count::exactly(1),
                    set: set_of(&scheme, load),
                    span: group.scheme,
                });
            }
            return;
        }
        let list = loads.first().map_or(group.scheme, |first| {
            first
                .span()
                .to(loads.last().map_or(group.scheme, WrittenLoad::span))
        });
        let (list, scheme_place) = (self.reader.place(list), self.reader.place(group.scheme));
        self.reader.report(
            Diagnostic::new(
                &rules::LIST_LENGTH,
                format!(
                    "{} for {}",
                    counted(loads.len(), "load"),
                    counted_range(sets, "set")
                ),
            )
            .at(list, "one load for each set belongs here")
            .because(scheme_place, "this many sets")
            .help("write as many loads as sets"),
        );
        self.entry.runs.push(Run {
            sets,
            set: set_of(&scheme, None),
            span: group.scheme,
        });
    }

    /// Reports a list whose loads are in different units.
    pub(crate) fn one_unit(&mut self, loads: &[WrittenLoad]) {
        let mut written = loads.iter().filter(|load| load.unit() != Unit::None);
        let Some(first) = written.next() else { return };
        if let Some(other) = written.find(|load| load.unit() != first.unit()) {
            let (place, cause) = (
                self.reader.place(other.span()),
                self.reader.place(first.span()),
            );
            self.reader.report(
                Diagnostic::new(
                    &rules::MIXED_UNITS,
                    format!(
                        "One list mixes `{}` and `{}`",
                        first.unit().word(),
                        other.unit().word()
                    ),
                )
                .at(place, format!("in `{}`", other.unit().word()))
                .because(cause, format!("in `{}`", first.unit().word()))
                .help("write all of them in one unit"),
            );
        }
    }

    /// Looks up each modifier; a style is filled in.
    fn modifiers(
        &mut self,
        modifiers: Slice<Modifier>,
        settings: Settings,
        within: &mut Vec<Span>,
        used_at: Option<Span>,
    ) {
        let ast = self.reader.ast;
        for modifier in ast.all(modifiers) {
            let name = self.reader.str(modifier.name);
            self.filled += 1;
            if self.filled == MAX_TECHNIQUES + 1 {
                let span = used_at.unwrap_or(modifier.name);
                self.reader.fault(
                    &rules::TOO_MANY_TECHNIQUES,
                    span,
                    format!("The line comes to more than {MAX_TECHNIQUES} techniques once its styles are filled in"),
                    "too many",
                    "styles that use styles multiply; use fewer",
                );
            }
            if self.filled > MAX_TECHNIQUES {
                return;
            }
            self.entry.conditional |= modifier.condition.is_some();
            let holds = self.routine.holds(modifier.condition, settings);
            if let Some(technique) = technique::named(name) {
                if let Some(call) = technique::call(self, technique, modifier) {
                    if let Some(twice) = self
                        .calls
                        .iter()
                        .find(|other| other.technique.name == name && other.scope == call.scope)
                        .filter(|_| holds && !technique.repeats)
                    {
                        let (place, earlier) = (
                            self.reader.place(used_at.unwrap_or(modifier.span())),
                            self.reader.place(twice.span),
                        );
                        self.reader.report(
                            Diagnostic::new(
                                &rules::TECHNIQUE_TWICE,
                                format!("`{name}` is said twice of the same sets"),
                            )
                            .at(place, "again here")
                            .because(earlier, "first said here")
                            .help("keep one of the two"),
                        );
                    } else if holds {
                        self.calls.push(call);
                    }
                }
            } else if let Some(style) = self.routine.styles.get(name) {
                style.used.set(true);
                if !modifier.args.is_empty() {
                    self.reader.fault(
                        &rules::STYLE_WITH_ARGUMENTS,
                        modifier.span(),
                        format!("The style `{name}` takes no arguments"),
                        "brackets after a style",
                        "write the style's name alone",
                    );
                }
                if within.contains(&style.span) || within.len() >= MAX_STYLES {
                    self.reader.fault(
                        &rules::RECURSIVE_STYLE,
                        modifier.name,
                        format!("The style `{name}` comes back to itself"),
                        "without end",
                        "remove it from the style",
                    );
                } else if holds {
                    within.push(style.span);
                    self.modifiers(
                        style.modifiers,
                        settings,
                        within,
                        used_at.or(Some(modifier.name)),
                    );
                    within.pop();
                }
            } else {
                self.unknown_technique(modifier.name);
            }
        }
    }

    fn unknown_technique(&mut self, span: Span) {
        let word = self.reader.str(span);
        let habit = technique::HABITS
            .iter()
            .find(|(habit, _)| *habit == word.to_lowercase())
            .map(|(_, meant)| *meant);
        let place = self.reader.place(span);
        let problem = Diagnostic::new(
            &rules::UNKNOWN_TECHNIQUE,
            format!("There is no technique or style called `{word}`"),
        )
        .at(place, "not known");
        let known = technique::ALL
            .iter()
            .map(|technique| technique.name)
            .chain(self.routine.styles.keys().copied());
        let problem = match habit {
            Some(meant) => problem.help(format!("write `{meant}`")),
            None => match nearest(word, known) {
                Some(near) => problem.suggest(place, Some(near)),
                None if self.routine.catalogue.exercise(word).is_some() => {
                    problem.help("an exercise opens a line of its own; its alternative follows `|`")
                }
                None => problem.help("`legc explain --list` shows all techniques"),
            },
        };
        self.reader.report(problem);
    }

    /// Applies every technique, stage by stage, in the order they were written.
    fn apply(&mut self) {
        let calls: Rc<[Call<'a>]> = std::mem::take(&mut self.calls).into();
        self.entry.calls = Rc::clone(&calls);
        for stage in technique::Stage::ALL {
            for call in calls.iter().filter(|call| call.technique.stage == *stage) {
                (call.technique.apply)(call, self);
            }
        }
        for call in calls.iter() {
            (call.technique.check)(call, self);
        }
    }

    /// The runs that `scope` is for, parted from the others; out of range is reported at `span`.
    pub fn scoped(&mut self, scope: Scope, span: Span) -> std::ops::Range<usize> {
        let sets = self.entry.sets();
        let total = self.entry.runs.len();
        match scope {
            Scope::All => 0..total,
            Scope::From(n) | Scope::Only(n) if n == 0 || n > sets.max => {
                self.reader.fault(
                    &rules::SET_OUT_OF_RANGE,
                    span,
                    format!(
                        "There is no set {n}: the line has {}",
                        counted_range(sets, "set")
                    ),
                    "out of range",
                    "name a set that the line has",
                );
                0..0
            }
            Scope::From(n) => {
                let from = self.split_at(n - 1);
                from..self.entry.runs.len()
            }
            Scope::Only(n) => {
                let from = self.split_at(n - 1);
                let to = self.split_at(n);
                from..to
            }
            Scope::Last => {
                let Some(last) = self.entry.runs.pop() else {
                    return 0..0;
                };
                let (min, max) = (
                    last.sets.min.saturating_sub(1),
                    last.sets.max.saturating_sub(1),
                );
                if max > 0 {
                    self.entry.runs.push(Run {
                        sets: Count { min, max },
                        ..last.clone()
                    });
                }
                self.entry.runs.push(Run {
                    sets: Count::exactly(1),
                    ..last
                });
                self.entry.runs.len() - 1..self.entry.runs.len()
            }
        }
    }

    /// Parts the runs after the first `n` sets; gives the index of the first run after them.
    pub fn split_at(&mut self, n: u32) -> usize {
        let mut before = 0;
        for at in 0..self.entry.runs.len() {
            let Some(run) = self.entry.runs.get_mut(at) else {
                break;
            };
            if before + run.sets.max > n {
                let (head, tail) = run.sets.split(n - before);
                if head.max == 0 {
                    return at;
                }
                let rest = Run {
                    sets: tail,
                    ..run.clone()
                };
                run.sets = head;
                self.entry.runs.insert(at + 1, rest);
                return at + 1;
            }
            before += run.sets.max;
        }
        self.entry.runs.len()
    }

    /// Gives `change` every set of the runs that `call` is for.
    pub fn each_set(&mut self, call: &Call<'a>, mut change: impl FnMut(&mut Set<'a>)) {
        let range = self.scoped(call.scope, call.span);
        self.entry
            .runs
            .get_mut(range)
            .unwrap_or(&mut [])
            .iter_mut()
            .for_each(|run| change(&mut run.set));
    }
}

/// The most techniques that a line may come to.
const MAX_TECHNIQUES: usize = 64;

/// How deep styles may stand in styles.
const MAX_STYLES: usize = 8;

/// The set that a scheme asks, all segments of one load.
fn set_of<'a>(scheme: &Scheme, load: Option<crate::quantity::Load>) -> Set<'a> {
    let segments = scheme.bouts.iter().map(|bout| {
        let measure = match *bout {
            Bout::Reps(reps) | Bout::AsManyAsPossible(reps) => Measure::Reps(reps),
            Bout::Seconds(seconds) => Measure::Seconds(seconds),
            Bout::Metres(metres) => Measure::Metres(metres),
        };
        Segment::plain(measure, load)
    });
    Set {
        segments: segments.collect(),
        ..Set::default()
    }
}

/// `1 set`, `4 sets`
#[must_use]
pub fn counted(n: usize, noun: &str) -> String {
    if n == 1 {
        format!("1 {noun}")
    } else {
        format!("{n} {noun}s")
    }
}

/// `4 sets`, `3 to 4 sets`
#[must_use]
pub fn counted_range(count: Count, noun: &str) -> String {
    if count.is_exact() {
        counted(count.max as usize, noun)
    } else {
        format!("{} to {} {noun}s", count.min, count.max)
    }
}

/// Whether a term is the word `word`.
pub(crate) fn is_word(reader: &Reader<'_, '_>, term: crate::syntax::ast::Term, word: &str) -> bool {
    term.kind == TermKind::Word && reader.str(term.span) == word
}
