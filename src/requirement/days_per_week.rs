//! `require calves 2-3 days per week`: how often a muscle is trained, or an exercise done.

use super::bounds::{Bounds, Verdict};
use super::{Form, Proof, Subject, has};
use crate::plan::counted;
use crate::quantity::{Decimal, Interval};

pub(super) static FORM: Form = Form {
    example: "require calves 2-3 days per week",
    is: |reader, terms| has(reader, terms, "per") || has(reader, terms, "week"),
    about: |words| words.of("days per week", 0),
    prove,
};

fn prove(proof: &mut Proof<'_, '_, '_>) {
    let [name, rest @ ..] = proof.terms else {
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
    let Some(target) = proof.target(*name) else {
        return;
    };
    if proof.is_said(Subject::of("days per week", target)) {
        return;
    }
    let trained = proof.days.iter().filter(|day| target.on(day).is_some());
    let mut trained: Vec<u32> = trained.map(|day| day.number).collect();
    // A morning and an evening are one day.
    trained.dedup();
    let count = Decimal::whole(trained.len() as u64);
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
        format!("train {name} on another day, or change the requirement")
    } else {
        format!("train {name} on fewer days, or change the requirement")
    };
    let message = format!("The week trains {name} on {days}, not on {bounds}");
    proof.broken(None, message, &lines, help);
}
