//! Fixes as they are made: together where they can be, one by one where they cannot.

use super::*;
use crate::diagnostic::{Concerns, Findings, Rule, Theme};
use crate::source::{FileId, Place};
use crate::{lint, routine, syntax};

static ERROR: Rule = Rule {
    name: "error",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Syntax,
    why: "",
    bad: "",
    good: "",
};
static WARNING: Rule = Rule {
    name: "warning",
    severity: Severity::Warning,
    concerns: Concerns::Sense,
    theme: Theme::Syntax,
    why: "",
    bad: "",
    good: "",
};

/// Texts of one file each, checked by a function.
struct Texted<F> {
    texts: Vec<Vec<u8>>,
    check: F,
    checks: usize,
}

fn path(at: usize) -> PathBuf {
    PathBuf::from(format!("{at}.leg"))
}

impl<F: Fn(&Source) -> Vec<Diagnostic>> Project for Texted<F> {
    fn check(&mut self, at: usize, texts: &Texts) -> Option<Verdict> {
        self.checks += 1;
        let bytes = match texts.get(&path(at)) {
            Some(bytes) => bytes.clone(),
            None => self.texts.get(at)?.clone(),
        };
        let (mut source, _) = Source::decode("a.leg", bytes, FileId::ROUTINE);
        source.found_at(path(at));
        let found = (self.check)(&source);
        Some(Verdict { source, found })
    }

    fn bytes(&mut self, wanted: &Path) -> Option<Vec<u8>> {
        (0..self.texts.len())
            .find(|at| path(*at) == wanted)
            .and_then(|at| self.texts.get(at).cloned())
    }
}

/// A text after all fixes, how many were made, and how often it was checked.
fn mended(
    text: &[u8],
    wanted: Wanted,
    check: impl Fn(&Source) -> Vec<Diagnostic>,
) -> (Vec<u8>, usize, usize) {
    let mut project = Texted {
        texts: vec![text.to_vec()],
        check,
        checks: 0,
    };
    let mut checked: Vec<Verdict> = project.check(0, &Texts::new()).into_iter().collect();
    let done = mend(&mut project, &mut checked, wanted);
    let after = done.texts.into_values().next();
    (
        after.unwrap_or_else(|| text.to_vec()),
        done.made,
        project.checks,
    )
}

fn real(source: &Source) -> Vec<Diagnostic> {
    let mut findings = Findings::new();
    let ast = syntax::parse_source(source, &mut findings);
    let routine = routine::resolve(source, &ast, &mut findings);
    lint::check(&routine, &mut findings);
    findings.sorted()
}

/// A finding for each `from` in the text, with a fix that writes `to`.
fn replacing(
    source: &Source,
    rule: &'static Rule,
    from: &'static str,
    to: &str,
) -> Vec<Diagnostic> {
    let at = source.text().match_indices(from);
    at.map(|(at, _)| {
        let place = Place::new(FileId::ROUTINE, Span::of(at, at + from.len()));
        Diagnostic::new(
            rule,
            format!("{from} {}", source.position(place.span.start).line),
        )
        .at(place, "")
        .fix(place, to, true)
    })
    .collect()
}

#[test]
fn all_but_what_a_fix_is_of_stays_byte_for_byte() {
    let text = b"\xef\xbb\xbfunits lb\r\n# \xc3\x97 and \xff\r\nday 2\r\n\tsqaut  5x5 # sqaut\r\n   > sqaut  \r\n  leg_pres 4x6";
    let (after, made, _) = mended(text, Wanted::Safe, real);
    let wanted = b"\xef\xbb\xbfunits lb\r\n# \xc3\x97 and \xff\r\nday 2\r\n\tsquat  5x5 # sqaut\r\n   > sqaut  \r\n  leg_press 4x6";
    assert_eq!(
        String::from_utf8_lossy(&after),
        String::from_utf8_lossy(wanted)
    );
    assert_eq!(made, 2);
}

#[test]
fn what_is_unsafe_is_left_unless_it_is_wanted() {
    let text = b"day 2\n  squat 5x5 pump[]\n";
    assert_eq!(mended(text, Wanted::Safe, real).1, 0);
    let (after, made, _) = mended(text, Wanted::All, real);
    assert_eq!(
        (after.as_slice(), made),
        (b"day 2\n  squat 5x5 pump\n".as_slice(), 1)
    );
}

#[test]
fn of_two_fixes_that_touch_the_first_is_made_and_then_the_other() {
    let check = |source: &Source| {
        let mut found = replacing(source, &ERROR, "ab", "b");
        found.extend(replacing(source, &ERROR, "bc", "c"));
        found
    };
    let (after, made, checks) = mended(b"abc abc", Wanted::Safe, check);
    assert_eq!((after.as_slice(), made, checks), (b"c c".as_slice(), 4, 3));
}

#[test]
fn a_fix_that_makes_an_error_is_dropped_and_the_others_are_made() {
    let check = |source: &Source| {
        let mut found = replacing(source, &WARNING, "bad", "worse");
        found.extend(replacing(source, &WARNING, "x", "y"));
        found.extend(replacing(source, &ERROR, "worse", "worse still"));
        found
    };
    let (after, made, _) = mended(b"x bad x\nbad x x", Wanted::Safe, check);
    assert_eq!(
        (after.as_slice(), made),
        (b"y bad y\nbad y y".as_slice(), 4)
    );
}

#[test]
fn fixes_that_undo_each_other_come_to_an_end() {
    let check = |source: &Source| {
        let mut found = replacing(source, &WARNING, "left", "right");
        found.extend(replacing(source, &WARNING, "right", "left"));
        found
    };
    let (after, made, _) = mended(b"left", Wanted::Safe, check);
    assert!(made <= 2, "{made}");
    assert!([b"left".as_slice(), b"right"].contains(&after.as_slice()));
    // One that never helps is not made at all.
    let check = |source: &Source| replacing(source, &WARNING, "a", "aa");
    assert_eq!(mended(b"a", Wanted::Safe, check).1, 0);
}

#[test]
fn a_file_of_several_routines_is_mended_only_where_all_of_them_stay_sound() {
    // Both routines are of one file; the second finds an error once it is mended.
    struct Shared {
        text: Vec<u8>,
    }
    impl Project for Shared {
        fn check(&mut self, at: usize, texts: &Texts) -> Option<Verdict> {
            let text = texts.get(&path(0)).unwrap_or(&self.text).clone();
            let (mut source, _) = Source::decode("a.leg", text, FileId::ROUTINE);
            source.found_at(path(0));
            let found = if at == 0 {
                replacing(&source, &WARNING, "old", "new")
            } else {
                replacing(&source, &ERROR, "new", "newer")
            };
            Some(Verdict { source, found })
        }
        fn bytes(&mut self, _: &Path) -> Option<Vec<u8>> {
            Some(self.text.clone())
        }
    }
    let mut project = Shared {
        text: b"old".to_vec(),
    };
    let mut checked: Vec<Verdict> = (0..2)
        .filter_map(|at| project.check(at, &Texts::new()))
        .collect();
    let mended = mend(&mut project, &mut checked, Wanted::Safe);
    assert_eq!((mended.made, mended.texts.len()), (0, 0));
}

#[test]
fn thousands_of_fixes_are_made_in_a_few_rounds() {
    let text = format!("day 2\n{}", "  sqaut 5x5\n".repeat(150));
    let (after, made, checks) = mended(text.as_bytes(), Wanted::Safe, real);
    assert_eq!(made, 150);
    assert!(checks <= 4, "{checks}");
    assert!(!String::from_utf8_lossy(&after).contains("sqaut"));
}
