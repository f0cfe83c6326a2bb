//! Beta and PERT: curved ranges, shares and observed proportions.
//!
//! ```text
//! beta        x on [0, 1] with density ∝ xᵅ⁻¹ (1−x)ᵝ⁻¹
//! observed    Beta(s + ½, n − s + ½) after s successes in n trials (Jeffreys prior)
//! PERT        min + (max−min) Beta(1 + 4 (mode−min)/(max−min), 1 + 4 (max−mode)/(max−min))
//! ```
//!
//! # References
//!
//! Malcolm, D. G., Roseboom, J. H., Clark, C. E. and Fazar, W. (1959). Application of a technique for research and
//! development program evaluation. *Operations Research* 7, 646–669. <https://doi.org/10.1287/opre.7.5.646>
//!
//! Brown, L. D., Cai, T. T. and `DasGupta`, A. (2001). Interval estimation for a binomial proportion. *Statistical
//! Science* 16, 101–133 (the Jeffreys interval). <https://doi.org/10.1214/ss/1009213286>

use super::bounds::{Support, checked};
use super::quantile::{Kind, Quantile};
use super::range::{check_mode, three_points_in_words};
use super::table::Table;
use super::words::{number, numbers};
use super::{Distribution, DistributionError, Family};
use crate::special::{BetaShape, between};

/// Shapes outside these are refused: below, nearly all the probability sits on the two ends; above, a normal is as good.
const SMALLEST_SHAPE: f64 = 0.05;
const LARGEST_SHAPE: f64 = 1e6;

/// The weight of the mode in a PERT.
const PERT_SHAPE: f64 = 4.0;

/// A beta distribution stretched over a range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct StretchedBeta {
    pub(super) alpha: f64,
    pub(super) beta: f64,
    pub(super) low: f64,
    pub(super) high: f64,
}

impl StretchedBeta {
    /// The value whose place in the range has the given log-odds; measured from the nearer end, to keep its digits.
    #[inline(always)]
    pub(super) fn value(&self, log_odds: f64) -> f64 {
        between(self.low, self.high, log_odds)
    }

    pub(super) fn shape(&self) -> BetaShape {
        BetaShape::new(self.alpha, self.beta)
    }

    fn quantile(&self, u: f64) -> f64 {
        self.value(self.shape().point(u, 1.0 - u, None).log_odds)
    }

    fn cdf(&self, x: f64) -> f64 {
        let range = self.high - self.low;
        self.shape()
            .tails((x - self.low) / range, (self.high - x) / range)
            .0
    }

    fn mean(&self) -> f64 {
        let share = self.alpha / (self.alpha + self.beta);
        self.low + (self.high - self.low) * share
    }

    fn sd(&self) -> f64 {
        let total = self.alpha + self.beta;
        let variance = (self.alpha / total) * (self.beta / total) / (total + 1.0);
        (self.high - self.low) * variance.sqrt()
    }

    fn scaled(self, factor: f64) -> Self {
        Self {
            low: self.low * factor,
            high: self.high * factor,
            ..self
        }
    }
}

/// A share between 0 and 1 (or, once scaled, an amount between 0 and the factor).
#[derive(Debug, Clone, PartialEq)]
pub struct Beta {
    curve: StretchedBeta,
    /// Successes and trials, if the distribution stands for an observed proportion.
    observed: Option<(f64, f64)>,
}

impl Beta {
    pub(super) fn validated(alpha: f64, beta: f64) -> Result<Distribution, DistributionError> {
        checked("first shape of the beta", alpha)?;
        checked("second shape of the beta", beta)?;
        let allowed = SMALLEST_SHAPE..=LARGEST_SHAPE;
        if !allowed.contains(&alpha) || !allowed.contains(&beta) {
            return Err(DistributionError::ShapeOutOfRange { alpha, beta });
        }
        Ok(Distribution::Beta(Self {
            curve: StretchedBeta {
                alpha,
                beta,
                low: 0.0,
                high: 1.0,
            },
            observed: None,
        }))
    }

    pub(super) fn observed(successes: f64, trials: f64) -> Result<Distribution, DistributionError> {
        checked("number of successes", successes)?;
        checked("number of trials", trials)?;
        if successes < 0.0 || successes > trials || trials < 1.0 {
            return Err(DistributionError::ImpossibleObservation { successes, trials });
        }
        let mut distribution = Self::validated(successes + 0.5, trials - successes + 0.5)?;
        if let Distribution::Beta(beta) = &mut distribution {
            beta.observed = Some((successes, trials));
        }
        Ok(distribution)
    }
}

impl Family for Beta {
    fn quantile(&self, u: f64) -> f64 {
        self.curve.quantile(u)
    }

    fn cdf(&self, x: f64) -> f64 {
        self.curve.cdf(x)
    }

    fn mean(&self) -> Option<f64> {
        Some(self.curve.mean())
    }

    fn sd(&self) -> Option<f64> {
        Some(self.curve.sd())
    }

