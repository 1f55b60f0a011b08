//! The rules of techniques: what their arguments and their company may be.

use crate::diagnostic::{Concerns, Rule, Severity, Theme};

/// `wrong-arguments`
pub static WRONG_ARGUMENTS: Rule = Rule {
    name: "wrong-arguments",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Techniques,
    why: "A technique takes certain arguments; with others there is no telling what the set should be.",
    bad: "day 2\n  squat 5x5 rest[quick]\n",
    good: "day 2\n  squat 5x5 rest[60s]\n",
};

/// `malformed-scope`
pub static MALFORMED_SCOPE: Rule = Rule {
    name: "malformed-scope",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Techniques,
    why: "A technique can be for some sets of a line: `from set 4`, `on set 4`, `on last set`.",
    bad: "day 2\n  leg_press 4x10 failure[on set last]\n",
    good: "day 2\n  leg_press 4x10 failure[on last set]\n",
};

/// `unknown-bias`
pub static UNKNOWN_BIAS: Rule = Rule {
    name: "unknown-bias",
    severity: Severity::Error,
    concerns: Concerns::Name,
    theme: Theme::Names,
    why: "A variant is declared with the exercise. One that is not has no muscles and no cues.",
    bad: "day 2\n  squat 5x5 bias[glute]\n",
    good: "day 2\n  squat 5x5 bias[glutes]\n",
};

/// `alternating-both-sides`
pub static ALTERNATING_BOTH_SIDES: Rule = Rule {
    name: "alternating-both-sides",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "Sides can take turns only where they are trained one at a time.",
    bad: "day 2\n  squat 5x5 alternating\n",
    good: "day 2\n  single_leg_curl 5x5 each[leg] alternating\n",
};

/// `side-on-both`
pub static SIDE_ON_BOTH: Rule = Rule {
    name: "side-on-both",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "Reps of each leg count twice. On a lift that is done with both legs at once there is no such thing.",
    bad: "day 2\n  squat 5x5 each[leg]\n",
    good: "day 2\n  bulgarian_split_squat 5x5 each[leg]\n",
};

/// `hand-on-one-bar`
pub static HAND_ON_ONE_BAR: Rule = Rule {
    name: "hand-on-one-bar",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "A load for each hand counts twice. What both hands share has one load.",
    bad: "units lb\nday 2\n  squat 5x5 @225 each[hand]\n",
    good: "units lb\nday 2\n  squat 5x5 @225\n",
};

/// `cluster-of-one`
pub static CLUSTER_OF_ONE: Rule = Rule {
    name: "cluster-of-one",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "A cluster rests between the parts of a set, so the scheme has to have parts.",
    bad: "units lb\nday 2\n  squat 5x6 @275 cluster[20s]\n",
    good: "units lb\nday 2\n  squat 5x2+2+2 @275 cluster[20s]\n",
};

/// `cluster-to-failure`
pub static CLUSTER_TO_FAILURE: Rule = Rule {
    name: "cluster-to-failure",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "A cluster is planned so that every rep of a heavy load is fast and clean; at failure none is, and a light load needs no rest within the set.",
    bad: "units lb\nday 2\n  leg_press 5x2+2+2 @275 cluster[20s] failure\n",
    good: "units lb\nday 2\n  leg_press 5x2+2+2 @275 cluster[20s]\n",
};

/// `drops-not-descending`
pub static DROPS_NOT_DESCENDING: Rule = Rule {
    name: "drops-not-descending",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Loads,
    why: "A drop set goes on because the load is lowered. A drop to the same load or a heavier one is a slip in the list.",
    bad: "units lb\nday 2\n  leg_press 4x6 drop[700, 500, 600]\n",
    good: "units lb\nday 2\n  leg_press 4x6 drop[700, 600, 500]\n",
};

/// `segments-disagree`
pub static SEGMENTS_DISAGREE: Rule = Rule {
    name: "segments-disagree",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "A list with one member for each part of a set has to have exactly as many.",
    bad: "units lb\nday 2\n  lying_leg_curl 6x12 phase[toes_pointed, toes_flexed]\n",
    good: "units lb\nday 2\n  lying_leg_curl 6x6+6 phase[toes_pointed, toes_flexed]\n",
};

/// `load-twice`
pub static LOAD_TWICE: Rule = Rule {
    name: "load-twice",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Loads,
    why: "Two loads for one set contradict each other, or say the same twice.",
    bad: "units lb\nday 2\n  leg_press 4x6 @700 drop[600, 500]\n",
    good: "units lb\nday 2\n  leg_press 4x6 drop[700, 600, 500]\n",
};

/// `pump-to-failure`
pub static PUMP_TO_FAILURE: Rule = Rule {
    name: "pump-to-failure",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "Pump work brings blood into the muscle without taxing the fibre; taken to failure it costs the recovery that the heavy work needs.",
    bad: "day 2\n  leg_extension 7x20 pump failure\n",
    good: "day 2\n  leg_extension 7x20 pump\n",
};

