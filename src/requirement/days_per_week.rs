//! `require calves 2-3 days per week`: how often a muscle is trained.

use super::{Form, Proof, Subject, has};
use crate::plan::{Count, counted, counted_range};
use crate::quantity::Unit;
use crate::syntax::ast::TermKind;

pub(super) static FORM: Form = Form {
    example: "require calves 2-3 days per week",
    is: |reader, terms| has(reader, terms, "per") || has(reader, terms, "week"),
    about: |words| {
        let muscle = words.muscle(0).into_iter();
        muscle
            .map(|muscle| Subject::muscle("days per week", muscle))
            .collect()
    },
    prove,
};

fn prove(proof: &mut Proof<'_, '_, '_>) {
    let words = proof.words();
    let ([name, number, ..], [_, _, "day" | "days", "per" | "a", "week"]) =
        (proof.terms, words.as_slice())
    else {
        proof.unreadable();
        return;
    };
    if number.kind != TermKind::Amount {
        proof.unreadable();
        return;
    }
    let (Some(muscle), Some(amount)) = (proof.muscle(*name), proof.reader.amount(number.span))
    else {
        return;
    };
    if proof.is_said(Subject::muscle("days per week", muscle)) {
        return;
    }
    let (Some(min), Some(max)) = (amount.min.as_count(), amount.max.as_count()) else {
        proof.unreadable();
        return;
    };
    if amount.unit != Unit::None {
        proof.unreadable();
        return;
    }
    let mut trained: Vec<u32> = proof
        .days
        .iter()
        .filter(|day| day.muscle(muscle).is_some())
        .map(|day| day.number)
        .collect();
    // A morning and an evening are one day.
    trained.dedup();
    let count = u32::try_from(trained.len()).unwrap_or(u32::MAX);
    if !(min..=max).contains(&count) {
        let last = proof
            .days
            .iter()
            .rev()
            .find_map(|day| day.muscle(muscle))
            .map_or(proof.requirement.span, |day| day.last.1);
        let name = proof.name(muscle).to_owned();
        let wanted = counted_range(Count { min, max }, "day");
        let help = if count < min {
            "train it on another day, or change the requirement"
        } else {
            "train it on fewer days, or change the requirement"
        };
        proof.broken(
            &format!(
                "{name} are trained on {} a week, not {wanted}",
                counted(trained.len(), "day")
            ),
            last,
            "the last time",
            help,
        );
    }
}
