//! One line becomes one entry: names looked up, sets laid out, techniques applied.

use std::borrow::Cow;
use std::rc::Rc;

use smallvec::SmallVec;

use super::draft::Draft;
use super::load::WrittenLoad;
use super::rules;
use super::set::{
    Count, EachSide, Effort, Entry, Kind, Measure, Run, Segment, Set, counted, counted_range,
};
use crate::diagnostic::{Diagnostic, Findings};
use crate::expression::rules::WRONG_VALUE;
use crate::expression::{self, How, Names, Scale};
use crate::library::{Exercise, Limb, Sides, UNKNOWN_EXERCISE};
use crate::progress::Tracks;
use crate::quantity::{Decimal, Interval, Load, Unit, Written};
use crate::routine::{Bound, Routine, Settings};
use crate::source::{FileId, Place, Span};
use crate::syntax::ast::{Group, Item, Statement, Term, TermKind};
use crate::syntax::read::{Bout, Reader, Scheme, WRONG_UNIT};
use crate::technique;

/// Plans one line under `settings`. `None` where it has no sets or its exercise is unknown.
pub fn build<'a>(
    routine: &Routine<'a>,
    item: &'a Item,
    cues: &'a [Statement],
    (block, bound): (Option<&'a str>, Bound<'a>),
    settings: Settings,
    tracks: &mut Tracks<'a>,
    findings: &mut Findings,
) -> Option<Entry<'a>> {
    let said = findings.said();
    let errors = findings.errors_told();
    let mut reader = routine.reader(findings);
    let (exercise, alternatives, known) = exercises(routine, &mut reader, item, &bound);
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
    let name_span = reader
        .ast
        .all(item.exercises)
        .first()
        .copied()
        .unwrap_or(item.span);
    let entry = Entry {
        span: item.span,
        item,
        name_span,
        cues: exercise.own_cues().to_vec(),
        implements: implements(&exercise),
        max: routine
            .maxes
            .get(exercise.name)
            .map(|max| (max.weight, max.unit)),
        exercise,
        share_of: None,
        alternatives,
        label: Some(reader.str(item.label)).filter(|label| !label.is_empty()),
        block,
        used: None,
        bias: None,
        sides,
        faulty: false,
        conditional: false,
        alone: bound.is_empty(),
        moves_on: None,
        moves_by: None,
        runs: Vec::new(),
        gear,
        calls: Rc::default(),
    };
    let mut draft = Draft {
        entry,
        calls: Vec::new(),
        filled: 0,
        told_of_plates: false,
        known,
        settings,
        bound,
        routine,
        reps: None,
        by_effort: None,
        moved: tracks.moved_maxes(),
        reader,
    };
    routine.asked_week.set(false);
    routine.named.set(false);
    let groups = draft.groups_of_week(item);
    let moving = routine
        .progresses
        .then(|| draft.progression(item))
        .flatten();
    draft.entry.moves_on = moving.as_ref().map(|call| call.span);
    let mut moved = None;
    for (at, group) in groups.iter().enumerate() {
        let first = draft.entry.runs.len();
        if let (Some(call), Some(moved)) = (&moving, &moved) {
            draft.tell_of_top(call, group, moved);
        }
        draft.group(group);
        match &moving {
            Some(call) if at == 0 => moved = draft.move_on(call, &groups, tracks),
            Some(call) => draft.move_along(call, group, first, moved.as_ref()),
            None => {}
        }
    }
    draft.modifiers(item.modifiers, &mut Vec::new(), None);
    if draft.entry.runs.is_empty() {
        return None;
    }
    draft.apply();
    draft.deload();
    draft.entry.conditional |= routine.asked_week.get() || routine.calendar.has_deloads();
    draft.entry.alone &= draft.reader.findings.said() == said;
    draft.entry.cues.extend(routine.cues(cues));
    draft.entry.faulty |= draft.reader.findings.errors_told() > errors;
    known.then_some(draft.entry)
}

