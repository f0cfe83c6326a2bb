//! Numerical integration, over the whole real line and over a stretch of it.

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

/// Nodes in (0, 1) and weights of the ten-point Gauss–Legendre rule on (−1, 1), which is symmetric.
const TEN_POINTS: [(f64, f64); 5] = [
    (0.148_874_338_981_631_22, 0.295_524_224_714_752_8),
    (0.433_395_394_129_247_2, 0.269_266_719_309_996_5),
    (0.679_409_568_299_024_4, 0.219_086_362_515_982),
    (0.865_063_366_688_984_5, 0.149_451_349_150_580_4),
    (0.973_906_528_517_171_7, 0.066_671_344_308_688_14),
];

/// The integral of a smooth `f` from `low` to `high`, by ten-point Gauss–Legendre panels of half a unit at most.
pub(crate) fn gauss_legendre(f: impl Fn(f64) -> f64, low: f64, high: f64) -> f64 {
    let panels = (2.0 * (high - low)).ceil().max(1.0);
    let half = 0.5 * (high - low) / panels;
    let mut sum = 0.0;
    let mut panel = 0.0;
    while panel < panels {
        let centre = low + (2.0 * panel + 1.0) * half;
        for (node, weight) in TEN_POINTS {
            sum += weight * (f(centre - node * half) + f(centre + node * half));
        }
        panel += 1.0;
    }
    sum * half
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

    #[test]
    fn panels_integrate_an_exponential() {
        let total = gauss_legendre(libm::exp, -1.0, 3.3);
        let expected = libm::exp(3.3) - libm::exp(-1.0);
        assert!((total / expected - 1.0).abs() < 1e-14);
    }
}
