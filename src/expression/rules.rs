//! The rules of expressions.

use crate::diagnostic::{Concerns, Rule, Severity, Theme};

/// `malformed-expression`
pub static MALFORMED_EXPRESSION: Rule = Rule {
    name: "malformed-expression",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Values,
    why: "An expression joins values by `+`, `-`, `*`, `/` and brackets. One that cannot be read would leave its line without a load.",
    bad: "day 2\n  squat 5x5 rest[60s +]\n",
    good: "day 2\n  squat 5x5 rest[60s + 30s]\n",
};

/// `unknown-value`
pub static UNKNOWN_VALUE: Rule = Rule {
    name: "unknown-value",
    severity: Severity::Error,
    concerns: Concerns::Name,
    theme: Theme::Names,
    why: "A name in an expression stands for a value that a `let` above it declares.",
    bad: "units lb\nlet step = 5\nday 2\n  squat 5x5 @225 + step\n  leg_press 3x10 @360 + stpe\n",
    good: "units lb\nlet step = 5\nday 2\n  squat 5x5 @225 + step\n",
};

/// `units-disagree`
pub static UNITS_DISAGREE: Rule = Rule {
    name: "units-disagree",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Units,
    why: "Units are checked like types. Pounds and kilograms, a percentage and a weight, a time and a number of reps are not added: one of the two is a slip.",
    bad: "day 2\n  squat 5x5 @100kg + 5lb\n",
    good: "day 2\n  squat 5x5 @100kg + 2.5kg\n",
};

/// `division-by-zero`
pub static DIVISION_BY_ZERO: Rule = Rule {
    name: "division-by-zero",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Values,
    why: "A value divided by zero is none.",
    bad: "day 2\n  squat 5x5 @100kg / (1 - 1)\n",
    good: "day 2\n  squat 5x5 @100kg / (1 + 1)\n",
};

/// `value-of-no-lift`
pub static VALUE_OF_NO_LIFT: Rule = Rule {
    name: "value-of-no-lift",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Values,
    why: "`max`, `tm` and `top` are of the lift that is loaded: its one-rep maximum, its training max, the heaviest load of its line so far. Without that they are nothing.",
    bad: "day 2\n  squat 5x5 @85% tm\n",
    good: "max squat 150kg\ntm squat 90%\nday 2\n  squat 3x5 @85% tm\n",
};

/// `week-list-length`
pub static WEEK_LIST_LENGTH: Rule = Rule {
    name: "week-list-length",
    severity: Severity::Error,
    concerns: Concerns::Length,
    theme: Theme::Values,
    why: "`week[…]` gives each week of the plan its own value, so it has as many as there are weeks. With one too few, a week would train by another one's numbers.",
    bad: "weeks 4\nmax squat 150kg\nday 2\n  squat 3x5 @week[65%, 75%, 85%]\n",
    good: "weeks 4\nmax squat 150kg\nday 2\n  squat 3x5 @week[65%, 75%, 85%, 40%]\n",
};

/// `week-outside-plan`
pub static WEEK_OUTSIDE: Rule = Rule {
    name: "week-outside-plan",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Calendar,
    why: "A week that the plan does not have never comes: what is written for it would never be done.",
    bad: "weeks 4\nday 2\n  squat 3x5\n  leg_press 3x10  when week 5\n",
    good: "weeks 4\nday 2\n  squat 3x5\n  leg_press 3x10  when week 4\n",
};

/// `wrong-value`
pub static WRONG_VALUE: Rule = Rule {
    name: "wrong-value",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Values,
    why: "What an expression comes to must fit the place where it stands: a load is a weight above zero, a number of sets or reps is whole.",
    bad: "day 2\n  squat 5x5 @100kg - 120kg\n",
    good: "day 2\n  squat 5x5 @100kg - 20kg\n",
};

/// All of them.
pub static ALL: &[&Rule] = &[
    &MALFORMED_EXPRESSION,
    &UNKNOWN_VALUE,
    &UNITS_DISAGREE,
    &DIVISION_BY_ZERO,
    &VALUE_OF_NO_LIFT,
    &WEEK_LIST_LENGTH,
    &WEEK_OUTSIDE,
    &WRONG_VALUE,
];
