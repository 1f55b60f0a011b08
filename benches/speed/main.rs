//! The project's speed, as ratios against something run beside it. `docs/speed.md` says how to read them.
//!
//! `cargo bench` measures all. `cargo bench --bench speed -- generate BYTES` prints a routine to
//! measure by other means.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a benchmark prints, and stops where it cannot go on"
)]

mod generate;

use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use leg::diagnostic::Findings;
use leg::routine::{self, Settings};
use leg::source::{FileId, Source};
use leg::view::plan_json;
use leg::{lint, syntax, volume};

const LEGC: &str = env!("CARGO_BIN_EXE_legc");

fn main() {
    let mut args = std::env::args().skip(1).filter(|arg| arg != "--bench");
    match args.next().as_deref() {
        Some("generate") => {
            let bytes = args
                .next()
                .and_then(|bytes| bytes.parse().ok())
                .unwrap_or(10_000_000);
            print!("{}", generate::routine(bytes));
            return;
        }
        Some("peak") => {
            print_peak(&args.next().unwrap_or_default());
            return;
        }
        _ => {}
    }
    start_up();
    check();
    expand();
    volume_by_the_line();
}

/// The median time of `runs` runs.
fn median(runs: usize, mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[runs / 2]
}

/// The medians of two things run in turn, so that a machine that slows down slows both.
fn beside(runs: usize, mut one: impl FnMut(), mut other: impl FnMut()) -> (Duration, Duration) {
    let mut times: (Vec<Duration>, Vec<Duration>) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        times.0.push(median(1, &mut one));
        times.1.push(median(1, &mut other));
    }
    times.0.sort_unstable();
    times.1.sort_unstable();
    (times.0[runs / 2], times.1[runs / 2])
}

fn report(what: &str, measured: f64, bound: &str) {
    println!("{what:<64} {measured:>9.2}   {bound}");
}

fn spawn(program: &str, args: &[&str]) {
    let status = Command::new(program)
        .args(args)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    black_box(status.expect("the program runs"));
}

fn start_up() {
    let wheels = concat!(env!("CARGO_MANIFEST_DIR"), "/routines/wheels.leg");
    let (check, version) = beside(
        400,
        || spawn(LEGC, &["check", wheels]),
        || spawn(LEGC, &["--version"]),
    );
    report(
        "check wheels.leg / legc --version, whole processes",
        check.as_secs_f64() / version.as_secs_f64(),
        "at most 1.5",
    );
}

fn check_text(source: &Source) -> usize {
    let mut findings = Findings::new();
    let ast = syntax::parse(source.text(), FileId::ROUTINE, &mut findings);
    let routine = routine::resolve(source, &ast, &mut findings);
    lint::check(&routine, &mut findings);
    findings.len()
}

fn check() {
    let text = generate::routine(10_000_000);
    let mib = text.len() as f64 / 1e6;
    let big = Source::new("big.leg", text);
    let small = Source::new("small.leg", generate::routine(1_000_000));
    assert_eq!(check_text(&big), 0, "what is measured is clean");
    let (lex, checked) = beside(
        7,
        || _ = black_box(syntax::count_tokens(big.text())),
        || _ = black_box(check_text(&big)),
    );
    report(
        "check speed / the grammar's bare speed, 10 MB",
        lex.as_secs_f64() / checked.as_secs_f64(),
        "at least 0.40",
    );
    report(
        "  the grammar's bare speed, MB/s",
        mib / lex.as_secs_f64(),
        "",
    );
    report("  check, MB/s", mib / checked.as_secs_f64(), "");
    let (ten, one) = beside(
        7,
        || _ = black_box(check_text(&big)),
        || _ = black_box(check_text(&small)),
    );
    report(
        "check 10 MB / check 1 MB",
        ten.as_secs_f64() / one.as_secs_f64(),
        "at most 12",
    );

    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let routine = folder.join("big.leg");
    fs::write(&routine, big.text()).expect("the temporary folder can be written to");
    report(
        "check's peak memory / the source's size",
        peak_memory(&routine) / big.text().len() as f64,
        "at most 4",
    );
    let json = folder.join("big.json");
    fs::write(&json, json_like(big.text().len())).expect("the temporary folder can be written to");
    let journal = folder.join("big.journal");
    fs::write(&journal, journal_like(big.text().len()))
        .expect("the temporary folder can be written to");
    let path = |path: &Path| path.to_string_lossy().into_owned();
    peer("jq .", "jq", &[".", &path(&json)], &path(&routine));
    peer(
        "ledger bal",
        "ledger",
        &["-f", &path(&journal), "bal"],
        &path(&routine),
    );
}

