//! What changes in a file, as a unified diff: the text before and the text after go in.

use std::io;
use std::time::Duration;

use anstyle::{AnsiColor, Style};
use similar::{ChangeTag, TextDiff};

use super::harmless;
use super::page::{HEADING, PLAIN};

/// How long the fewest changed lines are looked for; after that, some more will do.
const PATIENCE: Duration = Duration::from_secs(2);

/// Writes what differs between `old` and `new`, the texts of the file called `name`, with three
/// lines around each change; nothing where they are equal.
///
/// With `colour` it is for a terminal, and what could disturb one is escaped. Without, it is what
/// `patch` and `git apply` read, byte for byte.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(
    out: &mut dyn io::Write,
    name: &str,
    old: &[u8],
    new: &[u8],
    colour: bool,
) -> io::Result<()> {
    let (old, new) = (lines(old), lines(new));
    let diff = TextDiff::configure()
        .timeout(PATIENCE)
        .diff_slices(&old, &new);
    let hunks = diff.unified_diff();
    let mut line = |style: Style, sign: &str, text: &[u8]| {
        let (text, end) = text
            .strip_suffix(b"\n")
            .map_or((text, ""), |text| (text, "\n"));
        let shown = colour.then(|| harmless(&String::from_utf8_lossy(text)));
        match shown {
            None => {
                out.write_all(sign.as_bytes())?;
                out.write_all(text)?;
            }
            Some(text) if style == PLAIN => write!(out, "{sign}{text}")?,
            Some(text) => write!(out, "{style}{sign}{text}{style:#}")?,
        }
        out.write_all(end.as_bytes())?;
        if end.is_empty() {
            write!(out, "\n\\ No newline at end of file\n")?;
        }
        Ok::<(), io::Error>(())
    };
    let mut is_first = true;
    for hunk in hunks.iter_hunks() {
        if std::mem::take(&mut is_first) {
            let name = format!("{}\n", harmless(name));
            line(HEADING, "--- ", name.as_bytes())?;
            line(HEADING, "+++ ", name.as_bytes())?;
        }
        line(
            AnsiColor::Cyan.on_default(),
            "",
            format!("{}\n", hunk.header()).as_bytes(),
        )?;
        for change in hunk.iter_changes() {
            let (style, sign) = match change.tag() {
                ChangeTag::Delete => (AnsiColor::Red.on_default(), "-"),
                ChangeTag::Insert => (AnsiColor::Green.on_default(), "+"),
                ChangeTag::Equal => (PLAIN, " "),
            };
            line(style, sign, change.value())?;
        }
    }
    Ok(())
}

/// The lines of a text with their ends, as `patch` counts them.
fn lines(text: &[u8]) -> Vec<&[u8]> {
    text.split_inclusive(|byte| *byte == b'\n').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patch(old: &str, new: &str, colour: bool) -> String {
        let mut out = Vec::new();
        write(&mut out, "a.leg", old.as_bytes(), new.as_bytes(), colour).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_patch_is_one_that_others_read() {
        assert_eq!(patch("a\nb\n", "a\nb\n", false), "");
        assert_eq!(
            patch("a\nb\r\nc", "a\nB\r\nc\n", false),
            "--- a.leg\n+++ a.leg\n@@ -1,3 +1,3 @@\n a\n-b\r\n-c\n\\ No newline at end of file\n+B\r\n+c\n"
        );
    }

    #[test]
    fn a_terminal_is_not_disturbed() {
        let shown = patch("# \u{1b}]0;x\n", "#\n", true);
        assert!(shown.contains("# \\u{1b}]0;x"), "{shown}");
    }
}
