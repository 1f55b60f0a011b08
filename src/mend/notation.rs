//! Lines as others write them: `Squat / 3x8 / 80%`, `Squat: 225 5r 3s`, `Bench Press 5x5x225` go in;
//! the same in Leg comes out, to be tried as any other edit is.

use crate::quantity::Unit;

/// A line in Leg, and whose notation it was in; empty where it is anyone's.
pub(super) struct Translated {
    pub(super) line: String,
    pub(super) from: &'static str,
}

/// What stands on a line, in whatever order: sets, reps, a load, and the rest of it in Leg's words.
#[derive(Default)]
struct Said {
    scheme: Option<String>,
    load: Option<String>,
    techniques: Vec<String>,
}

/// `line`, without its blanks before and its comment, as Leg has it; `None` where it is in no
/// notation that is known.
pub(super) fn translated(line: &str) -> Option<Translated> {
    if let Some(row) = line.strip_prefix('|') {
        return row_of_table(row);
    }
    let (name, rest) = parted(line)?;
    let lower = rest.to_lowercase().replace(['×', '✕', '⨯'], "x");
    let mut said = Said::default();
    let from = if lower.contains('/') && !is_slashed(&lower) || line.contains(" / ") {
        for part in lower.split('/').map(str::trim) {
            said.part(part)?;
        }
        "Liftoscript"
    } else if lower.split_whitespace().any(is_reps) {
        said.traindown(&lower)?;
        "Traindown"
    } else {
        said.part(lower.trim())?;
        ""
    };
    let scheme = said.scheme?;
    let mut line = format!("{name} {scheme}");
    if let Some(load) = said.load {
        line.push_str(" @");
        line.push_str(&load);
    }
    for technique in said.techniques {
        line.push(' ');
        line.push_str(&technique);
    }
    Some(Translated { line, from })
}

/// `Squat | 3 | 5 | 225 |`: the columns as most have them, sets before reps before a load.
fn row_of_table(row: &str) -> Option<Translated> {
    let cells = row.trim_end().trim_end_matches('|').split('|');
    let cells: Vec<&str> = cells.map(str::trim).collect();
    let line = match cells.as_slice() {
        [name, sets, reps, load @ ..] if is_number(sets) && is_range(reps) => {
            format!("{name} {sets}x{reps} {}", load.join(" "))
        }
        [name, rest @ ..] => format!("{name} {}", rest.join(" ")),
        [] => return None,
    };
    let translated = translated(line.trim())?;
    // Which column is which, the head of the table says, and only to the reader.
    Some(Translated {
        from: "",
        ..translated
    })
}

/// The exercise as Leg would name it, and what stands after it.
fn parted(line: &str) -> Option<(String, &str)> {
    let end = line
        .char_indices()
        .find(|&(at, c)| {
            let before = line.get(..at).unwrap_or("");
            matches!(c, '/' | ':' | '@' | '(')
                || (c.is_ascii_digit() && before.ends_with([' ', '\t']))
                || (c == '-' && before.ends_with(' '))
        })
        .map(|(at, _)| at)?;
    let (name, rest) = line.split_at_checked(end)?;
    let name: String = name
        .trim()
        .trim_matches(['"', '“', '”', '„', '\''])
        .to_lowercase()
        .split([' ', '-', '_'])
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("_");
    let rest = rest.trim_start_matches([':', '/', '-', ' ', '\t']);
    let is_name = name.starts_with(char::is_alphabetic)
        && name.chars().all(|c| c.is_alphanumeric() || c == '_');
    is_name.then_some((name, rest))
}

fn is_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// `8`, `8-12`
fn is_range(text: &str) -> bool {
    text.split('-').all(is_number) && text.split('-').count() <= 2
}

/// `5r`
fn is_reps(word: &str) -> bool {
    word.strip_suffix('r').is_some_and(is_number)
}

/// `5/3/1`: reps of one set after the other.
fn is_slashed(rest: &str) -> bool {
    let first = rest.split_whitespace().next().unwrap_or("");
    first.contains('/') && first.split('/').all(is_number)
}

/// `225`, `102.5kg`, `80%`, `135lbs`
fn load(word: &str) -> Option<String> {
    let word = word.trim_matches(['(', ')', ',']);
    let number = word.trim_end_matches(|c: char| c.is_alphabetic() || c == '%');
    let unit = word.get(number.len()..)?;
    let unit = meant(unit);
    let is_load = matches!(unit, "" | "lb" | "kg" | "%");
    (is_number(number) && is_load).then(|| format!("{number}{unit}"))
}

/// A unit as Leg writes it.
fn meant(unit: &str) -> &str {
    Unit::habit(unit).unwrap_or(unit)
}

impl Said {
    /// `225 5r 3s`, in any order.
    fn traindown(&mut self, rest: &str) -> Option<()> {
        let (mut sets, mut reps) = (None, None);
        for word in rest.split_whitespace() {
            let count = |suffix: char| word.strip_suffix(suffix).filter(|count| is_number(count));
            match (count('r'), count('s')) {
                (Some(count), _) => reps = Some(count),
                (_, Some(count)) => sets = Some(count),
                _ => self.load = Some(load(word)?),
            }
        }
        self.scheme = Some(format!("{}x{}", sets.unwrap_or("1"), reps?));
        Some(())
    }

