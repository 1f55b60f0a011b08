//! `require quads 10-20 sets per week`: how many hard sets a muscle has. A landmark of the muscle may
//! stand for the number: `require quads at most mrv sets per week`.

use super::bounds::Bounds;
use super::{Form, MALFORMED_REQUIREMENT, Proof, Subject, has};
use crate::library::{Landmarks, MuscleId};
use crate::lint::MuscleWeek;
use crate::plan::counted;
use crate::quantity::{Decimal, Interval};
use crate::syntax::ast::Term;

pub(super) static FORM: Form = Form {
    example: "require quads 10-20 sets per week",
    is: |reader, terms| has(reader, terms, "sets") && !has(reader, terms, "rise"),
    about: |words| {
        let [least, most] = ends(words.has("fractional"));
        let muscle = words.muscle(0).into_iter();
        let each = |muscle| words.each_end(least, most, |what| Subject::muscle(what, muscle));
        muscle.flat_map(each).collect()
    },
    prove,
};

/// What the two ends of the bounds speak about.
const fn ends(fractional: bool) -> [&'static str; 2] {
    if fractional {
        [
            "least fractional sets per week",
            "most fractional sets per week",
        ]
    } else {
        ["least sets per week", "most sets per week"]
    }
}

fn prove(proof: &mut Proof<'_, '_, '_>) {
    let [name, rest @ ..] = proof.terms else {
        proof.unreadable();
        return;
    };
    let landmark = match landmark(proof, *name, rest) {
        Ok(landmark) => landmark,
        Err(Told) => return,
    };
    let read = Bounds::counted(&mut proof.reader, rest, |_, _| {
        landmark.as_ref().map(|landmark| landmark.sets)
    });
    let Some((bounds, words)) = read else {
        proof.unreadable();
        return;
    };
    let fractional = match words.as_slice() {
        ["sets", "per" | "a", "week"] | ["direct", "sets", "per" | "a", "week"] => false,
        // Landmarks are of direct sets.
        ["fractional", "sets", "per" | "a", "week"] if landmark.is_none() => true,
        _ => {
            proof.unreadable();
            return;
        }
    };
    let Some(muscle) = proof.muscle(*name) else {
        return;
    };
    let [least, most] = ends(fractional).map(|what| Subject::muscle(what, muscle));
    let bounds = bounds.unsaid(proof, least, most);
    let Some(count) = sets(proof, muscle, fractional) else {
        return;
    };
    if bounds.hold(count) {
        return;
    }
    let kind = if fractional {
        "fractional sets"
    } else {
        "sets"
    };
    let here = proof.days.iter().rev().find_map(|day| day.muscle(muscle));
    let span = here.map_or(proof.requirement.span, |day| day.last.1);
    let message = format!(
        "{} have {} {kind} a week, not {bounds}{}",
        proof.name(muscle),
        count.grouped(),
        landmark.map_or_else(String::new, |landmark| landmark.words),
    );
    let help = "add or take away sets, or change the requirement";
    proof.broken(&message, span, "the last of them", help);
}

/// The hard sets of the week.
fn sets(proof: &Proof<'_, '_, '_>, muscle: MuscleId, fractional: bool) -> Option<Interval> {
    if !fractional {
        let week = MuscleWeek::of(muscle, proof.days);
        return Some(week.map_or(Interval::ZERO, |week| week.sets));
    }
    let number = proof.context.settings.week;
    let weeks = &proof.context.volume().weeks;
    let week = weeks.iter().find(|week| week.number == number)?;
    Some(week.tally.muscle(muscle).fractional)
}

/// A landmark that stands in place of a number.
struct Landmark {
    sets: (Decimal, Decimal),
    /// `, their MRV on 3 days`
    words: String,
}

/// Says that a fault has been reported.
struct Told;

/// The landmark that `terms` name, if they do.
fn landmark(
    proof: &mut Proof<'_, '_, '_>,
    name: Term,
    terms: &[Term],
) -> Result<Option<Landmark>, Told> {
    let named = terms.iter().find_map(|term| {
        let text = proof.reader.str(term.span);
        let word = Landmarks::WORDS.into_iter().find(|word| *word == text)?;
        Some((word, term.span))
    });
    let Some((word, span)) = named else {
        return Ok(None);
    };
    let muscle = proof.muscle(name).ok_or(Told)?;
    let (routine, settings) = (proof.context.routine, proof.context.settings);
    let days = MuscleWeek::of(muscle, proof.days).map_or(0, |week| week.days);
    let deload = routine.deload(settings).is_some();
    let (sets, least) = routine.catalogue.with_muscle(muscle, |muscle| {
        let landmarks = &muscle.landmarks;
        (landmarks.named(word, days), landmarks.mv)
    });
    let shown = word.to_uppercase();
    let Some(sets) = sets else {
        let name = proof.name(muscle).to_owned();
        proof.reader.fault(
            &MALFORMED_REQUIREMENT,
            span,
            format!("{name} have no {shown} that Leg knows of"),
            "not known",
            "write a number of sets, or give the muscle the landmark, as in `muscle chest \"Chest\"  mev[8] mrv[20]`",
        );
        return Err(Told);
    };
    Ok(Some(match word {
        // A week of deload keeps what there is.
        "mev" | "mav" if deload => Landmark {
            sets: (least.unwrap_or(Decimal::ZERO), sets.1),
            words: ", what keeps them in a week of deload".to_owned(),
        },
        "mrv" => Landmark {
            sets,
            words: format!(", their MRV on {}", counted(days as usize, "day")),
        },
        _ => Landmark {
            sets,
            words: format!(", their {shown}"),
        },
    }))
}
