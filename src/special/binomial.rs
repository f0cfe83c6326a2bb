//! The quantile function of the binomial distribution.
//!
//! ```text
//! P(X = k) = n! / (k! (n−k)!) pᵏ qⁿ⁻ᵏ        q = 1 − p
//! ```
//!
//! where `n` is the number of trials and `p` the probability of each. See the module `count` for the method.

use super::count::{
    Count, FEW, Moments, THIN_TAIL, expand_then_check, inside_unit_interval, search,
};
use super::saddle_point::{deviance, stirling_error};

/// The binomial distribution.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Binomial {
    /// The number of trials, a whole number of at least 1.
    n: f64,
    /// The probability of success, inside (0, 1).
    p: f64,
    /// The probability of failure, 1 − p.
    q: f64,
}

/// Numbers of trials above this, infinity among them, are taken for it, so that nothing overflows.
const MOST: f64 = 1e150;

impl Binomial {
    fn moments(&self) -> Moments {
        Moments {
            mean: self.n * self.p,
            variance: self.n * self.p * self.q,
            p: self.p,
            q: self.q,
        }
    }
}

impl Count for Binomial {
    fn most(&self) -> f64 {
        self.n
    }

    fn probability(&self, k: f64) -> f64 {
        let Self { n, p, q } = *self;
        if k <= 0.0 {
            return libm::exp(n * libm::log1p(-p));
        }
        if k >= n {
            return libm::exp(n * libm::log(p));
        }
        let rest = n - k;
        let exponent = stirling_error(n)
            - stirling_error(k)
            - stirling_error(rest)
            - deviance(k, n * p)
            - deviance(rest, n * q);
        libm::exp(exponent) * (n / k / rest / std::f64::consts::TAU).sqrt()
    }

    fn ratio(&self, k: f64) -> f64 {
        (self.n - k) * self.p / ((k + 1.0) * self.q)
    }
}

/// The smallest count `k` that the number of successes in `n` trials of probability `p` stays at or below with
/// probability `u` or more.
///
/// Exact for up to 1e10 trials; a whole number between 0 and `n`, never NaN. `n` is rounded down to a whole number;
/// an `n` or `p` that is not above zero gives 0, a `p` of one or more gives `n`. `u` outside (0, 1) is taken for the
/// nearest number inside.
///
/// ```
/// use regiocast::special::binomial_quantile;
///
/// assert_eq!(binomial_quantile(0.5, 10.0, 0.5) as u32, 5);
/// ```
#[must_use]
pub fn binomial_quantile(u: f64, n: f64, p: f64) -> f64 {
    if n.is_nan() || n < 1.0 || p.is_nan() || p <= 0.0 {
        return 0.0;
    }
    let n = n.floor().min(MOST);
    if p >= 1.0 {
        return n;
    }
    let u = inside_unit_interval(u);
    let binomial = Binomial { n, p, q: 1.0 - p };
    if n * p <= FEW {
        few_successes(&binomial, u)
    } else if n * binomial.q <= FEW {
        few_failures(&binomial, u)
    } else {
        expand_then_check(&binomial, u, &binomial.moments())
    }
}

/// Adds up probabilities from no success upwards.
fn few_successes(binomial: &Binomial, u: f64) -> f64 {
    if 1.0 - u < THIN_TAIL {
        return search(binomial, u, 0.0);
    }
    let mut k = 0.0;
    let mut probability = binomial.probability(k);
    let mut sum = probability;
    while sum < u && k < binomial.n {
        probability *= binomial.ratio(k);
        sum += probability;
        k += 1.0;
    }
    k
}

/// Adds up probabilities from no failure upwards.
///
/// P(X ≤ k) ≥ u says that the probability of fewer than n − k failures is at most 1 − u.
fn few_failures(binomial: &Binomial, u: f64) -> f64 {
    if u < THIN_TAIL {
        return search(binomial, u, binomial.n);
    }
    let most = 1.0 - u;
    let mut k = binomial.n;
    let mut probability = binomial.probability(k);
    let mut sum = probability;
    while sum <= most && k > 0.0 {
        k -= 1.0;
        probability /= binomial.ratio(k);
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
    fn certain_and_impossible_trials_leave_nothing_to_chance() {
        for u in [1e-16, 0.5, 1.0 - 1e-16] {
            assert!(binomial_quantile(u, 0.0, 0.5) <= 0.0);
            assert!(binomial_quantile(u, 20.0, 0.0) <= 0.0);
            assert!((binomial_quantile(u, 20.0, 1.0) - 20.0).abs() <= 0.0);
            assert!(binomial_quantile(u, f64::NAN, 0.5) <= 0.0);
            assert!(binomial_quantile(u, 20.0, f64::NAN) <= 0.0);
        }
    }

    #[test]
    fn extreme_coordinates_and_probabilities_give_whole_numbers_in_range() {
        for u in [0.0, 1e-300, 1e-16, 0.5, 1.0 - 1e-16, 1.0, f64::NAN] {
            for n in [1.0, 2.0, 13.0, 25.9, 1e3, 1e7, 1e12, f64::INFINITY] {
                for p in [1e-300, 1e-9, 0.01, 0.5, 0.99, 1.0 - 1e-9, 1.0 - 1e-16] {
                    let k = binomial_quantile(u, n, p);
                    assert!(k >= 0.0 && k <= n && k.fract() <= 0.0, "{u:e} {n} {p} {k}");
                }
            }
        }
    }

    #[test]
    fn the_expansion_errs_by_less_than_its_stated_doubt() {
        for n in [25.0, 40.0, 100.0, 1000.0] {
            for share in [0.001, 0.25, 0.5, 0.75, 0.999] {
                let low = FEW / n;
                let p = low + share * (1.0 - 2.0 * low);
                let binomial = Binomial { n, p, q: 1.0 - p };
                let worst = worst_error(&binomial, &binomial.moments());
                assert!(worst < 0.72, "{n} trials of {p}: {worst}");
            }
        }
    }

    proptest! {
        #[test]
        fn the_answer_is_the_first_count_that_reaches_the_coordinate(
            u in 1e-12..(1.0 - 1e-12), ln_n in 0.0..9.0, p in 0.0001..0.9999
        ) {
            let n = libm::exp(ln_n).floor();
            let binomial = Binomial { n, p, q: 1.0 - p };
            let k = binomial_quantile(u, n, p);
            prop_assert!(binomial.reaches(k, u));
            prop_assert!(k <= 0.0 || !binomial.reaches(k - 1.0, u));
        }
    }
}
