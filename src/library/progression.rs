//! Progressions of the standard library, written in Leg, for `squat 3x5 @225 linear[5lb]`.

use std::borrow::Cow;

/// Every one: its name and its text.
pub const ALL: &[(&str, &str)] = &[
    ("amrap", include_str!("progressions/amrap.leg")),
    ("double", include_str!("progressions/double.leg")),
    ("linear", include_str!("progressions/linear.leg")),
];

/// The text of the progression called `name`.
#[must_use]
pub fn progression(name: &str) -> Option<&'static str> {
    ALL.iter()
        .find_map(|(known, text)| (*known == name).then_some(*text))
}

/// What the comment at the head of a progression's text says of it.
#[must_use]
pub fn summary(text: &str) -> Cow<'_, str> {
    let lines = text.lines().map_while(|line| line.strip_prefix("# "));
    lines.fold(Cow::Borrowed(""), |all, line| match all.as_ref() {
        "" => Cow::Borrowed(line),
        before => Cow::Owned(format!("{before} {line}")),
    })
}

/// The progressions whose names stand before a bracket somewhere in `text`.
pub fn named_in(text: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let stands = |name: &str| {
        let mut places = memchr::memmem::find_iter(text.as_bytes(), name);
        places.any(|at| text.as_bytes().get(at + name.len()) == Some(&b'['))
    };
    ALL.iter().copied().filter(move |(name, _)| stands(name))
}
