//! A run's folder, read again.

use std::fs;
use std::path::{Path, PathBuf};

use super::RESOLVED;
use super::run::{PACK, RUN, Run};

/// The table that every whole run has.
const SUMMARY: &str = "tables/summary.csv";

/// A run's folder.
#[derive(Debug, Clone)]
pub struct RunFolder {
    /// Where it is.
    pub path: PathBuf,
    /// What made it.
    pub run: Run,
    /// The text of `tables/summary.csv`.
    pub summary: String,
}

/// Why a folder is no run that can be read again.
#[derive(Debug, thiserror::Error)]
pub enum RunFolderError {
    /// It was not written by this program.
    #[error(
        "{}: this folder is no run of regiocast (it has no {RUN}); give a folder that `regiocast run` wrote, or a scenario",
        path.display()
    )]
    NotOurs {
        /// The folder.
        path: PathBuf,
    },
    /// `run.toml` cannot be understood.
    #[error(
        "{}: this is not as regiocast wrote it ({reason}); run the scenario again",
        path.display()
    )]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// It is a folder of another command.
    #[error(
        "{}: this is the folder of {what}, not of a run; name the folder that `regiocast run` wrote{help}",
        path.display()
    )]
    Other {
        /// The folder.
        path: PathBuf,
        /// Whose.
        what: &'static str,
        /// What it may be used for.
        help: &'static str,
    },
    /// Files are missing.
    #[error(
        "{}: this run is not whole: {} missing; run the scenario again",
        path.display(),
        missing.join(" and ") + if missing.len() == 1 { " is" } else { " are" }
    )]
    NotWhole {
        /// The folder.
        path: PathBuf,
        /// The files.
        missing: Vec<String>,
    },
    /// It holds some metrics alone.
    #[error(
        "{}: this run holds only the metrics that were asked for ({}); run the scenario without --metrics",
        path.display(),
        metrics.join(", ")
    )]
    Some {
        /// The folder.
        path: PathBuf,
        /// Which.
        metrics: Vec<String>,
    },
    /// The scenario has been changed since.
    #[error(
        "{}: this scenario has been changed since it was run (its digest is no longer that of {RUN}); run it again",
        path.display()
    )]
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// The system refuses.
    #[error("{}: cannot be read ({source})", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

/// Whose folder it is, by a table that only such folders have.
const KINDS: [(&str, &str, &str); 5] = [
    ("tables/backtests.csv", "back-tests", ""),
    ("tables/scores.csv", "scored forecasts", ""),
    (
        "tables/plans.csv",
        "a comparison",
        ", and the comparison after it",
    ),
    (
        "tables/inputs.csv",
        "an explanation",
        ", and the explanation after it",
    ),
    (
        "tables/tornado.csv",
        "an explanation",
        ", and the explanation after it",
    ),
];

impl RunFolder {
    /// Reads a run's folder.
    ///
    /// # Errors
    ///
    /// If it is no run of this program, or not whole, or its scenario has been changed since.
    pub fn read(path: &Path) -> Result<Self, RunFolderError> {
        let own = || path.to_owned();
        let run = read_run(path)?;
        for (file, what, help) in KINDS {
            if path.join(file).exists() {
                return Err(RunFolderError::Other {
                    path: own(),
                    what,
                    help,
                });
            }
        }
        if run.options.first().is_some_and(|option| option == PACK) {
            return Err(RunFolderError::Other {
                path: own(),
                what: "a pack",
                help: "",
            });
        }
        let missing: Vec<String> = [RESOLVED, SUMMARY]
            .into_iter()
            .filter(|name| !path.join(name).is_file())
            .map(str::to_owned)
            .collect();
        if !missing.is_empty() {
            return Err(RunFolderError::NotWhole {
                path: own(),
                missing,
            });
        }
        if !run.metrics.is_empty() {
            return Err(RunFolderError::Some {
                path: own(),
                metrics: run.metrics,
            });
        }
        let resolved = read(&path.join(RESOLVED))?;
        if crate::scenario::digest(&resolved) != run.digest {
            return Err(RunFolderError::Changed {
                path: path.join(RESOLVED),
            });
        }
        Ok(Self {
            summary: read(&path.join(SUMMARY))?,
            path: own(),
            run,
        })
    }

    /// Where the scenario as it was read is.
    #[must_use]
    pub fn resolved_path(&self) -> PathBuf {
        self.path.join(RESOLVED)
    }
}

/// Reads what made a folder of this program.
///
/// # Errors
///
/// If it was not made by this program, or by one whose `run.toml` is not understood.
pub fn read_run(path: &Path) -> Result<Run, RunFolderError> {
    let file = path.join(RUN);
    if !file.is_file() {
        return Err(RunFolderError::NotOurs {
            path: path.to_owned(),
        });
    }
    if !super::run::is_ours(path) {
        return Err(RunFolderError::Damaged {
            path: file,
            reason: "it does not say that regiocast made it".to_owned(),
        });
    }
    toml::from_str(&read(&file)?).map_err(|error| RunFolderError::Damaged {
        path: file,
        reason: error.message().to_owned(),
    })
}

fn read(path: &Path) -> Result<String, RunFolderError> {
    fs::read_to_string(path).map_err(|source| RunFolderError::Unreadable {
        path: path.to_owned(),
        source,
    })
}