/// `forced-without-failure`
pub static FORCED_WITHOUT_FAILURE: Rule = Rule {
    name: "forced-without-failure",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "A partner helps when no further rep goes up. In a set that stops before that there is nothing to help with.",
    bad: "day 2\n  lying_leg_curl 4x10 rir[2] forced[2]\n",
    good: "day 2\n  lying_leg_curl 4x10 forced[2]\n",
};

/// `several-segmentations`
pub static SEVERAL_SEGMENTATIONS: Rule = Rule {
    name: "several-segmentations",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "A set is parted in one way.",
    bad: "day 2\n  leg_press 4x10+4 rest_pause[15s] cluster[20s]\n",
    good: "day 2\n  leg_press 4x10+4 rest_pause[15s]\n",
};

/// `myo-too-heavy`
pub static MYO_TOO_HEAVY: Rule = Rule {
    name: "myo-too-heavy",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "Myo-reps work because a light activation set brings every fibre in; under 8 reps it is a heavy set with odd ones after it.",
    bad: "day 2\n  leg_extension 1x6 myo[4x4, 15s]\n",
    good: "day 2\n  leg_extension 1x15 myo[4x4, 15s]\n",
};

/// `negative-with-pump`
pub static NEGATIVE_WITH_PUMP: Rule = Rule {
    name: "negative-with-pump",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "Slow lowering taxes the fibre most of all, and pump work is meant not to.",
    bad: "day 2\n  lying_leg_curl 4x10 pump negative[6s]\n",
    good: "day 2\n  lying_leg_curl 4x10 negative[6s]\n",
};

/// `rest-pause-with-pump`
pub static REST_PAUSE_WITH_PUMP: Rule = Rule {
    name: "rest-pause-with-pump",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "Rest-pause is for sets that could not go on without; pump work stops before that.",
    bad: "day 2\n  leg_press 4x20 pump rest_pause[5s]\n",
    good: "day 2\n  leg_press 4x20 rest_pause[5s]\n",
};

/// `tempo-with-pump`
pub static TEMPO_WITH_PUMP: Rule = Rule {
    name: "tempo-with-pump",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "Speed is what makes pump work; a tempo takes it away.",
    bad: "day 2\n  leg_extension 4x20 pump tempo[4020]\n",
    good: "day 2\n  leg_extension 4x20 tempo[4020]\n",
};

/// `too-many-steps`
pub static TOO_MANY_STEPS: Rule = Rule {
    name: "too-many-steps",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "A pyramid has at most 100 steps up to its top.",
    bad: "units lb\nday 2\n  squat 1000x5 pyramid[135 to 225]\n",
    good: "units lb\nday 2\n  squat 10x5 pyramid[135 to 225]\n",
};

/// `pyramid-of-range`
pub static PYRAMID_OF_RANGE: Rule = Rule {
    name: "pyramid-of-range",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "A pyramid has a load for each set, so it has to be known how many there are.",
    bad: "units lb\nday 2\n  squat 4-5x5 pyramid[135 to 225]\n",
    good: "units lb\nday 2\n  squat 5x5 pyramid[135 to 225]\n",
};

/// `pyramid-not-rising`
pub static PYRAMID_NOT_RISING: Rule = Rule {
    name: "pyramid-not-rising",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "A pyramid leads up to its heaviest sets; a lighter set on the way up is most often a slip.",
    bad: "units lb\nday 2\n  squat 3x5 pyramid[135, 225, 185]\n",
    good: "units lb\nday 2\n  squat 3x5 pyramid[135, 185, 225]\n",
};

/// `inner-rest-too-long`
pub static INNER_REST_TOO_LONG: Rule = Rule {
    name: "inner-rest-too-long",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "A rest within a set that is as long as the one after it makes two sets of it.",
    bad: "day 2\n  leg_press 4x20 rest_pause[90s] rest[90s]\n",
    good: "day 2\n  leg_press 4x20 rest_pause[5s] rest[90s]\n",
};

/// `effort-out-of-range`
pub static EFFORT_OUT_OF_RANGE: Rule = Rule {
    name: "effort-out-of-range",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "RPE runs from 1 to 10 and RIR from 0 to 10. Other tools take an RPE of 14 in silence.",
    bad: "units lb\nday 2\n  squat 3x5 @225 rpe[14]\n",
    good: "units lb\nday 2\n  squat 3x5 @225 rpe[8]\n",
};

/// `failure-with-reserve`
pub static FAILURE_WITH_RESERVE: Rule = Rule {
    name: "failure-with-reserve",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "A set to failure leaves no rep in reserve; one that leaves some does not go there.",
    bad: "day 2\n  leg_press 3x10 failure rir[2]\n",
    good: "day 2\n  leg_press 3x10 rir[2]\n",
};

/// `rpe-rir-disagree`
pub static RPE_RIR_DISAGREE: Rule = Rule {
    name: "rpe-rir-disagree",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "The reps in reserve are 10 less the RPE. Two figures that disagree leave open which one to follow.",
    bad: "day 2\n  leg_press 3x10 rpe[8] rir[4]\n",
    good: "day 2\n  leg_press 3x10 rpe[8]\n",
};

