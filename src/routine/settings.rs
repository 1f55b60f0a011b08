//! Options and the ways to set them.

use crate::diagnostic::nearest;
use crate::source::Span;

/// The most options that a routine may have.
pub const MAX_OPTIONS: usize = 32;

/// The most options whose settings are all checked one by one: 64 of them.
const MAX_ASKED: usize = 6;

/// `option spotter = no`
#[derive(Clone, Debug)]
pub struct Choice<'a> {
    /// What it is called.
    pub name: &'a str,
    /// Where it is named.
    pub span: Span,
    /// What it is unless set.
    pub default: bool,
    /// Whether any condition asks about it.
    pub used: std::cell::Cell<bool>,
}

/// A value for each option, and the week of the plan that is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Settings {
    /// Bit `n` is the `n`th option's.
    options: u64,
    /// The week, from 1.
    pub week: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            options: 0,
            week: 1,
        }
    }
}

/// Why a setting from outside the file cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingError(pub String);

impl std::fmt::Display for SettingError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for SettingError {}

impl Settings {
    /// What the file itself says.
    #[must_use]
    pub fn defaults(options: &[Choice<'_>]) -> Self {
        let on = options
            .iter()
            .enumerate()
            .filter(|(_, choice)| choice.default);
        Self {
            options: on.fold(0, |bits, (at, _)| bits | (1 << at)),
            week: 1,
        }
    }

    /// Whether the option at `at` is `yes`.
    #[must_use]
    pub const fn is_yes(self, at: usize) -> bool {
        at < 64 && self.options >> at & 1 == 1
    }

    /// The same options in another week.
    #[must_use]
    pub const fn in_week(self, week: u32) -> Self {
        Self { week, ..self }
    }

    /// This with the option at `at` the other way round.
    #[must_use]
    pub const fn flipped(self, at: usize) -> Self {
        Self {
            options: self.options ^ (1 << at),
            ..self
        }
    }

    /// This with `name=value` set.
    ///
    /// # Errors
    /// When there is no such option or the value is neither `yes` nor `no`.
    pub fn with(self, options: &[Choice<'_>], setting: &str) -> Result<Self, SettingError> {
        let (name, value) = setting.split_once('=').unwrap_or((setting, "yes"));
        let Some(at) = options.iter().position(|choice| choice.name == name.trim()) else {
            let near = nearest(name, options.iter().map(|choice| choice.name));
            let hint = near.map_or_else(String::new, |near| format!("; {}", near.question()));
            return Err(SettingError(format!(
                "the routine has no option called `{name}`{hint}"
            )));
        };
        match value.trim() {
            "yes" => Ok(Self {
                options: self.options | 1 << at,
                ..self
            }),
            "no" => Ok(Self {
                options: self.options & !(1 << at),
                ..self
            }),
            other => Err(SettingError(format!(
                "`{name}` is `yes` or `no`, not `{other}`"
            ))),
        }
    }

    /// `spotter = yes, female = no`
    #[must_use]
    pub fn describe(self, options: &[Choice<'_>]) -> String {
        let all: Vec<usize> = (0..options.len()).collect();
        self.describe_some(options, &all)
    }

    /// The same of the options at some places alone.
    #[must_use]
    pub fn describe_some(self, options: &[Choice<'_>], which: &[usize]) -> String {
        let each = which.iter().filter_map(|at| {
            let name = options.get(*at)?.name;
            let set = if self.is_yes(*at) { "yes" } else { "no" };
            Some(format!("{name} = {set}"))
        });
        each.collect::<Vec<_>>().join(", ")
    }
}

/// The most entries that are planned to check a routine, those of all its settings together: what takes
/// some two seconds. A year of sixty lines a week under six options has half as many.
pub const MAX_PLANNED: u64 = 400_000;

/// The settings to check a routine of so many entries, or what costs as much, under, the file's own first: all there are;
/// or, where they would be too many, the file's own and those one step from it; or the file's own
/// alone. The flag says whether that is all.
#[must_use]
pub fn settings(options: &[Choice<'_>], entries: u64) -> (Vec<Settings>, bool) {
    let own = Settings::defaults(options);
    let most = usize::try_from(MAX_PLANNED / entries.max(1)).unwrap_or(usize::MAX);
    let asked: Vec<usize> = (0..options.len())
        .filter(|at| options.get(*at).is_some_and(|choice| choice.used.get()))
        .collect();
    if asked.is_empty() || (asked.len() <= MAX_ASKED && 1 << asked.len() <= most) {
        let mut all = vec![own];
        for at in asked {
            let flipped: Vec<Settings> = all.iter().map(|setting| setting.flipped(at)).collect();
            all.extend(flipped);
        }
        return (all, true);
    }
    let mut some = vec![own];
    if asked.len() < most {
        some.extend(asked.into_iter().map(|at| own.flipped(at)));
    }
    (some, false)
}
