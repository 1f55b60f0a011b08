//! What a technique says of the sets that it is for, aspect by aspect. Two techniques of a line go in;
//! what they cannot both say of one set comes out, with each one's words.

use super::{Technique, rules};
use crate::diagnostic::Rule;
use crate::plan::{Call, Scope};
use crate::quantity::{Decimal, Interval};

/// One thing that a technique says of the sets that it is for.
#[derive(Debug)]
pub struct Claim {
    /// What it says.
    pub says: Says,
    /// The same in words that follow its name, as in "stops short of failure"; `{}` stands for a figure
    /// that the line gives.
    pub words: &'static str,
    /// What is broken where another technique says otherwise; the aspect has a rule of its own.
    pub rule: Option<&'static Rule>,
    /// What to write then; `{}` stands for the other technique.
    pub help: Option<&'static str>,
    /// Whether it is for all sets only so far as nothing else is said of some: `rir[2]` beside
    /// `failure[on last set]`.
    pub yields: bool,
    /// Whether a call, among the others of its line, says it.
    pub when: for<'c, 'a> fn(&'c Call<'a>, &'c [Call<'a>]) -> bool,
}

/// An aspect of a set, and what a technique says of it.
#[derive(Debug)]
pub enum Says {
    /// How many reps are left in reserve at the end.
    Reserve(Figure),
    /// How many seconds a rep's lowering takes.
    Lowering(Figure),
    /// How many seconds a rep takes.
    Rep(Figure),
    /// The load is light.
    Light,
    /// The load is as heavy as the reps allow.
    Heavy,
    /// What the sets are loaded with.
    Loads,
    /// Which sets are work.
    Kind,
    /// Rests within the set.
    Parts,
    /// The set goes past its plain reps, in this way.
    Past(&'static str),
    /// The set ends with its plain reps.
    NothingPast,
}

/// A figure, as a technique declares it.
#[derive(Debug)]
pub enum Figure {
    /// None at all.
    None,
    /// So much or more.
    AtLeast(u64),
    /// So much or less.
    AtMost(u64),
    /// What the call says.
    Given(for<'c, 'a> fn(&'c Call<'a>) -> Option<Interval>),
}

impl Claim {
    /// `says`, in `words`.
    pub(super) const fn new(says: Says, words: &'static str) -> Self {
        Self {
            says,
            words,
            rule: None,
            help: None,
            yields: false,
            when: |_, _| true,
        }
    }

    /// Breaking it breaks `rule`.
    pub(super) const fn or(self, rule: &'static Rule) -> Self {
        Self {
            rule: Some(rule),
            ..self
        }
    }

    /// What to write where another technique breaks it.
    pub(super) const fn help(self, help: &'static str) -> Self {
        Self {
            help: Some(help),
            ..self
        }
    }

    /// What is said of some sets goes before it.
    pub(super) const fn yielding(self) -> Self {
        Self {
            yields: true,
            ..self
        }
    }

    /// Only some calls say it.
    pub(super) const fn when(self, when: fn(&Call<'_>, &[Call<'_>]) -> bool) -> Self {
        Self { when, ..self }
    }

    /// Its words, with `figure` where one is given.
    fn sentence(&self, figure: &str) -> String {
        self.words.replace("{}", figure)
    }
}

impl Figure {
    fn of(&self, call: Option<&Call<'_>>) -> Option<Interval> {
        match self {
            Self::None => Some(Interval::ZERO),
            Self::AtLeast(least) => Some(Interval::at_least(Decimal::whole(*least))),
            Self::AtMost(most) => Some(Interval::between(Decimal::ZERO, Decimal::whole(*most))),
            Self::Given(given) => given(call?),
        }
    }
}

impl Says {
    /// The figure that it is, where it is one.
    const fn figure(&self) -> Option<&Figure> {
        match self {
            Self::Reserve(figure) | Self::Lowering(figure) | Self::Rep(figure) => Some(figure),
            _ => None,
        }
    }

    /// Whether it depends on what the line writes.
    const fn is_given(&self) -> bool {
        matches!(self.figure(), Some(Figure::Given(_)))
    }

