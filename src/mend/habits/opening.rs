//! How a line opens and ends in a notebook: numbers and dashes before it, comments behind it.

use super::Line;
use crate::mend::candidate::text;
use crate::syntax::{Kind as Piece, Lexeme};

impl Line<'_> {
    /// `squat 3x5 // paused`, `; a comment`, `-- a comment`, `(paused)`
    pub(super) fn comment(&mut self) {
        let code = self.text.split('#').next().unwrap_or("");
        let mut quoted = false;
        for (at, c) in code.char_indices() {
            quoted ^= c == '"';
            let rest = code.get(at..).unwrap_or("");
            let parted = code
                .get(..at)
                .is_none_or(|before| before.is_empty() || before.ends_with([' ', '\t']));
            let mark = ["//", ";", "-- ", "/*"]
                .into_iter()
                .find(|mark| rest.starts_with(mark));
            let Some(mark) = mark.filter(|mark| !quoted && (parted || *mark == ";")) else {
                continue;
            };
            let mark = mark.trim_end();
            if code
                .get(at + mark.len()..)
                .is_none_or(|said| said.trim().is_empty())
            {
                return;
            }
            self.edit(at, at + mark.len(), "#", "A comment starts with `#`", true);
            let within = |piece: &&Lexeme| (piece.span.start as usize) < at;
            let kept = self.pieces.iter().take_while(within).count();
            self.pieces = self.pieces.get(..kept).unwrap_or(&[]);
            return;
        }
        let open = self
            .pieces
            .iter()
            .position(|piece| text(self.text, piece) == "(");
        let Some(open) = open.filter(|open| *open > 1 && self.str(self.pieces.len() - 1) == ")")
        else {
            return;
        };
        let inside = self
            .pieces
            .get(open + 1..self.pieces.len() - 1)
            .unwrap_or(&[]);
        let is_word = |piece: &Lexeme| {
            piece.kind == Piece::Word || matches!(text(self.text, piece), "," | ".")
        };
        let says_each = matches!(self.lower(open + 1).as_str(), "each" | "per" | "ea");
        let is_reckoned =
            self.is_glued(open) || self.str(open - 1).starts_with(['+', '*', '-', '@']);
        if !inside.is_empty() && inside.iter().all(is_word) && !says_each && !is_reckoned {
            let last = self.pieces.len() - 1;
            let span = self
                .pieces
                .get(open)
                .zip(self.pieces.get(last))
                .map(|(open, close)| open.span.to(close.span));
            let said = span.map_or("", |span| span.of_text(self.text));
            self.put(
                (open, last),
                format!("# {said}"),
                "Words in brackets say nothing to Leg",
                false,
            );
            self.pieces = self.pieces.get(..open).unwrap_or(&[]);
        }
    }

    /// `1. squat 3x5`, `- squat 3x5`, `A1) squat 3x5`, `a1 squat 3x5`
    pub(super) fn bullet(&mut self) {
        let first = self.str(0);
        let is_small = first.starts_with(|c: char| c.is_ascii_lowercase()) && first.len() == 2;
        if is_small && first.ends_with(|c: char| c.is_ascii_digit()) && self.is(1, Piece::Word) {
            self.put(
                (0, 0),
                first.to_uppercase(),
                "A label is a capital letter with a number",
                true,
            );
            return;
        }
        let trimmed = self.text.trim_start();
        let start = self.text.len() - trimmed.len();
        let figures = trimmed.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = trimmed.len() - figures.len();
        let (length, from) = if digits > 0 && digits < 3 && figures.starts_with(['.', ')', ':']) {
            (digits + 1, 0)
        } else if let Some(mark) = trimmed
            .chars()
            .next()
            .filter(|c| "-*•·–—◦▪●○+".contains(*c))
        {
            (mark.len_utf8(), 0)
        } else {
            let mut letters = trimmed.chars();
            let is_label = letters.next().is_some_and(|c| c.is_ascii_uppercase())
                && letters.next().is_some_and(|c| c.is_ascii_digit())
                && letters.next().is_some_and(|c| matches!(c, '.' | ')' | ':'));
            if !is_label {
                return;
            }
            (3, 2)
        };
        let after = trimmed.get(length..).unwrap_or("");
        let blanks = after.len() - after.trim_start().len();
        if after.trim_start().starts_with(char::is_alphabetic) {
            let end = start + length + if from == 0 { blanks } else { 0 };
            self.edit(
                start + from,
                end,
                "",
                "A line opens with no number and no dash",
                true,
            );
        }
    }
}
