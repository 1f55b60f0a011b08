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

/// A rule that a routine can break. Each is declared beside the code that finds it.
#[derive(Debug)]
pub struct Rule {
    /// Its stable name in kebab-case.
    pub name: &'static str,
    /// How grave breaking it is.
    pub severity: Severity,
    /// What it is about.
    pub concerns: Concerns,
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
