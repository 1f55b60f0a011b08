//! Findings that many sets of a lift share: cases go in, set by set; one finding for each lift comes
//! out, at the first of them, with how many more there are.

use std::collections::HashMap;

use super::{ALL, Check, Context};
use crate::diagnostic::{Diagnostic, Findings};
use crate::plan::{Entry, counted};
use crate::source::Span;

/// Something that is found of sets of a lift.
pub struct Case {
    /// What is said of the first of them.
    pub finding: Diagnostic,
    /// How many sets are as the one that it points at.
    pub sets: u32,
    /// How many other sets of the line it is so of.
    pub more: u32,
}

/// What has been found of lifts, each once.
#[derive(Default)]
pub(super) struct Folds<'a> {
    found: Vec<Fold>,
    /// Where among them what a rule finds of a lift is.
    places: HashMap<(&'static str, &'a str), usize>,
    /// What each line came to when it was last looked at, for when it comes again unchanged.
    lines: HashMap<Span, Vec<(usize, u32)>>,
    /// How many walks of the plan have begun.
    walk: u32,
}

struct Fold {
    finding: Diagnostic,
    /// The walk in which it was first found: other settings of the options are other plans.
    walk: u32,
    /// The first week that has it.
    week: u32,
    /// The sets that have it beside those that it points at.
    more: u32,
    /// The last week that has it.
    until: u32,
}

impl<'a> Folds<'a> {
    /// Another walk of the plan begins.
    pub(super) fn begin(&mut self) {
        self.walk += 1;
    }

    /// Looks at a line; at one that was looked at before, and hangs on no option, only to count it. Whether
    /// anything is found of it.
    pub(super) fn add(
        &mut self,
        entry: &Entry<'a>,
        again: bool,
        context: &Context<'_, 'a>,
    ) -> bool {
        if again {
            let own = self.lines.get(&entry.span).map_or(&[][..], Vec::as_slice);
            for (at, sets) in own {
                if let Some(fold) = self.found.get_mut(*at) {
                    fold.count(*sets, self.walk, context.settings.week);
                }
            }
            return !own.is_empty();
        }
        let mut own = Vec::new();
        for lint in ALL {
            let Check::Lift(check) = lint.check else {
                continue;
            };
            for Case {
                mut finding,
                sets,
                more,
            } in check(entry, context)
            {
                context.routine.point_at_use(&mut finding, entry.used);
                let key = (finding.rule.name, entry.exercise.name);
                let week = context.settings.week;
                let at = *self.places.entry(key).or_insert(self.found.len());
                let all = sets.saturating_add(more);
                match self.found.get_mut(at) {
                    Some(fold) => fold.count(all, self.walk, week),
                    None => self.found.push(Fold {
                        finding,
                        walk: self.walk,
                        week,
                        more,
                        until: week,
                    }),
                }
                own.push((at, all));
            }
        }
        let is_case = !own.is_empty();
        if is_case || self.lines.contains_key(&entry.span) {
            self.lines.insert(entry.span, own);
        }
        is_case
    }

    /// Tells all that has been found, but of loads that are wrong already as they are written.
    pub(super) fn report(self, findings: &mut Findings) {
        let told = self.found.into_iter().map(Fold::told);
        let told: Vec<Diagnostic> = told
            .filter(|finding| {
                let place = finding.primary().map(|label| label.place);
                place.is_none_or(|place| !findings.has_error_at(place))
            })
            .collect();
        findings.extend(told);
    }
}

impl Fold {
    fn count(&mut self, sets: u32, walk: u32, week: u32) {
        if walk == self.walk {
            self.more = self.more.saturating_add(sets);
            self.until = week;
        }
    }

    /// The finding, with how many more sets it is of.
    fn told(mut self) -> Diagnostic {
        let primary = self.finding.labels.iter_mut().find(|label| label.primary);
        if let (Some(label), 1..) = (primary, self.more) {
            let more = counted(self.more as usize, "more set");
            let until = if self.until > self.week {
                format!(", to week {}", self.until)
            } else {
                String::new()
            };
            label.message = format!("{}; {more} too{until}", label.message);
        }
        self.finding
    }
}