/// A peer's time over ours, on as many bytes of its own language, as whole processes.
fn peer(name: &str, program: &str, args: &[&str], routine: &str) {
    let there = Command::new(program)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    if there.is_err() {
        println!("{name:<64} {:>9}   not installed", "-");
        return;
    }
    let (theirs, ours) = beside(
        3,
        || spawn(program, args),
        || spawn(LEGC, &["check", routine]),
    );
    report(
        &format!("{name} / check, as many bytes, whole processes"),
        theirs.as_secs_f64() / ours.as_secs_f64(),
        "above 1",
    );
}

/// JSON of plans, one after the other in a list.
fn json_like(bytes: usize) -> String {
    let mut text = String::from("[");
    let mut at = 0;
    while text.len() < bytes {
        if at > 0 {
            text.push(',');
        }
        let _ = writeln!(
            text,
            "{{\"exercise\":\"squat\",\"set\":{at},\"reps\":{{\"min\":8,\"max\":12}},\"load\":{{\"value\":{}.5,\"unit\":\"kg\"}}}}",
            at % 200
        );
        at += 1;
    }
    text.push(']');
    text
}

/// Entries of a journal.
fn journal_like(bytes: usize) -> String {
    let mut text = String::new();
    let mut at = 0;
    while text.len() < bytes {
        let _ = write!(
            text,
            "2026/01/{:02} Gym\n    Expenses:Training:Part{}     $ {}.50\n    Assets:Cash\n\n",
            at % 28 + 1,
            at % 50,
            at % 90 + 1
        );
        at += 1;
    }
    text
}

/// The most memory that a process of its own takes to check a file, in bytes.
fn peak_memory(routine: &Path) -> f64 {
    let own = std::env::current_exe().expect("a benchmark is a file");
    let output = Command::new(own)
        .arg("peak")
        .arg(routine)
        .output()
        .expect("the benchmark runs itself");
    String::from_utf8_lossy(&output.stdout)
        .trim()
        .parse()
        .unwrap_or(f64::NAN)
}

/// What [`peak_memory`] runs: checks a file as `legc` does, and prints the peak that the system saw.
fn print_peak(path: &str) {
    let bytes = fs::read(path).expect("the file can be read");
    let (source, _) = Source::decode(path, bytes, FileId::ROUTINE);
    black_box(check_text(&source));
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kib = status.lines().find_map(|line| {
        line.strip_prefix("VmHWM:")?
            .split_whitespace()
            .next()?
            .parse::<f64>()
            .ok()
    });
    println!("{}", kib.map_or(f64::NAN, |kib| kib * 1024.0));
}

