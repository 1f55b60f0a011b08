//! How the line opens: what stands before the exercise, and its name.

use super::Reader;
use crate::syntax::Kind as Piece;

impl Reader<'_> {
    /// `1. `, `- `, `A1) Bench press`, `donkey_calf | standing_calf`
    pub(super) fn opening(&mut self) -> Option<()> {
        while matches!(
            self.lower(0),
            "-" | "*" | "•" | "·" | "–" | "—" | "+" | "|" | "**"
        ) {
            self.skip(1, 1);
        }
        let is_number = |text: &str| text.len() < 3 && text.chars().all(|c| c.is_ascii_digit());
        if self.is(0, Piece::Amount)
            && is_number(self.lower(0))
            && matches!(self.lower(1), "." | ")" | ":")
            && self.is_glued(1)
        {
            self.skip(2, 1);
        }
        self.label();
        if self.is(0, Piece::Word) || self.is(0, Piece::String) {
            self.name()?;
        }
        Some(())
    }

    /// `A1`, `A1.`, `B2)`, `1A`
    fn label(&mut self) {
        let text = self.lower(0).to_uppercase();
        let mut chars = text.chars();
        let (Some(one), Some(two), None) = (chars.next(), chars.next(), chars.next()) else {
            return;
        };
        let (label, is_turned) = if one.is_ascii_uppercase() && two.is_ascii_digit() {
            (text.clone(), false)
        } else if let (Some(group), true) = (one.to_digit(10), ('A'..='D').contains(&two)) {
            let letter = |at: u32| char::from_u32(u32::from('A') + at);
            let place = u32::from(two) - u32::from('A') + 1;
            let group = group.checked_sub(1).and_then(letter).unwrap_or('A');
            (format!("{group}{place}"), true)
        } else {
            return;
        };
        let has_mark = matches!(self.lower(1), "." | ")" | ":" | "-" | "–" | "/");
        let after = 1 + usize::from(has_mark);
        if !(self.is(after, Piece::Word) || self.is(after, Piece::String)) {
            return;
        }
        let is_small = self.token(0).is_some_and(|token| token.text != text);
        self.label = label;
        self.skip(after, usize::from(has_mark || is_small || is_turned));
    }

    /// The name of the exercise, as Leg would write it, with its alternatives.
    pub(super) fn name(&mut self) -> Option<()> {
        self.name = self.one_name()?;
        while (self.is(0, Piece::Bar) || matches!(self.lower(0), "or" | "/"))
            && self.is(1, Piece::Word)
        {
            self.sure &= self.lower(0) != "/";
            self.skip(1, usize::from(!self.is(0, Piece::Bar)));
            let name = self.one_name()?;
            let gap = if self.alternatives.is_empty() {
                ""
            } else {
                " "
            };
            self.alternatives = format!("{}{gap}| {name}", self.alternatives);
        }
        Some(())
    }

    fn one_name(&mut self) -> Option<String> {
        let first = self.token(0)?;
        let (start, mut end) = (first.start, first.end);
        self.at += 1;
        loop {
            let is_joined = matches!(self.lower(0), "-" | "'" | "’" | "." | "&")
                && self.is_glued(0)
                && self.is_glued(1)
                && self.is(1, Piece::Word);
            if is_joined {
                self.at += 1;
            } else if !self.is(0, Piece::Word)
                || matches!(self.lower(0), "for" | "at" | "with" | "x" | "or")
            {
                break;
            }
            end = self.token(0)?.end;
            self.at += 1;
        }
        let written = self.text.get(start..end)?;
        let folded: Vec<String> = written
            .to_lowercase()
            .replace(['\'', '’'], "")
            .split(|c: char| !(c.is_alphanumeric() || c == '_'))
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        let folded = folded.join("_");
        self.habits += usize::from(folded != written);
        Some(folded)
    }
}
