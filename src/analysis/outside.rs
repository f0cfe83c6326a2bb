//! The outside view: what comparable programmes delivered of what they promised.
//!
//! # References
//! Kahneman, D. and Tversky, A. (1979), "Intuitive prediction: biases and corrective procedures",
//! TIMS Studies in Management Science 12, 313–327. Flyvbjerg, B. (2006), "From Nobel Prize to
//! project management", Project Management Journal 37(3), 5–15, doi 10.1177/875697280603700302.

use crate::distribution::Distribution;
use crate::programme::Bound;

/// What a reference class says of a promise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OutsideView {
    /// Share of comparable programmes that kept such a promise.
    pub probability: f64,
    /// The promise times the 10th, 50th and 90th percentile of delivered over promised.
    pub percentiles: [f64; 3],
}

impl OutsideView {
    /// Looks at a promise from outside.
    #[must_use]
    pub fn of(ratios: &Distribution, bound: Bound) -> Self {
        let reaching = share_reaching(ratios, 1.0);
        Self {
            probability: match bound {
                Bound::AtLeast(_) => reaching,
                Bound::AtMost(_) => 1.0 - reaching,
            },
            percentiles: [0.1, 0.5, 0.9].map(|p| bound.value() * ratios.quantile(p)),
        }
    }
}

/// The share of a distribution at or above a value, by halving the probability.
fn share_reaching(ratios: &Distribution, value: f64) -> f64 {
    let (mut below, mut above) = (0.0, 1.0);
    for _ in 0..60 {
        let middle = 0.5 * (below + above);
        if middle <= 0.0 || middle >= 1.0 {
            break;
        }
        if ratios.quantile(middle) < value {
            below = middle;
        } else {
            above = middle;
        }
    }
    1.0 - above
}
