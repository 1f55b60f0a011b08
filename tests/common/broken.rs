//! Files with something wrong in them: slips, bytes that are no text, characters that are no
//! letters, lines that do not end.

/// A routine with findings of every severity, with help, causes and fixes.
pub const BROKEN: &str = "units lb
day 2
  squat 5x5 pmup
  sqat 5x5 @heavy
  leg_press 4x6 drop[700, 500, 600]
  squat 5x5 @225 failure
  walking_lunge 3x20
  squat 3 x 12
  squat 5x5 pump[]
day 9
  squat 5x12-8
";

/// Texts that are hard to write about: bytes that are no text, characters that are no letters,
/// lines that do not end.
#[allow(clippy::too_many_lines, reason = "it is a list")]
pub fn broken() -> Vec<(&'static str, Vec<u8>)> {
    let long = |line: &str, times: usize| line.repeat(times).into_bytes();
    let text = |text: &str| text.as_bytes().to_vec();
    vec![
        ("findings of every kind", text(BROKEN)),
        ("empty", text("")),
        ("one newline", text("\n")),
        ("no final newline", text("day 2\n  sqat 5x5")),
        (
            "carriage returns and newlines",
            text("units lb\r\nday 2\r\n  sqat 5x5\r\n  squat 5x5 \u{a7}\r\n"),
        ),
        (
            "bare carriage returns",
            text("units lb\rday 2\r  sqat 5x5\r  squat 5x5 \u{a7}\r"),
        ),
        (
            "all line ends at once",
            text("units lb\n\rday 2\r\r\n  sqat 5x5\n\n  squat 5x5 \u{a7}"),
        ),
        ("byte-order mark", text("\u{feff}dya 2\n  squat 5x5\n")),
        ("byte-order mark alone", text("\u{feff}")),
        (
            "byte-order mark inside",
            text("day 2\n  squat 5x5 \u{feff}\n"),
        ),
        ("NUL", b"day 2\n  squat 5x5\0\n\0\n".to_vec()),
        (
            "control characters",
            (0..32)
                .flat_map(|byte| [b"day 2\n  squat 5x5 ".as_slice(), &[byte], b"\n"].concat())
                .collect(),
        ),
        (
            "control characters in names",
            text(
                "day 2\n  \u{1b}[31msquat\u{1b}[0m 5x5\n  squat 5x5 pump \u{7}\n  squat 5x5 pump 5 \u{1b} 6\n",
            ),
        ),
        (
            "control characters in text",
            text(
                "routine \"a\u{1b}]0;b\u{7}\"\nroutine \"c\u{8}\"\nunits lb \"d\u{1b}[2J\"\nday 2 \"\u{9b}31m\" \"e\u{7f}\"\n  squat 5x5\n    > f\u{1b}\n",
            ),
        ),
        (
            "C1 controls",
            text("day 2\n  squat 5x5 \u{80}\u{85}\u{9f}\n"),
        ),
        (
            "bidi",
            text(
                "day 2 \"\u{202e}sgel\u{202c}\" 5\n  squat\u{200f} 5x5 \u{2066}pump\u{2069}\n  \u{61c}sqat 5x5\n",
            ),
        ),
        (
            "other line ends",
            text("day 2\u{2028}  sqat 5x5\u{2029}  sqat 5x5\u{85}\u{b}\u{c}\n  sqat 5x5\n"),
        ),
        (
            "beyond the basic plane",
            text(
                "day 2\n  \u{1f3cb}\u{fe0f}\u{200d}\u{2642}\u{fe0f}squat 5x5\n  squat \u{1d7d3}x\u{1d7d3}\n  squat\u{301} 5x5\n",
            ),
        ),
        (
            "wide letters",
            text(
                "day 2 \u{201c}\u{811a}\u{306e}\u{65e5}\u{201d}\n  \u{30b9}\u{30af}\u{30ef}\u{30c3}\u{30c8} 5x5\n  sqat 5x5\n",
            ),
        ),
        ("a lone quote", text("\"")),
        ("a quote at the end", text("day 2 \"\n  squat 5x5\n")),
        (
            "quotes of all kinds",
            text(
                "routine \u{201c}a\u{201d}\nday 2 'b'\n  squat 5x5 \u{ab}c\u{bb}\nday 3 \u{201c}\n  squat 5x5\nday 4 \u{201c}\u{201d}\n  squat 5x5\nday 5 \"\"\n  squat 5x5\n",
            ),
        ),
        ("a lone apostrophe", text("day 2 '\n  squat 5x5 '\n'\n")),
        (
            "backslashes",
            text("routine \"a\\\"\nday 2 \"\\u0000\\\" 5\n  squat 5x5 \\\n"),
        ),
        (
            "bytes that are no text",
            b"day 2\n  squ\xff\xfet 5x5\n".to_vec(),
        ),
        (
            "a character cut short",
            b"day 2\n  squat 5x5 \xe2\x82".to_vec(),
        ),
        (
            "a character cut by a line end",
            b"day 2\n  squat 5x5 \xf0\x9f\x8f\n  sqat 5x5\n".to_vec(),
        ),
        (
            "surrogates and overlong forms",
            b"day 2\n  squat 5x5 \xed\xa0\x80 \xc0\xaf \xf5\x80\x80\x80\n  sqat 5x5\n".to_vec(),
        ),
        ("nothing but bytes that are no text", vec![0xff; 300]),
        (
            "UTF-16",
            "day 2\n  squat 5x5\n"
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect(),
        ),
        ("Latin-1", b"day 2 \"F\xfc\xdfe\"\n  squat 5x5\n".to_vec()),
        ("one very long line", long("squat 5x5 ", 100_000)),
        (
            "one very long name",
            [b"day 2\n  ".to_vec(), long("s", 8000), b" 5x5\n".to_vec()].concat(),
        ),
        (
            "one very long number",
            [
                b"day 2\n  squat 5x".to_vec(),
                long("9", 8000),
                b"\n".to_vec(),
            ]
            .concat(),
        ),
        (
            "one very long line of no text",
            [b"day 2\n".to_vec(), vec![0xfe; 20_000]].concat(),
        ),
        (
            "many brackets",
            [
                b"day 2\n  squat 5x5 ".to_vec(),
                long("pump[", 1000),
                b"\n".to_vec(),
            ]
            .concat(),
        ),
        (
            "marks alone",
            text("day 2\n  , [ ] @ | = + - x\n,\n[\n]\n@\n|\n=\n+\n>\n#\n"),
        ),
        (
            "labels far apart",
            [
                b"max squat 100kg\n".to_vec(),
                long("\n", 5000),
                b"max squat 200kg\n".to_vec(),
            ]
            .concat(),
        ),
    ]
}
