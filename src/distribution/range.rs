//! Ranges with straight sides: uniform and triangular.
//!
//! ```text
//! uniform       x = min + u (max − min)
//! triangular    x = min + (mode−min) √(u / m)               up to the mode, reached at m = (mode−min)/(max−min)
//!               x = max − (max−mode) √((1−u) / (1−m))       beyond it
//! ```

use super::bounds::{Support, checked};
use super::quantile::{Kind, Quantile};
use super::words::numbers;
use super::{Distribution, DistributionError, Family};

/// Every value between two ends is equally likely.
#[derive(Debug, Clone, PartialEq)]
pub struct Uniform {
    min: f64,
    max: f64,
}

impl Uniform {
    pub(super) fn validated(min: f64, max: f64) -> Result<Distribution, DistributionError> {
        checked("min", min)?;
        checked("max", max)?;
        if min > max {
            return Err(DistributionError::RangeReversed { min, max });
        }
        if min >= max {
            return Ok(Distribution::Fixed(min));
        }
        Ok(Distribution::Uniform(Self { min, max }))
    }
}

impl Family for Uniform {
    #[inline]
    fn quantile(&self, u: f64) -> f64 {
        (self.min + u * (self.max - self.min)).min(self.max)
    }

    fn cdf(&self, x: f64) -> f64 {
        ((x - self.min) / (self.max - self.min)).clamp(0.0, 1.0)
    }

    fn mean(&self) -> Option<f64> {
        Some(0.5 * self.min + 0.5 * self.max)
    }

    fn sd(&self) -> Option<f64> {
        Some((self.max - self.min) / 12_f64.sqrt())
    }

    fn support(&self) -> Support {
        Support::closed(self.min, self.max)
    }

    fn scaled(&self, factor: f64) -> Distribution {
        Distribution::Uniform(Self {
            min: self.min * factor,
            max: self.max * factor,
        })
    }

    fn in_words(&self) -> String {
        let [min, max] = numbers([self.min, self.max]);
        format!("between {min} and {max}, every value equally likely (uniform)")
    }

    fn compile(&self) -> Quantile {
        Quantile::new(Kind::Uniform(self.clone()))
    }
}

/// A range with a most likely value, falling off in straight lines to both ends.
#[derive(Debug, Clone, PartialEq)]
pub struct Triangular {
    min: f64,
    mode: f64,
    max: f64,
    /// The probability of lying below the mode.
    below_mode: f64,
}

impl Triangular {
    pub(super) fn validated(
        min: f64,
        mode: f64,
        max: f64,
    ) -> Result<Distribution, DistributionError> {
        check_mode("triangular", min, mode, max)?;
        if min >= max {
            return Ok(Distribution::Fixed(min));
        }
        Ok(Distribution::Triangular(Self {
            min,
            mode,
            max,
            below_mode: (mode - min) / (max - min),
        }))
    }
}

/// All three are ordinary numbers, and the mode lies in the range.
pub(super) fn check_mode(
    form: &'static str,
    min: f64,
    mode: f64,
    max: f64,
) -> Result<(), DistributionError> {
    checked("min", min)?;
    checked("mode", mode)?;
    checked("max", max)?;
    if min <= mode && mode <= max {
        Ok(())
    } else {
        Err(DistributionError::ModeOutsideRange {
            form,
            min,
            mode,
            max,
        })
    }
}

/// For example `between 4 and 9, most likely 6 (triangular)`.
pub(super) fn three_points_in_words(min: f64, mode: f64, max: f64, form: &str) -> String {
    let [min, mode, max] = numbers([min, mode, max]);
    format!("between {min} and {max}, most likely {mode} ({form})")
}

/// 1 − √(1 − w), with its digits kept where w is small.
#[inline]
fn one_minus_root(w: f64) -> f64 {
    w / (1.0 + (1.0 - w).sqrt())
}