    /// Whether both are of one aspect of which they can say different things.
    fn touches(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Past(way), Self::Past(other)) => way != other,
            (Self::Reserve(_), Self::Reserve(_))
            | (Self::Lowering(_), Self::Lowering(_))
            | (Self::Rep(_), Self::Rep(_))
            | (Self::Light, Self::Heavy)
            | (Self::Heavy, Self::Light)
            | (Self::Past(_), Self::NothingPast)
            | (Self::NothingPast, Self::Past(_))
            | (Self::Loads, Self::Loads)
            | (Self::Kind, Self::Kind)
            | (Self::Parts, Self::Parts) => true,
            _ => false,
        }
    }

    /// Where two contradict each other in several aspects, the plainest is told: that of the least rank.
    const fn rank(&self) -> u8 {
        match self {
            Self::Loads => 0,
            Self::Kind => 1,
            Self::Parts => 2,
            Self::Lowering(_) => 3,
            Self::NothingPast => 4,
            Self::Reserve(_) => 5,
            Self::Rep(_) => 6,
            Self::Light | Self::Heavy => 7,
            // Beside what ends with the plain reps, that one's rank.
            Self::Past(_) => 8,
        }
    }

    /// What both of two techniques do, where only one can.
    const fn both(&self) -> Option<&'static str> {
        match self {
            Self::Loads => Some("say what the sets are loaded with"),
            Self::Kind => Some("say which sets are work"),
            Self::Parts => Some("part the set"),
            Self::Past(_) => Some("take the same set past its plain reps"),
            _ => None,
        }
    }

    /// The rule of the aspect.
    fn rule(&self, other: &Self) -> &'static Rule {
        match self {
            Self::Reserve(_) if self.is_given() && other.is_given() => &rules::RPE_RIR_DISAGREE,
            Self::Reserve(_) => &rules::FAILURE_WITH_RESERVE,
            Self::Loads => &rules::LOAD_TWICE,
            Self::Kind => &rules::WARMUP_AND_WORK,
            Self::Parts => &rules::SEVERAL_SEGMENTATIONS,
            Self::Past(_) | Self::NothingPast => &rules::SEVERAL_FAILURE_TECHNIQUES,
            Self::Lowering(_) | Self::Rep(_) | Self::Light | Self::Heavy => {
                &rules::TECHNIQUES_DISAGREE
            }
        }
    }

    /// A figure of this aspect in words.
    fn in_words(&self, figure: Interval) -> String {
        let amount = match figure.max {
            None => format!("at least {}", figure.min),
            Some(most) if figure.min == Decimal::ZERO && most > Decimal::ZERO => {
                format!("at most {most}")
            }
            _ => figure.to_string(),
        };
        match self {
            Self::Reserve(_) if figure.is_zero() => "no rep in reserve".to_owned(),
            Self::Reserve(_) if figure.max.unwrap_or(figure.min) == Decimal::ONE => {
                format!("{amount} rep in reserve")
            }
            Self::Reserve(_) => format!("{amount} reps in reserve"),
            _ => format!("{amount} s a rep"),
        }
    }
}

/// Two techniques that cannot both be for a set.
#[derive(Debug)]
pub struct Contradiction {
    /// What they break.
    pub rule: &'static Rule,
    /// What each of them says.
    pub message: String,
    /// What to write.
    pub help: String,
    /// What the first of them says, in brief.
    pub one: String,
    /// What the second says, in brief.
    pub other: String,
}

/// One that says something: the technique of a call, or a load by its effort.
#[derive(Clone, Copy)]
pub struct Voice<'c, 'a> {
    /// What it is called in messages.
    pub name: &'c str,
    /// What it says.
    pub claims: &'static [Claim],
    /// The call; `None` where it is no technique, or only the technique itself.
    pub call: Option<&'c Call<'a>>,
    /// A figure that no call gives.
    pub figure: Option<Interval>,
}

impl<'c, 'a> Voice<'c, 'a> {
    /// The technique of `call`.
    #[must_use]
    pub fn of(call: &'c Call<'a>) -> Self {
        Self {
            name: call.technique.name,
            claims: call.technique.claims,
            call: Some(call),
            figure: None,
        }
    }

    /// A technique as such, whatever its arguments.
    fn any(technique: &'static Technique) -> Self {
        Self {
            name: technique.name,
            claims: technique.claims,
            call: None,
            figure: None,
        }
    }

    fn claims_among(self, calls: &'c [Call<'a>]) -> impl Iterator<Item = &'static Claim> {
        let says = move |claim: &&Claim| self.call.is_none_or(|call| (claim.when)(call, calls));
        self.claims.iter().filter(says)
    }

    fn is_for_all_sets(self) -> bool {
        self.call.is_none_or(|call| call.scope == Scope::All)
    }

    fn figure(self, says: &Says) -> Option<Interval> {
        self.figure.or_else(|| says.figure()?.of(self.call))
    }

    /// What it says of an aspect, in brief.
    fn brief(self, claim: &Claim) -> String {
        match self.figure(&claim.says) {
            Some(figure) => claim.says.in_words(figure),
            None if matches!(claim.says, Says::Light) => "light loads".to_owned(),
            None if matches!(claim.says, Says::Heavy) => "heavy loads".to_owned(),
            None => claim.words.to_owned(),
        }
    }
}

