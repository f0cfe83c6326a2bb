//! Integration over the whole real line.

/// The integral of `f` over all real numbers, for an `f` that is smooth and falls off at least exponentially.
///
/// Double-exponential rule: substitute `x = sinh(s)` and take the trapezoidal sum over equidistant `s`, which converges
/// exponentially fast. `reach` says how far out `f` still matters: the sum runs over |x| ≤ `reach`.
///
/// # References
///
/// Takahasi, H. and Mori, M. (1974). Double exponential formulas for numerical integration. *Publications of RIMS* 9,
/// 721–741. <https://doi.org/10.2977/prims/1195192451>
pub(crate) fn integrate(f: impl Fn(f64) -> f64, reach: f64) -> f64 {
    const STEP: f64 = 1.0 / 64.0;
    let mut sum = f(0.0);
    let mut s = STEP;
    loop {
        let x = libm::sinh(s);
        if x > reach {
            return sum * STEP;
        }
        sum += libm::cosh(s) * (f(x) + f(-x));
        s += STEP;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_normal_density_integrates_to_one() {
        let total = integrate(crate::special::normal_density, 40.0);
        assert!((total - 1.0).abs() < 1e-14);
    }

    #[test]
    fn slow_exponential_tails_are_followed_to_their_end() {
        // ∫ exp(−|x|/100) dx is not smooth at 0; its smooth cousin 1/cosh(x/100) integrates to 100 π.
        let total = integrate(|x| 1.0 / libm::cosh(x / 100.0), 5000.0);
        assert!((total / (100.0 * std::f64::consts::PI) - 1.0).abs() < 1e-13);
    }
}
