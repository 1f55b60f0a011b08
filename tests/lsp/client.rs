//! An editor, as the server sees one: the real binary, spoken to by the protocol.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::common::spawn;

/// No answer takes a hundredth of this; one that does will never come.
const TIME_LIMIT: Duration = Duration::from_secs(300);

pub struct Client {
    child: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    /// What has come and was not waited for.
    kept: VecDeque<Value>,
    next: i32,
    pub capabilities: Value,
}

/// What an editor of today can do.
pub fn able() -> Value {
    json!({
        "general": { "positionEncodings": ["utf-16"] },
        "textDocument": {
            "completion": { "completionItem": { "snippetSupport": true } },
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
            "publishDiagnostics": { "relatedInformation": true },
        },
    })
}

impl Client {
    /// A server that has been told nothing.
    pub fn new() -> Self {
        let mut child = spawn(&["lsp"]);
        let input = child.stdin.take();
        let output = child.stdout.take().expect("piped");
        let (sender, messages) = channel();
        thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        Self {
            child,
            input,
            messages,
            kept: VecDeque::new(),
            next: 0,
            capabilities: Value::Null,
        }
    }

    /// A server that runs for an editor with `capabilities`.
    pub fn with(capabilities: &Value) -> Self {
        let mut client = Self::new();
        let answer = client.request("initialize", json!({ "capabilities": capabilities }));
        client.capabilities = answer["capabilities"].clone();
        client.notify("initialized", json!({}));
        client
    }

    pub fn start() -> Self {
        Self::with(&able())
    }

    /// Sends bytes as they are.
    pub fn raw(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("open");
        input.write_all(bytes).expect("the server to read");
        input.flush().expect("the server to read");
    }

    pub fn send(&mut self, message: &Value) {
        self.text(&message.to_string());
    }

    /// Sends a text as a message.
    pub fn text(&mut self, text: &str) {
        let framed = format!("Content-Length: {}\r\n\r\n{text}", text.len());
        self.raw(framed.as_bytes());
    }

    pub fn notify(&mut self, method: &str, params: impl Into<Value>) {
        let params: Value = params.into();
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Sends a request; its number.
    pub fn ask(&mut self, method: &str, params: impl Into<Value>) -> i32 {
        let params: Value = params.into();
        self.next += 1;
        let id = self.next;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        id
    }

    /// The whole answer to the request `id`.
    pub fn answer(&mut self, id: i32) -> Value {
        self.wait(|message| message.get("method").is_none() && message["id"] == id)
    }

    /// The result of a request.
    #[track_caller]
    pub fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params);
        let answer = self.answer(id);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].clone()
    }

    /// The error of a request.
    #[track_caller]
    pub fn refusal(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params);
        let answer = self.answer(id);
        assert!(answer.get("error").is_some(), "{method}: {answer}");
        answer["error"].clone()
    }

    /// The next message for which `is_it` holds.
    pub fn wait(&mut self, is_it: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.kept.iter().position(&is_it) {
            return self.kept.remove(at).expect("it is there");
        }
        loop {
            let message = self.messages.recv_timeout(TIME_LIMIT);
            let message = message.expect("the server to answer");
            if is_it(&message) {
                return message;
            }
            self.kept.push_back(message);
        }
    }

    /// Passes over what has come and was not waited for; it comes back.
    pub fn forget(&mut self) -> Vec<Value> {
        self.kept.drain(..).collect()
    }

    pub fn open(&mut self, uri: &str, text: &str) {
        self.notify(
            "textDocument/didOpen",
            json!({ "textDocument": { "uri": uri, "languageId": "leg", "version": 1, "text": text } }),
        );
    }

    /// The findings that are next published of `uri`.
    pub fn findings(&mut self, uri: &str) -> Vec<Value> {
        let message = self.wait(|message| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == uri
        });
        message["params"]["diagnostics"]
            .as_array()
            .expect("a list")
            .clone()
    }

    /// Ends the server in good order.
    #[track_caller]
    pub fn end(mut self) {
        let answer = self.request("shutdown", Value::Null);
        assert_eq!(answer, Value::Null);
        self.notify("exit", Value::Null);
        // It ends by that word alone, though its input is still open.
        let status = self.child.wait().expect("a child to wait for");
        assert_eq!(status.code(), Some(0));
    }

    /// The exit code, once the input has been closed.
    pub fn code(&mut self) -> Option<i32> {
        drop(self.input.take());
        self.child.wait().expect("a child to wait for").code()
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // A test that failed leaves no server behind.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim().split_once(": ") {
            Some(("Content-Length", value)) => length = value.parse().ok()?,
            Some(_) => {}
            None => break,
        }
    }
    let mut bytes = vec![0; length];
    output.read_exact(&mut bytes).ok()?;
    Some(serde_json::from_slice(&bytes).expect("the server to write JSON"))
}

/// A text with `‸` where the place is meant: the text without it, and the place by line and column
/// (in UTF-16).
pub fn placed(text: &str) -> (String, Value) {
    let (before, after) = text.split_once('‸').expect("a place");
    let line = before.matches('\n').count();
    let column: usize = before
        .rsplit('\n')
        .next()
        .map_or(0, |line| line.encode_utf16().count());
    let place = json!({ "line": line, "character": column });
    (format!("{before}{after}"), place)
}
