//! A progression that goes nowhere when all goes well.

use super::{Check, Context, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Findings, Rule, Severity, Theme};
use crate::progress::{Course, Outcome, Weight};
use crate::routine::param_name;

/// `progression-stands-still`
static RULE: Rule = Rule {
    name: "progression-stands-still",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Progression,
    why: "A line that asks the same however many of its sessions are made does not progress. Most often its step is smaller than what loads are rounded to, so that the rounding takes it back each time.",
    bad: "units lb\nround down 5\nprogress plus[step]\n  load = load + step  when made\nday 2\n  squat 5x5 @225 plus[2lb]\n",
    good: "units lb\nround down 5\nprogress plus[step]\n  load = load + step  when made\nday 2\n  squat 5x5 @225 plus[5lb]\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Progression(check),
};

/// How many sessions of a line that moves on are looked at at least: half a year of one a week.
pub(super) const SESSIONS: u32 = 26;

fn check<'a>(course: &Course<'_, 'a>, context: &Context<'_, 'a>, findings: &mut Findings) {
    let line = Line { course, context };
    if let Some(finding) = line.forward().or_else(|| line.back()) {
        findings.push(finding);
    }
}

/// A line that moves on.
struct Line<'l, 'a> {
    course: &'l Course<'l, 'a>,
    context: &'l Context<'l, 'a>,
}

/// What sessions that all go one way have come to.
#[derive(Default)]
struct Followed {
    /// Whether any of them asks another load, other reps or sets.
    moves: bool,
    /// Whether any of them asks another load.
    moves_load: bool,
    /// Whether the rule sets anything.
    tries: bool,
    /// Where the load is set to more, and comes out as it was, from then on.
    stuck: Option<Stuck>,
}

/// A load that rounding takes back.
struct Stuck {
    /// After which session.
    session: u32,
    load: Weight,
    /// What it was to be.
    to_be: Weight,
}

impl Line<'_, '_> {
    /// What is found where all goes well.
    fn forward(&self) -> Option<Diagnostic> {
        let track = self.course.track;
        let under = self.context.under_options();
        // As asked, and with reps to spare: some rules wait for more than was asked.
        let more = |number| {
            let asked = self.course.turn(number).and_then(|turn| turn.last);
            let more = |asked: u32| Outcome::Done(asked.saturating_add(100));
            asked.map_or(Outcome::Made, more)
        };
        let ways = [self.follow(|_| Outcome::Made)?, self.follow(more)?];
        if ways.iter().all(|way| !way.moves) {
            let message = format!(
                "Made {} times, `{}` still asks what it asked at first{under}",
                self.sessions(),
                track.lift
            );
            let tries = ways.iter().any(|way| way.tries);
            return Some(self.told(message, "moves nothing", tries));
        }
        let [Some(made), Some(_)] = ways.each_ref().map(|way| way.stuck.as_ref()) else {
            return None;
        };
        let never = ways.iter().all(|way| !way.moves_load);
        // A plan that ends before then does not come to it; what it asks beyond the gear itself, its
        // weeks show.
        let within = self.course.comes_round() || made.session <= self.course.planned();
        let ends = made.load.asked.is_some();
        if !(never || (within && !ends)) {
            return None;
        }
        let (load, to_be) = (made.load.load(), made.to_be.load());
        let message = if never {
            format!(
                "However often it is made, `{}` stays at {load}{under}",
                track.lift
            )
        } else {
            format!(
                "After session {} `{}` stays at {load}, however often it is made{under}",
                made.session, track.lift
            )
        };
        Some(if ends {
            self.pointed(message, "moves the load nowhere").help(format!(
                "its gear does not make {to_be}: declare what more there is, or let the reps alone rise"
            ))
        } else {
            let label = format!("{to_be} is rounded back to {load}");
            self.told(message, &label, true)
        })
    }

