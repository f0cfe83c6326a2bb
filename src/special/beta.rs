//! The beta distribution: distribution function, complement and quantile function.
//!
//! ```text
//! F(x) = I_x(α, β) = ∫₀ˣ sᵅ⁻¹ (1−s)ᵝ⁻¹ ds / B(α, β)
//! ```
//!
//! The integral is a continued fraction times `xᵅ (1−x)ᵝ / B(α, β)`; the factor is computed in Loader's saddle-point
//! form, so that shapes of 10,000 lose no digits. Quantiles are found in log-odds `t = ln(x / (1−x))`, where `ln F` is
//! concave: Newton's method then converges from the left without a safeguard, and a share that rounds to 1 still has
//! its distance to 1.
//!
//! # References
//!
//! Loader, C. (2000). *Fast and Accurate Computation of Binomial Probabilities*. Bell Laboratories.
//!
//! Press, W. H., Teukolsky, S. A., Vetterling, W. T. and Flannery, B. P. (2007). *Numerical Recipes*, 3rd edition, §6.4
//! (continued fraction by the modified method of Lentz). Cambridge University Press.

use super::exponential::smaller_share;
use super::saddle_point::{deviance, stirling_error};

/// Log-odds below which `F` equals its leading term `xᵅ / (α B)` to the last digit, for shapes up to 10,000.
const LEADING_TERM_ONLY: f64 = -50.0;

/// More Newton steps than any shape needs (the worst met is 16).
const MOST_STEPS: usize = 200;

/// More terms than the continued fraction needs for shapes up to 10,000 (the most met is 121).
const MOST_TERMS: u32 = 20_000;

/// The probability that a Beta(`alpha`, `beta`) quantity is at most `x`.
///
/// Relative error about 1e-13 in the lower tail; for the upper tail use [`beta_complement`]. `x` at or below 0 gives 0,
/// at or above 1 gives 1. Both shapes must be positive.
#[must_use]
pub fn beta_cdf(x: f64, alpha: f64, beta: f64) -> f64 {
    BetaShape::new(alpha, beta).tails(x, 1.0 - x).0
}

/// The probability that a Beta(`alpha`, `beta`) quantity is above `x`, with its digits kept where that is small.
#[must_use]
pub fn beta_complement(x: f64, alpha: f64, beta: f64) -> f64 {
    BetaShape::new(alpha, beta).tails(x, 1.0 - x).1
}

/// The value that a Beta(`alpha`, `beta`) quantity stays below with probability `u`, for `u` in (0, 1).
#[must_use]
pub fn beta_quantile(u: f64, alpha: f64, beta: f64) -> f64 {
    let point = BetaShape::new(alpha, beta).point(u, 1.0 - u, None);
    share(point.log_odds)
}

/// The share with the given log-odds, 1 / (1 + e⁻ᵗ).
fn share(log_odds: f64) -> f64 {
    let smaller = smaller_share(log_odds);
    if log_odds < 0.0 {
        smaller
    } else {
        1.0 - smaller
    }
}

/// A point of a beta distribution on the log-odds scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct BetaPoint {
    /// ln(x / (1−x)).
    pub(crate) log_odds: f64,
    /// Probability density per unit of log-odds.
    pub(crate) density: f64,
}

/// A beta distribution with what its evaluation needs again and again.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct BetaShape {
    /// Exponent of x, plus one.
    alpha: f64,
    /// Exponent of 1−x, plus one.
    beta: f64,
    /// Stirling errors δ(α+β) − δ(α) − δ(β).
    stirling: f64,
    /// √(α β / (2π (α+β))).
    scale: f64,
}

impl BetaShape {
    /// The distribution with shapes `alpha` and `beta`, both positive.
    pub(crate) fn new(alpha: f64, beta: f64) -> Self {
        let n = alpha + beta;
        Self {
            alpha,
            beta,
            stirling: stirling_error(n) - stirling_error(alpha) - stirling_error(beta),
            scale: (alpha / n * beta / std::f64::consts::TAU).sqrt(),
        }
    }

    /// The distribution of 1 − x.
    fn mirrored(self) -> Self {
        Self {
            alpha: self.beta,
            beta: self.alpha,
            ..self
        }
    }

    /// xᵅ yᵝ / B(α, β) where y = 1 − x: the density per unit of log-odds.
    fn density(&self, x: f64, y: f64) -> f64 {
        self.scale * libm::exp(self.exponent(x, y))
    }

    /// The logarithm of the density over `scale`.
    fn exponent(&self, x: f64, y: f64) -> f64 {
        let n = self.alpha + self.beta;
        self.stirling - deviance(self.alpha, n * x) - deviance(self.beta, n * y)
    }

    /// Whether the continued fraction converges fast for the lower tail at `x`; if not, it does for the upper tail.
    fn is_low(&self, x: f64) -> bool {
        x < (self.alpha + 1.0) / (self.alpha + self.beta + 2.0)
    }

    /// ln F at `x` = 1 − `y` and its derivative with respect to log-odds. Never underflows.
    fn ln_below(&self, x: f64, y: f64) -> (f64, f64) {
        if self.is_low(x) {
            let over_density = continued_fraction(x, self.alpha, self.beta) / self.alpha;
            let ln_below = self.exponent(x, y) + libm::log(self.scale * over_density);
            return (ln_below, 1.0 / over_density);
        }
        let (below, _) = self.tails(x, y);
        (libm::log(below), self.density(x, y) / below)
    }

