//! `require quads at most 12 sets per session`: how many hard sets a muscle has at a time.

use super::bounds::Bounds;
use super::{Form, Proof, Subject, has};

pub(super) static FORM: Form = Form {
    example: "require quads at most 12 sets per session",
    is: |reader, terms| has(reader, terms, "sets") && has(reader, terms, "session"),
    about: |words| {
        let muscle = words.muscle(0).into_iter();
        let each = |muscle| {
            words.each_end("least sets per session", "most sets per session", |what| {
                Subject::muscle(what, muscle)
            })
        };
        muscle.flat_map(each).collect()
    },
    prove,
};

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
    let Some(muscle) = proof.muscle(*name) else {
        return;
    };
    let [least, most] = ["least sets per session", "most sets per session"]
        .map(|what| Subject::muscle(what, muscle));
    let bounds = bounds.unsaid(proof, least, most);
    let breach = proof.days.iter().find_map(|day| {
        // How many sets a session elsewhere has is not known.
        let row = day.muscle(muscle).filter(|row| !row.elsewhere)?;
        (!bounds.hold(row.sets)).then(|| (day.heading.clone(), row.sets, row.last.1))
    });
    if let Some((heading, sets, span)) = breach {
        let message = format!(
            "{heading} has {} sets for {}, not {bounds}",
            sets.grouped(),
            proof.name(muscle)
        );
        let help = "move some of them to another day, or change the requirement";
        proof.broken(&message, span, "the last of them", help);
    }
}
