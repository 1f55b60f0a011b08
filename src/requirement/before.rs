//! `require calves before hams, chest, arms`: on days that have both, in this order. With `after`
//! in its place, in the other.

use super::target::Target;
use super::{Form, Proof, Subject, has};
use crate::syntax::ast::{Term, TermKind};

pub(super) static FORM: Form = Form {
    example: "require calves before hams, chest, arms",
    is: |reader, terms| has(reader, terms, "before") || has(reader, terms, "after"),
    about: |words| {
        let Some(first) = words.target(0) else {
            return Vec::new();
        };
        let others = (2..words.terms.len()).step_by(2);
        others
            .filter_map(|at| Some(Subject::pair("order", first, words.target(at)?)))
            .collect()
    },
    prove,
};

fn prove(proof: &mut Proof<'_, '_, '_>) {
    let [first, word, rest @ ..] = proof.terms else {
        proof.unreadable();
        return;
    };
    let is_after = proof.reader.is_word(*word, "after");
    let is_either = is_after || proof.reader.is_word(*word, "before");
    if first.kind != TermKind::Word || !is_either || !is_list(rest) {
        proof.unreadable();
        return;
    }
    let Some(named) = proof.target(*first) else {
        return;
    };
    for term in rest.iter().step_by(2) {
        let Some(other) = proof.target(*term) else {
            continue;
        };
        if proof.is_said(Subject::pair("order", named, other)) {
            continue;
        }
        let (first, later) = if is_after {
            (other, named)
        } else {
            (named, other)
        };
        for day in proof.days {
            let (Some(own), Some(before)) = (first.on(day), later.on(day)) else {
                continue;
            };
            // One line may train both; it comes before nothing but what follows it.
            if before.first.0 >= own.first.0 {
                continue;
            }
            let label = |target: Target<'_>, name: &str, of_an_exercise: &str| match target {
                Target::Muscle(_) => format!("the first for {name}"),
                Target::Exercise(_) => of_an_exercise.to_owned(),
            };
            let (own_target, before_target) = (first, later);
            let (first, later) = (proof.name(first), proof.name(later));
            let (up, down) = (proof.line(day, own.first), proof.line(day, before.first));
            // Of several muscles the day is told with the one that it is about.
            let place = match rest.len() {
                1 => day.heading.clone(),
                _ => format!("{} ({})", day.heading, proof.name(other)),
            };
            proof.broken(
                Some(&place),
                format!("{} trains {later} before {first}", day.heading),
                &[
                    (before.first.1, label(before_target, &later, "comes first")),
                    (own.first.1, label(own_target, &first, "comes after it")),
                ],
                format!("put `{up}` above `{down}`"),
            );
        }
    }
}

/// `hams, chest, arms`
fn is_list(terms: &[Term]) -> bool {
    terms.len() % 2 == 1
        && terms.iter().enumerate().all(|(at, term)| {
            term.kind
                == if at % 2 == 0 {
                    TermKind::Word
                } else {
                    TermKind::Comma
                }
        })
}