/// The first thing that two of a line, whose techniques are `calls`, cannot both say of a set.
#[must_use]
pub fn contradiction<'c, 'a>(
    (one, other): (Voice<'c, 'a>, Voice<'c, 'a>),
    calls: &'c [Call<'a>],
) -> Option<Contradiction> {
    let gives_way = |claim: &Claim, mine: Voice<'c, 'a>, theirs: Voice<'c, 'a>| {
        claim.yields && mine.is_for_all_sets() && !theirs.is_for_all_sets()
    };
    let at_odds = pairs((one, other), calls)
        .filter(|(a, b)| !gives_way(a, one, other) && !gives_way(b, other, one))
        .filter(|(a, b)| at_odds((one, a), (other, b)));
    let (a, b) = at_odds.min_by_key(|(a, b)| rank(a, b))?;
    Some(told((one, a), (other, b)))
}

/// Whether what they say of one aspect cannot both be; `false` where a figure is not known.
fn at_odds((one, a): (Voice<'_, '_>, &Claim), (other, b): (Voice<'_, '_>, &Claim)) -> bool {
    let figures = one.figure(&a.says).zip(other.figure(&b.says));
    a.says.figure().is_none() || figures.is_some_and(|(x, y)| !x.meets(y))
}

/// Every pair of their claims that are of one aspect.
fn pairs<'c, 'a>(
    (one, other): (Voice<'c, 'a>, Voice<'c, 'a>),
    calls: &'c [Call<'a>],
) -> impl Iterator<Item = (&'static Claim, &'static Claim)> {
    one.claims_among(calls).flat_map(move |a| {
        let touching = move |b: &&'static Claim| a.says.touches(&b.says);
        let theirs = other.claims_among(calls).filter(touching);
        theirs.map(move |b| (a, b))
    })
}

/// The rank of the aspect that two claims are of.
fn rank(a: &Claim, b: &Claim) -> u8 {
    a.says.rank().min(b.says.rank())
}

fn told((one, a): (Voice<'_, '_>, &Claim), (other, b): (Voice<'_, '_>, &Claim)) -> Contradiction {
    let message = sentence((one, a, &one.brief(a)), (other, b, &other.brief(b)));
    let only_one = a.says.both().is_some() && b.says.both().is_some();
    let help = match (a.help, b.help) {
        (Some(help), _) => help.replace("{}", other.name),
        (None, Some(help)) => help.replace("{}", one.name),
        (None, None) if matches!((&a.says, &b.says), (Says::Past(_), Says::Past(_))) => format!(
            "keep one, or give each its own set, as in `{}[… on last set]`",
            other.name
        ),
        (None, None) if only_one => "keep one of the two".to_owned(),
        (None, None) => "leave one of the two out".to_owned(),
    };
    // Where both have a rule, the graver one speaks.
    let rules = [a.rule, b.rule].into_iter().flatten();
    let rule = rules.min_by_key(|rule| (std::cmp::Reverse(rule.severity), rule.name));
    Contradiction {
        rule: rule.unwrap_or_else(|| a.says.rule(&b.says)),
        message,
        help,
        one: one.brief(a),
        other: other.brief(b),
    }
}

/// What each of the two says, with its figure.
fn sentence(
    (one, a, figure): (Voice<'_, '_>, &Claim, &str),
    (other, b, other_figure): (Voice<'_, '_>, &Claim, &str),
) -> String {
    if let (Some(what), Some(_)) = (a.says.both(), b.says.both()) {
        return format!("Both `{}` and `{}` {what}", one.name, other.name);
    }
    let (says, theirs) = (a.sentence(figure), b.sentence(other_figure));
    format!("`{}` {says}, and `{}` {theirs}", one.name, other.name)
}

/// What a technique does not go with.
#[derive(Debug)]
pub struct Apart {
    /// The other technique.
    pub from: &'static str,
    /// What each of the two says.
    pub why: String,
    /// Whether that depends on the figures that a line gives them.
    pub given: bool,
}

/// What `technique` does not go with, as each of the two declares.
#[must_use]
pub fn apart_from(technique: &'static Technique) -> Vec<Apart> {
    let others = super::ALL
        .iter()
        .filter(|other| other.name != technique.name);
    let apart = others.filter_map(|other| {
        let (one, two) = (Voice::any(technique), Voice::any(other));
        let given = |a: &Claim, b: &Claim| a.says.is_given() || b.says.is_given();
        let of_both =
            pairs((one, two), &[]).filter(|(a, b)| given(a, b) || at_odds((one, a), (two, b)));
        // What is always so goes before what depends on the line.
        let (a, b) = of_both.min_by_key(|(a, b)| (given(a, b), rank(a, b)))?;
        let figure = match a.says {
            Says::Reserve(_) => "so many reps in reserve",
            _ => "so many seconds a rep",
        };
        let why = sentence((one, a, figure), (two, b, figure));
        Some(Apart {
            from: other.name,
            why,
            given: given(a, b),
        })
    });
    apart.collect()
}

/// The reps in reserve that a load by its effort leaves: `@rpe[8]`.
pub static OF_THE_LOAD: &[Claim] =
    &[Claim::new(Says::Reserve(Figure::Given(|_| None)), "leaves {}").yielding()];
