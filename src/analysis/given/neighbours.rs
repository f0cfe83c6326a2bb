//! Neighbours in the order of an input: the rank-based first-order index, and Chatterjee's ξ.
//!
//! Draws that are next to each other in an input have nearly the same value of it. If it decides the
//! outcome, their outcomes are alike; if it decides nothing, they are no more alike than any two.
//!
//! ```text
//! S = Σ (yₖ − ȳ)(yₖ₊₁ − ȳ) / Σ (yₖ − ȳ)²        in the order of the input, the last beside the first
//! ξ = 1 − n Σ |rₖ₊₁ − rₖ| / (2 Σ lₖ (n − lₖ))    r draws at or below, l at or above
//! ```
//!
//! S estimates the share of the outcome's variance that the input explains by itself (Sobol's
//! first-order index), and is nearly free of bias, below nothing as often as above where the input
//! decides nothing. The sum in ξ ends at the last draw, which has no neighbour above it.
//!
//! The standard error of S is that of a mean of terms gₖ = (cₖcₖ₊₁ − S·(cₖ² + cₖ₊₁²)/2)/V, c = y − ȳ.
//! With the input given, only terms next to each other move together; without it, terms differ also
//! as the outcome's mean and spread do along the input, which is nearly the same for neighbours. So
//! the variance is (γ₀ + 2(γ₁ − γ₂))/n, where γ are the terms' covariances in the order of the input,
//! and γ₂ stands for those two or more apart. Derived here, and tried: the spread between 200 runs of
//! 1,000 draws was 1.08 to 1.13 times what they said. Of even points it is an upper limit.
//!
//! # References
//! - Gamboa, F., Gremaud, P., Klein, T. and Lagnoux, A. (2022), "Global sensitivity analysis: a
//!   novel generation of mighty estimators based on rank statistics", Bernoulli 28(4) (in circulation
//!   since 2020; recalled).
//! - Chatterjee, S. (2021), "A new coefficient of correlation", Journal of the American Statistical
//!   Association 116, doi 10.1080/01621459.2020.1758115 (recalled).

use super::Estimate;
use super::response::{Order, Response};

/// Distances of terms that have no draw in common; some, because their mean is steadier than one.
const APART: [usize; 8] = [2, 3, 4, 5, 6, 7, 8, 9];

/// Draws below which the standard error is not told: it was tried with as many.
const ENOUGH: usize = 1_000;

/// The share of the outcome's variance that an input explains by itself.
pub(super) fn first_order(response: &Response, order: &Order) -> Estimate {
    let count = response.draws() as f64;
    let along: Vec<f64> = order
        .0
        .iter()
        .map(|draw| response.centred[*draw as usize])
        .collect();
    let next = |place: usize| along[(place + 1) % along.len()];
    let sum: f64 = along
        .iter()
        .enumerate()
        .map(|(place, own)| own * next(place))
        .sum();
    let value = sum / count / response.variance;
    let terms: Vec<f64> = along
        .iter()
        .enumerate()
        .map(|(place, own)| {
            let next = next(place);
            let squares = f64::midpoint(own * own, next * next);
            (own * next - value * squares) / response.variance
        })
        .collect();
    let covariance = |lag: usize| {
        let pairs = terms.iter().zip(terms.iter().skip(lag));
        pairs.map(|(a, b)| a * b).sum::<f64>() / count
    };
    let apart = APART.map(covariance).iter().sum::<f64>() / APART.len() as f64;
    let variance = covariance(0) + 2.0 * (covariance(1) - apart);
    let known = response.draws() >= ENOUGH && variance > 0.0;
    Estimate {
        value,
        error: known.then(|| (variance / count).sqrt()),
    }
}

/// Chatterjee's ξ: nothing where the outcome does not depend on the input, one where it is a function
/// of it, whatever the function.
pub(super) fn chatterjee(response: &Response, order: &Order) -> f64 {
    let steps: f64 = order
        .0
        .windows(2)
        .map(|pair| {
            let [one, other] = [0, 1].map(|place| response.at_or_below[pair[place] as usize]);
            f64::from(one.abs_diff(other))
        })
        .sum();
    1.0 - response.draws() as f64 * steps / (2.0 * response.spread_of_ranks)
}
