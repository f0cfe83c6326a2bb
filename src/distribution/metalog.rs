//! The three-term metalog: a smooth distribution through three percentiles.
//!
//! ```text
//! m(u) = a₁ + a₂ L + a₃ (u − ½) L             L = ln(u / (1−u))
//!
//! no bounds       x = m
//! min             x = min + e^m               (log-metalog)
//! max             x = max − e^(−m)            (its mirror image)
//! min and max     x = (min + max e^m) / (1 + e^m)   (logit-metalog)
//! ```
//!
//! With λ = ln 9, the three coefficients follow from the percentiles, transformed as the bounds demand:
//!
//! ```text
//! a₁ = p50      a₂ = (p90 − p10) / (2 λ)      a₃ = (p10 + p90 − 2 p50) / (0.8 λ)
//! ```
//!
//! `m` rises everywhere exactly if |a₃| / a₂ < 1.66711…, which is where `dm/du` touches zero; in terms of percentiles, if
//! p50 keeps a distance of 16.66 % of (p90 − p10) from both.
//!
//! # References
//!
//! Keelin, T. W. (2016). The metalog distributions. *Decision Analysis* 13, 243–277.
//! <https://doi.org/10.1287/deca.2016.0338>

use super::bounds::{Bounds, Support, checked};
use super::link::Link;
use super::quantile::{Kind, Quantile};
use super::words::numbers;
use super::{Distribution, DistributionError, Family};
use crate::special::quick_ln;

/// ln 9, the log-odds of 90 %.
const LN_9: f64 = 2.197_224_577_336_219_5;

/// The smallest |a₃| / a₂ at which the curve stops rising somewhere: the inverse of the largest value that
/// (u−½) + u (1−u) L takes, at u = 0.9167783.
const LOPSIDED: f64 = 1.667_113_119_201_929_4;

/// Keeps suggested percentiles clear of the limit, where rounding would decide.
const MARGIN: f64 = 1e-9;

/// With one bound, extreme values grow like odds to this power at most; more is a slip.
const STEEPEST: f64 = 10.0;

/// The coefficients a₁, a₂, a₃.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Coefficients {
    pub(super) location: f64,
    pub(super) spread: f64,
    pub(super) skew: f64,
}

impl Coefficients {
    /// m at log-odds `l`, where `centred` = u − ½.
    #[inline(always)]
    pub(super) fn at(&self, l: f64, centred: f64) -> f64 {
        self.location + l * (self.spread + self.skew * centred)
    }

    /// m at log-odds `l` alone.
    pub(super) fn at_log_odds(&self, l: f64) -> f64 {
        self.at(l, 0.5 * libm::tanh(0.5 * l))
    }

    /// How steeply m rises with log-odds in the upper (1) or lower (−1) tail.
    pub(super) fn tail_slope(&self, side: f64) -> f64 {
        self.spread + side * 0.5 * self.skew
    }
}

/// A metalog distribution through three percentiles.
#[derive(Debug, Clone, PartialEq)]
pub struct Metalog {
    percentiles: [f64; 3],
    bounds: Bounds,
    coefficients: Coefficients,
    link: Link,
}

impl Metalog {
    pub(super) fn validated(
        percentiles: [f64; 3],
        bounds: Bounds,
    ) -> Result<Distribution, DistributionError> {
        let bounds = bounds.checked()?;
        check_percentiles(percentiles, bounds)?;
        let [p10, p50, p90] = percentiles;
        if p10 >= p90 {
            return Ok(Distribution::Fixed(p50));
        }
        let link = Link::from(bounds);
        let coefficients = fit(percentiles, &link).ok_or_else(|| lopsided(percentiles, bounds))?;
        if link
            .heavy_side()
            .is_some_and(|side| coefficients.tail_slope(side) > STEEPEST)
        {
            return Err(DistributionError::PercentilesTooFarApart { p10, p90 });
        }
        Ok(Distribution::Metalog(Self {
            percentiles,
            bounds,
            coefficients,
            link,
        }))
    }
}

impl Metalog {
    /// m at coordinate `u`.
    #[inline(always)]
    fn curve(&self, u: f64) -> f64 {
        self.coefficients.at(quick_ln(u / (1.0 - u)), u - 0.5)
    }

    /// Writes the value at each coordinate to `out`.
    #[inline(always)]
    pub(super) fn fill(&self, u: &[f64], out: &mut [f64]) {
        for (value, &u) in out.iter_mut().zip(u) {
            *value = self.curve(u);
        }
        let filled = out.len().min(u.len());
        self.link.apply_all(&mut out[..filled]);
    }
}

/// The percentiles are ordinary numbers that rise strictly inside the bounds, or all three are the same value that the
/// bounds allow.
fn check_percentiles([p10, p50, p90]: [f64; 3], bounds: Bounds) -> Result<(), DistributionError> {
    checked("p10", p10)?;
    checked("p50", p50)?;
    checked("p90", p90)?;
    let level = p10 <= p50 && p50 <= p90 && p10 >= p90;
    if !level && (p10 >= p50 || p50 >= p90) {
        return Err(DistributionError::PercentilesNotRising { p10, p50, p90 });
    }
    let inside = p10 > bounds.low() && p90 < bounds.high();
    if inside || (level && bounds.allow(p50)) {
        Ok(())
    } else {
        Err(DistributionError::PercentilesOutsideBounds { p10, p90, bounds })
    }
}

