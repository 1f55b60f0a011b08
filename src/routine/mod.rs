//! The resolved routine: a tree goes in; declarations by name, days and blocks come out.

mod calendar;
pub(crate) mod day;
mod parameters;
mod resolve;
mod rules;
mod settings;
mod trace;
mod values;

use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

pub use calendar::{Calendar, Deload, MAX_DAYS, MAX_WEEKS, WeekSection, weeks_in_words};
pub use day::{Day, Part, Weekday};
pub use parameters::{Bound, Mismatch, bind, bind_args};
pub(crate) use parameters::{param_name, param_names};
pub use resolve::resolve;
pub(crate) use resolve::{misfit, no_units};
pub use rules::ALL as RULES;
pub(crate) use rules::UNKNOWN_OPTION;
pub(crate) use rules::{NO_UNITS, OUTSIDE_A_DAY};
pub use settings::{Choice, MAX_PLANNED, SettingError, Settings, settings};
pub use trace::{Note, Trace};
pub use values::{Let, Rounded, Rounding, TrainingMax};

use crate::diagnostic::{Diagnostic, Findings, Label};
use crate::expression::{self, Names};
use crate::library::{Catalogue, MuscleId};
use crate::progress::Assumed;
use crate::quantity::{Decimal, Interval, Mass};
use crate::source::{FileId, Place, Source, SourceFile, Span};
use crate::syntax::Ast;
use crate::syntax::ast::{
    Binding, Condition, Id, Item, Modifier, Name, Slice, Statement, Term, TermKind,
};
use crate::syntax::read::{Amount, Reader};

/// The most entries that a plan may have once every `use` is filled in.
pub const MAX_ENTRIES: u64 = 1_000_000;

/// A file's declarations, days and blocks, with every name looked up.
#[derive(Debug)]
pub struct Routine<'a> {
    /// The text.
    pub source: &'a Source,
    /// The tree of its lines.
    pub ast: &'a Ast,
    /// `routine "Wheels"`
    pub title: Option<&'a str>,
    /// Cues under the title.
    pub notes: Vec<&'a str>,
    /// `units lb`
    pub units: Option<Mass>,
    /// Whether the file has a `units` line whose unit is none.
    pub units_unread: bool,
    /// Every `option`, in the order of the file.
    pub options: Vec<Choice<'a>>,
    /// Every `priority` line.
    pub priorities: Vec<Priority>,
    /// `bodyweight 180`
    pub bodyweight: Option<(Decimal, Mass)>,
    /// Every `max`, by the exercise's own name.
    pub maxes: HashMap<&'a str, Max>,
    /// The lifts whose `max` is declared and cannot be read: what hangs on them is not told again.
    pub unread_maxes: HashSet<&'a str>,
    /// Every `tm`, by the exercise's own name.
    pub training_maxes: HashMap<&'a str, TrainingMax>,
    /// Every `let`, in the order of the file.
    pub lets: Vec<Let>,
    /// Where in `lets` each name is.
    pub let_names: HashMap<&'a str, usize>,
    /// How loads that are worked out are rounded.
    pub rounding: Option<Rounding>,
    /// Weeks, and which days each has.
    pub calendar: Calendar,
    /// How loads come about, for whoever asks why.
    pub trace: Trace,
    /// Set when anything asks which week it is; for those who want to know whether anything did.
    pub asked_week: Cell<bool>,
    /// Set when anything names a value, a max or a style that is declared; likewise.
    pub named: Cell<bool>,
    /// Every `style`, by name.
    pub styles: HashMap<&'a str, Style>,
    /// Every `progress`, by name: the routine's own, and those of the library that it uses.
    pub progressions: HashMap<&'a str, Progression>,
    /// Whether any line may move on from session to session.
    pub progresses: bool,
    /// How many terms the longest rule has that a line calls.
    pub longest_rule: u64,
    /// How the sessions are assumed to go.
    pub assumed: Assumed,
    /// Every `block`.
    pub blocks: Vec<Block<'a>>,
    /// Where in `blocks` each name is.
    pub block_names: HashMap<&'a str, usize>,
    /// Every day that is written, in the order of the week.
    pub days: Vec<Day<'a>>,
    /// Every `require` line.
    pub requirements: Vec<Requirement>,
    /// The profiles that are required, by their names as they are quoted, and when each is.
    pub profiles: Vec<(&'a str, Option<Id<Condition>>)>,
    /// What the routine can name.
    pub catalogue: Catalogue<'a>,
    /// How many entries all days together have; the plan is empty if they are too many.
    pub entries: u64,
    /// Whether any line could not be read at all: of what it was to say nothing is known.
    pub broken: bool,
}

