//! The lognormal distribution, whole or truncated.
//!
//! ```text
//! x = median exp(sigma z)
//! ```
//!
//! where `z` is the normal score of the coordinate, or of its place between the bounds (see the module `normal`), and
//! sigma is the standard deviation of ln x: a sigma of 0.2 means roughly give or take 20 %.

use super::bounds::{Bounds, Support, checked};
use super::normal::fixed_value;
use super::quantile::{Kind, Quantile};
use super::window::Window;
use super::words::numbers;
use super::{Distribution, DistributionError, Family};
use crate::special::{normal_cdf, normal_quantile, quick_exp};

/// Sigmas above this are slips: one standard deviation would be a factor of 22,000.
const LARGEST_SIGMA: f64 = 10.0;

/// A lognormal distribution, perhaps truncated.
#[derive(Debug, Clone, PartialEq)]
pub struct LogNormal {
    median: f64,
    sigma: f64,
    bounds: Bounds,
    window: Option<Window>,
}

impl LogNormal {
    pub(super) fn validated(
        median: f64,
        sigma: f64,
        bounds: Bounds,
    ) -> Result<Distribution, DistributionError> {
        checked("median", median)?;
        checked("sigma", sigma)?;
        let bounds = bounds.checked()?;
        if median <= 0.0 {
            return Err(DistributionError::MedianNotPositive { median });
        }
        if sigma < 0.0 {
            return Err(DistributionError::NegativeSpread {
                what: "sigma",
                value: sigma,
            });
        }
        if sigma > LARGEST_SIGMA {
            return Err(DistributionError::SigmaTooLarge { sigma });
        }
        if let Some(value) = fixed_value("median", median, sigma, bounds)? {
            return Ok(Distribution::Fixed(value));
        }
        let score = |x: f64| score_of(x, median, sigma);
        let window = Window::new("median", score(bounds.low()), score(bounds.high()), bounds)?;
        Ok(Distribution::LogNormal(Self {
            median,
            sigma,
            bounds,
            window,
        }))
    }

    /// Whether the bounds cut off enough to matter.
    pub(super) fn is_truncated(&self) -> bool {
        self.window.is_some()
    }

    /// The value at a normal score of the whole distribution.
    #[inline(always)]
    pub(super) fn at_score(&self, z: f64) -> f64 {
        (self.median * quick_exp(self.sigma * z))
            .max(self.bounds.low())
            .min(self.bounds.high())
    }

    /// The expectation of `g` of the value over the median.
    fn expectation(window: &Window, sigma: f64, g: impl Fn(f64) -> f64) -> f64 {
        // The square of the value weighs scores around 2 σ most.
        window.expectation(2.0 * sigma, |z| g(libm::exp(sigma * z)))
    }
}

/// The normal score of `x` in a whole lognormal distribution.
fn score_of(x: f64, median: f64, sigma: f64) -> f64 {
    if x <= 0.0 {
        f64::NEG_INFINITY
    } else if x > f64::MAX {
        f64::INFINITY
    } else {
        // Not ln(x / median), which could overflow.
        (libm::log(x) - libm::log(median)) / sigma
    }
}

impl Family for LogNormal {
    #[inline(always)]
    fn quantile(&self, u: f64) -> f64 {
        self.at_score(match &self.window {
            None => normal_quantile(u),
            Some(window) => window.score(u),
        })
    }

    fn cdf(&self, x: f64) -> f64 {
        let z = score_of(x, self.median, self.sigma);
        match &self.window {
            None => normal_cdf(z),
            Some(window) => window.cdf(z),
        }
    }

    fn mean(&self) -> Option<f64> {
        let over_median = match &self.window {
            None => libm::exp(0.5 * self.sigma * self.sigma),
            Some(window) => Self::expectation(window, self.sigma, |x| x),
        };
        Some(self.median * over_median)
    }

    fn sd(&self) -> Option<f64> {
        let over_median = match &self.window {
            None => {
                let square = self.sigma * self.sigma;
                libm::exp(0.5 * square) * libm::expm1(square).sqrt()
            }
            Some(window) => {
                let mean = Self::expectation(window, self.sigma, |x| x);
                let square = |x: f64| (x - mean) * (x - mean);
                Self::expectation(window, self.sigma, square).sqrt()
            }
        };
        Some(self.median * over_median)
    }

    fn support(&self) -> Support {
        let positive_min = self.bounds.min.filter(|min| *min > 0.0);
        Support {
            low: positive_min.unwrap_or(0.0),
            high: self.bounds.high(),
            low_reached: positive_min.is_some(),
            high_reached: self.bounds.max.is_some(),
        }
    }

    fn scaled(&self, factor: f64) -> Distribution {
        Distribution::LogNormal(Self {
            median: self.median * factor,
            sigma: self.sigma,
            bounds: self.bounds.scaled(factor),
            window: self.window.clone(),
        })
    }

    fn in_words(&self) -> String {
        let [low, middle, high] = numbers([0.05, 0.5, 0.95].map(|u| self.quantile(u)));
        format!(
            "as likely above {middle} as below, nine times in ten between {low} and {high}{} (lognormal)",
            self.bounds.as_afterthought()
        )
    }

    fn compile(&self) -> Quantile {
        Quantile::new(Kind::LogNormal(self.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn truncated_lognormals_have_the_moments_of_mpmath() -> Result<(), DistributionError> {
        let d = Distribution::lognormal(100.0, 0.5, Bounds::new(Some(50.0), Some(400.0)))?;
        let (mean, sd) = (118.824_004_371_237_64, 55.411_094_601_596_35);
        assert!((d.mean().unwrap_or(0.0) - mean).abs() <= 1e-12 * mean);
        assert!((d.sd().unwrap_or(0.0) - sd).abs() <= 1e-12 * sd);
        Ok(())
    }

    #[test]
    fn slips_are_refused_with_the_reason() {
        let error = Distribution::lognormal(1000.0, 300.0, Bounds::NONE);
        assert_eq!(
            error,
            Err(DistributionError::SigmaTooLarge { sigma: 300.0 })
        );
        let error = Distribution::lognormal(-3.0, 1.0, Bounds::NONE);
        assert_eq!(
            error,
            Err(DistributionError::MedianNotPositive { median: -3.0 })
        );
        assert!(Distribution::lognormal(3.0, -1.0, Bounds::NONE).is_err());
        assert!(Distribution::lognormal(1.0, 0.5, Bounds::new(None, Some(-1.0))).is_err());
    }

    #[test]
    fn a_spread_of_zero_is_a_fixed_value_if_the_bounds_allow() {
        let fixed = Distribution::lognormal(3.0, 0.0, Bounds::new(Some(1.0), Some(4.0)));
        assert_eq!(fixed, Ok(Distribution::Fixed(3.0)));
    }

    #[test]
    fn zero_is_approached_but_not_reached() -> Result<(), DistributionError> {
        let d = Distribution::lognormal(100.0, 0.5, Bounds::new(Some(-3.0), None))?;
        let support = d.support();
        assert!(support.low.abs() <= 0.0 && !support.low_reached);
        Ok(())
    }

    #[test]
    fn words_give_the_range_of_nine_in_ten() -> Result<(), DistributionError> {
        assert_eq!(
            Distribution::lognormal(100.0, 0.5, Bounds::NONE)?.in_words(),
            "as likely above 100 as below, nine times in ten between 43.94 and 227.6 (lognormal)"
        );
        Ok(())
    }
}
