//! What every finding goes back to: a rule with a name, a severity and a page of its own.

use serde::Serialize;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth considering; the plan is sound without it.
    Advice,
    /// Probably not what was meant, or not wise.
    Warning,
    /// No plan can be made of it, or the plan breaks what the file itself demands.
    Error,
}

impl Severity {
    /// `advice`, `warning` or `error`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Advice => "advice",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What a rule is about: what a mending by trial goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concerns {
    /// A name that there is not.
    Name,
    /// How many members a list has.
    Length,
    /// Any other way in which a line, or a part of one, cannot be read.
    Form,
    /// What a line that can be read comes to.
    Sense,
    /// What the whole plan comes to: broken by other lines than its own.
    Plan,
    /// The files that a text is read from: not to be found by checking the text.
    Files,
}

impl Concerns {
    /// Whether it says that a line, or a part of one, cannot be read: a slip of a token may well be why.
    #[must_use]
    pub const fn is_form(self) -> bool {
        matches!(self, Self::Name | Self::Length | Self::Form)
    }
}

/// What a rule is about. The findings of a theme can be allowed or denied together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// How lines and their parts are written.
    Syntax,
    /// Exercises, muscles, options and all else that has a name.
    Names,
    /// Pounds, kilograms, seconds, and numbers without any.
    Units,
    /// Expressions, lists, and what they come to.
    Values,
    /// What sets are loaded with.
    Loads,
    /// What bars, plates, racks and stacks can make.
    Gear,
    /// What is done to the sets of a line.
    Techniques,
    /// Blocks and styles, and what is given to them.
    Blocks,
    /// Options and conditions.
    Options,
    /// Days and weeks.
    Calendar,
    /// The order of lines on a day, and of days in a week.
    Order,
    /// Sets, and how they change from week to week.
    Volume,
    /// What moves on from session to session.
    Progression,
    /// What the file itself demands.
    Requirements,
    /// Files, and what they import.
    Files,
    /// What allows findings.
    Allowing,
}

impl Theme {
    /// All of them, from the form of a text to what its plan comes to.
    pub const ALL: &[Self] = &[
        Self::Syntax,
        Self::Names,
        Self::Units,
        Self::Values,
        Self::Loads,
        Self::Gear,
        Self::Techniques,
        Self::Blocks,
        Self::Options,
        Self::Calendar,
        Self::Order,
        Self::Volume,
        Self::Progression,
        Self::Requirements,
        Self::Files,
        Self::Allowing,
    ];

    /// Its name, as `--allow` takes it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::Names => "names",
            Self::Units => "units",
            Self::Values => "values",
            Self::Loads => "loads",
            Self::Gear => "gear",
            Self::Techniques => "techniques",
            Self::Blocks => "blocks",
            Self::Options => "options",
            Self::Calendar => "calendar",
            Self::Order => "order",
            Self::Volume => "volume",
            Self::Progression => "progression",
            Self::Requirements => "requirements",
            Self::Files => "files",
            Self::Allowing => "allowing",
        }
    }

    /// What its rules are about.
    #[must_use]
    pub const fn what(self) -> &'static str {
        match self {
            Self::Syntax => "how lines and their parts are written",
            Self::Names => "exercises, muscles, options and all else that has a name",
            Self::Units => "pounds, kilograms, seconds, and numbers without any",
            Self::Values => "expressions, lists, and what they come to",
            Self::Loads => "what sets are loaded with",
            Self::Gear => "what bars, plates, racks and stacks can make",
            Self::Techniques => "what is done to the sets of a line",
            Self::Blocks => "blocks and styles, and what is given to them",
            Self::Options => "options and conditions",
            Self::Calendar => "days and weeks",
            Self::Order => "the order of lines on a day, and of days in a week",
            Self::Volume => "sets, and how they change from week to week",
            Self::Progression => "what moves on from session to session",
            Self::Requirements => "what the file itself demands",
            Self::Files => "files, and what they import",
            Self::Allowing => "what allows findings",
        }
    }
}

/// A rule that a routine can break. Each is declared beside the code that finds it.
#[derive(Debug)]
pub struct Rule {
    /// Its stable name in kebab-case.
    pub name: &'static str,
    /// How grave breaking it is.
    pub severity: Severity,
    /// What it is about.
    pub concerns: Concerns,
    /// The theme by which it can be allowed or denied with others.
    pub theme: Theme,
    /// Why it matters to the lifter, for `legc explain`.
    pub why: &'static str,
    /// A routine that breaks it and nothing graver (empty where no text can: a file's size, its bytes).
    pub bad: &'static str,
    /// The same routine put right; it breaks no rule at all.
    pub good: &'static str,
}

impl Rule {
    /// Whether it is about what the whole plan comes to: every line is planned, and together they are not
    /// what the file requires.
    #[must_use]
    pub const fn is_of_the_plan(&self) -> bool {
        matches!(self.concerns, Concerns::Plan)
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Rule {}
