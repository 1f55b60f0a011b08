//! How a server begins, keeps its texts, and ends.

use serde_json::{Value, json};

use crate::client::{Client, able};
use crate::common::folder;

const URI: &str = "untitled:Untitled-1";

fn codes(findings: &[Value]) -> Vec<&str> {
    let codes = findings.iter().map(|one| one["code"].as_str());
    codes.map(|code| code.expect("a name")).collect()
}

#[test]
fn it_ends_in_good_order_and_says_so_where_it_does_not() {
    Client::start().end();
    let mut client = Client::start();
    client.notify("exit", Value::Null);
    assert_eq!(client.code(), Some(1));
    let mut client = Client::start();
    assert_eq!(client.code(), Some(1), "the editor is gone");
}

#[test]
fn requests_before_initialize_after_shutdown_and_unknown_ones_are_refused() {
    let mut client = Client::new();
    let refusal = client.refusal("textDocument/hover", json!({}));
    assert_eq!(refusal["code"], -32002);
    client.request(
        "initialize",
        json!({ "capabilities": { "general": 7 }, "initializationOptions": ["odd"] }),
    );
    assert_eq!(client.refusal("initialize", json!({}))["code"], -32600);
    assert_eq!(client.refusal("leg/unknown", json!({}))["code"], -32601);
    assert_eq!(
        client.refusal("textDocument/hover", json!({ "position": -1 }))["code"],
        -32602
    );
    client.notify("leg/unknown", json!({}));
    client.request("shutdown", json!({}));
    assert_eq!(
        client.refusal("textDocument/hover", json!({}))["code"],
        -32600
    );
    client.notify("exit", Value::Null);
    assert_eq!(client.code(), Some(0));
}

#[test]
fn the_encoding_is_the_first_of_the_editors_that_is_known() {
    for (offered, agreed) in [
        (json!(["utf-32", "utf-8", "utf-16"]), "utf-8"),
        (json!(["utf-16", "utf-8"]), "utf-16"),
        (json!([]), "utf-16"),
        (Value::Null, "utf-16"),
    ] {
        let client = Client::with(&json!({ "general": { "positionEncodings": offered } }));
        assert_eq!(client.capabilities["positionEncoding"], agreed);
    }
}

#[test]
fn findings_come_unasked_follow_the_edits_and_go_when_the_file_is_closed() {
    let mut client = Client::start();
    client.open(URI, "units lb\nday 1\n  squta 5x5\n");
    let findings = client.findings(URI);
    assert_eq!(codes(&findings), ["unknown-exercise"]);
    let range =
        json!({ "start": { "line": 2, "character": 2 }, "end": { "line": 2, "character": 7 } });
    assert_eq!(findings[0]["range"], range);
    assert_eq!(findings[0]["severity"], 1);
    assert_eq!(findings[0]["source"], "leg");
    client.notify(
        "textDocument/didChange",
        json!({ "textDocument": { "uri": URI, "version": 2 }, "contentChanges": [{ "range": range, "text": "squat" }] }),
    );
    assert!(client.findings(URI).is_empty());
    client.notify(
        "textDocument/didChange",
        json!({ "textDocument": { "uri": URI, "version": 3 }, "contentChanges": [{ "text": "days x" }] }),
    );
    assert!(!client.findings(URI).is_empty());
    client.notify(
        "textDocument/didClose",
        json!({ "textDocument": { "uri": URI } }),
    );
    assert!(client.findings(URI).is_empty());
    client.end();
}

#[test]
fn an_editor_that_pulls_is_sent_nothing() {
    let mut capabilities = able();
    capabilities["textDocument"]["diagnostic"] = json!({ "dynamicRegistration": false });
    let mut client = Client::with(&capabilities);
    assert_eq!(
        client.capabilities["diagnosticProvider"]["interFileDependencies"],
        true
    );
    client.open(URI, "units lb\nday 1\n  squta 5x5\n");
    let report = client.request(
        "textDocument/diagnostic",
        json!({ "textDocument": { "uri": URI } }),
    );
    assert_eq!(report["kind"], "full");
    assert_eq!(
        codes(report["items"].as_array().expect("a list")),
        ["unknown-exercise"]
    );
    client.notify(
        "textDocument/didClose",
        json!({ "textDocument": { "uri": URI } }),
    );
    let refusal = client.refusal(
        "textDocument/diagnostic",
        json!({ "textDocument": { "uri": URI } }),
    );
    assert_eq!(refusal["code"], -32602);
    client.notify(
        "textDocument/didSave",
        json!({ "textDocument": { "uri": URI } }),
    );
    client.end();
}

