//! Normal and lognormal, whole or truncated.
//!
//! ```text
//! normal       x = mean + sd z
//! lognormal    x = median exp(sigma z)              z = Φ⁻¹(u)
//! truncated    z = Φ⁻¹(A + u (B − A))               A, B: probabilities below min and below max
//! ```
//!
//! Truncation leaves out what lies beyond `min` and `max` and stretches the rest to probability one. It never piles
//! probability on the bounds. Beyond the median of the whole distribution everything is computed from the upper tail,
//! so that a window far out in either tail keeps its digits.

use super::bounds::{Bounds, Support, checked};
use super::quantile::{Kind, Quantile};
use super::window::Window;
use super::words::{number, numbers};
use super::{Distribution, DistributionError, Family};
use crate::special::{normal_cdf, normal_quantile};

/// Sigmas above this are slips: one standard deviation would be a factor of 22,000.
const LARGEST_SIGMA: f64 = 10.0;

/// A normal distribution, perhaps truncated.
#[derive(Debug, Clone, PartialEq)]
pub struct Normal {
    mean: f64,
    sd: f64,
    bounds: Bounds,
    window: Option<Window>,
}

impl Normal {
    pub(super) fn validated(
        mean: f64,
        sd: f64,
        bounds: Bounds,
    ) -> Result<Distribution, DistributionError> {
        checked("mean", mean)?;
        checked("sd", sd)?;
        let bounds = bounds.checked()?;
        if sd < 0.0 {
            return Err(DistributionError::NegativeSpread {
                what: "sd",
                value: sd,
            });
        }
        if let Some(value) = fixed_value("mean", mean, sd, bounds)? {
            return Ok(Distribution::Fixed(value));
        }
        let score = |x: f64| (x - mean) / sd;
        let window = Window::new("mean", score(bounds.low()), score(bounds.high()), bounds)?;
        Ok(Distribution::Normal(Self {
            mean,
            sd,
            bounds,
            window,
        }))
    }

    /// Whether the bounds cut off enough to matter.
    pub(super) fn is_truncated(&self) -> bool {
        self.window.is_some()
    }

    /// The value at a normal score of the whole distribution.
    #[inline]
    pub(super) fn at_score(&self, z: f64) -> f64 {
        (self.mean + self.sd * z)
            .max(self.bounds.low())
            .min(self.bounds.high())
    }
}

/// The only value left by a spread of zero or by bounds that meet, if so.
fn fixed_value(
    centre: &'static str,
    middle: f64,
    spread: f64,
    bounds: Bounds,
) -> Result<Option<f64>, DistributionError> {
    if spread > 0.0 {
        return Ok(bounds.only_value());
    }
    if bounds.allow(middle) {
        return Ok(Some(middle));
    }
    Err(DistributionError::NothingWithinBounds {
        centre,
        bounds,
        probability: 0.0,
    })
}

impl Family for Normal {
    #[inline]
    fn quantile(&self, u: f64) -> f64 {
        self.at_score(match &self.window {
            None => normal_quantile(u),
            Some(window) => window.score(u),
        })
    }

    fn cdf(&self, x: f64) -> f64 {
        let z = (x - self.mean) / self.sd;
        match &self.window {
            None => normal_cdf(z),
            Some(window) => window.cdf(z),
        }
    }

    fn mean(&self) -> Option<f64> {
        Some(match &self.window {
            None => self.mean,
            Some(window) => self.mean + self.sd * window.expectation(0.0, |z| z),
        })
    }

    fn sd(&self) -> Option<f64> {
        Some(match &self.window {
            None => self.sd,
            Some(window) => {
                let mean = window.expectation(0.0, |z| z);
                let variance = window.expectation(0.0, |z| (z - mean) * (z - mean));
                self.sd * variance.sqrt()
            }
        })
    }

    fn support(&self) -> Support {
        Support {
            low: self.bounds.low(),
            high: self.bounds.high(),
            low_reached: self.bounds.min.is_some(),
            high_reached: self.bounds.max.is_some(),
        }
    }

    fn scaled(&self, factor: f64) -> Distribution {
        Distribution::Normal(Self {
            mean: self.mean * factor,
            sd: self.sd * factor,
            bounds: self.bounds.scaled(factor),
            window: self.window.clone(),
        })
    }

    fn in_words(&self) -> String {
        format!(
            "around {}, give or take {}{} (normal)",
            number(self.mean),
            number(self.sd),
            self.bounds.as_afterthought()
        )
    }

    fn compile(&self) -> Quantile {
        Quantile::new(Kind::Normal(self.clone()))
    }
}

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
    #[inline]
    pub(super) fn at_score(&self, z: f64) -> f64 {
        (self.median * libm::exp(self.sigma * z))
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
    #[inline]
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