/// `priority quads, hams, calves  unless female`
#[derive(Clone, Debug)]
pub struct Priority {
    /// Its muscles in the text.
    pub span: Span,
    /// The most important first, with where each is named.
    pub muscles: Vec<(MuscleId, Span)>,
    /// When it holds.
    pub condition: Option<Id<Condition>>,
}

/// `max squat 315`
#[derive(Clone, Debug)]
pub struct Max {
    /// The weight.
    pub weight: Decimal,
    /// Its unit.
    pub unit: Mass,
    /// Where the lift is named.
    pub span: Span,
    /// Of `max front_squat 80% of squat` the percentage, and where the other lift is named.
    pub share: Option<(Decimal, Span)>,
    /// Whether any load is a percentage of it.
    pub used: Cell<bool>,
}

/// `style strict_curl = phase[toes_pointed, toes_flexed] forced[2]`
#[derive(Clone, Debug)]
pub struct Style {
    /// Where it is named.
    pub span: Span,
    /// What a line gives it.
    pub params: Slice<Binding>,
    /// What it stands for.
    pub modifiers: Slice<Modifier>,
    /// Whether any line uses it.
    pub used: Cell<bool>,
}

/// `progress linear[step]` with its lines.
#[derive(Clone, Debug)]
pub struct Progression {
    /// Where it is named.
    pub span: Span,
    /// What a line gives it; each is a part of its state.
    pub params: Slice<Binding>,
    /// Its lines, as indices of the tree's statements.
    pub lines: Range<usize>,
    /// How many terms its lines have, which is what a session of it costs.
    pub terms: u64,
    /// Whether any line moves on by it.
    pub used: Cell<bool>,
}

/// `block calves` with its lines.
#[derive(Clone, Debug)]
pub struct Block<'a> {
    /// What it is called.
    pub name: &'a str,
    /// Where it is named.
    pub span: Span,
    /// What a `use` gives it.
    pub params: Slice<Binding>,
    /// Its lines, as indices of the tree's statements.
    pub lines: Range<usize>,
    /// Whether any day or block uses it.
    pub used: Cell<bool>,
    /// Whether it uses itself, by whatever way round.
    pub recursive: bool,
}

/// `require calves before hams`
#[derive(Clone, Copy, Debug)]
pub struct Requirement {
    /// The line.
    pub span: Span,
    /// The words after `require`.
    pub terms: Slice<Term>,
    /// When it is required.
    pub condition: Option<Id<Condition>>,
}

/// What a line of a day or block has one do.
#[derive(Clone, Debug)]
pub enum Step<'a> {
    /// `squat 5x12`
    Item {
        /// The line.
        item: &'a Item,
        /// The lines of cues below it.
        cues: &'a [Statement],
        /// The block it stands in, if any.
        block: Option<&'a str>,
        /// What the block's parameters stand for.
        bound: Bound<'a>,
        /// The `use` of the day that brings it there, if any.
        used: Option<Span>,
    },
    /// `session arms`
    Session(Session<'a>),
}

/// `session arms "With Joe" 60min`
#[derive(Clone, Debug)]
pub struct Session<'a> {
    /// What is trained.
    pub muscles: Vec<(MuscleId, Span)>,
    /// Its title.
    pub title: Option<&'a str>,
    /// How long it takes, in seconds.
    pub seconds: Option<Interval>,
    /// Cues under it.
    pub notes: Vec<&'a str>,
}