/// The coefficients of the curve through the percentiles, if it rises everywhere.
fn fit(percentiles: [f64; 3], link: &Link) -> Option<Coefficients> {
    let [p10, p50, p90] = percentiles.map(|x| link.inverse(x));
    let coefficients = Coefficients {
        location: p50,
        spread: (p90 - p10) / (2.0 * LN_9),
        skew: ((p90 - p50) - (p50 - p10)) / (0.8 * LN_9),
    };
    (coefficients.skew.abs() < LOPSIDED * coefficients.spread).then_some(coefficients)
}

/// The error that says which medians would be feasible.
fn lopsided([p10, p50, p90]: [f64; 3], bounds: Bounds) -> DistributionError {
    let link = Link::from(bounds);
    let (low, high) = (link.inverse(p10), link.inverse(p90));
    // |p10 + p90 − 2 p50| / 0.8 < LOPSIDED (p90 − p10) / 2
    let distance = (0.5 - 0.2 * LOPSIDED + MARGIN) * (high - low);
    // Shown with three or four digits of the distance between the percentiles, rounded towards the feasible side.
    let unit = libm::pow(10.0, (libm::log10(p90 - p10)).floor() - 3.0);
    DistributionError::PercentilesLopsided {
        p10,
        p50,
        p90,
        bounds,
        low: in_units(link.apply(low + distance), unit, f64::ceil),
        high: in_units(link.apply(high - distance), unit, f64::floor),
    }
}

/// `x` rounded to a multiple of `unit`, a power of ten, without the crumbs of binary arithmetic.
fn in_units(x: f64, unit: f64, round: impl Fn(f64) -> f64) -> f64 {
    if unit < 1.0 {
        let per_one = (1.0 / unit).round();
        round(x * per_one) / per_one
    } else {
        round(x / unit) * unit
    }
}

impl Family for Metalog {
    fn quantile(&self, u: f64) -> f64 {
        self.link.apply(self.curve(u))
    }

    /// By bisection over log-odds, on the scale on which the curve is nearly straight.
    fn cdf(&self, x: f64) -> f64 {
        if x <= self.bounds.low() {
            return 0.0;
        }
        if x >= self.bounds.high() {
            return 1.0;
        }
        let target = self.link.inverse(x);
        let (mut low, mut high) = (-745.0, 745.0);
        for _ in 0..80 {
            let middle = 0.5 * (low + high);
            if self.coefficients.at_log_odds(middle) <= target {
                low = middle;
            } else {
                high = middle;
            }
        }
        1.0 / (1.0 + libm::exp(-low))
    }

    fn mean(&self) -> Option<f64> {
        self.has_finite_mean()
            .then(|| self.link.mean(&self.coefficients))
    }

    fn sd(&self) -> Option<f64> {
        self.has_finite_variance()
            .then(|| self.link.sd(&self.coefficients))
    }

    /// With one bound, the far tail falls off like a power: values exceed x with probability ∝ x^(−1/slope).
    fn has_finite_mean(&self) -> bool {
        self.link
            .heavy_side()
            .is_none_or(|side| self.coefficients.tail_slope(side) < 1.0)
    }

    fn has_finite_variance(&self) -> bool {
        self.link
            .heavy_side()
            .is_none_or(|side| self.coefficients.tail_slope(side) < 0.5)
    }

    fn support(&self) -> Support {
        Support::open(self.bounds.low(), self.bounds.high())
    }

    fn scaled(&self, factor: f64) -> Distribution {
        Distribution::Metalog(Self {
            percentiles: self.percentiles.map(|x| x * factor),
            bounds: self.bounds.scaled(factor),
            coefficients: self.link.scaled_coefficients(self.coefficients, factor),
            link: Link::from(self.bounds.scaled(factor)),
        })
    }

    fn in_words(&self) -> String {
        let [p10, p50, p90] = numbers(self.percentiles);
        format!(
            "as likely above {p50} as below, one chance in ten below {p10} and one in ten above {p90}{} (percentiles)",
            self.bounds.as_afterthought()
        )
    }

