//! `tempo[31X0]`: the seconds of each part of a rep.

use super::{Arity, Claim, Figure, Param, Says, Stage, Takes, Technique, rules};
use crate::diagnostic::Diagnostic;
use crate::plan::{Call, Draft, Measure, Value};
use crate::quantity::{Decimal, Interval};

/// `tempo`
pub(super) static TECHNIQUE: Technique = Technique {
    name: "tempo",
    summary: "the seconds of each part of a rep",
    doc: "Four digits: the lowering, the pause where the muscle is stretched, the lifting, the pause where it is shortened; `X` is as fast as possible. The order is the same for every exercise, the deadlift too. `tempo[4020]` is 6 seconds a rep, so ten reps are 60 seconds under tension.",
    example: "squat 10x10 @135 tempo[4020]",
    params: &[Param {
        name: "four digits or `X`",
        takes: Takes::Code,
        arity: Arity::One,
    }],
    stage: Stage::Manner,
    claims: &[
        Claim::new(Says::Lowering(Figure::Given(lowering)), "lowers for {}"),
        Claim::new(Says::Rep(Figure::Given(rep)), "takes {}").or(&rules::TEMPO_WITH_PUMP),
    ],
    repeats: false,
    whole_line: false,
    apply,
    check,
};

/// The four parts of a tempo, in seconds; `None` is explosive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tempo(pub [Option<u8>; 4]);

impl Tempo {
    /// Reads `31X0`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = [None; 4];
        if text.len() != 4 {
            return None;
        }
        for (part, letter) in parts.iter_mut().zip(text.chars()) {
            *part = match letter {
                'X' | 'x' => None,
                digit => Some(u8::try_from(digit.to_digit(10)?).ok()?),
            };
        }
        Some(Self(parts))
    }

    /// How long a rep takes; an explosive part counts as a second.
    #[must_use]
    pub fn seconds(self) -> Decimal {
        self.0
            .iter()
            .map(|part| Decimal::whole(u64::from(part.unwrap_or(1))))
            .sum()
    }
}

/// Seconds that a rep takes: the tempo's, or 4 where none is said.
#[must_use]
pub fn seconds_per_rep(tempo: Option<&str>) -> Decimal {
    tempo
        .and_then(Tempo::read)
        .map_or(Decimal::whole(4), Tempo::seconds)
}

fn apply<'a>(call: &Call<'a>, draft: &mut Draft<'_, 'a, '_>) {
    let Some(Value::Word(text, span)) = call.args.first() else {
        return;
    };
    let Some(tempo) = Tempo::read(text) else {
        let place = draft.reader.place(*span);
        let problem = Diagnostic::new(&rules::MALFORMED_TEMPO, format!("`{text}` is not a tempo"))
            .at(place, "four digits or `X` belong here");
        let help = "lowering, pause, lifting, pause, as in `tempo[31X0]`; an exercise of one movement has all four too";
        let whole = match text.len() {
            // Many leave the last pause out where there is none.
            3 => Some(format!("{text}0")),
            5 => text.get(..4).map(str::to_owned),
            _ => None,
        };
        draft
            .reader
            .report(match whole.filter(|whole| Tempo::read(whole).is_some()) {
                Some(whole) if text.len() < 4 => problem
                    .help(format!(
                        "the last pause is missing: write `tempo[{whole}]` where there is none"
                    ))
                    .instead(place, whole),
                Some(whole) => problem
                    .help(format!("remove the fifth: write `tempo[{whole}]`; {help}"))
                    .instead(place, whole),
                None => problem.help(help),
            });
        return;
    };
    if tempo.0[0].is_none() {
        draft.reader.fault(
            &rules::TEMPO_DROPPED,
            *span,
            "The lowering is explosive: the weight would be dropped",
            "`X` for the lowering",
            "the first digit is the lowering in seconds; `X` belongs third, as in `tempo[31X0]`",
        );
    }
    if tempo.0[2] == Some(0) {
        draft.reader.fault(
            &rules::TEMPO_NO_LIFT,
            *span,
            "The lifting takes no time at all",
            "`0` for the lifting",
            "the third digit is the lifting; as fast as possible is `X`, as in `tempo[31X0]`",
        );
    }
    draft.each_set(call, |set| set.tempo = Some(text));
}

/// A timed set has to be long enough for one rep of its tempo.
fn check<'a>(call: &Call<'a>, draft: &mut Draft<'_, 'a, '_>) {
    let Some(rep) = rep(call) else { return };
    let short = draft.entry.runs.iter().any(|run| {
        run.set.segments.iter().any(|segment| matches!(segment.measure, Measure::Seconds(time) if time.max.is_some_and(|most| most < rep.min)))
    });
    if short {
        draft.reader.fault(
            &rules::TEMPO_LONGER_THAN_SET,
            call.span,
            format!("One rep of this tempo takes {rep} s, longer than the set"),
            "too slow for the set",
            "shorten the tempo, or lengthen the set",
        );
    }
}

/// What `call` says, where it is a tempo.
fn of(call: &Call<'_>) -> Option<Tempo> {
    match call.args.first() {
        Some(Value::Word(text, _)) => Tempo::read(text),
        _ => None,
    }
}

/// How long the lowering takes.
fn lowering(call: &Call<'_>) -> Option<Interval> {
    let Tempo([lowering, ..]) = of(call)?;
    Some(Interval::exactly(Decimal::whole(u64::from(lowering?))))
}

/// How long a rep takes.
fn rep(call: &Call<'_>) -> Option<Interval> {
    Some(Interval::exactly(of(call)?.seconds()))
}
