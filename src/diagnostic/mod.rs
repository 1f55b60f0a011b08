//! What `check` has to say: findings with places, help and fixes, free of any output format.

mod baseline;
mod control;
mod fix;
mod harmless;
mod near;
mod rule;

use std::collections::HashSet;

pub use baseline::{known, listed};
pub use control::{Group, Level, Levels};
pub use fix::{Mended, Project, Texts, Verdict, Wanted, mend};
pub(crate) use fix::{Taken, wanted_of};
pub use harmless::{harmless, is_harmful};
pub use near::{MAX_NEAR, Nearest, nearest};
pub(crate) use near::{either, joined, question};
pub use rule::{Concerns, Rule, Severity, Theme};

use self::near::Comparisons;
use crate::source::Place;

/// One finding.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule that was broken: its name and severity.
    pub rule: &'static Rule,
    /// How grave it is: the rule's own word, unless the command line has another.
    pub severity: Severity,
    /// The fact, in one sentence without a full stop.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
    /// Where; exactly one is primary.
    pub labels: Vec<Label>,
    /// Edits that mend it.
    pub fixes: Vec<Fix>,
    /// What it has in common with others of its rule that one line elsewhere would mend as well.
    pub shared: Option<Box<Shared>>,
}

/// How findings of one rule that have one cause are told together: the first of them, in other words.
#[derive(Clone, Debug)]
pub struct Shared {
    /// What is the same of all of them: a lift, a count.
    pub cause: String,
    /// The fewest that are told together.
    pub least: usize,
    /// The fact; `{count}` stands for how many they are, `{more}` for `one more` or `3 more`, and
    /// `{s}` for the ending of a word behind that.
    pub message: String,
    /// What to write instead, where it is not what the first of them says.
    pub help: Option<String>,
}

/// A place with a few words on what is there.
#[derive(Clone, Debug)]
pub struct Label {
    /// The place.
    pub place: Place,
    /// What to know about it.
    pub message: String,
    /// Whether this is the fault itself rather than its cause.
    pub primary: bool,
}

/// An edit that mends a finding.
#[derive(Clone, Debug)]
pub struct Fix {
    /// What it does: "write `squat`".
    pub title: String,
    /// Whether it is sure enough to apply unasked.
    pub safe: bool,
    /// Whether it takes out or changes a number or a word that is written, as its finding asks. What
    /// any other fix writes has all of them.
    pub drops: bool,
    /// The replacements, all in one file, not overlapping.
    pub edits: Vec<Edit>,
}

/// A replacement of the text at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub place: Place,
    /// By what.
    pub text: String,
}

impl Fix {
    fn new(place: Place, text: String, safe: bool) -> Self {
        let title = if text.trim().is_empty() {
            "remove this".to_owned()
        } else {
            format!("write `{}`", text.trim())
        };
        Self {
            title,
            safe,
            drops: false,
            edits: vec![Edit { place, text }],
        }
    }
}

