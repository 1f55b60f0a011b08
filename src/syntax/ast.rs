//! The syntax tree: what each line says, as spans of the text, meaning not yet looked at.
//!
//! Lists lie in pools of the tree and are named by [`Slice`], so that a line costs a hundred
//! bytes or so however many pieces it has, and ten megabytes of routines fit in forty of memory.

mod pool;

pub use pool::{Id, Pooled, Slice};

use super::lexeme::Kind;
use crate::source::Span;

/// A name as it stands in the text.
pub type Name = Span;

/// All statements of a file in the order of its lines, with the pools that their lists lie in.
#[derive(Debug, Default)]
pub struct Ast {
    /// One per line that says something.
    pub statements: Vec<Statement>,
    /// The parameters of the block whose lines are being read.
    pub(super) open: Slice<Binding>,
    names: Vec<Name>,
    groups: Vec<Group>,
    loads: Vec<Load>,
    modifiers: Vec<Modifier>,
    args: Vec<Arg>,
    bindings: Vec<Binding>,
    terms: Vec<Term>,
    conditions: Vec<Condition>,
}

/// What one line says.
#[derive(Clone, Copy, Debug)]
pub enum Statement {
    /// A file begins: what is open above it is closed.
    File,
    /// `import "gym.leg"`
    Import {
        /// The path with its quotes.
        path: Span,
    },
    /// `routine "Wheels"`
    Routine {
        /// The title with its quotes.
        title: Span,
    },
    /// `require profile "article"`
    Profile {
        /// Its name with its quotes.
        name: Span,
        /// `unless week 4`
        condition: Option<Id<Condition>>,
    },
    /// `allow calves-not-first "busy until noon"`
    Allow {
        /// The finding's name.
        name: Name,
        /// Why, with its quotes.
        reason: Span,
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
    /// `tm squat 90%`, `tm squat 285 + 10*(cycle-1)`
    TrainingMax {
        /// The lift.
        exercise: Name,
        /// A weight, or a percentage of the lift's max.
        terms: Slice<Term>,
    },
    /// `let step = 2.5kg`
    Let {
        /// What it is called.
        name: Name,
        /// What it stands for.
        terms: Slice<Term>,
    },
    /// `round nearest 2.5kg`, `round down gear`
    Round {
        /// The keyword.
        keyword: Span,
        /// The words after it.
        terms: Slice<Term>,
    },
    /// `weeks 4`, `weeks 4 cycles 3`
    Weeks {
        /// The keyword.
        keyword: Span,
        /// The words after it.
        terms: Slice<Term>,
    },
    /// `days 8`
    Days {
        /// The keyword.
        keyword: Span,
        /// How many days a week has.
        number: Span,
    },
    /// `week 1-3`, `week 4 deload[60%]`
    Week {
        /// The keyword.
        keyword: Span,
        /// Numbers and ranges of weeks.
        weeks: Slice<Name>,
        /// `deload[60%]`
        modifiers: Slice<Modifier>,
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
        /// `[reps = 2]`: what a line gives it.
        params: Slice<Binding>,
        /// What it stands for.
        modifiers: Slice<Modifier>,
    },
    /// `progress linear[step, tries = 3]`: the rule by which a line moves on from session to session.
    Progress {
        /// What it is called.
        name: Name,
        /// `[step, tries = 3]`: what a line gives it.
        params: Slice<Binding>,
    },
    /// `load = load + step  when made`, below a `progress` line.
    Assign {
        /// What is set: `load`, `reps`, `sets`, or a parameter.
        name: Name,
        /// What it becomes.
        terms: Slice<Term>,
        /// When it does; empty where it always does.
        when: Slice<Term>,
        /// Whether that was written `unless`.
        unless: bool,
    },
    /// `block calves`
    Block {
        /// What it is called.
        name: Name,
        /// `[lift, share = 85%]`: what a `use` gives it.
        params: Slice<Binding>,
    },
    /// `use calves`
    Use {
        /// The block.
        block: Name,
        /// `[squat, share = 90%]`: what its parameters stand for here.
        args: Slice<Binding>,
        /// When it is used.
        condition: Option<Id<Condition>>,
    },
    /// `day 2 "Quads and glutes"`, `day monday`, `day 1 rest`
    Day {
        /// The keyword, for a day whose number cannot be read.
        keyword: Span,
        /// A number or the name of a weekday; empty where it is missing.
        key: Span,
        /// `am`, `pm`; empty where neither is said.
        part: Name,
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
    /// Groups of sets, in their order.
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
    /// Where it stood in `week[5x5, 5x3]`, from 0, and how many stood there; `None` for a group of
    /// every week.
    pub of_weeks: Option<(u32, u32)>,
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

/// A parameter, or what one stands for: `lift`, `share = 85%`.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// The name before `=`; empty where there is none.
    pub name: Name,
    /// What stands after it, or alone.
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
    /// `,` in a requirement, or in a list within an expression
    Comma,
    /// `*`, `/`, `(`, `)`, `<`, `=`
    Operator,
    /// `[` of a list within an expression
    Open,
    /// `]` of it
    Close,
}

impl TermKind {
    /// The kind of term that a piece is within an expression.
    pub(super) const fn of(kind: Kind) -> Self {
        match kind {
            Kind::Amount => Self::Amount,
            Kind::String => Self::String,
            Kind::Scheme => Self::Scheme,
            Kind::Code => Self::Code,
            Kind::Sign => Self::Sign,
            Kind::Comma => Self::Comma,
            Kind::Open => Self::Open,
            Kind::Close => Self::Close,
            Kind::Operator | Kind::Equals => Self::Operator,
            _ => Self::Word,
        }
    }
}

/// `when spotter`, `unless female and not (week > 2 or spotter)`
#[derive(Clone, Copy, Debug)]
pub struct Condition {
    /// The whole, keyword included.
    pub span: Span,
    /// Whether it was written `unless`.
    pub unless: bool,
    /// What is asked; empty where it could not be read.
    pub terms: Slice<Term>,
}

impl Ast {
    /// Every condition of the file.
    #[must_use]
    pub fn every_condition(&self) -> &[Condition] {
        &self.conditions
    }

    /// Every technique, style and property of the file, each as it is written.
    #[must_use]
    pub fn every_modifier(&self) -> &[Modifier] {
        &self.modifiers
    }

    /// Every term of the file, those of one expression side by side.
    #[must_use]
    pub fn every_term(&self) -> &[Term] {
        &self.terms
    }

    /// The span of `terms`, first to last.
    #[must_use]
    pub fn span_of(&self, terms: Slice<Term>) -> Span {
        Term::span_of(self.all(terms))
    }

    /// Where a parameter's name stands: before its default, or alone.
    #[must_use]
    pub fn name_of(&self, param: &Binding) -> Span {
        if param.name.is_empty() {
            self.span_of(param.terms)
        } else {
            param.name
        }
    }
}
