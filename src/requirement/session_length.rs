//! `require sessions at most 75min`: how long every day's training takes, as it is estimated.

use super::bounds::Bounds;
use super::{Form, Proof, Subject};
use crate::quantity::{Decimal, Unit};

pub(super) static FORM: Form = Form {
    example: "require sessions at most 75min",
    is: |reader, terms| {
        let first = terms.first();
        first.is_some_and(|first| reader.is_word(*first, "sessions"))
    },
    about: |words| words.each_end("least minutes", "most minutes", Subject::plan),
    prove,
};

fn prove(proof: &mut Proof<'_, '_, '_>) {
    let rest = proof.terms.get(1..).unwrap_or(&[]);
    let bounds = Bounds::read(&mut proof.reader, rest).filter(|(_, rest)| rest.is_empty());
    let bounds = bounds.map(|(bounds, _)| {
        let (least, most) = ("least minutes", "most minutes");
        bounds.unsaid(proof, Subject::plan(least), Subject::plan(most))
    });
    let sixty = Decimal::whole(60);
    let seconds = match bounds {
        Some(bounds) if bounds.unit == Unit::Minutes => bounds.times(sixty),
        Some(bounds) if bounds.unit == Unit::Seconds => bounds,
        _ => {
            proof.unreadable();
            return;
        }
    };
    let wanted = bounds.map(|bounds| format!("{bounds} {}", bounds.unit.word()));
    let week = proof.context.settings.week;
    let volume = proof.context.volume();
    let breach = volume
        .days
        .iter()
        .filter(|day| day.week == week && !day.seconds.is_zero())
        .find(|day| !seconds.hold(day.seconds))
        .map(|day| {
            let taken = day
                .seconds
                .map(|taken| Decimal::ratio(taken, sixty).rounded(0));
            (day.heading.clone(), taken.grouped())
        });
    let Some((heading, taken)) = breach else {
        return;
    };
    let day = proof.days.iter().find(|day| day.heading == heading);
    let span = day.map_or(proof.requirement.span, |day| day.span);
    proof.broken(
        &format!(
            "{heading} takes about {taken} min, not {}",
            wanted.unwrap_or_default()
        ),
        span,
        "this day",
        "move some of it to another day, shorten the rests, or change the requirement",
    );
}
