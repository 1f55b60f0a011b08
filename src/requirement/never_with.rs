//! `require chest never with back`: two muscles or exercises that no day has together.

use super::{Form, MALFORMED_REQUIREMENT, Proof, Subject, has};

pub(super) static FORM: Form = Form {
    example: "require chest never with back",
    shapes: &["TARGET never with TARGET"],
    is: |reader, terms| has(reader, terms, "never"),
    about: |words| {
        let both = words.target(0).zip(words.target(3)).into_iter();
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
    let (Some(one), Some(other)) = (proof.target(*one), proof.target(*other)) else {
        return;
    };
    if one == other {
        let (span, name) = (proof.requirement.span, proof.name(one));
        proof.reader.fault(
            &MALFORMED_REQUIREMENT,
            span,
            format!("A day with {name} has {name}"),
            "held against itself",
            "name another muscle or exercise",
        );
        return;
    }
    if proof.is_said(Subject::pair("company", one, other)) {
        return;
    }
    for day in proof.days {
        let (Some(first), Some(second)) = (one.on(day), other.on(day)) else {
            continue;
        };
        let (one, other) = (proof.name(one), proof.name(other));
        let later = if first.first.0 > second.first.0 {
            first.first
        } else {
            second.first
        };
        let mut lines = vec![
            (first.first.1, format!("trains {one}")),
            (second.first.1, format!("trains {other}")),
        ];
        lines.dedup_by_key(|line| line.0);
        proof.broken(
            Some(&day.heading),
            format!("{} trains both {one} and {other}", day.heading),
            &lines,
            format!("move `{}` to another day", proof.line(day, later)),
        );
    }
}
