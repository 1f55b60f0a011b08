//! The rules of declarations, days and blocks.

use crate::diagnostic::{Concerns, Rule, Severity, Theme};

/// `duplicate-declaration`
pub static DUPLICATE: Rule = Rule {
    name: "duplicate-declaration",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Names,
    why: "Two declarations of one name contradict each other sooner or later, and only one of them could count.",
    bad: "units lb\nunits kg\nday 2\n  squat 5x5\n",
    good: "units lb\nday 2\n  squat 5x5\n",
};

/// `no-units`
pub static NO_UNITS: Rule = Rule {
    name: "no-units",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Units,
    why: "A bare load is in the file's unit. 100 lb and 100 kg are not the same set, so Leg does not guess.",
    bad: "day 2\n  squat 5x5 @225\n",
    good: "units lb\nday 2\n  squat 5x5 @225\n",
};

/// `outside-a-day`
pub static OUTSIDE_A_DAY: Rule = Rule {
    name: "outside-a-day",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Syntax,
    why: "Training that stands in no day and no block is never done.",
    bad: "squat 5x5\n",
    good: "day 2\n  squat 5x5\n",
};

/// `outside-a-progression`
pub(super) static OUTSIDE_A_PROGRESSION: Rule = Rule {
    name: "outside-a-progression",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Syntax,
    why: "`load = load + 5lb` says how a line moves on from one session to the next. Under no `progress` line it is said of nothing.",
    bad: "load = load + 5lb  when made\nday 2\n  squat 5x5\n",
    good: "progress plus\n  load = load + 5lb  when made\nday 2\n  squat 5x5 @225lb plus\n",
};

/// `malformed-progression`
pub(super) static MALFORMED_PROGRESSION: Rule = Rule {
    name: "malformed-progression",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Progression,
    why: "A line of a progression sets `load`, `reps`, `sets`, the training max `tm` or one of the progression's own parameters. Anything else would be set and never looked at.",
    bad: "progress plus[step]\n  load = load + step  when made\n  lode = 100lb  when missed\nday 2\n  squat 5x5 @225lb plus[5lb]\n",
    good: "progress plus[step]\n  load = load + step  when made\nday 2\n  squat 5x5 @225lb plus[5lb]\n",
};

/// `cue-without-line`
pub static CUE_WITHOUT_LINE: Rule = Rule {
    name: "cue-without-line",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Syntax,
    why: "A cue belongs to the line above it. Under one that takes none it would be lost.",
    bad: "units lb\n  > Breathe.\nday 2\n  squat 5x5\n",
    good: "units lb\nday 2\n  squat 5x5\n    > Breathe.\n",
};

/// `empty-section`
pub static EMPTY_SECTION: Rule = Rule {
    name: "empty-section",
    severity: Severity::Warning,
    concerns: Concerns::Form,
    theme: Theme::Syntax,
    why: "A day that has neither training nor `rest` was most likely forgotten.",
    bad: "day 2\nday 3\n  squat 5x5\n",
    good: "day 2 rest\nday 3\n  squat 5x5\n",
};

/// `training-on-rest`
pub static TRAINING_ON_REST: Rule = Rule {
    name: "training-on-rest",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Calendar,
    why: "A day cannot be one of rest and have training in it.",
    bad: "day 2 rest\n  squat 5x5\n",
    good: "day 2\n  squat 5x5\n",
};

/// `day-declared-twice`
pub static DAY_TWICE: Rule = Rule {
    name: "day-declared-twice",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Calendar,
    why: "Two headers of one day are most often a number that was not changed after copying. The lines of both are planned, in the order of the file; those of a copy, the same line for line, once.",
    bad: "day 2\n  squat 5x5\nday 2\n  plank 3x30s\n",
    good: "day 2\n  squat 5x5\nday 3\n  plank 3x30s\n",
};

/// `days-named-two-ways`
pub static DAYS_NAMED_TWO_WAYS: Rule = Rule {
    name: "days-named-two-ways",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Calendar,
    why: "Days named both by number and by weekday are easily put in the wrong order.",
    bad: "day 2\n  squat 5x5\nday friday\n  plank 3x30s\n",
    good: "day tuesday\n  squat 5x5\nday friday\n  plank 3x30s\n",
};

/// `day-outside-week`
pub static DAY_OUTSIDE_WEEK: Rule = Rule {
    name: "day-outside-week",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Calendar,
    why: "A week has seven days.",
    bad: "day 8\n  squat 5x5\n",
    good: "day 7\n  squat 5x5\n",
};

/// `unknown-weekday`
pub static UNKNOWN_WEEKDAY: Rule = Rule {
    name: "unknown-weekday",
    severity: Severity::Error,
    concerns: Concerns::Name,
    theme: Theme::Calendar,
    why: "A day is named by its number or its weekday; anything else cannot be put in order.",
    bad: "day mondey\n  squat 5x5\n",
    good: "day monday\n  squat 5x5\n",
};

