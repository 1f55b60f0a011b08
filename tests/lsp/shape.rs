//! What the server shows of a whole file and of a project: hints, folds, colours, lenses, links,
//! symbols.

use serde_json::{Value, json};

use crate::client::{Client, able, placed};
use crate::common::folder;

const URI: &str = "untitled:Untitled-1";

/// A routine with most things in it.
const LEGS: &str = "# Legs\n# twice a week\nroutine \"Legs\"\nunits lb\noption spotter = no\nblock calves\n  seated_calf 4x10 @90 # slow\n\nday 2 \"Quads\"\n  squat 5x5 @225 rest[2min] when not spotter\n    > Knees out.\n  use calves\n";

#[track_caller]
fn of_file(client: &mut Client, method: &str, text: &str) -> Value {
    client.open(URI, text);
    let everything =
        json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 999, "character": 0 } });
    client.request(
        method,
        json!({ "textDocument": { "uri": URI }, "range": everything }),
    )
}

fn hints(client: &mut Client) -> Vec<String> {
    let hints = of_file(client, "textDocument/inlayHint", LEGS);
    let hint = |hint: &Value| {
        format!(
            "{} {}",
            hint["position"]["line"],
            hint["label"].as_str().expect("words")
        )
    };
    hints.as_array().expect("a list").iter().map(hint).collect()
}

#[test]
fn lines_and_days_say_what_they_come_to_unless_that_is_switched_off() {
    let mut client = Client::start();
    let all = hints(&mut client);
    assert_eq!(all.len(), 3, "{all:?}");
    assert_eq!(all[0], "6 3,600 lb");
    assert!(all[1].starts_with("8 about "), "{all:?}");
    assert_eq!(all[2], "9 5,625 lb");
    client.notify(
        "workspace/didChangeConfiguration",
        json!({ "settings": { "leg": { "inlayHints": false } } }),
    );
    assert!(hints(&mut client).is_empty());
    client.notify(
        "workspace/didChangeConfiguration",
        json!({ "settings": [1, "odd"] }),
    );
    client.notify("workspace/didChangeConfiguration", json!(null));
    assert!(hints(&mut client).is_empty());
    client.end();
    let mut client = Client::new();
    client.request(
        "initialize",
        json!({ "capabilities": able(), "initializationOptions": { "inlayHints": false } }),
    );
    assert!(hints(&mut client).is_empty());
    client.end();
}

#[test]
fn a_hint_names_its_week_where_the_weeks_differ() {
    let mut client = Client::start();
    let text = "weeks 2\nunits lb\nday 1\n  squat 3x5 @week[100, 110]\n  calf_press 3x10 @90\n";
    let hints = of_file(&mut client, "textDocument/inlayHint", text);
    let words: Vec<_> = hints
        .as_array()
        .expect("a list")
        .iter()
        .map(|hint| &hint["label"])
        .collect();
    assert_eq!(words[1..], ["week 1: 1,500 lb", "2,700 lb"], "{hints}");
    assert!(
        words[0].as_str().expect("words").starts_with("about "),
        "{hints}"
    );
    client.end();
}

#[test]
fn sections_fold_and_selections_grow() {
    let mut client = Client::start();
    let folds = of_file(&mut client, "textDocument/foldingRange", LEGS);
    let lines = |fold: &Value| (fold["startLine"].as_u64(), fold["endLine"].as_u64());
    let folds: Vec<_> = folds
        .as_array()
        .expect("a list")
        .iter()
        .map(lines)
        .collect();
    let lines = |first, last| (Some(first), Some(last));
    assert_eq!(folds, [lines(0, 1), lines(5, 6), lines(8, 11)]);
    let (text, position) = placed("day 1\n  squat 5x5 rest[2‸min]\n");
    client.open(URI, &text);
    let grown = client.request(
        "textDocument/selectionRange",
        json!({ "textDocument": { "uri": URI }, "positions": [position, { "line": 99, "character": 99 }] }),
    );
    let mut widths = Vec::new();
    let mut next = &grown[0];
    while next.is_object() {
        let (start, end) = (&next["range"]["start"], &next["range"]["end"]);
        widths.push((
            start["line"].as_u64(),
            start["character"].as_u64(),
            end["character"].as_u64(),
        ));
        next = &next["parent"];
    }
    let on = |line, start, end| (Some(line), Some(start), Some(end));
    assert_eq!(
        widths,
        [
            on(1, 17, 21),
            on(1, 12, 22),
            on(1, 2, 22),
            on(1, 0, 22),
            on(0, 0, 0)
        ]
    );
    assert!(grown[1]["range"].is_object());
    client.end();
}