/// How many implements are lifted at once: an arm that works alone lifts its own dumbbell, not both.
fn implements(exercise: &Exercise<'_>) -> u32 {
    let one_arm = matches!(exercise.sides, Sides::One(Limb::Arm));
    if exercise.gear == "dumbbells" && !one_arm {
        2
    } else {
        1
    }
}

/// The exercise to plan, and what may be done instead. A slip in one name is reported and passed over.
fn exercises<'a>(
    routine: &Routine<'a>,
    reader: &mut Reader<'a, '_>,
    item: &Item,
    bound: &Bound<'a>,
) -> (Rc<Exercise<'a>>, Vec<Rc<Exercise<'a>>>, bool) {
    let mut found = Vec::with_capacity(1);
    for name in reader.ast.all(item.exercises) {
        // A parameter stands for an exercise that the `use` names.
        let name = bound.get(reader.str(*name)).map_or(*name, Term::span_of);
        match routine.catalogue.exercise(reader.str(name)) {
            Some(exercise) => found.push(exercise),
            None if technique::named(reader.str(name)).is_some() => technique_alone(reader, name),
            None => routine.catalogue.unknown_exercise(reader, name),
        }
    }
    if found.is_empty() {
        let unknown = Exercise::unknown(Place::new(FileId::ROUTINE, item.span));
        return (Rc::new(unknown), Vec::new(), false);
    }
    let first = found.remove(0);
    (first, found, true)
}

