//! Breaches become findings: all of one requirement are one, with where else it is broken.

use std::collections::{HashMap, HashSet};

use super::REQUIREMENT_BROKEN;
use crate::diagnostic::{Diagnostic, Findings, joined};
use crate::quantity::{Decimal, Interval};
use crate::routine::{Routine, Settings, Step, weeks_in_words};
use crate::source::Span;

/// What a week or a day has, where that breaks a requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Figure {
    /// How much.
    pub(super) amount: Interval,
    /// `sets`
    pub(super) unit: &'static str,
    /// Whether it is an estimate: that two of them differ says little.
    pub(super) is_rough: bool,
    /// Whether it is too little.
    pub(super) is_under: bool,
    /// What is required: `6 to 12 sets`.
    pub(super) bounds: String,
}

impl Figure {
    /// `4 sets`
    fn words(amount: Interval, unit: &str) -> String {
        let unit = if amount == Interval::exactly(Decimal::ONE) {
            unit.trim_end_matches('s')
        } else {
            unit
        };
        format!("{} {unit}", amount.grouped())
    }
}

/// A requirement that the plan breaks, or may break, in a week and under a setting.
pub struct Breach {
    /// The requirement's line.
    pub(super) requirement: Span,
    pub(super) settings: Settings,
    /// Where in the week: `Day 2`, `Day 2 to Day 4`; `None` where it is all of it.
    pub(super) place: Option<String>,
    /// What it has there, where it is a number that is required.
    pub(super) figure: Option<Figure>,
    /// What else there is to do but to change the plan.
    pub(super) other: Option<String>,
    pub(super) diagnostic: Diagnostic,
}

/// The most places that are named beside the first.
const MAX_NAMED: usize = 3;

/// Reports each requirement that is broken, once: the first week and setting that break it, and,
/// where not all settings do, which one it is; then where else. What is broken anywhere is not told
/// of where it is only undecided.
pub fn report(
    routine: &Routine<'_>,
    all: &[Settings],
    breaches: Vec<Breach>,
    findings: &mut Findings,
) {
    let mut order = Vec::new();
    let mut of_each: HashMap<Span, Vec<Breach>> = HashMap::new();
    for breach in breaches {
        let known = of_each.entry(breach.requirement).or_default();
        if known.is_empty() {
            order.push(breach.requirement);
        }
        known.push(breach);
    }
    for requirement in order {
        let mut own = of_each.remove(&requirement).unwrap_or_default();
        let is_broken = |breach: &Breach| *breach.diagnostic.rule == REQUIREMENT_BROKEN;
        if own.iter().any(is_broken) {
            own.retain(is_broken);
        }
        findings.extend(told(routine, all, &own));
    }
}

/// One finding of all breaches of one requirement.
fn told(routine: &Routine<'_>, all: &[Settings], breaches: &[Breach]) -> Option<Diagnostic> {
    let (first, others) = breaches.split_first()?;
    let several_weeks = routine.calendar.total() > 1;
    let decisive = Decisive::of(routine, all, breaches);
    let week = several_weeks.then(|| format!("in week {}", first.settings.week));
    let options = decisive.words(first);
    let circumstances: Vec<String> = week.into_iter().chain(options).collect();
    let mut diagnostic = first.diagnostic.clone();
    for used in uses(routine, first) {
        routine.show_use(&mut diagnostic, used);
    }
    let file = routine.source.file_at(first.requirement.start);
    if let Some(by) = file.and_then(|file| file.by) {
        diagnostic = diagnostic.because(routine.place(by), "brought in here");
    }
    if !circumstances.is_empty() {
        let circumstances = circumstances.join(", ");
        diagnostic.message = format!("{} ({circumstances})", diagnostic.message);
    }
    if let (Some(condition), Some(help)) = (lighter_weeks(routine, breaches), &diagnostic.help) {
        diagnostic.help = Some(format!(
            "{help}; a requirement that is not of the lighter week ends in `{condition}`"
        ));
    }
    if let (Some(both), Some(other)) = (within(breaches), &first.other) {
        diagnostic.help = Some(format!("{both}, or {other}"));
    }
    let elsewhere = Elsewhere::of(first, others);
    if !elsewhere.places.is_empty() {
        let words = elsewhere.words(several_weeks, first, &decisive);
        diagnostic.message = format!("{}; also {words}", diagnostic.message);
    }
    Some(diagnostic)
}

