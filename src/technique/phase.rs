//! `phase[toes_pointed, toes_flexed]`: a set whose parts are done in different ways.

use super::{Arity, Param, Stage, Takes, Technique, no_check, rules};
use crate::diagnostic::Diagnostic;
use crate::plan::{Call, Draft, Value, counted};

/// `phase`
pub(super) static TECHNIQUE: Technique = Technique {
    name: "phase",
    summary: "a name for each part of a set",
    doc: "The parts of a set that the scheme writes with `+` are done one after the other without rest, each in its own way: about six reps with the toes pointed, then the foot flexed for the rest. The plan shows the names with the reps.",
    example: "lying_leg_curl 6x6+6 phase[toes_pointed, toes_flexed]",
    params: &[Param {
        name: "names, one for each part",
        takes: Takes::Word,
        arity: Arity::Many(2),
    }],
    stage: Stage::Segments,
    claims: &[],
    repeats: false,
    whole_line: false,
    apply,
    check: no_check,
};

fn apply<'a>(call: &Call<'a>, draft: &mut Draft<'_, 'a, '_>) {
    let names: Vec<&'a str> = call
        .args
        .iter()
        .filter_map(|arg| match arg {
            Value::Word(name, _) => Some(*name),
            _ => None,
        })
        .collect();
    let mut uneven = None;
    draft.each_set(call, |set| {
        if set.segments.len() == names.len() {
            for (segment, name) in set.segments.iter_mut().zip(&names) {
                segment.phase = Some(name);
            }
        } else {
            uneven = Some(set.segments.len());
        }
    });
    let Some(segments) = uneven else { return };
    let place = draft.reader.place(call.span);
    let mut problem = Diagnostic::new(
        &rules::SEGMENTS_DISAGREE,
        format!(
            "{} for {}",
            counted(names.len(), "phase"),
            counted(segments, "part")
        ),
    )
    .at(place, "one name for each part belongs here");
    if let Some(run) = draft.entry.runs.first() {
        problem = problem.because(
            draft.reader.place(run.span),
            "the parts of a set are joined by `+`",
        );
    }
    draft.reader.report(
        problem
            .help("write the parts in the scheme, as in `6x6+6 phase[toes_pointed, toes_flexed]`"),
    );
}
