//! What we do not know about a number: the distributions that a scenario can give.
//!
//! A [`Distribution`] is a quantile function: it turns a coordinate `u` in (0, 1) into a value that is exceeded with
//! probability 1 − u. All randomness of the model enters as coordinates, so nothing here draws random numbers.
//!
//! ```text
//! x = Q(u)        P(X ≤ x) = u
//! ```
//!
//! Values are in the unit of the quantity described. Constructors refuse numbers that make no distribution, in words
//! meant for the person who wrote them; a range that has shrunk to a point becomes [`Distribution::Fixed`]. For hot
//! loops, [`Distribution::compile`] prepares a [`Quantile`].
//!
//! ```
//! use regiocast::distribution::Distribution;
//!
//! let weeks = Distribution::triangular(4.0, 6.0, 9.0)?;
//! assert_eq!(weeks.in_words(), "between 4 and 9, most likely 6 (triangular)");
//! assert!((weeks.quantile(0.4) - 6.0).abs() < 1e-12);
//! # Ok::<(), regiocast::distribution::DistributionError>(())
//! ```

mod beta;
mod bounds;
mod empirical;
mod error;
mod family;
mod fixed;
mod link;
mod lognormal;
mod metalog;
mod normal;
mod quantile;
mod range;
mod table;
mod window;
mod words;

pub use beta::{Beta, Pert};
pub use bounds::{Bounds, Support};
pub use empirical::{Discrete, Samples};
pub use error::DistributionError;
pub use lognormal::LogNormal;
pub use metalog::Metalog;
pub use normal::Normal;
pub use quantile::Quantile;
pub use range::{Triangular, Uniform};

use bounds::checked;
use family::Family;

/// Factors beyond this (or its inverse) are not price changes.
const LARGEST_FACTOR: f64 = 1e50;

/// A number that may be uncertain. Made by the constructors, which check it.
#[derive(Debug, Clone, PartialEq)]
pub enum Distribution {
    /// A value known exactly.
    Fixed(f64),
    /// Every value between two ends is equally likely.
    Uniform(Uniform),
    /// A range with a most likely value and straight sides.
    Triangular(Triangular),
    /// A range with a most likely value and curved sides.
    Pert(Pert),
    /// A normal distribution, perhaps truncated.
    Normal(Normal),
    /// A lognormal distribution, perhaps truncated.
    LogNormal(LogNormal),
    /// A share, perhaps from an observed proportion.
    Beta(Beta),
    /// A smooth curve through three percentiles.
    Metalog(Metalog),
    /// Some values with weights.
    Discrete(Discrete),
    /// Observed values.
    Samples(Samples),
}

/// Constructors, one for each spelling in a scenario.
///
/// # Errors
///
/// All refuse numbers that are infinite, not numbers, or beyond 1e100, and bounds with min > max; what else they refuse
/// is said at each.
impl Distribution {
    /// A value known exactly.
    ///
    /// # Errors
    ///
    /// If it is no ordinary number.
    pub fn fixed(value: f64) -> Result<Self, DistributionError> {
        checked("value", value).map(Self::Fixed)
    }

    /// `{ uniform = [min, max] }`.
    ///
    /// # Errors
    ///
    /// If min > max.
    pub fn uniform(min: f64, max: f64) -> Result<Self, DistributionError> {
        Uniform::validated(min, max)
    }

    /// `{ triangular = [min, mode, max] }`.
    ///
    /// # Errors
    ///
    /// Unless min ≤ mode ≤ max.
    pub fn triangular(min: f64, mode: f64, max: f64) -> Result<Self, DistributionError> {
        Triangular::validated(min, mode, max)
    }

    /// `{ pert = [min, mode, max] }`: a beta on [min, max] with α = 1 + 4 (mode−min)/(max−min), β = 1 + 4
    /// (max−mode)/(max−min).
    ///
    /// # Errors
    ///
    /// Unless min ≤ mode ≤ max.
    pub fn pert(min: f64, mode: f64, max: f64) -> Result<Self, DistributionError> {
        Pert::validated(min, mode, max)
    }

    /// `{ normal = [mean, sd] }`, truncated to the bounds and renormalised.
    ///
    /// # Errors
    ///
    /// If sd < 0, or if the bounds hold no more than 1e-12 of the probability.
    pub fn normal(mean: f64, sd: f64, bounds: Bounds) -> Result<Self, DistributionError> {
        Normal::validated(mean, sd, bounds)
    }

    /// `{ lognormal = [median, sigma] }`, sigma being the standard deviation of the logarithm; truncated to the bounds
    /// and renormalised.
    ///
    /// # Errors
    ///
    /// Unless median > 0 and 0 ≤ sigma ≤ 10, or if the bounds hold no more than 1e-12 of the probability.
    pub fn lognormal(median: f64, sigma: f64, bounds: Bounds) -> Result<Self, DistributionError> {
        LogNormal::validated(median, sigma, bounds)
    }

    /// `{ beta = [alpha, beta] }`, on [0, 1].
    ///
    /// # Errors
    ///
    /// Unless both shapes lie between 0.05 and 1,000,000.
    pub fn beta(alpha: f64, beta: f64) -> Result<Self, DistributionError> {
        Beta::validated(alpha, beta)
    }

