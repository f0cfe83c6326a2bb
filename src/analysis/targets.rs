//! Is the promise kept? Inside view, outside view, and what decides it.

use std::collections::BTreeMap;

use super::drivers::{self, Driver};
use super::outside::OutsideView;
use super::precision::{percentile_error, share_error};
use super::quantiles::{percentile_of, quantiles};
use super::summary::{PERCENTILES, When};
use crate::distribution::Distribution;
use crate::ensemble::Ensemble;
use crate::outcomes::{Measure, Metric, Nature};
use crate::programme::{Bound, Programme, Target};

/// How a promise fares.
#[derive(Debug, Clone)]
pub struct TargetResult {
    /// The promise.
    pub target: Target,
    /// What it counts.
    pub measure: Measure,
    /// Share of draws in which it is kept.
    pub probability: f64,
    /// Monte Carlo standard error of that share.
    pub error: f64,
    /// In how many draws there is an outcome.
    pub draws: usize,
    /// Median of what is missing, in the draws in which it is missed; `None` where it never is.
    pub shortfall: Option<f64>,
    /// Percentiles of the outcome at [`PERCENTILES`].
    pub percentiles: [f64; 7],
    /// Standard errors of P10, P50 and P90.
    pub percentile_errors: [Option<f64>; 3],
    /// Chance of at least so much, along the outcome's range: (outcome, chance).
    pub curve: Vec<(f64, f64)>,
    /// The central case, and the share of draws below it.
    pub central: (f64, f64),
    /// The plan as promised, and the share of draws below it.
    pub as_promised: (f64, f64),
    /// What comparable programmes say.
    pub outside: Option<OutsideView>,
    /// The inputs that go with the outcome most closely.
    pub drivers: Vec<Driver>,
}

/// How many inputs a target names.
const DRIVERS: usize = 8;

/// Looks at every target of a programme; those whose metric is not known are passed over.
#[must_use]
pub fn results(
    programme: &Programme,
    ensemble: &Ensemble,
    reference_classes: &BTreeMap<String, Distribution>,
) -> Vec<TargetResult> {
    let (mut results, mut outcomes) = (Vec::new(), Vec::new());
    for target in &programme.targets {
        if let Some((metric, when)) = answer(ensemble, target) {
            let mut values = Vec::new();
            ensemble.draws_of(&metric, when, &mut values);
            results.push(result(
                target,
                ensemble,
                (&metric, when),
                &values,
                reference_classes,
            ));
            outcomes.push(values);
        }
    }
    let drivers = drivers::strongest(ensemble, &outcomes, DRIVERS);
    for (result, drivers) in results.iter_mut().zip(drivers) {
        result.drivers = drivers;
    }
    results
}

/// The value of a metric that answers a target: stocks at its year, flows up to it.
#[must_use]
pub fn answer(ensemble: &Ensemble, target: &Target) -> Option<(Metric, When)> {
    let directory = &ensemble.outcomes.directory;
    let metric = directory.find(&target.answered_by())?;
    let year = directory.calendar.index(target.by)?;
    let when = match metric.nature {
        Nature::Whole => When::Whole,
        Nature::Stock => When::Year(year),
        Nature::Flow => When::UpTo(year),
    };
    Some((metric.clone(), when))
}

fn result(
    target: &Target,
    ensemble: &Ensemble,
    (metric, when): (&Metric, When),
    all: &[f64],
    reference_classes: &BTreeMap<String, Distribution>,
) -> TargetResult {
    let values: Vec<f64> = all
        .iter()
        .copied()
        .filter(|value| !value.is_nan())
        .collect();
    let met = values
        .iter()
        .filter(|value| target.bound.is_met_by(**value))
        .count();
    let probability = met as f64 / values.len() as f64;
    let special = |case: &[f64]| {
        let value = ensemble.special(case, metric, when);
        (value, percentile_of(&values, value))
    };
    let outside = target
        .reference_class
        .as_ref()
        .and_then(|id| reference_classes.get(id))
        .map(|ratios| OutsideView::of(ratios, target.bound));
    TargetResult {
        target: target.clone(),
        measure: metric.measure,
        probability,
        error: share_error(probability, values.len()),
        draws: values.len(),
        shortfall: shortfall(&values, target.bound),
        percentiles: quantiles(&values, PERCENTILES),
        percentile_errors: [0.1, 0.5, 0.9].map(|p| percentile_error(&values, p)),
        curve: curve(&values),
        central: special(&ensemble.central),
        as_promised: special(&ensemble.as_promised),
        outside,
        drivers: Vec::new(),
    }
}

fn shortfall(values: &[f64], bound: Bound) -> Option<f64> {
    let missing: Vec<f64> = values
        .iter()
        .filter(|value| !bound.is_met_by(**value))
        .map(|value| (bound.value() - value).abs())
        .collect();
    (!missing.is_empty()).then(|| quantiles(&missing, [0.5])[0])
}

/// The chance of at least so much, at each half percent.
fn curve(values: &[f64]) -> Vec<(f64, f64)> {
    let probabilities: [f64; 201] = std::array::from_fn(|step| step as f64 / 200.0);
    quantiles(values, probabilities)
        .into_iter()
        .zip(probabilities)
        .map(|(value, below)| (value, 1.0 - below))
        .collect()
}