fn expand() {
    let source = Source::new(
        "many.leg",
        "units lb\nday 2\n  leg_press 1000000x6 drop[700, 600, 500, 400] rest[90s]\n",
    );
    let mut findings = Findings::new();
    let ast = syntax::parse(source.text(), FileId::ROUTINE, &mut findings);
    let routine = routine::resolve(&source, &ast, &mut findings);
    let mut once = Vec::new();
    plan_json::write_lines(&mut once, &routine, Settings::default(), |_, _| true)
        .expect("memory can be written to");
    let row: serde_json::Value = once
        .split(|byte| *byte == b'\n')
        .next()
        .and_then(|line| serde_json::from_slice(line).ok())
        .expect("a row");
    let row = Row::from(&row);
    let rows = 1_000_000_u64;
    let (streamed, one_by_one) = beside(
        5,
        || {
            let mut out = std::io::BufWriter::with_capacity(64 * 1024, std::io::sink());
            plan_json::write_lines(&mut out, &routine, Settings::default(), |_, _| true)
                .expect("a sink takes all");
        },
        || {
            let mut out = std::io::BufWriter::with_capacity(64 * 1024, std::io::sink());
            for set in 0..rows {
                serde_json::to_writer(&mut out, &Row { set, ..row.clone() })
                    .expect("a sink takes all");
                std::io::Write::write_all(&mut out, b"\n").expect("a sink takes all");
            }
        },
    );
    report(
        "serde_json one by one / expand --format jsonl, 1 million sets",
        one_by_one.as_secs_f64() / streamed.as_secs_f64(),
        "at least 5",
    );
    report(
        "  million sets a second",
        rows as f64 / streamed.as_secs_f64() / 1e6,
        "",
    );
}

/// A row of the stream as plain data that `serde_json` writes.
#[derive(Clone, serde::Serialize)]
struct Row {
    set: u64,
    week: u64,
    day: u64,
    entry: u64,
    exercise: &'static str,
    title: &'static str,
    kind: &'static str,
    segments: [Segment; 4],
    rest_seconds: u64,
}

#[derive(Clone, Copy, serde::Serialize)]
struct Segment {
    reps: Reps,
    load: Load,
    technique: Option<&'static str>,
}

#[derive(Clone, Copy, serde::Serialize)]
struct Reps {
    min: u64,
    max: u64,
}

#[derive(Clone, Copy, serde::Serialize)]
struct Load {
    value: u64,
    unit: &'static str,
}

impl Row {
    /// The same figures as `row`, which is the stream's own first one.
    fn from(row: &serde_json::Value) -> Self {
        let number = |value: &serde_json::Value| value.as_u64().expect("a whole number");
        let segment = |at: usize| {
            let segment = &row["segments"][at];
            Segment {
                reps: Reps {
                    min: number(&segment["reps"]["min"]),
                    max: number(&segment["reps"]["max"]),
                },
                load: Load {
                    value: number(&segment["load"]["value"]),
                    unit: "lb",
                },
                technique: (at > 0).then_some("drop"),
            }
        };
        Self {
            set: number(&row["set"]),
            week: number(&row["week"]),
            day: number(&row["day"]),
            entry: number(&row["entry"]),
            exercise: "leg_press",
            title: "Leg press",
            kind: "work",
            segments: [segment(0), segment(1), segment(2), segment(3)],
            rest_seconds: number(&row["rest_seconds"]),
        }
    }
}

fn volume_by_the_line() {
    let lines = |sets: u32| {
        let line = format!("  leg_press {sets}x6 drop[700, 600, 500, 400] rest[90s]\n");
        format!("units lb\nday 2\n{}", line.repeat(20_000))
    };
    let add_up = |text: &str| {
        let source = Source::new("lines.leg", text);
        let mut findings = Findings::new();
        let ast = syntax::parse(source.text(), FileId::ROUTINE, &mut findings);
        let routine = routine::resolve(&source, &ast, &mut findings);
        black_box(volume::volume(
            &routine,
            Settings::default(),
            |_, _| true,
            &mut findings,
        ));
    };
    let (one, million) = (lines(1), lines(1_000_000));
    let (few, many) = beside(7, || add_up(&one), || add_up(&million));
    report(
        "volume of 1,000,000 sets a line / of 1 set a line",
        many.as_secs_f64() / few.as_secs_f64(),
        "about 1",
    );
}
