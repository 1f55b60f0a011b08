//! Profiles: requirements under a name, written in Leg, for `require profile "article"`.

/// Every profile: its name and its text.
pub const ALL: &[(&str, &str)] = &[
    ("article", include_str!("profiles/article.leg")),
    ("landmarks", include_str!("profiles/landmarks.leg")),
];

/// The text of the profile called `name`.
#[must_use]
pub fn profile(name: &str) -> Option<&'static str> {
    ALL.iter()
        .find_map(|(known, text)| (*known == name).then_some(*text))
}
