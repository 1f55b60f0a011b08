//! Running the real binary: arguments and standard input go in; exit code and both streams come out.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How a run of `legc` ended.
pub struct Ran {
    /// The exit code.
    pub code: i32,
    /// Everything on standard output.
    pub stdout: Vec<u8>,
    /// Everything on standard error.
    pub stderr: String,
}

impl Ran {
    /// Standard output as text.
    #[track_caller]
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.stdout).expect("standard output is UTF-8")
    }
}

/// No run here takes a tenth of this; one that does will never end.
const TIME_LIMIT: Duration = Duration::from_secs(120);

/// Runs `legc` with `args`, giving it `stdin`.
#[track_caller]
pub fn legc(args: &[&str], stdin: impl Into<Vec<u8>>) -> Ran {
    let mut child = spawn(args);
    let (mut input, bytes) = (child.stdin.take().expect("piped"), stdin.into());
    // A child that ends before it has read everything closes the pipe: that is its right.
    let writing = thread::spawn(move || _ = input.write_all(&bytes));
    let stdout = collect(child.stdout.take().expect("piped"));
    let stderr = collect(child.stderr.take().expect("piped"));
    let deadline = Instant::now() + TIME_LIMIT;
    let status = loop {
        if let Some(status) = child.try_wait().expect("a child to wait for") {
            break status;
        }
        if Instant::now() > deadline {
            child.kill().expect("a child to end");
            panic!("`legc {}` does not end", args.join(" "));
        }
        thread::sleep(Duration::from_millis(2));
    };
    writing.join().expect("standard input to be written");
    let stderr = String::from_utf8_lossy(&stderr.join().expect("standard error")).into_owned();
    let code = status.code();
    Ran {
        code: code
            .unwrap_or_else(|| panic!("`legc {}` ended by {status}: {stderr}", args.join(" "))),
        stdout: stdout.join().expect("standard output"),
        stderr,
    }
}

/// Starts `legc` with `args`, all three streams piped.
pub fn spawn(args: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_legc"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("legc to start")
}

fn collect(mut from: impl Read + Send + 'static) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes).expect("a pipe to read");
        bytes
    })
}

/// A folder of this test's own, emptied.
pub fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder to write to");
    folder
}
