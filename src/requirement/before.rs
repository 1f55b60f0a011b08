//! `require calves before hams, chest, arms`: on days that have both, in this order. With `after`
//! in its place, in the other.

use super::{Form, Proof, Subject, has};
use crate::syntax::ast::{Term, TermKind};

pub(super) static FORM: Form = Form {
    example: "require calves before hams, chest, arms",
    is: |reader, terms| has(reader, terms, "before") || has(reader, terms, "after"),
    about: |words| {
        let Some(first) = words.muscle(0) else {
            return Vec::new();
        };
        let others = (2..words.terms.len()).step_by(2);
        others
            .filter_map(|at| Some(Subject::pair("order", first, words.muscle(at)?)))
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
    let Some(first) = proof.muscle(*first) else {
        return;
    };
    for term in rest.iter().step_by(2) {
        let Some(other) = proof.muscle(*term) else {
            continue;
        };
        if proof.is_said(Subject::pair("order", first, other)) {
            continue;
        }
        let (first, later) = if is_after {
            (other, first)
        } else {
            (first, other)
        };
        let breach = proof.days.iter().find_map(|day| {
            let (first, later) = (day.muscle(first)?, day.muscle(later)?);
            // One line may train both; it comes before nothing but what follows it.
            (later.first.0 < first.first.0).then(|| (day.heading.clone(), later.first.1))
        });
        if let Some((heading, span)) = breach {
            let (first, later) = (proof.name(first).to_owned(), proof.name(later).to_owned());
            proof.broken(
                &format!("{heading} trains {later} before {first}"),
                span,
                &format!("{later} come first here"),
                "move the line below, or change the requirement",
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
