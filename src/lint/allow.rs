//! Findings that a file allows, with its reason: `allow calves-not-first "busy until noon"`. The
//! findings of a routine go in; those that it allows are taken out, and what is wrong with the
//! allowing is added.

use std::collections::HashMap;
use std::iter;

use crate::diagnostic::{Concerns, Diagnostic, Findings, Group, Rule, Severity, Theme};
use crate::registry;
use crate::routine::Routine;
use crate::source::{Source, Span};
use crate::syntax::ast::Statement;

/// Where an `allow` holds, by where that begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Scope {
    /// The line that it stands under.
    Line(u32),
    /// The day or block whose heading it stands under.
    Section(u32),
    /// The weeks whose heading it stands under.
    Weeks(u32),
    /// The imported file that it opens.
    File(u32),
    /// The routine that it opens, with all that it imports.
    All,
}

/// One `allow` line.
struct Allow<'a> {
    name: &'a str,
    span: Span,
    used: bool,
}

/// The lines that open a section, by where they begin.
#[derive(Default)]
struct Headings {
    all: Vec<u32>,
    weeks: Vec<u32>,
}

impl Headings {
    fn of(routine: &Routine<'_>) -> Self {
        let lines = routine.source.lines();
        let mut headings = Self::default();
        for statement in &routine.ast.statements {
            let span = match statement {
                Statement::Day { keyword, .. } | Statement::Week { keyword, .. } => *keyword,
                Statement::Block { name, .. } | Statement::Progress { name, .. } => *name,
                Statement::Exercise(exercise) => exercise.name,
                _ => continue,
            };
            let start = lines.start_of(lines.line_of(span.start));
            headings.all.push(start);
            if matches!(statement, Statement::Week { .. }) {
                headings.weeks.push(start);
            }
        }
        headings.all.sort_unstable();
        headings.weeks.sort_unstable();
        headings
    }

    /// The last of `starts` that is at or before `offset`, in the same file.
    fn above(starts: &[u32], source: &Source, offset: u32) -> Option<u32> {
        let at = starts.partition_point(|start| *start <= offset);
        let start = *starts.get(at.checked_sub(1)?)?;
        (start >= source.file_at(offset)?.span.start).then_some(start)
    }

    /// Where an `allow` at `offset` holds.
    fn scope(&self, source: &Source, offset: u32) -> Scope {
        let file = source.file_at(offset).map_or(0, |file| file.span.start);
        let whole = if source.is_imported(offset) {
            Scope::File(file)
        } else {
            Scope::All
        };
        if Self::above(&self.all, source, offset).is_none() {
            return whole;
        }
        let lines = source.lines();
        let mut line = lines.line_of(offset);
        // What it stands under: past other lines that say something of the same.
        while let Some(before) = line.checked_sub(1) {
            line = before;
            let start = lines.start_of(line);
            if start < file {
                break;
            }
            let text = source.slice(Span::new(start, lines.start_of(line + 1)));
            let text = text.trim_start_matches('\u{feff}').trim();
            let word = text.split_whitespace().next().unwrap_or("");
            if !(text.is_empty() || text.starts_with(['>', '#']) || word == "allow") {
                break;
            }
        }
        let start = lines.start_of(line);
        if self.weeks.binary_search(&start).is_ok() {
            Scope::Weeks(start)
        } else if self.all.binary_search(&start).is_ok() {
            Scope::Section(start)
        } else {
            Scope::Line(start)
        }
    }

    /// Where an `allow` would hold for a finding at `offset`, the narrowest first.
    fn scopes(&self, source: &Source, offset: u32) -> [Option<Scope>; 5] {
        let lines = source.lines();
        let file = source.file_at(offset).map(|file| file.span.start);
        [
            Some(Scope::Line(lines.start_of(lines.line_of(offset)))),
            Self::above(&self.all, source, offset).map(Scope::Section),
            Self::above(&self.weeks, source, offset).map(Scope::Weeks),
            file.map(Scope::File),
            Some(Scope::All),
        ]
    }
}

