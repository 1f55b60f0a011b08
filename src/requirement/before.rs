//! `require calves before hams, chest, arms`: on days that have both, in this order. With `after`
//! in its place, in the other. Of two trainings a day the morning's comes before the evening's.

use super::target::Target;
use super::{Form, MALFORMED_REQUIREMENT, Proof, Subject, has};
use crate::syntax::ast::{Term, TermKind};

pub(super) static FORM: Form = Form {
    example: "require calves before hams, chest, arms",
    shapes: &["TARGET before/after TARGETS"],
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
        if named == other {
            let word = proof.reader.str(term.span);
            proof.reader.fault(
                &MALFORMED_REQUIREMENT,
                term.span,
                format!("`{word}` is what stands on the other side too"),
                "held against itself",
                "name another muscle or exercise",
            );
            continue;
        }
        if proof.is_said(Subject::pair("order", named, other)) {
            continue;
        }
        let (first, later) = if is_after {
            (other, named)
        } else {
            (named, other)
        };
        across_trainings(proof, first, later, (rest.len() > 1).then_some(other));
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

/// Proves that no day trains `later` in the morning and `first` in the evening alone.
fn across_trainings<'a>(
    proof: &mut Proof<'_, 'a, '_>,
    first: Target<'a>,
    later: Target<'a>,
    one_of_several: Option<Target<'a>>,
) {
    for date in proof.days.chunk_by(|one, next| one.number == next.number) {
        let begin = |target: Target<'a>| {
            let mut days = date.iter();
            days.find_map(|day| Some((day, target.on(day)?.first)))
        };
        let (Some((evening, own)), Some((morning, before))) = (begin(first), begin(later)) else {
            continue;
        };
        if morning.part >= evening.part {
            continue;
        }
        let (am, pm) = (&morning.heading, &evening.heading);
        let (up, down) = (proof.line(evening, own), proof.line(morning, before));
        let place = match one_of_several {
            None => format!("{am} and {pm}"),
            Some(one) => format!("{am} and {pm} ({})", proof.name(one)),
        };
        let (first, later) = (proof.name(first), proof.name(later));
        proof.broken(
            Some(&place),
            format!("{am} trains {later} before {pm} trains {first}"),
            &[
                (before.1, format!("trains {later}")),
                (own.1, format!("trains {first}")),
            ],
            format!("put `{up}` above `{down}` on {am}"),
        );
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
