//! Styled lines of a bounded width, for the views that people read.

use std::io;

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

/// A heading.
pub const HEADING: Style = Style::new().bold();
/// What an eye should find first within an entry.
pub const STRONG: Style = AnsiColor::Cyan.on_default().bold();
/// What only explains.
pub const FAINT: Style = Style::new().dimmed();
/// Plain text.
pub const PLAIN: Style = Style::new();

/// Where lines go, and how wide they may be. Styles are always written; a stream that wants none strips them.
pub struct Page<W> {
    out: W,
    width: usize,
}

impl<W: io::Write> Page<W> {
    /// A page of `width` columns on `out`.
    pub const fn new(out: W, width: usize) -> Self {
        Self { out, width }
    }

    /// How many columns there are.
    pub const fn width(&self) -> usize {
        self.width
    }

    /// Lines that have been laid out for another page of this width.
    ///
    /// # Errors
    /// See [`Self::gap`].
    pub fn raw(&mut self, lines: &[u8]) -> io::Result<()> {
        self.out.write_all(lines)
    }

    /// An empty line.
    ///
    /// # Errors
    /// When the output cannot be written to, as for all that follow.
    pub fn gap(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }

    /// A line across the page.
    ///
    /// # Errors
    /// See [`Self::gap`].
    pub fn rule(&mut self) -> io::Result<()> {
        let line = "─".repeat(self.width);
        writeln!(self.out, "{FAINT}{line}{FAINT:#}")
    }

    /// One line of spans.
    ///
    /// # Errors
    /// See [`Self::gap`].
    pub fn line(&mut self, spans: &[(Style, &str)]) -> io::Result<()> {
        for (style, text) in spans {
            if *style == PLAIN {
                write!(self.out, "{text}")?;
            } else {
                write!(self.out, "{style}{text}{style:#}")?;
            }
        }
        writeln!(self.out)
    }

    /// A text at the left and one at the right edge; on two lines where one has no room for both.
    ///
    /// # Errors
    /// See [`Self::gap`].
    pub fn ends(&mut self, left: (Style, &str), right: (Style, &str)) -> io::Result<()> {
        if right.1.is_empty() && left.1.width() <= self.width {
            return self.line(&[left]);
        }
        let room = self.width.saturating_sub(left.1.width() + right.1.width());
        if room < 2 {
            self.wrapped(0, left.0, left.1)?;
            return self.wrapped(4, right.0, right.1);
        }
        let space = " ".repeat(room);
        self.line(&[left, (PLAIN, &space), right])
    }

    /// A text broken at blanks, every line `indent` columns in.
    ///
    /// # Errors
    /// See [`Self::gap`].
    pub fn wrapped(&mut self, indent: usize, style: Style, text: &str) -> io::Result<()> {
        let margin = " ".repeat(indent);
        for line in wrap(text, self.width.saturating_sub(indent)) {
            self.line(&[(PLAIN, &margin), (style, &line)])?;
        }
        Ok(())
    }
}

/// Breaks `text` at blanks into lines of at most `width` columns; a longer word stands alone.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() && line.width() + 1 + word.width() > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines
}

/// `text` with blanks after it up to `width` columns.
#[must_use]
pub fn padded(text: &str, width: usize) -> String {
    let blanks = width.saturating_sub(text.width());
    format!("{text}{}", " ".repeat(blanks))
}

/// `text` with blanks before it up to `width` columns, and with one where it fills them all.
#[must_use]
pub fn right(text: &str, width: usize) -> String {
    let blanks = width
        .saturating_sub(text.width())
        .max(usize::from(!text.is_empty()));
    format!("{}{text}", " ".repeat(blanks))
}
