//! The quantile function of the Poisson distribution.
//!
//! ```text
//! P(X = k) = λᵏ e^(−λ) / k!
//! ```
//!
//! where λ, the rate, is the expected number of events. See the module `count` for the method.

use super::count::{
    Count, FEW, Moments, THIN_TAIL, expand_then_check, inside_unit_interval, search,
};
use super::saddle_point::{deviance, stirling_error};

/// The Poisson distribution with a given rate.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Poisson {
    /// The expected number of events, positive.
    rate: f64,
}

/// Rates above this, infinity among them, are taken for it, so that nothing overflows.
const MOST: f64 = 1e300;

impl Poisson {
    fn moments(self) -> Moments {
        Moments {
            mean: self.rate,
            variance: self.rate,
            p: 0.0,
            q: 1.0,
        }
    }
}

impl Count for Poisson {
    fn most(&self) -> f64 {
        f64::INFINITY
    }

    fn probability(&self, k: f64) -> f64 {
        if k <= 0.0 {
            return libm::exp(-self.rate);
        }
        let exponent = -stirling_error(k) - deviance(k, self.rate);
        libm::exp(exponent) / (std::f64::consts::TAU * k).sqrt()
    }

    fn ratio(&self, k: f64) -> f64 {
        self.rate / (k + 1.0)
    }
}

/// The smallest count `k` that a Poisson quantity with the given `rate` stays at or below with probability `u` or more.
///
/// Exact for rates up to 1e10, and right to a part in 1e10 beyond; a whole number, never NaN. A rate that is not above
/// zero gives 0. `u` outside (0, 1) is taken for the nearest number inside.
///
/// ```
/// use regiocast::special::poisson_quantile;
///
/// // P(X ≤ 2) = 0.423, P(X ≤ 3) = 0.647
/// assert_eq!(poisson_quantile(0.5, 3.0) as u32, 3);
/// ```
#[must_use]
pub fn poisson_quantile(u: f64, rate: f64) -> f64 {
    if rate.is_nan() || rate <= 0.0 {
        return 0.0;
    }
    let u = inside_unit_interval(u);
    if rate > FEW {
        let poisson = Poisson {
            rate: rate.min(MOST),
        };
        return expand_then_check(&poisson, u, &poisson.moments());
    }
    let poisson = Poisson { rate };
    if 1.0 - u < THIN_TAIL {
        return search(&poisson, u, 0.0);
    }
    let mut k = 0.0;
    let mut probability = libm::exp(-rate);
    let mut sum = probability;
    while sum < u {
        k += 1.0;
        probability *= rate / k;
        sum += probability;
    }
    k
}

#[cfg(test)]
mod tests {
    use super::super::count::tests::worst_error;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_happens_at_rate_zero() {
        for u in [1e-16, 0.5, 1.0 - 1e-16] {
            assert!(poisson_quantile(u, 0.0) <= 0.0);
            assert!(poisson_quantile(u, f64::NAN) <= 0.0);
            assert!(poisson_quantile(u, -1.0) <= 0.0);
        }
    }

    #[test]
    fn extreme_coordinates_and_rates_give_whole_numbers() {
        for u in [0.0, 1e-300, 1e-16, 0.5, 1.0 - 1e-16, 1.0, f64::NAN] {
            for rate in [
                1e-300,
                1e-12,
                0.3,
                12.0,
                13.0,
                1e3,
                1e7,
                1e12,
                1e15,
                f64::MAX,
                f64::INFINITY,
            ] {
                let k = poisson_quantile(u, rate);
                assert!(k >= 0.0 && k.fract() <= 0.0, "{u:e} {rate:e} {k}");
            }
        }
    }

    #[test]
    fn the_expansion_errs_by_less_than_its_stated_doubt() {
        for rate in [12.01, 15.0, 20.0, 30.0, 60.0, 100.0, 300.0, 1e3] {
            let poisson = Poisson { rate };
            let worst = worst_error(&poisson, &poisson.moments());
            assert!(worst < 0.72, "rate {rate}: {worst}");
        }
    }

    proptest! {
        #[test]
        fn the_answer_is_the_first_count_that_reaches_the_coordinate(
            u in 1e-12..(1.0 - 1e-12), ln_rate in -5.0..9.0
        ) {
            let rate = libm::exp(ln_rate);
            let poisson = Poisson { rate };
            let k = poisson_quantile(u, rate);
            prop_assert!(poisson.reaches(k, u));
            prop_assert!(k <= 0.0 || !poisson.reaches(k - 1.0, u));
        }
    }
}
