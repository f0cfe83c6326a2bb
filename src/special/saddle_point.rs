//! Loader's saddle-point form of binomial-type probabilities.
//!
//! Products such as `n! / (k! (n−k)!) · pᵏ qⁿ⁻ᵏ` are differences of huge logarithms when `n` is large. Loader writes
//! them as a small exponent instead, so that no digits are lost:
//!
//! ```text
//! ln n! = n ln n − n + ½ ln(2πn) + δ(n)            δ: Stirling error
//! D(x, m) = x ln(x/m) + m − x                      D: deviance, zero at x = m
//! ```
//!
//! # References
//!
//! Loader, C. (2000). *Fast and Accurate Computation of Binomial Probabilities*. Bell Laboratories. (The method of R's
//! `dbinom` and `dpois`.)

/// Coefficients of the Stirling series, `1/12, 1/360, 1/1260, 1/1680, 1/1188`.
const STIRLING: [f64; 5] = [
    1.0 / 12.0,
    1.0 / 360.0,
    1.0 / 1260.0,
    1.0 / 1680.0,
    1.0 / 1188.0,
];

/// From here on the Stirling series is exact to the last digit.
const STIRLING_FROM: f64 = 16.0;

/// The Stirling error δ(n) = ln Γ(n+1) − (n+½) ln n + n − ½ ln 2π, for n > 0.
pub(crate) fn stirling_error(n: f64) -> f64 {
    // δ(n) = δ(n+1) + (n+½) ln(1 + 1/n) − 1 carries small arguments up to where the series holds.
    let mut n = n;
    let mut carried = 0.0;
    while n < STIRLING_FROM {
        carried += (n + 0.5) * libm::log1p(1.0 / n) - 1.0;
        n += 1.0;
    }
    let r = 1.0 / (n * n);
    let [s0, s1, s2, s3, s4] = STIRLING;
    carried + (s0 - (s1 - (s2 - (s3 - s4 * r) * r) * r) * r) / n
}

/// The deviance D(x, m) = x ln(x/m) + m − x, for x ≥ 0 and m > 0.
pub(crate) fn deviance(x: f64, m: f64) -> f64 {
    let difference = x - m;
    if difference.abs() >= 0.1 * (x + m) {
        return if x > 0.0 {
            x * libm::log(x / m) + m - x
        } else {
            m
        };
    }
    // With v = (x−m)/(x+m): D = (x−m) v + 2 x (v³/3 + v⁵/5 + …).
    let v = difference / (x + m);
    let mut power = 2.0 * x * v;
    let mut sum = difference * v;
    for odd in (3..100).step_by(2) {
        power *= v * v;
        let next = sum + power / f64::from(odd);
        if (next - sum).abs() <= 0.0 {
            break;
        }
        sum = next;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stirling_error_completes_the_factorial() {
        // ln 5! = 5 ln 5 − 5 + ½ ln(10π) + δ(5)
        let expected = libm::log(120.0) - 5.0 * libm::log(5.0) + 5.0
            - 0.5 * libm::log(10.0 * std::f64::consts::PI);
        assert!((stirling_error(5.0) - expected).abs() < 2e-15);
        // mpmath, for a number that is not whole.
        assert!((stirling_error(0.3) - 0.236_064_900_748_215_6).abs() < 1e-15);
        assert!((stirling_error(0.05) - 0.751_861_144_747_762_1).abs() < 1e-15);
    }

    #[test]
    fn deviance_keeps_its_digits_where_the_logarithm_would_lose_them() {
        // mpmath: x = 1000001, m = 1000000.
        assert!(
            (deviance(1_000_001.0, 1_000_000.0) / 4.999_998_333_334_166e-07 - 1.0).abs() < 1e-15
        );
        assert!((deviance(3.0, 7.0) / 1.458_106_418_838_389_2 - 1.0).abs() < 1e-15);
        assert!((deviance(0.0, 7.0) - 7.0).abs() <= 0.0);
    }
}
