//! `legc check FILE…`: everything that is wrong, in one run, and the fixes of it.

use std::collections::HashSet;
use std::io::{self, Write};
use std::path::PathBuf;

use super::format::{self, Format};
use super::project::{Routines, Then};
use super::{Failure, Outcome, baseline, complete, files, input, output, watch};
use crate::diagnostic::{Diagnostic, Level, Levels, Mended, Severity, Verdict, Wanted, mend};
use crate::plan::counted;
use crate::registry;
use crate::source::Source;
use crate::view::findings_json::{self, FileFindings};
use crate::view::findings_text::Renderer;
use crate::view::{findings_concise, findings_github, findings_junit, findings_sarif, harmless};

/// The most findings that are drawn unless more are asked for; for programs all are written.
pub(super) const MAX_SHOWN: usize = 200;

/// The formats of this command.
const FORMATS: &[Format] = &[
    Format::Text,
    Format::Concise,
    Format::Json,
    Format::Jsonl,
    Format::Sarif,
    Format::Github,
    Format::Junit,
];

/// Check routines and report everything that is wrong with them
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Routines to check, folders of them, or patterns such as 'weeks/**/*.leg'; `-` is standard input
    #[arg(required = true, value_name = "FILE", add = complete::routines())]
    files: Vec<PathBuf>,
    /// How to report
    #[arg(long, value_name = "FORMAT", value_parser = format::of(FORMATS), default_value = "text")]
    format: Format,
    /// Show at most so many findings, in the formats for people [default: 200 as text]
    #[arg(long, value_name = "N")]
    max: Option<usize>,
    #[command(flatten)]
    fixes: Fixes,
    /// Make findings errors, by name or group: all, warnings, advice, or a theme such as loads
    #[arg(long, value_name = "NAME", value_delimiter = ',', add = complete::findings())]
    deny: Vec<String>,
    /// Make findings warnings
    #[arg(long, value_name = "NAME", value_delimiter = ',', add = complete::findings())]
    warn: Vec<String>,
    /// Leave findings out; no error can be
    #[arg(long, value_name = "NAME", value_delimiter = ',', add = complete::findings())]
    allow: Vec<String>,
    /// Leave out the findings that a file lists, and say which of its entries are no longer needed
    #[arg(long, value_name = "LIST")]
    baseline: Option<PathBuf>,
    /// Write that list, of all that is found but errors
    #[arg(long, requires = "baseline", conflicts_with_all = ["fix", "diff", "watch"])]
    write_baseline: bool,
    /// Check again whenever a file changes, until interrupted
    #[arg(long, conflicts_with_all = ["fix", "diff"])]
    watch: bool,
}

impl Args {
    fn levels(&self) -> Result<Levels, Failure> {
        let all = [
            (Level::Deny, &self.deny),
            (Level::Warn, &self.warn),
            (Level::Allow, &self.allow),
        ];
        let asked: Vec<(Level, &str)> = all
            .into_iter()
            .flat_map(|(level, names)| names.iter().map(move |name| (level, name.trim())))
            .collect();
        if asked.is_empty() {
            return Ok(Levels::default());
        }
        Levels::new(&asked, &registry::rules()).map_err(Failure)
    }
}

/// What is to become of fixes.
#[derive(Debug, clap::Args)]
struct Fixes {
    /// Make the fixes that are sure, and report what is left
    #[arg(long)]
    fix: bool,
    /// With --fix or --diff: make the fixes that are not sure as well
    #[arg(long = "unsafe")]
    all: bool,
    /// Show what --fix would change, and write nothing
    #[arg(long)]
    diff: bool,
}

impl Fixes {
    fn wanted(&self) -> Option<(Wanted, Then)> {
        let wanted = if self.all { Wanted::All } else { Wanted::Safe };
        let then = if self.diff { Then::Show } else { Then::Write };
        (self.fix || self.diff).then_some((wanted, then))
    }
}