impl Family for Triangular {
    #[inline]
    fn quantile(&self, u: f64) -> f64 {
        let (left, right) = (self.mode - self.min, self.max - self.mode);
        let (below, above) = (self.below_mode, 1.0 - self.below_mode);
        // Each side can be measured from its end or from the mode. The one nearer to the tail keeps the digits of
        // values that are small against the range.
        if u < below {
            if u <= 0.5 {
                (self.min + left * (u / below).sqrt()).min(self.mode)
            } else {
                self.mode - left * one_minus_root((below - u) / below)
            }
        } else if u > 0.5 {
            (self.max - right * ((1.0 - u) / above).sqrt()).max(self.mode)
        } else {
            self.mode + right * one_minus_root((u - below) / above)
        }
    }

    fn cdf(&self, x: f64) -> f64 {
        let range = self.max - self.min;
        if x <= self.min {
            0.0
        } else if x >= self.max {
            1.0
        } else if x < self.mode {
            (x - self.min) / range * ((x - self.min) / (self.mode - self.min))
        } else {
            1.0 - (self.max - x) / range * ((self.max - x) / (self.max - self.mode))
        }
    }

    fn mean(&self) -> Option<f64> {
        Some(self.min / 3.0 + self.mode / 3.0 + self.max / 3.0)
    }

    fn sd(&self) -> Option<f64> {
        let (left, right) = (self.mode - self.min, self.max - self.mode);
        Some(((left * left + left * right + right * right) / 18.0).sqrt())
    }

    fn support(&self) -> Support {
        Support::closed(self.min, self.max)
    }

    fn scaled(&self, factor: f64) -> Distribution {
        Distribution::Triangular(Self {
            min: self.min * factor,
            mode: self.mode * factor,
            max: self.max * factor,
            below_mode: self.below_mode,
        })
    }

    fn in_words(&self) -> String {
        three_points_in_words(self.min, self.mode, self.max, "triangular")
    }

    fn compile(&self) -> Quantile {
        Quantile::new(Kind::Triangular(self.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_that_shrink_to_a_point_are_fixed_values() {
        assert_eq!(Uniform::validated(5.0, 5.0), Ok(Distribution::Fixed(5.0)));
        assert_eq!(
            Triangular::validated(5.0, 5.0, 5.0),
            Ok(Distribution::Fixed(5.0))
        );
    }

    #[test]
    fn a_mode_outside_the_range_is_refused() {
        let error = Triangular::validated(4.0, 2.0, 9.0);
        assert_eq!(
            error,
            Err(DistributionError::ModeOutsideRange {
                form: "triangular",
                min: 4.0,
                mode: 2.0,
                max: 9.0
            })
        );
        assert!(Triangular::validated(4.0, f64::NAN, 9.0).is_err());
    }

    #[test]
    fn a_uniform_has_its_textbook_moments() -> Result<(), DistributionError> {
        let d = Uniform::validated(2.0, 8.0)?;
        assert_eq!(d.mean(), Some(5.0));
        assert!((d.sd().unwrap_or(0.0) - 3_f64.sqrt()).abs() < 1e-15);
        assert!((d.quantile(0.25) - 3.5).abs() < 1e-15);
        assert!(d.support().low_reached && d.support().high_reached);
        Ok(())
    }

    #[test]
    fn a_triangle_may_lean_against_either_end() -> Result<(), DistributionError> {
        let left = Triangular::validated(0.0, 0.0, 1.0)?;
        let right = Triangular::validated(0.0, 1.0, 1.0)?;
        // F = 1 − (1−x)² and F = x².
        assert!((left.quantile(0.75) - 0.5).abs() < 1e-15);
        assert!((right.quantile(0.25) - 0.5).abs() < 1e-15);
        assert!((left.cdf(0.5) - 0.75).abs() < 1e-15);
        assert!((right.cdf(0.5) - 0.25).abs() < 1e-15);
        Ok(())
    }

    #[test]
    fn words_name_the_ends_and_the_mode() -> Result<(), DistributionError> {
        assert_eq!(
            Triangular::validated(4000.0, 6500.0, 12_000.0)?.in_words(),
            "between 4,000 and 12,000, most likely 6,500 (triangular)"
        );
        assert_eq!(
            Uniform::validated(4.0, 9.0)?.in_words(),
            "between 4 and 9, every value equally likely (uniform)"
        );
        Ok(())
    }
}
