//! What to look at next: how much narrower the headline would be if one more figure were reported.
//!
//! The figure is simulated as it would be reported, errors and discrepancy included; the draws are sorted
//! by it into classes, and the share of the headline's variance that lies between the classes is what the
//! figure would explain: E[Var(headline | figure)] is the rest. This is the expected variance after
//! the report, whatever it says (the preposterior analysis of Raiffa and Schlaifer 1961, recalled).

use rayon::prelude::*;

use crate::inputs::{Coordinate, stream};
use crate::points::{Coordinates, Seeded};
use crate::updating::Report;

/// Classes of a figure.
const CLASSES: usize = 32;

/// A figure that could be reported.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The metric, with `.total` where it runs up.
    pub metric: String,
    /// The calendar year.
    pub year: i32,
    /// How it would be reported; its value is not used.
    pub report: Report,
    /// What the model says of it in each draw that is left.
    pub values: Vec<f64>,
}

/// What a figure would be worth.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    /// The metric.
    pub metric: String,
    /// The calendar year.
    pub year: i32,
    /// The share of the headline's variance that it is expected to explain.
    pub explained: f64,
    /// By how much the headline's standard deviation is expected to shrink, as a share.
    pub narrower: f64,
}

/// What each figure would be worth, most first; those that are nothing beyond luck are left out.
#[must_use]
pub fn next(candidates: &[Candidate], headline: &[f64], seed: u64) -> Vec<Indicator> {
    let mut found: Vec<Indicator> = candidates
        .par_iter()
        .map(|one| {
            let label = format!("update.next.{}.{}", one.metric, one.year);
            let coordinate = Coordinate {
                stream: stream(&label),
                name: label,
            };
            let mut luck = vec![0.0; one.values.len()];
            Seeded::new(seed).fill(&coordinate, 0, &mut luck);
            let shown = one.values.iter().zip(&luck);
            let shown: Vec<f64> = shown.map(|(x, u)| one.report.drawn(*x, *u)).collect();
            let explained = explained(&shown, headline);
            Indicator {
                metric: one.metric.clone(),
                year: one.year,
                explained,
                narrower: 1.0 - (1.0 - explained).max(0.0).sqrt(),
            }
        })
        .collect();
    let luck = 3.0 * (2.0 * CLASSES as f64).sqrt() / headline.len().max(1) as f64;
    found.retain(|one| one.explained > luck);
    found.sort_by(|a, b| {
        b.explained
            .total_cmp(&a.explained)
            .then_with(|| a.metric.cmp(&b.metric))
    });
    found
}

/// The share of the variance of `outcome` between classes of `figure`, less what classes show by luck
/// (ω² of Hays 1963, recalled): (between − (k − 1)·within)/(total + within).
fn explained(figure: &[f64], outcome: &[f64]) -> f64 {
    let mut order: Vec<(f64, f64)> = figure
        .iter()
        .copied()
        .zip(outcome.iter().copied())
        .filter(|(figure, outcome)| !figure.is_nan() && !outcome.is_nan())
        .collect();
    // Equal figures in the order of the draws: which class they fall into must not depend on the outcome.
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    let count = order.len();
    if count < 4 * CLASSES {
        return 0.0;
    }
    let mean = order.iter().map(|one| one.1).sum::<f64>() / count as f64;
    let total: f64 = order
        .iter()
        .map(|one| (one.1 - mean) * (one.1 - mean))
        .sum();
    let mut between = 0.0;
    for class in 0..CLASSES {
        let own = &order[class * count / CLASSES..(class + 1) * count / CLASSES];
        let own_mean = own.iter().map(|one| one.1).sum::<f64>() / own.len() as f64;
        between += own.len() as f64 * (own_mean - mean) * (own_mean - mean);
    }
    if total <= 0.0 {
        return 0.0;
    }
    let within = (total - between) / (count - CLASSES) as f64;
    ((between - (CLASSES as f64 - 1.0) * within) / (total + within)).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::points::Cloud;

    /// Of y = x + e with equal variances, x explains half; what has nothing to do with y explains nothing.
    #[test]
    fn half_of_a_sum_explains_half_of_it() {
        let named = |name: &str| Coordinate {
            name: name.to_owned(),
            stream: stream(name),
        };
        let coordinates = ["x", "e", "z"].map(named).to_vec();
        let cloud = Cloud::drawn(coordinates, 8_192, &Seeded::new(1));
        let (x, e, z) = (cloud.row(0), cloud.row(1), cloud.row(2));
        let y: Vec<f64> = x.iter().zip(e).map(|(x, e)| x + e).collect();
        // Standard error of a correlation of 0.7 in 8,192 draws: 0.0055, of its square 0.008.
        assert!((explained(x, &y) - 0.5).abs() < 0.035);
        assert!(explained(z, &y) < 0.01);
    }
}
