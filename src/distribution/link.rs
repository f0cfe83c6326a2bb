//! How a metalog's curve, which runs over all numbers, is bent to fit between bounds; and the moments that follow.

use super::bounds::Bounds;
use super::metalog::Coefficients;
use crate::special::{between, integrate, quick_exp};

/// The variance of a metalog with a₂ = 1 alone (a logistic distribution), π²/3.
const LOGISTIC_VARIANCE: f64 = std::f64::consts::PI * std::f64::consts::PI / 3.0;

/// The variance of (u − ½) L, 1/12 + π²/36.
const SKEW_VARIANCE: f64 = 1.0 / 12.0 + std::f64::consts::PI * std::f64::consts::PI / 36.0;

/// e⁻⁴⁰ is nothing beside one.
const DECAY: f64 = 40.0;

/// The bend from the curve `m` to the quantity `x`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Link {
    /// x = m.
    Straight,
    /// x = min + e^m.
    Above(f64),
    /// x = max − e^(−m).
    Below(f64),
    /// x = (min + max e^m) / (1 + e^m).
    Between(f64, f64),
}

impl From<Bounds> for Link {
    fn from(bounds: Bounds) -> Self {
        match (bounds.min, bounds.max) {
            (None, None) => Self::Straight,
            (Some(min), None) => Self::Above(min),
            (None, Some(max)) => Self::Below(max),
            (Some(min), Some(max)) => Self::Between(min, max),
        }
    }
}

impl Link {
    /// The quantity at `m`.
    #[inline(always)]
    pub(super) fn apply(&self, m: f64) -> f64 {
        match *self {
            Self::Straight => m,
            Self::Above(min) => min + quick_exp(m),
            Self::Below(max) => max - quick_exp(-m),
            Self::Between(min, max) => between(min, max, m),
        }
    }

    /// Replaces each `m` by its quantity.
    #[inline(always)]
    pub(super) fn apply_all(&self, values: &mut [f64]) {
        // One loop for each kind, so that none has to ask at every value.
        match *self {
            Self::Straight => {}
            Self::Above(min) => {
                for m in values {
                    *m = min + quick_exp(*m);
                }
            }
            Self::Below(max) => {
                for m in values {
                    *m = max - quick_exp(-*m);
                }
            }
            Self::Between(min, max) => {
                for m in values {
                    *m = between(min, max, *m);
                }
            }
        }
    }

    /// The `m` that gives `x`, which lies strictly inside the bounds.
    pub(super) fn inverse(&self, x: f64) -> f64 {
        match *self {
            Self::Straight => x,
            Self::Above(min) => libm::log(x - min),
            Self::Below(max) => -libm::log(max - x),
            Self::Between(min, max) => libm::log(x - min) - libm::log(max - x),
        }
    }

    /// The tail without a bound whose other side has one: 1 upper, −1 lower. Only there can moments be infinite.
    pub(super) fn heavy_side(&self) -> Option<f64> {
        match self {
            Self::Straight | Self::Between(..) => None,
            Self::Above(_) => Some(1.0),
            Self::Below(_) => Some(-1.0),
        }
    }

    /// The mean, which must be finite.
    pub(super) fn mean(&self, c: &Coefficients) -> f64 {
        match *self {
            Self::Straight => c.location + 0.5 * c.skew,
            Self::Above(min) => min + mean_excess(c, 1.0),
            Self::Below(max) => max - mean_excess(c, -1.0),
            Self::Between(..) => self.bounded_expectation(c, |x| x),
        }
    }

    /// The standard deviation, which must be finite.
    pub(super) fn sd(&self, c: &Coefficients) -> f64 {
        match *self {
            Self::Straight => {
                (LOGISTIC_VARIANCE * c.spread * c.spread + SKEW_VARIANCE * c.skew * c.skew).sqrt()
            }
            Self::Above(_) => sd_of_excess(c, 1.0),
            Self::Below(_) => sd_of_excess(c, -1.0),
            Self::Between(..) => {
                let mean = self.mean(c);
                self.bounded_expectation(c, |x| (x - mean) * (x - mean))
                    .sqrt()
            }
        }
    }

    /// The coefficients after every amount has been multiplied by `factor`.
    pub(super) fn scaled_coefficients(&self, c: Coefficients, factor: f64) -> Coefficients {
        match self {
            Self::Straight => Coefficients {
                location: c.location * factor,
                spread: c.spread * factor,
                skew: c.skew * factor,
            },
            Self::Above(_) => Coefficients {
                location: c.location + libm::log(factor),
                ..c
            },
            Self::Below(_) => Coefficients {
                location: c.location - libm::log(factor),
                ..c
            },
            Self::Between(..) => c,
        }
    }

    /// The expectation of `g(x)` between two bounds, as an integral over log-odds.
    fn bounded_expectation(&self, c: &Coefficients, g: impl Fn(f64) -> f64) -> f64 {
        integrate(
            |l| libm::exp(ln_weight(l)) * g(self.apply(c.at_log_odds(l))),
            DECAY,
        )
    }
}

/// ln(u (1−u)), the logarithm of du/dL, at log-odds `l`.
fn ln_weight(l: f64) -> f64 {
    -l.abs() - 2.0 * libm::log1p(libm::exp(-l.abs()))
}

/// The expectation of e^(±m), the distance from the only bound.
fn mean_excess(c: &Coefficients, side: f64) -> f64 {
    let reach = DECAY / (1.0 - c.tail_slope(side));
    integrate(
        |l| libm::exp(side * c.at_log_odds(l) + ln_weight(l)),
        reach.max(DECAY),
    )
}

/// The standard deviation of e^(±m).
fn sd_of_excess(c: &Coefficients, side: f64) -> f64 {
    let mean = mean_excess(c, side);
    let reach = DECAY / (1.0 - 2.0 * c.tail_slope(side));
    let variance = integrate(
        |l| {
            // (e^m − mean)² du as the square of a difference that cannot overflow.
            let half = 0.5 * ln_weight(l);
            let root = libm::exp(side * c.at_log_odds(l) + half) - mean * libm::exp(half);
            root * root
        },
        reach.max(DECAY),
    );
    variance.sqrt()
}