pub(super) fn run(args: &Args) -> Result<Outcome, Failure> {
    if !args.watch {
        return once(args).map(|(outcome, _)| outcome);
    }
    if args.files.iter().any(|file| input::is_stdin(file)) {
        return Err(Failure("standard input cannot be watched".to_owned()));
    }
    args.levels()?;
    watch::watch(&args.files, || once(args).map(|(_, read)| read))
}

/// One run; with how it ended come the files that were read.
fn once(args: &Args) -> Result<(Outcome, Vec<PathBuf>), Failure> {
    let fixes = args.fixes.wanted();
    if args.fixes.all && fixes.is_none() {
        let both = "`--unsafe` says which fixes: write `--fix --unsafe` or `--diff --unsafe`";
        return Err(Failure(both.to_owned()));
    }
    let named = files::named(&args.files)?;
    let mut routines = Routines::new(named, args.levels()?, fixes.is_some());
    let mut verdicts = routines.check()?;
    let mut mended = Mended::default();
    if let Some((wanted, then)) = fixes {
        mended = mend(&mut routines, &mut verdicts, wanted);
        routines.keep(&mended, then)?;
    }
    once_each(&mut verdicts);
    let parts = verdicts.iter().flat_map(|verdict| verdict.source.files());
    let read = parts.filter_map(|file| file.path.clone()).collect();
    let mut known = 0;
    if let Some(list) = &args.baseline {
        if args.write_baseline {
            return Ok((baseline::write(list, &verdicts)?, read));
        }
        known = baseline::leave_out(list, &mut verdicts)?;
    }
    // What `--diff` shows is for `patch` to read, and what is mended of standard input for the next.
    let shown = Shown {
        format: args.format,
        max: args.max,
        to_stderr: fixes.is_some() && args.files.iter().any(|file| input::is_stdin(file)),
    };
    let shows_change = fixes.is_some_and(|(_, then)| then == Then::Show);
    if !shows_change {
        shown.write(&verdicts)?;
    }
    if args.format.is_for_people() || shows_change {
        output::message(&summary(&verdicts, &mended, &shown, shows_change));
        if known > 0 {
            let known = counted(known, "finding");
            output::message(&format!("{known} left out by the baseline"));
        }
    }
    let clean = verdicts.iter().all(|verdict| verdict.found.is_empty());
    let outcome = if clean && !(shows_change && mended.made > 0) {
        Outcome::Clean
    } else {
        Outcome::Findings
    };
    Ok((outcome, read))
}

/// Leaves out of each routine what another has told already of a file that both import.
fn once_each(verdicts: &mut [Verdict]) {
    let mut told = HashSet::new();
    let several = verdicts.len() > 1;
    for Verdict { source, found } in verdicts.iter_mut().filter(|_| several) {
        found.retain(|found| {
            let Some(at) = found.primary().map(|label| label.place.span.start) else {
                return true;
            };
            let path = source.file_at(at).and_then(|file| file.path.clone());
            let offset = source.position(at).offset;
            path.is_none_or(|path| {
                told.insert((path, offset, found.rule.name, found.message.clone()))
            })
        });
    }
}

/// How findings are to be written, and where.
struct Shown {
    format: Format,
    max: Option<usize>,
    to_stderr: bool,
}

impl Shown {
    /// The most findings that are shown.
    fn limit(&self) -> usize {
        match (self.max, self.format) {
            (Some(max), format) if format.is_for_people() => max,
            (None, Format::Text) => MAX_SHOWN,
            _ => usize::MAX,
        }
    }

