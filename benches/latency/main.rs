//! From a keystroke to the findings, in a file of 10,000 lines: `legc lsp`, and beside it the servers
//! of other languages that are installed, each on its own language at the same size.
//!
//! `cargo bench --bench latency`; with `-- KEYSTROKES` other than 200 of them. `docs/speed.md` says how
//! to read it.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a benchmark prints, and stops where it cannot go on"
)]

#[path = "../speed/generate.rs"]
mod generate;

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// The lines of every file.
const LINES: usize = 10_000;

/// A server, and what it is given.
struct Contender {
    name: &'static str,
    command: Vec<String>,
    language: &'static str,
    extension: &'static str,
    text: String,
    /// A text that is typed into the middle of the file, one fault more; taken out again by turns.
    typed: &'static str,
    /// Where: a line of the file, counted from 0, and the character in it.
    place: (usize, usize),
}

fn main() {
    let keystrokes = std::env::args()
        .skip(1)
        .find_map(|arg| arg.parse().ok())
        .unwrap_or(200);
    println!(
        "{:<16} {:>9} {:>9} {:>9}   of {keystrokes} keystrokes, in ms",
        "", "p50", "p99", "opening"
    );
    let mut all: Vec<(&str, Duration, Duration)> = Vec::new();
    for contender in contenders() {
        let Some((mut times, opening)) = measure(&contender, keystrokes) else {
            println!("{:<16} is not installed", contender.name);
            continue;
        };
        times.sort_unstable();
        let at = |percent: usize| {
            let at = (times.len() * percent).div_ceil(100).saturating_sub(1);
            times.get(at).copied().unwrap_or_default()
        };
        let ms = |time: Duration| time.as_secs_f64() * 1000.0;
        println!(
            "{:<16} {:>9.2} {:>9.2} {:>9.2}",
            contender.name,
            ms(at(50)),
            ms(at(99)),
            ms(opening)
        );
        all.push((contender.name, at(50), at(99)));
    }
    let Some(((_, _, own), peers)) = all.split_first() else {
        return;
    };
    for (name, p50, _) in peers {
        let ratio = own.as_secs_f64() / p50.as_secs_f64();
        println!("p99 of legc / p50 of {name:<24} {ratio:>9.2}   at most 1");
    }
}

fn contenders() -> Vec<Contender> {
    let words = |command: &[&str]| command.iter().map(|word| (*word).to_owned()).collect();
    let own = leg();
    vec![
        Contender {
            name: "legc lsp",
            command: words(&[env!("CARGO_BIN_EXE_legc"), "lsp"]),
            language: "leg",
            extension: "leg",
            place: (middle(&own), 2),
            text: own,
            typed: "q",
        },
        other(
            "taplo lsp",
            words(&["taplo", "lsp", "stdio"]),
            "toml",
            "toml",
            toml(),
            "=",
        ),
        other(
            "ruff server",
            words(&["ruff", "server"]),
            "python",
            "py",
            python(),
            "(",
        ),
        other("pylsp", words(&["pylsp"]), "python", "py", python(), "("),
        other(
            "vscode-json",
            words(&["vscode-json-language-server", "--stdio"]),
            "json",
            "json",
            json_text(),
            "=",
        ),
    ]
}

/// Another server on its own language, typed into in the middle of its text.
fn other(
    name: &'static str,
    command: Vec<String>,
    language: &'static str,
    extension: &'static str,
    text: String,
    typed: &'static str,
) -> Contender {
    Contender {
        name,
        command,
        language,
        extension,
        text,
        typed,
        place: (LINES / 2, 2),
    }
}

/// A generated routine of at least so many lines.
fn leg() -> String {
    let sizes = (1..).map(|n| n * 20_000);
    let mut texts = sizes.map(generate::routine);
    let text = texts.find(|text| text.lines().count() >= LINES);
    text.expect("they grow")
}

/// The first line from the middle on that is an exercise.
fn middle(text: &str) -> usize {
    let mut lines = text.lines().enumerate().skip(LINES / 2);
    let line = lines.find(|(_, line)| line.starts_with("  ") && !line.contains('>'));
    line.map_or(0, |(at, _)| at)
}

fn toml() -> String {
    let mut text = String::new();
    for n in 0..LINES / 5 {
        let _ = write!(
            text,
            "[exercise_{n}]\ntitle = \"Squat {n}\"\nsets = {{ count = 5, reps = {n} }}\nloads = [135, 185, 225.5, {n}]\n\n"
        );
    }
    text
}

fn python() -> String {
    let mut text = String::new();
    for n in 0..LINES / 5 {
        let _ = write!(
            text,
            "def exercise_{n}(sets, reps=8):\n    loads = [135, 185, 225.5, {n}]\n    return sum(load * reps * sets for load in loads)\n\n\n"
        );
    }
    text
}

fn json_text() -> String {
    let mut text = String::from("{\n");
    for n in 0..LINES / 5 {
        let _ = write!(
            text,
            "  \"exercise_{n}\": {{\n    \"title\": \"Squat\",\n    \"sets\": 5,\n    \"loads\": [135, 185, 225.5, {n}]\n  }},\n"
        );
    }
    text.push_str("  \"end\": 0\n}\n");
    text
}

