//! `require chest never with back`: two muscles that no day has together.

use super::{Form, Proof, Subject, has};

pub(super) static FORM: Form = Form {
    example: "require chest never with back",
    is: |reader, terms| has(reader, terms, "never"),
    about: |words| {
        let both = words.muscle(0).zip(words.muscle(3)).into_iter();
        both.map(|(one, other)| Subject::pair("company", one, other))
            .collect()
    },
    prove,
};

fn prove(proof: &mut Proof<'_, '_, '_>) {
    let words = proof.words();
    let ([one, _, _, other], [_, "never", "with", _]) = (proof.terms, words.as_slice()) else {
        proof.unreadable();
        return;
    };
    let (Some(one), Some(other)) = (proof.muscle(*one), proof.muscle(*other)) else {
        return;
    };
    if proof.is_said(Subject::pair("company", one, other)) {
        return;
    }
    let breach = proof.days.iter().find_map(|day| {
        let (first, second) = (day.muscle(one)?, day.muscle(other)?);
        let later = if first.first.0 > second.first.0 {
            first
        } else {
            second
        };
        Some((day.heading.clone(), later.first.1))
    });
    if let Some((heading, span)) = breach {
        let (one, other) = (proof.name(one).to_owned(), proof.name(other).to_owned());
        proof.broken(
            &format!("{heading} trains both {one} and {other}"),
            span,
            "the second of the two",
            "move one of them to another day, or change the requirement",
        );
    }
}