    /// The probabilities of being at most `x` and of being above it, where `y` = 1 − x is given with its own digits.
    pub(crate) fn tails(&self, x: f64, y: f64) -> (f64, f64) {
        if x <= 0.0 {
            return (0.0, 1.0);
        }
        if y <= 0.0 {
            return (1.0, 0.0);
        }
        let density = self.density(x, y);
        let (a, b) = (self.alpha, self.beta);
        if self.is_low(x) {
            let below = (density * continued_fraction(x, a, b) / a).min(1.0);
            (below, 1.0 - below)
        } else {
            let above = (density * continued_fraction(y, b, a) / b).min(1.0);
            (1.0 - above, above)
        }
    }

    /// The point with probability `below` under it and `above` over it; only the smaller of the two is used, so that
    /// both tails keep their digits.
    ///
    /// `guess` is a log-odds near the answer, if one is known.
    pub(crate) fn point(&self, below: f64, above: f64, guess: Option<f64>) -> BetaPoint {
        if below <= above {
            return self.lower_point(below, guess);
        }
        let mirror = self.mirrored().lower_point(above, guess.map(|t| -t));
        BetaPoint {
            log_odds: -mirror.log_odds,
            ..mirror
        }
    }

    /// The point with probability `u` ≤ ½ under it.
    fn lower_point(&self, u: f64, guess: Option<f64>) -> BetaPoint {
        // Far to the left F = xᵅ / (α B): a straight line in ln F over t, and tangent to the concave ln F. Where the
        // line reaches ln u lies therefore left of the answer.
        let left = (libm::log(u * self.alpha) + self.ln_beta_function()) / self.alpha;
        if left < LEADING_TERM_ONLY {
            return BetaPoint {
                log_odds: left,
                density: self.alpha * u,
            };
        }
        let target = libm::log(u);
        let mut t = guess.unwrap_or(left).max(left);
        for _ in 0..MOST_STEPS {
            let (ln_below, slope) = self.ln_below(share(t), share(-t));
            let step = (target - ln_below) / slope;
            // A guess far too far to the right sends the first step beyond `left`, or out of the numbers altogether.
            let next = if step.is_finite() { t + step } else { left };
            let next = next.max(left);
            let moved = (next - t).abs();
            t = next;
            // Newton's steps square their error: after one this small, only rounding is left.
            if moved <= 1e-10 * t.abs().max(1.0) {
                break;
            }
        }
        BetaPoint {
            log_odds: t,
            density: self.density(share(t), share(-t)),
        }
    }

    /// ln B(α, β), without the cancellation of three log-gammas.
    fn ln_beta_function(&self) -> f64 {
        let (a, b) = if self.alpha <= self.beta {
            (self.alpha, self.beta)
        } else {
            (self.beta, self.alpha)
        };
        let half_ln_tau = 0.5 * libm::log(std::f64::consts::TAU);
        half_ln_tau + (a - 0.5) * libm::log(a)
            - a * libm::log(a + b)
            - (b - 0.5) * libm::log1p(a / b)
            - self.stirling
    }
}

/// The continued fraction of the incomplete beta integral, by the modified method of Lentz.
#[expect(
    clippy::many_single_char_names,
    reason = "the letters of the published algorithm"
)]
fn continued_fraction(x: f64, a: f64, b: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let away_from_zero = |v: f64| if v.abs() < TINY { TINY } else { v };
    let mut c = 1.0;
    let mut d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut value = d;
    for term in 1..MOST_TERMS {
        let m = f64::from(term);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / away_from_zero(1.0 + even * d);
        c = away_from_zero(1.0 + even / c);
        value *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / away_from_zero(1.0 + odd * d);
        c = away_from_zero(1.0 + odd / c);
        let factor = d * c;
        value *= factor;
        if (factor - 1.0).abs() <= 2e-16 {
            break;
        }
    }
    value
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
    fn a_beta_with_whole_shapes_is_a_binomial_tail() {
        // P(Beta(2, 3) ≤ x) = P(Bin(4, x) ≥ 2) = 6 x² − 8 x³ + 3 x⁴
        assert_close(beta_cdf(0.3, 2.0, 3.0), 0.3483, 1e-15);
        assert_close(beta_complement(0.3, 2.0, 3.0), 0.6517, 1e-15);
    }

    #[test]
    fn symmetric_shapes_split_at_one_half_however_large() {
        for shape in [0.05, 0.5, 1.0, 7.0, 1e3, 1e4, 1e6] {
            assert_close(beta_cdf(0.5, shape, shape), 0.5, 5e-13);
        }
    }

    #[test]
    fn quantiles_return_to_their_probability_for_all_shapes() {
        let shapes = [0.05, 0.3, 0.5, 1.0, 1.8, 6.0, 40.0, 700.0, 1e4];
        for alpha in shapes {
            for beta in shapes {
                let shape = BetaShape::new(alpha, beta);
                for exponent in [17.0, 12.0, 9.0, 5.0, 2.0, 1.0, 0.31] {
                    let u = libm::pow(10.0, -exponent);
                    for (below, above) in [(u, 1.0 - u), (1.0 - u, u)] {
                        let t = shape.point(below, above, None).log_odds;
                        let (f, s) = shape.tails(share(t), share(-t));
                        let (got, wanted) = if below < above {
                            (f, below)
                        } else {
                            (s, above)
                        };
                        // The point may lie beyond the smallest number that the machine can hold.
                        if t.abs() < 700.0 {
                            assert_close(got, wanted, 2e-12);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn the_published_beta_has_its_published_percentiles() {
        // METHODS.md UQ-07.
        assert_close(beta_quantile(0.05, 6.0, 14.0), 0.147_469_565_6, 1e-9);
        assert_close(beta_quantile(0.5, 6.0, 14.0), 0.293_220_179_9, 1e-9);
        assert_close(beta_quantile(0.95, 6.0, 14.0), 0.475_797_110_4, 1e-9);
    }
}
