//! Scores of one forecast: how far it was from what happened, its doubt taken into account.
//!
//! The continuous ranked probability score (CRPS) of draws `x` and an outturn `y` is
//!
//! ```text
//! mean |xᵢ − y|  −  ½ mean |xᵢ − xⱼ|
//! ```
//!
//! in the unit of the figure: 0 is perfect, and a forecast without doubt has its absolute error. The
//! second mean is over all pairs, those of a draw with itself among them; the *fair* score leaves these
//! out (n(n − 1) pairs for n²), and so does not depend on the number of draws on average.
//!
//! # References
//! Hersbach, H. (2000), "Decomposition of the continuous ranked probability score for ensemble
//! prediction systems", Weather and Forecasting 15(5), 559–570 (recalled).
//! Ferro, C. A. T. (2014), "Fair scores for ensemble forecasts", Quarterly Journal of the Royal
//! Meteorological Society 140, 1917–1923, doi 10.1002/qj.2270 (recalled).

use crate::special::{normal_cdf, normal_density};

/// The continuous ranked probability score of draws, plain and fair.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Crps {
    /// Over all pairs of draws.
    pub plain: f64,
    /// Over pairs of different draws; the plain one where there is only one draw.
    pub fair: f64,
}

/// The score of draws in ascending order.
///
/// The mean difference of all pairs follows from the ranks, so that sorting is all the work:
/// `½ Σᵢ Σⱼ |xᵢ − xⱼ| = Σᵢ (2i − n − 1) xᵢ`.
#[must_use]
pub fn of_sorted(draws: &[f64], outturn: f64) -> Crps {
    let count = draws.len() as f64;
    let away = draws.iter().map(|draw| (draw - outturn).abs()).sum::<f64>() / count;
    // Distances from the outturn in place of the draws themselves: large figures lose no digits.
    let ranked = draws.iter().enumerate();
    let apart: f64 = ranked
        .map(|(place, draw)| (2.0 * place as f64 + 1.0 - count) * (draw - outturn))
        .sum();
    let plain = away - apart / (count * count);
    Crps {
        plain,
        fair: if draws.len() > 1 {
            away - apart / (count * (count - 1.0))
        } else {
            plain
        },
    }
}

/// The score of a normal forecast.
///
/// ```text
/// s [z (2Φ(z) − 1) + 2φ(z) − 1/√π]      z = (y − mean)/s
/// ```
#[must_use]
pub fn of_normal(mean: f64, sd: f64, outturn: f64) -> f64 {
    if sd <= 0.0 {
        return (outturn - mean).abs();
    }
    let z = (outturn - mean) / sd;
    let pairs = 1.0 / std::f64::consts::PI.sqrt();
    sd * (z * (2.0 * normal_cdf(z) - 1.0) + 2.0 * normal_density(z) - pairs)
}

/// Minus the logarithm of a normal forecast's density at the outturn; `None` for one without doubt.
#[must_use]
pub fn log_score_of_normal(mean: f64, sd: f64, outturn: f64) -> Option<f64> {
    let z = (outturn - mean) / sd;
    (sd > 0.0).then(|| 0.5 * z * z + libm::log(sd) + 0.5 * libm::log(std::f64::consts::TAU))
}

/// What a quantile costs: its distance from the outturn, times `probability` where the outturn is above
/// it, and times the rest where it is below.
#[must_use]
pub fn pinball(quantile: f64, probability: f64, outturn: f64) -> f64 {
    if outturn >= quantile {
        (outturn - quantile) * probability
    } else {
        (quantile - outturn) * (1.0 - probability)
    }
}

/// What a central range costs: its width, and 2/α for each unit by which the outturn lies outside,
/// where α is the probability outside.
#[must_use]
pub fn interval(range: [f64; 2], stated: f64, outturn: f64) -> f64 {
    let outside = 1.0 - stated;
    let [low, high] = range;
    let ends = pinball(low, outside / 2.0, outturn) + pinball(high, 1.0 - outside / 2.0, outturn);
    2.0 / outside * ends
}
