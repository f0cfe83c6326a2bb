//! A run on the futures that a monitoring return has left.

use std::path::Path;
use std::time::Instant;

use crate::cli::publish::{self, Outputs, outside};
use crate::cli::{Failure, given};
use crate::ensemble::Engine;
use crate::outcomes::Outcomes;
use crate::report::{Folder, POSTERIOR, Run};
use crate::scenario::Scenario;
use crate::tasks::simulation::{self, Simulation};

/// Simulates and writes. The draws are kept beside the figures, so that the run can be made again.
pub fn run(
    scenario: &Scenario,
    folder: &Path,
    outputs: &Outputs,
    (quiet, started): (bool, Instant),
) -> Result<(), Failure> {
    let draws = given::read(folder)?;
    draws.check(scenario)?;
    let target = outputs.target(&format!("{}-given", scenario.name));
    given::apart(folder, &target)?;
    let written = Folder::begin(&target).map_err(|error| outside(&error))?;
    let simulation = simulate(scenario, &draws);
    let file = folder.join(POSTERIOR);
    let bytes = std::fs::read(&file)
        .map_err(|error| Failure::Outside(format!("{}: {error}", file.display())))?;
    written
        .write(POSTERIOR, &bytes)
        .map_err(|error| outside(&error))?;
    let run = Run::here(&scenario.name, &scenario.digest, draws.settings)
        .given(draws.given)
        .asked(vec![format!("--given {}", folder.display())])
        .took(started.elapsed());
    publish::publish(outputs, quiet, (scenario, &simulation), (written, &run))
}

/// Simulates a scenario on the draws that are left.
pub fn simulate(scenario: &Scenario, draws: &given::Draws) -> Simulation {
    let outcomes = Outcomes::of(&scenario.programme);
    let engine = Engine::at(scenario.case(), outcomes, draws.settings, draws.luck());
    simulation::whole(scenario, engine)
}
