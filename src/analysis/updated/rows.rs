//! Each reported figure beside its forecast: was it surprising, and is it still?
//!
//! # References
//! Box, G. E. P. (1980), "Sampling and Bayes' inference in scientific modelling and robustness", Journal of
//! the Royal Statistical Society A 143(4), 383–430, doi 10.2307/2982063 (prior predictive checks).

use rayon::prelude::*;

use super::range;
use crate::updating::{Futures, Report};

/// Draws that a tail probability is averaged over.
const ENOUGH: usize = 2_048;

/// A reported figure beside its forecast.
#[derive(Debug, Clone, PartialEq)]
pub struct RowTold {
    /// The forecast of what would be reported before, P10, P50 and P90: without the errors of
    /// reporting.
    pub before: [f64; 3],
    /// The same of what is left.
    pub after: [f64; 3],
    /// How probable a figure at least so far out was, errors of reporting included: two-sided.
    pub surprise: f64,
    /// The same of what is left: a figure that is odd still is one that the model cannot explain.
    pub still: f64,
    /// How probable a lower figure was: below a half, less was reported than expected.
    pub below: f64,
}

/// Below this a figure is called surprising: one in twenty, the usual level.
pub const SURPRISING: f64 = 0.05;

/// Below this a figure is called very surprising: one in two hundred.
pub const VERY: f64 = 0.005;

/// Tells each row.
#[must_use]
pub fn told(futures: &Futures<'_>, before: &[Vec<f64>], after: &[Vec<f64>]) -> Vec<RowTold> {
    let rows = futures.reports().par_iter().zip(before).zip(after);
    rows.map(|((report, before), after)| {
        let share = match report.kind {
            crate::monitoring::Kind::Share | crate::monitoring::Kind::Event => 1.0,
            _ => report.reported_share,
        };
        let scaled = |range: [f64; 3]| range.map(|value| value * share);
        let below = lower(report, before);
        RowTold {
            before: scaled(range(before)),
            after: scaled(range(after)),
            surprise: two_sided(below),
            still: two_sided(lower(report, after)),
            below,
        }
    })
    .collect()
}

fn two_sided(below: f64) -> f64 {
    (2.0 * below.min(1.0 - below)).clamp(0.0, 1.0)
}

/// The probability of a lower figure, half of the very one included. Every so-manieth draw is asked,
/// so that all eight islands are.
fn lower(report: &Report, values: &[f64]) -> f64 {
    let stride = (values.len() / ENOUGH).max(1) | 1;
    let known: Vec<f64> = values
        .iter()
        .copied()
        .step_by(stride)
        .filter(|x| !x.is_nan())
        .collect();
    let each = known.iter().map(|value| {
        let tail = report.tail(*value);
        tail.below + 0.5 * tail.at
    });
    each.sum::<f64>() / known.len().max(1) as f64
}
