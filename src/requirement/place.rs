//! `require calves first`, `require core last`: where in a day a muscle is trained.

use super::{Form, Proof, Subject};
use crate::lint::MuscleDay;

pub(super) static FORM: Form = Form {
    example: "require calves first",
    is: |reader, terms| {
        let last = terms.last();
        last.is_some_and(|last| reader.is_word(*last, "first") || reader.is_word(*last, "last"))
    },
    about: |words| {
        let muscle = words.muscle(0).into_iter();
        muscle
            .map(|muscle| Subject::muscle("place", muscle))
            .collect()
    },
    prove,
};

fn prove(proof: &mut Proof<'_, '_, '_>) {
    let words = proof.words();
    let ([name, _], [_, place]) = (proof.terms, words.as_slice()) else {
        proof.unreadable();
        return;
    };
    let Some(muscle) = proof.muscle(*name) else {
        return;
    };
    if proof.is_said(Subject::muscle("place", muscle)) {
        return;
    }
    let is_first = *place == "first";
    let in_the_way = |own: &MuscleDay, other: &MuscleDay| {
        if is_first {
            other.first.0 < own.first.0
        } else {
            other.last.0 > own.last.0
        }
    };
    let breach = proof.days.iter().find_map(|day| {
        let own = day.muscle(muscle)?;
        let other = day.muscles.iter().find(|other| in_the_way(own, other))?;
        let span = if is_first {
            other.first.1
        } else {
            other.last.1
        };
        Some((day.heading.clone(), other.muscle, span))
    });
    if let Some((heading, other, span)) = breach {
        let (own, other) = (proof.name(muscle).to_owned(), proof.name(other).to_owned());
        let when = if is_first { "before" } else { "after" };
        proof.broken(
            &format!("{heading} trains {other} {when} {own}"),
            span,
            &format!("{other} come {when} them"),
            "move one of the two lines, or change the requirement",
        );
    }
}
