//! What can be folded away, by lines: sections, runs of comments, imports.

/// Lines that can be folded into the first of them; both count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fold {
    /// The line that stays.
    pub first: usize,
    /// The last that goes.
    pub last: usize,
    /// What they are.
    pub what: What,
}

/// What some lines are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A day, a block, a week, a progression or an exercise with what stands below it.
    Section,
    /// Comments.
    Comment,
    /// Imports.
    Imports,
}

/// What can be folded in `text`.
#[must_use]
pub fn folds(text: &str) -> Vec<Fold> {
    let mut folder = Folder::default();
    for (at, line) in lines(text).enumerate() {
        folder.line(at, line.trim());
    }
    folder.close_run();
    folder.close(0);
    folder.folds.sort_by_key(|fold| (fold.first, fold.last));
    folder.folds
}

/// The lines of a text, however they end.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    // `\r\n` is one end: what would stand between the two is skipped.
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let Some(at) = text.find(['\n', '\r']) else {
            rest = None;
            return Some(text);
        };
        let after = text.get(at..)?;
        let skip = if after.starts_with("\r\n") { 2 } else { 1 };
        rest = after.get(skip..);
        text.get(..at)
    })
}

#[derive(Default)]
struct Folder {
    folds: Vec<Fold>,
    /// The sections that are open, each with its depth and its first line.
    open: Vec<(u8, usize)>,
    /// Whether the last that was opened is an exercise, which holds cues and biases alone.
    is_exercise: bool,
    /// The last line that says something.
    last: usize,
    /// The run of lines of one kind that is open.
    run: Option<(What, usize, usize)>,
}

impl Folder {
    fn line(&mut self, at: usize, line: &str) {
        let word = line.split(|c| !super::is_of_a_name(c)).next().unwrap_or("");
        let run = if line.starts_with('#') {
            Some(What::Comment)
        } else if word == "import" {
            Some(What::Imports)
        } else {
            None
        };
        match (self.run.as_mut(), run) {
            (Some((open, _, last)), Some(what)) if *open == what => *last = at,
            _ => {
                self.close_run();
                self.run = run.map(|what| (what, at, at));
            }
        }
        // What stands above the next section as a comment belongs to that one.
        if line.is_empty() || run == Some(What::Comment) {
            return;
        }
        // Only a week has sections in it: days.
        let (ends, depth) = match word {
            "week" => (0, 0),
            "day" => (1, 1),
            "block" | "progress" | "exercise" => (0, 1),
            _ => {
                if self.is_exercise && word != "bias" && !line.starts_with('>') {
                    self.close(1);
                    self.is_exercise = false;
                }
                self.last = at;
                return;
            }
        };
        self.close(ends);
        self.is_exercise = word == "exercise";
        self.open.push((depth, at));
        self.last = at;
    }

    /// Closes the sections that are at least so deep.
    fn close(&mut self, depth: u8) {
        while let Some((_, first)) = self.open.pop_if(|(open, _)| *open >= depth) {
            if self.last > first {
                self.folds.push(Fold {
                    first,
                    last: self.last,
                    what: What::Section,
                });
            }
        }
    }

    fn close_run(&mut self) {
        if let Some((what, first, last)) = self.run.take()
            && last > first
        {
            self.folds.push(Fold { first, last, what });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exercise_ends_where_the_next_declaration_begins() {
        let head = "exercise a \"A\" works[quads]\n";
        assert_eq!(folds(&format!("{head}\nmax squat 200\n")), []);
        let found = folds(&format!("{head}  > Cue\n  bias b \"B\"\nmax squat 200\n"));
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].first, found[0].last), (0, 2));
    }

    #[test]
    fn sections_end_with_their_last_line_and_weeks_hold_days() {
        let text = "# one\r\n# two\r\nimport \"a\"\r\nimport \"b\"\r\n\r\nweek 1\r\nday 1\r\n  squat 5x5\r\n\r\n# next\r\nday 2\r\n  squat 5x5\r\nblock a\r\n  squat 5x5";
        let found: Vec<_> = folds(text)
            .into_iter()
            .map(|fold| (fold.first, fold.last, fold.what))
            .collect();
        assert_eq!(
            found,
            [
                (0, 1, What::Comment),
                (2, 3, What::Imports),
                (5, 11, What::Section),
                (6, 7, What::Section),
                (10, 11, What::Section),
                (12, 13, What::Section),
            ]
        );
    }
}
