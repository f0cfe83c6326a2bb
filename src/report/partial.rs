//! Partial files: what is done of a long run, so that a kill loses little, and so that many
//! machines can share a run.
//!
//! ```text
//! regiocast partial 1\n        the magic line, which says the format's number
//! 32 bytes                      SHA-256 of all that follows
//! About                         of which run it is a part, as TOML
//! Contents                      the scenario as it was read, and the draws
//! ```
//!
//! The last two are encoded by `postcard`. A file is written beside its place and renamed, so that
//! it is whole or absent.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::Digest;

use super::error::ReportError;
use super::run::Run;
use crate::ensemble::Part;
use crate::unfinished;

/// The first line of every partial file of this format.
const MAGIC: &[u8] = b"regiocast partial 1\n";

/// How the name of one that is not whole yet begins.
const PREFIX: &str = ".regiocast-partial-";

/// What every format's first line begins with.
const ANY_MAGIC: &[u8] = b"regiocast partial ";

/// How many bytes the digest takes.
const DIGEST: usize = 32;

/// Of which run a file is a part.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct About {
    /// The run.
    pub run: Run,
    /// Which part of how many; nothing for a run that was stopped on its way.
    pub shard: Option<(u64, u64)>,
}

/// What is in a partial file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Contents {
    /// The scenario as it was read, standing alone.
    pub resolved: String,
    /// How many draws the run had been given so far (fewer than allowed, where it goes on until it
    /// is precise enough).
    pub draws: usize,
    /// The draws that are done.
    pub part: Part,
}

/// A partial file.
#[derive(Debug, Clone, PartialEq)]
pub struct Partial {
    /// Of which run.
    pub about: About,
    /// What is in it.
    pub contents: Contents,
}

/// Why a partial file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PartialError {
    /// It is not there, or cannot be read.
    #[error("{}: cannot be read ({source}); give the path of a file that `regiocast run` wrote with --partial", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// It is something else.
    #[error("{}: this is no partial file of regiocast", path.display())]
    NotOne {
        /// The file.
        path: PathBuf,
    },
    /// Another format.
    #[error(
        "{}: this partial file has the format of another version of regiocast; use the version that \
         wrote it, or run that part again",
        path.display()
    )]
    Format {
        /// The file.
        path: PathBuf,
    },
    /// Its bytes have changed since.
    #[error("{}: this partial file is damaged (its contents do not agree with their digest); run that part again", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
    },
    /// It is a part of another run.
    #[error("{}: this partial file is of another run: {}", path.display(), differences.join("; "))]
    OtherRun {
        /// The file.
        path: PathBuf,
        /// What differs, in words.
        differences: Vec<String>,
    },
}

impl Partial {
    /// Writes a partial file; one that is there is replaced in one step.
    ///
    /// # Errors
    ///
    /// If the system refuses.
    pub fn write(&self, path: &Path) -> Result<(), ReportError> {
        let bytes = self.to_bytes().map_err(|error| ReportError::Format {
            name: path.display().to_string(),
            reason: error.to_string(),
        })?;
        make_folder(path)?;
        unfinished::write(path, PREFIX, &bytes, true).map_err(|error| ReportError::at(path, error))
    }

    /// Finds out whether a partial file can be written at a place.
    ///
    /// # Errors
    ///
    /// If it cannot.
    pub fn check_place(path: &Path) -> Result<(), ReportError> {
        make_folder(path)?;
        let draft = unfinished::beside(path, PREFIX);
        draft
            .map(drop)
            .map_err(|error| ReportError::at(path, error))
    }

    fn to_bytes(&self) -> Result<Vec<u8>, postcard::Error> {
        // The head is text, so that a person who looks into the file sees what it is.
        let about = toml::to_string(&self.about).unwrap_or_default();
        let mut body = postcard::to_stdvec(&about)?;
        body.extend(postcard::to_stdvec(&self.contents)?);
        let digest: [u8; DIGEST] = sha2::Sha256::digest(&body).into();
        Ok([MAGIC, &digest, &body].concat())
    }

    /// Reads a partial file.
    ///
    /// # Errors
    ///
    /// If it is not there, is none, or is damaged.
    pub fn read(path: &Path) -> Result<Self, PartialError> {
        let own = || path.to_owned();
        let bytes = fs::read(path).map_err(|source| PartialError::Unreadable {
            path: own(),
            source,
        })?;
        let Some(rest) = bytes.strip_prefix(MAGIC) else {
            return Err(if bytes.starts_with(ANY_MAGIC) {
                PartialError::Format { path: own() }
            } else {
                PartialError::NotOne { path: own() }
            });
        };
        let damaged = || PartialError::Damaged { path: own() };
        let (digest, body) = rest.split_at_checked(DIGEST).ok_or_else(damaged)?;
        let found: [u8; DIGEST] = sha2::Sha256::digest(body).into();
        if found != digest {
            return Err(damaged());
        }
        let (about, body) = postcard::take_from_bytes::<String>(body).map_err(|_| damaged())?;
        let about = toml::from_str(&about).map_err(|_| damaged())?;
        let contents = postcard::from_bytes(body).map_err(|_| damaged())?;
        Ok(Self { about, contents })
    }

    /// Makes sure that it is a part of a run.
    ///
    /// # Errors
    ///
    /// If it is not, with everything that differs.
    pub fn belongs_to(&self, run: &Run, path: &Path) -> Result<(), PartialError> {
        let own = &self.about.run;
        let list = |metrics: &[String]| match metrics {
            [] => "all metrics".to_owned(),
            some => some.join(","),
        };
        let wish = |precision: &str| match precision {
            "" => "none".to_owned(),
            some => some.to_owned(),
        };
        let pairs = [
            ("scenario", own.scenario.clone(), run.scenario.clone()),
            (
                "digest of the scenario",
                own.digest.clone(),
                run.digest.clone(),
            ),
            ("seed", own.seed.to_string(), run.seed.to_string()),
            (
                "number of draws",
                own.draws.to_string(),
                run.draws.to_string(),
            ),
            ("sampler", own.sampler.clone(), run.sampler.clone()),
            ("--metrics", list(&own.metrics), list(&run.metrics)),
            ("--precision", wish(&own.precision), wish(&run.precision)),
            (
                "regiocast version",
                own.version.clone(),
                run.version.clone(),
            ),
            ("build", own.git.clone(), run.git.clone()),
        ];
        let differences: Vec<String> = pairs
            .into_iter()
            .filter(|(_, its, ours)| its != ours)
            .map(|(what, its, ours)| format!("its {what} is {its}, this run’s is {ours}"))
            .collect();
        if differences.is_empty() {
            return Ok(());
        }
        Err(PartialError::OtherRun {
            path: path.to_owned(),
            differences,
        })
    }
}

fn make_folder(path: &Path) -> Result<(), ReportError> {
    fs::create_dir_all(unfinished::folder_of(path)).map_err(|error| ReportError::at(path, error))
}
