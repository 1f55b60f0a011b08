//! `require rest on day 1`: nothing is trained on that day.

use super::{Form, Proof, Subject};
use crate::lint::DaySummary;
use crate::routine::Weekday;
use crate::routine::day::outside;
use crate::syntax::ast::TermKind;

pub(super) static FORM: Form = Form {
    example: "require rest on day 1",
    shapes: &["rest on day NUMBER", "rest on day DAY", "rest on DAY"],
    is: |reader, terms| {
        terms
            .first()
            .is_some_and(|first| reader.is_word(*first, "rest"))
    },
    about: |_| vec![Subject::plan("day of rest")],
    prove,
};

fn prove(proof: &mut Proof<'_, '_, '_>) {
    let words = proof.words();
    let number = match (words.as_slice(), proof.terms) {
        (["rest", "on", "day", _], [.., day]) if day.kind == TermKind::Amount => {
            proof.reader.str(day.span).parse().ok()
        }
        (["rest", "on", "day", word] | ["rest", "on", word], _) => {
            Weekday::named(word).map(Weekday::number)
        }
        _ => None,
    };
    let (Some(number), Some(day)) = (number, proof.terms.last()) else {
        proof.unreadable();
        return;
    };
    let days = proof.context.routine.calendar.days;
    if !(1..=days).contains(&number) {
        outside(&mut proof.reader, day.span, days);
        return;
    }
    if proof.is_said(Subject::plan("day of rest")) {
        return;
    }
    let of_it = |day: &&DaySummary<'_>| day.number == number && day.trains();
    for day in proof.days.iter().filter(of_it) {
        proof.broken(
            Some(&day.heading),
            format!("{} is not a day of rest", day.heading),
            &[(day.span, "trains on this day".to_owned())],
            "move its training to another day".to_owned(),
        );
    }
}