impl<'a> Draft<'_, 'a, '_> {
    /// The groups of a line that are this week's, its own of each `week[5x5, 5x3, 3x1]` and those of
    /// every week.
    fn groups_of_week(&mut self, item: &Item) -> Cow<'a, [Group]> {
        let all = self.routine.ast.all(item.scheme);
        if all.iter().all(|group| group.of_weeks.is_none()) {
            return Cow::Borrowed(all);
        }
        self.routine.asked_week.set(true);
        let calendar = &self.routine.calendar;
        let now = calendar.week_of_cycle(self.settings.week) - 1;
        let mut groups = Vec::new();
        for (at, group) in all.iter().enumerate() {
            match group.of_weeks {
                Some((0, count)) if count != calendar.weeks => {
                    let list = all.get(at..at + count as usize).unwrap_or(&[]);
                    self.wrong_number_of_weeks(list);
                    groups.push(*group);
                }
                Some((place, count)) if count != calendar.weeks || place != now => {}
                Some(_) => {
                    let text = self.reader.str(group.scheme);
                    let note = || format!("week {} of {} takes `{text}`", now + 1, calendar.weeks);
                    let trace = &self.routine.trace;
                    trace.note_of(group.scheme, Some(group.scheme), note);
                    groups.push(*group);
                }
                None => groups.push(*group),
            }
        }
        Cow::Owned(groups)
    }

    /// Reports a list of schemes that is of another length than the weeks.
    fn wrong_number_of_weeks(&mut self, groups: &[Group]) {
        let (Some(first), Some(last)) = (groups.first(), groups.last()) else {
            return;
        };
        let calendar = &self.routine.calendar;
        let ast = self.reader.ast;
        let load_of = |group: &Group| {
            let loads = ast.all(group.loads).last();
            loads.map(|load| ast.span_of(load.terms))
        };
        // A load that follows the list is that of each, and no part of it.
        let own = load_of(last).filter(|own| load_of(first) != Some(*own));
        let end = own.unwrap_or(last.scheme);
        let span = first.scheme.to(end);
        let given: Vec<&str> = groups
            .iter()
            .map(|group| self.reader.str(group.scheme))
            .collect();
        let wanted = (calendar.weeks, "week", calendar.span);
        expression::wrong_length(&mut self.reader, span, "scheme", &given, wanted);
    }

    /// Makes the entry as much lighter as its week is.
    fn deload(&mut self) {
        let Some(deload) = self.routine.deload(self.settings) else {
            return;
        };
        let hundred = Decimal::whole(100);
        if deload.sets != hundred {
            self.keep_work_sets(deload.sets);
        }
        if deload.loads == hundred {
            return;
        }
        // How hard the usual load is says nothing of a lighter one; what is said of the week itself does.
        let by_week = self.entry.calls.iter().any(|call| {
            matches!(call.technique.name, "rir" | "rpe")
                && self.reader.str(call.span).contains("week")
        });
        let mut runs = std::mem::take(&mut self.entry.runs);
        for set in runs.iter_mut().map(|run| &mut run.set) {
            let mut is_lighter = false;
            for segment in &mut set.segments {
                segment.before_deload = segment.load;
                let lighter = segment.load.map(|load| self.deloaded(load, deload.loads));
                segment.load = match set.kind {
                    Kind::Warmup => lighter.map(|load| self.no_lighter_than_empty(load)),
                    Kind::Work => lighter,
                };
                let both = segment.load.zip(segment.before_deload);
                is_lighter |= both.is_some_and(|(now, usual)| now.weight != usual.weight);
            }
            if is_lighter && !by_week {
                set.effort = set.effort.of_a_lighter_load();
            }
        }
        self.entry.runs = runs;
    }

    /// `load` at so many percent of itself. A machine's help stays as it is: less of it is harder.
    fn deloaded(&self, load: Load, percent: Decimal) -> Load {
        let part = |value: Decimal| percent.percent_of(value);
        match load.written {
            Written::Assisted => load,
            Written::Bodyweight => {
                let lighter = self.rounded_beside_the_body(Load {
                    weight: load.weight.map(part),
                    ..load
                });
                if lighter.is_heavier_than(&load) {
                    load
                } else {
                    lighter
                }
            }
            Written::Plates(count) => {
                let how = self
                    .routine
                    .rounding
                    .map_or(How::Down, |rounding| rounding.how);
                let whole = |plates| how.to_step(plates, Decimal::ONE).max(Decimal::ONE);
                let fewer = count.map(|count| whole(part(count)));
                Load {
                    weight: self.entry.gear.with_plates(fewer).unwrap_or(load.weight),
                    written: Written::Plates(fewer),
                    ..load
                }
            }
            Written::Weight | Written::Percent(..) | Written::Worked => {
                // Of what was asked, though the gear ended before it: so many percent it may make.
                let (weight, unit) = load.asked.unwrap_or((load.weight, load.unit));
                let exact = Load::plain(weight.map(part), unit).written(Written::Worked);
                let lighter = self.rounded(exact);
                // Steps so wide that the nearest is heavier leave the load as it was.
                if lighter.is_heavier_than(&load) {
                    load
                } else {
                    lighter
                }
            }
        }
    }

    /// Keeps so many percent of the work sets, the first ones, rounded up.
    fn keep_work_sets(&mut self, percent: Decimal) {
        let work = self
            .entry
            .runs
            .iter()
            .filter(|run| run.set.kind == Kind::Work);
        let all = work.fold(Count::exactly(0), |sum, run| Count {
            min: sum.min.saturating_add(run.sets.min),
            max: sum.max.saturating_add(run.sets.max),
        });
        let part = |count: u32| {
            let exact = percent.percent_of(count.into());
            let whole = How::Up.to_step(exact, Decimal::ONE).to_i64();
            whole
                .and_then(|whole| u32::try_from(whole).ok())
                .unwrap_or(count)
        };
        let mut left = Count {
            min: part(all.min),
            max: part(all.max),
        };
        for run in &mut self.entry.runs {
            if run.set.kind != Kind::Work {
                continue;
            }
            let max = run.sets.max.min(left.max);
            run.sets = Count {
                min: run.sets.min.min(left.min).min(max),
                max,
            };
            left.max -= max;
            left.min = (left.min - run.sets.min).min(left.max);
        }
        self.entry.runs.retain(|run| run.sets.max > 0);
    }

    /// The effort of sets that are loaded by it: `@rpe[8]`.
    fn effort(&mut self, group: &Group) -> Effort {
        let ast = self.reader.ast;
        let mut effort = Effort::default();
        let [load] = ast.all(group.loads) else {
            return effort;
        };
        let names = self.names();
        let mut said = Findings::deaf();
        let mut reader = self.routine.reader(&mut said);
        let read = || expression::effort(&mut reader, ast.all(load.terms), &names);
        match self.routine.trace.hushed(read) {
            Some((Scale::Rpe, amount)) => effort.rpe = Some(amount),
            Some((Scale::Rir, amount)) => effort.rir = Some(amount),
            None => return effort,
        }
        self.by_effort = Some(ast.span_of(load.terms));
        effort
    }

    /// The sets and reps of a group; those that a parameter of the block stands for, where it is one.
    pub(super) fn scheme(&mut self, group: &Group) -> Option<Scheme> {
        let names = self.names();
        let span = scheme_of(&mut self.reader, group, &names)?;
        self.reader.scheme(span)
    }

    /// Does `work` on the load that is written at `line`; what is noted meanwhile is of it.
    fn standing_at<T>(&mut self, line: Span, work: impl FnOnce(&mut Self) -> T) -> T {
        self.routine.trace.stand_at(Some(line));
        let done = work(self);
        self.routine.trace.stand_at(None);
        done
    }

    /// The load that `written`, the load `at` of `group`, says.
    fn load_at(&mut self, group: &Group, at: usize, written: WrittenLoad) -> Option<Load> {
        let loads = self.reader.ast.all(group.loads);
        let line = loads
            .get(at)
            .map(|load| self.reader.ast.span_of(load.terms));
        self.standing_at(line.unwrap_or(written.span()), |draft| draft.load(written))
    }

    /// Lays out the sets of `4x6 @315` or `3x5 @[135, 185, 225]`.
    fn group(&mut self, group: &Group) {
        let scheme = self.scheme(group);
        self.reps = scheme.as_ref().and_then(reps_of);
        let loads: SmallVec<[WrittenLoad; 4]> = {
            let ast = self.reader.ast;
            let terms = ast.all(group.loads).iter().map(|load| ast.all(load.terms));
            let read =
                |terms| self.standing_at(Term::span_of(terms), |draft| draft.written_load(terms));
            terms.filter_map(read).collect()
        };
        // What a value that cannot be worked out is at fault for was told where it was first asked for.
        self.entry.faulty |= loads.len() < group.loads.len();
        let last_unit = loads.last().map_or(Unit::None, WrittenLoad::unit);
        let Some(scheme) = scheme else {
            return;
        };
        let effort = self.effort(group);
        let in_metres = |bout: &Bout| matches!(bout, Bout::Metres(_));
        if self.entry.exercise.pattern == "hold" && scheme.bouts.iter().any(in_metres) {
            let place = self.reader.place(group.scheme);
            let minutes = self.reader.str(group.scheme).replace('m', "min");
            let name = self.entry.exercise.name;
            self.reader.report(
                Diagnostic::new(&WRONG_UNIT, format!("`{name}` is held, and `m` is metres"))
                    .at(place, "a hold covers no way")
                    .help(format!("minutes are `min`: write `{minutes}`"))
                    .fix(place, minutes, true),
            );
        }
        let sets = Count {
            min: scheme.sets.0,
            max: scheme.sets.1,
        };
        if !group.listed {
            let load = loads.first().and_then(|load| self.load_at(group, 0, *load));
            self.entry.runs.push(Run {
                sets,
                set: Set {
                    effort,
                    ..set_of(&scheme, load)
                },
                span: group.scheme,
            });
            return;
        }
        if group.loads.len() != loads.len() {
            return;
        }
        self.one_unit(&loads);
        if sets.is_exact() && loads.len() == sets.max as usize {
            for (at, load) in loads.into_iter().enumerate() {
                let load = self.load_at(group, at, load.or_unit(last_unit));
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
            .help(format!(
                "write {}, one for each set",
                counted_range(sets, "load")
            )),
        );
        self.entry.runs.push(Run {
            sets,
            set: set_of(&scheme, None),
            span: group.scheme,
        });
    }
}

