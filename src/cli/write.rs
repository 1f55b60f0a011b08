//! Writing files: a text goes in; the file has all of it or, whatever happens, what it had before.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read, Seek, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use super::Failure;
use crate::view::harmless;

/// Puts `text` into the file at `path`, which holds `was`; a file that is not there is made where
/// `was` is none.
///
/// The text is written beside the file, brought to the disk and renamed over it: at every moment
/// the file is the old one or the new one, whole. Mode, owner and group stay; a symbolic link is
/// followed and stays a link. Only a file with several names (hard links), which a rename would part,
/// is written in place; until that is done, the new text lies whole beside it.
///
/// # Errors
/// Where the file has changed since it was read, may not be written, is no plain file, or where
/// there is no room. The file is then as it was.
pub(super) fn write(path: &Path, was: Option<&[u8]>, text: &[u8]) -> Result<(), Failure> {
    replace(path, was, text).map_err(|error| {
        let reason = match error.kind() {
            io::ErrorKind::NotFound => "there is no such file".to_owned(),
            io::ErrorKind::PermissionDenied => "it may not be written".to_owned(),
            io::ErrorKind::StorageFull => "the disk is full".to_owned(),
            _ => error.to_string(),
        };
        Failure(format!("{}: {reason}", harmless(&path.to_string_lossy())))
    })
}

fn replace(path: &Path, was: Option<&[u8]>, text: &[u8]) -> io::Result<()> {
    let target = match path.canonicalize() {
        Err(error) if error.kind() == io::ErrorKind::NotFound && was.is_none() => path.to_owned(),
        resolved => resolved?,
    };
    let folder = match target.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    // Before it is opened: a pipe would wait for someone to read.
    let known = match fs::metadata(&target) {
        Ok(known) if !known.is_file() => return Err(io::Error::other("it is no plain file")),
        Ok(known) => Some(known),
        Err(error) if error.kind() == io::ErrorKind::NotFound && was.is_none() => None,
        Err(error) => return Err(error),
    };
    // A file that may not be written could still be renamed over.
    let mut file = known
        .is_some()
        .then(|| {
            OpenOptions::new()
                .read(was.is_some())
                .write(true)
                .open(&target)
        })
        .transpose()?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".legc-").suffix(".tmp");
    if known.is_none() {
        share(&mut builder);
    }
    let mut beside = builder.tempfile_in(folder)?;
    beside.write_all(text)?;
    if let Some(known) = &known {
        keep(known, beside.as_file())?;
    }
    beside.as_file().sync_all()?;
    if let (Some(file), Some(was)) = (&mut file, was)
        && !holds(file, was)?
    {
        return Err(io::Error::other("it has changed since it was read"));
    }
    match (file, known) {
        (Some(file), Some(known)) if names(&known) > 1 => in_place(file, text, beside),
        _ => {
            beside.persist(&target).map_err(|error| error.error)?;
            sync_folder(folder)
        }
    }
}

/// Whether `file` holds `was`, and nothing else.
fn holds(file: &mut File, was: &[u8]) -> io::Result<bool> {
    let mut now = Vec::with_capacity(was.len() + 1);
    file.take(was.len() as u64 + 1).read_to_end(&mut now)?;
    Ok(now == was)
}

/// Overwrites a file that has other names; where that is cut short, `beside` stays.
fn in_place(mut file: File, text: &[u8], beside: NamedTempFile) -> io::Result<()> {
    let (_, beside) = beside.keep().map_err(|error| error.error)?;
    file.rewind()?;
    file.write_all(text)?;
    file.set_len(text.len() as u64)?;
    file.sync_all()?;
    fs::remove_file(beside)
}

/// Gives `file` the mode and the owner of the one that it takes the place of.
#[cfg(unix)]
fn keep(known: &Metadata, file: &File) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};

    let own = file.metadata()?;
    if (own.uid(), own.gid()) != (known.uid(), known.gid()) {
        fchown(file, Some(known.uid()), Some(known.gid()))
            .map_err(|_| io::Error::other("its owner and group could not be kept"))?;
    }
    // After the owner: a change of owner takes special modes away.
    file.set_permissions(known.permissions())
}

/// Gives `file` the mode of the one that it takes the place of.
#[cfg(not(unix))]
fn keep(known: &Metadata, file: &File) -> io::Result<()> {
    file.set_permissions(known.permissions())
}

