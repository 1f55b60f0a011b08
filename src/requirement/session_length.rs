//! `require sessions at most 75min`: how long every day's training takes, as it is estimated.

use super::bounds::{Bounds, Verdict};
use super::{Figure, Form, Proof, Subject, give_the_most_reps};
use crate::quantity::{Decimal, Unit};

pub(super) static FORM: Form = Form {
    example: "require sessions at most 75min",
    shapes: &["sessions BOUNDS"],
    is: |reader, terms| {
        let first = terms.first();
        first.is_some_and(|first| reader.is_word(*first, "sessions"))
    },
    about: |words| words.each_end(ENDS, Subject::plan),
    prove,
};

const ENDS: [&str; 2] = ["least minutes", "most minutes"];

fn prove(proof: &mut Proof<'_, '_, '_>) {
    let rest = proof.terms.get(1..).unwrap_or(&[]);
    let bounds = Bounds::read(&mut proof.reader, rest).filter(|(_, rest)| rest.is_empty());
    let Some((bounds, _)) = bounds else {
        proof.unreadable();
        return;
    };
    let bounds = bounds.unsaid(proof, ENDS.map(Subject::plan));
    let sixty = Decimal::whole(60);
    let seconds = match bounds.unit {
        Unit::Minutes => bounds.times(sixty),
        Unit::Seconds => bounds,
        _ => {
            proof.unreadable();
            return;
        }
    };
    let wanted = format!("{bounds} {}", bounds.unit.word());
    let week = proof.context.settings.week;
    let volume = proof.context.volume();
    for day in volume.days.iter().filter(|day| day.week == week) {
        let heading = &day.heading;
        let verdict = seconds.judge(day.seconds);
        if verdict == Verdict::Kept || day.seconds.is_zero() {
            continue;
        }
        let taken = day
            .seconds
            .map(|taken| Decimal::ratio(taken, sixty).rounded(0));
        let here = proof.days.iter().find(|day| day.heading == *heading);
        if verdict == Verdict::Broken {
            let lines = here.map(|day| (day.span, "this day".to_owned()));
            proof.figure = Some(Figure {
                amount: taken,
                unit: "min",
                is_rough: true,
                is_under: seconds.is_under(day.seconds.min),
                bounds: wanted.clone(),
            });
            proof.broken(
                Some(heading),
                format!(
                    "{heading} takes about {} min, not {wanted}",
                    taken.grouped()
                ),
                lines.as_slice(),
                if seconds.is_under(day.seconds.min) {
                    "add to it, rest longer"
                } else {
                    "move some of it to another day, shorten the rests"
                }
                .to_owned(),
            );
            continue;
        }
        let mut endless = here.into_iter().flat_map(|day| &day.lines);
        let endless = endless.find(|line| line.endless);
        proof.open(
            Some(heading),
            format!(
                "Whether {heading} takes {wanted} cannot be told: it takes about {} min or more",
                taken.min.grouped()
            ),
            endless
                .map(|line| (line.span, "may take any number of reps".to_owned()))
                .as_slice(),
            give_the_most_reps(),
        );
    }
}