/// `option-value`
pub static OPTION_VALUE: Rule = Rule {
    name: "option-value",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Options,
    why: "An option is a question with two answers.",
    bad: "option spotter = maybe\nday 2\n  squat 5x5\n  plank 1x30s when spotter\n",
    good: "option spotter = no\nday 2\n  squat 5x5\n  plank 1x30s when spotter\n",
};

/// `unknown-option`
pub static UNKNOWN_OPTION: Rule = Rule {
    name: "unknown-option",
    severity: Severity::Error,
    concerns: Concerns::Name,
    theme: Theme::Names,
    why: "A condition on an option that does not exist could never be met.",
    bad: "option spotter = no\nday 2\n  squat 5x5 when spoter\n  plank 1x30s when spotter\n",
    good: "option spotter = no\nday 2\n  squat 5x5 when spotter\n  plank 1x30s when spotter\n",
};

/// `too-many-options`
pub static TOO_MANY_OPTIONS: Rule = Rule {
    name: "too-many-options",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Options,
    why: "Each option doubles the plans that a routine stands for; 32 are the limit.",
    bad: "",
    good: "day 2\n  squat 5x5\n",
};

/// `max-of-itself`
pub(super) static MAX_OF_ITSELF: Rule = Rule {
    name: "max-of-itself",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Values,
    why: "A max may be a share of another lift's, `max front_squat 80% of squat`. One that by way of others comes back to itself is no weight.",
    bad: "units kg\nmax squat 125% of front_squat\nmax front_squat 80% of squat\nday 2\n  squat 3x5 @100\n",
    good: "units kg\nmax squat 200\nmax front_squat 80% of squat\nday 2\n  front_squat 3x5 @75%\n",
};

/// `expected-one-weight`
pub static EXPECTED_ONE_WEIGHT: Rule = Rule {
    name: "expected-one-weight",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Loads,
    why: "A max and a bodyweight are one weight each; what is worked out from them is exact.",
    bad: "units lb\nmax squat 300-315\nday 2\n  squat 5x5 @225\n",
    good: "units lb\nmax squat 315\nday 2\n  squat 5x5 @75%\n",
};

/// `unknown-block`
pub static UNKNOWN_BLOCK: Rule = Rule {
    name: "unknown-block",
    severity: Severity::Error,
    concerns: Concerns::Name,
    theme: Theme::Names,
    why: "`use` puts a block's lines here; there is none of this name.",
    bad: "block calves\n  seated_calf 4x10\nday 2\n  use calfs\n  use calves\n",
    good: "block calves\n  seated_calf 4x10\nday 2\n  use calves\n",
};

/// `unknown-gear`
pub static UNKNOWN_GEAR: Rule = Rule {
    name: "unknown-gear",
    severity: Severity::Error,
    concerns: Concerns::Name,
    theme: Theme::Names,
    why: "Gear is declared for a kind (`barbell`) or for one exercise's machine (`seated_calf`).",
    bad: "units lb\ngear barbel bar[45]\nday 2\n  squat 5x5 @225\n",
    good: "units lb\ngear barbell bar[45] plates[45, 25, 10, 5, 2.5]\nday 2\n  squat 5x5 @225\n",
};

/// `reserved-name`
pub static RESERVED_NAME: Rule = Rule {
    name: "reserved-name",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Names,
    why: "A name that already means something would make its lines mean two things.",
    bad: "style drop = pump\nday 2\n  squat 5x5\n",
    good: "style light = pump\nday 2\n  squat 5x5 light\n",
};

/// `exercise-without-work`
pub static EXERCISE_WITHOUT_WORK: Rule = Rule {
    name: "exercise-without-work",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Names,
    why: "An exercise counts for the muscles it works; one that names none counts for nothing.",
    bad: "exercise belt_squat \"Belt squat\"  gear[plate_loaded] pattern[squat]\nday 2\n  belt_squat 3x10\n",
    good: "exercise belt_squat \"Belt squat\"  works[quads] gear[plate_loaded] pattern[squat]\nday 2\n  belt_squat 3x10\n",
};

/// `recursive-block`
pub static RECURSIVE_BLOCK: Rule = Rule {
    name: "recursive-block",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Blocks,
    why: "A block that uses itself never ends.",
    bad: "block a\n  squat 5x5\n  use a\nday 2\n  use a\n",
    good: "block a\n  squat 5x5\nday 2\n  use a\n",
};

/// `blocks-too-deep`
pub static BLOCKS_TOO_DEEP: Rule = Rule {
    name: "blocks-too-deep",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Blocks,
    why: "Blocks may use blocks 32 deep. No routine that a person reads needs more.",
    bad: "",
    good: "day 2\n  squat 5x5\n",
};

/// `too-many-entries`
pub static TOO_MANY_ENTRIES: Rule = Rule {
    name: "too-many-entries",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Syntax,
    why: "Blocks that use blocks multiply. A plan has at most 1,000,000 entries.",
    bad: "",
    good: "day 2\n  squat 5x5\n",
};

