//! The rules of the syntax: what can be wrong with a line before its words are looked up.

use crate::diagnostic::{Concerns, Rule, Severity, Theme};

/// `line-too-long`
pub static LINE_TOO_LONG: Rule = Rule {
    name: "line-too-long",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Syntax,
    why: "A line says one fact. One of more than 8,192 bytes is a slip, or an attack, and is not read.",
    bad: "",
    good: "day 2\n  squat 5x5\n",
};

/// `unexpected-character`
pub static UNEXPECTED_CHARACTER: Rule = Rule {
    name: "unexpected-character",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Syntax,
    why: "A character that means nothing in Leg is most often a slip of the hand, and what was meant can only be guessed.",
    bad: "day 2\n  squat 5x5 §\n",
    good: "day 2\n  squat 5x5\n",
};

/// `unexpected-text`
pub static UNEXPECTED_TEXT: Rule = Rule {
    name: "unexpected-text",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Syntax,
    why: "A line says one thing. What stands after it would be dropped in silence, and nothing that is written is dropped.",
    bad: "day 2 \"Legs\" 5\n  squat 5x5\n",
    good: "day 2 \"Legs\"\n  squat 5x5\n",
};

/// `expected-name`
pub static EXPECTED_NAME: Rule = Rule {
    name: "expected-name",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Syntax,
    why: "The line needs a name here to mean anything.",
    bad: "day 2\n  5x12\n",
    good: "day 2\n  squat 5x12\n",
};

/// `expected-text`
pub static EXPECTED_TEXT: Rule = Rule {
    name: "expected-text",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Syntax,
    why: "A title is text between double quotes; without them it would read as names.",
    bad: "routine Wheels\nday 2\n  squat 5x5\n",
    good: "routine \"Wheels\"\nday 2\n  squat 5x5\n",
};

/// `expected-number`
pub static EXPECTED_NUMBER: Rule = Rule {
    name: "expected-number",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Syntax,
    why: "The line needs a number here to mean anything.",
    bad: "day\n  squat 5x5\n",
    good: "day 2\n  squat 5x5\n",
};

/// `expected-equals`
pub static EXPECTED_EQUALS: Rule = Rule {
    name: "expected-equals",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Syntax,
    why: "`=` stands between a name and what it stands for.",
    bad: "option spotter no\nday 2\n  squat 5x5 failure[when spotter]\n",
    good: "option spotter = no\nday 2\n  squat 5x5 pump[when spotter]\n",
};

/// `expected-load`
pub static EXPECTED_LOAD: Rule = Rule {
    name: "expected-load",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Loads,
    why: "`@` promises a load. What stands after it cannot be put on a bar.",
    bad: "day 2\n  squat 5x5 @ pump\n",
    good: "day 2\n  squat 5x5 @225lb\n",
};

/// `missing-scheme`
pub static MISSING_SCHEME: Rule = Rule {
    name: "missing-scheme",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Syntax,
    why: "An exercise without sets and reps is no plan: nothing can be counted or carried to the gym.",
    bad: "day 2\n  squat\n",
    good: "day 2\n  squat 5x12\n",
};

/// `malformed-scheme`
pub static MALFORMED_SCHEME: Rule = Rule {
    name: "malformed-scheme",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Syntax,
    why: "Sets and reps are written in one piece, sets first: `4x6`.",
    bad: "day 2\n  squat 3 x 12\n",
    good: "day 2\n  squat 3x12\n",
};

/// `missing-comma`
pub static MISSING_COMMA: Rule = Rule {
    name: "missing-comma",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Syntax,
    why: "Names in a list are parted by commas; two words side by side could be one name with a space.",
    bad: "priority quads hams\nday 2\n  squat 5x5\n  lying_leg_curl 4x10\n",
    good: "priority quads, hams\nday 2\n  squat 5x5\n  lying_leg_curl 4x10\n",
};

/// `unclosed-bracket`
pub static UNCLOSED_BRACKET: Rule = Rule {
    name: "unclosed-bracket",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Syntax,
    why: "A list that is not closed has no known end.",
    bad: "day 2\n  squat 5x5 rest[90s\n",
    good: "day 2\n  squat 5x5 rest[90s]\n",
};

/// `unopened-bracket`
pub static UNOPENED_BRACKET: Rule = Rule {
    name: "unopened-bracket",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Syntax,
    why: "A `]` without its `[` means that a list has lost its beginning.",
    bad: "day 2\n  squat 5x5 pump]\n",
    good: "day 2\n  squat 5x5 pump\n",
};

