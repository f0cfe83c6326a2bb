//! A scenario with what its run found.

use crate::analysis::Driver;
use crate::ensemble::Settings;
use crate::pack::Checked;
use crate::report::Run;
use crate::scenario::Scenario;
use crate::tasks::impacts::impacts;
use crate::tasks::simulation::{Simulation, watched};
use crate::tasks::{Refused, Watch};

/// A scenario with what its run found.
#[derive(Debug)]
pub struct Subject {
    /// The scenario.
    pub scenario: Scenario,
    /// The run.
    pub run: Run,
    /// What it found.
    pub simulation: Simulation,
    /// How far the run was checked.
    pub checked: Checked,
    /// The command that makes it again.
    pub command: String,
}

/// The number of futures of a pack where nothing is said.
pub const USUAL: u32 = 10_000;

/// Runs a scenario for its pack. On a command line it is called `named`: a shipped name, or a file.
///
/// # Errors
///
/// If the sampler cannot serve it, or it is given up.
pub fn fresh(
    scenario: Scenario,
    named: &str,
    settings: Settings,
    watch: &dyn Watch,
) -> Result<Subject, Refused> {
    let run = Run::here(&scenario.name, &scenario.digest, settings);
    let simulation = watched(&scenario, settings, watch)?;
    let command = command(named, &run);
    Ok(Subject {
        scenario,
        run,
        simulation,
        checked: Checked::Fresh,
        command,
    })
}

/// The command that makes a run again.
#[must_use]
pub fn command(scenario: &str, run: &Run) -> String {
    let sampler = if run.sampler == "random" {
        String::new()
    } else {
        format!(" --sampler {}", run.sampler)
    };
    let quoted = if scenario.contains(' ') {
        format!("\"{scenario}\"")
    } else {
        scenario.to_owned()
    };
    format!(
        "regiocast run {quoted} --seed {} --draws {}{sampler}",
        run.seed, run.draws
    )
}

impl Subject {
    /// The inputs that the leading figure follows, strongest first: all that stand out of the noise.
    #[must_use]
    pub fn impacts(&self) -> Vec<Driver> {
        impacts(&self.simulation.ensemble, &self.simulation.headline)
    }
}