/// Takes out of `findings` what `routine` allows.
pub(super) fn settle(routine: &Routine<'_>, findings: &mut Findings) {
    let is_allow = |line: &Statement| matches!(line, Statement::Allow { .. });
    if !routine.ast.statements.iter().any(is_allow) {
        return;
    }
    let source = routine.source;
    let headings = Headings::of(routine);
    let mut allows: Vec<Allow<'_>> = Vec::new();
    let mut by_scope: HashMap<(&str, Scope), usize> = HashMap::new();
    for statement in &routine.ast.statements {
        let Statement::Allow { name, .. } = statement else {
            continue;
        };
        let word = routine.str(*name);
        let wrong = match registry::rule(word) {
            None if Group::named(word).is_none() => unknown(routine, word, *name, findings),
            Some(rule) if rule.severity == Severity::Error => an_error(routine, rule, *name),
            _ => {
                let scope = headings.scope(source, name.start);
                by_scope.entry((word, scope)).or_insert(allows.len());
                allows.push(Allow {
                    name: word,
                    span: *name,
                    used: false,
                });
                continue;
            }
        };
        findings.push(wrong);
    }
    findings.retain(|found| {
        if found.rule.severity == Severity::Error {
            return true;
        }
        let Some(at) = found.primary().map(|label| label.place.span.start) else {
            return true;
        };
        let mut scopes = headings.scopes(source, at).into_iter().flatten();
        let allowed = scopes.find_map(|scope| {
            let groups = Group::all().filter(|group| group.has(found.rule));
            let mut names = iter::once(found.rule.name).chain(groups.map(Group::name));
            names.find_map(|name| by_scope.get(&(name, scope)))
        });
        let allowed = allowed.and_then(|at| allows.get_mut(*at));
        allowed.is_none_or(|allow| {
            allow.used = true;
            false
        })
    });
    // Beside an error not everything has been looked at.
    if findings.has_errors() {
        return;
    }
    for allow in allows.iter().filter(|allow| !allow.used) {
        let message = match Group::named(allow.name) {
            Some(group) => format!(
                "Nothing is found here of `{}`: {}",
                allow.name,
                group.what()
            ),
            None => format!("Nothing is found here that is called `{}`", allow.name),
        };
        findings.push(
            Diagnostic::new(&UNUSED, message)
                .at(routine.place(allow.span), "allows nothing")
                .help("remove the line, or move it: it holds for the line or the heading right above it, and above the first heading for the whole file"),
        );
    }
}

fn unknown(routine: &Routine<'_>, word: &str, span: Span, findings: &Findings) -> Diagnostic {
    let place = routine.place(span);
    let rules = registry::rules();
    let groups = Group::all().map(Group::name);
    let near = findings.nearest(word, rules.iter().map(|rule| rule.name).chain(groups));
    let problem =
        Diagnostic::new(&UNKNOWN, format!("No finding is called `{word}`")).at(place, "not known");
    if near.is_none() {
        return problem.help("`legc explain --list` has all of them");
    }
    problem.suggest(place, near)
}

fn an_error(routine: &Routine<'_>, rule: &Rule, span: Span) -> Diagnostic {
    let message = format!("`{}` is an error, and no error can be allowed", rule.name);
    Diagnostic::new(&NOT_ALLOWED, message)
        .at(routine.place(span), "an error")
        .help("mend what it points at, and remove this line")
}

/// `unused-allow`
static UNUSED: Rule = Rule {
    name: "unused-allow",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Allowing,
    why: "What an `allow` line speaks of is no longer there, or was never there. Left standing it would hide the next one.",
    bad: "units lb\nday 2\n  squat 5x5 @225\n    allow failure-without-spotter \"a friend is there\"\n",
    good: "units lb\nday 2\n  squat 5x5 @225 failure\n    allow failure-without-spotter \"a friend is there\"\n",
};

/// `unknown-finding`
static UNKNOWN: Rule = Rule {
    name: "unknown-finding",
    severity: Severity::Warning,
    concerns: Concerns::Name,
    theme: Theme::Allowing,
    why: "An `allow` line names the finding that it allows, by the name that `check` shows. One that there is not allows nothing.",
    bad: "allow to-many-settings \"all of them are wanted\"\nday 2\n  squat 5x5\n",
    good: "day 2\n  squat 5x5\n",
};

