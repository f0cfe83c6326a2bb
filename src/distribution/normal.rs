//! The normal distribution, whole or truncated.
//!
//! ```text
//! whole        x = mean + sd z        z = Φ⁻¹(u)
//! truncated    x = mean + sd z        z = Φ⁻¹(A + u (B − A)),  A, B: probabilities below min and below max
//! ```
//!
//! Truncation leaves out what lies beyond `min` and `max` and stretches the rest to probability one. It never piles
//! probability on the bounds. Beyond the median of the whole distribution everything is computed from the upper tail,
//! so that a window far out in either tail keeps its digits.

use super::bounds::{Bounds, Support, checked};
use super::quantile::{Kind, Quantile};
use super::window::Window;
use super::words::number;
use super::{Distribution, DistributionError, Family};
use crate::special::{normal_cdf, normal_quantile};

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
    #[inline(always)]
    pub(super) fn at_score(&self, z: f64) -> f64 {
        (self.mean + self.sd * z)
            .max(self.bounds.low())
            .min(self.bounds.high())
    }
}

/// The only value left by a spread of zero or by bounds that meet, if so.
pub(super) fn fixed_value(
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
    Err(DistributionError::NothingWithinBounds { centre, bounds })
}

impl Family for Normal {
    #[inline(always)]
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

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_moments(d: &Distribution, mean: f64, sd: f64) {
        let (actual_mean, actual_sd) = (d.mean().unwrap_or(0.0), d.sd().unwrap_or(0.0));
        assert!((actual_mean - mean).abs() <= 1e-12 * mean, "{actual_mean}");
        assert!((actual_sd - sd).abs() <= 1e-12 * sd, "{actual_sd}");
    }

    fn within(min: f64, max: f64) -> Bounds {
        Bounds::new(Some(min), Some(max))
    }

    #[test]
    fn truncated_normals_have_the_moments_of_mpmath() -> Result<(), DistributionError> {
        let d = Distribution::normal(0.0, 1.0, within(-1.0, 2.0))?;
        assert_moments(&d, 0.229_637_179_091_328_97, 0.720_945_586_859_045_8);
        let d = Distribution::normal(0.0, 1.0, Bounds::new(Some(3.0), None))?;
        assert_moments(&d, 3.283_098_654_930_436_5, 0.265_629_792_729_031_3);
        let d = Distribution::normal(3.0, 2.0, within(2.5, 3.5))?;
        assert_moments(&d, 3.0, 0.287_473_414_802_009_9);
        // A window so narrow that it is nearly uniform.
        let d = Distribution::normal(0.0, 1e9, within(0.0, 1.0))?;
        assert_moments(&d, 0.5, 1.0 / 12_f64.sqrt());
        Ok(())
    }

    #[test]
    fn bounds_that_never_bind_do_not_slow_evaluation_down() -> Result<(), DistributionError> {
        let d = Distribution::normal(100.0, 5.0, Bounds::new(Some(0.0), None))?;
        assert!(d.compile().needs_scores());
        assert!(d.support().low_reached && !d.support().high_reached);
        let d = Distribution::normal(10.0, 5.0, Bounds::new(Some(0.0), None))?;
        assert!(!d.compile().needs_scores());
        Ok(())
    }

    #[test]
    fn a_window_without_probability_is_refused() {
        let error = Distribution::normal(0.0, 1.0, Bounds::new(Some(50.0), None));
        assert_eq!(
            error.map_err(|e| e.to_string()),
            Err(
                "the range above 50 holds almost nothing of this distribution (less than one chance in a million \
                 million); move min or max so that more of it is left, or move the mean towards the range"
                    .to_owned()
            )
        );
    }

    #[test]
    fn spreads_of_zero_are_fixed_values_if_the_bounds_allow() {
        let fixed = Distribution::normal(3.0, 0.0, Bounds::NONE);
        assert_eq!(fixed, Ok(Distribution::Fixed(3.0)));
        assert!(Distribution::normal(3.0, 0.0, within(4.0, 5.0)).is_err());
        let fixed = Distribution::normal(3.0, 1.0, within(4.0, 4.0));
        assert_eq!(fixed, Ok(Distribution::Fixed(4.0)));
    }

    #[test]
    fn a_negative_spread_is_refused() {
        assert!(Distribution::normal(3.0, -1.0, Bounds::NONE).is_err());
    }

    #[test]
    fn words_mention_the_bounds() -> Result<(), DistributionError> {
        assert_eq!(
            Distribution::normal(10.0, 5.0, Bounds::new(Some(0.0), None))?.in_words(),
            "around 10, give or take 5, never below 0 (normal)"
        );
        Ok(())
    }
}