impl<'a> Routine<'a> {
    /// The text of a span.
    #[must_use]
    pub fn str(&self, span: Span) -> &'a str {
        span.of_text(self.source.text())
    }

    /// A place of the routine's file.
    #[must_use]
    pub const fn place(&self, span: Span) -> Place {
        Place::new(FileId::ROUTINE, span)
    }

    /// Whether `span` is of the standard library, and not of a file of the routine's.
    #[must_use]
    pub fn is_of_the_library(&self, span: Span) -> bool {
        let file = self.source.file_at(span.start);
        file.is_some_and(SourceFile::is_of_the_library)
    }

    /// Points from `finding` at the `use` by which a day comes to it, where it is of another file than the
    /// fault and does not show that `use` as it is.
    pub fn point_at_use(&self, finding: &mut Diagnostic, used: Option<Span>) {
        let fault = finding.primary().map(|label| label.place.span.start);
        let (Some(used), Some(fault)) = (used, fault) else {
            return;
        };
        let file = |at: u32| self.source.file_at(at).map(|file| file.span);
        if file(fault) != file(used.start) {
            self.show_use(finding, used);
        }
    }

    /// Points from `finding` at the `use` by which a day comes to what it points at, where it does not
    /// show that line as it is.
    pub fn show_use(&self, finding: &mut Diagnostic, used: Span) {
        let line = |at: u32| self.source.lines().line_of(at);
        let shows = |label: &Label| line(label.place.span.start) == line(used.start);
        if !finding.labels.iter().any(shows) {
            finding.labels.push(Label {
                place: self.place(used),
                message: "used here".to_owned(),
                primary: false,
            });
        }
    }

    /// How the max of `lift` is told: `the max of `squat` is 200 kg`, and of which other lift's it is a share.
    #[must_use]
    pub fn max_words(&self, lift: &str, max: &Max) -> String {
        let weight = format!("{} {}", max.weight, max.unit);
        match max.share {
            None => format!("the max of `{lift}` is {weight}"),
            Some((percent, other)) => {
                let other = self.str(other);
                let known = self.catalogue.exercise(other);
                let of = known.and_then(|other| self.maxes.get(other.name));
                let of = of.map_or_else(String::new, |of| format!(", {} {}", of.weight, of.unit));
                format!("the max of `{lift}` is {percent}% of that of `{other}`{of}: {weight}")
            }
        }
    }

    /// The block called `name`.
    #[must_use]
    pub fn block(&self, name: &str) -> Option<&Block<'a>> {
        self.block_names
            .get(name)
            .and_then(|at| self.blocks.get(*at))
    }

    /// Whether `condition` holds under `settings`; one on an unknown option does not.
    #[must_use]
    pub fn holds(&self, condition: Option<Id<Condition>>, settings: Settings) -> bool {
        self.judged(condition, settings).unwrap_or(false)
    }

    /// The same; nothing of one that cannot be read.
    fn judged(&self, condition: Option<Id<Condition>>, settings: Settings) -> Option<bool> {
        let Some(condition) = condition.and_then(|id| self.ast.one(id)) else {
            return Some(true);
        };
        let mut findings = Findings::deaf();
        let terms = self.ast.all(condition.terms);
        let names = Names::of(self, settings);
        let holds = expression::holds(&mut self.reader(&mut findings), terms, &names);
        holds.map(|holds| holds != condition.unless)
    }

    /// Whether `requirement` is required under `settings`; one of a profile is where the profile is.
    #[must_use]
    pub fn requires(&self, requirement: &Requirement, settings: Settings) -> bool {
        let file = self.source.file_at(requirement.span.start);
        let library = file.filter(|file| file.is_of_the_library());
        let profile = library.and_then(|file| file.by).map(|by| self.str(by));
        let is_asked = profile.is_none_or(|profile| {
            let mut named = self.profiles.iter().filter(|(name, _)| *name == profile);
            named.any(|(_, condition)| self.holds(*condition, settings))
        });
        is_asked && self.holds(requirement.condition, settings)
    }

    /// The muscles in order of importance under `settings`.
    pub fn priority(&self, settings: Settings) -> Option<&Priority> {
        self.priorities
            .iter()
            .find(|priority| self.holds(priority.condition, settings))
    }

    /// Gives `on` every step of `day` under `settings`, with what blocks put there.
    pub fn steps(&self, day: &Day<'a>, settings: Settings, on: &mut dyn FnMut(Step<'a>)) {
        if self.entries > MAX_ENTRIES {
            return;
        }
        for lines in &day.lines {
            self.steps_of(lines, (None, None), &Bound::default(), Some(settings), on);
        }
    }

    /// Gives `on` every line of `day` as it stands, without what it uses and whatever its conditions.
    pub fn lines_of(&self, day: &Day<'a>, on: &mut dyn FnMut(Step<'a>)) {
        for lines in &day.lines {
            self.steps_of(lines, (None, None), &Bound::default(), None, on);
        }
    }

    /// Gives `on` every line of `block` as it stands, without what it uses and whatever its conditions.
    pub fn own_steps(&self, block: &Block<'a>, on: &mut dyn FnMut(Step<'a>)) {
        // A parameter without a default stands for nothing here.
        if let Some(bound) = parameters::defaults(self, block.params) {
            self.steps_of(&block.lines, (Some(block.name), None), &bound, None, on);
        }
    }

    fn steps_of(
        &self,
        lines: &Range<usize>,
        (block, used): (Option<&'a str>, Option<Span>),
        bound: &Bound<'a>,
        settings: Option<Settings>,
        on: &mut dyn FnMut(Step<'a>),
    ) {
        let all: &'a [Statement] = self.ast.statements.get(lines.clone()).unwrap_or(&[]);
        // What else is wrong with a line is told though its condition cannot be read.
        let holds = |condition| {
            settings.is_none_or(|settings| self.judged(condition, settings).unwrap_or(true))
        };
        for (at, statement) in all.iter().enumerate() {
            let below = all.get(at + 1..).unwrap_or(&[]);
            match statement {
                Statement::Item(item) if holds(item.condition) => {
                    let cues = below
                        .iter()
                        .take_while(|next| matches!(next, Statement::Cue { .. }))
                        .count();
                    on(Step::Item {
                        item,
                        cues: below.get(..cues).unwrap_or(&[]),
                        block,
                        bound: bound.clone(),
                        used,
                    });
                }
                Statement::Use {
                    block: name,
                    args,
                    condition,
                } if settings.is_some() && holds(*condition) => {
                    let named = self.block(self.str(*name));
                    if let Some(block) = named.filter(|block| !block.recursive)
                        && let Ok(inner) = bind(self, block.params, *args, bound)
                    {
                        let within = (Some(block.name), used.or(Some(*name)));
                        self.steps_of(&block.lines, within, &inner, settings, on);
                    }
                }
                Statement::Session {
                    muscles,
                    details,
                    condition,
                } if holds(*condition) => {
                    on(Step::Session(self.session(*muscles, *details, below)));
                }
                _ => {}
            }
        }
    }

    fn session(
        &self,
        muscles: Slice<Name>,
        details: Slice<Term>,
        below: &[Statement],
    ) -> Session<'a> {
        let muscles = self.ast.all(muscles).iter();
        let mut findings = Findings::deaf();
        let mut reader = self.reader(&mut findings);
        let mut session = Session {
            muscles: muscles
                .filter_map(|span| Some((self.catalogue.muscle(self.str(*span))?, *span)))
                .collect(),
            title: None,
            seconds: None,
            notes: self.cues(below),
        };
        for term in self.ast.all(details) {
            match term.kind {
                TermKind::String => {
                    session.title = Some(reader.unquoted(term.span));
                }
                _ => {
                    session.seconds = reader.amount(term.span).and_then(Amount::seconds);
                }
            }
        }
        session
    }

    /// The cues at the head of `lines`.
    #[must_use]
    pub fn cues(&self, lines: &[Statement]) -> Vec<&'a str> {
        lines
            .iter()
            .map_while(|statement| match statement {
                Statement::Cue { text } => Some(self.str(*text).trim()),
                _ => None,
            })
            .collect()
    }

    /// A reader of the routine's text that reports to `findings`.
    pub fn reader<'f>(&self, findings: &'f mut Findings) -> Reader<'a, 'f>
    where
        'a: 'f,
    {
        Reader {
            text: self.source.text(),
            file: FileId::ROUTINE,
            ast: self.ast,
            findings,
        }
    }
}
