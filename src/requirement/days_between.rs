//! `require 2 days between hams`: so many days of rest for a muscle, over the turn of the week too.

use super::{Form, Proof, days_from, has};
use crate::plan::counted;
use crate::quantity::Unit;
use crate::syntax::ast::TermKind;

pub(super) static FORM: Form = Form {
    example: "require 2 days between hams",
    is: |reader, terms| has(reader, terms, "between"),
    prove,
};

fn prove(proof: &mut Proof<'_, '_, '_>) {
    let words = proof.words();
    let ([number, _, _, name], [_, "day" | "days", "between", _]) = (proof.terms, words.as_slice())
    else {
        proof.unreadable();
        return;
    };
    if number.kind != TermKind::Amount {
        proof.unreadable();
        return;
    }
    let (Some(amount), Some(muscle)) = (proof.reader.amount(number.span), proof.muscle(*name))
    else {
        return;
    };
    let Some(wanted) = amount
        .single()
        .and(amount.min.as_count())
        .filter(|_| amount.unit == Unit::None)
    else {
        proof.unreadable();
        return;
    };
    let trained: Vec<_> = proof
        .days
        .iter()
        .filter_map(|day| Some((day.number, day.heading.clone(), day.muscle(muscle)?.first.1)))
        .collect();
    let week = proof.context.routine.calendar.days;
    let next = trained.iter().cycle().skip(1);
    let breach = trained
        .iter()
        .zip(next)
        .find_map(|((one, heading, _), (other, later, span))| {
            let apart = days_from(*one, *other, week);
            // A muscle trained once a week has the rest of it between.
            let between = if apart == 0 { week - 1 } else { apart - 1 };
            (between < wanted).then(|| (heading.clone(), later.clone(), between, *span))
        });
    if let Some((heading, later, between, span)) = breach {
        let name = proof.name(muscle).to_owned();
        let between = if between == 0 {
            "no day".to_owned()
        } else {
            counted(between as usize, "day")
        };
        proof.broken(
            &format!("{name} have {between} between {heading} and {later}, not {wanted}"),
            span,
            "too soon",
            "move one of the two, or change the requirement",
        );
    }
}
