//! What the server answers, feature by feature.

use serde_json::{Value, json};

use crate::client::{Client, placed};

const URI: &str = "untitled:Untitled-1";

/// The answer to `method` at the place that `text` marks.
#[track_caller]
fn at(method: &str, text: &str) -> Value {
    let mut client = Client::start();
    let (text, position) = placed(text);
    client.open(URI, &text);
    let answer = client.request(
        method,
        json!({ "textDocument": { "uri": URI }, "position": position, "context": { "includeDeclaration": true } }),
    );
    client.end();
    answer
}

fn labels(completions: &Value) -> Vec<String> {
    let items = completions["items"].as_array().expect("a list");
    let label = |item: &Value| item["label"].as_str().expect("a label").to_owned();
    items.iter().map(label).collect()
}

fn hover(text: &str) -> String {
    let hover = at("textDocument/hover", text);
    hover["contents"]["value"].as_str().unwrap_or("").to_owned()
}

#[test]
fn a_finding_has_its_cause_beside_it() {
    let mut client = Client::start();
    client.open(URI, "units lb\nday 1\n  squat 4x6 drop[500, 600]\n");
    let findings = client.findings(URI);
    assert_eq!(findings[0]["code"], "drops-not-descending");
    assert_eq!(findings[0]["relatedInformation"][0]["message"], "than this");
    assert_eq!(findings[0]["relatedInformation"][0]["location"]["uri"], URI);
    client.end();
}

#[test]
fn quick_fixes_mend_one_finding_and_all_of_them() {
    let mut client = Client::start();
    client.open(
        URI,
        "units lb\nday 1\n  squta 5x5 @225\n  leg_pres 3x10 @300\n",
    );
    let everything =
        json!({ "start": { "line": 2, "character": 4 }, "end": { "line": 2, "character": 4 } });
    // What other servers put into their findings is no affair of this one.
    let foreign = json!([{ "range": everything, "message": "x", "data": { "odd": [1, null] } }, { "odd": 1 }]);
    let ask = |only: Value| json!({ "textDocument": { "uri": URI }, "range": everything, "context": { "diagnostics": foreign, "only": only } });
    let actions = client.request("textDocument/codeAction", ask(json!(["quickfix"])));
    assert_eq!(actions.as_array().map(Vec::len), Some(1), "{actions}");
    assert_eq!(actions[0]["title"], "write `squat`");
    assert_eq!(actions[0]["isPreferred"], true);
    assert_eq!(actions[0]["diagnostics"][0]["code"], "unknown-exercise");
    assert_eq!(actions[0]["edit"]["changes"][URI][0]["newText"], "squat");
    for only in [
        json!(["source.fixAll"]),
        json!(["source"]),
        json!(["source.fixAll.leg"]),
    ] {
        let all = client.request("textDocument/codeAction", ask(only));
        assert_eq!(all[0]["kind"], "source.fixAll");
        let edits = all[0]["edit"]["changes"][URI].as_array().expect("edits");
        assert_eq!(edits.len(), 2, "{all}");
    }
    assert_eq!(
        client.request("textDocument/codeAction", ask(json!(["refactor"]))),
        json!([])
    );
    client.end();
}

