//! `require 2 days between hams`: so many days of rest for a muscle or from an exercise, over the turn of
//! the week too. In hours, half days count: from a day to the next are 24, from `am` to `pm` 12.

use super::{Form, Proof, Subject, has};
use crate::plan::counted;
use crate::quantity::Unit;
use crate::routine::Part;
use crate::syntax::ast::TermKind;

pub(super) static FORM: Form = Form {
    example: "require 2 days between hams",
    shapes: &["NUMBER day/days/hour/hours between TARGET"],
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
    let in_hours = unit.starts_with("hour");
    let Some(wanted) = amount
        .single()
        .and(amount.min.as_count())
        .filter(|_| amount.unit == Unit::None)
    else {
        proof.unreadable();
        return;
    };
    let row = proof.context.in_a_row(proof.days);
    let trained: Vec<_> = row
        .iter()
        .filter_map(|(at, day)| Some((*at, *day, target.on(day)?.first.1)))
        .collect();
    for pair in trained.windows(2) {
        let [(one, day, _), (other, next, span)] = pair else {
            continue;
        };
        // Two of the week before were that week's to prove.
        if *other <= 0 {
            continue;
        }
        let between = if in_hours {
            (other - one) * 24 + half_days(day.part, next.part) * 12
        } else {
            other - one - 1
        };
        // A morning and an evening are one day, with no days between them.
        let between = u32::try_from(between).ok();
        let Some(between) = between.filter(|between| *between < wanted) else {
            continue;
        };
        let name = proof.name(target);
        let between = match between {
            some if in_hours => counted(some as usize, "hour"),
            0 => "no day".to_owned(),
            some => counted(some as usize, "day"),
        };
        let (heading, later) = (&day.heading, &next.heading);
        proof.broken(
            Some(&format!("{heading} and {later}")),
            format!("{heading} and {later} train {name} with {between} between, not {wanted}"),
            &[(*span, "too soon".to_owned())],
            format!("move {name} of {heading} or of {later}"),
        );
    }
}

/// How many half days later in its day `later` is than `earlier` in its own. A day that is not parted is
/// held against another as if both were at one hour.
fn half_days(earlier: Option<Part>, later: Option<Part>) -> i64 {
    match (earlier, later) {
        (Some(Part::Am), Some(Part::Pm)) => 1,
        (Some(Part::Pm), Some(Part::Am)) => -1,
        _ => 0,
    }
}
