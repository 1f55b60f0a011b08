//! `require calves first`, `require core last`: where in a day a muscle is trained, or an exercise done.

use super::target::Work;
use super::{Form, Proof, Subject};
use crate::lint::MuscleDay;

pub(super) static FORM: Form = Form {
    example: "require calves first",
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
