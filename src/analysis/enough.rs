//! Are there enough draws? The largest Monte Carlo error of all headline figures.
//!
//! An error is told as a share of its figure, or of the distance from P10 to P90 where that is
//! larger (a figure near nothing has no meaningful share of itself). The error of a chance is told in
//! percentage points.

use super::headline::told_metrics;
use super::ratios;
use super::reading::Reading;
use super::targets::answer;
use crate::ensemble::Ensemble;
use crate::outcomes::value::HEADLINES;
use crate::programme::Programme;

/// The headline figure with the largest error.
#[derive(Debug, Clone, PartialEq)]
pub struct Worst {
    /// Which figure, in words.
    pub what: String,
    /// Its error as a share; infinite where there are too few draws to tell.
    pub share: f64,
}

/// The headline figure with the largest error; `None` where no figure varies.
#[must_use]
pub fn worst(programme: &Programme, ensemble: &Ensemble) -> Option<Worst> {
    let mut all = Vec::new();
    for metric in told_metrics(programme, &ensemble.outcomes.directory) {
        figures(ensemble, metric, &mut all);
    }
    for target in &programme.targets {
        let Some(gauge) = answer(ensemble, target) else {
            continue;
        };
        let chance = Reading::of(ensemble, gauge).meeting(target.bound);
        all.push(Worst {
            what: format!("the chance of “{}”", target.title),
            share: chance.error,
        });
    }
    all.into_iter()
        .filter(|one| one.share > 0.0)
        .max_by(|a, b| a.share.total_cmp(&b.share))
}

fn figures(ensemble: &Ensemble, metric: &str, all: &mut Vec<Worst>) {
    let Some(gauge) = ensemble.outcomes.directory.at_the_end(metric) else {
        return;
    };
    let reading = Reading::of(ensemble, gauge);
    if reading.known() == 0 {
        return;
    }
    let levels = [0.1, 0.5, 0.9];
    let percentiles = reading.percentiles(levels);
    let width = percentiles[2] - percentiles[0];
    let mut put = |what: &str, value: f64, error: f64| {
        let scale = value.abs().max(width);
        let share = if error == 0.0 { 0.0 } else { error / scale };
        all.push(Worst {
            what: format!("{what} of {metric}"),
            // What is not known is not small.
            share: if share.is_nan() { f64::INFINITY } else { share },
        });
    };
    let (mean, error) = mean(ensemble, metric, &reading);
    put("the mean", mean, error);
    for ((level, value), name) in levels
        .into_iter()
        .zip(percentiles)
        .zip(["P10", "P50", "P90"])
    {
        let error = reading.percentile_error(level).unwrap_or(f64::INFINITY);
        put(name, value, error);
    }
}

/// The mean that is told: of a ratio, the ratio of means.
fn mean(ensemble: &Ensemble, metric: &str, reading: &Reading) -> (f64, f64) {
    let ratio = HEADLINES.iter().find(|headline| headline.name == metric);
    if let Some(row) = ratio.and_then(|ratio| ratios::headline_row(ensemble, ratio)) {
        return (row.mean, row.mcse);
    }
    let moments = reading.moments();
    (moments.mean, moments.error)
}
