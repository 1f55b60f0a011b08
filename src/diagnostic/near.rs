//! The known name nearest to a misspelt one.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::BTreeSet;
use std::rc::Rc;

use strsim::damerau_levenshtein;

/// A name that was probably meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearest {
    /// The name.
    pub name: String,
    /// Whether it is so near that nothing else is likely, but for the others.
    pub close: bool,
    /// Others that are as near, by name.
    pub others: Vec<String>,
}

/// The most names that are offered for one.
pub const MAX_NEAR: usize = 4;

/// The longest word that anything near is looked for, and the longest name that is looked at, in bytes.
const MAX_WORD: usize = 64;
const MAX_NAME: usize = 2 * MAX_WORD;

/// How many known names may be compared with unknown ones in one check: some two thousand names of which
/// nothing is known, each beside every exercise of the library.
const MAX_COMPARED: usize = 2_000_000;

/// How many names may still be compared. All that one check gathers shares it, what is checked again for
/// the sake of a mended line too.
#[derive(Clone, Debug)]
pub(super) struct Comparisons(Rc<Cell<usize>>);

impl Default for Comparisons {
    fn default() -> Self {
        Self(Rc::new(Cell::new(MAX_COMPARED)))
    }
}

impl Comparisons {
    /// None at all.
    pub(super) fn none() -> Self {
        Self(Rc::default())
    }

    /// Whether there are any left.
    pub(super) fn are_left(&self) -> bool {
        self.0.get() > 0
    }

    /// What `look` finds among `names`, unless too many have been looked at before: then they are not
    /// even gathered.
    pub(super) fn among<N, T>(
        &self,
        names: impl FnOnce() -> Vec<N>,
        look: impl FnOnce(&[N]) -> Option<T>,
    ) -> Option<T> {
        if !self.are_left() {
            return None;
        }
        let names = names();
        self.0.set(self.0.get().saturating_sub(names.len()));
        look(&names)
    }
}

impl Nearest {
    /// Of names that are each as likely, the likeliest first; more than [`MAX_NEAR`] are left out.
    pub(crate) fn of_several<'n>(names: impl IntoIterator<Item = &'n str>) -> Option<Self> {
        let mut names = names.into_iter().take(MAX_NEAR).map(str::to_owned);
        Some(Self {
            name: names.next()?,
            close: false,
            others: names.collect(),
        })
    }

    /// Whether putting it in is safe.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        self.close && self.others.is_empty()
    }

    /// The name and the others.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.others.iter().map(String::as_str))
    }

    /// ``did you mean `a`, `b` or `c`?``
    #[must_use]
    pub fn question(&self) -> String {
        question(self.names())
    }
}

/// ``did you mean `a`, `b` or `c`?``
pub(crate) fn question<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    format!("did you mean {}?", either(names))
}

/// `` `a`, `b` or `c` ``
pub(crate) fn either<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    joined(&names, "or")
}

/// `a, b and c`, where `before_last` is `and`.
pub(crate) fn joined(words: &[String], before_last: &str) -> String {
    match words {
        [all @ .., last] if !all.is_empty() => {
            format!("{} {before_last} {last}", all.join(", "))
        }
        _ => words.concat(),
    }
}

/// The one of `names` nearest to `word`, if any is near enough to be worth naming.
///
/// Letters exchanged, missing, added or wrong count one each. Words in another order, or a name
/// that the word is a part of, come next.
pub fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<Nearest> {
    if word.len() > MAX_WORD {
        return None;
    }
    let plain = fold(word);
    let asked = letters(&plain);
    let within = match plain.chars().count() {
        0..=3 => 1,
        4..=7 => 2,
        8..=11 => 3,
        _ => 4,
    };
    let mut least = usize::MAX;
    // Of names as near, each once and by name: names may come in any order.
    let mut tied: BTreeSet<&str> = BTreeSet::new();
    let mut part: Option<&str> = None;
    for name in names.into_iter().filter(|name| name.len() <= MAX_NAME) {
        let folded = fold(name);
        let has = letters(&folded);
        let (lacks, more) = ((asked & !has).count_ones(), (has & !asked).count_ones());
        // Each letter that only one of the two has is a slip at least: most names are passed over here.
        let slips = folded
            .len()
            .abs_diff(plain.len())
            .max(lacks.max(more) as usize);
        if slips <= within {
            let distance = damerau_levenshtein(&plain, &folded);
            if distance < least {
                least = distance;
                tied.clear();
            }
            if distance == least {
                tied.insert(name);
            }
        }
        let shorter = part.is_none_or(|known| (name.len(), name) < (known.len(), known));
        if lacks == 0 && shorter && shares_words(&plain, &folded) {
            part = Some(name);
        }
    }
    if least <= within && least < plain.chars().count() {
        let mut near = Nearest::of_several(tied.iter().copied())?;
        // A figure too many or too few is no slip within a name: `week1`.
        let figures = |word: &str| word.chars().filter(char::is_ascii_digit).count();
        near.close = least == 0
            || (least <= 2
                && figures(&plain) == figures(&near.name)
                && least * 3 <= plain.chars().count());
        return Some(near);
    }
    Nearest::of_several(part)
}

/// Letters only as they matter: case, spaces and hyphens are habits.
fn fold(word: &str) -> Cow<'_, str> {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    if word.bytes().all(is_plain) {
        return Cow::Borrowed(word);
    }
    let blank = |c: char| if c == ' ' || c == '-' { '_' } else { c };
    word.chars()
        .map(blank)
        .flat_map(char::to_lowercase)
        .collect()
}

/// Which letters a word has, one bit for each; far apart in their alphabets two may share one.
fn letters(word: &str) -> u64 {
    word.chars()
        .fold(0, |all, c| all | 1 << (u32::from(c) % 64))
}

/// Whether every word of `word` is a word of `name`: `calf_raise_donkey`, `extension`.
fn shares_words(word: &str, name: &str) -> bool {
    word.len() >= 3
        && word
            .split('_')
            .all(|piece| name.split('_').any(|part| part == piece))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 5] = [
        "squat",
        "front_squat",
        "leg_press",
        "leg_extension",
        "bench_press",
    ];

    fn name(word: &str) -> Option<(String, bool)> {
        nearest(word, NAMES).map(|near| (near.name.clone(), near.is_sure()))
    }

    #[test]
    fn slips_of_the_fingers_are_found() {
        assert_eq!(name("sqat"), Some(("squat".into(), true)));
        assert_eq!(name("sqaut"), Some(("squat".into(), true)));
        assert_eq!(name("Leg-Press"), Some(("leg_press".into(), true)));
    }

    #[test]
    fn words_in_another_order_are_suggested_but_not_sure() {
        assert_eq!(name("extension"), Some(("leg_extension".into(), false)));
        assert_eq!(name("press_bench"), Some(("bench_press".into(), false)));
    }

    #[test]
    fn what_is_like_nothing_gets_nothing() {
        assert_eq!(name("xyzzy"), None);
        assert_eq!(name(""), None);
        assert_eq!(name("ab"), None);
    }
}
