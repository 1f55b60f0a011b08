//! `require 2 days between hams`: so many days of rest for a muscle or from an exercise, over the turn of
//! the week too.

use super::{Form, Proof, Subject, has};
use crate::plan::counted;
use crate::quantity::Unit;
use crate::syntax::ast::TermKind;

pub(super) static FORM: Form = Form {
    example: "require 2 days between hams",
    is: |reader, terms| has(reader, terms, "between"),
    about: |words| words.of("days between", 3),
    prove,
};

fn prove(proof: &mut Proof<'_, '_, '_>) {
    let words = proof.words();
    let ([number, _, _, name], [_, unit @ ("day" | "days" | "hour" | "hours"), "between", _]) =
        (proof.terms, words.as_slice())
    else {
        proof.unreadable();
        return;
    };
    if number.kind != TermKind::Amount {
        proof.unreadable();
        return;
    }
    let (Some(amount), Some(target)) = (proof.reader.amount(number.span), proof.target(*name))
    else {
        return;
    };
    if proof.is_said(Subject::of("days between", target)) {
        return;
    }
    let Some(wanted) = amount
        .single()
        .and(amount.min.as_count())
        .filter(|_| amount.unit == Unit::None)
        // From one session to the next are 48 hours where one day lies between.
        .map(|wanted| match *unit {
            "hour" | "hours" => wanted.div_ceil(24).saturating_sub(1),
            _ => wanted,
        })
    else {
        proof.unreadable();
        return;
    };
    let row = proof.context.in_a_row(proof.days);
    let trained: Vec<_> = row
        .iter()
        .filter_map(|(at, day)| Some((*at, &day.heading, target.on(day)?.first.1)))
        .collect();
    for pair in trained.windows(2) {
        let [(one, heading, _), (other, later, span)] = pair else {
            continue;
        };
        // Two of the week before were that week's to prove.
        if *other <= 0 {
            continue;
        }
        // A morning and an evening are one day.
        let between = u32::try_from(other - one - 1).ok();
        let Some(between) = between.filter(|between| *between < wanted) else {
            continue;
        };
        let name = proof.name(target);
        let between = match between {
            0 => "no day".to_owned(),
            some => counted(some as usize, "day"),
        };
        proof.broken(
            Some(&format!("{heading} and {later}")),
            format!("{heading} and {later} train {name} with {between} between, not {wanted}"),
            &[(*span, "too soon".to_owned())],
            format!("move {name} of {heading} or of {later}"),
        );
    }
}
