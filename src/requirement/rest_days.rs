//! `require 2-3 rest days per week`: how many days nothing is trained on.

use std::collections::BTreeSet;

use super::bounds::Bounds;
use super::{Form, Proof, Subject, has};
use crate::plan::counted;
use crate::quantity::{Decimal, Interval};

pub(super) static FORM: Form = Form {
    example: "require 2-3 rest days per week",
    is: |reader, terms| has(reader, terms, "rest") && has(reader, terms, "week"),
    about: |words| words.each_end("least days of rest", "most days of rest", Subject::plan),
    prove,
};

fn prove(proof: &mut Proof<'_, '_, '_>) {
    let Some((bounds, words)) = Bounds::counted(&mut proof.reader, proof.terms, |_, _| None) else {
        proof.unreadable();
        return;
    };
    if !matches!(
        words.as_slice(),
        ["rest", "day" | "days", "per" | "a", "week"]
    ) {
        proof.unreadable();
        return;
    }
    let bounds = bounds.unsaid(
        proof,
        Subject::plan("least days of rest"),
        Subject::plan("most days of rest"),
    );
    let training = proof.days.iter().filter(|day| day.trains());
    let trained: BTreeSet<u32> = training.map(|day| day.number).collect();
    let days = proof.context.routine.calendar.days as usize;
    let free = days.saturating_sub(trained.len());
    let count = Interval::exactly(Decimal::whole(free as u64));
    if bounds.hold(count) {
        return;
    }
    let last = proof.days.iter().rev().find(|day| day.trains());
    let span = last.map_or(proof.requirement.span, |day| day.span);
    proof.broken(
        &format!(
            "The week has {} of rest, not {bounds}",
            counted(free, "day")
        ),
        span,
        "the last day of training",
        "train on more or on fewer days, or change the requirement",
    );
}
