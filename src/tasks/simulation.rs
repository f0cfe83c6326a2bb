//! A scenario simulated and summarised, as `run` and `check` both need it.

use super::{Refused, Watch};
use crate::analysis::headline::{Headline, headline};
use crate::analysis::plausibility::{self, Line};
use crate::analysis::watch::watchlist;
use crate::analysis::{ReferenceClass, Summary, TargetResult, summarise, targets};
use crate::benchmark;
use crate::ensemble::{self, Course, Engine, Ensemble, Settings};
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
    /// Finds out what the draws of a scenario say.
    #[must_use]
    pub fn of(scenario: &Scenario, ensemble: Ensemble) -> Self {
        let programme = &scenario.programme;
        let summary = summarise(&ensemble);
        let classes = ReferenceClass::all(&scenario.library);
        let targets = targets::results(programme, &ensemble, &classes);
        let ranges = benchmark::shipped();
        let plausibility = plausibility::lines(programme, &summary, &targets, &ranges);
        let headline = headline(programme, &ensemble, &summary);
        Self {
            ensemble,
            summary,
            targets,
            plausibility,
            headline,
        }
    }

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
            reference: scenario.reference.as_deref().map(|one| Words {
                programme: &one.programme,
                register: &one.register,
            }),
        }
    }
}

/// Simulates a case as an engine has it, all at once.
#[must_use]
pub fn whole(scenario: &Scenario, engine: Engine<'_>) -> Simulation {
    let list = watchlist(&scenario.programme, &engine.outcomes.directory);
    let mut course = Course::begin(engine, list);
    course.advance(0..course.units(), &|_| ());
    Simulation::of(scenario, course.end())
}

/// Reads a scenario and checks that its targets and the formulas of its own outcomes can be answered.
///
/// # Errors
///
/// With all that is wrong with it.
pub fn read(name: &str) -> Result<Scenario, Refused> {
    let scenario = Scenario::read(name)?;
    check_targets(&scenario)?;
    Ok(scenario)
}

/// What to write where net jobs in the UK are asked for.
const NEEDS_DISPLACEMENT_UK: &str = "net jobs in the UK are told where each [additionality.…] that a block \
                                     names says `displacement_uk`";

/// Checks that the targets of a scenario, and the formulas of its own outcomes, can be answered.
///
/// # Errors
///
/// With all of them that cannot.
pub fn check_targets(scenario: &Scenario) -> Result<(), ScenarioError> {
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
            let help = if wanted.starts_with("jobs.net_uk") {
                NEEDS_DISPLACEMENT_UK.to_owned()
            } else {
                help_for_unknown(&wanted, known.iter().copied(), "metrics")
            };
            scenario.target_problem(place, &message, &help)
        })
        .collect();
    let mut problems = [
        super::own_outcomes::problems(scenario),
        problems,
        whole_period_problems(scenario, &outcomes),
    ]
    .concat();
    problems.sort_by(Problem::by_place);
    if problems.is_empty() {
        Ok(())
    } else {
        Err(ScenarioError { problems })
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

/// Simulates a scenario for a look at it.
///
/// # Errors
///
/// If the sampler cannot serve it.
pub fn simulate(scenario: &Scenario, settings: Settings) -> Result<Simulation, Refused> {
    let ensemble = ensemble::run(scenario.case(), settings, &|_| ())?;
    Ok(Simulation::of(scenario, ensemble))
}

/// What is said to be done where there is no more to say.
pub const SIMULATING: &str = "Simulating";

/// Units of work between two looks at whether anybody still waits.
const WAVE: u64 = 8;

/// Simulates a scenario in sight of whoever waits, who may give it up.
///
/// # Errors
///
/// If the sampler cannot serve it, or it is given up.
pub fn watched(
    scenario: &Scenario,
    settings: Settings,
    watch: &dyn Watch,
) -> Result<Simulation, Refused> {
    let outcomes = Outcomes::of(&scenario.programme);
    let engine = Engine::new(scenario.case(), outcomes, settings)?;
    travel(scenario, engine, SIMULATING, watch)
}

/// The same on an engine that is there, such as one on the draws that a return has left.
///
/// # Errors
///
/// If it is given up.
pub fn travel(
    scenario: &Scenario,
    engine: Engine<'_>,
    doing: &'static str,
    watch: &dyn Watch,
) -> Result<Simulation, Refused> {
    let list = watchlist(&scenario.programme, &engine.outcomes.directory);
    watch.begin(doing, engine.settings.draws);
    let mut course = Course::begin(engine, list);
    let units = course.units();
    let mut next = 0;
    while next < units {
        let end = units.min(next + WAVE);
        course.advance(next..end, &|draws| watch.done(draws));
        next = end;
        watch.go_on()?;
    }
    Ok(Simulation::of(scenario, course.end()))
}
