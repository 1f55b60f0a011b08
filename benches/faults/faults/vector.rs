//! A seed goes in; mutants of every class are scored, and their vector comes out.

use std::collections::BTreeMap;

use leg::diagnostic::Diagnostic;
use leg::library::Catalogue;

use super::corpus::Valid;
use super::dice::Dice;
use super::mutants::{Broken, Class, Mutant, mutants};
use super::score::{Score, located, score};
use super::tokens::tokens;

/// A mutant that has been scored.
pub struct Scored<'v> {
    pub valid: &'v Valid,
    pub mutant: Mutant,
    pub score: Score,
    pub found: Vec<Diagnostic>,
}

/// How many of how many.
#[derive(Clone, Copy, Debug, Default)]
pub struct Share {
    pub good: usize,
    pub all: usize,
}

impl Share {
    fn add(&mut self, good: bool) {
        self.good += usize::from(good);
        self.all += 1;
    }

    pub fn percent(self) -> f64 {
        let (good, all) = (
            u32::try_from(self.good).unwrap_or(u32::MAX),
            u32::try_from(self.all.max(1)).unwrap_or(u32::MAX),
        );
        100.0 * f64::from(good) / f64::from(all)
    }
}

/// The figures of some mutants, in the order of [`Score::NAMES`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Vector {
    pub figures: [Share; 6],
    /// Of groups of three at once, those of which all were located.
    pub three: Share,
}

impl Vector {
    fn add(&mut self, score: Score) {
        for (share, good) in self.figures.iter_mut().zip(score.figures()) {
            share.add(good);
        }
    }

    /// The figure called `name`, in percent.
    pub fn percent(&self, name: &str) -> f64 {
        match Score::NAMES.iter().position(|known| *known == name) {
            Some(at) => self.figures[at].percent(),
            None => self.three.percent(),
        }
    }

    /// 25 D + 15 ONE + 25 SITE + 10 HINT + 10 EXACT + 15 R3
    pub fn fis(&self) -> f64 {
        let weights = [
            ("D", 25.0),
            ("ONE", 15.0),
            ("SITE", 25.0),
            ("HINT", 10.0),
            ("EXACT", 10.0),
            ("R3", 15.0),
        ];
        weights
            .iter()
            .map(|(name, weight)| weight * self.percent(name) / 100.0)
            .sum()
    }
}

/// What a run came to.
pub struct Run<'v> {
    pub scored: Vec<Scored<'v>>,
    /// How many meant what the valid file does, and were left out.
    pub equivalent: usize,
    pub all: Vector,
    pub misspellings: Vector,
    pub classes: BTreeMap<Class, Vector>,
    /// Groups of three of which not all were located, and which were.
    pub lost: Vec<(&'v Valid, [Mutant; 3], [bool; 3])>,
}

/// Breaks the routines of `corpus`, `each` times for each class.
pub fn run(corpus: &[Valid], seed: u64, each: usize) -> Run<'_> {
    let mut dice = Dice::new(seed);
    let mut run = Run {
        scored: Vec::new(),
        equivalent: 0,
        all: Vector::default(),
        misspellings: Vector::default(),
        classes: BTreeMap::new(),
        lost: Vec::new(),
    };
    let known = Catalogue::new(None);
    let scanned: Vec<_> = corpus
        .iter()
        .map(|valid| tokens(&valid.text, &known))
        .collect();
    for (class, _) in Class::ALL {
        let mut made: Vec<(&Valid, Mutant)> = Vec::new();
        for (valid, tokens) in corpus.iter().zip(&scanned) {
            let routine = Broken {
                text: &valid.text,
                tokens,
                known: &known,
            };
            let of_it = mutants(class, &routine, &mut dice);
            made.extend(of_it.into_iter().map(|mutant| (valid, mutant)));
        }
        dice.shuffle(&mut made);
        let mut kept = 0;
        for (valid, mutant) in made {
            if kept == each {
                break;
            }
            let Some((score, found)) = score(valid, &mutant) else {
                run.equivalent += 1;
                continue;
            };
            kept += 1;
            run.all.add(score);
            run.classes.entry(class).or_default().add(score);
            if class.is_misspelling() {
                run.misspellings.add(score);
            }
            run.scored.push(Scored {
                valid,
                mutant,
                score,
                found,
            });
        }
    }
    three_at_once(&mut run, &mut dice);
    run
}

/// Breaks each routine in three places at once, as often as its mutants go.
fn three_at_once(run: &mut Run<'_>, dice: &mut Dice) {
    let mut by_file: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, scored) in run.scored.iter().enumerate() {
        by_file.entry(&scored.valid.name).or_default().push(at);
    }
    for all in by_file.values_mut() {
        dice.shuffle(all);
        while let Some(first) = all.pop() {
            let mut group = vec![first];
            for at in (0..all.len()).rev() {
                let line = run.scored[all[at]].mutant.line;
                if group.len() < 3
                    && group
                        .iter()
                        .all(|other| run.scored[*other].mutant.line != line)
                {
                    group.push(all.remove(at));
                }
            }
            let [one, two, three] = group[..] else {
                continue;
            };
            let of = |at: usize| &run.scored[at].mutant;
            let valid = run.scored[one].valid;
            let mut at_once = [of(one), of(two), of(three)];
            let each = located(valid, &mut at_once);
            let lost = at_once.map(Mutant::clone);
            let located = each.iter().all(|located| *located);
            run.all.three.add(located);
            for at in [one, two, three] {
                let class = run.scored[at].mutant.class;
                run.classes.entry(class).or_default().three.add(located);
                if class.is_misspelling() {
                    run.misspellings.three.add(located);
                }
            }
            if !located {
                run.lost.push((valid, lost, each));
            }
        }
    }
}