#[test]
fn every_piece_has_its_colour() {
    let mut client = Client::start();
    let legend = &client.capabilities["semanticTokensProvider"]["legend"]["tokenTypes"];
    let legend: Vec<String> = serde_json::from_value(legend.clone()).expect("a list");
    let answer = of_file(&mut client, "textDocument/semanticTokens/full", LEGS);
    let data: Vec<usize> = serde_json::from_value(answer["data"].clone()).expect("numbers");
    let lines: Vec<&str> = LEGS.lines().collect();
    let (mut line, mut column) = (0, 0);
    let mut found = Vec::new();
    for token in data.chunks(5) {
        line += token[0];
        column = if token[0] == 0 {
            column + token[1]
        } else {
            token[1]
        };
        let text = &lines[line][column..column + token[2]];
        found.push((text, legend[token[3]].as_str(), token[4]));
    }
    for expected in [
        ("# Legs", "comment", 0),
        ("routine", "keyword", 0),
        ("\"Legs\"", "string", 0),
        ("spotter", "variable", 1),
        ("calves", "namespace", 1),
        ("seated_calf", "class", 0),
        ("4x10", "number", 0),
        ("# slow", "comment", 0),
        ("rest", "function", 0),
        ("when", "keyword", 0),
        ("spotter", "variable", 0),
        ("> Knees out.", "string", 0),
        ("calves", "namespace", 0),
    ] {
        assert!(found.contains(&expected), "{expected:?} in {found:?}");
    }
    let one_line =
        json!({ "start": { "line": 9, "character": 0 }, "end": { "line": 9, "character": 5 } });
    let part = client.request(
        "textDocument/semanticTokens/range",
        json!({ "textDocument": { "uri": URI }, "range": one_line }),
    );
    assert_eq!(part["data"].as_array().map(Vec::len), Some(5), "{part}");
    client.end();
}

#[test]
fn a_day_is_expanded_from_the_line_above_it() {
    let mut client = Client::start();
    let lenses = of_file(&mut client, "textDocument/codeLens", LEGS);
    assert_eq!(lenses.as_array().map(Vec::len), Some(1), "{lenses}");
    let command = &lenses[0]["command"];
    assert_eq!(command["title"], "expand this day");
    let run = json!({ "command": command["command"], "arguments": command["arguments"] });
    let plan = client.request("workspace/executeCommand", run);
    let plan = plan.as_str().expect("a plan");
    assert!(
        plan.contains("Day 2 · Quads") && plan.contains("5 × 225 lb"),
        "{plan}"
    );
    let shown = client.wait(|message| message["method"] == "window/showMessage");
    assert_eq!(shown["params"]["message"], plan);
    for (arguments, reason) in [
        (json!([URI, 3]), "no day stands on that line"),
        (json!([]), "the line of the day"),
        (json!([URI, -1]), "no day stands on that line"),
    ] {
        let run = json!({ "command": "leg.expandDay", "arguments": arguments });
        let refusal = client.refusal("workspace/executeCommand", run);
        assert!(
            refusal["message"]
                .as_str()
                .expect("a reason")
                .contains(reason),
            "{refusal}"
        );
    }
    client.refusal("workspace/executeCommand", json!({ "command": "rm" }));
    client.end();
}