/// Lets a new file have the mode that any new file has: a temporary one is private.
#[cfg(unix)]
fn share(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;

    builder.permissions(fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn share(_: &mut tempfile::Builder<'_, '_>) {}

/// By how many names a file is known.
#[cfg(unix)]
fn names(known: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(known)
}

#[cfg(not(unix))]
fn names(_: &Metadata) -> u64 {
    1
}

/// Brings a rename to the disk. Not every system lets a folder be opened, and the file is whole either way.
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder).map_or(Ok(()), |folder| folder.sync_all().or(Ok(())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    fn folder_with(name: &str, text: &str) -> (TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        (folder, path)
    }

    /// What a failed write says.
    fn refused(path: &Path, was: Option<&[u8]>) -> String {
        write(path, was, b"new")
            .err()
            .map_or_else(String::new, |Failure(message)| message)
    }

    fn listed(folder: &TempDir) -> usize {
        fs::read_dir(folder.path()).unwrap().count()
    }

    #[test]
    fn a_file_is_replaced_and_nothing_is_left_beside_it() {
        let (folder, path) = folder_with("a.leg", "old");
        assert!(write(&path, Some(b"old"), b"new\r\n").is_ok());
        assert_eq!(fs::read(&path).unwrap(), b"new\r\n");
        assert_eq!(listed(&folder), 1);
    }

    #[test]
    fn a_new_file_is_made_only_where_none_was_read() {
        let (folder, path) = folder_with("a.leg", "old");
        let new = path.with_file_name("b.leg");
        assert!(refused(&new, Some(b"")).ends_with("b.leg: there is no such file"));
        assert!(write(&new, None, b"new").is_ok());
        assert_eq!(
            (fs::read(&new).unwrap(), listed(&folder)),
            (b"new".to_vec(), 2)
        );
    }

    #[test]
    fn a_file_that_has_changed_since_is_left_alone() {
        for (now, was) in [("other", "old"), ("old and more", "old"), ("ol", "old")] {
            let (folder, path) = folder_with("a.leg", now);
            let message = refused(&path, Some(was.as_bytes()));
            assert!(
                message.ends_with("it has changed since it was read"),
                "{message}"
            );
            assert_eq!(
                (fs::read_to_string(&path).unwrap(), listed(&folder)),
                (now.to_owned(), 1)
            );
        }
    }

    #[test]
    fn a_folder_is_no_file() {
        let (folder, _) = folder_with("a.leg", "old");
        assert!(refused(folder.path(), None).ends_with("it is no plain file"));
    }

    #[cfg(unix)]
    mod on_unix {
        use super::*;
        use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

        #[test]
        fn the_mode_stays() {
            for mode in [0o600, 0o644, 0o755, 0o664] {
                let (_folder, path) = folder_with("a.leg", "old");
                fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
                assert!(write(&path, Some(b"old"), b"new").is_ok());
                assert_eq!(
                    fs::metadata(&path).unwrap().permissions().mode() & 0o777,
                    mode
                );
            }
        }

        #[test]
        fn a_link_stays_and_what_it_leads_to_is_written() {
            let (folder, path) = folder_with("a.leg", "old");
            let elsewhere = folder.path().join("links");
            fs::create_dir(&elsewhere).unwrap();
            let (link, second) = (elsewhere.join("b.leg"), elsewhere.join("c.leg"));
            symlink("../a.leg", &link).unwrap();
            symlink("b.leg", &second).unwrap();
            assert!(write(&second, Some(b"old"), b"new").is_ok());
            assert_eq!(fs::read(&path).unwrap(), b"new");
            for link in [link, second] {
                assert!(fs::symlink_metadata(link).unwrap().is_symlink());
            }
        }

        #[test]
        fn a_file_of_two_names_keeps_both() {
            for text in ["longer than it was", "s"] {
                let (folder, path) = folder_with("a.leg", "old text");
                let other = folder.path().join("b.leg");
                fs::hard_link(&path, &other).unwrap();
                assert!(write(&path, Some(b"old text"), text.as_bytes()).is_ok());
                assert_eq!(fs::read_to_string(&other).unwrap(), text);
                let inode = |path: &Path| fs::metadata(path).unwrap().ino();
                assert_eq!(inode(&path), inode(&other));
                assert_eq!(listed(&folder), 2);
            }
        }

        #[test]
        fn a_pipe_is_not_waited_for() {
            assert!(refused(Path::new("/dev/null"), None).ends_with("it is no plain file"));
        }
    }
}