/// The time of each keystroke to its findings, and that of opening the file; `None` where there is no
/// such server.
fn measure(contender: &Contender, keystrokes: usize) -> Option<(Vec<Duration>, Duration)> {
    let mut server = Server::start(&contender.command)?;
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("latency");
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(format!("long.{}", contender.extension));
    std::fs::write(&path, &contender.text).expect("a file");
    let uri = format!("file://{}", path.display());
    if !server.initialize(&format!("file://{}", folder.display())) {
        return None;
    }
    let start = Instant::now();
    server.notify(
        "textDocument/didOpen",
        &json!({ "textDocument": {
            "uri": uri, "languageId": contender.language, "version": 1, "text": contender.text,
        } }),
    );
    server.errors(&uri);
    let opening = start.elapsed();
    let (line, character) = contender.place;
    let mut times = Vec::with_capacity(keystrokes);
    // The first few are not counted: a server may still be at its start.
    for n in 0..keystrokes + 10 {
        std::thread::sleep(Duration::from_millis(20));
        server.drain();
        let (end, text) = if n % 2 == 0 {
            (character, contender.typed)
        } else {
            (character + contender.typed.len(), "")
        };
        let start = Instant::now();
        server.notify(
            "textDocument/didChange",
            &json!({
                "textDocument": { "uri": uri, "version": n + 2 },
                "contentChanges": [{
                    "range": {
                        "start": { "line": line, "character": character },
                        "end": { "line": line, "character": end },
                    },
                    "text": text,
                }],
            }),
        );
        let errors = server.errors(&uri);
        if n >= 10 {
            times.push(start.elapsed());
        }
        let is_faulty = n % 2 == 0;
        assert_eq!(
            errors > 0,
            is_faulty,
            "{}: {errors} errors after keystroke {n}",
            contender.name
        );
    }
    Some((times, opening))
}

struct Server {
    child: Child,
    input: ChildStdin,
    messages: std::sync::mpsc::Receiver<Value>,
}

impl Server {
    fn start(command: &[String]) -> Option<Self> {
        let (program, args) = command.split_first()?;
        let mut child = Command::new(program)
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let input = child.stdin.take()?;
        let output = child.stdout.take()?;
        let (sender, messages) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        Some(Self {
            child,
            input,
            messages,
        })
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        let framed = format!("Content-Length: {}\r\n\r\n{text}", text.len());
        // One that has gone away does not answer, and that is seen.
        let _ = self.input.write_all(framed.as_bytes());
        let _ = self.input.flush();
    }

    fn notify(&mut self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// As an editor that is sent findings without asking.
    /// Whether it answers: some builds have no server in them.
    fn initialize(&mut self, folder: &str) -> bool {
        self.send(
            &json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {
            "processId": null,
            "rootUri": folder,
            "workspaceFolders": [{ "uri": folder, "name": "latency" }],
            "capabilities": { "textDocument": {
                "synchronization": { "didSave": true },
                "publishDiagnostics": { "relatedInformation": true, "versionSupport": true },
            } },
        } }),
        );
        loop {
            match self.messages.recv_timeout(Duration::from_secs(30)) {
                Ok(message) if message["id"] == 1 && message.get("method").is_none() => break,
                Ok(_) => {}
                Err(_) => return false,
            }
        }
        self.notify("initialized", &json!({}));
        true
    }

    fn next(&mut self) -> Value {
        let message = self
            .messages
            .recv_timeout(Duration::from_secs(120))
            .expect("an answer");
        // What a server asks of its editor is answered with nothing.
        if let (Some(id), Some(_)) = (message.get("id"), message.get("method")) {
            let items = message["params"]["items"].as_array().map_or(0, Vec::len);
            let result = if items > 0 {
                json!(vec![Value::Null; items])
            } else {
                Value::Null
            };
            let answer = json!({ "jsonrpc": "2.0", "id": id, "result": result });
            self.send(&answer);
        }
        message
    }

    /// Waits for findings of the file; how many of them are errors.
    fn errors(&mut self, uri: &str) -> usize {
        loop {
            let message = self.next();
            if message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == uri
            {
                let found = message["params"]["diagnostics"].as_array();
                let errors = |found: &Vec<Value>| {
                    let errors = found.iter().filter(|one| one["severity"] == 1);
                    errors.count()
                };
                return found.map_or(0, errors);
            }
        }
    }

    /// Passes over what has come unasked.
    fn drain(&mut self) {
        while self.messages.try_recv().is_ok() {}
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read(output: &mut BufReader<ChildStdout>) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim().split_once(": ") {
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                length = value.parse().ok()?;
            }
            Some(_) => {}
            None => break,
        }
    }
    let mut bytes = vec![0; length];
    std::io::Read::read_exact(output, &mut bytes).ok()?;
    serde_json::from_slice(&bytes).ok()
}
