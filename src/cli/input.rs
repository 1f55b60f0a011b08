//! Reading files, and what the commands that plan one routine share.

use std::io::Read;
use std::path::{Path, PathBuf};

use super::asked::{DayAsked, WeeksAsked};
use super::{Failure, Outcome, complete, output};
use crate::check::check;
use crate::diagnostic::{Diagnostic, Findings, Severity};
use crate::disk::{Disk, root};
use crate::plan::{Memory, walk_with};
use crate::routine::{Day, Routine, Settings};
use crate::source::{self, FileId, Files, MAX_FILE, Source};
use crate::syntax;
use crate::view::harmless;

/// Whether `path` stands for standard input.
pub(super) fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// Reads a file, or standard input for `-`; bytes that are no text become findings.
pub(super) fn read(path: &Path) -> Result<(Source, Vec<Diagnostic>), Failure> {
    let (name, bytes) = read_bytes(path)?;
    Ok(source(path, name, bytes, &Disk))
}

/// What messages call a file.
pub(super) fn name(path: &Path) -> String {
    if is_stdin(path) {
        return "<stdin>".to_owned();
    }
    path.display().to_string()
}

/// The path that a routine is known by: standard input lies where the command runs.
pub(super) fn own(path: &Path) -> &Path {
    if is_stdin(path) {
        return Path::new("stdin");
    }
    path
}

/// Reads a file, or standard input for `-`: its name for messages and its bytes, one over the limit
/// on a file's size at the most.
pub(super) fn read_bytes(path: &Path) -> Result<(String, Vec<u8>), Failure> {
    let limit = MAX_FILE as u64 + 1;
    let mut bytes = Vec::new();
    let name = name(path);
    if is_stdin(path) {
        std::io::stdin()
            .lock()
            .take(limit)
            .read_to_end(&mut bytes)
            .map_err(|error| Failure(format!("standard input: {error}")))?;
        return Ok((name, bytes));
    }
    let fail = |error: std::io::Error| Failure(format!("{name}: {}", plain(&error)));
    let file = std::fs::File::open(path).map_err(fail)?;
    let size = file.metadata().map_err(fail)?;
    if size.is_dir() {
        return Err(Failure(format!("{name}: this is a folder; name a file")));
    }
    bytes.reserve_exact(usize::try_from(size.len().min(limit)).unwrap_or(0));
    file.take(limit).read_to_end(&mut bytes).map_err(fail)?;
    Ok((name, bytes))
}

/// A routine from the bytes of its file, with what it imports from `files`.
pub(super) fn source(
    path: &Path,
    name: String,
    bytes: Vec<u8>,
    files: &dyn Files,
) -> (Source, Vec<Diagnostic>) {
    let (mut source, mut problems) = Source::decode(name, bytes, FileId::ROUTINE);
    let own = own(path);
    problems.extend(source::load(&mut source, own, &root(own), files));
    (source, problems)
}

fn plain(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
        std::io::ErrorKind::PermissionDenied => "it may not be read".to_owned(),
        _ => error.to_string(),
    }
}