/// `wrong-parameters`
pub(super) static PARAMETERS: Rule = Rule {
    name: "wrong-parameters",
    severity: Severity::Error,
    concerns: Concerns::Length,
    theme: Theme::Blocks,
    why: "A block or a style with parameters is done with what it is given. Without one of them, or with one too many, the plan would not be the one that was meant.",
    bad: "max squat 150kg\nblock main[lift, share]\n  lift 3x5 @share\nday 2\n  squat 1x3 @50%\n  use main[squat]\n",
    good: "max squat 150kg\nblock main[lift, share = 85%]\n  lift 3x5 @share\nday 2\n  use main[squat]\n",
};

/// `too-many-values`
pub(super) static TOO_MANY_VALUES: Rule = Rule {
    name: "too-many-values",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Values,
    why: "A routine names at most 1,000 values with `let`. Each is worked out for every week.",
    bad: "",
    good: "let step = 2.5kg\nday 2\n  squat 5x5 @100kg + step\n",
};

/// `imported-day`
pub(super) static IMPORTED_DAY: Rule = Rule {
    name: "imported-day",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Calendar,
    why: "`import` brings declarations and blocks. Days of two files would mix into a week that neither of them shows.",
    bad: "",
    good: "day 2\n  squat 5x5\n",
};

/// `calendar-out-of-range`
pub(super) static CALENDAR_OUT_OF_RANGE: Rule = Rule {
    name: "calendar-out-of-range",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Calendar,
    why: "A plan has from 1 to 520 weeks, its cycles together, and a week from 1 to 28 days. Beyond that it is no plan that anyone follows.",
    bad: "weeks 100000\nday 2\n  squat 5x5\n",
    good: "weeks 6\nday 2\n  squat 5x5\n",
};

/// `malformed-week`
pub(super) static MALFORMED_WEEK: Rule = Rule {
    name: "malformed-week",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Calendar,
    why: "A `week` line names weeks, and may say that they are lighter. Anything else on it would be done by nobody.",
    bad: "day 2\n  squat 5x5\nweek 4 deload[light]\n",
    good: "day 2\n  squat 5x5\nweek 4 deload[60%]\n",
};

/// `malformed-rounding`
pub(super) static MALFORMED_ROUNDING: Rule = Rule {
    name: "malformed-rounding",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Loads,
    why: "A file says once how its worked-out loads are rounded, so that every load of the plan can be made and anyone can see why it is what it is.",
    bad: "units kg\nround 2.5\nmax squat 150\nday 2\n  squat 5x5 @77%\n",
    good: "units kg\nround nearest 2.5\nmax squat 150\nday 2\n  squat 5x5 @77%\n",
};

/// `rounding-in-another-unit`
pub(super) static ROUNDING_IN_ANOTHER_UNIT: Rule = Rule {
    name: "rounding-in-another-unit",
    severity: Severity::Advice,
    concerns: Concerns::Sense,
    theme: Theme::Units,
    why: "A load is rounded to what is loaded, so it comes out in the unit of the step: 75% of 315 lb in steps of 2.5 kg is 107.5 kg. That is right where the plates are in kilograms and the maxes in pounds, and a slip otherwise.",
    bad: "units lb\nround nearest 2.5kg\nmax squat 315\nday 2\n  squat 5x5 @75%\n",
    good: "units lb\nround nearest 5\nmax squat 315\nday 2\n  squat 5x5 @75%\n",
};

/// All of them.
pub static ALL: &[&Rule] = &[
    &ROUNDING_IN_ANOTHER_UNIT,
    &DUPLICATE,
    &NO_UNITS,
    &OUTSIDE_A_DAY,
    &OUTSIDE_A_PROGRESSION,
    &MALFORMED_PROGRESSION,
    &CUE_WITHOUT_LINE,
    &EMPTY_SECTION,
    &TRAINING_ON_REST,
    &DAY_TWICE,
    &DAYS_NAMED_TWO_WAYS,
    &DAY_OUTSIDE_WEEK,
    &UNKNOWN_WEEKDAY,
    &OPTION_VALUE,
    &UNKNOWN_OPTION,
    &TOO_MANY_OPTIONS,
    &MAX_OF_ITSELF,
    &EXPECTED_ONE_WEIGHT,
    &UNKNOWN_BLOCK,
    &UNKNOWN_GEAR,
    &RESERVED_NAME,
    &EXERCISE_WITHOUT_WORK,
    &RECURSIVE_BLOCK,
    &BLOCKS_TOO_DEEP,
    &TOO_MANY_ENTRIES,
    &PARAMETERS,
    &TOO_MANY_VALUES,
    &IMPORTED_DAY,
    &CALENDAR_OUT_OF_RANGE,
    &MALFORMED_WEEK,
    &MALFORMED_ROUNDING,
];