    /// What is found where sessions are missed: a step back that rounding makes none.
    fn back(&self) -> Option<Diagnostic> {
        let (course, routine) = (self.course, self.course.routine);
        let track = course.track;
        routine.rounding?;
        let mut said = Findings::deaf();
        let mut reader = routine.reader(&mut said);
        let planned = course.planned().saturating_add(1).min(SESSIONS);
        let mut from = track.start.clone();
        for number in 1..=planned {
            let mut state = from.clone();
            // So many misses in a row are more than a rule waits for.
            for later in 0..10 {
                let later = number + later;
                let stepped = course.step(&state, later, Outcome::Missed, &mut reader)?;
                let loads = (state.load, stepped.worked_out, stepped.state.load);
                if let (Some(before), Some(to_be), Some(after)) = loads {
                    if to_be.against(&before).is_lt()
                        && after.asked.is_none()
                        && after.weighs(&before)
                    {
                        let (lift, load, to_be) = (track.lift, before.load(), to_be.load());
                        let under = self.context.under_options();
                        let message =
                            format!("However often it is missed, `{lift}` stays at {load}{under}");
                        let label = format!("{to_be} is rounded back to {load}");
                        let params = routine.ast.all(course.progression.params).iter();
                        let mut names = params.map(|param| param_name(routine, param));
                        let help = if names.any(|name| name == "back") {
                            "go back by more, as with `back = 25%` among what the rule takes, or round more finely"
                        } else {
                            "go back by more, or round more finely"
                        };
                        return Some(self.told(message, &label, true).help(help));
                    }
                    break;
                }
                state = stepped.state;
            }
            let made = course.step(&from, number, Outcome::Made, &mut reader)?;
            from = made.state;
        }
        None
    }

    /// How many sessions are looked at: all of the plan's are.
    fn sessions(&self) -> u32 {
        self.course.planned().max(SESSIONS)
    }

    /// Follows the line where its sessions go as `goes` says; `None` where its rule has a slip in
    /// it, which has been reported: that moves nothing either.
    fn follow(&self, goes: impl FnMut(u32) -> Outcome) -> Option<Followed> {
        let mut said = Findings::new();
        let mut way = Followed::default();
        let start = &self.course.track.start;
        let mut followed = 0;
        for (session, stepped) in self.course.follow(goes, &mut said) {
            let state = session.state;
            way.tries |= !stepped.fired.is_empty();
            if let (Some(before), Some(after)) = (state.load, stepped.state.load) {
                let same = after.weighs(&before);
                way.moves_load |= !same;
                if !same {
                    way.stuck = None;
                } else if let Some(to_be) = stepped.worked_out
                    && to_be.against(&before).is_gt()
                {
                    way.stuck.get_or_insert(Stuck {
                        session: session.number,
                        load: after,
                        to_be,
                    });
                }
            }
            way.moves |= !stepped.state.asks_as(start);
            followed = session.number;
            if followed == self.sessions() {
                break;
            }
        }
        (followed == self.sessions() && !said.has_errors()).then_some(way)
    }

    /// A finding at the line that calls the rule.
    fn pointed(&self, message: String, label: &str) -> Diagnostic {
        let context = self.context;
        Diagnostic::new(&RULE, message)
            .at(context.place(self.course.track.called), label)
            .because(context.place(self.course.progression.span), "the rule")
    }

    /// The same, with what to do; of a rule that tries, about the rounding.
    fn told(&self, message: String, label: &str, tries: bool) -> Diagnostic {
        let problem = self.pointed(message, label);
        let rounding = self.context.routine.rounding.filter(|_| tries);
        match rounding.and_then(|rounding| rounding.span) {
            Some(span) => problem
                .because(self.context.place(span), "every load is rounded so")
                .help("take a step that the rounding leaves, or round more finely"),
            None => problem.help(
                "say in the rule what rises when a session is made: `load = load + 5lb  when made`",
            ),
        }
    }
}
