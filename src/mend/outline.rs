//! What each line of a source is to the others: the source goes in; which lines a line hangs on can be
//! asked without reading them all again.

use std::ops::Range;

use crate::source::{Source, Span};
use crate::syntax::keyword;

/// What a line is to others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineKind {
    /// It declares something, or is a part of that: lines anywhere may hang on it.
    Declares,
    /// It opens a day, a week or a block.
    Header,
    /// It uses what is declared elsewhere, and means something in its own section alone.
    Hangs,
    /// Any other.
    Plain,
    /// Of the library.
    Foreign,
}

/// The kinds of all lines.
pub(super) struct Outline {
    kinds: Vec<LineKind>,
    declares: Vec<usize>,
    /// Whether a line opens a section.
    opens: Vec<bool>,
    /// Whether a line is set in and opens with no keyword: a line of a section, most likely.
    local: Vec<bool>,
    weeks: Vec<usize>,
    uses: Vec<usize>,
}

impl Outline {
    pub(super) fn of(source: &Source) -> Self {
        let count = source.lines().count();
        let mut outline = Self {
            kinds: vec![LineKind::Foreign; count],
            declares: Vec::new(),
            opens: vec![false; count],
            local: vec![false; count],
            weeks: Vec::new(),
            uses: Vec::new(),
        };
        for file in source.files().filter(|file| !file.is_of_the_library()) {
            let first = source.lines().line_of(file.span.start);
            let last = source.lines().line_of(file.span.end);
            for line in first..=last {
                outline.set(line, line_at(source, line));
            }
        }
        outline
    }

    /// Line `at` has become `text`.
    pub(super) fn set(&mut self, at: usize, text: &str) {
        let word = opening(text);
        let kind = kind_of(text, word);
        if let (Some(slot), Some(local)) = (self.kinds.get_mut(at), self.local.get_mut(at)) {
            *slot = kind;
            *local = kind == LineKind::Plain && text.starts_with([' ', '\t']);
        }
        if let Some(opens) = self.opens.get_mut(at) {
            *opens = kind == LineKind::Header || matches!(word, "exercise" | "progress");
        }
        let sorted = |all: &mut Vec<usize>, is_one: bool| match all.binary_search(&at) {
            Ok(place) if !is_one => _ = all.remove(place),
            Err(place) if is_one => all.insert(place, at),
            _ => {}
        };
        // A line may be meant to use any block.
        sorted(
            &mut self.declares,
            kind == LineKind::Declares || word == "block",
        );
        sorted(&mut self.weeks, word == "week");
        sorted(&mut self.uses, word == "use");
    }

    pub(super) fn kind(&self, at: usize) -> LineKind {
        self.kinds.get(at).copied().unwrap_or(LineKind::Foreign)
    }

    /// Whether nothing outside its section hangs on a line.
    pub(super) fn is_local(&self, at: usize) -> bool {
        self.local.get(at).copied().unwrap_or(false)
    }

    /// The lines of the section that line `at` is in: from its header up to the next.
    pub(super) fn section(&self, at: usize) -> Range<usize> {
        let opens = |line: &usize| self.opens.get(*line).copied().unwrap_or(false);
        let start = (0..=at).rev().find(opens).unwrap_or(0);
        let end = (at + 1..self.kinds.len())
            .find(opens)
            .unwrap_or(self.kinds.len());
        start..end
    }

    /// A line that uses the block that `section` is, if it is one, with the header above that line.
    pub(super) fn user(&self, source: &Source, section: &Range<usize>) -> Option<[usize; 2]> {
        let header = line_at(source, section.start).trim_start();
        let name = opening(header.strip_prefix("block")?);
        let is_of_it = |line: &usize| {
            let used = line_at(source, *line).trim_start().strip_prefix("use");
            used.is_some_and(|used| opening(used) == name)
        };
        let user = self.uses.iter().copied().find(is_of_it)?;
        Some([self.section(user).start, user])
    }

    /// The lines of the block called `name`.
    pub(super) fn block(&self, source: &Source, name: &str) -> Option<Range<usize>> {
        let is_it = |line: &usize| {
            let text = line_at(source, *line).trim_start();
            let rest = text.strip_prefix("block");
            rest.is_some_and(|rest| opening(rest) == name)
        };
        let headers = (0..self.kinds.len()).filter(|line| self.kind(*line) == LineKind::Header);
        headers
            .into_iter()
            .find(is_it)
            .map(|line| self.section(line))
    }

    /// The line that opens the week that the section at line `at` is in.
    pub(super) fn week_above(&self, at: usize) -> Option<usize> {
        let after = self.weeks.partition_point(|week| *week < at);
        self.weeks.get(after.checked_sub(1)?).copied()
    }

    /// The lines that may have to be read with one, in their order: all, or those that something of
    /// `section` can hang on.
    pub(super) fn lines_for(
        &self,
        is_local: bool,
        section: &Range<usize>,
        week: Option<usize>,
        user: Option<[usize; 2]>,
    ) -> Vec<usize> {
        if !is_local {
            return (0..self.kinds.len()).collect();
        }
        let mut lines = self.declares.clone();
        lines.extend(section.clone());
        lines.extend(week);
        lines.extend(user.into_iter().flatten());
        lines.sort_unstable();
        lines.dedup();
        lines
    }
}

/// The text of a line without its end.
pub(super) fn line_at(source: &Source, at: usize) -> &str {
    span_of_line(source, at).of_text(source.text())
}

/// The bytes of a line without its end, and without a byte-order mark before it: that is no part of it
/// where it is read among others.
pub(super) fn span_of_line(source: &Source, at: usize) -> Span {
    let start = source.lines().start_of(at);
    let rest = Span::of(start as usize, source.text().len()).of_text(source.text());
    let is_marked = at == 0 && rest.starts_with('\u{feff}');
    let mark = if is_marked { '\u{feff}'.len_utf8() } else { 0 };
    let start = start + Span::of(0, mark).end;
    let rest = rest.get(mark..).unwrap_or(rest);
    let length = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
    Span::of(start as usize, start as usize + length)
}

/// The word that a line opens with.
pub(super) fn opening(line: &str) -> &str {
    let line = line.trim_start();
    let end = line.find(|c: char| !(c.is_alphanumeric() || c == '_'));
    line.get(..end.unwrap_or(line.len())).unwrap_or(line)
}

fn kind_of(text: &str, word: &str) -> LineKind {
    let after = text.trim_start().get(word.len()..).unwrap_or("");
    match word {
        "day" | "week" | "block" => LineKind::Header,
        "use" | "session" | "require" | "priority" | "import" | "allow" => LineKind::Hangs,
        _ if keyword::words().any(|keyword| keyword == word) => LineKind::Declares,
        _ if !word.is_empty() && after.trim_start().starts_with('=') => LineKind::Declares,
        _ => LineKind::Plain,
    }
}
