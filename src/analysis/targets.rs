//! Is the promise kept? Inside view, outside view, and what decides it.

use std::collections::BTreeMap;

use super::drivers::{self, Driver};
use super::outside::{OutsideView, ReferenceClass};
use super::reading::Reading;
use super::summary::PERCENTILES;
use crate::ensemble::Ensemble;
use crate::outcomes::{Directory, Gauge, Measure};
use crate::programme::{Programme, Target};

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
    reference_classes: &BTreeMap<String, ReferenceClass>,
) -> Vec<TargetResult> {
    let mut results = alone(programme, ensemble, reference_classes);
    let outcomes: Vec<Vec<f64>> = results
        .iter()
        .filter_map(|result| answer(ensemble, &result.target))
        .map(|gauge| ensemble.random_draws(gauge))
        .collect();
    let drivers = drivers::strongest(ensemble, &outcomes, DRIVERS);
    for (result, drivers) in results.iter_mut().zip(drivers) {
        result.drivers = drivers;
    }
    results
}

/// The same without what goes with each outcome, which takes longer to find out than all the rest.
#[must_use]
pub fn alone(
    programme: &Programme,
    ensemble: &Ensemble,
    reference_classes: &BTreeMap<String, ReferenceClass>,
) -> Vec<TargetResult> {
    let targets = programme.targets.iter();
    targets
        .filter_map(|target| {
            let gauge = answer(ensemble, target)?;
            let reading = Reading::of(ensemble, gauge);
            let read = (gauge, &reading);
            Some(result(target, ensemble, read, reference_classes))
        })
        .collect()
}

/// The gauge that answers a target: stocks at its year, flows up to it.
#[must_use]
pub fn answer(ensemble: &Ensemble, target: &Target) -> Option<Gauge> {
    answered_by(&ensemble.outcomes.directory, target)
}

/// The gauge of a directory that answers a target.
#[must_use]
pub fn answered_by(directory: &Directory, target: &Target) -> Option<Gauge> {
    let year = directory.calendar.index(target.by)?;
    directory.by_year(&target.answered_by(), year)
}

fn result(
    target: &Target,
    ensemble: &Ensemble,
    (gauge, reading): (Gauge, &Reading),
    reference_classes: &BTreeMap<String, ReferenceClass>,
) -> TargetResult {
    let directory = &ensemble.outcomes.directory;
    let special = |case: &[f64]| {
        let value = directory.value(case, gauge);
        (value, reading.share_below(value))
    };
    let outside = target
        .reference_class
        .as_ref()
        .and_then(|id| reference_classes.get(id))
        .map(|class| OutsideView::of(class, target.bound));
    let kept = reading.meeting(target.bound);
    TargetResult {
        target: target.clone(),
        measure: directory.metrics[gauge.metric].measure,
        probability: kept.share,
        error: kept.error,
        draws: kept.draws,
        shortfall: reading.shortfall(target.bound),
        percentiles: reading.percentiles(PERCENTILES),
        percentile_errors: [0.1, 0.5, 0.9].map(|p| reading.percentile_error(p)),
        curve: curve(reading),
        central: special(&ensemble.central),
        as_promised: special(&ensemble.as_promised),
        outside,
        drivers: Vec::new(),
    }
}

/// The chance of at least so much, at each half percent.
#[must_use]
pub fn curve(reading: &Reading) -> Vec<(f64, f64)> {
    let probabilities: [f64; 201] = std::array::from_fn(|step| step as f64 / 200.0);
    reading
        .percentiles(probabilities)
        .into_iter()
        .zip(probabilities)
        .map(|(value, below)| (value, 1.0 - below))
        .collect()
}
