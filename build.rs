//! Indexes the standard library: where each declaration stands in its text, by the names that it
//! answers to, and the pieces of its lines. So that a run parses what it uses and nothing else,
//! and starts at once.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a build that cannot go on stops"
)]

extern crate alloc;

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

#[allow(dead_code, reason = "the library is what uses the rest")]
#[path = "src/source/place.rs"]
mod place;

mod source {
    pub use super::place::Span;
}

#[allow(dead_code, reason = "the library is what uses the rest")]
#[path = "src/syntax/lexeme.rs"]
mod lexeme;

const FILES: [&str; 4] = ["muscles", "legs", "body", "gear"];

/// A declaration: its keyword, its names, its first byte, the end of what its head line says but
/// for its other names, the first byte below that line, its end.
struct Declaration<'t> {
    keyword: &'t str,
    names: Vec<&'t str>,
    start: usize,
    head: usize,
    below: usize,
    end: usize,
}

fn main() {
    let mut text = String::new();
    for file in FILES {
        let path = format!("src/library/std/{file}.leg");
        println!("cargo::rerun-if-changed={path}");
        text.push_str(
            &fs::read_to_string(path).expect("the standard library is part of the package"),
        );
    }
    let declarations = scan(&text);
    let mut code =
        String::from("// Where each declaration stands, with the name that it answers to.\n");
    for (keyword, table) in [
        ("exercise", "EXERCISES"),
        ("muscle", "MUSCLES"),
        ("gear", "GEAR"),
    ] {
        let of_kind = || {
            declarations
                .iter()
                .filter(|declaration| declaration.keyword == keyword)
        };
        let mut rows: Vec<(&str, &Declaration<'_>)> = of_kind()
            .flat_map(|d| d.names.iter().map(move |name| (*name, d)))
            .collect();
        rows.sort_by_key(|(name, d)| (*name, d.start));
        write_table(&mut code, &text, table, rows.into_iter());
        write_table(
            &mut code,
            &text,
            &format!("{table}_IN_ORDER"),
            of_kind().filter_map(|d| d.names.first().map(|name| (*name, d))),
        );
    }
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=grammar/leg.pest");
    println!("cargo::rerun-if-changed=src/syntax/lexeme.rs");
    write_pieces(&mut code, &text);
    let out = env::var("OUT_DIR").expect("cargo says where to write");
    let out = Path::new(&out);
    fs::write(out.join("library.leg"), &text).expect("the output folder can be written to");
    fs::write(out.join("library_index.rs"), code).expect("the output folder can be written to");
}

fn write_table<'t>(
    code: &mut String,
    text: &str,
    name: &str,
    rows: impl Iterator<Item = (&'t str, &'t Declaration<'t>)>,
) {
    let _ = writeln!(code, "pub(in super::super) static {name}: &[Row] = &[");
    for (name, d) in rows {
        // Names are places of the text too: pointers would have to be relocated at every start.
        let at = name.as_ptr() as usize - text.as_ptr() as usize;
        let _ = writeln!(
            code,
            "    Row {{ name: ({at}, {}), start: {}, head: {}, below: {}, end: {} }}, // {name}",
            at + name.len(),
            d.start,
            d.head,
            d.below,
            d.end
        );
    }
    code.push_str("];\n");
}

/// Every piece of every line, as the grammar has them.
fn write_pieces(code: &mut String, text: &str) {
    code.push_str("pub(in super::super) static PIECES: &[Lexeme] = &[\n");
    lexeme::read(text, 0, |event| {
        let lexeme::Event::Line(line) = event else {
            return;
        };
        for piece in line {
            let (kind, span) = (piece.kind, piece.span);
            let _ = writeln!(code, "    p(Kind::{kind:?}, {}, {}),", span.start, span.end);
        }
    });
    code.push_str("];\n");
}

/// A declaration opens in the first column and runs to the next one.
fn scan(text: &str) -> Vec<Declaration<'_>> {
    let mut found: Vec<Declaration<'_>> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        if line.starts_with(|c: char| c.is_ascii_lowercase()) {
            let mut words = line.split_ascii_whitespace();
            let keyword = words.next().unwrap_or_default();
            let also = line
                .split_once("aka[")
                .and_then(|(_, rest)| rest.split_once(']'))
                .map_or("", |(names, _)| names);
            let names = words.next().into_iter().chain(
                also.split(',')
                    .map(str::trim)
                    .filter(|name| !name.is_empty()),
            );
            // The other names come last on the line, and the index has them: no need to parse them.
            let head = line.find(" aka[").map_or(end, |at| start + at);
            assert!(
                head == end
                    || line.trim_end().ends_with(']')
                        && line.matches('[').count()
                            == line[..head - start].matches('[').count() + 1,
                "`aka` comes last: {line}"
            );
            found.push(Declaration {
                keyword,
                names: names.collect(),
                start,
                head,
                below: end,
                end,
            });
        } else if let Some(open) = found.last_mut() {
            open.end = end;
        }
        start = end;
    }
    found
}
