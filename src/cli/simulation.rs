//! A scenario simulated and summarised, as `run` and `check` both need it.

use std::collections::BTreeMap;

use super::Failure;
use crate::analysis::headline::{Headline, headline};
use crate::analysis::plausibility::{self, Line};
use crate::analysis::{Summary, TargetResult, summarise, targets};
use crate::benchmark;
use crate::ensemble::{self, Ensemble, Settings};
use crate::outcomes::{Nature, Outcomes};
use crate::problem::{Problem, help_for_unknown};
use crate::report::Findings;
use crate::scenario::{Scenario, ScenarioError};
use crate::tables::words::Words;

/// Everything a run has found.
#[derive(Debug)]
pub struct Simulation {
    /// The draws.
    pub ensemble: Ensemble,
    /// Their summary.
    pub summary: Summary,
    /// How each promise fares.
    pub targets: Vec<TargetResult>,
    /// What it implies beside what was published.
    pub plausibility: Vec<Line>,
    /// The figures a reader sees first.
    pub headline: Headline,
}

impl Simulation {
    /// What a report is made from.
    #[must_use]
    pub fn findings<'a>(&'a self, scenario: &'a Scenario) -> Findings<'a> {
        Findings {
            words: Words {
                programme: &scenario.programme,
                register: &scenario.register,
            },
            summary: &self.summary,
            headline: &self.headline,
            targets: &self.targets,
            plausibility: &self.plausibility,
        }
    }
}

/// Memory that a run may take for its draws, in bytes.
const MEMORY: usize = 6 << 30;

/// Reads a scenario and checks that its targets can be answered.
///
/// # Errors
///
/// With all that is wrong with it.
pub fn read(name: &str) -> Result<Scenario, Failure> {
    let scenario = Scenario::read(name)?;
    let outcomes = Outcomes::of(&scenario.programme);
    let known: Vec<&str> = outcomes
        .directory
        .metrics
        .iter()
        .map(|metric| metric.name.as_str())
        .collect();
    let problems: Vec<_> = scenario
        .programme
        .targets
        .iter()
        .enumerate()
        .filter(|(_, target)| outcomes.directory.find(&target.answered_by()).is_none())
        .map(|(place, target)| {
            let wanted = target.answered_by();
            let message = format!("there is no metric called `{wanted}` in this scenario");
            let help = help_for_unknown(&wanted, known.iter().copied(), "metrics");
            scenario.target_problem(place, &message, &help)
        })
        .collect();
    let problems = [problems, whole_period_problems(&scenario, &outcomes)].concat();
    if problems.is_empty() {
        Ok(scenario)
    } else {
        Err(ScenarioError { problems }.into())
    }
}

/// Targets on a figure of the whole period that name an earlier year.
fn whole_period_problems(scenario: &Scenario, outcomes: &Outcomes) -> Vec<Problem> {
    let last = scenario.programme.calendar.last();
    let targets = scenario.programme.targets.iter().enumerate();
    targets
        .filter(|(_, target)| {
            let metric = outcomes.directory.find(&target.answered_by());
            metric.is_some_and(|metric| metric.nature == Nature::Whole) && target.by != last
        })
        .map(|(place, target)| {
            let message = format!(
                "`{}` is one figure for the whole period, not for {}",
                target.metric, target.by
            );
            scenario.target_problem(place, &message, &format!("write by = {last}"))
        })
        .collect()
}

/// Finds out beforehand whether the draws fit into memory.
///
/// # Errors
///
/// If they do not, with how many would.
pub fn fits(scenario: &Scenario, settings: Settings) -> Result<(), Failure> {
    let columns = Outcomes::of(&scenario.programme).directory.columns;
    let most = MEMORY / (columns.max(1) * size_of::<f64>());
    if settings.draws <= most {
        return Ok(());
    }
    Err(Failure::Input(format!(
        "{} draws of this scenario need more than {} GB of memory; ask for --draws {} or fewer",
        settings.draws,
        MEMORY >> 30,
        most / 1000 * 1000,
    )))
}

/// Simulates a scenario.
#[must_use]
pub fn simulate(
    scenario: &Scenario,
    settings: Settings,
    done: &(dyn Fn(usize) + Sync),
) -> Simulation {
    let programme = &scenario.programme;
    let ensemble = ensemble::run(programme, &scenario.register, settings, done);
    let summary = summarise(&ensemble);
    let classes: BTreeMap<_, _> = scenario
        .library
        .iter()
        .map(|evidence| (evidence.id.clone(), evidence.distribution.clone()))
        .collect();
    let targets = targets::results(programme, &ensemble, &classes);
    let ranges = benchmark::shipped();
    let plausibility = plausibility::lines(programme, &summary, &targets, &ranges);
    let headline = headline(programme, &ensemble, &summary);
    Simulation {
        ensemble,
        summary,
        targets,
        plausibility,
        headline,
    }
}
