//! Texts that are not right: a routine with slips of the hand in it, and the language's own words in any order.

use proptest::collection::vec;
use proptest::prelude::*;

/// One slip of the hand, somewhere in a text.
#[derive(Clone, Debug)]
pub struct Edit {
    at: prop::sample::Index,
    other: prop::sample::Index,
    kind: u8,
}

impl Arbitrary for Edit {
    type Parameters = ();
    type Strategy = BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        (
            any::<prop::sample::Index>(),
            any::<prop::sample::Index>(),
            0..8_u8,
        )
            .prop_map(|(at, other, kind)| Self { at, other, kind })
            .boxed()
    }
}

/// What slips in.
const STRANGE: &[&str] = &[
    "§",
    "[",
    "]",
    "\"",
    "“",
    "@",
    "|",
    "=",
    "+",
    "-",
    ",",
    "x",
    "%",
    "0",
    "9999999",
    "1.2345",
    "\0",
    "\u{1b}",
    "\u{202e}",
    "\u{a0}",
    "\u{feff}",
    "\u{2028}",
    "é",
    "🏋\u{fe0f}",
    "\r",
    "\n",
    "\n>",
    "#",
    ">",
    " ",
    "when",
    " unless nobody ",
    "use block_0\n",
    "block block_0\n",
    "\nday 2\n",
    "\nstyle style_0 = style_0 style_0\n",
    "plates",
    "bw",
    "..",
    "1000000x1000000",
    "5 ",
];

/// `text` with all `edits` made, each to a character or a word of it.
pub fn mutated(text: &str, edits: &[Edit]) -> String {
    let mut text = text.to_owned();
    for edit in edits {
        // Pieces are words or characters; cutting lies between characters either way.
        let mut pieces: Vec<&str> = if edit.kind % 2 == 0 {
            text.split_inclusive([' ', '\n', ',', '[', ']']).collect()
        } else {
            text.split_inclusive(|_| true).collect()
        };
        if pieces.is_empty() {
            return text;
        }
        let count = pieces.len();
        let (at, other) = (edit.at.index(count), edit.other.index(count));
        match edit.kind / 2 {
            0 => _ = pieces.remove(at),
            1 => pieces.insert(at, pieces[at]),
            2 => pieces.swap(
                at,
                if edit.kind % 2 == 0 {
                    other
                } else {
                    (at + 1) % count
                },
            ),
            _ => pieces.insert(at, STRANGE[edit.other.index(STRANGE.len())]),
        }
        text = pieces.concat();
    }
    text
}

/// The language's own words in any order.
#[allow(clippy::too_many_lines, reason = "it is a list")]
pub fn soup() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "routine",
        "units",
        "lb",
        "kg",
        "option",
        "spotter",
        "yes",
        "no",
        "priority",
        "quads",
        "hams",
        "bodyweight",
        "max",
        "gear",
        "require",
        "before",
        "days",
        "per",
        "week",
        "between",
        "rest",
        "on",
        "style",
        "block",
        "use",
        "day",
        "session",
        "exercise",
        "muscle",
        "bias",
        "works",
        "part",
        "aka",
        "when",
        "unless",
        "and",
        "not",
        "or",
        "to",
        "by",
        "from",
        "set",
        "last",
        "bw",
        "squat",
        "leg_press",
        "seated_calf",
        "sqaut",
        "pump",
        "drop",
        "pyramid",
        "forced",
        "negative",
        "each",
        "leg",
        "hand",
        "alternating",
        "cluster",
        "myo",
        "phase",
        "partials",
        "rest_pause",
        "rir",
        "rpe",
        "tempo",
        "31X0",
        "warmup",
        "work",
        "failure",
        "plates",
        "bar",
        "posts",
        "stack",
        "rack",
        "sled",
        "cage",
        "a",
        "b",
        "1",
        "2",
        "3",
        "7",
        "8",
        "100",
        "5x5",
        "3-4x10",
        "12-8",
        "1x5+",
        "3xmax",
        "6x6+6",
        "30s",
        "5min",
        "40m",
        "75%",
        "142.5kg",
        "0",
        "0x0",
        "1000000",
        "1000000x1000000",
        "4x45",
        "\"A\"",
        "\"",
        "@",
        "[",
        "]",
        ",",
        "|",
        "=",
        "+",
        "-",
        ">",
        "#",
        "§",
        "\n",
        "\n",
        "\n",
        "\n",
        "\n",
        "\r\n",
        "\r",
        "\u{1b}",
        "\u{202e}",
        "\u{feff}",
        "é",
        "×",
        "”",
    ];
    vec((prop::sample::select(WORDS), any::<bool>()), 0..120).prop_map(|words| {
        words
            .into_iter()
            .map(|(word, space)| {
                if space {
                    format!("{word} ")
                } else {
                    word.to_owned()
                }
            })
            .collect()
    })
}