/// Where the sets and reps of a group are written: on its line, or where a `use` gives them.
pub(super) fn scheme_of<'a>(
    reader: &mut Reader<'a, '_>,
    group: &Group,
    names: &Names<'_, 'a>,
) -> Option<Span> {
    let name = reader.str(group.scheme);
    let Some(given) = names.bound.get(name) else {
        return Some(group.scheme);
    };
    let trace = &names.routine.trace;
    let text = reader.str(Term::span_of(given));
    trace.note_of(group.scheme, Some(Term::span_of(given)), || {
        names.bound.says(name, text)
    });
    let terms = expression::picked(reader, given, &names.outside())?;
    trace.settle(group.scheme);
    let span = Term::span_of(terms);
    let is_scheme = matches!(terms, [only] if only.kind == TermKind::Scheme
        || (only.kind == TermKind::Amount && reader.str(span).ends_with(char::is_alphabetic)));
    if !is_scheme {
        let (place, used) = (reader.place(span), reader.place(group.scheme));
        let text = reader.str(span);
        reader.report(
            Diagnostic::new(
                &WRONG_VALUE,
                format!("`{name}` stands for `{text}`, which is not sets by reps"),
            )
            .at(place, "sets and reps belong here")
            .because(used, format!("`{name}` says how many sets"))
            .help("write sets by reps, as in `4x6` or `3x8-12`"),
        );
        return None;
    }
    Some(span)
}

