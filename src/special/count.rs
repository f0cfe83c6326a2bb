//! What the quantiles of counts have in common.
//!
//! The quantile of a count is the smallest `k` with P(X ≤ k) ≥ u. It is found in three ways, cheapest first:
//!
//! 1. where few events are expected, by adding up probabilities from none upwards;
//! 2. else by a Cornish–Fisher expansion, whose error is known: if it cannot reach across a whole number, its answer is
//!    exact;
//! 3. else by summing the tail at the guess, in the direction in which it is small, and stepping to the answer.
//!
//! # References
//!
//! Giles, M. B. (2016). Algorithm 955: Approximation of the inverse Poisson cumulative distribution function. *ACM
//! Transactions on Mathematical Software* 42, 7. <https://doi.org/10.1145/2699466>

/// Up to this mean, adding up probabilities from zero is cheaper than anything else.
pub(crate) const FEW: f64 = 12.0;

/// Tails smaller than this are left to [`search`]: a running sum that started at one has lost their digits.
pub(crate) const THIN_TAIL: f64 = 1e-8;

/// A coordinate moved, if need be, to the nearest machine number inside (0, 1).
pub(crate) fn inside_unit_interval(u: f64) -> f64 {
    const BELOW_ONE: f64 = 1.0 - f64::EPSILON / 2.0;
    // A NaN compares as false and ends at the bottom.
    if u > f64::MIN_POSITIVE {
        if u < BELOW_ONE { u } else { BELOW_ONE }
    } else {
        f64::MIN_POSITIVE
    }
}

/// A distribution on the whole numbers from zero to `most`.
pub(crate) trait Count {
    /// The largest possible count; infinite if there is none.
    fn most(&self) -> f64;

    /// P(X = k).
    fn probability(&self, k: f64) -> f64;

    /// P(X = k+1) / P(X = k), which falls as `k` rises.
    fn ratio(&self, k: f64) -> f64;

    /// P(X ≤ k).
    fn at_most(&self, k: f64) -> f64 {
        let mut term = self.probability(k);
        let mut sum = term;
        let mut k = k;
        while k > 0.0 && term > sum * 1e-17 {
            k -= 1.0;
            term /= self.ratio(k);
            sum += term;
        }
        sum
    }

    /// P(X > k).
    fn above(&self, k: f64) -> f64 {
        if k >= self.most() {
            return 0.0;
        }
        let mut k = k + 1.0;
        let mut term = self.probability(k);
        let mut sum = term;
        while k < self.most() && term > sum * 1e-17 {
            term *= self.ratio(k);
            sum += term;
            k += 1.0;
        }
        sum
    }

    /// Whether P(X ≤ k) ≥ u, decided in the tail that is small.
    fn reaches(&self, k: f64, u: f64) -> bool {
        if u <= 0.5 {
            self.at_most(k) >= u
        } else {
            self.above(k) <= 1.0 - u
        }
    }
}

/// The smallest `k` with P(X ≤ k) ≥ u, by single steps from `guess`.
pub(crate) fn search(count: &impl Count, u: f64, guess: f64) -> f64 {
    let mut k = guess.max(0.0).min(count.most());
    if count.reaches(k, u) {
        while k > 0.0 && count.reaches(k - 1.0, u) {
            k -= 1.0;
        }
    } else {
        while k < count.most() && !count.reaches(k, u) {
            k += 1.0;
        }
    }
    k
}

/// What a Cornish–Fisher expansion needs to know of a count.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Moments {
    /// The expected count.
    pub(crate) mean: f64,
    /// The variance of the count.
    pub(crate) variance: f64,
    /// The probability of success in a trial; 0 for a Poisson count.
    pub(crate) p: f64,
    /// 1 − p.
    pub(crate) q: f64,
}

/// Above this mean, summing a tail would take too long; the expansion, good to a part in 1e10 there, decides alone.
const TOO_MANY_TO_SUM: f64 = 1e10;

impl Moments {
    /// The Cornish–Fisher expansion of the quantile with normal score `z`: rounded down, it is the count.
    ///
    /// With s² the variance, and half a unit for continuity:
    ///
    /// ```text
    /// x = mean + ½ + s z + (q−p)(z²−1)/6 + [(1−6pq)(z³−3z)/24 − (1−4pq)(2z³−5z)/36 − z/24] / s
    /// ```
    ///
    /// For p = 0 this is Giles's expansion of the Poisson quantile.
    #[inline(always)]
    pub(crate) fn expansion(&self, z: f64) -> f64 {
        let (s, zz, pq) = (self.variance.sqrt(), z * z, self.p * self.q);
        let third = (1.0 - 6.0 * pq) * (zz - 3.0) / 24.0
            - (1.0 - 4.0 * pq) * (2.0 * zz - 5.0) / 36.0
            - 1.0 / 24.0;
        self.mean + 0.5 + s * z + (self.q - self.p) * (zz - 1.0) / 6.0 + third * z / s
    }

    /// A bound on the error of [`Moments::expansion`], rounding included.
    ///
    /// Twice the bound that Giles gives for the Poisson quantile at moderate rates. The largest error met over all
    /// counts with tails above 1e-16 is 0.71 of this (Poisson with rate 30, z = −7.4).
    #[inline(always)]
    pub(crate) fn doubt(&self, z: f64) -> f64 {
        let zz = z * z;
        (0.05 + (0.025 + 0.0125 * zz) * zz) / self.variance + 1e-15 * self.mean
    }
}

/// The count found by [`Moments::expansion`], checked by [`search`] where the expansion cannot decide.
pub(crate) fn expand_then_check(count: &impl Count, u: f64, moments: &Moments) -> f64 {
    let z = super::normal_quantile(u);
    let x = moments.expansion(z);
    let guess = x.floor().max(0.0).min(count.most());
    let doubt = moments.doubt(z);
    let (low, high) = (x - doubt, x + doubt);
    let certain = low.floor() >= high.floor() && low >= 0.0 && high < count.most();
    if certain || moments.mean > TOO_MANY_TO_SUM {
        guess
    } else {
        search(count, u, guess)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::special::normal_quantile;

    /// The largest error of the expansion over all counts with tails above 1e-16, as a share of its doubt.
    pub(crate) fn worst_error(count: &impl Count, moments: &Moments) -> f64 {
        let mut worst: f64 = 0.0;
        let mut k = 0.0;
        while k < count.most() {
            let (below, above) = (count.at_most(k), count.above(k));
            if below.min(above) > 1e-16 {
                let z = if below < above {
                    normal_quantile(below)
                } else {
                    -normal_quantile(above)
                };
                // The expansion should cross from k to k + 1 exactly here.
                let error = (moments.expansion(z) - (k + 1.0)).abs();
                worst = worst.max(error / moments.doubt(z));
            } else if above < 0.5 {
                break;
            }
            k += 1.0;
        }
        worst
    }
}
