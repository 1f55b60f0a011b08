//! What the command line names: files, folders and patterns go in; files come out, each once.

use std::collections::HashSet;
use std::path::{Component, Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};
use ignore::WalkBuilder;

use super::Failure;
use crate::view::harmless;

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// Its path; `-` is standard input.
    pub(super) path: PathBuf,
    /// Whether it was named itself, and not come by in a folder or by a pattern.
    pub(super) itself: bool,
}

/// The files that `args` name, in that order; those of a folder or a pattern by path.
///
/// A folder stands for the `.leg` files in it and below it, but for hidden ones and those that
/// `.gitignore` or `.ignore` leave out; `*`, `?`, `[…]`, `{…}` and `**` are patterns where there is
/// no file of that name.
pub(super) fn named(args: &[PathBuf]) -> Result<Vec<Named>, Failure> {
    let mut all = Vec::new();
    let mut seen = HashSet::new();
    for arg in args {
        let found = if arg == Path::new("-") {
            vec![arg.clone()]
        } else if arg.is_dir() {
            let found = walk(arg, |path| path.extension().is_some_and(|ext| ext == "leg"))?;
            some(found, arg, "there is no `.leg` file in this folder")?
        } else if !arg.exists()
            && let Some(matcher) = pattern(arg)
        {
            some(matching(arg, &matcher)?, arg, "no file has such a name")?
        } else {
            let path = arg.clone();
            all.push(Named { path, itself: true });
            continue;
        };
        let itself = arg == Path::new("-");
        all.extend(found.into_iter().map(|path| Named { path, itself }));
    }
    // By whatever path, a file is read once.
    all.retain(|named| seen.insert(named.path.canonicalize().unwrap_or(named.path.clone())));
    Ok(all)
}

fn some(found: Vec<PathBuf>, arg: &Path, none: &str) -> Result<Vec<PathBuf>, Failure> {
    if found.is_empty() {
        let arg = harmless(&arg.to_string_lossy());
        return Err(Failure(format!("{arg}: {none}")));
    }
    Ok(found)
}

/// The files in a folder and below it that are `wanted`, by path.
fn walk(folder: &Path, wanted: impl Fn(&Path) -> bool) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    let walk = WalkBuilder::new(folder)
        .require_git(false)
        .sort_by_file_name(Ord::cmp)
        .build();
    for entry in walk {
        let entry = entry.map_err(|error| Failure(harmless(&error.to_string())))?;
        // A folder of such a name is none of them, and what a link leads to may be.
        if wanted(entry.path()) && entry.path().is_file() {
            found.push(entry.into_path());
        }
    }
    Ok(found)
}

fn is_pattern(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?', '[', '{'])
}

/// A path as a pattern, if it is one.
fn pattern(path: &Path) -> Option<GlobMatcher> {
    if !is_pattern(path) {
        return None;
    }
    let plain: PathBuf = path
        .components()
        .filter(|part| *part != Component::CurDir)
        .collect();
    let glob = GlobBuilder::new(&plain.to_string_lossy())
        .literal_separator(true)
        .build();
    Some(glob.ok()?.compile_matcher())
}

/// The files that a pattern names.
fn matching(pattern: &Path, matcher: &GlobMatcher) -> Result<Vec<PathBuf>, Failure> {
    let fixed: PathBuf = pattern
        .components()
        .take_while(|part| !is_pattern(part.as_os_str().as_ref()))
        .collect();
    let here = fixed.as_os_str().is_empty();
    let folder = if here {
        Path::new(".")
    } else {
        fixed.as_path()
    };
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let bare = |path: &Path| {
        path.strip_prefix(".")
            .map_or(path.to_owned(), Path::to_owned)
    };
    let found = walk(folder, |path| matcher.is_match(bare(path)))?;
    Ok(found.into_iter().map(|path| bare(&path)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn tree(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        folder
    }

    fn found(folder: &Path, args: &[&str]) -> Vec<String> {
        let args: Vec<PathBuf> = args.iter().map(|arg| folder.join(arg)).collect();
        let all = named(&args).unwrap_or_default();
        all.iter()
            .map(|named| {
                let path = named.path.strip_prefix(folder).unwrap();
                path.to_string_lossy().replace('\\', "/")
            })
            .collect()
    }

    #[test]
    fn a_folder_stands_for_its_routines_in_order() {
        let tree = tree(&[
            "b.leg",
            "a/z.leg",
            "a.leg",
            "note.txt",
            ".hid/x.leg",
            "a/y.leg/no",
        ]);
        assert_eq!(found(tree.path(), &["."]), ["a/z.leg", "a.leg", "b.leg"]);
        // What is named first comes first, and comes once.
        assert_eq!(
            found(tree.path(), &["b.leg", "."]),
            ["b.leg", "a/z.leg", "a.leg"]
        );
    }

    #[test]
    fn what_is_ignored_is_left_out_unless_it_is_named() {
        let tree = tree(&["a.leg", "old/b.leg", "c.leg", "d.leg"]);
        fs::write(tree.path().join(".gitignore"), "old/\n").unwrap();
        fs::write(tree.path().join(".ignore"), "c.leg\n").unwrap();
        assert_eq!(found(tree.path(), &["."]), ["a.leg", "d.leg"]);
        assert_eq!(found(tree.path(), &["c.leg"]), ["c.leg"]);
    }

    #[test]
    fn patterns_name_files() {
        let tree = tree(&[
            "a.leg",
            "b.leg",
            "x/a.leg",
            "x/y/a.leg",
            "x/note.txt",
            "s[1].leg",
        ]);
        assert_eq!(
            found(tree.path(), &["*.leg"]),
            ["a.leg", "b.leg", "s[1].leg"]
        );
        assert_eq!(
            found(tree.path(), &["**/a.leg"]),
            ["a.leg", "x/a.leg", "x/y/a.leg"]
        );
        assert_eq!(found(tree.path(), &["{b,x/a}.leg"]), ["b.leg", "x/a.leg"]);
        // A name with brackets is a name first.
        assert_eq!(found(tree.path(), &["s[1].leg"]), ["s[1].leg"]);
        assert_eq!(found(tree.path(), &["x/n*.leg"]), Vec::<String>::new());
    }
}
