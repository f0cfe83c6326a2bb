//! One forecast, scored.

use super::Forecast;
use super::coverage::RANGES;
use super::crps::{Crps, interval, log_score_of_normal, of_sorted};
use super::simple::Rivals;
use crate::analysis::PERCENTILES;
use crate::analysis::quantiles::{mean_and_sd, percentile_of, quantiles};

/// What one forecast scored.
#[derive(Debug, Clone, PartialEq)]
pub struct Scored {
    /// Its place among the forecasts, from 0.
    pub forecast: usize,
    /// How many of its futures have the figure.
    pub draws: usize,
    /// The mean of the draws.
    pub mean: f64,
    /// Their standard deviation (n − 1); 0 for a single draw.
    pub sd: f64,
    /// P5, P10, P25, P50, P75, P90 and P95.
    pub percentiles: [f64; 7],
    /// Whether the outturn lay in the ranges of 50, 80 and 90%, ends included.
    pub inside: [bool; 3],
    /// Whether every draw and the outturn is 0 or 1: something happens or does not.
    pub is_event: bool,
    /// The continuous ranked probability score, in the figure’s unit.
    pub crps: Crps,
    /// The fair score for each unit of the outturn; `None` for an outturn of nothing.
    pub relative: Option<f64>,
    /// The scores of the ranges of 50, 80 and 90%, in the figure’s unit.
    pub intervals: [f64; 3],
    /// The log score of a normal forecast of the same mean and standard deviation; `None` for a
    /// forecast without doubt.
    pub log_score: Option<f64>,
    /// The share of futures below the outturn, those at it counted half (the mid-PIT).
    pub pit: f64,
    /// The share of futures that are as far out as the outturn, on either side: small is surprising.
    pub surprise: f64,
    /// What simple forecasts say, and their scores.
    pub rivals: Rivals,
    /// The size of an outturn of its series on average, by which scores of different units are
    /// brought together; `None` where all are nothing.
    pub scale: Option<f64>,
}

/// Scores a forecast that has at least one draw with a value.
pub(super) fn score(place: usize, forecast: &Forecast<'_>) -> Scored {
    let outturn = forecast.outturn;
    let all = forecast.draws.iter().copied();
    let mut draws: Vec<f64> = all.filter(|draw| !draw.is_nan()).collect();
    let (mean, sd) = mean_and_sd(&draws);
    let sd = if sd.is_nan() { 0.0 } else { sd };
    let percentiles = quantiles(&draws, PERCENTILES);
    let pit = percentile_of(&draws, outturn);
    draws.sort_unstable_by(f64::total_cmp);
    let crps = of_sorted(&draws, outturn);
    let ends = RANGES.map(|(_, [low, high])| [percentiles[low], percentiles[high]]);
    let one_or_none = |value: &f64| *value == 0.0 || *value == 1.0;
    Scored {
        forecast: place,
        draws: draws.len(),
        mean,
        sd,
        percentiles,
        inside: ends.map(|[low, high]| outturn >= low && outturn <= high),
        is_event: one_or_none(&outturn) && draws.iter().all(one_or_none),
        crps,
        relative: (outturn != 0.0).then(|| crps.fair / outturn.abs()),
        intervals: std::array::from_fn(|range| interval(ends[range], RANGES[range].0, outturn)),
        log_score: log_score_of_normal(mean, sd, outturn),
        pit,
        surprise: 2.0 * pit.min(1.0 - pit),
        rivals: Rivals::default(),
        scale: None,
    }
}
