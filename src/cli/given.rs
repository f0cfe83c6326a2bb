//! `--given`: the draws that an update left, to run other scenarios on.

use std::path::Path;
use std::sync::Arc;

use super::Failure;
use crate::ensemble::Settings;
use crate::points::{Conditioned, Coordinates, Sampler};
use crate::report::{Given, POSTERIOR, Posterior, digest, read_run};
use crate::scenario::Scenario;

/// The draws of an updated forecast.
#[derive(Debug, Clone)]
pub struct Draws {
    /// What the forecast was given.
    pub given: Given,
    /// How a run on them is done.
    pub settings: Settings,
    /// Where luck comes from.
    pub coordinates: Arc<Conditioned>,
}

/// Reads the draws of a folder that `regiocast update` wrote.
///
/// # Errors
///
/// If it is no such folder, or its draws were changed since.
pub fn read(folder: &Path) -> Result<Draws, Failure> {
    let shown = folder.display();
    let run = read_run(folder).map_err(|error| Failure::Input(format!("--given: {error}")))?;
    let Some(given) = run.given else {
        return Err(Failure::Input(format!(
            "--given: {shown} is no updated forecast (its run.toml does not say what it was given); name a folder that `regiocast \
             update` wrote"
        )));
    };
    let file = folder.join(POSTERIOR);
    let damaged = |reason: String| {
        Failure::Input(format!(
            "{}: these draws cannot be used ({reason}); run `regiocast update` again",
            file.display()
        ))
    };
    let bytes = std::fs::read(&file).map_err(|error| damaged(error.to_string()))?;
    if digest(&bytes) != given.posterior {
        return Err(damaged(
            "they were changed since the update: their digest is no longer that of run.toml"
                .to_owned(),
        ));
    }
    let posterior = Posterior::read(&file).map_err(damaged)?;
    let settings = Settings {
        draws: posterior.cloud.draws,
        seed: posterior.seed,
        sampler: Sampler::Given,
    };
    Ok(Draws {
        given,
        settings,
        coordinates: Arc::new(Conditioned::new(Arc::new(posterior.cloud), posterior.seed)),
    })
}

impl Draws {
    /// Where luck comes from, to be shared.
    #[must_use]
    pub fn luck(&self) -> Arc<dyn Coordinates> {
        Arc::clone(&self.coordinates) as Arc<dyn Coordinates>
    }

    /// Makes sure that the draws say something of a scenario.
    ///
    /// # Errors
    ///
    /// If it has none of their inputs.
    pub fn check(&self, scenario: &Scenario) -> Result<(), Failure> {
        let inputs = crate::inputs::Inputs::of(&scenario.register);
        let known = self.coordinates.cloud().coordinates.iter();
        let shared = known.filter(|one| {
            inputs
                .coordinates
                .iter()
                .any(|other| other.name == one.name)
        });
        if shared.count() == 0 {
            return Err(Failure::Input(format!(
                "--given: the updated forecast and `{}` have no input in common, so that what was learnt says nothing of it; \
                 compare scenarios that build on the one that was updated",
                scenario.name
            )));
        }
        Ok(())
    }
}