#[test]
fn completion_knows_the_place_in_the_line() {
    let first = |text: &str| {
        let all = labels(&at("textDocument/completion", text));
        all.into_iter().next().unwrap_or_default()
    };
    let has = |text: &str, label: &str| {
        let all = labels(&at("textDocument/completion", text));
        assert!(all.iter().any(|one| one == label), "{text:?}: {all:?}");
    };
    assert_eq!(first("un‸"), "allow");
    assert_eq!(first("day 1\n  sq‸"), "ab_wheel");
    has("day 1\n  sq‸", "squat");
    has("day 1\n  A1 ‸", "squat");
    has("day 1\n  squat 5x5 dr‸", "drop");
    has("style strict = pump\nday 1\n  squat 5x5 ‸", "strict");
    assert_eq!(first("style strict = pump\nday 1\n  squat 5x5 ‸"), "strict");
    let hasnt = |text: &str, label: &str| {
        let all = labels(&at("textDocument/completion", text));
        assert!(all.iter().all(|one| one != label), "{text:?}: {all:?}");
    };
    has("day 1\n  squat 5x5 @225l‸", "lb");
    for behind in ["@225  ‸", "@225 re‸", "@225lb r‸", "@80%  ‸"] {
        let text = format!("style strict = pump\nday 1\n  squat 5x5 {behind}");
        for label in ["rest", "strict", "linear", "when", "unless"] {
            has(&text, label);
        }
        hasnt(&text, "kg");
    }
    for label in ["of", "tm", "max"] {
        has("day 1\n  squat 5x5 @80% ‸", label);
    }
    let rule = "progress plus[step, back = 10%]\n  load = load + step  when made\n  ";
    for label in ["load", "reps", "sets", "tm", "step", "back"] {
        has(&format!("{rule}‸\nday 1\n  squat 5x5\n"), label);
    }
    hasnt(&format!("{rule}‸\nday 1\n  squat 5x5\n"), "squat");
    for label in ["load", "reps", "step", "when"] {
        has(&format!("{rule}load = ‸"), label);
    }
    hasnt(&format!("{rule}load = ‸"), "3x10");
    for label in ["made", "missed", "misses", "reps", "step", "week"] {
        has(&format!("{rule}load = load + step  when ‸"), label);
    }
    has("let step = 5lb\nday 1\n  squat 5x5 @‸", "step");
    has("day 1\n  squat 5x5 bias[‸", "glutes");
    has(
        "option spotter = no\nday 1\n  squat 5x5 when sp‸",
        "spotter",
    );
    has("block legs\n  squat 5x5\nday 1\n  use ‸", "legs");
    has("priority ‸", "quads");
    has("units ‸", "kg");
    has("require ‸", "squat");
    has("require ‸", "quads");
    has("require ‸", "profile \"article\"");
    has("require profile \"‸\"", "article");
    for label in ["before", "after", "last", "at", "mev", "never"] {
        has("require calves ‸", label);
    }
    hasnt("require calves ‸", "quads");
    assert_eq!(
        labels(&at("textDocument/completion", "require calves at ‸")),
        ["least", "most"]
    );
    assert_eq!(
        labels(&at("textDocument/completion", "require 2 days ‸")),
        ["between"]
    );
    has("require squat at most ‸", "mrv");
    has("require squat at most 10 ‸", "sets");
    has("require squat at most 10 ‸", "fractional");
    has("require calves before hams, ‸", "chest");
    has("require calves first ‸", "when");
    has("max ‸", "squat");
    has("day ‸", "monday");
    has("day 1\n  squat 5x5 each[‸", "leg");
    assert!(labels(&at("textDocument/completion", "day 1\n  squat 5x5 # dr‸")).is_empty());
    assert!(labels(&at("textDocument/completion", "routine \"sq‸")).is_empty());
}

#[test]
fn a_completion_brings_no_brackets_where_some_stand() {
    for (text, label) in [
        ("units lb\nday 1\n  squat 5x5 dro‸[100, 80]\n", "drop"),
        ("units lb\nday 1\n  squat 5x5 d‸ro[100, 80]\n", "drop"),
        (
            "units lb\nblock ca[load]\n  calf_press 3x8 @load\nday 1\n  use c‸[load = 50]\n",
            "ca",
        ),
    ] {
        let all = at("textDocument/completion", text);
        let items = all["items"].as_array().expect("a list");
        let item = items.iter().find(|item| item["label"] == label);
        assert_eq!(item.expect(label)["textEdit"]["newText"], label, "{text:?}");
    }
}

#[test]
fn a_completion_takes_the_place_of_what_is_typed_and_has_its_page() {
    let mut client = Client::start();
    client.open(URI, "units lb\nday 1\n  squat 5x5 dro\n");
    let params =
        json!({ "textDocument": { "uri": URI }, "position": { "line": 2, "character": 15 } });
    let all = client.request("textDocument/completion", params);
    let items = all["items"].as_array().expect("a list");
    let drop = items
        .iter()
        .find(|item| item["label"] == "drop")
        .expect("drop");
    assert_eq!(drop["textEdit"]["newText"], "drop[$1]$0");
    assert_eq!(drop["insertTextFormat"], 2);
    assert_eq!(
        drop["textEdit"]["range"]["start"],
        json!({ "line": 2, "character": 12 })
    );
    let resolved = client.request("completionItem/resolve", drop.clone());
    let page = resolved["documentation"]["value"].as_str().expect("a page");
    assert!(page.contains("no rest between them"), "{page}");
    client.end();
}

#[test]
fn hover_shows_what_a_line_comes_to_and_what_names_mean() {
    let line = "units lb\nday 1\n  don‸key_calf 4x6 drop[700, 600, 500, 400]\n";
    let page = hover(line);
    assert!(page.contains("6 × 700 → 600 → 500 → 400 lb"), "{page}");
    assert!(page.contains("4 hard sets · 96 reps · 52,800 lb"), "{page}");
    assert!(page.contains("Works calves"), "{page}");
    let page = hover("units lb\nday 1\n  squat 5x‸5 @225\n");
    assert!(page.contains("2×45 a side"), "{page}");
    let page = hover("units lb\nday 1\n  donkey_calf 4x6 dr‸op[700, 600]\n");
    assert!(page.contains("one set with falling loads"), "{page}");
    assert!(hover("priority qu‸ads, hams\n").contains("Quads"));
    assert!(hover("uni‸ts lb\n").contains("the unit of bare loads"));
    let page = hover("units lb\nda‸y 1\n  squat 5x5 @225\n");
    assert!(page.contains("5,625 lb"), "{page}");
    let page = hover("style strict = tempo[4010]\nday 1\n  squat 5x5 str‸ict\n");
    assert!(page.contains("tempo[4010]"), "{page}");
    assert_eq!(hover("# uni‸ts\n"), "");
    assert!(
        hover("option home = no\nday 1\n  squat 5x5 wh‸en home\n")
            .contains("only where the condition holds")
    );
    let page = hover("option home = no\nunits lb\nday 1\n  squ‸at 5x5 @225 when home\n");
    assert!(
        page.contains("5 × 225 lb"),
        "a line that is left out: {page}"
    );
}

