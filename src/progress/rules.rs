//! The rules of progressions.

use crate::diagnostic::{Concerns, Rule, Severity, Theme};

/// `progression-unfit`
pub static UNFIT: Rule = Rule {
    name: "progression-unfit",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Progression,
    why: "A progression moves what its line starts with: one load, or one number of reps or of sets. Where the line has none, or several, there is no saying what the next session would be.",
    bad: "progress plus[step]\n  load = load + step  when made\nday 2\n  squat 5x5 plus[5lb]\n",
    good: "progress plus[step]\n  load = load + step  when made\nday 2\n  squat 5x5 @225lb plus[5lb]\n",
};

/// `progression-twice`
pub static TWICE: Rule = Rule {
    name: "progression-twice",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Progression,
    why: "A line moves on by one rule. Two of them would each want another load for the same session.",
    bad: "progress plus[step]\n  load = load + step  when made\nday 2\n  squat 5x5 @225lb plus[5lb] plus[10lb]\n",
    good: "progress plus[step]\n  load = load + step  when made\nday 2\n  squat 5x5 @225lb plus[5lb]\n",
};

/// `progression-by-week`
pub static BY_WEEK: Rule = Rule {
    name: "progression-by-week",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Progression,
    why: "A load, or sets and reps, that the week gives and the sessions before move as well would be given twice.",
    bad: "weeks 2\nprogress plus[step]\n  load = load + step  when made\nday 2\n  squat 5x5 @week[225lb, 245lb] plus[5lb]\n",
    good: "weeks 2\nprogress plus[step]\n  load = load + step  when made\nday 2\n  squat 5x5 @225lb plus[5lb]\n",
};

/// `progression-out-of-range`
pub static OUT_OF_RANGE: Rule = Rule {
    name: "progression-out-of-range",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Progression,
    why: "What a progression comes to must be something that can be trained: a load above zero, a whole number of reps and of sets from 1 to 1,000.",
    bad: "weeks 12\nprogress minus[step]\n  load = load - step\nday 2\n  squat 5x5 @100lb minus[20lb]\n",
    good: "weeks 4\nprogress minus[step]\n  load = load - step\nday 2\n  squat 5x5 @100lb minus[20lb]\n",
};

/// `training-max-moved-twice`
pub static TM_TWICE: Rule = Rule {
    name: "training-max-moved-twice",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Progression,
    why: "A lift has one training max, and all shares of it follow where it moves. Two lines that move it would each want another for the same session.",
    bad: "tm squat 160kg\nprogress rise[step]\n  tm = tm + step  when made\nday 2\n  squat 1x5+ @85% tm rise[5kg]\n  squat 5x10 @50% tm rise[5kg]\n",
    good: "tm squat 160kg\nprogress rise[step]\n  tm = tm + step  when made\nday 2\n  squat 1x5+ @85% tm rise[5kg]\n  squat 5x10 @50% tm\n",
};

/// `progression-too-long`
pub static TOO_LONG: Rule = Rule {
    name: "progression-too-long",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Progression,
    why: "Each session goes through the rule of its line. All sessions of a plan go through 8,000,000 words of rules at most: some sixty lines a week, by a rule of a hundred lines, for two years.",
    bad: "",
    good: "day 2\n  squat 3x5 @100kg linear[2.5kg]\n",
};

/// All of them.
pub static ALL: &[&Rule] = &[
    &UNFIT,
    &TWICE,
    &BY_WEEK,
    &OUT_OF_RANGE,
    &TM_TWICE,
    &TOO_LONG,
];
