//! The draws of one plan.

use std::sync::Arc;

use crate::analysis::compare::Outcome;
use crate::analysis::compare::plans::Drawn;
use crate::ensemble::{Engine, Settings};
use crate::inputs::Inputs;
use crate::outcomes::{Gauge, Nature, Outcomes};
use crate::points::Coordinates;
use crate::scenario::Scenario;
use crate::tasks::futures::futures;
use crate::tasks::{Refused, Watch};

/// What all plans have in common.
pub struct Common<'a> {
    /// How they are run.
    pub settings: Settings,
    /// Where luck comes from, if not from a sampler.
    pub luck: Option<Arc<dyn Coordinates>>,
    /// What is asked of them.
    pub outcomes: &'a [Outcome],
    /// The names of all their coordinates.
    pub names: &'a [String],
    /// Told how many draws were done; whether anybody waits for them.
    pub watch: &'a dyn Watch,
}

/// The names of all coordinates of some scenarios.
#[must_use]
pub fn names(scenarios: &[Scenario]) -> Vec<String> {
    let mut names: Vec<String> = scenarios
        .iter()
        .flat_map(|scenario| {
            let case = scenario.case();
            let reference = case.reference.map(|(_, register)| Inputs::of(register));
            let own = Inputs::of(case.register);
            [Some(own), reference].into_iter().flatten()
        })
        .flat_map(|inputs| inputs.coordinates.into_iter().map(|one| one.name))
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Draws one plan; so many of its outcomes, the first ones, year by year.
///
/// # Errors
///
/// If the sampler cannot serve it, or nobody waits any more.
pub fn draw(scenario: &Scenario, common: &Common<'_>, by_year: usize) -> Result<Drawn, Refused> {
    let wanted = |name: &str| common.outcomes.iter().any(|one| one.metric == name);
    let outcomes = Outcomes::only(&scenario.programme, wanted);
    let engine = match &common.luck {
        Some(luck) => Engine::at(scenario.case(), outcomes, common.settings, luck.clone()),
        None => Engine::among(scenario.case(), outcomes, common.settings, common.names)?,
    };
    let directory = &engine.outcomes.directory;
    let gauge = |outcome: &Outcome| {
        let year = outcome.year.and_then(|year| directory.calendar.index(year));
        match year {
            Some(year) => directory.by_year(&outcome.metric, year),
            None => directory.at_the_end(&outcome.metric),
        }
    };
    let mut gauges: Vec<Option<Gauge>> = common.outcomes.iter().map(gauge).collect();
    // A figure of the whole period has no years.
    let told_by_year = |outcome: &&Outcome| outcome.nature != Nature::Whole;
    for outcome in common.outcomes.iter().take(by_year).filter(told_by_year) {
        let years = 0..directory.calendar.years;
        gauges.extend(years.map(|year| directory.by_year(&outcome.metric, year)));
    }
    let known: Vec<Gauge> = gauges.iter().flatten().copied().collect();
    let mut draws = futures(&engine, &known, common.watch)?.into_iter();
    // A plan without the activity that a metric is about brings nothing of it.
    let nothing = || vec![0.0; common.settings.draws];
    let mut columns = gauges.iter().map(|gauge| match gauge {
        Some(_) => draws.next().unwrap_or_else(nothing),
        None => nothing(),
    });
    let outcomes = columns.by_ref().take(common.outcomes.len()).collect();
    let years = common.outcomes.iter().take(by_year).map(|outcome| {
        let years = if told_by_year(&outcome) {
            directory.calendar.years
        } else {
            0
        };
        columns.by_ref().take(years).collect()
    });
    let years = years.collect();
    let case = engine.central();
    let central = gauges
        .iter()
        .take(common.outcomes.len())
        .map(|gauge| gauge.map_or(0.0, |gauge| directory.value(&case, gauge)));
    Ok(Drawn {
        outcomes,
        years,
        central: central.collect(),
    })
}
