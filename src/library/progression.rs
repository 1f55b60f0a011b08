//! Progressions of the standard library, written in Leg, for `squat 3x5 @225 linear[5lb]`.

/// A progression of the library.
#[derive(Debug)]
pub struct Known {
    /// The word by which a line calls it.
    pub name: &'static str,
    /// Its text, with what it is for in a comment at the head.
    pub text: &'static str,
    /// A line that moves on by it, as it would stand under a day.
    pub example: &'static str,
}

/// Every one, by name.
pub const ALL: &[Known] = &[
    Known {
        name: "amrap",
        text: include_str!("progressions/amrap.leg"),
        example: "bench_press  2x5 @135lb, 1x5+ @135lb  amrap[5lb]",
    },
    Known {
        name: "double",
        text: include_str!("progressions/double.leg"),
        example: "dumbbell_curl  3x8-12  @25lb  double[5lb]",
    },
    Known {
        name: "linear",
        text: include_str!("progressions/linear.leg"),
        example: "squat  3x5  @225lb  linear[5lb, tries = 2]",
    },
];

/// The progression called `name`.
#[must_use]
pub fn named(name: &str) -> Option<&'static Known> {
    ALL.iter().find(|known| known.name == name)
}

/// The progressions whose names are words of `text`, wherever they stand.
pub fn named_in(text: &str) -> impl Iterator<Item = &'static Known> {
    let joins = |byte: Option<&u8>| byte.is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_');
    let stands = move |name: &str| {
        let bytes = text.as_bytes();
        let mut places = memchr::memmem::find_iter(bytes, name);
        places.any(|at| {
            let before = at.checked_sub(1).and_then(|before| bytes.get(before));
            !joins(before) && !joins(bytes.get(at + name.len()))
        })
    };
    ALL.iter().filter(move |known| stands(known.name))
}