/// Resolves and checks a source, and gives `then` the routine with what was found.
pub(super) fn with_routine<T>(
    source: &Source,
    undecoded: Vec<Diagnostic>,
    then: impl FnOnce(&Routine<'_>, Vec<Diagnostic>) -> T,
) -> T {
    let mut findings = Findings::new();
    findings.extend(undecoded);
    let ast = syntax::parse_source(source, &mut findings);
    let (routine, found) = check(source, &ast, findings);
    then(&routine, found)
}

/// What `expand` and `volume` are told: which routine, and which plan of it is meant.
#[derive(Debug, clap::Args)]
pub(super) struct Choices {
    /// The routine; `-` is standard input
    #[arg(value_name = "FILE", add = complete::routines())]
    file: PathBuf,
    /// Only this day, by number or weekday, or one of its two trainings: "1 pm"; may be given again
    #[arg(long, value_name = "DAY", add = complete::days())]
    day: Vec<String>,
    /// Only these weeks: 3, 1-4; may be given again
    #[arg(long, value_name = "WEEKS", value_delimiter = ',', add = complete::weeks())]
    week: Vec<WeeksAsked>,
    /// Set an option of the routine: spotter=yes
    #[arg(long, value_name = "NAME=VALUE", add = complete::settings())]
    set: Vec<String>,
    #[command(flatten)]
    assume: Assume,
}

/// How the sessions of lines that progress are assumed to go.
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct Assume {
    /// How sessions go, for lines that progress by them: missed, squat=missed, or one after the
    /// other, squat=made,missed,8 (8 reps in the last set) [default: made]
    #[arg(long, value_name = "[LIFT=]RESULT,…")]
    assume: Vec<String>,
}

impl Assume {
    /// Tells `routine` of it, before anything is planned.
    fn tell(&self, routine: &Routine<'_>) -> Result<(), Failure> {
        routine.assumed.say(routine, &self.assume).map_err(Failure)
    }
}

impl Choices {
    /// All of a routine, with some options set.
    pub(super) const fn of(file: PathBuf, set: Vec<String>, assume: Assume) -> Self {
        Self {
            file,
            day: Vec::new(),
            week: Vec::new(),
            set,
            assume,
        }
    }

    /// Whether it is said how sessions are assumed to go.
    pub(super) const fn assumes(&self) -> bool {
        !self.assume.assume.is_empty()
    }

    /// The settings that are asked for.
    fn settings(&self, routine: &Routine<'_>) -> Result<Settings, Failure> {
        let own = Settings::defaults(&routine.options);
        self.set
            .iter()
            .try_fold(own, |settings, setting| {
                settings.with(&routine.options, setting)
            })
            .map_err(|error| Failure(error.to_string()))
    }

    /// The weeks and days that are asked for.
    fn choice(&self, routine: &Routine<'_>) -> Result<Choice, Failure> {
        let weeks = self.week.iter().map(|weeks| weeks.within(routine));
        let days = self.day.iter().map(|day| DayAsked::of(day, routine));
        let choice = Choice {
            weeks: weeks.collect::<Result<_, _>>()?,
            days: days.collect::<Result<_, _>>()?,
        };
        let settings = Settings::defaults(&routine.options);
        let days_of = |week| routine.days_of(settings.in_week(week));
        let all = 1..=routine.calendar.total();
        let mut weeks = all.filter(|week| choice.has_week(*week));
        let is_any = |week: u32| days_of(week).any(|day| choice.wants(week, day));
        if !choice.days.is_empty() && !weeks.clone().any(is_any) {
            let first = weeks.next().unwrap_or(1);
            let there: Vec<String> = days_of(first).map(Day::heading).collect();
            let there = match there.as_slice() {
                [] => "has no days".to_owned(),
                some => format!("has {}", some.join(", ")),
            };
            return Err(Failure(format!(
                "no week that is asked for has `--day {}`: week {first} {there}",
                self.day.join("`, `--day "),
            )));
        }
        Ok(choice)
    }
}

/// Gives `then` a routine that has a plan, with the settings and the days that are asked for. A plan that
/// breaks a requirement is told of, and shown all the same.
pub(super) fn planned(
    choices: &Choices,
    then: impl FnOnce(&Routine<'_>, Settings, &Choice) -> Result<(), Failure>,
) -> Result<Outcome, Failure> {
    let (source, undecoded) = read(&choices.file)?;
    with_routine(&source, undecoded, |routine, found| {
        let mut planned = Planned::of(&found);
        if planned != Planned::Not {
            // A slip on the command line is told before a page of findings, not after it.
            choices.settings(routine)?;
        }
        planned.tell(&source, &found)?;
        if planned == Planned::Not {
            return Ok(Outcome::Findings);
        }
        choices.assume.tell(routine)?;
        let settings = choices.settings(routine)?;
        if choices.assumes() {
            // What was checked is the plan in which every set is made.
            let mut found = Findings::new();
            let memory = &mut Memory::default();
            let tracks = walk_with(memory, routine, settings, |_, _| true, &mut found, |_| {});
            if let Some(lift) = routine.assumed.of_no_line(&tracks) {
                return Err(Failure(format!(
                    "no line of `{lift}` progresses by its sessions: there is nothing to assume of them"
                )));
            }
            let found = found.sorted();
            let assumed = Planned::of(&found);
            assumed.tell(&source, &found)?;
            if assumed == Planned::Not {
                return Ok(Outcome::Findings);
            }
            planned = planned.max(assumed);
        }
        then(routine, settings, &choices.choice(routine)?)?;
        Ok(match planned {
            Planned::Well => Outcome::Clean,
            _ => Outcome::Findings,
        })
    })
}

/// Tells people of a routine without a day, of which there is nothing to show.
pub(super) fn tell_of_no_day(routine: &Routine<'_>) {
    if routine.days.is_empty() {
        let name = harmless(routine.source.name());
        output::message(&format!("{name}: there is no day in it, and so no plan"));
    }
}

/// The weeks and days that are asked for; none for all of them.
pub(super) struct Choice {
    weeks: Vec<WeeksAsked>,
    days: Vec<DayAsked>,
}

impl Choice {
    /// Whether a day of a week is asked for.
    pub(super) fn wants(&self, week: u32, day: &Day<'_>) -> bool {
        self.has_week(week) && (self.days.is_empty() || self.days.iter().any(|asked| asked.is(day)))
    }

    /// Whether any of a week may be.
    fn has_week(&self, week: u32) -> bool {
        self.weeks.is_empty() || self.weeks.iter().any(|weeks| weeks.has(week))
    }

    /// Whether all of it is.
    pub(super) fn is_all(&self) -> bool {
        self.weeks.is_empty() && self.days.is_empty()
    }
}

/// Whether a routine has a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Planned {
    /// It has.
    Well,
    /// It has, and that breaks what the file requires.
    Broken,
    /// It has none: a line cannot be read, or cannot be planned.
    Not,
}

impl Planned {
    fn of(found: &[Diagnostic]) -> Self {
        if errors(found).any(|found| !found.rule.is_of_the_plan()) {
            return Self::Not;
        }
        match errors(found).next() {
            Some(_) => Self::Broken,
            None => Self::Well,
        }
    }

    /// Shows the errors.
    fn tell(self, source: &Source, found: &[Diagnostic]) -> Result<(), Failure> {
        if self == Self::Well {
            return Ok(());
        }
        let errors: Vec<&Diagnostic> = errors(found).collect();
        output::findings_to_stderr(source, &errors)?;
        let name = harmless(source.name());
        output::message(&match self {
            Self::Not => format!("{name}: no plan can be made of a routine with errors"),
            _ => format!("{name}: the plan is whole, and breaks what the routine requires"),
        });
        Ok(())
    }
}

fn errors(found: &[Diagnostic]) -> impl Iterator<Item = &Diagnostic> {
    let is_error = |found: &&Diagnostic| found.rule.severity == Severity::Error;
    found.iter().filter(is_error)
}
