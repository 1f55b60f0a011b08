//! A name that nothing answers to goes in; what a lifter may mean by it comes out.
//!
//! The other names that a thing goes by (`ohp`, `rdl`) are data of the library. Here is only what
//! holds of any name: case, blanks, hyphens and plurals are habits, and so are a few words cut short.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::diagnostic::{Nearest, nearest};

/// A name, and the proper one of what answers to it.
pub(super) type Named<'n> = (&'n str, &'n str);

/// Words that are cut short in many names.
const SHORT: &[(&str, &str)] = &[
    ("db", "dumbbell"),
    ("dbs", "dumbbell"),
    ("bb", "barbell"),
    ("kb", "kettlebell"),
    ("bw", "bodyweight"),
    ("sl", "single_leg"),
    ("ext", "extension"),
    ("ham", "hamstring"),
    ("bicep", "biceps"),
    ("tricep", "triceps"),
];

/// The words of each name that has been looked at: a file may have thousands of names, and as many that
/// are none of them.
#[derive(Debug, Default)]
pub(super) struct KnownWords<'n>(RefCell<HashMap<&'n str, Rc<Words>>>);

impl<'n> KnownWords<'n> {
    fn of(&self, name: &'n str) -> Rc<Words> {
        let mut read = self.0.borrow_mut();
        Rc::clone(read.entry(name).or_insert_with(|| Rc::new(Words::of(name))))
    }
}

/// Words that are said alone, and the exercise that most mean by them.
const ALONE: &[(&str, &str)] = &[
    ("curl", "biceps_curl"),
    ("extension", "leg_extension"),
    ("lunge", "walking_lunge"),
    ("press", "overhead_press"),
    ("pulldown", "lat_pulldown"),
    ("raise", "lateral_raise"),
    ("row", "barbell_row"),
    ("squat", "squat"),
];

/// What may be meant by `word`, of `names` in the order of their weight: what is called so but for
/// habits of writing, else what is spelt nearly so, else what has all its words among its own.
pub(super) fn meant<'n>(
    word: &str,
    names: &[Named<'n>],
    known: &KnownWords<'n>,
) -> Option<Nearest> {
    let asked = Words::of(word);
    if word.len() > MAX_WORD || asked.each.is_empty() {
        return None;
    }
    if let Some(same) = Nearest::of_several(called(word, names, known)) {
        return Some(Nearest {
            close: true,
            ..same
        });
    }
    let near = nearest(word, names.iter().map(|(name, _)| *name));
    let near = near.map(|near| once_each(&near, names));
    // Of several words none stands for another: `squat warmup` is no `squat_jump`.
    let near = near.filter(|near| {
        asked.each.len() == 1
            || strsim::damerau_levenshtein(&word.to_lowercase(), &near.name) < 2
            || asked.names_each(&Words::of(&near.name))
    });
    // Of a short word everything is two letters away.
    let is_short = word.chars().count() <= 3;
    let near = near.filter(|near| near.close || !is_short);
    if near.as_ref().is_some_and(|near| near.close) {
        return near;
    }
    // One word alone is too little to go by another name.
    let mut having = proper(names, |name, is_proper| {
        (is_proper || asked.each.len() > 1) && asked.are_among(&known.of(name))
    });
    let alone = |name: &str| {
        let said = [(word, name)];
        ALONE.contains(&said[0]) || ALONE.contains(&(singular(word).as_str(), name))
    };
    having.sort_by_key(|name| (!alone(name), name.matches('_').count()));
    Nearest::of_several(having).or(near)
}

/// What is called `word` but for habits of writing, by its proper name.
pub(super) fn called<'n>(word: &str, names: &[Named<'n>], known: &KnownWords<'n>) -> Vec<&'n str> {
    let asked = Words::of(word);
    proper(names, |name, _| known.of(name).joined == asked.joined)
}

/// The proper names of those that `is` holds of, each once; it is told whether a name is proper itself.
fn proper<'n>(names: &[Named<'n>], is: impl Fn(&'n str, bool) -> bool) -> Vec<&'n str> {
    let mut seen = HashSet::new();
    let those = names
        .iter()
        .filter(|(name, proper)| is(name, name == proper));
    those
        .map(|(_, proper)| *proper)
        .filter(|proper| seen.insert(*proper))
        .collect()
}

/// Of two names for one thing the proper one, or the first.
fn once_each(near: &Nearest, names: &[Named<'_>]) -> Nearest {
    let proper_of = |name: &str| {
        names
            .iter()
            .find(|(own, _)| *own == name)
            .map(|named| named.1)
    };
    let mut all: Vec<&str> = near.names().collect();
    all.sort_by_key(|name| proper_of(name) != Some(*name));
    let mut seen = HashSet::new();
    all.retain(|name| seen.insert(proper_of(name)));
    let close = near.close;
    Nearest::of_several(all).map_or(near.clone(), |near| Nearest { close, ..near })
}

/// The longest name that is looked for.
const MAX_WORD: usize = 64;

/// The words of a name, each in its full form and of one thing: `DB-Rows` is `dumbbell` and `row`.
#[derive(Debug)]
struct Words {
    each: Vec<String>,
    /// All of them, with nothing between.
    joined: String,
}

impl Words {
    /// Whether each is nearly one of a name's, or a part of it.
    fn names_each(&self, name: &Self) -> bool {
        let near = |word: &str, own: &str| {
            let most = (word.chars().count() / 3).max(1);
            // The `s` of `prses` was of no plural.
            strsim::damerau_levenshtein(word, own) <= most
                || strsim::damerau_levenshtein(&format!("{word}s"), own) <= most
        };
        self.each.iter().all(|word| {
            name.joined.contains(word.as_str()) || name.each.iter().any(|own| near(word, own))
        })
    }

    fn of(name: &str) -> Self {
        let each: Vec<String> = name
            .to_lowercase()
            .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
            .filter(|word| !word.is_empty())
            .flat_map(|word| {
                let word = word.replace(['\'', '’'], "");
                let full = SHORT.iter().find(|(short, _)| *short == word);
                let full = full.map_or(word.as_str(), |(_, full)| full).to_owned();
                full.split('_').map(singular).collect::<Vec<_>>()
            })
            .collect();
        let joined = each.concat();
        Self { each, joined }
    }

    fn are_among(&self, others: &Self) -> bool {
        self.each.iter().all(|word| others.each.contains(word))
    }
}

/// `curls` as `curl`, `presses` as `press`, `calves` as `calf`.
fn singular(word: &str) -> String {
    let stem = match word {
        _ if word.ends_with("lves") => return word.replace("lves", "lf"),
        _ if word.ends_with("ss") => word,
        _ if word.ends_with("sses") || word.ends_with("ches") || word.ends_with("shes") => {
            word.strip_suffix("es").unwrap_or(word)
        }
        _ => word.strip_suffix('s').unwrap_or(word),
    };
    stem.to_owned()
}
