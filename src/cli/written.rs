//! New files: whole or not there at all, and never over an old one.

use std::io::ErrorKind;
use std::path::Path;

use crate::cli::Failure;
use crate::unfinished::{self, folder_of};

/// Finds out whether a file can be new at a place, before anything is made for it.
pub(super) fn check_place(path: &Path) -> Result<(), Failure> {
    let folder = folder_of(path);
    if !folder.is_dir() {
        return Err(Failure::Input(format!(
            "{}: there is no folder called “{}”, so nothing was written; make the folder first, or \
             choose a name without “{}”",
            path.display(),
            folder.display(),
            std::path::MAIN_SEPARATOR,
        )));
    }
    if path.exists() {
        return Err(exists_already(path));
    }
    Ok(())
}

/// Writes a file that is not there yet: beside its place, and moved there once it is whole, since
/// half a scenario would be taken for a whole one.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    check_place(path)?;
    let written = unfinished::write(path, ".regiocast-unfinished-", bytes, false);
    written.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => exists_already(path),
        _ => Failure::Outside(format!("{} cannot be written: {error}", path.display())),
    })
}

/// A path as it is typed in a terminal: in quotation marks where it would fall apart.
pub(super) fn typed(path: &Path) -> String {
    let shown = path.display().to_string();
    if shown.contains(char::is_whitespace) {
        return format!("\"{shown}\"");
    }
    shown
}

fn exists_already(path: &Path) -> Failure {
    Failure::Input(format!(
        "{} exists already and was left alone; choose another name, or delete it first",
        path.display()
    ))
}