    /// `{ observed = [successes, trials] }`: the Jeffreys posterior Beta(successes + ½, trials − successes + ½).
    ///
    /// # Errors
    ///
    /// Unless 0 ≤ successes ≤ trials and 1 ≤ trials, or if a shape of the beta exceeds 1,000,000.
    pub fn observed(successes: f64, trials: f64) -> Result<Self, DistributionError> {
        Beta::observed(successes, trials)
    }

    /// `{ p10 = …, p50 = …, p90 = … }`: the three-term metalog through these percentiles, within the bounds.
    ///
    /// # Errors
    ///
    /// Unless p10 < p50 < p90 strictly inside the bounds, or if no metalog passes through them; the error then says
    /// which p50 would be feasible.
    pub fn metalog(
        p10: f64,
        p50: f64,
        p90: f64,
        bounds: Bounds,
    ) -> Result<Self, DistributionError> {
        Metalog::validated([p10, p50, p90], bounds)
    }

    /// `{ discrete = [[value, weight], …] }`: the first value, in rising order, whose cumulative weight reaches `u`.
    ///
    /// # Errors
    ///
    /// If the list is empty, a weight is negative, or all are zero.
    pub fn discrete(pairs: &[(f64, f64)]) -> Result<Self, DistributionError> {
        Discrete::validated(pairs)
    }

    /// `{ samples = [x1, x2, …] }`: linear interpolation of the order statistics (Hyndman–Fan type 7).
    ///
    /// # Errors
    ///
    /// If the list is empty.
    pub fn samples(values: &[f64]) -> Result<Self, DistributionError> {
        Samples::validated(values)
    }
}

impl Distribution {
    fn family(&self) -> &dyn Family {
        match self {
            Self::Fixed(value) => value,
            Self::Uniform(family) => family,
            Self::Triangular(family) => family,
            Self::Pert(family) => family,
            Self::Normal(family) => family,
            Self::LogNormal(family) => family,
            Self::Beta(family) => family,
            Self::Metalog(family) => family,
            Self::Discrete(family) => family,
            Self::Samples(family) => family,
        }
    }

    /// The value that the quantity stays at or below with probability `u`.
    ///
    /// This is the reference; in hot loops use [`Distribution::compile`]. `u` outside (0, 1) is taken for the nearest
    /// number inside.
    #[must_use]
    pub fn quantile(&self, u: f64) -> f64 {
        self.family()
            .quantile(crate::special::inside_unit_interval(u))
    }

    /// The probability that the quantity is at most `x`.
    #[must_use]
    pub fn cdf(&self, x: f64) -> f64 {
        self.family().cdf(x)
    }

    /// The value with even chances above and below.
    #[must_use]
    pub fn median(&self) -> f64 {
        self.quantile(0.5)
    }

    /// The value, if it is known exactly.
    #[must_use]
    pub const fn fixed_value(&self) -> Option<f64> {
        match self {
            Self::Fixed(value) => Some(*value),
            _ => None,
        }
    }

    /// The mean, or `None` if it does not exist.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        self.family().mean()
    }

    /// The standard deviation, or `None` if it does not exist.
    #[must_use]
    pub fn sd(&self) -> Option<f64> {
        self.family().sd()
    }

    /// Whether the mean exists. Only a metalog with exactly one bound can lack it.
    #[must_use]
    pub fn has_finite_mean(&self) -> bool {
        self.family().has_finite_mean()
    }

    /// Whether the variance exists. Only a metalog with exactly one bound can lack it.
    #[must_use]
    pub fn has_finite_variance(&self) -> bool {
        self.family().has_finite_variance()
    }

    /// Where the quantity can lie.
    #[must_use]
    pub fn support(&self) -> Support {
        self.family().support()
    }

    /// The distribution of the quantity times `factor`, for example after a change of prices.
    ///
    /// # Errors
    ///
    /// Unless 1e-50 < factor < 1e50.
    pub fn scaled(&self, factor: f64) -> Result<Self, DistributionError> {
        if factor > 1.0 / LARGEST_FACTOR && factor < LARGEST_FACTOR {
            Ok(self.family().scaled(factor))
        } else {
            Err(DistributionError::FactorNotPositive { factor })
        }
    }

    /// The distribution in plain English, for example `between 4 and 9, most likely 6 (triangular)`.
    #[must_use]
    pub fn in_words(&self) -> String {
        self.family().in_words()
    }

    /// The quantile function made ready for a hot loop.
    #[must_use]
    pub fn compile(&self) -> Quantile {
        self.family().compile()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scaling_takes_positive_factors_only() -> Result<(), DistributionError> {
        let d = Distribution::triangular(4.0, 6.0, 9.0)?;
        assert_eq!(d.scaled(2.0)?, Distribution::triangular(8.0, 12.0, 18.0)?);
        for factor in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert!(d.scaled(factor).is_err());
        }
        Ok(())
    }

    #[test]
    fn coordinates_outside_the_unit_interval_give_the_ends() -> Result<(), DistributionError> {
        let d = Distribution::normal(0.0, 1.0, Bounds::NONE)?;
        for u in [-1.0, 0.0, 1.0, 2.0, f64::NAN] {
            assert!(d.quantile(u).is_finite());
        }
        Ok(())
    }
}
