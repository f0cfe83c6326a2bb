//! The standard normal distribution: density, distribution function and quantile function.
//!
//! ```text
//! φ(z) = exp(−z²/2) / √(2π)        Φ(z) = ½ erfc(−z / √2)        z = Φ⁻¹(u)
//! ```
//!
//! `z` is called the *normal score* of the coordinate `u`. All quantities are plain numbers without unit.
//!
//! # References
//!
//! Wichura, M. J. (1988). Algorithm AS 241: The percentage points of the normal distribution. *Applied Statistics* 37,
//! 477–484. <https://doi.org/10.2307/2347330>

mod quick;

pub use quick::normal_cdfs;

use pulp::{Simd, WithSimd};

use super::logarithm::quick_ln;
use crate::processor::vectorised;

/// 1/√(2π), the height of the normal density at zero.
const INVERSE_ROOT_TWO_PI: f64 = 0.398_942_280_401_432_7;

/// 1/√2 and what is lost by rounding it to 53 bits.
const INVERSE_ROOT_TWO: f64 = std::f64::consts::FRAC_1_SQRT_2;
const INVERSE_ROOT_TWO_REST: f64 = -4.833_646_656_726_457e-17;

/// 2/√π, the slope of the error function at zero.
const TWO_OVER_ROOT_PI: f64 = std::f64::consts::FRAC_2_SQRT_PI;

/// Half the width of the central region of AS 241.
const CENTRAL: f64 = 0.425;

/// The square of [`CENTRAL`], as published.
const CENTRAL_SQUARED: f64 = 0.180_625;

/// Numerator and denominator of the three rational functions of AS 241 (PPND16), lowest power first.
type Rational = ([f64; 8], [f64; 8]);

#[expect(
    clippy::excessive_precision,
    clippy::unreadable_literal,
    reason = "digits as published, so that they can be compared with the paper"
)]
const CENTRE: Rational = (
    [
        3.3871328727963666080e0,
        1.3314166789178437745e2,
        1.9715909503065514427e3,
        1.3731693765509461125e4,
        4.5921953931549871457e4,
        6.7265770927008700853e4,
        3.3430575583588128105e4,
        2.5090809287301226727e3,
    ],
    [
        1.0,
        4.2313330701600911252e1,
        6.8718700749205790830e2,
        5.3941960214247511077e3,
        2.1213794301586595867e4,
        3.9307895800092710610e4,
        2.8729085735721942674e4,
        5.2264952788528545610e3,
    ],
);

#[expect(
    clippy::excessive_precision,
    clippy::unreadable_literal,
    reason = "digits as published, so that they can be compared with the paper"
)]
const NEAR_TAIL: Rational = (
    [
        1.42343711074968357734e0,
        4.63033784615654529590e0,
        5.76949722146069140550e0,
        3.64784832476320460504e0,
        1.27045825245236838258e0,
        2.41780725177450611770e-1,
        2.27238449892691845833e-2,
        7.74545014278341407640e-4,
    ],
    [
        1.0,
        2.05319162663775882187e0,
        1.67638483018380384940e0,
        6.89767334985100004550e-1,
        1.48103976427480074590e-1,
        1.51986665636164571966e-2,
        5.47593808499534494600e-4,
        1.05075007164441684324e-9,
    ],
);

#[expect(
    clippy::excessive_precision,
    clippy::unreadable_literal,
    reason = "digits as published, so that they can be compared with the paper"
)]
const FAR_TAIL: Rational = (
    [
        6.65790464350110377720e0,
        5.46378491116411436990e0,
        1.78482653991729133580e0,
        2.96560571828504891230e-1,
        2.65321895265761230930e-2,
        1.24266094738807843860e-3,
        2.71155556874348757815e-5,
        2.01033439929228813265e-7,
    ],
    [
        1.0,
        5.99832206555887937690e-1,
        1.36929880922735805310e-1,
        1.48753612908506148525e-2,
        7.86869131145613259100e-4,
        1.84631831751005468180e-5,
        1.42151175831644588870e-7,
        2.04426310338993978564e-15,
    ],
);

