//! How the sessions of a plan are assumed to go.

use std::cell::OnceCell;

use super::Tracks;
use crate::routine::Routine;

/// How a session went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Every set was made.
    Made,
    /// Some set was not.
    Missed,
    /// So many reps went in the last set; it was made if it asked no more.
    Done(u32),
}

impl Outcome {
    /// `made`, `missed`, `8`
    fn read(word: &str) -> Option<Self> {
        match word {
            "made" => Some(Self::Made),
            "missed" => Some(Self::Missed),
            reps => reps.parse().ok().map(Self::Done),
        }
    }
}

/// What is assumed of one lift, or of all of them.
#[derive(Clone, Debug)]
struct Said {
    /// The lift; all where there is none.
    lift: Option<String>,
    /// Its sessions in order; one alone is every session's.
    outcomes: Vec<Outcome>,
    /// As it was said.
    text: String,
}

/// What is assumed of the sessions: that all sets are made, unless something else is said.
#[derive(Debug, Default)]
pub struct Assumed(OnceCell<Vec<Said>>);

impl Assumed {
    /// Takes what is said: `missed`, `squat=missed`, `squat=made,missed,8`. Of two that are of one lift
    /// the later counts.
    ///
    /// # Errors
    /// When one of them cannot be read or names no lift that moves on; nothing is assumed then.
    pub fn say(&self, routine: &Routine<'_>, all: &[String]) -> Result<(), String> {
        let said = all.iter().map(|text| read(routine, text));
        let said = said.collect::<Result<Vec<Said>, String>>()?;
        // Said once, before anything is planned.
        let _ = self.0.set(said);
        Ok(())
    }

    fn said(&self) -> &[Said] {
        self.0.get().map_or(&[], Vec::as_slice)
    }

    /// How session `number`, from 1, of `lift` goes.
    #[must_use]
    pub fn outcome(&self, lift: &str, number: u32) -> Outcome {
        let of = |own: bool| {
            let mut said = self.said().iter().rev();
            said.find(|said| match &said.lift {
                Some(name) => own && name == lift,
                None => !own,
            })
        };
        let Some(said) = of(true).or_else(|| of(false)) else {
            return Outcome::Made;
        };
        let at = number.saturating_sub(1) as usize;
        match said.outcomes.as_slice() {
            [every] => *every,
            several => several.get(at).copied().unwrap_or(Outcome::Made),
        }
    }

    /// A lift of which something is assumed, and of which none of `tracks` is.
    #[must_use]
    pub fn of_no_line(&self, tracks: &Tracks<'_>) -> Option<&str> {
        let mut lifts = self.said().iter().filter_map(|said| said.lift.as_deref());
        lifts.find(|lift| !tracks.iter().any(|track| track.lift == *lift))
    }

    /// `every set made`, or what was said.
    #[must_use]
    pub fn words(&self) -> String {
        let said: Vec<&str> = self.said().iter().map(|said| said.text.as_str()).collect();
        match said.as_slice() {
            [] | ["made"] => "every set made".to_owned(),
            ["missed"] => "every session missed".to_owned(),
            several => several.join(", "),
        }
    }
}

fn read(routine: &Routine<'_>, text: &str) -> Result<Said, String> {
    let (lift, outcomes) = match text.split_once('=') {
        Some((lift, outcomes)) => (Some(lift.trim()), outcomes),
        None => (None, text),
    };
    let lift = match lift.map(|name| (name, routine.catalogue.exercise(name))) {
        None => None,
        Some((_, Some(exercise))) => Some(exercise.name.to_owned()),
        Some((name, None)) => {
            let near = routine.catalogue.exercise_meant(name);
            let hint = near.map_or_else(String::new, |near| format!("; {}", near.question()));
            return Err(format!("there is no exercise called `{name}`{hint}"));
        }
    };
    let outcomes = outcomes.split(',').map(|word| {
        Outcome::read(word.trim()).ok_or_else(|| {
            format!(
                "`{}` is no way for a session to go: it is `made`, `missed`, or the reps of its last set",
                word.trim()
            )
        })
    });
    Ok(Said {
        lift,
        outcomes: outcomes.collect::<Result<_, _>>()?,
        text: text.to_owned(),
    })
}
