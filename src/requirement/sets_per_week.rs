//! `require quads 10-20 sets per week`: how many hard sets a muscle has.

use super::bounds::Bounds;
use super::{Form, Proof, has};
use crate::quantity::Unit;

pub(super) static FORM: Form = Form {
    example: "require quads 10-20 sets per week",
    is: |reader, terms| has(reader, terms, "sets") && !has(reader, terms, "rise"),
    prove,
};

fn prove(proof: &mut Proof<'_, '_, '_>) {
    let [name, rest @ ..] = proof.terms else {
        proof.unreadable();
        return;
    };
    let read = Bounds::read(&mut proof.reader, rest);
    let Some((bounds, rest)) = read.filter(|(bounds, _)| bounds.unit == Unit::None) else {
        proof.unreadable();
        return;
    };
    let words: Vec<&str> = rest
        .iter()
        .map(|term| proof.reader.str(term.span))
        .collect();
    let fractional = match words.as_slice() {
        ["sets", "per" | "a", "week"] | ["direct", "sets", "per" | "a", "week"] => false,
        ["fractional", "sets", "per" | "a", "week"] => true,
        _ => {
            proof.unreadable();
            return;
        }
    };
    let Some(muscle) = proof.muscle(*name) else {
        return;
    };
    let week = proof.context.settings.week;
    let volume = proof.context.volume();
    let Some(tally) = volume.weeks.iter().find(|volume| volume.number == week) else {
        return;
    };
    let sets = tally.tally.muscle(muscle);
    let (count, kind) = if fractional {
        (sets.fractional, "fractional sets")
    } else {
        (sets.direct, "sets")
    };
    if bounds.hold(count) {
        return;
    }
    let last = proof.days.iter().rev().find_map(|day| day.muscle(muscle));
    let span = last.map_or(proof.requirement.span, |day| day.last.1);
    let message = format!(
        "{} have {} {kind} a week, not {bounds}",
        proof.name(muscle),
        count.grouped()
    );
    let help = "add or take away sets, or change the requirement";
    proof.broken(&message, span, "the last of them", help);
}
