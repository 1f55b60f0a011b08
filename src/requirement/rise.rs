//! `require tonnage rise at most 10%`: how much more a week may be than the one before it.
//!
//! A week after a deload is held against the last one that was none.

use super::bounds::Bounds;
use super::{Form, Proof, Subject, has};
use crate::library::MuscleId;
use crate::quantity::{Decimal, Interval, Mass, Unit};
use crate::volume::WeekVolume;

pub(super) static FORM: Form = Form {
    example: "require tonnage rise at most 10%",
    is: |reader, terms| has(reader, terms, "rise"),
    about: |words| match (words.word(0), words.muscle(0)) {
        ("tonnage", _) => vec![Subject::plan("rise of tonnage")],
        ("sets", _) => vec![Subject::plan("rise of sets")],
        (_, Some(muscle)) => vec![Subject::muscle("rise of sets", muscle)],
        _ => Vec::new(),
    },
    prove,
};

/// What is held against the week before.
enum Figure {
    Tonnage,
    Sets(Option<MuscleId>),
}

fn prove(proof: &mut Proof<'_, '_, '_>) {
    let words = proof.words();
    let (muscle, at) = match words.as_slice() {
        ["tonnage" | "sets", "rise", ..] => (None, 2),
        [_, "sets", "rise", ..] => (proof.terms.first().copied(), 3),
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
    let figure = match (words.first().copied(), muscle) {
        (Some("tonnage"), _) => Figure::Tonnage,
        (_, None) => Figure::Sets(None),
        (_, Some(name)) => match proof.muscle(name) {
            Some(muscle) => Figure::Sets(Some(muscle)),
            None => return,
        },
    };
    let subject = match figure {
        Figure::Tonnage => Subject::plan("rise of tonnage"),
        Figure::Sets(None) => Subject::plan("rise of sets"),
        Figure::Sets(Some(muscle)) => Subject::muscle("rise of sets", muscle),
    };
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
        let week = volume.weeks.iter().find(|week| week.number == number)?;
        figure.of(week, volume.unit.unwrap_or(Mass::Kg))
    };
    let (Some(earlier), Some(later)) = (of(before), of(now)) else {
        return;
    };
    let rise = percent(earlier.min, later.min);
    let ends = earlier.max.zip(later.max);
    let rises = [
        rise,
        ends.and_then(|(earlier, later)| percent(earlier, later)),
    ];
    let too_much = rises
        .into_iter()
        .flatten()
        .find(|rise| !bounds.hold(Interval::exactly(*rise)));
    let Some(rise) = too_much else { return };
    let what = match figure {
        Figure::Tonnage => "The tonnage rises".to_owned(),
        Figure::Sets(None) => "The hard sets rise".to_owned(),
        Figure::Sets(Some(muscle)) => format!("The sets for {} rise", proof.name(muscle)),
    };
    let first = proof.days.first().map(|day| day.span);
    let span = first.unwrap_or(proof.requirement.span);
    proof.broken(
        &format!(
            "{what} by {}% from week {before} to week {now}, not {bounds}%",
            rise.rounded(1)
        ),
        span,
        "the first day of that week",
        "add less at once, or change the requirement",
    );
}

/// By how many percent `later` is more than `earlier`; `None` where that is nothing.
fn percent(earlier: Decimal, later: Decimal) -> Option<Decimal> {
    let more = (later - earlier) * Decimal::whole(100);
    (earlier > Decimal::ZERO).then(|| Decimal::ratio(more, earlier).max(Decimal::ZERO))
}

impl Figure {
    fn of(&self, week: &WeekVolume<'_>, unit: Mass) -> Option<Interval> {
        match self {
            Self::Tonnage => week.tally.figures.tonnage.in_unit(unit),
            Self::Sets(None) => Some(week.tally.figures.hard_sets),
            Self::Sets(Some(muscle)) => Some(week.tally.muscle(*muscle).direct),
        }
    }
}