    fn write(&self, verdicts: &[Verdict]) -> Result<(), Failure> {
        let mut left = self.limit();
        let files: Vec<FileFindings<'_>> = verdicts
            .iter()
            .map(|Verdict { source, found }| {
                let many = found.len().min(left);
                left -= many;
                let found = found.get(..many).unwrap_or(found);
                FileFindings { source, found }
            })
            .collect();
        let colour = !self.to_stderr && output::stdout_has_colour();
        let write = |mut out: &mut dyn Write| match self.format {
            Format::Text => text(out, &files, colour),
            Format::Concise => files
                .iter()
                .try_for_each(|file| findings_concise::write(out, file)),
            Format::Json => findings_json::write(&mut out, &files),
            Format::Jsonl => findings_json::write_lines(&mut out, &files),
            Format::Sarif => findings_sarif::write(out, &files),
            Format::Github => findings_github::write(out, &files),
            Format::Junit => findings_junit::write(out, &files),
        };
        output::written(if self.to_stderr {
            write(&mut io::stderr().lock())
        } else {
            output::raw_to_stdout(write)
        })
    }
}

/// Whether nothing stands in a file but comments.
fn is_empty(source: &Source) -> bool {
    let text = source.text().trim_start_matches('\u{feff}');
    let mut lines = text.split(['\n', '\r']).map(str::trim_start);
    lines.all(|line| line.is_empty() || line.starts_with('#'))
}

fn text(out: &mut dyn Write, files: &[FileFindings<'_>], colour: bool) -> io::Result<()> {
    for file in files.iter().filter(|file| !file.found.is_empty()) {
        let renderer = Renderer::new(file.source, output::style(colour));
        for diagnostic in file.found {
            let mut drawn = String::new();
            renderer
                .write(&mut drawn, diagnostic)
                .map_err(io::Error::other)?;
            out.write_all(drawn.as_bytes())?;
        }
    }
    Ok(())
}

/// `routines/wheels.leg: clean`, `legs.leg: 3 fixed, 2 errors, 1 warning (1 can be fixed: --fix)`
fn summary(verdicts: &[Verdict], mended: &Mended, shown: &Shown, would: bool) -> String {
    let files = match verdicts {
        [only] => harmless(only.source.name()),
        many => format!("{} files", many.len()),
    };
    let all = || verdicts.iter().flat_map(|verdict| &verdict.found);
    let total = all().count();
    let fixed = (mended.made > 0).then(|| {
        let would = if would { "would be " } else { "" };
        format!("{} {would}fixed", mended.made)
    });
    if total == 0 {
        let clean = fixed.map_or_else(String::new, |fixed| format!("{fixed}, "));
        let empty = verdicts.iter().filter(|verdict| is_empty(&verdict.source));
        return match empty.count() {
            0 => format!("{files}: {clean}clean"),
            1 if verdicts.len() == 1 => format!("{files}: there is nothing in it to check"),
            empty => format!("{files}: {clean}clean, {empty} with nothing to check"),
        };
    }
    let count = |severity: Severity, what: &str| {
        let count = all().filter(|found| found.severity == severity).count();
        (count > 0).then(|| counted(count, what))
    };
    let advice = all()
        .filter(|found| found.severity == Severity::Advice)
        .count();
    let advice = match advice {
        0 => None,
        1 => Some("1 piece of advice".to_owned()),
        many => Some(format!("{many} pieces of advice")),
    };
    let counts: Vec<String> = fixed
        .into_iter()
        .chain(count(Severity::Error, "error"))
        .chain(count(Severity::Warning, "warning"))
        .chain(advice)
        .collect();
    let limit = shown.limit();
    let left_out = if total > limit && !would {
        format!(" (the first {limit} are shown; `--max {total}` shows all)")
    } else {
        String::new()
    };
    let can_be = |diagnostic: &&Diagnostic| diagnostic.fixes.iter().any(|fix| fix.safe);
    let fixable = match all().filter(can_be).count() {
        0 => String::new(),
        _ if mended.made > 0 => String::new(),
        many => format!(", {many} with a sure fix (`--fix`)"),
    };
    format!(
        "{files}: {}{fixable}{left_out}; `legc explain NAME` says more of each",
        counts.join(", ")
    )
}
