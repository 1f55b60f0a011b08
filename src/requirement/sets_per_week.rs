//! `require quads 10-20 sets per week`: how many hard sets a muscle or an exercise has. A landmark of
//! the muscle may stand for the number: `require quads at most mrv sets per week`.

use super::bounds::{Bounds, Verdict};
use super::target::Target;
use super::{Figure, Form, MALFORMED_REQUIREMENT, Proof, SETS_ELSEWHERE, Subject, has};
use crate::library::Landmarks;
use crate::lint::MuscleWeek;
use crate::plan::counted;
use crate::quantity::{Decimal, Interval};
use crate::syntax::ast::Term;

pub(super) static FORM: Form = Form {
    example: "require quads 10-20 sets per week",
    shapes: &[
        "TARGET LANDMARKS sets per week",
        "TARGET LANDMARKS direct sets per week",
        "MUSCLE BOUNDS fractional sets per week",
    ],
    is: |reader, terms| has(reader, terms, "sets") && !has(reader, terms, "rise"),
    about: |words| {
        let ends = ends(words.has("fractional"));
        let target = words.target(0).into_iter();
        let each = |target| words.each_end(ends, |what| Subject::of(what, target));
        target.flat_map(each).collect()
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
    let target = if fractional {
        proof.muscle(*name, "fractional sets").map(Target::Muscle)
    } else {
        proof.target(*name)
    };
    let Some(target) = target else { return };
    let bounds = bounds.unsaid(
        proof,
        ends(fractional).map(|what| Subject::of(what, target)),
    );
    let Some(count) = sets(proof, target, fractional) else {
        return;
    };
    let elsewhere = proof.days.iter().find_map(|day| target.on(day)?.elsewhere);
    let all = match elsewhere {
        None => count,
        Some(_) => Interval::at_least(count.min),
    };
    // A landmark is of seven days, and so is what a profile says; the file's own numbers are of its
    // own week.
    let calendar = &proof.context.routine.calendar;
    let of_seven_days = landmark.is_some() || proof.said.is_some();
    let (so_many, in_seven_days) = if of_seven_days {
        (
            calendar.in_seven_days(all),
            calendar.in_seven_days_told(all),
        )
    } else {
        (all, String::new())
    };
    let kind = if fractional {
        "fractional sets"
    } else {
        "sets"
    };
    let whose = proof.of_it(target);
    let landmark = landmark.map_or_else(String::new, |landmark| landmark.words);
    match (bounds.judge(so_many), elsewhere) {
        (Verdict::Kept, _) => {}
        (Verdict::Open, Some(session)) => {
            let message = format!(
                "Whether the week has {bounds} {kind} {whose}{landmark} cannot be told: it has {} and those of a session elsewhere",
                count.grouped()
            );
            let lines = [(session, "its sets are not known".to_owned())];
            proof.open(None, message, &lines, SETS_ELSEWHERE.to_owned());
        }
        _ => {
            let message = format!(
                "The week has {} {kind} {whose}{in_seven_days}, not {bounds}{landmark}",
                all.grouped()
            );
            let lines = proof.last_of(target, "the last of them");
            let named = proof.reader.str(name.span);
            let (help, own) = if bounds.is_under(so_many.min) {
                ("add sets", format!("at least {}", all.min))
            } else {
                let most = all.max.unwrap_or(all.min);
                ("take away sets", format!("at most {most}"))
            };
            let of_some = !count.is_zero();
            proof.instead = of_some.then(|| format!("require {named} {own} {kind} per week"));
            let help = format!("{help} {whose}");
            proof.figure = Some(Figure {
                amount: all,
                unit: kind,
                is_rough: false,
                is_under: bounds.is_under(so_many.min),
                bounds: format!("{bounds} {kind}"),
            });
            proof.broken(None, message, &lines, help);
        }
    }
}

/// The hard sets of the week.
fn sets<'a>(proof: &Proof<'_, 'a, '_>, target: Target<'a>, fractional: bool) -> Option<Interval> {
    let Target::Muscle(muscle) = target else {
        let works = proof.days.iter().filter_map(|day| target.on(day));
        return Some(works.map(|work| work.sets).sum());
    };
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
    /// `, the MRV on 3 days`
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
    let muscle = proof.muscle(name, "landmarks").ok_or(Told)?;
    let (routine, settings) = (proof.context.routine, proof.context.settings);
    let days = MuscleWeek::of(muscle, proof.days).map_or(0, |week| week.days);
    let days = routine.calendar.days_in_seven(days);
    let deload = routine.deload(settings).is_some();
    let (sets, least) = routine.catalogue.with_muscle(muscle, |muscle| {
        let landmarks = &muscle.landmarks;
        (landmarks.named(word, days), landmarks.mv)
    });
    let shown = word.to_uppercase();
    let Some(sets) = sets else {
        let name = proof.name(Target::Muscle(muscle));
        proof.reader.fault(
            &MALFORMED_REQUIREMENT,
            span,
            format!("Leg knows of no {shown} for {name}"),
            "not known",
            "write a number of sets, or give the muscle the landmark, as in `muscle chest \"Chest\"  mev[8] mrv[20]`",
        );
        return Err(Told);
    };
    Ok(Some(match word {
        // A week of deload keeps what there is.
        "mev" | "mav" if deload => Landmark {
            sets: (least.unwrap_or(Decimal::ZERO), sets.1),
            words: ", enough to keep what there is in a week of deload".to_owned(),
        },
        "mrv" => Landmark {
            sets,
            words: format!(", the MRV on {}", counted(days as usize, "day")),
        },
        _ => Landmark {
            sets,
            words: format!(", the {shown}"),
        },
    }))
}