/// The `use` lines by which the days come to the lines of blocks that `breach` points at.
fn uses(routine: &Routine<'_>, breach: &Breach) -> Vec<Span> {
    let labels = breach.diagnostic.labels.iter();
    let pointed: Vec<Span> = labels
        .filter(|label| !label.primary)
        .map(|label| label.place.span)
        .collect();
    // Of each of them: the `use` of each day that comes to it, and whether it is a day of the breach.
    let mut found: Vec<Vec<(Span, bool)>> = vec![Vec::new(); pointed.len()];
    for day in routine.days_of(breach.settings) {
        let heading = day.heading();
        // Of two days the later one is pointed at.
        let is_there = breach.place.as_deref().is_none_or(|place| {
            let later = place.rsplit(" and ").next();
            later == Some(&heading)
        });
        routine.steps(day, breach.settings, &mut |step| {
            let Step::Item {
                item,
                used: Some(used),
                ..
            } = step
            else {
                return;
            };
            let holds = |span: &Span| item.span.start <= span.start && span.end <= item.span.end;
            for (span, uses) in pointed.iter().zip(&mut found) {
                if holds(span) {
                    uses.push((used, is_there));
                }
            }
        });
    }
    let last = |all: &Vec<(Span, bool)>| {
        let there = all.iter().rfind(|(_, is_there)| *is_there);
        there.or(all.last()).map(|(used, _)| *used)
    };
    found.iter().filter_map(last).collect()
}

/// What to do where there is too little in one place and too much in another.
fn within(breaches: &[Breach]) -> Option<String> {
    let figures = || breaches.iter().filter_map(|breach| breach.figure.as_ref());
    let first = figures().next()?;
    let differ = figures().any(|other| other.is_under != first.is_under);
    let alike = figures().all(|other| other.bounds == first.bounds);
    let to = match first.bounds.as_str() {
        bounds if alike && bounds.contains(" to ") => format!("within {bounds}"),
        bounds if alike => format!("to {bounds}"),
        _ => "to what is required".to_owned(),
    };
    differ.then(|| format!("bring each {to}"))
}

/// A place of the week; whether it has too little there, and, where that is counted, how much.
type Here<'b> = (Option<&'b str>, Option<(bool, Option<Interval>)>);

impl Breach {
    fn here(&self) -> Here<'_> {
        let figure = self.figure.as_ref().map(|figure| {
            let amount = (!figure.is_rough).then_some(figure.amount);
            (figure.is_under, amount)
        });
        (self.place.as_deref(), figure)
    }
}

/// Which options a breach hangs on.
struct Decisive<'d, 'a> {
    routine: &'d Routine<'a>,
    /// Every setting that was checked.
    all: &'d [Settings],
    /// Where, and in which week under which setting, the requirement is broken.
    broken: HashSet<(Here<'d>, Settings)>,
}

impl<'d, 'a> Decisive<'d, 'a> {
    fn of(routine: &'d Routine<'a>, all: &'d [Settings], breaches: &'d [Breach]) -> Self {
        let each = breaches.iter();
        Self {
            routine,
            all,
            broken: each
                .map(|breach| (breach.here(), breach.settings))
                .collect(),
        }
    }