/// `error-not-allowed`
static NOT_ALLOWED: Rule = Rule {
    name: "error-not-allowed",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Allowing,
    why: "Of a routine with an error no plan can be made, or none that holds what the file itself demands. To allow it would help nobody.",
    bad: "allow requirement-broken \"not this week\"\nday 2\n  squat 5x5\n",
    good: "day 2\n  squat 5x5\n",
};

/// The rules of allowing.
pub(super) static RULES: &[&Rule] = &[&UNUSED, &UNKNOWN, &NOT_ALLOWED];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax;

    /// The names of what is found, with the line of each.
    fn found(text: &str) -> Vec<(usize, &'static str)> {
        let source = Source::new("a.leg", text);
        let mut findings = Findings::new();
        let ast = syntax::parse_source(&source, &mut findings);
        let (_, found) = crate::check::check(&source, &ast, findings);
        found
            .iter()
            .map(|found| {
                let at = found.primary().map_or(0, |label| label.place.span.start);
                (source.position(at).line, found.rule.name)
            })
            .collect()
    }

    const LINE: &str = "  squat 5x5 @225 failure\n";
    const ALLOW: &str = "allow failure-without-spotter \"a friend is there\"\n";
    const FOUND: &str = "failure-without-spotter";

    #[test]
    fn it_holds_for_the_line_above_it() {
        let text = format!("units lb\nday 2\n{LINE}    > Deep.\n\n  # why\n    {ALLOW}{LINE}");
        assert_eq!(found(&text), [(8, FOUND)]);
    }

    #[test]
    fn it_holds_for_the_heading_above_it() {
        let text = format!("units lb\nday 2 \"Legs\"\n  {ALLOW}{LINE}{LINE}day 4\n{LINE}");
        assert_eq!(found(&text), [(7, FOUND)]);
        let text = format!(
            "units lb\nweeks 3\nweek 1-2\n{ALLOW}day 2\n{LINE}day 4\n{LINE}week 3\nday 2\n{LINE}"
        );
        assert_eq!(found(&text), [(11, FOUND)]);
    }

    #[test]
    fn above_the_first_heading_it_holds_for_the_file() {
        let text = format!("units lb\n{ALLOW}day 2\n{LINE}day 4\n{LINE}");
        assert_eq!(found(&text), []);
    }

    #[test]
    fn the_narrowest_is_used_and_the_others_are_told_of() {
        let text = format!("units lb\n{ALLOW}day 2\n{ALLOW}{LINE}{ALLOW}{ALLOW}");
        let unused = "unused-allow";
        assert_eq!(found(&text), [(2, unused), (4, unused), (7, unused)]);
    }

    #[test]
    fn a_reason_is_asked_for() {
        for reason in ["", "\"\"", "\"  \""] {
            let text = format!("units lb\nday 2\n{LINE}allow {FOUND} {reason}\n");
            let names = found(&text);
            assert!(names.contains(&(4, "expected-text")), "{names:?}");
        }
    }

    #[test]
    fn a_group_holds_for_all_of_it_and_for_no_error() {
        let line = "  walking_lunge 3x20\n";
        let text = format!(
            "units lb\nday 2\n{LINE}{line}day 4\nallow techniques \"a friend is there\"\n{LINE}{line}"
        );
        assert_eq!(found(&text), [(3, FOUND), (4, "sides-not-said")]);
        let text = "allow names \"I know it\"\nday 2\n  sqat 5x5\n";
        assert_eq!(found(text), [(3, "unknown-exercise")]);
        let text = format!("units lb\nallow volume \"as it is\"\nday 2\n{LINE}");
        assert_eq!(found(&text), [(2, "unused-allow"), (4, FOUND)]);
    }

    #[test]
    fn an_error_stays() {
        let text = "allow unknown-exercise \"I know it\"\nday 2\n  sqat 5x5\n";
        assert_eq!(
            found(text),
            [(1, "error-not-allowed"), (3, "unknown-exercise")]
        );
    }
}
