//! `run.toml`: what made an output folder, so that it can be made again.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::ReportError;

/// The file's name. A folder without it is not an output of this program.
pub const RUN: &str = "run.toml";

/// The program's name in it.
const PROGRAM: &str = "regiocast";

/// What made an output folder.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// The program: `regiocast`.
    pub program: String,
    /// Its version.
    pub version: String,
    /// The git hash of its sources; `-dirty` where they had changes.
    pub git: String,
    /// The scenario's name.
    pub scenario: String,
    /// Digest of `scenario.resolved.toml`.
    pub digest: String,
    /// The seed.
    pub seed: u64,
    /// How many simulated futures.
    pub draws: usize,
    /// How points were chosen: `random`, `latin` or `sobol`.
    pub sampler: String,
    /// Whether percentiles are `exact`, or `counted` in classes as those of long runs are.
    pub percentiles: String,
    /// The metrics that were asked for, where not all were.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub metrics: Vec<String>,
    /// What precision was asked for and reached, where the number of draws was left to it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub precision: String,
    /// What an updated forecast was given, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<Given>,
    /// What else was asked for, as on the command line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<String>,
    /// How long it took, in seconds. The only thing that differs when a run is repeated.
    pub seconds: f64,
    /// Processor and system.
    pub platform: String,
}

/// What an updated forecast was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// The return's file, as it was named.
    pub monitoring: String,
    /// The last year that it may tell of.
    pub as_of: i32,
    /// The digest of the draws that were left.
    pub posterior: String,
    /// The digest of the scenario that was updated.
    pub scenario: String,
    /// Reported figures that hardly any forecast had, in words: to be checked before anything is quoted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubtful: Vec<String>,
}

impl Run {
    /// A run of this program on this machine.
    #[must_use]
    pub fn here(scenario: &str, digest: &str, settings: crate::ensemble::Settings) -> Self {
        Self {
            program: PROGRAM.to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            git: env!("REGIOCAST_GIT_HASH").to_owned(),
            scenario: scenario.to_owned(),
            digest: digest.to_owned(),
            seed: settings.seed,
            draws: settings.draws,
            sampler: settings.sampler.to_string(),
            percentiles: percentiles(settings.draws).to_owned(),
            metrics: Vec::new(),
            precision: String::new(),
            given: None,
            options: Vec::new(),
            seconds: 0.0,
            platform: format!("{}-{}", std::env::consts::ARCH, std::env::consts::OS),
        }
    }

    /// The same run, with how long it took.
    #[must_use]
    pub fn took(self, time: std::time::Duration) -> Self {
        Self {
            seconds: (time.as_secs_f64() * 1000.0).round() / 1000.0,
            ..self
        }
    }

    /// The same run, on the draws that a return has left.
    #[must_use]
    pub fn given(self, given: Given) -> Self {
        Self {
            given: Some(given),
            ..self
        }
    }

    /// The same run, with what else was asked for.
    #[must_use]
    pub fn asked(self, options: Vec<String>) -> Self {
        Self { options, ..self }
    }

    /// The same run, of some metrics alone.
    #[must_use]
    pub fn of_metrics(self, metrics: &[String]) -> Self {
        Self {
            metrics: metrics.to_vec(),
            ..self
        }
    }

    /// The same run, with the precision that it is to reach.
    #[must_use]
    pub fn to_precision(self, precision: &str) -> Self {
        Self {
            precision: precision.to_owned(),
            ..self
        }
    }

    /// The same run, with the draws that were enough and why.
    #[must_use]
    pub fn enough(self, settings: crate::ensemble::Settings, why: &str) -> Self {
        Self {
            draws: settings.draws,
            percentiles: percentiles(settings.draws).to_owned(),
            precision: why.to_owned(),
            ..self
        }
    }

    /// The text of `run.toml`.
    ///
    /// # Errors
    ///
    /// If the seed is larger than TOML can hold.
    pub fn to_toml(&self) -> Result<String, ReportError> {
        toml::to_string(self).map_err(|error| ReportError::Format {
            name: RUN.to_owned(),
            reason: error.to_string(),
        })
    }
}

/// The word for how percentiles of so many draws are found.
const fn percentiles(draws: usize) -> &'static str {
    if draws > crate::ensemble::EXACT {
        "counted"
    } else {
        "exact"
    }
}

/// Whether a folder was written by this program.
pub(super) fn is_ours(folder: &Path) -> bool {
    #[derive(Deserialize)]
    struct Maker {
        program: String,
    }
    fs::read_to_string(folder.join(RUN))
        .ok()
        .and_then(|text| toml::from_str::<Maker>(&text).ok())
        .is_some_and(|maker| maker.program == PROGRAM)
}

/// What the options of a pack's `run.toml` begin with.
pub const PACK: &str = "report";

/// Whether a folder is that of a pack.
pub(super) fn is_pack(folder: &Path) -> bool {
    fs::read_to_string(folder.join(RUN))
        .ok()
        .and_then(|text| toml::from_str::<Run>(&text).ok())
        .is_some_and(|run| run.options.first().is_some_and(|option| option == PACK))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ensemble::Settings;

    #[test]
    fn a_run_is_written_as_toml_and_reads_back() -> Result<(), Box<dyn std::error::Error>> {
        let settings = Settings::new(10_000, 42);
        let run = Run::here("park", "abc123", settings);
        let run = run.took(std::time::Duration::from_micros(1_234_567));
        let text = run.to_toml()?;
        assert!(
            text.starts_with("program = \"regiocast\"\nversion = \""),
            "{text}"
        );
        assert!(text.contains("seed = 42\ndraws = 10000\nsampler = \"random\"\npercentiles = \"exact\"\nseconds = 1.235\n"));
        assert_eq!(toml::from_str::<Run>(&text)?, run);
        Ok(())
    }
}
