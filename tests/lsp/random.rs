//! Edits, questions and garbage in any order: the server answers each question once, never ends, and
//! after any sequence of edits finds what the library finds in the same text.
//!
//! `LEG_LSP_STEPS` says how many steps are taken, `LEG_LSP_SEED` where the dice begin, and
//! `LEG_LSP_BIG` how many bytes the largest text has.

use std::path::{Path, PathBuf};

use leg::check::Checked;
use leg::diagnostic::Severity;
use leg::source::{self, FileId, Nowhere, Source};
use serde_json::{Value, json};

use crate::client::Client;

/// A number from the environment, or else.
fn setting(name: &str, otherwise: u64) -> u64 {
    let set = std::env::var(name).ok();
    set.map_or(otherwise, |set| set.parse().expect("a number"))
}

/// Dice that fall the same way every time (xorshift).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.roll() % n.max(1) as u64).expect("small")
    }

    fn one<'d, T: ?Sized>(&mut self, of: &[&'d T]) -> &'d T {
        of[self.below(of.len())]
    }
}

/// What is typed.
const FRAGMENTS: &[&str] = &[
    "",
    " ",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "#",
    "\"",
    "[",
    "]",
    "@",
    "|",
    ",",
    ">",
    "=",
    "💪",
    "é",
    "\u{2028}",
    "\0",
    "\u{feff}",
    "\u{202e}",
    "x",
    "5x5",
    "3x8-12",
    "@225",
    "@75%",
    "lb",
    "kg",
    "squat",
    "sqaut",
    "leg_press",
    "drop[700, 600]",
    "drop[",
    "rest[90s]",
    "when spotter",
    "unless",
    "\nday 2\n",
    "\nday 1 rest\n",
    "\nblock calves\n",
    "\n  use calves\n",
    "units lb\n",
    "option spotter = no\n",
    "max squat 315\n",
    "weeks 4\n",
    "\nweek 2 deload[60%]\n",
    "require calves before quads\n",
    "style strict = pump\n",
    "let step = 5\n",
    "import \"none.leg\"\n",
    "require profile \"article\"\n",
    "  squat 5x5 @225 linear[5lb]\n",
    "\u{1F468}\u{200D}\u{1F469}",
    "  > Knees out.\n",
    "A1 ",
    "9999999999999",
];

const QUESTIONS: &[&str] = &[
    "textDocument/hover",
    "textDocument/completion",
    "textDocument/signatureHelp",
    "textDocument/definition",
    "textDocument/references",
    "textDocument/documentHighlight",
    "textDocument/prepareRename",
    "textDocument/rename",
    "textDocument/documentSymbol",
    "textDocument/codeAction",
    "textDocument/inlayHint",
    "textDocument/foldingRange",
    "textDocument/selectionRange",
    "textDocument/semanticTokens/full",
    "textDocument/semanticTokens/range",
    "textDocument/codeLens",
    "textDocument/documentLink",
    "textDocument/diagnostic",
    "textDocument/formatting",
    "textDocument/rangeFormatting",
    "textDocument/onTypeFormatting",
    "workspace/symbol",
    "workspace/executeCommand",
    "completionItem/resolve",
    "leg/unknown",
    "initialize",
];

const URIS: &[&str] = &["untitled:a", "untitled:b", "untitled:c"];

/// Every routine that comes with Leg and every golden one: texts to begin with.
fn samples() -> Vec<String> {
    let mut samples = Vec::new();
    for folder in ["routines", "tests/golden"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "leg"))
            .collect();
        paths.sort();
        for path in paths {
            let bytes = std::fs::read(path).expect("a file");
            samples.extend(
                String::from_utf8(bytes)
                    .ok()
                    .filter(|text| text.len() < 1500),
            );
        }
    }
    assert!(samples.len() > 20, "{} samples", samples.len());
    samples
}

