//! Does a run give the figures that it gave before?

use super::remedy;
use crate::cli::Failure;
use crate::ensemble::Settings;
use crate::report::{Run, RunFolder};
use crate::scenario::Scenario;
use crate::tables;
use crate::tables::figure::count;
use crate::tasks::simulation::Simulation;

/// Makes sure that the run gives the figures that it gave before.
///
/// # Errors
///
/// If it does not.
pub fn same_figures(
    folder: &RunFolder,
    scenario: &Scenario,
    simulation: &Simulation,
) -> Result<(), Failure> {
    let price_year = scenario.programme.calendar.price_year;
    let now = tables::summary::table(&simulation.summary, price_year)
        .to_csv()
        .map_err(|error| Failure::Outside(error.to_string()))?;
    if now == folder.summary {
        return Ok(());
    }
    let (then, now): (Vec<&str>, Vec<&str>) =
        (folder.summary.lines().collect(), now.lines().collect());
    let differ =
        then.iter().zip(&now).filter(|(a, b)| a != b).count() + then.len().abs_diff(now.len());
    let first =
        then.iter()
            .zip(&now)
            .find(|(a, b)| a != b)
            .map_or_else(String::new, |(line, _)| {
                let mut cells = line.split(',');
                let (metric, year) = (
                    cells.next().unwrap_or_default(),
                    cells.next().unwrap_or_default(),
                );
                if year.is_empty() {
                    format!(", {metric} first")
                } else {
                    format!(", {metric} of {year} first")
                }
            });
    let run = &folder.run;
    let own = Run::here(
        &run.scenario,
        &run.digest,
        Settings::new(run.draws, run.seed),
    );
    let why = if (&run.version, &run.git) == (&own.version, &own.git) {
        "its tables have been changed since it was made".to_owned()
    } else {
        format!(
            "it was made by regiocast {} ({}), this is {} ({})",
            run.version, run.git, own.version, own.git
        )
    };
    Err(Failure::Input(format!(
        "{}: simulated again, this run gives other figures than its tables hold ({} of {} rows{first}): {why}. Run it again, \
         and make the pack from that:\n  {}",
        folder.path.display(),
        count(differ),
        count(then.len().saturating_sub(1)),
        remedy(&folder.resolved_path().display().to_string(), run),
    )))
}