/// The standard normal density φ(z).
#[must_use]
pub fn normal_density(z: f64) -> f64 {
    INVERSE_ROOT_TWO_PI * libm::exp(-0.5 * z * z)
}

/// The probability Φ(z) that a standard normal quantity is at most `z`.
///
/// The relative error stays near 1e-15 in the lower tail, down to the smallest number the machine can hold
/// (z = −38). For the upper tail use the symmetry 1 − Φ(z) = Φ(−z).
#[must_use]
pub fn normal_cdf(z: f64) -> f64 {
    let x = -z * INVERSE_ROOT_TWO;
    let value = 0.5 * libm::erfc(x);
    if x.abs() > 30.0 {
        return value;
    }
    // Rounding the product −z/√2 costs up to z² units in the last place of erfc. What was lost is known exactly,
    // and one step of the Taylor series puts it back.
    let lost = product_error(-z, INVERSE_ROOT_TWO, x) - z * INVERSE_ROOT_TWO_REST;
    value - 0.5 * TWO_OVER_ROOT_PI * libm::exp(-x * x) * lost
}

/// `a × b − product` without rounding, where `product` is the rounded `a × b` (Dekker 1971).
fn product_error(a: f64, b: f64, product: f64) -> f64 {
    let (a_high, a_low) = split(a);
    let (b_high, b_low) = split(b);
    ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low
}

/// Two halves of 26 bits each that add up to `x` (Veltkamp).
fn split(x: f64) -> (f64, f64) {
    let spread = 134_217_729.0 * x; // 2²⁷ + 1
    let high = spread - (spread - x);
    (high, x - high)
}

/// The normal score Φ⁻¹(u): the value that a standard normal quantity stays below with probability `u`.
///
/// Relative error about 1e-15 for every `u` from the smallest positive number to the largest below one, provided
/// `u` itself is exact: near one, the spacing of machine numbers decides. `u` at or beyond 0 or 1 gives ∓∞.
///
/// ```
/// use regiocast::special::normal_quantile;
///
/// assert!((normal_quantile(0.975) - 1.959_963_984_540_054).abs() < 1e-15);
/// ```
#[must_use]
pub fn normal_quantile(u: f64) -> f64 {
    let q = u - 0.5;
    if q.abs() <= CENTRAL {
        central(q)
    } else {
        tail(u)
    }
}

/// The normal scores of all `u`, written to `out` (as many as the shorter of the two holds).
///
/// Gives bit for bit what [`normal_quantile`] gives one at a time, however the values are cut into blocks; it is
/// faster because several are worked out at once.
pub fn normal_quantiles(u: &[f64], out: &mut [f64]) {
    vectorised(Scores { u, out });
}

struct Scores<'a> {
    u: &'a [f64],
    out: &'a mut [f64],
}

impl WithSimd for Scores<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        normal_quantiles_here(self.u, self.out);
    }
}

/// The same, compiled for the processor of whoever calls it.
#[inline(always)]
pub(crate) fn normal_quantiles_here(u: &[f64], out: &mut [f64]) {
    for (score, &u) in out.iter_mut().zip(u) {
        let upper = 1.0 - u;
        let p = if u > 0.5 { upper } else { u };
        let near = ratio(&NEAR_TAIL, (-quick_ln(p)).sqrt() - NEAR);
        let tail = if u > 0.5 { near } else { -near };
        let q = u - 0.5;
        let centre = central(q);
        *score = if q.abs() <= CENTRAL { centre } else { tail };
    }
    // Hardly ever does a score lie so far out.
    let far = |u: f64| u < FAR_OUT || 1.0 - u < FAR_OUT;
    if u.iter().fold(false, |any, &u| any | far(u)) {
        for (score, &u) in out.iter_mut().zip(u) {
            if far(u) {
                *score = tail(u);
            }
        }
    }
}

/// A probability a little above e^−25, from which on the far tail has coefficients of its own.
const FAR_OUT: f64 = 1.5e-11;

