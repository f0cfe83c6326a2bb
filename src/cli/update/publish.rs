//! From what an update has found to its folder and the terminal.

use std::time::Instant;

use super::Arguments;
use crate::charts::{Chart, ChartError};
use crate::cli::publish::{self, outside, source_line};
use crate::cli::{Failure, terminal};
use crate::monitoring::Returns;
use crate::report::{self, Folder, Given, Posterior, Run};
use crate::scenario::Scenario;
use crate::tables::updated::Updating;
use crate::tasks::update::Found;

/// Writes the folder: that of a run on the draws that are left, and what the return told.
///
/// # Errors
///
/// If a file cannot be written.
pub fn publish(
    arguments: &Arguments,
    quiet: bool,
    (scenario, found): (&Scenario, &Found),
    (folder, started): (Folder, Instant),
) -> Result<(), Failure> {
    let update = &found.update;
    let updating = Updating {
        words: found.after.findings(scenario).words,
        update,
        summaries: [&found.before.summary, &found.after.summary],
        targets: [&found.before.targets, &found.after.targets],
    };
    let posterior = Posterior {
        cloud: found.cloud.clone(),
        seed: arguments.seed,
    };
    let settings = found.after.ensemble.settings;
    let (ending, returned) = Returns::as_sent(&arguments.monitoring).ok_or_else(|| {
        Failure::Outside(format!(
            "{}: it was there, and cannot be read any more",
            arguments.monitoring
        ))
    })?;
    let run = Run::here(&scenario.name, &scenario.digest, settings)
        .asked(arguments.options(update.as_of));
    let draws = posterior.to_bytes().map_err(|error| outside(&error))?;
    let run = run
        .given(Given {
            monitoring: update.monitoring.clone(),
            as_of: update.as_of,
            posterior: report::digest(&draws),
            scenario: scenario.digest.clone(),
            doubtful: report::updated::doubtful(&updating),
        })
        .took(started.elapsed());
    report::updated::write(&folder, &updating, (&draws, &run), (&returned, &ending))
        .map_err(|error| outside(&error))?;
    let source = source_line(&run, &format!("scenario ‘{}’, updated", run.scenario));
    let charts: Vec<Result<Chart, ChartError>> =
        report::updated::charts::draw_all(&updating, &source);
    let told = report::updated::headline(&updating);
    let doubts = report::updated::doubts(&updating);
    publish::publish_with(
        &arguments.outputs,
        true,
        ((scenario, &found.after), charts),
        (folder, &run),
    )?;
    if !quiet {
        terminal::say(&told);
        if let Some(doubts) = doubts {
            terminal::say(&format!("\n{doubts}"));
        }
        terminal::say(&format!(
            "\nWhat was surprising, learnt and to be monitored next is in {0}/update.md; the forecast as it is now in {0}/summary.md.\n\
             Run other plans on it with: regiocast compare {1} OTHER --given {0}\n",
            arguments.target(&scenario.name).display(),
            scenario.name
        ));
    }
    Ok(())
}