#[test]
fn names_lead_to_where_they_are_declared_and_used() {
    let text = "option spotter = no\nstyle strict = pump\nlet top = 5\nblock legs[lift]\n  lift 5x5 strict\nday 1\n  use legs[squat] when spotter\n  squat 5x5 strict\n";
    let at = |method: &str, line: u32, character: u32| {
        let mut client = Client::start();
        client.open(URI, text);
        let position = json!({ "line": line, "character": character });
        let answer = client.request(
            method,
            json!({ "textDocument": { "uri": URI }, "position": position, "context": { "includeDeclaration": true } }),
        );
        client.end();
        let places = answer.as_array().cloned().unwrap_or_default();
        let line = |place: &Value| {
            let range = place.get("range").cloned().unwrap_or_default();
            (
                range["start"]["line"].as_u64(),
                range["start"]["character"].as_u64(),
            )
        };
        places.iter().map(line).collect::<Vec<_>>()
    };
    let one = |line, column| (Some(line), Some(column));
    assert_eq!(at("textDocument/definition", 7, 15), [one(1, 6)]);
    assert_eq!(at("textDocument/definition", 6, 8), [one(3, 6)]);
    assert_eq!(at("textDocument/definition", 6, 25), [one(0, 7)]);
    assert_eq!(at("textDocument/definition", 4, 3), [one(3, 11)]);
    assert_eq!(at("textDocument/definition", 7, 3), []);
    assert_eq!(
        at("textDocument/references", 1, 7),
        [one(1, 6), one(4, 11), one(7, 12)]
    );
    assert_eq!(at("textDocument/references", 7, 3), [one(6, 11), one(7, 2)]);
    assert_eq!(
        at("textDocument/documentHighlight", 4, 3),
        [one(3, 11), one(4, 2)]
    );
}

#[test]
fn a_file_has_an_outline() {
    let mut client = Client::start();
    client.open(URI, "routine \"Legs\"\nblock calves\n  seated_calf 4x10\n\nday 2 \"Quads\"\n  squat 5x5\n  use calves\n");
    let params = json!({ "textDocument": { "uri": URI } });
    let outline = client.request("textDocument/documentSymbol", params);
    let names: Vec<&str> = outline
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|one| one["name"].as_str())
        .collect();
    assert_eq!(names, ["Legs", "calves", "day 2"]);
    assert_eq!(outline[2]["detail"], "Quads");
    assert_eq!(outline[2]["children"][0]["name"], "squat");
    assert_eq!(outline[1]["children"][0]["detail"], "4x10");
    client.end();
}

#[test]
fn brackets_have_a_form_to_fill_in() {
    let help = |text: &str| at("textDocument/signatureHelp", text);
    let drop = help("day 1\n  squat 5x5 drop[700, ‸]\n");
    assert_eq!(
        drop["signatures"][0]["label"],
        "drop[loads, heaviest first …]"
    );
    assert_eq!(drop["activeParameter"], 0);
    let own = help("block main[lift, share = 85%]\n  lift 5x5\nday 1\n  use main[squat, ‸");
    assert_eq!(own["signatures"][0]["label"], "main[lift, share = 85%]");
    assert_eq!(own["activeParameter"], 1);
    let named = help("day 1\n  squat 5x5 @225 linear[5, back = ‸");
    assert_eq!(named["activeParameter"], 2);
    let label = named["signatures"][0]["label"].as_str().expect("a form");
    assert!(label.contains("tries = 3"), "{label}");
    let moved =
        help("block main[lift, share = 85%]\n  lift 5x5\nday 1\n  use main[share = 80%, lift = ‸");
    assert_eq!(moved["activeParameter"], 0);
    let library = help("day 1\n  squat 5x5 @225 linear[‸");
    let label = library["signatures"][0]["label"].as_str().expect("a form");
    assert!(label.starts_with("linear["), "{label}");
    assert_eq!(help("day 1\n  squat 5x5 ‸drop[700]\n"), Value::Null);
}