/// The byte at a position, by a reading of the protocol that shares nothing with the server's.
fn byte(text: &str, line: u64, character: u64) -> usize {
    let mut at = 0;
    for _ in 0..line {
        let Some(end) = text[at..].find(['\n', '\r']) else {
            return text.len();
        };
        at += end
            + if text[at + end..].starts_with("\r\n") {
                2
            } else {
                1
            };
    }
    let mut left = character;
    for c in text[at..].chars() {
        let width = c.len_utf16() as u64;
        if matches!(c, '\n' | '\r') || left < width {
            break;
        }
        left -= width;
        at += c.len_utf8();
    }
    at
}

/// The position of a byte, in the same way.
fn position(text: &str, byte: usize) -> Value {
    let (mut line, mut column) = (0, 0);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if at >= byte || at + c.len_utf8() > byte {
            break;
        }
        match c {
            '\r' if matches!(chars.peek(), Some((_, '\n'))) => {}
            '\n' | '\r' => (line, column) = (line + 1, 0),
            c => column += c.len_utf16(),
        }
    }
    json!({ "line": line, "character": column })
}

/// What the library finds in `text`, in the protocol's form.
fn expected(text: &str) -> Vec<Value> {
    let (mut source, mut problems) =
        Source::decode("a.leg", text.as_bytes().to_vec(), FileId::ROUTINE);
    let own = Path::new("new.leg");
    problems.extend(source::load(&mut source, own, Path::new(""), &Nowhere));
    let checked = Checked::new(source, problems);
    let finding = |found: &leg::diagnostic::Diagnostic| {
        let span = found.primary().map(|label| label.place.span);
        let span = span
            .filter(|span| span.start as usize <= text.len())
            .unwrap_or_default();
        let severity = match found.rule.severity {
            Severity::Error => 1,
            Severity::Warning => 2,
            Severity::Advice => 3,
        };
        let help = found.help.as_ref();
        let help = help.map_or_else(String::new, |help| format!("\nhelp: {help}"));
        let message = format!("{}{help}", found.message);
        json!({
            "code": found.rule.name,
            "message": message,
            "severity": severity,
            "start": position(text, span.start as usize),
            "end": position(text, (span.end as usize).min(text.len())),
        })
    };
    let mut found: Vec<_> = checked.found().iter().collect();
    if found.len() > 1000 {
        found.sort_by_key(|found| std::cmp::Reverse(found.severity));
    }
    found.into_iter().take(1000).map(finding).collect()
}

struct Game {
    client: Client,
    dice: Dice,
    samples: Vec<String>,
    texts: Vec<Option<String>>,
    asked: Vec<i32>,
    version: i64,
    compared: usize,
}

impl Game {
    fn place(&mut self) -> Value {
        match self.dice.below(12) {
            0 => json!({ "line": 4_000_000_000_u32, "character": 7 }),
            1 => json!({ "line": 0, "character": 4_000_000_000_u32 }),
            _ => json!({ "line": self.dice.below(40), "character": self.dice.below(60) }),
        }
    }

    /// Mostly a short one, sometimes turned round.
    fn range(&mut self) -> Value {
        let start = self.place();
        let end = if self.dice.below(3) == 0 {
            self.place()
        } else {
            let wide = self.dice.below(6) as u64;
            json!({ "line": start["line"], "character": start["character"].as_u64().expect("a number") + wide })
        };
        if self.dice.below(8) == 0 {
            json!({ "start": end, "end": start })
        } else {
            json!({ "start": start, "end": end })
        }
    }

    /// Some messages that change things, then some that ask about one of the texts; how many.
    fn turn(&mut self) -> u64 {
        let (changes, questions) = (1 + self.dice.below(8), self.dice.below(8));
        for _ in 0..changes {
            self.change();
        }
        let at = self.dice.below(URIS.len());
        for _ in 0..questions {
            self.ask(at);
            if self.dice.below(6) == 0 {
                let id = self.dice.below(self.asked.len() + 2);
                let id = self.asked.get(id).map_or(json!("none"), |id| json!(id));
                self.client.notify("$/cancelRequest", json!({ "id": id }));
            }
        }
        if self.dice.below(2) == 0 {
            self.compare(at);
        }
        (changes + questions) as u64
    }

