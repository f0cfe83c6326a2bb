//! The folders above a draft, made where they are missing.

use std::fs;
use std::path::{Path, PathBuf};

use crate::report::error::ReportError;

/// The folders that were made for a draft, innermost first. Dropped, those that nothing came into
/// are removed again: a run that is refused leaves no trace.
#[derive(Debug)]
pub(super) struct Parents(Vec<PathBuf>);

impl Parents {
    /// Creates a folder and those above it.
    pub(super) fn create(folder: &Path) -> Result<Self, ReportError> {
        let missing = folder.ancestors().take_while(|above| !above.exists());
        let made = Self(missing.map(Path::to_owned).collect());
        fs::create_dir_all(folder).map_err(|error| {
            let in_the_way = folder.ancestors().find(|above| above.is_file());
            match in_the_way {
                Some(file) => ReportError::NotADirectory {
                    path: file.to_owned(),
                },
                None => ReportError::at(folder, error),
            }
        })?;
        Ok(made)
    }
}

impl Drop for Parents {
    fn drop(&mut self) {
        for folder in &self.0 {
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
    }
}
