//! What was reported, set against what each forecast can be asked.

use crate::cli::Failure;
use crate::monitoring::{Observation, Returns};
use crate::outcomes::{Directory, Measure, Outcomes};
use crate::problem::Problem;
use crate::scenario::{Scenario, ScenarioError};
use crate::tables::scores::Reported;
use crate::tables::words::Words;

/// The observations of each forecast, in the same order.
///
/// # Errors
///
/// With every row that means no figure of a forecast, and if forecasts count money in different
/// prices.
pub fn observed(
    returns: &Returns,
    scenarios: &[Scenario],
) -> Result<Vec<Vec<Observation>>, Failure> {
    let mut problems: Vec<Problem> = Vec::new();
    let mut all = Vec::new();
    for scenario in scenarios {
        let directory = Outcomes::of(&scenario.programme).directory;
        match returns.against(&directory) {
            Ok(observed) => all.push(observed),
            Err(error) => problems.extend(error.problems.into_iter().map(|problem| Problem {
                message: if scenarios.len() > 1 {
                    format!("{} (forecast `{}`)", problem.message, scenario.name)
                } else {
                    problem.message
                },
                ..problem
            })),
        }
    }
    if !problems.is_empty() {
        return Err(ScenarioError { problems }.into());
    }
    check_prices(scenarios, &all)?;
    Ok(all)
}

/// One reported amount at constant prices cannot be right beside forecasts in different ones.
fn check_prices(scenarios: &[Scenario], observed: &[Vec<Observation>]) -> Result<(), Failure> {
    let directory = Outcomes::of(&scenarios[0].programme).directory;
    let in_prices = observed[0].iter().find(|one| {
        let measure = directory.metrics[one.gauge.metric].measure;
        matches!(measure, Measure::Money | Measure::Pounds)
    });
    let year = |scenario: &Scenario| scenario.programme.calendar.price_year;
    let other = scenarios
        .iter()
        .find(|one| year(one) != year(&scenarios[0]));
    if let (Some(row), Some(other)) = (in_prices, other) {
        return Err(Failure::Input(format!(
            "the forecasts count money in different prices (`{}` in those of {}, `{}` in those of {}), and `{}` was \
             reported in one of them; score them one by one, each with a return in its own prices",
            scenarios[0].name,
            year(&scenarios[0]),
            other.name,
            year(other),
            row.metric
        )));
    }
    Ok(())
}

/// What was reported, with the words of a scenario.
pub fn reported(returns: &Returns, scenario: &Scenario, observed: &[Observation]) -> Vec<Reported> {
    let directory = Outcomes::of(&scenario.programme).directory;
    let words = Words {
        programme: &scenario.programme,
        register: &scenario.register,
    };
    observed
        .iter()
        .map(|one| Reported {
            row: returns.rows[one.row].number,
            metric: one.metric.clone(),
            title: title(one, &directory, &words),
            year: one.year,
            when: one.gauge.when,
            measure: directory.metrics[one.gauge.metric].measure,
            value: one.value,
            share: one.reported_share,
            has_error: super::forecast::knowledge(one).is_some(),
        })
        .collect()
}

/// What a figure is called, without its year.
fn title(one: &Observation, directory: &Directory, words: &Words<'_>) -> String {
    let named = |metric: usize| words.metric(&directory.metrics[metric].name);
    let own = named(one.gauge.metric);
    match one.given {
        None => own,
        Some(given) => format!("{own}, of “{}”", named(given.metric)),
    }
}