    /// `3x8 225lb`, `80%`, `progress: lp(5lb)`, `90s`
    fn part(&mut self, part: &str) -> Option<()> {
        if let Some(rule) = part.strip_prefix("progress:") {
            let (rule, values) = rule.trim().split_once('(')?;
            let step = values.trim_end_matches(')').split(',').next()?.trim();
            let name = match rule {
                "lp" => "linear",
                "dp" => "double",
                _ => return None,
            };
            self.techniques.push(format!("{name}[{step}]"));
            return Some(());
        }
        let mut words = part.split_whitespace().peekable();
        while let Some(word) = words.next() {
            let bare = word.trim_matches(['(', ')', ',']);
            let word = bare.trim_start_matches('@');
            let is_at = word.len() < bare.len();
            match word {
                "" | "at" | "with" | "x" => {}
                _ if self.scheme.is_none() && self.product(word).is_some() => {}
                _ if is_slashed(word) && word.split('/').all(|reps| reps.len() < 3) => {
                    let sets: Vec<String> =
                        word.split('/').map(|reps| format!("1x{reps}")).collect();
                    self.scheme = Some(sets.join(", "));
                }
                _ if self.scheme.is_none()
                    && is_number(word)
                    && words.peek().is_some_and(|next| next.starts_with("set")) =>
                {
                    words.next();
                    let rest: Vec<&str> = words.by_ref().collect();
                    let asked = rest.join(" ");
                    let asked = asked.trim_start_matches("of ").trim_start_matches("x ");
                    let reps = asked.split(' ').next().unwrap_or("");
                    self.scheme = Some(match asked {
                        "to failure" | "failure" | "amrap" | "max" => format!("{word}xmax"),
                        _ if is_range(reps) => format!("{word}x{reps}"),
                        _ => return None,
                    });
                }
                _ if is_at
                    && word.parse::<f32>().is_ok_and(|effort| effort <= 10.0)
                    && self.scheme.is_some() =>
                {
                    self.techniques.push(format!("rpe[{word}]"));
                }
                _ if word.strip_prefix("rpe").is_some_and(is_number) => {
                    let effort = word.trim_start_matches("rpe");
                    self.techniques.push(format!("rpe[{effort}]"));
                }
                _ if self.load.is_none() && load(word).is_some() => self.load = load(word),
                _ if !is_at && (word.ends_with('s') || word.ends_with("min")) => {
                    let number = word.trim_end_matches(char::is_alphabetic);
                    if !is_number(number) {
                        return None;
                    }
                    self.techniques.push(format!("rest[{word}]"));
                }
                _ => return None,
            }
        }
        Some(())
    }

    /// `3x8`, `5x5x225`, `225x5x3`, `3xamrap`
    fn product(&mut self, word: &str) -> Option<()> {
        let parts: Vec<&str> = word.split('x').collect();
        match *parts.as_slice() {
            [sets, reps] if is_range(sets) && is_range(reps.trim_end_matches('+')) => {
                self.scheme = Some(format!("{sets}x{reps}"));
            }
            [sets, "amrap" | "max" | "f"] if is_range(sets) => {
                self.scheme = Some(format!("{sets}xmax"));
            }
            [one, two, three] if is_number(one) && is_number(two) => {
                let weight = |text: &str| text.parse::<f32>().unwrap_or(0.0);
                // The greatest is the load: sets, reps and load, or load, reps and sets.
                if is_number(three) && weight(one) > weight(three) {
                    self.scheme = Some(format!("{three}x{two}"));
                    self.load = Some(one.to_owned());
                } else {
                    self.scheme = Some(format!("{one}x{two}"));
                    self.load = Some(load(three)?);
                }
            }
            _ => return None,
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leg(line: &str) -> Option<String> {
        translated(line).map(|translated| translated.line)
    }

    #[test]
    fn notations_of_others_come_out_in_leg() {
        for (theirs, ours) in [
            ("Squat / 3x8 / 80%", "squat 3x8 @80%"),
            (
                "Bench Press / 3x8 225lb / progress: lp(5lb)",
                "bench_press 3x8 @225lb linear[5lb]",
            ),
            ("Squat: 225 5r 3s", "squat 3x5 @225"),
            ("squat 6r 4s", "squat 4x6"),
            ("Squat 3x5 225", "squat 3x5 @225"),
            ("Squat 5x5x225", "squat 5x5 @225"),
            ("squat 225x5x3", "squat 3x5 @225"),
            ("squat @225 3x5", "squat 3x5 @225"),
            ("squat 3x5 at 225lbs", "squat 3x5 @225lb"),
            ("squat 3x5 (225)", "squat 3x5 @225"),
            ("squat - 3x5", "squat 3x5"),
            ("squat 5/3/1 @225", "squat 1x5, 1x3, 1x1 @225"),
            ("squat 3 sets to failure", "squat 3xmax"),
            ("squat 3x5 RPE8", "squat 3x5 rpe[8]"),
            ("| Squat | 3 | 5 | 225 |", "squat 3x5 @225"),
            ("| Leg press | 3 | 8-12 |", "leg_press 3x8-12"),
            ("| Squat | 3x5 | 225lbs |", "squat 3x5 @225lb"),
        ] {
            assert_eq!(leg(theirs).as_deref(), Some(ours), "{theirs}");
        }
    }

    #[test]
    fn what_is_no_notation_is_left_alone() {
        for line in [
            "squat",
            "3x5 squat",
            "squat 3x5 pump",
            "Bend the knees.",
            "",
        ] {
            assert_eq!(leg(line), None, "{line}");
        }
    }
}
