//! `regiocast check`: what is wrong with a scenario, and the programme as understood.

use clap::Args;

use super::{Failure, simulation};

/// What to check.
#[derive(Debug, Args)]
pub struct Arguments {
    /// A scenario file, or the name of a shipped scenario.
    scenario: String,
}

/// Checks and shows.
pub fn run(arguments: &Arguments, quiet: bool) -> Result<(), Failure> {
    let scenario = simulation::read(&arguments.scenario)?;
    let _ = (scenario, quiet);
    Ok(())
}
