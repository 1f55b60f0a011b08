//! Where something stands: a span of bytes, and the file it is in.

/// A half-open range of bytes in one file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// From `start` up to `end`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The same from machine-sized offsets; the limit on a file's size keeps them in range.
    #[must_use]
    pub fn of(start: usize, end: usize) -> Self {
        let clamp = |at| u32::try_from(at).unwrap_or(u32::MAX);
        Self {
            start: clamp(start),
            end: clamp(end),
        }
    }

    /// From the start of this to the end of `last`.
    #[must_use]
    pub const fn to(self, last: Self) -> Self {
        Self {
            start: self.start,
            end: last.end,
        }
    }

    /// The empty span after this one.
    #[must_use]
    pub const fn after(self) -> Self {
        Self {
            start: self.end,
            end: self.end,
        }
    }

    /// The empty span before this one.
    #[must_use]
    pub const fn before(self) -> Self {
        Self {
            start: self.start,
            end: self.start,
        }
    }

    /// Whether it holds no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// This much of `text`, clamped to its length; empty where the span cuts a character.
    #[must_use]
    pub fn of_text(self, text: &str) -> &str {
        let end = (self.end as usize).min(text.len());
        text.get((self.start as usize).min(end)..end).unwrap_or("")
    }
}

/// Which file a place is in: an index into the sources of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

impl FileId {
    /// The routine that is being worked on.
    pub const ROUTINE: Self = Self(0);
    /// The embedded standard library.
    pub const LIBRARY: Self = Self(u32::MAX);
}

/// A span in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// The bytes in it.
    pub span: Span,
}

impl Place {
    /// `span` of `file`.
    #[must_use]
    pub const fn new(file: FileId, span: Span) -> Self {
        Self { file, span }
    }
}
