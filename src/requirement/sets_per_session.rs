//! `require quads at most 12 sets per session`: how many hard sets a muscle or an exercise has at a time.

use super::bounds::{Bounds, Verdict};
use super::{Figure, Form, Proof, SETS_ELSEWHERE, Subject, has};
use crate::quantity::Interval;

pub(super) static FORM: Form = Form {
    example: "require quads at most 12 sets per session",
    shapes: &["TARGET BOUNDS sets per session"],
    is: |reader, terms| has(reader, terms, "sets") && has(reader, terms, "session"),
    about: |words| {
        let target = words.target(0).into_iter();
        let each = |target| words.each_end(ENDS, |what| Subject::of(what, target));
        target.flat_map(each).collect()
    },
    prove,
};

const ENDS: [&str; 2] = ["least sets per session", "most sets per session"];

fn prove(proof: &mut Proof<'_, '_, '_>) {
    let [name, rest @ ..] = proof.terms else {
        proof.unreadable();
        return;
    };
    let Some((bounds, words)) = Bounds::counted(&mut proof.reader, rest, |_, _| None) else {
        proof.unreadable();
        return;
    };
    if !matches!(words.as_slice(), ["sets", "per" | "a", "session"]) {
        proof.unreadable();
        return;
    }
    let Some(target) = proof.target(*name) else {
        return;
    };
    let bounds = bounds.unsaid(proof, ENDS.map(|what| Subject::of(what, target)));
    for day in proof.days {
        let Some(work) = target.on(day) else { continue };
        let (heading, whose) = (&day.heading, proof.of_it(target));
        let sets = match work.elsewhere {
            None => work.sets,
            Some(_) => Interval::at_least(work.sets.min),
        };
        match (bounds.judge(sets), work.elsewhere) {
            (Verdict::Kept, _) => {}
            (Verdict::Open, Some(session)) => proof.open(
                Some(heading),
                format!(
                    "Whether {heading} has {bounds} sets {whose} cannot be told: it has {} and those of a session elsewhere",
                    work.sets.grouped()
                ),
                &[(session, "its sets are not known".to_owned())],
                SETS_ELSEWHERE.to_owned(),
            ),
            _ => {
                let named = proof.reader.str(name.span);
                let is_under = bounds.is_under(sets.min);
                let line = proof.line(day, work.last);
                let (end, help) = if is_under {
                    (
                        format!("at least {}", sets.min),
                        format!("add sets to `{line}`"),
                    )
                } else {
                    let most = sets.max.unwrap_or(sets.min);
                    (
                        format!("at most {most}"),
                        format!("move sets of `{line}` to another day"),
                    )
                };
                proof.figure = Some(Figure {
                    amount: sets,
                    unit: "sets",
                    is_rough: false,
                    is_under,
                    bounds: format!("{bounds} sets"),
                });
                proof.instead = Some(format!("require {named} {end} sets per session"));
                let sets = sets.grouped();
                proof.broken(
                    Some(heading),
                    format!("{heading} has {sets} sets {whose}, not {bounds}"),
                    &[(work.last.1, "the last of them".to_owned())],
                    help,
                );
            }
        }
    }
}
