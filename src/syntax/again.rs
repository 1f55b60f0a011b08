//! A text that is nearly the one that was read last goes in; its pieces come out, and only those of
//! the lines that have changed are looked for.
//!
//! A line has the same pieces wherever it stands, so that what the two texts share at their ends keeps
//! its own, moved along with it.

use std::ops::Range;

use super::lexeme::{self, Event, Lexeme};
use crate::source::{Shared, Span};

/// The most bytes of text whose pieces are kept; they take some three times the room.
const MAX_KEPT: usize = 16 * 1024 * 1024;

/// The pieces of the files of a source, kept for the next reading.
#[derive(Debug, Default)]
pub(crate) struct Pieces {
    files: Vec<File>,
}

#[derive(Debug, Default)]
struct File {
    text: String,
    /// The byte of the source that it begins at.
    base: u32,
    pieces: Vec<Lexeme>,
    /// Where the pieces of each line that says something end.
    ends: Vec<usize>,
    /// Whether what is here is all of it.
    is_kept: bool,
}

impl Pieces {
    /// Where each line that says something begins, in the order in which they were read; `None` where not
    /// all pieces were kept.
    pub(super) fn starts(&self) -> Option<impl Iterator<Item = u32>> {
        let mut files = self.files.iter();
        let starts = self.files.iter().flat_map(|file| {
            let firsts = std::iter::once(0).chain(file.ends.iter().copied());
            firsts
                .zip(&file.ends)
                .filter_map(|(first, _)| Some(file.pieces.get(first)?.span.start))
        });
        files.all(|file| file.is_kept).then_some(starts)
    }

    /// Reads `text`, the next file of a source, at byte `base` of it, and keeps its pieces. `before` are
    /// those of the source as it was.
    pub(super) fn read(
        &mut self,
        before: &Self,
        text: &str,
        base: u32,
        on: &mut dyn FnMut(Event<'_>),
    ) {
        let kept: usize = self.files.iter().map(|file| file.text.len()).sum();
        let known = before.files.get(self.files.len());
        self.files.push(File::default());
        let Some(file) = self.files.last_mut() else {
            return;
        };
        if kept + text.len() > MAX_KEPT || has_inner_mark(text) {
            lexeme::read(text, base, on);
            return;
        }
        let nothing = File::default();
        let known = known.unwrap_or(&nothing);
        let shared = Shared::of(&known.text, text);
        let (start, end) = (shared.head, text.len() - shared.tail);
        file.base = base;
        file.take(known, 0..known.lines_before(start), base, known.base, on);
        let changed = Span::of(start, end);
        let mut too_long = false;
        lexeme::read(changed.of_text(text), base + changed.start, |event| {
            match &event {
                Event::Line(line) => file.keep(line.iter().copied()),
                Event::TooLong(_) => too_long = true,
            }
            on(event);
        });
        let old_end = known.text.len() - shared.tail;
        let lines = known.lines_before(old_end)..known.ends.len();
        let to = base + changed.end;
        let from = known.base + Span::of(old_end, old_end).start;
        file.take(known, lines, to, from, on);
        if too_long {
            // What is told of such a line is not kept, so that nothing is.
            *file = File::default();
        } else {
            text.clone_into(&mut file.text);
            file.is_kept = true;
        }
    }
}

impl File {
    /// How many lines that say something begin before byte `at` of the text.
    fn lines_before(&self, at: usize) -> usize {
        let at = self.base + Span::of(at, at).start;
        let last = |end: &usize| self.pieces.get(end.saturating_sub(1));
        self.ends
            .partition_point(|end| last(end).is_some_and(|piece| piece.span.start < at))
    }

    /// Keeps the pieces of a line.
    fn keep(&mut self, line: impl Iterator<Item = Lexeme>) {
        self.pieces.extend(line);
        self.ends.push(self.pieces.len());
    }

    /// Takes over `lines` of `known`: what was at byte `from` is at byte `to`.
    fn take(
        &mut self,
        known: &Self,
        lines: Range<usize>,
        to: u32,
        from: u32,
        on: &mut dyn FnMut(Event<'_>),
    ) {
        let moved = |at: u32| at.wrapping_add(to).wrapping_sub(from);
        let first = lines.start.checked_sub(1).and_then(|at| known.ends.get(at));
        let mut start = first.copied().unwrap_or(0);
        for end in known.ends.get(lines).unwrap_or(&[]) {
            let line = known.pieces.get(start..*end).unwrap_or(&[]);
            let own = self.pieces.len();
            self.keep(line.iter().map(|piece| Lexeme {
                kind: piece.kind,
                span: Span::new(moved(piece.span.start), moved(piece.span.end)),
            }));
            on(Event::Line(self.pieces.get(own..).unwrap_or(&[])));
            start = *end;
        }
    }
}

/// Whether a byte-order mark stands within `text`: what it is there hangs on where reading begins.
fn has_inner_mark(text: &str) -> bool {
    let inner = text.as_bytes().get(1..).unwrap_or(&[]);
    memchr::memmem::find(inner, "\u{feff}".as_bytes()).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Findings;
    use crate::source::Source;
    use crate::syntax::{parse_again, parse_source};

    #[test]
    fn a_text_read_again_after_any_edit_has_the_tree_of_the_same_text_read_at_once() {
        let long = "x ".repeat(lexeme::MAX_LINE);
        let words = [
            "", "\n", "\r", "# ", "\u{feff}", "q", "\"", "> ", "day 1\n", &long,
        ];
        let mut text = "\u{feff}units lb\r\n\nday 2 \"Legs\"\r  squat 5x5 @225 drop[1,\n   > Cue # no comment\n\n\tuse calves".to_owned();
        let mut before = Pieces::default();
        let mut seed = 7_usize;
        let mut roll = |sides: usize| {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % sides.max(1)
        };
        for step in 0..600 {
            let (one, other) = (roll(text.len() + 1), roll(9));
            let end = (one + other).min(text.len());
            if !text.is_char_boundary(one) || !text.is_char_boundary(end) {
                continue;
            }
            let typed = words[if step % 50 == 0 { 9 } else { roll(9) }];
            text.replace_range(one..end, typed);
            let source = Source::new("a.leg", text.clone());
            let (mut fresh, mut again) = (Findings::new(), Findings::new());
            let whole = parse_source(&source, &mut fresh);
            let (ast, pieces) = parse_again(&source, &before, &mut again);
            assert_eq!(format!("{whole:?}"), format!("{ast:?}"), "step {step}");
            let (fresh, again) = (fresh.sorted(), again.sorted());
            assert_eq!(format!("{fresh:?}"), format!("{again:?}"), "step {step}");
            before = pieces;
            if step % 50 == 3 {
                text.truncate(text.floor_char_boundary(90));
            }
        }
    }
}
