//! What each reported figure decides: the answer without it.
//!
//! Taking a figure out again is weighing the draws that are left by one over its likelihood. Where the
//! weights do not bear that, the update is made again without the figure, with fewer draws.
//!
//! # References
//! Vehtari, A., Gelman, A. and Gabry, J. (2017), "Practical Bayesian model evaluation using leave-one-out
//! cross-validation and WAIC", Statistics and Computing 27, 1413–1432, doi 10.1007/s11222-016-9696-4.

use crate::programme::Bound;
use crate::updating::pareto;

/// How the answer without a figure was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// By weights.
    Weights,
    /// By another update.
    Again,
    /// Not at all: neither could be trusted.
    Unknown,
}

/// The answer without a figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Influence {
    /// The median of the headline without it.
    pub median: f64,
    /// The chance of the promise without it.
    pub chance: f64,
    /// The shape k̂ of the weights that take it out.
    pub k_hat: f64,
    /// How it was found.
    pub how: How,
}

/// The median of a headline and the chance of its promise, of weighed draws.
#[must_use]
pub fn answer(values: &[f64], weights: &[f64], bound: Option<Bound>) -> (f64, f64) {
    let mut order: Vec<(f64, f64)> = values
        .iter()
        .copied()
        .zip(weights.iter().copied())
        .filter(|(value, _)| !value.is_nan())
        .collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    let total: f64 = order.iter().map(|one| one.1).sum();
    let mut heap = 0.0;
    let mut median = f64::NAN;
    for (value, weight) in &order {
        heap += weight;
        if heap >= 0.5 * total {
            median = *value;
            break;
        }
    }
    let kept = order
        .iter()
        .filter(|one| bound.is_some_and(|bound| bound.is_met_by(one.0)));
    let kept: f64 = kept.map(|one| one.1).sum();
    let chance = if bound.is_some() {
        kept / total
    } else {
        f64::NAN
    };
    (median, chance)
}

/// The answer without each row. `again` makes the update without one; it is asked only where weights
/// do not bear taking the row out.
#[must_use]
pub fn influences(
    by_row: &[Vec<f64>],
    (headline, bound): (&[f64], Option<Bound>),
    again: &dyn Fn(usize) -> Option<(f64, f64)>,
) -> Vec<Influence> {
    let mut found = Vec::with_capacity(by_row.len());
    for (place, row) in by_row.iter().enumerate() {
        let without: Vec<f64> = row.iter().map(|log| -log).collect();
        let smoothed = pareto::smooth(&without);
        let k_hat = smoothed.k_hat;
        let ((median, chance), how) = if k_hat <= pareto::limit(row.len()) {
            let told = answer(headline, &smoothed.weights, bound);
            (told, How::Weights)
        } else {
            match again(place) {
                Some(told) => (told, How::Again),
                None => ((f64::NAN, f64::NAN), How::Unknown),
            }
        };
        found.push(Influence {
            median,
            chance,
            k_hat,
            how,
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_move_the_median_and_the_chance() {
        let values = [1.0, 2.0, 3.0, 4.0];
        let promise = Some(Bound::AtLeast(3.0));
        assert_eq!(answer(&values, &[1.0; 4], promise), (2.0, 0.5));
        assert_eq!(answer(&values, &[0.0, 0.0, 1.0, 3.0], promise), (4.0, 1.0));
    }

    #[test]
    fn a_row_that_weights_cannot_take_out_is_asked_for_again() {
        let even = vec![-1.0; 1_000];
        let heavy: Vec<f64> = (0..1_000)
            .map(|i| 2.0 * libm::log1p(-(f64::from(i) + 0.5) / 1_000.0))
            .collect();
        let values: Vec<f64> = (0..1_000).map(f64::from).collect();
        let again = |place: usize| (place == 1).then_some((7.0, 0.25));
        let told = influences(
            &[even, heavy],
            (&values, Some(Bound::AtLeast(500.0))),
            &again,
        );
        assert_eq!(told[0].how, How::Weights);
        assert!((told[0].chance - 0.5).abs() < 1e-12);
        assert_eq!((told[1].how, told[1].median), (How::Again, 7.0));
    }
}
