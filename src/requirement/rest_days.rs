//! `require 2-3 rest days per week`: how many days nothing is trained on.

use std::collections::BTreeSet;

use super::bounds::{Bounds, Verdict};
use super::{Figure, Form, Proof, Subject, has};
use crate::plan::counted;
use crate::quantity::{Decimal, Interval};

pub(super) static FORM: Form = Form {
    example: "require 2-3 rest days per week",
    shapes: &["BOUNDS rest day/days per week"],
    is: |reader, terms| has(reader, terms, "rest") && has(reader, terms, "week"),
    about: |words| words.each_end(ENDS, Subject::plan),
    prove,
};

const ENDS: [&str; 2] = ["least days of rest", "most days of rest"];

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
    let bounds = bounds.unsaid(proof, ENDS.map(Subject::plan));
    let training = proof.days.iter().filter(|day| day.trains());
    let trained: BTreeSet<u32> = training.map(|day| day.number).collect();
    let days = proof.context.routine.calendar.days as usize;
    let free = days.saturating_sub(trained.len());
    let count = Decimal::whole(free as u64);
    if bounds.judge(Interval::exactly(count)) != Verdict::Broken {
        return;
    }
    let last = proof.days.iter().rev().find(|day| day.trains());
    let lines = last.map(|day| (day.span, "the last day of training".to_owned()));
    let help = if bounds.is_under(count) {
        "train on fewer days"
    } else {
        "train on more days"
    };
    let free = counted(free, "day");
    proof.figure = Some(Figure {
        amount: Interval::exactly(count),
        unit: "days",
        is_rough: false,
        is_under: bounds.is_under(count),
        bounds: format!("{bounds} days"),
    });
    proof.broken(
        None,
        format!("The week has {free} of rest, not {bounds}"),
        lines.as_slice(),
        help.to_owned(),
    );
}
