//! Two texts go in; the lines that both have at their start and at their end come out: what an edit
//! leaves as it was.

/// How much two texts share, in bytes of whole lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// At their start.
    pub head: usize,
    /// At their end, the head left out.
    pub tail: usize,
}

impl Shared {
    /// What `old` and `new` share.
    #[must_use]
    pub fn of(old: &str, new: &str) -> Self {
        let (old, new) = (old.as_bytes(), new.as_bytes());
        let alike = alike(old.chunks(STEP), new.chunks(STEP), |one, other| {
            let each = one.iter().zip(other);
            each.take_while(|(one, other)| one == other).count()
        });
        let head = new.get(..alike).unwrap_or(&[]);
        let head = memchr::memrchr2(b'\n', b'\r', head).map_or(0, |at| at + 1);
        let (old, new) = (
            old.get(head..).unwrap_or(&[]),
            new.get(head..).unwrap_or(&[]),
        );
        let alike = self::alike(old.rchunks(STEP), new.rchunks(STEP), |one, other| {
            let each = one.iter().rev().zip(other.iter().rev());
            each.take_while(|(one, other)| one == other).count()
        });
        let tail = new.get(new.len() - alike..).unwrap_or(&[]);
        let tail = memchr::memchr2(b'\n', b'\r', tail).map_or(0, |at| tail.len() - at - 1);
        Self { head, tail }
    }
}

/// How many bytes are held against one another at once.
const STEP: usize = 1024;

/// How many bytes two texts have alike, given in pieces of [`STEP`] bytes; `within` counts those of
/// the first two that differ.
fn alike<'t>(
    one: impl Iterator<Item = &'t [u8]>,
    other: impl Iterator<Item = &'t [u8]>,
    within: impl Fn(&[u8], &[u8]) -> usize,
) -> usize {
    let mut alike = 0;
    for (one, other) in one.zip(other) {
        if one != other {
            return alike + within(one, other);
        }
        alike += one.len();
    }
    alike
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_lines_are_shared_and_none_twice() {
        for (old, new, head, tail) in [
            ("", "", 0, 0),
            ("a\nb\nc\n", "a\nb\nc\n", 6, 0),
            ("a\nb\nc\n", "a\nbx\nc\n", 2, 2),
            ("a\nb\nc", "a\nb\nd", 4, 0),
            ("a\na\na\n", "a\na\n", 4, 0),
            ("a\rb\r\nc", "a\rx\r\nc", 2, 2),
            ("x", "y\nx", 0, 0),
        ] {
            assert_eq!(
                Shared::of(old, new),
                Shared { head, tail },
                "{old:?} {new:?}"
            );
        }
    }

    #[test]
    fn long_texts_are_compared_to_the_byte() {
        let line = "squat 5x5 @225 # as last week\n";
        let old = line.repeat(1000);
        for at in [0, 1, 499, 998, 999] {
            let (before, after) = (line.repeat(at), line.repeat(999 - at));
            let shared = Shared::of(&old, &format!("{before}x{line}{after}"));
            let expected = Shared {
                head: before.len(),
                tail: after.len(),
            };
            assert_eq!(shared, expected, "line {at}");
        }
    }
}
