//! Bytes of standard input go in as messages, and messages go out as bytes. What is no message is
//! told to the editor's log and passed over: a slip of the editor's ends no server.

use std::io::{self, BufRead, Read, Write};
use std::thread::{self, JoinHandle};

use lsp_server::{Connection, Message, Notification, Request, RequestId, Response};
use serde_json::{Value, json};

/// The largest message that is read: some times the largest file.
const MAX_MESSAGE: u64 = 512 * 1024 * 1024;

/// The longest line of a header.
const MAX_HEADER: u64 = 64 * 1024;

/// Reads and writes standard input and output in threads of their own; the writer's ends when the
/// connection is dropped.
pub(super) fn stdio() -> (Connection, JoinHandle<io::Result<()>>) {
    let (ours, theirs) = Connection::memory();
    let Connection { sender, receiver } = theirs;
    let log = ours.sender.clone();
    // It ends with the input, or with the process.
    let _: JoinHandle<()> = thread::spawn(move || {
        let mut input = io::stdin().lock();
        while let Some(read) = read(&mut input) {
            // The input may stay open after the last word: an end of the connection that is held
            // here would keep the writer, and so the server, waiting.
            let is_last = matches!(&read, Ok(Message::Notification(one)) if one.method == "exit");
            let sent = match read {
                Ok(message) => sender.send(message),
                Err(problem) => log.send(Message::Notification(Notification {
                    method: "window/logMessage".to_owned(),
                    params: json!({ "type": 2, "message": problem }),
                })),
            };
            if sent.is_err() || is_last {
                return;
            }
        }
    });
    let writer = thread::spawn(move || {
        let mut output = io::stdout().lock();
        for message in receiver {
            message.write(&mut output)?;
        }
        output.flush()
    });
    (ours, writer)
}

/// The next message, or why it is none; `None` at the end.
fn read(input: &mut impl BufRead) -> Option<Result<Message, String>> {
    let mut length: Option<u64> = None;
    loop {
        let mut line = Vec::new();
        let read = input
            .by_ref()
            .take(MAX_HEADER)
            .read_until(b'\n', &mut line)
            .ok()?;
        if read == 0 {
            return None;
        }
        let line = String::from_utf8_lossy(&line);
        match (line.trim(), length) {
            ("", Some(_)) => break,
            // What stands before a header is passed over.
            ("", None) => {}
            (header, _) => {
                if let Some((name, value)) = header.split_once(':')
                    && name.trim().eq_ignore_ascii_case("content-length")
                {
                    length = value.trim().parse().ok();
                }
            }
        }
    }
    let length = length?;
    if length > MAX_MESSAGE {
        io::copy(&mut input.by_ref().take(length), &mut io::sink()).ok()?;
        return Some(Err(format!("a message of {length} bytes was not read")));
    }
    let mut bytes = Vec::new();
    let read = input.by_ref().take(length).read_to_end(&mut bytes).ok()?;
    if (read as u64) < length {
        return None;
    }
    Some(parse(&bytes))
}

/// A message from its text.
fn parse(bytes: &[u8]) -> Result<Message, String> {
    let value: Value = match serde_json::from_slice(bytes) {
        Ok(value) => value,
        // Halves of a character, as some editors write them, are read as the stand-in for one.
        Err(error) => serde_json::from_str(&without_halves(&String::from_utf8_lossy(bytes)))
            .map_err(|_| format!("a message could not be read: {error}"))?,
    };
    let Value::Object(mut object) = value else {
        return Err("a message is no object".to_owned());
    };
    let params = object.remove("params").unwrap_or(Value::Null);
    let id = object.remove("id").unwrap_or(Value::Null);
    let method = match object.remove("method") {
        Some(Value::String(method)) => method,
        Some(_) => return Err("the method of a message is no text".to_owned()),
        None => {
            let id = request_id(&id).ok_or("an answer has no number")?;
            let result = object.remove("result").unwrap_or(Value::Null);
            let response_result = match object.remove("error") {
                Some(error) => Err(lsp_server::ResponseError {
                    code: 0,
                    message: error.to_string(),
                    data: None,
                }),
                None => Ok(result),
            };
            return Ok(Message::Response(Response {
                id,
                response_result,
            }));
        }
    };
    if id.is_null() {
        return Ok(Message::Notification(Notification { method, params }));
    }
    let id = request_id(&id).ok_or_else(|| format!("`{id}` is no number of a request"))?;
    Ok(Message::Request(Request { id, method, params }))
}

/// The number of a request: the protocol has whole numbers of 32 bits, and texts.
pub(super) fn request_id(id: &Value) -> Option<RequestId> {
    match id {
        Value::String(text) => Some(text.clone().into()),
        Value::Number(number) => i32::try_from(number.as_i64()?).ok().map(RequestId::from),
        _ => None,
    }
}

/// JSON with each escaped half of a character that stands alone replaced by the stand-in for one.
fn without_halves(json: &str) -> String {
    let mut mended = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at_checked(at).unwrap_or((rest, ""));
        mended.push_str(before);
        let unit = |escape: &str| {
            let digits = escape.strip_prefix("\\u")?.get(..4)?;
            u16::from_str_radix(digits, 16).ok()
        };
        let length = match (unit(escape), escape.get(6..).and_then(unit)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => 12,
            (Some(0xD800..=0xDFFF), _) => {
                mended.push_str("\\ufffd");
                rest = escape.get(6..).unwrap_or("");
                continue;
            }
            _ => 1 + escape.chars().nth(1).map_or(0, char::len_utf8),
        };
        mended.push_str(escape.get(..length).unwrap_or(escape));
        rest = escape.get(length..).unwrap_or("");
    }
    mended.push_str(rest);
    mended
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_of_a_character_are_replaced_and_whole_ones_kept() {
        for (json, expected) in [
            (r#""a\ud800b""#, "a\u{fffd}b"),
            (r#""\udc00\ud83d\ude00""#, "\u{fffd}😀"),
            (r#""\\ud800""#, "\\ud800"),
            (r#""\ud83d""#, "\u{fffd}"),
        ] {
            let mended: String = serde_json::from_str(&without_halves(json)).expect("JSON");
            assert_eq!(mended, expected);
        }
    }

    #[test]
    fn what_is_no_message_is_passed_over() {
        let mut input: &[u8] = b"garbage\r\n\r\nContent-Length: 2\r\n\r\n[]content-length:38\r\nX: y\r\n\r\n{\"method\":\"exit\",\"params\":null}       ";
        assert!(matches!(read(&mut input), Some(Err(_))));
        assert!(
            matches!(read(&mut input), Some(Ok(Message::Notification(one))) if one.method == "exit")
        );
        assert!(read(&mut input).is_none());
    }
}
