//! The rules of numbers and schemes.

use crate::diagnostic::{Concerns, Rule, Severity, Theme};

/// `unknown-unit`
pub static UNKNOWN_UNIT: Rule = Rule {
    name: "unknown-unit",
    severity: Severity::Error,
    concerns: Concerns::Name,
    theme: Theme::Units,
    why: "A number with a unit that Leg does not know could be anything. Each unit has one way to be written.",
    bad: "day 2\n  squat 5x5 @135lbs\n",
    good: "day 2\n  squat 5x5 @135lb\n",
};

/// `wrong-unit`
pub static WRONG_UNIT: Rule = Rule {
    name: "wrong-unit",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Units,
    why: "Units are checked like types: a rest in kilograms or a load in seconds is a slip.",
    bad: "day 2\n  squat 5x5 rest[90kg]\n",
    good: "day 2\n  squat 5x5 rest[90s]\n",
};

/// `too-precise`
pub static TOO_PRECISE: Rule = Rule {
    name: "too-precise",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Syntax,
    why: "Every number is kept exactly, to the thousandth. A finer one could not be.",
    bad: "units kg\nday 2\n  squat 5x5 @100.12345\n",
    good: "units kg\nday 2\n  squat 5x5 @100.125\n",
};

/// `too-large`
pub static TOO_LARGE: Rule = Rule {
    name: "too-large",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Syntax,
    why: "Numbers go up to 1,000,000, so that every total stays exact.",
    bad: "day 2\n  squat 5x10000000\n",
    good: "day 2\n  squat 5x10\n",
};

/// `zero-count`
pub static ZERO_COUNT: Rule = Rule {
    name: "zero-count",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Syntax,
    why: "Zero sets, reps or seconds are no training; a number was most likely lost.",
    bad: "day 2\n  squat 0x5\n",
    good: "day 2\n  squat 3x5\n",
};

/// `not-whole`
pub static NOT_WHOLE: Rule = Rule {
    name: "not-whole",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Syntax,
    why: "Sets, reps and plates come whole. Half a rep has a name of its own: `partials`.",
    bad: "day 2\n  squat 5x5.5\n",
    good: "day 2\n  squat 5x5\n",
};

/// `reversed-range`
pub static REVERSED_RANGE: Rule = Rule {
    name: "reversed-range",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Syntax,
    why: "A range names its lesser end first. The other way round, half the tools in the field take it in silence.",
    bad: "day 2\n  squat 3x12-8\n",
    good: "day 2\n  squat 3x8-12\n",
};

/// `too-many-segments`
pub static TOO_MANY_SEGMENTS: Rule = Rule {
    name: "too-many-segments",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Syntax,
    why: "A set has at most 64 segments. Beyond that it is no set that anyone does.",
    bad: "day 2\n  squat 1x1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1\n",
    good: "day 2\n  squat 1x1+1+1\n",
};

/// All of them.
pub static ALL: &[&Rule] = &[
    &UNKNOWN_UNIT,
    &WRONG_UNIT,
    &TOO_PRECISE,
    &TOO_LARGE,
    &ZERO_COUNT,
    &NOT_WHOLE,
    &REVERSED_RANGE,
    &TOO_MANY_SEGMENTS,
];
