//! `require calves first`, `require core last`: where in a day a muscle is trained, or an exercise done. Of
//! two trainings a day the morning's comes before the evening's.

use super::target::{Target, Work};
use super::{Form, Proof, Subject};
use crate::lint::MuscleDay;

pub(super) static FORM: Form = Form {
    example: "require calves first",
    shapes: &["TARGET first/last"],
    is: |reader, terms| {
        let last = terms.last();
        last.is_some_and(|last| reader.is_word(*last, "first") || reader.is_word(*last, "last"))
    },
    about: |words| words.of("place", 0),
    prove,
};

fn prove(proof: &mut Proof<'_, '_, '_>) {
    let words = proof.words();
    let ([name, _], [_, place]) = (proof.terms, words.as_slice()) else {
        proof.unreadable();
        return;
    };
    let Some(target) = proof.target(*name) else {
        return;
    };
    if proof.is_said(Subject::of("place", target)) {
        return;
    }
    let is_first = *place == "first";
    let in_the_way = |own: &Work, other: &MuscleDay| {
        if is_first {
            other.first.0 < own.first.0
        } else {
            other.last.0 > own.last.0
        }
    };
    across_trainings(proof, target, is_first);
    for day in proof.days {
        let Some(own) = target.on(day) else { continue };
        let Some(other) = day.muscles.iter().find(|other| in_the_way(&own, other)) else {
            continue;
        };
        let (at, when, there) = if is_first {
            (other.first, "before", "above")
        } else {
            (other.last, "after", "below")
        };
        let muscle = proof.context.routine.catalogue.muscle_name(other.muscle);
        let name = proof.name(target);
        let line = if is_first { own.first } else { own.last };
        let help = format!(
            "put `{}` {there} `{}`",
            proof.line(day, line),
            proof.line(day, at)
        );
        proof.broken(
            Some(&day.heading),
            format!("{} trains {muscle} {when} {name}", day.heading),
            &[(at.1, format!("trains {muscle}"))],
            help,
        );
    }
}

/// Proves that nothing is trained in the morning of a day that has the target in the evening alone, where
/// it is to come first; and the other way round where last.
fn across_trainings<'a>(proof: &mut Proof<'_, 'a, '_>, target: Target<'a>, is_first: bool) {
    for date in proof.days.chunk_by(|one, next| one.number == next.number) {
        let (near, far) = if is_first {
            (date.iter().position(|day| target.on(day).is_some()), 0)
        } else {
            let last = date.iter().rposition(|day| target.on(day).is_some());
            (last, date.len().saturating_sub(1))
        };
        let Some(near) = near else { continue };
        let others = date
            .get(near.min(far)..=near.max(far))
            .unwrap_or(&[])
            .iter();
        let mut others = others.filter(|day| target.on(day).is_none());
        let other = others.find_map(|day| Some((day, day.muscles.first()?)));
        let (Some((other, row)), Some(own)) = (other, date.get(near)) else {
            continue;
        };
        let Some(work) = target.on(own) else { continue };
        let muscle = proof.context.routine.catalogue.muscle_name(row.muscle);
        let name = proof.name(target);
        let when = if is_first { "before" } else { "after" };
        let (there, here) = (&other.heading, &own.heading);
        proof.broken(
            Some(&format!("{there} and {here}")),
            format!("{there} trains {muscle} {when} {here} trains {name}"),
            &[(row.first.1, format!("trains {muscle}"))],
            format!(
                "move `{}` to {there}",
                proof.line(own, if is_first { work.first } else { work.last })
            ),
        );
    }
}