#[test]
fn a_project_is_known_as_a_whole_whatever_of_it_is_open() {
    let folder = folder("lsp_project");
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).expect("written");
    write("leg.toml", "");
    write("gym.leg", "block legs\n  squat 5x5\n");
    write("week one.leg", "import \"gym.leg\"\nday 1\n  use legs\n");
    std::fs::create_dir_all(folder.join(".hidden")).expect("made");
    write(
        ".hidden/other.leg",
        "import \"../gym.leg\"\nday 1\n  use legs\n",
    );
    let uri = |name: &str| format!("file://{}", folder.join(name).display());
    let (gym, week) = (uri("gym.leg"), uri("week%20one.leg"));
    let mut client = Client::start();
    client.open(&gym, "block legs\n  squat 5x5\n");
    let at = json!({ "textDocument": { "uri": gym }, "position": { "line": 0, "character": 7 }, "context": { "includeDeclaration": false } });
    let uses = client.request("textDocument/references", at.clone());
    assert_eq!(uses.as_array().map(Vec::len), Some(1), "{uses}");
    assert_eq!(uses[0]["uri"], week);
    let mut rename = at;
    rename["newName"] = "lower".into();
    let edit = client.request("textDocument/rename", rename);
    assert_eq!(
        edit["changes"].as_object().map(serde_json::Map::len),
        Some(2),
        "{edit}"
    );
    let symbols = client.request("workspace/symbol", json!({ "query": "dy" }));
    assert_eq!(symbols[0]["name"], "day 1", "{symbols}");
    assert_eq!(symbols[0]["location"]["uri"], week);
    let all = client.request("workspace/symbol", json!({ "query": "" }));
    assert_eq!(all.as_array().map(Vec::len), Some(2), "{all}");
    client.open(&week, "import \"gym.leg\"\nimport \"none.leg\"\n");
    let links = client.request(
        "textDocument/documentLink",
        json!({ "textDocument": { "uri": week } }),
    );
    assert_eq!(links.as_array().map(Vec::len), Some(1), "{links}");
    assert_eq!(links[0]["target"], gym);
    assert_eq!(links[0]["range"]["start"]["character"], 8);
    client.end();
}

#[test]
fn a_layout_is_the_formatters_and_comes_as_few_edits() {
    let text = "day 1\n  squat 5x5   @225\n  leg_press   3x10 @300 # 💪\n";
    let mut client = Client::start();
    client.open(URI, text);
    let options = json!({ "tabSize": 8, "insertSpaces": false });
    let edits = client.request(
        "textDocument/formatting",
        json!({ "textDocument": { "uri": URI }, "options": options }),
    );
    let edits = edits.as_array().expect("a list");
    assert!(!edits.is_empty());
    let is_blank = |edit: &Value| {
        edit["newText"]
            .as_str()
            .is_some_and(|text| text.trim().is_empty())
    };
    assert!(edits.iter().all(is_blank), "{edits:?}");
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for edit in edits.iter().rev() {
        let at = |end: &str, field: &str| {
            let at = edit["range"][end][field].as_u64().expect("a number");
            usize::try_from(at).expect("a place")
        };
        let (start, end) = (at("start", "character"), at("end", "character"));
        lines[at("start", "line")]
            .replace_range(start..end, edit["newText"].as_str().expect("a text"));
    }
    assert_eq!(lines.join("\n") + "\n", leg::format::formatted(text));
    let on_line = |edits: &Value, line: u64| {
        let edits = edits.as_array().expect("a list");
        !edits.is_empty()
            && edits
                .iter()
                .all(|edit| edit["range"]["start"]["line"] == line)
    };
    let range =
        json!({ "start": { "line": 1, "character": 0 }, "end": { "line": 1, "character": 3 } });
    let some = client.request(
        "textDocument/rangeFormatting",
        json!({ "textDocument": { "uri": URI }, "range": range, "options": options }),
    );
    assert!(on_line(&some, 1), "{some}");
    let left = client.request(
        "textDocument/onTypeFormatting",
        json!({ "textDocument": { "uri": URI }, "position": { "line": 2, "character": 0 }, "ch": "\n", "options": options }),
    );
    assert!(on_line(&left, 1), "{left}");
    client.end();
}
