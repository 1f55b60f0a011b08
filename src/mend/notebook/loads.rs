//! Loads: `@ 225 lbs`, `at 80,5 kg`, `@75% of 1RM`, `@ RPE 8`, `@100/110/120`, `BW+25`.

use super::{Last, Reader};
use crate::syntax::Kind as Piece;

impl Reader<'_> {
    /// What stands after `@`, or after a word for it.
    pub(super) fn load(&mut self) -> Option<()> {
        while matches!(self.lower(0), "~" | "≈" | ":" | "=") {
            self.sure = false;
            self.skip(1, 1);
        }
        let word = self.lower(0).to_owned();
        if word.starts_with("rpe") || word.starts_with("rir") {
            // `@rpe[8]` is Leg.
            if self.is(1, Piece::Open) {
                return self.expression();
            }
            self.sure = false;
            return self.word();
        }
        if matches!(word.as_str(), "bw" | "bodyweight") {
            return self.bodyweight();
        }
        if !self.is(0, Piece::Amount) {
            return self.expression();
        }
        let start = self.at;
        let (number, unit) = self.amount()?;
        if unit.is_empty() && matches!(self.lower(0), "rpe" | "rir") {
            self.sure = false;
            let effort = format!("{}[{number}]", self.lower(0));
            self.techniques.push(effort);
            self.latest = Last::Technique;
            return self.skip(1, 1);
        }
        let of = usize::from(self.lower(0) == "of");
        let share_of = match self.lower(of) {
            "1rm" | "e1rm" | "rm" | "orm" | "max" => Some(""),
            "tm" => Some(" tm"),
            _ => None,
        };
        if let Some(whose) = share_of.filter(|_| unit.is_empty() || unit == "%") {
            self.habits += usize::from(unit.is_empty() || of > 0 || whose.is_empty());
            self.at += 1 + of;
            return self.loaded(format!("{number}%{whose}"));
        }
        // `@100/110/120`
        let mut loads = vec![format!("{number}{unit}")];
        while matches!(self.lower(0), "/" | ",") && self.is(1, Piece::Amount) {
            let before = (self.at, self.habits);
            self.at += 1;
            let listed = self.amount();
            match listed.filter(|(_, next)| *next == unit || unit.is_empty()) {
                Some((number, next)) if self.lower(0) != "x" => {
                    loads.push(format!("{number}{next}"));
                }
                _ => {
                    (self.at, self.habits) = before;
                    break;
                }
            }
        }
        if loads.len() > 1 {
            self.habits += 1;
            return self.loaded(format!("[{}]", loads.join(", ")));
        }
        let reckons = match self.lower(0) {
            "+" | "-" => {
                self.is(1, Piece::Amount)
                    || self.is(1, Piece::Word) && (self.is_glued(0) || self.is_glued(1))
            }
            "*" | "of" => true,
            _ => false,
        };
        if reckons {
            self.at = start;
            return self.expression();
        }
        self.loaded(format!("{number}{unit}"))
    }

    /// `BW+25`, `bodyweight`
    fn bodyweight(&mut self) -> Option<()> {
        self.habits += usize::from(self.token(0)?.text != "bw");
        self.at += 1;
        if matches!(self.lower(0), "+" | "-") && self.is(1, Piece::Amount) {
            let sign = self.lower(0).to_owned();
            self.at += 1;
            let (number, unit) = self.amount()?;
            return self.loaded(format!("bw{sign}{number}{unit}"));
        }
        self.loaded("bw".to_owned())
    }

    /// A load that is reckoned, as it is written: to where a word or sets follow.
    fn expression(&mut self) -> Option<()> {
        let first = self.token(0)?;
        let (start, mut end) = (first.start, first.end);
        let mut takes_value = true;
        while let Some(token) = self.token(0) {
            let is_value = matches!(token.kind, Piece::Amount | Piece::Word)
                || matches!(token.text, "[" | "(");
            if is_value
                && (takes_value || matches!(token.lower.as_str(), "of" | "tm" | "max" | "top"))
            {
                takes_value = token.lower == "of";
                if matches!(token.text, "[" | "(") {
                    self.bracket()?;
                } else {
                    self.at += 1;
                    if self.is(0, Piece::Open) {
                        self.bracket()?;
                    }
                }
            } else if matches!(token.text, "+" | "-" | "*") {
                takes_value = true;
                self.at += 1;
            } else {
                break;
            }
            end = self.tokens.get(self.at - 1)?.end;
        }
        if takes_value {
            return None;
        }
        let written = self.text.get(start..end)?.to_owned();
        self.loaded(written)
    }

    /// Gives the last sets, or those that follow, their load.
    pub(super) fn loaded(&mut self, load: String) -> Option<()> {
        self.latest = Last::Other;
        let Some(last) = self.groups.last_mut() else {
            self.habits += 1;
            self.sure = false;
            return self.first_load.replace(load).is_none().then_some(());
        };
        if last.load.is_some() || last.sets.is_empty() {
            return None;
        }
        last.load = Some(load);
        Some(())
    }
}