/// `malformed-tempo`
pub static MALFORMED_TEMPO: Rule = Rule {
    name: "malformed-tempo",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Techniques,
    why: "A tempo has four parts; with more or fewer there is no telling which is which.",
    bad: "day 2\n  leg_press 3x10 tempo[301]\n",
    good: "day 2\n  leg_press 3x10 tempo[3010]\n",
};

/// `tempo-explosive-lowering`
pub static TEMPO_DROPPED: Rule = Rule {
    name: "tempo-explosive-lowering",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "An explosive lowering is a weight dropped. Most often the digits are in another order: the lowering comes first, for the deadlift too.",
    bad: "day 2\n  leg_press 3x10 tempo[X013]\n",
    good: "day 2\n  leg_press 3x10 tempo[30X1]\n",
};

/// `tempo-zero-lifting`
pub static TEMPO_NO_LIFT: Rule = Rule {
    name: "tempo-zero-lifting",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "Nothing is lifted in no time. As fast as possible is `X`.",
    bad: "day 2\n  leg_press 3x10 tempo[3100]\n",
    good: "day 2\n  leg_press 3x10 tempo[31X0]\n",
};

/// `tempo-longer-than-set`
pub static TEMPO_LONGER_THAN_SET: Rule = Rule {
    name: "tempo-longer-than-set",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "In a timed set that is shorter than one rep of its tempo no rep is done.",
    bad: "day 2\n  squat 3x5s tempo[4040]\n",
    good: "day 2\n  squat 3x30s tempo[4040]\n",
};

/// `warmup-to-failure`
pub static WARMUP_TO_FAILURE: Rule = Rule {
    name: "warmup-to-failure",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "A warm-up prepares for the work. Taken to failure it is the work.",
    bad: "day 2\n  leg_press 3x10 warmup failure\n",
    good: "day 2\n  leg_press 3x10 failure\n",
};

/// `warmup-and-work`
pub static WARMUP_AND_WORK: Rule = Rule {
    name: "warmup-and-work",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "Both words say which sets count as work; together they leave it open.",
    bad: "day 2\n  leg_press 5x10 warmup[1] work[3]\n",
    good: "day 2\n  leg_press 5x10 work[3]\n",
};

/// `more-than-the-sets`
pub static MORE_THAN_THE_SETS: Rule = Rule {
    name: "more-than-the-sets",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "Of five sets no six can be work.",
    bad: "day 2\n  leg_press 5x10 work[6]\n",
    good: "day 2\n  leg_press 5x10 work[3]\n",
};

/// `several-failure-techniques`
pub static SEVERAL_FAILURE_TECHNIQUES: Rule = Rule {
    name: "several-failure-techniques",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "Drops, rest-pause, myo-reps, partials and a partner's help each take a set past its plain reps. One of them is hard to recover from; two in the same set leave little for the sets after it.",
    bad: "units lb\nday 2\n  leg_press 3x10 @360 rest_pause[10s] forced[2]\n",
    good: "units lb\nday 2\n  leg_press 3x10 @360 rest_pause[10s]\n",
};

/// `techniques-disagree`
pub static TECHNIQUES_DISAGREE: Rule = Rule {
    name: "techniques-disagree",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "Each technique says something of the set: how near failure it ends, how long a rep takes, how heavy it is. Where two say different things there is no doing both.",
    bad: "day 2\n  leg_press 3x10 tempo[4020] negative[6s]\n",
    good: "day 2\n  leg_press 3x10 tempo[6020]\n",
};

/// All of them.
pub static ALL: &[&Rule] = &[
    &WRONG_ARGUMENTS,
    &MALFORMED_SCOPE,
    &UNKNOWN_BIAS,
    &ALTERNATING_BOTH_SIDES,
    &SIDE_ON_BOTH,
    &HAND_ON_ONE_BAR,
    &CLUSTER_OF_ONE,
    &CLUSTER_TO_FAILURE,
    &DROPS_NOT_DESCENDING,
    &SEGMENTS_DISAGREE,
    &LOAD_TWICE,
    &PUMP_TO_FAILURE,
    &FORCED_WITHOUT_FAILURE,
    &SEVERAL_SEGMENTATIONS,
    &MYO_TOO_HEAVY,
    &NEGATIVE_WITH_PUMP,
    &REST_PAUSE_WITH_PUMP,
    &TEMPO_WITH_PUMP,
    &TOO_MANY_STEPS,
    &PYRAMID_OF_RANGE,
    &PYRAMID_NOT_RISING,
    &INNER_REST_TOO_LONG,
    &EFFORT_OUT_OF_RANGE,
    &FAILURE_WITH_RESERVE,
    &RPE_RIR_DISAGREE,
    &MALFORMED_TEMPO,
    &TEMPO_DROPPED,
    &TEMPO_NO_LIFT,
    &TEMPO_LONGER_THAN_SET,
    &WARMUP_TO_FAILURE,
    &WARMUP_AND_WORK,
    &MORE_THAN_THE_SETS,
    &SEVERAL_FAILURE_TECHNIQUES,
    &TECHNIQUES_DISAGREE,
];
