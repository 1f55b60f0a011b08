//! What is said of a fault that an edit mends.

use super::candidate::{Candidate, Kind};
use crate::diagnostic::{Diagnostic, Edit, Fix, either, question};
use crate::source::{FileId, Place, Span};
use crate::syntax::rules;

/// Tells of a line that some edits mend, any of them alone: `found` is what was found wrong with it.
pub(super) fn tell(
    line: &str,
    span: Span,
    edits: &[&Candidate],
    found: &[&Diagnostic],
) -> Option<Diagnostic> {
    let first = edits.first()?;
    let at = |start: usize, end: usize| {
        let base = span.start as usize;
        Place::new(FileId::ROUTINE, Span::of(base + start, base + end))
    };
    let site = match first.kind {
        Kind::Notebook { .. } => {
            let (start, end) = first.edit.bare(line);
            at(start, end)
        }
        _ => at(first.edit.start, first.edit.end),
    };
    let mut told = fault(line, span, site, edits, found)?;
    if let Some(places) = several_places(edits) {
        // Where it belongs nobody can tell: somewhere from the first of them to the last.
        let label = told.labels.iter_mut().find(|label| label.primary);
        if let Some(label) = label {
            label.place = at(places.0, places.1);
            label.message = format!("`{}` belongs in here", first.edit.new.trim());
        }
    }
    let fixes = std::mem::take(&mut told.fixes);
    let mut offered = Vec::new();
    let mut written = Vec::new();
    for candidate in edits {
        let edit = Edit {
            place: at(candidate.edit.start, candidate.edit.end),
            text: candidate.edit.new.clone(),
        };
        let same = fixes.iter().find(|fix| fix.edits.first() == Some(&edit));
        let title = if let Some(fix) = same {
            offered.push(edit.text.clone());
            fix.title.clone()
        } else {
            let snippet = candidate.snippet(line);
            let title = format!("write `{snippet}`");
            written.push(snippet);
            title
        };
        told.fixes.push(Fix {
            title,
            safe: edits.len() == 1 && candidate.is_sure(),
            drops: !candidate.keeps_numbers(),
            edits: vec![edit],
        });
    }
    // Of the names that are as near, those that the line reads with.
    if offered.len() < fixes.len()
        && !offered.is_empty()
        && told
            .help
            .as_deref()
            .is_some_and(|help| help.starts_with("did you mean"))
    {
        told.help = Some(question(offered.iter().map(String::as_str)));
    }
    if written.is_empty() {
        return Some(told);
    }
    let written = either(written.iter().map(String::as_str));
    let says_so = says_so(edits, site, found).is_some();
    told.help = Some(what_to_write(line, edits, &written, told.help, says_so));
    Some(told)
}

/// What to write where any of `edits` mends `line`: `written` is what they write, `help` what is said
/// of it before, which may say so itself.
fn what_to_write(
    line: &str,
    edits: &[&Candidate],
    written: &str,
    help: Option<String>,
    says_so: bool,
) -> String {
    let Some(first) = edits.first() else {
        return help.unwrap_or_default();
    };
    let gone = line
        .get(first.edit.start..first.edit.end)
        .unwrap_or("")
        .trim();
    let new = first.edit.new.trim();
    match first.kind {
        Kind::Offered { .. } => match help {
            Some(help) => format!("{help} or write {written}"),
            None => format!("write {written}"),
        },
        Kind::Remove { .. } if written.contains(gone) => {
            format!("remove one `{gone}`: write {written}")
        }
        Kind::Remove { .. } => format!("remove `{gone}`: write {written}"),
        Kind::Shorter => format!("leave out `{gone}`: write {written}"),
        Kind::Insert => format!("`{new}` is missing: write {written}"),
        Kind::Close if gone.is_empty() => format!("close it with `{new}`: write {written}"),
        Kind::Close => format!("`{new}` belongs here: write {written}"),
        Kind::Swap => format!("in its order: write {written}"),
        Kind::Near | Kind::Named => {
            let mut news: Vec<&str> = edits.iter().map(|edit| edit.edit.new.trim()).collect();
            news.dedup();
            format!("{} write {written}", question(news))
        }
        // A long help lists all that there is, and another line is an example: one edit says more.
        Kind::Unit => match help
            .filter(|help| help.len() < 80 && (edits.len() > 1 || !help.contains("as in")))
        {
            Some(help) => format!("{help}: here {written}"),
            None => format!("write {written}"),
        },
        Kind::Habit { .. } if says_so => help.unwrap_or_default(),
        Kind::Habit { .. } if new.is_empty() => format!("leave out `{gone}`: write {written}"),
        Kind::Habit { .. } | Kind::Join | Kind::Split | Kind::Assumed => format!("write {written}"),
        Kind::Habits { .. } | Kind::Notebook { .. } | Kind::Notation("") | Kind::Wish => {
            format!("in Leg it is written {written}")
        }
        Kind::Notation(whose) => {
            format!("this is {whose}'s notation; in Leg it is written {written}")
        }
        Kind::Parted => format!("write {written} on a line of its own"),
        Kind::Cue => "a cue opens with `>`, a comment with `#`".to_owned(),
    }
}

