//! The known name nearest to a misspelt one.

use strsim::damerau_levenshtein;

/// A name that was probably meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearest {
    /// The name.
    pub name: String,
    /// Whether it is so near, and so far ahead of the next, that putting it in is safe.
    pub sure: bool,
    /// Another that is as near.
    pub or: Option<String>,
}

/// The one of `names` nearest to `word`, if any is near enough to be worth naming.
///
/// Letters exchanged, missing, added or wrong count one each. Words in another order, or a name
/// that the word is a part of, come next.
pub fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<Nearest> {
    if word.len() > 64 {
        return None;
    }
    let plain = fold(word);
    let within = match plain.chars().count() {
        0..=2 => 1,
        3..=5 => 2,
        6..=10 => 3,
        _ => 4,
    };
    let mut best: Option<(usize, &str)> = None;
    let mut second = usize::MAX;
    let mut tied: Option<&str> = None;
    let mut part: Option<&str> = None;
    for name in names {
        let folded = fold(name);
        if folded.len().abs_diff(plain.len()) <= within {
            let distance = damerau_levenshtein(&plain, &folded);
            match best {
                // Of two as near, the first by name: names may come in any order.
                Some((least, leader)) if (least, leader) <= (distance, name) => {
                    if name != leader {
                        second = second.min(distance);
                        if distance == least && tied.is_none_or(|tied| name < tied) {
                            tied = Some(name);
                        }
                    }
                }
                _ => {
                    second = best.map_or(second, |(least, _)| least.min(second));
                    tied = best
                        .filter(|(least, _)| *least == distance)
                        .map(|(_, leader)| leader);
                    best = Some((distance, name));
                }
            }
        }
        let shorter = part.is_none_or(|known| (name.len(), name) < (known.len(), known));
        if shorter && shares_words(&plain, &folded) {
            part = Some(name);
        }
    }
    if let Some((distance, name)) =
        best.filter(|&(distance, _)| distance <= within && distance < plain.chars().count())
    {
        // A figure too many or too few is no slip within a name: `week1`.
        let figures = |word: &str| word.chars().filter(char::is_ascii_digit).count();
        let sure = distance == 0
            || (distance <= 2
                && figures(&plain) == figures(name)
                && second > distance
                && distance * 3 <= plain.chars().count());
        return Some(Nearest {
            name: name.to_owned(),
            sure,
            or: tied.map(str::to_owned),
        });
    }
    part.map(|name| Nearest {
        name: name.to_owned(),
        sure: false,
        or: None,
    })
}

/// Letters only as they matter: case, spaces and hyphens are habits.
fn fold(word: &str) -> String {
    word.chars()
        .map(|c| if c == ' ' || c == '-' { '_' } else { c })
        .flat_map(char::to_lowercase)
        .collect()
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
        nearest(word, NAMES).map(|near| (near.name, near.sure))
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