    /// `with home = yes`: the options that `breach` hangs on. One is left out where it is broken all the
    /// same with it the other way, whatever else was left out.
    fn words(&self, breach: &Breach) -> Option<String> {
        let settings = breach.settings;
        let options = self.routine.options.len();
        let mut kept: Vec<usize> = (0..options).collect();
        for at in 0..options {
            let others: Vec<usize> = kept.iter().copied().filter(|kept| *kept != at).collect();
            let alike = |other: &&Settings| {
                let mut others = others.iter();
                others.all(|at| other.is_yes(*at) == settings.is_yes(*at))
            };
            let mut checked = self.all.iter().filter(alike);
            let week = settings.week;
            if checked.all(|other| self.broken.contains(&(breach.here(), other.in_week(week)))) {
                kept = others;
            }
        }
        let words = settings.describe_some(&self.routine.options, &kept);
        (!kept.is_empty()).then(|| format!("with {words}"))
    }
}

/// The condition that leaves out the weeks of deload, where they alone break a requirement that hangs
/// on no condition yet.
fn lighter_weeks(routine: &Routine<'_>, breaches: &[Breach]) -> Option<String> {
    let first = breaches.first()?.requirement;
    let mut requirements = routine.requirements.iter();
    let requirement = requirements.find(|requirement| requirement.span == first)?;
    let is_lighter = |breach: &Breach| routine.deload(breach.settings).is_some();
    if requirement.condition.is_some() || !breaches.iter().all(is_lighter) {
        return None;
    }
    let mut weeks: Vec<u32> = breaches
        .iter()
        .map(|breach| routine.calendar.week_of_cycle(breach.settings.week))
        .collect();
    weeks.sort_unstable();
    weeks.dedup();
    let weeks: Vec<String> = weeks.iter().map(|week| format!("week {week}")).collect();
    Some(format!("unless {}", weeks.join(" or ")))
}

/// Where a requirement is broken but for the first time.
struct Elsewhere<'b> {
    places: Vec<Group<'b>>,
}

/// Breaches of one place under one setting, with as much as the first has, or all too little or too much.
struct Group<'b> {
    first: &'b Breach,
    /// What they have, where that is not what the first has.
    amount: Option<Interval>,
    weeks: Vec<u32>,
}

impl<'b> Elsewhere<'b> {
    fn of(first: &'b Breach, others: &'b [Breach]) -> Self {
        let mut seen = HashSet::from([(first.here(), first.settings.week)]);
        let mut places: Vec<Group<'_>> = Vec::new();
        let mut at = HashMap::new();
        for breach in others {
            let (here, week) = (breach.here(), breach.settings.week);
            // Another setting of the options breaks it where the first does, too.
            if !seen.insert((here, week)) {
                continue;
            }
            let figure = breach.figure.as_ref();
            let other = figure.filter(|_| here.1 != first.here().1);
            let key = (
                here.0,
                breach.settings.in_week(1),
                other.map(|figure| figure.is_under),
            );
            let at = *at.entry(key).or_insert(places.len());
            match places.get_mut(at) {
                Some(group) => {
                    group.weeks.push(week);
                    let both = group.amount.zip(other);
                    group.amount = both.map(|(own, other)| own.to(other.amount));
                }
                None => places.push(Group {
                    first: breach,
                    amount: other.map(|figure| figure.amount),
                    weeks: vec![week],
                }),
            }
        }
        // The weeks of the same day stand beside the first, those of the same options before others.
        places.sort_by_key(|group| {
            let of_first = group.first.settings.in_week(1) == first.settings.in_week(1);
            (group.first.place != first.place, !of_first)
        });
        Self { places }
    }

    /// `Day 4 (9 sets)`, `in weeks 2–12 and Day 4 in weeks 1–12`, `4 sets in weeks 2–4 with spotter = no`
    fn words(&self, several_weeks: bool, first: &Breach, decisive: &Decisive<'_, '_>) -> String {
        let of_first = decisive.words(first);
        let named = self.places.iter().take(MAX_NAMED);
        let mut words: Vec<String> = named
            .map(|group| {
                let weeks = several_weeks.then(|| format!("in {}", weeks_in_words(&group.weeks)));
                let options = decisive.words(group.first);
                let options = options.filter(|words| Some(words) != of_first.as_ref());
                let again =
                    group.first.place == first.place && (several_weeks || group.amount.is_some());
                let place = group.first.place.clone().filter(|_| !again);
                let figure = group.first.figure.as_ref().zip(group.amount);
                let figure = figure.map(|(figure, amount)| {
                    let words = Figure::words(amount, figure.unit);
                    if place.is_some() {
                        format!("({words})")
                    } else {
                        words
                    }
                });
                let parts = [place, figure, weeks, options].into_iter().flatten();
                parts.collect::<Vec<_>>().join(" ")
            })
            .collect();
        let more = self.places.iter().skip(MAX_NAMED);
        let more: usize = more.map(|group| group.weeks.len()).sum();
        if more > 0 {
            words.push(format!("{more} more"));
        }
        joined(&words, "and")
    }
}
