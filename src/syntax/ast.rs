//! The syntax tree: what each line says, as spans of the text, meaning not yet looked at.
//!
//! Lists lie in pools of the tree and are named by [`Slice`], so that a line costs a hundred
//! bytes or so however many pieces it has, and ten megabytes of routines fit in forty of memory.

mod pool;

pub use pool::{Id, Pooled, Slice};

use crate::source::Span;

/// A name as it stands in the text.
pub type Name = Span;

/// All statements of a file in the order of its lines, with the pools that their lists lie in.
#[derive(Debug, Default)]
pub struct Ast {
    /// One per line that says something.
    pub statements: Vec<Statement>,
    names: Vec<Name>,
    groups: Vec<Group>,
    loads: Vec<Load>,
    modifiers: Vec<Modifier>,
    args: Vec<Arg>,
    terms: Vec<Term>,
    literals: Vec<Literal>,
    conditions: Vec<Condition>,
}

/// What one line says.
#[derive(Clone, Copy, Debug)]
pub enum Statement {
    /// `routine "Wheels"`
    Routine {
        /// The title with its quotes.
        title: Span,
    },
    /// `units lb`
    Units {
        /// The word after `units`.
        unit: Name,
    },
    /// `option spotter = no`
    Option {
        /// What it is called.
        name: Name,
        /// `yes` or `no`.
        value: Name,
    },
    /// `priority glutes, calves, hams  when female`
    Priority {
        /// Muscles, the most important first.
        muscles: Slice<Name>,
        /// When it holds.
        condition: Option<Id<Condition>>,
    },
    /// `gear seated_calf  plates[45]`
    Gear {
        /// A kind of gear, or the exercise whose machine this is.
        name: Name,
        /// What it is made of.
        modifiers: Slice<Modifier>,
    },
    /// `max squat 315`
    Max {
        /// The lift.
        exercise: Name,
        /// Its one-rep maximum.
        load: Slice<Load>,
    },
    /// `bodyweight 180`
    Bodyweight {
        /// The keyword.
        keyword: Span,
        /// The lifter's weight.
        load: Slice<Load>,
    },
    /// `require calves before hams, chest, arms`
    Require {
        /// The whole line.
        span: Span,
        /// The words after `require`.
        terms: Slice<Term>,
        /// When it is required.
        condition: Option<Id<Condition>>,
    },
    /// `style strict_curl = phase[toes_pointed, toes_flexed] forced[2]`
    Style {
        /// What it is called.
        name: Name,
        /// What it stands for.
        modifiers: Slice<Modifier>,
    },
    /// `block calves`
    Block {
        /// What it is called.
        name: Name,
    },
    /// `use calves`
    Use {
        /// The block.
        block: Name,
        /// When it is used.
        condition: Option<Id<Condition>>,
    },
    /// `day 2 "Quads and glutes"`, `day monday`, `day 1 rest`
    Day {
        /// The keyword, for a day whose number cannot be read.
        keyword: Span,
        /// A number or the name of a weekday; empty where it is missing.
        key: Span,
        /// Whether `rest` was said.
        rest: bool,
        /// The title with its quotes.
        title: Option<Id<Term>>,
    },
    /// `session arms`
    Session {
        /// What is trained elsewhere.
        muscles: Slice<Name>,
        /// Its title and how long it takes.
        details: Slice<Term>,
        /// When it is held.
        condition: Option<Id<Condition>>,
    },
    /// `squat 5x12 @225`
    Item(Item),
    /// `exercise squat "Back squat"  works[quads] gear[barbell]`
    Exercise(Declaration),
    /// `muscle quads "Quads"`
    Muscle(Declaration),
    /// `bias glutes "Duck stance"  works[glutes]`
    Bias(Declaration),
    /// A line that says nothing that can be read; what is wrong with it has been reported.
    Broken,
    /// `> Knees travel the way the toes point.`
    Cue {
        /// The words after `>`.
        text: Span,
    },
}

/// A declaration of the standard library's kind: a name, a title, properties.
#[derive(Clone, Copy, Debug)]
pub struct Declaration {
    /// What it is called.
    pub name: Name,
    /// What people are shown, with its quotes.
    pub title: Option<Id<Term>>,
    /// Its properties.
    pub modifiers: Slice<Modifier>,
}

/// `A1 donkey_calf | standing_calf  4x6  drop[700, 600, 500, 400]  when spotter`
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// The line from its first piece to its last.
    pub span: Span,
    /// `A1`; empty when there is none.
    pub label: Span,
    /// The exercise, then its alternatives.
    pub exercises: Slice<Name>,
    /// Groups of sets.
    pub scheme: Slice<Group>,
    /// Techniques and styles.
    pub modifiers: Slice<Modifier>,
    /// When it is done.
    pub condition: Option<Id<Condition>>,
}

/// `1x5 @65%`: sets that ask the same.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// `4x6`, `5min`
    pub scheme: Span,
    /// One load for all sets, or one for each.
    pub loads: Slice<Load>,
    /// Whether the loads stood in brackets.
    pub listed: bool,
}

/// `315`, `142.5kg`, `4 plates`, `bw+25`
#[derive(Clone, Copy, Debug)]
pub struct Load {
    /// Amounts, words and signs, as written.
    pub terms: Slice<Term>,
}

/// `pump`, `drop[700, 600]`, `forced[2 from set 4 when spotter]`
#[derive(Clone, Copy, Debug)]
pub struct Modifier {
    /// The word.
    pub name: Name,
    /// What stands in its brackets.
    pub args: Slice<Arg>,
    /// Where it ends, the closing bracket included.
    pub end: u32,
    /// `when spotter`, written last in its brackets.
    pub condition: Option<Id<Condition>>,
}

impl Modifier {
    /// The name and the brackets.
    #[must_use]
    pub const fn span(&self) -> Span {
        Span::new(self.name.start, self.end)
    }
}

/// What stands between two commas: `600`, `135 to 225`, `2 from set 4`.
#[derive(Clone, Copy, Debug)]
pub struct Arg {
    /// Its pieces.
    pub terms: Slice<Term>,
}

/// One piece of an argument, a load or a requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TermKind,
}

impl Term {
    /// From the first of `terms` to the last.
    #[must_use]
    pub fn span_of(terms: &[Self]) -> Span {
        match terms {
            [only] => only.span,
            [first, .., last] => first.span.to(last.span),
            [] => Span::default(),
        }
    }
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermKind {
    /// `600`, `12-20`, `6s`
    Amount,
    /// `toes_pointed`, `to`, `plates`
    Word,
    /// `"Arms with Joe"`
    String,
    /// `4x45`
    Scheme,
    /// `31X0`
    Code,
    /// `+`, `-`
    Sign,
    /// `,` in a requirement
    Comma,
}

/// `when spotter`, `unless female and not spotter`
#[derive(Clone, Copy, Debug)]
pub struct Condition {
    /// The whole, keyword included.
    pub span: Span,
    /// Whether it was written `unless`.
    pub unless: bool,
    /// What must hold together.
    pub literals: Slice<Literal>,
}

/// `spotter`, `not spotter`
#[derive(Clone, Copy, Debug)]
pub struct Literal {
    /// The option.
    pub option: Name,
    /// Whether `not` stood before it.
    pub negated: bool,
}

impl Ast {
    /// Every option that any condition of the file asks about.
    #[must_use]
    pub fn every_literal(&self) -> &[Literal] {
        &self.literals
    }

    /// The span of `terms`, first to last.
    #[must_use]
    pub fn span_of(&self, terms: Slice<Term>) -> Span {
        Term::span_of(self.all(terms))
    }
}
