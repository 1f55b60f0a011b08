//! A line of which some sets have a load and others none.

use super::{Check, Context, Lint};
use crate::diagnostic::{Concerns, Diagnostic, Edit, Findings, Fix, Rule, Severity, Theme};
use crate::plan::{Entry, Kind, Run};
use crate::syntax::ast::{Group, TermKind};

/// `sets-without-load`
static RULE: Rule = Rule {
    name: "sets-without-load",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Loads,
    why: "Each group of sets has its own load, so that `1x12, 1x10 @90` loads the ten alone. The plan leaves the weight of the others open, and no sum has them.",
    bad: "units lb\nday 2\n  lying_leg_curl 1x15, 1x12, 1x10 @90\n",
    good: "units lb\nday 2\n  lying_leg_curl 1x15 @90, 1x12 @90, 1x10 @90\n",
};

pub(super) static LINT: Lint = Lint {
    rules: &[&RULE],
    check: Check::Entry(check),
};

fn check<'a>(entry: &Entry<'a>, context: &Context<'_, 'a>, findings: &mut Findings) {
    // Without a load these are done with the body alone, or with the band that is at hand.
    let needs_none = matches!(entry.exercise.gear, "bodyweight" | "none" | "band");
    if entry.item.scheme.len() < 2 || needs_none {
        return;
    }
    if entry.faulty {
        // A progression that has nothing to move has told of it.
        return;
    }
    let routine = context.routine;
    let groups = routine.ast.all(entry.item.scheme);
    let group_of = |run: &Run<'_>| groups.iter().find(|group| group.scheme == run.span);
    let is_loaded = |run: &Run<'_>| {
        let mut segments = run.set.segments.iter();
        segments.any(|segment| segment.load.is_some())
    };
    let is_bare = |run: &&Run<'_>| {
        let mut segments = run.set.segments.iter();
        run.set.kind == Kind::Work
            && !is_loaded(run)
            && segments.all(|segment| segment.reps().is_some())
            && group_of(run).is_some_and(|group| group.loads.is_empty())
    };
    // Of a list of weeks too: `week[3x5, 3x3 @225]` loads the threes alone.
    let (Some(bare), Some(loaded)) = (
        entry.runs.iter().find(is_bare),
        groups.iter().find(|group| !group.loads.is_empty()),
    ) else {
        return;
    };
    let load = routine.ast.all(loaded.loads);
    let (Some(first), Some(last)) = (load.first(), load.last()) else {
        return;
    };
    let load_span = routine
        .ast
        .span_of(first.terms)
        .to(routine.ast.span_of(last.terms));
    let sets = routine.str(bare.span);
    let problem = Diagnostic::new(
        &RULE,
        format!(
            "`{sets}` has no load, and `{}` of the same line has one",
            routine.str(loaded.scheme)
        ),
    )
    .at(context.place(bare.span), "with what weight?")
    .because(context.place(load_span), "of its own sets alone");
    // Only a plain load is the same for all sets: `90% top` is of those before it.
    let is_plain = |group: &Group| {
        let loads = routine.ast.all(group.loads);
        let mut terms = loads.iter().flat_map(|load| routine.ast.all(load.terms));
        loads.len() < 2 && !group.listed && terms.all(|term| term.kind == TermKind::Amount)
    };
    let same = |group: &&Group| {
        let mut loads = routine.ast.all(group.loads).iter();
        loads.all(|load| routine.str(routine.ast.span_of(load.terms)) == routine.str(load_span))
    };
    let is_sure = groups
        .iter()
        .all(|group| group.of_weeks.is_none() && is_plain(group) && same(&group));
    let written = routine.str(load_span);
    findings.push(if is_sure {
        let all: Vec<String> = groups
            .iter()
            .map(|group| format!("{} @{written}", routine.str(group.scheme)))
            .collect();
        let mut problem = problem.help(format!(
            "write the load of each, `{}`, or put sets that have none on a line of their own",
            all.join(", ")
        ));
        let bare = groups.iter().filter(|group| group.loads.is_empty());
        let edits = bare.map(|group| Edit {
            place: context.place(group.scheme.after()),
            text: format!(" @{written}"),
        });
        problem.fixes.push(Fix {
            title: format!("load all sets with `@{written}`"),
            safe: false,
            drops: false,
            edits: edits.collect(),
        });
        problem
    } else {
        problem.help(format!(
            "write its load, as in `{sets} @…`, or put sets that have none on a line of their own"
        ))
    });
}