    /// An end counts as reached where the density is infinite: there, values closer to it than the machine can tell
    /// are common.
    fn support(&self) -> Support {
        Support {
            low: self.curve.low,
            high: self.curve.high,
            low_reached: self.curve.alpha < 1.0,
            high_reached: self.curve.beta < 1.0,
        }
    }

    fn scaled(&self, factor: f64) -> Distribution {
        Distribution::Beta(Self {
            curve: self.curve.scaled(factor),
            observed: self.observed,
        })
    }

    fn in_words(&self) -> String {
        let [low, middle, high] = numbers([0.05, 0.5, 0.95].map(|u| self.quantile(u)));
        let range = format!("around {middle}, nine times in ten between {low} and {high}");
        match self.observed {
            Some((successes, trials)) => {
                let (successes, trials) = (number(successes), number(trials));
                format!("{range} (observed: {successes} of {trials})")
            }
            None => format!("{range} (beta)"),
        }
    }

    fn compile(&self) -> Quantile {
        Quantile::new(Kind::Table(Table::new(self.curve)))
    }
}

/// A range with a most likely value, falling off in a smooth curve to both ends.
#[derive(Debug, Clone, PartialEq)]
pub struct Pert {
    curve: StretchedBeta,
    mode: f64,
}

impl Pert {
    pub(super) fn validated(
        min: f64,
        mode: f64,
        max: f64,
    ) -> Result<Distribution, DistributionError> {
        check_mode("pert", min, mode, max)?;
        if min >= max {
            return Ok(Distribution::Fixed(min));
        }
        let range = max - min;
        Ok(Distribution::Pert(Self {
            curve: StretchedBeta {
                alpha: 1.0 + PERT_SHAPE * ((mode - min) / range),
                beta: 1.0 + PERT_SHAPE * ((max - mode) / range),
                low: min,
                high: max,
            },
            mode,
        }))
    }
}

impl Family for Pert {
    fn quantile(&self, u: f64) -> f64 {
        self.curve.quantile(u)
    }

    fn cdf(&self, x: f64) -> f64 {
        self.curve.cdf(x)
    }

    fn mean(&self) -> Option<f64> {
        Some(self.curve.mean())
    }

    fn sd(&self) -> Option<f64> {
        Some(self.curve.sd())
    }

    fn support(&self) -> Support {
        Support::closed(self.curve.low, self.curve.high)
    }

    fn scaled(&self, factor: f64) -> Distribution {
        Distribution::Pert(Self {
            curve: self.curve.scaled(factor),
            mode: self.mode * factor,
        })
    }

    fn in_words(&self) -> String {
        three_points_in_words(self.curve.low, self.mode, self.curve.high, "PERT")
    }

    fn compile(&self) -> Quantile {
        Quantile::new(Kind::Table(Table::new(self.curve)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_observed_proportion_is_the_jeffreys_posterior() -> Result<(), DistributionError> {
        let d = Beta::observed(37.0, 120.0)?;
        let same = Beta::validated(37.5, 83.5)?;
        assert!((d.quantile(0.3) - same.quantile(0.3)).abs() <= 0.0);
        assert_eq!(
            d.in_words(),
            "around 0.3089, nine times in ten between 0.2428 and 0.3806 (observed: 37 of 120)"
        );
        Ok(())
    }

    #[test]
    fn impossible_observations_are_refused() {
        for (successes, trials) in [(5.0, 4.0), (-1.0, 4.0), (0.0, 0.0)] {
            assert_eq!(
                Beta::observed(successes, trials),
                Err(DistributionError::ImpossibleObservation { successes, trials })
            );
        }
    }

    #[test]
    fn shapes_out_of_range_are_refused() {
        for (alpha, beta) in [(0.01, 5.0), (5.0, 2e6), (0.0, 1.0), (-1.0, 1.0)] {
            assert_eq!(
                Beta::validated(alpha, beta),
                Err(DistributionError::ShapeOutOfRange { alpha, beta })
            );
        }
    }

    #[test]
    fn an_end_is_reached_where_the_density_is_infinite() -> Result<(), DistributionError> {
        let support = Beta::validated(0.5, 3.0)?.support();
        assert!(support.low_reached && !support.high_reached);
        Ok(())
    }

    #[test]
    fn a_scaled_share_is_an_amount() -> Result<(), DistributionError> {
        let amount = Beta::validated(6.0, 14.0)?.scaled(200.0)?;
        assert!((amount.mean().unwrap_or(0.0) - 60.0).abs() < 1e-12);
        assert!((amount.sd().unwrap_or(0.0) - 20.0).abs() < 1e-12);
        assert!(amount.support().high >= 200.0);
        Ok(())
    }

    #[test]
    fn a_symmetric_pert_has_its_median_in_the_middle() -> Result<(), DistributionError> {
        let d = Pert::validated(-2.0, 3.0, 8.0)?;
        assert!((d.median() - 3.0).abs() < 1e-14);
        assert!((d.cdf(3.0) - 0.5).abs() < 1e-14);
        assert_eq!(d.in_words(), "between -2 and 8, most likely 3 (PERT)");
        Ok(())
    }
}
