//! `require tonnage rise at most 10%`: how much more a week may be than the one before it.
//!
//! A week after a deload is held against the last one that was none.

use super::bounds::{Bounds, Verdict};
use super::target::Target;
use super::{Form, MALFORMED_REQUIREMENT, Proof, Subject, give_the_most_reps, has};
use crate::lint::Open;
use crate::quantity::{Decimal, Interval, Mass, Unit};
use crate::volume::{Figures, WeekVolume};

pub(super) static FORM: Form = Form {
    example: "require tonnage rise at most 10%",
    shapes: &[
        "tonnage/sets rise BOUNDS",
        "TARGET tonnage/sets rise BOUNDS",
    ],
    is: |reader, terms| has(reader, terms, "rise"),
    about: |words| match (words.word(0), words.word(1)) {
        ("tonnage", _) => vec![Subject::plan(TONNAGE)],
        ("sets", _) => vec![Subject::plan(SETS)],
        (_, "tonnage") => words.of(TONNAGE, 0),
        _ => words.of(SETS, 0),
    },
    prove,
};

const TONNAGE: &str = "rise of tonnage";
const SETS: &str = "rise of sets";

/// What is held against the week before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Figure {
    Tonnage,
    Sets,
}

fn prove(proof: &mut Proof<'_, '_, '_>) {
    let words = proof.words();
    let (figure, name, at) = match words.as_slice() {
        ["tonnage", "rise", ..] => (Figure::Tonnage, None, 2),
        ["sets", "rise", ..] => (Figure::Sets, None, 2),
        [_, "sets", "rise", ..] => (Figure::Sets, proof.terms.first(), 3),
        [_, "tonnage", "rise", ..] => (Figure::Tonnage, proof.terms.first(), 3),
        _ => {
            proof.unreadable();
            return;
        }
    };
    let rest = proof.terms.get(at..).unwrap_or(&[]);
    let read = Bounds::read(&mut proof.reader, rest)
        .filter(|(bounds, rest)| bounds.unit == Unit::Percent && rest.is_empty());
    let Some((bounds, _)) = read else {
        proof.unreadable();
        return;
    };
    let target = match name {
        None => None,
        Some(name) => match proof.target(*name) {
            // Of one exercise it is plain whose load is lifted, of a muscle it is not.
            Some(Target::Muscle(_)) if figure == Figure::Tonnage => {
                let word = proof.reader.str(name.span);
                proof.reader.fault(
                    &MALFORMED_REQUIREMENT,
                    name.span,
                    format!("`{word}` is a muscle, and tonnage is of exercises"),
                    "a muscle",
                    format!("name an exercise, or write `{word} sets rise at most 20%`"),
                );
                return;
            }
            Some(target) => Some(target),
            None => return,
        },
    };
    let what = match figure {
        Figure::Tonnage => TONNAGE,
        Figure::Sets => SETS,
    };
    let subject = target.map_or(Subject::plan(what), |target| Subject::of(what, target));
    if proof.is_said(subject) {
        return;
    }
    let context = proof.context;
    let now = context.settings.week;
    let before = (1..now).rev().find(|week| {
        let settings = context.settings.in_week(*week);
        context.routine.deload(settings).is_none()
    });
    let Some(before) = before.filter(|_| context.routine.deload(context.settings).is_none()) else {
        return;
    };
    let volume = context.volume();
    let of = |number: u32| {
        let mut weeks = volume.weeks.iter();
        // What a slip in a line changes of the sums is the slip's doing.
        let week = weeks.find(|week| week.number == number && !week.faulty)?;
        Some(figure.of(week, target, volume.unit.unwrap_or(Mass::Kg)))
    };
    let (Some(earlier), Some(later)) = (of(before), of(now)) else {
        return;
    };
    let mut what = match (figure, target) {
        (Figure::Tonnage, _) => "the tonnage".to_owned(),
        (Figure::Sets, None) => "the hard sets".to_owned(),
        (Figure::Sets, Some(_)) => "the sets".to_owned(),
    };
    if let Some(target) = target {
        what = format!("{what} {}", proof.of_it(target));
    }
    let s = if figure == Figure::Tonnage { "s" } else { "" };
    let weeks = format!("from week {before} to week {now}");
    match judge(bounds, earlier, later) {
        (Verdict::Kept, _) => {}
        (Verdict::Broken, rise) => {
            let first = proof.days.first().map(|day| day.span);
            let lines = first.map(|span| (span, "the first day of that week".to_owned()));
            let by = rise.unwrap_or_default();
            let by = match by.max {
                None => format!("{}% or more", by.min.rounded(1)),
                Some(most) if most > by.min => format!("{}% at most", most.rounded(1)),
                Some(most) => format!("{}%", most.rounded(1)),
            };
            proof.broken(
                None,
                capitalised(&format!("{what} rise{s} by {by} {weeks}, not {bounds}%")),
                lines.as_slice(),
                "add less at once".to_owned(),
            );
        }
        (Verdict::Open, _) => open(proof, bounds, target, (&what, s, &weeks)),
    }
}