    fn change(&mut self) {
        let at = self.dice.below(URIS.len());
        match self.dice.below(12) {
            0 => self.open(at),
            1 if self.dice.below(4) == 0 => {
                let params = json!({ "textDocument": { "uri": URIS[at] } });
                self.client.notify("textDocument/didClose", params);
                self.texts[at] = None;
            }
            2 => self.garbage(),
            _ => self.edit(at),
        }
    }

    fn open(&mut self, at: usize) {
        let sample = self.dice.below(self.samples.len());
        let text = self.samples[sample].clone();
        self.client.open(URIS[at], &text);
        self.texts[at] = Some(text);
    }

    fn edit(&mut self, at: usize) {
        self.version += 1;
        // Versions out of order, and none at all.
        let version = match self.dice.below(10) {
            0 => json!(self.version - 5),
            1 => Value::Null,
            _ => json!(self.version),
        };
        let mut changes = Vec::new();
        for _ in 0..=self.dice.below(3) {
            if self.dice.below(40) == 0 {
                changes.push(json!({ "range": "odd", "text": 1 }));
                continue;
            }
            let fragment = self.dice.one(FRAGMENTS);
            let is_long = self.texts[at]
                .as_ref()
                .is_some_and(|text| text.len() > 2000);
            if is_long || self.dice.below(60) == 0 {
                let sample = self.dice.below(self.samples.len());
                let text = self.samples[sample].clone();
                changes.push(json!({ "text": text }));
                if let Some(own) = &mut self.texts[at] {
                    *own = text;
                }
                continue;
            }
            let range = self.range();
            changes.push(json!({ "range": range, "rangeLength": 3, "text": fragment }));
            if let Some(own) = &mut self.texts[at] {
                let end = |end: &str| {
                    let of = |field: &str| range[end][field].as_u64().expect("a number");
                    byte(own, of("line"), of("character"))
                };
                let (start, end) = (end("start"), end("end"));
                own.replace_range(start.min(end)..start.max(end), fragment);
            }
        }
        self.client.notify(
            "textDocument/didChange",
            json!({ "textDocument": { "uri": URIS[at], "version": version }, "contentChanges": changes }),
        );
    }

    fn ask(&mut self, at: usize) {
        let method = self.dice.one(QUESTIONS);
        let (place, range) = (self.place(), self.range());
        let params = match self.dice.below(12) {
            0 => {
                json!({ "textDocument": { "uri": "untitled:never" }, "position": place, "range": range })
            }
            1 => json!([1]),
            2 => Value::Null,
            3 => {
                json!({ "textDocument": { "uri": URIS[at] }, "position": { "line": -1, "character": 1.5 } })
            }
            _ => json!({
                "textDocument": { "uri": URIS[at] },
                "position": place,
                "positions": [place],
                "range": range,
                "newName": self.dice.one(FRAGMENTS),
                "query": self.dice.one(FRAGMENTS),
                "context": { "diagnostics": [{ "data": "foreign" }], "triggerKind": 1 },
                "command": "leg.expandDay",
                "arguments": [URIS[at], self.dice.below(20)],
                "options": { "tabSize": 2, "insertSpaces": true },
                "ch": "\n",
                "label": "drop",
                "data": { "uri": URIS[at], "what": "technique" },
            }),
        };
        let id = self.client.ask(method, params);
        self.asked.push(id);
    }