/// From the first to the last of the places where a bracket may be closed, if there are several.
fn several_places(edits: &[&Candidate]) -> Option<(usize, usize)> {
    let mark = edits.first()?.edit.new.trim();
    let is_put_in = |candidate: &&&Candidate| {
        let edit = &candidate.edit;
        edit.start == edit.end && edit.new.trim() == mark
    };
    if edits.len() < 2 || !matches!(mark, "]" | ")") || !edits.iter().all(|edit| is_put_in(&edit)) {
        return None;
    }
    let starts = || edits.iter().map(|candidate| candidate.edit.start);
    Some((starts().min()?, starts().max()?))
}

/// The fault that `edits` mend, at `site`: the one of `found` that says it, or one in words of its own.
fn fault(
    line: &str,
    span: Span,
    site: Place,
    edits: &[&Candidate],
    found: &[&Diagnostic],
) -> Option<Diagnostic> {
    let first = edits.first()?;
    let told = match first.kind {
        Kind::Offered { by, .. } => (*found.get(by)?).clone(),
        Kind::Habit { fact, .. } => match says_so(edits, site, found) {
            Some(found) => found.clone(),
            None => habit(fact, site, found),
        },
        Kind::Parted => own(line, first, site),
        Kind::Notebook { .. } => match alone(line, span, site, found) {
            Some(found) => found.clone(),
            None => habit(
                "This line is written in another way than Leg's",
                site,
                found,
            ),
        },
        _ => match found.iter().find(|found| touches(found, site.span)) {
            Some(found) => (*found).clone(),
            None => own(line, first, site),
        },
    };
    Some(told)
}

/// The one of `found` that points at `site` and says itself to write what every one of `edits` writes.
fn says_so<'f>(
    edits: &[&Candidate],
    site: Place,
    found: &[&'f Diagnostic],
) -> Option<&'f Diagnostic> {
    let says = |found: &Diagnostic, edit: &Candidate| {
        let new = edit.edit.new.trim();
        let help = found.help.as_deref().unwrap_or("");
        // An example is not what to write here.
        new.len() > 1
            && !help.contains("as in")
            && help
                .split('`')
                .skip(1)
                .step_by(2)
                .any(|quoted| quoted == new)
    };
    let all = |found: &&Diagnostic| edits.iter().all(|edit| says(found, edit));
    found
        .iter()
        .copied()
        .filter(|found| touches(found, site.span))
        .find(all)
}

/// The one fault of a line that is written in another way, where that says best itself what it is.
fn alone<'f>(
    line: &str,
    span: Span,
    site: Place,
    found: &[&'f Diagnostic],
) -> Option<&'f Diagnostic> {
    let [found] = found else { return None };
    let opens = span.start as usize + line.len() - line.trim_start().len();
    let is_of_the_opening = |found: &Diagnostic| {
        found
            .primary()
            .is_some_and(|label| label.place.span.start as usize == opens)
    };
    let is_its_name = found.rule.name == "unknown-exercise";
    let says = touches(found, site.span) && (!is_of_the_opening(found) || is_its_name);
    says.then_some(*found)
}