/// What can be said of the rise, and the rise that breaks the bounds.
///
/// Two ranges are held against each other end by end: who does the least of one week does the least
/// of the next. Where an end is open no end is the other's, and it takes all that the weeks may be.
fn judge(bounds: Bounds, earlier: Interval, later: Interval) -> (Verdict, Option<Interval>) {
    let judged = |rise: Interval| bounds.judge(rise);
    let Some((most_earlier, most_later)) = earlier.max.zip(later.max) else {
        let least = earlier.max.and_then(|most| percent(most, later.min));
        let rise = Interval {
            min: least.unwrap_or(Decimal::ZERO),
            max: later.max.and_then(|most| percent(earlier.min, most)),
        };
        return match judged(rise) {
            Verdict::Kept => (Verdict::Kept, None),
            _ if judged(Interval::at_least(rise.min)) == Verdict::Broken
                || rise.max.is_some_and(|most| bounds.is_under(most)) =>
            {
                (Verdict::Broken, Some(rise))
            }
            _ => (Verdict::Open, None),
        };
    };
    let ends = [
        percent(earlier.min, later.min),
        percent(most_earlier, most_later),
    ];
    let mut rises = ends.into_iter().flatten().map(Interval::exactly);
    let broken = rises.find(|rise| judged(*rise) == Verdict::Broken);
    broken.map_or((Verdict::Kept, None), |rise| (Verdict::Broken, Some(rise)))
}

/// Reports that it hangs on open reps, or on loads that are not known, how much more the week is.
fn open<'a>(
    proof: &mut Proof<'_, 'a, '_>,
    bounds: Bounds,
    target: Option<Target<'a>>,
    (what, s, weeks): (&str, &str, &str),
) {
    let of_it = |name: &str| target.is_none_or(|target| target == Target::Exercise(name));
    let mut lines = proof.days.iter().flat_map(|day| &day.lines);
    let line = lines.find_map(|line| {
        let open = line.tonnage_open.filter(|_| of_it(line.exercise.name))?;
        Some((line.span, open))
    });
    let (label, help) = match line {
        Some((_, Open::Load)) => (
            "its load is not known",
            "give each of its lines a load, or `allow requirement-open` with a reason".to_owned(),
        ),
        _ => ("may take any number of reps", give_the_most_reps()),
    };
    let lines = line.map(|(span, _)| (span, label.to_owned()));
    proof.open(
        None,
        format!("Whether {what} rise{s} by {bounds}% {weeks} cannot be told"),
        lines.as_slice(),
        help,
    );
}

/// By how many percent `later` is more than `earlier`; `None` where that is nothing.
fn percent(earlier: Decimal, later: Decimal) -> Option<Decimal> {
    let more = (later - earlier) * Decimal::whole(100);
    (earlier > Decimal::ZERO).then(|| Decimal::ratio(more, earlier).max(Decimal::ZERO))
}

/// The same with a capital at its head.
fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|first| first.to_uppercase().to_string());
    format!("{}{}", first.unwrap_or_default(), chars.as_str())
}

impl Figure {
    /// What a week has of it; with no upper end where some is not known.
    fn of(self, week: &WeekVolume<'_>, target: Option<Target<'_>>, unit: Mass) -> Interval {
        let of = |figures: &Figures| match self {
            Self::Tonnage => {
                let known = figures.tonnage.in_unit(unit);
                known.unwrap_or(Interval::at_least(Decimal::ZERO))
            }
            Self::Sets => figures.hard_sets,
        };
        match target {
            None => of(&week.tally.figures),
            Some(Target::Muscle(muscle)) => week.tally.muscle(muscle).direct,
            Some(Target::Exercise(name)) => {
                let mut exercises = week.exercises.iter();
                let found = exercises.find(|(exercise, _)| exercise.name == name);
                found.map_or(Interval::ZERO, |(_, figures)| of(figures))
            }
        }
    }
}
