//! What a run makes of its findings: names of rules and of groups go in; findings come out graver,
//! milder or not at all.

use std::collections::HashMap;

use super::{Diagnostic, Rule, Severity, Theme, nearest};

/// What is to become of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// It is left out.
    Allow,
    /// It is a warning.
    Warn,
    /// It is an error.
    Deny,
}

/// Rules that can be named together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Every rule.
    All,
    /// Those that are as grave.
    Severity(Severity),
    /// Those that find what is there for nothing.
    Unused,
    /// Those of a theme.
    Theme(Theme),
}

impl Group {
    /// Every group; the first is of all rules, and any other is narrower.
    pub fn all() -> impl Iterator<Item = Self> {
        let wide = [
            Self::All,
            Self::Severity(Severity::Warning),
            Self::Severity(Severity::Advice),
            Self::Unused,
        ];
        let themes = Theme::ALL.iter().map(|theme| Self::Theme(*theme));
        wide.into_iter().chain(themes)
    }

    /// The group called `name`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|group| group.name() == name)
    }

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Severity(Severity::Error) => "errors",
            Self::Severity(Severity::Warning) => "warnings",
            Self::Severity(Severity::Advice) => "advice",
            Self::Unused => "unused",
            Self::Theme(theme) => theme.word(),
        }
    }

    /// What its findings are about.
    #[must_use]
    pub const fn what(self) -> &'static str {
        match self {
            Self::All => "every finding",
            Self::Severity(Severity::Error) => "no plan can be made, or not the one demanded",
            Self::Severity(Severity::Warning) => "probably not what was meant, or not wise",
            Self::Severity(Severity::Advice) => "worth considering",
            Self::Unused => "what is there for nothing",
            Self::Theme(theme) => theme.what(),
        }
    }

    /// Whether `rule` is of it.
    #[must_use]
    pub fn has(self, rule: &Rule) -> bool {
        match self {
            Self::All => true,
            Self::Severity(severity) => rule.severity == severity,
            Self::Unused => rule.name.starts_with("unused-"),
            Self::Theme(theme) => rule.theme == theme,
        }
    }
}

/// What is to become of the findings of each rule.
#[derive(Debug, Default)]
pub struct Levels(HashMap<&'static str, Level>);

impl Levels {
    /// Each of `asked` is a rule or a group of `rules` with what is to become of it. A rule that is
    /// named itself goes before its group, a group before `all`; of two that are as narrow, the
    /// graver. An error of the file stays one, whatever its group.
    ///
    /// # Errors
    /// In words, where no rule and no group has a name, or where it is an error's that is not denied.
    pub fn new(asked: &[(Level, &str)], rules: &[&'static Rule]) -> Result<Self, String> {
        let mut levels = HashMap::new();
        let known = |name: &str| rules.iter().find(|rule| rule.name == name);
        for (level, name) in asked {
            match (Group::named(name), known(name)) {
                (None, None) => return Err(unknown(name, rules)),
                (None, Some(rule)) if rule.severity == Severity::Error && *level != Level::Deny => {
                    return Err(format!(
                        "`{name}` is an error, and no error can be allowed or made a warning"
                    ));
                }
                _ => {}
            }
        }
        let narrowness = |name: &str| match Group::named(name) {
            Some(Group::All) => 0,
            Some(_) => 1,
            None => 2,
        };
        for narrow in 0..=2 {
            for wanted in [Level::Allow, Level::Warn, Level::Deny] {
                let same =
                    |(level, name): &&(Level, &str)| *level == wanted && narrowness(name) == narrow;
                for (_, name) in asked.iter().filter(same) {
                    let group = Group::named(name);
                    let of_it = |rule: &&&'static Rule| match group {
                        Some(group) => group.has(rule),
                        None => rule.name == *name,
                    };
                    let all = rules.iter().filter(of_it);
                    for rule in all.filter(|rule| rule.severity != Severity::Error) {
                        levels.insert(rule.name, wanted);
                    }
                }
            }
        }
        Ok(Self(levels))
    }

    /// Does to `found` what is asked.
    pub fn apply(&self, found: &mut Vec<Diagnostic>) {
        if self.0.is_empty() {
            return;
        }
        found.retain_mut(|diagnostic| {
            match self.0.get(diagnostic.rule.name) {
                Some(Level::Allow) => return false,
                Some(Level::Warn) => diagnostic.severity = Severity::Warning,
                Some(Level::Deny) => diagnostic.severity = Severity::Error,
                None => {}
            }
            true
        });
    }
}

fn unknown(name: &str, rules: &[&'static Rule]) -> String {
    let groups = Group::all().map(Group::name);
    let near = nearest(name, rules.iter().map(|rule| rule.name).chain(groups));
    let hint = near.map_or_else(
        || "`legc explain --list` has all of them".to_owned(),
        |near| near.question(),
    );
    format!("no finding and no group of them is called `{name}`; {hint}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry;
    use Level::{Allow, Deny, Warn};

    fn levels(asked: &[(Level, &str)]) -> Result<Levels, String> {
        Levels::new(asked, &registry::rules())
    }

    #[test]
    fn the_narrower_goes_first_in_whatever_order() {
        for asked in [
            [
                (Allow, "all"),
                (Deny, "warnings"),
                (Warn, "unused-declaration"),
            ],
            [
                (Warn, "unused-declaration"),
                (Deny, "warnings"),
                (Allow, "all"),
            ],
        ] {
            let levels = levels(&asked).unwrap();
            assert_eq!(levels.0.get("unused-declaration"), Some(&Warn));
            assert_eq!(levels.0.get("failure-without-spotter"), Some(&Deny));
            assert_eq!(levels.0.get("sides-not-said"), Some(&Allow));
            assert_eq!(levels.0.get("unknown-exercise"), None);
        }
        let levels = levels(&[(Allow, "unused"), (Deny, "unused")]).unwrap();
        assert_eq!(levels.0.get("unused-declaration"), Some(&Deny));
    }

    #[test]
    fn a_theme_is_a_group_and_none_has_the_name_of_a_rule() {
        let levels = levels(&[(Allow, "loads"), (Deny, "advice")]).unwrap();
        assert_eq!(levels.0.get("implausible-load"), Some(&Allow));
        assert_eq!(levels.0.get("sides-not-said"), Some(&Deny));
        assert_eq!(levels.0.get("failure-without-spotter"), None);
        for group in Group::all() {
            assert!(registry::rule(group.name()).is_none(), "{}", group.name());
            assert!(
                registry::rules().iter().any(|rule| group.has(rule)),
                "{} has rules",
                group.name()
            );
            assert_eq!(Group::named(group.name()), Some(group));
        }
    }

    #[test]
    fn what_is_not_known_gets_a_name_that_is() {
        let message = levels(&[(Allow, "unused-declaratoin")]).unwrap_err();
        assert!(
            message.ends_with("did you mean `unused-declaration`?"),
            "{message}"
        );
        let message = levels(&[(Allow, "unknown-exercise")]).unwrap_err();
        assert!(message.contains("no error can be allowed"), "{message}");
        assert!(levels(&[(Deny, "unknown-exercise")]).is_ok());
    }
}
