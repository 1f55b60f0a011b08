//! `require 2 days between hams`: so many days of rest for a muscle, over the turn of the week too.

use super::{Form, Proof, Subject, has};
use crate::plan::counted;
use crate::quantity::Unit;
use crate::syntax::ast::TermKind;

pub(super) static FORM: Form = Form {
    example: "require 2 days between hams",
    is: |reader, terms| has(reader, terms, "between"),
    about: |words| {
        let muscle = words.muscle(3).into_iter();
        muscle
            .map(|muscle| Subject::muscle("days between", muscle))
            .collect()
    },
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
    let (Some(amount), Some(muscle)) = (proof.reader.amount(number.span), proof.muscle(*name))
    else {
        return;
    };
    if proof.is_said(Subject::muscle("days between", muscle)) {
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
        .filter_map(|(at, day)| Some((*at, &day.heading, day.muscle(muscle)?.first.1)))
        .collect();
    let breach = trained.windows(2).find_map(|pair| {
        let [(one, heading, _), (other, later, span)] = pair else {
            return None;
        };
        // Two of the week before were that week's to prove.
        if *other <= 0 {
            return None;
        }
        // A morning and an evening are one day.
        let between = u32::try_from(other - one - 1).ok()?;
        let is_breach = between < wanted;
        is_breach.then(|| ((*heading).clone(), (*later).clone(), between, *span))
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
