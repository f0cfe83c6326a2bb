//! What can go wrong when an output folder is written, and what to do about it.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Why an output folder was not written. What was there before is still there.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// Writing is not allowed.
    #[error(
        "{}: not allowed to write here; choose another output folder, or ask its owner for \
         permission (a file that is open in another program can be the cause, too)",
        path.display()
    )]
    PermissionDenied {
        /// Where.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The disk is full, or a quota is used up.
    #[error(
        "{}: the disk is full; free some space or choose an output folder on another disk (with \
         --save-draws, draws take the most)",
        path.display()
    )]
    DiskFull {
        /// Where.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file stands where a folder is needed.
    #[error("{}: this is a file, not a folder; name another output folder", path.display())]
    NotADirectory {
        /// The file.
        path: PathBuf,
    },
    /// The folder holds something else.
    #[error(
        "{}: this folder is not empty and was not written by regiocast (its run.toml is missing or \
         is another program's), so it is not replaced; name another output folder, or empty this one",
        path.display()
    )]
    NotOurs {
        /// The folder.
        path: PathBuf,
    },
    /// The folder holds a run, and a pack is to be written there.
    #[error(
        "{}: this is the folder of a run, a comparison or an explanation; a pack is not written over it: name \
         another folder with --out",
        path.display()
    )]
    NoPack {
        /// The folder.
        path: PathBuf,
    },
    /// The folder holds a file that a person put there.
    #[error(
        "{}: this run would replace the folder, which also holds {file}; no such run has written \
         that, so move it elsewhere, or name another output folder with --out",
        path.display()
    )]
    Strange {
        /// The folder.
        path: PathBuf,
        /// The first such file.
        file: String,
    },
    /// The path names no folder that could be replaced.
    #[error("{}: this names no folder; write something like outputs/my-scenario", path.display())]
    Unnamed {
        /// The path.
        path: PathBuf,
    },
    /// A file's place in the folder leads out of it.
    #[error("{name}: a file of the output folder must lie inside it")]
    Outside {
        /// The name.
        name: String,
    },
    /// A text could not be put into its format.
    #[error("{name} could not be written: {reason}")]
    Format {
        /// Which file.
        name: String,
        /// Why.
        reason: String,
    },
    /// Anything else that the system says.
    #[error("{}: {source}; check that the folder can be reached and try again", path.display())]
    System {
        /// Where.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl ReportError {
    /// Says what a system's error at a path means.
    pub(super) fn at(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                Self::PermissionDenied { path, source }
            }
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull { path, source },
            ErrorKind::NotADirectory => Self::NotADirectory { path },
            _ => Self::System { path, source },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_name_the_path_and_say_what_to_do() {
        let text = |kind: ErrorKind| {
            let path = Path::new("outputs/park");
            ReportError::at(path, io::Error::from(kind)).to_string()
        };
        let full = text(ErrorKind::StorageFull);
        assert!(
            full.starts_with("outputs/park: the disk is full; free some space"),
            "{full}"
        );
        let denied = text(ErrorKind::PermissionDenied);
        assert!(
            denied.starts_with("outputs/park: not allowed to write here;"),
            "{denied}"
        );
        let file = text(ErrorKind::NotADirectory);
        assert_eq!(
            file,
            "outputs/park: this is a file, not a folder; name another output folder"
        );
    }
}
