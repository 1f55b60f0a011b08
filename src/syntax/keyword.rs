//! The words of the language: those that open a line, and those that mean something within one.

/// A word with what it says.
#[derive(Debug)]
pub struct Keyword {
    /// The word.
    pub word: &'static str,
    /// What a line that opens with it says, or what it says where it stands.
    pub summary: &'static str,
    /// Lines with it.
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
        word: "allow",
        summary: "a finding to leave out, or a group of them, and why: of the line or the heading right above it; above the first heading, of the whole file",
        example: "allow calves-not-first \"the calf machine is busy until noon\"",
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
pub const INNER: &[Keyword] = &[
    Keyword {
        word: "when",
        summary: "the line, or the technique, only where the condition holds",
        example: "squat 5x12 @225 forced[2 when spotter]",
    },
    Keyword {
        word: "unless",
        summary: "the line, or the technique, only where the condition does not hold",
        example: "leg_press 4x12 @360 unless week 4",
    },
    Keyword {
        word: "and",
        summary: "both conditions hold",
        example: "hack_squat 4x12 when spotter and week 3",
    },
    Keyword {
        word: "or",
        summary: "at least one of the conditions holds",
        example: "hack_squat 4x12 unless week 4 or tired",
    },
    Keyword {
        word: "not",
        summary: "the condition does not hold",
        example: "hack_squat 4x12 when not (tired or week 4)",
    },
    Keyword {
        word: "to",
        summary: "from the first to the last, in even steps",
        example: "squat 5x12 pyramid[135 to 225]",
    },
    Keyword {
        word: "by",
        summary: "so far between one and the next",
        example: "gear dumbbells rack[5 to 60 by 5]",
    },
    Keyword {
        word: "from",
        summary: "in this set and those after it",
        example: "lying_leg_curl 6x12 @90 forced[2 from set 4]",
    },
    Keyword {
        word: "on",
        summary: "in this set alone, or on this day",
        example: "leg_press 4x12 @360 failure[on last set]",
    },
    Keyword {
        word: "of",
        summary: "a share of a load that is worked out",
        example: "squat 3x5 @90% of (max - 10lb)",
    },
    Keyword {
        word: "bw",
        summary: "the body as the load, with more or with help",
        example: "pull_up 3x5 @bw+25",
    },
    Keyword {
        word: "x",
        summary: "between sets and reps",
        example: "squat 3x5",
    },
    Keyword {
        word: "max",
        summary: "the lift's one-rep maximum, in a load",
        example: "squat 3x5 @80% max - 10lb",
    },
    Keyword {
        word: "top",
        summary: "the heaviest load of the line so far, in a load",
        example: "squat 1x3 @275, 3x5 @90% top",
    },
    Keyword {
        word: "cycle",
        summary: "the number of the cycle, and a list with an entry for each",
        example: "tm squat 90% max + 10lb*(cycle-1)",
    },
];

/// Words of values, which may name other things too.
pub const VALUES: &[Keyword] = &[
    Keyword {
        word: "week",
        summary: "the number of the week in its cycle, and a list with an entry for each",
        example: "squat week[3x5, 3x3, 2x2, 3x5] @week[70%, 80%, 90%, 60%]",
    },
    Keyword {
        word: "tm",
        summary: "the lift's training max, in a load; a line of a progression may set it",
        example: "squat 1x5+ @85% tm",
    },
    Keyword {
        word: "rpe",
        summary: "the load that the chart gives for the reps at so much effort",
        example: "squat 1x5 @rpe[8]",
    },
    Keyword {
        word: "rir",
        summary: "the load that the chart gives for the reps with so many left",
        example: "squat 1x5 @rir[2]",
    },
    Keyword {
        word: "min",
        summary: "the least of some values",
        example: "squat 3x5 @min[225lb, 80% max]",
    },
    Keyword {
        word: "max",
        summary: "the greatest of some values",
        example: "squat 3x5 @max[135lb, 60% max]",
    },
    Keyword {
        word: "round",
        summary: "to the nearest multiple",
        example: "squat 3x5 @round[77% max, 5lb]",
    },
    Keyword {
        word: "round_down",
        summary: "to the multiple below",
        example: "squat 3x5 @round_down[77% max, 5lb]",
    },
    Keyword {
        word: "round_up",
        summary: "to the multiple above",
        example: "squat 3x5 @round_up[77% max, 5lb]",
    },
];

/// Words of gear, units and weeks, which may name other things too.
pub const GEAR: &[Keyword] = &[
    Keyword {
        word: "lb",
        summary: "pounds, after a number; `units lb` makes them those of bare loads",
        example: "squat 3x5 @225lb",
    },
    Keyword {
        word: "kg",
        summary: "kilograms, after a number; `units kg` makes them those of bare loads",
        example: "squat 3x5 @100kg",
    },
    Keyword {
        word: "bar",
        summary: "what the empty bar weighs",
        example: "gear squat bar[45] plates[45, 25, 10, 5, 2.5]",
    },
    Keyword {
        word: "plates",
        summary: "the plates there are, with how many of each where that is said; as a load, so many of them",
        example: "gear leg_press sled[75] plates[4x45, 4x25, 2x10]",
    },
    Keyword {
        word: "posts",
        summary: "on how many posts the plates hang: 2 on a bar",
        example: "gear leg_press sled[75] plates[45, 25] posts[2]",
    },
    Keyword {
        word: "sled",
        summary: "what the empty sled or machine weighs, for one with plates and no bar",
        example: "gear leg_press sled[75] plates[45, 25, 10]",
    },
    Keyword {
        word: "stack",
        summary: "the loads of a machine's stack",
        example: "gear lat_pulldown stack[10 to 200 by 10]",
    },
    Keyword {
        word: "rack",
        summary: "the dumbbells there are",
        example: "gear dumbbells rack[5 to 60 by 5]",
    },
    Keyword {
        word: "cage",
        summary: "pins that catch the bar, so that a set may go to failure without a spotter",
        example: "gear squat cage",
    },
    Keyword {
        word: "deload",
        summary: "how much of the loads, or of loads and sets, a lighter week has",
        example: "week 4 deload[loads 80%, sets 50%]",
    },
    Keyword {
        word: "superset",
        summary: "exercises by turns: a letter and a number before each make one, with a rest once a round",
        example: "A1 dumbbell_curl 3x10 @25  # the first of a superset\nA2 triceps_pushdown 3x10 @50",
    },
];

/// All keywords' words.
pub fn words() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|keyword| keyword.word)
}

/// Whether `word` cannot be the name of an exercise, a style, a block or an option.
#[must_use]
pub fn is_taken(word: &str) -> bool {
    words().any(|known| known == word) || is_inner(word)
}

/// Whether `word` is one of [`INNER`].
#[must_use]
pub fn is_inner(word: &str) -> bool {
    INNER.iter().any(|known| known.word == word)
}
