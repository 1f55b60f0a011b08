//! The words that open a line and are no exercise.

/// A keyword with what its line says.
#[derive(Debug)]
pub struct Keyword {
    /// The word.
    pub word: &'static str,
    /// What a line that opens with it says.
    pub summary: &'static str,
    /// Such a line.
    pub example: &'static str,
}

/// Every keyword, in the order in which a file tends to use them.
pub const ALL: &[Keyword] = &[
    Keyword {
        word: "routine",
        summary: "the routine's title",
        example: "routine \"Wheels\"",
    },
    Keyword {
        word: "import",
        summary: "declarations and blocks of another file",
        example: "import \"gym.leg\"",
    },
    Keyword {
        word: "units",
        summary: "the unit of bare loads",
        example: "units lb",
    },
    Keyword {
        word: "option",
        summary: "a choice that `when` and `unless` ask about",
        example: "option spotter = no",
    },
    Keyword {
        word: "priority",
        summary: "muscles, the most important first",
        example: "priority glutes, calves, hams",
    },
    Keyword {
        word: "bodyweight",
        summary: "the lifter's own weight",
        example: "bodyweight 180",
    },
    Keyword {
        word: "max",
        summary: "a lift's one-rep maximum, which `%` loads are of",
        example: "max squat 315",
    },
    Keyword {
        word: "tm",
        summary: "a lift's training max, which `% tm` loads are of",
        example: "tm squat 90%\ntm squat 285lb + 10lb*(cycle-1)",
    },
    Keyword {
        word: "let",
        summary: "a name for a value",
        example: "let step = 2.5kg\nlet wave = week[65%, 75%, 85%, 40%]",
    },
    Keyword {
        word: "round",
        summary: "how loads that are worked out are rounded",
        example: "round nearest 2.5kg\nround down 5lb\nround nearest gear",
    },
    Keyword {
        word: "weeks",
        summary: "how many weeks the plan has, and how often they come round",
        example: "weeks 4\nweeks 4 cycles 3",
    },
    Keyword {
        word: "days",
        summary: "how many days a week has, where they are not seven",
        example: "days 8",
    },
    Keyword {
        word: "week",
        summary: "weeks with days of their own, or lighter ones",
        example: "week 1-3\nweek 1, 3\nweek 4 deload[60%]\nweek 4 deload[loads 80%, sets 50%]",
    },
    Keyword {
        word: "gear",
        summary: "what a machine, a bar or a rack can be loaded with",
        example: "gear seated_calf  plates[45]\ngear barbell      bar[20] plates[25, 20, 10, 5, 2.5, 1.25] cage\ngear leg_press    bar[75] plates[4x45, 4x25, 2x10]\ngear dumbbells    rack[5 to 60 by 5]\ngear stack        stack[10 to 200 by 10]",
    },
    Keyword {
        word: "require",
        summary: "what must hold of the finished plan",
        example: "require calves before hams",
    },
    Keyword {
        word: "style",
        summary: "a name for several techniques",
        example: "style strict = tempo[4010] pump\nstyle grind[reps, pause = 2min] = forced[reps] rest[pause]",
    },
    Keyword {
        word: "progress",
        summary: "a rule by which a line moves on from session to session",
        example: "progress linear[step, tries = 3, back = 10%]\n  load = load + step            when made\n  load = (100% - back) of load  when misses >= tries",
    },
    Keyword {
        word: "block",
        summary: "items to reuse on several days",
        example: "block calves\nblock main[lift, share = 85%]",
    },
    Keyword {
        word: "use",
        summary: "a block's items, here",
        example: "use calves\nuse main[squat]\nuse main[squat, share = 90%]  when week 3",
    },
    Keyword {
        word: "day",
        summary: "a day, by number or weekday",
        example: "day 2 \"Quads and glutes\"\nday monday\nday 3 rest\nday 4 am",
    },
    Keyword {
        word: "session",
        summary: "training done elsewhere",
        example: "session arms",
    },
    Keyword {
        word: "exercise",
        summary: "an exercise to add to the library",
        example: "exercise belt_squat \"Belt squat\"  works[quads] gear[plate_loaded] pattern[squat] compound",
    },
    Keyword {
        word: "muscle",
        summary: "a muscle to add to the library",
        example: "muscle popliteus \"Popliteus\" part[hams]",
    },
    Keyword {
        word: "bias",
        summary: "a variant of the exercise above that moves the work",
        example: "bias glutes \"Duck stance\"  works[glutes, quads 0.5]",
    },
];

/// Words that mean something inside a line and can name nothing.
pub const INNER: &[&str] = &[
    "when", "unless", "and", "or", "not", "to", "by", "from", "on", "of", "max", "top", "cycle",
    "bw", "x",
];

/// All keywords' words.
pub fn words() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|keyword| keyword.word)
}

/// Whether `word` cannot be the name of an exercise, a style, a block or an option.
#[must_use]
pub fn is_taken(word: &str) -> bool {
    words().any(|known| known == word) || INNER.contains(&word)
}