/// `unclosed-string`
pub static UNCLOSED_STRING: Rule = Rule {
    name: "unclosed-string",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Syntax,
    why: "Text runs from `\"` to `\"` on one line.",
    bad: "day 2 \"Legs\n  squat 5x5\n",
    good: "day 2 \"Legs\"\n  squat 5x5\n",
};

/// `smart-quotes`
pub static SMART_QUOTES: Rule = Rule {
    name: "smart-quotes",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Syntax,
    why: "Word processors bend quotes; Leg, like every language, has the plain one only.",
    bad: "day 2 “Legs”\n  squat 5x5\n",
    good: "day 2 \"Legs\"\n  squat 5x5\n",
};

/// `empty-brackets`
pub static EMPTY_BRACKETS: Rule = Rule {
    name: "empty-brackets",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Syntax,
    why: "Brackets hold arguments. Empty ones look like something was forgotten.",
    bad: "day 2\n  squat 5x5 pump[]\n",
    good: "day 2\n  squat 5x5 pump\n",
};

/// `empty-argument`
pub static EMPTY_ARGUMENT: Rule = Rule {
    name: "empty-argument",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Syntax,
    why: "A comma promises another member of the list.",
    bad: "units lb\nday 2\n  leg_press 3x10 drop[300, , 200]\n",
    good: "units lb\nday 2\n  leg_press 3x10 drop[300, 200]\n",
};

/// `unknown-keyword`
pub static UNKNOWN_KEYWORD: Rule = Rule {
    name: "unknown-keyword",
    severity: Severity::Error,
    concerns: Concerns::Name,
    theme: Theme::Syntax,
    why: "A line opens with a keyword or with an exercise that has sets and reps. A misspelt keyword is read as what it resembles, so that the lines after it are still checked.",
    bad: "dya 2\n  squat 5x5\n",
    good: "day 2\n  squat 5x5\n",
};

/// `loads-without-brackets`
pub static LOADS_WITHOUT_BRACKETS: Rule = Rule {
    name: "loads-without-brackets",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Syntax,
    why: "After a comma another group of sets follows, with sets and reps of its own. The loads of one group, one for each set, are a list in brackets.",
    bad: "units kg\nday 2\n  squat 3x5 @100, 110, 120\n",
    good: "units kg\nday 2\n  squat 3x5 @[100, 110, 120]\n",
};

/// `decimal-comma`
pub static DECIMAL_COMMA: Rule = Rule {
    name: "decimal-comma",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Syntax,
    why: "A comma parts the members of a list, so `142,5` would be two numbers.",
    bad: "units kg\nday 2\n  squat 5x5 @142,5\n",
    good: "units kg\nday 2\n  squat 5x5 @142.5\n",
};

/// `expected-value`
pub static EXPECTED_VALUE: Rule = Rule {
    name: "expected-value",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Values,
    why: "An expression joins values: a number, a name declared with `let`, `week`, or a part in brackets stands on both sides of `+`, `-`, `*` and `/`.",
    bad: "units lb\nday 2\n  squat 5x5 @225 + \n",
    good: "units lb\nlet step = 5\nday 2\n  squat 5x5 @225 + step\n",
};

/// `expression-too-deep`
pub static EXPRESSION_TOO_DEEP: Rule = Rule {
    name: "expression-too-deep",
    severity: Severity::Error,
    concerns: Concerns::Form,
    theme: Theme::Values,
    why: "Brackets stand in brackets at most 32 deep. What needs more is read by no one.",
    bad: "units lb\nday 2\n  squat 5x5 @((((((((((((((((((((((((((((((((((225))))))))))))))))))))))))))))))))))\n",
    good: "units lb\nday 2\n  squat 5x5 @(220 + 5)\n",
};

/// All of them.
pub static ALL: &[&Rule] = &[
    &LINE_TOO_LONG,
    &UNEXPECTED_CHARACTER,
    &UNEXPECTED_TEXT,
    &EXPECTED_NAME,
    &EXPECTED_TEXT,
    &EXPECTED_NUMBER,
    &EXPECTED_EQUALS,
    &EXPECTED_LOAD,
    &MISSING_SCHEME,
    &MALFORMED_SCHEME,
    &MISSING_COMMA,
    &UNCLOSED_BRACKET,
    &UNOPENED_BRACKET,
    &UNCLOSED_STRING,
    &SMART_QUOTES,
    &EMPTY_BRACKETS,
    &EMPTY_ARGUMENT,
    &UNKNOWN_KEYWORD,
    &LOADS_WITHOUT_BRACKETS,
    &DECIMAL_COMMA,
    &EXPECTED_VALUE,
    &EXPRESSION_TOO_DEEP,
];
