//! Schemes: the text of `3-4x10+10` goes in; how many sets of what comes out.

use super::rules::{TOO_MANY_SEGMENTS, WRONG_UNIT, ZERO_COUNT};
use super::{Reader, parted_at};
use crate::diagnostic::Diagnostic;
use crate::quantity::{Interval, Unit};
use crate::source::Span;
use crate::syntax::rules::MALFORMED_SCHEME;

/// The most segments that a set may have.
pub const MAX_SEGMENTS: usize = 64;

/// What one segment of a set asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bout {
    /// `6`, `12-20`
    Reps(Interval),
    /// `5+`: 5 or more
    AsManyAsPossible(Interval),
    /// `max`: as many as go, one at the least
    Max,
    /// `30s`, `5min`
    Seconds(Interval),
    /// `40m`
    Metres(Interval),
}

/// A scheme, read: `3-4x10+10`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// The least and the greatest number of sets.
    pub sets: (u32, u32),
    /// One for each segment of a set.
    pub bouts: Vec<Bout>,
}

impl Reader<'_, '_> {
    /// Reads `4x6`, `3-4x10`, `6x6+6`, `1x5+`, `3xmax`, `3x30s`, or the lone time of one set.
    pub fn scheme(&mut self, span: Span) -> Option<Scheme> {
        let text = self.str(span);
        let Some((sets_text, bouts_text)) =
            parted_at(text, b'x').filter(|(sets, _)| !sets.ends_with(char::is_alphabetic))
        else {
            return self.bout(text, span.start).map(|bout| Scheme {
                sets: (1, 1),
                bouts: vec![bout],
            });
        };
        let sets_end = span.start + u32::try_from(sets_text.len()).ok()?;
        let sets_span = Span::new(span.start, sets_end);
        let (low, high) = self.range(sets_text, sets_span)?;
        let sets = (
            self.count(low, sets_span, "sets")?,
            self.count(high, sets_span, "sets")?,
        );
        let open = bouts_text.ends_with('+');
        let mut bouts = Vec::with_capacity(1);
        let mut start = sets_end + 1;
        let mut rest = bouts_text.trim_end_matches('+');
        while let Some((text, others)) = parted_at(rest, b'+') {
            bouts.push(self.bout(text, start)?);
            start += u32::try_from(text.len()).ok()? + 1;
            rest = others;
        }
        bouts.push(self.bout(rest, start)?);
        if let Some(last) = bouts.last_mut().filter(|_| open) {
            let end = Span::new(span.end.saturating_sub(1), span.end);
            *last = self.or_more(*last, end)?;
        }
        if bouts.len() > MAX_SEGMENTS {
            self.fault(
                &TOO_MANY_SEGMENTS,
                span,
                format!(
                    "A set of {} segments is more than {MAX_SEGMENTS}",
                    bouts.len()
                ),
                "too many",
                "write fewer segments to a set",
            );
            return None;
        }
        Some(Scheme { sets, bouts })
    }

    /// `bout` with the `+` at `plus` after it: so much or more.
    fn or_more(&mut self, bout: Bout, plus: Span) -> Option<Bout> {
        match bout {
            Bout::Reps(reps) if reps.is_exact() => {
                Some(Bout::AsManyAsPossible(Interval::at_least(reps.min)))
            }
            Bout::Seconds(time) if time.is_exact() => {
                Some(Bout::Seconds(Interval::at_least(time.min)))
            }
            Bout::Metres(way) if way.is_exact() => Some(Bout::Metres(Interval::at_least(way.min))),
            _ => {
                let place = self.place(plus);
                self.report(
                    Diagnostic::new(&MALFORMED_SCHEME, "`+` says \"or more\" of one number")
                        .at(place, "what stands before it says how many itself")
                        .help("leave out the `+`, or write the least alone, as in `1x5+`")
                        .fix(place, "", false),
                );
                None
            }
        }
    }

    fn bout(&mut self, text: &str, start: u32) -> Option<Bout> {
        if text == "max" {
            return Some(Bout::Max);
        }
        let span = Span::new(start, start + u32::try_from(text.len()).ok()?);
        let amount = self.amount(span)?;
        match amount.unit {
            Unit::None => {
                let min = self.count(amount.min, span, "reps")?;
                let max = self.count(amount.max, span, "reps")?;
                Some(Bout::Reps(Interval::between(min.into(), max.into())))
            }
            Unit::Seconds | Unit::Minutes | Unit::Metres if amount.min.0 == 0 => {
                self.fault(
                    &ZERO_COUNT,
                    span,
                    "Zero is no time and no distance",
                    "nothing to do",
                    "write how long or how far, or leave the line out",
                );
                None
            }
            Unit::Seconds | Unit::Minutes => amount.seconds().map(Bout::Seconds),
            Unit::Metres => Some(Bout::Metres(amount.interval())),
            _ => {
                let unit = amount.unit.word();
                self.fault(
                    &WRONG_UNIT,
                    span,
                    format!("A set does not last so many {unit}"),
                    "reps, a time or a distance belongs here",
                    format!("a load follows the reps, as in `4x6 @{text}`"),
                );
                None
            }
        }
    }
}
