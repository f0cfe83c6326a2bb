//! The common form of all families of distributions.

use super::Distribution;
use super::bounds::Support;
use super::quantile::Quantile;

/// What each family of distributions can do. Coordinates are inside (0, 1).
pub(super) trait Family {
    /// The value that the quantity stays at or below with probability `u`.
    fn quantile(&self, u: f64) -> f64;
    /// The probability of at most `x`.
    fn cdf(&self, x: f64) -> f64;
    /// The mean, if it exists.
    fn mean(&self) -> Option<f64>;
    /// The standard deviation, if it exists.
    fn sd(&self) -> Option<f64>;
    /// Where the quantity can lie.
    fn support(&self) -> Support;
    /// The distribution of the quantity times `factor`, which is positive.
    fn scaled(&self, factor: f64) -> Distribution;
    /// Plain English.
    fn in_words(&self) -> String;
    /// The quantile function for hot loops.
    fn compile(&self) -> Quantile;

    /// Whether the mean exists.
    fn has_finite_mean(&self) -> bool {
        true
    }

    /// Whether the variance exists.
    fn has_finite_variance(&self) -> bool {
        true
    }
}
