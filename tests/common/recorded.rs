//! A page that is kept to be read: what a test makes of it goes in, and has to be what is recorded.

use std::fs;
use std::path::Path;

/// Fails where `page` is not what `file`, a path within the project, holds; with `UPDATE_GOLDEN` it is
/// written anew.
#[track_caller]
pub fn is_as_recorded(file: &str, page: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, page).expect("the page to be written");
    }
    let recorded = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        recorded == page,
        "{file} is not what it was; UPDATE_GOLDEN=1 writes it anew"
    );
}