/// The finding of a line in another way of writing: `fact` is what Leg has instead.
fn habit(fact: &'static str, site: Place, found: &[&Diagnostic]) -> Diagnostic {
    let same = found.iter().find(|found| touches(found, site.span));
    let rule = same
        .or(found.first())
        .map_or(&rules::UNEXPECTED_TEXT, |found| found.rule);
    Diagnostic::new(rule, fact).at(site, "not written so")
}

/// Whether the primary label of `found` points at `site` or right beside it.
pub(super) fn touches(found: &Diagnostic, site: Span) -> bool {
    found.primary().is_some_and(|label| {
        label.place.span.start <= site.end && label.place.span.end >= site.start
    })
}

/// The finding of a fault that was found elsewhere than where it is.
fn own(line: &str, candidate: &Candidate, site: Place) -> Diagnostic {
    let edit = &candidate.edit;
    let gone = line
        .get(edit.start..edit.end)
        .unwrap_or("")
        .trim()
        .escape_debug()
        .to_string();
    let new = edit.new.trim();
    match candidate.kind {
        Kind::Remove { .. } | Kind::Shorter | Kind::Offered { .. } => Diagnostic::new(
            &rules::UNEXPECTED_CHARACTER,
            format!("`{gone}` is one too many"),
        )
        .at(site, "means nothing here"),
        Kind::Insert if new == "]" => {
            Diagnostic::new(&rules::UNCLOSED_BRACKET, "The bracket is not closed")
                .at(site, "`]` belongs here")
        }
        Kind::Insert if new == "[" => {
            Diagnostic::new(&rules::UNOPENED_BRACKET, "The bracket is not opened")
                .at(site, "`[` belongs here")
        }
        Kind::Insert if new == "," => Diagnostic::new(
            &rules::MISSING_COMMA,
            "The members of a list are parted by commas",
        )
        .at(site, "a comma belongs here"),
        Kind::Insert if new == "=" => {
            Diagnostic::new(&rules::EXPECTED_EQUALS, "`=` is missing").at(site, "`=` belongs here")
        }
        Kind::Insert => Diagnostic::new(&rules::UNEXPECTED_TEXT, format!("`{new}` is missing"))
            .at(site, format!("`{new}` belongs here")),
        Kind::Close => Diagnostic::new(
            &rules::UNCLOSED_BRACKET,
            format!("`{gone}` does not close what was opened"),
        )
        .at(site, format!("`{new}` belongs here")),
        Kind::Swap => Diagnostic::new(
            &rules::UNEXPECTED_TEXT,
            format!("`{gone}` stands the wrong way round"),
        )
        .at(site, "exchange the two"),
        Kind::Near | Kind::Named => Diagnostic::new(
            &rules::UNKNOWN_KEYWORD,
            format!("`{gone}` means nothing here"),
        )
        .at(site, "not known"),
        Kind::Unit
        | Kind::Join
        | Kind::Split
        | Kind::Assumed
        | Kind::Habit { .. }
        | Kind::Habits { .. }
        | Kind::Notebook { .. }
        | Kind::Notation(_)
        | Kind::Wish => Diagnostic::new(
            &rules::UNEXPECTED_TEXT,
            format!("`{gone}` cannot stand here"),
        )
        .at(site, "what unit is it in?"),
        Kind::Parted => Diagnostic::new(
            &rules::UNEXPECTED_TEXT,
            "An exercise opens a line of its own",
        )
        .at(site, "another exercise"),
        Kind::Cue => Diagnostic::new(&rules::UNEXPECTED_TEXT, "These words say nothing to Leg")
            .at(site, "a cue, or a comment?"),
    }
}