#[test]
fn columns_are_in_the_encoding_that_was_agreed() {
    for (encoding, column) in [("utf-8", 13), ("utf-16", 11)] {
        let mut client = Client::with(&json!({ "general": { "positionEncodings": [encoding] } }));
        client.open(URI, "units lb\nday 1 \"💪\" x\n");
        let findings = client.findings(URI);
        let stray = findings.iter().find(|one| one["code"] == "unexpected-text");
        let start = &stray.expect("a finding")["range"]["start"]["character"];
        assert_eq!(*start, column, "{encoding}");
        client.end();
    }
}

#[test]
fn an_open_file_stands_before_the_disks_and_findings_show_in_the_file_that_they_are_in() {
    let folder = folder("lsp_imports");
    std::fs::write(folder.join("leg.toml"), "").expect("written");
    std::fs::write(folder.join("gym.leg"), "block legs\n  squat 5x5\n").expect("written");
    let uri = |name: &str| format!("file://{}", folder.join(name).display());
    let (gym, week) = (uri("gym.leg"), uri("week.leg"));
    let mut client = Client::start();
    client.open(&week, "import \"gym.leg\"\nday 1\n  use legs\n");
    assert!(client.findings(&week).is_empty());
    client.open(&gym, "block legs\n  squta 5x5\n");
    let in_gym = client.findings(&gym);
    // The block is there for others; the misspelt name is found from either file, once.
    assert_eq!(codes(&in_gym), ["unknown-exercise"]);
    client.notify(
        "textDocument/didChange",
        json!({ "textDocument": { "uri": gym, "version": 2 }, "contentChanges": [{ "text": "block arms\n  curl 3x10\n" }] }),
    );
    let of_week = client.wait(|message| {
        let found = &message["params"]["diagnostics"];
        message["params"]["uri"] == week.as_str()
            && found.as_array().is_some_and(|all| !all.is_empty())
    });
    let found = of_week["params"]["diagnostics"]
        .as_array()
        .expect("a list")
        .clone();
    assert_eq!(codes(&found), ["unknown-block"]);
    client.notify(
        "textDocument/didClose",
        json!({ "textDocument": { "uri": gym } }),
    );
    let cleared = client.wait(|message| {
        let found = &message["params"]["diagnostics"];
        message["params"]["uri"] == gym.as_str() && found.as_array().is_some_and(Vec::is_empty)
    });
    assert_eq!(cleared["params"]["uri"], gym);
    client.end();
}

#[test]
fn what_is_no_message_is_passed_over() {
    let mut client = Client::start();
    client.raw(b"garbage without end\r\n\r\n");
    client.text("{]");
    client.text("[1, 2]");
    client.text("{\"id\": 1.5, \"method\": \"x\"}");
    client.text("{\"method\": 7}");
    client.text("{\"jsonrpc\":\"2.0\",\"id\":99,\"result\":null}");
    client.text(&format!("{{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{{\"textDocument\":{{\"uri\":\"{URI}\",\"languageId\":\"leg\",\"version\":1,\"text\":\"day 1 rest # \\ud83d\\n\"}}}}}}"));
    assert!(client.findings(URI).is_empty());
    client.end();
}

#[test]
fn a_request_that_is_cancelled_before_its_turn_is_not_answered() {
    let mut client = Client::start();
    let many = format!("units lb\nday 1\n{}", "  squat 5x5 @225\n".repeat(20_000));
    client.open(URI, &many);
    let params = json!({ "textDocument": { "uri": URI } });
    let first = client.ask("textDocument/documentSymbol", params.clone());
    let second = client.ask("textDocument/documentSymbol", params);
    client.notify("$/cancelRequest", json!({ "id": second }));
    assert!(client.answer(first).get("result").is_some());
    assert_eq!(client.answer(second)["error"]["code"], -32800);
    client.end();
}
