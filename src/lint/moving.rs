//! Lines that move on, under each setting of the options: each is followed as often as it differs, and
//! what is found of it told once.

use std::collections::{HashMap, HashSet};

use super::{ALL, Check, Context};
use crate::diagnostic::Findings;
use crate::progress::{Budget, Course, Explored, Tracks, explore, likeness};
use crate::routine::{Routine, Settings};
use crate::source::Span;

/// How many terms of rules are read in following all lines of all days through some ways.
const FOLLOWED: u64 = 8_000_000;

/// How many are read in looking for what no way comes to.
const EXPLORED: u64 = 2_000_000;

/// The lines of a rule that no way of a line comes to.
pub struct Unreached<'a> {
    /// The lift.
    pub lift: &'a str,
    /// The name of the rule.
    pub rule: &'a str,
    /// Where the line calls it.
    pub called: Span,
    /// Their places among the tree's statements.
    pub lines: Vec<usize>,
    /// Whether that is sure.
    sure: bool,
    /// Whether it hangs on the options.
    asks_options: bool,
}

/// What has been seen of the lines so far.
pub(super) struct Moving<'a> {
    followed: Budget,
    exploring: Budget,
    /// What has been followed, and under which options.
    seen: HashSet<(String, u64)>,
    /// The rules that have been told of a line.
    told: HashSet<(String, &'static str)>,
    explored: HashMap<u64, Explored>,
    unreached: Vec<Unreached<'a>>,
    places: HashMap<String, usize>,
}

impl Default for Moving<'_> {
    fn default() -> Self {
        Self {
            followed: Budget::of(FOLLOWED),
            exploring: Budget::of(EXPLORED),
            seen: HashSet::new(),
            told: HashSet::new(),
            explored: HashMap::new(),
            unreached: Vec::new(),
            places: HashMap::new(),
        }
    }
}

impl<'a> Moving<'a> {
    /// Checks each line under the setting of `context`.
    pub(super) fn check(
        &mut self,
        tracks: &Tracks<'a>,
        context: &Context<'_, 'a>,
        findings: &mut Findings,
    ) {
        // Of sessions that are too many to follow that is told, and no more.
        if tracks.budget.is_overspent() {
            return;
        }
        for track in tracks.iter() {
            let (routine, settings) = (context.routine, context.settings);
            let course = Course::of(routine, track, settings, &self.followed);
            let Some(course) = course else {
                continue;
            };
            let key = &track.key;
            if self.seen.insert((key.clone(), course.hash())) {
                for lint in ALL {
                    let Check::Progression(check) = lint.check else {
                        continue;
                    };
                    let mut found = Findings::new();
                    check(&course, context, &mut found);
                    for finding in found.sorted() {
                        if self.told.insert((key.clone(), finding.rule.name)) {
                            findings.push(finding);
                        }
                    }
                }
            }
            let exploring = course.within(&self.exploring);
            let likeness = likeness(&exploring);
            let explored = self.explored.entry(likeness);
            let explored = explored.or_insert_with(|| explore(&exploring));
            let at = *self.places.entry(key.clone()).or_insert_with(|| {
                self.unreached.push(Unreached {
                    lift: track.lift,
                    rule: track.rule,
                    called: track.called,
                    lines: explored.never.clone(),
                    sure: true,
                    asks_options: false,
                });
                self.unreached.len() - 1
            });
            if let Some(unreached) = self.unreached.get_mut(at) {
                unreached.lines.retain(|line| explored.never.contains(line));
                unreached.sure &= explored.complete;
                unreached.asks_options |= course.options_asked().is_some();
            }
        }
    }

    /// Tells what no setting comes to; `complete` says whether all of them were looked at.
    pub(super) fn report(self, routine: &Routine<'a>, complete: bool, findings: &mut Findings) {
        let context = Context::new(routine, Settings::defaults(&routine.options));
        let sure = |line: &&Unreached<'a>| line.sure && (complete || !line.asks_options);
        for unreached in self.unreached.iter().filter(sure) {
            for lint in ALL {
                if let Check::Unreached(check) = lint.check {
                    check(unreached, &context, findings);
                }
            }
        }
    }
}
