//! The charts of a run, and the line below them that says what made them.

use super::simulation::Simulation;
use crate::charts::{Chart, ChartError};
use crate::figures::{self, count};
use crate::report::Run;
use crate::scenario::Scenario;

/// Every chart of a run; one that its numbers do not allow is an error of its own.
#[must_use]
pub fn drawn(
    scenario: &Scenario,
    simulation: &Simulation,
    run: &Run,
) -> Vec<Result<Chart, ChartError>> {
    let source = source_line(run, &format!("scenario ‘{}’", run.scenario));
    let words = simulation.findings(scenario).words;
    let measured_by: Vec<String> = simulation
        .targets
        .iter()
        .map(|result| words.metric(&result.target.metric))
        .collect();
    let findings = figures::Findings {
        measured_by: &measured_by,
        programme: &scenario.programme,
        summary: &simulation.summary,
        targets: &simulation.targets,
        source: &source,
    };
    figures::draw_all(&findings)
}

/// What made a chart, in its last line.
#[must_use]
pub fn source_line(run: &Run, what: &str) -> String {
    format!(
        "Source: regiocast {}, {what}, seed {}, {} simulated futures{}",
        run.version,
        run.seed,
        count(run.draws as f64),
        // The same seed gives other futures with another sampler.
        match run.sampler.as_str() {
            "random" => String::new(),
            "given" => ", after the return".to_owned(),
            other => format!(" ({other})"),
        },
    )
}
