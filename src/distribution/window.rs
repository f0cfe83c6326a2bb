//! The part of the normal distribution that truncation leaves.

use super::DistributionError;
use super::bounds::Bounds;
use crate::special::{gauss_legendre, normal_cdf, normal_density, normal_quantile};

/// A window must hold more probability than this: below, coordinates of 53 bits would tell too few values apart.
const LEAST_PROBABILITY: f64 = 1e-12;

/// Bounds that cut off less than this need no window: not even the most extreme coordinate would notice.
const NOTHING_CUT: f64 = 1e-26;

/// Scores further out than this carry no weight in an expectation.
const REACH: f64 = 9.0;

/// Scores from `low` to `high`, and the normal probabilities that go with them.
///
/// The smallest step between values is 2⁻⁵³ / `inside` in probability: a window that holds a millionth of the whole
/// distribution still tells ten thousand million values apart.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Window {
    low: f64,
    high: f64,
    /// The probability of the whole distribution below the window.
    below: f64,
    /// The probability of the whole distribution above the window.
    above: f64,
    /// The probability of the whole distribution inside the window.
    inside: f64,
}

impl Window {
    /// The window between two scores; `None` if it leaves out nothing that matters.
    pub(super) fn new(
        centre: &'static str,
        low: f64,
        high: f64,
        bounds: Bounds,
    ) -> Result<Option<Self>, DistributionError> {
        let (below, above) = (normal_cdf(low), normal_cdf(-high));
        let inside = if low > 0.0 {
            normal_cdf(-low) - above
        } else if high < 0.0 {
            normal_cdf(high) - below
        } else {
            1.0 - below - above
        };
        // Written so that a NaN is refused, too.
        let enough = inside > LEAST_PROBABILITY;
        if !enough {
            return Err(DistributionError::NothingWithinBounds { centre, bounds });
        }
        if below + above < NOTHING_CUT {
            return Ok(None);
        }
        Ok(Some(Self {
            low,
            high,
            below,
            above,
            inside,
        }))
    }

    /// The score of the whole distribution at coordinate `u` of the window.
    #[inline]
    pub(super) fn score(&self, u: f64) -> f64 {
        let from_below = self.below + u * self.inside;
        let score = if from_below <= 0.5 {
            normal_quantile(from_below)
        } else {
            -normal_quantile(self.above + (1.0 - u) * self.inside)
        };
        score.max(self.low).min(self.high)
    }

    /// The probability, inside the window, of a score of at most `z`.
    pub(super) fn cdf(&self, z: f64) -> f64 {
        if z <= self.low {
            0.0
        } else if z >= self.high {
            1.0
        } else if z <= 0.0 {
            ((normal_cdf(z) - self.below) / self.inside).clamp(0.0, 1.0)
        } else {
            1.0 - ((normal_cdf(-z) - self.above) / self.inside).clamp(0.0, 1.0)
        }
    }

    /// The expectation of `g(z)` inside the window, by quadrature; `g` may shift the weight upwards by `shift`.
    pub(super) fn expectation(&self, shift: f64, g: impl Fn(f64) -> f64) -> f64 {
        let low = self.low.max(-REACH);
        let high = self.high.min(shift + REACH);
        let total = gauss_legendre(normal_density, low, high);
        gauss_legendre(|z| normal_density(z) * g(z), low, high) / total
    }
}
