//! The rules of planning a line.

use crate::diagnostic::{Concerns, Rule, Severity, Theme};

/// `unknown-technique`
pub static UNKNOWN_TECHNIQUE: Rule = Rule {
    name: "unknown-technique",
    severity: Severity::Error,
    concerns: Concerns::Name,
    theme: Theme::Names,
    why: "A word after the sets and reps is a technique or one of the file's styles. One that Leg does not know would change nothing.",
    bad: "day 2\n  squat 5x5 pmup\n",
    good: "day 2\n  squat 5x5 pump\n",
};

/// `technique-twice`
pub static TECHNIQUE_TWICE: Rule = Rule {
    name: "technique-twice",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "The same technique said twice of the same sets leaves open which of the two counts.",
    bad: "day 2\n  squat 5x5 rest[90s] rest[120s]\n",
    good: "day 2\n  squat 5x5 rest[90s]\n",
};

/// `style-with-arguments`
pub static STYLE_WITH_ARGUMENTS: Rule = Rule {
    name: "style-with-arguments",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Blocks,
    why: "A style is a plain name for several techniques; what stands in brackets after it would be dropped.",
    bad: "style light = pump\nday 2\n  squat 5x5 light[2]\n",
    good: "style light = pump\nday 2\n  squat 5x5 light\n",
};

/// `recursive-style`
pub static RECURSIVE_STYLE: Rule = Rule {
    name: "recursive-style",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Blocks,
    why: "A style that comes back to itself never ends.",
    bad: "style a = pump b\nstyle b = a\nday 2\n  squat 5x5 b\n",
    good: "style a = pump\nday 2\n  squat 5x5 a\n",
};

/// `list-length`
pub static LIST_LENGTH: Rule = Rule {
    name: "list-length",
    severity: Severity::Error,
    concerns: Concerns::Length,
    theme: Theme::Values,
    why: "A list that has one member for each set or segment has to have exactly as many.",
    bad: "units lb\nday 2\n  squat 5x5 @[135, 185, 225]\n",
    good: "units lb\nday 2\n  squat 3x5 @[135, 185, 225]\n",
};

/// `mixed-units`
pub static MIXED_UNITS: Rule = Rule {
    name: "mixed-units",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Units,
    why: "Pounds beside kilograms in one list are most often one slip of the hand; a lifter would load the wrong plates.",
    bad: "day 2\n  leg_press 3x10 drop[140kg, 250lb]\n",
    good: "day 2\n  leg_press 3x10 drop[140kg, 110kg]\n",
};

/// `percent-without-max`
pub static PERCENT_WITHOUT_MAX: Rule = Rule {
    name: "percent-without-max",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Loads,
    why: "A percentage is of the lift's max. Without one there is no load to carry to the gym.",
    bad: "day 2\n  squat 5x5 @75%\n",
    good: "units lb\nmax squat 315\nday 2\n  squat 5x5 @75%\n",
};

/// `plates-of-no-size`
pub static PLATES_OF_NO_SIZE: Rule = Rule {
    name: "plates-of-no-size",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Gear,
    why: "A load in plates is a weight only when a plate is. Machines differ, so the file says it once.",
    bad: "day 2\n  seated_calf 3x10 @4 plates\n",
    good: "units lb\ngear seated_calf  plates[45]\nday 2\n  seated_calf 3x10 @4 plates\n",
};

/// `plates-beyond-inventory`
pub static PLATES_BEYOND_INVENTORY: Rule = Rule {
    name: "plates-beyond-inventory",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Gear,
    why: "A plan that needs more plates than there are ends at the rack.",
    bad: "units lb\ngear seated_calf  plates[3x45]\nday 2\n  seated_calf 3x10 @4 plates\n",
    good: "units lb\ngear seated_calf  plates[4x45]\nday 2\n  seated_calf 3x10 @4 plates\n",
};

/// `set-out-of-range`
pub static SET_OUT_OF_RANGE: Rule = Rule {
    name: "set-out-of-range",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "A technique for a set that the line does not have would never be done.",
    bad: "day 2\n  leg_press 4x10 failure[from set 5]\n",
    good: "day 2\n  leg_press 4x10 failure[from set 4]\n",
};

/// `too-many-techniques`
pub static TOO_MANY_TECHNIQUES: Rule = Rule {
    name: "too-many-techniques",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Techniques,
    why: "A line comes to at most 64 techniques. Styles that use styles multiply, and no one does so much to a set.",
    bad: "",
    good: "day 2\n  leg_press 4x10 pump\n",
};

/// All of them.
pub static ALL: &[&Rule] = &[
    &UNKNOWN_TECHNIQUE,
    &TECHNIQUE_TWICE,
    &STYLE_WITH_ARGUMENTS,
    &RECURSIVE_STYLE,
    &LIST_LENGTH,
    &MIXED_UNITS,
    &PERCENT_WITHOUT_MAX,
    &PLATES_OF_NO_SIZE,
    &PLATES_BEYOND_INVENTORY,
    &SET_OUT_OF_RANGE,
    &TOO_MANY_TECHNIQUES,
];
