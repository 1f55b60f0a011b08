//! From a byte offset to a line and a column.

/// Where each line of a text starts. Lines end at `\n`, `\r\n` or a lone `\r`.
#[derive(Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Indexes `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let after_break = memchr::memchr2_iter(b'\n', b'\r', bytes)
            .filter(|&at| !(bytes.get(at) == Some(&b'\r') && bytes.get(at + 1) == Some(&b'\n')))
            .filter_map(|at| u32::try_from(at + 1).ok());
        Self {
            starts: std::iter::once(0).chain(after_break).collect(),
        }
    }

    /// How many lines there are, an empty last one included.
    #[must_use]
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The line that holds byte `offset`, counted from 0.
    #[must_use]
    pub fn line_of(&self, offset: u32) -> usize {
        self.starts
            .partition_point(|&start| start <= offset)
            .saturating_sub(1)
    }

    /// The first byte of line `line`, counted from 0; the last line's for any beyond it.
    #[must_use]
    pub fn start_of(&self, line: usize) -> u32 {
        self.starts
            .get(line)
            .or(self.starts.last())
            .copied()
            .unwrap_or(0)
    }

    /// Line and column of byte `offset`, both counted from 1; the column in characters.
    #[must_use]
    pub fn position(&self, text: &str, offset: u32) -> (usize, usize) {
        let line = self.line_of(offset);
        let start = self.start_of(line) as usize;
        let before = text
            .get(start..(offset as usize).min(text.len()))
            .unwrap_or("");
        (line + 1, before.chars().count() + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_counts_once() {
        let text = "a\nb\r\nc\rd";
        let index = LineIndex::new(text);
        assert_eq!(index.count(), 4);
        assert_eq!(index.position(text, 0), (1, 1));
        assert_eq!(index.position(text, 2), (2, 1));
        assert_eq!(index.position(text, 5), (3, 1));
        assert_eq!(index.position(text, 7), (4, 1));
    }

    #[test]
    fn columns_count_characters() {
        let text = "é×x";
        assert_eq!(LineIndex::new(text).position(text, 4), (1, 3));
    }
}
