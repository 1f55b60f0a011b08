//! The words by which the lines of a progression ask what a line has come to, and how a session went.

use crate::syntax::keyword::Keyword;

/// Every one, each with a line of a rule whose parameter is `step`.
pub const FACTS: &[Keyword] = &[
    Keyword {
        word: "load",
        summary: "the load that the line has come to; a line of the rule sets it",
        example: "load = load + step  when made",
    },
    Keyword {
        word: "reps",
        summary: "the reps of a set, which the line has come to; a line of the rule sets them",
        example: "reps = reps + 1  when made and reps < high",
    },
    Keyword {
        word: "sets",
        summary: "how many sets the line has come to; a line of the rule sets them",
        example: "sets = sets + 1  when made and sets < 6",
    },
    Keyword {
        word: "low",
        summary: "the least of the range of reps that the line asks",
        example: "reps = low  when made and reps = high",
    },
    Keyword {
        word: "high",
        summary: "the greatest of the range of reps that the line asks",
        example: "load = load + step  when made and reps = high",
    },
    Keyword {
        word: "made",
        summary: "every set of the session was made",
        example: "load = load + step  when made",
    },
    Keyword {
        word: "missed",
        summary: "some set of the session was not made",
        example: "load = load - step  when missed",
    },
    Keyword {
        word: "misses",
        summary: "how many sessions in a row were missed since anything moved",
        example: "load = 90% of load  when misses >= 3",
    },
    Keyword {
        word: "done",
        summary: "the reps that went in the last set",
        example: "load = load + 2*step  when done >= 10",
    },
    Keyword {
        word: "session",
        summary: "the number of the session, from 1",
        example: "load = load + step  when made and session > 3",
    },
];

/// Their words, which can name no parameter.
pub fn names() -> impl Iterator<Item = &'static str> {
    FACTS.iter().map(|fact| fact.word)
}
