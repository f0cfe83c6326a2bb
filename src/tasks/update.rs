//! From a return to everything that it tells.

mod again;
mod asked;
mod attended;
mod refused;
mod short;

use std::sync::Arc;

use super::simulation::{Simulation, travel};
use super::{Refused, Watch};
use crate::analysis::headline::Chance;
use crate::analysis::reading::Reading;
use crate::analysis::updated::influence::influences;
use crate::analysis::updated::next::{Candidate, next};
use crate::analysis::updated::{Found as How, Headline, Update, moved, range, rows};
use crate::ensemble::{Engine, Ensemble};
use crate::monitoring::{Returns, observable};
use crate::outcomes::{Gauge, Nature, Outcomes, When};
use crate::points::{Cloud, Conditioned};
use crate::scenario::Scenario;
use crate::updating::{Discrepancies as _, Futures, Report};
use again::Again;
use attended::COUNTING;
use short::Short;

pub use asked::{Asked, Unfit, Wish};

/// What was found.
#[derive(Debug)]
pub struct Found {
    /// The forecast before.
    pub before: Simulation,
    /// The forecast now.
    pub after: Simulation,
    /// What the return told.
    pub update: Update,
    /// The draws that are left.
    pub cloud: Cloud,
}

/// Sets a return against the metrics of a scenario, without simulating anything.
///
/// # Errors
///
/// With all that is wrong with the return.
pub fn check(scenario: &Scenario, asked: &Asked) -> Result<(), Refused> {
    let directory = Outcomes::of(&scenario.programme).directory;
    asked.returns.against(&directory)?;
    Ok(())
}

/// Simulates before, updates, simulates after, and asks what was learnt.
///
/// # Errors
///
/// If the return does not fit the scenario, no update by it can be trusted, or it is given up.
pub fn find(scenario: &Scenario, asked: &Asked, watch: &dyn Watch) -> Result<Found, Refused> {
    let case = scenario.case();
    // Against all metrics first, so that a wrong name is told which there are.
    check(scenario, asked)?;
    let short = Short::of(scenario, &asked.returns);
    let outcomes = Outcomes::only(&short.programme, |name| is_needed(&asked.returns, name));
    let engine = Engine::new(short.case(scenario), outcomes, asked.before)?;
    let observations = asked.returns.against(&engine.outcomes.directory)?;
    let before = travel(
        scenario,
        Engine::new(case, Outcomes::of(&scenario.programme), asked.before)?,
        "Simulating the forecast as it was",
        watch,
    )?;
    watch.begin(COUNTING, 100);
    let draws = asked.before.draws;
    let futures = Futures::new(&engine, observations.clone(), asked, draws);
    let prior = futures.prior(draws);
    let values_before = futures.values(&Arc::new(prior.clone()));
    refused::absurd(&asked.returns, (&futures, &values_before))?;
    let updated = attended::update(&futures, prior, asked.before.seed, watch)?
        .map_err(|refusal| refused::told(&refusal, &asked.returns, (&futures, &values_before)))?;
    let cloud = Arc::new(updated.cloud.clone());
    let luck = Arc::new(Conditioned::new(Arc::clone(&cloud), asked.before.seed));
    let after_engine = Engine::at(
        case,
        Outcomes::of(&scenario.programme),
        asked.after,
        luck.clone(),
    );
    let inputs = after_engine.luck().clone();
    let after = travel(
        scenario,
        after_engine,
        "Simulating the forecast as it is now",
        watch,
    )?;
    let values_after = futures.values(&cloud);
    let headline = Headline::of(&scenario.programme, &after.ensemble).ok_or_else(|| {
        Refused::Asked("this scenario has neither a promise nor jobs to ask about".to_owned())
    })?;
    let [headline_before, headline_now] =
        [&before, &after].map(|one| draws_of(&one.ensemble, headline.gauge));
    let chance = |ensemble: &Ensemble| -> Option<Chance> {
        let bound = headline.bound?;
        Some(Reading::of(ensemble, headline.gauge).meeting(bound))
    };
    watch.begin("Asking what was learnt", asked.returns.rows.len());
    let again = Again {
        scenario,
        asked,
        futures: &futures,
        cloud: &updated.cloud,
        headline: &headline,
        values: &headline_now,
        watch,
    };
    let update = Update {
        monitoring: asked.returns.name.clone(),
        as_of: asked.as_of,
        left_out: asked.left_out,
        rows: rows::told(&futures, &values_before, &values_after),
        influences: influences(
            &futures.by_row(&values_after),
            (&headline_now, headline.bound),
            &|row| again.without(row),
        ),
        ranges: [range(&headline_before), range(&headline_now)],
        chances: [chance(&before.ensemble), chance(&after.ensemble)],
        moved: moved::moved(
            &inputs,
            &(luck as Arc<dyn crate::points::Coordinates>),
            draws,
        ),
        next: next(
            &candidates(&after.ensemble, asked),
            &headline_now,
            asked.before.seed,
        ),
        sources: observations
            .iter()
            .map(|one| asked.returns.rows[one.row].source.clone())
            .collect(),
        reports: futures.reports().to_vec(),
        observations,
        headline,
        found: How::of(&updated),
    };
    watch.go_on()?;
    Ok(Found {
        before,
        after,
        update,
        cloud: updated.cloud,
    })
}

/// Whether a metric is reported: by its name, its running total, or as a level of a survey.
fn is_needed(returns: &Returns, metric: &str) -> bool {
    let mut named = returns.rows.iter().map(|row| row.metric.as_str());
    named.any(|name| {
        let name = name.strip_suffix(".total").unwrap_or(name);
        let survey = name
            .rsplit_once(".level.")
            .is_some_and(|(workforce, _)| metric.starts_with(&format!("{workforce}.at_least.")));
        name == metric || survey
    })
}

fn draws_of(ensemble: &Ensemble, gauge: Gauge) -> Vec<f64> {
    let mut values = Vec::new();
    if let Some(kept) = ensemble.kept() {
        let directory = &ensemble.outcomes.directory;
        kept.draws_of(directory, gauge, ensemble.settings.draws, &mut values);
    }
    values
}

/// The figures that could be reported for the year after: stocks in it, flows up to it.
fn candidates(ensemble: &Ensemble, asked: &Asked) -> Vec<Candidate> {
    let directory = &ensemble.outcomes.directory;
    let Some(year) = directory.calendar.index(asked.as_of + 1) else {
        return Vec::new();
    };
    directory
        .metrics
        .iter()
        .enumerate()
        .filter(|(_, metric)| metric.column.is_some() && metric.nature != Nature::Whole)
        .filter(|(_, metric)| observable::is_indicator(metric))
        .map(|(place, metric)| {
            let (when, ending) = match metric.nature {
                Nature::Flow => (When::UpTo(year), ".total"),
                _ => (When::Year(year), ""),
            };
            let values = draws_of(
                ensemble,
                Gauge {
                    metric: place,
                    when,
                },
            );
            let usual = values.iter().sum::<f64>() / values.len().max(1) as f64;
            let kind = observable::kind(metric);
            Candidate {
                metric: format!("{}{ending}", metric.name),
                year: asked.as_of + 1,
                report: Report {
                    kind,
                    value: usual,
                    sd: 0.0,
                    // A survey of so many people is what a region can afford.
                    of: None,
                    reported_share: 1.0,
                    discrepancy: asked.of(kind),
                    usual,
                },
                values,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests;
