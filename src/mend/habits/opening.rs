//! How a line opens and ends in a notebook: numbers and dashes before it, comments behind it.

use super::Line;
use crate::mend::candidate::{Candidate, Kind, pieces, text};
use crate::syntax::{Kind as Piece, Lexeme, keyword};
use crate::technique;

impl Line<'_> {
    /// Whether it parts a text, or is the head of a table: `-----`, `|---|---|`, `| Exercise | Sets |`.
    fn is_ruler(&self) -> bool {
        let line = self.text.trim();
        let says = |is: fn(char) -> bool| line.contains(is);
        let is_head = line.starts_with('|') && line.ends_with('|') && !says(|c| c.is_ascii_digit());
        line.len() > 2 && (is_head || !says(char::is_alphanumeric))
    }

    /// `squat 3x5 // paused`, `; a comment`, `-- a comment`, `(paused)`
    pub(super) fn comment(&mut self) {
        if self.is_ruler() {
            let start = self.text.len() - self.text.trim_start().len();
            self.edit(
                start,
                start,
                "# ",
                "A line of marks says nothing to Leg",
                true,
            );
            return;
        }
        if let Some((at, mark)) = foreign_mark(self.text) {
            let (before, said) = (self.text.get(..at), self.text.get(at + mark.len()..));
            let (before, said) = (before.unwrap_or(""), said.unwrap_or(""));
            if said.trim().is_empty() {
                return;
            }
            let blank = if before.is_empty() || before.ends_with([' ', '\t']) {
                ""
            } else {
                " "
            };
            let after = if said.starts_with([' ', '\t']) {
                ""
            } else {
                " "
            };
            let sure = match read_as(said) {
                Said::Prose => true,
                Said::Remark => false,
                Said::Leg if before.trim().is_empty() => false,
                Said::Leg => return,
            };
            let kind = Kind::Habit {
                fact: "A comment starts with `#`",
                sure,
                comments: true,
            };
            let new = format!("{blank}#{after}");
            self.add(Candidate::new(at, at + mark.len(), new, kind));
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
            if let Some(span) = span {
                let kind = Kind::Habit {
                    fact: "Words in brackets say nothing to Leg",
                    sure: false,
                    comments: true,
                };
                let (start, end) = (span.start as usize, span.end as usize);
                self.add(Candidate::new(start, end, format!("# {said}"), kind));
            }
            self.pieces = self.pieces.get(..open).unwrap_or(&[]);
        }
    }

    /// `1. squat 3x5`, `- squat 3x5`, `A1) squat 3x5`, `a1 squat 3x5`
    pub(super) fn bullet(&mut self) {
        let first = self.str(0);
        // `A1squat`: a label with nothing between it and the name.
        let is_label = |label: &str| {
            let mut letters = label.chars();
            letters.next().is_some_and(|c| c.is_ascii_alphabetic())
                && letters.next().is_some_and(|c| c.is_ascii_digit())
        };
        if let Some((label, name)) = first.split_at_checked(2).filter(|_| first.is_ascii())
            && is_label(label)
            && let name = name.trim_start_matches('_')
            && name.starts_with(|c: char| c.is_ascii_lowercase())
        {
            self.put(
                (0, 0),
                format!("{} {name}", label.to_uppercase()),
                "A label stands before the exercise, with a blank between them",
                true,
            );
            return;
        }
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

/// What stands behind a mark that opens a comment elsewhere.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    /// Words for a reader.
    Prose,
    /// The same with a number among them.
    Remark,
    /// What may be sets, a load, a technique.
    Leg,
}

fn read_as(said: &str) -> Said {
    let pieces = pieces(said);
    let opens = pieces.first().map_or("", |first| text(said, first));
    let lower = opens.to_lowercase();
    let is_word = pieces
        .first()
        .is_some_and(|first| first.kind == Piece::Word);
    let means = technique::named(&lower).is_some() || keyword::is_taken(&lower);
    let is_marked = pieces
        .iter()
        .any(|piece| matches!(piece.kind, Piece::At | Piece::Open | Piece::Scheme));
    let has_figure = said.contains(|c: char| c.is_ascii_digit());
    if !is_word || is_marked || means && pieces.len() < 4 {
        Said::Leg
    } else if means || has_figure {
        Said::Remark
    } else {
        Said::Prose
    }
}

/// The first of the marks that open a comment elsewhere, and where it stands.
pub(in crate::mend) fn foreign_mark(line: &str) -> Option<(usize, &'static str)> {
    let code = line.split('#').next().unwrap_or("");
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
        if let Some(mark) = mark.filter(|mark| !quoted && (parted || *mark == ";")) {
            return Some((at, mark.trim_end()));
        }
    }
    None
}
