//! What may follow the words of a requirement that is being written, by the shapes of the forms.
//!
//! A shape is written as words with spaces between them, `/` between those that may stand for each
//! other, and in capitals what is no word of its own:
//!
//! - `TARGET`: a muscle or an exercise; `TARGETS`: several, with commas
//! - `MUSCLE`: a muscle
//! - `NUMBER`: a number
//! - `BOUNDS`: a number or a range, `at most` or `at least` a number
//! - `LANDMARKS`: the same, or a landmark in the place of the number
//! - `DAY`: a weekday

use super::FORMS;
use crate::library::Landmarks;

/// What may be written next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// This word.
    Word(&'static str),
    /// The name of a muscle.
    Muscle,
    /// The name of an exercise.
    Exercise,
    /// A weekday.
    Weekday,
    /// The requirement may end here, or have a condition.
    End,
}

/// What may follow `words`, the pieces of a requirement behind `require`. `is_target` says whether a
/// word is the name of a muscle or an exercise.
pub fn next(words: &[&str], is_target: impl Fn(&str) -> bool) -> Vec<Next> {
    let mut all = Vec::new();
    for shape in FORMS.iter().flat_map(|form| form.shapes) {
        follow(shape, words, &is_target, &mut |next| {
            if !all.contains(&next) {
                all.push(next);
            }
        });
    }
    all
}

/// Gives what `shape` has behind `words`, where they are its beginning.
fn follow(
    shape: &'static str,
    mut words: &[&str],
    is_target: &impl Fn(&str) -> bool,
    give: &mut impl FnMut(Next),
) {
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    for part in shape.split(' ') {
        let [word, rest @ ..] = words else {
            begin(part, give);
            return;
        };
        let fits = match part {
            "TARGET" | "MUSCLE" => is_target(word),
            "TARGETS" => {
                let mut at_name = true;
                for word in words {
                    if at_name != (*word != ",") || at_name && !is_target(word) {
                        return;
                    }
                    at_name = !at_name;
                }
                if at_name {
                    begin(part, give);
                } else {
                    give(Next::End);
                }
                return;
            }
            "NUMBER" => is_number(word),
            "DAY" => word.chars().all(char::is_alphabetic) && *word != "day",
            "BOUNDS" | "LANDMARKS" => {
                let is_bound = |word: &str| {
                    is_number(word) || part == "LANDMARKS" && Landmarks::WORDS.contains(&word)
                };
                let marks = |give: &mut dyn FnMut(Next)| {
                    if part == "LANDMARKS" {
                        for word in Landmarks::WORDS {
                            give(Next::Word(word));
                        }
                    }
                };
                match (*word, rest) {
                    ("at", []) => {
                        give(Next::Word("most"));
                        give(Next::Word("least"));
                        return;
                    }
                    ("at", ["most" | "least"]) => {
                        marks(give);
                        return;
                    }
                    ("at", ["most" | "least", number, rest @ ..]) if is_bound(number) => {
                        words = rest;
                        continue;
                    }
                    _ => is_bound(word),
                }
            }
            _ => part.split('/').any(|part| part == *word),
        };
        if !fits {
            return;
        }
        words = rest;
    }
    if words.is_empty() {
        give(Next::End);
    }
}

/// Gives what a part of a shape begins with.
fn begin(part: &'static str, give: &mut impl FnMut(Next)) {
    match part {
        "TARGET" | "TARGETS" => {
            give(Next::Muscle);
            give(Next::Exercise);
        }
        "MUSCLE" => give(Next::Muscle),
        "NUMBER" => {}
        "DAY" => give(Next::Weekday),
        "BOUNDS" => give(Next::Word("at")),
        "LANDMARKS" => {
            give(Next::Word("at"));
            for word in Landmarks::WORDS {
                give(Next::Word(word));
            }
        }
        words => words.split('/').for_each(|word| give(Next::Word(word))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(words: &str) -> Vec<Next> {
        let words: Vec<&str> = words.split_whitespace().collect();
        next(&words, |word| {
            ["calves", "squat", "hams", "chest", "arms", "quads", "back"].contains(&word)
        })
    }

    #[test]
    fn each_place_has_what_may_follow() {
        let word = Next::Word;
        for (words, expected) in [
            ("calves at", vec![word("most"), word("least")]),
            ("rest", vec![word("on")]),
            ("rest on", vec![word("day"), Next::Weekday]),
            ("2 days", vec![word("between")]),
            ("2 hours between", vec![Next::Muscle, Next::Exercise]),
            ("chest never", vec![word("with")]),
            ("calves before hams ,", vec![Next::Muscle, Next::Exercise]),
            ("calves first", vec![Next::End]),
            ("calves at most mrv", vec![word("sets"), word("direct")]),
            ("calves often", vec![]),
        ] {
            assert_eq!(after(words), expected, "{words}");
        }
        for (words, expected) in [
            ("", &["rest", "sessions", "tonnage", "at"][..]),
            (
                "calves",
                &["before", "after", "first", "last", "never", "at", "mev"],
            ),
            ("squat at most", &["mv", "mev", "mav", "mrv"]),
            ("squat at most 10", &["sets", "fractional", "days", "day"]),
        ] {
            let all = after(words);
            for expected in expected {
                assert!(all.contains(&Next::Word(expected)), "{words}: {all:?}");
            }
        }
    }

    #[test]
    fn each_form_is_of_a_shape_of_its_own() {
        for form in FORMS {
            let words = form.example.replace(',', " ,");
            let words: Vec<&str> = words.split_whitespace().skip(1).collect();
            let mut is_whole = false;
            for shape in form.shapes {
                follow(
                    shape,
                    &words,
                    &|word| word.chars().all(char::is_alphabetic),
                    &mut |next| is_whole |= next == Next::End,
                );
            }
            assert!(is_whole, "{}", form.example);
        }
    }
}
