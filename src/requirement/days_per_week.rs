//! `require calves 2-3 days per week`: how often a muscle is trained, or an exercise done.

use super::bounds::{Bounds, Verdict};
use super::{Figure, Form, Proof, Subject, has};
use crate::plan::counted;
use crate::quantity::{Decimal, Interval};

pub(super) static FORM: Form = Form {
    example: "require calves 2-3 days per week",
    shapes: &["TARGET BOUNDS day/days per week"],
    is: |reader, terms| has(reader, terms, "per") || has(reader, terms, "week"),
    about: |words| words.of("days per week", 0),
    prove,
};

fn prove(proof: &mut Proof<'_, '_, '_>) {
    let [first, rest @ ..] = proof.terms else {
        proof.unreadable();
        return;
    };
    let read = Bounds::counted(&mut proof.reader, rest, |_, _| None);
    let Some((bounds, words)) = read else {
        proof.unreadable();
        return;
    };
    if !matches!(words.as_slice(), ["day" | "days", "per" | "a", "week"]) {
        proof.unreadable();
        return;
    }
    let Some(target) = proof.target(*first) else {
        return;
    };
    if proof.is_said(Subject::of("days per week", target)) {
        return;
    }
    let trained = proof.days.iter().filter(|day| target.on(day).is_some());
    let mut trained: Vec<u32> = trained.map(|day| day.number).collect();
    // A morning and an evening are one day.
    trained.dedup();
    let calendar = &proof.context.routine.calendar;
    let written = u32::try_from(trained.len()).unwrap_or(u32::MAX);
    // What a profile says is of seven days, a file's own number of its own week.
    let (so_many, in_seven_days) = if proof.said.is_some() && calendar.days != 7 {
        let so_many = calendar.days_in_seven(written);
        (
            so_many,
            format!(" of {}, some {so_many} in seven", calendar.days),
        )
    } else {
        (written, String::new())
    };
    let count = Decimal::from(so_many);
    if bounds.judge(Interval::exactly(count)) != Verdict::Broken {
        return;
    }
    let name = proof.name(target);
    let days = match trained.len() {
        0 => "no day".to_owned(),
        some => counted(some, "day"),
    };
    let lines = proof.last_of(target, "the last time");
    let help = if bounds.is_under(count) {
        format!("train {name} on another day")
    } else {
        format!("train {name} on fewer days")
    };
    let named = proof.reader.str(first.span);
    let of_some = !trained.is_empty();
    proof.instead =
        of_some.then(|| format!("require {named} {} per week", counted(trained.len(), "day")));
    proof.figure = Some(Figure {
        amount: Interval::exactly(Decimal::from(written)),
        unit: "days",
        is_rough: false,
        is_under: bounds.is_under(count),
        bounds: format!("{bounds} days"),
    });
    let message = format!("The week trains {name} on {days}{in_seven_days}, not on {bounds}");
    proof.broken(None, message, &lines, help);
}