/// The reps of a set of `scheme`, its parts together; `None` where any of them is counted otherwise, or
/// not at all.
fn reps_of(scheme: &Scheme) -> Option<Interval> {
    let reps = scheme.bouts.iter().map(|bout| match *bout {
        Bout::Reps(reps) => Some(reps),
        // As many as go: by the chart, as many as are asked at least.
        Bout::AsManyAsPossible(reps) => Some(Interval::exactly(reps.min)),
        // As many as go are no number of them.
        Bout::Max | Bout::Seconds(_) | Bout::Metres(_) => None,
    });
    reps.reduce(|one, other| Some(one? + other?)).flatten()
}

/// The set that a scheme asks, all segments of one load.
fn set_of<'a>(scheme: &Scheme, load: Option<Load>) -> Set<'a> {
    let segments = scheme.bouts.iter().map(|bout| {
        let measure = match *bout {
            Bout::Reps(reps) | Bout::AsManyAsPossible(reps) => Measure::Reps(reps),
            Bout::Max => Measure::Reps(Interval::at_least(Decimal::ONE)),
            Bout::Seconds(seconds) => Measure::Seconds(seconds),
            Bout::Metres(metres) => Measure::Metres(metres),
        };
        Segment {
            all_out: *bout == Bout::Max,
            ..Segment::plain(measure, load)
        }
    });
    Set {
        segments: segments.collect(),
        ..Set::default()
    }
}

/// Reports a technique that opens a line of its own.
fn technique_alone(reader: &mut Reader<'_, '_>, name: Span) {
    let word = reader.str(name);
    let place = reader.place(name);
    reader.report(
        Diagnostic::new(
            &UNKNOWN_EXERCISE,
            format!("`{word}` is a technique, and a line opens with an exercise"),
        )
        .at(place, "no exercise")
        .help(format!(
            "write it behind the sets and reps of its exercise, as in `{}`",
            technique::named(word).map_or("", |technique| technique.example)
        )),
    );
}