    fn compile(&self) -> Quantile {
        Quantile::new(Kind::Metalog(self.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(p: [f64; 3], min: Option<f64>, max: Option<f64>) -> Distribution {
        Metalog::validated(p, Bounds::new(min, max)).expect("a feasible metalog")
    }

    fn assert_close(actual: Option<f64>, expected: f64) {
        let actual = actual.expect("the moment exists");
        assert!(
            ((actual - expected) / expected).abs() < 1e-11,
            "{actual} is not {expected}"
        );
    }

    #[test]
    fn the_curve_passes_through_its_percentiles() {
        let p = [10.0, 20.0, 40.0];
        for (min, max) in [
            (None, None),
            (Some(0.0), None),
            (None, Some(100.0)),
            (Some(0.0), Some(100.0)),
        ] {
            let d = made(p, min, max);
            for (u, x) in [0.1, 0.5, 0.9].into_iter().zip(p) {
                assert!((d.quantile(u) - x).abs() < 1e-13 * x);
                assert!((d.cdf(x) - u).abs() < 1e-13);
            }
        }
    }

    #[test]
    fn moments_are_those_of_mpmath() {
        let d = made([10.0, 20.0, 40.0], None, None);
        assert_close(d.mean(), 22.844_497_583_208_867);
        assert_close(d.sd(), 12.841_133_456_943_85);
        let d = made([10.0, 20.0, 40.0], Some(0.0), None);
        assert_close(d.mean(), 23.692_381_460_457_074);
        assert_close(d.sd(), 17.426_121_832_913_947);
        let d = made([0.1, 0.3, 0.8], Some(0.0), Some(1.0));
        assert_close(d.mean(), 0.376_103_298_486_041_4);
        assert_close(d.sd(), 0.259_118_616_744_104_6);
        let d = made([-4.0, 3.0, 5.0], None, Some(6.0));
        assert_close(d.mean(), 0.708_595_066_808_828_1);
    }

    #[test]
    fn heavy_tails_lack_a_variance_and_then_a_mean() {
        let heavy = made([2.0, 3.0, 9.0], Some(0.0), None);
        assert!(heavy.has_finite_mean() && !heavy.has_finite_variance());
        assert_close(heavy.mean(), 5.196_286_738_977_765);
        assert_eq!(heavy.sd(), None);
        let heavier = made([1.0, 10.0, 100.0], Some(0.0), None);
        assert_eq!((heavier.mean(), heavier.sd()), (None, None));
        let cured = made([1.0, 10.0, 100.0], Some(0.0), Some(1000.0));
        assert!(cured.has_finite_variance());
    }

    #[test]
    fn a_maximum_alone_is_the_mirror_image_of_a_minimum() {
        let below = made([60.0, 80.0, 90.0], None, Some(100.0));
        let above = made([10.0, 20.0, 40.0], Some(0.0), None);
        for u in [1e-6, 0.2, 0.5, 0.97] {
            let mirrored = 100.0 - above.quantile(1.0 - u);
            assert!((below.quantile(u) - mirrored).abs() < 1e-9 * (100.0 - mirrored));
        }
    }

    #[test]
    fn lopsided_percentiles_are_told_the_feasible_medians() {
        let error = Metalog::validated([10.0, 39.0, 40.0], Bounds::NONE).expect_err("too lopsided");
        assert_eq!(
            error.to_string(),
            "p10 = 10, p50 = 39, p90 = 40 are too lopsided for one smooth curve: with this p10 and p90, p50 must lie \
             between 15 and 35"
        );
    }

    #[test]
    fn suggested_medians_are_feasible_and_their_neighbours_are_not() {
        for bounds in [
            Bounds::NONE,
            Bounds::new(Some(0.0), None),
            Bounds::new(None, Some(50.0)),
            Bounds::new(Some(9.0), Some(50.0)),
        ] {
            let error = Metalog::validated([10.0, 10.001, 40.0], bounds);
            let Err(DistributionError::PercentilesLopsided { low, high, .. }) = error else {
                panic!("{bounds:?} should be lopsided: {error:?}");
            };
            for (p50, feasible) in [
                (low, true),
                (high, true),
                (low - 0.02, false),
                (high + 0.02, false),
            ] {
                let result = Metalog::validated([10.0, p50, 40.0], bounds);
                assert_eq!(result.is_ok(), feasible, "{p50} within {bounds:?}");
            }
        }
    }

    #[test]
    fn just_feasible_curves_still_rise_everywhere() {
        let d = made([10.0, 15.0, 40.0], None, None);
        let mut last = f64::NEG_INFINITY;
        for i in 1..10_000 {
            let x = d.quantile(f64::from(i) / 10_000.0);
            assert!(x > last);
            last = x;
        }
    }

    #[test]
    fn percentiles_must_rise_inside_the_bounds() {
        let outside = Metalog::validated([0.0, 1.0, 2.0], Bounds::new(Some(0.0), None));
        assert!(matches!(
            outside,
            Err(DistributionError::PercentilesOutsideBounds { .. })
        ));
        let falling = Metalog::validated([3.0, 2.0, 9.0], Bounds::NONE);
        assert!(matches!(
            falling,
            Err(DistributionError::PercentilesNotRising { .. })
        ));
        let level = Metalog::validated([3.0, 3.0, 3.0], Bounds::NONE);
        assert_eq!(level, Ok(Distribution::Fixed(3.0)));
        let vast = Metalog::validated([1e-20, 1.0, 1e20], Bounds::new(Some(0.0), None));
        assert!(matches!(
            vast,
            Err(DistributionError::PercentilesTooFarApart { .. })
        ));
    }

    #[test]
    fn bounds_are_approached_but_not_reached() {
        let support = made([10.0, 20.0, 40.0], Some(0.0), None).support();
        assert_eq!(support, Support::open(0.0, f64::INFINITY));
    }
}