/// What is taken off √(−ln p) in the near tail.
const NEAR: f64 = 1.6;

/// AS 241 for |u − ½| ≤ 0.425, where `q` = u − ½.
#[inline(always)]
fn central(q: f64) -> f64 {
    q * ratio(&CENTRE, CENTRAL_SQUARED - q * q)
}

/// AS 241 outside the central region.
fn tail(u: f64) -> f64 {
    let upper = u > 0.5;
    let p = if upper { 1.0 - u } else { u };
    if p <= 0.0 {
        return if upper {
            f64::INFINITY
        } else {
            f64::NEG_INFINITY
        };
    }
    let logarithm = if p < f64::MIN_POSITIVE {
        libm::log(p)
    } else {
        quick_ln(p)
    };
    let r = (-logarithm).sqrt();
    let size = if r <= 5.0 {
        ratio(&NEAR_TAIL, r - NEAR)
    } else {
        ratio(&FAR_TAIL, r - 5.0)
    };
    if upper { size } else { -size }
}

#[inline(always)]
fn ratio((numerator, denominator): &Rational, x: f64) -> f64 {
    polynomial(numerator, x) / polynomial(denominator, x)
}

/// Horner's rule, highest power first.
#[inline(always)]
fn polynomial(c: &[f64; 8], x: f64) -> f64 {
    ((((((c[7] * x + c[6]) * x + c[5]) * x + c[4]) * x + c[3]) * x + c[2]) * x + c[1]) * x + c[0]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_close(actual: f64, expected: f64, relative: f64) {
        assert!(
            ((actual - expected) / expected).abs() <= relative,
            "{actual:e} is not {expected:e}"
        );
    }

    #[test]
    fn scores_are_those_of_the_published_table() {
        // METHODS.md 4.1, from SciPy.
        assert_close(normal_quantile(0.975), 1.959_963_984_540_054, 1e-15);
        assert_close(normal_quantile(0.9), 1.281_551_565_544_600_4, 1e-15);
        assert_close(normal_quantile(1e-10), -6.361_340_902_404_056, 1e-15);
        // 1 − 1e-6 is not a machine number; the expected value belongs to its nearest neighbour.
        assert_close(normal_quantile(1.0 - 1e-6), 4.753_424_308_817_087, 1e-15);
        assert_close(normal_quantile(0.5 + 1e-12), 2.506_628_274_631e-12, 1e-4);
    }

    #[test]
    fn the_median_scores_exactly_zero() {
        assert!(normal_quantile(0.5).abs() <= 0.0);
    }

    #[test]
    fn certain_and_impossible_score_infinity() {
        assert!(normal_quantile(1.0) > f64::MAX);
        assert!(normal_quantile(0.0) < f64::MIN);
    }

    #[test]
    fn probability_and_score_undo_each_other_deep_into_both_tails() {
        for exponent in 1..300 {
            let p = libm::pow(10.0, -f64::from(exponent));
            let z = normal_quantile(p);
            // A relative error of 1e-16 in z is one of z² × 1e-16 in p.
            assert_close(normal_cdf(z), p, 8e-16 * (2.0 + z * z));
        }
    }

    #[test]
    fn lower_tail_probabilities_keep_their_digits() {
        // mpmath, 30 digits.
        assert_close(normal_cdf(-8.4), 2.232_393_197_288_043_7e-17, 4e-16);
        assert_close(normal_cdf(-37.0), 5.725_571_222_524_577e-300, 1e-15);
        assert_close(normal_cdf(-1.3), 0.096_800_484_585_610_33, 4e-16);
        assert_close(normal_cdf(2.7), 0.996_533_026_196_959_4, 4e-16);
    }

    #[test]
    fn blocks_give_the_bits_of_single_values() {
        let u: Vec<f64> = (1..5000).map(|i| f64::from(i) / 5000.0).collect();
        let mut block = vec![0.0; u.len()];
        normal_quantiles(&u, &mut block);
        for (&u, z) in u.iter().zip(block) {
            assert_eq!(z.to_bits(), normal_quantile(u).to_bits());
        }
    }
}