    fn garbage(&mut self) {
        match self.dice.below(6) {
            0 => self.client.raw(b"\x00\xff garbage\r\n\r\n"),
            1 => self.client.text("{\"jsonrpc\": "),
            2 => self.client.text("{\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":{\"uri\":\"untitled:x\",\"text\":\"\\ud800 squat\"}}}"),
            3 => self.client.text("{\"id\":[],\"method\":\"textDocument/hover\"}"),
            4 => self.client.notify("workspace/didChangeConfiguration", json!({ "settings": 7 })),
            _ => self.client.notify("leg/unknown", json!([[[[]]]])),
        }
    }

    /// The server's findings are the library's, and every question so far has had one answer.
    fn compare(&mut self, at: usize) {
        let params = json!({ "textDocument": { "uri": URIS[at] } });
        let id = self.client.ask("textDocument/diagnostic", params);
        let answer = self.client.answer(id);
        for asked in std::mem::take(&mut self.asked) {
            self.client.answer(asked);
        }
        let left = self.client.forget();
        assert!(
            left.iter().all(|message| message.get("id").is_none()),
            "{left:?}"
        );
        let Some(text) = &self.texts[at] else {
            assert!(answer.get("error").is_some(), "{answer}");
            return;
        };
        let items = answer["result"]["items"].as_array().expect("findings");
        let found: Vec<Value> = items
            .iter()
            .map(|item| {
                json!({
                    "code": item["code"],
                    "message": item["message"],
                    "severity": item["severity"],
                    "start": item["range"]["start"],
                    "end": item["range"]["end"],
                })
            })
            .collect();
        assert_eq!(found, expected(text), "{text:?}");
        self.compared += 1;
    }
}

#[test]
fn any_sequence_of_messages_leaves_a_server_that_finds_what_the_library_finds() {
    let steps = setting("LEG_LSP_STEPS", 1500);
    let seed = setting("LEG_LSP_SEED", 1);
    let capabilities = json!({ "textDocument": { "diagnostic": {} } });
    let mut game = Game {
        client: Client::with(&capabilities),
        dice: Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1),
        samples: samples(),
        texts: vec![None; URIS.len()],
        asked: Vec::new(),
        version: 1,
        compared: 0,
    };
    for at in 0..URIS.len() {
        game.open(at);
    }
    let mut taken = 0;
    while taken < steps {
        taken += game.turn();
    }
    for at in 0..URIS.len() {
        game.open(at);
        game.compare(at);
    }
    assert!(
        game.compared as u64 * 40 > steps,
        "{} of {steps}",
        game.compared
    );
    game.client.end();
}

#[test]
fn a_large_text_is_edited_and_asked_about_like_any_other() {
    let big = usize::try_from(setting("LEG_LSP_BIG", 300_000)).expect("a size");
    let day = |n: usize| format!("day {}\n  squat 5x5 @225\n  leg_pres 3x10\n", n % 7 + 1);
    let mut text = String::from("units lb\n");
    let mut n = 0;
    while text.len() < big {
        text.push_str(&day(n));
        n += 1;
    }
    let mut client = Client::with(&json!({ "textDocument": { "diagnostic": {} } }));
    client.open("untitled:big", &text);
    let place = json!({ "line": 5, "character": 4 });
    let whole = json!({ "start": place, "end": { "line": 8, "character": 0 } });
    for method in [
        "textDocument/hover",
        "textDocument/semanticTokens/full",
        "textDocument/inlayHint",
        "textDocument/documentSymbol",
        "textDocument/foldingRange",
    ] {
        client.request(
            method,
            json!({ "textDocument": { "uri": "untitled:big" }, "position": place, "range": whole }),
        );
    }
    let end = byte(&text, 8, 0);
    text.replace_range(byte(&text, 5, 4)..end, "💪");
    client.notify(
        "textDocument/didChange",
        json!({ "textDocument": { "uri": "untitled:big", "version": 2 }, "contentChanges": [{ "range": whole, "text": "💪" }] }),
    );
    let report = client.request(
        "textDocument/diagnostic",
        json!({ "textDocument": { "uri": "untitled:big" } }),
    );
    let codes =
        |all: &[Value]| -> Vec<Value> { all.iter().map(|one| one["code"].clone()).collect() };
    let found = report["items"].as_array().expect("findings");
    // As many as are shown, where the text has so many.
    assert!(found.len() == 1000 || big < 100_000 && found.len() > 100);
    assert_eq!(found[0]["severity"], 1);
    assert_eq!(codes(found), codes(&expected(&text)));
    client.end();
}