impl Diagnostic {
    /// A finding of `rule` that states `message`.
    #[must_use]
    pub fn new(rule: &'static Rule, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: rule.severity,
            message: message.into(),
            help: None,
            labels: Vec::new(),
            fixes: Vec::new(),
            shared: None,
        }
    }

    /// Points at the fault.
    #[must_use]
    pub fn at(mut self, place: Place, message: impl Into<String>) -> Self {
        self.labels.push(Label {
            place,
            message: message.into(),
            primary: true,
        });
        self
    }

    /// Points at something that explains the fault.
    #[must_use]
    pub fn because(mut self, place: Place, message: impl Into<String>) -> Self {
        self.labels.push(Label {
            place,
            message: message.into(),
            primary: false,
        });
        self
    }

    /// Says what to write.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says how it is told together with others of its cause.
    #[must_use]
    pub fn sharing(mut self, shared: Shared) -> Self {
        self.shared = Some(Box::new(shared));
        self
    }

    /// Offers to put `text` in `place`; `safe` when it is surely what was meant.
    #[must_use]
    pub fn fix(mut self, place: Place, text: impl Into<String>, safe: bool) -> Self {
        self.fixes.push(Fix::new(place, text.into(), safe));
        self
    }

    /// Offers to put `text` in `place` for something else that is written there: another number, or
    /// nothing. Never sure.
    #[must_use]
    pub fn instead(mut self, place: Place, text: impl Into<String>) -> Self {
        self.fixes.push(Fix {
            drops: true,
            ..Fix::new(place, text.into(), false)
        });
        self
    }

    /// Suggests `near` for a misspelt name at `place`, with a fix: safe when it is the one plain answer.
    #[must_use]
    pub fn suggest(self, place: Place, near: Option<Nearest>) -> Self {
        match near {
            Some(near) => {
                let told = self.help(near.question());
                let sure = near.is_sure();
                let told = told.fix(place, near.name, sure);
                let offer = |told: Self, other| told.fix(place, other, false);
                near.others.into_iter().fold(told, offer)
            }
            None => self,
        }
    }

    /// Every place that it points at or would change.
    pub(crate) fn places_mut(&mut self) -> impl Iterator<Item = &mut Place> {
        let labels = self.labels.iter_mut().map(|label| &mut label.place);
        let edits = self.fixes.iter_mut().flat_map(|fix| &mut fix.edits);
        labels.chain(edits.map(|edit| &mut edit.place))
    }

    /// The label on the fault.
    #[must_use]
    pub fn primary(&self) -> Option<&Label> {
        self.labels.iter().find(|label| label.primary)
    }

    fn sort_key(&self) -> (u32, u32, u32, &'static str) {
        let place = self.primary().map(|label| label.place);
        place.map_or((0, 0, 0, self.rule.name), |p| {
            (p.file.0, p.span.start, p.span.end, self.rule.name)
        })
    }
}

/// Gathers findings, each place and rule once.
#[derive(Debug, Default)]
pub struct Findings {
    found: Vec<Diagnostic>,
    seen: HashSet<(&'static str, Option<Place>)>,
    left_out: usize,
    said: usize,
    /// How many errors have been told, those that are not kept too.
    errors: usize,
    /// Whether nothing is kept: what is read has been reported elsewhere.
    deaf: bool,
    /// Whether it only matters what is found, and not what would be said of it.
    hasty: bool,
    /// How many names may still be compared with misspelt ones.
    comparisons: Comparisons,
}

/// The most findings that are kept of one file.
pub const MAX_FINDINGS: usize = 100_000;

/// `too-many-findings`
static TOO_MANY_FINDINGS: Rule = Rule {
    name: "too-many-findings",
    severity: Severity::Error,
    concerns: Concerns::Sense,
    theme: Theme::Syntax,
    why: "A file with more than 100,000 findings is most likely no routine at all. The first 100,000 that were come by are kept.",
    bad: "",
    good: "day 2\n  squat 5x5\n",
};

/// The rules of this stage.
pub static RULES: &[&Rule] = &[&TOO_MANY_FINDINGS, &baseline::UNNEEDED];

impl Findings {
    /// An empty gathering.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// One that keeps nothing, for reading again what has been reported before.
    #[must_use]
    pub fn deaf() -> Self {
        Self {
            deaf: true,
            comparisons: Comparisons::none(),
            ..Self::default()
        }
    }

    /// One for which nothing near is looked for: of what it gathers only rules and places count.
    #[must_use]
    pub fn hasty() -> Self {
        Self {
            hasty: true,
            comparisons: Comparisons::none(),
            ..Self::default()
        }
    }

    /// An empty one for another part of the same check: both together look for no more names that are
    /// near than one.
    #[must_use]
    pub fn going_on(&self) -> Self {
        Self {
            comparisons: self.comparisons.clone(),
            ..Self::default()
        }
    }