/// The text after what is named at the place has been renamed; or why it is not.
fn renamed(text: &str, new: &str) -> Result<String, String> {
    let mut client = Client::start();
    let (text, position) = placed(text);
    client.open(URI, &text);
    let params = json!({ "textDocument": { "uri": URI }, "position": position, "newName": new });
    let id = client.ask("textDocument/rename", params);
    let answer = client.answer(id);
    client.end();
    if let Some(error) = answer.get("error") {
        return Err(error["message"].as_str().expect("a reason").to_owned());
    }
    let edits = answer["result"]["changes"][URI].as_array().expect("edits");
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let mut edits = edits.clone();
    let start = |edit: &Value| {
        let start = &edit["range"]["start"];
        (start["line"].as_u64(), start["character"].as_u64())
    };
    edits.sort_by_key(start);
    for edit in edits.iter().rev() {
        let at = |end: &str, field: &str| {
            let at = edit["range"][end][field].as_u64().expect("a number");
            usize::try_from(at).expect("a place")
        };
        let new = edit["newText"].as_str().expect("a text");
        lines[at("start", "line")]
            .replace_range(at("start", "character")..at("end", "character"), new);
    }
    Ok(lines.join("\n"))
}

#[test]
fn a_name_is_changed_wherever_it_stands_and_nowhere_else() {
    assert_eq!(
        renamed(
            "# calves\nblock cal‸ves\n  seated_calf 4x10\nday 1\n  use calves # calves\n",
            "lower"
        ),
        Ok("# calves\nblock lower\n  seated_calf 4x10\nday 1\n  use lower # calves\n".to_owned())
    );
    assert_eq!(
        renamed("block a[lift]\n  lif‸t 5x5\nblock b[lift]\n  lift 3x3\nday 1\n  use a[lift = squat]\n  use b[lift = squat]\n", "main"),
        Ok("block a[main]\n  main 5x5\nblock b[lift]\n  lift 3x3\nday 1\n  use a[main = squat]\n  use b[lift = squat]\n".to_owned())
    );
    assert_eq!(
        renamed(
            "option spotter = no\nday 1\n  squat 5x5 when not spot‸ter\n",
            "partner"
        ),
        Ok("option partner = no\nday 1\n  squat 5x5 when not partner\n".to_owned())
    );
}

#[test]
fn a_name_that_cannot_be_changed_is_refused_with_the_reason() {
    let refused = |text: &str, new: &str, reason: &str| {
        let answer = renamed(text, new);
        let told = answer.expect_err("a refusal");
        assert!(told.contains(reason), "{told}");
    };
    let sound = "block cal‸ves\n  seated_calf 4x10\nblock arms\n  curl 3x10\nday 1\n  use calves\n";
    refused(sound, "two words", "is no name");
    refused(sound, "", "is no name");
    refused(sound, "day", "already means something");
    refused(sound, "arms", "there is a block called `arms` already");
    refused(
        "day 1\n  sq‸uat 5x5\n",
        "kneebend",
        "of the standard library",
    );
    refused("day 1 ‸ \n  squat 5x5\n", "x", "no name here");
    refused(
        "block cal‸ves\n  seated_calf 4x10\nday 1\n  use calves\n  = ] use\n",
        "lower",
        "mend it first",
    );
}

#[test]
fn a_name_is_changed_in_the_files_that_import_it() {
    let folder = crate::common::folder("lsp_rename");
    let uri = |name: &str| format!("file://{}", folder.join(name).display());
    std::fs::write(folder.join("leg.toml"), "").expect("written");
    std::fs::write(folder.join("gym.leg"), "block legs\n  squat 5x5\n").expect("written");
    std::fs::write(folder.join("week.leg"), "").expect("written");
    let (gym, week) = (uri("gym.leg"), uri("week.leg"));
    let mut client = Client::start();
    client.open(&week, "import \"gym.leg\"\nday 1\n  use legs\n");
    let params = json!({ "textDocument": { "uri": week }, "position": { "line": 2, "character": 7 }, "newName": "lower" });
    let edit = client.request("textDocument/rename", params);
    assert_eq!(
        edit["changes"][&week][0]["range"]["start"]["line"], 2,
        "{edit}"
    );
    assert_eq!(
        edit["changes"][&gym][0]["range"]["start"],
        json!({ "line": 0, "character": 6 })
    );
    client.open(&gym, "# open\nblock legs\n  squat 5x5\n");
    let params = json!({ "textDocument": { "uri": gym }, "position": { "line": 1, "character": 7 }, "newName": "lower" });
    let edit = client.request("textDocument/rename", params);
    assert_eq!(
        edit["changes"][&week][0]["range"]["start"]["line"], 2,
        "{edit}"
    );
    assert_eq!(edit["changes"][&gym][0]["range"]["start"]["line"], 1);
    client.end();
}
