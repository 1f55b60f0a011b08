//! `bias[glutes]`: a stance, a foot placement or a stride that moves the work.

use super::{Arity, Param, Stage, Takes, Technique, no_check, rules};
use crate::diagnostic::Diagnostic;
use crate::plan::{Call, Draft, Value};
use crate::syntax::read::list;

/// `bias`
pub(super) static TECHNIQUE: Technique = Technique {
    name: "bias",
    summary: "the variant that moves the work to a muscle",
    doc: "Stance, foot placement and stride decide which muscle an exercise works. Each exercise declares its variants, with the muscles that they work and their cues: `legc explain squat` shows them. The plan shows the cues, and volume counts for the variant's muscles.",
    example: "squat 5x12 bias[glutes]",
    params: &[Param {
        name: "a variant of the exercise",
        takes: Takes::Word,
        arity: Arity::One,
    }],
    stage: Stage::Kind,
    claims: &[],
    repeats: false,
    whole_line: true,
    apply,
    check: no_check,
};

fn apply<'a>(call: &Call<'a>, draft: &mut Draft<'_, 'a, '_>) {
    let Some(Value::Word(name, span)) = call.args.first() else {
        return;
    };
    if !draft.known {
        return;
    }
    let exercise = std::rc::Rc::clone(&draft.entry.exercise);
    let details = draft.routine.catalogue.details(&exercise);
    if let Some(at) = details.biases.iter().position(|bias| bias.name == *name) {
        draft.entry.bias = Some(at);
        draft
            .entry
            .cues
            .extend(details.biases.get(at).map_or(&[][..], |bias| &bias.cues));
        return;
    }
    let place = draft.reader.place(*span);
    let known = || details.biases.iter().map(|bias| bias.name);
    let problem = Diagnostic::new(
        &rules::UNKNOWN_BIAS,
        format!("`{}` has no variant called `{name}`", exercise.name),
    )
    .at(place, "not known");
    let problem = match draft.reader.findings.nearest(name, known()) {
        Some(near) => problem.suggest(place, Some(near)),
        None if details.biases.is_empty() => problem
            .help("leave it out: the exercise has no variants; `bias` under an `exercise` line of the file declares one")
            .instead(draft.reader.place(call.span), ""),
        None => problem.help(format!("it has {}", list(known()))),
    };
    draft.reader.report(problem);
}