    /// Adds `diagnostic` unless the same rule has already spoken at the same place.
    pub fn push(&mut self, mut diagnostic: Diagnostic) {
        self.errors += usize::from(diagnostic.rule.severity == Severity::Error);
        if self.deaf {
            return;
        }
        self.said += 1;
        if self.found.len() >= MAX_FINDINGS {
            self.left_out += 1;
            return;
        }
        if !self.hasty {
            make_harmless(&mut diagnostic);
        }
        let place = diagnostic.primary().map(|label| label.place);
        if self.seen.insert((diagnostic.rule.name, place)) {
            self.found.push(diagnostic);
        }
    }

    /// Leaves out those that `keep` is not true of.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.found.retain(keep);
    }

    /// Changes those that have been gathered since there were `from`.
    pub fn change_from(&mut self, from: usize, change: impl FnMut(&mut Diagnostic)) {
        self.found.iter_mut().skip(from).for_each(change);
    }

    /// All of them, as they were come by.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter()
    }

    /// How many have been gathered; those beyond [`MAX_FINDINGS`] are not.
    #[must_use]
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// How many have been told of, those included that had been told before.
    pub(crate) const fn said(&self) -> usize {
        self.said
    }

    /// Whether none has.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The one of `known` nearest to `word`, as long as so many names have not been looked at in this
    /// check that it would take longer than anyone waits.
    #[must_use]
    pub fn nearest<'n>(
        &self,
        word: &str,
        known: impl IntoIterator<Item = &'n str>,
    ) -> Option<Nearest> {
        self.among(
            || known.into_iter().collect(),
            |names| nearest(word, names.iter().copied()),
        )
    }

    /// What `look` finds among `names`, likewise.
    pub(crate) fn among<N, T>(
        &self,
        names: impl FnOnce() -> Vec<N>,
        look: impl FnOnce(&[N]) -> Option<T>,
    ) -> Option<T> {
        self.comparisons.among(names, look)
    }

    /// Whether names are still looked for.
    pub(crate) fn look_for_names(&self) -> bool {
        self.comparisons.are_left()
    }

    /// How many errors have been told, again or to deaf ears too: what is read between two askings
    /// has a fault where they differ.
    #[must_use]
    pub const fn errors_told(&self) -> usize {
        self.errors
    }

    /// Whether any of them is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.found
            .iter()
            .any(|found| found.rule.severity == Severity::Error)
    }

    /// Whether any of them is an error at `place`.
    #[must_use]
    pub fn has_error_at(&self, place: Place) -> bool {
        self.found.iter().any(|found| {
            let primary = found.primary().map(|label| label.place);
            found.rule.severity == Severity::Error && primary == Some(place)
        })
    }

    /// All of them, by place.
    #[must_use]
    pub fn sorted(self) -> Vec<Diagnostic> {
        let mut found = self.found;
        if self.left_out > 0 {
            let message = "More than 100,000 findings were made; these are the first";
            let last = found
                .iter()
                .filter_map(Diagnostic::primary)
                .map(|label| label.place)
                .max_by_key(|place| place.span.start);
            let diagnostic =
                Diagnostic::new(&TOO_MANY_FINDINGS, message).help("mend these, and check again");
            found.push(match last {
                Some(place) => diagnostic.at(place, "others follow"),
                None => diagnostic,
            });
        }
        found.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
        found
    }
}

/// Messages quote the text, and the text may hold anything.
fn make_harmless(diagnostic: &mut Diagnostic) {
    diagnostic.message = harmless(&diagnostic.message);
    diagnostic.help = diagnostic.help.as_deref().map(harmless);
    for label in &mut diagnostic.labels {
        label.message = harmless(&label.message);
    }
    for fix in &mut diagnostic.fixes {
        fix.title = harmless(&fix.title);
    }
}

impl Extend<Diagnostic> for Findings {
    fn extend<T: IntoIterator<Item = Diagnostic>>(&mut self, diagnostics: T) {
        diagnostics
            .into_iter()
            .for_each(|diagnostic| self.push(diagnostic));
    }
}
